"""Amounts as a sentence writes them, and numbers that are none."""

from __future__ import annotations

import pytest

from summarizer.extracting.amounts import amounts
from summarizer.extracting.canonical_words import canonical_words
from summarizer.extracting.times import times
from tests.extracting.extracted import reading_of


def told(text: str) -> list[tuple[str, str, str]]:
    """Return value, unit and what is counted of each amount of a sentence."""
    (sentence,) = reading_of(text).sentences
    canonical = canonical_words(sentence)
    return [(one.value, one.unit, one.of) for one in amounts(sentence, canonical, times(sentence, canonical))]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("The new roof costs 3.4 million marks.", ("3.4 million", "", "marks")),
        ("The levy brings in 65,000 euros.", ("65,000", "euros", "")),
        ("They borrowed $40 billion for it.", ("40 billion", "$", "")),
        ("Some 12 per cent of the wells are dry.", ("12", "per cent", "wells")),
        ("Turnout fell by 8 % in the valley.", ("8", "%", "")),
        ("Support rose by 5 percentage points.", ("5", "percentage points", "")),
        ("A third of its members left.", ("A third", "", "members")),
        ("The pylon has a height of ninety metres.", ("ninety", "metres", "height")),
        ("A forty-metre mast broke off.", ("forty", "metre", "mast")),
        ("They fenced in 30 square kilometres.", ("30", "square kilometres", "")),
        ("The motion passed by 31 votes to 14.", ("31 votes to 14", "", "")),
        ("There are a hundred and twenty goats on it.", ("a hundred and twenty", "", "goats")),
        ("Between 300 and 400 people came.", ("Between 300 and 400", "", "people")),
        ("It drew 300 to 400 visitors.", ("300 to 400", "", "visitors")),
        ("Nearly three dozen residents signed.", ("three dozen", "", "residents")),
        ("The pump moves six and a half tonnes.", ("six and a half", "tonnes", "")),
        ("The flood drowned 50 other sheep.", ("50", "", "other sheep")),
        ("The bell was rung two hundred and six times.", ("two hundred and six", "times", "")),
    ],
)
def test_an_amount_has_its_value_and_unit_as_written(text, amount):
    """And what it counts or measures, where the sentence plainly tells."""
    assert told(text) == [amount]


@pytest.mark.parametrize(
    "text",
    [
        "Item 4 was put off.",
        "The bus turned off Highway 9 there.",
        "Ann Lee, 44, teaches there.",
        "A 12-year-old girl found it.",
        "He is sixty years old.",
        "She was the first to leave.",
        "The train left at 10:30 sharp.",
        "They met at 9 am by the gate.",
        "It came 3rd again.",
        "Both brothers were away.",
        "The 2016 season was cut short.",
        "It was built on 4 March 1961.",
        "One of them stayed.",
        "It stood for half a century.",
        "Every best-of-three series ended there.",
        "See https://example.org/2500 for more.",
    ],
)
def test_what_names_orders_or_tells_an_hour_is_no_amount(text):
    """Nor is an age, a date or an address."""
    assert told(text) == []


def test_two_amounts_parted_by_a_mark_are_two():
    """A list of numbers is not read as one number."""
    assert [
        value for value, *_ in told("One bid is eleven thousand eight hundred pounds, six hundred pounds the other.")
    ] == [
        "eleven thousand eight hundred",
        "six hundred",
    ]
