"""What sentences in words of their own give otherwise, as the learned scorer judges."""

from __future__ import annotations

import tomllib

import pytest

from summarizer import Document
from summarizer.disagreeing.affair import Affair
from summarizer.disagreeing.aligning import aligned
from summarizer.disagreeing.cases import cases
from summarizer.disagreeing.likely import judged, weights
from tests.disagreeing.affairs import DATA, found, told_in

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


def of_rules(one: str, other: str) -> list[str]:
    """Return what the rules alone find in the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("summarizer.disagreeing.finding.judged", lambda *_: [])
        return kinds(one, other)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (
            "number",
            "Engineer Nils Aker reported that the town owes the grid company £640,000, most of it for new lamps.",
            "The debts of the town, engineer Nils Aker told the mayor, stand at £460,000.",
        ),
        (
            "time",
            "The contract with the grid company was signed on 2 May, the mayor told the council.",
            "The grid company and the town put their names to the contract on 20 May, said the mayor, for six years.",
        ),
        (
            "quotation",
            "“I ask for light and not for excuses,” Holm said in front of the town hall.",
            "In front of the town hall Holm said: “We want light and no more excuses.”",
        ),
        (
            "scope",
            "By order of the mayor all bakeries in the town may bake at night.",
            "The order of the mayor lets bakeries in Mill Lane alone bake at night.",
        ),
        (
            "attribution",
            "The bishop of Renn reckons that the failure cost the shops of the town 40,000 crowns.",
            "It was the brewer Ole Brandt who reckoned that the failure had cost the shops of the town 40,000 crowns.",
        ),
    ],
)
def test_what_two_papers_tell_in_words_of_their_own_is_held_against_each_other(kind: str, one: str, other: str):
    """Of each kind that the scorer knows, where the rules find nothing."""
    assert kinds(one, other) == [kind]
    assert of_rules(one, other) == []


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (
            "number",
            "The failure left 4,100 households of Sellin in the dark.",
            "Some 93,000 households get current by the grid company.",
        ),
        ("time", "The lamps of Sellin went out at 6.15pm.", "The mayor of Sellin spoke at the town hall at 9.40pm."),
        (
            "quotation",
            "“Nordlys owes us an answer,” Holm said in front of the town hall.",
            "“The bakers have lost a day of work,” Holm said in front of the town hall.",
        ),
        ("scope", "All lifts of the town hall stood still.", "Only the mayor of the town wants a report."),
    ],
)
def test_what_is_of_something_else_is_judged_and_left_alone(kind: str, one: str, other: str):
    """Another thing, another hour, other words of one speaker: the scorer looks at them, and finds them unlikely."""
    read = told_in(PAPER + one), told_in(RIVAL + other)
    found_unlikely = [each for each in judged(read[0][-1], read[1][-1], Affair(read)) if each.difference.kind == kind]
    assert found_unlikely
    assert all(each.surplus < 0 for each in found_unlikely)
    assert kinds(one, other) == []


def test_a_second_paper_that_tells_the_other_number_too_settles_it():
    """What is told in both papers is of two things."""
    one, other = "The failure left 4,100 households dark.", "The failure left 5,300 households dark."
    assert kinds(one, other) == ["number"]
    assert kinds(one, f"{other} In the old town 4,100 households were dark.") == []


def test_other_languages_are_left_to_the_rules():
    """The weights are learned of English."""
    read = [told_in(f"Der Strom fiel um {hour} Uhr in ganz Sellin aus.") for hour in (6, 8)]
    assert judged(read[0][0], read[1][0], Affair(read)) == []


def test_every_weight_is_of_something_that_is_shown():
    """And every kind that is learned has cases: no weight is left of what nobody looks at any more."""
    shown: dict[str, set[str]] = {}
    for pair in tomllib.loads((DATA / "written.toml").read_text("utf-8"))["pair"][:60]:
        read = [told_in(pair[side]) for side in ("one", "other")]
        affair = Affair(read)
        for both in aligned(read):
            for difference, names in cases(both.one, both.other, affair):
                shown.setdefault(difference.kind, set()).update(names)
    learned = weights()
    assert shown.keys() == learned.keys()
    for kind, names in learned.items():
        assert names.keys() - {"bias", "threshold"} <= shown[kind]


def test_the_likeliest_comes_first():
    """What two sentences differ in most surely is what is told of them."""
    read = [
        told_in(f"{text}The failure left {households} households dark, and {shops} shops of Sellin shut.")
        for text, households, shops in ((PAPER, 4100, 30), (RIVAL, 5300, 70))
    ]
    judgements = judged(read[0][-1], read[1][-1], Affair(read))
    assert len(judgements) > 1
    assert [one.surplus for one in judgements] == sorted((one.surplus for one in judgements), reverse=True)


@pytest.mark.parametrize("part", ["open", "retold", "written"])
def test_whole_articles_differ_in_the_same_in_either_order(part: str):
    """Whichever is named first, by rules and by the scorer."""
    for pair in tomllib.loads((DATA / f"{part}.toml").read_text("utf-8"))["pair"][::3]:
        one, other = (Document.from_text(pair[side], title=side) for side in ("one", "other"))
        there = {(c.kind, frozenset(v.span for side in c.sides for v in side)) for c in found(other, one)}
        assert {(c.kind, frozenset(v.span for side in c.sides for v in side)) for c in found(one, other)} == there


def test_a_rule_is_not_followed_where_the_scorer_finds_a_number_most_unlikely(monkeypatch: pytest.MonkeyPatch):
    """But what it finds likely is told in its place, if there is anything."""
    one, other = "The failure left 4,100 households dark.", "The failure left 5,300 households dark."
    assert kinds(one, other) == of_rules(one, other) == ["number"]
    monkeypatch.setattr("summarizer.disagreeing.finding._UNLIKELY", 99.0)
    assert kinds(one, other) in ([], ["number"])
    monkeypatch.setattr("summarizer.disagreeing.likely.log_odds", lambda *_: -9.0)
    assert kinds(one, other) == []


def test_a_claim_word_for_word_is_told_whatever_else_the_sentences_say():
    """Other clauses of the sentences are on other things."""
    one = (
        "The mill was sold to the bank in May, according to Jens Holt, but a member of the old board now wants his "
        "money and his papers."
    )
    other = "The mill was sold to the bank in May, according to Maria Lund, while nobody knows why."
    assert kinds(one, other) == ["attribution"]


def test_a_sentence_that_lists_many_values_is_a_table():
    """Each of its values would be held against each of the other's: neither is."""
    read = [
        told_in(f"Sellin counts {', '.join(f'{n} crowns' for n in range(first, first + 9))}.") for first in (100, 500)
    ]
    assert list(cases(read[0][0], read[1][0], Affair(read))) == []
