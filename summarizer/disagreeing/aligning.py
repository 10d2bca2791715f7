"""Which sentences of different documents are on the same thing: found through the rarer words that they share."""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.disagreeing.affair import values

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.disagreeing.telling import Told

#: A word in more sentences than these, or than so many a document, is common, and leads nowhere.
_MOST_BEARERS: Final = 40
_A_DOCUMENT: Final = 3
#: A word in more sentences than these, or than this part of all, tells nothing of the affair.
_COMMON: Final = 0.02
_RARE_IN_FEW: Final = 12
_RARE_IN_MANY: Final = 200
#: What a document is about stands in so many sentences at its beginning.
_OPENING: Final = 2
#: Before the name of a place.
_AT: Final = frozenset("in at near bei en à a".split())
#: Documents on one affair that name so many share so many of the names.
_MANY_NAMED: Final = 12
_FEWEST_NAMED: Final = 3
#: Of sentences alike but for their numbers a document has no more, or they are a series.
_MOST_ALIKE: Final = 2
#: Sentences on the same thing share so many words, and of the shorter one's that part, or as many as are enough for the
#: longest: short ones, of so many, one.
_FEWEST_SHARED: Final = 2
_SHARED: Final = 0.25
_ENOUGH_SHARED: Final = 3
_SHORT: Final = 4
#: And so many rarer ones stand in the sentences around both, besides: the affair is the same.
_AFFAIR: Final = 3
_AROUND: Final = 5
#: Or they share so many words themselves, a name among them.
_AFFAIR_ITSELF: Final = 4
#: With so many sentences that are near it is one compared, and with so many that are not: those that share most.
_MOST_PARTNERS: Final = 6


class Aligned(NamedTuple):
    """Two sentences of different documents that share words; ``are_near`` tells that they share many."""

    one: Told
    other: Told
    are_near: bool


def aligned(documents: Sequence[Sequence[Told]]) -> Iterator[Aligned]:
    """Yield the pairs of sentences of two documents that share words, both themselves and by what stands around them.

    Those that share few words themselves are only yielded where both tell a value of one sort. What a document tells
    again and again with other numbers, as a table does, is of many occasions, and left out. Takes time in proportion to
    the number of sentences: each is held against some dozens of others at most.
    """
    # Around a sentence of a series stands nothing but the series.
    documents = [_without_series(document) for document in documents]
    sentences = [one for document in documents for one in document]
    bearers: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(sentences):
        for key in one.content:
            bearers[key].append(number)
    told_by_each = _A_DOCUMENT * len(documents)
    most = min(max(_RARE_IN_FEW, told_by_each, round(_COMMON * len(sentences))), _RARE_IN_MANY)
    rare = frozenset(key for key, those in bearers.items() if len(those) <= most)
    around = [_around(document, at, rare) for document in documents for at in range(len(document))]
    leading = {key: those for key, those in bearers.items() if len(those) <= max(_MOST_BEARERS, told_by_each)}
    short = frozenset(number for number, one in enumerate(sentences) if len(one.content) <= _SHORT)
    sorts = [frozenset(sort for sort, _ in values(one)) for one in sentences]
    news = {document[0].document.id: _news(document) for document in documents if document}
    apart: dict[tuple[str, str], bool] = {}
    for number, one in enumerate(sentences):
        for are_near, other in _partners(number, sentences, leading, short, sorts):
            there = sentences[other]
            both = one.document.id, there.document.id
            if both not in apart:
                apart[both] = news[both[0]].are_others_than(news[both[1]])
            if not apart[both] and _are_of_one_affair(one, there, around[number], around[other]):
                yield Aligned(one, there, are_near)


