"""The journal of a batch: kept, claimed, and in stores that are older than it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from summarizer.errors import StoreError
from summarizer.store import Job, Retention, Store
from summarizer.store import schema as form
from summarizer.store.retention import _delete
from tests.store.asked import SETTINGS

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.store.journal import Journal

DONE = Job("ab" * 32, "a.txt", "done", "content", "digest", "{}")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the store will be."""
    return tmp_path / "store.sqlite"


def journal_of(store: Store) -> Journal:
    return store.journal(store.run(command="batch", model="m", settings=SETTINGS))


def planned(journal: Journal, count: int, *, anew: bool = False) -> list[str]:
    """Plan so many jobs; return their keys."""
    keys = [f"{number:04x}" * 16 for number in range(1, count + 1)]
    journal.planned([Job(key, f"{key[:4]}.txt") for key in keys], anew=anew).result()
    return keys


def test_what_ended_is_known_to_whoever_opens_the_store_next(path: Path):
    """A job's state and words outlive the process; planned again, it is what it was, unless it is to be done anew."""
    with Store(path) as store:
        journal = journal_of(store)
        journal.planned([Job(DONE.key, DONE.name)]).result()
        assert journal.look(DONE.key).result() == Job(DONE.key, DONE.name)
        journal.ended(DONE).result()
    with Store(path) as store:
        journal = journal_of(store)
        journal.planned([Job(DONE.key, DONE.name)]).result()
        assert journal.look(DONE.key).result() == DONE
        assert journal.looked_up([DONE.key, "00"]).result() == {DONE.key: DONE}
        journal.planned([Job(DONE.key, DONE.name)], anew=True).result()
        assert journal.look(DONE.key).result() == Job(DONE.key, DONE.name)
        assert journal.look("00").result() is None


def test_a_job_that_is_to_be_done_again_keeps_what_was_told(path: Path):
    """Until it is done; what is told of a try that is given up changes nothing that somebody has done meanwhile."""
    with Store(path) as store:
        journal = journal_of(store)
        journal.ended(DONE).result()
        journal.left(DONE.key, "late").result()
        assert journal.look(DONE.key).result() == DONE
        journal.reopened([DONE.key]).result()
        assert journal.look(DONE.key).result() == Job(DONE.key, DONE.name, told=DONE.told)
        journal.left(DONE.key, "more").result()
        assert journal.look(DONE.key).result() == Job(DONE.key, DONE.name, told="more")


def test_jobs_are_told_in_the_order_of_the_plan(path: Path):
    """However many there are, and in whatever order they end."""
    with Store(path) as store:
        journal = journal_of(store)
        keys = planned(journal, 1_203)
        for key in reversed(keys[:5]):
            journal.ended(Job(key, "x", "done")).result()
        assert [job.key for job in store.jobs()] == keys


def test_a_claimed_job_is_running_for_whoever_looks(path: Path):
    """For another reader too; claimed once, it cannot be claimed again."""
    with Store(path) as store:
        journal = journal_of(store)
        one, two = planned(journal, 2)
        assert journal.claim(one)
        assert not journal.claim(one)
        with Store(path, reading=True) as reading:
            assert [job.state for job in reading.jobs()] == ["running", "pending"]
        assert not journal.claim(one)  # looking has not given it up
        journal.release(one)
        assert [job.state for job in store.jobs()] == ["pending", "pending"]
        assert journal.claim(two)


def test_a_store_of_the_first_version_is_brought_up_to_date(path: Path):
    """It loses nothing; only read, it stays as it is, and has no jobs."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            f"{form._FIRST_TABLES};PRAGMA application_id={form.APPLICATION_ID};PRAGMA user_version=1;"
        )
        connection.execute(
            "INSERT INTO runs VALUES ('r', 'brief', 'm', '{}', '[]', 9e9, NULL, '', '', NULL, '[]', NULL)"
        )
        connection.execute("PRAGMA journal_mode=WAL")
        connection.commit()
    os.chmod(path, 0o600)  # noqa: PTH101
    with Store(path, reading=True) as reading:
        assert [run.id for run in reading.runs()] == ["r"]
        assert list(reading.jobs()) == []
    with Store(path) as store:
        assert [run.id for run in store.runs()] == ["r"]
        journal = journal_of(store)
        planned(journal, 1)
        assert len(list(store.jobs())) == 1


def test_jobs_go_with_their_run_by_age_and_not_by_size(path: Path):
    """What was done would be paid for again, so a full store keeps it; cleared, it is gone."""
    with Store(path) as store:
        store.run(command="brief", model="m", settings=SETTINGS)
        planned(journal_of(store), 3)
    Store(path, retention=Retention(None, 0)).close()
    with Store(path) as store:
        assert len(list(store.jobs())) == 3
        assert [run.command for run in store.runs()] == ["batch"]
        assert store.clear() == 1
        assert list(store.jobs()) == []


def test_what_a_later_run_plans_is_no_older_than_that(path: Path):
    """Jobs go on with the run that took them up, whatever becomes of the one that planned them first."""
    with Store(path) as store:
        planned(journal_of(store), 3)
        before = store.runs()[0].id
        planned(journal_of(store), 3)
        store._database.write(lambda connection: _delete(connection, [(before,)])).result()
        assert len(list(store.jobs())) == 3


def test_a_store_that_is_only_read_has_no_journal_to_write(path: Path):
    Store(path).close()
    with Store(path, reading=True) as store, pytest.raises(StoreError):
        store.journal(None)  # type: ignore[arg-type]
