"""Killed at any moment, the store loses nothing that was answered; shared, it pays for nothing twice."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
KILLS = 6
QUESTIONS = 400

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")


def process(*arguments: object) -> subprocess.Popen[str]:
    """Start what tests/store/processes.py describes."""
    line = [sys.executable, "-m", "tests.store.processes", *map(str, arguments)]
    return subprocess.Popen(line, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def ended(process: subprocess.Popen[str]) -> str:
    """Return what a process printed; it must end well."""
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    return out


def events(ledger: Path) -> list[tuple[str, str]]:
    """Return what the ledger tells, in order: paid or done, and for which question."""
    lines = ledger.read_text().splitlines() if ledger.exists() else []
    return [(what, text) for what, _, text in (line.partition(" ") for line in lines)]


def sound(store: Path) -> bool:
    """Tell whether SQLite finds the file whole."""
    with closing(sqlite3.connect(store)) as connection:
        return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))


def test_killed_again_and_again_it_loses_nothing_and_pays_nothing_twice(tmp_path: Path):
    """After every kill -9 the file is sound; no question that was answered is ever paid for again."""
    store, ledger = tmp_path / "store.sqlite", tmp_path / "ledger.txt"
    for kill in range(KILLS):
        before = len(events(ledger))
        working = process("share", store, ledger, QUESTIONS, kill)
        while len(events(ledger)) == before:  # until it is at work
            if working.poll() is not None:
                break  # all was answered before it came to ask
            time.sleep(0.005)
        time.sleep(random.uniform(0, 0.15))  # noqa: S311 - a moment, no secret
        working.kill()
        working.communicate()
        if store.exists():
            assert sound(store)
    ended(process("share", store, ledger, QUESTIONS, 0))
    done: set[str] = set()
    for what, text in events(ledger):
        assert what == "done" or text not in done, "paid for what had been answered"
        if what == "done":
            done.add(text)
    paid = Counter(text for what, text in events(ledger) if what == "paid")
    in_flight = 16
    assert sum(paid.values()) - len(paid) <= KILLS * in_flight
    assert sound(store)


def test_two_processes_share_the_work_and_pay_once(tmp_path: Path):
    """Both end well, and every question was paid for exactly once."""
    store, ledger = tmp_path / "store.sqlite", tmp_path / "ledger.txt"
    for working in [process("share", store, ledger, QUESTIONS, seed) for seed in (1, 2)]:
        ended(working)
    paid = Counter(text for what, text in events(ledger) if what == "paid")
    assert len(paid) == QUESTIONS
    assert set(paid.values()) == {1}


def test_a_process_killed_at_any_statement_loses_nothing(tmp_path: Path):
    """Between any two statements, what was answered is kept, and the file is sound."""
    assert int(ended(process("statements", tmp_path))) > 15


def test_a_process_killed_while_it_makes_a_store_leaves_none_or_a_whole_one(tmp_path: Path):
    """No half-made file is ever met by whoever comes next."""
    ended(process("creation", tmp_path, 15))
