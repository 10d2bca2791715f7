"""On whose word a line stands."""

from __future__ import annotations

import pytest

from summarizer.kinds.brief import Actor, Claim, OpenQuestion, Proposal
from summarizer.rendering import attribution, items
from summarizer.report import Summary
from tests.samples import sample_report


def spoken(*speakers: str):
    """Return evidence, each piece said by one of the speakers."""
    (first, *_) = sample_report().findings
    return tuple(first.evidence[0].model_copy(update={"speaker": speaker}) for speaker in speakers)


def test_what_is_said_is_told_on_the_word_of_who_says_it():
    """Who speaks in the evidence is named, and whom a claim comes through; nobody is named twice."""
    said = Proposal(statement="The wall must be closed.", citations=())
    assert items.statement(said, spoken("Dr. Sandell")) == "The wall must be closed. —\xa0Dr. Sandell"
    named = said.model_copy(update={"statement": "Aino Sandell wants the wall closed."})
    assert items.statement(named, spoken("Dr. Sandell")) == named.statement
    other = said.model_copy(update={"statement": "The wall of Sandelling must go, said Dr. Ohm."})
    assert items.statement(other, spoken("Dr. Sandell")) == f"{other.statement} —\xa0Dr. Sandell"
    claim = Claim(statement="The dyke leaks.", citations=(), attributed_to="the Courier", chain=("the Courier", "Renk"))
    assert items.statement(claim) == "The dyke leaks. —\xa0the Courier, citing Renk"
    known = claim.model_copy(update={"statement": "The Courier says that the dyke leaks."})
    assert items.statement(known) == "The Courier says that the dyke leaks. —\xa0citing Renk"
    twice = claim.model_copy(update={"attributed_to": "Lind"})
    assert items.statement(twice) == "The dyke leaks. —\xa0Lind, citing the Courier, citing Renk"


@pytest.mark.parametrize(
    ("speakers", "told"),
    [
        (("Sandell", "Editor"), " —\xa0Sandell and Editor"),
        (("Sandell", "Editor", "Sandell", "Lee"), " —\xa0Sandell, Editor and Lee"),
        (("A", "B", "C", "D", "E"), " —\xa0A, B and 3 more"),
        (("Sandell", ""), ""),
    ],
)
def test_what_several_say_is_no_fact_either(speakers, told):
    """Where all of the evidence is spoken, those who speak are named; a single piece that is not makes a fact of it."""
    said = Proposal(statement="The wall must be closed.", citations=())
    assert items.statement(said, spoken(*speakers)) == f"{said.statement}{told}"
    asked = OpenQuestion(statement="Must it be closed?", citations=(), origin="asked", certainty="asked")
    assert items.statement(asked, spoken(*speakers)) == asked.statement
    actor = Actor(statement="She measures the wall.", citations=(), name="Aino Sandell")
    assert items.statement(actor, spoken("Sandell", "Editor")) == actor.statement


@pytest.mark.parametrize(
    ("speakers", "told"),
    [(("A",), " —\xa0an answer"), (("Q", "A"), " —\xa0a question and an answer"), (("A", "Lee"), " —\xa0A and Lee")],
)
def test_labels_that_name_nobody_are_told_as_what_they_are(speakers, told):
    """Q and A before the turns of a dialogue are a question and an answer, and nobody where the line tells who."""
    said = Proposal(statement="The wall must be closed.", citations=())
    assert items.statement(said, spoken(*speakers)) == f"{said.statement}{told}"
    says = Actor(statement="Aino Sandell says: The wall moves.", citations=(), name="Aino Sandell")
    assert items.statement(says, spoken("A")) == says.statement


