"""Whether a quotation is its source's words but for one that turns what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.canonical.lexicon import is_negation
from summarizer.verifying.reading import read

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Words that a quotation has at least, if the passage is known by the others: fewer are any phrase.
_FEWEST: Final = 6

#: Words that one of the two has more at most: "did not close" for "close".
_MOST_MORE: Final = 2

#: What "not" needs beside it, and its lack does not.
_HELPING: Final = frozenset("do does did".split())

#: How surely something is to come, by the letters that a form in reported speech shares: "will" and "would" are one.
_FIRMNESS: Final = {
    **dict.fromkeys(("will", "would"), "will"),
    **dict.fromkeys(("can", "could"), "can"),
    **dict.fromkeys(("may", "might"), "may"),
    **dict.fromkeys(("shall", "should"), "shall"),
    "must": "must",
}


def is_turned(quote: str, passage: str) -> bool:
    """Tell whether a quote has all the words of a passage but for another number, a "not" or a "may" for a "will".

    So little is no slip of a writer who puts words of his own in quotation marks, as another name or verb may be.
    """
    own, there = _words(quote), _words(passage)
    if len(own) < _FEWEST:
        return False
    windows = (
        there[start : start + size]
        for size in range(len(own) - _MOST_MORE, len(own) + _MOST_MORE + 1)
        for start in range(len(there) - size + 1)
    )
    return any(_is_turned(own, window) for window in windows)


def _is_turned(own: Sequence[str], there: Sequence[str]) -> bool:
    """Tell whether one of two rows of words is the other but for one change, and that one turns it."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - asked for seldom

    changes = [one for one in Levenshtein.opcodes(own, there) if one.tag != "equal"]
    if len(changes) != 1:
        return False
    (change,) = changes
    if change.tag != "replace" and (change.src_start == 0 or change.src_end == len(own)):
        return False  # what stands there instead is outside
    pair = own[change.src_start : change.src_end], there[change.dest_start : change.dest_end]
    return any(turns(*pair) for turns in (_is_number, _is_denial, _is_firmness))


def _words(text: str) -> list[str]:
    return [word for word in read(text).words if word[0].isalnum()]


def _is_number(own: Sequence[str], there: Sequence[str]) -> bool:
    values = {_value(word) for word in (*own, *there)}
    return len(own) == len(there) == 1 and None not in values and len(values) > 1


def _value(word: str) -> float | None:
    """Return what a number in digits is worth; None for any other word, and for a number with a unit on it."""
    return float(word) if word.replace(".", "", 1).isdecimal() else None


def _is_denial(own: Sequence[str], there: Sequence[str]) -> bool:
    """Tell whether only one of them denies, and both say the same beside that."""
    denied = [word for word in (*own, *there) if is_negation(word)]
    others = [word for word in (*own, *there) if not is_negation(word)]
    return len(denied) == 1 and _HELPING.issuperset(others)


def _is_firmness(own: Sequence[str], there: Sequence[str]) -> bool:
    pair = [_FIRMNESS.get(word) for word in (*own, *there)]
    return len(own) == len(there) == 1 and None not in pair and pair[0] != pair[1]
