"""How much of each source bears a line of the brief, and how what bears none begins: nobody knows a passage by its id.

A report has the places of its evidence, not those of all passages: one without any stands between those around it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical.markdown_marks import without_marks
from summarizer.document import MARKDOWN, Span, seen
from summarizer.rendering import wording
from summarizer.rendering.marking import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.document import Document
    from summarizer.report import DocumentCoverage, Evidence, Report

_MOST: Final = 12  # stretches told of a document; the rest is counted
_BEGINNING: Final = 44  # characters of a stretch's first words: with its ids and length they fit on one line
_SCRAP: Final = 14  # characters at the end of a line that bears another
_PARAGRAPH: Final = 600  # characters that a reader is led to
_RUN: Final = re.compile(r"p(\d{1,9})(?:-p(\d{1,9}))?")
_SEEN: Final = re.compile(r"\S")
_FIRST_WORD: Final = re.compile(r"[“‘„«\"'(\[¿¡$€£¥]*\w")
#: A paragraph ends at a blank line, or before one that stands for itself: of a list, a table, a heading, a quotation.
_ENDS: Final = re.compile(r"\n[ \t\r]*(?:\n|[-*+•#>|]|\d{1,3}[.)][ \t])")


class Stretch(NamedTuple):
    """Passages in a row that were read and bear no line: their ids, and their first words with their place.

    The words are empty where the text is not known.
    """

    ids: str
    words: str = ""
    at: Span | None = None

    @property
    def told(self) -> str:
        """What readers are told behind the ids."""
        passages = counts((self.ids,))
        many = f"({passages:,} passages)" if passages > 1 else ""
        return " ".join(filter(None, (wording.quoted(self.words) if self.words else "", many)))


class Covered(NamedTuple):
    """What is told of one source: an account of it, its longest stretches that bear no line, and how many are left."""

    document_id: str
    account: str
    stretches: tuple[Stretch, ...]
    more: str

    def line(self, name: str) -> str:
        """Return the account with the ``name`` of the source before it, if it needs one."""
        return f"{name}: {self.account}" if name else self.account


def covered(report: Report) -> Iterator[Covered]:
    """Yield what is told of each source, in the report's order."""
    documents = {document.id: document for document in reversed(report.documents)}
    evidence: dict[str, list[Evidence]] = {}
    for finding in report.findings:
        for one in finding.evidence:
            evidence.setdefault(one.document_id, []).append(one)
    for told in report.coverage.documents:
        yield _covered(told, documents.get(told.document_id), evidence.get(told.document_id, []))


def unmentioned(report: Report) -> str:
    """Return what recurs in the sources and is missing from the brief; empty where nothing is."""
    missing = ", ".join(f"{one.words} ({one.times:,} times)" for one in report.coverage.unmentioned)
    return f"Not in this brief: {missing}" if missing else ""


def counts(runs: Iterable[str]) -> int:
    """Return how many passages there are in runs of ids, as in ``p3`` or ``p5-p9``."""
    return sum(last - first + 1 for first, last in filter(None, map(_numbers, runs)))


def _numbers(run: str) -> tuple[int, int] | None:
    """Return the numbers of the first and last passage of a run; None where it is none, as in a report of strangers."""
    found = _RUN.fullmatch(run)
    return (int(found[1]), int(found[2] or found[1])) if found else None


def _covered(told: DocumentCoverage, document: Document | None, evidence: Sequence[Evidence]) -> Covered:
    stretches = list(_stretches(told.uncited, document, evidence))
    by_length = sorted(range(len(stretches)), key=lambda number: stretches[number][1], reverse=True)
    account = (
        f"{counts(told.cited):,} of {wording.counted(told.passages, 'passage')} cited",
        f"{counts(told.uncited):,} read and not cited",
        f"{counts(told.unread):,} not read ({', '.join(told.unread)})" if told.unread else "",
        _share(document, evidence),
    )
    return Covered(
        document_id=told.document_id,
        account=", ".join(filter(None, account)),
        stretches=tuple(stretches[number][0] for number in sorted(by_length[:_MOST])),
        more=f"and {len(stretches) - _MOST:,} that are shorter" if len(stretches) > _MOST else "",
    )


def _share(document: Document | None, evidence: Iterable[Evidence]) -> str:
    """Return how much of a text bears no line; empty where the report does not carry it."""
    text = seen(document) if document else ""
    whole = _weight(text)
    if not whole:
        return ""
    used = sum(_weight(text[start:end]) for start, end in joined(map(_around, evidence), len(text)))
    told = f"{(whole - used) / whole:.0%}"
    if told == "0%" and used < whole:
        told = "under 1%"
    elif told == "100%" and used:
        told = "over 99%"
    return f"{told} of the text bears no line"


def _weight(text: str) -> int:
    """Return how many characters there are but blanks, of which some layouts are full."""
    return sum(map(len, text.split()))


def _around(evidence: Evidence) -> Span:
    """Return a piece of evidence with the sentences around it, which are read with it."""
    span, sentence = evidence.span, evidence.sentence
    return Span(min(span.start, sentence.start), max(span.end, sentence.end)) if sentence else span


def _stretches(
    runs: Iterable[str], document: Document | None, evidence: Iterable[Evidence]
) -> Iterator[tuple[Stretch, int]]:
    """Yield each run of passages with its first words, and its length in characters, 0 where it is not known."""
    numbered = sorted((of[0], _around(one)) for one in evidence if (of := _numbers(one.passage)))
    numbers = [number for number, _ in numbered]
    # Words of several passages count for the first of them, and reach into the others.
    behind = list(accumulate((span.end for _, span in numbered), max))
    before = list(accumulate((span.start for _, span in reversed(numbered)), min))[::-1]
    for run in runs:
        first, last = _numbers(run) or (0, 0)
        earlier, later = bisect_left(numbers, first), bisect_right(numbers, last)
        # Behind passages that were not read, nobody knows where a run begins.
        known = first == 1 or (earlier > 0 and numbers[earlier - 1] == first - 1)
        if document is None or not known:
            yield Stretch(run), 0
            continue
        start = behind[earlier - 1] if earlier else 0
        end = before[later] if later < len(numbers) else len(document.text)
        yield _beginning(run, document, start, end), max(end - start, 0)


def _beginning(run: str, document: Document, start: int, end: int) -> Stretch:
    """Return a run with its first words: of a line that goes on behind evidence, not the last scrap."""
    text = seen(document)
    scrap = Stretch(run)
    for at in _paragraphs(text, start, end):
        words = " ".join(at.of(text).split())
        shown = without_marks(words) if document.media_type == MARKDOWN else words
        if word := _FIRST_WORD.search(shown):
            found = Stretch(run, wording.cut(shown[word.start() :], _BEGINNING), at)
            if len(found.words) > _SCRAP or "\n" in text[start : at.start]:
                return found
            scrap = scrap if scrap.words else found
    return scrap


def _paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    while first := _SEEN.search(text, start, end):
        until = min(end, first.start() + _PARAGRAPH)
        ends = _ENDS.search(text, first.start(), until)
        start = ends.start() if ends else until
        yield Span(first.start(), start)
