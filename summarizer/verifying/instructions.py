"""What only an order to a machine says is not what the source reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.canonical import fold, index, instructions
from summarizer.document import Span
from summarizer.report import Doubt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.document import Document
    from summarizer.report import Evidence

#: Letters of a word that tells something; and so many places of it are looked at.
_TELLING: Final = 4
_MOST_PLACES: Final = 200


def obeyed(statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt a statement that rests on an order to a machine, or has words that stand in such orders alone."""
    ordered = {key: spans for key, document in sources.items() if (spans := instructions(document))}
    if not ordered:
        return
    for one in evidence:
        order = next((span for span in ordered.get(one.document_id, ()) if span.overlaps(one.span)), None)
        if order:
            note = "its evidence is part of a passage that gives orders to a machine"
            yield _doubt(note, Span(0, len(statement)), one.document_id, order, sources)
            return
    text = fold(statement)
    for number, word in enumerate(text.words):
        if (len(word) < _TELLING and not word[0].isdecimal()) or not (place := _only_ordered(word, sources, ordered)):
            continue
        note = "the source has this word only in a passage that gives orders to a machine"
        yield _doubt(note, Span(text.starts[number], text.ends[number]), *place, sources)
        return


def _only_ordered(
    word: str, sources: Mapping[str, Document], ordered: Mapping[str, Sequence[Span]]
) -> tuple[str, Span] | None:
    """Return the order that has ``word``, and its document, where no other passage of any source has it."""
    found: tuple[str, Span] | None = None
    for key, document in sources.items():
        known = index(document)
        for place in known.postings.get(word, ())[:_MOST_PLACES]:
            at = known.folded.starts[place]
            order = next((span for span in ordered.get(key, ()) if span.start <= at < span.end), None)
            if order is None:
                return None
            found = found or (key, order)
    return found


def _doubt(note: str, words: Span, document_id: str, order: Span, sources: Mapping[str, Document]) -> Doubt:
    return Doubt(
        check="instructions",
        severity="caution",
        note=note,
        span=words,
        instead=order.of(sources[document_id].text)[:200],
        at=order,
        document_id=document_id,
    )
