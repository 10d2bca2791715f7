"""What proving a report again comes to: every fault found between it and its sources.

It detects accidents and edits; it is no signature: who can write a report can write one that proves.
"""

from __future__ import annotations

from typing import Final, Literal

from pydantic import Field

from summarizer.document import Document, Span
from summarizer.report import Record

PROOF_SCHEMA_VERSION: Final = "1"


class Fault(Record):
    """Something in a report that its sources do not bear out.

    ``subject`` is the id of the finding, ``bottom_line``, or the title of the document concerned; ``text`` is what is
    said there, ``words`` the part of it in question; ``instead`` is what the source has, at ``at`` in ``document_id``.
    """

    code: str
    severity: Literal["reject", "caution"]
    subject: str
    note: str
    text: str = ""
    words: Span | None = None
    instead: str = ""
    at: Span | None = None
    document_id: str = ""


class Proof(Record):
    """The faults of a report, and how many of its lines have none.

    ``lines`` are its findings and the sentences of its bottom line; ``proved`` of them have no fault that rejects.
    """

    schema_version: Literal["1"] = PROOF_SCHEMA_VERSION
    title: str
    documents: tuple[Document, ...] = Field(description="the sources it was proved against")
    lines: int
    proved: int
    faults: tuple[Fault, ...] = ()
    versions: dict[str, str] = Field(default_factory=dict)

    @property
    def holds(self) -> bool:
        """Whether nothing in the report is refuted."""
        return not any(fault.severity == "reject" for fault in self.faults)
