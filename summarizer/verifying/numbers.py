"""Numbers must be the source's: amounts, percentages, years, counts."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from summarizer.canonical import fold, index
from summarizer.canonical.characters import UNSPACED
from summarizer.document import Span
from summarizer.report import Doubt
from summarizer.verifying.figures import Figure, figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from summarizer.canonical import Folded
    from summarizer.document import Document
    from summarizer.report import Evidence

#: Up to here a bare whole number may count things that the source only lists.
_LARGEST_COUNT: Final = 20

#: A number close to one of the source's, after a word like "nearly", is rounded, not wrong.
_ROUNDING: Final = 0.1

_HEDGES: Final = frozenset(
    "about around roughly nearly almost approximately some over under above below than least most up to estimated "
    "fewer more less exceeding circa close dozens early mid late".split()
)

_NO_COUNT: Final = frozenset("% $ € £ ¥ ₹ ₩ ° -".split())

#: More figures than these in the evidence are not tried for a sum or a difference.
_MOST_OPERANDS: Final = 24


def numbers(statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt numerals of the statement that stand in no source, in whatever form: 4bn, 4 billion, 4,000 million.

    Spelled-out numbers, and small ones, may be counted rather than read: they are not doubted, or only with caution.
    """
    text = fold(statement)
    claimed = [figure for figure in figures(text) if figure.plain and not _is_no_claim(text, figure)]
    if not claimed or not sources:
        return
    known = sorted(set().union(*map(_values, sources.values())))
    nearby = [(figure, words, one) for one in evidence for words in [fold(one.quote)] for figure in figures(words)]
    derived = _derived(figure for figure, _, _ in nearby)
    for figure in claimed:
        if any(_is_known(value, known) or _key(value) in derived for value in figure.values):
            continue
        if _is_rounded(text, figure, known) or _is_decade(statement, text, figure, known):
            continue
        unsure = _is_conversion(text, figure) or any(_unspaced().search(document.text) for document in sources.values())
        counts = figure.values[0] <= _LARGEST_COUNT and _is_bare(text, figure)
        span = Span(text.starts[figure.first], text.ends[figure.end - 1])
        like = next((near for near in nearby if _are_alike(text, figure, near[1], near[0])), None)
        yield Doubt(
            check="numbers",
            severity="caution" if counts or unsure else "reject",
            note=f"“{span.of(statement)}” is not in the source",
            span=span,
            instead=_written(*like[:2]) if like else "",
            at=_place(*like) if like else None,
            document_id=like[2].document_id if like else "",
        )


_VALUES: WeakKeyDictionary[Document, frozenset[float]] = WeakKeyDictionary()


def _values(document: Document) -> frozenset[float]:
    """Return every value that a figure in the document, or in its title, may stand for."""
    known = _VALUES.get(document)
    if known is None:
        values: set[float] = set()
        for text in (index(document).folded, fold(document.title)):
            values.update(_all_values(text))
        known = _VALUES[document] = frozenset(values)
    return known


def _all_values(text: Folded) -> Iterator[float]:
    earlier: Figure | None = None
    for figure in figures(text):
        yield from figure.values
        if figure.scale != 1:
            yield from (value / figure.scale for value in figure.values)
            # "3 to 4 billion", "two or three thousand": the magnitude is that of both.
            if earlier and figure.first - earlier.end <= 2:  # noqa: PLR2004
                yield from (value * figure.scale for value in earlier.values)
        earlier = figure


def _derived(found: Iterable[Figure]) -> frozenset[float]:
    """Return the sums and differences of the figures in the evidence: "from 3 to 5" is a rise by 2."""
    values = sorted({value for figure in found for value in figure.values})[:_MOST_OPERANDS]
    pairs = list(combinations(values, 2))
    return frozenset(_key(result) for low, high in pairs for result in (high - low, high + low)) | {len(values)}


def _is_known(value: float, known: Sequence[float]) -> bool:
    """Tell whether the sources have the value, or one that it is a rounding of (1.3 million for 1,312,450)."""
    at = bisect_left(known, value * (1 - _ROUNDING))
    while at < len(known) and known[at] <= value * (1 + _ROUNDING):
        if _key(known[at]) == _key(value) or (value >= 1000 and _rounded(known[at], value) == _key(value)):  # noqa: PLR2004
            return True
        at += 1
    return False


def _rounded(exact: float, to: float) -> float:
    """Return ``exact`` to as many significant digits as ``to`` has, at least two."""
    digits = max(2, len(f"{to:.0f}".rstrip("0")))
    return _key(float(f"{exact:.{digits - 1}e}"))


def _is_rounded(text: Folded, figure: Figure, known: Sequence[float]) -> bool:
    hedges = text.words[max(0, figure.first - 4) : figure.first]
    if _HEDGES.isdisjoint(hedges):
        return False
    for value in figure.values:
        at = bisect_left(known, value * (1 - _ROUNDING))
        if at < len(known) and known[at] <= value * (1 + _ROUNDING):
            return True
    return False


def _is_decade(statement: str, text: Folded, figure: Figure, known: Sequence[float]) -> bool:
    """Tell whether "1990s" stands for the nineties, the '90s or a year in them."""
    end = text.ends[figure.end - 1]
    if statement[end : end + 1] != "s":
        return False
    decade = figure.values[0]
    starts = (decade, decade + 1900, decade + 2000) if decade < 100 else (decade, decade % 100)  # noqa: PLR2004
    return any(start <= year < start + 10 for start in starts for year in known[bisect_left(known, start) :][:1])


def _is_no_claim(text: Folded, figure: Figure) -> bool:
    """Tell whether digits belong to a name (Covid-19), end a span of years (2018-19), number a list or count words."""
    at, end = text.starts[figure.first], text.ends[figure.end - 1]
    before, after = text.text[max(0, at - 6) : at], text.text[end : end + 1]
    if re.search(r"[^\W\d_][-\u2013\u2011/#]$|\b\d{4}[-\u2013/]$", before):
        return True
    return text.words[figure.end : figure.end + 1] == ["words"] or (figure.first == 0 and after in (")", "."))


def _is_conversion(text: Folded, figure: Figure) -> bool:
    """Tell whether a figure in brackets follows another, as in 350°F (175°C): the writer may have converted it."""
    before = text.text[max(0, text.starts[figure.first] - 24) : text.starts[figure.first]]
    opening = before.rfind("(")
    return opening >= 0 and ")" not in before[opening:] and any(map(str.isdecimal, before[:opening]))


def _is_bare(text: Folded, figure: Figure) -> bool:
    """Tell whether a figure is a whole number without currency, percent sign, sign or magnitude."""
    beside = {*text.words[max(0, figure.first - 1) : figure.first], *text.words[figure.end : figure.end + 1]}
    return figure.values[0].is_integer() and figure.scale == 1 and beside.isdisjoint(_NO_COUNT)


def _are_alike(text: Folded, figure: Figure, other: Folded, candidate: Figure) -> bool:
    """Tell whether two figures are followed by the same word, which makes one what the other should be."""
    following = text.words[figure.end : figure.end + 1]
    return bool(following) and candidate.plain and other.words[candidate.end : candidate.end + 1] == following


def _written(figure: Figure, words: Folded) -> str:
    return words.text[words.starts[figure.first] : words.ends[figure.end - 1]]


def _place(figure: Figure, words: Folded, evidence: Evidence) -> Span:
    start = evidence.span.start
    return Span(start + words.starts[figure.first], start + words.ends[figure.end - 1])


def _key(value: float) -> float:
    return float(f"{value:.9g}")


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}]")
