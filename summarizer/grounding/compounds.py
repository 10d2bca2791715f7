"""Compounds that are written with a hyphen or in one word: cease-fire and ceasefire.

Only a hyphen explains the other spelling, and only where it can make no other word: it joins two parts of four letters
or more, the second in lower case, the first no prefix. So "re-sign" is not "resign", and "cease fire" no "ceasefire".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical import index
from summarizer.canonical.lexicon import TURNING_PREFIXES
from summarizer.document import once_a_document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.canonical import Folded
    from summarizer.document import Document

#: Before a hyphen these are no words, so that the hyphen may tell two words apart: extra-ordinary, extraordinary.
_PREFIXES: Final = TURNING_PREFIXES | frozenset(
    "over under extra super inter intra trans fore multi ultra hyper para after über unter hinter wider sous sobre "
    "sotto sopra".split()
)
_HYPHENS: Final = frozenset("-\u2010\u2011")


class Respelled(NamedTuple):
    """A quote with its compounds as the source spells them; each word in ``tight`` stands at a hyphen in the source."""

    phrase: Folded
    tight: tuple[int, ...]


def respelled(asked: Folded, document: Document) -> Respelled | None:
    """Return the quote with the spellings of compounds that the document has; None where it has no other."""
    divided, postings = _divided(document), index(document).postings
    hyphened = any(map(asked.text.__contains__, _HYPHENS))
    if not hyphened and divided.keys().isdisjoint(asked.words):
        return None
    words, starts, ends, tight = list[str](), list[int](), list[int](), list[int]()
    joined_to = -1
    for n, word in enumerate(asked.words):
        start, end = asked.starts[n], asked.ends[n]
        if n == joined_to:
            words[-1] += word
            ends[-1] = end
        elif word in divided and word not in postings:
            left, right = divided[word]
            tight.append(len(words))
            middle = min(start + len(left), end)
            words += left, right
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


def is_hyphened(source: Folded, number: int) -> bool:
    """Tell whether nothing but a hyphen stands between word ``number`` and the next."""
    return source.text[source.ends[number] : source.starts[number + 1]] in _HYPHENS


def _is_joined(text: Folded, n: int) -> bool:
    """Tell whether word ``n`` and the next are a compound, with a hyphen."""
    return (
        0 <= n < len(text.words) - 1
        and is_hyphened(text, n)
        and text.words[n] not in _PREFIXES
        and _compound().match(text.text, text.starts[n], text.ends[n + 1] + 1) is not None
    )


@once_a_document
def _divided(document: Document) -> Mapping[str, tuple[str, str]]:
    """Return the compounds of a document that are written with a hyphen, by the word that they are without it."""
    folded = index(document).folded
    numbers = (bisect_right(folded.starts, hyphen.start()) - 1 for hyphen in _hyphen().finditer(folded.text))
    pairs = ((folded.words[n], folded.words[n + 1]) for n in numbers if _is_joined(folded, n))
    return {left + right: (left, right) for left, right in pairs}


@cache
def _hyphen() -> re.Pattern[str]:
    """Return what finds the hyphens that compounds may have, faster than what finds the compounds."""
    return re.compile(r"[-\u2010\u2011](?<=[^\W\d_]{4}.)(?=[^\W\d_]{4})")


@cache
def _compound() -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])([^\W\d_]{4,20})[-\u2010\u2011]([^\W\d_A-ZÀ-ÞЀ-Я]{4,20})(?![\w-])")
