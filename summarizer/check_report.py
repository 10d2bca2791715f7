"""What a text held against its sources comes to: what of it is quoted, what is borne out, what is in doubt.

A CheckReport is its own JSON format, versioned by ``schema_version``, like a Report.
"""

from __future__ import annotations

from typing import Final, Literal

from pydantic import Field

from summarizer.document import Document, Span
from summarizer.report import Doubt, Evidence, Record

CHECK_SCHEMA_VERSION: Final = "1"


class Claim(Record):
    """A sentence of the checked text and the sentences of the sources that say most of what it says.

    The nearest sentences are for the reader to compare; that they are near proves nothing.
    """

    span: Span
    nearest: tuple[Evidence, ...] = ()


class Quotation(Record):
    """Words in quotation marks at ``span`` of the checked text; ``evidence`` is where a source has them, if any."""

    span: Span
    evidence: Evidence | None = None


class CheckReport(Record):
    """A text and all that is held against it. ``doubts`` have spans of ``text.text``, in the order of its words."""

    schema_version: Literal["1"] = CHECK_SCHEMA_VERSION
    text: Document
    documents: tuple[Document, ...]
    claims: tuple[Claim, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    versions: dict[str, str] = Field(default_factory=dict)

    @property
    def rejected(self) -> bool:
        """Whether anything in the text may not stand."""
        return any(doubt.severity == "reject" for doubt in self.doubts)
