"""Work that waits elsewhere, so that an event loop need not."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from contextvars import copy_context
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

T = TypeVar("T")


async def in_thread(work: Callable[[], T]) -> T:
    """Run ``work`` in a daemon thread.

    The loop's own pool is joined at the end: Ctrl-C would then wait for a source that never ends.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()

    def settle(result: T | None, error: BaseException | None) -> None:
        if done.cancelled():
            return
        if error is None:
            done.set_result(cast("T", result))
        else:
            done.set_exception(error)

    def run() -> None:
        result, error = None, None
        try:
            result = work()
        except BaseException as raised:  # noqa: BLE001 - it is raised again, where the work is awaited
            error = raised
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(settle, result, error)

    threading.Thread(target=run, daemon=True).start()
    return await done


def in_new_loop(work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run a coroutine to its end in this thread, where no loop runs yet.

    Its result is kept out of the loop's main task: when ``asyncio.run`` ends, it asks for the handler of Ctrl-C, and
    Python then spells that task out with all its result holds, for a message that nobody reads.
    """
    results: list[T] = []

    async def keep() -> None:
        results.append(await work())

    asyncio.run(keep())
    return results[0]


def in_own_loop(work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run a coroutine to its end in another thread's loop, from a thread whose loop is busy."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - only a notebook needs it

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(copy_context().run, asyncio.run, work()).result()
