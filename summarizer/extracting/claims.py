"""Claims: assertions of fact that stand on somebody's word, with those through whom they come."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from summarizer.document import Span
from summarizer.extracting.attribution import tellers
from summarizer.extracting.clauses import said
from summarizer.extracting.cues import ENGLISH, word_list
from summarizer.extracting.drafting import drafted
from summarizer.extracting.lexicon import words
from summarizer.extracting.parts import is_verb
from summarizer.extracting.saying import NARRATOR, Voice
from summarizer.extracting.subjects import named, subject_before
from summarizer.extracting.weighing import candidate, found_already, weightiest
from summarizer.kinds.brief import Claim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.extracting.figures import Cast
    from summarizer.extracting.reading import Reading, Sentence
    from summarizer.extracting.weighing import Affair

_LEAST: Final = 2.1  # weight
_CONTENDING: Final = 1.0
_ACCORDING: Final = 0.6
_COUNTED: Final = 0.6  # what a number gives
_HANDED_ON: Final = 0.8  # what a second teller gives
_BASE: Final = 1.0
_POINTING: Final = -1.2
_OWN: Final = -1.2
_PLANNING: Final = -0.8
_SHORT: Final = -0.6
_BRIEF: Final = 9  # tokens
_FEWEST: Final = 6
_FEWEST_WORDS: Final = 3  # that claim something: "The dyke leaks"
_REACH: Final = 3  # sentences over which "he said" of a speaker's story looks back
_DOCUMENT: Final = 8  # words of what a document is called
_JOINING: Final = frozenset({"and", "but", "while", "whereas", ";"})
_CLOSE: Final = 3  # tokens
_CITED: Final = 12  # tokens of whom somebody cites


def claims(reading: Reading, voices: Sequence[Voice], people: Cast, affair: Affair) -> tuple[Claim, ...]:
    """Return the claims of ``reading`` on which the affair turns, the weightiest first.

    None of them stands in another section. In a dialogue a claim is what a speaker says on somebody else's word.
    They are found in English only.
    """
    found = _found(reading, voices, people, affair)
    return tuple(_claim(*one, weight) for weight, one in weightiest(map(found_already, found), affair.length))


def _found(
    reading: Reading, voices: Sequence[Voice], people: Cast, affair: Affair
) -> Iterator[tuple[float, tuple[str, ...], tuple[Sentence, Voice, tuple[str, ...]]]]:
    latest, spoke = NARRATOR, 0
    known = frozenset(figure.name for figure in people.figures)
    for sentence, voice in zip(reading.sentences, voices, strict=True):
        if sentence.number - spoke > _REACH:
            latest = NARRATOR
        if sentence.language != ENGLISH or sentence.passage.heading:
            continue
        if len(sentence.tokens) < _FEWEST or "?" in sentence.low:
            continue
        if _telling().isdisjoint(sentence.low) and voice.manner in {"narrated", "turn"}:
            continue
        # "He said" is whoever says the sentence; in a turn it is somebody of the speaker's story.
        he = latest if voice.manner == "turn" else voice
        chain, last = _chain(sentence, people, he, voice, known)
        if last.speaker:
            latest, spoke = last, sentence.number
        if affair.holds(sentence, "proposals", "risks", "open_questions") or not (chain or _is_hearsay(sentence)):
            continue
        weight = _weight(sentence, voice, chain) + affair.weight(sentence)
        if weight >= _LEAST and _says_something(sentence, voice):
            yield weight, sentence.low, (sentence, voice, chain)


@cache
def _telling() -> frozenset[str]:
    """Return the words of which a sentence has one, where it hands on what others say or show."""
    lists = ("contending", "showing", "citing", "hearsay")
    return words("verbs", "speech").union(*(words("reports", name) for name in lists), {"according"})


def _chain(
    sentence: Sentence, people: Cast, latest: Voice, voice: Voice, known: frozenset[str]
) -> tuple[tuple[str, ...], Voice]:
    """Return through whom a sentence comes, nearest first, and the voice that it names itself.

    Who stands behind the words ("…, the paper reported") is nearer than who stands before them.
    Names are those of figures that are ``known``, or phrases such as "the vet".
    """
    found = list(_nested(sentence, tellers(sentence, people, latest)))
    if not found and voice.manner in {"direct", "indirect"}:
        found = [voice]
    order = sorted(found, key=lambda one: one.tag is None)
    names = [*_hearing_outlet(sentence, people), *(one.speaker or "" for one in order), *_cited(sentence, people)]
    names = names or list(islice(_showing(sentence, people), 1))
    told = (name if name in known else _phrase(name) for name in names)
    return tuple(filter(None, dict.fromkeys(told))), found[0] if found else NARRATOR


def _phrase(name: str) -> str:
    """Return who is meant by words that name no known figure: from its article on; "" where they are a clause."""
    own = name.split()
    low = [word.casefold() for word in own]
    start = next((at for at, word in enumerate(low) if word in word_list("determiner") or word == "my"), 0)
    end = len(own)
    while end > start and (low[end - 1] in word_list("between") or low[end - 1] in words("times", "habit")):
        end -= 1
    clause = any(is_verb(word) for word in low)
    nobody = end - start == 1 and low[start] in words("words", "bounds")
    return "" if clause or nobody or end == start else " ".join(own[start:end])


def _nested(sentence: Sentence, voices: Iterable[tuple[int, Voice]]) -> Iterator[Voice]:
    """Yield the first voice, and those inside what it says: "A said that B said", but not "A said so, and B said"."""
    first: int | None = None
    for at, voice in voices:
        light = sentence.low[at] in words("reports", "needing_that") and not voice.tag
        if sentence.low[at] in words("reports", "participles") or sentence.low[at].endswith("ing"):
            continue  # "in a written statement", "saying so"
        if (light and sentence.low[at + 1 : at + 2] != ("that",)) or sentence.low[at - 1] in word_list("modal"):
            continue  # "adds weight" and "customers will think" are no saying
        between = sentence.low[at + 1 :] if first is None else sentence.low[first + 1 : at]
        if first is None or voice.tag or _JOINING.isdisjoint(between):
            yield voice
        first = at if first is None else first


def _showing(sentence: Sentence, people: Cast) -> Iterator[str]:
    """Yield what or who shows something in no verb of saying: "Police figures show", "as Norland indicates that"."""
    for at, low in enumerate(sentence.low):
        shows = low in words("reports", "showing")
        if not shows and not (low in words("reports", "contending") and sentence.low[at + 1 : at + 2] == ("that",)):
            continue
        subject = subject_before(sentence, at)
        if subject is None:
            continue
        own = sentence.words(subject)
        if not shows:
            name = named(sentence, subject, people)
            yield from [name] if name else []
        elif not words("reports", "documents").isdisjoint(own.casefold().split()) and len(own.split()) <= _DOCUMENT:
            yield own


def _hearing_outlet(sentence: Sentence, people: Cast) -> Iterator[str]:
    """Yield the outlet that was told: "Lee told The Brackwater Post"."""
    for at, low in enumerate(sentence.low[:-1]):
        if low != "told":
            continue
        after = people.at(Span(sentence.tokens[at + 1].start, sentence.span.end))
        for figure, mention in after[:1]:
            near = mention.lead - at <= 2  # noqa: PLR2004 - an article may stand between
            if (
                near
                and mention.kind == "name"
                and figure.name.rpartition(" ")[2].casefold() in words("reports", "outlets")
            ):
                yield figure.name


def _cited(sentence: Sentence, people: Cast) -> Iterator[str]:
    """Yield who cites and who is cited: "The agency quoted the minister", "..., citing two officials"."""
    tokens = sentence.tokens
    for at, low in enumerate(sentence.low):
        if low not in words("reports", "citing") or sentence.within_quotes(tokens[at].span):
            continue
        subject = subject_before(sentence, at)
        citing = named(sentence, subject, people, figures_only=True) if subject else None
        after = tokens[at + 1 : at + 1 + _CITED]
        whom = people.at(Span(after[0].start, after[-1].end)) if after else []
        cited = [
            figure
            for figure, mention in whom
            if mention.part != "owns" and (figure.type == "person" or mention.lead - at <= _CLOSE)
        ]
        if cited and (citing or low.endswith("ing")):
            yield from [citing] if citing and not low.endswith("ing") else []
            yield cited[0].name


def _is_hearsay(sentence: Sentence) -> bool:
    return bool(words("reports", "hearsay") & set(sentence.low))


def _weight(sentence: Sentence, voice: Voice, chain: tuple[str, ...]) -> float:
    """Return what a sentence weighs as a claim: nothing where it is only said, and nobody need doubt or weigh it."""
    low = set(sentence.low)
    marks = (
        (_CONTENDING, bool(low & words("reports", "contending"))),
        (_ACCORDING, "according" in low),
        (_COUNTED, any(word[0].isdecimal() for word in low)),
        (_HANDED_ON, len(chain) > 1 or (bool(chain) and bool(sentence.passage.speaker))),
    )
    marked = sum(weight for weight, holds in marks if holds)
    if not marked:
        return 0.0
    against = (
        (_OWN, bool(low & words("reports", "own"))),
        (_PLANNING, bool(low & words("reports", "planning"))),
        (_SHORT, _is_brief(sentence, voice)),
        (_POINTING, voice.manner == "direct" and _points(sentence)),
    )
    return _BASE + marked + sum(weight for weight, holds in against if holds)


def _says_something(sentence: Sentence, voice: Voice) -> bool:
    """Tell whether anything is left to claim without the tag that tells who says it."""
    own = said(sentence, sentence.span, voice)
    words = sum(own.covers(token.span) and token.text[0].isalnum() for token in sentence.tokens)
    return words >= _FEWEST_WORDS


def _is_brief(sentence: Sentence, voice: Voice) -> bool:
    """Tell whether next to nothing is said, the words that tell who says it aside."""
    said = sentence.tokens
    if voice.manner == "direct":
        said = tuple(token for token in said if sentence.within_quotes(token.span))
    return len(said) < _BRIEF


def _points(sentence: Sentence) -> bool:
    """Tell whether a quotation begins with a word for something said before it, and does not stand alone."""
    opening = next((low for low in sentence.low if low[0].isalpha()), "")
    return opening in word_list("pronoun")


def _claim(sentence: Sentence, voice: Voice, chain: tuple[str, ...], weight: float) -> Claim:
    fields = drafted(candidate("claims", sentence, (0, len(sentence.tokens)), weight, voice))
    if fields["certainty"] == "asserted":
        fields["certainty"] = "reported"
    if chain and voice.manner == "indirect":
        fields["attributed_to"] = chain[-1]
    return Claim(**fields, chain=chain)
