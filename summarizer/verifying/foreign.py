"""A statement in another language than its source's: hardly anything of it can be compared, and that is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.canonical import holds
from summarizer.document import Span
from summarizer.language.languages import is_foreign
from summarizer.report import Doubt
from summarizer.verifying.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.document import Document
    from summarizer.report import Evidence


def foreign(statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt a statement that is in another language than all sources: its words are nobody's that could be compared.

    What the source has word for word is in its language, whatever few words may look like.
    """
    if is_foreign(read(statement), sources.values()) and not any(holds(one.quote, statement) for one in evidence):
        note = "not in the source's language: its numbers and dates could be compared, its words could not"
        yield Doubt(check="foreign", severity="caution", note=note, span=Span(0, len(statement)))
