"""Evidence for the tests of the checks: quotes of a text, as grounding finds them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from summarizer.document import Document, Span
from summarizer.report import Doubt, Evidence

if TYPE_CHECKING:
    from summarizer.verifying import Check


def cited(text: str, *quotes: str, title: str = "", **fields: Any) -> tuple[list[Evidence], dict[str, Document]]:
    """Return evidence for ``quotes``, each with the sentence it stands in, and the source ``text`` by its id."""
    document = Document.from_text(text, title=title)
    evidence = [
        Evidence(
            document_id=document.id,
            span=Span(start, start + len(quote)),
            quote=quote,
            match="verbatim",
            sentence=_sentence(text, start, start + len(quote)),
            **fields,
        )
        for quote in quotes
        for start in [text.index(quote)]
    ]
    return evidence, {document.id: document}


def doubts(check: Check, statement: str, text: str, *quotes: str, title: str = "", **fields: Any) -> list[Doubt]:
    """Return what ``check`` holds against a statement on these quotes of ``text``, all of it where none is given."""
    evidence, sources = cited(text, *(quotes or ([text] if text else [])), title=title, **fields)
    found = list(check(statement, evidence, sources))
    assert all(doubt.span.end <= len(statement) for doubt in found)
    return found


def said(check: Check, statement: str, text: str, *quotes: str, **fields: Any) -> list[tuple[str, str]]:
    """Return the doubts as (severity, doubtful words)."""
    return [(one.severity, one.span.of(statement)) for one in doubts(check, statement, text, *quotes, **fields)]


def _sentence(text: str, start: int, end: int) -> Span:
    before = max((mark.end() for mark in re.finditer(r"[.!?]\s", text[:start])), default=0)
    after = re.search(r"[.!?](?:\s|$)", text[max(0, end - 1) :])
    return Span(before, max(0, end - 1) + after.end() if after else len(text))
