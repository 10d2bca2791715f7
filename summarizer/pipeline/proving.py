"""The straight line of a proof: a report and its sources → every line tried again → Proof. No model is asked."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from hashlib import sha256
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, Unpack

from pydantic import ValidationError
from pydantic_core import from_json

from summarizer.comparing import corroborated
from summarizer.document import identity
from summarizer.errors import SourceError
from summarizer.kinds import KINDS
from summarizer.loading import load
from summarizer.pipeline.noticing import notices
from summarizer.pipeline.refuting import faults_of, faults_of_sentence, is_numbered, original
from summarizer.pipeline.rewriting import is_of_this_version, rewritten, sentences_rewritten, written_again
from summarizer.pipeline.sources import Limits, documents_of
from summarizer.pipeline.versions import own_version
from summarizer.proof import Fault, Line, Proof, named_sentence
from summarizer.report import SCHEMA_VERSION, Report
from summarizer.settings import EMBEDDED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from summarizer.document import Document
    from summarizer.pipeline.sources import Source

_LARGEST_REPORT: Final = 500_000_000  # bytes: a report carries the text of its sources
_SHOWN: Final = 300  # characters of the source that a fault shows, or of a report that an error shows

# What a text file may have been written in, with a byte order mark or without, tried in turn to find the bytes that its
# hash is of.
_ENCODINGS: Final = (
    "utf-8 utf-16-le utf-16-be utf-32-le utf-32-be cp1252 latin-1 cp932 euc_jp iso2022_jp gb18030 big5 cp949 cp1251 "
    "koi8_r cp866 cp1250 iso8859_2 cp1253 cp1254 cp1255 cp1256 cp1257 cp874"
).split()


def read_report(source: str | Path, **limits: Unpack[Limits]) -> Report:
    """Return the report in a JSON file ("-": standard input); ``limits`` are ``load``'s, but for the size.

    Raises SourceError where there is none.
    """
    hint = "name what summarizer brief --format json wrote"
    file, *more = load(source, **(limits | Limits(max_bytes=_LARGEST_REPORT, max_characters=_LARGEST_REPORT)))
    if more:
        raise SourceError(f"{file.source} is no report: it holds {1 + len(more):,} documents", hint=hint)
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


def prove(report: Report, *sources: Source, file: str = "") -> Proof:
    """Return every fault between ``report`` and its sources: those given, else the texts that it carries.

    Every quote must stand at its span, under its speaker; every statement must pass the checks of its evidence again,
    tell their cautions and no others, and have as many independent sources as it says; every side of a disagreement
    must rest on words of its own, and say what they do; the bottom line must rest on findings that stand; the sections
    must be its kind's, their findings numbered without a gap; of the orders to machines in its sources it must tell.
    What the embedded model of this version wrote is written again, and must be the same in every field of a finding and
    sentence of the bottom line.
    ``file`` is where the report was read from.

    Not proved is what no source can tell: what was left out, and why; what the report counts (calls, tokens, coverage)
    and says of the model, of itself (title, focus) and of its sources (titles, addresses); the section of an item among
    those of its kind, and, of another model's, its fields beyond what the checks look at; that a quote was refused
    beside those that stand (the caution ``citation``). Of findings that were united out of several, nor is how the
    others' quotes met the source's words, nor a caution about the whole statement.

    Raises SourceError where a source cannot be read.
    """
    documents, faults = _matched(report, sources) if sources else _carried(report)
    again = None if _faulty(faults) else written_again(report, tuple(documents.values()))
    faults += _framed(report)
    faults += _noticed(report, documents)
    originals = {key: original(document) for key, document in documents.items()}
    kind = KINDS.get(report.kind)
    for finding in report.findings:
        faults += _weighed(faults_of(finding, kind, originals, documents), report)
    faults += _miscounted(report, documents)
    if again is not None:
        faults += rewritten(report, again)
    findings = {finding.id: finding for finding in reversed(report.findings)}  # of two of one id, the first
    fallen = {subject for about, subject in _faulty(faults) if about == "finding"}
    for number, summary in enumerate(report.bottom_line):
        refuted = faults_of_sentence(named_sentence(number), summary, findings, fallen, documents)
        faults += _weighed(refuted, report)
    if again is not None:
        faults += sentences_rewritten(report, again, fallen)
    tried = tuple(_tried(report))
    faulty = _faulty(faults)
    return Proof(
        title=report.title,
        file=file,
        documents=tuple(documents.values()),
        lines=len(tried),
        proved=sum((line.about, line.subject) not in faulty for line in tried),
        tried=tried,
        faults=tuple(faults),
        versions={"summarizer": own_version()},
    )


def _faulty(faults: Iterable[Fault]) -> set[tuple[str, str]]:
    """Return what does not stand, as (about, subject): a document may be called like a finding."""
    return {(fault.about, fault.subject) for fault in faults if fault.severity == "reject"}


def _weighed(faults: Iterable[Fault], report: Report) -> Iterator[Fault]:
    """Yield the faults of a line, of which a caution is that the report tells other cautions than the checks give.

    Where it has the checks of this version, somebody edited the report; another version may have checked otherwise.
    """
    same = is_of_this_version(report)
    yield from (fault.model_copy(update={"severity": "reject"}) if same else fault for fault in faults)


def _tried(report: Report) -> Iterator[Line]:
    for finding in report.findings:
        yield Line(about="finding", subject=finding.id, text=finding.item.statement)
    for number, summary in enumerate(report.bottom_line):
        yield Line(about="bottom_line", subject=named_sentence(number), text=summary.text)


def _miscounted(report: Report, documents: Mapping[str, Document]) -> Iterator[Fault]:
    """Yield the findings that are borne out by fewer or more independent sources than the report says.

    What rests on a document that is missing or changed has fallen already, and has no count.
    """
    unchanged = {key: document for key, document in documents.items() if document.id == key}
    whole = [finding for finding in report.findings if all(one.document_id in unchanged for one in finding.evidence)]
    for finding, counted in zip(whole, corroborated(whole, tuple(unchanged.values())), strict=True):
        if finding.corroboration != counted.corroboration:
            note = f"the report counts {finding.corroboration} independent sources, there are {counted.corroboration}"
            yield Fault(
                code="edited_corroboration",
                severity="reject",
                about="finding",
                subject=finding.id,
                note=note,
                text=finding.item.statement,
            )


def _framed(report: Report) -> Iterator[Fault]:
    """Yield what is wrong with the frame of a report.

    That is a kind that is none, a finding that was taken out of its section, ids that two findings or documents share.
    """
    if report.kind not in KINDS:
        note = f"there is no such kind of brief: {report.kind[:_SHOWN]}"
        yield Fault(code="unknown_kind", severity="reject", about="report", subject=report.title, note=note)
    for missing in _missing(report):
        note = f"{missing} was taken out: the findings of a section are numbered from 1 on, without a gap"
        yield Fault(code="missing_finding", severity="reject", about="report", subject=report.title, note=note)
    for key, times in Counter(finding.id for finding in report.findings).items():
        if times > 1:
            note = "two findings have this id"
            yield Fault(code="same_id", severity="reject", about="finding", subject=key, note=note)
    seen: set[str] = set()
    for document in report.documents:
        if document.id in seen:
            yield _unsound("same_id", document.title, "two documents have its id")
        seen.add(document.id)


def _missing(report: Report) -> Iterator[str]:
    """Yield of each section the first id that its findings lack, as many as they are.

    One whose id is none of its section's is named for that.
    """
    sections = KINDS[report.kind].sections if report.kind in KINDS else ()
    for section in sections:
        found = {finding.id for finding in report.findings if finding.section == section.name}
        due = (f"{section.letter}{number}" for number in range(1, len(found) + 1))
        if all(is_numbered(key, section.letter) for key in found):
            yield from islice((key for key in due if key not in found), 1)


def _noticed(report: Report, documents: Mapping[str, Document]) -> Iterator[Fault]:
    """Yield the notices that the report does not tell, or tells otherwise; a changed document is named already."""
    titles = {document.id: document.title for document in report.documents}
    embedded = report.run.model == EMBEDDED
    due = {key: list(notices(document, embedded=embedded)) for key, document in documents.items() if document.id == key}
    for told in report.notices:
        expected = due.get(told.document_id)
        if expected is None and told.document_id in titles:
            continue
        if expected and told in expected:
            expected.remove(told)
            continue
        fault = _unsound(
            "edited_notice", titles.get(told.document_id, ""), f"no source has this to notice: {told.note}"
        )
        yield fault.model_copy(update={"text": told.quote})
    for key, expected in due.items():
        for untold in expected:
            fault = _unsound("hidden_notice", titles[key], f"the report does not tell of it: {untold.note}")
            yield fault.model_copy(update={"instead": untold.quote[:_SHOWN], "at": untold.span, "document_id": key})


def _unsound(code: str, title: str, note: str) -> Fault:
    return Fault(code=code, severity="reject", about="document", subject=title, note=note)


def _carried(report: Report) -> tuple[dict[str, Document], list[Fault]]:
    """Return the report's own documents by id, with a fault for each whose text is not what its hash is of."""
    faults = []
    for document in report.documents:
        if not document.text:
            note = "the report does not carry its text; name the file with --source"
            faults.append(_unsound("source_missing", document.title, note))
        elif not _is_hashed(document):
            note = "the text it carries is not what its hash was made of; name the file with --source"
            faults.append(_unsound("source_changed", document.title, note))
    return {document.id: document for document in report.documents}, faults


