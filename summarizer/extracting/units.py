"""The unit beside a number, and of what sort it makes an amount."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from summarizer.extracting.lexicon import words
from summarizer.language.measures import currency, is_measure, measures

if TYPE_CHECKING:
    from summarizer.canonical import Folded
    from summarizer.language.figures import Figure

Sort = Literal["money", "share", "votes", "measure", "count", "number", "duration"]

_SHARES: Final = frozenset({"%", "percent", "percentage"})
_POINTS: Final = (["point"], ["points"])
_PER_CENT: Final = ["per", "cent"]
_OF: Final = ["de"]  # between a million and its unit: "12 millones de euros", "2 millions de dollars"


class Unit(NamedTuple):
    """A unit at canonical words ``first`` to ``end`` (exclusive), and the sort of amount that it makes."""

    first: int
    end: int
    sort: Sort


def unit_after(folded: Folded, figure: Figure) -> Unit | None:
    """Return the unit that follows ``figure`` ("crowns", "square metres", "per cent"), or None for no known one.

    In French it may be written with its "d'": "12 millions d'euros".
    """
    return _of_millions(folded, figure) or _beside(folded, figure)


def _beside(folded: Folded, figure: Figure) -> Unit | None:
    at = figure.end
    if folded.words[at : at + 2] == _PER_CENT:
        return Unit(at, at + 2, "share")
    last = at + (folded.words[at : at + 1] != [] and folded.words[at] in words("amounts", "powers"))
    word = folded.words[last] if last < len(folded.words) else ""
    if word in _SHARES:
        return Unit(at, last + 1 + (folded.words[last + 1 : last + 2] in _POINTS), "share")
    if word == "votes":
        return Unit(at, last + 1, "votes")
    if word in words("amounts", "money"):
        return Unit(at, last + 1, "money")
    if not is_measure(word) and word not in words("amounts", "units"):
        return None
    kind = next((kind for kind, _ in measures(folded, figure)), "")
    return None if kind == "clock" else Unit(at, last + 1, _sort(kind))


def _of_millions(folded: Folded, figure: Figure) -> Unit | None:
    at = figure.end + (folded.words[figure.end : figure.end + 1] == _OF)
    word = folded.words[at] if at < len(folded.words) else ""
    parted = at > figure.end or "'" in word
    return Unit(at, at + 1, "money") if parted and figure.end - figure.first > 1 and currency(word) else None


def _sort(kind: str) -> Sort:
    if kind == "money":
        return "money"
    return "duration" if kind == "time" else "measure"
