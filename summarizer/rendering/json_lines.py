"""The items of a brief as JSON Lines: each line a record that needs no other, so that it can be filtered and joined.

First those that are proved, in the order of the brief, then those that were left out. ``summarizer schema line`` prints
the JSON Schema of a line.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, Literal

from pydantic import Field

from summarizer.rendering.escaping import for_json
from summarizer.report import Doubt, Evidence, Held, Record, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.document import Document
    from summarizer.report import Report

LINE_SCHEMA_VERSION: Final = "1"


class SourcedEvidence(Evidence):
    """Evidence with what its document is called, where that is from, and a link to the words if it is a web page."""

    title: str = ""
    source: str = ""
    link: str = ""


class ItemLine(Record):
    """An item of the brief called ``report``; one that was left out has ``reasons``, and neither id nor evidence."""

    schema_version: Literal["1"] = LINE_SCHEMA_VERSION
    report: str
    proved: bool
    id: str = ""
    section: str
    item: Held
    evidence: tuple[SourcedEvidence, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    corroboration: int = Field(0, description="independent sources that bear it out")
    reasons: tuple[Refusal, ...] = ()


def render(report: Report, **_: object) -> str:
    """Return the items of ``report``, one a line, each a JSON object that ``ItemLine`` describes."""
    return "".join(f"{_as_line(line)}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[ItemLine]:
    documents = {document.id: document for document in report.documents}
    for finding in report.findings:
        yield ItemLine(
            report=report.title,
            proved=True,
            id=finding.id,
            section=finding.section,
            item=finding.item,
            evidence=tuple(_sourced(evidence, documents.get(evidence.document_id)) for evidence in finding.evidence),
            doubts=finding.doubts,
            corroboration=finding.corroboration,
        )
    for entry in report.left_out:
        yield ItemLine(report=report.title, proved=False, section=entry.section, item=entry.item, reasons=entry.reasons)


def _sourced(evidence: Evidence, document: Document | None) -> SourcedEvidence:
    if document is None:
        return SourcedEvidence(**dict(evidence))
    return SourcedEvidence(
        **dict(evidence), title=document.title, source=document.source, link=document.link_to(evidence.span)
    )


def _as_line(line: ItemLine) -> str:
    # Not model_dump_json: it refuses a lone surrogate, which the name of a file may hold.
    return for_json(json.dumps(line.model_dump(mode="json"), ensure_ascii=False))
