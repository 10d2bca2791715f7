"""A sentence's canonical words, by which figures and dates are known, each with the token it belongs to."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical import fold

if TYPE_CHECKING:
    from summarizer.canonical import Folded
    from summarizer.document import Span
    from summarizer.extracting.reading import Sentence

_MARKS: Final = " ,;:.()\"'“”‘’"


class CanonicalWords(NamedTuple):
    """The ``folded`` words of a sentence; word n begins in its token ``tokens[n]``: "forty" and "metre" in one."""

    folded: Folded
    tokens: tuple[int, ...]

    def token_after(self, end: int) -> int:
        """Return the token that comes after the words before ``end``."""
        return self.tokens[end - 1] + 1


def canonical_words(sentence: Sentence) -> CanonicalWords:
    """Return the canonical words of ``sentence``, in time linear in its length."""
    folded = fold(sentence.text)
    starts = [token.start - sentence.span.start for token in sentence.tokens]
    return CanonicalWords(folded, tuple(max(0, bisect_right(starts, start) - 1) for start in folded.starts))


def words_at(sentence: Sentence, span: Span) -> str:
    """Return the words of the source at ``span``, which lies in ``sentence``, without blanks and marks around them."""
    return sentence.words(span).strip(_MARKS)
