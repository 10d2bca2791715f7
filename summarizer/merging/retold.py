"""Whether two sources tell the same in words of their own: the same names, numbers and doubts of the same subject.

So strict that it misses most of what a reader would see: what is united is counted as borne out by both.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical import fold
from summarizer.canonical.lexicon import DOUBTING, is_denial
from summarizer.language.english_words import FUNCTION_WORDS, stem
from summarizer.language.figures import figures
from summarizer.language.lexicon import lines, words
from summarizer.language.opposites import are_against

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.canonical import Folded

#: Of the words of either statement that are neither names nor numbers, the part that the other must have.
_ALIKE: Final = 0.7

#: Words, names and numbers that two statements share, at least.
_FEWEST: Final = 4

_PREPOSITIONS: Final = frozenset("of in on at from to by near for with since until during over after before".split())
_ARTICLES: Final = frozenset({"the", "a", "an"})


class _Told(NamedTuple):
    """What a statement tells: its ``names`` with the words right before each, its numbers, other stems and doubts.

    ``subject`` are the first words that nothing governs, a name with its title or noun: whom or what it is about.
    ``order`` are the names that no preposition governs, in order: who does it to whom.
    """

    names: dict[str, str]
    numbers: frozenset[float]
    stems: frozenset[str]
    doubts: frozenset[str]
    subject: frozenset[str]
    order: tuple[str, ...]


def is_retold(one: str, other: str) -> bool:
    """Tell whether two English statements tell the same, whichever of both is longer."""
    first, second = _told(one), _told(other)
    if first.numbers != second.numbers or first.doubts != second.doubts or first.subject.isdisjoint(second.subject):
        return False
    shared = first.names.keys() & second.names.keys()
    shorter, longer = sorted((first, second), key=lambda told: len(told.names))
    if shorter.names.keys() != shared or not _only_adds(longer, shared):
        return False
    freely = {*first.order} & {*second.order}
    if not (shared or first.numbers) or _in_order(first, freely) != _in_order(second, freely):
        return False
    same = first.stems & second.stems
    if are_against(first.stems - same, second.stems):
        return False
    alike = len(same) >= _ALIKE * max(len(first.stems), len(second.stems))
    return alike and len(same) + len(shared) + len(first.numbers) >= _FEWEST


def _only_adds(told: _Told, shared: frozenset[str] | set[str]) -> bool:
    """Tell whether names that the other statement lacks only lead to one that both have: "Mayor Ilse Brandt"."""
    leading = {told.names[name] for name in shared}
    further = set(told.names) - shared
    while more := {name for name in further if name in leading}:
        further -= more
        leading |= {told.names[name] for name in more}
    return not further


def _in_order(told: _Told, names: set[str]) -> list[str]:
    return [name for name in told.order if name in names]


@lru_cache(maxsize=1 << 12)
def _told(statement: str) -> _Told:
    text = fold(statement)
    counted = list(figures(text))
    inside = {at for figure in counted for at in range(figure.first, figure.end)}
    names: dict[str, str] = {}
    order: list[str] = []
    stems: list[str] = []
    for at, word in enumerate(text.words):
        if at in inside or not word[0].isalnum():
            continue
        before = _before(text, at)
        if _is_name(text, at) or word in _calendar():
            names[word] = before if at and before in names else ""
            if before not in _PREPOSITIONS and word not in _calendar():
                order.append(word)
        elif word not in FUNCTION_WORDS:
            stems.append(stem(word))
    return _Told(
        names=names,
        numbers=frozenset(figure.values[0] for figure in counted if figure.plain or figure.spelled),
        stems=frozenset(stems),
        doubts=frozenset(_doubts(text)),
        subject=_subject(text, inside),
        order=tuple(order),
    )


def _subject(text: Folded, numerals: set[int]) -> frozenset[str]:
    """Return the first words that no preposition governs: "varrow" and "council" of "On Friday, the Varrow council"."""
    found: list[str] = []
    for at, word in enumerate(text.words):
        if at in numerals or word in FUNCTION_WORDS or word in _calendar() or not word[0].isalnum():
            if found:
                break
        elif found or _before(text, at) not in _PREPOSITIONS:
            is_name = _is_name(text, at)
            if is_name or not found or _is_name(text, at - 1):
                found.append(word if is_name else stem(word))
            if found and not is_name and not _is_name(text, at + 1):
                break
    return frozenset(found)


def _before(text: Folded, at: int) -> str:
    """Return the word before a word, an article between aside."""
    first = at - 1
    while first >= 0 and text.words[first] in _ARTICLES:
        first -= 1
    return text.words[first] if first >= 0 else ""


def _is_name(text: Folded, at: int) -> bool:
    """Tell whether a word is a name by its capital; the first of a statement only where it is no common word."""
    if at >= len(text.words) or not text.text[text.starts[at]].isupper() or text.words[at] in FUNCTION_WORDS:
        return False
    return at > 0 or text.words[at] not in words("names", "no_names")


@cache
def _calendar() -> frozenset[str]:
    """Return the English names of months and weekdays, which stand first in their lines."""
    return frozenset(line[0] for name in ("months", "weekdays") for line in lines("calendar", name))


def _doubts(text: Folded) -> Iterator[str]:
    """Yield what makes a statement less than a fact, or its denial."""
    for word in text.words:
        if is_denial(word):
            yield "not"
        elif word in DOUBTING:
            yield word
