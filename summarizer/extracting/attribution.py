"""Who says what a sentence holds: the speaker of the turn, a verb of saying, or the quotation it continues."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from summarizer.canonical.lexicon import is_negation
from summarizer.document import Span
from summarizer.extracting.cues import reads_english, word_list
from summarizer.extracting.sayers import according, by_verb, person_acting, person_opening, persons_in
from summarizer.extracting.saying import NARRATOR, Voice, manner_of, mostly_quoted, says, verbs_of_saying
from summarizer.extracting.subjects import named, subject_before
from summarizer.extracting.unlabelled import orator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.extracting.actors import Cast, Figure, Mention
    from summarizer.extracting.reading import Reading, Sentence

_SPAN: Final = 30  # tokens of a subject, its apposition included
_AT_END: Final = 3  # a verb of saying so near the end closes the sentence: "..., Ann Lee said."
_LEAST: Final = 3  # tokens before a verb whose subject is "who": somebody and a comma
_TRIES: Final = 8  # verbs of saying looked at in a sentence
_MUST: Final = frozenset({"ought"})
_PARTING: Final = frozenset(';:"“”')  # marks over which nobody is told of
_OPENING: Final = 6  # tokens in which a sentence names whom it is about
_REACH: Final = 4  # sentences over which "he said" may look back for a speaker


def voices(reading: Reading, cast: Cast) -> tuple[Voice, ...]:
    """Return the voice of each sentence of ``reading``."""
    found: list[Voice] = []
    latest, spoke = NARRATOR, 0
    many = {figure.name for figure in cast.figures if figure.type not in {"person", "other"}}
    for sentence in reading.sentences:
        same = bool(found) and reading.sentences[sentence.number - 1].paragraph == sentence.paragraph
        if sentence.number - spoke > _REACH:
            latest = NARRATOR
        voice = _voice(sentence, cast, found[-1] if same else NARRATOR, latest)
        person = voice.speaker if voice.speaker not in many else None
        if voice.speaker in many and not reads_english(sentence.language):
            latest = NARRATOR  # "sie" may be the body as well
        there = persons_in(sentence, cast)
        person = person or person_acting(there)
        if person:
            latest, spoke = Voice(person), sentence.number
        elif there and latest.speaker not in dict(there):
            latest, spoke = Voice(person_opening(there)), sentence.number  # whom "he" means from here on
        found.append(voice)
    _lead_in(reading, found)
    told = [sentence for sentence, voice in zip(reading.sentences, found, strict=True) if voice.manner != "turn"]
    speaker, begins = orator(reading, told)
    if speaker and all(voice.speaker != speaker for voice in found):
        own = Voice(speaker, "turn", is_author=True)
        return tuple(own if voice is NARRATOR and at >= begins else voice for at, voice in enumerate(found))
    return tuple(found)


def _lead_in(reading: Reading, found: list[Voice]) -> None:
    """Give a quotation that runs on into the next sentence the speaker whom that sentence names."""
    for number in range(len(found) - 2, -1, -1):
        sentence, speaker = reading.sentences[number], found[number + 1].speaker
        open_ended = mostly_quoted(sentence) and sentence.quoted[-1].end == sentence.span.end
        if found[number] is NARRATOR and open_ended and speaker:
            found[number] = Voice(speaker, "direct")


def _voice(sentence: Sentence, cast: Cast, before: Voice, latest: Voice) -> Voice:
    """Return the voice of ``sentence``; ``before`` is that of its paragraph so far, ``latest`` that of the text."""
    figure = cast.speaker(sentence)
    if figure or sentence.passage.speaker:
        return Voice(figure.name if figure else sentence.passage.speaker, "turn")
    told = _told(sentence, cast, latest)
    if told:
        return told
    if before.speaker and mostly_quoted(sentence):
        return Voice(before.speaker, "direct")  # the quotation goes on
    return NARRATOR


def _told(sentence: Sentence, cast: Cast, latest: Voice) -> Voice | None:
    """Return the voice that a verb of saying or "according to" in ``sentence`` names, or None."""
    return next((voice for _, voice in tellers(sentence, cast, latest)), None)


def tellers(sentence: Sentence, cast: Cast, latest: Voice = NARRATOR) -> Iterator[tuple[int, Voice]]:
    """Yield each verb of saying, or "according to", in ``sentence`` that names a voice, as its token, and the voice.

    ``latest`` is "he" or "she".
    """
    words, telling = sentence.low, _telling(sentence.language)
    near = (at for at, word in enumerate(words) if word in telling and _tells(words, at, sentence.language))
    for at in islice(near, _TRIES):
        voice = None
        if length := _according(words, at, sentence.language):
            native = reads_english(sentence.language)
            voice = (
                _after(sentence, at, at + length, cast, latest)
                if native
                else according(sentence, at, at + length, cast)
            )
        elif words[at] in word_list("postposed", sentence.language):
            voice = _before(sentence, at, cast, latest)
        elif not sentence.within_quotes(sentence.tokens[at].span) and not _is_in_name(sentence, at):
            native = reads_english(sentence.language)
            voice = (_by_verb if native else by_verb)(sentence, at, cast, latest)
        if voice:
            yield at, voice


def _is_in_name(sentence: Sentence, at: int) -> bool:
    """Tell whether a verb of saying is none, by its capital: the "Harbour Report"."""
    text = sentence.tokens[at].text
    return at > 0 and text.istitle() and sentence.tokens[at - 1].capital


def _tells(words: tuple[str, ...], at: int, language: str) -> bool:
    """Tell whether the word at ``at`` may name a speaker."""
    return (
        says(words, at, language)
        or _according(words, at, language) > 0
        or words[at] in word_list("postposed", language)
    )


@cache
def _telling(language: str) -> frozenset[str]:
    """Return the words that may tell who speaks, so that the others need no closer look."""
    aside = word_list("aside", language) | word_list("postposed", language)
    return verbs_of_saying(language) | aside | _phrases(language).keys()


def _according(words: tuple[str, ...], at: int, language: str) -> int:
    """Return how many words at ``at`` mean "according to", 0 where they do not."""
    if words[at] in word_list("aside", language):  # ", so Ann Lee" in German
        return int(at > 0 and words[at - 1] in word_list("breaks", language))
    return next((len(one) for one in _phrases(language).get(words[at], ()) if words[at : at + len(one)] == one), 0)


@cache
def _phrases(language: str) -> dict[str, list[tuple[str, ...]]]:
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(word_list("according", language), key=lambda phrase: -phrase.count("_")):
        words = tuple(phrase.split("_"))
        phrases.setdefault(words[0], []).append(words)
    return phrases


def _by_verb(sentence: Sentence, verb: int, cast: Cast, latest: Voice) -> Voice | None:
    """Return the voice of the subject of the token ``verb``: "said Ann Lee" after a comma, else "Ann Lee said"."""
    low, language = sentence.low[verb], sentence.language
    inverted = verb == 0 or sentence.low[verb - 1] in word_list("breaks", language)
    if _apposed(sentence, verb, cast) and not any(token.capital for token in sentence.tokens[verb + 1 : verb + 2]):
        inverted = False  # "the chairman, Ed Farrow, said he knew": what is said, not who says it
    if inverted and low not in word_list("to_hearer", language) and not _is_bare(low, language):
        voice = _after(sentence, verb, verb + 1, cast, latest)
        if voice:
            return voice
    return _before(sentence, verb, cast, latest)


def _is_bare(low: str, language: str) -> bool:
    """Tell whether a verb of saying is in its bare form, in which it is an order where no subject stands before it.

    "Add code sections" is none of theirs; "it is late, say officials" is.
    """
    return low != "say" and (low in word_list("say", language) or low in word_list("say_or_name", language))


def _before(sentence: Sentence, verb: int, cast: Cast, latest: Voice) -> Voice | None:
    """Return the voice of whoever is named before the token ``verb``."""
    if bearer := _bearer(sentence, verb, cast):
        return Voice(bearer, manner_of(sentence))
    span = subject_before(sentence, verb - (sentence.low[verb] == "saying"))
    name = _apposed(sentence, verb, cast) or _described(sentence, verb, cast)
    if name is None and span and not _is_turned(sentence, span, verb):
        name = named(sentence, span, cast, latest)
    if name is None:
        return None
    last = len(sentence.tokens) - verb <= _AT_END or mostly_quoted(sentence)
    tag = Span(span.start, sentence.span.end) if span and last and verb > 1 else None
    return Voice(name, manner_of(sentence), tag)


def _apposed(sentence: Sentence, verb: int, cast: Cast) -> str | None:
    """Return the person named between an office and the token ``verb``: "the club's chairman, Ed Farrow, said"."""
    low = sentence.low
    if verb < _LEAST or low[verb - 1] != ",":
        return None
    before = Span(sentence.span.start, sentence.tokens[verb - 2].end)
    named = ((figure, mention) for figure, mention in reversed(cast.at(before)) if mention.last == verb - 1)
    return next((figure.name for figure, mention in named if _is_apposition(sentence, figure, mention)), None)


def _described(sentence: Sentence, verb: int, cast: Cast) -> str | None:
    """Return who opens a sentence and is told of up to a verb: "Jude Lee, who works, as he puts it, here, thinks"."""
    low = sentence.low
    if low[verb - 1] != "," or not _PARTING.isdisjoint(low[:verb]):
        return None
    for figure, mention in cast.at(Span(sentence.span.start, sentence.tokens[min(verb, _OPENING)].end)):
        if figure.type == "person" and mention.kind == "name" and low[mention.last : mention.last + 2] == (",", "who"):
            return figure.name
    return None


def _is_apposition(sentence: Sentence, figure: Figure, mention: Mention) -> bool:
    """Tell whether a person is named right behind a comma, and so who bears what is said before it."""
    behind = mention.lead > 0 and sentence.low[mention.lead - 1] == ","
    return behind and mention.kind == "name" and figure.type == "person"


def _is_turned(sentence: Sentence, subject: Span, verb: int) -> bool:
    """Tell whether a subject does not say it, or not as a fact: "Lee never said", "had Lee said", "if many say"."""
    words = sentence.low
    first = next(at for at, token in enumerate(sentence.tokens) if token.start >= subject.start)
    opening = words[max(0, first - 1) : first + 1]
    if not word_list("condition", sentence.language).isdisjoint(opening):
        return True
    return words[0] == "had" or any(map(is_negation, words[max(0, first - 1) : verb]))


def _bearer(sentence: Sentence, verb: int, cast: Cast) -> str | None:
    """Return whom the "who" right before the token ``verb`` is: "Lee, who said …"; None where there is no such word."""
    if verb < _LEAST or sentence.low[verb - 1] != "who":
        return None
    end = verb - 1 - (sentence.low[verb - 2] == ",")
    before = Span(sentence.span.start, sentence.tokens[end - 1].end)
    ending = (one for one in reversed(cast.at(before)) if one[1].last == end)
    return next((mention.name if mention.kind == "group" else figure.name for figure, mention in ending), None)


def _after(sentence: Sentence, tag: int, at: int, cast: Cast, latest: Voice) -> Voice | None:
    """Return the voice of whoever is named from the token ``at``; what tells so begins at the token ``tag``."""
    words, language = sentence.low, sentence.language
    ends = word_list("breaks", language) | word_list("after_name", language)
    begins, links = word_list("determiner", language), word_list("link", language)
    end = at
    while end < min(len(words), at + _SPAN) and words[end] not in ends:
        if end > at and words[end] in begins and words[end - 1] not in links:
            break  # "according to the insurer | the damage comes to": the next noun is another
        end += 1
    if end == at or not (sentence.tokens[at].capital or sentence.low[at] in _beginning_names(sentence.language)):
        return None
    if not (word_list("between", sentence.language) | _MUST).isdisjoint(sentence.low[at:end]):
        return None  # "says the car will go far": what is said, not who says it
    name = _borne(sentence, end, cast)
    name = name or named(sentence, Span(sentence.tokens[at].start, sentence.tokens[end - 1].end), cast, latest)
    if name is None:
        return None
    return Voice(name, manner_of(sentence), Span(sentence.tokens[tag].start, sentence.span.end) if tag else None)


def _borne(sentence: Sentence, end: int, cast: Cast) -> str | None:
    """Return the person named behind an office that ends at the token ``end``: "said the minister, Ann Lee."."""
    low = sentence.low
    if end + 1 >= len(low) or low[end] != "," or sentence.tokens[end - 1].capital:
        return None
    behind = Span(sentence.tokens[end + 1].start, sentence.span.end)
    named = ((figure, mention) for figure, mention in cast.at(behind) if mention.lead == end + 1)
    return next((figure.name for figure, mention in named if _is_apposition(sentence, figure, mention)), None)


@cache
def _beginning_names(language: str) -> frozenset[str]:
    """Return the words in lower case that whoever is named after "said" may begin with."""
    return word_list("determiner", language) | word_list("he_or_she", language) | word_list("people", language)
