"""What the embedded model wrote, written again: of the same text it writes the same, so no field need be believed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from summarizer.errors import SourceError
from summarizer.kinds import KINDS
from summarizer.pipeline.briefing import summarize
from summarizer.pipeline.versions import own_version
from summarizer.proof import Fault, named_sentence
from summarizer.settings import EMBEDDED, Settings

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterator, Sequence

    from summarizer.document import Document
    from summarizer.report import Finding, Report, Summary

_SHOWN: Final = 200  # characters of what a field says that a fault shows

#: What a finding is unlike in, where it is like no other.
_NO_SUCH: Final = "line"

#: Readers are shown the evidence, not what a draft cites for it.
_NOT_SHOWN: Final = frozenset({"citations"})


def is_of_this_version(report: Report) -> bool:
    """Tell whether the program that made a report has the rules and checks of this one."""
    return report.run.versions.get("summarizer") == own_version()


def written_again(report: Report, documents: Sequence[Document]) -> Report | None:
    """Return all that the embedded model writes of the ``documents`` of a report, as they were, that it wrote.

    None where that tells nothing of the report: it is another model's or another version's, or a part was not read.
    """
    if report.run.model != EMBEDDED or not is_of_this_version(report) or report.kind not in KINDS or not documents:
        return None
    if any(failure.chunk is not None for failure in report.coverage.failed):
        return None
    # What a source is called is the report's own to say, and stands in a line where nobody else speaks for it.
    titles = {one.id: one.title for one in report.documents}
    titled = [
        one if one.title == titles[one.id] else one.model_copy(update={"title": titles[one.id]}) for one in documents
    ]
    try:
        return summarize(*titled, kind=report.kind, settings=Settings(model=EMBEDDED))
    except SourceError:  # a text of blanks, which no report is of
        return None


def rewritten(report: Report, again: Report) -> Iterator[Fault]:
    """Yield the fields of findings, their evidence among them, that are not as they were written ``again``."""
    known: defaultdict[Hashable, list[Finding]] = defaultdict(list)
    for finding in again.findings:
        for key in _keys(finding):
            known[key].append(finding)
    for finding in report.findings:
        like = [one for key in _keys(finding) for one in known.get(key, ())]
        changed = min((_changes(finding, one) for one in like), key=len, default={_NO_SUCH: None})
        for name, theirs in changed.items():
            yield _edited(finding, name, theirs)


def _keys(finding: Finding) -> tuple[Hashable, ...]:
    """Return by what a finding is known when something else of it was changed."""
    item, section = finding.item, finding.section
    return (section, "cites", item.citations), (section, "rests on", _places(finding)), (section, item.statement)


def _places(finding: Finding) -> frozenset[Hashable]:
    return frozenset((one.document_id, one.span) for one in finding.evidence)


def _changes(finding: Finding, again: Finding) -> dict[str, object]:
    """Return by name the fields in which a finding is not as it was written ``again``, with what they have there."""
    names = [name for name in type(again.item).model_fields if name not in _NOT_SHOWN]
    changed = {
        name: theirs for name in names if getattr(finding.item, name, None) != (theirs := getattr(again.item, name))
    }
    return changed if _places(finding) == _places(again) else {**changed, "evidence": None}


def _edited(finding: Finding, name: str, theirs: object) -> Fault:
    """Return the fault of a finding with another value in the field of that ``name`` than ``theirs``."""
    if name == _NO_SUCH:
        note = "the embedded model writes no such line of these sources"
    elif name not in type(finding.item).model_fields:
        note = f"{name}: the embedded model rests this line on other words"
    else:
        own = _shown(getattr(finding.item, name))
        note = f"{name}: {own}, where the embedded model writes {_shown(theirs)}"
    return Fault(
        code=f"edited_{name}",
        severity="reject",
        about="finding",
        subject=finding.id,
        note=note,
        text=finding.item.statement,
    )


def _shown(value: object) -> str:
    """Return what a field says, as a fault tells it."""
    if not value:
        return "nothing"
    said = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return f"“{said if len(said) <= _SHOWN else said[:_SHOWN] + '…'}”"


def sentences_rewritten(report: Report, again: Report, fallen: Collection[str]) -> Iterator[Fault]:
    """Yield the sentences of the bottom line that were not written ``again``, or over other findings.

    What rests on findings that have ``fallen``, by their ids, or that there are not, does not stand anyway.
    """
    standing = {finding.id for finding in report.findings}.difference(fallen)
    written = {summary.text: _statements(again, summary) for summary in again.bottom_line}
    for number, summary in enumerate(report.bottom_line):
        if not standing.issuperset(summary.findings):
            continue
        if summary.text not in written:
            code, note = "edited_text", "the embedded model writes no such sentence over these findings"
        elif written[summary.text] != _statements(report, summary):
            code, note = "edited_findings", "the embedded model rests this sentence on other findings"
        else:
            continue
        subject = named_sentence(number)
        yield Fault(code=code, severity="reject", about="bottom_line", subject=subject, note=note, text=summary.text)


def _statements(report: Report, summary: Summary) -> frozenset[str]:
    return frozenset(finding.item.statement for finding in report.findings if finding.id in summary.findings)
