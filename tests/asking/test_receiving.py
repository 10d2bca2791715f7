"""A body becomes a completion, or is seen to be none."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.asking.completions import MOST_CHARACTERS, Completion
from summarizer.asking.failing import Failed
from summarizer.asking.receiving import MOST_BODY_BYTES, Receiving
from summarizer.usage import Usage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable


def received(*pieces: bytes, broken: Exception | None = None) -> Completion:
    """Return the completion that comes in ``pieces``, after which the line may break."""

    async def line() -> AsyncIterator[bytes]:
        for piece in pieces:
            yield piece
        if broken is not None:
            raise broken

    return asyncio.run(Receiving("models.example.org", ("sk-secret",), lambda _: None).complete(line()))


def whole(message: dict[str, Any], **more: Any) -> bytes:
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    return json.dumps({"choices": [choice], "usage": {"prompt_tokens": 7, "completion_tokens": 3}, **more}).encode()


def event(delta: dict[str, Any] | None = None, finish: str | None = None, **more: Any) -> bytes:
    choices = [] if delta is None else [{"index": 0, "delta": delta, "finish_reason": finish}]
    return b"data: " + json.dumps({"choices": choices, **more}).encode() + b"\n\n"


USAGE = event(usage={"prompt_tokens": 7, "completion_tokens": 3})
DONE = b"data: [DONE]\n\n"
STREAM = event({"role": "assistant", "content": ""}) + event({"content": '{"a":'}) + event({"content": ' "ä"}'})


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ({"content": "{}"}, "{}"),
        ({"content": [{"type": "text", "text": '{"a":'}, {"type": "text", "text": " 1}"}]}, '{"a": 1}'),
        ({"content": {"a": 1}}, '{"a": 1}'),
        ({"content": None}, ""),
        ({"content": " ", "tool_calls": [{"function": {"name": "F", "arguments": "{}"}}]}, "{}"),
        ({"content": None, "tool_calls": [{"function": {"name": "F", "arguments": {"a": 1}}}]}, '{"a": 1}'),
        ({"function_call": {"name": "F", "arguments": "{}"}}, "{}"),
        ({"tool_calls": [{"function": {"name": "F", "arguments": "{}"}}, {"index": 1, "function": {}}]}, "{}"),
    ],
)
def test_the_text_of_a_message_is_found_in_every_form(message: dict[str, Any], text: str):
    """As a string, in parts, as an object, as the arguments of a call; of several calls the first counts."""
    completion = received(whole(message))
    assert completion.text == text
    assert completion.usage == Usage(1, 7, 3)


@pytest.mark.parametrize(
    "stream",
    [
        STREAM + event({}, "stop") + USAGE + DONE,
        STREAM + event({}, "stop") + USAGE,  # no [DONE]
        STREAM + USAGE + DONE,  # no reason for ending
        event() + STREAM + event({}, "eos") + USAGE + DONE,  # no choices in the first
        b"\xef\xbb\xbf: hello\r\n\r\nid: 1\r\n" + (STREAM + event({}, "stop") + USAGE + DONE).replace(b"\n", b"\r\n"),
        STREAM + event({}, "stop") + USAGE.rstrip(),  # no line end after the last
        b"data: " + whole({"content": '{"a": "ä"}'}) + b"\n\n" + DONE,  # a whole answer as one event
        whole({"content": '{"a": "ä"}'}),  # no stream at all
        b"\xef\xbb\xbf" + whole({"content": '{"a": "ä"}'}),
        whole({"content": '{"a": "ä"}'}).decode().encode("utf-16"),
        whole({"content": '{"a": "ä"}'}) + b"\n<!-- by proxy -->",
    ],
)
@given(step=st.integers(1, 40))
def test_an_answer_is_the_same_in_whatever_pieces_it_comes(stream: bytes, step: int):
    """Cut anywhere, in the middle of a letter too; with or without the ends that servers forget."""
    completion = received(*(stream[at : at + step] for at in range(0, len(stream), step)))
    assert json.loads(completion.text) == {"a": "ä"}
    assert completion.usage == Usage(1, 7, 3)


@pytest.mark.parametrize(
    ("pieces", "says"),
    [
        ([STREAM], "cut off"),
        ([STREAM + b'data: {"choi'], "no JSON"),
        ([STREAM, b"data: {not json\n\n", DONE], "no JSON"),
        ([STREAM, b'data: {"error": {"message": "overloaded sk-secret"}}\n\n', DONE], r"overloaded \*\*\*"),
        ([DONE], "without a message"),
        ([b""], "nothing"),
        ([b"  \n"], "nothing"),
        ([b"<html>Sign in</html>"], "a web page"),
        ([b"upstream error"], "no JSON"),
        ([b'{"choices": []}'], "without a message"),
        ([b'{"choices": [{"message": nul'], "no JSON"),
        ([b"[" * 100_000], "no JSON"),
        ([b'{"error": {"code": 502, "message": "Provider returned error"}}'], "Provider returned error"),
        ([b'{"error": {"code": 401, "message": "who are you"}}'], "refuses the key"),
        ([b'{"error": {"code": "context_length_exceeded"}}'], "does not fit the model"),
        ([b'{"error": {"code": "insufficient_quota"}}'], "quota"),
        ([b'{"error": {"type": "rate_limit_error", "message": "slow down"}}'], "slow down"),
        ([STREAM, event({"content": ""}, "error", error={"code": 502, "message": "gone"}), DONE], "gone"),
        ([STREAM, event({"content": ""}, "error"), DONE], "error"),
        ([STREAM, event({"content": ""}, "insufficient_system_resource"), DONE], "insufficient_system_resource"),
        ([whole({"content": "{}"}).replace(b'"stop"', b'"error", "error": {"message": "gone"}')], "gone"),
        ([whole({"content": "\xff"}).replace(b"\\u00ff", b"\xff\xfe")], "no JSON"),
        ([b"data: " + b"x" * 9_000_000], "larger than 8 MB"),
        ([event({"content": "x" * 100_000})] * 21, f"larger than {MOST_CHARACTERS:,} characters"),
        ([whole({"content": "x" * 100_000})[:-2], b" " * MOST_BODY_BYTES], "larger than 8 MB"),
    ],
)
def test_what_is_no_completion_is_told_as_what_it_is(pieces: Iterable[bytes], says: str):
    """A stream that breaks off is no short answer, and a web page no answer at all."""
    with pytest.raises(Failed, match=says):
        received(*pieces)


def test_a_line_that_breaks_after_the_last_brace_has_lost_nothing():
    """The answer is whole, and paid for; before the last brace it is lost."""
    body = whole({"content": "{}"})
    assert received(body, broken=ConnectionResetError()).text == "{}"
    assert received(STREAM + event({}, "stop"), broken=ConnectionResetError()).usage == Usage(1, None, None)
    for cut in (body[:-1], STREAM):
        with pytest.raises(ConnectionResetError):
            received(cut, broken=ConnectionResetError())


@pytest.mark.parametrize("count", [-1, 10**18, "12", 3.5, True, None, float("nan")])
def test_a_count_that_cannot_be_true_is_unknown(count: object):
    """Never 0, and never a number that would blow a budget."""
    body = whole({"content": "{}"}, usage={"prompt_tokens": count, "completion_tokens": 3})
    assert received(body).usage == Usage(1, None, 3)


@pytest.mark.parametrize("index", [None, 0, 1])
def test_the_first_call_of_a_tool_counts_whatever_its_number(index: int | None):
    """A stream may count the text before a call, and calls behind it are no part of it."""
    number = {} if index is None else {"index": index}
    begun = event({"tool_calls": [{**number, "function": {"name": "F", "arguments": '{"a":'}}]})
    other = event({"tool_calls": [{"index": 7, "function": {"name": "G", "arguments": "{}"}}]})
    ended = event({"tool_calls": [{**number, "function": {"arguments": " 1}"}}]}, "tool_calls")
    completion = received(begun + other + ended + DONE)
    assert (completion.tool, completion.arguments) == ("F", '{"a": 1}')


def test_a_number_of_ten_thousand_digits_is_no_reason_to_lose_an_answer():
    """Python would refuse to read it."""
    body = whole({"content": "{}"}, created=1).replace(b'"created": 1', b'"created": ' + b"9" * 10_000)
    assert received(body).text == "{}"


def test_refusals_and_thoughts_are_told_apart_from_answers():
    """A refusal is kept, thinking aloud is noted, and neither is the answer."""
    assert received(event({"refusal": "I "}) + event({"refusal": "won't"}, "stop")).refusal == "I won't"
    thought = received(event({"reasoning_content": "hm"}) + event({"content": ""}, "stop"))
    assert (thought.text, thought.thought) == ("", True)
