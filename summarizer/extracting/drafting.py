"""What all items have in common: their citations, statement, attribution and certainty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypedDict

from summarizer.brief import Citation
from summarizer.extracting.certainty import certainty
from summarizer.extracting.clauses import clause, source_of, statement
from summarizer.extracting.cues import cue_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.brief import Certainty
    from summarizer.document import Span
    from summarizer.extracting.candidates import Candidate
    from summarizer.extracting.reading import Sentence

EVIDENCE: Final = 5  # citations of an item at most: more of the same proves nothing more


class ItemFields(TypedDict):
    """The fields of every Item."""

    statement: str
    citations: tuple[Citation, ...]
    attributed_to: str | None
    certainty: Certainty


def drafted(candidate: Candidate) -> ItemFields:
    """Return the fields that an item of any section takes from ``candidate``."""
    span = clause(candidate.sentence, candidate.cue.start, candidate.cue.end)
    words = cue_words(token for token in candidate.sentence.tokens if span.covers(token.span))
    return ItemFields(
        statement=statement(candidate.sentence, span, candidate.voice),
        citations=tuple(_citations(candidate))[:EVIDENCE],
        attributed_to=candidate.voice.speaker,
        certainty=certainty(words, candidate.voice, candidate.sentence.language),
    )


def _citations(candidate: Candidate) -> Iterator[Citation]:
    """Yield the words that bear an item out: its own, how they run on, and those of candidates folded into it."""
    for one in (candidate, *candidate.also):
        yield _cited(one.sentence, clause(one.sentence, one.cue.start, one.cue.end))
        if one is candidate:
            yield from (_cited(bit, bit.span) for bit in one.after)


def _cited(sentence: Sentence, span: Span) -> Citation:
    return Citation(passage=sentence.passage.id, quote=source_of(sentence, sentence.whole(span)))
