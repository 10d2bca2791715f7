"""The words by which a source hedges: readers are told these, and no word of ours for how likely a thing is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.canonical import fold
from summarizer.language.lexicon import words
from summarizer.language.months import with_months

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Lists of such words, those that tell most first; the last only suppose.
_LISTS: Final = ("maybe", "hedging", "weighing", "wanting", "supposing")


def hedge(statement: str, quotes: Iterable[str]) -> str:
    """Return how a ``statement`` is hedged whose evidence says ``quotes``, in their own word: source: “could”.

    "" where the statement has that word itself; "hedged" where no word is found that hedges: the lists are English.
    """
    for quote in quotes:
        folded = fold(quote)
        marked = with_months(folded).words  # a month is no "may"
        for name in _LISTS:
            cues = words("firmness", name)
            for at, word in enumerate(marked):
                if word in cues:
                    return "" if word in fold(statement).words else f"source: “{folded.raw(at)}”"
    return "hedged"
