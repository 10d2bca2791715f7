"""A brief as annotations of its sources, in JSON-LD: the W3C's Web Annotation Data Model, one for each evidence.

The first body is the claim, by whose id annotations of one claim are known; others, by their ``purpose``, tag it
(``tagging``), tell more of it or the other side of a disagreement (``commenting``), or what is held against it
(``assessing``). The target is the source with two selectors of the same words: TextQuoteSelector has them with what
stands before and behind, TextPositionSelector where they start and end, in code points of the source's text.

What was left out has annotations of its own, at the end, whose motivation is ``assessing``: their target is what the
source has instead, or the sources where that is nothing.
https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64encode
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote
from uuid import NAMESPACE_OID, uuid5

from summarizer.rendering import doubting, items, wording
from summarizer.rendering.escaping import for_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.document import Document, Span
    from summarizer.report import Evidence, Finding, LeftOut, Report

_CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_AROUND: Final = 32  # characters before and behind a quote, as many as other tools tell
_SHA256: Final = re.compile(r"[0-9a-f]{64}")


def render(report: Report, **_: object) -> str:
    """Return ``report`` as an AnnotationCollection with all its annotations on one page."""
    annotations = list(_annotations(report))
    collection = {
        "@context": _CONTEXT,
        "id": _id(report, "collection"),
        "type": "AnnotationCollection",
        "label": report.title,
        "total": len(annotations),
        "first": {
            "id": _id(report, "page"),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": annotations,
        },
    }
    return for_json(json.dumps(collection, ensure_ascii=False, indent=2)) + "\n"


def _annotations(report: Report) -> Iterator[dict[str, Any]]:
    documents = {document.id: document for document in report.documents}
    names = wording.names_of(report.documents)
    everywhere = [_source(document) for document in report.documents] or _id(report, "collection")
    for finding in report.findings:
        grounds = items.grounds(finding).sides
        for number, evidence in enumerate(finding.evidence):
            own = [number in places for places in grounds]
            yield {
                **_made(report, "describing", finding.id, str(number)),
                "body": [_claim(report, finding), *_tags(finding), *_told(finding, own, names)],
                "target": _target(evidence, documents.get(evidence.document_id)),
            }
    for number, entry in enumerate(report.left_out):
        yield {
            **_made(report, "assessing", "left out", str(number)),
            "body": list(_omitted(entry)),
            "target": _nearest(entry, documents) or everywhere,
        }


def _made(report: Report, motivation: str, *parts: str) -> dict[str, Any]:
    return {
        "id": _id(report, *parts),
        "type": "Annotation",
        "motivation": motivation,
        "created": report.run.started,
        "creator": {"type": "Software", "name": report.run.model},
    }


def _id(report: Report, *parts: str) -> str:
    """Return an IRI that is the same whenever the same report is written."""
    told = "\0".join((report.run.started, *(document.id for document in report.documents), *parts))
    return _urn(told)


def _urn(name: str) -> str:
    return uuid5(NAMESPACE_OID, name.encode("utf-8", "replace").decode()).urn


def _body(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _tag(value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": "tagging", "value": value}


def _claim(report: Report, finding: Finding) -> dict[str, str]:
    line = items.line(finding.item, finding.evidence)
    return {"id": _id(report, "claim", finding.id), **_body("describing", line)}


def _tags(finding: Finding) -> Iterator[dict[str, str]]:
    status = getattr(finding.item, "status", "")
    yield from map(_tag, filter(None, (finding.section, items.certainty(finding.item), status)))


def _told(finding: Finding, own: Sequence[bool], names: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Yield what else is told of a finding; ``own`` tells which sides of a disagreement an evidence is of."""
    told = items.told(finding.item)
    for side, is_own in zip(told.sides, own, strict=True):
        yield _body("describing", f"this side: {side}") if is_own else _body("commenting", f"another side: {side}")
    state = told.state if told.sides else ""  # the status of a proposal is a tag
    corroboration = items.corroboration(finding.corroboration)
    for detail in filter(None, (state, *(one.text for one in told.details), corroboration)):
        yield _body("commenting", detail)
    for severity, doubt in doubting.all_told(finding.doubts, finding.item.statement, names, finding.item):
        yield _body("assessing", f"{severity}: {doubt}")


def _omitted(entry: LeftOut) -> Iterator[dict[str, str]]:
    yield _body("describing", items.line(entry.item))
    yield from map(_tag, (entry.section, "left out"))
    yield from (_body("assessing", f"left out: {wording.reason(reason)}") for reason in entry.reasons)


def _nearest(entry: LeftOut, documents: Mapping[str, Document]) -> list[dict[str, Any]]:
    """Return what the sources have instead of an item, place by place."""
    places = {}
    for reason in entry.reasons:
        document = documents.get(reason.document_id)
        if document and reason.at and (words := reason.at.of(document.text) or reason.nearest):
            places[document.id, reason.at] = _words(document, reason.at, words)
    return list(places.values())


def _target(evidence: Evidence, document: Document | None) -> dict[str, Any]:
    return {
        "type": "SpecificResource",
        "label": wording.place(evidence, {evidence.document_id: ""}),
        "source": _urn(evidence.document_id),
        **_words(document, evidence.span, evidence.quote),
    }


def _words(document: Document | None, span: Span, quote: str) -> dict[str, Any]:
    """Return words of a document as a target; of one that the report has not, without a source."""
    around: dict[str, str] = {}
    if document:
        before, behind = (
            document.text[max(0, span.start - _AROUND) : span.start],
            document.text[span.end : span.end + _AROUND],
        )
        around = {name: words for name, words in (("prefix", before), ("suffix", behind)) if words}
    return {
        "type": "SpecificResource",
        **({"source": _source(document)} if document else {}),
        "selector": [
            {"type": "TextQuoteSelector", "exact": quote, **around},
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }


def _source(document: Document) -> dict[str, str]:
    return {
        "id": iri(document),
        "type": "Text",
        "format": document.media_type,
        "label": document.title,
    }


def iri(document: Document) -> str:
    """Return the IRI of a source: its web address, its path as a reference, else a name made of its hash (RFC 6920)."""
    if document.address:
        return document.address
    if document.file:
        path = PurePath(document.file).as_posix()
        # With its colons told by number, no file name is of any scheme.
        return ("file://" if path.startswith("/") else "") + quote(path, safe="/", errors="replace")
    if _SHA256.fullmatch(document.sha256):
        return f"ni:///sha-256;{urlsafe_b64encode(bytes.fromhex(document.sha256)).decode().rstrip('=')}"
    return _urn(document.id)
