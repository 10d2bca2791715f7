"""What stands between two words next to each other, and whether it parts them into two clauses."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from summarizer.canonical.characters import FILL, INVISIBLE, QUOTES
from summarizer.grounding.cues import AFTER_A_COMMA

if TYPE_CHECKING:
    from summarizer.canonical import Folded

#: A gap between two words that is longer parts them.
WIDEST_GAP: Final = 12


def parted(source: Folded, left: int, allowed: str = "") -> bool:
    """Tell whether words ``left`` and ``left + 1`` belong to two clauses: more than a blank stands between them."""
    gap = source.gap_before(left + 1)
    if gap in (" ", "-") or not gap:  # "recusou-se" is of one clause
        return False
    if len(gap) > WIDEST_GAP or _empty_line().search(gap):
        return True
    if source.words[left + 1] in AFTER_A_COMMA:
        allowed += ","
    return any(mark not in allowed for mark in _joining().sub("", gap))


@cache
def _joining() -> re.Pattern[str]:
    return re.compile(rf"[\s{QUOTES}{FILL}{INVISIBLE}\[(*_]+")


@cache
def _empty_line() -> re.Pattern[str]:
    return re.compile(r"\n\s*\n")
