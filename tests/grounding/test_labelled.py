"""The labelled quotes, where they are at hand: faithful ones found, altered ones refused."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from summarizer.document import Document
from summarizer.grounding import Locator, locate
from tests.shared import SHARED

QUOTES = SHARED / "bench" / "quotes"


@pytest.mark.skipif(not QUOTES.is_dir(), reason="the labelled quotes are not at hand")
@pytest.mark.parametrize("name", ["cases.jsonl", "hard.jsonl"])
def test_labelled_quotes(name):
    """Of the faithful quotes at least 99.5 % are found, of the altered ones none."""
    locators: dict[str, Locator] = {}
    seen: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for line in (QUOTES / name).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["class"] == "grey":
            continue
        if row["doc"] not in locators:
            text = (QUOTES / "docs" / row["doc"]).read_bytes().decode("utf-8")
            locators[row["doc"]] = locate(Document.from_text(text))
        seen[row["expect"]] += 1
        found[row["expect"]] += locators[row["doc"]].span(row["quote"]) is not None
    assert found["located"] >= 0.995 * seen["located"]
    assert seen["rejected"]
    assert not found["rejected"]
