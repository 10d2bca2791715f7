"""What the evidence denies, the statement must not say, and the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.document import Span
from summarizer.language.english_words import stem
from summarizer.language.lexicon import words
from summarizer.language.opposites import against
from summarizer.report import Doubt
from summarizer.verifying.clauses import MOST_WORDS, clauses
from summarizer.verifying.firmness import Firmness, are_about_the_same, firmness, may_deny, same_words
from summarizer.verifying.pair import Pair
from summarizer.verifying.reading import Instead, Sentence, is_english, read, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from summarizer.canonical import Folded
    from summarizer.document import Document
    from summarizer.report import Evidence

_FEWEST_WORDS: Final = 3


def negation(statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt a word that the evidence denies and the statement does not, or the reverse; in English only.

    The word must stand in the same surroundings in both, and the other text must deny nothing in any way. A reject
    where all of its clause is the same, a caution elsewhere.
    """
    text = read(statement)
    sentences = [sentence(each, sources) for each in evidence]
    if not (may_deny(text) or any(may_deny(read(one.words)) for one in sentences)) or not is_english(sources, evidence):
        return
    said = firmness(statement)
    if len(set(said.stems)) < _FEWEST_WORDS:
        return
    cited = [(one, firmness(one.words)) for one in sentences]
    for one, source in cited:
        if not are_about_the_same(said, source):
            continue
        there = read(one.words)
        if source.denied and not (said.denies_beside(there.words) or said.supposes):
            only_denied = [
                n
                for n, denial in source.denied.items()
                if not _has_exception(there, denial, text) and not _is_said(source.stems[n], cited)
            ]
            for number, own in same_words(only_denied, source, said):
                first, end = source.denied[number], source.places[number] + 1
                at = said.places[own]
                sure = _is_sure(statement, at, one, source.places[number])
                yield _doubt(
                    "the source denies it:", _span(text, at, at + 1), one.instead(there, first, end), sure=sure
                )
                return
        if said.denied and not (source.supposes or source.denies_beside(text.words) or one.evidence.clipped):
            for own, number in same_words(_undenied(said, text, source, there, cited), said, source):
                first, end = said.denied[own], said.places[own] + 1
                at = source.places[number]
                instead = one.instead(there, at, at + 1)
                sure = _is_sure(statement, said.places[own], one, at)
                yield _doubt("the source does not deny", _span(text, first, end), instead, sure=sure)
                return


def _undenied(
    said: Firmness, text: Folded, source: Firmness, there: Folded, cited: Sequence[tuple[Sentence, Firmness]]
) -> Iterator[int]:
    """Yield what a statement denies and no evidence does, nor has the contrary of: "not safe" for unsafe."""
    for own in said.denied:
        is_denied = any(other.denies and said.stems[own] in other.stems for _, other in cited)
        word = text.words[said.places[own]]
        if word in words("firmness", "raising") and not set(said.stems[own:]) <= set(source.stems):
            continue  # "does not expect it to fall" denies the fall
        if not is_denied and against(stem(word)).isdisjoint(map(stem, there.words)):
            yield own


def _is_said(word: str, cited: Iterable[tuple[Sentence, Firmness]]) -> bool:
    """Tell whether a word stands in a piece of the evidence that denies nothing."""
    return any(word in other.stems and not other.denied for _, other in cited)


def _has_exception(there: Folded, denial: int, text: Folded) -> bool:
    """Tell whether something is denied only until, unless or without what the statement does not except."""
    return any(word in words("firmness", "excepting") and word not in text.words for word in there.words[denial + 1 :])


def _is_sure(statement: str, own: int, one: Sentence, there: int) -> bool:
    """Tell whether nothing but the contrary can be meant; of endless texts, only the first words are known."""
    said, source = clauses(statement), clauses(one.words)
    if max(own, there) >= MOST_WORDS or "?" in source.folded.words:
        return False
    return Pair(said, own, source, there).is_sure_denial()


def _span(text: Folded, first: int, end: int) -> Span:
    return Span(text.starts[first], text.ends[end - 1])


def _doubt(note: str, span: Span, there: Instead, *, sure: bool) -> Doubt:
    """Return the doubt about words of a statement; its note ends in the source's."""
    return Doubt(
        check="negation",
        severity="reject" if sure else "caution",
        note=f"{note} “{there['instead']}”",
        span=span,
        **there,
    )
