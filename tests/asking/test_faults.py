"""What is made of every fault between us and a server."""

from __future__ import annotations

import asyncio
import socket
from typing import Any, cast

import pytest
from openai import APITimeoutError

from summarizer.asking import model_named
from summarizer.asking.failing import masked
from summarizer.asking.faults import fault, misfit
from summarizer.asking.statuses import asked_wait, status_fault
from summarizer.brief import Mending
from summarizer.document import Document
from summarizer.errors import (
    AnswerError,
    CutOffError,
    ModelError,
    ServerRefusedError,
    ServerUnavailableError,
    TooLongError,
)
from summarizer.model import Answer, Event, Prompt, Question, Waiting
from summarizer.splitting import split
from summarizer.usage import Usage
from tests.asking.loopback import (
    BRIEF,
    BUSY,
    KEY,
    Loopback,
    Reply,
    as_json,
    ask,
    completion,
    failing,
    question,
    refused,
    serving,
    settings,
)


def test_a_failing_server_is_tried_again():
    """A busy, a broken and a garbled reply are waited out; each wait is told; calls count, tokens only of answers."""
    heard: list[Event] = []
    garbage = Reply(b"<html>Sign in</html>", headers=(("content-type", "text/html"),))
    with serving(BUSY, failing(503, retry_after_ms="1"), garbage, completion(BRIEF)) as loopback:
        answer = ask(loopback, question(listener=heard.append), attempts=4)
    assert answer.usage == Usage(4, None, None)  # the web page may have been paid for
    assert [(event.attempt, event.tries) for event in heard if isinstance(event, Waiting)] == [(2, 4), (3, 4), (4, 4)]
    first = heard[0]
    assert isinstance(first, Waiting)
    assert "HTTP 429: slow down" in first.cause
    assert 0 < first.seconds < 1


PAGE = Reply(b"<html>Sign in</html>", headers=(("content-type", "text/html"),))


def test_a_page_where_an_answer_should_be_is_asked_about_once_more():
    """Of an address that has never answered, two pages in a row are enough to say that it may be the wrong one."""
    with serving(PAGE, PAGE, completion(BRIEF)) as loopback:
        said = refused(loopback, ServerUnavailableError, attempts=4)
    assert "is --base-url right" in said


def test_a_page_of_a_server_that_has_answered_before_is_a_bad_moment():
    """Where the same model has had an answer, its address is right, and pages are tried again as what the line lost."""
    with serving(completion(BRIEF), PAGE, PAGE, PAGE, completion(BRIEF)) as loopback:
        model = model_named("m", settings(loopback.url, attempts=4))
        for _ in range(2):
            answer = asyncio.run(model.ask(question()))
            assert isinstance(answer, Answer)
        assert len(loopback.requests) == 5


@pytest.mark.parametrize(
    "reply",
    [
        BUSY,
        failing(500, retry_after_ms="1"),
        failing(408, retry_after_ms="1"),
        failing(409, retry_after_ms="1"),
        failing(529, retry_after_ms="1"),
        Reply(b"<h1>502 Bad Gateway</h1>", 502, (("content-type", "text/html"), ("retry-after-ms", "1"))),
    ],
    ids=lambda reply: str(reply.status),
)
def test_a_server_that_keeps_failing_is_unavailable(reply: Reply):
    """After all tries it is a ServerUnavailableError that names the host and the status, and shows no web page."""
    with serving(reply) as loopback:
        said = refused(loopback, ServerUnavailableError, attempts=3)
        assert len(loopback.requests) == 3
    assert said.startswith("127.0.0.1:")
    assert f"(HTTP {reply.status}" in said
    assert "<h1>" not in said


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"upstream error",
        b'{"choices": []}',
        b'{"choices": null}',
        b'{"choices": [{}]}',
        b'{"choices": [{"message": null}]}',
        b"{",
        b"\xff",
    ],
)
@pytest.mark.parametrize("kind", ["application/json", "text/plain"])
def test_a_reply_that_is_no_completion_is_the_servers_fault(body: bytes, kind: str):
    """Bodies without a message in them are tried again, and then mean that the server is out of order."""
    with serving(Reply(body, headers=(("content-type", kind),))) as loopback:
        said = refused(loopback, ServerUnavailableError, attempts=1)
    assert "no chat completion" in said


