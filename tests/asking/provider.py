"""A provider that takes questions in batches, as OpenAI's does; it also answers ordinary calls, and counts both."""

from __future__ import annotations

import json
import re
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from tests.asking.listening import listening
from tests.asking.loopback import Reply, as_json, completion, failing, send

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from http.server import BaseHTTPRequestHandler

Line = dict[str, Any]
Bytes = list[bytes]


@dataclass
class Provider:
    """What it was sent: ``files`` by id, ``batches``, ``calls`` (the last message of each ordinary one), ``deleted``.

    ``answer`` gives the content of an answer to a prompt. ``lines`` may alter what a batch answers, line by line, and
    ``errors`` gives the lines of its file of errors. ``endings`` are the states in which batches end, the last of them
    for all further ones, which they do when ``ready`` is set. ``faults`` are what is answered, once each, to a request
    that begins so ("POST /batches"), after it was obeyed; ``refusals`` likewise, and it is not obeyed. A batch is in no
    listing before the ``lag``-th. The answer to a request that begins with ``held`` waits until ``going_on`` is set;
    ``arrived`` tells that it has come. ``knows`` tells whether there are batches at all.
    """

    answer: Callable[[str], Any]
    lines: Callable[[Bytes], Bytes] = lambda lines: lines
    errors: Callable[[list[Line]], list[Line]] = lambda _: []
    endings: list[str] = field(default_factory=lambda: ["completed"])
    faults: list[tuple[str, Reply]] = field(default_factory=list)
    refusals: list[tuple[str, Reply]] = field(default_factory=list)
    trouble: Line = field(default_factory=lambda: {"message": "line 1 \x1b[31mis no JSON", "code": "bad"})
    lag: int = 0
    held: str = "nothing"
    knows: bool = True
    url: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    batches: list[Line] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    ready: threading.Event = field(default_factory=threading.Event)
    going_on: threading.Event = field(default_factory=threading.Event)
    arrived: threading.Event = field(default_factory=threading.Event)
    _ending: threading.Lock = field(default_factory=threading.Lock)

    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer one request."""
        body = handler.rfile.read(int(handler.headers.get("content-length") or 0))
        path = handler.path.partition("?")[0].removeprefix("/v1")
        request = f"{handler.command} {path}"
        reply = _next(self.refusals, request)
        if reply is None:
            obeyed = self._obeyed(request, handler, body)
            reply = _next(self.faults, request) or obeyed
        if request.startswith(self.held):
            self.arrived.set()
            self.going_on.wait(60)
        send(handler, reply)

    def questions(self) -> list[str]:
        """Return the keys of all questions that came in batches, of each as often as it came."""
        return [line["custom_id"] for one in self.batches for line in self.lines_of(one)]

    def lines_of(self, batch: Line) -> list[Line]:
        """Return the lines of a batch's file."""
        return [json.loads(line) for line in self.files[batch["input_file_id"]].splitlines()]

    def _obeyed(self, request: str, handler: BaseHTTPRequestHandler, body: bytes) -> Reply:
        path = request.partition(" ")[2]
        if path == "/chat/completions":
            user = json.loads(body)["messages"][-1]["content"]
            self.calls.append(user)
            return completion(self.answer(user))
        if not self.knows:
            return failing(404, "no such page")
        if path.startswith("/files"):
            return self._filed(request, handler, body)
        if request == "POST /batches":
            self._begun(json.loads(body))
            return as_json(self._told(self.batches[-1]))
        if path == "/batches":
            return self._listed(handler.path)
        one = next((one for one in self.batches if path == f"/batches/{one['id']}"), None)
        return as_json(self._told(one)) if one else failing(404, "no such batch")

    def _filed(self, request: str, handler: BaseHTTPRequestHandler, body: bytes) -> Reply:
        if request == "POST /files":
            name = f"file-{len(self.files)}"
            self.files[name] = _uploaded(body, handler.headers["content-type"])
            return as_json({"id": name, "object": "file", "bytes": 1, "created_at": 1, "purpose": "batch"})
        name = request.split("/")[2]
        if request.startswith("DELETE"):
            self.deleted.append(name)
            return as_json({"id": name, "object": "file", "deleted": True})
        return Reply(self.files[name]) if name in self.files else failing(404, "no such file")

    def _listed(self, address: str) -> Reply:
        """Return a page of batches, newest first."""
        self.lag -= bool(self.batches)
        asked = parse_qs(urlsplit(address).query)
        told = [self._told(one) for one in reversed(self.batches) if self.lag < 0]
        names = [one["id"] for one in told]
        begin = names.index(asked["after"][0]) + 1 if "after" in asked else 0
        page = told[begin : begin + int(asked["limit"][0])]
        return as_json({"object": "list", "data": page, "has_more": begin + len(page) < len(told)})

    def _begun(self, asked: Line) -> None:
        name = f"batch-{len(self.batches)}"
        kept = {key: asked[key] for key in ("input_file_id", "endpoint", "completion_window", "metadata")}
        ending = self.endings.pop(0) if len(self.endings) > 1 else self.endings[0]
        self.batches.append({"id": name, "object": "batch", "created_at": 1, "status": "in_progress", **kept})
        self.batches[-1]["ending"] = ending

    def _told(self, batch: Line) -> Line:
        with self._ending:
            if self.ready.is_set() and batch["status"] == "in_progress":
                self._end(batch)
        lines = self.lines_of(batch)
        done = len(lines) if batch["status"] == "completed" else 0
        shown = {key: value for key, value in batch.items() if key != "ending"}
        return {**shown, "request_counts": {"total": len(lines), "completed": done, "failed": 0}}

    def _end(self, batch: Line) -> None:
        batch["status"] = batch["ending"]
        if batch["status"] == "failed":
            batch["errors"] = {"object": "list", "data": [self.trouble]}
            return
        lines = self.lines_of(batch)
        answered = self.lines([json.dumps(self._answered(line)).encode() for line in lines])
        failed = [json.dumps(line).encode() for line in self.errors(lines)]
        for name, what in (("output", answered), ("error", failed)):
            if what:
                batch[f"{name}_file_id"] = f"{name}-{batch['id']}"
                self.files[batch[f"{name}_file_id"]] = b"\n".join(what) + b"\n"

    def _answered(self, line: Line) -> Line:
        assert (line["method"], line["url"]) == ("POST", "/v1/chat/completions")
        assert "stream" not in line["body"]
        reply = completion(self.answer(line["body"]["messages"][-1]["content"]))
        response = {"status_code": 200, "request_id": "1", "body": json.loads(reply.body)}
        return {"id": "1", "custom_id": line["custom_id"], "response": response, "error": None}


def _next(replies: list[tuple[str, Reply]], request: str) -> Reply | None:
    """Take the first of the replies that is for such a request."""
    one = next((one for one in replies if request.startswith(one[0])), None)
    if one is None:
        return None
    replies.remove(one)
    return one[1]


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
    with listening(provider.serve, provider.going_on.set) as port:
        provider.url = f"http://127.0.0.1:{port}/v1"
        yield provider
