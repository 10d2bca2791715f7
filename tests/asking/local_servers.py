"""Servers on this machine, each at a port of its own, that answer to a probe from a table."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.asking.listening import listening

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.server import BaseHTTPRequestHandler

NASTY = "m\x1b[31m\x07odel\u202e" + "x" * 5_000


@dataclass
class Local:
    """What answers, by path, and what it was asked: an answer is a JSON value, bytes, or does the answering itself."""

    answers: dict[str, Any]
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    asked: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)
    port: int = 0

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Note the request and answer it; a path that is in no table is not found."""
        body = handler.rfile.read(int(handler.headers.get("content-length", 0)))
        self.asked.append(f"{handler.command} {handler.path}")
        self.seen.append(f"{handler.headers}{body.decode()}")
        found = self.answers.get(handler.path)
        if callable(found):
            found(handler, self.closing)
        else:
            shown = found["by model"][json.loads(body)["model"]] if isinstance(found, dict) and body else found
            self.send(handler, shown)

    def send(self, handler: BaseHTTPRequestHandler, answer: object) -> None:
        """Send one answer whole."""
        sent = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        handler.send_response(404 if answer is None else self.status)
        for name, value in (*self.headers, ("content-length", str(len(sent)))):
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(sent)


@contextmanager
def local(answers: dict[str, Any], **values: Any) -> Iterator[Local]:
    server = Local(answers, **values)

    with listening(server.answer, server.closing.set) as port:
        server.port = port
        yield server


def endless(handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
    """Answer with JSON that never ends, as fast as it is taken."""
    handler.send_response(200)
    handler.end_headers()
    handler.wfile.write(b'{"data": [')
    while not closing.is_set():
        handler.wfile.write(b'{"id": "m"}, ' * 1000)


def trickling(handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
    """Answer with a header that never ends, a byte at a time."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nx-slow: ")
    while not closing.wait(0.02):
        handler.wfile.write(b"x")


def silent(handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
    """Never answer."""
    del handler
    closing.wait(20)


def listed(*names: str, **more: Any) -> dict[str, Any]:
    """Return a list of models as OpenAI's interface has it."""
    return {"object": "list", "data": [{"id": name, "object": "model", **more} for name in names]}


OLLAMA: dict[str, Any] = {
    "/v1/models": listed("small:1b", "large:70b"),
    "/api/tags": {"models": [{"name": "small:1b"}, {"name": "large:70b"}, {"name": "tuned:1b"}]},
    "/api/ps": {"models": [{"name": "small:1b", "context_length": 4096}]},
    "/api/show": {
        "by model": {
            "small:1b": {"model_info": {"general.architecture": "llama", "llama.context_length": 131072}},
            "large:70b": {"model_info": {"general.architecture": "qwen2", "qwen2.context_length": 32768}},
            "tuned:1b": {"parameters": "stop            x\nnum_ctx                        16384\ntemperature 0"},
        }
    },
}
LM_STUDIO: dict[str, Any] = {
    "/v1/models": listed("tiny", "huge"),
    "/api/v0/models": {
        "data": [
            {"id": "tiny", "state": "loaded", "max_context_length": 32768, "loaded_context_length": 8192},
            {"id": "huge", "state": "not-loaded", "max_context_length": 131072},
        ]
    },
}
LLAMA_CPP: dict[str, Any] = {
    "/v1/models": listed("tiny.gguf", meta={"n_ctx_train": 8192}),
    "/props": {"default_generation_settings": {"n_ctx": 2048}, "total_slots": 4},
    "/api/tags": {"models": [{"name": "not-ollama"}]},
}
VLLM: dict[str, Any] = {"/v1/models": listed("org/large", owned_by="vllm", max_model_len=16384)}
PLAIN: dict[str, Any] = {"/v1/models": listed("some/model")}