def test_the_wait_that_a_server_asks_for_is_kept_unless_it_is_too_long():
    """An hour is not slept through: the error says how long the server wants us to wait."""
    with serving(failing(429, retry_after="3600")) as loopback:
        said = refused(loopback, ServerUnavailableError)
        assert len(loopback.requests) == 1
    assert "asks to wait 3600 s" in said


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "2"}, 2),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
        ({"retry-after-ms": "soon", "retry-after": "9"}, 9),
        ({"retry-after": "0"}, None),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}, None),
        ({"retry-after": "1e400"}, float("inf")),
        ({"retry-after": "Mon, 01 Jan 99999999999999999999 00:00:00 GMT"}, None),
        ({"retry-after": "Fri, 01 Jan 2027 00:00:00 +99999999999999"}, None),
        ({}, None),
    ],
)
def test_retry_after_is_read_in_all_its_forms(headers: dict[str, str], seconds: float | None):
    """Seconds, milliseconds and dates count; what is past, negative or no time does not."""
    assert asked_wait(headers) == seconds


def test_a_date_to_come_is_waited_for():
    """A Retry-After may be an HTTP date."""
    wait = asked_wait({"retry-after": "Fri, 31 Dec 9999 23:59:59 GMT"})
    assert wait is not None
    assert wait > 1e9


def test_a_server_that_says_not_to_retry_is_believed():
    """x-should-retry: false ends the tries."""
    with serving(failing(503, x_should_retry="false")) as loopback:
        refused(loopback, ServerUnavailableError)
        assert len(loopback.requests) == 1


@pytest.mark.parametrize(
    ("reply", "kind", "says"),
    [
        (
            failing(401, f"Incorrect API key provided: {KEY}"),
            ServerRefusedError,
            "refuses the key (HTTP 401: Incorrect API key provided: ***)",
        ),
        (failing(403), ServerRefusedError, "refuses the key"),
        (
            as_json([{"error": {"code": 400, "message": "API key not valid. Pass a valid one."}}], 400),
            ServerRefusedError,
            "refuses the key (HTTP 400: API key not valid. Pass a valid one.): check SUMMARIZER_API_KEY",
        ),
        (failing(404, "no such model"), ServerRefusedError, "no such model"),
        (failing(400, "bad"), ServerRefusedError, "HTTP 400: bad"),
        (failing(400, "too long", "context_length_exceeded"), TooLongError, "SUMMARIZER_CHUNK_CHARACTERS"),
        (failing(400, "This model's maximum context length is 8 tokens."), TooLongError, "does not fit the model"),
        (failing(500, "the request exceeds the available context size"), TooLongError, "does not fit the model"),
        (failing(413), TooLongError, "SUMMARIZER_CHUNK_CHARACTERS"),
        (failing(402, "no credit"), ServerRefusedError, "quota"),
        (as_json({"detail": [{"msg": "field required"}]}, 422), ServerRefusedError, "field required"),
        (failing(429, "pay first", "insufficient_quota"), ServerRefusedError, "quota"),
        (failing(400, "violence", "content_filter"), AnswerError, "refuses this document"),
        (failing(403, "requires moderation and your input was flagged"), AnswerError, "refuses this document"),
        (failing(400, "Content Exists Risk"), AnswerError, "refuses this document"),
        (completion(None, refusal="I would rather not."), AnswerError, "I would rather not."),
        (completion("", finish="content_filter"), AnswerError, "content filter"),
        (completion('{"actors": [', finish="length", usage=(9, 9_000)), CutOffError, "cut off"),
        (completion('{"actors": [', finish="model_length", usage=(9, 9_000)), CutOffError, "cut off"),
        (completion('{"actors": [', finish="MAX_TOKENS", usage=(9, 9_000)), CutOffError, "cut off"),
        (completion("", finish="SAFETY"), AnswerError, "content filter"),
        (
            as_json({"error": {"message": "who are you", "code": "invalid_api_key"}}),
            ServerRefusedError,
            "refuses the key",
        ),
    ],
)
def test_a_plain_no_is_not_asked_again(reply: Reply, kind: type[ModelError], says: str):
    """Refusals of the server, the model or a filter, and answers cut at a limit, end the ask at the first try."""
    with serving(reply) as loopback:
        said = refused(loopback, kind)
        assert len(loopback.requests) == 1
    assert says in said


