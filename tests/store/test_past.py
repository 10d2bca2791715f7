"""What is told of past runs, by a store that may be somebody else's."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from summarizer.cli import main
from summarizer.errors import StoreError
from summarizer.store import Cached, Store, is_sound, is_there
from tests.samples import sample_report
from tests.store.asked import Paid, open_run, question

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with one run in it."""
    path = tmp_path / "store.sqlite"
    with Store(path) as store:
        run = open_run(store)
        asyncio.run(Cached(Paid(), run).ask(question()))
        run.finished(sample_report()).result()
    return path


def altered(path: Path, table: str, column: str, value: str) -> None:
    """Write what summarizer never would."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE {table} SET {column} = {value}")  # noqa: S608 - of this test


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("runs", "sources", "'x'"),
        ("runs", "sources", "'[1]'"),
        ("runs", "settings", "'{'"),
        ("runs", "settings", "'[]'"),
        ("runs", "left_out", "'{}'"),
        ("runs", "left_out", "'[1]'"),
        ("runs", "left_out", """'[{"item": {}, "reasons": [1]}]'"""),
        ("runs", "report", "'{'"),
        ("runs", "outcome", "x'ff'"),
        ("asks", "form", "x'ff'"),
        ("texts", "text", "'{'"),
        ("texts", "text", "x'ff'"),
        ("replies", "raw", "x'ff'"),
    ],
)
def test_what_summarizer_never_wrote_is_refused(path: Path, table: str, column: str, value: str):
    """In one line that names the file, whatever it is; and it can be deleted."""
    altered(path, table, column, value)
    with Store(path, reading=True) as store, pytest.raises(StoreError, match=r"store\.sqlite"):
        store.details(store.runs()[0].id)
    with Store(path) as store:
        assert store.clear() == 1


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("runs", "started", "'x'"),
        ("runs", "started", "1e300"),
        ("runs", "ended", "-1e18"),
        ("runs", "cost", "'x'"),
        ("runs", "model", "x'6d'"),
        ("asks", "calls", "'x'"),
        ("asks", "chunk", "'x'"),
        ("replies", "calls", "-5"),
        ("replies", "input_tokens", "'many'"),
    ],
)
def test_what_is_no_number_is_told_as_one_all_the_same(
    path: Path, table: str, column: str, value: str, capsys: pytest.CaptureFixture[str]
):
    """A listing is for a person to read: one strange number in it keeps nothing back."""
    altered(path, table, column, value)
    with Store(path, reading=True) as store:
        (run,) = store.runs()
    for line in (["runs"], ["runs", "--json"], ["runs", "show", run.id], ["runs", "show", run.id, "--json"]):
        assert main([*line, "--store", str(path)]) == 0
        assert capsys.readouterr().out


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="this system has no owners of files")
def test_a_store_that_may_only_be_read_is_read():
    """SQLite would make files beside it, and can do without where nobody writes; nothing is there afterwards."""
    with tempfile.TemporaryDirectory() as folder:  # pytest's own is for its user alone
        place = Path(folder)
        path = place / "store.sqlite"
        with Store(path) as store:
            open_run(store)
        path.chmod(0o444)
        place.chmod(0o555)
        before = sorted(place.iterdir())
        with as_nobody(), Store(path, reading=True) as store:
            assert [run.command for run in store.runs()] == ["brief"]
        assert sorted(place.iterdir()) == before
        path.chmod(0o000)
        with as_nobody(), pytest.raises(StoreError, match="cannot be read or written"):
            Store(path, reading=True)
        place.chmod(0o755)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Be a user whom permissions hold for, as root is none."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65_534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


def test_a_store_that_is_not_begun_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """An empty file, and a place below a file, hold no runs; a folder is refused."""
    empty = tmp_path / "store.sqlite"
    empty.touch()
    for place in (empty, empty / "below", tmp_path / "absent"):
        assert not is_there(place)
        assert is_sound(place, patience=0)
        assert main(["runs", "--store", str(place)]) == 0
    told = capsys.readouterr()
    assert told.out == "no runs yet\n" * 3
    assert told.err.count("summarizer: nothing is stored at ") == 3
    with Store(tmp_path / "begun.sqlite"):
        pass
    assert main(["runs", "--store", str(tmp_path / "begun.sqlite")]) == 0
    assert capsys.readouterr() == ("no runs yet\n", "")
    with pytest.raises(StoreError, match="it is no file"):
        is_there(tmp_path)


def test_a_store_with_a_broken_page_inside_is_not_sound(path: Path):
    """Whoever asks a doctor hears of it before a run does, also where what opens a store reads none of it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (page,) = connection.execute("PRAGMA page_size").fetchone()
    raw = bytearray(path.read_bytes())
    raw[-page:] = b"\xff" * page
    path.write_bytes(raw)
    assert not is_sound(path, patience=0)


def test_a_broken_store_is_told_from_one_that_is_not_ours(path: Path, tmp_path: Path):
    """The first would be set aside; the second is refused."""
    assert is_sound(path, patience=0)
    broken, other = tmp_path / "broken.sqlite", tmp_path / "other.sqlite"
    broken.write_bytes(b"x" * 5_000)
    assert not is_sound(broken, patience=0)
    with closing(sqlite3.connect(other)) as connection, connection:
        connection.execute("CREATE TABLE x (y)")
    with pytest.raises(StoreError, match="another program made it"):
        is_sound(other, patience=0)
