"""Magnitudes that a table tells once, for all its figures: "in € millions" above it, "Cost ($ bn)" over a column."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.language.figures import factors
from summarizer.language.measures import currency
from summarizer.verifying.lines import BORDERS, borders_in, has_borders, lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.canonical import Folded
    from summarizer.language.figures import Figure

#: Words of a heading, and of a line inside a table that has no figures, at most.
_MOST_OF_HEADING: Final = 20
_MOST_OF_LABEL: Final = 8

#: Characters; a longer line is of no table.
_LONGEST_LINE: Final = 2_000

#: Words from an opening bracket to the magnitude in it, at most.
_MOST_IN_BRACKETS: Final = 4

_IN: Final = frozenset({"in", "en", "em", "в"})
_OF: Final = frozenset({"of", "de", "di", "von"})
_PARTING: Final = frozenset(f"{BORDERS}\n")
_YEARS: Final = range(1900, 2100)


class Scaled(NamedTuple):
    """A figure of a table, what a heading multiplies it by, and the (kind, measure) of that, ("", "") for none."""

    figure: Figure
    factor: float
    measure: tuple[str, str]


class _Told(NamedTuple):
    """A magnitude that a heading tells at word ``at``: what it multiplies by, and its (kind, measure)."""

    at: int
    factor: float
    measure: tuple[str, str]


class _Line(NamedTuple):
    """A line of a text that is not blank: its characters from ``start`` on, how many words, and its figures."""

    written: str
    start: int
    words: int
    figures: Sequence[Figure]
    told: Sequence[_Told]
    ends_in_figure: bool

    @property
    def has_cells(self) -> bool:
        return has_borders(self.written)

    @property
    def is_row(self) -> bool:
        """Whether this may be a row of a table: it has cells, or its last word is of a figure."""
        return self.has_cells or (self.ends_in_figure and not self.written.endswith((".", "!", "?")))

    @property
    def is_label(self) -> bool:
        """Whether this may stand between two rows: "Assets"."""
        return self.words <= _MOST_OF_LABEL and not self.written.endswith((".", "!", "?"))

    def cell(self, start: int) -> int:
        """Return the number of the cell that a character of the text stands in, from the first with words on."""
        return borders_in(self.written[: start - self.start].lstrip(f"{BORDERS} "))


def scaled(text: Folded, found: Sequence[Figure]) -> Iterator[Scaled]:
    """Yield the figures of a text's tables that the head of the table, a column or a row multiplies, or a caption.

    ``found`` are all its figures. A table ends where a sentence or another heading begins.
    """
    told = list(_told(text, found))
    whole: Sequence[_Told] = ()
    columns: dict[int, _Told] = {}
    rows: list[Figure] = []
    read = list(_lines(text, found, told)) if told else []
    for line, following in zip_longest(read, read[1:]):
        if len(line.written) > _LONGEST_LINE:
            whole, columns, rows = (), {}, []
        elif line.told and line.words <= _MOST_OF_HEADING:
            own = _of_its_row(line, text)
            if own:
                yield from _multiplied(text, own, line.told)
            elif line.has_cells:
                columns.update((line.cell(text.starts[one.at]), one) for one in line.told)
                whole = [one for one in line.told if not line.cell(text.starts[one.at])] or whole
            else:
                if not (whole or columns or (following and following.is_row)):  # it may be the caption of what is above
                    yield from _multiplied(text, rows, line.told)
                whole, columns, rows = line.told, {}, []
        elif line.is_row:
            rows += line.figures
            for figure in line.figures:
                over = columns.get(line.cell(text.starts[figure.first]))
                yield from _multiplied(text, [figure], [over] if over else whole)
        elif not line.is_label:
            whole, columns, rows = (), {}, []


def _of_its_row(line: _Line, text: Folded) -> Sequence[Figure]:
    """Return the figures of a row whose own head tells the magnitude, "Revenue ($m) 4.2 3.9"; years are a head's."""
    last = max(one.at for one in line.told)
    after = [figure for figure in line.figures if figure.first > last]
    if line.cell(text.starts[last]) or all(figure.values[0] in _YEARS for figure in after):
        return ()
    return after


