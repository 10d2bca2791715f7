"""``summarizer batch --engine ray``: the same batch, read by workers of a cluster, here one that is started for it."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from summarizer.cli import main
from tests.batching.ships import folder_of
from tests.cli.test_killed import TEXT, gated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.settings import Places

KEY = "sk-CANARYKEY123"

needs_ray = pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="Ray is not there: pip install 'ray'")


@pytest.fixture
def sessions() -> Iterator[Path]:
    """Where Ray keeps what it keeps; a short path, for sockets lie in it."""
    folder = Path(tempfile.mkdtemp(prefix="r"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def begun(docs: Path, out: Path, sessions: Path, *flags: str) -> subprocess.Popen[str]:
    """Begin a batch on Ray whose store lies beside its reports."""
    line = [sys.executable, "-m", "summarizer", "batch", str(docs), "-o", str(out), "--store", f"{out}.sqlite", *flags]
    environment = {**os.environ, "RAY_TMPDIR": str(sessions), "SUMMARIZER_HOME": f"{out}.home"}
    return subprocess.Popen(
        line, env=environment, cwd=docs.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def index(out: Path) -> dict[str, dict[str, Any]]:
    lines = map(json.loads, (out / "index.jsonl").read_text("utf-8").splitlines())
    return {line["id"]: line for line in lines}


@needs_ray
def test_ray_gives_the_reports_that_this_machine_gives(tmp_path: Path, sessions: Path):
    """The same digests and the same errors, told the same way."""
    docs = folder_of(tmp_path / "docs", 5)
    (docs / "blank.txt").write_text("", encoding="utf-8")
    here = begun(docs, tmp_path / "here", sessions)
    assert "5 done, 1 failed, 0 left" in here.communicate(timeout=60)[1]
    there = begun(docs, tmp_path / "there", sessions, "--engine", "ray", "--parquet")
    out, err = there.communicate(timeout=120)
    assert (there.returncode, out) == (here.returncode, "") == (7, "")
    assert "5 done, 1 failed, 0 left" in err
    assert all(line.startswith("summarizer: ") for line in err.splitlines()), err
    assert index(tmp_path / "there") == index(tmp_path / "here")
    rows = pytest.importorskip("pyarrow.parquet").read_table(tmp_path / "there" / "index.parquet").to_pylist()
    assert [row["digest"] for row in rows] == [line["digest"] for line in index(tmp_path / "here").values()]
    assert [row["report"] is None for row in rows] == [True, *5 * [False]]


@needs_ray
def test_workers_ask_a_language_model_and_no_key_goes_through_ray(
    tmp_path: Path, sessions: Path, monkeypatch: pytest.MonkeyPatch
):
    """Each worker takes the key from its environment; Ray's files have it nowhere."""
    monkeypatch.setenv("SUMMARIZER_API_KEY", KEY)
    docs = tmp_path / "docs"
    docs.mkdir()
    for number in range(4):
        (docs / f"d{number}.txt").write_text(TEXT[:400] + f"\n\nBy clerk {number}.\n", encoding="utf-8")
    with gated(1_000) as gate:
        flags = ("--engine", "ray", "--model", "m", "--base-url", gate.url)
        process = begun(docs, tmp_path / "out", sessions, *flags)
        _, err = process.communicate(timeout=120)
        assert (process.returncode, "4 done, 0 failed, 0 left" in err) == (0, True), err
        assert len(gate.users) == 4
    kept = [path for path in sessions.rglob("*") if path.is_file()]
    assert kept
    assert not [path for path in kept if KEY.encode() in path.read_bytes()]


@needs_ray
def test_interrupted_it_ends_with_130_and_goes_on(tmp_path: Path, sessions: Path):
    """Ctrl-C ends the workers too; the same command does what is left."""
    docs = folder_of(tmp_path / "docs", 3)
    with gated(0) as gate:
        flags = ("--engine", "ray", "--model", "m", "--base-url", gate.url)
        process = begun(docs, tmp_path / "out", sessions, *flags)
        gate.wait_for_requests(1)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
        assert (process.returncode, "Traceback" in err) == (130, False), err
        assert "the same command goes on there" in err
        gate.open()
        again = begun(docs, tmp_path / "out", sessions, *flags)
        assert "3 done, 0 failed, 0 left" in again.communicate(timeout=120)[1]


@needs_ray
@pytest.mark.parametrize(
    ("sent", "code", "said"), [(signal.SIGINT, 130, "interrupted"), (signal.SIGTERM, 143, "terminated")]
)
def test_ended_while_a_cluster_starts_it_says_so(
    tmp_path: Path, sessions: Path, sent: signal.Signals, code: int, said: str
):
    """Ray is deaf meanwhile, and would take SIGTERM for itself: it left with a code of its own, or never."""
    process = begun(folder_of(tmp_path / "docs", 3), tmp_path / "out", sessions, "--engine", "ray", "-q")
    while not any(sessions.rglob("session_*")):
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(sent)
    try:
        _, err = process.communicate(timeout=30)
    finally:
        process.kill()
    assert (process.returncode, err) == (
        code,
        f"summarizer: {said}; 0 done, 0 failed, 3 left; the same command goes on there\n",
    )


@needs_ray
def test_a_cluster_that_is_not_there_is_told_at_once(tmp_path: Path, sessions: Path):
    """Ray would knock for minutes, and tell of each try."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    process = begun(
        folder_of(tmp_path / "docs", 1),
        tmp_path / "out",
        sessions,
        "--engine",
        "ray",
        "--ray-address",
        f"127.0.0.1:{port}",
        "-q",
    )
    try:
        _, err = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 4
    assert re.fullmatch(rf"summarizer: nobody answers at 127\.0\.0\.1:{port}: .+: check --ray-address\n", err)


def test_without_ray_it_says_what_installs_it(
    home: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """One line, with the command; nothing is written."""
    del home
    monkeypatch.setitem(sys.modules, "ray", None)
    assert main(["batch", str(folder_of(tmp_path / "docs", 1)), "-o", "out", "--engine", "ray", "-q"]) == 2
    assert "pip install 'summarizer[ray]'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("flags", "named"),
    [
        (["--ray-address", "ray://nowhere:10001"], "--ray-address"),
        (["--engine", "ray", "--max-cost", "1"], "--max-cost"),
        (["--engine", "ray", "--max-tokens-total", "1000"], "--max-tokens-total"),
        (["--as-if", "10000000"], "--dry-run"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    home: Places, tmp_path: Path, capsys: pytest.CaptureFixture[str], flags: list[str], named: str
):
    """A limit that each worker would count by itself, an address or a number for nobody, is a mistake of use."""
    del home
    assert main(["batch", str(folder_of(tmp_path / "docs", 1)), "-o", "out", *flags]) == 2
    assert named in capsys.readouterr().err
