"""What a brief contains: one file a kind, one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.errors import UsageError
from summarizer.kinds.brief import SECTIONS, ActorsAndStakes

if TYPE_CHECKING:
    from summarizer.brief import Brief
    from summarizer.kinds.section import Section


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of brief: its name (also its template's), the schema a model fills in, its sections in order."""

    name: str
    draft: type[Brief]
    sections: tuple[Section, ...]

    @property
    def drafted(self) -> tuple[Section, ...]:
        """The sections that a model fills in, chunk by chunk."""
        return tuple(section for section in self.sections if section.name in self.draft.model_fields)

    def section(self, name: str) -> Section:
        """Return the section of that name. Raises KeyError where this kind has none."""
        for section in self.sections:
            if section.name == name:
                return section
        raise KeyError(name)


KINDS: dict[str, Kind] = {
    "brief": Kind("brief", ActorsAndStakes, SECTIONS),
}


def kind_named(name: str) -> Kind:
    """Return the kind of that name. Raises UsageError, naming those there are."""
    try:
        return KINDS[name]
    except KeyError:
        raise UsageError(f"unknown kind {name!r}", hint="there is " + ", ".join(sorted(KINDS))) from None
