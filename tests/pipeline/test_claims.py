"""What the check must not pass over, let pass or reject: each was found so once, by a review."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer import Document, check, locate
from summarizer.errors import SourceError, UsageError

VOTE = "The council votes on 9 June. Repairs are estimated at 52 million crowns. It is a large sum for the town."
QUOTED = (
    'Mayor Dora Ortiz refused the plan. "We have schools to repair," she told reporters. Peter Lang said nothing of it.'
)
TALK = (
    "REPORTER: Did you take the money?\n\nMINISTER: I never took money from anybody. It is a lie.\n\n"
    "REPORTER: And the gifts?\n\nMINISTER: There were none."
)


def worst(text: str, source: str) -> str:
    """Return the gravest severity of a rule's doubt, or nothing."""
    found = [one.severity for one in check(text, Document.from_text(source)).doubts if one.check != "support"]
    return "reject" if "reject" in found else "caution" if found else ""


@pytest.mark.parametrize(
    "head",
    [
        "# Council spends 58 million crowns on repairs",
        "Council spends 58 million crowns on repairs",
        "Council spends 58 million crowns on repairs\n=====",
        "**Repairs cost 58 million crowns**",
        "---\ntitle: Repairs cost 58 million crowns\nauthor: Jane Doe\n---",
        "Cost | 58 million crowns",
    ],
)
def test_headings_and_rows_are_claims(head: str):
    """What a headline, a field before the text or a row says is held against the source."""
    assert worst(f"{head}\n\nIt votes on 9 June.", VOTE) == "reject"


def test_labels_are_no_claims():
    """A heading that only names what follows says nothing."""
    assert len(check("# Summary\n\n## Key points\n\n## Part 2\n\nIt votes.", Document.from_text(VOTE)).claims) == 1


def test_a_row_is_a_statement():
    """Long rows of a table are not wrapped lines of one paragraph."""
    rows = "| Cost of the repairs | 52 million |\n| Date of council vote | 9 of June  |"
    assert len(check(rows, Document.from_text(VOTE)).claims) == 2


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u202f"])
def test_a_number_in_groups_is_one_number(blank: str):
    """The first group alone bears nothing out."""
    source = f"Sales reached 12{blank}500 units in the year."
    assert worst(f"Sales reached 12{blank}900 units in the year.", source) == "reject"
    assert worst(f"Sales reached 12{blank}500 units in the year.", source) == ""


@pytest.mark.parametrize("text", ["Am Montag trat Petrow zur\u00fcck.", "A Alemanha protestou."])
def test_names_in_another_language_are_not_rejected(text: str):
    """Only a statement that is certainly in the source's language is."""
    source = "The minister Ivan Petrov resigned on Monday, and it is said that Germany was against it."
    assert worst(text, source) != "reject"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("The wall is 300 metres long.", "The wall is 0.3 km long."),
        ("The wall is 300 metres long.", "The wall is 984 feet (300 m) long."),
        ("The film lasts 135 minutes.", "The film lasts 2 hours and 15 minutes."),
        ("The meeting is from 9.30 to 11 am in the hall.", "It is a 90-minute meeting."),
        ("The firm will cut 10% of its 2,000 jobs.", "The firm will cut 200 jobs."),
        ("The firm made 450 million dollars.", "The firm made nearly half a billion dollars."),
        ("Ten of the 30 schools are closed.", "A third of the schools are closed."),
        ("Am 3. Oktober stimmt der Rat ab.", "Am 03.10. stimmt der Rat ab."),
        ("Die Frist l\u00e4uft bis Ende 2024, sagte der Rat.", "Die Frist l\u00e4uft bis 31.12.2024."),
        ("Profit rose from 3.2 million to 4.8 million dollars.", "Profit rose by 50 percent."),
    ],
)
def test_what_may_be_worked_out_is_not_rejected(source: str, text: str):
    """Other units, shares, changes, spans of time and other ways to write a date."""
    assert worst(text, source) != "reject"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("It was -5 degrees in the town.", "It was 5 degrees in the town."),
        ("The shop opens at 5 pm on Monday.", "The shop opens at 5 am on Monday."),
        ("The road is 5 km long.", "The road is 5 miles long."),
        ("Rates rose by 5 percent.", "Rates rose by 5 percentage points."),
        ("Rates rose from 4.5 to 6.2 percent.", "Rates went from 6.2 to 4.5 percent."),
        ("Only two of the ships were lost.", "All of the ships were lost."),
        (QUOTED, '"We have schools to repair," Peter Lang said.'),
        (TALK, '"I never took money from anybody," the reporter said.'),
    ],
)
def test_what_is_told_otherwise_is_doubted(source: str, text: str):
    """Another sign, half of the day, unit, direction, quantity or speaker."""
    assert worst(text, source)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("It was -5 degrees in the town.", "It was minus 5 degrees in the town."),
        (QUOTED, '"We have schools to repair," Ortiz said.'),
        (TALK, '"I never took money from anybody," the minister said.'),
    ],
)
def test_what_is_told_the_same_passes(source: str, text: str):
    """The same sign in words, and the same speaker."""
    assert worst(text, source) == ""


def test_broken_json_is_told(tmp_path: Any):
    """A file named .json that is none is refused with the place."""
    (tmp_path / "cut.json").write_text("[1,2")
    with pytest.raises(SourceError, match=r"cut\.json is not JSON: line 1"):
        check("One.", tmp_path / "cut.json")


@pytest.mark.parametrize("wrong", [None, ["a.txt"], 5])
def test_what_is_no_source_is_told(wrong: Any):
    """By an error of our own."""
    with pytest.raises(UsageError):
        check("One.", wrong)
    with pytest.raises(UsageError):
        locate(wrong)


@pytest.mark.parametrize(
    "beside",
    [
        "Karby;12\nAnsel;7",
        "Der Rat der Stadt hat am Montag über den Hafen beraten, und die Fähren legen dort nicht mehr an.",
    ],
    ids=["a table", "German"],
)
def test_a_source_of_another_language_does_not_silence_the_checks(beside: str):
    """What the English source refutes is rejected whatever stands beside it."""
    source = Document.from_text(f"{VOTE} An earlier plan was rejected by the council last year, by 21 votes to 18.")
    text = "Repairs are estimated at 58 million crowns. An earlier plan was not rejected by the council last year."
    report = check(text, source, Document.from_text(beside))
    rejected = {doubt.check for doubt in report.doubts if doubt.severity == "reject"}
    assert "numbers" in rejected
    assert rejected & {"contrary", "negation"}
