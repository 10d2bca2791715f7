"""What stands beside a figure and says of what it is."""

from __future__ import annotations

import pytest

from summarizer.canonical import fold
from summarizer.language.figures import figures
from summarizer.language.measures import measures


@pytest.mark.parametrize("text", ["71 %", "71%", "71 percent", "71 per cent", "71 por ciento", "71 pour cent"])
def test_a_share_is_one_in_one_word_or_two(text: str):
    """As writers of British English, French, Spanish and Portuguese write it, too."""
    read = fold(f"It was {text} of them.")
    (figure,) = [one for one in figures(read) if one.values[0] == 71]
    assert list(measures(read, figure)) == [("money", "%")]


def test_cents_are_no_share():
    """Only behind "per" are they."""
    read = fold("It costs 71 cent.")
    (figure,) = figures(read)
    assert ("money", "%") not in list(measures(read, figure))
