"""Whether a quote ends in the middle of a number: "62 | percent", "4 | billion", "$5 | to $10"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.canonical.lexicon import NUMBER_WORDS
from summarizer.grounding.cues import AFTER_A_NUMBER, TENS, WHOLE_MAGNITUDES, WORTH
from summarizer.grounding.gaps import parted
from summarizer.language.measures import is_percent_in_two

if TYPE_CHECKING:
    from summarizer.canonical import Folded

_CURRENCIES: Final = frozenset("$€£¥")
_UP_TO: Final = frozenset({"-", "to", "bis", "à", "a", "до"})
_FROM: Final = frozenset(
    {"from", "between", "von", "zwischen", "de", "da", "del", "entre", "tra", "fra", "от", "\u0441", "между"}
)
_NOT_READ: Final = ("", 0)

#: So many words around a quote's edge may belong to a number that is read as one.
_FURTHEST: Final = 7


def number_before(source: Folded, first: int, floor: int) -> int | None:
    """Return where the number begins that a quote starts in the middle of: "4 | billion", "twenty | five"."""
    word = "%" if source.readings.get(first, _NOT_READ)[0] == "%" else source.words[first]
    if first == floor or not (word[0].isdecimal() or word in NUMBER_WORDS or word in WHOLE_MAGNITUDES):
        return None
    if source.words[first - 1] == "minus" and not parted(source, first - 1):
        return first - 1
    if word[0].isdecimal():
        around = range(max(floor, first - _FURTHEST), first)
        return next((at for at in around if at in source.readings and at + source.readings[at][1] > first), None)
    before = source.words[first - 1]
    in_one = (is_number(before) and word in WHOLE_MAGNITUDES) or (before in TENS and word in NUMBER_WORDS)
    return first - 1 if in_one and not parted(source, first - 1, "-") else None


def number_after(source: Folded, first: int, end: int) -> int | None:
    """Return the end of the number that a quote ends in the middle of: "62 | percent", "1 | 500"."""
    words, readings = source.words, source.readings
    if words[end][0].isdecimal():
        ends = (at + readings[at][1] for at in range(max(first, end - _FURTHEST), end) if at in readings)
        return next((stop for stop in ends if stop > end), None)
    if (stop := _range_after(source, end)) is not None:
        return stop
    if parted(source, end - 1, "-"):
        return None
    if words[end] in WORTH or (words[end - 1] in TENS and words[end] in NUMBER_WORDS):
        return end + 1
    return end + 2 if is_percent_in_two(source, end) else None


def amount_after(source: Folded, first: int, end: int) -> int | None:
    """Return the end of the amount that a quote ends in the middle of, of its number or of its unit: "30 | km"."""
    if not is_number(source.words[end - 1]):
        return None
    if (stop := number_after(source, first, end)) is not None:
        return stop
    return end + 1 if source.words[end] in AFTER_A_NUMBER and not parted(source, end - 1, "-") else None


def _range_after(source: Folded, end: int) -> int | None:
    """Return the end of "to $10" after "$5", when "from" does not tell that more must come."""
    words = source.words
    if words[end] not in _UP_TO or parted(source, end - 1, "-") or not _FROM.isdisjoint(words[max(0, end - 4) : end]):
        return None
    for at in range(end + 1, min(len(words), end + 3)):
        if is_number(words[at]):
            return at + 1
        if words[at] not in _CURRENCIES:
            return None
    return None


def is_number(word: str) -> bool:
    """Tell whether a canonical word is a number, or ends in one."""
    return word[-1].isdecimal() or word in NUMBER_WORDS
