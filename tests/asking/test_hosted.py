"""Anthropic's and Google's models, where their clients are installed, against servers of our own."""

from __future__ import annotations

import asyncio
import json
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import SecretStr

from summarizer.asking import model_named
from summarizer.errors import (
    AnswerError,
    CutOffError,
    ModelError,
    ServerRefusedError,
    ServerUnavailableError,
    UsageError,
)
from summarizer.kinds.brief import ActorsAndStakes
from summarizer.model import Event, Received
from summarizer.settings import Settings
from summarizer.usage import Usage
from tests.asking.loopback import BRIEF, BUSY, KEY, Reply, as_json, failing, question, serving

if TYPE_CHECKING:
    from summarizer.model import Answer


def is_there(package: str) -> bool:
    try:
        return find_spec(package) is not None
    except ModuleNotFoundError:
        return False


def by_anthropic(content: list[dict[str, Any]], reason: str = "tool_use") -> Reply:
    usage = {"input_tokens": 100, "output_tokens": 10}
    message = {"id": "1", "type": "message", "role": "assistant", "model": "m", "stop_reason": reason}
    return as_json({**message, "content": content, "usage": usage})


def by_google(parts: list[dict[str, Any]], reason: str = "STOP") -> Reply:
    candidate = {"content": {"role": "model", "parts": parts}, "finishReason": reason, "index": 0}
    usage = {"promptTokenCount": 100, "candidatesTokenCount": 7, "thoughtsTokenCount": 3}
    return as_json({"candidates": [candidate], "usageMetadata": usage, "modelVersion": "m"})


MAKERS = [
    pytest.param(
        "anthropic",
        "ANTHROPIC_BASE_URL",
        by_anthropic([{"type": "tool_use", "id": "1", "name": "ActorsAndStakes", "input": BRIEF}]),
        by_anthropic([{"type": "text", "text": "no"}], "max_tokens"),
        by_anthropic([{"type": "text", "text": "no"}], "refusal"),
        marks=pytest.mark.skipif(not is_there("anthropic"), reason="the extra anthropic is not installed"),
    ),
    pytest.param(
        "google",
        "GOOGLE_GEMINI_BASE_URL",
        by_google([{"functionCall": {"name": "ActorsAndStakes", "args": BRIEF}}]),
        by_google([{"text": "no"}], "MAX_TOKENS"),
        by_google([{"text": "no"}], "SAFETY"),
        marks=pytest.mark.skipif(not is_there("google.genai"), reason="the extra google is not installed"),
    ),
]
PLACES = [pytest.param(*one.values[:2], marks=one.marks) for one in MAKERS]


def asked(provider: str, heard: list[Event]) -> Answer | ModelError:
    settings = Settings(api_key=SecretStr(KEY), attempts=3, call_timeout=20, reasks=0)
    try:
        return asyncio.run(model_named(f"{provider}/m", settings).ask(question(listener=heard.append)))
    except ModelError as error:
        return error


@pytest.mark.parametrize(("provider", "variable", "answer", "cut", "refusal"), MAKERS)
def test_a_maker_is_asked_as_any_server(
    provider: str, variable: str, answer: Reply, cut: Reply, refusal: Reply, monkeypatch: pytest.MonkeyPatch
):
    """A draft comes back with its cost; failures are tried again or told for what they are."""
    cases = [
        ((BUSY, answer), None),
        ((cut,), CutOffError),
        ((refusal,), AnswerError),
        ((failing(401, f"bad key {KEY}"),), ServerRefusedError),
        ((failing(503, "no", retry_after_ms="1"),), ServerUnavailableError),
    ]
    for replies, kind in cases:
        heard: list[Event] = []
        with serving(*replies) as loopback:
            monkeypatch.setenv(variable, loopback.url.removesuffix("/v1"))
            result = asked(provider, heard)
        if kind is None:
            assert not isinstance(result, ModelError), result
            assert result.draft == ActorsAndStakes.model_validate(BRIEF)
            assert result.usage == Usage(2, 100, 10)
            received = next(event for event in heard if isinstance(event, Received))
            assert json.loads(received.raw)["risks"]
        else:
            assert type(result) is kind, result
            assert KEY not in str(result)


@pytest.mark.skipif(not is_there("anthropic"), reason="the extra anthropic is not installed")
@pytest.mark.parametrize(
    ("content", "reason", "words"),
    [
        ([], "end_turn", "(it is empty)"),
        ([{"type": "text", "text": " "}], "tool_use", "(it is empty)"),
        ([], "pause_turn", "(it is empty: pause_turn)"),
    ],
)
def test_an_answer_of_anthropics_without_a_word_is_told_for_what_it_is(
    content: list[dict[str, Any]], reason: str, words: str, monkeypatch: pytest.MonkeyPatch
):
    """It is asked for once more; why it ended is told where that is out of the common."""
    with serving(by_anthropic(content, reason)) as loopback:
        monkeypatch.setenv("ANTHROPIC_BASE_URL", loopback.url.removesuffix("/v1"))
        result = asked("anthropic", [])
    assert type(result) is AnswerError, result
    assert words in str(result)
    assert result.usage.calls == 2


def message(**more: object) -> Reply:
    """Return a message of Anthropic's whose parts are other than the client says."""
    return as_json({**json.loads(by_anthropic([CALL]).body), **more})


CALL = {"type": "tool_use", "id": "1", "name": "ActorsAndStakes", "input": BRIEF}


