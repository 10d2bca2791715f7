"""Numbers that are the source's, told the wrong way round or of the whole: from 6 to 4, all of the ships."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical.lexicon import is_negation
from summarizer.document import Span
from summarizer.language.figures import figures
from summarizer.report import Doubt
from summarizer.verifying.reading import quoted, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.canonical import Folded
    from summarizer.language.figures import Figure
    from summarizer.report import Evidence

_FROM: Final = frozenset("from von de da desde".split())
_TO: Final = frozenset("to auf à a".split())
_FARTHEST: Final = 3
_DENIED: Final = 10
_MOST_BETWEEN: Final = 4

#: What makes a number a bound, the longer before the shorter, and what contradicts it.
_BOUNDS: Final = {
    ("no", "more", "than"): "most", ("not", "more", "than"): "most", ("at", "most"): "most", ("up", "to"): "most",
    ("no", "fewer", "than"): "least", ("not", "less", "than"): "least", ("at", "least"): "least",
    ("more", "than"): "least", ("fewer", "than"): "most", ("less", "than"): "most",
    ("over",): "least", ("under",): "most", ("nearly",): "most", ("almost",): "most",
}  # fmt: skip

#: Of these more than one word stands before a number, and says what it is; "nearly 900" is told as 900.
_FEWEST_OF_A_BOUND: Final = 2

#: Other words before a number, and behind it, by which it is no plain one.
_LOOSE: Final = frozenset(
    "than least most to maximum minimum over under above below as about around some within".split()
)
_OR_MORE: Final = frozenset("+ more less fewer most least".split())
_OTHER_SIDE: Final = {"most": "least", "least": "most"}

#: As many places of one number in the evidence are looked at.
_MOST_ALIKE: Final = 20
_CURRENCIES: Final = frozenset("$€£¥")

_WHOLES: Final = frozenset({"all", "every", "each"})
_SOME: Final = frozenset("some few several most many half none one".split())
_SMALL: Final = frozenset("of the its their these those".split())


def turned_round(text: Folded, claimed: Sequence[Figure], evidence: Sequence[Evidence]) -> Iterator[Doubt]:
    """Doubt "from 6 to 4" where the evidence has "from 4 to 6", and never the other."""
    for first, second in _changes(text, claimed):
        change = (first.values[0], second.values[0])
        for one in evidence:
            there = read(one.quote)
            told = {(a.values[0], b.values[0]): (a, b) for a, b in _changes(there, list(figures(there)))}
            if change in told:
                break
            if change[::-1] in told:
                start, end = told[change[::-1]]
                yield Doubt(
                    check="numbers",
                    severity="caution",
                    note="the source has the change the other way round",
                    span=Span(text.starts[first.first], text.ends[second.end - 1]),
                    **quoted(one).instead(there, start.first, end.end),
                )
                break


def changed_places(text: Folded, claimed: Sequence[Figure], evidence: Sequence[Evidence]) -> Iterator[Doubt]:
    """Doubt "4 votes to 7" where the evidence has "7 votes to 4", and never the other."""
    own = list(_pairs(text, claimed))
    told = [(one, there, pair) for one in evidence if own for there in [read(one.quote)] for pair in _all_pairs(there)]
    values = {pair.told: (one, there, pair) for one, there, pair in reversed(told)}
    for pair in own:
        between, low, high = pair.told
        if pair.told in values or (between, high, low) not in values:
            continue
        one, there, other = values[between, high, low]
        yield Doubt(
            check="numbers",
            severity="caution",
            note="the source has the two numbers the other way round",
            span=Span(text.starts[pair.first], text.ends[pair.end - 1]),
            **quoted(one).instead(there, other.first, other.end),
        )


def bounded_otherwise(text: Folded, claimed: Sequence[Figure], evidence: Sequence[Evidence]) -> Iterator[Doubt]:
    """Doubt "at most 5" where the evidence has "at least 5", and never the other; "no more than" is at most, too."""
    bounds = [(figure, side) for figure in claimed if (side := _side(text, figure))]
    if not bounds:
        return
    told: defaultdict[float, list[tuple[Evidence, Folded, Figure]]] = defaultdict(list)
    for one in evidence:
        there = read(one.quote)
        for other in figures(there):
            told[other.values[0]].append((one, there, other))
    for figure, side in bounds:
        same = told.get(figure.values[0], [])[:_MOST_ALIKE]
        if same and {_side(there, other) for _, there, other in same} == {_OTHER_SIDE[side]}:
            one, there, other = same[0]
            yield Doubt(
                check="numbers",
                severity="caution",
                note="the source has this number as a bound on the other side",
                span=Span(text.starts[figure.first - 1], text.ends[figure.end - 1]),
                **quoted(one).instead(there, other.first - 1, other.end),
            )


def bound_left_out(text: Folded, claimed: Sequence[Figure], evidence: Sequence[Evidence]) -> Iterator[Doubt]:
    """Doubt a plain "30" where the evidence has "fewer than 30", "at least" or "up to", and never the number alone.

    "More than 100" is told as 100 by many careful writers.
    """
    told: defaultdict[float, list[tuple[Evidence, Folded, Figure]]] = defaultdict(list)
    for one in evidence:
        there = read(one.quote)
        for other in figures(there):
            for value in other.values:
                told[value].append((one, there, other))
    for figure in claimed:
        before = text.words[max(0, figure.first - _FARTHEST) : figure.first]
        behind = text.words[figure.end : figure.end + _FARTHEST]
        if not _LOOSE.isdisjoint(before) or not _OR_MORE.isdisjoint(behind):
            continue
        same = told.get(figure.values[0], [])[:_MOST_ALIKE]
        phrases = [_bound(there, other) for _, there, other in same]
        if phrases and all(len(one) >= _FEWEST_OF_A_BOUND and one != ("more", "than") for one in phrases):
            one, there, other = same[0]
            yield Doubt(
                check="numbers",
                severity="caution",
                note="the source has this number as a bound only",
                span=Span(text.starts[figure.first], text.ends[figure.end - 1]),
                **quoted(one).instead(there, other.first - len(phrases[0]), other.end),
            )


def _side(text: Folded, figure: Figure) -> str:
    """Return of which side the words right before a figure make it a bound: "least", "most" or "" for none."""
    return _BOUNDS.get(_bound(text, figure), "")


def _bound(text: Folded, figure: Figure) -> tuple[str, ...]:
    """Return the words right before a figure that make it a bound, none where it is a plain number.

    None, too, where something is denied before them: "must not cost more than 12" is another bound.
    """
    before = [word for word in text.words[max(0, figure.first - _DENIED) : figure.first] if word not in _CURRENCIES]
    found = next((phrase for phrase in _BOUNDS if tuple(before[-len(phrase) :]) == phrase), ())
    return () if found and any(map(is_negation, before[: -len(found)])) else found


class _Pair(NamedTuple):
    """Two figures at words ``first`` to ``end``: the words between them, and the values of both."""

    first: int
    end: int
    told: tuple[tuple[str, ...], float, float]


def _all_pairs(text: Folded) -> Iterator[_Pair]:
    return _pairs(text, list(figures(text)))


def _pairs(text: Folded, found: Sequence[Figure]) -> Iterator[_Pair]:
    """Yield figures that stand near each other, but for those of "from … to …"."""
    for one, other in pairwise(found):
        between = tuple(text.words[one.end : other.first])
        opens = one.first > 0 and text.words[one.first - 1] in _FROM
        if 0 < len(between) <= _MOST_BETWEEN and not opens and one.values != other.values:
            yield _Pair(one.first, other.end, (between, one.values[0], other.values[0]))


def _changes(text: Folded, found: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield the figures of "from … to …"."""
    for first, second in pairwise(found):
        between = text.words[first.end : second.first]
        opens = first.first > 0 and text.words[first.first - 1] in _FROM
        if opens and len(between) <= _FARTHEST and not _TO.isdisjoint(between) and first.values != second.values:
            yield first, second


