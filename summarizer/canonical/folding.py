"""A text as the sequence of its canonical words, each with its place."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from functools import cache
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical.characters import (
    APOSTROPHES,
    DASHES,
    FILL,
    HANGUL,
    INVISIBLE,
    LOWER,
    MARKS,
    PUNCTUATION,
    RAISED,
    RATINGS,
    TRIANGLES,
    UNSPACED,
)
from summarizer.canonical.cleaning import blanked
from summarizer.canonical.furniture import PAGE_NUMBER
from summarizer.canonical.lexicon import MAGNITUDES, PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

#: Longer runs of letters are cut, so that one endless word costs no more than many short ones.
LONGEST_WORD: Final = 64

#: A line with nothing but a page's number, and perhaps a title far from it, in the middle of a word.
_PAGE_LINE: Final = (
    rf"[ \t\r]{{0,9}}[\n\f]\s{{0,9}}{PAGE_NUMBER}(?:[ \t]{{2,9}}[^\n]{{1,70}})?"
    r"[ \t\r]{0,9}\n\s{0,40}(?=[^\W\d_A-Z])"
)

#: Marks that a Japanese syllable may be written with, half-width or taken apart.
_VOICING: Final = "\u3099\u309a\uff9e\uff9f"

#: A Korean mark between words of a list, which Unicode counts among the letters.
_MIDDLE_DOT: Final = "\u318d"

#: Apostrophes, accents and invisible characters that may stand in one word among Eastern scripts.
_MOST_JOINED: Final = 16

#: Words whose canonical form is remembered.
_MOST_WORDS_KEPT: Final = 1 << 16

#: Digits in a group of a number written as 1 500 000, and the most groups that are still one number.
_GROUP: Final = 3
_MOST_GROUPS: Final = 6

#: "m²" is a unit; a raised digit after a longer word is a footnote's.
_LONGEST_UNIT: Final = 3

#: Nor does a raised digit after one of these make a unit; a capital makes NO of "no".
_NO_UNITS: Final = frozenset("am an as at be by do du er es et he if is it me my no of on or so to up us we zu".split())

#: A raised digit after these is a square's or a cube's, too.
_LENGTHS: Final = frozenset("feet foot inch inches yards miles meter meters metre metres kilometres kilometers".split())

#: What UTF-8 has no Eastern letter begin with: 0xE2 are the dashes and curly quotation marks of every script.
_WESTERN_BYTES: Final = bytes((*range(0xE0), 0xE2))

#: Letters that are written in two ways in one language.
_SPELLINGS: Final = str.maketrans({"œ": "oe", "æ": "ae", "\u0451": "\u0435"})

#: Squares and cubes of units, which many write without raising the digit; in canonical form none is raised.
_SQUARED: Final = {
    **{
        f"{unit}{raised}": f"{unit}{digit}"
        for unit in ("m", "mm", "cm", "dm", "km", "ft", "mi", "yd")
        for raised, digit in ("²2", "³3")
    },
    "㎟": "mm2",
    "㎠": "cm2",
    "㎡": "m2",
    "㎢": "km2",
    "㎣": "mm3",
    "㎤": "cm3",
    "㎥": "m3",
    "㎦": "km3",
}

_RAISED_OR_FRACTION: Final = frozenset(RAISED + "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅟↉")


class Folded(NamedTuple):
    """A text's canonical words; word ``n`` stands at ``starts[n]`` to ``ends[n]`` of the text as it was given.

    ``text`` is that text with markup blanked, of the same length. ``readings`` tells where words may also be read as
    one: at ``n``, ``(word, count)`` says that the ``count`` words from ``n`` on may read ``word`` ("commit-⏎tee" as
    "committee", "1 500" as "1500").
    """

    text: str
    words: list[str]
    starts: Sequence[int]
    ends: Sequence[int]
    readings: Mapping[int, tuple[str, int]]

    def raw(self, number: int) -> str:
        """Return word ``number`` as it is written, markup aside."""
        return self.text[self.starts[number] : self.ends[number]]

    def gap_before(self, number: int) -> str:
        """Return what stands between word ``number``, which is not the first, and the one before."""
        return self.text[self.ends[number - 1] : self.starts[number]]


def fold(text: str) -> Folded:
    """Return the canonical words of ``text`` with their places, in time linear in its length."""
    text = blanked(text)
    eastern = not text.isascii() and _may_be_eastern(text) and _eastern().search(text) is not None
    # Split with a group gives gaps and words by turns; their lengths, summed up, are the offsets.
    parts = _word(eastern=eastern).split(text)
    edges = array("I", accumulate(map(len, parts)))
    starts, ends = edges[0:-1:2], edges[1::2]
    words = list(map(_CANONICAL_WORDS.__getitem__, islice(parts, 1, None, 2)))
    del parts  # by far the largest of all here
    return Folded(text, words, starts, ends, dict(_readings(text, words, starts, ends)))


def canonical(text: str) -> str:
    """Return the canonical words of ``text`` in one line; canonical text comes back as it is, unless a word is cut."""
    return " ".join(fold(text).words)


def holds(text: str, words: str) -> bool:
    """Tell whether ``text`` has the canonical words of ``words`` in a row."""
    return f" {canonical(words)} " in f" {canonical(text)} "


def _may_be_eastern(text: str) -> bool:
    """Tell, fast, whether a text has letters beyond those of Western scripts: by what they begin with as bytes."""
    return bool(text.encode("utf-8", "surrogatepass").translate(None, _WESTERN_BYTES))


@cache
def _eastern() -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}{HANGUL}]")


@cache
def _word(*, eastern: bool) -> re.Pattern[str]:
    """Return what splits a text at its words, for texts with or without Eastern scripts.

    Where words are not spaced, each character is one; in Korean a closing quotation mark may touch the next syllable.
    """
    joining = rf"{INVISIBLE}{MARKS}"
    if eastern:
        unspaced = rf"{UNSPACED}{_MIDDLE_DOT}"
        first, spaced = rf"[^\W\d_{unspaced}]", rf"[^\W{unspaced}]"
        joined = rf"(?:[{joining}]|[{APOSTROPHES}](?![{HANGUL}])){spaced}{{0,{LONGEST_WORD}}}"
        letters = rf"{spaced}{{0,{LONGEST_WORD}}}(?:{joined}){{0,{_MOST_JOINED}}}"
    else:
        first, letters = r"[^\W\d_]", rf"[\w{joining}{APOSTROPHES}]{{0,{LONGEST_WORD}}}"
    unseen = f"[{INVISIBLE}]*+"
    dotted = rf"{unseen}\.{unseen}{f'(?![{UNSPACED}])' if eastern else ''}[^\W\d_](?!{unseen}\w)"
    # Between a sign and its number stand what is shown as nothing and marks of emphasis.
    marked = f"[*_`{INVISIBLE}]*+"
    kinds = (
        rf"[A-Za-z]{{1,{LONGEST_WORD}}}(?=[ ,\n])",  # the commonest words, told apart fast
        rf"{first}(?:{dotted}(?:{dotted})*\.?|{letters})",  # U.S. and words
        *([f"[{UNSPACED}][{_VOICING}]?"] if eastern else []),
        rf"\d(?:[\d{INVISIBLE}]|[.,:/\u00b7{APOSTROPHES}](?=[{INVISIBLE}]*+\d)){{0,{LONGEST_WORD}}}",
        rf"(?<![\w.])(?<!\.\s\.\s)\.\d[\d{INVISIBLE}]{{0,{LONGEST_WORD}}}",  # .5, but not . . .5
        # A sign or a range (-5, -$5, 3-1, $5-$10), and not the hyphen of a word that a page's number stands in.
        (
            rf"(?<![{DASHES}])[{DASHES}]{{1,4}}(?={marked}(?:\s{marked}){{0,3}}(?:[$€£¥]{unseen}\s?{unseen})?\.?\d)"
            rf"(?!(?<=[^\W\d_][{DASHES}]){_PAGE_LINE})"
        ),
        rf"[{TRIANGLES}](?:(?=\s?[\d$€£¥+{DASHES}])|(?<=\S.)|(?<=\S[ \t].))",
        rf"[{RATINGS}](?:(?=\s?[{RATINGS}])|(?<=[{RATINGS}].)|(?<=[{RATINGS}]\s.))",
        r"!(?==)",  # != is not =
        r"(?<!\S)[-\u2212][A-Za-z](?![\w'\u2019]|\.\w)",  # -k
        r"\*(?:(?<=\d\*)|(?<=\d\s\*))(?=\s?\d)",
        rf"[^\s{PUNCTUATION}]",
    )
    # The commonest gaps are told apart first, so that not every alternative is tried at every blank. No word begins
    # with an apostrophe, though Unicode counts one of them, U+02BC, among the letters.
    return re.compile(rf"((?![\s,;:\"“”()\u02bc])(?:{'|'.join(kinds)}))")


class _CanonicalWords(dict[str, str]):
    """The canonical form of every word met: one cache for all texts, because words recur.

    It is a dict that fills itself, because looking a word up is most of the work. Its keys are short, because words
    are cut.
    """

    def __missing__(self, raw: str) -> str:
        if len(self) >= _MOST_WORDS_KEPT:
            self.clear()
        word = raw.lower() if raw.isascii() and raw.isalpha() else _canonical_word(raw)
        word = self[raw] = "%" if word in PERCENT else word
        return word


def _canonical_word(raw: str) -> str:
    """Return the canonical form of a word that is more than plain ASCII letters."""
    if raw.isascii() and raw[0].isalpha() and raw.replace("'", "").isalpha():
        return raw.lower().strip("'")
    if raw[0].isdecimal():
        return _number(_INVISIBLE.sub("", raw))
    if _DASH.match(raw):
        return f"-{_letters(raw[1:])}" if raw[-1].isalpha() else "-"
    return _letters(_APOSTROPHE.sub("'", _INVISIBLE.sub("", raw)).strip())


_CANONICAL_WORDS: Final = _CanonicalWords()
_INVISIBLE: Final = re.compile(f"[{INVISIBLE}]+")
_APOSTROPHE: Final = re.compile(f"[{APOSTROPHES}]")
_DASH: Final = re.compile(f"[{DASHES}]+")
_DOTTED: Final = re.compile(r"[^\W\d_](?:\.[^\W\d_])+\.?")
_SPLITTING: Final = re.compile(rf"[\s{PUNCTUATION}]")


def _letters(word: str) -> str:
    """Return a word that is more than plain ASCII letters in its canonical form."""
    if squared := _SQUARED.get(word.lower()):
        return squared
    if word.startswith("."):
        return f"0{unicodedata.normalize('NFKC', word)}"
    if _DOTTED.fullmatch(word):
        word = word.replace(".", "")
    plain = word.rstrip(RAISED)
    if (len(word) > _LONGEST_UNIT and plain.casefold() not in _LENGTHS) or plain in _NO_UNITS:
        word = plain or word
    word = word.strip("'_") or word
    if _RAISED_OR_FRACTION.isdisjoint(word):
        normal = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).casefold())
        normal = _APOSTROPHE.sub("'", normal).strip("'")
        # A sign that would fall apart into several words ("℃", "㈱") is left whole.
        if not _SPLITTING.search(normal.replace("'", "")) and (len(word) > 1 or normal.isascii() or len(normal) == 1):
            return normal.translate(_SPELLINGS)
    normal = unicodedata.normalize("NFC", unicodedata.normalize("NFC", word).casefold())
    return _APOSTROPHE.sub("'", normal).strip("'") or word


_GROUPED: Final = re.compile(
    r"(?P<whole>\d{1,3}(?P<mark>[,'.])\d{3}(?:(?P=mark)\d{3})*)(?:(?!(?P=mark))[.,](?P<part>\d+))?"
)
_DECIMAL_COMMA: Final = re.compile(r"\d+,(?:\d{1,2}|\d{4,})")
_ONE_GROUP: Final = re.compile(r"[1-9]\d{0,2}\.\d{3}")


def _number(raw: str) -> str:
    """Return 1,500 and 1'500 as 1500, 1.500,5 as 1500.5 and 5,3 as 5.3; dates, times and lists as they are."""
    raw = _APOSTROPHE.sub("'", unicodedata.normalize("NFKC", raw)).replace("\u00b7", ".")
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
        rf"""[-\u2010\u00ad\ufffe0-9Pp°](?=[\s.eouCF])(?:
          (?P<group>(?<=\d)[ \u00a0\u2009\u202f]{FILL}*+(?=\d{{3}}(?!\d)))
        | (?P<point>(?<=\d)\.(?=\d{{3}}(?![\d.,])))
        | (?P<percent>(?<=[Pp])(?:er\s{{1,9}}(?=cento?\b)|our\s{{1,9}}(?=cent\b)|or\s{{1,9}}(?=(?:ciento|cento)\b)))
        | (?P<degree>(?<=°)\s?(?=[CF]\b))
        | (?P<wrap>(?<=[-\u2010\u00ad\ufffe])(?:
            [ \t]{{0,9}}\r?\n[ \t\r]{{0,9}}\n[^\n]{{1,80}}\n[ \t\r]{{0,9}}\n\s{{0,40}}(?=[{LOWER}])
            | {_PAGE_LINE}
            | \s{{1,40}}(?=[^\W\d_])))
        )""",
        re.VERBOSE,
    )


def _readings(
    text: str, words: list[str], starts: Sequence[int], ends: Sequence[int]
) -> Iterator[tuple[int, tuple[str, int]]]:
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
        elif kind == "degree":
            yield left, ("℃" if words[right] == "c" else "℉", 2)
        elif kind == "wrap" and words[left][-1].isalpha():
            word = words[left] + words[right]
            yield left, ("%" if word in PERCENT else word, right - left + 1)
        elif kind == "group" and (left == last or _is_first_group(words[left])):
            going_on = left == last and right - first < _MOST_GROUPS
            first, last = (first if going_on else left), right
            yield first, ("".join(words[first : last + 1]), last - first + 1)


def _is_first_group(word: str) -> bool:
    return len(word) <= _GROUP and word.isdecimal()
