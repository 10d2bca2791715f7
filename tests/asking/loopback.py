"""An OpenAI-compatible server on this machine that answers from a script."""

from __future__ import annotations

import asyncio
import json
import threading
import traceback
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import SecretStr

from summarizer.asking import model_named
from summarizer.document import Document
from summarizer.errors import ModelError
from summarizer.kinds.brief import ActorsAndStakes
from summarizer.model import Answer, Event, Prompt, Question
from summarizer.settings import Settings
from summarizer.splitting import split
from tests.asking.listening import listening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from http.server import BaseHTTPRequestHandler

KEY = "sk-CANARYKEY123"

EMPTY: dict[str, Any] = {"actors": [], "proposals": [], "risks": [], "open_questions": [], "bottom_line": []}
FLOOD = {
    "statement": "The dyke may not hold.",
    "citations": [{"passage": "p1", "quote": "the dyke may not hold"}],
    "certainty": "Possible",
    "raised_by": None,
}
BRIEF = {**EMPTY, "risks": [FLOOD]}


@dataclass(frozen=True)
class Reply:
    """What the server answers to one request; ``late`` seconds pass before."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("content-type", "application/json"),)
    late: float = 0


@dataclass
class Loopback:
    """An OpenAI-compatible server on this machine that answers from a script; its last reply is repeated."""

    replies: tuple[Reply, ...]
    requests: list[dict[str, Any]] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)
    url: str = ""

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Note the request and send the reply whose turn it is."""
        body = handler.rfile.read(int(handler.headers["content-length"]))
        reply = self.replies[min(len(self.requests), len(self.replies) - 1)]
        self.requests.append(json.loads(body))
        self.sizes.append(len(body))
        self.paths.append(handler.path)
        self.headers.append({name.lower(): value for name, value in handler.headers.items()})
        if reply.late and self.closing.wait(reply.late):
            return
        send(handler, reply)


def send(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
    """Send a reply whole."""
    handler.send_response(reply.status)
    for name, value in (*reply.headers, ("content-length", str(len(reply.body)))):
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(reply.body)


@contextmanager
def serving(*replies: Reply) -> Iterator[Loopback]:
    loopback = Loopback(replies)

    with listening(loopback.answer, loopback.closing.set) as port:
        loopback.url = f"http://127.0.0.1:{port}/v1"
        yield loopback


def completion(content: object, *, finish: str | None = "stop", usage: object = (100, 10), **message: object) -> Reply:
    """Return a reply that is a chat completion; ``content`` is sent as JSON where it is no text."""
    text = content if isinstance(content, str | None) else json.dumps(content)
    if isinstance(usage, tuple):
        usage = {"prompt_tokens": usage[0], "completion_tokens": usage[1], "total_tokens": sum(usage)}
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": text, **message}}
    return as_json(
        {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage}
    )


def as_json(body: object, status: int = 200, **headers: str) -> Reply:
    named = ((name.replace("_", "-"), value) for name, value in headers.items())
    return Reply(json.dumps(body).encode(), status, (("content-type", "application/json"), *named))


def failing(status: int, message: str = "no", code: str | None = None, **headers: str) -> Reply:
    return as_json({"error": {"message": message, "type": code, "code": code}}, status, **headers)


BUSY = failing(429, "slow down", retry_after_ms="1")


def settings(url: str, **values: Any) -> Settings:
    return Settings(base_url=url, **{"model": "some/model:7b", "api_key": SecretStr(KEY), "call_timeout": 20, **values})


def question(user: str = "the prompt", listener: Callable[[Event], None] = lambda _: None) -> Question:
    document = Document.from_text("We fear the dyke may not hold.")
    return Question(document, split(document)[0], ActorsAndStakes, lambda: Prompt("the rules", user), listener)


def ask(loopback: Loopback, asked: Question | None = None, **values: Any) -> Answer:
    given = settings(loopback.url, **values)
    model = model_named(given.model, given)
    return asyncio.run(model.ask(asked or question()))


def refused(loopback: Loopback, kind: type[ModelError], **values: Any) -> str:
    """Ask, expect an error of this very kind, and return what it says. No error tells the key in any way."""
    with pytest.raises(ModelError) as caught:
        ask(loopback, **values)
    error = caught.value
    assert type(error) is kind
    assert error.__cause__ is None
    assert error.__context__ is None
    assert KEY not in "".join(traceback.format_exception(error)) + repr(error) + repr(vars(error))
    assert str(error).isprintable()
    return str(error)
