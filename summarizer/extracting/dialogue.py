"""What the turns of a dialogue tell: who interviews, and which questions their replies leave open."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from summarizer.extracting.cues import hits, word_list
from summarizer.extracting.speakers import asks

if TYPE_CHECKING:
    from collections.abc import Container

    from summarizer.extracting.reading import Reading, Sentence

_UNANSWERING: Final = frozenset({"unknown", "noncommittal"})
_REPLY: Final = 3  # sentences of a reply in which it says, if it does, that there is no answer
_ANSWER: Final = 2  # … of an answer that is written, which may go on to what else is not known
_LISTED: Final = 3  # questions, each on a line of its own, that make a list of questions and answers
_LINE: Final = 80  # characters around a question in which its line begins and ends
_DECORATION: Final = " \t*_#>-•0123456789.)"  # marks at the edges of a line
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


def asked_in_lines(reading: Reading) -> frozenset[int]:
    """Return the numbers of the questions of a list of questions and answers in which nobody is named.

    Each stands on a line of its own, and what follows it is none. Where there are few it is no such list: an author
    may ask one, and leave it at that.
    """
    found = []
    for sentence in reading.sentences[:-1]:
        after = reading.sentences[sentence.number + 1]
        if _is_put_alone(sentence, reading) and not after.passage.speaker and after.low[-1] != "?":
            found.append(sentence.number)
    return frozenset(found) if len(found) >= _LISTED else frozenset()


def _is_put_alone(sentence: Sentence, reading: Reading) -> bool:
    if sentence.low[-1] != "?" or sentence.passage.speaker:
        return False
    text, span = reading.document.text, sentence.span
    before, after = text[max(0, span.start - _LINE) : span.start], text[span.end : span.end + _LINE]
    return before.rstrip(_DECORATION)[-1:] in {"", "\n"} and after.lstrip(_DECORATION)[:1] in {"", "\n"}


def open_reply(asked: Sentence, reading: Reading, listed: Container[int] = ()) -> Sentence | None:
    """Return the sentence of the reply to ``asked`` that says there is no answer, or None where it is answered.

    The reply is the next turn of another speaker, or what stands before the next of the questions ``listed``; only its
    first sentences are looked at.
    """
    replied, speaker = 0, ""
    in_list = asked.number in listed
    for sentence in reading.sentences[asked.number + 1 : asked.number + 12]:
        if not (replied or in_list) and sentence.passage.speaker == asked.passage.speaker:
            continue  # the asker goes on
        enough = replied == (_ANSWER if in_list else _REPLY)
        if enough or (replied and sentence.passage.speaker != speaker) or sentence.number in listed:
            break
        speaker = sentence.passage.speaker
        replied += 1
        if _unsure(sentence, first=replied == 1):
            return sentence
    return None


def is_question(reply: Sentence) -> bool:
    """Tell whether a reply is only another question, as of a host who goes on; "Who knows?" is an answer of a kind."""
    return reply.low[-1] == "?" and not _says_so(reply)


def leaves_open(sentence: Sentence) -> bool:
    """Tell whether a sentence says that there is no answer, or hedges what it says."""
    return _unsure(sentence, first=True)


def _says_so(sentence: Sentence) -> bool:
    """Tell whether a sentence says that there is no answer."""
    found = hits(sentence.low, speech=True, language=sentence.language)
    return any(hit.group.name in _UNANSWERING for hit in found)


def _unsure(sentence: Sentence, *, first: bool) -> bool:
    """Tell whether a sentence of a reply leaves its question open: the ``first`` does by a mere hedge or question."""
    if _says_so(sentence):
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
