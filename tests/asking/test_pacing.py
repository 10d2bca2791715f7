"""The pace of many calls, by a clock that this test turns."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.asking import Pace

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable


@dataclass
class Clock:
    """A clock that goes on only while somebody sleeps."""

    now: float = 1_000.0

    def __call__(self) -> float:
        """Return the seconds."""
        return self.now

    def sleep(self, seconds: float) -> Awaitable[None]:
        """Let so many seconds pass."""
        self.now += seconds
        return asyncio.sleep(0)


@dataclass
class Window:
    """A server that answers so many calls in any minute, and tells whom it refuses how long to wait."""

    clock: Clock
    most: int
    admitted: list[float] = field(default_factory=list)
    refused: int = 0

    def call(self) -> float | None:
        """Answer (None), or return the seconds to wait."""
        recent = [moment for moment in self.admitted if moment > self.clock() - 60]
        if len(recent) >= self.most:
            self.refused += 1
            return 60 - (self.clock() - recent[0])
        self.admitted.append(self.clock())
        return None


def moments(pace: Pace, clock: Clock, tokens: list[int]) -> list[float]:
    """Return when each of some calls is made."""

    async def made() -> list[float]:
        when = []
        for one in tokens:
            await pace.turn(one)
            when.append(clock())
            pace.answered()
        return when

    return asyncio.run(made())


def ask(server: Window, pace: Pace, most: int, call: Callable[[], float | None]) -> None:
    """Make calls at a pace until the server has answered so many; ``call`` makes one, and returns as Window.call."""

    async def run() -> None:
        while len(server.admitted) < most:
            await pace.turn(0)
            wait = call()
            if wait is None:
                pace.answered()
            else:
                pace.crowded(wait)

    asyncio.run(run())


@given(st.integers(1, 5_000), st.integers(2, 300))
@settings(max_examples=30)
def test_no_minute_has_more_calls_than_are_allowed(rpm: int, calls: int):
    """Nor many fewer: a limit is used."""
    clock = Clock()
    when = moments(Pace(rpm, clock=clock, sleep=clock.sleep), clock, [0] * calls)
    for number, moment in enumerate(when):
        assert sum(one > moment - 60 for one in when[: number + 1]) <= rpm + rpm * 0.1 / 60 + 1
    assert (calls - 1) / max(when[-1] - when[0], 1e-9) * 60 >= 0.95 * rpm


def test_tokens_are_counted_as_calls_are():
    """A call of many tokens makes the next one wait; what an answer took beyond them counts too."""
    clock = Clock()
    pace = Pace(tpm=6_000, clock=clock, sleep=clock.sleep)
    when = moments(pace, clock, [1_000, 1_000, 10])
    assert [round(moment - when[0], 1) for moment in when] == [
        0.0,
        pytest.approx(10.1, abs=0.2),
        pytest.approx(20.3, abs=0.2),
    ]
    pace.answered(more_tokens=6_000)
    assert moments(pace, clock, [10])[0] - when[-1] > 59


def test_without_a_limit_nobody_waits():
    clock = Clock()
    assert set(moments(Pace(clock=clock, sleep=clock.sleep), clock, [10] * 500)) == {1_000.0}


def test_a_limit_that_nobody_told_is_learnt_from_the_first_refusal():
    """After it, the server's rate is used to the full and hardly ever passed."""
    clock = Clock()
    server, pace = Window(clock, 60), Pace(clock=clock, sleep=clock.sleep)

    ask(server, pace, 600, server.call)
    assert server.refused <= 0.02 * 600
    assert len(server.admitted) / ((clock() - server.admitted[0]) / 60) >= 0.95 * 60


@pytest.mark.parametrize("wait", [None, 0.5, 20.0])
@pytest.mark.parametrize("seed", range(20))
def test_refusals_for_nothing_do_not_starve_a_run(seed, wait):
    """A gateway that refuses one call in ten, however slowly it is asked, costs the waits that it asks for, or so."""
    clock, chance = Clock(), random.Random(seed)  # noqa: S311 - no secret
    pace = Pace(clock=clock, sleep=clock.sleep)
    refused = 0

    async def run() -> None:
        nonlocal refused
        answered = 0
        while answered < 400:
            await pace.turn(0)
            await clock.sleep(0.1)
            if chance.random() < 0.1:
                refused += 1
                pace.crowded(wait)
            else:
                answered += 1
                pace.answered()

    asyncio.run(run())
    assert clock() - 1_000 < 2 * (400 * 0.1 + refused * (wait or 1.0)) + 600


