"""Numbers that a writer may work out from those of one sentence of the source: shares, changes, products, durations."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice, pairwise, permutations
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical.lexicon import NUMBER_WORDS
from summarizer.language.figures import factors, figures, numerals, sharing_a_scale
from summarizer.language.lexicon import words
from summarizer.language.measures import quantity
from summarizer.language.remembering import remembered
from summarizer.verifying.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.canonical import Folded
    from summarizer.language.figures import Figure
    from summarizer.report import Evidence

#: More figures than these in a sentence are not tried with each other.
_MOST: Final = 8

#: How far apart two shares of a whole may lie and be the same fraction.
_ROUNDING: Final = 0.02

#: How far a figure may lie from what it is worked out to be with "about" before it.
_HEDGED: Final = 0.06

#: No figure is rounded more coarsely without a word.
_COARSEST: Final = 0.01

#: "Seven in ten", "2 out of 9".
_OUT_OF: Final = (["in"], ["out", "of"])
_MOST_IN: Final = 100

#: What these say that something came to, in percent of what it was, or was of what it came to.
_MULTIPLES: Final = {
    **dict.fromkeys(("halved", "halves", "halving"), (50.0,)),
    **dict.fromkeys(("doubled", "doubles", "doubling"), (50.0, 200.0)),
    **dict.fromkeys(("tripled", "triples", "trebled", "trebles"), (100 / 3, 300.0)),
}

#: Behind a figure and what it counts, "a month" and "each" stand in so many words.
_RATE_REACH: Final = 4

_HALF_DAY: Final = 12 * 60

#: In seconds: a year, a month, a week, a day.
_UNITS_OF_TIME: Final = (31_557_600.0, 2_629_800.0, 604_800.0, 86_400.0)


class _Told(NamedTuple):
    """The amounts that a text tells, its shares in percent, and those that it tells in words."""

    amounts: list[float]
    percents: list[float]
    fractions: list[float]

    @property
    def shares(self) -> list[float]:
        """All shares, in percent."""
        return [*self.percents, *self.fractions]


def is_derivable(text: Folded, figure: Figure, evidence: Sequence[Evidence]) -> bool:
    """Tell whether a figure may be worked out from those of one piece of the evidence, or be its share of another's."""
    return _is_derivable(text, figure, evidence) or _is_share_of_another(text, figure, evidence)


def _is_share_of_another(text: Folded, figure: Figure, evidence: Sequence[Evidence]) -> bool:
    """Tell whether a figure is the share that one piece of evidence tells of an amount that another does."""
    told = [_told(one.quote) for one in evidence]
    amounts = (amount * share / 100 for one in told for share in one.shares for each in told for amount in each.amounts)
    return not _is_percent(text, figure) and any(_is_near(figure, amount) for amount in amounts)


def _is_derivable(text: Folded, figure: Figure, evidence: Sequence[Evidence]) -> bool:
    margin = _HEDGED if _is_hedged(text, figure) else 0.0
    spent = quantity(text, figure)
    for one in evidence:
        if spent and spent.kind == "time" and spent.value / 60 in _minutes(one.quote):
            return True
        there, told = read(one.quote), _told(one.quote)
        if _is_percent(text, figure):
            if _is_share_of(figure.values[0], told) or _is_left_over(text, there, figure.values[0], told):
                return True
        elif fraction := _part(text.words[figure.first]):
            if any(abs(share / 100 - fraction) <= _ROUNDING for share in (*_percents(told.amounts), *told.shares)):
                return True
        elif any(_is_near(figure, amount, margin) for amount in _amounts(text, figure, there, told)):
            return True
    return False


def _is_near(figure: Figure, amount: float, margin: float = 0.0) -> bool:
    """Tell whether a figure is what an amount is rounded to, or no farther from it than a ``margin`` of it allows."""
    return any(
        abs(value - amount) <= max(value * margin, min(value * _COARSEST, _last_place(value) / 2))
        for value in figure.values
    )


def _last_place(value: float) -> float:
    """Return what one more in the last place of a figure is that is no zero: 100 of 12,600, 0.01 of 4.25."""
    whole, _, part = f"{value:.6f}".rstrip("0").partition(".")
    return 10.0 ** -len(part) if part else 10.0 ** (len(whole) - len(whole.rstrip("0")))


def _is_hedged(text: Folded, figure: Figure) -> bool:
    return not words("magnitudes", "hedges").isdisjoint(text.words[max(0, figure.first - 2) : figure.first])


def _is_share_of(percent: float, told: _Told) -> bool:
    """Tell whether so many percent are what amounts make of each other, a fraction, or what a share leaves over."""
    if any(abs(round(share) - percent) < 1 or abs(share - percent) < 0.05 for share in _percents(told.amounts)):  # noqa: PLR2004
        return True
    return any(abs(other - percent) < 1 for share in told.fractions for other in (share, 100 - share))


def _is_left_over(text: Folded, there: Folded, percent: float, told: _Told) -> bool:
    """Tell whether so many percent may be what a share leaves over: "38 % still ran", "the rest comes from mining"."""
    return not words("magnitudes", "left_over").isdisjoint((*text.words, *there.words)) and any(
        abs(100 - share - percent) < 0.05  # noqa: PLR2004
        for share in told.percents
    )


