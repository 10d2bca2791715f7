"""What can go wrong with the file, said in one line with what to do."""

from __future__ import annotations

import errno
import sqlite3
from typing import TYPE_CHECKING

from summarizer.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

_PRIMARY = 0xFF  # SQLite's extended codes hold the plain one in their last byte
_CORRUPT = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_LOCKED = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_FORBIDDEN = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH})
_KEPT = "nothing stored is lost"


def is_corrupt(error: sqlite3.Error) -> bool:
    """Tell whether the file itself is broken, not the way to it."""
    return _code(error) in _CORRUPT


def is_forbidden(error: sqlite3.Error) -> bool:
    """Tell whether the file, or its folder, may not be used so."""
    return _code(error) in _FORBIDDEN


def fault(error: sqlite3.Error | OSError, path: Path) -> StoreError:
    """Return ``error``, met at the store at ``path``, as one of ours."""
    if isinstance(error, OSError):
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        forbidden = error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}
        locked, corrupt = isinstance(error, BlockingIOError), False
    else:
        code = _code(error)
        full, forbidden = code == sqlite3.SQLITE_FULL, is_forbidden(error)
        locked, corrupt = code in _LOCKED, code in _CORRUPT
    if full:
        return StoreError(f"the disk under the store {path} is full", hint=f"make room and try again; {_KEPT}")
    if locked:
        return StoreError(f"the store {path} is locked by another program", hint=f"end it and try again; {_KEPT}")
    if forbidden:
        return StoreError(
            f"the store {path} cannot be read or written", hint="allow it, or name another file with --store"
        )
    if corrupt:
        return StoreError(f"the store {path} is corrupt", hint="move it away; the next brief begins a new one")
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return StoreError(f"the store {path} cannot be used: {reason}", hint="name another file with --store")


def foreign(path: Path, what: str) -> StoreError:
    """Return the error for a file that is not of our making."""
    return StoreError(f"{path} is no store of summarizer: {what}", hint="name another file with --store")


def _code(error: sqlite3.Error) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & _PRIMARY
