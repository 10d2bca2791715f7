"""A statement must be no firmer than its evidence: may is not will, considering not decided, alleged not done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.document import Span
from summarizer.language.lexicon import words
from summarizer.report import Doubt
from summarizer.verifying.clauses import clauses
from summarizer.verifying.firmness import Firmness, are_about_the_same, firmness, is_firm, may_weigh, same_words
from summarizer.verifying.reading import Sentence, is_english, read, sentence, written
from summarizer.verifying.retelling import is_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.document import Document
    from summarizer.report import Evidence

_FEWEST_WORDS: Final = 3


def modality(statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt a verb that the statement has for a fact and the evidence only weighs, wants or alleges; English only.

    A caution: that the same thing is settled elsewhere in the source is not looked for.
    """
    weighing = [one for one in (sentence(each, sources) for each in evidence) if may_weigh(read(one.words))]
    if not weighing or not is_english(sources, evidence):
        return
    said = firmness(statement)
    if said.weighed:
        return
    text = read(statement)
    for one in weighing:
        source, there = firmness(one.words), read(one.words)
        if source.asks or said.denies_beside(there.words) or not _hedges_no_more(said, source):
            continue
        for at, first, last in (*_same_words(said, source), *_retold(statement, said, one, sources)):
            if is_firm(text, at) and (not at or text.raw(at)[:1].islower()):  # a capital makes it a title's
                yield Doubt(
                    check="modality",
                    severity="caution",
                    note=f"the source is less firm: “{written(there, first, last + 1)}”",
                    span=Span(text.starts[at], text.ends[at]),
                    **one.instead(there, first, last + 1),
                )
                return


def _hedges_no_more(said: Firmness, source: Firmness) -> bool:
    """Tell whether what hedges in a statement is itself only weighed in the source: "will seek" for "might seek"."""
    return said.hedging <= {source.stems[number] for number in source.weighed}


def _same_words(said: Firmness, source: Firmness) -> Iterator[tuple[int, int, int]]:
    """Yield the place of each word that the source marks as less than firm, and of its mark and itself there."""
    marked = {**source.weighed, **({} if said.reports else source.alleged)}
    if marked and len(set(said.stems)) >= _FEWEST_WORDS and are_about_the_same(said, source):
        for number, own in same_words(marked, source, said):
            yield said.places[own], marked[number], source.places[number]


def _retold(
    statement: str, said: Firmness, one: Sentence, sources: Mapping[str, Document]
) -> Iterator[tuple[int, int, int]]:
    """Yield the same of what a sentence tells but for one word."""
    own, source = clauses(statement), clauses(one.words)
    for at, mark in source.weighed.items():
        if said.reports and source.folded.words[mark] in words("firmness", "alleging"):
            continue
        for number in own.content:
            if own.stems[number] == source.stems[at] and is_told(own, number, one, source, sources):
                yield number, mark, at
    for number in own.content:
        if own.folded.words[number] in words("firmness", "settling") and own.stems[number] not in source.stems:
            floated = (at for at in source.content if source.folded.words[at] in words("firmness", "floating"))
            for at in floated:
                is_of_the_same = own.next(number) == source.next(at) != "" and source.stems[at] not in own.stems
                if is_of_the_same and is_told(own, number, one, source, sources):
                    yield number, at, at
