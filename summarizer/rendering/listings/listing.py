"""What is held against a text or a report, in one form that every format of ``check`` and ``verify`` lays out.

Every string may hold text of strangers, so none is printed before it is escaped.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from summarizer.document import Span
from summarizer.rendering import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from summarizer.check_report import CheckReport
    from summarizer.document import Document
    from summarizer.proof import Fault, Proof
    from summarizer.report import Doubt, Evidence

_SHORT = 400  # characters of a source's sentence that still help beside a reason
_BESIDE = 300  # characters on either side of doubtful words, of which twice as many are shown


class Entry(NamedTuple):
    """One thing held against ``text``: the ``words`` of it, by which rule, and what the sources have instead.

    ``nearest`` are passages of the sources to compare, each with its place. ``at`` is where the words stand in the
    file as a whole (None where that is not known).
    """

    severity: str
    rule: str
    text: str
    words: Span
    note: str
    nearest: tuple[tuple[str, str], ...] = ()
    at: Span | None = None


class Case(NamedTuple):
    """One line that was tried, and all that is held against it."""

    name: str
    entries: tuple[Entry, ...]


class Listing(NamedTuple):
    """Everything tried, in order.

    ``file`` and ``content`` are what the places in the entries refer to; ``file`` is "" where that is in no file.
    """

    title: str
    origin: str
    account: str
    clear: str
    file: str
    content: str
    cases: tuple[Case, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry of every case."""
        return tuple(entry for case in self.cases for entry in case.entries)


def of_check(report: CheckReport) -> Listing:
    """Return what is held against the sentences of a checked text."""
    names = wording.names_of(report.documents)
    text = report.text.text
    cases = []
    inside: list[Case] = []
    outside: list[Case] = []
    for number, span, nearest, doubts in _by_sentence(report):
        entries = tuple(_doubted(doubt, span, nearest, text, names) for doubt in doubts)
        name = f"sentence {number}" if number else "no sentence"
        case = Case(f"{name}: {span.of(text)[:_SHORT]}", entries)
        cases.append(case)
        (inside if number else outside).append(case)
    account = [wording.counted(len(inside), "sentence"), *_judged(inside)]
    if outside:
        account.append(f"outside them {', '.join(_judged(outside))}")
    if report.quotations:
        found = sum(quotation.evidence is not None for quotation in report.quotations)
        account.append(f"{found:,} of {wording.counted(len(report.quotations), 'quotation')} found in the sources")
    return Listing(
        title=report.text.title,
        origin=f"Held against {_sources(report.documents)}.",
        account=" · ".join(account),
        clear="Nothing in it is in doubt." if cases else "There is no sentence in it.",
        file=report.text.file,
        content=text,
        cases=tuple(cases),
    )


def _judged(cases: Iterable[Case]) -> tuple[str, str]:
    """Return how many of the cases are rejected, and how many are only in doubt."""
    doubted = [{entry.severity for entry in case.entries} for case in cases if case.entries]
    rejected = sum("reject" in severities for severities in doubted)
    return f"{rejected:,} rejected", f"{len(doubted) - rejected:,} to look at"


def _by_sentence(report: CheckReport) -> Iterator[tuple[int, Span, Sequence[Evidence], Sequence[Doubt]]]:
    """Yield each sentence with its number and doubts, in order, and as number 0 each doubt outside them all."""
    doubts = sorted(report.doubts, key=lambda doubt: doubt.span)
    starts = [doubt.span.start for doubt in doubts]
    done = 0
    for number, claim in enumerate(sorted(report.claims, key=lambda claim: claim.span), 1):
        first = max(done, bisect_left(starts, claim.span.start))
        yield from ((0, doubt.span, (), (doubt,)) for doubt in doubts[done:first])
        done = max(first, bisect_left(starts, claim.span.end))
        yield number, claim.span, claim.nearest, doubts[first:done]
    yield from ((0, doubt.span, (), (doubt,)) for doubt in doubts[done:])


