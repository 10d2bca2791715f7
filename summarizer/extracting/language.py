"""Which language a text is in, of those that this room has a lexicon of: cues of one say nothing in another."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from summarizer.extracting.cues import ENGLISH, knows, word_list
from summarizer.language.languages import language

if TYPE_CHECKING:
    from collections.abc import Iterable

_SAMPLE: Final = 2_000  # tokens looked at
# Share of a language's small words; English prose has about .45 of its own, German with its "in" and "was" under .1.
_LEAST: Final = 0.2


def spoken(sentences: Iterable[tuple[str, ...]], *, sample: int = _SAMPLE) -> str:
    """Return the language of folded tokens by its code, "" for one without a lexicon or where they do not show it.

    The first ``sample`` tokens are looked at. English is tried first: no other lexicon is read for an English text.
    """
    words = [word for word in islice(chain.from_iterable(sentences), sample) if word[0].isalpha()]
    if _enough(words, ENGLISH):
        return ENGLISH
    code = language(words)
    return code if knows(code) and _enough(words, code) else ""


def _enough(words: list[str], code: str) -> bool:
    """Tell whether enough of ``words`` are the small words of a language."""
    return bool(words) and sum(word in word_list("empty", code) for word in words) >= _LEAST * len(words)
