"""Work that waits elsewhere, so that an event loop need not."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import threading
from contextlib import contextmanager, suppress
from contextvars import copy_context
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator

T = TypeVar("T")


async def in_thread(work: Callable[[], T]) -> T:
    """Run ``work`` in a daemon thread: one that has nothing to do, or a new one.

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

    try:
        thread = _idle.pop()
    except IndexError:
        thread = _Thread()
        thread.start()
    thread.todo.put(run)
    return await done


class _Thread(threading.Thread):
    """A thread that does one piece of work after the other; to start one for each would take longer than most of it."""

    def __init__(self) -> None:
        super().__init__(daemon=True, name="summarizer work")
        self.todo: SimpleQueue[Callable[[], None]] = SimpleQueue()

    def run(self) -> None:
        while True:
            work = self.todo.get()
            work()
            del work  # it holds what was read
            if len(_idle) >= _MOST_IDLE:
                return
            _idle.append(self)


_MOST_IDLE: Final = 32
_idle: list[_Thread] = []
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_idle.clear)  # no thread goes along


def in_new_loop(work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run a coroutine to its end in this thread, where no loop runs yet.

    Its result is kept out of the loop's main task: when ``asyncio.run`` ends, it asks for the handler of Ctrl-C, and
    Python then spells that task out with all its result holds, for a message that nobody reads.
    """
    results: list[T] = []

    async def keep() -> None:
        with woken_by_signals():
            results.append(await work())

    asyncio.run(keep())
    return results[0]


@contextmanager
def woken_by_signals() -> Iterator[None]:
    """Have every signal wake the loop that runs here, where it is the main thread's.

    Python hears a signal between two steps of its own. One that comes when the loop is just about to wait, or that the
    system gives to another thread, would be heard when something else happens: of a source that never ends, never.
    """
    loop = asyncio.get_running_loop()
    hears, told = socket.socketpair()
    with hears, told:
        hears.setblocking(False)
        told.setblocking(False)
        try:
            before = signal.set_wakeup_fd(told.fileno(), warn_on_full_buffer=False)
        except ValueError:  # not the main thread, which alone hears signals
            yield
            return
        if before != -1:  # it is woken already: by itself, as on Windows, or as somebody else has seen to
            signal.set_wakeup_fd(before)
            yield
            return
        loop.add_reader(hears, hears.recv, 1024)
        try:
            yield
        finally:
            loop.remove_reader(hears)
            signal.set_wakeup_fd(-1)


def in_own_loop(work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run a coroutine to its end in another thread's loop, from a thread whose loop is busy."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - only a notebook needs it

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(copy_context().run, asyncio.run, work()).result()
