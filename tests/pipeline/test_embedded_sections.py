"""The embedded model's events, key figures and claims come through the project's own checks."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.pipeline import summarize
from tests.shared import SHARED, needs_shared

ROOT = Path(__file__).parent.parent.parent
SECTIONS = ("events", "figures", "claims")
SOURCES = [
    *sorted(ROOT.glob("tests/data/briefs/*/*.txt")),
    ROOT / "examples/article.md",
    ROOT / "examples/interview.md",
]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_no_item_is_refused_or_doubted(source):
    """What it drafts of articles, interviews and meetings is proved, every item of it."""
    report = summarize(source)
    assert report.left_out == ()
    assert not [finding.doubts for section in SECTIONS for finding in report.section(section) if finding.doubts]


@needs_shared
def test_the_sample_has_all_three():
    """An article with an interview names who said what, how many troops went, and no more than it can prove."""
    report = summarize(SHARED / "samples" / "korea-nato.txt")
    assert report.left_out == ()
    assert report.section("figures")
    assert report.section("claims")
