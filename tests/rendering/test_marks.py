"""Dashes and quotation marks as readers are used to them."""

from __future__ import annotations

import csv
import io

import pytest

from summarizer.rendering import render, wording
from tests.rendering.evidence_page.reading import read
from tests.rendering.full import full_report
from tests.samples import sample_report


@pytest.mark.parametrize("width", range(40, 90))
def test_no_line_ends_with_the_dash_before_a_speaker(width: int):
    """The dash stands with the name, whatever the width."""
    printed = render(sample_report(), "terminal", width=width, evidence=True)
    assert "\xa0" not in printed
    assert "— Tobias" in printed
    assert not [line for line in printed.splitlines() if line.rstrip().endswith("—")]


@pytest.mark.parametrize("to", ["html", "markdown", "jsonld"])
def test_the_dash_stands_with_the_name_in_every_format(to: str):
    """No format lets the line be broken between them."""
    printed = render(sample_report(), to)
    assert "—\xa0" in printed
    assert "— Tobias" not in printed


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("It rains.", "“It rains.”"),
        ("“It rains.”", "‘“It rains.”’"),
        ('It rains," he said', '‘It rains," he said’'),
        ("the council’s", "“the council’s”"),
    ],
)
def test_no_two_double_quotation_marks_stand_together(words: str, told: str):
    """Words that have some of their own stand in single ones, to the letter."""
    assert wording.quoted(words) == told


def test_quotes_with_marks_of_their_own_stand_in_single_ones():
    """In notes as on the page, where the browser sets the marks."""
    report = sample_report()
    (finding,) = report.section("risks")
    quote = finding.evidence[0].model_copy(update={"quote": "“Stir that up”, he said"})
    report = report.model_copy(update={"findings": (finding.model_copy(update={"evidence": (quote,)}),)})
    assert ": ‘“Stir that up”, he said’" in render(report, "markdown")
    assert "‘“Stir that up”, he said’ — " in render(report, "terminal", width=120, evidence=True)
    page = read(render(report, "html"))
    assert [one.kind for one in page.all("q")] == ["single"]
    assert page.all("div", "notes")[0].text.endswith(": ‘“Stir that up”, he said’")


def test_a_disagreement_has_no_certainty_of_its_own():
    """Its sides may be sure and unsure: a table says neither of it."""
    rows = list(csv.DictReader(io.StringIO(render(full_report(), "csv"), newline="")))
    assert [row["certainty"] for row in rows if row["section"] == "disagreements"] == [""]
    assert all(row["certainty"] for row in rows if row["section"] != "disagreements")
