"""The proof survives an export: every quote is there with its source and place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer import render, summarize
from tests.rendering.full import full_report
from tests.rendering.preserved import EXPORTS, lost
from tests.samples import ARTICLE, sample_report
from tests.shared import SHARED
from tests.test_house import ROOT

if TYPE_CHECKING:
    from pathlib import Path

BENCH = sorted((SHARED / "bench" / "briefs").glob("*.txt"))


@pytest.mark.parametrize("to", EXPORTS)
def test_no_quote_of_a_report_is_lost(to: str):
    """Made by hand, with every field, one document or several, pages of the web among them."""
    report = full_report()
    assert lost(report, to) == []
    assert lost(sample_report(), to) == []


@pytest.mark.parametrize("to", EXPORTS)
def test_no_quote_of_the_examples_is_lost(to: str):
    """Of the two files of the examples, together."""
    report = summarize(ROOT / "examples" / "article.md", ROOT / "examples" / "interview.md")
    assert report.findings
    assert lost(report, to) == []


@pytest.mark.skipif(not BENCH, reason="the labelled documents are not beside the checkout")
@pytest.mark.parametrize("path", BENCH, ids=lambda path: path.stem)
def test_no_quote_of_a_labelled_document_is_lost(path: Path):
    """Of real documents, in each format."""
    report = summarize(path)
    assert report.findings
    assert {to: lost(report, to) for to in EXPORTS} == {to: [] for to in EXPORTS}


@pytest.mark.parametrize("to", [to for to in EXPORTS if to != "html"])  # of a page, all text is read at once
@pytest.mark.parametrize("change", [{"quote": "Then we stay."}, {"passage": "p99"}, {"document_id": ARTICLE.id}])
def test_a_lost_quote_is_missed(to: str, change: dict[str, str]):
    """What reads back sees where an export has another quote, place or source than the report."""
    report = full_report()
    first, *others = report.findings
    one, other = first.evidence
    changed = first.model_copy(update={"evidence": (one, other.model_copy(update=change))})
    exported = render(report.model_copy(update={"findings": (changed, *others)}), to)
    assert lost(report, to, exported) == [other.quote]