@pytest.mark.skipif(not is_there("anthropic"), reason="the extra anthropic is not installed")
@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (message(content=None), "without a message"),
        (message(content="hello"), "without a message"),
        (as_json([]), "without a message"),
        (Reply(b"<html>Sign in</html>", headers=(("content-type", "text/html"),)), "without a message"),
        (as_json({"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}}), "(Overloaded)"),
    ],
)
def test_what_a_gateway_answers_in_anthropics_place_is_tried_again(
    reply: Reply, words: str, monkeypatch: pytest.MonkeyPatch
):
    """Its client takes anything for a message; nobody knows what was paid for it."""
    with serving(reply, by_anthropic([CALL])) as loopback:
        monkeypatch.setenv("ANTHROPIC_BASE_URL", loopback.url.removesuffix("/v1"))
        answer = asked("anthropic", [])
    assert not isinstance(answer, ModelError), answer
    assert answer.usage == Usage(2, None, None)
    with serving(reply) as loopback:
        monkeypatch.setenv("ANTHROPIC_BASE_URL", loopback.url.removesuffix("/v1"))
        error = asked("anthropic", [])
    assert type(error) is ServerUnavailableError, error
    assert words in str(error)


@pytest.mark.skipif(not is_there("anthropic"), reason="the extra anthropic is not installed")
@pytest.mark.parametrize(
    ("reply", "usage"),
    [
        (message(usage=None), Usage(1, None, None)),
        (message(content=[{"type": "text", "text": "Here it is:"}, CALL, CALL]), Usage(1, 100, 10)),
    ],
)
def test_an_answer_of_anthropics_is_taken_whatever_is_beside_it(
    reply: Reply, usage: Usage, monkeypatch: pytest.MonkeyPatch
):
    """A count that is missing is unknown; of two calls the first is the answer."""
    with serving(reply) as loopback:
        monkeypatch.setenv("ANTHROPIC_BASE_URL", loopback.url.removesuffix("/v1"))
        answer = asked("anthropic", [])
    assert not isinstance(answer, ModelError), answer
    assert answer.draft == ActorsAndStakes.model_validate(BRIEF)
    assert answer.usage == usage


@pytest.mark.parametrize(("provider", "variable"), PLACES)
def test_a_makers_environment_that_allows_no_line_is_told_as_such(
    provider: str, variable: str, monkeypatch: pytest.MonkeyPatch
):
    """It is the environment that is wrong, and no answer of the maker's."""
    monkeypatch.setenv(variable, "https://models.example")
    monkeypatch.setenv("HTTPS_PROXY", "sesame")
    with pytest.raises(UsageError, match="HTTPS_PROXY"):
        asked(provider, [])


@pytest.mark.parametrize(("provider", "variable"), PLACES)
def test_the_identity_of_a_maker_tells_places_apart_and_holds_no_secret(
    provider: str, variable: str, monkeypatch: pytest.MonkeyPatch
):
    """What answers at another path, or without encryption, is another."""
    addresses = ("https://127.0.0.1:1", "http://127.0.0.1:1", "http://127.0.0.1:1/key-in-the-path")
    identities = set()
    for address in addresses:
        monkeypatch.setenv(variable, address)
        identities.add(model_named(f"{provider}/m", Settings(api_key=SecretStr(KEY))).identity)
    assert len(identities) == len(addresses)
    assert not any("key-in-the-path" in one or KEY in one for one in identities)


def without_candidates(**more: object) -> Reply:
    return as_json({"usageMetadata": {"promptTokenCount": 100}, "modelVersion": "m", **more})


@pytest.mark.skipif(not is_there("google.genai"), reason="the extra google is not installed")
@pytest.mark.parametrize(
    ("reply", "words", "calls"),
    [
        (without_candidates(), "it is empty", 2),
        (without_candidates(candidates=[]), "it is empty", 2),
        (without_candidates(candidates=[{"finishReason": "STOP", "index": 0}]), "it is empty", 2),
        (by_google([], "MALFORMED_FUNCTION_CALL"), "it is empty: MALFORMED_FUNCTION_CALL", 2),
        (by_google([{"text": "let me see", "thought": True}]), "thought aloud and answered nothing", 2),
        (without_candidates(promptFeedback={"blockReason": "PROHIBITED_CONTENT"}), "refused", 1),
        (without_candidates(candidates=[{"finishReason": "SAFETY", "index": 0}]), "SAFETY", 1),
    ],
)
def test_an_answer_of_googles_without_a_word_is_told_for_what_it_is(
    reply: Reply, words: str, calls: int, monkeypatch: pytest.MonkeyPatch
):
    """Empty, it is asked for once more; filtered, it is not. Neither is an error of the client's."""
    with serving(reply, reply) as loopback:
        monkeypatch.setenv("GOOGLE_GEMINI_BASE_URL", loopback.url.removesuffix("/v1"))
        result = asked("google", [])
    assert type(result) is AnswerError, result
    assert words in str(result)
    assert result.usage.calls == calls


@pytest.mark.skipif(not is_there("google.genai"), reason="the extra google is not installed")
def test_words_beside_the_call_of_a_tool_cost_google_no_answer(monkeypatch: pytest.MonkeyPatch):
    """The call is the answer, whatever the model says to it."""
    call = {"functionCall": {"name": "ActorsAndStakes", "args": BRIEF}}
    with serving(by_google([{"text": "Here it is:"}, call])) as loopback:
        monkeypatch.setenv("GOOGLE_GEMINI_BASE_URL", loopback.url.removesuffix("/v1"))
        result = asked("google", [])
    assert not isinstance(result, ModelError), result
    assert result.draft == ActorsAndStakes.model_validate(BRIEF)
