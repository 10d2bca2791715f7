"""What marks between the same words change: commas that move, brackets around a loss, feet and inches, BBB and BBB-."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from summarizer.canonical.lexicon import is_negation
from summarizer.grounding.cues import SAYING, TENS
from summarizer.grounding.sentences import TITLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.canonical import Folded

#: Marks of minutes and feet, and of seconds and inches.
_SINGLE: Final = frozenset("'\u2019\u2032")
_DOUBLE: Final = frozenset('"\u201d\u2033')

#: Marks that part two clauses, and dashes, which may.
_PARTING: Final = frozenset(",.;:!?\u2026，。；：！？、")
#: Marks that end a sentence, and what must stand in a quote where one does.
_EASTERN_ENDING: Final = frozenset("。｡！\u0964\u06d4")
_ENDING: Final = _EASTERN_ENDING | frozenset(".!")
_DASHES: Final = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015")
_APART: Final = ({"mark", "blank"}, {"mark", "hyphen"}, {"dash", "blank"})

_BORDERS: Final = _PARTING | _DASHES | _EASTERN_ENDING | frozenset("\n\r\u060c\u061b")

_BRACKETS: Final = frozenset("()（）")
_BOTH: Final = 2
#: Characters that a currency may take between a bracket and its number.
_WIDEST_SIGN: Final = 8

_ABBREVIATIONS: Final = TITLES | frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec mt ft ave blvd pres adm maj str nr dra al etc".split()
)

_MONTHS: Final = frozenset(
    "januar jänner februar feber märz april mai juni juli august september oktober november dezember "
    "jan feb mär apr jun jul aug sep sept okt nov dez".split()
)

#: They deny nothing in their own sentence, and all of it without the mark after them.
_ANSWERS: Final = frozenset({"nein", "いいえ"})

#: Characters before a mark in which the quotation that it closes may have been opened.
_WIDEST_QUOTATION: Final = 300


def remarked(asked: Folded, source: Folded, first: int) -> Iterator[tuple[str, str]]:
    """Yield, as a code and a note, what other marks make of a quote whose words stand from ``first`` on."""
    last = len(asked.words) - 1
    here = [asked.text[asked.ends[n] : asked.starts[n + 1]] for n in range(last)]
    there = [source.text[source.ends[n] : source.starts[n + 1]] for n in range(first, first + last)]
    if here == there:
        return
    yield from _commas(asked, here, there)
    yield from _negations(asked, here, there)
    yield from _tens(asked, here, there)
    yield from _primes(asked, source, first, here, there)
    for n in range(last):
        if _is_graded(asked, n, here[n]) != _is_graded(source, first + n, there[n]):
            yield "name", f"the source has “{source.raw(first + n)}{there[n][:1]}”"


def _commas(asked: Folded, here: list[str], there: list[str]) -> Iterator[tuple[str, str]]:
    """Yield commas that part the words elsewhere; one that is only left out changes nothing, but before "said"."""
    dropped = [n for n, gap in enumerate(there) if gap.strip() == "," and not here[n].strip()]
    added = any(gap.strip() == "," and not there[n].strip() for n, gap in enumerate(here))
    if dropped and added:
        yield "words_dropped", "the source has its commas elsewhere, which changes what belongs together"
    for n, (ours, theirs) in enumerate(zip(here, there, strict=True)):
        if asked.words[n + 1] in SAYING and {ours.strip(), theirs.strip()} == {",", ""}:
            has = "a" if theirs.strip() else "no"
            yield "name", f"the source has {has} comma before “{asked.raw(n + 1)}”: someone else is speaking"


def _negations(asked: Folded, here: list[str], there: list[str]) -> Iterator[tuple[str, str]]:
    """Yield a mark that parts a negation from the word beside it in one of the two only: "No, that is allowed"."""
    for n, (ours, theirs) in enumerate(zip(here, there, strict=True)):
        if ours == theirs or not (_denies(asked.words[n]) or _denies(asked.words[n + 1])):
            continue
        if _is_day(asked.raw(n), asked.raw(n + 1)):
            continue
        if {_parting(ours), _parting(theirs)} in _APART:
            yield "negation", f"the source has “{asked.raw(n)}{theirs.rstrip()} {asked.raw(n + 1)}”"


def borders(asked: Folded, source: Folded, first: int, end: int) -> Iterator[tuple[str, str]]:
    """Yield where a sentence ends in the source and the quote has no mark at all: "Stop! Clubbing baby seals".

    The quote's words stand at words ``first`` to ``end`` of the source, some perhaps read as one ("com-⏎mittee").
    """
    if _ENDING.isdisjoint(source.text[source.starts[first] : source.ends[end - 1]]):
        return
    for n, at in abreast(asked, source, first, end):
        if not n:
            continue
        theirs = source.gap_before(at)
        if _ENDING.isdisjoint(theirs) or not _BORDERS.isdisjoint(asked.gap_before(n)):
            continue
        left, right = source.raw(at - 1), source.raw(at)
        abbreviated = "." in theirs and (_is_abbreviation(left) or _is_day(left, right))
        if _begins(theirs, right) and not abbreviated:
            yield "words_dropped", f"the source has “{left}{theirs.rstrip()} {right}”, which is two sentences"


def abreast(asked: Folded, source: Folded, first: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the words of quote and source that stand for each other, as far as that is known."""
    n, at = 0, first
    same_count = len(asked.words) == end - first
    while n < len(asked.words) and at < end:
        ours, theirs = asked.words[n], source.words[at]
        if ours == theirs or same_count:
            step, stride = 1, 1
        elif source.readings.get(at, ("", 0))[0] == ours:
            step, stride = 1, source.readings[at][1]
        elif asked.readings.get(n, ("", 0))[0] == theirs:
            step, stride = asked.readings[n][1], 1
        else:
            return
        yield n, at
        n, at = n + step, at + stride


