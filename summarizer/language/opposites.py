"""Which words say the contrary of each other."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from summarizer.language.english_words import contraries, stem
from summarizer.language.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

#: A stem that a prefix turns is no shorter.
_SHORTEST_TURNED: Final = 3

_NONE: Final[frozenset[str]] = frozenset()


@lru_cache(maxsize=1 << 15)
def against(one: str) -> frozenset[str]:
    """Return the English stems that say the contrary of one."""
    turned = (other for other in contraries(one) if min(len(one), len(other)) >= _SHORTEST_TURNED)
    return frozenset(turned).union(*(sides(name).get(one, _NONE) for name in ("opposites", "in_place", "converse")))


def are_against(own: Iterable[str], there: frozenset[str]) -> bool:
    """Tell whether one of some English stems says the contrary of one of others."""
    return any(not against(one).isdisjoint(there) for one in own)


def allies(one: str) -> frozenset[str]:
    """Return the stems that what says the contrary of one says the contrary of, too."""
    return frozenset[str]().union(*map(against, against(one)))


@cache
def sides(name: str) -> dict[str, frozenset[str]]:
    """Return for each English stem in a list of contraries those on the other side of the bar in a line."""
    return across(table("contraries")[name], stem)


@cache
def opposites_abroad(code: str) -> dict[str, frozenset[str]]:
    """Return the contraries of each word of another language, as they are written; none where there is no list."""
    lists = table("abroad").get(code)
    return across(lists["opposites"], str) if lists else {}


def across(listed: str, form: Callable[[str], str]) -> dict[str, frozenset[str]]:
    """Return for the ``form`` of each word the forms of those on the other side of the bar in a line."""
    found: dict[str, frozenset[str]] = {}
    for line in listed.strip().splitlines():
        left, _, right = line.partition("|")
        one, other = frozenset(map(form, left.split())), frozenset(map(form, right.split()))
        for words, contrary in ((one, other), (other, one)):
            for word in words:
                found[word] = found.get(word, _NONE) | contrary
    return found
