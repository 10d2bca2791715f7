"""A text as a reader sees it, or soon makes it out to be, where its words are spelled so that a search misses them.

Letters of other alphabets that look the same, digits for letters, letters set apart, written backwards behind a mark
that turns them, in type of another width, or with characters between them that nobody sees. And what stands in tags and
comments of HTML, which no reader sees at all: the index has no words of them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

from summarizer.canonical.characters import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.canonical.index import Index

#: What looks like Latin letters, or is written for them, and those: Cyrillic and Greek letters, digits and signs.
_LATIN: Final = {
    **str.maketrans("авекмнорстухѕіјһԁԛԝ", "abekmhopctyxsijhdqw"),
    **str.maketrans("АВЕКМНОРСТУХЅІЈ", "ABEKMHOPCTYXSIJ"),
    **str.maketrans("αεικνορτυχ", "aeikvoptux"),
    **str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
    **str.maketrans("013457$@", "oieastsa"),
}

#: What turns the letters behind it round, to its end.
_TURNED: Final = "\u202e"

#: So many letters stand alone in a text whose words are set apart: others have "a", "I" and a few initials.
_LETTERS_ALONE: Final = 5
_LONGEST_RUN: Final = 2_000

#: What is disguised more often in one way is not looked at any further.
_MOST_PLACES: Final = 50


def disguised(text: str, known: Index, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield where a text may have one of ``words`` in disguise, as start and end; ``known`` is the text's index."""
    starts, ends = known.folded.starts, known.folded.ends
    for word in known.postings.keys() & words:
        for place in known.postings[word][:_MOST_PLACES]:
            if text[starts[place] : ends[place]].lower() != word:  # something stands between its letters
                yield starts[place], ends[place]
    beheaded = _beheaded(words)
    for found in _odd().finditer(" ".join(known.postings)):
        meant = found[0].translate(_LATIN)
        if meant in words or meant in beheaded:  # a digit in front is read as a word of its own
            for place in known.postings[found[0]][:_MOST_PLACES]:
                yield starts[place], ends[place]
    if sum(letter in known.postings for letter in "bcdefghjklmnpqrtuvwxyz") >= _LETTERS_ALONE:
        yield from _some(_apart(), text)
    if _TURNED in text:
        yield from _some(_turned(), text)
    if "<" in text:
        yield from _some(_in_markup(), text)


@cache
def _beheaded(words: frozenset[str]) -> frozenset[str]:
    """Return the words, long enough to be told so, without their first letter, for which a digit may stand."""
    return frozenset(word[1:] for word in words if word.isascii() and len(word) > 4)  # noqa: PLR2004 - "sign" is a word


def plain(text: str) -> tuple[str, list[int]]:
    """Return a short text without its disguise, and for each character where it stood in ``text``."""
    places = list(range(len(text)))
    for found in _turned().finditer(text):
        places[found.start(1) : found.end(1)] = reversed(places[found.start(1) : found.end(1)])
    places = _without(_unseen(), text, places)
    text = "".join(map(_compatible, (text[place] for place in places)))
    kept = _without(_gaps(), text, range(len(text)))
    text, places = "".join(text[place] for place in kept), [places[place] for place in kept]
    text = _mixed().sub(lambda word: word[0].translate(_LATIN), text)
    return text, places


def _without(what: re.Pattern[str], text: str, places: range | list[int]) -> list[int]:
    """Return ``places`` but for those of what the pattern finds."""
    dropped = {at for found in what.finditer(text) for at in range(*found.span())}
    return [place for place in places if place not in dropped]


def _compatible(letter: str) -> str:
    """Return the letter that another is a form of, where that is a single one of the Latin alphabet."""
    if letter.isascii():
        return letter
    simple = unicodedata.normalize("NFKC", letter)
    return simple if simple.isascii() and len(simple) == 1 else letter


def _some(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for found, _ in zip(pattern.finditer(text), range(_MOST_PLACES), strict=False):
        yield found.span()


@cache
def _odd() -> re.Pattern[str]:
    """Return what finds words of letters and digits, or of two alphabets, among words with blanks between them."""
    return re.compile(
        r"(?<!\S)(?:[a-z]{1,30}[0134578][a-z0-9]{0,30}|[a-z]{1,64}[\u0370-\u058f]\S*|[\u0370-\u058f]{1,64}[a-z]\S*)(?!\S)"
    )


@cache
def _mixed() -> re.Pattern[str]:
    return re.compile(r"\b(?=\w{0,64}[A-Za-z])(?=\w{0,64}[\u0370-\u058f]|[\w$@]{0,64}[013457$@])[\w$@]{2,64}")


@cache
def _apart() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:[^\W\d_][ .\-_*\u00b7]{{1,3}}){{6,{_LONGEST_RUN}}}")


@cache
def _gaps() -> re.Pattern[str]:
    """Return what finds the one sign between two letters that stand alone."""
    return re.compile(r"(?<=(?<!\w)\w)[ .\-_*\u00b7](?=\w(?!\w))")


@cache
def _in_markup() -> re.Pattern[str]:
    """Return what finds a tag or comment that speaks of machines, or of what they are told."""
    return re.compile(
        r"<[^<>]{0,400}?\b(?:summar|digest|assistant|language model|chatbot|llm|ai\b|ignore|disregard|instruction"
        r"|prompt)[^<>]{0,400}>",
        re.IGNORECASE,
    )


@cache
def _turned() -> re.Pattern[str]:
    return re.compile(rf"{_TURNED}([^\u202c\n]{{1,300}})")


@cache
def _unseen() -> re.Pattern[str]:
    return re.compile(f"[{INVISIBLE}]")
