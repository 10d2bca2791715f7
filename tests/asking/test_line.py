"""Every way in which a line can fail, on a server of bytes of our own."""

from __future__ import annotations

import asyncio
import gzip
import socket
import ssl
from typing import TYPE_CHECKING, Any

import httpx2
import pytest

from summarizer.asking import model_named
from summarizer.asking.faults import fault
from summarizer.errors import AnswerError, ModelError, ServerRefusedError, ServerUnavailableError
from summarizer.kinds.brief import ActorsAndStakes
from summarizer.model import Arrived, Event, Received, Waiting
from summarizer.usage import Usage
from tests.asking.loopback import BRIEF, FLOOD, completion, question, settings
from tests.asking.rawline import RawLine, endless, head, on_raw_line, resets, sends
from tests.asking.test_receiving import DONE, STREAM, USAGE, event

if TYPE_CHECKING:
    from summarizer.model import Answer
    from tests.asking.rawline import Doing

BODY = completion(BRIEF).body
WHOLE = head(content_length=str(len(BODY))) + BODY
PACKED = gzip.compress(BODY)
EVENTS = "text/event-stream"


def asked(line: RawLine, heard: list[Event] | None = None, **values: Any) -> Answer | ModelError:
    """Ask over a line and return what came of it."""
    model = model_named("m", settings(line.url, **{"attempts": 3, **values}))
    listener = heard.append if heard is not None else lambda _: None
    try:
        return asyncio.run(model.ask(question(listener=listener)))
    except ModelError as error:
        return error


LOST = {
    "closed before an answer": sends(),
    "reset before an answer": resets(),
    "reset in the headers": resets(b"HTTP/1.1 200 OK\r\nConte"),
    "reset in the body": resets(WHOLE[:-20]),
    "shorter than it says": sends(head(content_length=str(len(BODY) + 9)) + BODY[:-1]),
    "chunks without the last": sends(head(transfer_encoding="chunked") + b"5\r\n" + BODY[:5] + b"\r\n"),
    "a chunk of no size": sends(head(transfer_encoding="chunked") + b"zz\r\n{}\r\n0\r\n\r\n"),
    "no HTTP": sends(b"SSH-2.0-OpenSSH_9.6\r\n"),
    "packed, and not": sends(head(content_encoding="gzip", content_length=str(len(BODY))) + BODY),
    "packed, and cut": sends(head(content_encoding="gzip", content_length="9") + PACKED[:9]),
    "headers without end": sends(b"HTTP/1.1 200 OK\r\n" + b"x: " + b"y" * 1_000_000),
    "many headers": sends(b"HTTP/1.1 200 OK\r\n" + b"".join(b"x-%d: %s\r\n" % (n, b"y" * 900) for n in range(200))),
    "a stream that ends early": sends(head() + STREAM),
    "a stream that is reset": resets(head(content_type=EVENTS) + STREAM),
}


@pytest.mark.parametrize("fault", LOST.values(), ids=LOST.keys())
def test_what_was_lost_on_the_way_is_asked_for_again(fault: Doing):
    """It costs a wait, and perhaps the lost answer's tokens, of which nobody knows."""
    with on_raw_line(fault, sends(WHOLE)) as line:
        answer = asked(line)
    assert not isinstance(answer, ModelError), answer
    assert isinstance(answer.draft, ActorsAndStakes)
    assert answer.usage == Usage(2, None, None)


def test_what_is_lost_again_and_again_is_not_paid_for_for_ever():
    """After four tries the server is unavailable, however many the settings allow."""
    with on_raw_line(resets(WHOLE[:-20])) as line:
        error = asked(line, attempts=9)
        assert len(line.requests) == 4
    assert type(error) is ServerUnavailableError
    assert error.usage == Usage(4, None, None)