@pytest.mark.parametrize(
    ("statement", "says_so"),
    [
        ("Sandell says that the wall moves.", True),
        ("The wall moves, Sandell said.", True),
        ("The wall moves, said the engineer Aino Sandell.", True),
        ("According to Sandell the wall moves.", True),
        ("Aino Sandell: The wall moves.", True),
        ("Sandell, too, fears the wall.", True),
        ("Sandell is considering sensors.", True),
        ("Aino Sandell, who measured the wall, warned in her report that it moves.", True),
        ("Sandell, coastal engineer, measures the wall.", False),
        ("Sandell was paid by the city.", False),
        ("Sandell was asked to measure the wall.", False),
        ("The wall that Sandell measured moves.", False),
        ("The city paid Sandell.", False),
        ("Sandell sagte, die Mauer sei nicht fest und der Damm auch nicht.", False),
        ("Dr. Sandell sagte, die Mauer sei nicht fest und der Damm auch nicht.", True),
    ],
)
def test_a_line_that_only_mentions_who_says_so_does_not_say_so(statement, says_so):
    """A name in a line is no attribution unless the line puts itself into that mouth; else who says so stands there."""
    said = Proposal(statement=statement, citations=(), attributed_to="Dr. Sandell")
    assert (items.statement(said) == statement) is says_so
    assert items.statement(said) in (statement, f"{statement} —\xa0Dr. Sandell")


@pytest.mark.parametrize("label", ["ANN LEE, HOST", "HOST (Ann Lee)", "ANN LEE"])
def test_a_label_that_tells_an_office_is_not_told_again_behind_its_name(label):
    """Where a line says that the one in the label says so, the label does not follow it."""
    said = Proposal(statement="Ann Lee wants the gates locked.", citations=())
    assert items.statement(said, spoken(label)) == said.statement


def test_a_line_about_an_actor_is_not_taken_for_what_the_actor_says():
    """On one line, what is known of the actor, or that it is one, stands before the colon."""
    actor = Actor(statement="The gates are locked.", citations=(), name="Aino Sandell", type="person", role="engineer")
    assert items.line(actor) == "Aino Sandell (person, engineer): The gates are locked."
    assert items.line(Actor(statement="It burns.", citations=(), name="Oldham")) == "Oldham (actor): It burns."
    assert items.line(Proposal(statement="It is dredged.", citations=())) == "It is dredged."


@pytest.mark.parametrize(
    ("name", "statement", "says_so"),
    [
        ("Korean Central News Agency", "KCNA quoted an official.", True),
        ("Korean Central News Agency", "The KCNA tower is closed.", False),
        ("World Health Organization", "Whoever said so, who says that it is safe?", False),
        ("Kim Jong-gyu", "KCNA quoted the vice minister, Kim Jong-gyu, asserting, it seems, that it is so.", True),
    ],
)
def test_a_body_is_known_by_its_initials(name, statement, says_so):
    """In capitals, as a word of its own: "who" is no organization."""
    said = Proposal(statement=statement, citations=(), attributed_to=name)
    assert (items.statement(said) == statement) is says_so


def test_a_name_in_a_script_without_blanks_is_found():
    """Where words are not parted, a name stands wherever its characters do."""
    said = Proposal(statement="李明说工程要花十四亿元。", citations=(), attributed_to="李明")
    assert items.statement(said) == said.statement
    assert items.statement(said.model_copy(update={"attributed_to": "王芳"})).endswith(" —\xa0王芳")


def test_a_sentence_of_the_bottom_line_tells_on_whose_word_it_stands():
    """Where all that it sums up is on somebody's word and it does not say so; a single fact is enough."""
    report = sample_report()
    findings = {finding.id: finding for finding in report.findings}

    def told(text: str, *ids: str) -> str:
        return attribution.sentence(Summary(text=text, findings=ids), findings)

    assert told("The basin is dredged.", "P2") == "The basin is dredged. —\xa0Mara Lind"
    assert told("The basin is dredged.", "P2", "A2", "P2") == "The basin is dredged. —\xa0Mara Lind, Ansel Courier"
    assert told("The Courier says that it is dredged.", "P2", "A2").endswith(" —\xa0Mara Lind, Ansel Courier")
    assert told("The Courier says that Lind wants it dredged.", "P2", "A2").endswith(" it dredged.")
    assert told("Lind wants it dredged.", "P2") == "Lind wants it dredged."
    assert told("It is dredged.", "P2", "Q1") == "It is dredged."
    assert told("It is dredged.", "P9") == "It is dredged."
