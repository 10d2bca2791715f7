"""What a function makes of a text, remembered while one check follows the other."""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Made = TypeVar("Made")

#: A statement is held against the evidence of up to some dozens of sources, by one check after the other.
_MOST_SENTENCES: Final = 256

#: Characters of a sentence. Of what is longer only a few are remembered: text of any length comes here, and what is
#: made of it is many times its size.
_LONGEST_SENTENCE: Final = 2_000
_MOST_LONGER: Final = 8


def remembered(make: Callable[[str], Made]) -> Callable[[str], Made]:
    """Return ``make`` with what it made of the last texts remembered: of 256 sentences and 8 longer texts."""
    of_sentence = lru_cache(maxsize=_MOST_SENTENCES)(make)
    of_longer = lru_cache(maxsize=_MOST_LONGER)(make)

    @wraps(make)
    def made(text: str) -> Made:
        return (of_sentence if len(text) <= _LONGEST_SENTENCE else of_longer)(text)

    return made