def test_headers_without_end_are_tried_twice_and_told_for_what_they_are():
    """A server that sends them sends them again; the message says what came, not what a library asked in passing."""
    with on_raw_line(sends(b"HTTP/1.1 200 OK\r\n" + b"x: " + b"y" * 1_000_000)) as line:
        error = asked(line, attempts=9)
        assert len(line.requests) == 2
    assert type(error) is ServerUnavailableError
    assert "buffer too long" in str(error)


FINE = {
    "HTTP/1.0": sends(b"HTTP/1.0 200 OK\r\n\r\n" + BODY),
    "a second answer behind it": sends(WHOLE + head(content_length="2") + b"{}"),
    "packed": sends(head(content_encoding="gzip", content_length=str(len(PACKED))) + PACKED),
    "reset after the last brace": resets(head(content_length=str(len(BODY) + 1)) + BODY),
}


@pytest.mark.parametrize("fine", FINE.values(), ids=FINE.keys())
def test_an_answer_that_is_whole_is_taken(fine: Doing):
    """However its line ends."""
    with on_raw_line(fine) as line:
        answer = asked(line)
        assert len(line.requests) == 1
    assert not isinstance(answer, ModelError), answer
    assert answer.usage == Usage(1, 100, 10)


@pytest.mark.parametrize(
    ("start", "piece", "kind"),
    [
        (head() + BODY[:-20], b" " * 65_536, AnswerError),
        (head() + STREAM, event({"content": "x" * 50_000}), AnswerError),
        (head(), b" " * 65_536, AnswerError),
    ],
)
def test_an_answer_without_end_is_broken_off(start: bytes, piece: bytes, kind: type[ModelError]):
    """It is not asked for again, and its connection is closed."""
    lines: list[RawLine] = []
    with on_raw_line(endless(start, piece, lines)) as line:
        lines.append(line)
        error = asked(line)
        assert len(line.requests) == 1
        assert line.closed.wait(5)
    assert type(error) is kind
    assert "larger than" in str(error)


@pytest.mark.parametrize(
    ("start", "piece", "pause"),
    [
        (b"", b"", 0),
        (head(), b"", 0),
        (head() + BODY[:20], b"", 0),
        (head() + BODY[:20], b" ", 0.02),
        (head(content_type=EVENTS), b": ping\n\n", 0.02),
        (head(content_type=EVENTS) + STREAM, b": ping\n\n", 0.02),
    ],
    ids=["silence", "headers alone", "half a body", "a trickle", "heartbeats", "a stream that stalls"],
)
def test_a_server_that_only_seems_to_live_is_given_up(start: bytes, piece: bytes, pause: float):
    """After half of the time, so that a second try has as long as the first."""
    lines: list[RawLine] = []
    slow = endless(start, piece, lines, pause)
    with on_raw_line(slow, sends(WHOLE)) as line:
        lines.append(line)
        answer = asked(line, call_timeout=2.0)
        assert line.closed.wait(5)
    assert not isinstance(answer, ModelError), answer
    assert answer.usage == Usage(2, None, None)


def test_items_are_heard_as_they_come_and_the_answer_before_anything_is_made_of_it():
    """Arrived comes before the stream has ended, Received once it has, with its text and its cost."""
    text = '{"actors": [], "proposals": [], "risks": [%s, 7], "open_questions": [], "bottom_line": []}'
    stream = b"".join(event({"content": text[at : at + 9]}) for at in range(0, len(text), 9))
    heard: list[Event] = []
    with on_raw_line(sends(head() + stream + event({}, "stop") + USAGE + DONE)) as line:
        asked(line, heard, reasks=0)
    assert heard == [Received(text, Usage(1, 7, 3))]
    item = '{"statement": "The dyke may not hold.", "citations": []}'
    stream = b"".join(event({"content": (text % item)[at : at + 9]}) for at in range(0, 150, 9))
    heard.clear()
    with on_raw_line(sends(head() + stream + event({}, "stop") + USAGE + DONE)) as line:
        asked(line, heard, reasks=0)
    assert heard[0] == Arrived(str(FLOOD["statement"]))
    assert isinstance(heard[1], Received)


