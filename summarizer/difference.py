"""What changed between two briefs: items that are new, gone or changed, and the sources that moved them.

A Difference is its own JSON format, versioned by ``schema_version``, like a Report. It does not carry the sources.
"""

from __future__ import annotations

from typing import Final, Literal

from pydantic import Field

from summarizer.report import Evidence, Finding, Record, Refusal

DIFFERENCE_SCHEMA_VERSION: Final = "1"


class Compared(Record):
    """One of the two briefs."""

    title: str
    kind: str
    model: str
    started: str


class SourceChange(Record):
    """A source of either brief, by its ids there ("" where it is none of its sources).

    ``changed`` has the same name in both, and another text.
    """

    change: Literal["same", "changed", "new", "gone"]
    title: str
    source: str
    old_id: str = ""
    new_id: str = ""


class FieldChange(Record):
    """What a field said and what it says, as readers are told; "" is nothing.

    ``numbers`` is no field: it has the figures of the statements that only one of them has.
    """

    field: str
    old: str
    new: str


class ItemChange(Record):
    """An item that only the old brief has (``gone``), only the new one (``new``), or both in other words (``changed``).

    ``gained`` is evidence that only the new brief has for it, ``lost`` what only the old one had. ``moved_by`` are the
    ids of those of its sources that are not the same in both briefs: where it is empty, no source moved the item, but
    the model did, or a limit. ``reasons`` tell why the other brief has left it out, if it says so.
    """

    change: Literal["new", "gone", "changed"]
    old: Finding | None = None
    new: Finding | None = None
    fields: tuple[FieldChange, ...] = ()
    gained: tuple[Evidence, ...] = ()
    lost: tuple[Evidence, ...] = ()
    moved_by: tuple[str, ...] = ()
    reasons: tuple[Refusal, ...] = ()


class Difference(Record):
    """All that differs between two briefs; ``fields`` are those of the briefs as a whole."""

    schema_version: Literal["1"] = DIFFERENCE_SCHEMA_VERSION
    old: Compared
    new: Compared
    sources: tuple[SourceChange, ...]
    fields: tuple[FieldChange, ...] = ()
    items: tuple[ItemChange, ...] = ()
    unchanged: int = Field(description="items that both briefs have, alike in all")

    @property
    def same(self) -> bool:
        """Whether both briefs say the same on the same evidence."""
        return not (self.items or self.fields)
