"""Where phrases stand in a text, found through the rarest word in them: the time does not grow with the text."""

from __future__ import annotations

import re
import sys
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final

from summarizer.canonical.characters import DASHES, FILL, INVISIBLE, UNSPACED
from summarizer.canonical.folding import Folded, fold
from summarizer.canonical.lexicon import TURNING_PREFIXES
from summarizer.document import hidden, once_a_document, seen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.document import Document

#: Stands in the index, as a word that no quote has, where something is left out that no reader sees.
BARRIER: Final = "\ufffc"

_NOTHING: Final[Mapping[int, int]] = {}
#: English says "the" at least once in so many words.
_OFTEN: Final = 50

#: A word that stands at so few places is not worth a search for a rarer one.
_RARE_ENOUGH: Final = 4

#: What is read as one word takes more words in the text than in the phrase, which so begins before its place: behind a
#: number in groups by up to six words, behind a wrap by those of the page's head in it.
_FURTHER_BACK: Final = 8

#: A phrase is walked through word by word from at most so many places of its rarest word, from fewer where it is longer
#: than a quote mostly is.
_MOST_WALKS: Final = 5_000
_WORDS_OF_A_QUOTE: Final = 64

_NO_READING: Final = ("", 1)  # no word is empty
#: Digits in each group of a number but the first.
_GROUP: Final = 3
_NUMBER_SPACES: Final = frozenset("\u00a0\u2009\u202f")
_LONG_DASHES: Final = frozenset("\u2014\u2015")
_COUNTING: Final = frozenset("十百千万萬億亿兆%")


