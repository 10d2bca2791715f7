"""A provider that takes questions in batches, as OpenAI's does; it also answers ordinary calls, and counts both."""

from __future__ import annotations

import json
import re
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.asking.listening import listening
from tests.asking.loopback import Reply, as_json, completion, send

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from http.server import BaseHTTPRequestHandler

Line = dict[str, Any]


@dataclass
class Provider:
    """What it was sent: ``files`` by id, ``batches``, ``calls`` (the last message of each ordinary one).

    ``answer`` gives the content of an answer to a prompt. ``lines`` may alter what a batch answers, line by line;
    ``ending`` is the state in which a batch ends; a batch ends when ``ready`` is set. ``knows`` tells whether it has
    batches at all.
    """

    answer: Callable[[str], Any]
    lines: Callable[[list[bytes]], list[bytes]] = lambda lines: lines
    ending: str = "completed"
    knows: bool = True
    url: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    batches: list[dict[str, Any]] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    ready: threading.Event = field(default_factory=threading.Event)
    created: threading.Event = field(default_factory=threading.Event)

    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer one request."""
        body = handler.rfile.read(int(handler.headers.get("content-length") or 0))
        path = handler.path.partition("?")[0].removeprefix("/v1")
        if path == "/chat/completions":
            user = json.loads(body)["messages"][-1]["content"]
            self.calls.append(user)
            send(handler, completion(self.answer(user)))
        elif not self.knows:
            send(handler, as_json({"error": {"message": "no such page"}}, 404))
        elif path == "/files":
            name = f"file-{len(self.files)}"
            self.files[name] = _uploaded(body, handler.headers["content-type"])
            send(handler, as_json({"id": name, "object": "file", "bytes": 1, "created_at": 1, "purpose": "batch"}))
        elif path.startswith("/files/"):
            send(handler, Reply(self.files[path.split("/")[2]]))
        elif path == "/batches" and handler.command == "POST":
            self._begun(json.loads(body))
            send(handler, as_json(self._told(self.batches[-1])))
            self.created.set()
        elif path == "/batches":
            told = [self._told(one) for one in reversed(self.batches)]
            send(handler, as_json({"object": "list", "data": told, "has_more": False}))
        else:
            one = next(one for one in self.batches if one["id"] == path.split("/")[2])
            send(handler, as_json(self._told(one)))

    def questions(self) -> list[str]:
        """Return the keys of all questions that came in batches, of each as often as it came."""
        return [line["custom_id"] for one in self.batches for line in self._lines_of(one["input_file_id"])]

    def _begun(self, asked: dict[str, Any]) -> None:
        name = f"batch-{len(self.batches)}"
        kept = {key: asked[key] for key in ("input_file_id", "endpoint", "completion_window", "metadata")}
        self.batches.append({"id": name, "object": "batch", "created_at": 1, "status": "in_progress", **kept})

    def _told(self, batch: dict[str, Any]) -> dict[str, Any]:
        lines = self._lines_of(batch["input_file_id"])
        if self.ready.is_set() and batch["status"] == "in_progress":
            batch["status"] = self.ending
            if self.ending != "failed":
                answered = [json.dumps(self._answered(line)).encode() for line in lines]
                batch["output_file_id"] = f"out-{batch['id']}"
                self.files[batch["output_file_id"]] = b"\n".join(self.lines(answered)) + b"\n"
            else:
                batch["errors"] = {"object": "list", "data": [{"message": "line 1 \x1b[31mis no JSON", "code": "bad"}]}
        done = len(lines) if batch["status"] == "completed" else 0
        return {**batch, "request_counts": {"total": len(lines), "completed": done, "failed": 0}}

    def _lines_of(self, file: str) -> list[Line]:
        return [json.loads(line) for line in self.files[file].splitlines()]

    def _answered(self, line: Line) -> Line:
        assert (line["method"], line["url"]) == ("POST", "/v1/chat/completions")
        assert "stream" not in line["body"]
        reply = completion(self.answer(line["body"]["messages"][-1]["content"]))
        response = {"status_code": 200, "request_id": "1", "body": json.loads(reply.body)}
        return {"id": "1", "custom_id": line["custom_id"], "response": response, "error": None}


def _uploaded(body: bytes, kind: str) -> bytes:
    """Return the file in a form that was sent."""
    found = re.search(r"boundary=([^;]+)", kind)
    assert found is not None
    parts = body.split(b"--" + found[1].encode())
    file = next(part for part in parts if b"filename=" in part)
    return file.partition(b"\r\n\r\n")[2].removesuffix(b"\r\n")


@contextmanager
def providing(answer: Callable[[str], Any], *, ready: bool = True, **more: Any) -> Iterator[Provider]:
    """Yield a provider; where it is not ``ready``, its batches go on until it is."""
    provider = Provider(answer, **more)
    if ready:
        provider.ready.set()
    with listening(provider.serve, lambda: None) as port:
        provider.url = f"http://127.0.0.1:{port}/v1"
        yield provider
