"""Whether two sentences may be one matter told twice: what one says of Paris, the other does not say of London."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from summarizer.canonical.lexicon import NUMBER_WORDS, is_negation
from summarizer.extracting.cues import reads_english
from summarizer.extracting.lexicon import words
from summarizer.language.english_words import stem
from summarizer.language.opposites import are_against

if TYPE_CHECKING:
    from summarizer.extracting.reading import Sentence, Token


class Marks(NamedTuple):
    """What a sentence is of: the names and numbers that it has, its words without inflection, whether it denies."""

    names: frozenset[str]
    numbers: frozenset[str]
    stems: frozenset[str]
    denies: bool


def marks_of(sentence: Sentence) -> Marks:
    """Return what tells a sentence from others in much the same words."""
    tokens = sentence.tokens
    english = reads_english(sentence.language)
    return Marks(
        names=frozenset(token.low for at, token in enumerate(tokens) if _is_name(token, opens=at == 0)),
        numbers=frozenset(token.low for token in tokens if token.text[0].isdecimal() or token.low in NUMBER_WORDS),
        stems=frozenset(stem(token.low) for token in tokens if token.text[0].isalpha()) if english else frozenset(),
        denies=any(is_negation(token.low) for token in tokens),
    )


def may_be_one(one: Marks, other: Marks) -> bool:
    """Tell whether nothing in two sentences that share many words says that they are of two matters.

    They are where each has a name or a number that the other lacks, where one denies what the other says, and where
    one has the contrary of a word of the other.
    """
    if one.denies != other.denies or _part(one.names, other.names) or _part(one.numbers, other.numbers):
        return False
    return not are_against(one.stems - other.stems, other.stems - one.stems)


def _part(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether each has what the other lacks."""
    return not (one <= other or other <= one)


def _is_name(token: Token, *, opens: bool) -> bool:
    if not token.capital or len(token.text) == 1:
        return False
    return not (opens and token.low in words("words", "starters"))
