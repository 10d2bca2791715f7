"""Numbers of a statement against its sources."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.brief import Item
from summarizer.canonical import fold
from summarizer.document import Document, Span
from summarizer.report import Doubt, Evidence
from summarizer.verifying import verify
from summarizer.verifying.figures import figures
from summarizer.verifying.numbers import numbers

TEXT = """In 2019 the port handled 1,250 ships, three of them tankers, and took in 4 billion crowns, 12 % more than in
2018. Between 3 and 5 million tonnes went by rail. About half of the ships came at night. It
opened in the 1990s at 7:30 a.m.
Twenty-five pilots work there; one earns $48k, and 5,312,456 visitors came. The fee rose from 40 to 55 crowns.
"""


def doubts(statement: str, text: str = TEXT, quote: str = "") -> list[Doubt]:
    document = Document.from_text(text, title="The port in 2020")
    start = text.index(quote)
    span = Span(start, start + len(quote))
    evidence = [Evidence(document_id=document.id, span=span, quote=quote, match="verbatim")] if quote else []
    return list(numbers(statement, evidence, {document.id: document}))


@pytest.mark.parametrize(
    "statement",
    [
        "The port took in 4bn crowns.",
        "The port took in 4,000 million crowns.",
        "It handled 1250 ships, 1 250 of them Danish.",
        "The report of 2020 is out.",
        "25 pilots work there.",
        "Income rose by 12 percent, or 12 per cent.",
        "Rail took 3 million tonnes.",
        "50% of the ships came at night.",
        "One pilot earns $48,000.",
        "Some 5.3 million visitors came.",
        "Nearly 1,300 ships came.",
        "It handled ships in 2018-19.",
        "It has been open since the '90s, or the 1990s.",
        "Covid-19 and the F-16 play no part.",
        "Two ministers came.",
        "Here is a summary in 80 words.",
        "It opens at 8:15.",
        "4) The port is open.",
        "No figures at all.",
        "",
    ],
)
def test_numbers_that_the_source_bears_out_are_not_doubted(statement):
    """The same value in any form, a fair rounding, and digits that claim no amount pass."""
    assert doubts(statement) == []


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("The port handled 1,260 ships.", "1,260"),
        ("It took in 4 million crowns.", "4 million"),
        ("Income rose by 14 %.", "14"),
        ("It opened in 1987.", "1987"),
        ("One pilot earns $480,000.", "480,000"),
        ("It handled 12.5 ships a day.", "12.5"),
        ("Some 9.1 million visitors came.", "9.1 million"),
    ],
)
def test_a_number_that_no_source_has_is_rejected(statement, words):
    """An amount, percentage, year or magnitude that stands nowhere is rejected, with its words."""
    (doubt,) = doubts(statement)
    assert (doubt.check, doubt.severity, doubt.span.of(statement)) == ("numbers", "reject", words)


@pytest.mark.parametrize("statement", ["It has 9 cranes.", "The boiler runs at 40 (104) degrees."])
def test_what_may_be_counted_or_converted_is_only_cautioned(statement):
    """A small bare number may be counted from a list, one in brackets converted from the one before."""
    assert [doubt.severity for doubt in doubts(statement)] == ["caution"]


def test_a_sum_or_difference_of_the_evidence_is_not_doubted():
    """A rise from 40 to 55 is a rise by 15."""
    quote = "The fee rose from 40 to 55 crowns"
    assert doubts("The fee rose by 15 % points, 95 in all.", quote=quote) == []
    assert [doubt.severity for doubt in doubts("It rose by 95 %.")] == ["reject"]


def test_a_doubt_shows_what_the_evidence_has():
    """Where the evidence has a number before the same word, it is shown with its place."""
    (doubt,) = doubts("The port handled 1,260 ships.", quote="the port handled 1,250 ships")
    assert doubt.at
    assert (doubt.instead, doubt.at.of(TEXT)) == ("1,250", "1,250")


def test_numerals_of_another_script_are_only_cautioned():
    """In a Chinese source numbers may be written in ways that are not read here."""
    assert [doubt.severity for doubt in doubts("It has 31 boats.", text="港口有三十一艘船。")] == ["caution"]


def test_verify_runs_every_check_in_the_order_of_the_words():
    """Doubts of all checks come sorted by where they stand in the statement."""
    document = Document.from_text(TEXT)
    item = Item(statement="“We are very sorry indeed”, it said of 1,260 ships in 1987.", citations=())
    found = verify(item, (), {document.id: document})
    assert [doubt.check for doubt in found] == ["quoted_words", "numbers", "numbers"]
    assert verify(item, (), {})[0].check == "quoted_words"


@given(st.text(), st.text())
def test_nothing_raises(statement, text):
    """Whatever is said of whatever source, there is an answer, and spans lie in the statement."""
    assert all(doubt.span.end <= len(statement) for doubt in doubts(statement, text))


@given(st.integers(0, 10**12))
def test_a_number_of_the_source_is_never_doubted(number):
    """What stands in the source, grouped or not, is borne out by it."""
    assert doubts(f"It had {number} parts.", f"It had {number:,} parts.") == []
    assert doubts(f"It had {number:,} parts.", f"It had {number} parts.") == []


@pytest.mark.parametrize(
    ("spelled", "value"),
    [
        ("twenty-five", 25),
        ("two hundred and six", 206),
        ("three thousand and forty-two", 3042),
        ("a million", 1_000_000),
        ("five million two hundred thousand", 5_200_000),
        ("one in ten", 1),
        ("a dozen", 12),
    ],
)
def test_spelled_out_numbers_have_their_value(spelled, value):
    """A number spelled out is read as a whole."""
    assert next(figures(fold(spelled))).values[0] == value
