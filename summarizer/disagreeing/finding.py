"""On what documents differ: the same thing told with another number, time, fact, scope, speaker or wording."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.disagreeing.affair import Affair
from summarizer.disagreeing.aligning import aligned
from summarizer.disagreeing.amounts import known_amounts
from summarizer.disagreeing.difference import pairs
from summarizer.disagreeing.facts import facts
from summarizer.disagreeing.likely import judged
from summarizer.disagreeing.numbers import is_among, numbers
from summarizer.disagreeing.quotes import claims, quotes
from summarizer.disagreeing.scopes import scopes
from summarizer.disagreeing.telling import told
from summarizer.disagreeing.times import times
from summarizer.document import Span
from summarizer.language.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from summarizer.brief import Dissent
    from summarizer.disagreeing.aligning import Aligned
    from summarizer.disagreeing.difference import Difference, Mark
    from summarizer.disagreeing.telling import Told
    from summarizer.document import Document, Passage

#: What finds differences, each of one kind, between two clauses that are on the same thing; the closest first.
_FINDERS: Final = (claims, times, scopes, numbers, facts)

#: What rules find of these kinds is not told where its log odds are so far below those that it takes.
_JUDGED_TOO: Final = ("number", "time")
_UNLIKELY: Final = -2.6

#: What a document is about is named in so many sentences at its beginning.
_OPENING: Final = 2


class Version(NamedTuple):
    """A ``passage`` of a document that is on one side of a disagreement, by the words at ``span`` of the document."""

    document: Document
    passage: Passage
    span: Span


class Contrast(NamedTuple):
    """On what ``kind`` of thing documents differ, and each side by all that bears it out; two sides at least."""

    kind: Dissent
    sides: tuple[tuple[Version, ...], ...]


def disagreements(documents: Iterable[tuple[Document, Sequence[Passage]]]) -> tuple[Contrast, ...]:
    """Return on what the documents, given with their passages, differ, in the order of their sentences.

    A number that the other document tells of the same things too, in another place, is no other number, and a firm is
    no other speaker than its brand. Two that say the same are one side. Takes time in proportion to the documents'
    length.
    """
    sentences = [told(document, passages) for document, passages in documents]
    known = {those[0].document.id: known_amounts(those) for those in sentences if those}
    houses = _houses(sentences)
    affair = Affair(sentences)
    found = chain.from_iterable(_differences(pair, affair) for pair in aligned(sentences))
    return tuple(_united([one for one in found if not (_is_known(one, known) or _are_of_one_house(one, houses))]))


def _differences(pair: Aligned, affair: Affair) -> list[Difference]:
    """Return how two sentences differ, in one way: what differs in several is mostly of something else.

    The rules come first. A number or time of theirs is not told where the scorer finds it most unlikely.
    """
    found = judged(pair.one, pair.other, affair)
    likely = [one.difference for one in found if one.surplus > 0]
    unlikely = {_place(one.difference) for one in found if one.surplus < _UNLIKELY}
    ruled = _by_rules(pair.one, pair.other, likely) if pair.are_near else []
    kept = [one for one in ruled if one.kind not in _JUDGED_TOO or _place(one) not in unlikely]
    return kept or [one for one in likely if one.kind == likely[0].kind]


def _place(difference: Difference) -> tuple[str, int, int]:
    return difference.kind, difference.one.first, difference.other.first


def _by_rules(one: Told, other: Told, likely: Sequence[Difference]) -> list[Difference]:
    """Return what the rules find, none where a quotation is ``likely`` to be worded in two ways."""
    if found := list(quotes(one, other)):
        return found
    if likely and likely[0].kind == "quotation":
        return []
    both = list(pairs(one, other))
    return next((found for find in _FINDERS if (found := [one for pair in both for one in find(pair)])), [])


def _houses(documents: Iterable[Sequence[Told]]) -> Mapping[str, set[str]]:
    """Return for each name those of which a sentence says that one belongs to the other: a firm and its brand.

    The maker of something is told with what the document begins with.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    belonging, making = words("differing", "belonging"), words("differing", "making")
    for sentences in documents:
        opening = frozenset[str]().union(*(one.names for one in sentences[:_OPENING]))
        for one in sentences:
            if one.names and not belonging.isdisjoint(one.text.words):
                house = one.names if making.isdisjoint(one.text.words) else one.names | opening
                for name in house:
                    found[name] |= house
    return found


def _are_of_one_house(difference: Difference, houses: Mapping[str, set[str]]) -> bool:
    """Tell whether of two speakers one may speak for the other."""
    theirs = difference.other.keys
    are_speakers = difference.kind == "attribution"
    return are_speakers and any(not theirs.isdisjoint(houses.get(key, ())) for key in difference.one.keys)


def _is_known(difference: Difference, known: Mapping[str, Collection[tuple[str, float]]]) -> bool:
    """Tell whether a number stands in the other document too."""
    marks = ((difference.one, difference.other), (difference.other, difference.one))
    return difference.kind == "number" and any(is_among(mark, known[other.told.document.id]) for mark, other in marks)


def _united(differences: Sequence[Difference]) -> Iterator[Contrast]:
    """Yield the differences, those about the same words of a sentence as one."""
    joined = list(range(len(differences)))

    def first(number: int) -> int:
        """Return the first of the differences that are joined to one."""
        while joined[number] != number:
            joined[number] = joined[joined[number]]
            number = joined[number]
        return number

    seen: dict[tuple[str, str, Span], int] = {}
    for number, one in enumerate(differences):
        for mark in (one.one, one.other):
            before, own = first(seen.setdefault((one.kind, mark.told.document.id, _span(mark)), number)), first(number)
            joined[max(before, own)] = min(before, own)
    members: defaultdict[int, list[Difference]] = defaultdict(list)
    for number, one in enumerate(differences):
        members[first(number)].append(one)
    for those in members.values():
        yield _contrast(those)


def _contrast(differences: Sequence[Difference]) -> Contrast:
    """Return differences about one thing as its sides: marks of one value are on one side."""
    sides: defaultdict[str, dict[tuple[str, Span], Version]] = defaultdict(dict)
    for one in differences:
        for mark in (one.one, one.other):
            version = Version(mark.told.document, mark.told.passage, _span(mark))
            sides[mark.value].setdefault((version.document.id, version.passage.span), version)
    return Contrast(differences[0].kind, tuple(tuple(side.values()) for side in sides.values()))


def _span(mark: Mark) -> Span:
    text = mark.told.text
    return Span(text.starts[mark.first], text.ends[mark.end - 1]).moved(mark.told.passage.span.start)
