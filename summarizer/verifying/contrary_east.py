"""What the evidence denies, or says the contrary of, in Chinese, Japanese and Korean: caution only.

Nothing is known of their words but a few. Two texts say the same where they have nearly the same pairs of characters,
denials, particles and endings aside.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from summarizer.canonical.characters import HANGUL, UNSPACED
from summarizer.document import Span
from summarizer.language.lexicon import table
from summarizer.language.opposites import across
from summarizer.report import Doubt
from summarizer.verifying.reading import Sentence, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.document import Document
    from summarizer.report import Evidence

#: So many of a statement's pairs of characters must stand in a clause that says the same but for its denial; in Korean,
#: where endings change too, fewer.
_LEAST_TOLD: Final = {"zh": 0.8, "ja": 0.8, "ko": 0.65}
_FEWEST_PAIRS: Final = 3

#: A statement is held against the whole of a sentence of which it has so much.
_LEAST_COVERED: Final = 0.7

#: Stands for a word that is taken out, so that what stood on either side of it is no pair.
_GAP: Final = "\0"

_BORNE_OUT: Final = "the source says so"

#: Longer texts are no sentences.
_LONGEST: Final = 400


def contrary_east(statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt a statement that has nearly the characters of a clause, of which one denies them, or has a contrary.

    A statement that another clause of the evidence bears out is left alone.
    """
    code = _language(statement)
    if not code or len(statement) > _LONGEST or "?" in statement or "？" in statement:
        return
    found: list[tuple[str, Sentence, Span]] = []
    for one in (sentence(each, sources) for each in evidence):
        if len(one.words) > _LONGEST:
            continue
        judged = [(note, clause) for clause in _clauses(one.words, code) if (note := _of(clause, one, statement, code))]
        whole = Span(0, len(one.words))
        if not judged and _covers(statement, one.words, code) and (note := _of(whole, one, statement, code)):
            judged.append((note, whole))
        if any(note == _BORNE_OUT for note, _ in judged):
            return
        found += [(note, one, clause) for note, clause in judged]
    for note, one, clause in found[:1]:
        yield Doubt(
            check="contrary",
            severity="caution",
            note=note,
            span=Span(0, len(statement.rstrip("。.！!\n "))),
            instead=clause.of(one.words),
            at=clause.moved(one.start),
            document_id=one.evidence.document_id,
        )


def _of(clause: Span, one: Sentence, statement: str, code: str) -> str:
    return _against(_compact(statement), _compact(clause.of(one.words)), code)


def _against(said: str, clause: str, code: str) -> str:
    """Return what a clause says against a statement, or that it bears it out; "" if it is about something else."""
    is_denied, denies = _denies(said, code), _denies(clause, code)
    for word, contraries in _opposites(code).items():
        if word not in said or word in clause or any(other in said for other in contraries):
            continue
        there = next((other for other in contraries if other in clause), "")
        if there:
            is_told = is_denied == denies and _is_told(said.replace(word, _GAP), clause.replace(there, _GAP), code)
            return "the source says the contrary" if is_told else ""
    if not _is_told(said, clause, code):
        return ""
    if is_denied == denies:
        return _BORNE_OUT
    return "the source denies this" if denies else "the source does not deny this"


def _covers(said: str, sentence: str, code: str) -> bool:
    """Tell whether a statement has most of what a sentence of several clauses has."""
    own, there = _pairs(_compact(said), code), _pairs(_compact(sentence), code)
    return len(own & there) >= _LEAST_COVERED * len(there)


def _is_told(said: str, clause: str, code: str) -> bool:
    own, there = _pairs(said, code), _pairs(clause, code)
    return len(own) >= _FEWEST_PAIRS and len(own & there) >= _LEAST_TOLD[code] * len(own)


def _pairs(text: str, code: str) -> set[str]:
    """Return each two neighbours among the characters of a text that tell something."""
    bare = _idle(code).sub("", text)
    return {one + other for one, other in pairwise(bare) if _GAP not in (one, other)}


def _denies(text: str, code: str) -> bool:
    return _denial(code).search(_no_denial(code).sub("", text)) is not None


def _compact(text: str) -> str:
    """Return a text without what stands between its words."""
    return _between().sub("", text)


def _clauses(text: str, code: str) -> Iterator[Span]:
    """Yield the clauses of a sentence, or of several."""
    ends = [0, *(match.start() for match in _joint(code).finditer(text)), len(text)]
    for start, end in pairwise(ends):
        yield Span(start, end)


def _language(text: str) -> str:
    """Return which of these languages a text is mostly in, "" for none."""
    if text.isascii():
        return ""
    hangul, kana, eastern = (len(one.findall(text)) for one in (_hangul(), _kana(), _eastern()))
    if 2 * (hangul + eastern) < len(_compact(text)):
        return ""
    return "ko" if hangul > eastern else "ja" if kana else "zh"


@cache
def _hangul() -> re.Pattern[str]:
    return re.compile(f"[{HANGUL}]")


@cache
def _kana() -> re.Pattern[str]:
    return re.compile("[\u3041-\u3096]")


@cache
def _eastern() -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}]")


@cache
def _between() -> re.Pattern[str]:
    return re.compile(r"[\W_]+")


@cache
def _denial(code: str) -> re.Pattern[str]:
    return _any_of(code, "denials")


@cache
def _no_denial(code: str) -> re.Pattern[str]:
    return _any_of(code, "no_denials")


@cache
def _joint(code: str) -> re.Pattern[str]:
    """Return what matches before a clause begins."""
    joints = "|".join(map(re.escape, table("east")[code]["joints"].split()))
    return re.compile(rf"[，,；;。！!\n]|(?<!^)(?:{joints})")


@cache
def _idle(code: str) -> re.Pattern[str]:
    """Return what matches what tells nothing: denials, particles and, in Japanese, all in the script of endings."""
    ours = [*table("east")[code]["denials"].split(), *table("east")[code]["small"].split()]
    endings = ["[\u3041-\u3096]"] if code == "ja" else []
    return re.compile("|".join((*map(re.escape, sorted(ours, key=len, reverse=True)), *endings)))


def _any_of(code: str, name: str) -> re.Pattern[str]:
    words = sorted(table("east")[code][name].split(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


@cache
def _opposites(code: str) -> dict[str, frozenset[str]]:
    return across(table("east")[code]["opposites"], str)
