"""Lists: what a sentence with a colon opens is told of each item under it: "We recommend that the agency: …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.extracting.reading import Reading, Sentence

# What stands on a line before the words of an item.
_SIGN: Final = re.compile(r"(?:\A|[\n\r])[ \t]*(?:[-*+•–·]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])[ \t]+\Z")
_LONGEST_SIGN: Final = 24  # characters


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


def _is_item(reading: Reading, sentence: Sentence) -> bool:
    start = sentence.span.start
    return _SIGN.search(reading.document.text, max(0, start - _LONGEST_SIGN), start) is not None