class Index:
    """The canonical words of a text, and where each of them stands. Immutable in use; made in linear time."""

    __slots__ = ("_read_as", "_read_at", "english", "folded", "postings")

    def __init__(self, folded: Folded) -> None:
        postings = _postings(folded.words)
        self.postings: Mapping[str, Sequence[int]] = postings
        #: Whether the text is English, where an accent is an ornament and 1.500 is one and a half.
        self.english = bool(postings) and len(postings.get("the", ())) * _OFTEN >= len(folded.words)
        if self.english:
            folded = folded._replace(readings={n: read for n, read in folded.readings.items() if read[1] > 1})
        self.folded = folded
        self._read_at = sorted(folded.readings)
        read_as: dict[str, list[int]] = {}
        for number in self._read_at:
            read_as.setdefault(folded.readings[number][0], []).append(number)
        self._read_as = read_as

    def word_at(self, offset: int) -> int:
        """Return the number of the first word that ends after the character ``offset``."""
        return bisect_right(self.folded.ends, offset)

    def places(
        self,
        phrase: Folded,
        *,
        near: int | None = None,
        within: tuple[int, int] | None = None,
        optional: Mapping[int, int] = _NOTHING,
    ) -> Iterator[tuple[int, int]]:
        """Yield where ``phrase`` stands, as numbers of words (end exclusive), and only where it ends at word borders.

        In order, or with ``near`` (the number of a word) the nearest first; ``within`` bounds the numbers.
        ``optional`` tells which words of the phrase may be missing: at ``n``, those up to ``optional[n]``.
        """
        found = False
        if not optional and not phrase.readings:
            for place in self._literal(phrase.words, near, within):
                if self._bordered(*place):
                    found = True
                    yield place
        if not found and (optional or phrase.readings or not self._read_as.keys().isdisjoint(phrase.words)):
            for place in self._loose(phrase, near, within, optional):
                if self._bordered(*place):
                    yield place

    def _literal(self, words: list[str], near: int | None, within: tuple[int, int] | None) -> Iterator[tuple[int, int]]:
        rarest: Sequence[int] = ()
        fewest, offset, size = sys.maxsize, 0, len(words)
        for number, word in enumerate(words):
            standing = self.postings.get(word)
            if standing is None:
                return
            if len(standing) < fewest:
                rarest, fewest, offset = standing, len(standing), number
                if fewest <= _RARE_ENOUGH:
                    break
        low, high = within or (0, len(self.folded.words))
        text = self.folded.words
        for at in _ordered(rarest, None if near is None else near + offset, low + offset, high):
            start = at - offset
            if start + size <= high and text[start : start + size] == words:
                yield start, start + size

    def _loose(
        self, phrase: Folded, near: int | None, within: tuple[int, int] | None, optional: Mapping[int, int]
    ) -> Iterator[tuple[int, int]]:
        """Yield where the phrase stands when words may be read as one, and optional words may be missing."""
        anchor = self._anchor(phrase, optional)
        if anchor is None:
            return
        offset, standing = anchor
        low, high = within or (0, len(self.folded.words))
        plain = not optional and not phrase.readings
        tried, walked = set(), 0
        for at in _ordered(standing, None if near is None else near + offset, low, high):
            # Words before the anchor may be fewer or more in the text than in the phrase.
            spare = sum(
                count - 1 for n in range(max(0, at - offset - _FURTHER_BACK), at) if (count := self._count(n)) > 1
            )
            fewest = offset - sum(end - n for n, end in optional.items() if end <= offset)
            fewest -= sum(count - 1 for n, (_, count) in phrase.readings.items() if n < offset)
            for start in range(max(low, at - offset - spare), at - max(0, fewest) + 1):
                if start in tried:
                    continue
                tried.add(start)
                if plain and not self._reads(start, start + len(phrase.words)):
                    continue
                walked += 1 + len(phrase.words) // _WORDS_OF_A_QUOTE
                if walked > _MOST_WALKS:  # every word is everywhere: the text is no proof of anything in particular
                    return
                end = self._walked(phrase, start, optional)
                if end is not None and end <= high and start < end:
                    yield start, end

    def _reads(self, first: int, end: int) -> bool:
        """Tell whether any of the words ``first`` to ``end`` begins several that may be read as one."""
        at = bisect_left(self._read_at, first)
        return at < len(self._read_at) and self._read_at[at] < end

    def _count(self, number: int) -> int:
        return self.folded.readings.get(number, _NO_READING)[1]

    def _anchor(self, phrase: Folded, optional: Mapping[int, int]) -> tuple[int, Sequence[int]] | None:
        """Return the rarest word that the text must hold as it is, as (its number in the phrase, where it stands)."""
        free = {n for first, end in optional.items() for n in range(first, end)}
        free |= {n for first, (_, count) in phrase.readings.items() for n in range(first, first + count)}
        best: tuple[int, Sequence[int]] | None = None
        for number, word in enumerate(phrase.words):
            if number in free:
                continue
            standing = self._standing(word)
            if not standing:
                return None
            if best is None or len(standing) < len(best[1]):
                best = number, standing
        if best is None and phrase.words and not optional:
            both = {*self._standing(phrase.words[0]), *self._standing(phrase.readings.get(0, _NO_READING)[0])}
            best = 0, sorted(both)
        return best

    def _standing(self, word: str) -> Sequence[int]:
        plain, read = self.postings.get(word, ()), self._read_as.get(word)
        return sorted({*plain, *read}) if read else plain

    def _walked(self, phrase: Folded, start: int, optional: Mapping[int, int]) -> int | None:
        """Return where the phrase ends in the text when it starts at ``start``; None where it does not stand there."""
        words, readings = self.folded.words, self.folded.readings
        # States still to be tried, and all that were: as (words of the phrase used up, place in the text).
        states, seen = [(0, start)], set()
        while states:
            asked, at = state = states.pop()
            if asked == len(phrase.words):
                return at
            if state in seen:
                continue
            seen.add(state)
            if asked in optional:
                states.append((optional[asked], at))
            if at == len(words):
                continue
            for wanted, used in ((phrase.words[asked], 1), phrase.readings.get(asked, _NO_READING)):
                for given, taken in ((words[at], 1), readings.get(at, _NO_READING)):
                    if wanted and wanted == given:
                        states.append((asked + used, at + taken))
        return None

    def _bordered(self, first: int, end: int) -> bool:
        """Tell whether words ``first`` to ``end`` (exclusive) are torn out of no word, number or amount."""
        return not (first and self._torn(first - 1, first)) and not (
            end < len(self.folded.words) and self._torn(end - 1, end)
        )

    def _torn(self, left: int, right: int) -> bool:
        """Tell whether a border between two neighbouring words would tear something apart."""
        folded = self.folded
        gap = folded.text[folded.ends[left] : folded.starts[right]]
        if len(gap) > 1:
            return folded.words[left] in TURNING_PREFIXES and bool(_wrap().fullmatch(gap))
        before, after = folded.words[left], folded.words[right]
        if before == "-":
            return not gap and not self._is_aside(left)
        if after == "-" and not gap and not self._is_aside(right):  # of "5%-10%" and "$2m-$3m", none is half
            return before[-1].isdecimal() or folded.text[folded.starts[left] - 1 : folded.starts[left]].isdecimal()
        if gap in _NUMBER_SPACES:
            return _is_group(before, after)
        if gap:
            return before.rpartition("'")[2] in TURNING_PREFIXES and bool(_dash().match(gap))
        return "?" not in (before, after) and _is_one(before, after)

    def _is_aside(self, number: int) -> bool:
        """Tell whether a dash begins an aside, and is neither a sign nor a range: "this—53 million", not "5—10"."""
        at = self.folded.starts[number]
        return self.folded.raw(number) in _LONG_DASHES and not self.folded.text[at - 1 : at].isdecimal()


