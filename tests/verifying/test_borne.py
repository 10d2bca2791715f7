"""Fields, and how sure an item is, against what stands where its evidence does."""

from __future__ import annotations

import pytest

from summarizer.kinds.brief import Actor, Figure, OpenQuestion, Proposal, Risk
from summarizer.verifying.borne import borne, unmarked
from tests.verifying.cited import cited

SEA = "The ferries carried salt, timber and hay along the coast in those years, and nobody counted them. " * 8
TEXT = (
    "Anna Lindqvist, who leads the Harbour Board, proposed to close the northern pier in May if the state pays. "
    f"{SEA}The fishmonger Karl Boe fears that storms could drown his stalls. The council bought 14 lamps."
)


def named(item, quote: str, text: str = TEXT) -> list[str]:
    evidence, sources = cited(text, quote)
    found = [*borne(item, evidence, sources), *unmarked(item, evidence, sources)]
    assert all((doubt.severity, doubt.span.of(item.statement)) == ("caution", item.statement) for doubt in found)
    return [doubt.note.partition(":")[0] for doubt in found]


@pytest.mark.parametrize(
    ("field", "own", "other"),
    [
        ("action", "closing of the northern pier", "purchase of lamps"),
        ("conditions", "the state pays", "storms"),
        ("proposer", "Anna Lindqvist", "Karl Boe"),
        ("addressee", "the state", "fishmonger"),
    ],
)
def test_a_field_of_another_item_is_cautioned(field: str, own: str, other: str):
    """What a proposal says of itself stands in its sentence, and who proposes it near; another item's does not."""
    said = {"statement": "She wants to close the pier in May.", "citations": ()}
    quote = "proposed to close the northern pier in May"
    assert named(Proposal(**said, **{field: own}), quote) == []
    assert named(Proposal(**said, **{field: other}), quote) == [field]


def test_the_name_and_role_of_another_actor_are_cautioned():
    """An actor goes by a name that stands near, or by an alias, and by a role that does."""
    said = {"statement": "He fears that storms could drown his stalls.", "citations": ()}
    quote = "storms could drown his stalls"
    assert named(Actor(**said, name="Karl Boe", role="fishmonger"), quote) == []
    assert named(Actor(**said, name="Charles", aliases=("Boe",)), quote) == []
    assert named(Actor(**said, name="Anna Lindqvist", role="head of the Harbour Board"), quote) == ["name", "role"]


def test_what_a_figure_counts_and_a_risk_hurts_stand_in_their_sentence():
    """A short word counts as it is, and other forms of a word are the same."""
    figure = {"statement": "14 lamps were bought.", "citations": (), "value": "14"}
    assert named(Figure(**figure, of="lamp"), "bought 14 lamps") == []
    assert named(Figure(**figure, of="stalls"), "bought 14 lamps") == ["of"]
    risk = Risk(statement="Storms could drown the stalls.", citations=(), cause="hay", affected="Boe")
    assert named(risk, "storms could drown his stalls") == ["cause"]


def test_a_field_in_another_language_is_left_alone():
    """What a model tells in German of an English source has none of its words."""
    item = Actor(
        statement="Er fürchtet, dass die Stürme die Stände ertränken.", citations=(), name="Boe", role="Händler"
    )
    assert named(item, "storms could drown his stalls") == []


@pytest.mark.parametrize(
    ("certainty", "quote", "marked"),
    [
        ("possible", "storms could drown his stalls", True),
        ("likely", "The council bought 14 lamps", False),
        ("conditional", "if the state pays", True),
        ("conditional", "The council bought 14 lamps", False),
        ("denied", "nobody counted them", True),
        ("denied", "The council bought 14 lamps", False),
        ("asserted", "The council bought 14 lamps", True),
        ("reported", "The council bought 14 lamps", True),
    ],
)
def test_a_certainty_has_a_word_for_it(certainty, quote: str, marked: bool):
    """A hedge, a condition or a denial that stands neither in the statement nor in the evidence is cautioned."""
    item = Risk(statement="There is harm in it.", citations=(), certainty=certainty)
    assert named(item, quote) == ([] if marked else ["certainty"])


def test_what_is_asked_has_a_question():
    """An open question that is asked stands in a question, or in a sentence that is in doubt."""
    item = OpenQuestion(statement="Who pays for the lamps", citations=(), certainty="asked")
    assert named(item, "The council bought 14 lamps") == ["certainty"]
    assert named(item, "Who pays?", f"{TEXT} Who pays?") == []


def test_a_word_behind_an_apostrophe_is_there():
    """A French "d'euros" has the unit in it."""
    text = "Le site ne répond plus aux normes, et sa remise en état coûterait 1,2 million d'euros."
    item = Figure(statement=text, citations=(), value="1,2 million", unit="euros")
    assert named(item, "sa remise en état coûterait 1,2 million d'euros", text) == []
