"""Which words say the contrary of each other, or are of things told apart; in English by their stems."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from summarizer.language.english_words import contraries, lexicon, stem
from summarizer.language.lexicon import lines, table, words
from summarizer.language.opposites import across, against, opposites_abroad, sides

_SHORTEST_TURNED: Final = 3
_NOTHING: Final[frozenset[str]] = frozenset()


@lru_cache(maxsize=1 << 15)
def contrasts(one: str) -> frozenset[str]:
    """Return the stems of what is told apart from a thing: another of its set, or its contrary."""
    converse = sides("converse").get(one, _NOTHING)  # who is given a thing gets it
    return (_sets().get(one, _NOTHING) | against(one) | lexicon().opposites.get(one, _NOTHING)) - converse


@lru_cache(maxsize=1 << 15)
def contrary_to_any(keys: tuple[str, ...], language: str) -> frozenset[str]:
    """Return all that may say the contrary of a word, which is given in its forms."""
    return _NOTHING.union(*(contrary_to(key, language) for key in keys))


@lru_cache(maxsize=1 << 15)
def surely_contrary_to_any(keys: tuple[str, ...], language: str) -> frozenset[str]:
    """Return what hardly means anything but the contrary of a word, which is given in its forms."""
    return _NOTHING.union(*(surely_contrary_to(key, language) for key in keys))


@lru_cache(maxsize=1 << 15)
def contrary_to(key: str, language: str) -> frozenset[str]:
    """Return all that may say the contrary of a key, but for words that tell how much of something is meant."""
    if key in _of_scope():
        return _NOTHING
    listed = surely_contrary_to(key, language)
    if language != "en":
        return listed
    return (listed | _turned(key) | lexicon().opposites.get(key, _NOTHING)) - _of_scope() - _directions()


@lru_cache(maxsize=1 << 15)
def surely_contrary_to(key: str, language: str) -> frozenset[str]:
    """Return what hardly means anything but the contrary of a key."""
    if language == "en":
        return _listed().get(key, _NOTHING) | sides("opposites").get(key, _NOTHING)
    return _as_written().get(key, _NOTHING) | opposites_abroad(language).get(key, _NOTHING)


def is_phrase(words: str) -> bool:
    """Tell whether words joined by "_" are one of those that have a contrary together."""
    return words in _phrases()


@cache
def _phrases() -> frozenset[str]:
    return frozenset(word for word in _listed() if "_" in word)


def _turned(key: str) -> frozenset[str]:
    """Return what a prefix makes the contrary of a stem, or the stem of it: known and unknown."""
    return frozenset(other for other in contraries(key) if min(len(key), len(other)) > _SHORTEST_TURNED)


@cache
def _of_scope() -> frozenset[str]:
    listed = _NOTHING.union(*(words("differing", name) for name in ("all", "part", "wholly", "partly")))
    return listed.union(map(stem, listed))


@cache
def _directions() -> frozenset[str]:
    """Return the quarters of the sky: what lies north of one place lies south of another."""
    return frozenset(map(stem, words("differing", "directions")))


@cache
def _sets() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in (*lines("contraries", "sets"), *lines("differing", "sets")):
        group = frozenset(map(stem, line))
        for word in group:
            found[word] = found.get(word, _NOTHING) | (group - {word})
    return found


@cache
def _listed() -> dict[str, frozenset[str]]:
    return across(table("differing")["contrary"], lambda word: word if "_" in word else stem(word))


@cache
def _as_written() -> dict[str, frozenset[str]]:
    return across(table("differing")["contrary"], str)
