"""The words just outside a quote that turn its meaning: "no evidence that | …", "denied that | …", "62 | percent".

Only what stands next to the quote is looked at, through words that carry a denial on ("evidence that", "been") and no
further than a comma or a stop: the negation of another clause turns nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from summarizer.canonical.characters import FILL, INVISIBLE, QUOTES
from summarizer.canonical.lexicon import CONDITIONS, DENIALS_IN_TWO, NUMBER_WORDS, is_negation
from summarizer.grounding.cues import (
    AFFIRMED,
    AFTER_A_COMMA,
    AFTER_A_NUMBER,
    ARTICLES,
    ASKING,
    AUXILIARIES,
    BEING,
    CLAIMS,
    CLAUSES,
    DENIED,
    HAVING,
    LIGHT,
    LINKS,
    NO,
    OPENINGS,
    PERCENT_IN_TWO,
    RELATIVES,
    ROLES,
    TENS,
    THAT,
    VERDICTS,
    WHOLE_MAGNITUDES,
)

if TYPE_CHECKING:
    from summarizer.canonical import Folded
    from summarizer.grounding.cues import Role

#: Most words between the word that turns a quote and the quote.
_FURTHEST: Final = 7

#: A gap between two words that is longer parts them.
_WIDEST_GAP: Final = 12

#: Dashes, commas and brackets before an afterthought: "… , which he denies".
_BEFORE_AN_AFTERTHOUGHT: Final = ",-(\u2013\u2014"

_NOT_READ: Final = ("", 0)

_FIRST_EASTERN: Final = "\u3040"


def clipped(source: Folded, first: int, end: int, floor: int, ceiling: int) -> str:
    """Return the words beside words ``first`` to ``end`` that turn their meaning, or "".

    Nothing before word ``floor`` and from word ``ceiling`` on is looked at.
    """
    start = _before(source, first, floor)
    stop = _after(source, first, end, ceiling)
    if start is None and stop is None:
        return ""
    left = "" if start is None else source.text[source.starts[start] : source.starts[first]]
    right = "" if stop is None else source.text[source.ends[end - 1] : source.ends[stop - 1]]
    return " … ".join(part for side in (left, right) if (part := _bare(side)))


def _before(source: Folded, first: int, floor: int) -> int | None:
    """Return the word before a quote from which on the quote is turned; None if there is none."""
    start = _number_before(source, first, floor)
    words = source.words
    if start is None and words[first] >= _FIRST_EASTERN:
        start = _eastern_opening(source, first, floor)
    if start is not None or words[first] in CLAUSES:
        return start
    linked = words[first] in THAT
    for at in range(first - 1, max(floor, first - _FURTHEST) - 1, -1):
        role = _role(words, at, first, floor)
        if role is None:
            return _denied_subject(source, first, floor) if at == first - 1 else None
        if _parted(source, at):
            return None
        if role != "light":
            return _start(source, at, role, floor, linked=linked)
        linked = linked or words[at] in THAT
    return None


def _role(words: list[str], at: int, first: int, floor: int) -> Role | Literal["pair"] | None:
    """Return what word ``at`` does to the quote that starts at ``first``; None where it ends the search."""
    word = words[at]
    role = ROLES.get(word)
    if role == "second":
        if at > floor and words[at - 1] in DENIALS_IN_TWO[word]:
            return "pair"
        return "light" if word in LIGHT else None
    if role == "carrier":
        return "light" if at + 1 == first or words[at + 1] in LINKS else None
    if role == "rank" and at + 1 < first:
        return None
    return "negation" if role is None and word.endswith("n't") else role


def _start(source: Folded, at: int, role: Role | Literal["pair"], floor: int, *, linked: bool) -> int | None:
    """Return where the words begin that turn a quote with word ``at``; None where they do not after all."""
    if role in ("negation", "condition", "rank"):
        return at
    if role == "denial that" and not linked:
        return None
    start = at - 1 if role == "pair" else at
    return None if _is_undone(source, start, floor) else start


def _is_undone(source: Folded, at: int, floor: int) -> bool:
    """Tell whether a denial is itself denied: "nobody doubts that", "has not been ruled out"."""
    for before in range(at - 1, max(floor, at - 3) - 1, -1):
        word = source.words[before]
        if _parted(source, before):
            return False
        if is_negation(word):
            return True
        if word not in LIGHT:
            return False
    return False


def _denied_subject(source: Folded, first: int, floor: int) -> int | None:
    """Return the "no" of "no soldier | was hurt"."""
    at = first - 2
    if at < floor or source.words[first] not in AUXILIARIES or source.words[at] not in NO:
        return None
    return None if _parted(source, at) or _parted(source, at + 1) else at


def _number_before(source: Folded, first: int, floor: int) -> int | None:
    """Return where the number begins that a quote starts in the middle of: "4 | billion", "twenty | five"."""
    word = "%" if source.readings.get(first, _NOT_READ)[0] == "%" else source.words[first]
    if first == floor or not (word[0].isdecimal() or word in NUMBER_WORDS or word in WHOLE_MAGNITUDES):
        return None
    if source.words[first - 1] == "minus" and not _parted(source, first - 1):
        return first - 1
    if word[0].isdecimal():
        around = range(max(floor, first - _FURTHEST), first)
        return next((at for at in around if at in source.readings and at + source.readings[at][1] > first), None)
    before = source.words[first - 1]
    in_one = (_is_number(before) and word in WHOLE_MAGNITUDES) or (before in TENS and word in NUMBER_WORDS)
    return first - 1 if in_one and not _parted(source, first - 1, "-") else None


def _is_number(word: str) -> bool:
    return word[-1].isdecimal() or word in NUMBER_WORDS


def _after(source: Folded, first: int, end: int, ceiling: int) -> int | None:
    """Return the end of the words after a quote that turn it; None if there are none."""
    if end >= ceiling:
        return None
    word = source.words[end]
    if _is_number(source.words[end - 1]) and (stop := _number_after(source, first, end)) is not None:
        return stop
    if word >= _FIRST_EASTERN:
        return _eastern_ending(source, end)
    if word in OPENINGS and not _parted(source, end - 1, _BEFORE_AN_AFTERTHOUGHT):
        return _reversal(source, end, ceiling)
    return None


def _reversal(source: Folded, end: int, ceiling: int) -> int | None:
    """Return the end of the condition, the denial or the verdict that begins right after a quote."""
    word = source.words[end]
    if word in BEING or word in HAVING:
        return _verdict(source, end, ceiling)
    if word in RELATIVES or word in CLAIMS or word in ARTICLES:
        return _taken_back(source, end, ceiling)
    turns = source.words[end - 1] not in ASKING if word in CONDITIONS else _is_trailing(source, end, ceiling)
    return end + 1 if turns else None


def _number_after(source: Folded, first: int, end: int) -> int | None:
    """Return the end of the number that a quote ends in the middle of: "62 | percent", "1 | 500"."""
    words, readings = source.words, source.readings
    if words[end][0].isdecimal():
        ends = (at + readings[at][1] for at in range(max(first, end - _FURTHEST), end) if at in readings)
        return next((stop for stop in ends if stop > end), None)
    if _parted(source, end - 1, "-"):
        return None
    if words[end] in AFTER_A_NUMBER or (words[end - 1] in TENS and words[end] in NUMBER_WORDS):
        return end + 1
    return end + 2 if tuple(words[end : end + 2]) in PERCENT_IN_TWO else None


def _is_trailing(source: Folded, end: int, ceiling: int) -> bool:
    """Tell whether the negation after a quote denies it: "supports the plan | not.", "would | not say"."""
    if _parted(source, end - 1):
        return False
    return source.words[end - 1] in AUXILIARIES or end + 1 >= ceiling or _parted(source, end)


def _verdict(source: Folded, end: int, ceiling: int) -> int | None:
    """Return the end of "is not true", "were rejected"."""
    passive = denied = False  # "has rejected" is said of the one who rejects
    for at in range(end, min(ceiling, end + _FURTHEST)):
        word = source.words[at]
        if at > end and _parted(source, at - 1):
            return None
        if passive and (word in VERDICTS or (denied and word in AFFIRMED)):
            return at + 1
        if word not in BEING and word not in HAVING and word not in LIGHT and not is_negation(word):
            return None
        passive = passive or word in BEING
        denied = denied or is_negation(word)
    return None


def _taken_back(source: Folded, end: int, ceiling: int) -> int | None:
    """Return the end of "which he denies", "a charge that she has always denied"."""
    claimed = source.words[end] in RELATIVES or not CLAIMS.isdisjoint(source.words[end : end + 3])
    if not claimed:
        return None
    for at in range(end, min(ceiling, end + _FURTHEST)):
        if at > end and _parted(source, at - 1, ","):
            return None
        if source.words[at] in DENIED:
            return at + 1
    return None


def _eastern_opening(source: Folded, first: int, floor: int) -> int | None:
    """Return where a Chinese "there is no evidence that" begins, right before a quote."""
    start = source.starts[first]
    low = max(source.starts[floor], start - 2 * _WIDEST_GAP)
    match = _eastern_doubt().search(source.text[low:start])
    return bisect_left(source.starts, low + match.start()) if match else None


@cache
def _eastern_doubt() -> re.Pattern[str]:
    return re.compile(
        r"(?:没有|沒有|并无|並無|毫无|毫無|尚无|尚無)(?:任何)?(?:证据|證據|迹象|跡象|理由)"
        r"(?:能|可以)?(?:表明|显示|顯示|证明|證明|说明|說明)?\Z"
    )


def _eastern_ending(source: Folded, end: int) -> int | None:
    """Return the end of the Japanese or Korean ending that denies the words before it."""
    if _parted(source, end - 1):
        return None
    match = _eastern_denial().match(source.text, source.starts[end])
    return bisect_left(source.starts, match.end()) if match else None


@cache
def _eastern_denial() -> re.Pattern[str]:
    return re.compile(
        r"(?:かもしれ|つもり|わけ|はず|とは?限ら)?[でじが]?[はがゃ]?(?:ない|なかっ|なく|ありません|ません)|[않못없]\w{0,8}|아[니닌]\w{0,8}|是假的|不属实|并非事实"
    )


def _parted(source: Folded, left: int, allowed: str = "") -> bool:
    """Tell whether words ``left`` and ``left + 1`` belong to two clauses: more than a blank stands between them."""
    gap = source.text[source.ends[left] : source.starts[left + 1]]
    if gap == " " or not gap:
        return False
    if len(gap) > _WIDEST_GAP or _empty_line().search(gap):
        return True
    if source.words[left + 1] in AFTER_A_COMMA:
        allowed += ","
    return any(mark not in allowed for mark in _joining().sub("", gap))


@cache
def _joining() -> re.Pattern[str]:
    return re.compile(rf"[\s{QUOTES}{FILL}{INVISIBLE}\[(*_]+")


@cache
def _empty_line() -> re.Pattern[str]:
    return re.compile(r"\n\s*\n")


def _bare(text: str) -> str:
    """Return the words of a clip in one line, without the marks around them."""
    return _around().sub("", " ".join(text.replace(FILL, "").split()))


@cache
def _around() -> re.Pattern[str]:
    return re.compile(rf"\A[\s{QUOTES}(\[*_,;:\-\u2013\u2014]+|(?<![\s{QUOTES}(\[*_,])[\s{QUOTES}(\[*_,]+\Z")