@pytest.mark.parametrize("seed", range(5))
def test_a_refusal_for_nothing_costs_no_more_than_a_few(seed: int):
    """A faster pace is tried after it, and given up when that is refused: the learnt one is not forgotten."""
    clock, chance = Clock(), random.Random(seed)  # noqa: S311 - no secret
    server, pace = Window(clock, 60), Pace(clock=clock, sleep=clock.sleep)

    ask(server, pace, 900, lambda: 0.5 if chance.random() < 0.005 else server.call())
    assert server.refused <= 0.05 * 900
    assert len(server.admitted) / ((clock() - server.admitted[0]) / 60) >= 0.9 * 60


def test_a_limit_that_is_lowered_is_learnt_anew():
    """A server that bears half as much from some minute on is soon asked half as often."""
    clock = Clock()
    server, pace = Window(clock, 60), Pace(clock=clock, sleep=clock.sleep)

    def call() -> float | None:
        server.most = 60 if len(server.admitted) < 200 else 30
        return server.call()

    ask(server, pace, 600, call)
    assert server.refused <= 0.06 * 600


def test_refused_all_at_once_they_wait_together_and_learn_once():
    """Calls that were under way when the first was refused were not borne either: 12 of 20 were."""
    clock = Clock()
    pace = Pace(clock=clock, sleep=clock.sleep)

    async def burst() -> list[float]:
        for _ in range(20):
            await pace.turn(0)
        for _ in range(8):
            pace.crowded(30.0)
        when = []
        for _ in range(3):
            await pace.turn(0)
            when.append(clock() - 1_000)
        return when

    first, *_ = when = asyncio.run(burst())
    assert first == pytest.approx(30, abs=0.2)
    assert when[2] - when[1] == pytest.approx(60 / 12 / 0.97, abs=0.3)


def test_a_short_wait_is_waited_and_teaches_nothing():
    """A server that is crowded for a moment has not said how many calls a minute it bears."""
    clock = Clock()
    pace = Pace(clock=clock, sleep=clock.sleep)
    moments(pace, clock, [0] * 3)
    pace.crowded(0.2)
    assert [round(moment - 1_000, 2) for moment in moments(pace, clock, [0] * 9)] == [0.2] * 9


def test_a_server_that_has_no_calls_left_is_left_alone():
    """It told so with an answer: nobody need be refused to learn it."""
    clock = Clock()
    pace = Pace(clock=clock, sleep=clock.sleep)
    pace.answered(exhausted_for=12.0)
    assert moments(pace, clock, [0])[0] - 1_000 == pytest.approx(12)


def test_a_server_that_is_down_is_asked_by_one_at_a_time_and_ever_less_often():
    """In a minute of it there are few calls; the first that is answered lets all the others go."""
    clock = Clock()
    pace = Pace(clock=clock, sleep=clock.sleep)

    async def outage() -> int:
        pace.answered()
        for _ in range(8):
            await pace.turn(0)
        for _ in range(8):
            pace.failed(None)
        calls, until = 0, clock() + 60
        while clock() < until:
            await pace.turn(0)
            calls += 1
            pace.failed(None)
        assert pace.is_down
        assert not pace.has_given_up()
        await pace.turn(0)
        pace.answered()
        return calls

    assert asyncio.run(outage()) <= 10
    assert not pace.is_down
    assert len(set(moments(pace, clock, [0] * 9))) == 1


@pytest.mark.parametrize(("has_answered", "seconds"), [(True, 900), (False, 20)])
def test_one_that_stays_down_is_given_up(has_answered: bool, seconds: int):
    """Soon, where it has never answered: its address may be wrong."""
    clock = Clock()
    pace = Pace(clock=clock, sleep=clock.sleep)

    async def outage() -> float:
        if has_answered:
            pace.answered()
        while not pace.has_given_up():
            await pace.turn(0)
            pace.failed(None)
        return clock() - 1_000

    assert seconds <= asyncio.run(outage()) <= seconds + 15


def test_while_one_asks_whether_it_is_up_again_the_others_wait():
    """Only one call is under way, whoever waits."""
    pace = Pace()
    for _ in range(3):
        pace.failed(None)

    async def both() -> int:
        first = asyncio.ensure_future(pace.turn(0))
        second = asyncio.ensure_future(pace.turn(0))
        await first
        done, waiting = await asyncio.wait({second}, timeout=0.6)
        assert waiting
        pace.answered()
        await second
        return len(done)

    assert asyncio.run(both()) == 0