def _multiplied(text: Folded, found: Sequence[Figure], told: Sequence[_Told]) -> Iterator[Scaled]:
    """Yield figures with what multiplies them; shares, and what has a magnitude of its own, nothing does."""
    for figure in found:
        if figure.plain and figure.scale == 1 and text.words[figure.end : figure.end + 1] != ["%"]:
            yield from (Scaled(figure, one.factor, one.measure) for one in told)


def _lines(text: Folded, found: Sequence[Figure], told: Sequence[_Told]) -> Iterator[_Line]:
    """Yield the lines of a text that are not blank."""
    places = [text.starts[one.at] for one in told]
    for line in lines(text, found):
        if line.written.isspace():
            continue
        first, last = bisect_left(text.starts, line.start), bisect_left(text.starts, line.end)
        yield _Line(
            line.written.rstrip(),
            line.start,
            last - first,
            line.figures,
            told[bisect_left(places, line.start) : bisect_left(places, line.end)],
            bool(line.figures) and line.figures[-1].end >= last - (text.words[last - 1] == "%"),
        )


def _told(text: Folded, found: Sequence[Figure]) -> Iterator[_Told]:
    """Yield the magnitudes that are of no figure beside them, and stand as in a heading.

    That is beside a currency ("€ bn", "£'000") or one with it ("TEUR"), after "in", or in brackets.
    """
    known = _factors()
    if known.keys().isdisjoint(text.words):
        return
    of_figures = {at for figure in found for at in range(figure.first + 1, figure.end)}
    for at, word in enumerate(text.words):
        if word not in known or at in of_figures:
            continue
        measure = _currency_beside(text, at)
        if measure or word in factors("with_currency") or (word not in _maybe() and _is_in_heading(text, at)):
            yield _Told(at, known[word], measure or ("", ""))


def _currency_beside(text: Folded, at: int) -> tuple[str, str] | None:
    """Return the currency right before a word, or after it, "of" between them or not, in the same line."""
    before, after = text.words[max(0, at - 1) : at], text.words[at + 1 : at + 3]
    if after and after[0] in _OF:
        after = after[1:]
    for other, place in ((before[:1], at - 1), (after[:1], at + 1)):
        if other and (found := currency(other[0])) and not _is_parted(text, place, at):
            return found
    return None


def _is_parted(text: Folded, one: int, other: int) -> bool:
    """Tell whether the end of a line or cell stands between two words."""
    first, second = sorted((one, other))
    return not _PARTING.isdisjoint(text.text[text.ends[first] : text.starts[second]])


def _is_in_heading(text: Folded, at: int) -> bool:
    return _is_after_in(text, at) or _is_in_brackets(text, at)


def _is_after_in(text: Folded, at: int) -> bool:
    """Tell whether a word stands as in "in thousands": before it "in", perhaps a currency, after it nothing or "of"."""
    before = [word for word in text.words[max(0, at - 2) : at] if not currency(word)]
    if not before or before[-1] not in _IN:
        return False
    gap = text.gap_before(at + 1) if at + 1 < len(text.words) else "\n"
    return gap != " " or text.words[at + 1] in _OF


def _is_in_brackets(text: Folded, at: int) -> bool:
    """Tell whether a word stands in brackets that were opened just before, in the same line."""
    first = max(0, at - _MOST_IN_BRACKETS)
    before = text.text[text.ends[first - 1] if first else 0 : text.starts[at]].rpartition("\n")[2]
    return max(before.rfind("("), before.rfind("[")) > max(before.rfind(")"), before.rfind("]"))


@cache
def _factors() -> Mapping[str, float]:
    """Return by how much each word multiplies a table's figures; a hundred is none that tables are told in."""
    every = {**factors("maybe_scales"), **factors("scales"), **factors("of_tables"), **factors("with_currency")}
    return {word: factor for word, factor in every.items() if factor >= 1000}  # noqa: PLR2004


@cache
def _maybe() -> frozenset[str]:
    """Return the words that are magnitudes only beside a currency."""
    return frozenset(factors("maybe_scales")) | {"000"}
