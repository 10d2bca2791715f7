"""Who makes the brief of an item: this process, by the model that it shares, or processes of which each has a core.

An engine is no more than a function from an item to its outcome; what is kept, claimed and counted is the batch's.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import socket
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, Self

from summarizer.batching.outcomes import Out, Outcome, failed, written
from summarizer.errors import AnswerError, ServerUnavailableError, SourceError, SummarizerError
from summarizer.model import unheard
from summarizer.pipeline.collecting import collect_seldom
from summarizer.pipeline.modelling import model_for
from summarizer.pipeline.sharing import Shared, shared
from summarizer.pipeline.waiting import in_thread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.batching.items import Item
    from summarizer.pipeline.sources import Source
    from summarizer.settings import Settings

_PATIENCE: Final = 10.0  # seconds for a cluster to be reached


async def outcome_of(item: Item, asking: Shared, out: Out) -> Outcome:
    """Brief one item, write its report, and return its outcome: the one function that every engine runs.

    The same item gives the same report wherever it runs. Raises StoreError and OutputError, which are the batch's.
    """
    content, sources = await in_thread(partial(_opened, item))
    try:
        if isinstance(sources, SourceError):
            raise sources
        report = await asking.brief(sources)
    except SummarizerError as error:
        return replace(failed(error, asking.cost), content=content)
    return replace(await in_thread(partial(written, item.name, report, out)), content=content)


def _opened(item: Item) -> tuple[str, Sequence[Source] | SourceError]:
    """Return the hash of what would be read for an item, and its sources, or why it has none."""
    content = item.content()
    try:
        return content, item.opened()
    except SourceError as error:
        return content, error


def outcome_here(item: Item, settings: Settings, out: Out) -> Outcome:
    """Do as ``outcome_of`` in a process that shares nothing, as for the embedded model: it needs no store."""

    async def alone() -> Outcome:
        async with shared(model_for(settings), settings, unheard) as asking:
            return await outcome_of(item, asking, out)

    return asyncio.run(alone())


def parts_for(settings: Settings, most: int) -> int:
    """Return how many processes may share the work, ``most`` at most: none has less than one call a minute."""
    return max(1, min(limit for limit in (most, settings.rpm, settings.tpm) if limit is not None))


def part_of(settings: Settings, number: int, of: int) -> Settings:
    """Return the settings of one of several processes: its part of the calls under way, and of those a minute."""
    shares = {
        name: max(1, (value + number) // of)
        for name in ("concurrency", "rpm", "tpm")
        if (value := getattr(settings, name)) is not None
    }
    return settings.model_copy(update=shares)


class Processes:
    """What makes the brief of an item in one of ``count`` processes of this machine.

    They are started anew, not forked: a fork would share the locks on the store. They end with this process, however
    that ends. Where one is ended, as by a document that takes too much memory, nobody knows for which of the items
    under way: each of them is tried once more by itself, and the one that ends its process again has failed.
    """

    def __init__(self, settings: Settings, out: Out, count: int) -> None:
        self._settings = settings
        self._out = out
        self._count = count
        self._not_ours = frozenset(multiprocessing.active_children())
        self._pool = _started(count)
        self._apart = asyncio.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """End the processes; where the work was broken off, at once, for nobody waits for what they read."""
        if kind is not None:
            for process in frozenset(multiprocessing.active_children()) - self._not_ours:
                process.kill()
        self._pool.shutdown(wait=kind is not None, cancel_futures=True)

    async def make(self, item: Item) -> Outcome:
        """Return the outcome of an item."""
        pool = self._pool
        try:
            return await self._made_in(pool, item)
        except BrokenProcessPool:
            if pool is self._pool:  # the first to notice
                self._pool = _started(self._count)
        async with self._apart:
            pool = _started(1)
            try:
                return await self._made_in(pool, item)
            except BrokenProcessPool:
                return failed(AnswerError("the process that read it was ended", hint="it may take too much memory"))
            finally:
                pool.shutdown(wait=False, cancel_futures=True)

    async def _made_in(self, pool: ProcessPoolExecutor, item: Item) -> Outcome:
        loop = asyncio.get_running_loop()
        # The pool starts its processes as work comes.
        with deaf_to(signal.SIGINT, signal.SIGTERM):
            made = loop.run_in_executor(pool, outcome_here, item, self._settings, self._out)
        return await made


def _started(count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(count, multiprocessing.get_context("spawn"), _begin_as_reader)


def refuse_silence(address: str) -> None:
    """Raise ServerUnavailableError where nobody listens at HOST:PORT, be it of a cluster that would be waited for.

    Any other word for a cluster is left to whoever knows it.
    """
    host, colon, port = address.rpartition(":")
    if not colon or "/" in host or not port.isascii() or not port.isdigit():
        return
    try:
        socket.create_connection((host.strip("[]"), int(port)), timeout=_PATIENCE).close()
    except (OSError, OverflowError, UnicodeError) as error:
        raise ServerUnavailableError(
            f"nobody answers at {address}: {getattr(error, 'strerror', None) or error}", hint="check --ray-address"
        ) from None


@contextmanager
def deaf_to(*signals: signal.Signals) -> Iterator[None]:
    """Have processes that are started meanwhile not hear the signals from their first moment on, as Python starts.

    They inherit what is blocked here. What is sent meanwhile comes when the block has ended.
    """
    if not hasattr(signal, "pthread_sigmask"):  # not every system has it
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def begin_as_child() -> None:
    """Do what every process must that another has started, before it works.

    It leaves Ctrl-C to its parent, and ends when that has ended, however that was.
    """
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _begin_as_reader() -> None:
    """Do as ``begin_as_child``, and heed no SIGTERM, which is blocked, but the parent's own: so it ends a broken pool.

    What ends services, and ``timeout``, sends one to all of a group. That is for the parent to heed, which says so.
    """
    begin_as_child()
    parent = multiprocessing.parent_process()
    if parent is None or not hasattr(signal, "sigwaitinfo"):  # not every system has it
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGTERM])
        return
    sender = parent.pid

    def heed() -> None:
        while signal.sigwaitinfo([signal.SIGTERM]).si_pid != sender:
            pass
        os._exit(1)

    threading.Thread(target=heed, daemon=True).start()
