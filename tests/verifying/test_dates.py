"""Dates of a statement against its sources."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.canonical import fold
from summarizer.language.calendar_dates import days
from summarizer.verifying.dates import dates
from tests.verifying.cited import doubts, said

TEXT = """The pier was closed on 14 May 2019, a Tuesday, and opened again in October. Filed on 2020-02-03 and
changed on 12/24/2020. The next meeting is on the 3rd of June."""


@pytest.mark.parametrize(
    "statement",
    [
        "It was closed on May 14, 2019.",
        "It was closed on Tuesday, May 14.",
        "It was closed in May, on a Tuesday in May 2019.",
        "Sie wurde am 14. Mai 2019 geschlossen, und im Oktober geöffnet.",
        "Elle a été fermée le 14 mai 2019, en octobre elle a rouvert.",
        "It was filed on 3 February 2020, or on 3/2/2020, a Monday.",
        "2019年5月14日",
        "It changed on Christmas Eve, December 24.",
        "The next meeting is on June 3rd.",
        "It may march on, and April said so to June.",
        "The sun sat on the sea.",
        "",
    ],
)
def test_dates_that_the_source_tells_are_not_doubted(statement):
    """The same date in any form, a part of one, a weekday that follows from one, and what only looks like a date."""
    assert said(dates, statement, TEXT) == []


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("It was closed on 24 May 2019.", "24 May 2019"),
        ("It was closed on 14 May 2018.", "14 May 2018"),
        ("It was closed on May 24th.", "May 24th"),
        ("It opened in November.", "November"),
        ("It opened on a Wednesday.", "Wednesday"),
        ("It was closed on 14.07.2019.", "14.07.2019"),
        ("Am 14. Juli wurde sie geschlossen.", "14. Juli"),
    ],
)
def test_a_date_that_no_source_tells_is_rejected(statement, words):
    """A month, a weekday, a day of a month or a year beside them that stands nowhere is rejected."""
    assert said(dates, statement, TEXT) == [("reject", words)]


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("La jetée a rouvert en novembre.", "novembre"),
        ("El muelle se abrió en noviembre.", "noviembre"),
        ("Il molo fu riaperto nel settembre.", "settembre"),
        ("Пирс открыли в ноябре.", "ноябре"),
    ],
)
def test_a_month_of_a_language_that_writes_it_small_is_cautioned(statement, words):
    """Where months have no capital, one that no source tells is no less in doubt, but less surely a month."""
    assert said(dates, statement, TEXT) == [("caution", words)]


def test_what_may_be_worked_out_is_only_cautioned():
    """Where the text says “yesterday”, or tells no weekday at all, a writer may have counted the days."""
    assert said(dates, "It closed on Friday.", "It closed yesterday, in May.") == [("caution", "Friday")]
    assert said(dates, "It closed on Friday.", "It closed in May.") == [("caution", "Friday")]


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("It was closed on 15 May 2019.", TEXT),
        ("The rains come in November.", "On 6 October 2025 it said that the rains come next month."),
        ("The lease ends on 30 June 2028.", "The lease runs for five years from 1 July 2023."),
        ("The lease ends on 1 July 2028.", "The lease runs for five (5) years from 1 July 2023."),
    ],
)
def test_a_date_that_may_be_worked_out_from_one_of_the_source_is_cautioned(statement, text):
    """A day near to one that is told, a month in a text that says “next month”, and the end of a span of years."""
    assert [severity for severity, _ in said(dates, statement, text)] == ["caution"]


@pytest.mark.parametrize("statement", ["It fell on 5 October.", "It fell on 5 October 2025.", "It fell October 5th."])
def test_a_date_that_a_weekday_of_the_source_is_is_not_doubted(statement):
    """Where the text of the 6th tells of a Sunday, the 5th is that Sunday, with its year or without."""
    assert said(dates, statement, "VARROW, 6 October 2025. The wall fell on Sunday, said the port on Monday.") == []


def test_the_end_of_another_span_is_no_date_of_the_source():
    """Of five years from a day, the fourth ends on none that is told."""
    text = "The lease runs for five years from 1 July 2023."
    assert said(dates, "The lease ends on 1 July 2027.", text) == [("reject", "1 July 2027")]


def test_a_doubt_shows_the_date_that_the_evidence_has():
    """The date of the same kind in the evidence is shown with its place."""
    (doubt,) = doubts(dates, "It was closed on 24 May.", TEXT, "closed on 14 May 2019")
    assert doubt.at
    assert (doubt.instead, doubt.at.of(TEXT)) == ("14 May 2019", "14 May 2019")


def test_a_number_before_a_month_may_be_the_sentence_before():
    """“… page 12. May 5 was …” is the fifth of May."""
    assert said(dates, "It was on May 5.", "See page 12. May 5 was a fine day.") == []


@given(st.dates(date(1000, 1, 8), date(2190, 1, 1)), st.integers(8, 20))
def test_a_date_is_known_in_every_form_and_no_other_is(day, later):
    """Written out, in numbers or as ISO, a date is the same; one more than a week away is not."""
    source = f"It was on {day:%Y-%m-%d}."
    for form in (f"{day:%d %B %Y}", f"{day:%B} {day.day}", f"{day:%d/%m/%Y}", f"{day:%A}"):
        assert said(dates, f"It was on {form}.", source) == []
    other = day + timedelta(days=later)
    assert [severity for severity, _ in said(dates, f"It was on {other:%d %B %Y}.", source)] == ["reject"]


@given(st.text(max_size=200), st.text(max_size=200))
def test_nothing_raises(statement, text):
    """Whatever is said of whatever source, there is an answer."""
    doubts(dates, statement, text)


@pytest.mark.parametrize("text", ["31/31/2020", "0000-00-00", "2020-13-45", "30 February 2019", "99月99日"])
def test_what_is_no_date_is_not_read_as_one_of_the_calendar(text):
    """Numbers that look like a date and are none do not stop the reading."""
    assert all(day.month <= 12 for day in days(fold(text)))
