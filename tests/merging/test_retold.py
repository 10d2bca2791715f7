"""What two sources tell in words of their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.merging.retold import is_retold

COLLAPSE = "A bridge collapsed in Varrow on 3 March 2026, killing 12 people."
HARBOUR = "Mayor Ilse Brandt proposed to close the harbour for two years."
VOTE = "The council of Varrow voted on Tuesday to close the old harbour for two years."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (COLLAPSE, "On 3 March 2026 a bridge collapsed in Varrow, killing 12 people."),
        (COLLAPSE, "On 3 March 2026 a bridge collapsed in Varrow and killed twelve people."),
        (HARBOUR, "Ilse Brandt, the mayor, proposed to close the harbour for two years."),
        (HARBOUR, "Mayor Brandt proposed closing the harbour for 2 years."),
        (VOTE, "On Tuesday, the Varrow council voted to close the old harbour for two years."),
    ],
)
def test_the_same_in_another_order_or_with_a_shorter_name_is_the_same(one, other):
    """Its names, numbers, doubts and subject are the same, and so are most other words."""
    assert is_retold(one, other)
    assert is_retold(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (COLLAPSE, "On 3 March 2026 a bridge collapsed in Varrow, killing 14 people."),
        (COLLAPSE, "On 3 May 2026 a bridge collapsed in Varrow, killing 12 people."),
        (COLLAPSE, "On 3 March 2026 a bridge collapsed in Lindholm, killing 12 people."),
        (COLLAPSE, "On 3 March 2026 no bridge collapsed in Varrow, killing 12 people."),
        (HARBOUR, "Mayor Paul Brandt proposed to close the harbour for two years."),
        (HARBOUR, "Mayor Ilse Brandt proposed to open the harbour for two years."),
        (HARBOUR, "Mayor Ilse Brandt may have proposed to close the harbour for two years."),
        (VOTE, "The union of Varrow voted on Tuesday to close the old harbour for two years."),
        ("Norland sued Sudland over the border in May.", "Sudland sued Norland over the border in May."),
        (
            "The council sued the union over 5 million crowns in Varrow.",
            "The union sued the council over 5 million crowns in Varrow.",
        ),
        (
            "Brandt told Lee that Varrow needs 5 million crowns for its harbour.",
            "Lee told Brandt that Varrow needs 5 million crowns for its harbour.",
        ),
        ("The wall is old and weak.", "Old and weak is the wall."),
        ("Acme waits.", "Acme waits."),
    ],
)
def test_what_differs_in_any_of_them_is_not_the_same(one, other):
    """Nor is what has neither name nor number, or too few words to tell."""
    assert not is_retold(one, other)
    assert not is_retold(other, one)


WORDS = ["Anna", "Berg", "the", "mayor", "not", "3", "ten", "in", "Varrow", "closed", "may", ",", "Ärger", "橋", "'s"]


@given(*[st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)] * 2)
def test_it_is_the_same_both_ways_round(one, other):
    """Whatever is told, whichever of both is asked about first."""
    assert is_retold(one, other) == is_retold(other, one)