def _amounts(text: Folded, figure: Figure, there: Folded, told: _Told) -> Iterator[float]:
    """Yield the amounts that those told come to: shares of them, changes by a share, so many of each, areas."""
    for share in told.shares:
        for amount in told.amounts:
            part, rest = amount * share / 100, amount * (100 - share) / 100
            yield from (part, rest, amount + part)
            # What it was before it rose or fell by the share, and how much that is from now.
            for now in filter(None, (rest, amount + part)):
                yield from (amount * amount / now, abs(amount * amount / now - amount))
    own = (other.values[0] for other in figures(text) if other.first != figure.first)
    counts = {2.0, *filter(float.is_integer, (*own, *told.amounts))} - {0.0}
    if (_tells_of_each(text) or _tells_of_each(there)) and not _is_rate(text, figure):
        yield from (amount * count for amount in told.amounts for count in counts)
    if _tells_of_each(text):
        spans = [spent.value for other in figures(there) if (spent := quantity(there, other)) and spent.kind == "time"]
        yield from (amount / count for amount in told.amounts for count in _in_any_unit(spans))
    if not words("magnitudes", "sharing").isdisjoint(there.words):
        yield from (amount / count for amount in told.amounts for count in counts)
    if _is_area(text, figure):
        yield from (one * other for one, other in permutations(told.amounts, 2))


def _in_any_unit(spans: Iterable[float]) -> Iterator[float]:
    """Yield how many years, months, weeks and days spans of time are, of which there are more than one."""
    yield from (count for span in spans for unit in _UNITS_OF_TIME if (count := span / unit) > 1)


def _tells_of_each(text: Folded) -> bool:
    """Tell whether amounts are of one of several, or shared out: "10 million each", "split evenly", "3 a week"."""
    if not words("magnitudes", "of_each").isdisjoint(text.words):
        return True
    per = (at for at, word in enumerate(text.words[:-1]) if word in ("a", "per"))
    return any(text.words[at + 1] in words("magnitudes", "spans") for at in per)


def _is_rate(text: Folded, figure: Figure) -> bool:
    """Tell whether a figure is itself of one of several: "400 a month"."""
    return _tells_of_each(text._replace(words=text.words[figure.end : figure.end + _RATE_REACH]))


def _is_area(text: Folded, figure: Figure) -> bool:
    spread = quantity(text, figure)
    return bool(spread and spread.kind == "area") or text.words[figure.end : figure.end + 1] in (["square"], ["m2"])


@remembered
def _told(quote: str) -> _Told:
    """Return what a text tells in its first figures."""
    text = read(quote)
    found = list(islice((figure for figure in figures(text) if figure.plain or figure.spelled), _MOST))
    shares = [figure.values[0] for figure in found if _is_percent(text, figure)]
    amounts = [figure.values[0] for figure in found if not _is_percent(text, figure)]
    amounts += sharing_a_scale(found)
    return _Told(amounts, shares, list(_shares_in_words(text, found)))


def _shares_in_words(text: Folded, found: Sequence[Figure]) -> Iterator[float]:
    """Yield what percent "a third", "two thirds", "halved" and "seven in ten" are."""
    for at, word in enumerate(text.words):
        yield from _MULTIPLES.get(word, ())
        if fraction := _fraction(text, at):
            yield 100 * fraction
    for part, whole in pairwise(found):
        if text.words[part.end : whole.first] in _OUT_OF and 0 < part.values[0] < whole.values[0] <= _MOST_IN:
            yield 100 * part.values[0] / whole.values[0]


def _fraction(text: Folded, at: int) -> float:
    """Return what the fraction in words at word ``at`` is, "a third" or "zwei Drittel", 0 for none."""
    word = text.words[at]
    sure, unsure = factors("parts").get(word), factors("parts_with_article").get(word)
    if not (sure or unsure):
        return 0.0
    before = text.words[at - 1] if at else ""
    times = NUMBER_WORDS.get(before) or next((all_of[before] for all_of in _numerals() if before in all_of), 0)
    if not times and (sure or before in words("magnitudes", "articles")):
        times = 1
    return times / (sure or unsure or 1.0)


def _part(word: str) -> float:
    """Return what part of a whole a word is in a statement that says so; 0 for none."""
    whole = factors("parts").get(word) or factors("parts_with_article").get(word)
    return 1 / whole if whole else 0.0


@cache
def _numerals() -> tuple[dict[str, float], ...]:
    return tuple(map(numerals, ("de", "fr", "es", "it", "pt", "ru")))


def _percents(amounts: Iterable[float]) -> Iterator[float]:
    """Yield for every two amounts what percent one is of the other, and by how many percent it is more or less."""
    for part, whole in permutations(amounts, 2):
        if whole:
            yield 100 * part / whole
            yield 100 * abs(part - whole) / whole


def _is_percent(text: Folded, figure: Figure) -> bool:
    return text.words[figure.end : figure.end + 1] == ["%"]


def _minutes(quote: str) -> frozenset[float]:
    """Return how many minutes lie between the times of day that a text tells as a span: "9.30 to 11 am"."""
    found = set()
    for match in _span_of_times().finditer(quote):
        hours, minutes, end_hours, end_minutes = (int(number or 0) for number in match.groups())
        between = end_hours * 60 + end_minutes - hours * 60 - minutes
        found |= {float(between % _HALF_DAY), float(between % (2 * _HALF_DAY))}
    return frozenset(found)


@cache
def _span_of_times() -> re.Pattern[str]:
    time = r"(\d{1,2})(?:[.:h](\d{2}))?\s?(?:[ap]\.?m\b\.?|Uhr)?"
    return re.compile(rf"\b{time}\s?(?:-|–|—|to|and|until|till|bis|und|à|a)\s?{time}", re.IGNORECASE)
