"""What is held against a text or a report, in one form that every format of ``check`` and ``verify`` lays out.

Every string may hold text of strangers, so none is printed before it is escaped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from summarizer.document import Span
from summarizer.rendering import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from summarizer.check_report import CheckReport, Claim
    from summarizer.document import Document
    from summarizer.proof import Fault, Proof
    from summarizer.report import Doubt

_SHORT = 400  # characters of a source's sentence that still help beside a reason


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
    """Everything tried, in order; ``file`` and ``content`` are what the places in the entries refer to."""

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
    for number, claim in enumerate(report.claims, 1):
        doubts = [doubt for doubt in report.doubts if claim.span.start <= doubt.span.start < claim.span.end]
        entries = tuple(_doubted(doubt, claim, text, names) for doubt in doubts)
        cases.append(Case(f"sentence {number}: {claim.span.of(text)}", entries))
    rejected = sum(any(entry.severity == "reject" for entry in case.entries) for case in cases)
    cautioned = sum(bool(case.entries) for case in cases) - rejected
    account = [wording.counted(len(cases), "sentence"), f"{rejected:,} rejected", f"{cautioned:,} to look at"]
    if report.quotations:
        found = sum(quotation.evidence is not None for quotation in report.quotations)
        account.append(f"{found:,} of {wording.counted(len(report.quotations), 'quotation')} found in the sources")
    return Listing(
        title=report.text.title,
        origin=f"Held against {_sources(report.documents)}.",
        account=" · ".join(account),
        clear="Nothing in it is in doubt." if cases else "There is no sentence in it.",
        file=report.text.source,
        content=text,
        cases=tuple(cases),
    )


def _doubted(doubt: Doubt, claim: Claim, text: str, names: Mapping[str, str]) -> Entry:
    start = claim.span.start
    words = Span(doubt.span.start - start, min(doubt.span.end, claim.span.end) - start)
    nearest = tuple((one.quote, wording.place(one, names)) for one in claim.nearest if len(one.quote) <= _SHORT)
    return Entry(
        severity=doubt.severity,
        rule=doubt.check,
        text=claim.span.of(text),
        words=words,
        note=_noted(doubt.note, doubt.instead),
        nearest=nearest[:1],
        at=doubt.span,
    )


def of_proof(proof: Proof) -> Listing:
    """Return the faults of a report, each a case of its own, and one case for all that is proved."""
    names = wording.names_of(proof.documents)
    cases = [Case(f"{proof.proved} of {proof.lines} lines proved", ())]
    cases += (Case(f"{fault.subject}: {fault.text or fault.note}", (_faulty(fault, names),)) for fault in proof.faults)
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
        file="",
        content="",
        cases=tuple(cases),
    )


def _faulty(fault: Fault, names: Mapping[str, str]) -> Entry:
    document = names.get(fault.document_id, fault.document_id)
    note = _noted(fault.note, fault.instead) + (f" (in {document})" if document and fault.instead else "")
    return Entry(
        severity=fault.severity,
        rule=fault.code,
        text=f"{fault.subject}: {fault.text}" if fault.text else fault.subject,
        words=_moved(fault.words, len(fault.subject) + 2) if fault.words and fault.text else Span(0, 0),
        note=note,
    )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _noted(note: str, instead: str) -> str:
    return note.rstrip(". ") + (f"; the source has “{instead}”" if 0 < len(instead) <= _SHORT else "")


def _sources(documents: Iterable[Document]) -> str:
    named = [wording.with_source(document) for document in documents]
    kept = named[: wording.NAMED_AT_MOST]
    more = len(named) - len(kept)
    return "; ".join(kept) + (f"; and {more} more" if more else "")
