"""Numbers that are the source's, told the wrong way round or of the whole: from 6 to 4, all of the ships."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

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
    for between, (first, second) in _pairs(text, claimed).items():
        pair = (first.values[0], second.values[0])
        told = [(one, there, _pairs(there, list(figures(there)))) for one in evidence for there in [read(one.quote)]]
        same = [(one, there, found[between]) for one, there, found in told if between in found]
        values = [(start.values[0], end.values[0]) for _, _, (start, end) in same]
        if pair in values or pair[::-1] not in values:
            continue
        one, there, (start, end) = same[values.index(pair[::-1])]
        yield Doubt(
            check="numbers",
            severity="caution",
            note="the source has the two numbers the other way round",
            span=Span(text.starts[first.first], text.ends[second.end - 1]),
            **quoted(one).instead(there, start.first, end.end),
        )


def _pairs(text: Folded, found: Sequence[Figure]) -> dict[tuple[str, ...], tuple[Figure, Figure]]:
    """Return the first two figures that have these words between them, but for those of "from … to …"."""
    pairs: dict[tuple[str, ...], tuple[Figure, Figure]] = {}
    for first, second in pairwise(found):
        between = tuple(text.words[first.end : second.first])
        opens = first.first > 0 and text.words[first.first - 1] in _FROM
        if 0 < len(between) <= _FARTHEST + 1 and not opens and first.values != second.values:
            pairs.setdefault(between, (first, second))
    return pairs


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
