"""What a quote leaves out of its sentence, where that turns the meaning, the statement must carry itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.document import Span
from summarizer.report import Doubt
from summarizer.verifying.firmness import firmness
from summarizer.verifying.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.document import Document
    from summarizer.report import Evidence


def clipped(statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt a statement whose quote stops short of words like "No evidence that", unless it says so itself."""
    del sources
    for one in evidence:
        if one.clipped and not _carries(statement, one.clipped):
            yield Doubt(
                check="clipped",
                severity="caution",
                note=f"the quote leaves out “{one.clipped}”, which turns what it says",
                span=Span(0, len(statement)),
                instead=one.clipped,
                at=one.sentence,
                document_id=one.document_id,
            )


def _carries(statement: str, left_out: str) -> bool:
    """Tell whether a statement denies, hedges or reports as the words left out do, or has one of them."""
    said, turn = firmness(statement), firmness(left_out)
    if not {*read(statement).words}.isdisjoint(_telling(left_out)):
        return True
    if turn.denies:
        return said.denies
    if turn.hedges:
        return said.hedges
    return turn.reports and said.reports


def _telling(words: str) -> frozenset[str]:
    return frozenset(word for word in read(words).words if len(word) > 3 or not word.isalpha())  # noqa: PLR2004
