"""Questions that went to a provider in one file, to be answered within a day, and what has come back for them.

A parcel is written down, with each of its questions, before the provider hears of it, under a mark of its own that
travels with it; its id there is written when it is known. So whoever is killed in between finds at the provider, by the
mark, whether the parcel was taken. What comes back is kept as the raw answer of an ask, and served as any answer that
came to a process which died before it could use it.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.store.past import texts
from summarizer.store.run_log import PARCELLED, put_ask

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from concurrent.futures import Future

    from summarizer.store.database import Database
    from summarizer.store.run_log import RunLog
    from summarizer.store.secrecy import Secrets
    from summarizer.usage import Usage

_COLUMNS: Final = (
    f"{texts('mark, host, id, state')}, is_over, CAST(answered AS INTEGER),"  # noqa: S608 - words of our own
    " (SELECT count(*) FROM parcelled AS q WHERE q.mark = p.mark)"
)


class Parcel(NamedTuple):
    """A parcel as it was last heard of: ``id`` and ``state`` are the provider's words, "" until it has told them.

    ``answered`` of its ``questions`` are, by the provider's own count; once it ``is_over``, no more will be.
    """

    mark: str
    host: str
    id: str
    state: str
    is_over: bool
    answered: int
    questions: int


class Packed(NamedTuple):
    """A question of a parcel: its key, what it is about (form, document, number of the chunk), and its prompt."""

    key: str
    about: tuple[str, str, int]
    prompt: tuple[str, str]


class Back(NamedTuple):
    """What came back for a question: the ``raw`` answer and its cost, or None and the ``note`` that says why not."""

    key: str
    raw: str | None
    usage: Usage
    note: str = ""


class Parcels:
    """The parcels in the store, for ``run`` to work on. Any thread may call its methods; none waits for the disk.

    What they return is a future that is settled when the file has it; it raises StoreError.
    """

    def __init__(self, run: RunLog, database: Database, secrets: Secrets) -> None:
        self._run = run
        self._database = database
        self._secrets = secrets

    def where(self, key: str) -> Future[str | None]:
        """Return the mark of the parcel in which a question is under way; None where it is in none.

        "" stands for one that something has come back for, if only that it failed: it need not be sent again.
        """

        def look(connection: sqlite3.Connection) -> str | None:
            rows = connection.execute(
                "SELECT mark, is_over, is_back FROM parcelled JOIN parcels USING (mark) WHERE key = ?", (key,)
            ).fetchall()
            if any(is_back for _, _, is_back in rows):
                return ""
            return next((str(mark) for mark, is_over, _ in rows if not is_over), None)

        return self._database.after_writes(look)

    def written(self, mark: str, host: str, questions: Sequence[Packed]) -> Future[None]:
        """Write down a parcel that is about to be sent."""
        without = self._secrets.without

        def put(connection: sqlite3.Connection) -> None:
            connection.execute("INSERT INTO parcels VALUES (?, ?, ?, '', '', 0, 0)", (mark, self._run.id, host))
            for key, about, (system, user) in questions:
                prompt = (without(system), without(user))
                ask = put_ask(connection, self._run.id, key, about, prompt, PARCELLED)
                connection.execute("INSERT INTO parcelled VALUES (?, ?, ?, 0)", (key, mark, ask))

        return self._database.write(put)

    def heard(self, mark: str, id_: str, state: str, answered: int) -> Future[None]:
        """Write down what the provider calls a parcel, and how it stands there."""
        told = (self._secrets.without(id_), self._secrets.without(state), answered, mark)

        def put(connection: sqlite3.Connection) -> None:
            connection.execute("UPDATE parcels SET id = ?, state = ?, answered = ? WHERE mark = ?", told)

        return self._database.write(put)

    def dropped(self, mark: str) -> Future[None]:
        """Forget a parcel that the provider never took."""

        def drop(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM asks WHERE id IN (SELECT ask FROM parcelled WHERE mark = ?)", (mark,))
            connection.execute("DELETE FROM parcelled WHERE mark = ?", (mark,))
            connection.execute("DELETE FROM parcels WHERE mark = ?", (mark,))

        return self._database.write(drop)

    def under_way(self, host: str) -> Future[list[Parcel]]:
        """Return the parcels at a host that are not over; they are this run's from now on, and no older than it."""

        def adopt(connection: sqlite3.Connection) -> list[Parcel]:
            ours = "SELECT mark FROM parcels WHERE host = ? AND NOT is_over"
            connection.execute(
                f"UPDATE asks SET run = ? WHERE id IN (SELECT ask FROM parcelled WHERE mark IN ({ours}))",  # noqa: S608 - words of our own
                (self._run.id, host),
            )
            connection.execute("UPDATE parcels SET run = ? WHERE host = ? AND NOT is_over", (self._run.id, host))
            return parcels(connection, host)

        return self._database.write(adopt)

    def came(self, mark: str, answers: Sequence[Back]) -> Future[int]:
        """Write down what came back for some questions of a parcel; return for how many of them it is news.

        What nobody asked, and what has come back already, is passed over.
        """

        def put(connection: sqlite3.Connection) -> int:
            return sum(self._put(connection, mark, one) for one in answers)

        return self._database.write(put)

    def open_at(self, host: str) -> Future[list[Parcel]]:
        """Return the parcels at a host that are not over, whosever they are."""
        return self._database.after_writes(lambda connection: parcels(connection, host))

    def over(self, mark: str, state: str, *, settles: bool) -> Future[int]:
        """Write down that no more will come back for a parcel; return for how many of its questions nothing has.

        Where that ``settles`` them, they need not be sent again.
        """
        without = self._secrets.without(state)

        def put(connection: sqlite3.Connection) -> int:
            left = "SELECT ask FROM parcelled WHERE mark = ? AND NOT is_back"
            connection.execute(
                "UPDATE asks SET ended = ?, note = ?, calls = 0, input_tokens = 0, output_tokens = 0"  # noqa: S608 - as above
                f" WHERE id IN ({left})",
                (time.time(), without, mark),
            )
            connection.execute("UPDATE parcels SET is_over = 1, state = ? WHERE mark = ?", (without, mark))
            count = len(connection.execute(left, (mark,)).fetchall())
            if settles:
                connection.execute("UPDATE parcelled SET is_back = 1 WHERE mark = ?", (mark,))
            return count

        return self._database.write(put)

    def _put(self, connection: sqlite3.Connection, mark: str, back: Back) -> bool:
        which = (back.key, mark)
        ask = connection.execute(
            "SELECT ask FROM parcelled WHERE key = ? AND mark = ? AND NOT is_back", which
        ).fetchone()
        if ask is None:
            return False
        connection.execute("UPDATE parcelled SET is_back = 1 WHERE key = ? AND mark = ?", which)
        cost = (back.usage.calls, back.usage.input_tokens, back.usage.output_tokens)
        connection.execute(
            "UPDATE asks SET ended = ?, note = ?, calls = ?, input_tokens = ?, output_tokens = ? WHERE id = ?",
            (time.time(), self._secrets.without(back.note), *cost, *ask),
        )
        if back.raw is not None:
            connection.execute(
                "INSERT INTO replies (ask, raw, calls, input_tokens, output_tokens) VALUES (?, ?, ?, ?, ?)",
                (*ask, self._secrets.without(back.raw), *cost),
            )
        return True


def parcels(connection: sqlite3.Connection, host: str | None = None) -> list[Parcel]:
    """Return the parcels that are not over, all of them or those at a host, the oldest first."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'parcels'").fetchone():
        return []  # an earlier version, opened for reading only
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM parcels AS p WHERE NOT is_over AND coalesce(?, host) = host ORDER BY rowid",  # noqa: S608
        (host,),
    )
    return [Parcel(mark, at, id_, state, bool(is_over), *counts) for mark, at, id_, state, is_over, *counts in rows]
