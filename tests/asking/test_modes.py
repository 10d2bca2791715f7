"""The way of asking that a server knows is found, once."""

from __future__ import annotations

import asyncio
import json
from typing import Any, Literal, cast

import pytest

from summarizer.asking import LanguageModel, learning, model_named
from summarizer.asking.forms import form, strict
from summarizer.asking.server import Server
from summarizer.errors import AnswerError, CutOffError, ServerRefusedError
from summarizer.kinds.brief import ActorsAndStakes
from summarizer.usage import Usage
from tests.asking.loopback import (
    BRIEF,
    EMPTY,
    Loopback,
    Reply,
    ask,
    completion,
    failing,
    question,
    refused,
    serving,
    settings,
)

NO_SCHEMA = failing(400, "response_format.type 'json_schema' is not supported", "unsupported_value")
NO_TOOLS = failing(422, "this model does not support tools")
NO_JSON = failing(500, "response_format json_object: grammar failed")


def called(arguments: object, name: str = "ActorsAndStakes", beside: str | None = None) -> Reply:
    """Return a reply in which the model calls a tool, and writes something beside it."""
    text = arguments if isinstance(arguments, str | dict) else json.dumps(arguments)
    return completion(
        beside, tool_calls=[{"id": "1", "type": "function", "function": {"name": name, "arguments": text}}]
    )


def ways(loopback: Loopback) -> list[str]:
    """Return how each request asked for JSON."""
    formats = ((request.get("response_format") or {}).get("type") for request in loopback.requests)
    return [
        told or ("tools" if "tools" in request else "text")
        for told, request in zip(formats, loopback.requests, strict=True)
    ]


def test_the_next_weaker_way_is_tried_and_remembered():
    """A refusal that names the way costs one call without tokens; the next ask begins where that one ended."""
    replies = (NO_SCHEMA, NO_TOOLS, NO_JSON, completion("```json\n" + json.dumps(BRIEF) + "\n```"))
    with serving(*replies) as loopback:
        model = model_named("m", settings(loopback.url))
        first = asyncio.run(model.ask(question()))
        second = asyncio.run(model.ask(question()))
        assert ways(loopback) == ["json_schema", "tools", "json_object", "text", "text"]
    assert first.draft == second.draft
    assert first.usage == Usage(4, 100, 10)
    assert second.usage == Usage(1, 100, 10)
    assert [message["role"] for message in loopback.requests[-1]["messages"]] == ["system", "user"]


def test_what_a_server_does_not_know_is_known_to_whoever_asks_it_next():
    """Another model object begins where the first one ended, so that each of many calls of the library need not."""
    with serving(NO_SCHEMA, completion(BRIEF)) as loopback:
        ask(loopback)
        ask(loopback)
        ask(loopback, mode="schema")
        ask(loopback, model="another")
        assert ways(loopback) == ["json_schema", "tools", "tools", "json_schema", "json_schema"]


def test_what_was_learnt_long_ago_is_learnt_anew(monkeypatch):
    """A server may have been updated meanwhile."""
    with serving(NO_SCHEMA, completion(BRIEF)) as loopback:
        ask(loopback)
        monkeypatch.setattr(learning, "_SECONDS", 0.0)
        ask(loopback)
        assert ways(loopback) == ["json_schema", "tools", "json_schema"]


def test_where_no_way_is_known_the_servers_refusal_is_told():
    """With its own words, after each way was tried once."""
    with serving(NO_SCHEMA) as loopback:
        said = refused(loopback, ServerRefusedError)
        assert len(loopback.requests) == 4
    assert "json_schema' is not supported" in said


