"""What proving a report again comes to: every fault found between it and its sources.

It detects accidents and edits; it is no signature: who can write a report can write one that proves.
"""

from __future__ import annotations

from typing import Final, Literal

from pydantic import Field

from summarizer.document import Document, Span
from summarizer.report import Record

PROOF_SCHEMA_VERSION: Final = "1"


def named_sentence(number: int) -> str:
    """Return what the sentence of a bottom line is called that has so many before it."""
    return f"bottom_line {number + 1}"


class Fault(Record):
    """Something in a report that its sources do not bear out.

    ``about`` tells what ``subject`` names: the id of a finding, a sentence of the bottom line by its number, a document
    by its title, or the report as a whole by its title. ``text`` is what is said there, ``words`` the part of it in
    question; ``instead`` is what the source has, at ``at`` in ``document_id``.
    """

    code: str
    severity: Literal["reject", "caution"]
    about: Literal["finding", "bottom_line", "document", "report"]
    subject: str
    note: str
    text: str = ""
    words: Span | None = None
    instead: str = ""
    at: Span | None = None
    document_id: str = ""


class Line(Record):
    """A finding or a sentence of the bottom line; the faults with the same ``about`` and ``subject`` are its own."""

    about: Literal["finding", "bottom_line"]
    subject: str
    text: str


class Proof(Record):
    """The faults of a report, and which of its lines have none.

    ``tried`` are its findings and the sentences of its bottom line, ``lines`` of them; ``proved`` of these have no
    fault that rejects. A fault of a document or of the report as a whole is none of its lines'.
    """

    schema_version: Literal["1"] = PROOF_SCHEMA_VERSION
    title: str
    file: str = Field("", description="the file that the report was read from; empty: it was in none")
    documents: tuple[Document, ...] = Field(description="the sources it was proved against")
    lines: int
    proved: int
    tried: tuple[Line, ...] = ()
    faults: tuple[Fault, ...] = ()
    versions: dict[str, str] = Field(default_factory=dict)

    @property
    def holds(self) -> bool:
        """Whether nothing in the report is refuted."""
        return not any(fault.severity == "reject" for fault in self.faults)
