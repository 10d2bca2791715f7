"""What leads a brief."""

from __future__ import annotations

from summarizer.brief import Citation
from summarizer.extracting.bottom_line import bottom_line
from summarizer.kinds.brief import Event, Figure, OpenQuestion, Proposal, Risk


def test_it_leads_with_what_is_alive_and_stands_alone():
    """No rejected proposal and no sentence that begins with a pronoun leads if another can; ids name the place."""
    lines = bottom_line(
        {
            "proposals": (
                Proposal(statement="Ann: Sell the horn.", citations=(), status="rejected"),
                Proposal(statement="He wants it sold.", citations=()),
                Proposal(statement="Greta Holm wants the lamp replaced.", citations=()),
            ),
            "risks": (Risk(statement="Ann: It may fall.", citations=()),),
            "open_questions": (),
        }
    )
    assert [(line.text, line.items) for line in lines] == [
        ("Greta Holm wants the lamp replaced.", ("P3",)),
        ("Ann: It may fall.", ("R1",)),
    ]


def test_nothing_leads_where_nothing_is_found():
    """An empty brief has no bottom line."""
    empty: dict[str, tuple[OpenQuestion, ...]] = {"open_questions": ()}
    assert bottom_line(empty) == ()


def test_a_report_is_led_by_its_news():
    """Of the foremost proposals that the text itself tells, the one told first leads; ideas and what is said do not."""
    (line,) = bottom_line(
        {
            "proposals": (
                Proposal(
                    statement="Holm may sell it.", citations=(Citation(passage="p2", quote="sell"),), status="floated"
                ),
                Proposal(statement="Crews want a lamp.", citations=(Citation(passage="p9", quote="lamp"),)),
                Proposal(
                    statement="Ann: Keep it.", citations=(Citation(passage="p1", quote="Keep"),), attributed_to="Ann"
                ),
                Proposal(
                    statement="The port will close.",
                    citations=(Citation(passage="p3", quote="close"),),
                    status="adopted",
                ),
            )
        }
    )
    assert (line.text, line.items) == ("The port will close.", ("P4",))


def test_where_nothing_is_planned_feared_or_asked_it_tells_what_happened():
    """A report of a fire has a bottom line, too."""
    event = Event(statement="The brewery burned.", citations=())
    sections = {"proposals": (), "events": (event,), "figures": (Figure(statement="It cost 3 million.", citations=()),)}
    (line,) = bottom_line(sections)
    assert (line.text, line.items) == ("The brewery burned.", ("E1",))


def test_no_section_says_again_what_another_leads_with():
    """Another item leads it, if there is one; a sentence within another is a repeat, too."""
    storm = "The storm may break the wall."
    within = "The guard said that the storm may break the wall and flood the market."
    risks = (Risk(statement=storm, citations=()), Risk(statement="The lamp may go out.", citations=()))
    sections = {
        "proposals": (Proposal(statement=within, citations=()),),
        "risks": risks,
        "open_questions": (OpenQuestion(statement=storm, citations=()),),
    }
    assert [line.items for line in bottom_line(sections)] == [("P1",), ("R2",)]