def _begins(gap: str, word: str) -> bool:
    """Tell whether a word after a gap with a stop begins a sentence: one in lower case does so only after “。”."""
    if not _EASTERN_ENDING.isdisjoint(gap):
        return True
    return word[0].isalpha() and not word[0].islower() and any(map(str.isspace, gap))


def _is_abbreviation(word: str) -> bool:
    return (len(word) == 1 and word.isupper()) or "." in word or word.lower() in _ABBREVIATIONS


def _is_day(number: str, month: str) -> bool:
    """Tell whether a number before a word is a day of that month, which German writes with a point: 3. Mai."""
    return number.isdecimal() and len(number) <= len("31") and month.lower() in _MONTHS


def _denies(word: str) -> bool:
    return word in _ANSWERS or is_negation(word)


def _parting(gap: str) -> str:
    """Return what a gap between two words holds: a mark that parts them, a dash that may, a hyphen, or a blank."""
    if not _PARTING.isdisjoint(gap):
        return "mark"
    if _DASHES.isdisjoint(gap):
        return "blank"
    return "hyphen" if len(gap.strip()) == 1 == len(gap) and gap in "-\u2010\u2011" else "dash"


def _tens(asked: Folded, here: list[str], there: list[str]) -> Iterator[tuple[str, str]]:
    """Yield "twenty five-dollar" for "twenty-five dollar"."""
    for n, word in enumerate(asked.words[:-1]):
        if word in TENS and _differ(here[n:], there[n:]) and _differ(here[n + 1 :], there[n + 1 :]):
            yield "number", f"the hyphens around “{asked.raw(n + 1)}” make another number"


def losses(asked: Folded, source: Folded, first: int, end: int) -> Iterator[tuple[str, str]]:
    """Yield an amount that stands alone in brackets, as a loss does, in one of quote and source only.

    The quote's words stand at words ``first`` to ``end`` of the source.
    """
    told = source.text[source.starts[first] : source.ends[end - 1]]
    if _BRACKETS.isdisjoint(told) and _BRACKETS.isdisjoint(asked.text):
        return
    for n, at in abreast(asked, source, first, end):
        if not asked.words[n][0].isdecimal():
            continue
        here, there = _brackets(asked, n), _brackets(source, at)
        if (there == _BOTH and not here) or (here == _BOTH and not there):
            yield "number", f"the source has {'“({})”' if there else '“{}” without brackets'}".format(source.raw(at))


def _brackets(text: Folded, n: int) -> int:
    """Return how many brackets stand around word ``n``, a number, with nothing but its currency or unit between."""
    start, end = text.starts[n], text.ends[n]
    opened = _opening().search(text.text[max(0, start - _WIDEST_SIGN) : start])
    closed = _closing().match(text.text, end)
    return bool(opened) + bool(closed)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(r"[(（]\s?(?:[$€£¥₹₩]|[A-Z]{1,3}\$?|Rs\.?|CHF)?\s?\Z")


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(r"\s?(?:[%$€£¥₹₩]|[A-Z]{3}\b|(?:[mb]n?|k|tn|[mb]illion|Mio\.?|Mrd\.?)\b)?\s?[$€£¥]?\s?[)）]")


def _primes(asked: Folded, source: Folded, first: int, here: list[str], there: list[str]) -> Iterator[tuple[str, str]]:
    """Yield feet that became inches, or minutes that became seconds; one of a pair of marks is a quotation mark."""
    if sum(map(asked.text.count, _SINGLE | _DOUBLE)) != 1:
        return
    for n, word in enumerate(asked.words[:-1]):
        ours, theirs = here[n][:1], there[n][:1]
        unlike = (ours in _SINGLE and theirs in _DOUBLE) or (ours in _DOUBLE and theirs in _SINGLE)
        if unlike and word[-1].isdecimal() and not _closes(source.text, source.ends[first + n]):
            yield "number", f"the source has “{asked.raw(n)}{theirs}”"


def _closes(text: str, at: int) -> bool:
    """Tell whether a quotation has been opened shortly before the mark at ``at``, so that it may close it."""
    before = text[max(0, at - _WIDEST_QUOTATION) : at]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _differ(ours: list[str], theirs: list[str]) -> bool:
    """Tell whether the first of ours is a hyphen and the first of theirs is not, or the other way round."""
    return (ours[:1] == ["-"]) != (theirs[:1] == ["-"])


def _is_graded(text: Folded, n: int, gap: str) -> bool:
    """Tell whether a sign in the gap after capitals belongs to them, as in BBB- and in blood of type O−."""
    wrapped = "\n" in gap and text.raw(n + 1)[0].islower()  # NATO-⏎led
    closed = (gap[1:2].isspace() and not wrapped) or gap[1:2] in (".", ",", ";", ")")
    return gap[:1] in ("-", "\u2212") and closed and text.raw(n).isupper()
