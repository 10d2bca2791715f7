"""The labelled texts of every language, through the front door."""

from __future__ import annotations

import pytest

from summarizer.pipeline import summarize
from tests.bench.languages import score, texts

TEXTS = {name: (source, labels) for name, source, labels in texts() if not name.startswith("en/")}


@pytest.mark.parametrize("name", TEXTS)
def test_a_labelled_text_is_briefed_and_proved(name):
    """Nothing is left out by our own checks, little is invented, and each section has half of what a reader expects."""
    source, labels = TEXTS[name]
    report = summarize(source)
    assert not report.left_out
    assert not report.notices
    for section in ("actors", "proposals", "risks", "open_questions"):
        result, _, _ = score(report, section, labels)
        assert result.found * 2 >= result.labels, section
        assert result.right * 10 >= result.findings * 8, section
