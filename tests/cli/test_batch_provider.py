"""``summarizer batch --provider-batch``: the first questions of all documents go in batches, and are paid for once."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from summarizer.cli import main
from tests.asking.loopback import EMPTY
from tests.asking.provider import Provider, providing
from tests.cli.test_killed import cites

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COUNT = 6


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Documents about ships; what is told of ship 13 is refused at first."""
    folder = tmp_path / "docs"
    folder.mkdir()
    for number in range(COUNT):
        words = f"The owner of ship {number + 10} fears that it may not come back, and rightly."
        (folder / f"d{number}.txt").write_text(words, encoding="utf-8")
    return folder


def answer(user: str) -> dict[str, Any]:
    """Return the brief of what ``user`` shows, in which the quote about ship 13 is wrong; or what mends it."""
    ((passage, words),) = re.findall(
        r"^\[(p\d+)\]\n(The owner of ship \d+ fears that it may not come back)", user, re.MULTILINE
    )
    if '"refused"' in user:
        item = json.loads(next(line for line in user.splitlines() if line.startswith('{"item"')))
        return {"items": [{**cites(passage, words), "item": item["item"]}]}
    return {**EMPTY, "risks": [cites(passage, words.replace("ship 13 fears", "ship 13 knows"))]}


def begun(docs: Path, provider: Provider, out: Path, *flags: str) -> subprocess.Popen[str]:
    line = [sys.executable, "-m", "summarizer", "batch", str(docs), "-o", str(out), "--store", f"{out}.sqlite"]
    line += ["--model", "m", "--base-url", provider.url, "--provider-batch", *flags]
    return subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def run(docs: Path, provider: Provider, out: Path, code: int = 0) -> str:
    """Run the command and return what it says on stderr."""
    process = begun(docs, provider, out)
    told, err = process.communicate(timeout=90)
    assert (process.returncode, told, "Traceback" in err) == (code, "", False), err
    return err


def index(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "index.jsonl").read_text("utf-8").splitlines()]


def test_first_questions_go_in_a_batch_and_repairs_by_calls(docs: Path, tmp_path: Path):
    """Each document is asked about once, in one file; the one refused item is asked about by a call of its own."""
    with providing(answer) as provider:
        err = run(docs, provider, tmp_path / "out")
        assert "6 questions go by the provider's batch" in err
        assert f"{COUNT} done, 0 failed, 0 left" in err
        assert (len(provider.batches), len(set(provider.questions())), len(provider.questions())) == (1, COUNT, COUNT)
        assert len(provider.calls) == 1
        assert {line["findings"] for line in index(tmp_path / "out")} == {1}
        assert sum(line["input_tokens"] for line in index(tmp_path / "out")) == 100 * (COUNT + 1)
        run(docs, provider, tmp_path / "out")
        assert (len(provider.batches), len(provider.calls)) == (1, 1)


def test_the_reports_are_those_of_ordinary_calls(docs: Path, tmp_path: Path):
    """Whichever way the questions go, the digests are the same."""
    with providing(answer) as provider:
        run(docs, provider, tmp_path / "out")
        line = ["batch", str(docs), "-o", str(tmp_path / "plain"), "--store", str(tmp_path / "plain.sqlite"), "-q"]
        assert main([*line, "--model", "m", "--base-url", provider.url]) == 0
        assert [line["digest"] for line in index(tmp_path / "out")] == [
            line["digest"] for line in index(tmp_path / "plain")
        ]


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGKILL, -9), (signal.SIGINT, 130)])
def test_broken_off_while_it_waits_it_asks_nothing_twice(docs: Path, tmp_path: Path, sent: int, code: int):
    """The provider knows the batch, whatever this machine had time to write down; the same command fetches it."""
    with providing(answer, ready=False) as provider:
        process = begun(docs, provider, tmp_path / "out")
        assert provider.created.wait(60)
        process.send_signal(sent)
        _, err = process.communicate(timeout=60)
        assert (process.returncode, "Traceback" in err) == (code, False), err
        provider.ready.set()
        (docs / "d9.txt").write_text("The owner of ship 99 fears that it may not come back, he says.", encoding="utf-8")
        assert "7 done, 0 failed, 0 left" in run(docs, provider, tmp_path / "out")
        assert (len(provider.batches), len(provider.questions()), len(set(provider.questions()))) == (2, 7, 7)
        assert len(provider.calls) == 1


