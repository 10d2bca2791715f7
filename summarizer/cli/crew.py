"""Helpers of a batch: further processes that work on the same items, for one core is less than many calls ask of it.

They are no more than the same batch run once more: the store shares the work out among all who run it, however many
there are, and they take over what one of them leaves behind. Each begins elsewhere in the list, and has its part of the
calls.
"""

from __future__ import annotations

import asyncio
import gc
import multiprocessing
import signal
import threading
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from summarizer.batching.engines import begin_as_child, deaf_to, parts_for
from summarizer.batching.tally import Share
from summarizer.pipeline.waiting import in_thread, woken_by_signals

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, MutableSequence, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from summarizer.settings import Settings

T = TypeVar("T")

_CALLS: Final = 64  # under way at once, that one core keeps up with
_SECONDS: Final = 3.0  # for a helper to end in


def size_for(settings: Settings, cores: int) -> int:
    """Return how many processes, this one among them, should ask a language model.

    A limit of tokens or money is counted in one process, and so needs one.
    """
    if settings.max_cost is not None or settings.max_tokens_total is not None or settings.record is not None:
        return 1
    return parts_for(settings, min(cores, settings.concurrency // _CALLS))


def rotated(items: Sequence[T], number: int, of: int) -> list[T]:
    """Return the items in the order in which one of several begins on them."""
    start = len(items) * number // of
    return [*items[start:], *items[:start]]


class Crew:
    """The processes that help; used in an ``async with`` statement, whose body is the work of process 0.

    When the body ends well, they have nothing left to do, need not look for it any longer, and are waited for. Else
    they are told to end what they are at.
    """

    def __init__(self, work: Callable[..., Coroutine[Any, Any, None]], of: int, *arguments: object) -> None:
        """Have ``work(over, tell, number, of, *arguments)`` done by processes 1 to ``of`` - 1.

        ``over`` is a future, done when nothing is left to do; ``tell`` takes the Share that a process has done.
        """
        context = multiprocessing.get_context("spawn")
        # A pipe that is closed, and no event: whoever sets one waits for all that wait for it, be they dead.
        self._end, self._over = context.Pipe(duplex=False)
        self._boards = [context.Array("d", Share().as_numbers(), lock=False) for _ in range(1, of)]
        self._is_dismissed = False
        self._starting: asyncio.Future[None]
        self._processes = [
            context.Process(target=_help, args=(work, self._end, board, number, of, *arguments), daemon=True)
            for number, board in enumerate(self._boards, 1)
        ]

    async def __aenter__(self) -> Self:
        # In a thread, for what they are to do is handed over when Python has started in them, most of a second later.
        self._starting = asyncio.ensure_future(in_thread(self._start))
        return self

    async def __aexit__(self, kind: type[BaseException] | None, *raised: object) -> None:
        if kind is not None:
            self.dismiss()
        self._over.close()
        with suppress(OSError):  # the system would start no more: the work goes on without
            await asyncio.shield(self._starting)
        seconds = _SECONDS if kind is not None else None
        for process in self._started():
            await asyncio.shield(in_thread(partial(process.join, seconds)))

    def done(self) -> Share:
        """Return what they have done so far."""
        return Share.of(map(sum, zip(*self._boards, strict=True))) if self._boards else Share()

    def dismiss(self) -> None:
        """Tell them to end what they are at, once: told again they would leave it as it is."""
        if not self._is_dismissed:
            self._is_dismissed = True
            self._starting.add_done_callback(self._terminate)

    def _terminate(self, _: object) -> None:
        for process in self._started():
            process.terminate()

    def _start(self) -> None:
        try:
            with deaf_to(signal.SIGINT):
                for process in self._processes:
                    if not self._is_dismissed:
                        process.start()
        finally:
            self._end.close()

    def _started(self) -> list[BaseProcess]:
        return [process for process in self._processes if process.pid is not None]


def _help(
    work: Callable[..., Coroutine[Any, Any, None]], over: Connection, board: MutableSequence[float], *arguments: object
) -> None:
    begin_as_child()

    def tell(share: Share) -> None:
        board[:] = share.as_numbers()

    async def until_told() -> None:
        loop = asyncio.get_running_loop()
        told: asyncio.Future[None] = loop.create_future()
        task = asyncio.ensure_future(work(told, tell, *arguments))
        threading.Thread(target=_pass_on, args=(over, loop, told), daemon=True).start()

        def end(*_: object) -> None:
            with suppress(RuntimeError):  # the loop has ended, and so has the work
                loop.call_soon_threadsafe(task.cancel)

        # Not the loop's own way, which is gone with the loop: who is dismissed just then would end as if it were ill.
        signal.signal(signal.SIGTERM, end)
        with woken_by_signals(), suppress(asyncio.CancelledError):
            await task

    asyncio.run(until_told())
    gc.freeze()  # the collector need not look through what is left, for most of a second


def _pass_on(over: Connection, loop: asyncio.AbstractEventLoop, told: asyncio.Future[None]) -> None:
    """Settle ``told`` when the other end is closed, which also happens where the parent is killed."""
    over.poll(None)
    with suppress(RuntimeError):  # the loop has ended
        loop.call_soon_threadsafe(told.set_result, None)
