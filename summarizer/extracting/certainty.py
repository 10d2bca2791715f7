"""How firmly the source says something: from its hedges, and never more firmly than they allow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.extracting.cues import ENGLISH, word_list

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.brief import Certainty
    from summarizer.extracting.saying import Voice


# The weaker first: the first that the words have is theirs.
_HEDGES: Final[tuple[tuple[Certainty, str], ...]] = (
    ("denied", "denial"),
    ("conditional", "condition"),
    ("possible", "possible"),
    ("likely", "likely"),
)


def certainty(words: Iterable[str], voice: Voice, language: str = ENGLISH) -> Certainty:
    """Return how firmly ``words``, the folded words of a claim, are said by ``voice``.

    The weakest reading wins, so that nothing is made firmer than the source has it. Indirect speech is reported:
    its words are the author's, not the speaker's.
    """
    said = frozenset(words)
    if "?" in said:
        return "asked"
    for reading, hedges in _HEDGES:
        if said & word_list(hedges, language):
            return reading
    return "reported" if voice.manner == "indirect" or said & word_list("hearsay", language) else "asserted"
