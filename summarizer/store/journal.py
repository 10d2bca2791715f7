"""The journal of a batch: what each of its jobs has come to, so that whoever goes on knows what is done.

A job is one brief to be made, known by a ``key`` (SHA-256, in hex) over its name and all that decides how it is made.
Whoever works on it holds a claim on it (see ``claims``), which ends with the process: a job that runs is one that is
``pending`` and claimed, so no state of a killed process need ever be mended.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from summarizer.store.claims import taken
from summarizer.store.parcels import Parcels
from summarizer.store.past import texts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from summarizer.store.claims import Claims
    from summarizer.store.database import Database
    from summarizer.store.run_log import RunLog
    from summarizer.store.secrecy import Secrets

State = Literal["pending", "running", "done", "failed"]

_AT_ONCE: Final = 500  # rows of one reading
_COLUMNS: Final = texts("key, name, state, content, digest, told")


@dataclass(frozen=True, slots=True)
class Job:
    """What is known of a job.

    ``content`` is the hash of what was read for it, ``digest`` that of the report without what differs from run to run,
    ``told`` is what the caller tells of it, in JSON; all are "" while it is pending, but for what is told of a try that
    came to nothing.
    """

    key: str
    name: str
    state: State = "pending"
    content: str = ""
    digest: str = ""
    told: str = ""


class Journal:
    """The journal of the batch that ``run`` works on. Any thread may call its methods; none waits for the disk.

    What they return is a future that is settled when the file has it; it raises StoreError.
    """

    def __init__(self, run: RunLog, database: Database, claims: Claims, secrets: Secrets) -> None:
        self._run = run
        self._database = database
        self._claims = claims
        self._secrets = secrets

    @property
    def parcels(self) -> Parcels:
        """The questions that went to a provider by its batches."""
        return Parcels(self._run, self._database, self._secrets)

    def planned(self, jobs: Sequence[Job], *, anew: bool = False) -> Future[None]:
        """Write that there are these jobs; what is known of them stands, unless they are to be done ``anew``.

        They are this run's from now on, and so no older than it, whatever a clock said when they were planned first.
        """
        rows = [(job.key, self._run.id, self._secrets.without(job.name)) for job in jobs]
        afresh = ", state = 'pending', content = '', digest = '', told = ''" if anew else ""

        def put(connection: sqlite3.Connection) -> None:
            connection.executemany(
                "INSERT INTO jobs (key, run, name, state, content, digest, told)"  # noqa: S608 - words of our own
                f" VALUES (?, ?, ?, 'pending', '', '', '') ON CONFLICT (key) DO UPDATE SET run = excluded.run{afresh}",
                rows,
            )

        return self._database.write(put)

    def reopened(self, keys: Sequence[str]) -> Future[None]:
        """Write that these jobs are to be done again; what was told of them stands until they are."""

        def put(connection: sqlite3.Connection) -> None:
            connection.executemany(
                "UPDATE jobs SET state = 'pending', content = '', digest = '' WHERE key = ?", [(key,) for key in keys]
            )

        return self._database.write(put)

    def left(self, key: str, told: str) -> Future[None]:
        """Write what is told of a job that is left for later; where somebody has done it by now, nothing."""
        row = (self._secrets.without(told), key)

        def put(connection: sqlite3.Connection) -> None:
            connection.execute("UPDATE jobs SET told = ? WHERE key = ? AND state = 'pending'", row)

        return self._database.write(put)

    def look(self, key: str) -> Future[Job | None]:
        """Return what is known of a job, None where nothing is."""

        def read(connection: sqlite3.Connection) -> Job | None:
            row = connection.execute(f"SELECT {_COLUMNS} FROM jobs WHERE key = ?", (key,)).fetchone()  # noqa: S608
            return None if row is None else Job(*row)

        return self._database.read(read)

    def looked_up(self, keys: Sequence[str]) -> Future[dict[str, Job]]:
        """Return what is known of those jobs of which anything is, by their keys, when all writes before are done."""

        def read(connection: sqlite3.Connection) -> dict[str, Job]:
            found: dict[str, Job] = {}
            for start in range(0, len(keys), _AT_ONCE):
                some = keys[start : start + _AT_ONCE]
                places = ", ".join("?" * len(some))
                rows = connection.execute(f"SELECT {_COLUMNS} FROM jobs WHERE key IN ({places})", some)  # noqa: S608
                found |= {row[0]: Job(*row) for row in rows}
            return found

        return self._database.after_writes(read)

    def claim(self, key: str) -> bool:
        """Claim a job, so that nobody else works on it; False where somebody else does."""
        return self._claims.take(key)

    def release(self, key: str) -> None:
        """Give up the claim on a job."""
        self._claims.release(key)

    def ended(self, job: Job) -> Future[None]:
        """Write what became of a job, by this run."""
        told = self._secrets.without(job.told)
        name = self._secrets.without(job.name)
        row = (job.key, self._run.id, name, job.state, job.content, job.digest, told)

        def put(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT INTO jobs (key, run, name, state, content, digest, told) VALUES (?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (key) DO UPDATE SET run = excluded.run, state = excluded.state,"
                " content = excluded.content, digest = excluded.digest, told = excluded.told",
                row,
            )

        return self._database.write(put)


def jobs(database: Database, path: Path) -> Iterator[Job]:
    """Yield all jobs in the store at ``path``, in the order in which they were planned. Raises StoreError."""
    last = 0
    while True:

        def read(connection: sqlite3.Connection, last: int = last) -> list[tuple[int, Job]]:
            if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'jobs'").fetchone():
                return []  # version 1, opened for reading only
            rows = connection.execute(
                f"SELECT rowid, {_COLUMNS} FROM jobs WHERE rowid > ? ORDER BY rowid LIMIT ?",  # noqa: S608
                (last, _AT_ONCE),
            )
            return [(number, Job(*rest)) for number, *rest in rows]

        rows = database.after_writes(read).result()
        if not rows:
            return
        last = rows[-1][0]
        running = taken(path, [job.key for _, job in rows if job.state == "pending"])
        for _, job in rows:
            yield Job(job.key, job.name, "running") if job.key in running else job