def _postings(words: list[str]) -> dict[str, Sequence[int]]:
    """Return where each word stands, in order, and the words in the order of their first places.

    A number in a list takes ten times the memory of one in an array; of a long text there are millions. Half of the
    words stand once, at a range of one place: so many arrays less to make, and to look through for garbage.
    """
    counts = Counter(words)
    once = array("I")
    postings: dict[str, Sequence[int]] = {}
    standing = {word: once if count == 1 else array("I") for word, count in counts.items()}
    for number, places in enumerate(map(standing.__getitem__, words)):
        places.append(number)
    postings.update(standing)
    postings.update(
        (word, range(at, at + 1)) for word, at in zip((w for w, n in counts.items() if n == 1), once, strict=True)
    )
    return postings


def _is_group(before: str, after: str) -> bool:
    """Tell whether two words with a narrow space between them may be one number: 1 500, but not 2019 11:52."""
    digits = after.partition(".")[0]
    return (
        before[-1].isdecimal()
        and digits.isdecimal()
        and len(digits) == _GROUP
        and not (before.isdecimal() and len(before) > _GROUP)
    )


def _is_one(before: str, after: str) -> bool:
    """Tell whether two words with nothing between them make one: 15|bn and $|15, but not 在|2019."""
    if before[-1].isdecimal():
        return after in _COUNTING or not _unspaced().match(after)
    if after[0].isdecimal():
        return not _unspaced().match(before)
    if unicodedata.category(after[0]).startswith("M"):
        return True
    letters = before[-1].isalpha() and after[0].isalpha()
    return letters and not (_unspaced().match(before[-1]) or _unspaced().match(after))


@cache
def _dash() -> re.Pattern[str]:
    return re.compile(f"[{DASHES}]")


@cache
def _wrap() -> re.Pattern[str]:
    return re.compile(r"[-\u2010\u00ad\ufffe][ \t\r]{0,9}\n[ \t]{0,40}")


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}]")


def _ordered(numbers: Sequence[int], near: int | None, low: int, high: int) -> Iterator[int]:
    """Yield the sorted ``numbers`` from ``low`` to ``high`` (exclusive), the nearest to ``near`` first."""
    first, end = bisect_left(numbers, low), bisect_left(numbers, high)
    if near is None:
        for at in range(first, end):
            yield numbers[at]
        return
    after = min(max(bisect_left(numbers, near), first), end)
    before = after - 1
    while before >= first or after < end:
        if before < first or (after < end and numbers[after] - near < near - numbers[before]):
            yield numbers[after]
            after += 1
        else:
            yield numbers[before]
            before -= 1


@once_a_document
def index(document: Document) -> Index:
    """Return the index of a document's text; it is made once and lives as long as the document.

    What no reader sees is not in it, and no phrase stands across it; but where only invisible characters are left out.
    """
    return Index(fold(_legible(document)))


def _legible(document: Document) -> str:
    """Return the text, as long as it is, with a mark that is in no phrase and blanks for what no reader sees."""
    text = seen(document)
    if not (spans := hidden(document)):
        return text
    pieces: list[str] = []
    at = 0
    for span in spans:
        if not _unseen().fullmatch(document.text, span.start, span.end):
            instead = BARRIER + text[span.start + 1 : span.end]
        elif text[span.start - 1 : span.start].isalnum() and text[span.end : span.end + 1].isalnum():
            instead = FILL * len(span)  # within a word
        else:
            instead = span.of(text)
        pieces += (text[at : span.start], instead)
        at = span.end
    return "".join((*pieces, text[at:]))


@cache
def _unseen() -> re.Pattern[str]:
    return re.compile(f"[{INVISIBLE}]+")
