"""Words of which a thing is but one of its sort: numerals, days of the week, months, points of the compass."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from summarizer.canonical.lexicon import NUMBER_WORDS
from summarizer.language.english_words import stem
from summarizer.language.lexicon import lines, words

if TYPE_CHECKING:
    from summarizer.verifying.clauses import Clauses

_TIMES: Final = frozenset({"hundred", "thousand", "million", "billion", "trillion"})


def has_sort(text: Clauses, number: int) -> bool:
    """Tell whether a word is a numeral, or in one of the sets."""
    return text.stems[number] in _sets() or value(text, number) is not None


def are_of_one_sort(one: Clauses, number: int, other: Clauses, at: int) -> bool:
    """Tell whether two different words are both numerals, or in one of the sets."""
    here, there = value(one, number), value(other, at)
    if here is not None or there is not None:
        return here is not None and there is not None and here != there
    return not _sets().get(one.stems[number], frozenset()).isdisjoint(_sets().get(other.stems[at], ()))


def value(text: Clauses, number: int) -> float | None:
    """Return what a numeral of one word stands for, times a "thousand" after it; None for any other word, or none."""
    word = text.folded.words[number] if number >= 0 else ""
    if word in NUMBER_WORDS and word != "one" and text.stems[number] not in _sets():
        return NUMBER_WORDS[word] * _times(text, number + 1)
    return float(word) * _times(text, number + 1) if word.isdecimal() else None


def _times(text: Clauses, number: int) -> int:
    """Return what a word multiplies the numeral before it by: a thousand, a million, or 1."""
    after = text.folded.words[number : number + 1]
    return NUMBER_WORDS[after[0]] if after and after[0] in _TIMES else 1


@cache
def numbering() -> frozenset[str]:
    """Return the stems after which a numeral is a name, and no amount: "page 2", "step 2"."""
    return frozenset(map(stem, words("contraries", "numbering") | words("contraries", "numbering_own")))


@cache
def _sets() -> dict[str, frozenset[int]]:
    """Return the numbers of the sets that each stem is in."""
    found: dict[str, frozenset[int]] = {}
    for number, line in enumerate(lines("contraries", "sets")):
        for word in map(stem, line):
            found[word] = found.get(word, frozenset()) | {number}
    return found
