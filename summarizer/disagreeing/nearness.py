"""How near two places of two documents are to telling of the same, in figures: what a learned scorer weighs."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, Final

from summarizer.disagreeing.manners import is_planned
from summarizer.disagreeing.telling import Part
from summarizer.language.english_words import lexicon

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from summarizer.disagreeing.difference import Difference, Mark, Pair

#: A word that may be said for another counts so much of it.
_SYNONYM: Final = 0.6
#: So many words before and after a place are beside it, and so many before it tell what it is of.
_BESIDE: Final = 5
_BEFORE: Final = 3
#: More words than these, that both have, tell no more.
_MOST_IN_CLAUSE: Final = 4
_MOST_IN_SENTENCE: Final = 6
_MOST_NAMES: Final = 2
_NOTHING: Final[frozenset[str]] = frozenset()


def nearness(difference: Difference, pair: Pair, own: frozenset[str], rare: Mapping[str, float]) -> dict[str, float]:
    """Return how much of what stands around two places, in a ``pair`` of clauses, is the same.

    ``own`` are the words of the places themselves, ``rare`` tells how rare each word is.

    Each figure has a name; where it is a share, it is one of rarity: of a rare word that both have there is more.
    """
    one, other = difference.one, difference.other
    clause = _Shares(_telling(pair.one.keys, own), _telling(pair.other.keys, own), rare)
    sentence = _Shares(_telling(one.told.content, own), _telling(other.told.content, own), rare)
    beside = _Shares(
        _telling(_around(one, _BESIDE, _BESIDE), own), _telling(_around(other, _BESIDE, _BESIDE), own), rare
    )
    before = _Shares(_telling(_around(one, _BEFORE, 0), own), _telling(_around(other, _BEFORE, 0), own), rare)
    contexts = [
        _share(_telling(mark.told.context, own), _telling(there.told.context | there.told.content, own), rare)[0]
        for mark, there in ((one, other), (other, one))
    ]
    return {
        "clause_least": clause.least,
        "clause_most": clause.most,
        "clause_words": min(_MOST_IN_CLAUSE, clause.count),
        "sentence_least": sentence.least,
        "sentence_most": sentence.most,
        "sentence_words": min(_MOST_IN_SENTENCE, sentence.count),
        "beside_most": beside.most,
        "before_most": before.most,
        "context": max(contexts),
        "names": min(_MOST_NAMES, len((one.told.names & other.told.names) - own)),
        "differ_in_plans": pair.differ_in_plans,
        "differ_in_planning": is_planned(pair.one) != is_planned(pair.other),
        "differ_in_moves": pair.differ_in_moves,
        "differ_in_tense": pair.differ_in_tense,
        "differ_in_modality": pair.differ_in_modality,
        "of_others": pair.are_of_others(without=own),
        "contrasted": pair.are_contrasted(without=own, at=(one.first, other.first)),
        "begin_alike": pair.begin_alike(),
    }


class _Shares:
    """What of each of two sets of words the other has too."""

    def __init__(self, one: Collection[str], other: Collection[str], rare: Mapping[str, float]) -> None:
        of_one, count = _share(one, other, rare)
        of_other, as_many = _share(other, one, rare)
        self.least, self.most = sorted((of_one, of_other))
        self.count = min(count, as_many)


def _share(one: Collection[str], other: Collection[str], rare: Mapping[str, float]) -> tuple[float, int]:
    """Return what part of the rarity of a set's words is that of words which the other set has too, and how many."""
    synonyms = lexicon().synonyms
    same = [key for key in one if key in other]
    alike = [key for key in one if key not in other and not synonyms.get(key, _NOTHING).isdisjoint(other)]
    # Exact sums, which do not hang on the order of a set.
    total = fsum(rare[key] for key in one)
    shared = fsum((*(rare[key] for key in same), *(_SYNONYM * rare[key] for key in alike)))
    return (shared / total if total else 0.0), len(same) + len(alike)


def _telling(keys: Iterable[str], own: Collection[str]) -> frozenset[str]:
    """Return what is neither of the places themselves nor a number."""
    return frozenset(key for key in keys if key and key not in own and not key[0].isdecimal())


def _around(mark: Mark, before: int, after: int) -> Sequence[str]:
    return mark.told.keys[max(0, mark.first - before) : mark.end + after]


def part_of(mark: Mark) -> Part:
    """Return the clause that marked words begin in; the whole sentence where they are in none, as who says it."""
    told = mark.told
    found = next((part for part in told.parts if part.first <= mark.first < part.end), None)
    if found is None:
        content = tuple(n for n, key in enumerate(told.keys) if key)
        found = Part(told, 0, len(told.keys), content, told.content)
    return found
