"""Whether a text is English: the cue phrases are, and must not be looked for in another language."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from summarizer.extracting.cues import word_list

if TYPE_CHECKING:
    from summarizer.extracting.reading import Reading

_SAMPLE: Final = 2_000  # tokens looked at
_LEAST: Final = 0.2  # share of small words; English prose has about .45, German with its "in" and "was" under .1


def english(reading: Reading) -> bool:
    """Tell whether enough of the words of ``reading`` are the small words of English."""
    tokens = chain.from_iterable(sentence.low for sentence in reading.sentences)
    words = [word for word in islice(tokens, _SAMPLE) if word[0].isalpha()]
    return bool(words) and sum(word in word_list("empty") for word in words) >= _LEAST * len(words)
