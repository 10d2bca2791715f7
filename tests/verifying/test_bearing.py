"""A true quote under a statement that is about something else."""

from __future__ import annotations

import pytest

from summarizer.brief import Item
from summarizer.document import Document
from summarizer.kinds.brief import Risk
from summarizer.verifying import verify
from tests.verifying.cited import cited

TEXT = "The council sold the old lighthouse in spring. Greta Holm, the mayor, had opposed the sale. It rained in May."
QUOTE = "The council sold the old lighthouse"


def checks(statement: str, text: str = TEXT, quote: str = QUOTE) -> list[str]:
    evidence, sources = cited(text, quote)
    return [doubt.check for doubt in verify(Risk(statement=statement, citations=()), evidence, sources)]


def test_a_quote_about_something_else_is_no_evidence():
    """That the quote is true does not help a statement that it has no word of."""
    assert "bearing" in checks("Your account is locked and must be renewed today")


@pytest.mark.parametrize("statement", ["The mayor resigned.", "Cats purr.", "He lied."])
def test_a_few_words_of_which_the_quote_has_none_are_not_borne_out(statement: str):
    """However short a statement is, one whose quote has no word of it rests on nothing."""
    assert checks(statement) == ["bearing"]


@pytest.mark.parametrize(
    "statement",
    [
        "Councillors were selling an old lighthouse",
        "A lighthouse changed hands",
        "Der Stadtrat hat den Leuchtturm im Frühjahr verkauft",
        "It was sold",
    ],
)
def test_what_may_rest_on_its_quote_is_let_be(statement: str):
    """Another form of a word, another language, few words."""
    assert "bearing" not in checks(statement)


def test_a_sentence_that_cites_nothing_is_not_held_against_what_was_found_for_it():
    """The sentences nearest to a text's are no claim of its writer's."""
    evidence, sources = cited(TEXT, QUOTE)
    item = Item(statement="Your account is locked and must be renewed today", citations=())
    assert "bearing" not in {doubt.check for doubt in verify(item, evidence, sources)}


def test_a_name_in_common_is_not_enough():
    """What everybody in the text is about tells little of what is said."""
    text = "Holm came. Holm spoke. Holm left. Holm opposed the sale of the lighthouse. Holm called the meeting off."
    assert "bearing" in checks("Holm opposed the sale of the lighthouse", text, "Holm called the meeting off")


def test_what_the_source_says_elsewhere_is_not_borne_out_by_this_quote():
    """A reader who looks at the quote would not find it there."""
    assert checks("Greta Holm, the mayor, had opposed the sale.") == ["bearing"]


def test_it_holds_in_other_languages():
    """What is compared are letters, not a lexicon's words."""
    text = "Der Rat verkaufte im Frühjahr den alten Leuchtturm."
    assert "bearing" in checks("Wegen Regens fallen alle Fähren aus", text, "verkaufte")


def test_what_other_sources_say_changes_nothing():
    """A brief is made of one source at a time and proved with all of them at hand: both must say the same."""
    evidence, sources = cited(TEXT, "Greta Holm, the mayor, had opposed the sale")
    more = Document.from_text("Ferries sink where pilots sleep. Crews drown slowly.")
    item = Risk(statement="Holm: ferries sink where pilots sleep, crews drown slowly", citations=())
    alone, together = (
        [doubt for doubt in verify(item, evidence, given) if doubt.check == "bearing"]
        for given in (sources, {**sources, more.id: more})
    )
    assert alone == together
