"""The things of attribution: a voice is who says a sentence, and how; and which words are verbs of saying."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, Final, Literal

from summarizer.canonical.lexicon import NUMBER_WORDS
from summarizer.extracting.cues import ENGLISH, all_forms, forms, reads_english, word_list

if TYPE_CHECKING:
    from summarizer.document import Span
    from summarizer.extracting.reading import Sentence

_ARTICLES: Final = frozenset({"a", "an"})
_TO: Final = frozenset({"to"})
_WHOSE: Final = frozenset("its their his her our my your".split())  # "the council to publish its inspection reports"
_OWNED: Final = 3  # tokens in which what somebody owns is named
_OBJECT: Final = (("that",), (",",), (".",))

Manner = Literal["narrated", "turn", "direct", "indirect"]


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a sentence, and how: narrated by the author, a turn of a dialogue, in direct or in indirect speech.

    ``tag`` is the part of the sentence that only tells who speaks ("says Ann Lee, a nurse"), where it stands last.
    ``is_author`` tells that who speaks has written or spoken the whole text, so that nobody is there to answer.
    """

    speaker: str | None = None
    manner: Manner = "narrated"
    tag: Span | None = None
    is_author: bool = False


NARRATOR: Final = Voice()


def manner_of(sentence: Sentence) -> Manner:
    """Return whether what is said in ``sentence`` stands there in its own words or in the author's."""
    return "direct" if mostly_quoted(sentence) else "indirect"


def mostly_quoted(sentence: Sentence) -> bool:
    """Tell whether a sentence is direct speech: it begins with a quotation that is no mere name in it."""
    quoted = sum(map(len, sentence.quoted))
    return bool(quoted) and sentence.quoted[0].start - sentence.span.start <= 1 and quoted * 5 > len(sentence.span)


def says(words: tuple[str, ...], at: int, language: str = ENGLISH) -> bool:
    """Tell whether the word at ``at`` is a verb of saying: not "the time to say", "it is said"."""
    if words[at] == "saying":
        return at > 0 and words[at - 1] in {"as", "for"}  # "quoted Lee as saying that", "blamed Lee for saying that"
    if words[at].endswith("ing") and reads_english(language) and word_list("be").isdisjoint(words[max(0, at - 2) : at]):
        return False  # "with 400 people writing to the council"
    if words[at] in _saying(language):
        if words[at].endswith(tuple(word_list("agreeing", language))):
            return False  # "la enmienda rechazada"
        if language == "es" and _is_wished(words, at):
            return False  # "que la empresa reclame"
        is_said = words[at + 1 : at + 2] != ("by",)  # "trusts must publish it under plans announced by Lee"
        is_said = is_said and (not at or words[at - 1] not in word_list("passive", language))
        return is_said and not _is_taken_back(words, at, language)
    is_noun = at > 0 and (_leads_to_noun(words[at - 1], language) or _is_described(words, at, language))
    return words[at] in _saying_that(language) and not is_noun and _has_object(words, at, language)


def _leads_to_noun(before: str, language: str) -> bool:
    """Tell whether a word makes a noun of what follows: "contrary to reports", "up to ten points"."""
    counts = before[0].isdecimal() or before in NUMBER_WORDS
    return counts or before in word_list("preposition", language) | word_list("determiner", language) | _TO


def _is_described(words: tuple[str, ...], at: int, language: str) -> bool:
    """Tell whether an article stands before the word before: "a serious point"."""
    return reads_english(language) and at > 1 and words[at - 2] in _ARTICLES


def _is_wished(words: tuple[str, ...], at: int) -> bool:
    """Tell whether a Spanish verb of saying in "-ar" is in the subjunctive: who is only to say it does not."""
    stem = next((words[at].removesuffix(end) for end in ("en", "e") if words[at].endswith(end)), "")
    return bool(stem) and f"{stem}ar" in _saying("es")


def _has_object(words: tuple[str, ...], at: int, language: str) -> bool:
    """Tell whether what follows the word at ``at`` is what is said; in "to publish its reports." somebody owns it."""
    after = words[at + 1 : at + 2]
    if after not in _OBJECT or after == _OBJECT[0] or not reads_english(language):
        return after in _OBJECT
    breaks = word_list("breaks", language)
    first = max(1, at - _OWNED)
    return not any(words[n] in _WHOSE and words[n - 1] not in breaks for n in range(first, at))


def _is_taken_back(words: tuple[str, ...], at: int, language: str) -> bool:
    """Tell whether a word that goes with a verb, at the end of its clause, makes it none of saying: "wies … zurück"."""
    unsaying = word_list("unsaying", language)
    breaks = word_list("breaks", language)
    return bool(unsaying) and not unsaying.isdisjoint(takewhile(lambda word: word not in breaks, words[at:]))


@cache
def verbs_of_saying(language: str) -> frozenset[str]:
    """Return the words that ``says`` may be true of."""
    return _saying(language) | _saying_that(language) | {"saying"}


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
    present = {form for verb in verbs for form in (verb, *forms(verb, "s", language))}
    return frozenset(present | {form for verb in word_list("say_that", language) for form in all_forms(verb, language)})
