"""The threads that speak to the file, so that no event loop waits for a disk.

One reads and one writes, each with a connection of its own: what is kept is found also while a write waits for
another program's lock. Everybody's writes that have gathered meanwhile go into one transaction, and into one wait for
the disk: 256 answers at once cost hardly more than one. A write is settled when it is durable.
"""

from __future__ import annotations

import sqlite3
import threading
from concurrent.futures import Future
from contextlib import suppress
from itertools import groupby
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from summarizer.errors import StoreError
from summarizer.store.faults import fault, is_corrupt
from summarizer.store.opening import connect, connect_to_read, identity, replace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from summarizer.store.claims import Claims

T = TypeVar("T")

_TOGETHER: Final = 256  # most orders of one transaction


class _Order(NamedTuple):
    """A piece of work on a connection, whether in a transaction, and where its result goes."""

    work: Callable[[sqlite3.Connection], Any]
    in_transaction: bool
    result: Future[Any]


class Database:
    """The file at ``path`` and the threads that work on it. Safe for threads.

    Without ``claims`` it is only read. What is ordered is done, whether or not anybody waits for it.
    """

    def __init__(self, path: Path, claims: Claims | None, *, patience: float, tell: Callable[[str], None]) -> None:
        """Open the file. Raises StoreError."""
        self._writing = None if claims is None else _Lane(path, claims, patience, tell)
        try:
            self._reading = _Lane(path, claims, patience, tell)
        except BaseException:
            if self._writing is not None:
                self._writing.close()
            raise

    def read(self, work: Callable[[sqlite3.Connection], T]) -> Future[T]:
        """Have ``work`` done, which changes nothing. The future raises StoreError."""
        return self._reading.order(work, in_transaction=False)

    def write(self, work: Callable[[sqlite3.Connection], T]) -> Future[T]:
        """Have ``work`` done in a transaction; its result is there when it is durable. The future raises StoreError."""
        return (self._writing or self._reading).order(work, in_transaction=True)

    def after_writes(self, work: Callable[[sqlite3.Connection], T]) -> Future[T]:
        """Have ``work`` done after all writes ordered before, outside any transaction. The future raises StoreError."""
        return (self._writing or self._reading).order(work, in_transaction=False)

    def close(self) -> None:
        """Finish all that was ordered, and close the file."""
        self._reading.close()
        if self._writing is not None:
            self._writing.close()


class _Lane:
    """One thread with one connection, and the orders that wait for it."""

    def __init__(self, path: Path, claims: Claims | None, patience: float, tell: Callable[[str], None]) -> None:
        self._path = path
        self._claims = claims
        self._patience = patience
        self._tell = tell
        self._open()
        self._orders: SimpleQueue[_Order | None] = SimpleQueue()
        self._closing = threading.Lock()
        self._closed = False
        self._thread = threading.Thread(target=self._serve, name="summarizer store", daemon=True)
        self._thread.start()

    def order(self, work: Callable[[sqlite3.Connection], T], *, in_transaction: bool) -> Future[T]:
        result: Future[T] = Future()
        result.set_running_or_notify_cancel()  # not to be cancelled: it may hold what was paid for
        with self._closing:
            if self._closed:
                result.set_exception(StoreError(f"the store {self._path} is closed"))
            else:
                self._orders.put(_Order(work, in_transaction, result))
        return result

    def close(self) -> None:
        with self._closing:
            if self._closed:
                return
            self._closed = True
            self._orders.put(None)
        self._thread.join()
        self._connection.close()

    def _open(self) -> None:
        if self._claims is None:
            self._connection = connect_to_read(self._path, patience=self._patience)
        else:
            self._connection = connect(self._path, self._claims, patience=self._patience, tell=self._tell)
        self._identity = identity(self._path)

    def _serve(self) -> None:
        last = False
        while not last:
            orders, last = self._gathered()
            for together, some in groupby(orders, lambda order: order.in_transaction):
                if together:
                    self._settle(list(some), self._in_transaction)
                else:
                    for order in some:
                        self._settle([order], self._plainly)

    def _gathered(self) -> tuple[list[_Order], bool]:
        """Wait for an order; return it and those that have come with it, and whether they are the last."""
        orders: list[_Order] = []
        with suppress(Empty):
            order = self._orders.get()
            while order is not None:
                orders.append(order)
                if len(orders) == _TOGETHER:
                    return orders, False
                order = self._orders.get_nowait()
            return orders, True
        return orders, False

    def _settle(self, orders: list[_Order], do: Callable[[list[_Order]], list[Any]]) -> None:
        try:
            results = self._done(orders, do)
        except Exception as error:  # noqa: BLE001 - whoever ordered is told; the thread goes on for the others
            told = fault(error, self._path) if isinstance(error, sqlite3.Error) else error
            for order in orders:
                order.result.set_exception(told)
        else:
            for order, result in zip(orders, results, strict=True):
                order.result.set_result(result)

    def _done(self, orders: list[_Order], do: Callable[[list[_Order]], list[Any]]) -> list[Any]:
        """Do the work in the file that is at the path now; in a new one, where that turns out to be broken."""
        if self._claims is None:
            return do(orders)
        if _moved(self._path, self._identity):
            self._reopen()
        try:
            return do(orders)
        except sqlite3.Error as error:
            if not is_corrupt(error):
                raise
        replace(self._path, self._claims, self._identity, patience=self._patience, tell=self._tell)
        self._reopen()
        return do(orders)

    def _reopen(self) -> None:
        with suppress(sqlite3.Error):
            self._connection.close()
        self._open()

    def _plainly(self, orders: list[_Order]) -> list[Any]:
        return [order.work(self._connection) for order in orders]

    def _in_transaction(self, orders: list[_Order]) -> list[Any]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            results = self._plainly(orders)
            self._connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                self._connection.rollback()
            raise
        return results


def _moved(path: Path, was: tuple[int, int]) -> bool:
    """Tell whether another file is at ``path`` by now, or none: another process has set the old one aside."""
    try:
        return identity(path) != was
    except OSError:
        return True
