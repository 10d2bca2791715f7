"""Fields of an item against its evidence."""

from __future__ import annotations

import pytest

from summarizer.brief import Item
from summarizer.kinds.brief import Actor, Figure, OpenQuestion, Proposal, Risk
from summarizer.verifying import verify
from tests.verifying.cited import cited

TEXT = (
    "Anna Lindqvist, who leads the Harbour Board, proposed to close the northern pier in May. "
    "The mayor may sell the fish market to a company. The council approved the new ferry on Monday. "
    "The old crane could fall into the harbour."
)


def notes(item: Item, quote: str, text: str = TEXT, **fields: str) -> list[tuple[str, str, str]]:
    evidence, sources = cited(text, quote, **fields)
    found = verify(item, evidence, sources)
    assert all(doubt.span.of(item.statement) == item.statement for doubt in found)
    return [(doubt.check, doubt.severity, doubt.note.partition(":")[0]) for doubt in found]


def test_an_actor_whose_name_is_in_no_source_is_rejected():
    """Who is nowhere in the source is invented; a part of the name, and a title in capitals, may be known."""
    said = {"statement": "She leads the Harbour Board.", "citations": ()}
    quote = "leads the Harbour Board"
    assert ("names", "reject", "name") in notes(Actor(**said, name="Karl Boe"), quote)
    assert notes(Actor(**said, name="Ingrid Lindqvist"), quote) == [("names", "caution", "name")]
    assert notes(Actor(**said, name="Anna Lindqvist", aliases=("Lindqvist", "Ms Lindqvist")), quote) == []


@pytest.mark.parametrize(
    ("field", "value", "check"),
    [
        ("role", "leader since 1997", "numbers"),
        ("role", "leader of the Oslo Board", "names"),
        ("stance", "wants it closed by 24 August", "dates"),
        ("aliases", ("Lindqvist", "Big Bertha"), "names"),
        ("attributed_to", "Bergen Post", "names"),
    ],
)
def test_other_fields_are_cautioned_by_name(field, value, check):
    """A number, a name or a date that stands nowhere is cautioned, and the note names the field."""
    item = Actor(statement="She leads the Harbour Board.", citations=(), name="Lindqvist", **{field: value})
    assert (check, "caution", field) in notes(item, "leads the Harbour Board")


@pytest.mark.parametrize(
    ("field", "value"), [("as_of", "Sometime in May"), ("unit", "Piers"), ("of", "Price of the northern pier")]
)
def test_the_first_word_of_a_phrase_is_no_name(field, value):
    """It has its capital for beginning the phrase; a name further on is looked for all the same."""
    statement, quote = "They proposed to close the pier.", "proposed to close the northern pier"
    assert notes(Figure(statement=statement, citations=(), **{field: value}), quote) == []
    item = Figure(statement=statement, citations=(), **{field: f"{value} for Oslo"})
    assert notes(item, quote) == [("names", "caution", field)]


def test_the_month_of_may_does_not_weaken_a_status():
    """What is to begin "on 3 May" is not only what "may" be."""
    text = "The board agreed that the talks are due to begin in Doha on 3 May."
    item = Proposal(statement="The talks begin on 3 May.", citations=(), status="adopted")
    assert notes(item, "the talks are due to begin in Doha on 3 May", text) == []


@pytest.mark.parametrize(
    ("status", "quote", "doubted"),
    [
        ("adopted", "The mayor may sell the fish market", True),
        ("agreed", "The mayor may sell the fish market", True),
        ("implemented", "proposed to close the northern pier", True),
        ("adopted", "The council approved the new ferry", False),
        ("proposed", "proposed to close the northern pier", False),
        ("under_consideration", "The mayor may sell the fish market", False),
    ],
)
def test_a_status_firmer_than_the_evidence_is_cautioned(status, quote, doubted):
    """What is only weighed, wanted or proposed is not agreed, adopted or implemented."""
    item = Proposal(statement="It is on the table.", citations=(), status=status)
    assert (("status", "caution", "status") in notes(item, quote)) is doubted


@pytest.mark.parametrize(
    ("item", "doubted"),
    [
        (Risk(statement="The old crane falls into the harbour.", citations=()), True),
        (Risk(statement="The old crane falls into the harbour.", citations=(), certainty="possible"), False),
        (Risk(statement="The old crane could fall into the harbour.", citations=()), False),
        (OpenQuestion(statement="Does the old crane fall into the harbour?", citations=()), False),
        (Item(statement="The old crane falls into the harbour.", citations=()), False),
    ],
)
def test_what_is_asserted_on_hedged_words_is_cautioned(item, doubted):
    """An item's certainty is no greater than its quote's, unless the statement hedges; a plain sentence has none."""
    found = notes(item, "The old crane could fall into the harbour")
    assert (("certainty", "caution", "certainty") in found) is doubted


def test_words_attributed_to_somebody_else_are_cautioned():
    """Who an item says is speaking must be who speaks in its evidence, where that tells."""
    text = "Anna Lindqvist said the pier was old. Karl Boe was there."
    quote = "said the pier was old"
    item = Risk(statement="The pier was rather old.", citations=(), attributed_to="Karl Boe")
    assert notes(item, quote, text) == [("attribution", "caution", "attributed_to")]
    assert notes(item.model_copy(update={"attributed_to": "Ms Lindqvist"}), quote, text) == []
    assert notes(item, quote, f"Karl Boe was there. {text}") == []
