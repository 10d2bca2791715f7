"""The file: made for its user alone, refused if it is somebody else's, set aside if it is broken."""

from __future__ import annotations

import asyncio
import errno
import os
import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from summarizer.errors import StoreError
from summarizer.model import Answer, Event, Noticed, Question, Received
from summarizer.settings import Settings
from summarizer.store import Cached, Retention, Store, place_for
from summarizer.store.claims import Claims, claims_file
from summarizer.store.faults import fault
from summarizer.usage import NOTHING
from tests.store.asked import PRICE, Paid, open_run, question


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the store will be."""
    return tmp_path / "home" / "store.sqlite"


def filled(path: Path) -> bytes:
    """Keep one answer at ``path``; return the file's bytes."""
    with Store(path) as store:
        asyncio.run(Cached(Paid(), open_run(store)).ask(question()))
    return path.read_bytes()


def execute(path: Path, *statements: str) -> None:
    """Alter the file as another program would."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def refused(path: Path) -> StoreError:
    """Return why the file is refused; refusing must not change it."""
    before = path.read_bytes()
    with pytest.raises(StoreError) as raised:
        Store(path, tell=pytest.fail)
    assert path.read_bytes() == before
    assert raised.value.hint
    assert "\n" not in str(raised.value)
    return raised.value


def aside(path: Path) -> list[Path]:
    """Return the files that were set aside."""
    return sorted(path.parent.glob(f"{path.name}.corrupt-????????"))


def test_only_its_user_can_read_it(path: Path):
    """The directory is 0700, every file in it 0600, whatever the umask."""
    mask = os.umask(0)
    try:
        with Store(path) as store:
            asyncio.run(Cached(Paid(), open_run(store)).ask(question()))
            files = list(path.parent.iterdir())
            assert path.with_name(f"{path.name}-wal") in files
            assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    finally:
        os.umask(mask)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_file_open_to_others_is_closed_to_them(path: Path):
    """A mode that a copy brought along is set right."""
    filled(path)
    path.chmod(0o644)
    Store(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_its_place_is_the_users_unless_one_is_named(tmp_path: Path):
    """A file in the settings wins over SUMMARIZER_HOME, and that over where this system keeps its users' data."""
    home = {"SUMMARIZER_HOME": str(tmp_path)}
    assert place_for(Settings(store=tmp_path / "other.sqlite"), home) == tmp_path / "other.sqlite"
    assert place_for(Settings(), home) == tmp_path / "store.sqlite"
    usual = place_for(Settings(), {})
    assert (usual.parent.name, usual.name) == ("summarizer", "store.sqlite")
    assert usual.is_absolute()


def test_an_empty_file_is_no_store_yet(path: Path):
    """What mktemp made is filled."""
    path.parent.mkdir()
    path.touch()
    filled(path)
    with Store(path) as store:
        assert len(store.runs()) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON answers BEGIN UPDATE answers SET draft = 'x'; END",
        "CREATE VIEW v AS SELECT * FROM answers",
        "CREATE TABLE more (x)",
        "CREATE INDEX i ON texts (text)",
        "DROP INDEX asks_key",
        "DROP TABLE replies",
        "ALTER TABLE texts ADD COLUMN more",
        "PRAGMA user_version = 0",
    ],
)
def test_a_file_with_other_tables_is_refused(path: Path, statement: str):
    """Whatever somebody added or took away: nothing of it is used."""
    filled(path)
    execute(path, statement)
    assert "its tables are not as summarizer makes them" in refused(path).message


def test_a_view_in_place_of_a_table_is_refused(path: Path):
    """Neither does a view under a table's own name pass."""
    filled(path)
    execute(path, "ALTER TABLE texts RENAME TO other", "CREATE VIEW texts AS SELECT * FROM other")
    refused(path)


def test_a_newer_store_is_refused(path: Path):
    """An older summarizer leaves it as it is."""
    filled(path)
    execute(path, "PRAGMA user_version = 99")
    assert "a newer summarizer made it" in refused(path).message


@pytest.mark.parametrize("number", [0, 1, 0x0F055112])
def test_another_programs_database_is_refused(path: Path, number: int):
    """It is known by its header, before SQLite reads it."""
    path.parent.mkdir()
    execute(path, "CREATE TABLE notes (x)", f"PRAGMA application_id = {number}")
    assert "another program made it" in refused(path).message


@pytest.mark.parametrize("reading", [True, False])
def test_somebodys_text_is_refused_and_stays_where_it_is(tmp_path: Path, reading: bool):
    """A file that is not even called a database is not ours to rename, and nothing is laid beside it."""
    path = tmp_path / "README.md"
    path.write_text("# Ferries\n", encoding="utf-8")
    with pytest.raises(StoreError, match="no store of summarizer"):
        Store(path, reading=reading, tell=pytest.fail)
    assert path.read_text(encoding="utf-8") == "# Ferries\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_directory_or_a_pipe_is_refused(tmp_path: Path):
    """It does not wait for a pipe that nobody writes to."""
    pipe = tmp_path / "pipe.sqlite"
    os.mkfifo(pipe)
    for path in (tmp_path, pipe):
        with pytest.raises(StoreError, match="it is no file"):
            Store(path)


