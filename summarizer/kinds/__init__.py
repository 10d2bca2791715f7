"""What a brief contains: one file a kind, one table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from pydantic import create_model

from summarizer.brief import Brief
from summarizer.errors import UsageError
from summarizer.kinds.brief import SECTIONS, ActorsAndStakes

if TYPE_CHECKING:
    from summarizer.kinds.section import Section


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of brief: its name (also its template's), the schema a model fills in, its sections in order."""

    name: str
    draft: type[Brief]
    sections: tuple[Section, ...]

    def drafted(self, text: str) -> tuple[Section, ...]:
        """Return the sections that a model fills in of ``text``, a chunk: those of which it may have items."""
        return _drafted(self, text)

    def draft_of(self, text: str) -> type[Brief]:
        """Return the schema that a model fills in of ``text``: with the sections that are ``drafted`` of it alone."""
        asked = {section.name for section in self.drafted(text)}
        absent = self.draft.model_fields.keys() - Brief.model_fields.keys() - asked
        return _without(self.draft, frozenset(absent)) if absent else self.draft

    def section(self, name: str) -> Section:
        """Return the section of that name. Raises KeyError where this kind has none."""
        for section in self.sections:
            if section.name == name:
                return section
        raise KeyError(name)


@lru_cache(maxsize=8)  # the schema and the prompt want it of the same text, one after the other
def _drafted(kind: Kind, text: str) -> tuple[Section, ...]:
    fields = kind.draft.model_fields
    folded = text.casefold()
    return tuple(section for section in kind.sections if section.name in fields and section.may_stand_in(folded))


@cache
def _without(draft: type[Brief], absent: frozenset[str]) -> type[Brief]:
    """Return the schema without the sections of these names."""
    fields: dict[str, Any] = {name: (field.annotation, field) for name, field in draft.model_fields.items()}
    kept = {name: field for name, field in fields.items() if name not in absent}
    return create_model(draft.__name__, __base__=Brief, __doc__=draft.__doc__, **kept)


KINDS: dict[str, Kind] = {
    "brief": Kind("brief", ActorsAndStakes, SECTIONS),
}


def kind_named(name: str) -> Kind:
    """Return the kind of that name. Raises UsageError, naming those there are."""
    try:
        return KINDS[name]
    except KeyError:
        raise UsageError(f"unknown kind {name!r}", hint="there is " + ", ".join(sorted(KINDS))) from None
