"""Magnitudes that a table tells once, for all its figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.canonical import fold
from summarizer.language.figures import figures
from summarizer.verifying.numbers import numbers
from summarizer.verifying.table_scales import scaled
from tests.verifying.cited import doubts, said

REGIONS = """# The year of the port

The fleet grew again.

Fees by quay (in € millions)

| Quay | 2022 | 2023 | Change |
|------|------|------|--------|
| East | 3.9  | 4.2  | 8 %    |
| West | 1,250 | 1,310 | 5 % |

In all 310 people work at the quays, 40 of them at night.
"""


def values(text: str) -> list[float]:
    """Return the figures that something multiplies, multiplied."""
    read = fold(text)
    return [round(one.figure.values[0] * one.factor, 6) for one in scaled(read, list(figures(read)))]


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("The east quay took in €4.2 million in 2023.", None),
        ("The east quay took in 4,200,000 euros.", None),
        ("The west quay took in €1.31 billion.", None),
        ("The east quay took in 0.3 million euros more than in 2022.", None),
        ("The east quay took in €4.2 billion in 2023.", "4.2 billion"),
        ("The east quay took in 4,200 euros.", "4,200"),
        ("The west quay took in €1,310 billion.", "1,310 billion"),
        ("The quays employ 310 million people.", "310 million"),
    ],
)
def test_a_statement_has_the_magnitude_that_the_heading_has(statement, words):
    """What the heading multiplies is borne out; another magnitude, or what no table holds, is rejected."""
    row = REGIONS[REGIONS.index("| East") : REGIONS.index("\n| West")]
    assert said(numbers, statement, REGIONS, row) == ([("reject", words)] if words else [])


def test_another_currency_than_the_headings_is_told():
    """The heading says of what the figures are, too."""
    (doubt,) = doubts(numbers, "The east quay took in $4.2 million.", REGIONS)
    assert "something else" in doubt.note


@pytest.mark.parametrize(
    "heading",
    [
        "In € millions",
        "(in thousands, except per share data)",
        "€ bn",
        "Umsatz in Mio. €",
        "Ergebnis, TEUR",
        "Produits, en milliers d'euros",
        "Fees (£'000)",
        "US$m",
        "Amounts are in thousands of dollars.",
        "Sales (SEK millions)",
        "Ventas (miles de euros)",
    ],
)
def test_headings_are_read_in_many_forms(heading):
    """A magnitude beside a currency, after "in" or in brackets is one of the table below."""
    assert len(values(f"{heading}\n\nTolls\t7.5\nRents\t2.5\n")) == 2


@pytest.mark.parametrize(
    ("text", "multiplied"),
    [
        # The head of a column, or of a row, is of that column or row.
        ("| Work | Cost ($ bn) | Staff |\n|---|---|---|\n| Lock | 4.2 | 31 |\n", [4.2e9]),
        ("| | 2021 | 2022 |\n|---|---|---|\n| Fees ($m) | 7.5 | 8 |\n| Staff | 31 | 32 |\n", [7.5e6, 8e6]),
        ("Fees ($m) 7.5 8\nStaff 31 32\n", [7.5e6, 8e6]),
        # The corner's is of all.
        ("| $ millions | 2021 | 2022 |\n|---|---|---|\n| Fees | 7.5 | 8 |\n", [7.5e6, 8e6]),
        # A caption may stand below.
        ("Tolls 7.5\nRents 2.5\n\nTable 2: what came in (€ millions)\n\nThe end came soon.\n", [7.5e6, 2.5e6]),
        # Labels and blank lines part no table, a sentence does, and so does the next heading.
        ("(in thousands)\nAssets\n\nCash 7.5\n\nDebts\nLoans 2.5\n", [7.5e3, 2.5e3]),
        ("(in thousands)\nCash 7.5\nThe quays were full.\nBoats 12\n", [7.5e3]),
        ("(in thousands)\nCash 7.5\nIn € millions\nFees 2\n", [7.5e3, 2e6]),
        # Shares, and what has a magnitude of its own, nothing multiplies.
        ("In € millions\nFees 7.5\nGrowth 12 %\nLoan 2 billion\n", [7.5e6]),
        # No heading of a table.
        ("The port earned millions of euros.\nThe quays are full, and 12 boats wait there.\n", []),
        ("It paid 4 million euros (5 million dollars).\nBoats 12\n", []),
        ("He was in millions of homes every night, as the radio then was.\nIt had 40 stations by 1960.\n", []),
        ("5 m $ 3\nBoats 12", []),
    ],
)
def test_what_a_heading_multiplies(text, multiplied):
    """It is what stands under it, beside it or over it, in the same table."""
    assert values(text) == multiplied


def test_any_number_of_blanks_is_passed_over():
    """A blank line is none of a table, however long it is."""
    assert values(f"In € millions\nFees 7.5\n{' ' * 300_000}\nRents 3\n") == [7.5e6, 3e6]


@given(st.lists(st.sampled_from([*"|\t\n(), %€.", "in", "million", "4.2", "m", "Fees", "2022", "bn"])).map(" ".join))
def test_nothing_raises(text):
    """Whatever the layout, figures come out multiplied or not at all."""
    assert all(value >= 0 for value in values(text))
