"""The straight line of a proof: a report and its sources → every line tried again → Proof. No model is asked."""

from __future__ import annotations

from bisect import bisect_right
from hashlib import sha256
from importlib.metadata import version
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, NamedTuple

from pydantic import ValidationError

from summarizer.brief import Item
from summarizer.document import Document
from summarizer.errors import SourceError
from summarizer.grounding import locate
from summarizer.loading import load
from summarizer.proof import Fault, Proof
from summarizer.report import Evidence, Report
from summarizer.splitting import split
from summarizer.verifying import verify

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from summarizer.document import Passage
    from summarizer.grounding import Locator
    from summarizer.report import Doubt, Finding

    Source = str | Path | Document

_LARGEST_REPORT: Final = 500_000_000  # bytes: a report carries the text of its sources
_BOTTOM_LINE: Final = "bottom_line"
_NEVER_CUT: Final = 1000  # characters of a passage, the least that settings let a chunk have
_SHOWN: Final = 300  # characters of the source that a fault shows

# What a text file may have been written in, tried in turn to find the bytes that its hash is of.
_ENCODINGS: Final = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1")


class _Original(NamedTuple):
    """A source as it is now, and what is needed to look quotes up in it.

    ``numbered`` tells whether its passages have the same numbers in every brief: the long ones may be cut for a model.
    """

    document: Document
    passages: Sequence[Passage]
    starts: Sequence[int]
    locator: Locator
    numbered: bool


def read_report(source: str | Path) -> Report:
    """Return the report in a JSON file ("-": standard input). Raises SourceError where there is none."""
    (file,) = load(source, max_bytes=_LARGEST_REPORT)
    try:
        return Report.model_validate_json(file.text)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        place = ".".join(map(str, first["loc"])) or "it"
        raise SourceError(
            f"{source} is no report: {place}: {first['msg']}", hint="name what summarizer brief --format json wrote"
        ) from None


def prove(report: Report, *sources: Source) -> Proof:
    """Return every fault between ``report`` and its sources: those given, else the texts that it carries.

    Every quote must stand at its span, under its speaker; every statement must pass the checks of its evidence again;
    the bottom line must rest on findings that do. What the report counts (calls, tokens, coverage) is not proved.
    Raises SourceError where a source cannot be read.
    """
    documents, faults = _matched(report, sources) if sources else _carried(report)
    originals = {key: _original(document) for key, document in documents.items()}
    for finding in report.findings:
        faults += _faults_of(finding, originals, documents)
    faults += _concluded(report, documents)
    faulty = {fault.subject for fault in faults if fault.severity == "reject"}
    lines = [finding.id for finding in report.findings] + [_line(n) for n in range(len(report.bottom_line))]
    return Proof(
        title=report.title,
        documents=tuple(documents.values()),
        lines=len(lines),
        proved=sum(line not in faulty for line in lines),
        faults=tuple(faults),
        versions={"summarizer": version("summarizer")},
    )


def _carried(report: Report) -> tuple[dict[str, Document], list[Fault]]:
    """Return the report's own documents by id, with a fault for each whose text is not what its hash is of."""
    faults = []
    for document in report.documents:
        if not _is_hashed(document):
            note = "the text it carries is not what its hash was made of; name the file with --source"
            faults.append(Fault(code="source_changed", severity="reject", subject=document.title, note=note))
    return {document.id: document for document in report.documents}, faults


def _is_hashed(document: Document) -> bool:
    if not document.sha256.startswith(document.id):
        return False
    for encoding in _ENCODINGS:
        try:
            data = document.text.encode(encoding)
        except UnicodeEncodeError:
            continue
        if sha256(data).hexdigest() == document.sha256:
            return True
    return False


def _matched(report: Report, sources: Sequence[Source]) -> tuple[dict[str, Document], list[Fault]]:
    """Return the sources given under the ids that the report has for them: the same bytes, else the same file name."""
    given = [one for source in sources for one in ([source] if isinstance(source, Document) else load(source))]
    documents: dict[str, Document] = {}
    faults = []
    for document in report.documents:
        same = next((one for one in given if one.sha256 == document.sha256), None)
        named = next((one for one in given if _name(one) == _name(document)), None)
        alone = given[0] if len(given) == len(report.documents) == 1 else None
        found = same or named or alone
        if found is None:
            note = "no source was given for it; name its file with --source"
            faults.append(Fault(code="source_missing", severity="reject", subject=document.title, note=note))
            continue
        documents[document.id] = found
        if not same:
            note = f"{found.source} is not what the report was made of: it was changed since, or is another file"
            faults.append(Fault(code="source_changed", severity="reject", subject=document.title, note=note))
    return documents, faults


