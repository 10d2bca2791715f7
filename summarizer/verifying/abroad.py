"""Sentences in languages of which only a few words are known: their clauses, and which of their words are alike.

Nothing is known of inflection: what begins alike is taken for the same word.
"""

from __future__ import annotations

from functools import cache
from math import ceil
from typing import TYPE_CHECKING, Final

from summarizer.canonical.lexicon import DENIALS
from summarizer.language.languages import language_of
from summarizer.language.lexicon import table
from summarizer.verifying.firmness import MARKS
from summarizer.verifying.reading import read, sentence
from summarizer.verifying.retelling import LEAST_TOLD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.canonical import Folded
    from summarizer.document import Document
    from summarizer.report import Evidence
    from summarizer.verifying.reading import Sentence

#: A clause that turns the meaning must have so much of a statement to be held against it.
_LEAST_OF_THE_CLAUSE: Final = 0.5
FEWEST_WORDS: Final = 2

#: Words after a denial in which it may be taken back, "ne … que", or made up, "ne … plus".
REACH: Final = 4

#: Longer texts are no sentences.
MOST_WORDS: Final = 120

#: Two forms of a word begin alike: with so many letters, and so much of the longer one.
_SHORTEST: Final = 4
_LEAST_ALIKE: Final = 0.6


def language_abroad(sources: Mapping[str, Document]) -> str:
    """Return the language of the sources if it is one of those that are known here a little, else ""."""
    spoken = {language_of(document) for document in sources.values()}
    code = spoken.pop() if len(spoken) == 1 else ""
    return code if code in table("abroad") else ""


def sentences(evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[tuple[Sentence, Folded]]:
    """Yield the sentences of evidence, each with its words read, but for what is too long to be one."""
    for one in (sentence(each, sources) for each in evidence):
        text = read(one.words)
        if len(text.words) <= MOST_WORDS:
            yield one, text


def clauses_of(text: Folded, code: str) -> Iterator[tuple[int, int]]:
    """Yield the first word and the end of each clause; what somebody denies that it is so is one with the denial."""
    first = 0
    for at in range(1, len(text.words)):
        marked = not MARKS.isdisjoint(text.gap_before(at))
        if text.words[at] in words_of(code, "joints") or (marked and text.words[at] not in words_of(code, "carrying")):
            yield first, at
            first = at
    if text.words:
        yield first, len(text.words)


def is_near(own: Sequence[str], clause: Sequence[str], code: str) -> bool:
    """Tell whether a clause has so much of a statement that it may be what the statement says."""
    words = bared(clause, code)
    return sum(has(words, word) for word in own) >= _LEAST_OF_THE_CLAUSE * len(own)


def is_told(own: Sequence[str], of_sentence: Sequence[str]) -> bool:
    """Tell whether a sentence has nearly all of some words."""
    return bool(own) and sum(has(of_sentence, word) for word in own) >= LEAST_TOLD * len(own)


def bared(said: Sequence[str], code: str) -> list[str]:
    """Return the bare words of a text, without those that only make up a denial: the "plus" of "n'ouvrira plus"."""
    return [
        _bare(word)
        for at, word in enumerate(said)
        if word not in words_of(code, "denying_with")
        or not any(is_denial(other, code) for other in said[max(0, at - REACH) : at])
    ]


def _bare(word: str) -> str:
    """Return a word without the article or pronoun that an apostrophe joins to it."""
    return word.rpartition("'")[2] or word


def has(words: Sequence[str], word: str) -> bool:
    """Tell whether a form of a word is among others."""
    return any(_are_alike(word, other) for other in words)


def begins_like_one(word: str, words: Sequence[str]) -> bool:
    """Tell whether a word begins like one of others, which may be another form of it."""
    return len(word) >= _SHORTEST and any(other.startswith(word[:_SHORTEST]) for other in words)


def _are_alike(word: str, other: str) -> bool:
    if word == other:
        return True
    if word[0] != other[0] or word[0].isdecimal():
        return False
    same = max(_SHORTEST, ceil(_LEAST_ALIKE * max(len(word), len(other))))
    return word[:same] == other[:same]


def is_content(word: str, code: str) -> bool:
    """Tell whether a word is a numeral, or a longer one that tells something."""
    if word[0].isdecimal():
        return True
    return len(word) >= _SHORTEST and not is_denial(word, code) and word not in DENIALS and word not in _small(code)


def is_denial(word: str, code: str) -> bool:
    """Tell whether a word denies by itself, or as the French "n'" does before a vowel."""
    return word in words_of(code, "denials") or word.startswith("n'")


@cache
def _small(code: str) -> frozenset[str]:
    """Return the words of a language that say little."""
    return words_of(code, "auxiliary") | frozenset(table("languages")[code].split())


@cache
def words_of(code: str, name: str) -> frozenset[str]:
    """Return a list of a language's words."""
    return frozenset(table("abroad")[code][name].split())
