"""How fast a server is asked, by all who ask it: as the caller allows, as it tells, and as it turns out to bear.

Calls are spaced evenly, for servers count them in windows of all shapes, and an even pace fits each of them: a burst
that one bucket allows, the window of another refuses. Tokens are spaced likewise. Where nothing is known, nothing is
spaced; the first refusal tells how much was too much.

A server that fails everybody is asked by one call at a time, less and less often, until that one is answered.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

_MINUTE: Final = 60.0  # seconds
_MARGIN: Final = 0.97  # of a limit: clocks and lines are not even
_CATCH_UP: Final = 0.1  # seconds of calls that may be made up for at once, where the loop was late
_LONG: Final = 5.0  # seconds: a server that asks to wait so long counts by the minute
_SHORTEST: Final = 1.0  # seconds to wait after a refusal that names no time
_FEWEST: Final = 5  # calls in a minute, of which a first refusal tells that they were too many
_FASTER: Final = 1.02  # times as fast, after a while without a refusal: what was learnt may have been too low
_MUCH_FASTER: Final = 2.0  # the same, after a refusal at a pace that was borne before: it may not be for the pace
_SAT_THROUGH: Final = 2  # refusals after a leap in vain that are no reason for another
_FEW: Final = 2  # answers, before which a refusal comes soon
_IN_A_ROW: Final = 3  # refusals without an answer between them: they are for the pace
_FAILURES: Final = 3  # in a row, of anybody's calls: it is the server
_FIRST_PAUSE: Final = 1.0  # seconds before a server that is down is tried
_LONGEST_PAUSE: Final = 10.0
_PATIENCE: Final = 900.0  # seconds that a server that has answered may be down
_TRIAL: Final = 20.0  # the same, of one that never has


class Pace:
    """The pace of a run: ``rpm`` calls and ``tpm`` tokens a minute at most, None where the caller sets no limit.

    ``clock`` tells seconds and never goes back; ``sleep`` waits so many.
    """

    def __init__(
        self,
        rpm: float | None = None,
        tpm: float | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._rpm = rpm
        self._tpm = tpm
        self._clock = clock
        self._sleep = sleep
        self._learnt: float | None = None
        self._learnt_at = 0.0
        self._borne = 0.0  # of what was learnt, without what was tried since
        self._in_vain = False  # a leap was refused, and since then nothing was borne for a while
        self._sat_through = 0  # refusals that are no reason for another leap
        self._answers = 0  # since the last refusal
        self._is_counted = False  # what was learnt is how many were admitted, some of whom may be refused yet
        self._in_a_row = 0  # refusals since the last answer
        self._steady = _MINUTE / 2  # seconds without a refusal, after which a little more is tried
        self._next_call = self._next_tokens = self._not_before = float("-inf")
        self._admitted: deque[float] = deque()
        self._turn = asyncio.Lock()  # first come, first served; only the first waits for the clock
        self._failures = 0
        self._probing = False
        self._probe_at = 0.0
        self._pause = _FIRST_PAUSE
        self._answered_at: float | None = None
        self._down_since = 0.0

    @property
    def is_down(self) -> bool:
        """Tell whether the server fails everybody."""
        return self._failures >= _FAILURES

    def has_given_up(self) -> bool:
        """Tell whether it has done so for so long that there is no more to hope for now."""
        patience = _TRIAL if self._answered_at is None else _PATIENCE
        return self.is_down and self._clock() - self._down_since > patience

    async def turn(self, tokens: int) -> None:
        """Wait until a call of about so many tokens may be made, or there is no hope; first come, first served."""
        async with self._turn:
            while not self.has_given_up() and (wait := self._wait()) > 0:
                await self._sleep(wait)
            now = self._clock()
            self._probing = self.is_down
            self._admitted.append(now)
            self._forget(now)
            if rate := self._rate():
                self._next_call = max(self._next_call, now - _CATCH_UP) + _MINUTE / (rate * _MARGIN)
            if self._tpm:
                self._next_tokens = max(self._next_tokens, now - _CATCH_UP) + _MINUTE * tokens / (self._tpm * _MARGIN)

    def answered(self, *, more_tokens: int = 0, exhausted_for: float | None = None) -> None:
        """Hear of an answer that took ``more_tokens`` than expected; the server has no more for so many seconds."""
        now = self._clock()
        self._answered_at = now
        self._answers += 1
        self._failures = self._in_a_row = 0
        self._probing = False
        self._pause = _FIRST_PAUSE
        if self._tpm:
            self._next_tokens += _MINUTE * more_tokens / self._tpm
        if exhausted_for:
            self._hold(now + exhausted_for)

    def crowded(self, wait: float | None) -> None:
        """Hear that a call was refused because there were too many; the server asks to wait so many seconds, or not."""
        now = self._clock()
        self._probing = False
        if self._admitted:  # it is no answer, and was not counted as one
            self._admitted.pop()
        if now < self._not_before:  # one of those that were under way when the first was refused
            if self._learnt is not None and self._is_counted:
                self._learnt = self._borne = max(self._learnt - 1, 1.0)  # and it was counted as borne
            return
        self._forget(now)
        self._in_a_row += 1
        self._learn(wait, now)
        self._hold(now + max(wait or 0.0, _SHORTEST if wait is None else 0.0))

    def _learn(self, wait: float | None, now: float) -> None:
        """Take from a refusal what pace is too fast, if it was for the pace: some gateways refuse one for nothing.

        What was admitted in the last minute was too much by one, where a server says so that counts by the minute, or
        refuses thrice before it answers anything, or soon refuses what it bore before, and a faster pace before that.
        After a refusal at a pace that was borne, a leap is made to a much faster one. What was tried is given up,
        unless it was a leap that bore more than one answer: then the refusal was not for the pace. After a leap in vain
        some refusals are sat through, a little slower each time, before the next.
        """
        soon, self._answers, self._is_counted = self._answers < _FEW, 0, False
        again = self._in_a_row >= _IN_A_ROW
        is_told = wait is not None and wait >= _LONG and len(self._admitted) >= _FEWEST
        is_tried = self._learnt is not None and self._learnt > self._borne
        is_leap = self._learnt is not None and self._learnt > self._borne * _FASTER
        if again or (is_told and self._learnt is None) or (self._in_vain and soon and not is_tried):
            slower = float(max(len(self._admitted), self._borne / 2, 1))
            self._is_counted = self._learnt is None or slower < self._learnt
            self._learnt = self._borne = min(slower, self._learnt or slower)
            self._in_vain = False
        elif self._learnt is None:
            return
        elif is_tried and (soon or not is_leap):
            self._learnt = self._borne
            self._in_vain = is_leap
            if is_leap:
                self._sat_through = _SAT_THROUGH
        elif self._sat_through and not is_tried:
            self._sat_through -= 1
            self._learnt = self._borne = self._learnt / _FASTER
            return
        else:
            self._borne, self._learnt = self._learnt, self._learnt * _MUCH_FASTER
            self._learnt_at = now
            return
        self._learnt_at = now
        self._steady *= 2

    def failed(self, wait: float | None) -> None:
        """Hear that a call failed for no fault of its own; the server asks to wait so many seconds, or not."""
        now = self._clock()
        was_down = self.is_down
        self._failures += 1
        if self.is_down and not was_down:
            self._down_since, self._probe_at = now, now + self._pause
        elif was_down and self._probing:
            self._pause = min(self._pause * 2, _LONGEST_PAUSE)
            self._probe_at = now + self._pause
        self._probing = False
        if wait:
            self._hold(now + wait)

    def _wait(self) -> float:
        """Return the seconds until a call may be made, at least as far as can be told now."""
        now = self._clock()
        if self.is_down:
            return _FIRST_PAUSE / 4 if self._probing else max(self._probe_at, self._not_before) - now
        return max(self._next_call, self._next_tokens, self._not_before) - now

    def _rate(self) -> float | None:
        """Return how many calls a minute are made at most; what was learnt grows while nobody is refused."""
        if self._learnt is not None and self._clock() - self._learnt_at > self._steady:
            self._borne, self._in_vain = self._learnt, False
            self._learnt, self._learnt_at = self._learnt * _FASTER, self._clock()
        rates = [rate for rate in (self._rpm, self._learnt) if rate is not None]
        return min(rates) if rates else None

    def _hold(self, until: float) -> None:
        self._not_before = max(self._not_before, until)
        self._next_call = max(self._next_call, until)

    def _forget(self, now: float) -> None:
        while self._admitted and self._admitted[0] <= now - _MINUTE:
            self._admitted.popleft()
