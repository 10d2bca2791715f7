"""The words just outside a quote that turn its meaning: "no evidence that | …", "denied that | …", "62 | percent".

Only what stands next to the quote is looked at, through words that carry a denial on ("evidence that", "been") and no
further than a comma or a stop, but over an aside between two commas: the negation of another clause turns nothing.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from summarizer.canonical.characters import FILL, QUOTES
from summarizer.canonical.lexicon import ADVERBS_OF_DOUBT, CONDITIONS, DENIALS_IN_TWO, ENGLISH_TOO, is_negation
from summarizer.grounding.asides import TO, WIDEST_ASIDE, before_an_aside
from summarizer.grounding.believing import BELIEFS, BELIEFS_BEFORE_A_COMMA, DOUBTS, SUBJECTS
from summarizer.grounding.cues import (
    AFFIRMED,
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
    PARTICLES,
    PROOFS,
    RELATIVES,
    ROLES,
    SCANT,
    THAT,
    VERDICTS,
)
from summarizer.grounding.eastern import eastern_ending, eastern_opening
from summarizer.grounding.gaps import parted
from summarizer.grounding.governing import fails
from summarizer.grounding.halves import is_number, number_after, number_before
from summarizer.grounding.provisos import (
    BOUNDS,
    CHARGES,
    FAILURES,
    PHRASE_ENDS,
    PROVISO_OPENINGS,
    PROVISOS,
    UNDONE,
    ends_phrase,
    opens_proviso,
    proviso,
)
from summarizer.grounding.supposing import condition_before

if TYPE_CHECKING:
    from summarizer.canonical import Folded
    from summarizer.grounding.cues import Role

#: Most words between the word that turns a quote and the quote.
_FURTHEST: Final = 7

#: Dashes, commas and brackets before an afterthought: "… , which he denies".
_BEFORE_AN_AFTERTHOUGHT: Final = ",-(\u2013\u2014"

#: And these stand before a condition or an exception too, but no full stop: the next sentence has its own.
_BEFORE_A_PROVISO: Final = f"{_BEFORE_AN_AFTERTHOUGHT};:"

#: Before "no time did", and before "nobody" behind a quote.
_AT: Final = frozenset("at under in on to by".split())
_TO_WHOM: Final = frozenset("by to for with from of".split())
_PRONOUNS: Final = frozenset("it they he she we you i".split())
_NOBODY: Final = frozenset("nobody nothing".split())
_COMMAS: Final = frozenset({",", "\u2013", "\u2014", "-", "", ",\u201d", ',"'})

_CURRENCIES: Final = frozenset("$€£¥")

_FIRST_EASTERN: Final = "\u3040"

#: Words that alone, or with those before them, tell what becomes of a clause.
_TELLING: Final = BELIEFS | DOUBTS | ADVERBS_OF_DOUBT | PHRASE_ENDS | TO


def clipped(
    source: Folded, first: int, end: int, within: tuple[int, int], conditions: frozenset[str] = CONDITIONS
) -> str:
    """Return the words beside words ``first`` to ``end`` that turn their meaning, or "".

    Only words ``within`` these two numbers are looked at. ``conditions`` are the words that are "if" in the source's
    language.
    """
    floor, ceiling = within
    start = _before(source, first, floor, conditions)
    stop = turned_after(source, first, end, ceiling, conditions)
    if start is None and stop is None:
        return ""
    left = "" if start is None else source.text[source.starts[start] : source.starts[first]]
    right = "" if stop is None else source.text[source.ends[end - 1] : source.ends[stop - 1]]
    return " … ".join(part for side in (left, right) if (part := _bare(side)))


def _before(source: Folded, first: int, floor: int, conditions: frozenset[str]) -> int | None:
    """Return the word before a quote from which on the quote is turned; None if there is none."""
    start, words = _right_before(source, first, floor, conditions), source.words
    if start is not None or words[first] in CLAUSES:
        return start
    linked = words[first] in THAT
    believed: int | None = None
    at, last = first - 1, max(floor, first - _FURTHEST)
    while at >= last:
        if parted(source, at, "," if at + 1 == first and words[at] in BELIEFS_BEFORE_A_COMMA else ""):
            at = before_an_aside(source, at, floor, linked=linked) if last >= first - _FURTHEST else -1
            if at < floor:
                return believed
            last = max(floor, at - _FURTHEST, first - _FURTHEST - WIDEST_ASIDE)
        if words[at] in _TELLING:
            if (start := _phrased(source, at, floor)) is not None:
                return start
            if believed is None and _is_believed(source, at, first, linked=linked):
                believed = at
        role = _role(words, at, first, floor, conditions)
        if role is None:
            return believed if believed is not None else _denied_before(source, at, first, floor)
        if role != "light":
            turned = _start(source, at, role, floor, linked=linked)
            return believed if turned is None else turned
        linked = linked or words[at] in THAT
        at -= 1
    return believed


def _right_before(source: Folded, first: int, floor: int, conditions: frozenset[str]) -> int | None:
    """Return where a number begins that the quote tears apart, a condition, or a phrase that ends in the quote."""
    start, words = number_before(source, first, floor), source.words
    if start is None and words[first] >= _FIRST_EASTERN:
        start = eastern_opening(source, first, floor)
    if start is None and (words[first] in PROVISOS or words[first - 1] in BOUNDS):
        start = _phrase_before(words, first, floor)
    return start if start is not None or first == floor else condition_before(source, first, floor, conditions)


def _phrase_before(words: list[str], first: int, floor: int) -> int | None:
    """Return where "as long as" begins, when the quote begins with its last word, or "up to" before a number."""
    start = ends_phrase(words, first, floor, PROVISOS)
    if start is not None and start < first:
        return start
    counts = is_number(words[first]) or (words[first] in _CURRENCIES and first + 1 < len(words))
    return ends_phrase(words, first - 1, floor, BOUNDS) if counts and first > floor else None


def _phrased(source: Folded, at: int, floor: int) -> int | None:
    """Return where "as long as" or "has yet to" begins, when word ``at`` ends it."""
    words, start = source.words, proviso(source, at, floor)
    for phrases in (UNDONE, CHARGES) if start is None else ():
        start = ends_phrase(words, at, floor, phrases) if start is None else start
    if start is None and words[at] in TO and at > floor and words[at - 1] in FAILURES:
        start = at - 1
    return None if start is None or any(parted(source, n) for n in range(start, at)) else start


def _is_believed(source: Folded, at: int, first: int, *, linked: bool) -> bool:
    """Tell whether word ``at`` says that somebody doubts, believes or hopes the clause that comes after it."""
    word, words = source.words[at], source.words
    if word in DOUBTS or (word in ADVERBS_OF_DOUBT and at + 1 == first):
        return not _is_undone(source, at, max(0, at - _FURTHEST))
    if word not in BELIEFS:
        return False
    if linked or (at + 1 < first and words[at + 1] in TO):
        return True
    return words[at + 1] in SUBJECTS and not (word in CLAIMS and words[at + 1] in ARTICLES)  # to claim a victory


def _role(
    words: list[str], at: int, first: int, floor: int, conditions: frozenset[str]
) -> Role | Literal["pair"] | None:
    """Return what word ``at`` does to the quote that starts at ``first``; None where it ends the search."""
    word = words[at]
    is_english = conditions.isdisjoint(ENGLISH_TOO)
    role = None if is_english and word in ENGLISH_TOO else ROLES.get(word)
    if word in conditions:
        role = "condition"
    elif role == "second":
        if at > floor and words[at - 1] in DENIALS_IN_TWO[word]:
            return "pair"
        return "light" if word in LIGHT else None
    elif role == "carrier":
        role = "light" if at + 1 == first or words[at + 1] in LINKS else None
    elif role == "rank" and at + 1 < first:
        role = None
    elif role is None:
        role = _unlisted(words, at, first, floor)
    return role


def _unlisted(words: list[str], at: int, first: int, floor: int) -> Role | None:
    """Return what a word does that is in no list: "isn't", the "clear" of "no clear evidence", "little evidence"."""
    word = words[at]
    if word.endswith("n't"):
        return "negation"
    if at + 1 < first and words[at + 1] in PROOFS:
        if word in SCANT:
            return "negation"
        return "light" if at > floor and words[at - 1] in NO else None
    return "negation" if fails(words, at) and at + 1 == first and words[first].endswith("ing") else None


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
        if parted(source, before):
            return False
        if is_negation(word):
            return True
        if word not in LIGHT:
            return False
    return False


def _denied_before(source: Folded, at: int, first: int, floor: int) -> int | None:
    """Return where the words begin that deny the quote's verb, where word ``at`` is the last that is no light one."""
    return _denied_subject(source, first, floor) if at == first - 1 else _never_did(source, first, floor)


