"""How long, and how much, is kept: whole runs go, the oldest first, with their prompts and answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlite3

SECONDS_A_DAY: Final = 86_400
_MEGABYTE: Final = 1_000_000
_AT_ONCE: Final = 200  # runs that go in one transaction: others wait for it
_DROPPABLE: Final = "runs WHERE started < ? AND command <> 'batch'"


@dataclass(frozen=True, slots=True)
class Retention:
    """What is kept when a store is closed: runs of the last ``days``, and no more than ``megabytes``. None: all."""

    days: float | None = 90
    megabytes: float | None = 1_000


def drop(connection: sqlite3.Connection, *, before: float | None) -> int:
    """Delete some of the oldest runs, those begun before that time if one is given; return how many went.

    Called again and again, it returns 0 when nothing is left to delete.
    """
    limit = float("inf") if before is None else before
    rows = connection.execute("SELECT id FROM runs WHERE started < ? ORDER BY started LIMIT ?", (limit, _AT_ONCE))
    runs = [(run,) for (run,) in rows]
    _delete(connection, runs)
    return len(runs)


def drop_oldest(connection: sqlite3.Connection, *, megabytes: float, until: float) -> int:
    """Delete the oldest tenth of the runs begun before ``until`` if the file holds more than so much.

    Those of batches stay until they are old: their documents would be paid for again. Returns how many went; 0 when the
    file holds no more than that, or nothing is left to delete.
    """
    if size(connection) <= megabytes * _MEGABYTE:
        return 0
    (count,) = connection.execute(f"SELECT count(*) FROM {_DROPPABLE}", (until,)).fetchone()  # noqa: S608
    some = min(max(count // 10, 1), _AT_ONCE)
    rows = connection.execute(f"SELECT id FROM {_DROPPABLE} ORDER BY started LIMIT ?", (until, some))  # noqa: S608
    runs = [(run,) for (run,) in rows]
    _delete(connection, runs)
    sweep(connection)  # most of the room is taken by their texts
    return len(runs)


def sweep(connection: sqlite3.Connection) -> None:
    """Delete what belongs to no run any more: a store set aside while in use, a text that nothing refers to."""
    connection.execute("DELETE FROM answers WHERE run NOT IN (SELECT id FROM runs)")
    connection.execute(
        "DELETE FROM texts WHERE sha256 NOT IN (SELECT system FROM asks UNION SELECT user FROM asks"
        " UNION SELECT draft FROM asks WHERE draft IS NOT NULL UNION SELECT draft FROM answers)"
    )


def shrink(connection: sqlite3.Connection) -> None:
    """Give the room back to the disk, and leave nothing of what was deleted in the log. Outside any transaction."""
    connection.executescript("PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE);")


def size(connection: sqlite3.Connection) -> int:
    """Return how many bytes of the file are in use."""
    pages, free, page = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * page)


def _delete(connection: sqlite3.Connection, runs: list[tuple[str]]) -> None:
    connection.executemany("DELETE FROM replies WHERE ask IN (SELECT id FROM asks WHERE run = ?)", runs)
    connection.executemany("DELETE FROM parcelled WHERE mark IN (SELECT mark FROM parcels WHERE run = ?)", runs)
    for table, column in (("asks", "run"), ("answers", "run"), ("jobs", "run"), ("parcels", "run"), ("runs", "id")):
        connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", runs)  # noqa: S608 - names of our own
