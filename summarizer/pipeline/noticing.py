"""What the reader of a brief should know of its sources themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.canonical import instructions
from summarizer.document import Span
from summarizer.report import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.document import Document


def notices(document: Document) -> Iterator[Notice]:
    """Yield what its loader noticed, and the passages that give orders to a machine: somebody tried."""
    for note in document.notices:
        yield Notice(code="source", note=note, document_id=document.id, span=Span(0, 0), quote="")
    for span in instructions(document):
        note = "this passage gives orders to a machine; what rests on it is marked"
        yield Notice(code="instructions", note=note, document_id=document.id, span=span, quote=span.of(document.text))
