"""What a batch would take, computed from a sample of it before anything is sent."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from summarizer.batching.by_provider import make_sure
from summarizer.errors import SourceError
from summarizer.pipeline.briefing import summarize
from summarizer.pipeline.estimating import Estimate, estimate
from summarizer.pipeline.modelling import model_for
from summarizer.pipeline.pricing import batch_discount, price
from summarizer.settings import EMBEDDED
from summarizer.usage import NOTHING, Usage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarizer.batching.items import Item
    from summarizer.settings import Settings

_SAMPLE: Final = 200  # items
_READ: Final = 20  # items that the embedded model reads, to tell how long it takes
_SPEED: Final = 50  # tokens a second that a model is taken to write in each call

_MINUTES: Final = 60.0
_DAY: Final = 24.0  # hours that a provider takes to answer a batch, at most


@dataclass(frozen=True, slots=True)
class Forecast:
    """What ``items`` would take, without repairs; ``sampled`` of them were looked at, ``unreadable`` could not be.

    ``hours`` are those that the limits leave no way around; ``bounded_by`` tells which limit that is. ``by_batch`` of
    the calls are questions in the provider's batches; where ``discount`` is not 0, that share is taken off for them.
    """

    items: int
    sampled: int
    unreadable: int
    total: Estimate
    hours: float
    bounded_by: str
    by_batch: int = 0
    discount: float = 0.0


def forecast(
    items: Sequence[Item], settings: Settings, as_if: int | None = None, *, by_provider: bool = False
) -> Forecast:
    """Return what a batch over ``items`` would take, or over ``as_if`` items of which these are a sample.

    Nothing is sent but what asks for pages; no key is needed. ``by_provider`` has the first questions go by the
    provider's batches.

    Raises UsageError where no model has the name in the settings, its provider is known to have no batches and they are
    wanted, or nothing that was looked at can be read.
    """
    model = model_for(settings.model_copy(update={"offline": True}))  # which needs no key
    if by_provider:
        make_sure(model)
    count = len(items) if as_if is None else as_if
    sample = _spread(items, _SAMPLE)
    found = [told for item in sample if (told := _estimated(item, settings)) is not None]
    share = count / len(sample) if sample else 0.0
    first = _times(share, (told.first for told in found)).by_batch() if by_provider else NOTHING
    every = _times(share, (Usage(told.calls, told.input_tokens, told.output_tokens) for told in found))
    dollars = price(model, replace(every, batch_input=first.batch_input, batch_output=first.batch_output))
    sent_to = getattr(model, "sent_to", "")
    total = Estimate(
        model.name, sent_to, every.calls, every.input_tokens or 0, every.output_tokens or 0, dollars, first
    )
    if by_provider:
        hours, bounded_by = _DAY, "the provider's batches"
    else:
        hours, bounded_by = _hours(total, settings) if sent_to else _read_in(items, count, settings)
    return Forecast(
        count, len(sample), len(sample) - len(found), total, hours, bounded_by, first.calls, batch_discount(sent_to)
    )


def _times(share: float, found: Iterable[Usage]) -> Usage:
    """Return what all would take of which those found are a sample."""
    usage = sum(found, NOTHING)
    return Usage(
        round(share * usage.calls),
        round(share * (usage.input_tokens or 0)),
        round(share * (usage.output_tokens or 0)),
    )


def _spread(items: Sequence[Item], most: int) -> Sequence[Item]:
    """Return so many of the items, as far from each other as they lie: neighbours are alike."""
    count = min(len(items), most)
    return [items[number * len(items) // count] for number in range(count)]


def _estimated(item: Item, settings: Settings) -> Estimate | None:
    try:
        return estimate(*item.opened(), settings=settings)
    except SourceError:
        return None


def _hours(total: Estimate, settings: Settings) -> tuple[float, str]:
    """Return the hours that calls to a server take, and by which limit."""
    bounds = [(total.output_tokens / _SPEED / settings.concurrency / _MINUTES, f"{settings.concurrency} at once")]
    if settings.rpm:
        bounds.append((total.calls / settings.rpm, f"{settings.rpm:,} calls a minute"))
    if settings.tpm:
        bounds.append(((total.input_tokens + total.output_tokens) / settings.tpm, f"{settings.tpm:,} tokens a minute"))
    minutes, limit = max(bounds)
    return minutes / _MINUTES, limit


def _read_in(items: Sequence[Item], count: int, settings: Settings) -> tuple[float, str]:
    """Return the hours that the embedded model takes for ``count`` items on all cores, having read some of them."""
    cores = os.cpu_count() or 1
    if settings.model != EMBEDDED or not items:
        return 0.0, ""
    begun, read = time.perf_counter(), 0
    for item in _spread(items, _READ + 1):  # the first loads what it needs, and is not counted
        try:
            summarize(*item.opened(), settings=settings)
        except SourceError:
            continue
        read += 1
        if read == 1:
            begun = time.perf_counter()
    seconds = (time.perf_counter() - begun) / max(read - 1, 1)
    return seconds * count / cores / _MINUTES**2, f"{cores} cores"
