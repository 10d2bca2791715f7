"""What an item's other fields say must stand where its evidence is: a role or a condition of another item's is not."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from summarizer.brief import Item
from summarizer.canonical.lexicon import GLUE, tells
from summarizer.document import Span
from summarizer.language.languages import in_language, language_of
from summarizer.language.lexicon import words
from summarizer.report import Doubt
from summarizer.verifying.firmness import firmness
from summarizer.verifying.reading import is_english, read, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.document import Document
    from summarizer.report import Evidence

#: Fields that say with the source's words what the sentence of the evidence says.
_OF_THE_SENTENCE: Final = "action conditions cause consequence affected when value unit of as_of".split()

#: Fields that sum up what stands there or near, and those of names: a sentence has only "she" for most.
_OF_WHAT_IS_NEAR: Final = "name role stance answer_so_far proposer addressee raised_by asked_by".split()

#: Characters on either side of a sentence that are near.
_NEAR: Final = 600

#: Letters that two forms of a word have in common.
_ROOT: Final = 4

#: Certainties that need no word for them: "reported" has who says so.
_PLAIN: Final = frozenset({"asserted", "reported"})

#: Letters of a word that is written onto the next one: "d'", "qu'", "dell'".
_ELIDED: Final = 4

#: Lists of words by which a sentence says less than that something is so, and others that make it depend on something.
_HEDGING: Final = ("maybe", "fearing", "hedging", "weighing", "wanting", "supposing")
_CONDITIONS: Final = frozenset("unless provided providing until when once otherwise depends subject condition".split())


def borne(item: Item, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Caution a field of an item of which no word stands in the statement or where the evidence does.

    A field in another language than the source's is passed over, and one that the statement tells.
    """
    if type(item) is Item or not evidence:
        return
    for names, near in _fields(type(item)):
        said = [(name, text) for name in names if isinstance(text := getattr(item, name), str) and text]
        there = _around(item, evidence, sources, near) if said else frozenset()
        for name, text in said:
            aliases: tuple[str, ...] = getattr(item, "aliases", ()) if name == "name" else ()
            own = frozenset[str]().union(*map(_telling, (text, *aliases)))
            if own and own.isdisjoint(there) and _is_in_their_language(item, evidence, sources):
                note = f"{name}: no word of “{text}” stands where the evidence does"
                yield Doubt(check=name, severity="caution", note=note, span=Span(0, len(item.statement)))


@cache
def _fields(kind: type[Item]) -> tuple[tuple[tuple[str, ...], int], ...]:
    """Return the names of the fields that a kind of item has, and how near the evidence their words must stand."""
    both = ((_OF_THE_SENTENCE, 0), (_OF_WHAT_IS_NEAR, _NEAR))
    return tuple((tuple(name for name in names if name in kind.model_fields), near) for names, near in both)


def _around(item: Item, evidence: Sequence[Evidence], sources: Mapping[str, Document], near: int) -> frozenset[str]:
    """Return the roots of the words of a statement, and of those of its evidence and so many characters ``near``."""
    found = set(_roots(item.statement))
    for one in evidence:
        around = sentence(one, sources)
        found |= _roots(around.words) | _roots(one.speaker) | _roots(one.part)
        if near and (document := sources.get(one.document_id)):
            end = around.start + len(around.words)
            found |= _roots(document.text[max(0, around.start - near) : around.start])
            found |= _roots(document.text[end : end + near])
    return frozenset(found)


def _roots(text: str) -> frozenset[str]:
    """Return the roots of words, and of what is written onto a short one with an apostrophe: "d'euros" is euros."""
    every = read(text).words
    joined = (word.partition("'") for word in every if "'" in word)
    behind = (after for before, _, after in joined if len(before) <= _ELIDED and len(after) >= _ROOT)
    return frozenset(word[:_ROOT] for word in (*every, *behind))


def _telling(text: str) -> frozenset[str]:
    """Return the roots of the words that tell what a field says: the long ones and those with a capital, else all."""
    there = read(text)
    told = (word for at, word in enumerate(there.words) if tells(word) or there.raw(at)[0].isupper())
    return frozenset(word[:_ROOT] for word in told if word not in GLUE) or _roots(text)


def _is_in_their_language(item: Item, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> bool:
    own = read(item.statement).words
    cited = {one.document_id for one in evidence}.intersection(sources)
    return any(in_language(own, language_of(sources[key])) for key in cited)


def unmarked(item: Item, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Caution a certainty of which neither the statement nor its evidence has a word: no hedge, denial or question.

    English only.
    """
    if type(item) is Item or item.certainty in _PLAIN or not is_english(sources, evidence):
        return
    said = (item.statement, *(sentence(one, sources).words for one in evidence))
    if not any(_is_marked(text, item.certainty) for text in said):
        note = f"certainty: “{item.certainty}”, and no word of the evidence says so"
        yield Doubt(check="certainty", severity="caution", note=note, span=Span(0, len(item.statement)))


def _is_marked(text: str, certainty: str) -> bool:
    """Tell whether a text has a word for a certainty that is less than plain."""
    if certainty == "denied":
        return firmness(text).denies
    return firmness(text).asks or not _hedges().isdisjoint(read(text).words)


@cache
def _hedges() -> frozenset[str]:
    return _CONDITIONS.union(*(words("firmness", name) for name in _HEDGING))
