"""A line that one source bears out, and another that it also stands on does not: its words are told with it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from summarizer.kinds.brief import Disagreement
from summarizer.report import CONTESTED
from summarizer.verifying.contrary import contrary
from summarizer.verifying.contrary_abroad import contrary_abroad
from summarizer.verifying.contrary_east import contrary_east
from summarizer.verifying.dates import dates
from summarizer.verifying.firmness import are_about_the_same, firmness
from summarizer.verifying.negation import negation
from summarizer.verifying.numbers import numbers
from summarizer.verifying.reading import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.brief import Item
    from summarizer.document import Document
    from summarizer.report import Doubt, Evidence
    from summarizer.verifying import Check

#: What tells that a source says another thing, and not only less.
_TELLING: Final[tuple[Check, ...]] = (negation, contrary, contrary_abroad, contrary_east, numbers, dates)


def contested(item: Item, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Caution an item that rests on several sources of which some, taken alone, deny it or have another number or date.

    Where all of them do, the other checks tell it, and a disagreement has such sources by its nature.
    """
    by_source: defaultdict[str, list[Evidence]] = defaultdict(list)
    for one in evidence:
        if one.document_id in sources:
            by_source[one.document_id].append(one)
    if len(by_source) == 1 or isinstance(item, Disagreement):
        return
    held = [_held(item.statement, own, {key: sources[key]}) for key, own in by_source.items()]
    if None in held:
        yield from filter(None, held)


def _held(statement: str, evidence: Sequence[Evidence], source: Mapping[str, Document]) -> Doubt | None:
    """Return what one source, taken alone, holds against a statement, where it has other words for the same."""
    said = firmness(statement)
    alike = [one for one in evidence if are_about_the_same(said, firmness(sentence(one, source).words))]
    found = (doubt for check in _TELLING for doubt in check(statement, alike, source) if alike and doubt.instead)
    doubt = next(found, None)
    if doubt is None:
        return None
    note = f"another source of this line says otherwise: {doubt.note}"
    return doubt.model_copy(update={"check": CONTESTED, "severity": "caution", "note": note})
