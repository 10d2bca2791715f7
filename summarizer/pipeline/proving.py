"""The straight line of a proof: a report and its sources → every line tried again → Proof. No model is asked."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, NamedTuple

from pydantic import ValidationError
from pydantic_core import from_json

from summarizer.brief import Item
from summarizer.errors import SourceError
from summarizer.grounding import locate
from summarizer.loading import load
from summarizer.pipeline.sources import documents_of
from summarizer.proof import Fault, Proof
from summarizer.report import SCHEMA_VERSION, Evidence, Refusal, Report
from summarizer.splitting import passages
from summarizer.verifying import untold, verify

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from summarizer.document import Document
    from summarizer.grounding import Locator
    from summarizer.pipeline.sources import Source
    from summarizer.report import Doubt, Finding

_LARGEST_REPORT: Final = 500_000_000  # bytes: a report carries the text of its sources
_BOTTOM_LINE: Final = "bottom_line"
_NEVER_CUT: Final = 1000  # characters of a passage, the least that settings let a chunk have
_SHOWN: Final = 300  # characters of the source that a fault shows, or of a report that an error shows

# What a text file may have been written in, with a byte order mark or without, tried in turn to find the bytes that its
# hash is of.
_ENCODINGS: Final = (
    "utf-8 utf-16-le utf-16-be utf-32-le utf-32-be cp1252 latin-1 cp932 euc_jp iso2022_jp gb18030 big5 cp949 cp1251 "
    "koi8_r cp866 cp1250 iso8859_2 cp1253 cp1254 cp1255 cp1256 cp1257 cp874"
).split()


class _Original(NamedTuple):
    """A source as it is now, and what is needed to look quotes up in it.

    ``numbered`` tells whether its passages have the same numbers in every brief: the long ones may be cut for a model.
    """

    document: Document
    locator: Locator
    numbered: bool


def read_report(source: str | Path) -> Report:
    """Return the report in a JSON file ("-": standard input). Raises SourceError where there is none."""
    (file,) = load(source, max_bytes=_LARGEST_REPORT)
    hint = "name what summarizer brief --format json wrote"
    try:
        data = from_json(file.text, allow_inf_nan=False)
    except ValueError as error:
        raise SourceError(f"{file.source} is no report, or not all of one: {error}", hint=hint) from None
    if not isinstance(data, dict) or "findings" not in data:
        raise SourceError(f"{file.source} is no report", hint=hint)
    if data.get("schema_version") != SCHEMA_VERSION:
        found = str(data.get("schema_version"))[:_SHOWN]
        raise SourceError(
            f"{file.source} is a report of schema version {found}, which is not known here",
            hint=f"this summarizer reads version {SCHEMA_VERSION}: verify it with the one that wrote it",
        )
    try:
        return Report.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        place = ".".join(map(str, first["loc"]))[:_SHOWN] or "it"
        raise SourceError(f"{file.source} is no report: {place}: {first['msg'][:_SHOWN]}", hint=hint) from None
    except RecursionError:
        raise SourceError(f"{file.source} is no report: it is nested too deep", hint=hint) from None


def prove(report: Report, *sources: Source) -> Proof:
    """Return every fault between ``report`` and its sources: those given, else the texts that it carries.

    Every quote must stand at its span, under its speaker; every statement must pass the checks of its evidence again;
    the bottom line must rest on findings that do. What the report counts (calls, tokens, coverage), and what it says of
    the model and of itself, is not proved.
    Raises SourceError where a source cannot be read.
    """
    documents, faults = _matched(report, sources) if sources else _carried(report)
    originals = {key: _original(document) for key, document in documents.items()}
    for finding in report.findings:
        faults += _faults_of(finding, originals, documents)
    faults += _concluded(report, documents, {fault.subject for fault in faults if fault.severity == "reject"})
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
    if not document.id or not document.sha256.startswith(document.id):
        return False
    return any(sha256(data).hexdigest() == document.sha256 for data in _encoded(document.text))


def _encoded(text: str) -> Iterator[bytes]:
    """Yield the bytes that a file of ``text`` may have had."""
    for encoding in _ENCODINGS:
        for mark in ("", "\ufeff"):
            with suppress(UnicodeEncodeError):
                yield (mark + text).encode(encoding)


def _matched(report: Report, sources: Sequence[Source]) -> tuple[dict[str, Document], list[Fault]]:
    """Return the sources given under the ids that the report has for them: the same bytes, else the same file name."""
    given = {one.sha256: one for source in sources for one in documents_of(source)}
    same = {document.id: given[document.sha256] for document in report.documents if document.sha256 in given}
    named = {document.sha256 for document in report.documents}
    spare = [one for key, one in given.items() if key not in named]
    documents: dict[str, Document] = {}
    faults = []
    for document in report.documents:
        found = same.get(document.id) or _counterpart(document, spare, alone=len(report.documents) == 1)
        if found is None:
            note = "no source was given for it; name its file with --source"
            faults.append(Fault(code="source_missing", severity="reject", subject=document.title, note=note))
            continue
        documents[document.id] = found
        if document.id not in same:
            spare.remove(found)
            note = f"{found.source} is not what the report was made of: it was changed since, or is another file"
            faults.append(Fault(code="source_changed", severity="reject", subject=document.title, note=note))
    note = "the report was not made of it; nothing was held against it"
    faults += (Fault(code="source_unused", severity="caution", subject=one.source, note=note) for one in spare)
    return documents, faults


def _counterpart(document: Document, spare: Sequence[Document], *, alone: bool) -> Document | None:
    """Return what a changed document is now: the file of its name, or the only one there is."""
    named = next((one for one in spare if _name(one) == _name(document)), None)
    return named or (spare[0] if alone and len(spare) == 1 else None)


def _name(document: Document) -> str:
    return PurePath(document.source).name


def _original(document: Document) -> _Original:
    own = passages(document)
    numbered = all(len(passage.span) <= _NEVER_CUT for passage in own)
    return _Original(document, locate(document, own), numbered)


def _faults_of(
    finding: Finding, originals: Mapping[str, _Original], documents: Mapping[str, Document]
) -> Iterator[Fault]:
    """Yield what does not hold of a finding: its quotes first, then its statement against those that do."""
    statement = finding.item.statement
    for told in finding.doubts:
        if told.severity == "reject" or told.span.end > len(statement):
            note = "no such doubt stands with a finding: what is rejected is left out, and words in doubt are its own"
            yield _wrong("edited_doubt", note).model_copy(update={"subject": finding.id, "text": statement})
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
    for doubt in untold(doubts, finding.doubts):
        hidden = doubt.model_copy(update={"note": f"the report does not tell this caution: {doubt.note}"})
        yield _refuted(hidden, finding.id, statement)


def _misquoted(evidence: Evidence, original: _Original | None) -> Iterator[Fault]:
    """Yield what is wrong with a piece of evidence; the caller says of which finding."""
    if original is None:
        yield _wrong("source_missing", "its source is none of those at hand")
        return
    there = evidence.span.of(original.document.text)
    found = original.locator.find(evidence.quote, near=evidence.span.start)
    if there != evidence.quote:
        if isinstance(found, Evidence) and found.quote == evidence.quote:
            note = f"it stands at characters {found.span.start}-{found.span.end} of the source, not where it says"
            yield _wrong("moved_span", note)
        else:
            yield _wrong("edited_quote", "these words do not stand there", instead=there[:_SHOWN])
        return
    # What an ellipsis leaves out may make the whole too long; else no quote that was accepted is ever refused.
    if isinstance(found, Refusal) and not (found.code == "too_long" and evidence.match == "elided"):
        yield _wrong("unquotable", found.note)
        return
    yield from _misplaced(evidence, original)
    if isinstance(found, Evidence) and found.span == evidence.span:
        # A long passage may have been cut for a model, and its pieces taken for sentences.
        whole = found.sentence or found.span
        if original.numbered or len(whole) <= _NEVER_CUT:
            yield from _torn(evidence, found)


def _misplaced(evidence: Evidence, original: _Original) -> Iterator[Fault]:
    """Yield what a piece of evidence says of its place and speaker, and the source does not."""
    passage = original.locator.passage(evidence.span)
    if passage is None:
        return
    if passage.speaker != evidence.speaker:
        yield _wrong("edited_speaker", f"the source gives these words to {passage.speaker or 'no speaker'}")
    if passage.part != evidence.part:
        yield _wrong("edited_part", f"these words stand in the part {passage.part or 'without a title'}")
    if original.numbered and evidence.passage and passage.id != evidence.passage:
        yield _wrong("edited_passage", f"these words stand in {passage.id}, not in {evidence.passage}")


def _torn(evidence: Evidence, found: Evidence) -> Iterator[Fault]:
    """Yield what a piece of evidence does not tell of its sentence, which ``found`` does."""
    if found.clipped and not evidence.clipped:
        yield _wrong("hidden_clip", "it leaves out words that turn its meaning, and does not say so", found.clipped)
    elif found.clipped != evidence.clipped:
        yield _wrong("edited_clip", f"it is said to leave out “{evidence.clipped[:_SHOWN]}”", found.clipped)
    if evidence.sentence not in (None, found.sentence):
        yield _wrong("edited_sentence", "the sentence that it stands in is another")


def _wrong(code: str, note: str, instead: str = "") -> Fault:
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


def _concluded(report: Report, documents: Mapping[str, Document], refuted: Collection[str]) -> Iterator[Fault]:
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
        if fallen := [key for key in summary.findings if key in refuted]:
            note = f"it rests on {', '.join(fallen)}, which does not stand"
            yield Fault(code="unproved", severity="reject", subject=_line(number), note=note, text=summary.text)
            continue
        evidence = [one for key in summary.findings for one in findings[key].evidence]
        # Constructed, not validated: a report from a file may hold any text.
        for doubt in verify(Item.model_construct(statement=summary.text, citations=()), evidence, documents):
            if doubt.severity == "reject":
                yield _refuted(doubt, _line(number), summary.text)


def _line(number: int) -> str:
    return f"{_BOTTOM_LINE} {number + 1}"
