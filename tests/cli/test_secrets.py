"""A key goes to its server and nowhere else, whatever the server makes of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from summarizer.cli import main
from tests.asking.loopback import BRIEF, EMPTY, FLOOD, KEY, Reply, completion, failing, serving
from tests.asking.test_receiving import DONE, event

if TYPE_CHECKING:
    from summarizer.settings import Places

TOLD = {**EMPTY, "risks": [{**FLOOD, "statement": f"The dyke, says {KEY}, may not hold."}]}

ECHOES = {
    "answer": (completion(TOLD),),
    "stream": (Reply(event({"content": json.dumps(TOLD)}, "stop") + DONE),),
    "stream cut off": (Reply(event({"content": json.dumps(TOLD)})), completion(BRIEF)),
    "no JSON": (completion(f"Your key is {KEY}."),),
    "refusal": (completion(None, refusal=f"Not for {KEY}."),),
    "reason for ending": (completion("", finish=KEY),),
    "error": (failing(401, f"Incorrect API key provided: {KEY}"),),
    "error on every try": (failing(503, f"Authorization: Bearer {KEY}", retry_after_ms="1"),),
    "page": (Reply(f"<html><body>Authorization: Bearer {KEY}</body></html>".encode()),),
    "status": (Reply(KEY.encode(), 500),),
}


@pytest.mark.parametrize("echo", ECHOES)
def test_a_key_that_a_server_tells_again_is_found_nowhere(
    echo: str, home: Places, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    """Not in what is printed with -v, in report, recording, store or run log, nor in what other commands tell of it."""
    source = home.project.parent / "dyke.txt"
    source.write_text("We fear the dyke may not hold.")
    with serving(*ECHOES[echo]) as server:
        for name, value in {"API_KEY": KEY, "BASE_URL": server.url, "MODEL": "m", "ATTEMPTS": "2"}.items():
            monkeypatch.setenv(f"SUMMARIZER_{name}", value)
        for form in ("json", "html"):
            main(["brief", str(source), "-v", "--record", "answers.jsonl", "-o", f"brief.{form}"])
        for line in (["config"], ["config", "--json"], ["doctor"], ["models", "--port", "9"], ["runs"]):
            main(line)
        assert {headers["authorization"] for headers in server.headers} == {f"Bearer {KEY}"}
    printed = list(capfd.readouterr())
    main(["runs", "--json"])
    runs = json.loads(capfd.readouterr().out)
    assert len(runs) == 2
    for run in runs:
        main(["runs", "show", run["id"]])
        main(["runs", "show", run["id"], "--json"])
    printed += capfd.readouterr()
    assert "CANARY" not in "".join(printed)
    kept = [
        path for folder in (home.config.parent, home.project.parent) for path in folder.rglob("*") if path.is_file()
    ]
    assert any(path.name == "store.sqlite" for path in kept)
    assert [path.name for path in kept if b"CANARY" in path.read_bytes()] == []
