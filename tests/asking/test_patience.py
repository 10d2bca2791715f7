"""Many questions of one server: none fails because it is crowded or down for a while."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from summarizer.asking import Pace, Patient, model_named
from summarizer.asking.statuses import exhausted_for
from summarizer.errors import AnswerError, ServerDownError, ServerUnavailableError
from summarizer.settings import Settings
from summarizer.usage import Usage
from tests.asking.loopback import BRIEF, Reply, completion, failing, question, serving
from tests.asking.test_pacing import Clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.model import Answer
    from tests.asking.loopback import Loopback


@dataclass
class Asked:
    """What a patient model made of a server's replies."""

    replies: Sequence[Reply]
    clock: Clock = field(default_factory=Clock)

    def answer(self) -> Answer:
        """Ask once."""
        with serving(*self.replies) as loopback:
            return asyncio.run(self.model(loopback).ask(question()))

    def model(self, loopback: Loopback) -> Patient:
        """Return the model that asks there."""
        settings = Settings(model="m", base_url=loopback.url, attempts=1, stream=False)
        return Patient(model_named("m", settings), Pace(clock=self.clock, sleep=self.clock.sleep))


def crowded(wait: str = "") -> Reply:
    return failing(429, "too many") if not wait else Reply(b"{}", 429, (("retry-after", wait),))


def test_a_crowded_server_is_waited_for_as_it_asks():
    """However often it refuses, the question is answered in the end, and costs what the answer costs."""
    asked = Asked([*[crowded("30")] * 9, completion(BRIEF)])
    answer = asked.answer()
    assert answer.usage == Usage(10, 100, 10)
    assert asked.clock() - 1_000 >= 9 * 30


def test_a_server_that_is_down_for_minutes_fails_nobody():
    """It is tried now and then until it answers."""
    asked = Asked([completion(BRIEF), *[failing(503, "down")] * 20, completion(BRIEF)])
    with serving(*asked.replies) as loopback:
        model = asked.model(loopback)

        async def twice() -> int:
            return (await model.ask(question())).usage.calls + (await model.ask(question())).usage.calls

        assert asyncio.run(twice()) == 22
    assert asked.clock() - 1_000 > 100


def test_a_server_that_never_answers_is_given_up():
    """The error says what was wrong last, and what to do."""
    with pytest.raises(ServerDownError, match="HTTP 503: down") as raised:
        Asked([failing(503, "down")]).answer()
    assert raised.value.hint


def test_one_that_asks_for_an_hour_is_given_up_at_once():
    """The limit of a day is no matter of a pace."""
    asked = Asked([crowded("3600")])
    with pytest.raises(ServerDownError, match="asks to wait 3600 s"):
        asked.answer()
    assert asked.clock() == 1_000


def test_an_answer_that_is_unusable_is_the_questions_own_fault():
    """It is told at once, and the server is up."""
    with pytest.raises(AnswerError):
        Asked([completion({"risks": 7})]).answer()


def test_a_question_that_fails_while_others_are_answered_ends():
    """A document that breaks its server must not hold up the others."""
    with serving(failing(500, "broken")) as broken, serving(completion(BRIEF)) as whole:
        clock = Clock()
        pace = Pace(clock=clock, sleep=clock.sleep)

        def model(loopback: Loopback) -> Patient:
            return Patient(model_named("m", Settings(model="m", base_url=loopback.url, attempts=1)), pace)

        async def both() -> ServerUnavailableError:
            failing = asyncio.ensure_future(model(broken).ask(question()))
            while not failing.done():
                await model(whole).ask(question())
            error = failing.exception()
            assert isinstance(error, ServerUnavailableError)
            return error

        error = asyncio.run(both())
    assert not isinstance(error, ServerDownError)
    assert len(broken.requests) <= 12
    assert error.usage.calls == len(broken.requests)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"x-ratelimit-remaining-requests": "5", "x-ratelimit-reset-requests": "1s"}, None),
        ({"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "6m0s"}, 120.0),
        ({"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "20ms"}, 0.02),
        ({"x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "1m2.5s"}, 62.5),
        ({"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "3"}, 3.0),
        ({"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "soon"}, 0.0),
        ({"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "1" * 400}, 0.0),
        ({"x-ratelimit-remaining-requests": "0"}, 0.0),
    ],
)
def test_what_a_server_tells_of_its_limits_is_read(headers: dict[str, str], seconds: float | None):
    """In the forms that servers write it; what is none of them is no time."""
    assert exhausted_for(headers) == seconds


def test_headers_of_an_answer_hold_the_next_call_back():
    """A server that told of its last call is not asked before it has more."""
    told = (("content-type", "application/json"), ("x-ratelimit-remaining-requests", "0"))
    reply = completion(BRIEF)
    asked = Asked([Reply(reply.body, 200, (*told, ("x-ratelimit-reset-requests", "45s")))])
    with serving(*asked.replies) as loopback:
        model = asked.model(loopback)

        async def twice() -> Usage:
            return (await model.ask(question())).usage + (await model.ask(question())).usage

        assert asyncio.run(twice()).calls == 2
    assert asked.clock() - 1_000 == pytest.approx(45)
