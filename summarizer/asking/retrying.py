"""The one policy of tries: which failures are tried again, how often, and after how long."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, TypeVar

from summarizer.asking.failing import MOST, Failed
from summarizer.model import Waiting

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tenacity import RetryCallState

    from summarizer.model import Listener

T = TypeVar("T")


async def persistently(
    once: Callable[[Any], Awaitable[T]], request: object, *, attempts: int, seconds: float, listener: Listener
) -> T:
    """Return what ``once(request)`` does, tried ``attempts`` times at most and not after ``seconds``.

    Only Failed is tried again, each sort of it as often as ``MOST`` says; the listener is told of every wait. The
    retry object is this call's own: a shared one would mix up the counts of calls that run at once.
    """
    from tenacity import (  # noqa: PLC0415 - the embedded model needs none
        AsyncRetrying,
        retry_if_exception,
        stop_after_attempt,
        stop_before_delay,
    )

    failures: Counter[str] = Counter()

    def again(error: BaseException) -> bool:
        if not isinstance(error, Failed):
            return False
        failures[error.sort] += 1
        return failures[error.sort] < MOST[error.sort]

    def announce(state: RetryCallState) -> None:
        failed = state.outcome.exception() if state.outcome else None
        listener(Waiting(str(failed), state.attempt_number + 1, attempts, state.upcoming_sleep))

    tries = AsyncRetrying(
        retry=retry_if_exception(again),
        stop=stop_after_attempt(attempts) | stop_before_delay(seconds),
        wait=_pause,
        before_sleep=announce,
        reraise=True,
    )
    return await tries(once, request)


def _pause(state: RetryCallState) -> float:
    """Return the seconds before the next try: a little over what the server asked for, else exponential and random."""
    from tenacity import wait_random, wait_random_exponential  # noqa: PLC0415

    failed = state.outcome.exception() if state.outcome else None
    if isinstance(failed, Failed) and failed.wait is not None:
        return failed.wait + wait_random(0, failed.wait / 10)(state)
    return wait_random_exponential(multiplier=0.5, max=20)(state)
