"""What one section of an embedded brief does not say again after another."""

from __future__ import annotations

import pytest

from summarizer import Document, summarize
from summarizer.brief import Citation
from summarizer.extracting.repeating import without_repeats
from summarizer.kinds.brief import Claim, Event, Figure, Proposal, Risk


def shortened(statement: str, value: str, *, quote: str = "", **fields: str) -> str:
    """Return what a figure says of a sentence that a risk says, too."""
    figure = Figure(
        statement=statement, citations=(Citation(passage="p1", quote=quote or statement),), value=value, **fields
    )
    risk = Risk(statement=statement, citations=())
    sections = {"proposals": (), "risks": (risk,), "open_questions": (), "events": (), "figures": (figure,)}
    (told,) = without_repeats({**sections, "claims": ()})["figures"]
    assert told.model_copy(update={"statement": statement}) == figure
    return str(told.statement)


@pytest.mark.parametrize(
    ("statement", "value", "fields", "told"),
    [
        (
            "The board said it would buy about 100 doses of the flu vaccine, and four tents.",
            "100",
            {"of": "doses"},
            "About 100 doses of the flu vaccine",
        ),
        (
            "Two men said that tariffs on some $156 billion in Norland consumer goods, due in May, may go.",
            "156 billion",
            {"unit": "$"},
            "Some $156 billion in Norland consumer goods",
        ),
        (
            "The strike closed more than half of the state's school districts for a day, and may go on.",
            "half",
            {"of": "state's school districts"},
            "More than half of the state's school districts for a day",
        ),
    ],
)
def test_a_figure_that_repeats_a_line_says_what_it_is_of(statement: str, value: str, fields: dict[str, str], told: str):
    """Its number with the words beside it, as the source has them; its other fields stay."""
    assert shortened(statement, value, **fields) == told


@pytest.mark.parametrize(
    ("statement", "value", "fields"),
    [
        ("At least 5,000 people entered the hall, which may fall.", "5,000", {"of": "people"}),
        ("The spending rose by 2.5% each of the next two years, and may fall.", "2.5", {"unit": "%"}),
        ("The cells held people no longer than 72 hours, the guard fears.", "72", {"unit": "hours"}),
        ("The tent held 155 adult males with only one sink, and may fall.", "155", {"of": "adult males"}),
        ("Pupils who miss seven hours on school days eat more sugar, and may fall ill.", "seven", {"unit": "hours"}),
        ("The strike may cost the town its harbour.", "200", {"of": "jobs in the old harbour market"}),
    ],
)
def test_a_figure_stays_a_sentence_where_little_else_is_told_of_it(statement: str, value: str, fields: dict[str, str]):
    """Few words might be of anything, and two sources may have them for two things."""
    assert shortened(statement, value, **fields) == statement


def test_a_figure_says_no_words_that_its_quote_lacks():
    """Where the statement joins what stands apart in the source, it stays as it is."""
    statement = "They may buy 100 doses of the flu vaccine for the town."
    assert shortened(statement, "100", of="doses", quote="They may buy 100 doses of the new flu vaccine") == statement


def test_a_claim_goes_where_another_line_says_it_on_the_same_word():
    """Not where somebody stands behind it whom that line lacks; events, and what no line repeats, stay."""
    ports = "The ministry said the ports would close."
    kept = Proposal(statement=ports, citations=(), attributed_to="the ministry")
    repeat = Claim(statement=ports, citations=(), attributed_to="the ministry", chain=("the ministry",))
    further = repeat.model_copy(update={"chain": ("the Courier", "the ministry")})
    other = repeat.model_copy(update={"statement": "The ministry said the ports would open."})
    event = Event(statement=ports, citations=(), when="in May")
    sections = {"proposals": (kept,), "risks": (), "open_questions": (), "events": (event,), "figures": ()}
    told = without_repeats({**sections, "claims": (repeat, further, other)})
    assert told == {"figures": (), "claims": (further, other)}


def test_a_brief_keeps_the_number_of_a_line_that_is_repeated():
    """The proposal has the sentence, the figure its number and what it is of, on the same words and speaker."""
    text = (
        "The harbour board will meet on Monday. Mayor Ilse Brandt said the harbour board should pay about 40 million "
        "crowns for new walls along the old harbour, a plan that the harbour board has weighed. The harbour is old."
    )
    report = summarize(Document.from_text(text, title="harbour"))
    (proposal, *_), (figure, *_) = report.section("proposals"), report.section("figures")
    assert "should pay about 40 million crowns" in proposal.item.statement
    assert figure.item.statement == "About 40 million crowns for new walls"
    assert figure.evidence[0].quote == proposal.evidence[0].quote
    assert figure.item.attributed_to == proposal.item.attributed_to
