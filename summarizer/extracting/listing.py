"""Lists: what a sentence with a colon opens is told of each item under it: "We recommend that the agency: …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.extracting.cues import word_list

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.extracting.reading import Reading, Sentence

# What stands on a line before the words of an item.
_SIGN: Final = re.compile(r"(?:\A|[\n\r])[ \t]*(?:[-*+•–·]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])[ \t]+\Z")
_LONGEST_SIGN: Final = 24  # characters
_LONGEST_HEADING: Final = 8  # tokens


def led_in(reading: Reading) -> Mapping[int, Sentence]:
    """Return, by the numbers of the sentences that begin an item of a list, the sentence that opens the list.

    That one ends with a colon right before the first item.
    """
    found: dict[int, Sentence] = {}
    opening: Sentence | None = None
    paragraph = -1
    for sentence in reading.sentences:
        if opening is not None and _is_item(reading, sentence):
            found[sentence.number] = opening
            paragraph = sentence.paragraph
        elif sentence.paragraph != paragraph:  # else an item goes on
            opening = sentence if sentence.text.endswith(":") else None
    return found


def recommended(reading: Reading, opened: Mapping[int, Sentence]) -> Mapping[int, Sentence]:
    """Return, by the numbers of the items of lists under a heading that recommends, what each is told with.

    That is the sentence that opens its list with a colon, "To the ministry:", as ``led_in`` has it, or else the
    heading: "Recommendations".
    """
    found: dict[int, Sentence] = {}
    heading: Sentence | None = None
    for sentence in reading.sentences:
        if sentence.passage.heading:
            heading = sentence if _recommends(sentence) else None
        elif heading is not None and _is_item(reading, sentence):
            found[sentence.number] = opened.get(sentence.number, heading)
    return found


def _recommends(heading: Sentence) -> bool:
    """Tell whether a heading says that what stands under it is wanted: "What we recommend", "Our demands"."""
    told = not word_list("recommending", heading.language).isdisjoint(heading.low)
    return told and len(heading.low) <= _LONGEST_HEADING


def _is_item(reading: Reading, sentence: Sentence) -> bool:
    start = sentence.span.start
    return _SIGN.search(reading.document.text, max(0, start - _LONGEST_SIGN), start) is not None
