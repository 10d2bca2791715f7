"""What came by a provider's batch costs what the provider asks for it, where that is known."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from summarizer.pipeline.pricing import price
from summarizer.usage import Usage

USAGE = Usage(10, 100_000, 10_000)


@dataclass
class Priced:
    """A model at a host."""

    name: str = "openai/gpt-4o-mini"
    sent_to: str = "api.openai.com"


def test_batches_of_openai_cost_half():
    """All of it, or a part: the rest costs what calls cost."""
    model = Priced()
    full = price(model, USAGE)  # type: ignore[arg-type]  # it is asked nothing
    assert full
    assert price(model, USAGE.by_batch()) == pytest.approx(full / 2)  # type: ignore[arg-type]
    assert price(model, USAGE + USAGE.by_batch()) == pytest.approx(full * 1.5)  # type: ignore[arg-type]


def test_batches_of_others_cost_what_calls_cost():
    """No discount is made up for a host that has told none, and no price for one that has none."""
    model = Priced("mistral-small-latest", "api.mistral.ai")
    full = price(model, USAGE)  # type: ignore[arg-type]
    assert full
    assert price(model, USAGE.by_batch()) == full  # type: ignore[arg-type]
    assert price(Priced(sent_to="127.0.0.1:9"), USAGE.by_batch()) is None  # type: ignore[arg-type]


def test_what_nobody_knows_the_host_of_has_no_known_price():
    """A caller's own model may cost what it likes; only where it was not called is that nothing."""
    model = Priced(sent_to="")
    assert price(model, USAGE) is None  # type: ignore[arg-type]  # it is asked nothing
    assert price(model, Usage()) == 0  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "host"),
    [("gpt-4o", "api.githubcopilot.com"), ("google/gemma-3-27b-it", "generativelanguage.googleapis.com")],
)
def test_a_model_that_is_listed_without_a_price_has_no_known_price(name: str, host: str):
    """It is unknown, not nothing, and no limit in money can be kept with it."""
    model = Priced(name, host)
    assert price(model, USAGE) is None  # type: ignore[arg-type]  # it is asked nothing
    assert price(model, Usage(1, 100, 0)) is None  # type: ignore[arg-type]
    assert price(model, Usage(1, 0, 0)) == 0  # type: ignore[arg-type]


def test_what_a_router_gives_away_costs_nothing():
    """So it says in the model's name; others of that name are paid for."""
    assert price(Priced("openrouter/deepseek/deepseek-r1:free", "openrouter.ai"), USAGE) == 0  # type: ignore[arg-type]
    assert price(Priced("openrouter/deepseek/deepseek-r1", "openrouter.ai"), USAGE)  # type: ignore[arg-type]
