"""Which sentences of different documents are on the same thing: found through the rarer words that they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.comparing.telling import Told

#: A word in more sentences than these, or than this part of all, is common, and leads nowhere.
_MOST_BEARERS: Final = 40
_COMMON: Final = 0.02
_RARE_IN_FEW: Final = 12
_RARE_IN_MANY: Final = 200
#: Sentences on the same thing share so many words: short ones, of so many at most, one.
_FEWEST_SHARED: Final = 2
_SHORT: Final = 4
#: And so many rarer ones stand in the sentences around both, besides: the affair is the same.
_AFFAIR: Final = 3
_AROUND: Final = 5
#: With so many sentences of other documents is one compared: those that share most.
_MOST_PARTNERS: Final = 12


def aligned(documents: Sequence[Sequence[Told]]) -> Iterator[tuple[Told, Told]]:
    """Yield the pairs of sentences of two documents that share words, in words and around them.

    Takes time in proportion to the number of sentences: no word leads to more than a few dozens of them, or, in very
    many, a few hundreds.
    """
    sentences = [one for document in documents for one in document]
    bearers: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(sentences):
        for key in one.content:
            bearers[key].append(number)
    most = min(max(_RARE_IN_FEW, round(_COMMON * len(sentences))), _RARE_IN_MANY)
    rare = frozenset(key for key, those in bearers.items() if len(those) <= most)
    around = [_around(document, at, rare) for document in documents for at in range(len(document))]
    for number, one in enumerate(sentences):
        shared: Counter[int] = Counter()
        for key in one.content:
            if len(bearers[key]) <= max(_MOST_BEARERS, most):
                shared.update(
                    other for other in bearers[key] if other > number and sentences[other].document is not one.document
                )
        # What is copied word for word cannot differ.
        apart = ((other, count) for other, count in shared.items() if sentences[other].text.words != one.text.words)
        nearest = sorted(apart, key=lambda partner: (-partner[1], partner[0]))
        for other, count in nearest[:_MOST_PARTNERS]:
            there = sentences[other]
            are_short = max(len(one.content), len(there.content)) <= _SHORT
            if count < _FEWEST_SHARED and not are_short:
                continue
            if _are_of_one_affair(one, there, around[number], around[other]):
                yield one, there


def _around(document: Sequence[Told], at: int, rare: frozenset[str]) -> frozenset[str]:
    """Return the rarer words of the sentences around one, its own included."""
    near = document[max(0, at - _AROUND) : at + _AROUND + 1]
    return frozenset[str]().union(*(one.content for one in near)) & rare


def _are_of_one_affair(one: Told, other: Told, around: frozenset[str], there: frozenset[str]) -> bool:
    own = one.content & other.content
    return len((around & there) - own) >= _AFFAIR or len(own & one.names & other.names) >= _AFFAIR
