"""Who says what a sentence holds: the speaker of the turn, a verb of saying, or the quotation it continues."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal

from summarizer.document import Span
from summarizer.extracting.cues import ENGLISH, all_forms, forms, word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.extracting.actors import Cast
    from summarizer.extracting.reading import Reading, Sentence, Token

_OBJECT: Final = (("that",), (",",), (".",))
_LONGEST_NAME: Final = 9  # tokens of a subject that is no name: "Two people briefed on the talks"
_SPAN: Final = 30  # tokens of a subject, its apposition included
_AT_END: Final = 3  # a verb of saying so near the end closes the sentence: "..., Ann Lee said."
_TRIES: Final = 8  # verbs of saying looked at in a sentence
_REACH: Final = 4  # sentences over which "he said" may look back for a speaker

Manner = Literal["narrated", "turn", "direct", "indirect"]


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a sentence, and how: narrated by the author, a turn of a dialogue, in direct or in indirect speech.

    ``tag`` is the part of the sentence that only tells who speaks ("says Ann Lee, a nurse"), where it stands last.
    """

    speaker: str | None = None
    manner: Manner = "narrated"
    tag: Span | None = None


NARRATOR: Final = Voice()


def voices(reading: Reading, cast: Cast) -> tuple[Voice, ...]:
    """Return the voice of each sentence of ``reading``."""
    found: list[Voice] = []
    latest, spoke = NARRATOR, 0
    for sentence in reading.sentences:
        same = bool(found) and reading.sentences[sentence.number - 1].paragraph == sentence.paragraph
        if sentence.number - spoke > _REACH:
            latest = NARRATOR
        voice = _voice(sentence, cast, found[-1] if same else NARRATOR, latest)
        if voice.speaker:
            latest, spoke = voice, sentence.number
        found.append(voice)
    _lead_in(reading, found)
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
    if sentence.passage.speaker:
        figure = cast.speaker(sentence)
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
    words = sentence.low
    for at in islice((at for at in range(len(words)) if _tells(words, at, sentence.language)), _TRIES):
        voice = None
        if length := _according(words, at, sentence.language):
            native = sentence.language in {ENGLISH, ""}
            voice = _after(sentence, at, at + length, cast, latest) if native else _by(sentence, at, at + length, cast)
        elif words[at] in word_list("postposed", sentence.language):
            voice = _before(sentence, at, cast, latest)
        elif not sentence.within_quotes(sentence.tokens[at].span):
            native = sentence.language in {ENGLISH, ""}
            voice = (_by_verb if native else _by_verb_abroad)(sentence, at, cast, latest)
        if voice:
            yield at, voice


def _tells(words: tuple[str, ...], at: int, language: str) -> bool:
    """Tell whether the word at ``at`` may name a speaker."""
    return (
        says(words, at, language)
        or _according(words, at, language) > 0
        or words[at] in word_list("postposed", language)
    )


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
    inverted = verb == 0 or sentence.low[verb - 1] in word_list("breaks", sentence.language)
    if inverted and sentence.low[verb] not in word_list("to_hearer", sentence.language):
        voice = _after(sentence, verb, verb + 1, cast, latest)
        if voice:
            return voice
    return _before(sentence, verb, cast, latest)


def _before(sentence: Sentence, verb: int, cast: Cast, latest: Voice) -> Voice | None:
    """Return the voice of whoever is named before the token ``verb``."""
    span = subject_before(sentence, verb)
    name = named(sentence, span, cast, latest) if span else None
    if span is None or name is None:
        return None
    last = len(sentence.tokens) - verb <= _AT_END or mostly_quoted(sentence)
    return Voice(name, _manner(sentence), Span(span.start, sentence.span.end) if last and verb > 1 else None)


def _after(sentence: Sentence, tag: int, at: int, cast: Cast, latest: Voice) -> Voice | None:
    """Return the voice of whoever is named from the token ``at``; what tells so begins at the token ``tag``."""
    ends = word_list("breaks", sentence.language) | word_list("after_name", sentence.language)
    end = at
    while end < min(len(sentence.low), at + _SPAN) and sentence.low[end] not in ends:
        end += 1
    if end == at or not (sentence.tokens[at].capital or sentence.low[at] in _beginning_names(sentence.language)):
        return None
    if any(word in word_list("between", sentence.language) for word in sentence.low[at:end]):
        return None  # "says the car will go far": what is said, not who says it
    name = named(sentence, Span(sentence.tokens[at].start, sentence.tokens[end - 1].end), cast, latest)
    if name is None:
        return None
    return Voice(name, _manner(sentence), Span(sentence.tokens[tag].start, sentence.span.end) if tag else None)


def _by_verb_abroad(sentence: Sentence, verb: int, cast: Cast, latest: Voice) -> Voice | None:
    """Return the voice of the subject of ``verb`` where it may stand on either side: "Am Montag sagte Ann Lee, …"."""
    words, language = sentence.low, sentence.language
    first = verb
    while first > 0 and words[first - 1] in word_list("between", language) | word_list("he_or_she", language):
        first -= 1  # "a-t-elle dit"
    inverted = first == 0 or words[first - 1] in word_list("breaks", language)
    if word_list("he_or_she", language).intersection((*words[first:verb], *words[verb + 1 : verb + 2])):
        tag = Span(sentence.tokens[first].start, sentence.span.end) if inverted and first else None
        return Voice(latest.speaker, _manner(sentence), tag) if latest.speaker else None
    voice = _by(sentence, first, verb + 1, cast) if inverted else None
    span = subject_before(sentence, verb) if voice is None and not inverted else None
    if span:
        name = named(sentence, span, cast, latest, figures_only=True)
        voice = Voice(name, _manner(sentence)) if name else _by(sentence, first, verb + 1, cast)
    return voice if voice is None or inverted else Voice(voice.speaker, voice.manner)


