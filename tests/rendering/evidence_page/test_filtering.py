"""What the lines say of themselves, so that the page's script can choose among them."""

from __future__ import annotations

from summarizer.kinds.brief import Actor, Disagreement, Risk, Side
from summarizer.rendering import render
from summarizer.report import Finding, Report
from tests.rendering.evidence_page.reading import read
from tests.samples import sample_report


def of_items(*items: tuple[str, Actor | Risk | Disagreement]) -> Report:
    """Return a report with these items, each in its section, on the words of the sample's first line."""
    evidence = sample_report().findings[0].evidence
    findings = tuple(
        Finding(id=f"X{number}", section=section, item=item, evidence=evidence)
        for number, (section, item) in enumerate(items, 1)
    )
    return sample_report().model_copy(update={"findings": findings, "bottom_line": ()})


def told(report: Report, name: str) -> list[str | None]:
    """Return what each line has for one of the choices."""
    return [article.attributes.get(f"data-{name}") for article in read(render(report, "html")).all("article")]


def test_a_line_concerns_the_actors_that_it_names():
    """By a name or another name for it, in any field or side; not by a part of a word, nor by a name of two letters."""
    lind = Actor(statement="It is she.", citations=(), name="Mara Lind", aliases=("Lind", "ML"))
    council = Actor(statement="It meets.", citations=(), name="港の評議会")
    sides = (Side(statement="Yes.", said_by="the Lind report"), Side(statement="No."))
    report = of_items(
        ("actors", lind),
        ("actors", council),
        ("risks", Risk(statement="Lindholm may flood.", citations=())),
        ("risks", Risk(statement="It may flood.", citations=(), raised_by="mara lind")),
        ("risks", Risk(statement="ML may mean anything.", citations=())),
        ("risks", Risk(statement="昨日、港の評議会が警告した。", citations=())),
        ("disagreements", Disagreement(statement="They differ.", citations=(), sides=sides)),
    )
    assert told(report, "actor") == ["1", "2", None, "1", None, "2", "1"]


def test_a_line_tells_its_section_sources_and_doubt():
    """The numbers are those of the choices in the form."""
    report = sample_report()
    assert told(report, "section") == ["1", "1", "2", "2", "3", "4", "4"]
    assert told(report, "source") == ["1 2", "1", "1", "2", "1", "1", "2"]
    assert told(report, "doubt").count("with") == 1
    options = [(one.text, one.attributes["value"]) for one in read(render(report, "html")).all("option")]
    assert ("Risks", "3") in options
    assert ("Talk with the engineer", "2") in options


def test_a_choice_of_one_is_none():
    """With one source, one section and no doubts there is nothing to choose by."""
    report = of_items(("risks", Risk(statement="It may flood.", citations=())))
    alone = report.model_copy(update={"documents": report.documents[:1]})
    assert read(render(alone, "html")).all("select") == []
