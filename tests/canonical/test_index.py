"""Where phrases stand."""

from __future__ import annotations

import pytest

from summarizer.canonical import Index, fold, index
from summarizer.document import Document


def places(text: str, phrase: str, near: int | None = None) -> list[str]:
    folded = fold(text)
    found = Index(folded).places(fold(phrase), near=near)
    return [text[folded.starts[first] : folded.ends[end - 1]] for first, end in found]


def test_all_places_come_in_order():
    """A phrase that stands twice is found twice, the first place first."""
    assert places("One vote. one Vote! ONE vote", "one vote") == ["One vote", "one Vote", "ONE vote"]


def test_the_nearest_place_comes_first():
    """With ``near`` the places come by their distance from it."""
    assert places("One vote. one Vote! ONE vote", "one vote", near=3) == ["one Vote", "ONE vote", "One vote"]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Illegal sales rose", "legal sales"),
        ("He was unable to", "able to"),
        ("It cost 1625 pounds", "62"),
        ("up 5.3 points", "5"),
        ("a sum of $15bn", "15"),
        ("a loss of -5 points", "5 points"),
        ("up to 80% of them", "up to 80"),
        ("from 2010-2015 on", "2015 on"),
        ("a non-profit body", "profit body"),
        ("over 1\u202f500 people", "500 people"),
        ("涨到5億元", "涨到5"),
        ("an un-\nwise step", "wise step"),
        ("a pro-government paper", "government paper"),
        ("ein nicht-öffentlicher Teil", "öffentlicher Teil"),
    ],
)
def test_nothing_is_torn_out_of_a_word_or_number(text, phrase):
    """Part of a word, of a number or of an amount is no place."""
    assert places(text, phrase) == []


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("by the commit-\ntee today", "the committee today", "the commit-\ntee today"),
        ("by the committee today", "the commit-\ntee today", "the committee today"),
        ("out-of-\ncounty warrants", "out-of-county warrants", "out-of-\ncounty warrants"),
        ("it holds 1 500 people", "holds 1,500 people", "holds 1 500 people"),
        ("it holds 1500 people", "holds 1 500 people", "holds 1500 people"),
        ("it holds 20,000 people", "holds 20.000 people", "holds 20,000 people"),
        ("up by 5 per cent now", "by 5% now", "by 5 per cent now"),
        ("up by 5% now", "by 5 per cent now", "by 5% now"),
    ],
)
def test_two_ways_of_reading_meet(text, phrase, found):
    """Wraps and ways of writing a number are understood on either side."""
    assert places(text, phrase) == [found]
    windows = text.replace("\n", "\r\n")
    assert places(windows, phrase) == [found.replace("\n", "\r\n")]


def test_a_point_is_a_decimal_point_in_english():
    """Where a text is English, 1.500 is one and a half; elsewhere it may be fifteen hundred."""
    assert places("the lens is 1.500 mm thick", "is 1,500 mm") == []
    assert places("die Linse kostet 1.500 Euro", "kostet 1,500 Euro") == ["kostet 1.500 Euro"]


def test_what_is_read_as_one_is_found_far_from_other_readings():
    """A word that is wrapped at one place and whole at another is found at both."""
    text = "the commit-\ntee met. " + "They sat and talked. " * 50 + "the committee left"
    assert places(text, "the committee") == ["the committee"]
    assert places(text, "the committee met") == ["the commit-\ntee met"]


def test_a_document_is_indexed_once():
    """Asked again, the same document has the same index."""
    document = Document.from_text("Some words of no great weight.")
    assert index(document) is index(document)