def _name(document: Document) -> str:
    return PurePath(document.source).name


def _original(document: Document) -> _Original:
    passages = tuple(passage for chunk in split(document) for passage in chunk.passages)
    starts = [passage.span.start for passage in passages]
    numbered = all(len(passage.span) <= _NEVER_CUT for passage in passages)
    return _Original(document, passages, starts, locate(document, passages), numbered)


def _faults_of(
    finding: Finding, originals: Mapping[str, _Original], documents: Mapping[str, Document]
) -> Iterator[Fault]:
    """Yield what does not hold of a finding: its quotes first, then its statement against those that do."""
    statement = finding.item.statement
    standing = []
    for evidence in finding.evidence:
        faults = list(_misquoted(evidence, originals.get(evidence.document_id)))
        yield from (fault.model_copy(update={"subject": finding.id, "text": evidence.quote}) for fault in faults)
        if not faults:
            standing.append(evidence)
    if not standing:
        return  # nothing is left to hold the statement against, and that is said
    doubts = verify(finding.item, standing, documents)
    yield from (_refuted(doubt, finding.id, statement) for doubt in doubts if doubt.severity == "reject")
    told = {(doubt.check, doubt.span) for doubt in finding.doubts}
    for doubt in doubts:
        if doubt.severity == "caution" and (doubt.check, doubt.span) not in told:
            untold = doubt.model_copy(update={"note": f"the report does not tell this caution: {doubt.note}"})
            yield _refuted(untold, finding.id, statement)


def _misquoted(evidence: Evidence, original: _Original | None) -> Iterator[Fault]:
    """Yield what is wrong with a piece of evidence; the caller says of which finding."""
    if original is None:
        yield _wrong("source_missing", "its source is none of those at hand")
        return
    text = original.document.text
    there = evidence.span.of(text)
    if there != evidence.quote:
        found = original.locator.find(evidence.quote, near=evidence.span.start)
        if isinstance(found, Evidence) and found.quote == evidence.quote:
            note = f"it stands at characters {found.span.start}-{found.span.end} of the source, not where it says"
            yield _wrong("moved_span", note)
        else:
            yield _wrong("edited_quote", "the source has other words in its place", instead=there[:_SHOWN])
        return
    passage = _passage(evidence, original)
    if passage is None:
        return
    if passage.speaker != evidence.speaker:
        yield _wrong("edited_speaker", f"the source gives these words to {passage.speaker or 'no speaker'}")
    if passage.part != evidence.part:
        yield _wrong("edited_part", f"these words stand in the part {passage.part or 'without a title'}")
    if original.numbered and evidence.passage and passage.id != evidence.passage:
        yield _wrong("edited_passage", f"these words stand in {passage.id}, not in {evidence.passage}")


def _passage(evidence: Evidence, original: _Original) -> Passage | None:
    """Return the passage that the evidence starts in, or the first that it reaches."""
    number = max(0, bisect_right(original.starts, evidence.span.start) - 1)
    reached = (one for one in original.passages[number : number + 2] if one.span.overlaps(evidence.span))
    return next(reached, None)


def _wrong(code: str, note: str, *, instead: str = "") -> Fault:
    return Fault(code=code, severity="reject", subject="", note=note, instead=instead)


def _refuted(doubt: Doubt, subject: str, text: str) -> Fault:
    return Fault(
        code=doubt.check,
        severity=doubt.severity,
        subject=subject,
        note=doubt.note,
        text=text,
        words=doubt.span,
        instead=doubt.instead,
        at=doubt.at,
        document_id=doubt.document_id,
    )


def _concluded(report: Report, documents: Mapping[str, Document]) -> Iterator[Fault]:
    """Yield what does not hold of the bottom line, and the ids that two findings share."""
    findings: dict[str, Finding] = {}
    for finding in report.findings:
        if findings.setdefault(finding.id, finding) is not finding:
            yield Fault(code="same_id", severity="reject", subject=finding.id, note="two findings have this id")
    for number, summary in enumerate(report.bottom_line):
        missing = [key for key in summary.findings if key not in findings]
        if missing:
            note = f"it rests on {', '.join(missing)}, which is not in the report"
            yield Fault(code="uncited", severity="reject", subject=_line(number), note=note, text=summary.text)
            continue
        evidence = [one for key in summary.findings for one in findings[key].evidence]
        for doubt in verify(Item(statement=summary.text, citations=()), evidence, documents):
            if doubt.severity == "reject":
                yield _refuted(doubt, _line(number), summary.text)


def _line(number: int) -> str:
    return f"{_BOTTOM_LINE} {number + 1}"
