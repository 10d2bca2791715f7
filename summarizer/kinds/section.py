"""A section of a brief, as the kinds declare it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.brief import Item


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its name in JSON, its title for readers, the letter of its ids (``P`` for P1, P2 …), its items.

    An ``optional`` section is not missed where it is empty: not every affair has one.
    """

    name: str
    title: str
    letter: str
    item: type[Item]
    optional: bool = False
