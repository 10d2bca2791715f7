"""The store: the answers that were paid for, and the log of the runs that asked for them, in one file."""

from __future__ import annotations

import json
import logging
import secrets as random
import time
from typing import TYPE_CHECKING, Final, Self

from summarizer.errors import StoreError, UsageError
from summarizer.store import past
from summarizer.store.claims import Claims
from summarizer.store.database import Database
from summarizer.store.faults import fault, foreign
from summarizer.store.journal import Job, Journal, jobs
from summarizer.store.opening import forget_aside, prepare_place
from summarizer.store.parcels import Parcel, parcels
from summarizer.store.retention import SECONDS_A_DAY, Retention, drop, drop_oldest, shrink, sweep
from summarizer.store.run_log import Opening, RunLog
from summarizer.store.secrecy import Secrets, open_settings, open_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from types import TracebackType

    from summarizer.document import Document
    from summarizer.settings import Settings
    from summarizer.store.past import PastRun, RunDetails

_PATIENCE: Final = 30.0  # seconds to wait for another program's lock
_ID_BYTES: Final = 16
_FEWEST_DIGITS: Final = 4  # of a shortened id


def _warn(line: str) -> None:
    logging.getLogger("summarizer").warning(line)


class Store:
    """The store at ``path``, made if there is none; one object serves any number of threads, tasks and event loops.

    Other processes may use the same file at the same time, on the same machine. ``secrets`` are the keys and
    passwords that may not reach the file; ``tell`` is given one line for a person when a broken file is set aside
    (default: a warning of the logger ``summarizer``). Used in a ``with`` statement, or closed by ``close``.

    With ``reading`` nothing is changed, and the file must be there.
    """

    def __init__(  # noqa: PLR0913 - each is a separate choice, and only the path must be made
        self,
        path: Path,
        *,
        retention: Retention = Retention(),  # noqa: B008 - it is frozen
        secrets: Iterable[str] = (),
        tell: Callable[[str], None] = _warn,
        patience: float = _PATIENCE,
        reading: bool = False,
    ) -> None:
        """Open the store. Raises StoreError: not ours, locked, full, not to be written."""
        self._path = path
        self._retention = retention
        self._secrets = Secrets(secrets)
        self._claims: Claims | None = None
        # Ages are counted from the clock as it stood here: one that jumps later must not make all of it old.
        self._opened, self._clock = time.time(), time.monotonic()
        if not reading:
            prepare_place(path)
            try:
                self._claims = Claims(path)
            except OSError as error:
                raise fault(error, path) from None
        try:
            self._database = Database(path, self._claims, patience=patience, tell=tell)
        except BaseException:
            if self._claims is not None:
                self._claims.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def run(self, *, command: str, model: str, settings: Settings, documents: Iterable[Document] = ()) -> RunLog:
        """Open a run in the log, and return it when the file has it. Waits for the disk. Raises StoreError.

        So a store that cannot be written is noticed before anything is paid for.
        """
        if self._claims is None:
            raise StoreError(f"the store {self._path} is open for reading only")
        sources = json.dumps([(open_source(one.source), one.sha256) for one in documents])
        without = self._secrets.without
        opening = Opening(
            id=random.token_hex(_ID_BYTES),
            command=without(command),
            model=without(model),
            settings=without(open_settings(settings)),
            sources=without(sources),
            started=time.time(),
        )
        log = RunLog(opening, self._database, self._claims, self._secrets)
        log.opened().result()
        return log

    def journal(self, run: RunLog) -> Journal:
        """Return the journal of a batch that ``run`` works on. Raises StoreError where the store is only read."""
        if self._claims is None:
            raise StoreError(f"the store {self._path} is open for reading only")
        return Journal(run, self._database, self._claims, self._secrets)

    def jobs(self) -> Iterator[Job]:
        """Yield all jobs of all batches, in the order in which they were planned. Raises StoreError."""
        try:
            yield from jobs(self._database, self._path)
        except OSError as error:
            raise fault(error, self._path) from None
        except ValueError:  # a key that is none
            raise self._strange() from None

    def parcels(self) -> list[Parcel]:
        """Return what is under way by providers' batches, as it was last heard of. Raises StoreError."""
        return self._database.after_writes(parcels).result()

    def runs(self) -> list[PastRun]:
        """Return all runs, the newest first. Raises StoreError."""
        try:
            return self._database.after_writes(past.runs).result()
        except ValueError:
            raise self._strange() from None

    def details(self, run: str) -> RunDetails:
        """Return all that is known of a run, named by its id or by four digits or more of its beginning.

        Raises UsageError where that names no run, or several; StoreError.
        """
        found = self._database.after_writes(lambda connection: past.ids(connection, run)).result()
        if len(run) < _FEWEST_DIGITS or not found:
            raise UsageError(f"there is no run {run[:40]!r}", hint="summarizer runs lists them")
        if len(found) > 1:
            raise UsageError(f"{len(found)} runs begin with {run!r}", hint="give more of the id")
        try:
            details = self._database.after_writes(lambda connection: past.details(connection, found[0])).result()
        except ValueError:
            raise self._strange() from None
        if details is None:
            raise UsageError(f"the run {run!r} has just been deleted")
        return details

    def clear(self, *, older_than_days: float | None = None) -> int:
        """Delete all runs, or the older ones, with their prompts and answers; return how many. Raises StoreError."""
        before = None if older_than_days is None else self._now() - older_than_days * SECONDS_A_DAY
        count = self._repeatedly(lambda connection: drop(connection, before=before))
        self._tidy()
        return count

    def clear_aside(self, *, older_than_days: float | None = None) -> int:
        """Delete the broken stores that were set aside, or the older ones; return how many. Raises StoreError."""
        days = older_than_days or 0
        return forget_aside(self._path, before=float("inf") if not days else self._now() - days * SECONDS_A_DAY)

    def close(self) -> None:
        """Write what is still to be written, delete what is beyond the retention limit, close the file.

        Raises StoreError where that could not be deleted; all that was written is safe.
        """
        try:
            if self._claims is not None:
                self._retain()
        finally:
            self._database.close()
            if self._claims is not None:
                self._claims.close()
                self._claims = None

    def _retain(self) -> None:
        """Delete what is beyond the limit, except what was begun since this store was opened."""
        days, megabytes = self._retention.days, self._retention.megabytes
        dropped = 0
        if days is not None:
            before = min(self._now() - days * SECONDS_A_DAY, self._opened)
            forget_aside(self._path, before=before)
            dropped += self._repeatedly(lambda connection: drop(connection, before=before))
        if megabytes is not None:
            dropped += self._repeatedly(
                lambda connection: drop_oldest(connection, megabytes=megabytes, until=self._opened)
            )
        if dropped:
            self._tidy()

    def _repeatedly(self, work: Callable[..., int]) -> int:
        """Do ``work``, a transaction each time, until it has nothing left to do; return how much it did."""
        total = 0
        while done := self._database.write(work).result():
            total += done
        return total

    def _tidy(self) -> None:
        self._database.write(sweep).result()
        self._database.after_writes(shrink).result()

    def _strange(self) -> StoreError:
        return foreign(self._path, "it holds what summarizer does not write")

    def _now(self) -> float:
        return self._opened + time.monotonic() - self._clock
