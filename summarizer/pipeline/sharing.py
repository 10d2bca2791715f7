"""What many briefs share: one model, one store, one budget, one number of calls under way."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Literal

from summarizer.errors import BudgetReachedError, StoreError
from summarizer.extracting import Embedded
from summarizer.kinds import kind_named
from summarizer.pipeline.briefing import Begun, briefed, cost, met_its_limit, read_sources
from summarizer.pipeline.budgeting import Budget, Budgeted, budget_of
from summarizer.pipeline.modelling import Aside, close_store, kept, secrets_of, store_for
from summarizer.pipeline.pricing import price
from summarizer.pipeline.waiting import in_thread

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence

    from summarizer.kinds import Kind
    from summarizer.model import Answer, Listener, Model, Question
    from summarizer.pipeline.sources import Source
    from summarizer.report import Report
    from summarizer.settings import Settings
    from summarizer.store import Journal, RunLog
    from summarizer.usage import Usage


@dataclass(frozen=True)
class Shared:
    """What the briefs of one batch share. ``journal`` is there where one was asked for."""

    kind: Kind
    settings: Settings
    listener: Listener
    budget: Budget
    journal: Journal | None
    _of: Model
    _asked: Model

    def around(self, wrapped: Callable[[Model], Model]) -> Shared:
        """Return the same with another model around the one that is asked."""
        return replace(self, _asked=wrapped(self._asked))

    def cost(self, usage: Usage) -> float | Literal["unknown"]:
        """Return what tokens of the model cost, in US dollars, "unknown" rather than guessed."""
        return cost(self._of, usage)

    async def brief(self, sources: Sequence[Source]) -> Report:
        """Return one brief of ``sources``.

        Raises as ``summarize`` does, and BudgetReachedError where the limit of all briefs left this one unfinished.
        """
        begun = Begun()
        settings = self.settings
        model = self._asked
        time_of_its_own = Budget(seconds=settings.timeout)
        if isinstance(self._of, Embedded):
            model = Aside(model, time_of_its_own)
        elif settings.timeout is not None:
            model = Budgeted(model, time_of_its_own)
        read = await read_sources(sources, settings)
        report = await briefed(
            read, self.kind, model, of=self._of, settings=settings, listener=self.listener, begun=begun
        )
        if self.budget.reached and met_its_limit(report):
            raise BudgetReachedError("the limit of the batch is reached", hint="raise it for the rest")
        return report


@asynccontextmanager
async def shared(
    model: Model, settings: Settings, listener: Listener, *, journaled: bool = False
) -> AsyncIterator[Shared]:
    """Yield what briefs by ``model`` share; ``journaled`` opens the store also for a model that needs none.

    The limits of tokens and money are for all briefs together, that of time is for each. Raises StoreError where the
    store cannot be used, UsageError for a limit that cannot be kept or a kind that there is none of, OutputError for a
    recording that cannot be written.
    """
    kind = kind_named(settings.kind)
    embedded = isinstance(model, Embedded)
    budget = Budget() if embedded else budget_of(settings.model_copy(update={"timeout": None}), model)
    keeps = not embedded and bool(getattr(model, "identity", "")) and not settings.no_cache
    with ExitStack() as opened:
        run, journal = None, None
        if keeps or journaled:
            run, journal = await in_thread(partial(_opened, opened, model, settings, listener))
        asked = model
        if not embedded:
            asked = Bounded(model, settings.concurrency)
            if keeps and run is not None:
                asked = kept(model, run, settings, around=asked, recounts=True)
            if settings.record is not None:
                from summarizer.store import Recording  # noqa: PLC0415 - seldom asked for

                asked = opened.enter_context(Recording(asked, settings.record, secrets=secrets_of(model)))
            asked = Budgeted(asked, budget)
        try:
            yield Shared(kind, settings, listener, budget, journal if journaled else None, model, asked)
        except BaseException as error:
            if run is not None:
                with suppress(StoreError):  # what broke it off is to be told, not that this could not be written
                    await asyncio.shield(in_thread(run.broken_off(error).result))
            raise
        if run is not None:
            with suppress(StoreError):
                spent = await asyncio.wrap_future(run.spent())
                await asyncio.wrap_future(run.closed("done", "", price(model, spent)))


def _opened(opened: ExitStack, model: Model, settings: Settings, listener: Listener) -> tuple[RunLog, Journal]:
    """Return a run in the store, which is closed with ``opened``, and its journal. Waits for the disk."""
    from summarizer.store import Retention  # noqa: PLC0415 - the embedded model starts sooner without

    # Not by size: what a batch paid for must not be dropped while it goes on.
    store = store_for(model, settings, listener, Retention(settings.keep_runs_days, megabytes=None))
    opened.callback(close_store, store, listener)
    run = store.run(command="batch", model=model.name, settings=settings)
    return run, store.journal(run)


class Bounded:
    """A Model that asks no more than so many questions at once, whatever number of briefs they are for."""

    def __init__(self, model: Model, places: int) -> None:
        self._model = model
        self._places = asyncio.Semaphore(places)
        self.name = model.name
        self.sent_to = getattr(model, "sent_to", "")
        self.identity = getattr(model, "identity", "")

    async def ask(self, question: Question) -> Answer:
        """Ask the model when there is room."""
        async with self._places:
            return await self._model.ask(question)
