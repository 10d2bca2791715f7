"""Work that waits elsewhere is done by threads that are used again."""

from __future__ import annotations

import asyncio
import signal
import threading
import time

import pytest

from summarizer.pipeline.waiting import in_new_loop, in_thread


def test_a_thread_that_is_done_does_the_next_piece_of_work():
    """One after the other needs one thread; at once, each has its own."""

    async def in_turn() -> set[int | None]:
        found = set()
        for _ in range(20):
            found.add(await in_thread(lambda: threading.current_thread().ident))
            await asyncio.sleep(0.001)
        return found

    assert len(asyncio.run(in_turn())) <= 2

    async def at_once() -> list[int]:
        meeting = threading.Barrier(5, timeout=30)
        return await asyncio.gather(*(in_thread(meeting.wait) for _ in range(5)))

    assert sorted(asyncio.run(at_once())) == [0, 1, 2, 3, 4]


def test_what_the_work_raises_is_raised_where_it_is_awaited():
    """And the thread goes on to the next piece."""

    def fails() -> None:
        raise ValueError("no")

    async def fails_then_works() -> int:
        with pytest.raises(ValueError, match="no"):
            await in_thread(fails)
        return await in_thread(lambda: 7)

    assert asyncio.run(fails_then_works()) == 7


def test_nobody_waits_for_work_that_never_ends():
    """A loop ends though a thread still works: Ctrl-C must not wait for a source that never ends."""
    never = threading.Event()

    async def given_up() -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(in_thread(never.wait), 0.01)

    asyncio.run(given_up())
    never.set()


def test_a_signal_is_heard_while_the_loop_waits_whoever_was_given_it():
    """The system may give it to any thread; the loop, which waits for something else, is woken, and each time."""

    def press() -> None:
        time.sleep(0.2)
        signal.pthread_kill(threading.get_ident(), signal.SIGINT)

    async def wait() -> None:
        threading.Thread(target=press).start()
        await asyncio.sleep(30)

    for _ in range(2):
        begun = time.monotonic()
        with pytest.raises(KeyboardInterrupt):
            in_new_loop(wait)
        assert time.monotonic() - begun < 10
    assert signal.set_wakeup_fd(-1) == -1
