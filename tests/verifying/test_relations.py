"""Names that a statement binds with a verb, and the source does not."""

from __future__ import annotations

import pytest

from summarizer.verifying.relations import relations
from tests.verifying.cited import said

TEXT = (
    "The court sat on Monday. Brandt sued Skerry Lines over the wreck, which lies off Lindau. Skerry has 12 ships. "
    "The judge, Anna Berg, was not there. Her purchase of Nordhafen was the talk of the town."
)


@pytest.mark.parametrize(
    ("statement", "verb"),
    [
        ("Brandt owns Skerry Lines.", "owns"),
        ("In the end Skerry fired Brandt.", "fired"),
        ("On Monday Berg married Brandt.", "married"),
    ],
)
def test_a_deed_that_is_near_neither_name_is_cautioned(statement, verb):
    """Both names are the source's, and what binds them is not."""
    assert said(relations, statement, TEXT) == [("caution", verb)]


@pytest.mark.parametrize(
    "statement",
    [
        "Brandt sued Skerry Lines.",
        "Berg bought Nordhafen.",
        "Brandt owns the ships.",
        "Brandt owns Lundquist.",
        "Brandt, owns, Skerry.",
        "Brandt and Skerry met.",
        "owns",
        "",
    ],
)
def test_a_deed_that_may_be_told_so_is_not_doubted(statement):
    """Nor one in other words, of one name, or of a name that the source has not, which another check doubts."""
    assert said(relations, statement, TEXT) == []


def test_a_name_that_stands_everywhere_is_left_alone():
    """Of a name that stands a hundred times anything may be said in some other words."""
    assert said(relations, "Brandt owns Skerry Lines.", f"{TEXT} {'Skerry Lines was there. ' * 100}") == []
