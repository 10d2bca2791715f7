"""What an ellipsis may not leave out: what denies, weakens or makes conditional what it joins, and parts of numbers."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical.lexicon import (
    ADVERBS_OF_DOUBT,
    AUXILIARIES_OF_DOUBT,
    CONDITIONS,
    DENIALS_IN_TWO,
    DENIALS_THAT,
    ENGLISH_TOO,
    NUMBER_WORDS,
    is_negation,
)
from summarizer.grounding.cues import (
    AFTER_A_NUMBER,
    ARTICLES,
    BEING,
    LIGHT,
    LINKS,
    THAT,
    WHOLE_MAGNITUDES,
)
from summarizer.grounding.governing import attempts, denies, fails, has_clause
from summarizer.grounding.provisos import (
    BOUNDS,
    CHARGES,
    LEADINGS,
    PREVENTIONS,
    RANKS,
    UNDONE,
    ends_phrase,
    proviso,
)
from summarizer.grounding.skipping import skipped
from summarizer.grounding.voices import other_voice
from summarizer.language.measures import is_percent_in_two

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.canonical import Folded

#: Most words between a word that only turns what comes next ("tried to", "whether") and the words after the ellipsis.
_NEAREST: Final = 4

#: Words that stand in a clause about the one before it: "who denied it", and not in "officials denied".
_RELATIVES: Final = frozenset(
    "who which whose whom where denying refusing declining rejecting der die das qui que che который которая".split()
)
#: After these only a "to" tells what is not known to be so: "is said to | be", but not "he said".
_REPORTED: Final = frozenset({"said", "reported"})

#: More forms that say what would be, or what is said to be.
_SUBJUNCTIVES: Final = frozenset(
    "hätte hätten wäre wären sei seien sarebbero avrebbero seriam teriam habrían serían hubiera hubieran tivesse "
    "tivessem "
    "avesse avessero".split()
)

#: Before somebody and an "of" they tell what that one is said to do, or not to have done.
_ACCUSING: Final = frozenset(
    "accuse accuses accused accusing suspect suspects suspected suspecting convict convicts convicted acquit acquits "
    "acquitted clear clears cleared".split()
)

#: They make what comes after them a condition of what comes before.
_UNTIL: Final = frozenset("once until till sobald bis jusqu'à hasta finché até пока".split())

#: They part a verb from what it governs: "stopped from", "renonce à", "se abstuvo de".
_PREPOSITIONS: Final = frozenset({"from", "à", "es", "en", "si"})
_ASKING: Final = frozenset({"whether", "ob"})
#: Between the two ends of a range.
_BETWEEN: Final = frozenset("and to or und bis oder et à ou y a o e ed и до или".split())
_CURRENCIES: Final = frozenset("$€£¥")
_QUANTITIES: Final = AFTER_A_NUMBER | WHOLE_MAGNITUDES

#: A number that tells which one, or a year after one of these words, counts nothing that comes after it.
_ORDINALS: Final = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth".split())
_BEFORE_A_YEAR: Final = frozenset(
    "in since by of from until im seit von bis en depuis de desde nel dal em в \u0441 january february march april may "
    "june july august september october november december".split()
)
_YEAR_DIGITS: Final = 4

#: A mark that ends what is said with a number before it.
_CLOSING: Final = frozenset(",.;:!?")

#: A number so many words before the ellipsis may be read together with the unit after it.
_READ_TOGETHER: Final = 8


class Omission(NamedTuple):
    """Why words may not be left out: the code of the refusal, and the word that it is about."""

    code: str
    word: str


def concealed(
    source: Folded, first: int, end: int, conditions: frozenset[str] = CONDITIONS, *, english: bool = False
) -> Omission | None:
    """Return what the words ``first`` to ``end`` hide when an ellipsis stands for them; None where they hide nothing.

    There are words before ``first`` and from ``end`` on: those that the ellipsis joins. ``conditions`` are the words
    that are "if" in the source's language, and ``english`` tells whether that is English.
    """
    return next(_concealed(source, first, end, conditions, english=english), None)


def _concealed(
    source: Folded, first: int, end: int, conditions: frozenset[str], *, english: bool
) -> Iterator[Omission]:
    words, omitted = source.words, range(first, end)
    gap = source.text[source.ends[first - 1] : source.starts[end]]
    other_words = ENGLISH_TOO if english else frozenset[str]()
    yield from (
        Omission("negation", words[n]) for n in omitted if is_negation(words[n]) and words[n] not in other_words
    )
    if not _is_aside(words, first, end, gap):
        yield from _denials(source, first, end)
    yield from (
        Omission("modality", words[n])
        for n in omitted
        if words[n] in conditions and (words[n] not in _ASKING or n >= end - _NEAREST)
    )
    yield from _denied_that(source, first, end)
    yield from _provisos(source, first, end)
    if not _is_aside(words, first, end, gap):
        yield from (Omission("modality", words[n]) for n in omitted if _is_doubt(source, first, n, end))
    yield from _led_to(source, first, end, english=english)
    yield from _eastern(gap)
    if "\n" not in gap:  # the rows of a table
        yield from _number(source, first, end)
    if not _is_aside(words, first, end, gap) and (voice := other_voice(source, first, end)):
        yield Omission("spliced", voice)
    if not _is_aside(words, first, end, gap):
        yield from (Omission(*found) for found in skipped(source, first, end, english=english))


def _is_aside(words: list[str], first: int, end: int, gap: str) -> bool:
    """Tell whether a clause between commas is left out that says something of the words before it."""
    bare = gap.strip()
    between_commas = bare.startswith(",") and bare.endswith(",") and bare.count(",") == 2  # noqa: PLR2004
    return between_commas and first < end and words[first] in _RELATIVES


def _denials(source: Folded, first: int, end: int) -> Iterator[Omission]:
    """Yield what is refused or denied, but in a sentence of its own."""
    for n in range(first, end):
        if denies(source.words, n) and not _stands_alone(source, first, n, end):
            yield Omission("negation", source.words[n])


def _stands_alone(source: Folded, first: int, n: int, end: int) -> bool:
    """Tell whether the sentence of word ``n`` is left out whole: it turns neither of the two that are joined."""
    begun = _stop().search(source.text, source.ends[first - 1], source.starts[n])
    return bool(begun and _stop().search(source.text, source.ends[n], source.starts[end]))


def _denied_that(source: Folded, first: int, end: int) -> Iterator[Omission]:
    """Yield "false" and "a lie" where a "that" comes after it."""
    for n in range(first, end):
        if source.words[n] in DENIALS_THAT and not THAT.isdisjoint(source.words[n + 1 : end + 1]):
            yield Omission("negation", source.words[n])


def _provisos(source: Folded, first: int, end: int) -> Iterator[Omission]:
    """Yield conditions, exceptions and what is left to be done: "as long as", "has yet to"."""
    for n in range(first, end):
        for code, start in (
            ("modality", proviso(source, n, first)),
            ("negation", ends_phrase(source.words, n, first, UNDONE)),
        ):
            if start is None:
                continue
            ended = _stop().search(source.text, source.ends[n], source.starts[end])
            begun = code == "negation" or _stop().search(source.text, source.ends[first - 1], source.starts[start])
            if not (ended and begun):  # a sentence of its own turns neither of the two that are joined
                yield Omission(code, source.text[source.starts[start] : source.ends[n]])


def _is_doubt(source: Folded, first: int, n: int, end: int) -> bool:
    """Tell whether word ``n`` weakens what comes after it, or what came before it in its sentence."""
    word = source.words[n]
    if word.endswith(("'ll", "'d")):
        return n == end - 1
    if word in AUXILIARIES_OF_DOUBT or word in _SUBJUNCTIVES:
        # Not the month, nor the name; and a sentence that ends before the ellipsis does governs nothing after it.
        return not source.raw(n).istitle() and not _stop().search(source.text, source.ends[n], source.starts[end])
    return word in ADVERBS_OF_DOUBT and not _stop().search(source.text, source.ends[first - 1], source.starts[n])


def _led_to(source: Folded, first: int, end: int, *, english: bool) -> Iterator[Omission]:
    """Yield what the words after the ellipsis depend on: "tried to | hit", "instead of | raising"."""
    words = source.words
    if words[end - 1] == "from" and not PREVENTIONS.isdisjoint(words[first:end]):
        yield Omission("negation", "from")
    if first < end and words[end - 1] in RANKS:
        yield Omission("name", words[end - 1])
    for n in range(end - 1, max(first, end - _NEAREST) - 1, -1):
        word = words[n]
        if _stop().search(source.text, source.ends[n], source.starts[n + 1]):
            return  # the next sentence depends on none of its words
        if n > first and words[n - 1] in DENIALS_IN_TWO.get(word, ()):
            yield Omission("negation", f"{words[n - 1]} {word}")
        if (word in DENIALS_THAT and has_clause(words, n)) or fails(words, n):
            yield Omission("negation", word)
        if word in _UNTIL and (word != "once" or words[n + 1] in LINKS or words[n + 1] in ARTICLES):
            yield Omission("modality", word)
        if attempts(words, n, english=english) or _leads(words, n, first) or _is_reported(words, n):
            yield Omission("modality", word)
        if word not in LIGHT and word not in _PREPOSITIONS and not word.endswith("ly"):
            return


def _is_reported(words: list[str], n: int) -> bool:
    """Tell whether word ``n`` is that of "is said to": one who has said something to somebody is not."""
    return words[n] in _REPORTED and words[n + 1] == "to" and words[n - 1] in BEING | {"being"}


def _leads(words: list[str], n: int, first: int) -> bool:
    if words[n] == "of" and words[n + 1].endswith("ing") and not _ACCUSING.isdisjoint(words[first:n]):
        return True
    return any(ends_phrase(words, n, first, phrases) is not None for phrases in (LEADINGS, CHARGES))


def _eastern(gap: str) -> Iterator[Omission]:
    if gap.isascii():
        return
    if match := _eastern_denial().search(gap):
        yield Omission("negation", match[0])
    if match := _eastern_doubt().search(gap):
        yield Omission("modality", match[0])


def _number(source: Folded, first: int, end: int) -> Iterator[Omission]:
    """Yield the number, or the part of a number, that makes another amount of the one beside the ellipsis."""
    words = source.words
    before, after = words[first - 1], words[end]
    if first == end:
        return
    if _is_number(before) and words[first] in _QUANTITIES:
        yield Omission("number", words[first])
    counts = _is_number(after) or (after in _CURRENCIES and _is_number(words[end + 1]))
    if counts and (start := ends_phrase(words, end - 1, first, BOUNDS)) is not None:
        yield Omission("number", " ".join(words[start:end]))
    if counts and end - first > 1 and words[end - 1] in _BETWEEN and _is_number(words[end - 2]):
        yield Omission("number", words[end - 2])
    if words[end - 1] == "-" and after[0].isdecimal():
        yield Omission("number", words[end - 1])
    measured = after in _QUANTITIES or is_percent_in_two(source, end)
    if (measured and _has_number_before(source, first)) or (not measured and _is_counting(source, first)):
        yield from (Omission("number", words[n]) for n in range(first, end) if _is_number(words[n]))


def _has_number_before(source: Folded, first: int) -> bool:
    """Tell whether a number stands before word ``first``, near and in its sentence: "from 5 … percent"."""
    for n in range(first - 1, max(-1, first - 1 - _READ_TOGETHER), -1):
        if _is_amount(source.words, n):
            return True
        if n and _stop().search(source.text, source.ends[n - 1], source.starts[n]):
            return False
    return False


def _is_counting(source: Folded, first: int) -> bool:
    """Tell whether what comes before word ``first`` is an amount, open for what it counts: "10 | boats", "5 km |"."""
    words, last = source.words, first - 1
    if source.gap_before(last + 1).strip(" \n\r\t")[:1] in _CLOSING:
        return False
    if words[last] in _QUANTITIES and first > 1 and _is_number(words[last - 1]):
        return True
    return _is_amount(words, last)


def _is_amount(words: list[str], n: int) -> bool:
    """Tell whether word ``n`` is a number, and neither one that tells which ("the third") nor a year."""
    word = words[n]
    year = word.isdecimal() and len(word) == _YEAR_DIGITS and n > 0 and words[n - 1] in _BEFORE_A_YEAR
    return _is_number(word) and word not in _ORDINALS and not year


def _is_number(word: str) -> bool:
    return word[0].isdecimal() or word in NUMBER_WORDS


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"[.!?](?=[\s\"'”\u2019)\]])")


@cache
def _eastern_denial() -> re.Pattern[str]:
    return re.compile(
        r"拒[绝絕否]|[禁防阻]止|否[认認定決决]|尚[待需]|有待|[还還]没|[还還]沒|反[对對]|取消|放弃|放棄|避免|并非|並非|[谎謊]言|[虚虛][假构構]|怀疑|懷疑|[质質]疑"
        r"|ない|なかっ|なく|なけれ|ません|まい(?![\u3041-\u3096])|ずに|せず|嘘|うそ|疑"
        r"|않|(?<!잘)못|아니|아닌|없|거부|거절|금지|부인|반대|거짓"
    )


@cache
def _eastern_doubt() -> re.Pattern[str]:
    return re.compile(
        r"可能|也[许許]|或[许許]|大概|恐怕|似乎|涉嫌|据称|據稱|据说|據說|[计計][划劃]|考[虑慮]|[试試][图圖]|企[图圖]|打算"
        r"|如果|假如|除非|倘若|是否|只[要有]|要是|一旦|万一|萬一|前提|条件|條件|以外|除了|差[点點]|[险險]些|被?指控|被控"
        r"|かもしれ|だろう|でしょう|らしい|ようだ|とみられ|とされ|恐れ|疑い|もし|なら|つもり|予定"
        r"|限り|場合|条件|[けげせてねべめれ]ば|除[いくき]|まだ|そうに|容疑"
        r"|[\uac00-\ud7af] 수[도는가]? 있|지도 모[르른]|것 같|것으로 보[이인]|만약|만일|예정|계획|조건"
        r"|제외|아직|뻔|혐의|(?:하|되|으|다|라|주|나|리|치|키|시)면(?=[\s,])"
    )
