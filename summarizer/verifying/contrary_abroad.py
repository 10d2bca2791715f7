"""What the evidence denies, or says the contrary of, in German, French and Spanish: caution only."""

from __future__ import annotations

from functools import cache
from math import ceil
from typing import TYPE_CHECKING, Final

from summarizer.canonical.lexicon import DENIALS, is_negation
from summarizer.document import Span
from summarizer.report import Doubt
from summarizer.verifying.clauses import MARKS
from summarizer.verifying.languages import language_of
from summarizer.verifying.lexicon import table
from summarizer.verifying.opposites import across
from summarizer.verifying.reading import read, sentence
from summarizer.verifying.retelling import LEAST_TOLD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.canonical import Folded
    from summarizer.document import Document
    from summarizer.report import Evidence

_LANGUAGES: Final = ("de", "fr", "es")

#: A clause that turns the meaning must have so much of a statement to be held against it.
_LEAST_OF_THE_CLAUSE: Final = 0.5
_FEWEST_WORDS: Final = 2

#: Words after a denial in which it may be taken back, "ne … que", or made up, "ne … plus".
_REACH: Final = 4

#: Longer texts are no sentences.
_MOST_WORDS: Final = 120

#: Two forms of a word begin alike: with so many letters, and so much of the longer one.
_SHORTEST: Final = 4
_LEAST_ALIKE: Final = 0.6


def contrary_abroad(statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt a statement in nearly the words of a sentence, of which only one denies them, or which has a contrary.

    Nothing is known of these languages but a few words: what begins alike is taken for the same word.
    """
    spoken = {language_of(document) for document in sources.values()}
    if len(spoken) != 1 or spoken.isdisjoint(_LANGUAGES):
        return
    (code,) = spoken
    text = read(statement)
    own = [word for word in _bared(text.words, code) if _is_content(word, code)]
    if len(own) < _FEWEST_WORDS or len(text.words) > _MOST_WORDS:
        return
    for one in (sentence(each, sources) for each in evidence):
        there = read(one.words)
        if len(there.words) > _MOST_WORDS:
            continue
        near = [clause for clause in _clauses(there, code) if _is_near(own, there.words[slice(*clause)], code)]
        notes = [_against(own, text.words, there.words, range(*clause), code) for clause in near]
        if notes and all(notes):
            yield Doubt(
                check="contrary",
                severity="caution",
                note=notes[0],
                span=Span(text.starts[0], text.ends[-1]),
                **one.instead(there, *near[0]),
            )
            return


def _against(own: Sequence[str], said: Sequence[str], there: Sequence[str], clause: range, code: str) -> str:
    """Return what a clause of a sentence says against a statement, "" for nothing."""
    in_clause = there[clause.start : clause.stop]
    of_clause, of_sentence = _bared(in_clause, code), _bared(there, code)
    opposites = _opposites(code)
    for word in own:
        contrary = opposites.get(word, frozenset()).intersection(of_clause)
        # Where the sentence has the word itself, or another form of it, both may be said.
        if contrary and contrary.isdisjoint(own) and not _has(of_sentence, word):
            others = [other for other in own if other != word]
            if _is_told(others, of_sentence) and _denies(said, there, code) == _denies(in_clause, said, code):
                return "the source says the contrary"
    if any(not opposites.get(word, frozenset()).isdisjoint(of_sentence) for word in own):
        return ""
    if not _is_told(own, of_sentence):
        return ""
    if _denies(said, there, code):
        return "" if _denies(there, said, code) else "the source does not deny this"
    return "the source denies this" if _denies(in_clause, said, code) else ""


def _is_told(own: Sequence[str], of_sentence: Sequence[str]) -> bool:
    """Tell whether a sentence has nearly all of some words."""
    return bool(own) and sum(_has(of_sentence, word) for word in own) >= LEAST_TOLD * len(own)


def _is_near(own: Sequence[str], clause: Sequence[str], code: str) -> bool:
    """Tell whether a clause has so much of a statement that it may be what the statement says."""
    words = _bared(clause, code)
    return sum(_has(words, word) for word in own) >= _LEAST_OF_THE_CLAUSE * len(own)


def _denies(said: Sequence[str], other: Sequence[str], code: str) -> bool:
    """Tell whether words, as they are written, deny something; a verb that the other text has too turns nothing."""
    for at, word in enumerate(said):
        if word in DENIALS and not is_negation(word):
            if not _has(other, word):
                return True
        elif _is_denial(word) and _words(code, "only").isdisjoint(said[at + 1 : at + 1 + _REACH]):
            return True
    return False


def _is_denial(word: str) -> bool:
    """Tell whether a word denies by itself, or as the French "n'" does before a vowel."""
    return is_negation(word) or word.startswith("n'")


def _clauses(text: Folded, code: str) -> Iterator[tuple[int, int]]:
    """Yield the first word and the end of each clause; what somebody denies that it is so is one with the denial."""
    first = 0
    for at in range(1, len(text.words)):
        marked = not MARKS.isdisjoint(text.text[text.ends[at - 1] : text.starts[at]])
        if text.words[at] in _words(code, "joints") or (marked and text.words[at] not in _words(code, "carrying")):
            yield first, at
            first = at
    if text.words:
        yield first, len(text.words)


def _bared(said: Sequence[str], code: str) -> list[str]:
    """Return the bare words of a text, without those that only make up a denial: the "plus" of "n'ouvrira plus"."""
    return [
        _bare(word)
        for at, word in enumerate(said)
        if word not in _words(code, "denying_with") or not any(map(_is_denial, said[max(0, at - _REACH) : at]))
    ]


def _bare(word: str) -> str:
    """Return a word without the article or pronoun that an apostrophe joins to it."""
    return word.rpartition("'")[2] or word


def _has(words: Sequence[str], word: str) -> bool:
    return any(_are_alike(word, other) for other in words)


def _are_alike(word: str, other: str) -> bool:
    if word == other:
        return True
    if word[0] != other[0] or word[0].isdecimal():
        return False
    same = max(_SHORTEST, ceil(_LEAST_ALIKE * max(len(word), len(other))))
    return word[:same] == other[:same]


def _is_content(word: str, code: str) -> bool:
    if word in _opposites(code) or word[0].isdecimal():
        return True
    return len(word) >= _SHORTEST and not is_negation(word) and word not in DENIALS and word not in _small(code)


@cache
def _small(code: str) -> frozenset[str]:
    """Return the words of a language that say little."""
    return _words(code, "auxiliary") | frozenset(table("languages")[code].split())


@cache
def _words(code: str, name: str) -> frozenset[str]:
    return frozenset(table("contrary_abroad")[code][name].split())


@cache
def _opposites(code: str) -> dict[str, frozenset[str]]:
    """Return for each word those on the other side of the bar in a line, as they are written."""
    return across(table("contrary_abroad")[code]["opposites"], str)
