"""What the turns of a dialogue tell: who interviews, and which questions their replies leave open."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from summarizer.extracting.cues import hits, word_list
from summarizer.extracting.speakers import asks

if TYPE_CHECKING:
    from summarizer.extracting.reading import Reading, Sentence

_UNANSWERING: Final = frozenset({"unknown", "noncommittal"})
_REPLY: Final = 3  # sentences of a reply in which it says, if it does, that there is no answer
_BITS: Final = 2  # bits that a sentence may run on in, of at most _BIT tokens
_BIT: Final = 7
_LEAST_BIT: Final = 2  # "Yes." finishes nothing
_TURNS: Final = 3  # turns from which on a habit of asking shows


def interviewers(reading: Reading) -> frozenset[str]:
    """Return the speakers who ask, by their labels or in most of their turns: what they put is no claim of theirs."""
    turns: Counter[str] = Counter()
    asking: Counter[str] = Counter()
    before, asked = "", False
    for sentence in reading.sentences:
        speaker = sentence.passage.speaker
        if speaker != before:
            turns[speaker] += 1
            before, asked = speaker, False
        if "?" in sentence.low and not asked:
            asking[speaker] += 1
            asked = True
    return frozenset(
        one
        for one in turns
        if one and (asks(one, reading.language) or (turns[one] >= _TURNS and asking[one] * 2 > turns[one]))
    )


def open_reply(asked: Sentence, reading: Reading) -> Sentence | None:
    """Return the sentence of the reply to ``asked`` that says there is no answer, or None where it is answered.

    The reply is the next turn of another speaker; only its first sentences are looked at.
    """
    replied, speaker = 0, ""
    for sentence in reading.sentences[asked.number + 1 : asked.number + 12]:
        if not replied and sentence.passage.speaker == asked.passage.speaker:
            continue  # the asker goes on
        if replied == _REPLY or (replied and sentence.passage.speaker != speaker):
            break
        speaker = sentence.passage.speaker
        replied += 1
        if _unsure(sentence, first=replied == 1):
            return sentence
    return None


def _unsure(sentence: Sentence, *, first: bool) -> bool:
    """Tell whether a sentence of a reply leaves its question open: the ``first`` does by a mere hedge or question."""
    if any(hit.group.name in _UNANSWERING for hit in hits(sentence.low, speech=True, language=sentence.language)):
        return True
    return first and not word_list("hedged", sentence.language).isdisjoint(sentence.low)


def run_on(sentence: Sentence, reading: Reading) -> tuple[Sentence, ...]:
    """Return the sentences of its turn in which a speaker finishes ``sentence`` by bits: "Or lease them. Five"."""
    bits: list[Sentence] = []
    for after in reading.sentences[sentence.number + 1 : sentence.number + 1 + _BITS]:
        short = _LEAST_BIT < len(after.tokens) <= _BIT and "?" not in after.low
        if not short or after.passage.speaker != sentence.passage.speaker:
            break
        bits.append(after)
    return tuple(bits)
