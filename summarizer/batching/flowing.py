"""A stream of work through so many places, in the order in which it is done, and never more of it than that at once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Coroutine, Iterable

T = TypeVar("T")
R = TypeVar("R")


async def flowing(
    items: Iterable[T], work: Callable[[T], Coroutine[Any, Any, R]], places: int
) -> AsyncGenerator[R, None]:
    """Yield what ``work`` makes of each item, as it is done; the next item is taken when there is room for it.

    So ``items`` may be endless, and whoever reads slowly slows the work. What ``work`` raises is raised here, and all
    that is under way is cancelled then, as where the stream is closed.
    """
    waiting = iter(items)
    under_way: set[asyncio.Task[R]] = set()
    done: asyncio.Queue[asyncio.Task[R]] = asyncio.Queue()
    try:
        while True:
            while len(under_way) < places:
                try:
                    one = asyncio.create_task(work(next(waiting)))
                except StopIteration:
                    break
                one.add_done_callback(done.put_nowait)
                under_way.add(one)
            if not under_way:
                return
            one = await done.get()
            under_way.discard(one)
            yield one.result()
    finally:
        for one in under_way:
            one.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)
