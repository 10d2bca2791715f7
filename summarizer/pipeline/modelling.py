"""From a model's name to what is asked: the model, and around it what keeps, records and counts its answers."""

from __future__ import annotations

import asyncio
import os
from contextlib import ExitStack, asynccontextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import StoreError
from summarizer.extracting import Embedded
from summarizer.model import Noticed
from summarizer.pipeline.budgeting import Budget, Budgeted, budget_of
from summarizer.pipeline.waiting import in_thread
from summarizer.settings import EMBEDDED, REPLAY, Settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from summarizer.document import Document
    from summarizer.model import Answer, Listener, Model, Question
    from summarizer.report import Report
    from summarizer.store import Mode, Retention, RunLog, Store


def model_for(settings: Settings) -> Model:
    """Return the Model that ``settings.model`` names.

    Raises UsageError for a name that nobody answers to, ServerRefusedError where its key is missing, StoreError for a
    recording that cannot be read.
    """
    if settings.model == EMBEDDED:
        return Embedded()
    if settings.model.startswith(REPLAY):  # also where a base_url is set: who names a recording sends nothing anywhere
        from summarizer.store import Replayed  # noqa: PLC0415 - as below: the embedded model starts sooner without

        return Replayed(Path(settings.model.removeprefix(REPLAY)))
    from summarizer.asking import model_named  # noqa: PLC0415

    return model_named(settings.model, settings)


def model_for_many(settings: Settings) -> Model:
    """Return the Model that ``settings.model`` names, for many questions: paced, and patient with its server.

    Raises as ``model_for``.
    """
    if settings.model == EMBEDDED or settings.model.startswith(REPLAY):
        return model_for(settings)
    from summarizer.asking import Pace, Patient, model_named  # noqa: PLC0415 - as above

    # Tries are made above, where all questions are seen: one policy, not two multiplied.
    once = settings.model_copy(update={"attempts": 1})
    return Patient(model_named(settings.model, once), Pace(settings.rpm, settings.tpm))


class Asked:
    """The model as the pipeline asks it; ``done`` is told the report that came of it."""

    def __init__(self, model: Model, listener: Listener, run: RunLog | None = None) -> None:
        self.model = model
        self._listener = listener
        self._run = run

    async def done(self, report: Report) -> None:
        """Write the report to the run log, where one is kept; where that fails, it is paid for and not lost."""
        if self._run is not None:
            try:
                await in_thread(self._run.finished(report).result)
            except StoreError as error:
                self._listener(Noticed(f"{error.message}: the run log has no end of this run"))


@asynccontextmanager
async def asked(
    model: Model, settings: Settings, documents: Sequence[Document], listener: Listener
) -> AsyncIterator[Asked]:
    """Yield ``model`` with what ``settings`` put around it.

    Innermost the store, which answers what was paid for before and keeps what is paid for now; then the recording,
    which has all answers wherever they come from; then the budget. A model that reads here needs only its limit of
    time, and one that the caller made is the caller's to keep. Raises StoreError where the store cannot be used,
    UsageError for a limit that cannot be kept, OutputError for a recording that cannot be written.
    """
    if isinstance(model, Embedded):
        yield Asked(Aside(model, Budget(seconds=settings.timeout)), listener)
        return
    with ExitStack() as opened:
        run = None
        wrapped: Model = model
        if getattr(model, "identity", "") and not settings.no_cache:
            run = await in_thread(partial(_opened, opened, model, settings, documents, listener))
            wrapped = kept(wrapped, run, settings)
        if settings.record is not None:
            from summarizer.store import Recording  # noqa: PLC0415

            wrapped = opened.enter_context(Recording(wrapped, settings.record, secrets=secrets_of(model)))
        try:
            yield Asked(Budgeted(wrapped, budget_of(settings, model)), listener, run)
        except BaseException as error:
            if run is not None:
                with suppress(StoreError):  # what broke it off is to be told, not that this could not be written
                    await asyncio.shield(in_thread(run.broken_off(error).result))
            raise


def _opened(
    opened: ExitStack, model: Model, settings: Settings, documents: Sequence[Document], listener: Listener
) -> RunLog:
    """Return a run in the store, which is closed with ``opened``. Waits for the disk."""
    from summarizer.store import Retention  # noqa: PLC0415

    store = store_for(model, settings, listener, Retention(settings.keep_runs_days))
    opened.callback(close_store, store, listener)
    return store.run(command="brief", model=model.name, settings=settings, documents=documents)


def store_for(model: Model, settings: Settings, listener: Listener, retention: Retention) -> Store:
    """Return the store that the settings name, opened. Raises StoreError."""
    from summarizer.store import Store, place_for  # noqa: PLC0415

    return Store(
        place_for(settings, os.environ),
        secrets=secrets_of(model),
        retention=retention,
        tell=lambda line: listener(Noticed(line)),
    )


def close_store(store: Store, listener: Listener) -> None:
    """Close the store; the brief is done by now, and not lost because old runs could not be deleted."""
    try:
        store.close()
    except StoreError as error:
        listener(Noticed(f"{error.message}: what is to be forgotten is still there"))


def kept(
    model: Model, run: RunLog, settings: Settings, *, around: Model | None = None, recounts: bool = False
) -> Model:
    """Return ``model``, or what is ``around`` it, with its answers kept in the store, by its identity."""
    from summarizer.store import Cached  # noqa: PLC0415

    mode: Mode = "refresh" if settings.refresh else "offline" if settings.offline else "normal"
    reads = getattr(model, "reads", None)
    return Cached(around or model, run, mode=mode, reads=reads, recounts=recounts)


def secrets_of(model: Model) -> tuple[str, ...]:
    """Return what no file may hold."""
    return tuple(getattr(model, "secrets", ()))


class Aside:
    """A model that computes all the while, as the embedded one does, in a thread: the loop must hear Ctrl-C.

    Of the caller's limits it knows the one of time; it costs neither tokens nor money.
    """

    def __init__(self, model: Model, budget: Budget) -> None:
        self._model = model
        self._budget = budget
        self.name = model.name

    async def ask(self, question: Question) -> Answer:
        """Ask the model. Raises BudgetReachedError where the time is up."""
        clock = asyncio.timeout(self._budget.left())
        try:
            async with clock:
                return await in_thread(lambda: asyncio.run(self._model.ask(question)))
        except TimeoutError:
            raise self._budget.out_of_time() from None
