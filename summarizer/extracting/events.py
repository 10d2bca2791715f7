"""Events: what happened, or is set to happen, at a time that the source tells."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.extracting.candidates import told_once
from summarizer.extracting.canonical_words import canonical_words
from summarizer.extracting.cues import ENGLISH, cue_words, word_list
from summarizer.extracting.drafting import drafted
from summarizer.extracting.found_out import clause_around, found_out, is_found_out
from summarizer.extracting.lexicon import words
from summarizer.extracting.listing import headed, led_in
from summarizer.extracting.saying import says
from summarizer.extracting.times import may_have_times, times
from summarizer.extracting.weighing import Offer, candidate, weightiest
from summarizer.kinds.brief import Event

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.extracting.reading import Reading, Sentence
    from summarizer.extracting.saying import Voice
    from summarizer.extracting.times import Time
    from summarizer.extracting.weighing import Affair

_LEAST: Final = 0.5  # weight
_FEWEST: Final = 6  # tokens that tell of something
_TRIES: Final = 8  # times of a sentence that are looked at
_SAID_AFTER: Final = 40  # tokens between a time and the verb of saying that it belongs to
_BY_SAYING: Final = 4  # tokens between a verb of saying and the time at which it is said
_POINTS: Final = 0.6
_OWN: Final = 0.5  # what a speaker's own story loses
_NAMING: Final = frozenset({"there"})  # "there was a dog" points to nothing
_DUE: Final = 3  # tokens between "is", "due" and "to"


def events(reading: Reading, voices: Sequence[Voice], affair: Affair) -> tuple[Event, ...]:
    """Return the events of ``reading`` on which the affair turns, the weightiest first; none stands as a proposal.

    They are found in English only.
    """
    offers = _offers(reading, voices, affair)
    return tuple(_event(one, weight, affair) for weight, one in weightiest(offers, affair.length))


class _Told(NamedTuple):
    """A time at which something happens, in the clause of tokens ``start`` to ``end`` of a sentence."""

    sentence: Sentence
    voice: Voice
    time: Time
    start: int
    end: int


def _offers(reading: Reading, voices: Sequence[Voice], affair: Affair) -> Iterator[Offer[_Told]]:
    listed = led_in(reading).keys() | headed(reading).keys()  # "put all contracts out to tender" has not happened
    for sentence, voice in told_once(reading, voices):
        if sentence.number in listed:
            continue
        weight = affair.weight(sentence) - _lost(sentence) if _may_tell(sentence) else 0.0
        if weight >= _LEAST:
            yield Offer(weight, partial(_found, sentence, voice, weight, affair))


def _found(
    sentence: Sentence, voice: Voice, weight: float, affair: Affair
) -> tuple[float, tuple[str, ...], _Told] | None:
    told = _event_in(sentence, voice)
    if told is None:
        return None
    opening = sentence.low[told.start - 1] if told.start else ""
    weight -= _POINTS if opening in words("times", "of_persons") else 0.0
    if weight < _LEAST or (affair.holds(sentence, "proposals") and not is_found_out(sentence.low, told.start)):
        return None
    return weight, sentence.low, told


def _event(told: _Told, weight: float, affair: Affair) -> Event:
    sentence, time = told.sentence, told.time
    if affair.holds(sentence, "proposals"):
        fields = found_out(sentence, told.voice, told.start, told.end)
    else:
        fields = drafted(candidate("events", sentence, (time.first, time.end), weight, told.voice))
    return Event(**fields, when=sentence.words(time.span(sentence)))


def _lost(sentence: Sentence) -> float:
    """Return what a sentence loses as a speaker's own story, or where it begins with a word for something before it."""
    opening = next((low for low in sentence.low if low[0].isalpha() and low not in word_list("connective")), "")
    own = bool(words("reports", "own") & set(sentence.low))
    return (_OWN if own else 0.0) + (_POINTS if opening in word_list("pronoun") - _NAMING and not own else 0.0)


def _may_tell(sentence: Sentence) -> bool:
    return (
        sentence.language == ENGLISH
        and len(sentence.tokens) >= _FEWEST
        and "?" not in sentence.low
        and not words("times", "habit") & set(sentence.low)
        and may_have_times(sentence)
    )


def _event_in(sentence: Sentence, voice: Voice) -> _Told | None:
    """Return the first time in ``sentence`` at which something happens, did so by report, or is set to."""
    for time in times(sentence, canonical_words(sentence))[:_TRIES]:
        start, end = clause_around(sentence.low, time.first, time.end)
        if not _is_of_saying(sentence, time) and _happens(
            cue_words(sentence.tokens[start:end]), reported=voice.speaker is not None
        ):
            return _Told(sentence, voice, time, start, end)
    return None


def _is_of_saying(sentence: Sentence, time: Time) -> bool:
    """Tell whether ``time`` is when something is said: "said on Monday that", "On Monday, the mayor said"."""
    low = sentence.low
    before = range(max(0, time.first - _BY_SAYING), time.first)
    if any(says(low, at) for at in before):
        return not any(word in words("times", "clauses") for word in low[before.start : time.first])
    opens = words("times", "clauses") | {".", ";"}
    for at in range(time.end, min(len(low), time.end + _SAID_AFTER)):
        if low[at] in opens:
            return False
        if says(low, at):
            return True
    return False


def _happens(low: Sequence[str], *, reported: bool) -> bool:
    """Tell whether a clause tells of what was done or is settled to come; "would" is, in what is ``reported``."""
    if words("times", "open") & set(low) or ("would" in low and not reported):
        return False
    told = words("verbs", "speech") | words("reports", "citing")
    done = [word for word in low if _is_past(word)]
    helping = words("times", "perfect") | words("times", "being")
    if any(word not in told for word in done):
        return True
    return (not done and not helping.isdisjoint(low)) or _is_coming(low)


def _is_past(low: str) -> bool:
    regular = len(low) > 3 and low.endswith("ed") and low not in words("verbs", "not_verbs")  # noqa: PLR2004 - "bed"
    return regular or low in words("times", "past")


def _is_coming(low: Sequence[str]) -> bool:
    if (words("times", "coming") | words("times", "expecting") | {"would"}) & set(low):
        return True
    return any(
        word in {"is", "are"} and words("times", "due") & set(low[at : at + _DUE]) for at, word in enumerate(low)
    )
