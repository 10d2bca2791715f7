"""Whether 2,750 and 2.750 are thousands or a little more than two: what the document's language and numbers say."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from summarizer.canonical import index
from summarizer.canonical.characters import HANGUL, UNSPACED
from summarizer.document import once_a_document
from summarizer.grounding.turning import Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.canonical import Folded
    from summarizer.document import Document

#: Common words of languages that write decimals with a comma, and of those that write them with a point. No word is
#: common in both.
_WITH_A_COMMA: Final = (
    "der die das und ist nicht von mit den dem auf le la les et des du est dans pour el los las y que del il di "
    "che della dei um uma os da não é и в не на что по"
).split()
_WITH_A_POINT: Final = "the of and to it is that was for with by from are were".split()

_COMMA: Final = frozenset(",")
_POINT: Final = frozenset(".")

#: 5.000, in characters.
_LONGEST_OF_ONE_DIGIT: Final = 5


def regrouped(asked: Folded, document: Document, first: int, end: int) -> Trouble | None:
    """Return what makes another amount of a number with one mark before three digits; None where nothing does.

    The quote's words stand at words ``first`` to ``end`` of the document.
    """
    ours = _amount().findall(asked.text, asked.starts[0], asked.ends[-1])
    source = index(document).folded
    theirs = _amount().findall(source.text, source.starts[first], source.ends[end - 1])
    if ours == theirs:
        return None
    decimals = _decimal_marks(document)
    for amount in _changed(ours, theirs):
        if not decimals.isdisjoint(amount) and not _is_round(amount):
            told = f"the source has “{amount}”" if amount in theirs else f"“{amount}” is not the source's amount"
            return Trouble("number", told, first, end)
    return None


def _changed(ours: Sequence[str], theirs: Sequence[str]) -> set[str]:
    """Return the amounts of one list where the other has another; of lists of two lengths those of one only."""
    if len(ours) != len(theirs):  # one side writes some of them without a mark
        return {*ours} ^ {*theirs}
    return {amount for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1] for amount in pair}


def _is_round(amount: str) -> bool:
    """Tell whether an amount can only be thousands: nobody measures 20.000, though some weigh 5.000."""
    return amount.endswith("000") and len(amount) > _LONGEST_OF_ONE_DIGIT


@once_a_document
def _decimal_marks(document: Document) -> frozenset[str]:
    """Return the mark before the decimals of the document's numbers; where nothing tells, either may be it."""
    words = index(document).postings
    commas, points = (sum(len(words.get(word, ())) for word in common) for common in (_WITH_A_COMMA, _WITH_A_POINT))
    if commas != points:
        return _COMMA if commas > points else _POINT
    comma, point = _decimal_comma().search(document.text), _decimal_point().search(document.text)
    if bool(comma) != bool(point):
        return _COMMA if comma else _POINT
    return _POINT if _eastern().search(document.text) else _COMMA | _POINT


@cache
def _eastern() -> re.Pattern[str]:
    """Return what tells Chinese, Japanese and Korean, where 5.3 is a decimal number."""
    return re.compile(f"[{UNSPACED}{HANGUL}]")


@cache
def _amount() -> re.Pattern[str]:
    return re.compile(r"(?<![\d.,])[1-9]\d{0,2}[.,]\d{3}(?![.,]?\d)")


@cache
def _decimal_comma() -> re.Pattern[str]:
    return re.compile(r"(?<![\d.,])\d{1,9},\d{1,2}(?![.,]?\d)|\.\d{3}(?:,\d{1,2}|\.\d{3})(?!\d)")


@cache
def _decimal_point() -> re.Pattern[str]:
    return re.compile(r"(?<![\d.,])\d{1,9}\.\d{1,2}(?![.,]?\d)|,\d{3}(?:\.\d{1,2}|,\d{3})(?!\d)")
