"""What the reader of a brief should know of its sources themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.canonical import instructions
from summarizer.report import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.document import Document


def notices(document: Document) -> Iterator[Notice]:
    """Yield the passages that give orders to a machine: who reads the brief should know that somebody tried."""
    for span in instructions(document):
        note = "this passage gives orders to a machine; what rests on it is marked"
        yield Notice(code="instructions", note=note, document_id=document.id, span=span, quote=span.of(document.text))
