"""Key figures: the amounts on which the affair turns, each with its unit, what it measures, and when it holds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.document import Span
from summarizer.extracting.amounts import amounts, may_have_amounts
from summarizer.extracting.candidates import told_once
from summarizer.extracting.canonical_words import canonical_words
from summarizer.extracting.cues import ENGLISH, knows, word_list
from summarizer.extracting.drafting import drafted
from summarizer.extracting.found_out import clause_around, found_out, is_found_out
from summarizer.extracting.lexicon import words
from summarizer.extracting.tables import cells
from summarizer.extracting.times import may_have_times, times
from summarizer.extracting.weighing import Offer, candidate, weightiest
from summarizer.kinds.brief import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.extracting.amounts import Amount
    from summarizer.extracting.canonical_words import CanonicalWords
    from summarizer.extracting.reading import Reading, Sentence
    from summarizer.extracting.saying import Voice
    from summarizer.extracting.times import Time
    from summarizer.extracting.units import Sort
    from summarizer.extracting.weighing import Affair

# Set by hand: a sum or a division of votes is seldom by the way, how long something takes often is.
_SORTS: Final[Mapping[Sort, float]] = {
    "money": 2.5,
    "votes": 2.5,
    "share": 2.2,
    "measure": 1.8,
    "count": 1.6,
    "number": 1.2,
    "duration": 0.6,
}
_FEW: Final = 10  # fewer are often by the way: "two people"
_FEW_LOSE: Final = 0.8
_VERY_FEW: Final = 4
_VERY_FEW_LOSE: Final = 0.6
_MANY: Final = 100
_MANY_GAIN: Final = 0.4
_MOST: Final = max(_SORTS.values()) + _MANY_GAIN  # weight of an amount by itself
_LEAST: Final = 2.4  # weight
_DENYING: Final = frozenset({"no", "not"})
_MORE: Final = frozenset({"more", "less", "fewer"})
_NO_HEDGES: Final = frozenset("a an to than".split())  # unless another word stands before them: "up to"
_ENDING: Final = frozenset({"until", "till"})  # what lasts until June is none of how it is in June
_BESIDE: Final = 3  # tokens
_FEWEST: Final = 5  # tokens of a sentence that tells what the amount is of


def key_figures(reading: Reading, voices: Sequence[Voice], affair: Affair) -> tuple[Figure, ...]:
    """Return the key figures of ``reading``, the weightiest first, one of a sentence and each amount once.

    In other languages than English only numerals beside a known unit are figures, and what they are of is not told; in
    one without a lexicon none are.
    """
    offers = _offers(reading, voices, affair)
    return tuple(_figure(one, weight, affair) for weight, one in weightiest(offers, affair.length))


class _Told(NamedTuple):
    """An amount, with the sentence that tells it, whose words these are, and the times that it tells."""

    sentence: Sentence
    voice: Voice
    amount: Amount
    times: Sequence[Time]


def _offers(reading: Reading, voices: Sequence[Voice], affair: Affair) -> Iterator[Offer[_Told]]:
    for sentence, voice in told_once(reading, voices):
        if len(sentence.tokens) < _FEWEST or "?" in sentence.low or not knows(sentence.language):
            continue
        if may_have_amounts(sentence):
            weight = affair.weight(sentence)
            for one in _telling(sentence):
                yield Offer(weight + _MOST, partial(_found, one, voice, weight))


def _telling(sentence: Sentence) -> list[Sentence]:
    """Return what tells an amount and what it is of: cells of a row that do so by themselves, or all of it."""
    alone = [one for one in cells(sentence) if len(one.tokens) >= _FEWEST and may_have_amounts(one)]
    return alone or [sentence]


def _found(sentence: Sentence, voice: Voice, weight: float) -> tuple[float, tuple[float, str, str], _Told] | None:
    """Return the weightiest amount of ``sentence``, which itself is of ``weight``, that is part of no time."""
    canonical = canonical_words(sentence)
    told: tuple[Time, ...] = ()
    best = _best(sentence, canonical, told, weight)
    if best and sentence.language == ENGLISH and may_have_times(sentence):
        told = times(sentence, canonical)
        best = _best(sentence, canonical, told, weight) if told else best
    return (_own_weight(best) + weight, _same(best), _Told(sentence, voice, best, told)) if best else None


def _best(sentence: Sentence, canonical: CanonicalWords, told: Sequence[Time], weight: float) -> Amount | None:
    every = list(amounts(sentence, canonical, told))
    if sentence.language == ENGLISH:
        every = list(_as_it_is_now(sentence, every))
    else:
        every = [one._replace(of="") for one in every if _is_plain(one)]
    best = max(every, key=_own_weight, default=None)
    return best if best and _own_weight(best) + weight >= _LEAST else None


def _as_it_is_now(sentence: Sentence, every: Sequence[Amount]) -> Iterator[Amount]:
    """Yield the amounts but those that another one was before: 12 million of "rose from 12 million to 14 million"."""
    low = sentence.low
    last = max((one.first for one in every if one.first and low[one.first - 1] == "to"), default=0)
    yield from (one for one in every if one.first > last or not one.first or low[one.first - 1] != "from")


def _hedged(sentence: Sentence, amount: Amount) -> str:
    """Return the value of an amount with the words before it that bound or blur it: "more than 300"."""
    first = amount.first
    while first > 0 and sentence.low[first - 1] in words("amounts", "hedges"):
        first -= 1
    while first < amount.first and _hedges_nothing(sentence.low, first):
        first += 1
    if first == amount.first or sentence.language != ENGLISH:
        return amount.value
    return f"{sentence.words(Span(sentence.tokens[first].start, sentence.tokens[amount.first - 1].end))} {amount.value}"


def _hedges_nothing(words: tuple[str, ...], at: int) -> bool:
    """Tell whether a word before an amount is none of a bound: "to 5", "not 5", but "no more than 5"."""
    return words[at] in _NO_HEDGES or (words[at] in _DENYING and words[at + 1] not in _MORE)


def _is_plain(amount: Amount) -> bool:
    return amount.value[0].isdecimal() and amount.sort in {"money", "share", "measure"}


def _own_weight(amount: Amount) -> float:
    weight = _SORTS[amount.sort]
    if amount.sort in {"count", "number", "measure"} and amount.number < _FEW:
        weight -= _FEW_LOSE + (_VERY_FEW_LOSE if amount.number < _VERY_FEW else 0.0)
    return weight + (_MANY_GAIN if amount.number >= _MANY else 0.0)


def _same(amount: Amount) -> tuple[float, str, str]:
    """Return what two tellings of one amount have in common."""
    counted = amount.unit or amount.of.rpartition(" ")[2]
    return amount.number, counted.casefold().rstrip("s"), "" if amount.number else amount.of


def _figure(told: _Told, weight: float, affair: Affair) -> Figure:
    sentence, amount = told.sentence, told.amount
    start, end = clause_around(sentence.low, amount.first, amount.end)
    if is_found_out(sentence.low, start) and affair.holds(sentence, "proposals", "risks"):
        fields = found_out(sentence, told.voice, start, end)
    else:
        fields = drafted(candidate("figures", sentence, (amount.first, amount.end), weight, told.voice))
    held = (
        sentence.words(time.span(sentence))
        for time in told.times
        if sentence.low[time.first] not in _ENDING and _holds_at(sentence, amount, time)
    )
    return Figure(
        **fields,
        value=_hedged(sentence, amount),
        unit=amount.unit or None,
        of=amount.of or None,
        as_of=next(held, None),
    )


def _holds_at(sentence: Sentence, amount: Amount, time: Time) -> bool:
    """Tell whether an amount is told of ``time``: in the same part of the sentence, or right beside it, or after it."""
    low = sentence.low
    between = low[time.end : amount.first] if time.first < amount.first else low[amount.end : time.first]
    opens = time.first <= 1 and between[:1] == (",",)
    parted = word_list("breaks") | words("times", "clauses")
    return opens or len(between) <= _BESIDE or parted.isdisjoint(between)
