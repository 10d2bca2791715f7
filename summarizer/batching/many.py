"""The library's way to brief many sources."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from summarizer.batching.flowing import flowing
from summarizer.batching.planning import items_of
from summarizer.errors import BudgetReachedError, StoreError, SummarizerError
from summarizer.model import unheard
from summarizer.pipeline.briefing import refuse_no_model
from summarizer.pipeline.modelling import model_for_many
from summarizer.pipeline.sharing import shared
from summarizer.pipeline.waiting import in_thread
from summarizer.settings import Settings

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence

    from summarizer.batching.items import Item
    from summarizer.model import Listener, Model
    from summarizer.pipeline.sharing import Shared
    from summarizer.pipeline.sources import Source
    from summarizer.report import Report


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one item of a batch: its report, or the error why there is none."""

    name: str
    report: Report | None = None
    error: SummarizerError | None = None


async def brief_many(  # noqa: PLR0913 - what, what for, by whom, how, together with what, who hears of it
    sources: Sequence[Source],
    *,
    kind: str | None = None,
    model: str | Model | None = None,
    settings: Settings | None = None,
    group_by: str | None = None,
    listener: Listener = unheard,
) -> AsyncGenerator[Result, None]:
    """Yield a Result for each of many sources, in the order in which they are done.

    A source is as in ``summarize``, and a folder or pattern is many; each file, address, Document and line of JSON
    lines is briefed by itself, unless ``group_by`` joins them: those in one ``"folder"``, or lines by a field. A
    source's failure is its own.

    ``settings.concurrency`` bounds the calls and briefs under way, and so the memory; whoever reads slowly slows the
    work. ``max_cost`` and ``max_tokens_total`` are for all together, ``timeout`` for each. Closed or cancelled, the
    work ends; answers that came are in the store, and are not paid for again.

    Raises UsageError; SourceError for a folder or list that cannot be read; StoreError and BudgetReachedError, which
    are no source's own.
    """
    settings = settings or Settings()
    if isinstance(model, str):
        settings = settings.model_copy(update={"model": model})
    if kind is not None:
        settings = settings.model_copy(update={"kind": kind})
    chosen = model_for_many(settings) if model is None or isinstance(model, str) else model
    refuse_no_model(chosen)
    items = await in_thread(partial(items_of, sources, group_by=group_by))
    async with shared(chosen, settings, listener) as asking:
        async for result in flowing(items, partial(_result, asking), settings.concurrency):
            yield result


async def _result(asking: Shared, item: Item) -> Result:
    try:
        opened = await in_thread(item.opened)
        return Result(item.name, report=await asking.brief(opened))
    except (StoreError, BudgetReachedError):
        raise
    except SummarizerError as error:
        return Result(item.name, error=error)
