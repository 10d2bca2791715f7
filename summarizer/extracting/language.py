"""Which language a text is in, of those that this room has a lexicon of: cues of one say nothing in another."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from summarizer.extracting.cues import ENGLISH, LANGUAGES, knows, word_list
from summarizer.language.languages import language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SAMPLE: Final = 2_000  # tokens looked at
# Share of a language's small words; English prose has about .45 of its own, German with its "in" and "was" under .1.
_LEAST: Final = 0.2
_MANY: Final = 12  # words of a text of a sentence or two
_LAST_LATIN: Final = "\u024f"  # what comes later are letters of other scripts


def spoken(sentences: Iterable[tuple[str, ...]], *, sample: int = _SAMPLE) -> str:
    """Return the language of folded tokens by its code, "" for one without a lexicon or where they do not show it.

    The first ``sample`` tokens are looked at. English is tried first: no other lexicon is read for an English text.
    """
    words = [word for word in islice(chain.from_iterable(sentences), sample) if word[0].isalpha()]
    if _enough(words, ENGLISH):
        return ENGLISH
    code = language(words)
    return code if knows(code) and _enough(words, code) else ""


def is_strange(words: Sequence[str]) -> bool:
    """Tell whether the words of a text too short to show its language show at least that it is none of those known.

    They are in letters of another script, or many, and few of them small words of any known language.
    """
    letters = [word for word in words if word[0].isalpha()]
    if 2 * sum(min(word) > _LAST_LATIN for word in letters) > len(letters):
        return True
    small = (sum(word in word_list("empty", code) for word in letters) for code in LANGUAGES)
    return len(letters) >= _MANY and max(small) < _LEAST * len(letters)


def _enough(words: list[str], code: str) -> bool:
    """Tell whether enough of ``words`` are the small words of a language."""
    return bool(words) and sum(word in word_list("empty", code) for word in words) >= _LEAST * len(words)