def _doubted(doubt: Doubt, sentence: Span, nearest: Iterable[Evidence], text: str, names: Mapping[str, str]) -> Entry:
    end = min(doubt.span.end, sentence.end)
    words = Span(min(doubt.span.start, end) - sentence.start, end - sentence.start)
    shown, words = _around(sentence.of(text), words)
    compared = ((one.quote, wording.place(one, names)) for one in nearest if len(one.quote) <= _SHORT)
    return Entry(
        severity=doubt.severity,
        rule=doubt.check,
        text=shown,
        words=words,
        note=_noted(doubt.note, doubt.instead),
        nearest=tuple(compared)[:1],
        at=doubt.span,
    )


def of_proof(proof: Proof) -> Listing:
    """Return what is wrong with a report's documents or with the whole of it, then its lines with their faults."""
    names = wording.names_of(proof.documents)
    texts: dict[tuple[str, str], str] = {(line.about, line.subject): line.text for line in proof.tried}
    others = dict.fromkeys((fault.about, fault.subject) for fault in proof.faults)
    faults: dict[tuple[str, str], list[Fault]] = {
        key: [] for key in (*(key for key in others if key not in texts), *texts)
    }
    for fault in proof.faults:
        faults[fault.about, fault.subject].append(fault)
    cases = [
        Case(_name(about, subject, texts.get((about, subject), "")), tuple(_faulty(fault, names) for fault in its))
        for (about, subject), its in faults.items()
    ]
    rejected = sum(fault.severity == "reject" for fault in proof.faults)
    account = (
        f"{proof.proved:,} of {wording.counted(proof.lines, 'line')} proved",
        wording.counted(rejected, "fault"),
        f"{len(proof.faults) - rejected:,} to look at",
        "proved against the sources, not signed",
    )
    return Listing(
        title=proof.title,
        origin=f"Proved against {_sources(proof.documents)}.",
        account=" · ".join(account),
        clear="Every line is proved.",
        file=proof.file,
        content="",
        cases=tuple(cases),
    )


def _name(about: str, subject: str, text: str) -> str:
    """Return what a case is called: "A1: the statement", "document: its title"."""
    return f"{subject[:_SHORT]}: {text[:_SHORT]}" if text else f"{about}: {subject[:_SHORT]}"


def _faulty(fault: Fault, names: Mapping[str, str]) -> Entry:
    document = names.get(fault.document_id, fault.document_id)
    note = _noted(fault.note, fault.instead) + (f" (in {document})" if document and fault.instead else "")
    subject, said = fault.subject[:_SHORT], fault.text
    words = fault.words if fault.words and fault.words.end <= len(said) else None
    shown, marked = _around(said, words or Span(0, 0))
    return Entry(
        severity=fault.severity,
        rule=fault.code,
        text=f"{subject}: {shown}" if said else subject,
        words=marked.moved(len(subject) + 2) if words else Span(0, 0),
        note=note,
    )


def _around(text: str, words: Span) -> tuple[str, Span]:
    """Return ``text`` as far as it helps, and where in it the ``words``, as far as it has them, then stand."""
    start = min(words.start, len(text))
    words = Span(start, min(words.end, len(text), start + 2 * _BESIDE))
    shown = Span(max(0, words.start - _BESIDE), min(len(text), words.end + _BESIDE))
    before = "…" if shown.start else ""
    after = "…" if shown.end < len(text) else ""
    return f"{before}{shown.of(text)}{after}", words.moved(len(before) - shown.start)


def _noted(note: str, instead: str) -> str:
    """Return a note with what the source has instead, unless it quotes that itself or that is long."""
    is_told = not instead or len(instead) > _SHORT or wording.quoted(instead) in note
    return note.rstrip(". ") + ("" if is_told else f"; the source has {wording.quoted(instead)}")


def _sources(documents: Iterable[Document]) -> str:
    named = [wording.with_source(document) for document in documents]
    kept = named[: wording.NAMED_AT_MOST]
    more = len(named) - len(kept)
    return "; ".join(kept) + (f"; and {more} more" if more else "") or "none of its sources"
