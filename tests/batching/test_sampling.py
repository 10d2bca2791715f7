"""What a batch would take is told before anything is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer import Document, Settings
from summarizer.batching.items import Item
from summarizer.batching.planning import items_of
from summarizer.batching.sampling import forecast
from summarizer.errors import UsageError
from tests.batching.ships import folder_of

if TYPE_CHECKING:
    from pathlib import Path

SERVER = Settings(model="m", base_url="http://127.0.0.1:9/v1")


def test_a_sample_stands_for_the_whole(tmp_path: Path):
    """Twice as many documents of one kind take twice as much, sampled or not; nothing is asked."""
    some = forecast(items_of([folder_of(tmp_path / "some", 150)]), SERVER)
    more = forecast(items_of([folder_of(tmp_path / "more", 300)]), SERVER)
    assert (some.items, some.sampled, more.items, more.sampled) == (150, 150, 300, 200)
    assert (some.total.calls, more.total.calls) == (150, 300)
    assert more.total.input_tokens == pytest.approx(2 * some.total.input_tokens, rel=0.02)
    assert more.total.dollars is None


def test_a_sample_tells_of_ten_million(tmp_path: Path):
    """What is at hand may stand for more documents than anybody would make to find out."""
    items = items_of([folder_of(tmp_path / "docs", 4)])
    few, many = forecast(items, SERVER), forecast(items, SERVER, 10_000_000)
    assert (many.items, many.sampled, many.total.calls) == (10_000_000, 4, 10_000_000)
    assert many.total.input_tokens == pytest.approx(few.total.input_tokens * 2_500_000)
    assert many.hours == pytest.approx(few.hours * 2_500_000)


@pytest.mark.parametrize(
    ("limits", "hours", "bound"),
    [
        ({"rpm": 1}, 100 / 60, "1 calls a minute"),
        ({"rpm": 1, "tpm": 1}, None, "1 tokens a minute"),
        ({"rpm": 10_000, "concurrency": 1}, None, "1 at once"),
    ],
)
def test_the_narrowest_limit_tells_the_hours(tmp_path: Path, limits: dict[str, int], hours: float | None, bound: str):
    """Calls, tokens or what is under way at once: whichever takes longest."""
    told = forecast(items_of([folder_of(tmp_path / "docs", 100)]), SERVER.model_copy(update=limits))
    assert told.bounded_by == bound
    assert hours is None or told.hours == pytest.approx(hours)


def test_the_embedded_model_takes_time_alone(tmp_path: Path):
    """No call, no tokens; what cannot be read is counted."""
    folder = folder_of(tmp_path / "docs", 5)
    (folder / "blank.txt").write_text("", encoding="utf-8")
    told = forecast(items_of([folder]), Settings())
    assert (told.total.calls, told.total.dollars, told.unreadable) == (0, 0.0, 1)
    assert told.hours > 0


def test_a_model_that_there_is_none_of_is_refused(tmp_path: Path):
    with pytest.raises(UsageError):
        forecast(items_of([folder_of(tmp_path / "docs", 1)]), Settings(model="nobody/nothing"))


def test_questions_in_batches_are_told_at_their_price(tmp_path: Path):
    """Half of it at OpenAI, for the first questions alone; the one over all parts of a document is a call."""
    items = items_of([folder_of(tmp_path / "docs", 4)])
    settings = Settings(model="openai/gpt-4o-mini")
    calls, batches = forecast(items, settings), forecast(items, settings, by_provider=True)
    assert (batches.by_batch, batches.discount, calls.by_batch) == (4, 0.5, 0)
    assert batches.total.dollars == pytest.approx((calls.total.dollars or 0) / 2)
    many = forecast(items, settings, 10_000_000, by_provider=True)
    assert many.by_batch == 10_000_000
    assert many.total.dollars == pytest.approx((batches.total.dollars or 0) * 2_500_000)
    long = Document.from_text("The mayor says that the dyke may not hold. " * 60)
    whole = Item("long", (long,))
    told = forecast([whole], settings.model_copy(update={"chunk_characters": 1_000}), by_provider=True)
    assert told.by_batch == told.total.calls - 1


def test_no_discount_is_made_up(tmp_path: Path):
    """At a server of one's own a question in a batch has the price of a call, as far as that is known."""
    told = forecast(items_of([folder_of(tmp_path / "docs", 4)]), SERVER, by_provider=True)
    assert (told.by_batch, told.discount, told.total.dollars) == (4, 0.0, None)