@pytest.mark.parametrize("kind", ["garbage", "zeros", "cut", "header"])
def test_a_broken_file_is_set_aside_and_said_so_in_one_line(path: Path, kind: str):
    """The old file is kept under another name, one line tells it, and work goes on with a new one."""
    good = filled(path)
    path.write_bytes(
        {
            "garbage": b"ferry " * 3000,
            "zeros": bytes(len(good)),
            "cut": good[:5000],
            "header": good[:100] + bytes(4000) + good[4100:],
        }[kind]
    )
    broken = path.read_bytes()
    said: list[str] = []
    with Store(path, tell=said.append) as store:
        model = Paid()
        cached = Cached(model, open_run(store))
        asyncio.run(cached.ask(question()))
        assert asyncio.run(cached.ask(question())).usage == NOTHING
        assert len(model.asked) == 1
    (kept,) = aside(path)
    assert kept.read_bytes() == broken
    (line,) = said
    assert line == f"the store {path} was corrupt: it is set aside as {kept.name}, and a new one begun"


def test_what_was_set_aside_is_forgotten_as_runs_are(path: Path):
    """It holds documents too: it goes when all runs are cleared, and with age; other files of the folder stay."""
    filled(path)
    other = path.with_name("notes.corrupt-00112233")
    other.touch()

    def broken() -> Path:
        path.write_bytes(b"ferry " * 3000)
        Store(path, tell=lambda _: None, retention=Retention(days=1)).close()
        (kept,) = aside(path)
        kept.with_name(f"{kept.name}-wal").touch()
        return kept

    broken()
    with Store(path) as store:
        assert store.clear_aside(older_than_days=1) == 0
        assert store.clear_aside() == 1
    assert aside(path) == []
    broken()
    Store(path, retention=Retention(days=0)).close()
    assert sorted(path.parent.glob("*corrupt*")) == [other]


def test_a_file_found_broken_in_use_is_set_aside_too(path: Path):
    """Pages beyond the first are met only when read: the ask goes on with a new file, and so does the run."""
    with Store(path) as store:
        for number in range(300):
            open_run(store, command=f"brief {number} {'x' * 200}")
    good = path.read_bytes()
    path.write_bytes(good[: 4096 * 2] + b"\xff" * (len(good) - 4096 * 2))
    said: list[str] = []
    with Store(path, tell=said.append) as store:
        run = open_run(store)
        answer = asyncio.run(Cached(Paid(), run).ask(question()))
        run.broken_off(KeyboardInterrupt()).result()
        assert answer.usage != NOTHING
        assert [one.id for one in store.runs()] == [run.id]
    assert len(aside(path)) == len(said) == 1


def test_a_store_deleted_in_use_is_made_anew(path: Path):
    """What is answered from then on is kept where the next one looks for it."""
    with Store(path) as store:
        run = open_run(store)
        for file in path.parent.glob("store.sqlite*"):
            if not file.name.endswith("-claims"):
                file.unlink()
        asyncio.run(Cached(Paid(), run).ask(question()))
    with Store(path) as store:
        assert asyncio.run(Cached(Paid(), open_run(store), mode="offline").ask(question())).usage == NOTHING


def test_two_that_find_it_broken_set_it_aside_once(path: Path):
    """The second one goes on with the new file of the first."""
    filled(path)
    said: list[str] = []
    with Store(path, tell=said.append) as one, Store(path, tell=said.append) as other:
        for store in (one, other):
            store._database.read(_break).exception()
        open_run(one)
        assert len(other.runs()) == len(one.runs()) == 1
    assert len(said) == 1


def _break(connection: sqlite3.Connection) -> None:
    """Say that the file is corrupt the first time a connection to it is used."""
    if connection.execute("SELECT count(*) FROM asks").fetchone() != (0,):
        error = sqlite3.DatabaseError("malformed")
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error


def test_a_lock_is_waited_for(path: Path):
    """Another program's lock delays a write, and does not fail it."""
    filled(path)
    with Store(path) as store, closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN EXCLUSIVE")
        threading.Timer(0.3, lambda: other.execute("COMMIT")).start()
        open_run(store)
        assert len(store.runs()) == 2


def test_a_lock_that_stays_is_an_error_and_loses_nothing(path: Path):
    """The line says what to do; what was kept can be read meanwhile, and written to afterwards."""
    filled(path)
    with Store(path, patience=0.1) as store:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            with pytest.raises(StoreError, match="locked by another program: end it and try again; nothing stored"):
                open_run(store)
            assert len(store.runs()) == 1
        open_run(store)
        assert len(store.runs()) == 2


