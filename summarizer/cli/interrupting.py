"""Ctrl-C, and SIGTERM, which takes its road: pressed once it breaks the work off, and what that leaves is written.

Pressed again it hurries the end, and that is all: the end is told once, and what is finished is written all the same.
"""

from __future__ import annotations

import asyncio
import signal
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

from summarizer.pipeline.waiting import in_thread

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator
    from types import FrameType

T = TypeVar("T")


def hear_no_more() -> None:
    """Be deaf to both from now on, for the end is being told."""
    with suppress(ValueError):  # not the main thread: the signals are somebody else's
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)


class Presses:
    """Hears Ctrl-C while a loop works: the loop's own handler would raise from wherever it is, the second time."""

    def __init__(self) -> None:
        self.count = 0

    def heed(self) -> None:
        """Take over from the handler of the loop whose main task this is."""
        own = signal.getsignal(signal.SIGINT)
        task, loop = asyncio.current_task(), asyncio.get_running_loop()
        if not callable(own) or task is None:
            return

        def again() -> None:
            # The loop's handler reckons with one cancellation; this one is no more than a hint to be quick.
            task.cancel()
            task.uncancel()

        def pressed(number: int, frame: FrameType | None) -> None:
            self.count += 1
            if self.count == 1:
                own(number, frame)
            else:
                with suppress(RuntimeError):  # the loop has ended
                    loop.call_soon_threadsafe(again)

        with suppress(ValueError):  # not the main thread, as above
            signal.signal(signal.SIGINT, pressed)


@contextmanager
def heard_once() -> Iterator[Presses]:
    """Yield what heeds Ctrl-C in a loop that runs meanwhile; not pressed, it is heard afterwards as it was before."""
    before = signal.getsignal(signal.SIGINT)
    presses = Presses()
    try:
        yield presses
    finally:
        if not presses.count:
            with suppress(ValueError):
                signal.signal(signal.SIGINT, before)


async def heard_through(work: Callable[[], T]) -> T:
    """Return what ``work`` does, be it deaf for minutes, or take SIGTERM for itself: signals are heard through it."""
    handler = signal.getsignal(signal.SIGTERM)
    try:
        return await in_thread(work)
    finally:
        with suppress(ValueError):  # not the main thread, as above
            signal.signal(signal.SIGTERM, handler)


async def to_the_end(work: Coroutine[Any, Any, T]) -> T:
    """Return what ``work`` does; cancelled, it is waited for all the same, and then CancelledError is raised."""
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        raise cancelled
    return task.result()
