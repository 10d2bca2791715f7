"""Minutes: what became of something stands by itself under the heading that tells what was put."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.extracting.cues import word_list

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.extracting.reading import Reading, Sentence

_MOTION: Final = 2  # tokens of "Motion carried"


def put_under(reading: Reading) -> Mapping[int, Sentence]:
    """Return, by the numbers of the sentences that only tell what became of something, the headings above them.

    "Approved unanimously." is told of what its heading names; a sentence that names it itself is not among them.
    """
    found: dict[int, Sentence] = {}
    heading: Sentence | None = None
    for sentence in reading.sentences:
        if sentence.passage.heading:
            heading = sentence
        elif heading and _is_verdict(sentence):
            found[sentence.number] = heading
    return found


def _is_verdict(sentence: Sentence) -> bool:
    """Tell whether a sentence begins with what became of something, or "motion" and that."""
    verdicts = word_list("verdict", sentence.language)
    opening = sentence.low[:_MOTION]
    return opening[0] in verdicts or (opening[0] in {"motion", "vote"} and not verdicts.isdisjoint(opening))
