"""A connection to the file: made if it is not there, set aside if it is broken, refused if it is somebody else's.

The file may have been handed over by anybody: it is known by its header before SQLite reads it, and what it declares
is compared, to the letter, with what ours declare before any of it is used.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
import stat
import time
from contextlib import closing, suppress
from glob import escape
from typing import TYPE_CHECKING, Final

from summarizer.store.claims import claims_file
from summarizer.store.faults import fault, foreign, is_corrupt, is_forbidden
from summarizer.store.schema import APPLICATION_ID, VERSION, bring_up_to_date, build, expected, schema_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from summarizer.store.claims import Claims

_MAGIC: Final = b"SQLite format 3\0"
_APPLICATION_ID_AT = slice(68, 72)
_SIDE_FILES: Final = ("-wal", "-shm", "-journal")
_ASIDE: Final = ".corrupt-"
_LOOK_SECONDS: Final = 2.0
_STEPS: Final = 10_000  # of SQLite's machine, between two looks at the clock
_ASIDE_BYTES: Final = 4
_DATABASE_ENDINGS: Final = frozenset({".sqlite", ".sqlite3", ".db"})


class _CorruptError(Exception):
    """The file is broken."""


def prepare_place(path: Path) -> None:
    """Make the directory of the store, for its user alone, where there is none.

    Raises StoreError, also for a file that is not ours: later, with the file of claims beside it, it would seem so.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if is_there(path):
            _refuse_text(path, _header(path))
    except OSError as error:
        raise fault(error, path) from None


def is_there(path: Path) -> bool:
    """Tell whether the store exists; an empty file is none yet. Raises StoreError, also for what is no file."""
    try:
        info = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise fault(error, path) from None
    if not stat.S_ISREG(info.st_mode):
        raise foreign(path, "it is no file")
    return info.st_size > 0


def is_sound(path: Path, *, patience: float) -> bool:
    """Tell whether the store at ``path`` can be read, or one be begun; a broken one would be set aside first.

    All its pages are looked at, as far as that goes in two seconds. Nothing is changed. Raises StoreError where it is
    not ours, or locked for longer than ``patience`` seconds.
    """
    try:
        if is_there(path):
            with closing(_checked(path, patience, mode="ro")) as connection:
                return _whole(connection)
    except _CorruptError:
        return False
    except (sqlite3.Error, OSError) as error:
        if isinstance(error, sqlite3.Error) and is_corrupt(error):
            return False
        raise fault(error, path) from None
    return True


def _whole(connection: sqlite3.Connection) -> bool:
    """Tell whether no page is found broken before the time to look is up."""
    until = time.monotonic() + _LOOK_SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
    try:
        (told,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.OperationalError:
        if time.monotonic() > until:
            return True
        raise
    return bool(told == "ok")


def connect(path: Path, claims: Claims, *, patience: float, tell: Callable[[str], None]) -> sqlite3.Connection:
    """Return a connection to the store at ``path`` that waits up to ``patience`` seconds for another's lock.

    A broken file is renamed, ``tell`` is told so in one line, and a new one is begun. Raises StoreError for a file
    that is not ours, and where it cannot be read or written.
    """
    try:
        with claims.whole(patience):
            if not is_there(path):
                _make(path)
            try:
                return _checked(path, patience, mode="rw")
            except _CorruptError:
                aside = _set_aside(path)
            tell(f"the store {path} was corrupt: it is set aside as {aside.name}, and a new one begun")
            _make(path)
            return _checked(path, patience, mode="rw")
    except _CorruptError as error:  # again: the disk, not the file
        raise fault(sqlite3.OperationalError(str(error)), path) from None
    except (sqlite3.Error, OSError) as error:
        raise fault(error, path) from None


def connect_to_read(path: Path, *, patience: float) -> sqlite3.Connection:
    """Return a connection that changes nothing in a store that is there. Raises StoreError.

    SQLite makes files beside its own even to read; where it may not, and nobody writes, it can do without.
    """
    try:
        try:
            return _checked(path, patience, mode="ro")
        except sqlite3.Error as error:
            if not is_forbidden(error) or any(file.exists() for file in _beside(path)):
                raise
            return _checked(path, patience, mode="ro&immutable=1")
    except _CorruptError:
        raise fault(_corrupt(), path) from None
    except (sqlite3.Error, OSError) as error:
        raise fault(error, path) from None


def replace(path: Path, claims: Claims, was: tuple[int, int], *, patience: float, tell: Callable[[str], None]) -> None:
    """Set the store aside, found broken while in use, unless another process has done so already.

    ``was`` is the ``identity`` of the file that is broken. Raises StoreError.
    """
    try:
        with claims.whole(patience):
            if is_there(path) and identity(path) == was:
                aside = _set_aside(path)
                tell(f"the store {path} was corrupt: it is set aside as {aside.name}, and a new one begun")
    except OSError as error:
        raise fault(error, path) from None


def identity(path: Path) -> tuple[int, int]:
    """Return what tells this file from another of the same name. Raises OSError."""
    info = path.stat()
    return info.st_dev, info.st_ino


def _checked(path: Path, patience: float, *, mode: str) -> sqlite3.Connection:
    """Return a connection to a file that is ours. Raises _CorruptError, StoreError, sqlite3.Error or OSError."""
    header = _header(path)
    if not header.startswith(_MAGIC):
        _refuse_text(path, header)
        raise _CorruptError
    if int.from_bytes(header[_APPLICATION_ID_AT], "big") != APPLICATION_ID:
        raise foreign(path, "another program made it")
    if mode == "rw":
        with suppress(PermissionError):  # another user's, shared with us: how, is theirs to say
            path.chmod(0o600)
    connection = _connection(path, patience, mode)
    try:
        _set_up(connection)
        version = _compared(connection, path)
        if version < VERSION and mode == "rw":
            bring_up_to_date(connection, version)
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite3.Error) and is_corrupt(error):
            raise _CorruptError from None
        raise
    return connection


