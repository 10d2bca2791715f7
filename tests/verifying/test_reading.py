"""Statements and sources as the checks read them."""

from __future__ import annotations

from summarizer.document import Document
from summarizer.verifying.reading import is_english
from tests.verifying.cited import cited

ENGLISH = "The council of the island has opposed the sale of the lighthouse, and it will not be sold."
GERMAN = "Der Rat der Insel hat den Verkauf des Leuchtturms abgelehnt, und er wird nicht verkauft."
TABLE = "Karby;12\nAnsel;7"


def sources(*texts: str) -> dict[str, Document]:
    return {document.id: document for document in map(Document.from_text, texts)}


def test_a_source_that_shows_no_language_is_passed_over():
    """A table beside an English text leaves it English; alone it is nothing."""
    assert is_english(sources(ENGLISH, TABLE))
    assert not is_english(sources(TABLE))


def test_of_several_languages_that_of_the_evidence_counts():
    """An English quote is judged by English rules whatever lies beside it; without one, nothing tells which holds."""
    evidence, english = cited(ENGLISH, "opposed the sale")
    assert is_english({**english, **sources(GERMAN)}, evidence)
    assert not is_english({**english, **sources(GERMAN)})