def _is_hashed(document: Document) -> bool:
    if document.id == identity(document.sha256, document.text):  # made from a file of another format than text
        return True
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
    given = {(one.id, one.sha256): one for source in sources for one in documents_of(source)}
    told = {document.id: (document.id, document.sha256) for document in report.documents}
    same = {key: given[both] for key, both in told.items() if both in given}
    named = set(told.values())
    spare = [one for key, one in given.items() if key not in named]
    documents: dict[str, Document] = {}
    faults = []
    for document in report.documents:
        found = same.get(document.id) or _counterpart(document, spare, alone=len(report.documents) == 1)
        if found is None:
            note = "no source was given for it; name its file with --source"
            faults.append(_unsound("source_missing", document.title, note))
            continue
        documents[document.id] = found
        if document.id not in same:
            spare.remove(found)
            note = f"{found.source} is not what the report was made of: it was changed since, or is another file"
            faults.append(_unsound("source_changed", document.title, note))
    note = "the report was not made of it; nothing was held against it"
    faults += (
        Fault(code="source_unused", severity="caution", about="document", subject=one.source, note=note)
        for one in spare
    )
    return documents, faults


def _counterpart(document: Document, spare: Sequence[Document], *, alone: bool) -> Document | None:
    """Return what a changed document is now: the file of its name, or the only one there is."""
    named = next((one for one in spare if _name(one) == _name(document)), None)
    return named or (spare[0] if alone and len(spare) == 1 else None)


def _name(document: Document) -> str:
    return PurePath(document.source).name