def _header(path: Path) -> bytes:
    """Return the first 100 bytes. Raises OSError."""
    with path.open("rb") as file:
        return file.read(100)


def _refuse_text(path: Path, header: bytes) -> None:
    """Raise StoreError for somebody's text, named as a store by mistake: it is not ours to rename."""
    is_store = path.suffix.casefold() in _DATABASE_ENDINGS or claims_file(path).exists()
    if not is_store and not header.startswith(_MAGIC):
        raise foreign(path, "it is no database")


def _connection(path: Path, patience: float, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,  # one thread at a time uses it, though not the one that opened it
    )


def _set_up(connection: sqlite3.Connection) -> None:
    """Trust nothing in the file, and make every commit durable. Raises sqlite3.Error."""
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA secure_delete=ON")
    connection.execute("PRAGMA temp_store=MEMORY")


def _compared(connection: sqlite3.Connection, path: Path) -> int:
    """Return the version of the file, having made sure that it declares what ours do. Raises StoreError, sqlite3.Error.

    Where another process brings it up to date meanwhile, it is looked at once more.
    """
    for _ in range(2):
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > VERSION:
            raise foreign(path, f"a newer summarizer made it (version {version})")
        declared = schema_of(connection)
        if declared and declared == expected(version):
            return int(version)
    raise foreign(path, "its tables are not as summarizer makes them")


def _make(path: Path) -> None:
    """Put a new store at ``path``, whole or not at all. Raises sqlite3.Error, OSError."""
    # A log that outlived its store would be taken for the new one's.
    new = path.with_name(f"{path.name}-new")
    for stale in (*_beside(path), new, *_beside(new)):
        stale.unlink(missing_ok=True)
    os.close(os.open(new, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(_connection(new, 0.0, "rw")) as connection:
        _set_up(connection)
        build(connection)
    new.replace(path)
    with suppress(OSError):  # not every system opens directories
        directory = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(directory)  # else a power cut could take the name, and with it all that was kept under it
        finally:
            os.close(directory)


def _set_aside(path: Path) -> Path:
    """Rename the file and its logs; return its new path. Raises OSError."""
    aside = path.with_name(f"{path.name}{_ASIDE}{secrets.token_hex(_ASIDE_BYTES)}")
    for old, new in zip(_beside(path), _beside(aside), strict=True):
        with suppress(FileNotFoundError):
            old.replace(new)
    return path.replace(aside)


def forget_aside(path: Path, *, before: float) -> int:
    """Delete what was set aside of the store at ``path`` before that time; return how many stores that were.

    They hold documents, prompts and answers as the store itself does. Raises StoreError.
    """
    count = 0
    try:
        for aside in path.parent.glob(f"{escape(path.name)}{_ASIDE}{'[0-9a-f]' * (2 * _ASIDE_BYTES)}"):
            info = aside.lstat()
            if max(info.st_mtime, info.st_ctime) < before:
                for file in (*_beside(aside), aside):
                    file.unlink(missing_ok=True)
                count += 1
    except OSError as error:
        raise fault(error, path) from None
    return count


def _beside(path: Path) -> list[Path]:
    return [path.with_name(path.name + ending) for ending in _SIDE_FILES]


def _corrupt() -> sqlite3.Error:
    error = sqlite3.DatabaseError("corrupt")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error
