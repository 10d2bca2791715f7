"""Lines that are one side of a disagreement say so, wherever they are read."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest

from summarizer.document import Document, Span
from summarizer.kinds.brief import Actor, Disagreement, Risk, Side
from summarizer.rendering import render
from summarizer.rendering.disputing import Disputes
from summarizer.report import Evidence, Finding, Report, Summary
from tests.rendering.evidence_page.reading import read
from tests.samples import empty_report

if TYPE_CHECKING:
    from summarizer.brief import Dissent, Item

ONE = "A fire at the mill killed 12 workers and cost a chimney, the police chief Moe said."
OTHER = "Fifteen workers were killed by the fire, the hospital said."
POLICE = Document.from_text(ONE, title="Police", source="police.txt")
HOSPITAL = Document.from_text(OTHER, title="Hospital", source="hospital.txt")


def proof(document: Document) -> Evidence:
    text = document.text
    return Evidence(document_id=document.id, span=Span(0, len(text)), quote=text, match="verbatim")


def found(key: str, item: Item, *documents: Document) -> Finding:
    section = {"A": "actors", "R": "risks", "D": "disagreements"}[key[0]]
    return Finding(id=key, section=section, item=item, evidence=tuple(map(proof, documents)))


def differing(kind: Dissent = "number") -> Report:
    """Return a report of two sources that count other dead, with lines on the dead, the speaker and the chimney."""
    sides = (Side(statement=ONE, evidence=(0,)), Side(statement=OTHER, evidence=(1,)))
    statement = "The sources give different numbers: “12 workers” – “Fifteen workers”"
    dissent = Disagreement(statement=statement, citations=(), kind=kind, sides=sides)
    findings = (
        found("A1", Actor(statement="Moe, police chief, spoke.", citations=(), name="Moe"), POLICE),
        found("R1", Risk(statement="Twelve people died at the mill.", citations=()), POLICE),
        found("R2", Risk(statement="The chimney came down.", citations=()), POLICE),
        found("R3", Risk(statement="15 workers died.", citations=()), HOSPITAL),
        found("D1", dissent, POLICE, HOSPITAL),
    )
    return empty_report().model_copy(
        update={
            "documents": (POLICE, HOSPITAL),
            "findings": findings,
            "bottom_line": (Summary(text="The mill burned.", findings=("R1", "R2")),),
        }
    )


def test_a_line_that_tells_one_side_is_disputed():
    """By its number, in figures or in words; what else the same sentence tells is not."""
    report = differing()
    disputes = Disputes(report)
    assert {one.id: disputes.of(one) for one in report.findings if disputes.of(one)} == {"R1": ("D1",), "R3": ("D1",)}


def test_what_differs_in_scope_disputes_nothing():
    """Each is right, of another thing."""
    report = differing("scope")
    assert not any(map(Disputes(report).of, report.findings))


def test_words_that_differ_are_told_by_most_of_them():
    """A line without them stands on the same sentence, and is no side."""
    report = differing("fact")
    *lines, dissent = report.findings
    item = dissent.item.model_copy(update={"statement": "They contradict each other: “killed” – “were killed by”"})
    report = report.model_copy(update={"findings": (*lines, dissent.model_copy(update={"item": item}))})
    (said, *_) = report.findings
    killed = said.model_copy(update={"item": Risk(statement="A fire killed people.", citations=())})
    assert Disputes(report).of(killed) == ("D1",)
    assert not Disputes(report).of(said)


@pytest.mark.parametrize(
    ("to", "line", "below"),
    [
        ("terminal", "! disputed, see D1", "The mill burned. [R1, R2] ! disputed, see D1"),
        ("markdown", "- **Disputed** see D1", "- **Disputed** R1, see D1"),
        ("docx", "Disputed see D1", "[R1, R2] Disputed see D1"),
    ],
)
def test_every_format_leads_to_the_other_side(to: str, line: str, below: str):
    """Under the lines, and under the bottom line that sums them up."""
    made = render(differing(), to)
    if isinstance(made, bytes):
        made = "\n".join(one.text for one in docx.Document(io.BytesIO(made)).paragraphs)
    text = " ".join(made.split())
    assert below in text.partition("Key actors")[0]
    risks = text.partition("R1 Twelve")[2] or text.partition("**R1** Twelve")[2]
    assert risks.partition("Disagreements")[0].count(line) == 2


def test_the_page_has_links_to_the_other_side():
    """From the line, and from the bottom line to the line and to the disagreement."""
    page = read(render(differing(), "html"))
    assert [link.attributes["href"] for link in page.inside(page.by_id("R1"), "a")][-1] == "#D1"
    told = [one.text for one in page.inside(page.by_id("R1"), kind="doubts")]
    assert told == ["Disputed see D1"]
    assert not list(page.inside(page.by_id("R2"), kind="doubts"))


def test_a_notebook_tells_it_too():
    """In the words of the other formats."""
    assert differing()._repr_html_().count("<strong>Disputed</strong> see D1") == 3
