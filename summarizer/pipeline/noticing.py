"""What the reader of a brief should know of its sources themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.canonical import instructions
from summarizer.document import Span
from summarizer.extracting import understood
from summarizer.report import Notice

_NOT_UNDERSTOOD: Final = (
    "the embedded model reads English, French, German and Spanish, and this seems to be none of them; "
    "it gives the actors and the questions asked, and nothing else"
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.document import Document


def notices(document: Document, *, embedded: bool) -> Iterator[Notice]:
    """Yield what its loader noticed, and the passages that give orders to a machine: somebody tried.

    ``embedded`` tells that the embedded model reads it: what of it that model cannot read is noticed too.
    """
    for note in document.notices:
        yield Notice(code="source", note=note, document_id=document.id, span=Span(0, 0), quote="")
    if embedded and not understood(document):
        yield Notice(code="language", note=_NOT_UNDERSTOOD, document_id=document.id, span=Span(0, 0), quote="")
    for span in instructions(document):
        note = "this passage gives orders to a machine; what rests on it is marked"
        yield Notice(code="instructions", note=note, document_id=document.id, span=span, quote=span.of(document.text))
