"""Events: what happened or is settled to come, at a time that the text tells."""

from __future__ import annotations

import pytest

from tests.extracting.extracted import brief_of

AFFAIR = "The lock at Hensby is to be replaced, as the parish plans to dig a new basin.\n\n"


def whens(text: str) -> list[str | None]:
    """Return when the events of a short text about a lock took place."""
    return [event.when for event in brief_of(AFFAIR + text).events]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The lower gate of the lock broke in February.", "in February"),
        ("The basin was drained for the last time in 1987.", "in 1987"),
        ("Divers have looked at the lock since Monday.", "since Monday"),
        ("A barge of gravel is due at the lock at the end of June.", "at the end of June"),
        ("The lock keeper said that the basin had run dry last summer.", "last summer"),
        ("In 1962, after long rains, two barges sank in the basin.", "In 1962"),
    ],
)
def test_what_happened_at_a_time_is_an_event(text, when):
    """Done, under way, reported, or settled to come; with its time as written."""
    assert whens(text) == [when]


@pytest.mark.parametrize(
    "text",
    [
        "The lock is old and the basin is full of reeds.",
        "The lock keeper said on Tuesday that the basin is full of reeds.",
        "On Tuesday, the lock keeper said the basin is full of reeds.",
        "The basin could run dry in August.",
        "If the basin runs dry in August, the barges stay away.",
        "The lock is opened every Friday in summer.",
        "Will the basin be dug in August?",
        "The basin may or may not have been dug in 1840.",
    ],
)
def test_what_has_no_time_or_did_not_happen_is_none(text):
    """Nor is a saying, a habit, a question, or what may be."""
    assert whens(text) == []


def test_an_event_does_not_say_a_proposal_again():
    """A plan with a date stands among the proposals alone."""
    brief = brief_of("The parish plans to dig a new basin for the lock by 2031, the chair said.")
    assert brief.proposals
    assert not brief.events


def test_what_was_found_out_is_told_without_the_plan_it_is_told_with():
    """The clause after "found that" is an event in its own words, and no more certain than a report."""
    text = "The parish plans to close the lock after divers found that its lower gate has sunk since May."
    (event,) = brief_of(text).events
    assert event.statement == "Its lower gate has sunk since May."
    assert event.certainty == "reported"
    assert event.citations[0].quote == "its lower gate has sunk since May"
