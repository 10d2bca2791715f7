"""How a doubt is told and marked: of the line, of words in it, or of a field."""

from __future__ import annotations

import pytest

from summarizer.document import Span
from summarizer.kinds.brief import Actor, Claim, Disagreement, Proposal, Risk
from summarizer.rendering import doubting, render
from summarizer.report import Doubt, Finding, Report
from tests.rendering.evidence_page.reading import read
from tests.samples import sample_report

READABLE = ("terminal", "markdown", "html")
IF = "The demand has US officials wondering if this is enough."


def doubt(note: str, span: Span, instead: str = "", check: str = "x") -> Doubt:
    return Doubt(check=check, severity="caution", note=note, span=span, instead=instead)


def of_status(statement: str = "US officials agreed to it.") -> Finding:
    """Return a proposal whose status is in doubt, as it is where the source only weighs."""
    item = Proposal(statement=statement, citations=(), status="agreed", proposer="the US")
    note = "status: the quote says “if”, and nothing of “agreed”"
    held = doubt(note, Span(0, len(statement)), IF, "status")
    return sample_report().findings[2].model_copy(update={"item": item, "doubts": (held,)})


def in_report(finding: Finding) -> Report:
    return sample_report().model_copy(update={"findings": (finding,), "bottom_line": ()})


def test_a_doubt_of_words_tells_them():
    """The words concerned are told with the reason, unless it begins with them, or they are all that stands above."""
    held = doubt("the quote has none of it.", Span(0, 8))
    assert doubting.told(held, "It rains", {}) == "the whole line: the quote has none of it"
    assert doubting.told(held, "It rains now", {}) == "“It rains”: the quote has none of it"
    named = doubt("“It rains” is not in the source", Span(0, 8))
    assert doubting.told(named, "It rains now", {}) == "“It rains” is not in the source"


def test_a_doubt_of_a_side_tells_whose():
    """It is not of the whole line, whatever it spans."""
    note = "the side of “Lind”: the share is another"
    item = Disagreement(statement="They differ.", citations=())
    assert doubting.told(doubt(note, Span(0, 12)), item.statement, {}, item) == note


def test_a_doubt_of_a_field_is_told_of_that_field():
    """In plain words, without the name that the field has in JSON."""
    finding = of_status()
    (held,) = finding.doubts
    told = doubting.told(held, finding.item.statement, {}, finding.item)
    assert told == f"the status: the quote says “if”, and nothing of “agreed”; the source has “{IF}”"
    claim = Claim(statement="It burns.", citations=(), attributed_to="Renk")
    held = doubt("attributed_to: in the source Lind says so", Span(0, 9), "Lind")
    assert doubting.told(held, claim.statement, {}, claim) == "who says so: in the source Lind says so"


def test_words_of_the_source_that_are_the_line_are_not_repeated():
    """Nor are those that the reason tells; another sentence of the source is told."""
    finding = of_status(IF)
    (held,) = finding.doubts
    told = doubting.told(held, IF, {}, finding.item)
    assert told == "the status: the quote says “if”, and nothing of “agreed”"
    quoted = held.model_copy(update={"instead": f"“{IF.upper()}”"})
    assert doubting.told(quoted, IF, {}, finding.item) == told


def test_a_sign_or_a_unit_is_a_word_that_is_not_there_already():
    """What the source has instead is told where it differs from the line by no more than that."""
    held = doubt("the source has the other sign", Span(3, 4), "−5 degrees")
    assert doubting.told(held, "It 5 degrees", {}).endswith("; the source has “−5 degrees”")
    assert "the source has" not in doubting.told(doubt("too firm", Span(0, 2), "IT, 5 degrees"), "It 5 degrees", {})


@pytest.mark.parametrize("to", [*READABLE, "csv"])
def test_every_format_tells_it_so(to: str):
    """No format calls it one of the whole line, and none says twice what it is about."""
    printed = " ".join(render(in_report(of_status()), to, evidence=True).split())
    assert "the status: the quote says “if”, and nothing of “agreed”" in printed.replace("! ", "")
    assert "the whole line" not in printed
    assert "status:" not in printed.replace("the status:", "")