def test_a_program_that_was_stopped_while_it_made_the_store_is_not_waited_for_for_ever(path: Path):
    """Nor is another thread of this one."""
    with Store(path):
        claims = Claims(path)
        try:
            with claims.whole(0.1), pytest.raises(StoreError, match="locked by another program"):
                Store(path, patience=0.05)
        finally:
            claims.close()
    line = f"""
import fcntl, sys
file = open({str(claims_file(path))!r}, "r+b")
fcntl.lockf(file, fcntl.LOCK_EX, 1, 0)
print("locked", flush=True)
sys.stdin.read()
"""
    with subprocess.Popen([sys.executable, "-c", line], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"locked\n"
        with pytest.raises(StoreError, match="locked by another program: end it and try again"):
            Store(path, patience=0.05)
        other.communicate(b"")
    Store(path, patience=0.05).close()


def test_a_full_disk_is_noticed_before_anything_is_paid_for(path: Path):
    """No question goes out whose answer could not be kept; what was kept is still served."""
    filled(path)
    with Store(path) as store:
        run = open_run(store)
        store._database.after_writes(
            lambda connection: connection.execute("PRAGMA max_page_count = 1").fetchall()
        ).result()
        model = Paid()
        with pytest.raises(StoreError, match="is full: make room and try again; nothing stored is lost"):
            asyncio.run(Cached(model, run).ask(question("A long one. " * 5000)))
        assert model.asked == []
        assert asyncio.run(Cached(model, run).ask(question())).usage == NOTHING


def test_an_answer_that_came_is_used_though_the_disk_is_full_by_now(path: Path):
    """It was paid for: it is returned, and one line says that it is not kept; an error of the model's stays its own."""
    heard: list[Event] = []
    with Store(path) as store:

        @dataclass
        class Filling(Paid):
            text: str = "y" * 200_000

            async def ask(self, question: Question) -> Answer:
                store._database.after_writes(
                    lambda connection: connection.execute("PRAGMA max_page_count = 1").fetchall()
                ).result()
                question.listener(Received(self.text, PRICE))
                return await super().ask(question)

        cached = Cached(Filling(), open_run(store))
        answer = asyncio.run(cached.ask(question(listener=heard.append)))
        assert answer.usage == PRICE
        (line,) = [event.line for event in heard if isinstance(event, Noticed)]
        assert line == f"the disk under the store {path} is full: what was answered is used, and not kept"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "is full"),
        (errno.EACCES, "cannot be read or written"),
        (errno.EROFS, "cannot be read or written"),
        (errno.EIO, "cannot be used"),
    ],
)
def test_each_fault_of_the_system_is_said_in_one_line_with_what_to_do(number: int, said: str):
    """A person learns which store, what is wrong, and the way out."""
    told = fault(OSError(number, os.strerror(number)), Path("store.sqlite"))
    assert said in told.message
    assert "store.sqlite" in told.message
    assert told.hint


def test_a_place_that_cannot_be_is_an_error(tmp_path: Path):
    """A file is no directory."""
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be used"):
        Store(tmp_path / "file" / "store.sqlite")


def test_a_store_that_is_read_is_not_changed(path: Path):
    """Reading writes nothing, makes nothing, and opens no run."""
    filled(path)
    before = {file: file.read_bytes() for file in path.parent.iterdir()}
    with Store(path, reading=True) as store:
        assert len(store.runs()) == 1
        with pytest.raises(StoreError, match="for reading only"):
            open_run(store)
        with pytest.raises(StoreError, match="cannot be read or written"):
            store.clear()
    assert {file: file.read_bytes() for file in before} == before
    with pytest.raises(StoreError):
        Store(path.with_name("other.sqlite"), reading=True)
    path.write_bytes(b"garbage" * 1000)
    with pytest.raises(StoreError, match="corrupt: move it away"):
        Store(path, reading=True)
    assert aside(path) == []


def test_a_closed_store_says_so(path: Path):
    """It may be closed twice, and takes nothing more."""
    store = Store(path)
    run = open_run(store)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="is closed"):
        asyncio.run(Cached(Paid(), run).ask(question()))


def test_the_event_loop_goes_on_while_the_disk_is_waited_for(path: Path):
    """With the file locked for a while, 64 asks wait and the loop does not."""
    filled(path)

    async def work(store: Store) -> int:
        cached = Cached(Paid(), open_run(store))
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            asks = [asyncio.create_task(cached.ask(question(f"Ferry {number}."))) for number in range(64)]
            turns = 0
            for _ in range(20):
                await asyncio.sleep(0.01)
                turns += 1
            assert not any(one.done() for one in asks)
            other.execute("COMMIT")
        await asyncio.gather(*asks)
        return turns

    with Store(path) as store:
        assert asyncio.run(asyncio.wait_for(work(store), 30)) == 20
