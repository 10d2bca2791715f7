"""A quote as its writer meant it: what is said, what is left out at an ellipsis, what an editor put in brackets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical import Folded, fold
from summarizer.canonical.characters import HANGUL, QUOTES, UNSPACED
from summarizer.canonical.lexicon import ASIDES, GLUE

if TYPE_CHECKING:
    from collections.abc import Mapping

#: A quote longer than this proves nothing in particular (characters, after folding).
MOST_CHARACTERS: Final = 1000

#: Not even folded when longer: markup and escapes can make a quote look longer than it is, but not by this much.
MOST_RAW_CHARACTERS: Final = 20 * MOST_CHARACTERS

#: So many words, of whatever length, are never too few.
_PLENTY: Final = 8


class Quote(NamedTuple):
    """``text`` as given, ``folded`` read literally; ``fragments`` are what stands around its ellipses.

    ``glue`` tells which words an editor may have added in brackets: at ``n``, those up to ``glue[n]``.
    """

    text: str
    folded: Folded
    fragments: tuple[Folded, ...]
    glue: Mapping[int, int]


def read(text: str) -> Quote:
    """Return the quote in ``text`` with its ellipses and brackets understood."""
    folded = fold(text)
    if is_too_long(folded):  # it will be refused: no more of it need be understood
        return Quote(text, folded, (), {})
    fragments = tuple(part for piece in _ellipsis().split(text) if (part := fold(piece)).words) if _elided(text) else ()
    return Quote(text, folded, fragments, dict(_glue(folded)) if "[" in text else {})


def bare(text: str) -> str:
    """Return a quote without blanks and quotation marks around it."""
    return _outer().sub("", text)


def is_too_short(folded: Folded) -> bool:
    """Tell whether the words are too few to be proof: fewer than two, of eight letters, or four ideographs."""
    if len(folded.words) >= _PLENTY:
        return False
    spaced = [word for word in folded.words if word[0].isalnum() and not _is_dense(word)]
    letters = sum(map(len, spaced))
    dense = sum(len(word) for word in folded.words if _is_dense(word))
    return not (dense >= 4 or letters + 2 * dense >= 8 or (len(spaced) >= 2 and letters >= 4))  # noqa: PLR2004


def is_too_long(folded: Folded) -> bool:
    """Tell whether the words are so many that they prove nothing in particular."""
    return len(folded.text) > MOST_CHARACTERS and sum(map(len, folded.words)) + len(folded.words) > MOST_CHARACTERS


def _elided(text: str) -> bool:
    return "…" in text or ".." in text or ". ." in text or r"\u2026" in text or "&hellip;" in text


@cache
def _ellipsis() -> re.Pattern[str]:
    return re.compile(r"[\[(<]?\s?(?:…|\.\s?\.\s?\.(?:\s?\.)?|\\u2026|&hellip;)\s?[\])>]?")


@cache
def _outer() -> re.Pattern[str]:
    # Anchored with \A and to the end by a lookbehind-free tail: both ends are runs of one class, walked once.
    return re.compile(rf"\A[\s{QUOTES}]+|(?<![\s{QUOTES}])[\s{QUOTES}]+\Z")


@cache
def _bracket() -> re.Pattern[str]:
    return re.compile(r"\[([^\[\]]{1,40})\]")


def _is_dense(word: str) -> bool:
    return not word.isascii() and _dense().match(word) is not None  # the pattern is dear to compile


@cache
def _dense() -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}{HANGUL}]")


def _glue(folded: Folded) -> list[tuple[int, int]]:
    found = []
    for match in _bracket().finditer(folded.text):
        inside = range(bisect_right(folded.starts, match.start()), bisect_left(folded.starts, match.end()))
        words = [folded.words[n] for n in inside]
        counted = words[-1:] == ["a"] and folded.words[inside[-1] + 1 : inside[-1] + 2] in (["few"], ["little"])
        if words and not counted and (all(word in GLUE for word in words) or " ".join(words) in ASIDES):
            found.append((inside[0], inside[-1] + 1))
    return found
