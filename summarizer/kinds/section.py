"""A section of a brief, as the kinds declare it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.brief import Item


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its name in JSON, its title for readers, the letter of its ids (``P`` for P1, P2 …), its items.

    An ``optional`` section is not missed where it is empty: not every affair has one. A text without its ``signs``, a
    regular expression of small letters, can have none of its items, and is not asked for any.
    """

    name: str
    title: str
    letter: str
    item: type[Item]
    optional: bool = False
    signs: str = ""

    def may_stand_in(self, folded: str) -> bool:
        """Tell whether a text may have items of this section; it is ``folded`` to small letters (``casefold``)."""
        # Four times as fast as a search without regard to case.
        return not self.signs or re.search(self.signs, folded) is not None