def of_the_whole(text: Folded, evidence: Sequence[Evidence]) -> Iterator[Doubt]:
    """Doubt "all of the ships" where the nearest evidence has "two of the ships", and "all" or "every" of nothing."""
    if not evidence or _WHOLES.isdisjoint(text.words):
        return
    there = read(evidence[0].quote)
    if not _WHOLES.isdisjoint(there.words):
        return
    ends = {figure.end: figure for figure in figures(there) if figure.spelled or figure.plain}
    for at, word in enumerate(text.words):
        if word not in _WHOLES:
            continue
        noun = _noun(text, at + 1)
        for end in range(1, len(there.words)):
            counts = end in ends or there.words[end - 1] in _SOME
            if counts and there.words[end] == "of" and noun and _noun(there, end) == noun:
                first = ends[end].first if end in ends else end - 1
                yield Doubt(
                    check="numbers",
                    severity="caution",
                    note="the source says this of a part only",
                    span=Span(text.starts[at], text.ends[at]),
                    **quoted(evidence[0]).instead(there, first, end),
                )
                return


def _noun(text: Folded, at: int) -> str:
    """Return the word that a quantity at word ``at`` is of, small words passed over."""
    while at < len(text.words) and text.words[at] in _SMALL:
        at += 1
    return text.words[at] if at < len(text.words) else ""
