"""What the evidence denies, the statement must not say, and the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.document import Span
from summarizer.report import Doubt
from summarizer.verifying.firmness import are_about_the_same, firmness, may_deny, same_words
from summarizer.verifying.reading import Instead, is_english, read, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.canonical import Folded
    from summarizer.document import Document
    from summarizer.report import Evidence

_FEWEST_WORDS: Final = 3


def negation(statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt a word that the evidence denies and the statement does not, or the reverse; in English only.

    The word must stand in the same surroundings in both, and the other text must deny nothing in any way.
    """
    text = read(statement)
    sentences = [sentence(each, sources) for each in evidence]
    if not (may_deny(text) or any(may_deny(read(one.words)) for one in sentences)) or not is_english(sources):
        return
    said = firmness(statement)
    if len(set(said.stems)) < _FEWEST_WORDS:
        return
    cited = [(one, firmness(one.words)) for one in sentences]
    for one, source in cited:
        if not are_about_the_same(said, source):
            continue
        there = read(one.words)
        if source.denied and not (said.denies or said.supposes):
            for number, own in same_words(source.denied, source, said):
                first, end = source.denied[number], source.places[number] + 1
                at = said.places[own]
                yield _doubt("the source denies it:", text, at, at + 1, one.instead(there, first, end))
                return
        if said.denied and not (source.denies or one.evidence.clipped):
            for own, number in same_words(said.denied, said, source):
                if any(other.denies and said.stems[own] in other.stems for _, other in cited):
                    continue
                first, end = said.denied[own], said.places[own] + 1
                at = source.places[number]
                yield _doubt("the source does not deny", text, first, end, one.instead(there, at, at + 1))
                return


def _doubt(note: str, text: Folded, first: int, end: int, there: Instead) -> Doubt:
    """Return the doubt about words ``first`` to ``end`` (exclusive) of a statement; its note ends in the source's."""
    return Doubt(
        check="negation",
        severity="reject",
        note=f"{note} “{there['instead']}”",
        span=Span(text.starts[first], text.ends[end - 1]),
        **there,
    )
