"""The figures of a text as values: numerals, number words, and the magnitudes that follow them."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical.lexicon import NUMBER_WORDS
from summarizer.language.eastern_numerals import FIRST, UNITS, numeral
from summarizer.language.languages import in_language
from summarizer.language.lexicon import lines, table, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.canonical import Folded

#: Words that say a figure in another way.
_SAID: Final = {
    "half": (50, 0.5),
    "halved": (50,),
    "quarter": (25, 0.25),
    "quarters": (75, 0.75),
    "doubled": (2, 100),
    "double": (2, 100),
    "twice": (2,),
    "once": (1,),
    "both": (2,),
    "pair": (2,),
    "couple": (2,),
    "tripled": (3,),
    "triple": (3,),
    "dozen": (12,),
    "dozens": (12,),
    "decade": (10,),
    "decades": (10,),
    "century": (100,),
    "fortnight": (2, 14),
    "midnight": (12, 0),
    "noon": (12,),
}

#: Parts of a magnitude.
_PARTS: Final = {"half": 0.5, "quarter": 0.25}

_SPELLED: Final = frozenset({*_SAID, *NUMBER_WORDS})
_IN_WORDS: Final = _SPELLED | FIRST

#: Between a whole number and its decimals, when spoken.
_POINTS: Final = frozenset({"point", "dot", "komma", "virgule", "coma"})
_MOST_DIGITS: Final = 6

#: So few words stand between two figures that have one magnitude.
_BETWEEN_TWO: Final = 2

_NUMERAL: Final = re.compile(r"\d{1,15}(?:\.\d{1,9})?")
_DIGITS: Final = re.compile(r"\d{1,15}")

#: As in India: 1,50,000 and 12,34,567.
_INDIAN: Final = re.compile(r"\d{1,2}(?:,\d{2}){1,5},\d{3}")

#: Before a magnitude: 4.250 Mio. is 4250 million in one language, 4.25 million in another.
_MAYBE_GROUPED: Final = re.compile(r"[1-9]\d{0,2}\.\d{3}")

#: So many words for a magnitude may follow each other: "hundred thousand crore".
_MOST_SCALES: Final = 3


class Figure(NamedTuple):
    """A figure at words ``first`` to ``end`` (exclusive) and the ``values`` it may stand for.

    ``plain`` tells that it is a numeral, not a word, a date or a time, ``spelled`` that it is a whole number in words;
    ``scale`` is what a word after it multiplied it by, as "billion" does. ``groups`` are the numbers that its groups of
    digits would be if a blank parted two numbers: (12, 500) of "12 500".
    """

    first: int
    end: int
    values: tuple[float, ...]
    plain: bool
    scale: float = 1.0
    spelled: bool = False
    groups: tuple[float, ...] = ()


def figures(text: Folded) -> Iterator[Figure]:
    """Yield the figures of a text in order."""
    end = 0
    long_scale = not factors("long_scale").keys().isdisjoint(text.words) and not in_language(text.words, "en")
    # Most words are no figure and begin none, so that they are passed over in one go.
    for at in [at for at, word in enumerate(text.words) if word in _IN_WORDS or word[0].isdecimal()]:
        if at < end:
            continue
        figure = _numeral(text, at) if text.words[at][0].isdecimal() else _in_words(text, at)
        if figure:
            yield _in_long_scale(text, figure) if long_scale else figure
            end = figure.end


def sharing_a_scale(found: Sequence[Figure]) -> Iterator[float]:
    """Yield what figures come to with the magnitude of the next one, right behind them: the 3 of "3 to 5 million"."""
    for one, other in pairwise(found):
        if one.scale == 1 and other.scale != 1 and 0 <= other.first - one.end <= _BETWEEN_TWO:
            yield one.values[0] * other.scale


def _in_words(text: Folded, at: int) -> Figure | None:
    """Return the figure in words or Eastern characters at ``at``; the latter, often no numeral at all, claim none."""
    if text.words[at] in _SPELLED:
        return _spelled(text, at)
    return _eastern(text, at, plain=False)


def _eastern(text: Folded, at: int, *, plain: bool) -> Figure | None:
    """Return the figure that an Eastern numeral at ``at`` is, up to the end of the word that it ends in."""
    found = numeral(text.text, text.starts[at])
    return Figure(at, bisect_left(text.starts, found[1]), found[:1], plain=plain) if found else None


def _in_long_scale(text: Folded, figure: Figure) -> Figure:
    """Return a figure with what it also stands for where a billion is a million millions."""
    more = factors("long_scale").get(text.words[figure.end - 1], 1.0)
    if more == 1 or figure.scale == 1:
        return figure
    return figure._replace(values=(*figure.values, *(value * more for value in figure.values)))


def _numeral(text: Folded, at: int) -> Figure:
    word = text.words[at]
    if text.words[at + 1 : at + 2] and text.words[at + 1][0] in UNITS and (figure := _eastern(text, at, plain=True)):
        return figure
    if _INDIAN.fullmatch(word):
        word = word.replace(",", "")
    if not _NUMERAL.fullmatch(word):
        parts = (*_NUMERAL.findall(word), *_DIGITS.findall(word))
        return Figure(at, at + 1, tuple(dict.fromkeys(map(float, parts))), plain=False)
    if _MAYBE_GROUPED.fullmatch(word) and _scale(text.words, at + 1)[0] > 1:
        # "4.250 Mio." is 4250 million where the point groups.
        return _scaled(text, at, at + 1, (float(word), float(word.replace(".", ""))))
    if at in text.readings:
        reading, count = text.readings[at]
        if _NUMERAL.fullmatch(reading):
            groups = tuple(map(float, text.words[at : at + count])) if count > 1 else ()
            values = (float(reading),) if count > 1 else (float(reading), float(word))
            return _scaled(text, at, at + count, values)._replace(groups=groups)
    return _scaled(text, at, at + 1, (float(word),))


def _scaled(text: Folded, first: int, end: int, values: tuple[float, ...]) -> Figure:
    scale, after = _scale(text.words, end)
    if after > end:
        return Figure(first, after, tuple(value * scale for value in values), plain=True, scale=scale)
    following = text.words[end] if end < len(text.words) else ""
    if following in factors("maybe_scales"):
        maybe = tuple(value * factors("maybe_scales")[following] for value in values)
        return Figure(first, end + 1, (*values, *maybe), plain=True)
    return Figure(first, end, values, plain=True)


def _scale(text: list[str], at: int) -> tuple[float, int]:
    """Return what the words for magnitudes from ``at`` on multiply a number by, and where they end."""
    scale, end = 1.0, at
    while end < min(len(text), at + _MOST_SCALES):
        word = text[end]
        is_thousand = word == "mil" and not words("magnitudes", "after_mil").isdisjoint(text[end + 1 : end + 2])
        if word not in factors("scales") and not is_thousand:
            break
        scale *= factors("maybe_scales")[word] if is_thousand else factors("scales")[word]
        end += 1
    return scale, end


@cache
def factors(name: str, file: str = "magnitudes") -> dict[str, float]:
    """Return the number that stands first in its line of a list for each word: by how much magnitudes multiply."""
    return {word: float(factor) for factor, *forms in lines(file, name) for word in forms}


@cache
def numerals(code: str) -> dict[str, float]:
    """Return what the commonest words for numbers stand for in a language abroad; none where they are not known."""
    found = (line.split() for line in table("abroad").get(code, {}).get("numerals", "").strip().splitlines())
    return {word: float(value) for value, *forms in found for word in forms}


def _spelled(text: Folded, at: int) -> Figure:
    """Return the figure spelled out from ``at`` on: twenty-five, two hundred and six, half a million."""
    word = text.words[at]
    if word in _PARTS and (scaled := _part_of_scale(text.words, at)):
        return scaled
    if word in _SAID:
        return Figure(at, at + 1, tuple(map(float, _SAID[word])), plain=False)
    total, group, end = 0.0, 0.0, at
    while end < len(text.words):
        word = text.words[end]
        following = text.words[end + 1] if end + 1 < len(text.words) else ""
        if word == "hundred":
            group = (group or 1) * 100
        elif word in factors("scales"):
            total, group = total + (group or 1) * factors("scales")[word], 0
        elif word in NUMBER_WORDS and (end == at or NUMBER_WORDS[word] < _room(group)):
            group += NUMBER_WORDS[word]
        elif word != "and" or following not in NUMBER_WORDS or (group % 100 and not total):
            break
        end += 1
    if end + 1 < len(text.words) and text.words[end] in _POINTS:
        part, after = _digits_said(text.words, end + 1)
        if part:
            return Figure(at, after, (float(f"{total + group:.0f}.{part}"),), plain=False)
    return Figure(at, end, (total + group,), plain=False, spelled=total + group > 1)


def _part_of_scale(words: list[str], at: int) -> Figure | None:
    """Return the figure that part of a magnitude is: "half a billion", "a quarter of a million"."""
    end = at + 1
    while words[end : end + 1] in (["of"], ["a"]):
        end += 1
    if end == at + 1 or end >= len(words) or words[end] not in factors("scales"):
        return None
    return Figure(at, end + 1, (_PARTS[words[at]] * factors("scales")[words[end]],), plain=False, spelled=True)


def _digits_said(words: list[str], at: int) -> tuple[str, int]:
    """Return the digits spelled out from ``at`` on, and where they end: "five zero", "fifty"."""
    said = ""
    while (
        at < len(words)
        and words[at] in NUMBER_WORDS
        and NUMBER_WORDS[words[at]] < _room(0)
        and len(said) < _MOST_DIGITS
    ):
        said += str(NUMBER_WORDS[words[at]])
        at += 1
    return said, at


def _room(group: float) -> float:
    """Return what may still be added to a number being spelled: after "twenty" a digit, after "hundred" two."""
    if group % 100 == 0:
        return 100
    return 10 if group % 10 == 0 and group % 100 != 10 else 0  # noqa: PLR2004
