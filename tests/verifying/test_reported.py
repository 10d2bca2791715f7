"""What a source has on somebody's word, told as a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from summarizer.kinds.brief import Actor, Claim, Figure, OpenQuestion, Risk
from summarizer.verifying import verify
from tests.verifying.cited import cited

if TYPE_CHECKING:
    from summarizer.brief import Item

MINISTRY = "The ministry says repairs cost 38 million crowns."
MAYOR = "Mayor Ilse Brandt said on Monday that the city cannot wait for the state."
DIVERS = "The eastern wall has moved by eleven centimetres since March, the divers of the port said."


def told(
    statement: str, text: str, *quotes: str, kind: type[Item] = Risk, speaker: str = "", **fields: Any
) -> list[str]:
    """Return whose word the source is said to have an item on."""
    evidence, sources = cited(text, *(quotes or (text,)), speaker=speaker)
    doubts = verify(kind(statement=statement, citations=(), **fields), evidence, sources)
    return [doubt.instead for doubt in doubts if "told as a fact" in doubt.note]


@pytest.mark.parametrize(
    ("statement", "text", "quote", "teller"),
    [
        ("Repairs cost 38 million crowns.", MINISTRY, "repairs cost 38 million crowns", "The ministry says"),
        ("The city cannot wait for the state.", MAYOR, "the city cannot wait", "Mayor Ilse Brandt said"),
        (
            "The eastern wall has moved by eleven centimetres.",
            DIVERS,
            "The eastern wall has moved",
            "the divers of the port said",
        ),
    ],
)
def test_an_item_that_names_nobody_is_told_with_who_says_so(statement, text, quote, teller):
    """The words left or right of a quote tell whose it is, whether it reaches them or not."""
    assert told(statement, text, quote) == [teller]
    assert told(statement, text) == [teller]


@pytest.mark.parametrize(
    ("statement", "fields"),
    [
        ("Repairs cost 38 million crowns.", {"attributed_to": "the ministry"}),
        ("Repairs cost 38 million crowns.", {"certainty": "reported"}),
        ("Repairs cost 38 million crowns.", {"kind": Claim, "chain": ("the ministry",)}),
        ("The ministry puts the cost of repairs at 38 million crowns.", {}),
        ("Repairs reportedly cost 38 million crowns.", {}),
        ("Do repairs cost 38 million crowns?", {"kind": OpenQuestion}),
        ("Repairs cost 38 million crowns.", {"speaker": "Ann Lee"}),
    ],
)
def test_an_item_that_tells_whose_word_it_is_is_not_doubted(statement, fields):
    """In a field, in the statement or by the speaker of a dialogue."""
    assert told(statement, MINISTRY, **fields) == []


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        # Who does something says nothing.
        ("The ministry will repair the wall.", "The ministry announced that it will repair the wall."),
        # Nobody, or nobody here, is the speaker.
        ("The wall is the oldest of the coast.", "The wall is said to be the oldest of the coast."),
        (
            "The wall has moved by eleven centimetres.",
            "It has moved, she said: the wall has moved by eleven centimetres.",
        ),
        # What stands beside what is said is not said.
        (
            "The council met in the old town hall.",
            "The council met in the old town hall, and the mayor said little of it.",
        ),
        ("Ann Lee left the council in May.", "Ann Lee, who said the wall was safe, left the council in May."),
        ("The wall has moved.", "As the divers said in March, the wall has moved."),
    ],
)
def test_what_is_no_report_is_not_doubted(statement, text):
    """The source says so itself."""
    assert told(statement, text) == []


def test_evidence_of_the_sources_own_makes_it_a_fact():
    """One sentence that nobody is quoted for is enough."""
    text = f"{MINISTRY} Repairs of the wall cost 38 million crowns."
    assert told("Repairs cost 38 million crowns.", text, MINISTRY, "Repairs of the wall cost 38 million crowns.") == []


def test_who_an_actor_is_is_no_claim_of_whoever_speaks_of_him():
    """A name and an office are told of him as a fact."""
    text = "The treaty with Vice-Premier Liu He is dead, the traders said."
    fields: dict[str, Any] = {"kind": Actor, "name": "Liu He", "role": "vice-premier"}
    assert told("Liu He, vice-premier.", text, **fields) == []
    assert told("The treaty with Liu He is dead.", text, **fields) == ["the traders said"]


def test_a_figure_is_doubted_as_any_item_is():
    """A number that somebody gives is his."""
    assert told("Repairs cost 38 million crowns.", MINISTRY, kind=Figure, value="38 million") == ["The ministry says"]
