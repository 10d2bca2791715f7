"""Minutes: what became of something stands by itself under the heading that tells what was put."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.extracting.cues import word_list

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.extracting.reading import Reading, Sentence

_FEW: Final = 8  # tokens of words that name an item of minutes: "43/31 Speeding on Mill Lane."
_MOTION: Final = 2  # tokens of "Motion carried"
_ATTENDANCE: Final = frozenset(
    "present apologies attending absent anwesend entschuldigt abwesend présents présentes excusés excusées absents "
    "asistentes presentes ausentes excusados".split()
)


def put_under(reading: Reading) -> Mapping[int, Sentence]:
    """Return, by the numbers of the sentences that only tell what became of something, the headings above them.

    "Approved unanimously." is told of what its heading names; a sentence that names it itself is not among them.
    """
    found: dict[int, Sentence] = {}
    heading: Sentence | None = None
    opening: Sentence | None = None
    for sentence in reading.sentences:
        if sentence.passage.heading:
            heading = sentence
            continue
        if opening is None or opening.paragraph != sentence.paragraph:
            opening = sentence
        if _is_verdict(sentence) and (above := _above(sentence, opening, heading)):
            found[sentence.number] = above
    return found


def _above(verdict: Sentence, opening: Sentence, heading: Sentence | None) -> Sentence | None:
    """Return what names that of which a verdict tells: a few words that open its paragraph, else the heading above.

    A title names what is put only where the verdict is all that follows it.
    """
    if opening is not verdict:
        return opening if len(opening.low) <= _FEW else None
    is_far_title = heading is not None and not heading.number and verdict.paragraph > heading.paragraph + 1
    return None if is_far_title else heading


def _is_verdict(sentence: Sentence) -> bool:
    """Tell whether a sentence begins with what became of something, or "motion" and that."""
    verdicts = word_list("verdict", sentence.language)
    opening = sentence.low[:_MOTION]
    return opening[0] in verdicts or (opening[0] in {"motion", "vote"} and not verdicts.isdisjoint(opening))


def lists_attendance(sentence: Sentence) -> bool:
    """Tell whether a sentence only lists who was there, as minutes do: "Présents : Ann Lee (présidente), …"."""
    return sentence.low[1:2] == (":",) and sentence.low[0] in _ATTENDANCE
