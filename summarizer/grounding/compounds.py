"""Compounds that are written with a hyphen or in one word: cease-fire and ceasefire.

Only a hyphen explains the other spelling, and only where it can make no other word: it joins two parts of four letters
or more, the second in lower case, the first no prefix. So "re-sign" is not "resign", and "cease fire" no "ceasefire".
"""

from __future__ import annotations

import re
from functools import cache
from operator import add
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical.lexicon import TURNING_PREFIXES

if TYPE_CHECKING:
    from summarizer.canonical import Folded, Index

#: Before a hyphen these are no words, so that the hyphen may tell two words apart: extra-ordinary, extraordinary.
_PREFIXES: Final = TURNING_PREFIXES | frozenset(
    "over under extra super inter intra trans fore multi ultra hyper para after über unter hinter wider sous sobre "
    "sotto sopra".split()
)
_HYPHENS: Final = frozenset("-\u2010\u2011")


#: Letters in the shorter part of a compound, and places of a part that are looked at.
_SHORTEST: Final = 4
_MOST_PLACES: Final = 500


class Respelled(NamedTuple):
    """A quote with its compounds as the source spells them; each word in ``tight`` stands at a hyphen in the source."""

    phrase: Folded
    tight: tuple[int, ...]


def respelled(asked: Folded, index: Index) -> Respelled | None:
    """Return the quote with the spellings of compounds that the source has; None where it has no other."""
    postings = index.postings
    hyphened = any(map(postings.__contains__, map(add, asked.words, asked.words[1:])))
    missing = [word for word in asked.words if word not in postings]
    if not hyphened and (not missing or len(min(missing, key=len)) < 2 * _SHORTEST):  # a word is missing for good
        return None
    words, starts, ends, tight = list[str](), list[int](), list[int](), list[int]()
    joined_to = -1
    for n, word in enumerate(asked.words):
        start, end = asked.starts[n], asked.ends[n]
        if n == joined_to:
            words[-1] += word
            ends[-1] = end
        elif len(word) >= 2 * _SHORTEST and word not in postings and (left := _first_part(word, index)):
            tight.append(len(words))
            middle = min(start + len(left), end)
            words += left, word[len(left) :]
            starts += start, middle
            ends += middle, end
        else:
            joined_to = n + 1 if hyphened and _is_joined(asked, n) and word + asked.words[n + 1] in postings else -1
            words.append(word)
            starts.append(start)
            ends.append(end)
    if words == asked.words:
        return None
    return Respelled(asked._replace(words=words, starts=starts, ends=ends, readings={}), tuple(tight))


def _first_part(word: str, index: Index) -> str:
    """Return what stands before the hyphen that the source writes ``word`` with, or ""."""
    postings, folded = index.postings, index.folded
    for size in range(_SHORTEST, len(word) + 1 - _SHORTEST):
        left, right = word[:size], word[size:]
        if left not in postings or right not in postings:
            continue
        firsts = postings[left][:_MOST_PLACES]
        if any(_is_joined(folded, n) and folded.words[n + 1] == right for n in firsts):
            return left
    return ""


def is_hyphened(source: Folded, number: int) -> bool:
    """Tell whether nothing but a hyphen stands between word ``number`` and the next."""
    return source.gap_before(number + 1) in _HYPHENS


def _is_joined(text: Folded, n: int) -> bool:
    """Tell whether word ``n`` and the next are a compound, with a hyphen."""
    return (
        0 <= n < len(text.words) - 1
        and is_hyphened(text, n)
        and text.words[n] not in _PREFIXES
        and _compound().match(text.text, text.starts[n], text.ends[n + 1] + 1) is not None
    )


@cache
def _compound() -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])([^\W\d_]{4,20})[-\u2010\u2011]([^\W\d_A-ZÀ-ÞЀ-Я]{4,20})(?![\w-])")
