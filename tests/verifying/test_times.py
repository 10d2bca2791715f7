"""Times of day of a statement against its sources."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.verifying.times import times
from tests.verifying.cited import doubts, said

TEXT = "The pump tripped at 03:42 UTC, power came back at 7:15 p.m., and the last door was shut at midnight."


@pytest.mark.parametrize(
    "statement",
    [
        "It tripped at 3:42 am.",
        "It tripped at 03:42.",
        "It tripped at 3:42 in the night.",
        "Power came back at 19:15.",
        "Power came back at 7:15.",
        "The door was shut at 00:00.",
        "Power came back at 7.15 pm.",
        "The home side won 4:45, and the ratio is 16:45.",
        "Nothing is told of the time.",
        "",
    ],
)
def test_a_time_that_the_source_tells_is_not_doubted(statement):
    """In whatever way it is written; and numbers with a colon that are no time."""
    assert said(times, statement, TEXT) == []


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("It tripped at 04:42.", "04:42"),
        ("It tripped at 3:42 pm.", "3:42 pm"),
        ("Power came back by 19:50.", "19:50"),
    ],
)
def test_a_time_that_no_source_tells_is_cautioned(statement, words):
    """Another hour, the other half of the day, or another minute."""
    assert said(times, statement, TEXT) == [("caution", words)]


def test_a_doubt_shows_the_time_that_the_evidence_has():
    """The first time of day in the evidence is shown with its place; without one, nothing is doubted."""
    (doubt,) = doubts(times, "It tripped at 04:42.", TEXT)
    assert doubt.at
    assert (doubt.instead, doubt.at.of(TEXT)) == ("03:42", "03:42")
    assert said(times, "It tripped at 04:42.", TEXT, "the last door was shut") == []


@given(st.integers(0, 23), st.integers(0, 59))
def test_a_time_is_known_on_both_clocks(hour, minute):
    """On the clock of 24 hours and of twelve, with a colon or a point, a time is the same."""
    text = f"It fell at {hour:02}:{minute:02}, they say."
    half = f"{hour % 12 or 12}:{minute:02} {'pm' if hour > 11 else 'am'}"
    for form in (f"{hour:02}:{minute:02}", half, half.replace(":", ".")):
        assert said(times, f"It fell at {form}, they say.", text) == []
    assert said(times, f"It fell at {hour:02}:{(minute + 7) % 60:02}, they say.", text) != []


@given(st.text(max_size=200), st.text(max_size=200))
def test_nothing_raises(statement, text):
    """Whatever is said of whatever source, there is an answer."""
    doubts(times, statement, text)
