"""Asides between a quote and the word that turns it: "denied that, in all the years, | he took it"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.canonical.lexicon import is_negation
from summarizer.grounding.believing import BELIEFS, DOUBTS
from summarizer.grounding.cues import AUXILIARIES, ROLES, THAT

if TYPE_CHECKING:
    from summarizer.canonical import Folded

#: Most words in an aside that is looked over: "denied that, in all the years, | he took it".
WIDEST_ASIDE: Final = 12

#: What ends an aside, and what then begins it.
_ASIDES: Final = ((",", ","), (")", "("), ("\u2013", "\u2013"), ("\u2014", "\u2014"), ("，", "，"))
_ENDING: Final = frozenset(".!?;:\n")

_NEVER: Final = frozenset("never nie niemals jamais nunca jamás никогда".split())

#: They lead from a verb to what it governs.
TO: Final = frozenset({"to", "zu", "de", "di", "à", "da"})


def before_an_aside(source: Folded, at: int, floor: int, *, linked: bool) -> int:
    """Return the word before the aside that ends with word ``at``, where what it turns goes on after the aside.

    That is a "that" or a "to", a condition or a "did not", or, with a "that" after the aside, a denial or a belief; -1
    where no such word stands there.
    """
    opening = next((marks for mark, marks in _ASIDES if mark in source.gap_before(at + 1)), "")
    for before in range(at - 1, max(floor, at - WIDEST_ASIDE) - 1, -1) if opening else ():
        gap = source.gap_before(before + 1)
        if any(mark in gap for mark in opening):
            word = source.words[before]
            if word in THAT or word in TO or ROLES.get(word) == "condition":
                return before
            denied = word in _NEVER or word.endswith("n't")
            if denied or (is_negation(word) and source.words[max(floor, before - 1)] in AUXILIARIES):
                return before
            linked = linked or source.words[at + 1] in TO
            return before if linked and (word in BELIEFS or word in DOUBTS or ROLES.get(word) == "denial") else -1
        if not _ENDING.isdisjoint(gap):
            return -1
    return -1