@pytest.mark.parametrize(
    ("host", "status", "remedy"),
    [
        ("llm.example", 404, "check --model, and --base-url with its /v1"),
        ("llm.example", 301, "check --model, and --base-url with its /v1"),
        ("api.anthropic.com", 404, "check --model; a --base-url there is https://api.anthropic.com/v1"),
        (
            "generativelanguage.googleapis.com",
            405,
            "check --model; a --base-url there is https://generativelanguage.googleapis.com/v1beta/openai",
        ),
        ("api.anthropic.com", 401, "check the key of the moon"),
        ("generativelanguage.googleapis.com", 400, ""),
    ],
)
def test_a_hint_names_the_address_that_is_meant(host: str, status: int, remedy: str):
    """Where nothing is found, the hint tells the path below which that host speaks as OpenAI does."""
    assert status_fault(status, "", {}, host, (), "the key of the moon").error.hint == remedy


def test_a_servers_own_words_are_cut_and_escaped():
    """A megabyte of error with colours and markup in it is one short, printable line."""
    with serving(failing(400, "\x1b[31mred\x07 \u202e[bold]\n" + "x" * 1_000_000)) as loopback:
        said = refused(loopback, ServerRefusedError)
    assert "\\u{1b}[31mred\\u{7} \\u{202e}[bold] xxx" in said
    assert len(said) < 500


def test_secrets_are_masked_before_a_text_is_cut():
    """No part of a key is left at the end of a text that is cut in the middle of it."""
    assert "CANARY" not in masked("x" * 295 + KEY, (KEY,))


def test_nobody_at_home_is_unavailable():
    """A refused connection is tried again, and then told with the host."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    said = refused(Loopback((), url=f"http://127.0.0.1:{port}/v1"), ServerUnavailableError, attempts=2)
    assert f"cannot reach 127.0.0.1:{port}" in said
    assert "start the server" in said  # whoever named ollama/NAME gave no address that could be wrong


def test_a_connection_that_takes_too_long_is_tried_again():
    """The client's own timeout is a transient fault of the host."""
    failed = fault(APITimeoutError(request=cast("Any", None)), "models.example.org", ())
    assert failed.sort == "slow"
    assert isinstance(failed.error, ServerUnavailableError)
    assert "models.example.org did not answer in time" in str(failed.error)


def test_a_failure_of_another_kind_is_told_by_its_kind():
    """Whatever else a library raises over an answer is an AnswerError, with the key masked."""
    assert "TypeError: no ***" in str(misfit(TypeError(f"no {KEY}"), (KEY,)))


def test_a_call_ends_at_its_deadline():
    """A server that takes longer than the timeout, over all tries, is unavailable; the connection is given up."""
    with serving(Reply(late=30)) as loopback:
        said = refused(loopback, ServerUnavailableError, call_timeout=0.5)
        assert 1 <= len(loopback.requests) <= 2
    assert "within 0.5 s" in said or "sent nothing for" in said


