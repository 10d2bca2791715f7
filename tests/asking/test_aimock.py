"""Against aimock, an npm package that imitates the makers' services and that nobody here wrote."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from httpx2 import Client
from pydantic import SecretStr

from summarizer import Document, Settings, summarize
from summarizer.cli import main
from tests.asking.loopback import EMPTY, KEY
from tests.asking.test_hosted import is_there

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

needs_aimock = pytest.mark.skipif(
    not shutil.which("llmock"), reason="aimock is not there: npm install @copilotkit/aimock"
)

TEXT = "The harbour board of Brome proposed to sell the old fog horn before winter."
SALE = {
    "statement": "The harbour board proposes to sell the old fog horn.",
    "citations": [{"passage": "p1", "quote": "proposed to sell the old fog horn"}],
}
BRIEF = {**EMPTY, "proposals": [SALE]}


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where it is served, without the /v1 of OpenAI's."""
    fixtures: Path = tmp_path_factory.mktemp("aimock") / "fixtures.json"
    as_text: dict[str, Any] = {"content": json.dumps(BRIEF)}
    as_call: dict[str, Any] = {"toolCalls": [{"name": "ActorsAndStakes", "arguments": BRIEF}]}
    answers = [
        {"match": {"userMessage": "fog horn", "model": "plain"}, "response": as_text},
        {"match": {"userMessage": "fog horn", "model": "calling"}, "response": as_call},
    ]
    fixtures.write_text(json.dumps({"fixtures": answers}), encoding="utf-8")
    command = ["llmock", "--fixtures", str(fixtures), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        assert server.stdout is not None
        listening = (re.search(r"listening on (\S+)", line) for line in server.stdout)
        yield next(found[1] for found in listening if found)
        server.terminate()


@needs_aimock
@pytest.mark.parametrize("streams", [True, False])
def test_openais_imitation_answers_like_openai(url: str, streams: bool):
    """A brief comes of its answers, whole or streamed."""
    settings = Settings(model="plain", base_url=f"{url}/v1", stream=streams, no_cache=True)
    (finding,) = summarize(Document.from_text(TEXT), settings=settings).findings
    assert finding.item.statement == SALE["statement"]


@needs_aimock
def test_openais_imitation_takes_a_batch(url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """It takes the file, tells how the batch goes on, and gives answers, which are no briefs: calls mend that."""
    docs = tmp_path / "docs"
    docs.mkdir()
    for number in range(3):
        (docs / f"d{number}.txt").write_text(f"{TEXT} It is told for the {number + 2}nd time.", encoding="utf-8")
    line = ["batch", str(docs), "-o", str(tmp_path / "out"), "--store", str(tmp_path / "s.sqlite"), "--provider-batch"]
    assert main([*line, "--model", "plain", "--base-url", f"{url}/v1"]) == 0
    err = capsys.readouterr().err
    assert re.search(r"2 questions went to \S+ as batch \S+", err)
    assert re.search(r"batch \S+ at \S+: completed, 2 of 2 answered", err)
    assert "3 done, 0 failed, 0 left" in err
    index = [json.loads(told) for told in (tmp_path / "out" / "index.jsonl").read_text("utf-8").splitlines()]
    asked = sorted((one["findings"], one["calls"]) for one in index)  # which document is asked about first is chance
    assert asked == [(1, 1), (1, 2), (1, 2)]  # what was unfit cost, too
    with Client(trust_env=False) as client:
        assert client.get(f"{url}/v1/files").json()["data"] == []


@needs_aimock
@pytest.mark.skipif(not is_there("anthropic"), reason="the extra anthropic is not installed")
def test_anthropics_imitation_answers_like_anthropic(url: str, monkeypatch: pytest.MonkeyPatch):
    """The call of a tool is read as a draft, and the report says where the document went."""
    monkeypatch.setenv("ANTHROPIC_BASE_URL", url)
    settings = Settings(model="anthropic/calling", api_key=SecretStr(KEY), no_cache=True)
    report = summarize(Document.from_text(TEXT), settings=settings)
    assert [finding.item.statement for finding in report.findings] == [SALE["statement"]]
    assert report.run.sent_to == url.removeprefix("http://")


@contextmanager
def spelled_as_before(url: str) -> Iterator[str]:
    """Yield an address whose /v1 is the /v1beta of ``url``, which is what the imitation knows of Google's."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            path = self.path.replace("/v1/", "/v1beta/", 1)
            with Client(trust_env=False) as client:
                answer = client.post(url + path, content=body, headers={"content-type": "application/json"})
            self.send_response(answer.status_code)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(answer.content)))
            self.end_headers()
            self.wfile.write(answer.content)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@needs_aimock
@pytest.mark.filterwarnings("ignore:FUNCTION_CALL is not a valid FinishReason")  # it is not: Google says STOP
@pytest.mark.skipif(not is_there("google.genai"), reason="the extra google is not installed")
def test_googles_imitation_answers_like_google(url: str, monkeypatch: pytest.MonkeyPatch):
    """The call of a function is read as a draft, though the client says v1 and the imitation v1beta."""
    with spelled_as_before(url) as address:
        monkeypatch.setenv("GOOGLE_GEMINI_BASE_URL", address)
        settings = Settings(model="google/calling", api_key=SecretStr(KEY), no_cache=True)
        report = summarize(Document.from_text(TEXT), settings=settings)
    assert [finding.item.statement for finding in report.findings] == [SALE["statement"]]
    assert report.run.sent_to == address.removeprefix("http://")
    assert report.run.calls == 1