def _by(sentence: Sentence, tag: int, at: int, cast: Cast) -> Voice | None:
    """Return the voice of the figure named after the token ``at``, before any mark; its tag begins at ``tag``."""
    words, tokens = sentence.low, sentence.tokens
    if at >= len(tokens):
        return None
    for figure, mention in cast.at(Span(tokens[at].start, tokens[min(at + _LONGEST_NAME, len(tokens)) - 1].end)):
        between = words[at : max(at, mention.lead)]
        if mention.sentence != sentence.number or word_list("breaks", sentence.language).intersection(between):
            return None
        return Voice(figure.name, _manner(sentence), Span(tokens[tag].start, sentence.span.end) if tag else None)
    return None


def _manner(sentence: Sentence) -> Manner:
    return "direct" if mostly_quoted(sentence) else "indirect"


def mostly_quoted(sentence: Sentence) -> bool:
    """Tell whether a sentence is direct speech: it begins with a quotation that is no mere name in it."""
    quoted = sum(map(len, sentence.quoted))
    return bool(quoted) and sentence.quoted[0].start - sentence.span.start <= 1 and quoted * 5 > len(sentence.span)


def subject_before(sentence: Sentence, verb: int) -> Span | None:
    """Return the words before the token ``verb`` that are likely its subject; an apposition between is leapt over."""
    words, breaks = sentence.low, word_list("breaks", sentence.language)
    stops = breaks | word_list("conjunction", sentence.language)
    end, least = verb, max(0, verb - _SPAN)
    while end > least and (words[end - 1] in word_list("between", sentence.language) or words[end - 1].endswith("ly")):
        end -= 1
    if end > least + 1 and words[end - 1] == ",":
        opening = max((at for at in range(least, end - 1) if words[at] in breaks), default=least)
        end = opening if words[opening] == "," else least
    start = end
    while start > least and words[start - 1] not in stops:
        start -= 1
    while start < end and words[start] in word_list("preposition", sentence.language):
        start += 1
    return Span(sentence.tokens[start].start, sentence.tokens[end - 1].end) if start < end else None


def named(
    sentence: Sentence, span: Span, cast: Cast, latest: Voice = NARRATOR, *, figures_only: bool = False
) -> str | None:
    """Return whom ``span`` names: a figure, the latest speaker where it is "he" or "she", or its own words if few.

    With ``figures_only`` words that name no figure stand for nobody.
    """
    words = [token for token in sentence.tokens if span.covers(token.span)]
    if not words:
        return None
    if words[0].low in word_list("pronoun", sentence.language):
        return latest.speaker if words[0].low in word_list("he_or_she", sentence.language) else None
    for figure, mention in reversed(cast.at(Span(span.start, _head(words, word_list("link", sentence.language))))):
        after = next((word.low for word in words if word.start >= mention.span.end), "")
        if after != "'s":  # "China's commerce ministry" is not China
            return figure.name
    return _phrase(words) if _may_name(words, sentence.language) and not figures_only else None


def _head(words: list[Token], links: frozenset[str]) -> int:
    """Return where the noun of a subject ends: after "the mayor" in "the mayor of Springfield"."""
    for number, word in enumerate(words):
        if number and word.low in links:
            return word.start
    return words[-1].end


def _may_name(words: list[Token], language: str) -> bool:
    """Tell whether words that name no figure may stand for somebody: "trade experts", "The spokesperson"."""
    first = words[0]
    fits = len(words) <= _LONGEST_NAME and all(word.text[0].isalnum() or word.low == "'s" for word in words)
    return fits and (first.capital or first.low in word_list("determiner", language) or words[-1].low.endswith("s"))


def _phrase(words: list[Token]) -> str:
    return "".join(word.text if word.low == "'s" else f" {word.text}" for word in words).strip()


def says(words: tuple[str, ...], at: int, language: str = ENGLISH) -> bool:
    """Tell whether the word at ``at`` is a verb of saying: not "the time to say", "it is said"."""
    if words[at] in _saying(language):
        return not at or words[at - 1] not in word_list("passive", language)
    return words[at] in _saying_that(language) and words[at + 1 : at + 2] in _OBJECT


@cache
def _saying(language: str) -> frozenset[str]:
    """Return the forms that are verbs of saying wherever they stand."""
    always = {form for verb in word_list("say", language) for form in all_forms(verb, language)}
    past = {forms(verb, "ed", language)[0] for verb in word_list("say_or_name", language)}
    return frozenset(always | past | word_list("said", language))


@cache
def _saying_that(language: str) -> frozenset[str]:
    """Return the forms that are verbs of saying before "that" or a mark only: "the report states that"."""
    verbs = word_list("say_or_name", language)
    return frozenset(form for verb in verbs for form in (verb, *forms(verb, "s", language)))


@cache
def _beginning_names(language: str) -> frozenset[str]:
    """Return the words in lower case that whoever is named after "said" may begin with."""
    return word_list("determiner", language) | word_list("he_or_she", language) | word_list("people", language)