def test_no_wait_reaches_beyond_the_deadline():
    """A wait that would outlast the call is not begun."""
    with serving(failing(429, retry_after="60")) as loopback:
        said = refused(loopback, ServerUnavailableError, call_timeout=5)
        assert len(loopback.requests) == 1
    assert "HTTP 429" in said


def test_redirects_are_refused():
    """A document does not travel to another host because the first one says so."""
    with (
        serving(completion(BRIEF)) as other,
        serving(Reply(status=307, headers=(("location", other.url + "/chat/completions"),))) as loopback,
    ):
        said = refused(loopback, ServerRefusedError)
        assert len(loopback.requests) == 1
        assert other.requests == []
    assert "redirects elsewhere" in said


def test_an_option_that_a_model_will_not_have_is_left_out_from_then_on():
    """Some models take no temperature: the call is made without one, and the object remembers it."""
    fussy = failing(400, "Unsupported value: 'temperature' does not support 0 with this model.")
    with serving(fussy, completion(BRIEF)) as loopback:
        model = model_named("m", settings(loopback.url, attempts=1))
        first = asyncio.run(model.ask(question()))
        asyncio.run(model.ask(question()))
    assert first.usage.calls == 2
    assert ["temperature" in request for request in loopback.requests] == [True, False, False]


@pytest.mark.parametrize(
    "refusal",
    [
        failing(400, "System role not supported"),
        failing(500, "Jinja Exception: Conversation roles must alternate user/assistant/user/assistant/..."),
        failing(400, "Unsupported value: 'messages[0].role' does not support 'system' with this model."),
    ],
)
def test_a_model_that_knows_no_system_is_told_the_rules_by_the_user(refusal: Reply):
    """In one message, word for word, from then on, also where its answer is asked for again."""
    with serving(refusal, completion("no"), completion(BRIEF)) as loopback:
        ask(loopback)
        ask(loopback)
    asked = [[message["role"] for message in request["messages"]] for request in loopback.requests]
    assert asked == [["system", "user"], ["user"], ["user", "assistant", "user"], ["user"]]
    assert loopback.requests[-1]["messages"][0]["content"] == "the rules\n\nthe prompt"


@pytest.mark.parametrize(
    "usage",
    [
        None,
        {},
        {"prompt_tokens": -1, "completion_tokens": "7"},
        {"prompt_tokens": True},
        {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0},
    ],
)
def test_tokens_that_nobody_counted_are_unknown(usage: object):
    """Where a server tells no number, or none that can be true, it is None, not 0."""
    with serving(completion(BRIEF, usage=usage)) as loopback:
        assert ask(loopback).usage == Usage(1, None, None)


def test_one_model_serves_many_asks_at_once_and_many_loops():
    """Clients are made and closed in the loop that needs them: no warning, no closed loop, no answer mixed up."""
    with serving(completion(BRIEF)) as loopback:
        model = model_named("m", settings(loopback.url))

        async def several() -> list[Answer]:
            return await asyncio.gather(*(model.ask(question()) for _ in range(5)))

        answers = asyncio.run(several()) + asyncio.run(several())
    assert [answer.usage for answer in answers] == [Usage(1, 100, 10)] * 10


def test_failed_tries_are_not_logged_to_the_terminal(capfd: pytest.CaptureFixture[str]):
    """What instructor logs is not seen where nobody has set logging up."""
    with serving(failing(401)) as loopback:
        refused(loopback, ServerRefusedError)
    assert capfd.readouterr() == ("", "")


def test_a_repair_is_asked_for_in_the_same_way():
    """The schema of a question decides the form of its answer."""
    mending = {"items": [{"item": "P1", "statement": "It closes.", "citations": []}]}
    with serving(completion(mending)) as loopback:
        document = Document.from_text("It closes.")
        repair = Question(document, split(document)[0], Mending, lambda: Prompt("rules", "repair"))
        assert ask(loopback, repair).draft == Mending.model_validate(mending)
