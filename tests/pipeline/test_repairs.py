"""What a repair costs: only what was refused is asked again, with only what it needs of the source."""

from __future__ import annotations

from statistics import mean

import pytest

from tests.bench.repairs import GOAL, briefs, cost


@pytest.mark.parametrize("name", ["article.md", "30 items, 4 kB", "30 items, 30 kB"])
def test_a_repair_of_one_item_in_ten_takes_a_quarter_of_the_first_ask_at_most(name: str):
    """Sent and answered tokens of the repair, whichever items fail, are on average no more than 25 % of the first's."""
    document, brief = next((document, brief) for told, document, brief in briefs() if told == name)
    assert mean(cost(document, brief, 10, first).ratio for first in range(0, 10, 3)) <= GOAL
