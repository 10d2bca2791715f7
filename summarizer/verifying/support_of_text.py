"""Whether a text of several statements is borne out by its sources: the learned scorer on all of it; caution only.

Who writes freely errs in another way than who changes a word of a sound sentence, so the statements of one text have
weights of their own. Many small doubts about one text make a great one, so its statements are judged together.
"""

from __future__ import annotations

from heapq import nlargest
from math import log
from typing import TYPE_CHECKING, Final

from summarizer.verifying.support import doubt_of, reading_of, total, weights, word_scores

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.document import Document
    from summarizer.report import Doubt, Evidence

#: Texts of fewer statements are judged statement by statement.
FEWEST_TOGETHER: Final = 4

#: A text's score is that of its worst statements: however long a text is, no more of them add up.
MOST_TOGETHER: Final = 8

_SHARE: Final = log(MOST_TOGETHER)

#: So much below what can be doubted in the end a doubt is kept, lest rounding lose it.
_ROUNDING: Final = 1e-6


class Together:
    """The statements of one text, weighed one after the other and then judged together."""

    def __init__(self) -> None:
        self._scores: dict[str, float] = {}
        self._doubts: dict[str, Doubt] = {}
        self._limit = 0.0

    def weigh(self, statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> None:
        """Add a statement of the text; one that is there already, or of which there is nothing to say, adds nothing."""
        reading = None if statement in self._scores else reading_of(statement, evidence, sources)
        if reading is None:
            return
        learned = weights("text")
        scores = word_scores(reading, learned)
        self._limit = learned.limit(reading)
        self._scores[statement] = score = total(scores)
        if score > self._limit - _SHARE - _ROUNDING:  # no other can be doubted in the end
            self._doubts[statement] = doubt_of(statement, reading, scores)

    def doubts(self) -> dict[str, Doubt]:
        """Return the doubts about the text, by statement."""
        return {statement: self._doubts[statement] for statement in doubtful(self._scores, self._limit)}


def doubtful(scores: Mapping[str, float], limit: float) -> list[str]:
    """Return the statements of a text that is doubted: those that alone would do, or are a fair part of the whole.

    ``scores`` are log odds by statement; there is none where the worst together do not exceed ``limit``. The worst of
    eight statements is at least an eighth of them, so a text that is doubted has a doubt somewhere.
    """
    score = total(nlargest(MOST_TOGETHER, scores.values()))
    if score <= limit:
        return []
    least = min(limit, max(scores.values()), score - _SHARE)
    return [statement for statement, own in scores.items() if own >= least]