def _denied_subject(source: Folded, first: int, floor: int) -> int | None:
    """Return the "no" of "no soldier | was hurt"."""
    at = first - 2
    if at < floor or source.words[first] not in AUXILIARIES or source.words[at] not in NO:
        return None
    return None if parted(source, at) or parted(source, at + 1) else at


def _never_did(source: Folded, first: int, floor: int) -> int | None:
    """Return the "at" of "at no time did | the crew …", "under no circumstances may | …"."""
    at, words = first - 4, source.words
    if at < floor or words[first - 1] not in AUXILIARIES or words[first - 3] not in NO or words[at] not in _AT:
        return None
    return None if any(parted(source, n) for n in range(at, first)) else at


def turned_after(
    source: Folded, first: int, end: int, ceiling: int, conditions: frozenset[str] = CONDITIONS
) -> int | None:
    """Return the end of the words after a quote that turn it; None if there are none."""
    if end >= ceiling:
        return None
    word = source.words[end]
    if is_number(source.words[end - 1]) and (stop := number_after(source, first, end)) is not None:
        return stop
    if word >= _FIRST_EASTERN:
        return eastern_ending(source, end)
    if word in PROVISO_OPENINGS and (stop := opens_proviso(source, end, ceiling)) is not None:
        return None if parted(source, end - 1, _BEFORE_A_PROVISO) else stop
    opens = word in OPENINGS and (word in conditions or word not in CONDITIONS)
    if opens and not parted(source, end - 1, _BEFORE_AN_AFTERTHOUGHT):
        return _reversal(source, end, ceiling)
    return _of_nobody(source, end, ceiling) or _or_so(source, end, ceiling) or _did_not(source, end, ceiling)


