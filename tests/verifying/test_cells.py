"""Numbers of a table in a statement that names a row of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.verifying.cells import cells
from tests.verifying.cited import doubts, said

TEXT = """The board met in Ely on a fine day in May, and 33 came.

| Item | 2025 | 2026 |
|------|-----:|-----:|
| Pumps | 410 | 385 |
| Valves | 95 | 120 |
| Staff (FTE) | 12.5 | 11 |

Quarter\tTrips\tCost (EUR '000)
Q1 2024\t3\t45
Q4 2024\t5\t162
"""


@pytest.mark.parametrize(
    "statement",
    [
        "Pumps: 410 in 2025.",
        "Pumps fell from 410 in 2025 to 385 in 2026.",
        "There were 120 valves.",
        "In Q4 2024, 5 trips cost EUR 162,000 in all.",
        "Pumps fell to 385 while valves rose to 120.",
        "Of the pumps 33 are old.",
        "Of the pumps 77 are old.",
        "Some 120 came.",
        "",
    ],
)
def test_a_number_of_the_row_and_column_that_are_named_is_not_doubted(statement):
    """Nor is what tells of two rows, and what stands outside of the table too, or in no row."""
    assert said(cells, statement, TEXT) == []


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("There were 120 pumps.", "120"),
        ("Valves: 385 in 2026.", "385"),
        ("Pumps: 410 in 2026.", "410"),
        ("In Q1 2024 the trips cost EUR 162,000.", "162,000"),
    ],
)
def test_a_number_of_another_row_or_column_is_cautioned(statement, words):
    """The table has it, but not of that."""
    assert said(cells, statement, TEXT) == [("caution", words)]


def test_a_doubt_shows_the_row():
    """What the table has of the row that is named is shown with its place."""
    (doubt,) = doubts(cells, "There were 120 pumps.", TEXT)
    assert doubt.at
    assert doubt.at.of(TEXT) == doubt.instead == "| Pumps | 410 | 385 |"


@given(st.text(max_size=200), st.text(alphabet="ab1 |\t\n-.", max_size=200))
def test_nothing_raises(statement, text):
    """Whatever is said of whatever table, there is an answer."""
    doubts(cells, statement, text)
