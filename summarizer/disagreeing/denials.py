"""What one clause denies and another says in nearly the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.canonical.lexicon import DENIALS, is_denial, is_negation
from summarizer.disagreeing.amounts import amounts
from summarizer.disagreeing.difference import Difference, Mark
from summarizer.disagreeing.telling import once_each
from summarizer.language.lexicon import words

if TYPE_CHECKING:
    from summarizer.disagreeing.difference import Pair
    from summarizer.disagreeing.telling import Part

#: Clauses that deny each other share so many words, and of the shorter one's that part.
_FEWEST: Final = 2
_ALIKE: Final = 0.75
#: What a denial reaches stands in so many words.
_REACH: Final = 4
#: What is denied until, or except, something may be said besides.
_EXCEPTING: Final = frozenset("until unless except since bis sauf salvo".split())
_OTHERWISE: Final = frozenset("without nor neither cannot".split())
_NOTHING_DENIED: Final = frozenset("only just yet merely".split())
#: What is yet to be done is not done.
_OPEN: Final = frozenset({"yet", "to"})
#: Of what one chooses between, nothing is so yet.
_CHOICE: Final = frozenset({"between", "or"})
_AFTER_ALL: Final = ["after", "all"]
_LONGER: Final = "longer"
_STILL: Final = "still"
_DENYING: Final = frozenset("denies denied deny".split())
_BEING: Final = frozenset("is are was were be been".split())
#: What follows "to" after one of these is so.
_LETTING: Final = frozenset("allowed able permitted free continue continues continued".split())
_NOBODY: Final = frozenset("nobody none no niemand keine kein personne nadie".split())


def denied(pair: Pair) -> Difference | None:
    """Return a difference where just one of two clauses denies what the other says."""
    no = _denial(pair.one)
    if no is None:
        return found.turned() if _denial(pair.other) and (found := _one_sided(pair.turned)) else None
    return None if _denial(pair.other) else _one_sided(pair)


@once_each
def is_denied(part: Part) -> bool:
    """Tell whether a clause denies anything."""
    return any(map(is_negation, part.words))


def is_turned(part: Part, *, but: int) -> bool:
    """Tell whether anything in a clause but one word may turn what it says into the contrary."""
    return any(is_denial(part.told.text.words[n]) for n in range(part.first, part.end) if n != but)


def _one_sided(pair: Pair) -> Difference | None:
    """Return the difference between a clause that denies, which is the first, and one that does not."""
    no = _denial(pair.one)
    if no is None or pair.common() < _FEWEST or pair.alike() < _ALIKE:
        return None
    at, of = no
    refuses = pair.one.told.text.words[at] in DENIALS and "will" in pair.other.words
    if pair.differ_in_modality and not refuses:
        return None
    if pair.one.told.text.words[at + 1] == _LONGER and _STILL not in pair.other.words:
        return None
    affirmed = _affirmed(pair.one.told.keys[of], pair.other)
    if affirmed is None or pair.is_qualified() or pair.are_contrasted():
        return None
    text = pair.one.told.text.words
    counted = amounts(pair.other) if text[at] in _NOBODY else []
    # Of nobody and so many, of no boats and three boats, it is a difference of numbers.
    if len(counted) == 1 and (text[at] != "no" or pair.one.told.keys[of] in counted[0].things):
        first, end = min(counted[0].first, affirmed.first), max(counted[0].end, affirmed.end)
        some = Mark(affirmed.told, first, end, f"{counted[0].values[0]:g}")
        return Difference("number", Mark(pair.one.told, at, of + 1, "0"), some)
    first = at - 1 if at > pair.one.first and text[at - 1] in words("differing", "auxiliary") else at
    return Difference("fact", Mark(pair.one.told, first, of + 1, "no"), affirmed)


@once_each
def _denial(part: Part) -> tuple[int, int] | None:
    """Return the numbers of a word that denies, and of what it denies right after; None where none does.

    "Not only" denies nothing, and "no longer" only what is "still" so.
    """
    if not _EXCEPTING.isdisjoint(part.words):
        return None
    text = part.told.text.words
    for n in range(part.first, part.end):
        after = text[n + 1] if n + 1 < len(text) else ""
        if text[n] in _DENYING and (of := _denied_by(part, n)) is not None:
            return n, of
        refuses = text[n] in DENIALS and after == "to"
        if (refuses or is_negation(text[n])) and text[n] not in _OTHERWISE and after not in _NOTHING_DENIED:
            first = n + 1 if after == _LONGER else n
            reached = [m for m in part.content if first < m <= n + _REACH and part.told.joins(n, m)]
            # "Nobody on board was hurt" denies that anybody was hurt.
            done = (m for m in reached if text[n] in _NOBODY and text[m - 1] in _BEING)
            of = next(done, reached[0] if reached else None)
            return None if of is None else (n, of)
    return None


def _denied_by(part: Part, n: int) -> int | None:
    """Return the number of the word that a verb denies: "denies having met him"."""
    if part.told.text.words[n + 1 : n + 2] not in (["having"], ["that"]):
        return None
    return next((m for m in part.content if n + 1 < m <= n + _REACH), None)


def _affirmed(key: str, part: Part) -> Mark | None:
    """Return where a clause says what another denies, in earnest: not "to find", not "failed"."""
    text = part.told.text.words
    n = next((n for n in part.content if part.told.keys[n] == key), None)
    if n is None or any(map(is_denial, part.words)) or part.words >= _OPEN or part.words >= _CHOICE:
        return None
    if any(text[m : m + 2] == _AFTER_ALL for m in range(n + 1, part.end)):  # it was otherwise before
        return None
    if n > part.first and text[n - 1] == "to" and text[n - 2] not in _LETTING:
        return None
    return Mark(part.told, n, n + 1, "yes")