def _of_nobody(source: Folded, end: int, ceiling: int) -> int | None:
    """Return the end of "by nobody", "nothing", "to no one" right after a quote."""
    words = source.words
    at = end + (words[end] in _TO_WHOM)
    if at >= ceiling or any(parted(source, n) for n in range(end - 1, at)):
        return None
    if words[at] in _NOBODY:
        return at + 1
    return at + 2 if words[at : at + 2] == ["no", "one"] and at + 2 <= ceiling else None


def _did_not(source: Folded, end: int, ceiling: int) -> int | None:
    """Return the end of "it did not." right behind "In humans |", with nothing said of what it did not."""
    verb, words = end + 1, source.words
    if verb >= ceiling or words[end] not in _PRONOUNS or any(parted(source, n) for n in (end - 1, end)):
        return None
    stop = verb + 1 if words[verb].endswith("n't") else verb + 2
    denied = stop == verb + 1 or (words[verb] in AUXILIARIES and words[verb + 1 : stop] == ["not"])
    return stop if denied and stop <= ceiling and (stop == ceiling or parted(source, stop - 1)) else None


def _or_so(source: Folded, end: int, ceiling: int) -> int | None:
    """Return the end of ", or so he claims"."""
    words = source.words
    if words[end : end + 2] != ["or", "so"] or end + 2 >= ceiling or words[end + 2] not in SUBJECTS:
        return None
    return end + 2 if source.gap_before(end).strip() in _COMMAS else None


def _reversal(source: Folded, end: int, ceiling: int) -> int | None:
    """Return the end of the condition, the denial or the verdict that begins right after a quote."""
    word = source.words[end]
    if word in BEING or word in HAVING:
        return _verdict(source, end, ceiling)
    if word in RELATIVES or word in CLAIMS or word in ARTICLES:
        return _taken_back(source, end, ceiling)
    turns = source.words[end - 1] not in ASKING if word in CONDITIONS else _is_trailing(source, end, ceiling)
    return end + 1 if turns else None


def _is_trailing(source: Folded, end: int, ceiling: int) -> bool:
    """Tell whether the negation after a quote denies it: "supports the plan | not.", "stimmte dem Plan | nicht zu."."""
    if parted(source, end - 1):
        return False
    if source.words[end - 1] in AUXILIARIES or end + 1 >= ceiling or parted(source, end):
        return True
    return source.words[end + 1] in PARTICLES and (end + 2 >= ceiling or parted(source, end + 1))


def _verdict(source: Folded, end: int, ceiling: int) -> int | None:
    """Return the end of "is not true", "were rejected"."""
    passive = denied = False  # "has rejected" is said of the one who rejects
    for at in range(end, min(ceiling, end + _FURTHEST)):
        word = source.words[at]
        if at > end and parted(source, at - 1):
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
        if at > end and parted(source, at - 1, ","):
            return None
        if source.words[at] in DENIED:
            return at + 1
    return None


def _bare(text: str) -> str:
    """Return the words of a clip in one line, without the marks around them."""
    return _around().sub("", " ".join(text.replace(FILL, "").split()))


@cache
def _around() -> re.Pattern[str]:
    return re.compile(rf"\A[\s{QUOTES}(\[*_,;:\-\u2013\u2014]+|(?<![\s{QUOTES}(\[*_,])[\s{QUOTES}(\[*_,]+\Z")
