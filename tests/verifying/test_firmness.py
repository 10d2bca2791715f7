"""How firmly English sentences say what they say."""

from __future__ import annotations

import pytest

from summarizer.canonical import fold
from summarizer.language.months import MONTH, with_months
from summarizer.verifying.firmness import firmness, to_after_too


@pytest.mark.parametrize(
    ("sentence", "denied", "weighed", "alleged"),
    [
        ("The council did not approve the plan.", ["approve"], [], []),
        ("Not all members approve the plan.", [], [], []),
        ("The council may close the pier.", [], ["close"], []),
        ("In May council members closed the pier.", [], [], []),
        ("The council plans to close the pier.", [], ["close"], []),
        ("The council asked Berg to repair the pier.", [], ["repair"], []),
        ("The mayor allegedly took money.", [], [], ["took"]),
        ("The council closed the pier.", [], [], []),
    ],
)
def test_what_is_denied_weighed_or_alleged(sentence, denied, weighed, alleged):
    """A cue marks the first word after it that carries meaning."""
    found, words = firmness(sentence), fold(sentence).words
    for marked, expected in ((found.denied, denied), (found.weighed, weighed), (found.alleged, alleged)):
        assert [words[found.places[number]] for number in marked] == expected


@pytest.mark.parametrize(
    ("sentence", "to"), [("too small to carry it", 2), ("too small and dark", 0), ("small to carry", 0), ("too", 0)]
)
def test_too_reaches_to_its_verb(sentence, to):
    """“Too small to carry” denies what comes after “to”, and “too” alone nothing."""
    assert to_after_too(sentence.split(), 0) == to


@pytest.mark.parametrize(
    ("text", "is_month"),
    [
        ("It rose in May.", True),
        ("It may rise.", False),
        ("May 5 is a Sunday.", True),
        ("May was warm.", True),
        ("May they rest.", False),
        ("It rose. May it last!", False),
        ("Theresa May resigned.", True),
    ],
)
def test_a_capital_makes_the_month(text, is_month):
    """It does so inside a sentence, and at its beginning before a number or what is told of the month."""
    assert (MONTH in with_months(fold(text)).words) is is_month