def _one_failed(lines: list[bytes]) -> list[bytes]:
    told = json.loads(lines[0])
    told["response"] = {"status_code": 500, "body": {"error": {"message": "busy"}}}
    return [json.dumps(told).encode(), *lines[1:]]


def _one_unfit(lines: list[bytes]) -> list[bytes]:
    return [lines[0].replace(b"risks", b"rocks"), *lines[1:]]


@pytest.mark.parametrize(
    ("lines", "calls"),
    [
        (_one_failed, 2),
        (lambda lines: lines[1:], 2),
        (lambda lines: [*lines[:-1], lines[-1][:40]], 2),
        (lambda lines: [*lines, lines[0], b'{"custom_id": "nobody", "response": {}}', b"[1", b"null"], 1),
        (lambda lines: list(reversed(lines)), 1),
        (_one_unfit, 2),
    ],
    ids=["failed", "missing", "cut", "doubled and strange", "another order", "unfit"],
)
def test_what_a_batch_does_not_answer_is_asked_by_calls(
    docs: Path, tmp_path: Path, lines: Callable[[list[bytes]], list[bytes]], calls: int
):
    """Answers are told apart by their keys; what is missing, cut or unfit is asked about once more, alone."""
    with providing(answer, lines=lines) as provider:
        assert f"{COUNT} done, 0 failed, 0 left" in run(docs, provider, tmp_path / "out")
        assert {line["findings"] for line in index(tmp_path / "out")} == {1}
        assert len(provider.calls) in (calls, calls + 1)  # the repair may be of the one that is asked about again


@pytest.mark.parametrize("ending", ["expired", "cancelled"])
def test_a_batch_that_ends_early_leaves_the_rest_to_calls(docs: Path, tmp_path: Path, ending: str):
    """What it has answered is used."""
    with providing(answer, ending=ending, lines=lambda lines: lines[:4]) as provider:
        assert f"{COUNT} done, 0 failed, 0 left" in run(docs, provider, tmp_path / "out")
        assert len(provider.calls) == 3


def test_a_batch_that_is_refused_is_told_on_one_line(docs: Path, tmp_path: Path):
    """With the provider's words, which no terminal obeys; nothing is asked by calls instead."""
    with providing(answer, ending="failed") as provider:
        err = run(docs, provider, tmp_path / "out", 6)
        assert "refuses the batch: line 1" in err
        assert "\x1b" not in err
        assert provider.calls == []


def test_a_server_without_batches_is_told(docs: Path, tmp_path: Path):
    """One line that says what to leave out."""
    with providing(answer, knows=False) as provider:
        err = run(docs, provider, tmp_path / "out", 6)
        assert re.search(r"127\.0\.0\.1:\d+ takes no batches: leave out --provider-batch", err)


@pytest.mark.parametrize(
    ("flags", "named"),
    [
        ([], "has no batches"),
        (["--model", "m", "--base-url", "http://127.0.0.1:9/v1", "--max-cost", "1"], "--max-cost"),
        (["--model", "m", "--base-url", "http://127.0.0.1:9/v1", "--no-cache"], "--no-cache"),
        (["--engine", "ray"], "--engine ray"),
    ],
)
def test_what_does_not_go_with_batches_is_refused(
    docs: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    flags: list[str],
    named: str,
):
    """The embedded model has no provider; a limit cannot be kept of what is paid for as a whole."""
    monkeypatch.setenv("SUMMARIZER_HOME", str(tmp_path / "home"))
    assert main(["batch", str(docs), "-o", str(tmp_path / "out"), "--provider-batch", *flags]) == 2
    assert named in capsys.readouterr().err
