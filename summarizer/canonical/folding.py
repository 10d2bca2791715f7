"""A text as the sequence of its canonical words, each with its place."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical.characters import APOSTROPHES, DASHES, HANGUL, INVISIBLE, MARKS, PUNCTUATION, RAISED, UNSPACED
from summarizer.canonical.cleaning import blanked
from summarizer.canonical.lexicon import MAGNITUDES, PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Longer runs of letters are cut, so that one endless word costs no more than many short ones.
LONGEST_WORD: Final = 64

#: Digits in a group of a number written as 1 500 000, and the most groups that are still one number.
_GROUP: Final = 3
_MOST_GROUPS: Final = 6

#: "m²" is a unit; a raised digit after a longer word is a footnote's.
_LONGEST_UNIT: Final = 3

_RAISED_OR_FRACTION: Final = frozenset(RAISED + "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅟↉")


class Folded(NamedTuple):
    """A text's canonical words; word ``n`` stands at ``starts[n]`` to ``ends[n]`` of the text as it was given.

    ``text`` is that text with markup blanked, of the same length. ``readings`` tells where words may also be read as
    one: at ``n``, ``(word, count)`` says that the ``count`` words from ``n`` on may read ``word`` ("commit-⏎tee" as
    "committee", "1 500" as "1500").
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    readings: Mapping[int, tuple[str, int]]

    def raw(self, number: int) -> str:
        """Return word ``number`` as it is written, markup aside."""
        return self.text[self.starts[number] : self.ends[number]]


def fold(text: str) -> Folded:
    """Return the canonical words of ``text`` with their places, in time linear in its length."""
    text = blanked(text)
    eastern = not text.isascii() and _eastern().search(text) is not None
    # Split with a group gives gaps and words by turns; their lengths, summed up, are the offsets.
    parts = _word(eastern=eastern).split(text)
    edges = list(accumulate(map(len, parts)))
    starts, ends = edges[0:-1:2], edges[1::2]
    words = list(map(_canonical_word, parts[1::2]))
    return Folded(text, words, starts, ends, dict(_readings(text, words, starts, ends)))


def canonical(text: str) -> str:
    """Return the canonical words of ``text`` in one line; canonical text comes back as it is, unless a word is cut."""
    return " ".join(fold(text).words)


@cache
def _eastern() -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}{HANGUL}]")


@cache
def _word(*, eastern: bool) -> re.Pattern[str]:
    """Return what splits a text at its words, for texts with or without Eastern scripts.

    Where words are not spaced, each character is one; in Korean a closing quotation mark may touch the next syllable.
    """
    letter = rf"[\w{INVISIBLE}{MARKS}{APOSTROPHES}]"
    letters = rf"(?:(?![{UNSPACED}]|[{APOSTROPHES}][{HANGUL}]){letter})" if eastern else letter
    dotted = rf"\.{f'(?![{UNSPACED}])' if eastern else ''}[^\W\d_](?!\w)"
    kinds = (
        *([f"[{UNSPACED}]"] if eastern else []),
        rf"[^\W\d_](?:{dotted}(?:{dotted})*\.?|{letters}{{0,{LONGEST_WORD}}})",  # U.S. and words
        rf"\d(?:[\d{INVISIBLE}]|[.,:/{APOSTROPHES}](?=\d)){{0,{LONGEST_WORD}}}",
        rf"(?<![\w.])\.\d{{1,{LONGEST_WORD}}}",  # .5
        rf"(?<![{DASHES}])[{DASHES}]{{1,4}}(?=\s{{0,3}}\d)",  # a sign or a range: -5, 3-1, 2010-2015
        r"\*(?:(?<=\d\*)|(?<=\d\s\*))(?=\s?\d)",
        rf"[^\s{PUNCTUATION}]",
    )
    # The commonest gaps are told apart first, so that not every alternative is tried at every blank.
    return re.compile(rf"((?![\s,])(?:{'|'.join(kinds)}))")


# One cache for all texts, because words recur. Its keys are short, because words are cut.
@lru_cache(maxsize=1 << 15)
def _canonical_word(raw: str) -> str:
    if raw.isascii() and raw.isalpha():
        word = raw.lower()
    elif raw[0].isdecimal():
        return _number(_INVISIBLE.sub("", raw))
    elif _DASH.fullmatch(raw):
        return "-"
    else:
        word = _letters(_APOSTROPHE.sub("'", _INVISIBLE.sub("", raw)).strip())
    return "%" if word in PERCENT else word


