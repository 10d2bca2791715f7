"""Open questions: what the source asks without an answer, or plainly leaves undecided or unknown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from summarizer.extracting.candidates import Candidate, stems_of
from summarizer.extracting.clauses import statement
from summarizer.extracting.cues import hits
from summarizer.extracting.dialogue import asked_in_lines, is_question, leaves_open, open_reply
from summarizer.extracting.drafting import drafted
from summarizer.extracting.saying import Voice
from summarizer.extracting.speakers import asks
from summarizer.kinds.brief import OpenQuestion
from summarizer.language.scripts import language_by_script

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarizer.extracting.reading import Reading, Sentence

_SECTION: Final = "open_questions"
_MARK: Final = "asked"
_LEAST: Final = 12  # characters of a question in prose that asks something
_LEAST_EASTERN: Final = 5  # where a character is a syllable or a word
_EASTERN: Final = frozenset({"zh", "ja", "ko"})
_TALK: Final = frozenset({"smalltalk", "moderating", "rhetorical"})  # groups of cues
_GOING_ON: Final = frozenset({"why", "how"})
_TURN: Final = 4  # sentences around a question in which its speaker may ask others
_TELLS: Final = 2  # words of matter in what is left open: "I do not know." says not what
_LEAST_QUOTED: Final = 2  # tokens: "Perhaps." alone proves nothing, wherever it stands
_ASKED: Final = 4.0  # enough to be printed
_LEFT_OPEN: Final = 2.5  # what a question gains by such a reply


def paired(found: Iterable[Candidate], reading: Reading) -> Iterator[Candidate]:
    """Yield the candidates with the questions of a dialogue settled: each with the reply that leaves it open, or gone.

    A reply that leaves a question open is part of that question and no candidate of its own. So it is in a list of
    questions and answers, where nobody is named.
    """
    replies: set[int] = set()
    kept: list[Candidate] = []
    listed = asked_in_lines(reading)
    unanswered = _only_asks(reading)
    for one in found:
        is_asked = one.section == _SECTION and "?" in one.sentence.low
        if is_asked and unanswered:
            kept.append(one)
            continue
        if not (is_asked and (one.sentence.passage.speaker or one.sentence.number in listed)):
            taken_up = is_asked and _is_taken_up(one, reading)
            if one.section != _SECTION or (not taken_up and (is_asked or len(one.stems) >= _TELLS)):
                kept.append(one)
            continue
        idle = _retold(one.sentence) or _is_talk(one.sentence)
        reply = None if idle else open_reply(one.sentence, reading, listed)
        if reply is not None and _is_on(reply, one.sentence, reading):
            told = None if is_question(reply) else reply
            if told is not None:
                replies.add(told.number)
            quoted = (told,) if told is not None and len(told.tokens) > _LEAST_QUOTED else ()
            kept.append(replace(one, weight=one.weight + _LEFT_OPEN, reply=told, after=quoted))
    yield from (one for one in kept if one.section != _SECTION or one.sentence.number not in replies)


def _only_asks(reading: Reading) -> bool:
    """Tell whether a text has labels of questions and of nobody else, as a consultation has: readers are to answer."""
    labels = {sentence.passage.speaker for sentence in reading.sentences} - {""}
    return bool(labels) and all(asks(label, reading.language) for label in labels)


def _is_taken_up(one: Candidate, reading: Reading) -> bool:
    """Tell whether an author asks only to go on: "Why are we considering this? The bus company has …".

    What is said next, in the same paragraph, answers it, unless it says that nobody knows.
    """
    after = [
        each
        for each in reading.sentences[one.sentence.number + 1 : one.sentence.number + 2]
        if each.paragraph == one.sentence.paragraph and each.low[-1] != "?"
    ]
    goes_on = one.sentence.low[0] in _GOING_ON or len(one.stems) < _TELLS
    return one.voice.manner == "narrated" and goes_on and bool(after) and not leaves_open(after[0])


def _is_on(reply: Sentence, asked: Sentence, reading: Reading) -> bool:
    """Tell whether no other question of the same turn shares more words with a reply: "On the licence: we wait"."""
    around = reading.sentences[max(0, asked.number - _TURN) : asked.number + _TURN]
    others = [one for one in around if one.passage.speaker == asked.passage.speaker and "?" in one.low]
    said = stems_of(reply.low, reply.language)
    shared = [len(said & stems_of(one.low, one.language)) for one in (asked, *others)]
    return shared[0] == max(shared)


def _retold(sentence: Sentence) -> bool:
    """Tell whether a speaker only quotes what somebody asked: 'She said, "Can you do that?"'."""
    return all(sentence.within_quotes(token.span) for token in sentence.tokens if token.low == "?")


def _is_talk(sentence: Sentence) -> bool:
    """Tell whether a question asks for nothing that a reader would miss the answer to: "Is that Piet?", "May I?"."""
    found = hits(sentence.low, speech=True, language=sentence.language)
    return any(hit.group.name in _TALK for hit in found)


def asked(reading: Reading, voices: tuple[Voice, ...]) -> Iterator[Candidate]:
    """Yield the questions by their mark alone: all that may be said of a text in an unknown language."""
    for sentence, voice in zip(reading.sentences, voices, strict=True):
        marks = tuple(hit for hit in hits(sentence.low, language=sentence.language) if hit.group.name == _MARK)
        telling = sentence.passage.speaker or (_asks_something(sentence) and not sentence.passage.heading)
        if marks and telling:
            yield Candidate(_SECTION, sentence, marks, _ASKED, voice, stems_of(sentence.low, sentence.language))


def _asks_something(sentence: Sentence) -> bool:
    """Tell whether a question in prose is long enough to be none of "What?" and "Who, me?"."""
    eastern = language_by_script(sentence.text) in _EASTERN
    return len(sentence.span) >= (_LEAST_EASTERN if eastern else _LEAST)


def question(candidate: Candidate) -> OpenQuestion:
    """Return the OpenQuestion that ``candidate`` and those folded into it make."""
    is_asked = "?" in candidate.sentence.low
    reply = candidate.reply
    return OpenQuestion(
        **drafted(candidate),
        origin="asked" if is_asked else "implied",
        asked_by=candidate.voice.speaker if is_asked else None,
        answer_so_far=statement(reply, reply.span, Voice(reply.passage.speaker, "turn")) if reply else None,
    )
