"""A statement must be no firmer than its evidence: may is not will, considering not decided, alleged not done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.document import Span
from summarizer.report import Doubt
from summarizer.verifying.firmness import are_about_the_same, firmness, is_firm, may_weigh, same_words
from summarizer.verifying.reading import is_english, read, sentence, written

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
    if not weighing or not is_english(sources):
        return
    said, text = firmness(statement), read(statement)
    if said.hedges or said.denies or len(set(said.stems)) < _FEWEST_WORDS:
        return
    for one in weighing:
        source = firmness(one.words)
        marked = {**source.weighed, **({} if said.reports else source.alleged)}
        if not marked or source.asks or not are_about_the_same(said, source):
            continue
        there = read(one.words)
        for number, own in same_words(marked, source, said):
            at, first, end = said.places[own], marked[number], source.places[number] + 1
            if not is_firm(text, at):
                continue
            yield Doubt(
                check="modality",
                severity="caution",
                note=f"the source is less firm: “{written(there, first, end)}”",
                span=Span(text.starts[at], text.ends[at]),
                **one.instead(there, first, end),
            )
            return
