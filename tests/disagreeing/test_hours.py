"""The times of day of a sentence."""

from __future__ import annotations

import pytest

from summarizer.disagreeing.times import Time, times_of
from tests.disagreeing.affairs import told_in

MORNING, EVENING = {6 * 60 + 15}, {18 * 60 + 15}


def hours(text: str) -> list[Time]:
    return [time for time in times_of(*told_in(text)) if time.sort == "hour"]


@pytest.mark.parametrize(
    ("told_as", "minutes"),
    [
        ("at 6.15 in the morning", MORNING),
        ("at 6.15am", MORNING),
        ("at 6:15", MORNING | EVENING),
        ("at 06:15 a.m.", MORNING),
        ("at 6.15 in the evening", EVENING),
        ("at 6.15 p.m.", EVENING),
        ("at 18:15", EVENING),
        ("at six", {360, 1080}),
        ("at six in the evening", {1080}),
        ("nine at night", {1260}),
        ("at 12 noon", {720}),
        ("at midnight", {0}),
        ("at 12.30am", {30}),
    ],
)
def test_a_time_of_day_is_all_that_it_may_be(told_as: str, minutes: set[int]):
    """In minutes of the day: of both halves, unless it is told of which."""
    assert set().union(*(time.minutes for time in hours(f"The mill stopped {told_as}."))) == minutes


@pytest.mark.parametrize(
    "text",
    [
        "It cost 6.15 crowns.",
        "Six people left.",
        "It struck a quarter past six.",
        "At six mills the wheel stood still.",
    ],
)
def test_what_is_counted_is_no_time_of_day(text: str):
    """Nor is the hour of a quarter past it."""
    assert hours(text) == []


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("at 6:15", "at 6.15 in the evening", True),
        ("at 18:15", "at 6.15pm", True),
        ("at 6.15am", "at 6.15pm", False),
        ("shortly after 6pm", "at 6.40pm", True),
        ("shortly after 6pm", "at 8pm", False),
        ("at 6pm", "at 6.40pm", False),
    ],
)
def test_times_agree_that_may_be_one(one: str, other: str, agree: bool):
    """Of one half of the day or of both; one that is told as near is so within an hour."""
    (first,), (second,) = (hours(f"The mill stopped {told_as}.") for told_as in (one, other))
    assert first.agrees(second) is second.agrees(first) is agree


def test_a_number_after_a_date_and_a_comma_is_none_of_the_date():
    """In "on 17 January, 23 patients" patients are counted; "on January 23, 1990" is a date."""
    (ill,), (date,) = (
        told_in("By noon on 17 January, 23 patients were ill."),
        told_in("On January 23, 1990 it fell in."),
    )
    assert "23" not in {ill.text.words[n] for n in ill.dated}
    assert {"january", "23", "1990"} <= {date.text.words[n] for n in date.dated}


def test_a_year_stands_after_a_month_too():
    """Not only after "in" or "since"."""
    assert [time.value for time in times_of(*told_in("She began in September 1988.")) if time.sort == "year"] == [
        "1988"
    ]


@pytest.mark.parametrize(
    ("told_as", "minutes"),
    [
        ("at 12 at night", {0}),
        ("at twelve at night", {0}),
        ("at two at night", {120}),
        ("at 6 o'clock", {360, 1080}),
        ("at about six", {360, 1080}),
        ("shortly before four", {240, 960}),
    ],
)
def test_the_small_hours_and_what_is_near(told_as: str, minutes: set[int]):
    """Of "night" midnight and the hours after it are its second half; what is near is told by the hour."""
    assert set().union(*(time.minutes for time in hours(f"The mill stopped {told_as}."))) == minutes


@pytest.mark.parametrize(
    "text",
    [
        "The mill stopped at ten to six.",
        "The mill stopped at a quarter past 6pm.",
        "Renn won 45:30.",
        "The code is 25:61.",
        "It stood at 13.75 in the morning.",
        "At first the mill stopped.",
    ],
)
def test_what_only_looks_like_a_time_of_day(text: str):
    """Minutes before an hour, results, what no clock shows, and "at first"."""
    assert hours(text) == []


def test_times_around_midnight_agree():
    """A quarter to twelve is near midnight, though it is of the day before."""
    (first,), (second,) = (hours(f"The mill stopped {told_as}.") for told_as in ("around midnight", "at 11.45pm"))
    assert first.agrees(second)


@pytest.mark.parametrize(
    "text", ["On Monday 1200 workers left.", "On 3 May 1200 people marched.", "It is for 2000 men."]
)
def test_what_is_counted_after_a_date_is_no_year(text: str):
    """Four digits, and something they count."""
    assert "year" not in {time.sort for time in times_of(*told_in(text))}
