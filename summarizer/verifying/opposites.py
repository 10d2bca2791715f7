"""Which English words say the contrary of each other."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from summarizer.verifying.features_words import contraries, stem
from summarizer.verifying.lexicon import table

#: A stem that a prefix turns is no shorter.
_SHORTEST_TURNED: Final = 3

_NONE: Final[frozenset[str]] = frozenset()


@lru_cache(maxsize=1 << 12)
def against(one: str) -> frozenset[str]:
    """Return the stems that say the contrary of one."""
    turned = (other for other in contraries(one) if min(len(one), len(other)) >= _SHORTEST_TURNED)
    return frozenset(turned).union(*(sides(name).get(one, _NONE) for name in ("opposites", "in_place", "converse")))


def allies(one: str) -> frozenset[str]:
    """Return the stems that what says the contrary of one says the contrary of, too."""
    return frozenset[str]().union(*map(against, against(one)))


@cache
def sides(name: str) -> dict[str, frozenset[str]]:
    """Return for each stem those on the other side of the bar in a line."""
    found: dict[str, frozenset[str]] = {}
    for line in table("contraries")[name].splitlines():
        left, _, right = line.partition("|")
        sides = frozenset(map(stem, left.split())), frozenset(map(stem, right.split()))
        for side, other in (sides, sides[::-1]):
            for word in side:
                found[word] = found.get(word, frozenset()) | other
    return found