@pytest.mark.parametrize(
    ("mode", "way"), [("schema", "json_schema"), ("tools", "tools"), ("json", "json_object"), ("text", "text")]
)
def test_a_way_that_is_set_is_kept_to(mode: Literal["schema", "tools", "json", "text"], way: str):
    """It is used from the start, and not left when the server refuses it."""
    with serving(called(BRIEF) if mode == "tools" else completion(BRIEF)) as loopback:
        assert ask(loopback, mode=mode).draft == ActorsAndStakes.model_validate(BRIEF)
        assert ways(loopback) == [way]
    with serving(NO_SCHEMA) as loopback:
        refused(loopback, ServerRefusedError, mode=mode)
        assert ways(loopback) == [way]


@pytest.mark.parametrize(
    "reply",
    [
        called(BRIEF),
        called(cast("Any", BRIEF)),
        called(json.dumps(BRIEF) + ","),
        completion(BRIEF),
        called(BRIEF, beside="I call it with what I found."),
        called(BRIEF, beside=f"An empty one would be {json.dumps(EMPTY)}."),
        called("", beside=json.dumps(BRIEF)),
        called("{}", beside=json.dumps(BRIEF)),
        called({"query": "dyke"}, "search", beside=json.dumps(BRIEF)),
        completion(None, function_call={"name": "ActorsAndStakes", "arguments": json.dumps(BRIEF)}),
    ],
)
def test_a_tools_answer_is_read_in_every_form(reply: Reply):
    """As arguments in a string or an object, as a function call of old, or as content; words beside it are none."""
    with serving(reply) as loopback:
        answer = ask(loopback, mode="tools")
    assert answer.usage == Usage(1, 100, 10)
    assert answer.draft == ActorsAndStakes.model_validate(BRIEF)


def test_a_tool_that_was_not_offered_is_no_answer():
    """The model is asked again, and told in a reask that any server can read."""
    with serving(called(BRIEF, "delete_everything"), called(BRIEF)) as loopback:
        assert ask(loopback, mode="tools").usage == Usage(2, 200, 20)
    assert [message["role"] for message in loopback.requests[1]["messages"]] == ["system", "user", "assistant", "user"]


def test_a_strict_schema_is_as_openai_wants_it():
    """No other fields, all fields required, those that may be left out nullable; the answer's nulls are left out."""
    schema = strict(form(ActorsAndStakes).model_json_schema())
    sections = {name: part.get("anyOf", [part])[0]["items"] for name, part in schema["properties"].items()}
    for part in (schema, *sections.values(), schema["$defs"]["citations"]["items"]):
        assert part["additionalProperties"] is False
        assert part["required"] == list(part["properties"])
    assert schema["properties"]["events"]["anyOf"][1] == {"type": "null"}
    assert {"type": "null"} in sections["risks"]["properties"]["certainty"]["anyOf"]
    assert sections["risks"]["properties"]["statement"] == {"type": "string"}


def test_a_strict_server_is_sent_a_strict_schema():
    """Instructor alone never says strict; other servers are sent the shorter schema."""
    sent = []
    with serving(completion(EMPTY)) as loopback:
        for is_strict in (True, False):
            server = Server("m", "m", loopback.url, is_strict=is_strict)
            asyncio.run(LanguageModel(server, settings(loopback.url)).ask(question()))
        sent = [request["response_format"]["json_schema"] for request in loopback.requests]
    assert sent[0]["strict"] is True
    assert sent[0]["schema"]["additionalProperties"] is False
    assert "strict" not in sent[1]
    assert len(json.dumps(sent[1])) < len(json.dumps(sent[0]))


@pytest.mark.parametrize("option", ["stream_options", "stream"])
def test_a_server_that_cannot_stream_is_asked_for_whole_answers(option: str):
    """From then on; where it only cannot count in a stream, it is not asked to."""
    with serving(failing(400, f"{option} is not supported here"), completion(BRIEF)) as loopback:
        model = model_named("m", settings(loopback.url))
        for _ in range(2):
            asyncio.run(model.ask(question()))
    assert [option in request for request in loopback.requests] == [True, False, False]
    assert all("stream_options" not in request for request in loopback.requests[1:])


