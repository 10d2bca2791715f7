"""A stream of work is bounded, in the order in which it is done, and ends whole."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from itertools import count

import pytest

from summarizer.batching.flowing import flowing


def test_what_is_done_first_comes_first_and_no_more_is_under_way_than_places():
    """Results come in the order of their ends; at no time is more work begun than there is room for."""
    under_way, most = 0, 0

    async def in_turn() -> list[int]:
        turns = [asyncio.Event() for _ in range(5)]
        turns[0].set()

        async def work(turn: int) -> int:
            nonlocal under_way, most
            under_way += 1
            most = max(most, under_way)
            await turns[turn].wait()
            turns[turn + 1].set()
            under_way -= 1
            return turn

        return [one async for one in flowing([1, 2, 0, 3], work, 3)]

    assert asyncio.run(in_turn()) == [0, 1, 2, 3]
    assert most == 3


def test_of_an_endless_stream_no_more_is_taken_than_is_read():
    """Whoever stops reading stops the work, and what is under way is cancelled."""
    taken = count()

    async def work(number: int) -> int:
        await asyncio.sleep(0 if number < 3 else 60)
        return number

    async def some() -> list[int]:
        async with aclosing(flowing(taken, work, 2)) as stream:
            read = [await anext(stream) for _ in range(2)]
        assert asyncio.all_tasks() == {asyncio.current_task()}
        return read

    assert sorted(asyncio.run(some())) == [0, 1]
    assert next(taken) <= 5


def test_an_error_ends_the_stream_and_what_is_under_way():
    """What the work raises is raised to whoever reads; nothing is left running."""
    cancelled: list[int] = []

    async def work(number: int) -> int:
        if number == 1:
            raise ValueError(number)
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            cancelled.append(number)
            raise
        return number

    async def read() -> None:
        async for _ in flowing([0, 1, 2], work, 3):
            pass

    with pytest.raises(ValueError, match="1"):
        asyncio.run(read())
    assert sorted(cancelled) == [0, 2]
