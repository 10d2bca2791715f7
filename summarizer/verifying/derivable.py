"""Numbers that a writer may work out from those of one sentence of the source: shares, changes, products, durations."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice, permutations
from typing import TYPE_CHECKING, Final

from summarizer.language.figures import figures
from summarizer.language.measures import quantity
from summarizer.verifying.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.canonical import Folded
    from summarizer.language.figures import Figure
    from summarizer.report import Evidence

#: More figures than these in a sentence are not tried with each other.
_MOST: Final = 8

#: What a fraction in words is.
_FRACTIONS: Final = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "sixth": 1 / 6, "tenth": 1 / 10}
_ROUNDING: Final = 0.02

_HALF_DAY: Final = 12 * 60


def is_derivable(text: Folded, figure: Figure, evidence: Sequence[Evidence]) -> bool:
    """Tell whether a figure may be worked out from those of one piece of the evidence."""
    value = figure.values[0]
    fraction = _FRACTIONS.get(text.words[figure.first])
    spent = quantity(text, figure)
    for one in evidence:
        there = read(one.quote)
        amounts, shares = _amounts_and_shares(there)
        if _is_percent(text, figure):
            derived = any(abs(round(share) - value) < 1 or abs(share - value) < 0.05 for share in _percents(amounts))  # noqa: PLR2004
        elif fraction:
            derived = any(abs(share / 100 - fraction) <= _ROUNDING for share in _percents(amounts))
        else:
            products = (share * amount / 100 for share in shares for amount in amounts)
            derived = any(abs(product - value) <= abs(value) / 100 for product in products)
        if derived or (spent and spent.kind == "time" and spent.value / 60 in _minutes(one.quote)):
            return True
    return False


def _amounts_and_shares(text: Folded) -> tuple[list[float], list[float]]:
    found = list(islice((figure for figure in figures(text) if figure.plain or figure.spelled), _MOST))
    shares = [figure.values[0] for figure in found if _is_percent(text, figure)]
    return [figure.values[0] for figure in found if not _is_percent(text, figure)], shares


def _percents(amounts: Iterable[float]) -> Iterator[float]:
    """Yield for every two amounts what percent one is of the other, and by how many percent it is more or less."""
    for part, whole in permutations(amounts, 2):
        if whole:
            yield 100 * part / whole
            yield 100 * abs(part - whole) / whole


def _is_percent(text: Folded, figure: Figure) -> bool:
    return text.words[figure.end : figure.end + 1] == ["%"]


def _minutes(words: str) -> frozenset[float]:
    """Return how many minutes lie between the times of day that a text tells as a span: "9.30 to 11 am"."""
    found = set()
    for match in _span_of_times().finditer(words):
        hours, minutes, end_hours, end_minutes = (int(number or 0) for number in match.groups())
        between = end_hours * 60 + end_minutes - hours * 60 - minutes
        found |= {float(between % _HALF_DAY), float(between % (2 * _HALF_DAY))}
    return frozenset(found)


@cache
def _span_of_times() -> re.Pattern[str]:
    time = r"(\d{1,2})(?:[.:h](\d{2}))?\s?(?:[ap]\.?m\b\.?|Uhr)?"
    return re.compile(rf"\b{time}\s?(?:-|–|—|to|and|until|till|bis|und|à|a)\s?{time}", re.IGNORECASE)