_INVISIBLE: Final = re.compile(f"[{INVISIBLE}]+")
_APOSTROPHE: Final = re.compile(f"[{APOSTROPHES}]")
_DASH: Final = re.compile(f"[{DASHES}]+")
_DOTTED: Final = re.compile(r"[^\W\d_](?:\.[^\W\d_])+\.?")
_SPLITTING: Final = re.compile(rf"[\s{PUNCTUATION}]")


def _letters(word: str) -> str:
    """Return a word that is more than plain ASCII letters in its canonical form."""
    if word.startswith("."):
        return f"0{word}"
    if _DOTTED.fullmatch(word):
        word = word.replace(".", "")
    if len(word) > _LONGEST_UNIT:
        word = word.rstrip(RAISED) or word
    word = word.strip("'_") or word
    if _RAISED_OR_FRACTION.isdisjoint(word):
        normal = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).casefold())
        normal = _APOSTROPHE.sub("'", normal).strip("'")
        # A sign that would fall apart into several words ("℃", "㈱") is left whole.
        if not _SPLITTING.search(normal.replace("'", "")) and (len(word) > 1 or normal.isascii() or len(normal) == 1):
            return normal
    return _APOSTROPHE.sub("'", unicodedata.normalize("NFC", word).casefold()).strip("'") or word


_GROUPED: Final = re.compile(
    r"(?P<whole>\d{1,3}(?P<mark>[,'.])\d{3}(?:(?P=mark)\d{3})*)(?:(?!(?P=mark))[.,](?P<part>\d+))?"
)
_DECIMAL_COMMA: Final = re.compile(r"\d+,(?:\d{1,2}|\d{4,})")
_ONE_GROUP: Final = re.compile(r"[1-9]\d{0,2}\.\d{3}")


def _number(raw: str) -> str:
    """Return 1,500 and 1'500 as 1500, 1.500,5 as 1500.5 and 5,3 as 5.3; dates, times and lists as they are."""
    raw = _APOSTROPHE.sub("'", unicodedata.normalize("NFKC", raw))
    grouped = _GROUPED.fullmatch(raw)
    if grouped and not _ONE_GROUP.fullmatch(raw) and not raw.startswith("0"):
        whole = grouped["whole"].replace(grouped["mark"], "")
        return f"{whole}.{grouped['part']}" if grouped["part"] else whole
    return raw.replace(",", ".") if _DECIMAL_COMMA.fullmatch(raw) else raw


@cache
def _joint() -> re.Pattern[str]:
    # As in cleaning: one class of first characters for a fast scan, lookbehinds to tell the alternatives apart.
    # Every repetition is bounded, so that no run of blanks is walked twice.
    return re.compile(
        r"""[-\u2010\u00ad\ufffe0-9Pp](?:
          (?P<group>(?<=\d)[ \u00a0\u2009\u202f](?=\d{3}(?!\d)))
        | (?P<point>(?<=\d)\.(?=\d{3}(?![\d.,])))
        | (?P<percent>(?<=[Pp])er\s{1,9}(?=cent\b))
        | (?P<wrap>(?<=[^\d])(?:
            [ \t]{0,9}\r?\n[ \t\r]{0,9}\n[^\n]{1,80}\n[ \t\r]{0,9}\n\s{0,40}(?=[a-z])
            | \s{1,40}(?=[^\W\d_])))
        )""",
        re.VERBOSE,
    )


def _readings(text: str, words: list[str], starts: list[int], ends: list[int]) -> Iterator[tuple[int, tuple[str, int]]]:
    """Yield where several words may be read as one, or a number with one point as a whole number."""
    first = last = -1  # of the number in groups that is being read
    for match in _joint().finditer(text):
        kind = match.lastgroup
        left = bisect_right(starts, match.start()) - 1
        if left < 0 or ends[left] < match.start():
            continue
        if kind == "point":
            if _ONE_GROUP.fullmatch(words[left]) and not MAGNITUDES.intersection(words[left + 1 : left + 2]):
                yield left, (words[left].replace(".", ""), 1)
            continue
        right = bisect_left(starts, match.end())
        if right == len(words) or starts[right] != match.end():
            continue
        if kind == "percent":
            yield left, ("%", 2)
        elif kind == "wrap" and words[left][-1].isalpha():
            yield left, (words[left] + words[right], right - left + 1)
        elif kind == "group" and (left == last or _is_first_group(words[left])):
            going_on = left == last and right - first < _MOST_GROUPS
            first, last = (first if going_on else left), right
            yield first, ("".join(words[first : last + 1]), last - first + 1)


def _is_first_group(word: str) -> bool:
    return len(word) <= _GROUP and word.isdecimal()
