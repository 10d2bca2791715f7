"""What an amount counts or measures: the noun phrase beside it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from summarizer.canonical.lexicon import NUMBER_WORDS
from summarizer.document import Span
from summarizer.extracting.lexicon import words

if TYPE_CHECKING:
    from summarizer.extracting.reading import Sentence, Token

_LONGEST: Final = 5  # tokens


def phrase(sentence: Sentence, at: int, *, plural: bool = False) -> str:
    """Return the noun phrase that begins at token ``at``, its article aside, "" for none.

    With ``plural`` it ends with its first plural, which it must have, and begins with no article.
    """
    tokens, first = sentence.tokens, at
    if not plural and first < len(tokens) and tokens[first].low in words("amounts", "articles"):
        first += 1
    end = first
    if plural and end < len(tokens) and tokens[end].low in words("amounts", "between"):
        end += 1
    while end < min(len(tokens), first + _LONGEST) and _belongs(tokens[end]):
        end += 1
        if plural and _is_plural(tokens[end - 1].low):
            break
    if end < len(tokens) and (tokens[end].text[0].isdecimal() or tokens[end].low in NUMBER_WORDS):
        return ""  # "of the estimated 52 million"
    if end == first or (plural and not _is_plural(tokens[end - 1].low)):
        return ""
    return sentence.words(Span(tokens[first].start, tokens[end - 1].end))


def measured(sentence: Sentence, first: int, end: int) -> str:
    """Return what tokens ``first`` to ``end`` measure: "width" in "a width of 3 m", "land" in "5 % of the land"."""
    tokens = sentence.tokens
    if sentence.low[end : end + 1] == ("of",):
        after = phrase(sentence, end + 1)
        if after:
            return after
    if sentence.low[max(0, first - 1) : first] != ("of",):
        return ""
    start = first - 1
    while start > max(0, first - 1 - _LONGEST) and _belongs(tokens[start - 1]):
        start -= 1
    return sentence.words(Span(tokens[start].start, tokens[first - 2].end)) if start < first - 1 else ""


def _belongs(token: Token) -> bool:
    """Tell whether a token may be part of a noun phrase."""
    noun = token.text[0].isalpha() and token.low not in _bounds() and not token.low.endswith("ly")
    return noun or token.low == "'s"


@cache
def _bounds() -> frozenset[str]:
    return words("words", "bounds") | words("times", "past")


def _is_plural(low: str) -> bool:
    return (low.endswith("s") and not low.endswith(("ss", "us", "is"))) or low in words("amounts", "plurals")
