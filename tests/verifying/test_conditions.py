"""Conditions of the source that a statement drops."""

from __future__ import annotations

import pytest

from summarizer.verifying.conditions import conditions
from tests.verifying.cited import said


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("The port reopens in May.", "If the state pays for the dredging, the port reopens in May."),
        ("The port will reopen in May.", "The port will reopen in May if the state pays for the dredging."),
        ("Berg will close the yard.", "Berg will close the yard unless the company raises wages, she said."),
    ],
)
def test_a_condition_that_is_dropped_is_cautioned(statement, text):
    """What depends on something else is not simply so."""
    assert said(conditions, statement, text) == [("caution", statement.rstrip("."))]


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("The port reopens in May if the state pays.", "If the state pays for the dredging, the port reopens in May."),
        ("The port may reopen in May.", "If the state pays for the dredging, the port reopens in May."),
        (
            "With the state paying for the dredging, the port reopens.",
            "If the state pays for dredging, the port reopens.",
        ),
        (
            "The board decides in May.",
            "The board decides in May even if the port is not dredged by then.",
        ),
        ("Rinse the hair with cold water.", "If the hair is long and dry, rinse the hair with cold water."),
        ("The card is free.", "If you ask your bank for it, the card is free."),
        ("The mayor was glad.", "If the state pays for the dredging, the port reopens. The mayor was glad."),
        ("Le port rouvre en mai.", "If paie, le port rouvre en mai dans la ville avec les élus."),
        ("", "If the state pays for the dredging, the port reopens."),
    ],
)
def test_what_names_a_condition_or_has_none_is_not_doubted(statement, text):
    """Nor advice, nor a question in other words."""
    assert said(conditions, statement, text) == []


@pytest.mark.parametrize("ending", [" only", ", subject to approval", " once dry", " unless flooded"])
def test_a_statement_with_a_condition_of_its_own_is_not_doubted(ending):
    """It may be the source's in other words."""
    main = "the old northern port of Lindau reopens to big ferries and small boats in late May"
    text, statement = f"If the state pays for dredging, {main}.", f"T{main[1:]}"
    assert said(conditions, f"{statement}.", text) == [("caution", statement)]
    assert said(conditions, f"{statement}{ending}.", text) == []