def test_whole_answers_can_be_asked_for():
    """The setting ``stream``."""
    with serving(completion(BRIEF)) as loopback:
        ask(loopback, stream=False)
    assert "stream" not in loopback.requests[0]


def test_a_low_limit_of_length_is_raised_once_and_the_higher_one_kept():
    """An answer cut off at some server's default is asked for again with a limit of its own."""
    cut = completion('{"actors": [', finish="length", usage=(100, 256))
    with serving(cut, completion(BRIEF)) as loopback:
        model = model_named("m", settings(loopback.url))
        assert asyncio.run(model.ask(question())).usage == Usage(2, 200, 266)
        asyncio.run(model.ask(question()))
    assert [request.get("max_tokens") for request in loopback.requests] == [None, 16_384, 16_384]
    with serving(cut) as loopback:
        assert "cut off" in refused(loopback, CutOffError)
        assert len(loopback.requests) == 3  # far below the limit it was given: that may pass, once
    with serving(cut, failing(400, "max_tokens is too large: 16384. This model supports 4096"), cut) as loopback:
        model = model_named("m", settings(loopback.url))
        for _ in range(2):  # nor is it tried again with the next part
            with pytest.raises(CutOffError, match="cut off"):
                asyncio.run(model.ask(question()))
        assert [request.get("max_tokens") for request in loopback.requests] == [None, 16_384, None]


def test_a_whole_answer_at_the_limit_is_an_answer():
    """Some servers say length where the limit fell on the last brace."""
    with serving(completion(BRIEF, finish="length")) as loopback:
        assert ask(loopback).usage.calls == 1


def test_a_model_that_goes_round_in_circles_is_asked_again_not_for_less():
    """Half of the document would not help it."""
    circles = completion('{"actors": [' + "\n  " * 25_000, finish="length", usage=(100, 25_000))
    with serving(circles, completion(BRIEF)) as loopback:
        assert ask(loopback).usage.calls == 2
        assert loopback.sizes[1] < loopback.sizes[0] + 10_000


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (completion(""), "it is empty"),
        (completion("", reasoning_content="Let me think."), "thought aloud and answered nothing"),
        (completion("I'm sorry, I can't help."), "no JSON, but: I'm sorry"),
        (completion('{"actors": [{'), "no whole JSON object"),
    ],
)
def test_an_unusable_answer_is_told_as_what_it_is(reply: Reply, says: str):
    """And nothing is asked for twice at most."""
    with serving(reply) as loopback:
        said = refused(loopback, AnswerError, reasks=5)
        assert len(loopback.requests) == (2 if "it is empty" in says or "aloud" in says else 6)
    assert says in said


def test_an_error_knows_what_it_cost():
    """All tries, also those of an ask that failed."""
    with serving(completion("no", usage=(100, 10))) as loopback:
        model = model_named("m", settings(loopback.url, reasks=1))
        with pytest.raises(Exception, match="does not fit") as caught:
            asyncio.run(model.ask(question()))
    assert cast("Any", caught.value).usage == Usage(2, 200, 20)


def test_an_identity_tells_models_apart_and_holds_no_secret():
    """It stays the same from run to run, whatever a server has refused in this one."""
    with serving(NO_SCHEMA, called(BRIEF)) as loopback:
        model = model_named("m", settings(loopback.url))
        before = model.identity
        asyncio.run(model.ask(question()))
        assert model.identity == before
    one = Server("x/m", "m", "https://ada:secret@models.example.org/key-in-the-path/v1")
    other = Server("x/m", "m", "https://ada:secret@models.example.org/v1")
    assert one.identity != other.identity
    assert Server("x/m", "m", "http://models.example.org/v1").identity != other.identity
    assert "secret" not in one.identity + other.identity
    assert "key-in-the-path" not in one.identity
    assert (
        LanguageModel(one, settings("http://127.0.0.1/v1", mode="json")).identity
        != LanguageModel(one, settings("http://127.0.0.1/v1")).identity
    )
