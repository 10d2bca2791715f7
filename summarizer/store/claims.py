"""Who is asking what right now: a question claimed by one task is asked by no other, in this process or another.

A claim is a lock on one byte of a file beside the store. The system gives it up the moment its process dies, however
it dies, so a claim needs neither a lease nor a heartbeat, and no jump of the clock can break it.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

# Keys lock the bytes from 1 on; byte 0 is for whoever makes or replaces the store itself.
_WHOLE = 0
_PAUSE = 0.01  # seconds between two looks at a lock that somebody has
_PLACE_DIGITS = 15  # of a key in hex: 60 bits, and file offsets have 63. Keys that share them wait for each other.

if sys.platform == "win32":
    import msvcrt

    def _lock(file: int, place: int) -> None:
        os.lseek(file, place, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

    def _unlock(file: int, place: int) -> None:
        os.lseek(file, place, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(file: int, place: int) -> None:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)

    def _unlock(file: int, place: int) -> None:
        fcntl.lockf(file, fcntl.LOCK_UN, 1, place)


@dataclass
class _File:
    """The file of claims, opened once for a process: closing any handle of it would give up all its locks."""

    handle: int
    users: int = 0
    held: set[int] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)
    whole: threading.Lock = field(default_factory=threading.Lock)


_files: dict[tuple[int, int], _File] = {}
_guard = threading.Lock()


class Claims:
    """The claims on the questions of the store at ``path``. Safe for threads; not to be used across a fork."""

    def __init__(self, path: Path) -> None:
        """Open the file of claims beside ``path``, or make it. Raises OSError."""
        beside = claims_file(path)
        with _guard:
            known = _known(beside)
            if known is None:
                handle = os.open(beside, os.O_RDWR | os.O_CREAT, 0o600)
                info = os.fstat(handle)
                known = (info.st_dev, info.st_ino)
                _files[known] = _File(handle)
            self._known = known
            self._file = _files[known]
            self._file.users += 1

    def take(self, key: str) -> bool:
        """Claim ``key`` (hex) and return True, or return False where somebody else has it."""
        place = _place(key)
        with self._file.lock:
            if place in self._file.held:
                return False
            if not _took(self._file.handle, place):
                return False
            self._file.held.add(place)
            return True

    def release(self, key: str) -> None:
        """Give up the claim on ``key``."""
        place = _place(key)
        with self._file.lock:
            _unlock(self._file.handle, place)
            self._file.held.discard(place)

    @contextmanager
    def whole(self, patience: float) -> Iterator[None]:
        """Wait until nobody else makes or replaces the store, and keep it so.

        Raises BlockingIOError where somebody does for longer than ``patience`` seconds, a program that was stopped.
        """
        until = time.monotonic() + patience
        if not self._file.whole.acquire(timeout=patience):
            raise BlockingIOError
        try:
            while not _took(self._file.handle, _WHOLE):
                if time.monotonic() > until:
                    raise BlockingIOError
                time.sleep(_PAUSE)
            try:
                yield
            finally:
                with self._file.lock:
                    _unlock(self._file.handle, _WHOLE)
        finally:
            self._file.whole.release()

    def close(self) -> None:
        """Be done with the file, which is closed with its last user."""
        with _guard:
            self._file.users -= 1
            if not self._file.users:
                del _files[self._known]
                os.close(self._file.handle)


def claims_file(path: Path) -> Path:
    """Return the path of the file of claims of the store at ``path``."""
    return path.with_name(f"{path.name}-claims")


def taken(path: Path, keys: Iterable[str]) -> set[str]:
    """Return those of ``keys`` that somebody has claimed at the store at ``path``. Nothing is changed. Raises OSError.

    Whoever would claim one of them in that very moment may be refused once.
    """
    with _guard:
        beside = claims_file(path)
        known = _known(beside)
        if known is not None:
            handle = _files[known].handle
        elif beside.exists():
            handle = os.open(beside, os.O_RDWR)
        else:
            return set()
        own = _files[known].held if known is not None else set()
        try:
            return {key for key in keys if _place(key) in own or _is_taken(handle, _place(key))}
        finally:
            if known is None:
                os.close(handle)


def _is_taken(handle: int, place: int) -> bool:
    if not _took(handle, place):
        return True
    _unlock(handle, place)
    return False


def _took(handle: int, place: int) -> bool:
    """Lock a place, and tell whether that was possible: nobody else has it."""
    try:
        _lock(handle, place)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _known(beside: Path) -> tuple[int, int] | None:
    try:
        info = beside.stat()
    except FileNotFoundError:
        return None
    known = (info.st_dev, info.st_ino)
    return known if known in _files else None


def _place(key: str) -> int:
    return 1 + int(key[:_PLACE_DIGITS], 16)