class _News(NamedTuple):
    """What a document begins with: the weekdays and names of its first sentences, and the places that these begin with.

    And all that it tells and names.
    """

    weekdays: frozenset[int]
    names: frozenset[str]
    places: frozenset[str]
    content: frozenset[str]
    named: frozenset[str]

    def are_others_than(self, there: _News) -> bool:
        """Tell whether two documents begin with other days, and each with a name that the other has nowhere.

        So do those that name many, and hardly anybody or anything that the other names, and those of which each begins
        with a place, "In Renn", that the other has nowhere.
        """
        if self.places and there.places and not (self.places & there.content or there.places & self.content):
            return True
        if min(len(self.named), len(there.named)) >= _MANY_NAMED and len(self.named & there.named) < _FEWEST_NAMED:
            return True
        if not self.weekdays or not there.weekdays or self.weekdays & there.weekdays:
            return False
        return bool(self.names - there.content and there.names - self.content)


def _news(document: Sequence[Told]) -> _News:
    opening = document[:_OPENING]
    return _News(
        frozenset(day.weekday for one in opening for day in one.days if day.weekday >= 0),
        frozenset[str]().union(*(one.names for one in opening)),
        frozenset(key for one in opening if (key := _place(one))),
        frozenset[str]().union(*(one.content for one in document)),
        frozenset[str]().union(*(one.names for one in document)),
    )


def _place(told: Told) -> str:
    """Return the key of the place that a sentence begins with: "In Renn"; "" where it begins otherwise."""
    return told.keys[1] if told.text.words[0] in _AT and len(told.keys) > 1 and told.keys[1] in told.names else ""


def _without_series(document: Sequence[Told]) -> list[Told]:
    """Return the sentences of a document but for those of which it has several that are alike but for their numbers."""
    told = [frozenset(key for key in one.content if not key[0].isdecimal()) for one in document]
    times = Counter(told)
    return [one for one, keys in zip(document, told, strict=True) if times[keys] <= _MOST_ALIKE]


def _partners(
    number: int,
    sentences: Sequence[Told],
    bearers: Mapping[str, Sequence[int]],
    short: frozenset[int],
    sorts: Sequence[frozenset[str]],
) -> list[tuple[bool, int]]:
    """Return the later sentences of other documents that share most words with one, and whether these are many.

    ``short`` are those with few words, ``sorts`` those of their values.
    """
    one = sentences[number]
    reached: Counter[int] = Counter()
    for key in one.content:
        if those := bearers.get(key):
            reached.update(those[bisect_right(those, number) :])
    is_short = number in short
    near: list[tuple[int, int]] = []
    beside: list[tuple[int, int]] = []
    for to, count in reached.items():
        if (count >= _FEWEST_SHARED or is_short or to in short) and _is_near(one, sentences[to]):
            near.append((-count, to))
        elif not sorts[number].isdisjoint(sorts[to]) and _may_differ(one, sentences[to]):
            beside.append((-count, to))
    return [
        (are_near, other)
        for are_near, those in ((True, near), (False, beside))
        for _, other in heapq.nsmallest(_MOST_PARTNERS, those)
    ]


def _is_near(one: Told, other: Told) -> bool:
    """Tell whether a sentence of another document shares enough words with one."""
    count, shorter = len(one.content & other.content), min(len(one.content), len(other.content))
    needed = min(max(_SHARED * shorter, _FEWEST_SHARED if shorter > _SHORT else 1), _ENOUGH_SHARED)
    return count >= needed and _may_differ(one, other)


def _may_differ(one: Told, other: Told) -> bool:
    """Tell whether sentences are of two documents, and neither is copied from the other."""
    return one.document is not other.document and one.text.words != other.text.words


def _around(document: Sequence[Told], at: int, rare: frozenset[str]) -> frozenset[str]:
    """Return the rarer words of the sentences around one, its own included."""
    near = document[max(0, at - _AROUND) : at + _AROUND + 1]
    return frozenset[str]().union(*(one.content for one in near)) & rare


def _are_of_one_affair(one: Told, other: Told, around: frozenset[str], there: frozenset[str]) -> bool:
    own = one.content & other.content
    names = own & one.names & other.names
    if len((around & there) - own) >= _AFFAIR or len(names) >= _AFFAIR:
        return True
    return bool(names) and len(own) >= _AFFAIR_ITSELF
