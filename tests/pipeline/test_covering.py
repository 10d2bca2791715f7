"""How much of the sources stands in a brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer import Document, Settings, summarize
from summarizer.brief import Citation
from summarizer.errors import ServerUnavailableError
from summarizer.kinds.brief import ActorsAndStakes, Proposal
from summarizer.rendering import render
from tests.models import Scripted

if TYPE_CHECKING:
    from summarizer.model import Question

TEXT = "\n\n".join(f"Item {n}. Keeper number {n} wants a new lamp for tower number {n}." for n in range(1, 41))


def first_passage(question: Question) -> ActorsAndStakes:
    passage = question.chunk.passages[0]
    quote = passage.span.of(question.document.text)
    citation = Citation(passage=passage.id, quote=quote)
    return ActorsAndStakes(proposals=(Proposal(statement=quote, citations=(citation,)),))


def ids(ranges: tuple[str, ...]) -> list[int]:
    found: list[int] = []
    for one in ranges:
        first, _, last = one.replace("p", "").partition("-")
        found += range(int(first), int(last or first) + 1)
    return found


def test_every_passage_is_cited_or_read_or_unread():
    """The three lists of a document cover its passages without overlap, and a failed chunk's are the unread ones."""
    gone = ServerUnavailableError("the server is gone")
    model = Scripted(lambda question: gone if question.chunk.number == 2 else first_passage(question))
    report = summarize(Document.from_text(TEXT), model=model, settings=Settings(chunk_characters=1000))
    (covered,) = report.coverage.documents
    parts = [ids(covered.cited), ids(covered.uncited), ids(covered.unread)]
    assert all(parts)
    assert sorted(number for part in parts for number in part) == list(range(1, covered.passages + 1))
    assert covered.passages == report.coverage.passages
    lost = next(question.chunk for question in model.asked if question.chunk.number == 2)
    assert ids(covered.unread) == [int(passage.id[1:]) for passage in lost.passages]


@pytest.mark.parametrize("to", ["terminal", "markdown"])
def test_coverage_is_printed_where_it_is_asked_for(to: str):
    """Which passages bear a line, and what recurs and is missing."""
    text = "Ann sees Oda. It is said of Oda that she may go. So says Oda."
    report = summarize(Document.from_text(text), model=Scripted(lambda _: ActorsAndStakes()))
    printed = render(report, to, coverage=True)
    assert "Coverage" in printed
    assert "p1-p3" in printed.replace("\\", "")
    assert "Oda (3 times)" in printed.replace("\\", "")
    assert "Coverage" not in render(report, to)