def test_what_came_of_a_lost_answer_is_shown_too():
    """It may have been paid for, so whoever keeps answers gets it."""
    heard: list[Event] = []
    with on_raw_line(sends(head() + STREAM), sends(WHOLE)) as line:
        asked(line, heard)
    assert Received('{"a": "ä"}', Usage(1, None, None)) in heard


def test_a_call_that_is_given_up_closes_its_line():
    """A cancelled task leaves no connection behind, in the middle of an answer too."""
    lines: list[RawLine] = []
    with on_raw_line(endless(head() + STREAM, b": ping\n\n", lines, 0.02)) as line:
        lines.append(line)
        model = model_named("m", settings(line.url))

        async def give_up() -> None:
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.5):
                    await model.ask(question())

        asyncio.run(give_up())
        assert line.closed.wait(5)
        assert len(line.requests) == 1


def test_what_does_not_speak_tls_is_told_so_at_once():
    """Https to a server of http is the caller's slip, not a transient fault."""
    with on_raw_line(sends(b"HTTP/1.1 400 Bad Request\r\n\r\n")) as line:
        line.url = line.url.replace("http", "https")
        error = asked(line)
    assert type(error) is ServerRefusedError
    assert "does not speak TLS" in str(error)


def test_a_name_without_an_address_is_tried_twice():
    """The network may have been asleep; a third time helps nobody."""
    heard: list[Event] = []
    nowhere = RawLine((), url="http://no-such-host.invalid/v1")
    error = asked(nowhere, heard, attempts=9, api_key=None)
    assert type(error) is ServerUnavailableError
    assert "the name has no address" in str(error)
    assert len([event for event in heard if isinstance(event, Waiting)]) == 1
    assert error.usage == Usage(2, 0, 0)


def test_a_certificate_that_nobody_vouches_for_is_refused():
    """It is never switched off, and not tried again."""
    unknown = ssl.SSLCertVerificationError("self-signed certificate")
    line = httpx2.ConnectError("no")
    line.__cause__ = unknown
    failed = fault(line, "models.example.org", ())
    assert type(failed.error) is ServerRefusedError
    assert failed.sort == "final"
    assert "is not trusted (" in str(failed.error)


@pytest.mark.parametrize(
    ("reply", "tries"),
    [
        (b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n", 1),
        (b"HTTP/1.1 502 Bad Gateway\r\n\r\n", 2),
    ],
)
def test_a_proxy_that_lets_nothing_through_is_told_from_the_server(
    reply: bytes, tries: int, monkeypatch: pytest.MonkeyPatch
):
    """The server has seen nothing of the call, and nothing is paid; the password of the proxy is told to nobody."""
    with on_raw_line(sends(reply)) as line:
        monkeypatch.setenv("HTTPS_PROXY", line.url.replace("http://", "http://ann:sesame@").removesuffix("/v1"))
        model = model_named("m", settings("https://models.example/v1", attempts=2))
        with pytest.raises(ServerUnavailableError, match=r"the proxy on the way to models\.example lets") as caught:
            asyncio.run(model.ask(question()))
        assert len(line.requests) == tries
    assert "sesame" not in str(caught.value)
    assert caught.value.usage == Usage(tries, 0, 0)


def test_a_proxy_that_is_not_there_is_thought_of(monkeypatch: pytest.MonkeyPatch):
    """What cannot be reached may be the proxy; of a server on this machine, which none leads to, it is not."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{port}")
    for url, is_told in (("https://models.example/v1", True), (f"http://127.0.0.1:{port}/v1", False)):
        with pytest.raises(ServerUnavailableError) as caught:
            asyncio.run(model_named("m", settings(url, attempts=1)).ask(question()))
        assert ("the proxy that the environment names" in str(caught.value)) == is_told
