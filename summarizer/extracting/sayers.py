"""Who says so in languages other than English, where a subject may stand on either side of its verb."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.document import Span
from summarizer.extracting.cues import word_list
from summarizer.extracting.saying import Voice, manner_of
from summarizer.extracting.subjects import figure_before, figure_ending, may_mean
from summarizer.extracting.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.extracting.actors import Cast
    from summarizer.extracting.figures import Figure, Mention
    from summarizer.extracting.reading import Sentence
    from summarizer.extracting.vocabulary import Vocabulary

_NEAR: Final = 9  # tokens after a verb of saying in which its subject is looked for


def by_verb(sentence: Sentence, verb: int, cast: Cast, latest: Voice) -> Voice | None:
    """Return the voice of the subject of ``verb``: "Am Montag sagte Ann Lee, …", "…, a-t-elle dit"."""
    words, language = sentence.low, sentence.language
    pronouns = word_list("he_or_she", language)
    first = verb
    between = word_list("between", language) | pronouns
    while first > 0 and words[first - 1] in between:
        first -= 1
    inverted = first == 0 or words[first - 1] in word_list("breaks", language)
    if near := pronouns.intersection((*words[first:verb], *words[verb + 1 : verb + 2])):
        tag = Span(sentence.tokens[first].start, sentence.span.end) if inverted and first else None
        known = latest.speaker and all(may_mean(pronoun, latest.speaker) for pronoun in near)
        return Voice(latest.speaker, manner_of(sentence), tag) if known else None
    before = figure_ending(sentence, verb, cast)
    if before:
        return Voice(before, manner_of(sentence))
    after = next(_after(sentence, verb + 1, cast), None)
    between_them = words[verb + 1 : max(verb + 1, after[1].lead)] if after else ()
    told = not word_list("conjunction", language).isdisjoint(between_them)  # "a demandé que la société paie"
    if after and (told or _is_object(between_them, vocabulary(language))):
        after = None
    if inverted:
        tag = Span(sentence.tokens[first].start, sentence.span.end) if first else None
        return Voice(after[0].name, manner_of(sentence), tag) if after else None
    name = figure_before(sentence, verb, cast) or (after[0].name if after else None)
    return Voice(name, manner_of(sentence)) if name else None


def according(sentence: Sentence, tag: int, at: int, cast: Cast) -> Voice | None:
    """Return the voice of whoever is named after "laut" or "selon" at the token ``tag``, before any other preposition.

    "Laut einem Gutachten der Hochschule" is the university; "selon un rapport remis au ministère" is nobody named.
    """
    known = vocabulary(sentence.language)
    for figure, mention in _after(sentence, at, cast):
        between = sentence.low[at : max(at, mention.lead)]
        if any(word in known.governing and word not in known.inside for word in between):
            return None
        closes = tag > 0 and not any(word[0].isalnum() for word in sentence.low[mention.last : mention.last + 1])
        return Voice(
            figure.name, manner_of(sentence), Span(sentence.tokens[tag].start, sentence.span.end) if closes else None
        )
    return None


def persons_in(sentence: Sentence, cast: Cast) -> list[tuple[str, Mention]]:
    """Return the persons whom a sentence names, each with where it does."""
    return [(figure.name, mention) for figure, mention in cast.at(sentence.span) if figure.type == "person"]


def person_acting(there: Sequence[tuple[str, Mention]]) -> str | None:
    """Return the person who does something, of those ``there`` in a sentence: whom "he" or "she" in the next one means.

    Where others are named beside him it may be one of them, and nobody is returned.
    """
    doing = (name for name, mention in there if mention.part in {"says", "acts"} and mention.kind != "speaker")
    return next(doing, None) if _are_one(there) else None


def person_opening(there: Sequence[tuple[str, Mention]]) -> str | None:
    """Return the person whose name opens a sentence, of those ``there``; nobody where others are named beside."""
    opening = (name for name, mention in there if mention.lead == 0 and mention.part != "owns")
    return next(opening, None) if _are_one(there) else None


def _are_one(there: Sequence[tuple[str, Mention]]) -> bool:
    return len({name for name, _ in there}) == 1


def _is_object(between: tuple[str, ...], known: Vocabulary) -> bool:
    """Tell whether the words between a verb and a name make it an object: "pidió al Gobierno"."""
    return any(word in known.objects or word in known.governing for word in between)


def _after(sentence: Sentence, at: int, cast: Cast) -> Iterator[tuple[Figure, Mention]]:
    """Yield the figures named from the token ``at`` on, before any mark but the comma inside a name's title."""
    words, tokens = sentence.low, sentence.tokens
    if at >= len(tokens):
        return
    for figure, mention in cast.at(Span(tokens[at].start, tokens[min(at + _NEAR, len(tokens)) - 1].end)):
        between = words[at : max(at, mention.lead)]
        if mention.sentence != sentence.number or word_list("breaks", sentence.language).intersection(between):
            return
        yield figure, mention
