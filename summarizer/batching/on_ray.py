"""Who makes the brief of an item on a Ray cluster, or on one that is started here for it: the extra ``ray``.

One worker a core, each an actor that keeps its model from item to item. What is kept, claimed and counted stays with
the batch on this machine, so that a run is taken up, and told of, as any other; the folder of the reports must be one
that all machines see. A worker has its key from its own machine's environment or key file: none goes through Ray.
"""

from __future__ import annotations

import asyncio
import logging
import os
from contextlib import AsyncExitStack
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, Self

from summarizer.batching.engines import outcome_of, part_of, parts_for, refuse_silence
from summarizer.batching.outcomes import failed
from summarizer.errors import AnswerError, ServerUnavailableError, UsageError
from summarizer.model import unheard
from summarizer.pipeline.modelling import model_for_many
from summarizer.pipeline.sharing import Shared, shared
from summarizer.settings import EMBEDDED, gather

if TYPE_CHECKING:
    from summarizer.batching.items import Item
    from summarizer.batching.outcomes import Out, Outcome
    from summarizer.settings import Settings

_HERE: Final = "local"  # what Ray calls a cluster that it starts
_TWICE: Final = 2  # items a worker, so that one waits; tries more of one whose worker was ended, by another's perhaps


class Worker:
    """An actor that briefs items, several at once where a language model answers them."""

    def __init__(self, settings: Settings, out: Out) -> None:
        self._settings = settings.model_copy(update={"api_key": gather(os.environ).settings.api_key})
        self._out = out
        self._opened = AsyncExitStack()
        self._asking: asyncio.Future[Shared] | None = None

    async def brief(self, item: Item) -> Outcome:
        """Return the outcome of an item. Raises StoreError, OutputError."""
        if self._asking is None:
            opening = shared(model_for_many(self._settings), self._settings, unheard)
            self._asking = asyncio.ensure_future(self._opened.enter_async_context(opening))
        return await outcome_of(item, await self._asking, self._out)


class Rays:
    """What makes the brief of an item on a Ray cluster."""

    def __init__(self, settings: Settings, out: Out, address: str | None = None) -> None:
        """Connect, or start a cluster here. Raises UsageError without Ray, ServerUnavailableError if none answers.

        Not for the main thread: it is deaf to signals meanwhile.
        """
        address = address or os.environ.get("RAY_ADDRESS") or _HERE
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # what is read here is nobody's business
        try:
            ray = self._ray = import_module("ray")  # half a second, for who asks for it
        except ImportError:
            raise UsageError("--engine ray needs Ray", hint="pip install 'summarizer[ray]'") from None
        refuse_silence(address)  # Ray would knock for minutes, deaf to Ctrl-C
        logging.getLogger("ray").setLevel(logging.ERROR)
        own = {"include_dashboard": False} if address == _HERE else {}
        try:
            ray.init(address, log_to_driver=False, configure_logging=False, **own)
        except (ConnectionError, RuntimeError, ValueError, OSError) as error:
            raise ServerUnavailableError(f"no Ray cluster answers at {address}: {str(error)[:200]!r}") from None
        cores = parts_for(settings, int(ray.cluster_resources().get("CPU", 1)))
        part = part_of(settings.model_copy(update={"api_key": None}), 0, cores)
        at_once = 1 if settings.model == EMBEDDED else part.concurrency
        made = ray.remote(Worker).options(num_cpus=1, max_concurrency=at_once, max_restarts=-1, max_task_retries=_TWICE)
        workers = [made.remote(part, out) for _ in range(cores)]
        self._free: list[Any] = workers * max(at_once, _TWICE)
        self.places = len(self._free)  # how many items are under way at once

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._ray.shutdown()

    async def make(self, item: Item) -> Outcome:
        """Return the outcome of an item."""
        worker = self._free.pop(0)
        try:
            outcome: Outcome = await worker.brief.remote(item)
        except self._ray.exceptions.RayTaskError as error:
            raise error.cause from None
        except self._ray.exceptions.RayError:
            return failed(AnswerError("the process that read it was ended", hint="it may take too much memory"))
        finally:
            self._free.append(worker)
        return outcome
