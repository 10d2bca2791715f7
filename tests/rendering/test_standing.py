"""What one line above a brief tells of it."""

from __future__ import annotations

import pytest

from summarizer.document import Span
from summarizer.rendering import render
from summarizer.rendering.standing import standing, told_of
from summarizer.report import Doubt, Report
from tests.rendering.evidence_page.reading import read
from tests.rendering.full import full_report
from tests.samples import empty_report, sample_report

FAULT = Doubt(check="numbers", severity="reject", note="not in the source", span=Span(0, 3))
CAUTION = FAULT.model_copy(update={"severity": "caution"})


def _with(report: Report, doubt: Doubt, *ids: str) -> Report:
    """Return a report with nothing but that doubt of the lines with those ids."""
    findings = (one.model_copy(update={"doubts": (doubt,) if one.id in ids else ()}) for one in report.findings)
    return report.model_copy(update={"findings": tuple(findings)})


def test_it_tells_what_is_in_doubt_where_sources_differ_and_what_is_left_out():
    """The bottom line may be in doubt, too."""
    expected = "11 lines proved · 2 in doubt (bottom line, P1) · 1 disagreement (D1) · 7 left out"
    assert standing(full_report()) == expected


def test_it_tells_that_nothing_is_in_doubt_and_nothing_left_out():
    """A reader need not look for what is not there."""
    report = _with(sample_report(), CAUTION).model_copy(update={"left_out": ()})
    assert standing(report) == "7 lines proved · none in doubt · nothing left out"


def test_of_no_lines_none_is_in_doubt():
    """There is nothing to say of them but that there are none."""
    assert standing(empty_report()) == "no lines · nothing left out"


def test_a_line_at_fault_is_not_proved():
    """A report that was edited may have such lines."""
    told = standing(_with(sample_report(), FAULT, "P1", "R1"))
    assert told.startswith("5 of 7 lines proved · 2 at fault (P1, R1) · none in doubt")


def test_of_many_lines_the_first_are_named_and_the_others_counted():
    """The line stays a line."""
    report = sample_report()
    many = report.model_copy(
        update={"findings": tuple(report.findings[0].model_copy(update={"id": f"A{one}"}) for one in range(1, 31))}
    )
    doubted = next(one for one in told_of(_with(many, CAUTION, *(f"A{one}" for one in range(1, 31)))) if one.many)
    assert (doubted.text, doubted.named[-1], doubted.more) == ("30 in doubt", "A8", "22 more")


@pytest.mark.parametrize("to", ["terminal", "markdown", "html"])
def test_it_stands_above_the_bottom_line(to: str):
    """It is what a reader sees first of all that is not the brief itself."""
    printed = render(full_report(), to, width=120)
    assert "in doubt" in printed.partition("Bottom line")[0]
    assert "<p><small>11 lines proved · 2 in doubt" in full_report()._repr_html_()


def test_on_the_page_it_leads_to_the_lines():
    """What is in doubt is one click away."""
    page = read(render(full_report(), "html"))
    (line,) = page.all("p", "standing")
    assert line.text == standing(full_report())
    assert [one.attributes["href"] for one in page.inside(line, "a")] == ["#bottom-line", "#P1", "#D1"]
