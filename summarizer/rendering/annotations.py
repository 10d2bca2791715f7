"""A brief as annotations of its sources, in JSON-LD: the W3C's Web Annotation Data Model, one for each evidence.

The body is the claim. The target is the source with two selectors of the same words: TextQuoteSelector has them with
what stands before and behind, TextPositionSelector where they start and end, in code points of the source's text.
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

from summarizer.rendering import items, wording
from summarizer.rendering.escaping import for_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.document import Document
    from summarizer.report import Evidence, Finding, Report

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
    for finding in report.findings:
        for number, evidence in enumerate(finding.evidence):
            yield {
                "id": _id(report, finding.id, str(number)),
                "type": "Annotation",
                "motivation": "describing",
                "created": report.run.started,
                "creator": {"type": "Software", "name": report.run.model},
                "body": [_claim(finding), *_tags(finding)],
                "target": _target(evidence, documents.get(evidence.document_id)),
            }


def _id(report: Report, *parts: str) -> str:
    """Return an IRI that is the same whenever the same report is written."""
    told = "\0".join((report.run.started, *(document.id for document in report.documents), *parts))
    return _urn(told)


def _urn(name: str) -> str:
    return uuid5(NAMESPACE_OID, name.encode("utf-8", "replace").decode()).urn


def _claim(finding: Finding) -> dict[str, str]:
    return {
        "type": "TextualBody",
        "purpose": "describing",
        "format": "text/plain",
        "value": items.line(finding.item, finding.evidence),
    }


def _tags(finding: Finding) -> Iterator[dict[str, str]]:
    status = getattr(finding.item, "status", "")
    for tag in filter(None, (finding.section, finding.item.certainty, status)):
        yield {"type": "TextualBody", "purpose": "tagging", "value": str(tag)}


def _target(evidence: Evidence, document: Document | None) -> dict[str, Any]:
    span = evidence.span
    around: dict[str, str] = {}
    if document:
        before, behind = (
            document.text[max(0, span.start - _AROUND) : span.start],
            document.text[span.end : span.end + _AROUND],
        )
        around = {name: words for name, words in (("prefix", before), ("suffix", behind)) if words}
    return {
        "type": "SpecificResource",
        "label": wording.place(evidence, {evidence.document_id: ""}),
        "source": _source(document) if document else _urn(evidence.document_id),
        "selector": [
            {"type": "TextQuoteSelector", "exact": evidence.quote, **around},
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
