"""The sides of a disagreement: each is a statement of somebody, and is held against words of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.brief import Item
from summarizer.document import Span
from summarizer.kinds.brief import Disagreement
from summarizer.report import Doubt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from summarizer.document import Document
    from summarizer.kinds.brief import Side
    from summarizer.report import Evidence

    Verify = Callable[[Item, Sequence[Evidence], Mapping[str, Document]], Iterable[Doubt]]

#: Nobody disagrees with himself.
_FEWEST: Final = 2


def sides(
    item: Item, evidence: Sequence[Evidence], documents: Mapping[str, Document], verify: Verify
) -> Iterator[Doubt]:
    """Yield what ``verify`` holds against the sides of an item that has some, each with its own part of the evidence.

    A doubt about a side spans the whole statement of the disagreement, and says whose side it is about.
    """
    if not isinstance(item, Disagreement):
        return
    if len({side.evidence for side in item.sides}) < max(_FEWEST, len(item.sides)):
        note = "a disagreement has two sides at least, each on words of its own"
        yield Doubt(check="sides", severity="reject", note=note, span=Span(0, len(item.statement)))
    for side in item.sides:
        own = [evidence[place] for place in side.evidence if 0 <= place < len(evidence)]
        whole = Span(0, len(item.statement))
        if not own or len(own) < len(side.evidence):
            note = f"the side of “{side.said_by}” has no words of its own"
            yield Doubt(check="sides", severity="reject", note=note, span=whole)
            continue
        for doubt in verify(_claim(side, own, documents), own, documents):
            yield doubt.model_copy(update={"span": whole, "note": f"the side of “{side.said_by}”: {doubt.note}"})


def _claim(side: Side, evidence: Sequence[Evidence], documents: Mapping[str, Document]) -> Item:
    """Return a side as a claim of who makes it; a document that speaks for itself claims nothing of a person."""
    titles = {documents[one.document_id].title for one in evidence}
    said_by = None if side.said_by in titles else side.said_by
    # Constructed, not validated: a report from a file may hold any text.
    return Item.model_construct(statement=side.statement, citations=(), attributed_to=said_by)