def test_the_field_is_marked_and_not_the_line():
    """Under its own words on a terminal and in colour; the statement above it is not."""
    finding = of_status()
    lines = render(in_report(finding), "terminal").splitlines()
    (at,) = [number for number, line in enumerate(lines) if line.strip().startswith("agreed · by the US")]
    assert lines[at + 1].strip() == "^^^^^^"
    assert sum("^" in line for line in lines) == 1
    assert doubting.statement(finding).doubtful == ()


def test_the_words_that_a_note_quotes_are_marked_in_their_field():
    """One of several names, or one word of a cause; all of the field where the note quotes none of it."""
    held = (doubt("aliases: “MoT” is not in the source", Span(0, 9)), doubt("role: not there", Span(0, 9)))
    actor = Actor(statement="It burns.", citations=(), name="Ministry", aliases=("MoT", "they"), role="host")
    finding = sample_report().findings[0].model_copy(update={"item": actor, "doubts": held})
    _, known = doubting.headline(finding)
    assert [span.of(known.text) for span in known.doubtful] == ["MoT", "host"]
    (named,) = [line for line in render(in_report(finding), "terminal").splitlines() if "also MoT" in line]
    lines = render(in_report(finding), "terminal").splitlines()
    carets = lines[lines.index(named) + 1]
    assert [named[at] for at, mark in enumerate(carets) if mark == "^"] == list("hostMoT")
    risk = Risk(statement="It burns.", citations=(), cause="old tar of 1987", affected="all")
    doubts = (doubt("cause: “1987” is not in the source", Span(0, 9)), doubt("affected: none", Span(0, 9)))
    finding = sample_report().findings[4].model_copy(update={"item": risk, "doubts": doubts})
    details = doubting.details(finding)
    assert [span.of(details.text) for span in details.doubtful] == ["1987", "all"]


def test_who_says_so_and_how_firmly_are_marked():
    """Where they stand behind the statement, and nothing of the statement."""
    doubts = (doubt("attributed_to: in the source Lind says so", Span(0, 9)), doubt("certainty: no", Span(0, 9)))
    claim = Claim(statement="It burns.", citations=(), attributed_to="Renk", certainty="reported")
    finding = sample_report().findings[0].model_copy(update={"item": claim, "doubts": doubts})
    line = doubting.statement(finding)
    assert [span.of(line.text) for span in line.doubtful] == ["Renk", "reported"]


def test_a_fault_is_called_one():
    """What a report that is proved again has against a line is no caution."""
    fault = Doubt(check="edited_quote", severity="reject", note="the quote was changed", span=Span(0, 3))
    finding = sample_report().findings[0].model_copy(update={"doubts": (fault,)})
    for to, told in (("terminal", "! fault “The”: the quote"), ("markdown", "**Fault** “The”: the quote")):
        assert told in " ".join(render(in_report(finding), to).split())


@pytest.mark.parametrize(
    ("note", "kind", "marked"),
    [
        ("status: only talk", "status", "agreed"),
        ("proposer: “US” is not in the source", "details", "US"),
        ("attributed_to: another says so", "said-by", "Renk"),
        ("certainty: asserted", "firmness", "reported"),
    ],
)
def test_the_page_marks_the_field(note: str, kind: str, marked: str):
    """Its words are underlined where they stand, and those of the statement are not."""
    item = Proposal(
        statement="It is agreed.", citations=(), status="agreed", proposer="the US", attributed_to="Renk"
    ).model_copy(update={"certainty": "reported"})
    finding = sample_report().findings[2].model_copy(update={"item": item, "doubts": (doubt(note, Span(0, 13)),)})
    page = read(render(in_report(finding), "html"))
    (doubted,) = page.all("span", "doubted")
    assert doubted.text == marked
    assert any(kind in around.kind.split() for around in doubted.around)
