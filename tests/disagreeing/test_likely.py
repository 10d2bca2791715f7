"""What sentences in words of their own give otherwise, as the learned scorer judges."""

from __future__ import annotations

import tomllib

import pytest

from summarizer import Document
from summarizer.disagreeing.affair import Affair, values
from summarizer.disagreeing.aligning import aligned
from summarizer.disagreeing.cases import cases
from summarizer.disagreeing.likely import judged, weights
from summarizer.disagreeing.telling import told
from summarizer.splitting import passages
from tests.disagreeing.affairs import DATA, found

#: One affair in two tellings, in which nothing disagrees.
PAPER = """
Power fails in Sellin

The town of Sellin was without power on Tuesday. Lifts stood still, and the bakery in Mill Lane threw its dough away.
The grid company Nordlys sent two engineers. Mayor Greta Holm asked the company for a report. \
"""
RIVAL = """
A dark day for Sellin

Bread was scarce in Sellin when the current stayed away on Tuesday, as the bakery in Mill Lane had lost its dough. Two
engineers of Nordlys, the grid company, looked for the fault. The mayor, Greta Holm, wants to read a report by the
company. \
"""


def kinds(one: str, other: str) -> list[str]:
    """Return on what sorts of things the tellings differ, each with a sentence more."""
    both = Document.from_text(PAPER + one, title="paper"), Document.from_text(RIVAL + other, title="rival")
    return [contrast.kind for contrast in found(*both)]


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (
            "number",
            "The failure left 4,100 households in the dark.",
            "In all 5,300 households had no light because of the failure.",
        ),
        (
            "time",
            "The first lamps went out at 6.15 in the evening, a log of the company shows.",
            "According to a log of the company, the first lamps in the town went out at 7.50 in the evening.",
        ),
        (
            "quotation",
            "“I ask for light and not for excuses,” Holm said in front of the town hall.",
            "In front of the town hall Holm said: “I ask for light and not for money.”",
        ),
        (
            "scope",
            "The order to save power applies to the entire county.",
            "The order to save power applies only to Sellin.",
        ),
        (
            "attribution",
            "The bishop of Renn reckons that the failure cost the shops of the town 40,000 crowns.",
            "It was the brewer Ole Brandt who reckoned that the failure had cost the shops of the town 40,000 crowns.",
        ),
    ],
)
def test_what_two_papers_tell_in_words_of_their_own_is_held_against_each_other(kind: str, one: str, other: str):
    """Of each kind that the scorer knows."""
    assert kinds(one, other) == [kind]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The failure left 4,100 households in the dark.", "Nordlys has 230 employees."),
        ("Shares of Nordlys gained 6 per cent in the morning.", "By the close of trading they were up 4 per cent."),
        ("The lamps went out at 6.15pm.", "The lamps burned again at 9.40pm."),
        ("The order applies to the entire county.", "The entire county is to save power by the order."),
        ("“I ask for light and for bread,” Holm said.", "“I ask for light,” Holm said."),
        ("“Nordlys owes us an answer,” Holm said.", "“The bakers have lost a day of work,” Holm said."),
    ],
)
def test_what_is_of_something_else_is_left_alone(one: str, other: str):
    """Another thing, another hour, the same told again, and other words of one speaker."""
    assert kinds(one, other) == []


def test_a_second_paper_that_tells_the_other_number_too_settles_it():
    """What is told in both papers is of two things."""
    one, other = "The failure left 4,100 households dark.", "The failure left 5,300 households dark."
    assert kinds(one, other) == ["number"]
    assert kinds(one, f"{other} In the old town 4,100 households were dark.") == []


def test_other_languages_are_left_to_the_rules():
    """The weights are learned of English."""
    one, other = (Document.from_text(f"Der Strom fiel um {hour} Uhr in ganz Sellin aus.") for hour in (6, 8))
    read = [told(document, passages(document)) for document in (one, other)]
    assert judged(read[0][0], read[1][0], Affair(read)) == []


def test_every_weight_is_of_something_that_is_shown():
    """And every kind that is learned has cases: no weight is left of what nobody looks at any more."""
    shown: dict[str, set[str]] = {}
    for pair in tomllib.loads((DATA / "written.toml").read_text("utf-8"))["pair"][:60]:
        documents = [Document.from_text(pair[side], title=side) for side in ("one", "other")]
        read = [told(document, passages(document)) for document in documents]
        affair = Affair(read)
        for both in aligned(read, values):
            for difference, names in cases(both.one, both.other, affair):
                shown.setdefault(difference.kind, set()).update(names)
    learned = weights()
    assert shown.keys() == learned.keys()
    for kind, names in learned.items():
        assert names.keys() - {"bias", "threshold"} <= shown[kind]


def test_the_likeliest_comes_first():
    """What two sentences differ in most surely is what is told of them."""
    one, other = (
        Document.from_text(
            f"{text}The lamps of Sellin went out at {hour}pm, and 90 lifts in {lifts} houses stood still."
        )
        for text, hour, lifts in ((PAPER, 6, 40), (RIVAL, 8, 40))
    )
    read = [told(document, passages(document)) for document in (one, other)]
    judgements = judged(read[0][-1], read[1][-1], Affair(read))
    assert judgements[0].difference.kind == "time"
    assert [one.surplus for one in judgements] == sorted((one.surplus for one in judgements), reverse=True)


@pytest.mark.parametrize("part", ["open", "retold", "written"])
def test_whole_articles_differ_in_the_same_in_either_order(part: str):
    """Whichever is named first, by rules and by the scorer."""
    for pair in tomllib.loads((DATA / f"{part}.toml").read_text("utf-8"))["pair"][::3]:
        one, other = (Document.from_text(pair[side], title=side) for side in ("one", "other"))
        there = {(c.kind, frozenset(v.span for side in c.sides for v in side)) for c in found(other, one)}
        assert {(c.kind, frozenset(v.span for side in c.sides for v in side)) for c in found(one, other)} == there
