"""Words in quotation marks against the sources."""

from __future__ import annotations

import pytest

from summarizer.document import Document
from summarizer.verifying.quoted_words import quoted_words

TEXT = 'The mayor said she "didn\'t see any reason to wait" and that the pier, though old, was safe for everyone.'


def severities(statement: str, text: str = TEXT) -> list[str]:
    document = Document.from_text(text, title="A Long Wait for the Old Pier")
    return [doubt.severity for doubt in quoted_words(statement, (), {document.id: document})]


@pytest.mark.parametrize(
    "statement",
    [
        "She saw no “reason to wait”.",
        "She saw no «reason to wait».",
        "She “did not see any reason to wait”.",
        "The pier “was safe for everyone,” she said.",
        "The pier “… though old … safe for everyone”.",
        "The mayor said that “[the] pier, though old, was safe”.",
        "In “A long wait for the old pier” the mayor speaks.",
        "She called the talks “nonsense”.",
        "The mayor didn't say it wasn't safe.",
        'A pipe of 9" and one of 7" were laid.',
    ],
)
def test_words_of_the_source_are_not_doubted(statement):
    """Quoted words that stand in the source, or in its title, in canonical form pass; so does a single word."""
    assert severities(statement) == []


@pytest.mark.parametrize(
    "statement",
    [
        "She spoke of a “safe zone”.",
        "She wrote “The Pier And Its Enemies”.",
        "To the question “why does she not wait at all?” she said nothing.",
    ],
)
def test_titles_questions_and_terms_are_passed_over(statement):
    """What the writer may have put in quotation marks is nobody's words."""
    assert severities(statement) == []


@pytest.mark.parametrize(
    "statement",
    [
        'She "saw every reason to wait".',
        "She ‘saw every reason to wait’.",
        "„Sie sah dafür keinen einzigen Grund“.",
        "She “did see any reason to wait”.",
    ],
)
def test_words_that_no_source_has_are_cautioned(statement):
    """A sentence put in somebody's mouth is for the reader to look at."""
    assert severities(statement) == ["caution"]
