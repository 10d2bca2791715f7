"""Several processes share a batch: its items, its calls and its pace."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.batching.engines import deaf_to, part_of, parts_for
from summarizer.batching.outcomes import Told
from summarizer.batching.tally import Share
from summarizer.cli.crew import Crew, rotated, size_for
from summarizer.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine


async def until_over(over: asyncio.Future[None], tell: Callable[[Share], None], number: int, of: int) -> None:
    """Help until there is nothing left to do."""
    tell(Share(number, 0.5, of, 1, Counter({"another cause": number})))
    await over


async def killed(over: asyncio.Future[None], tell: Callable[[Share], None], number: int, of: int) -> None:
    """Help, and be killed in it."""
    del over, tell, number, of
    os.kill(os.getpid(), signal.SIGKILL)


@given(st.integers(1, 8), st.integers(1, 1_000), st.integers(1, 10_000))
def test_parts_make_the_whole(of: int, concurrency: int, rpm: int):
    """Together they make as many calls as one would, at least one each; what is not limited stays so."""
    settings = Settings(concurrency=concurrency, rpm=rpm)
    of = parts_for(settings, of)
    parts = [part_of(settings, number, of) for number in range(of)]
    assert sum(part.concurrency for part in parts) == max(concurrency, of) or concurrency < of
    assert sum(part.rpm or 0 for part in parts) == rpm
    assert {part.tpm for part in parts} == {None}


@given(st.lists(st.integers(), unique=True), st.integers(1, 5))
def test_each_begins_elsewhere_and_leaves_nothing_out(items: list[int], of: int):
    """All go through the same items."""
    orders = [rotated(items, number, of) for number in range(of)]
    assert all(sorted(order) == sorted(items) for order in orders)
    assert orders[0] == items
    if len(items) >= of:
        assert len({order[0] for order in orders}) == of


@pytest.mark.parametrize(
    ("settings", "size"),
    [
        (Settings(concurrency=8), 1),
        (Settings(concurrency=256), 4),
        (Settings(concurrency=128), 2),
        (Settings(concurrency=9_999), 4),
        (Settings(concurrency=9_999, rpm=3), 3),
        (Settings(concurrency=9_999, rpm=100, tpm=1), 1),
        (Settings(concurrency=256, max_cost=1.0), 1),
        (Settings(concurrency=256, max_tokens_total=1), 1),
    ],
)
def test_more_than_one_core_is_for_many_calls(settings: Settings, size: int):
    """What is counted in one process is done in one."""
    assert size_for(settings, 4) == size


@pytest.mark.parametrize("work", [until_over, killed])
def test_who_helps_is_told_that_all_is_done(work: Callable[..., Coroutine[Any, Any, None]]):
    """Then it ends by itself; one that was killed before keeps nobody waiting."""

    async def done() -> list[int | None]:
        async with asyncio.timeout(60), Crew(work, 2) as crew:
            await asyncio.sleep(0)
        return [process.exitcode for process in crew._processes]

    assert asyncio.run(done()) == [0 if work is until_over else -signal.SIGKILL]


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="this system has no such masks")
def test_who_is_started_deaf_is_so_from_the_beginning():
    """Pressed while Python starts, it would be told as a fault of whatever is imported then."""
    tell = "import signal; print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, []))"
    line = [sys.executable, "-c", tell]
    with deaf_to(signal.SIGINT):
        deaf = subprocess.run(line, check=True, capture_output=True, text=True).stdout
    hearing = subprocess.run(line, check=True, capture_output=True, text=True).stdout
    assert (deaf, hearing) == ("True\n", "False\n")


def test_nobody_waits_until_helpers_have_started():
    """That takes most of a second, in which there is work; who is dismissed meanwhile is not left behind."""

    async def broken_off() -> None:
        async with asyncio.timeout(60), Crew(until_over, 3) as crew:
            assert not any(process.pid for process in crew._processes)
            raise KeyError

    with pytest.raises(KeyError):
        asyncio.run(broken_off())
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("times", [1, 2])
def test_who_is_dismissed_ends_what_it_is_at(times: int):
    """Once: to be told again would break off what is still to be written."""

    async def done() -> list[int | None]:
        async with asyncio.timeout(60), Crew(until_over, 2) as crew:
            while not crew.done().done:  # noqa: ASYNC110 - as below
                await asyncio.sleep(0.01)
            for _ in range(times):
                crew.dismiss()
        return [process.exitcode for process in crew._processes]

    assert asyncio.run(done()) == [0]


def test_what_the_helpers_have_done_is_known_while_they_work():
    """It is the sum of what each has told."""

    async def done() -> Share:
        async with asyncio.timeout(60), Crew(until_over, 3) as crew:
            while crew.done().done < 1 + 2:  # noqa: ASYNC110 - memory of two processes tells nobody of a change
                await asyncio.sleep(0.01)
            return crew.done()

    assert asyncio.run(done()) == Share(1 + 2, 1.0, 3 + 3, 1 + 1, Counter({"another cause": 1 + 2}))


def test_a_share_is_the_numbers_that_tell_it():
    """All causes among them, also one that no code has."""
    share = Share(given_up=2)
    for code in (3, 4, 5, 6, 1, 3):
        share.count(Told(code=code, cost=0.5), done=False)
    share.count(Told(cost="unknown"), done=True)
    assert Share.of(share.as_numbers()) == share
    assert (share.ended, share.failed.total(), share.costs_unknown, share.cost) == (7, 6, 1, 3.0)
