"""A file that is written whole or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# A temporary name begins with the file's, so that whoever finds one after a crash knows what it was to be; file
# systems allow 255 bytes of it.
_LONGEST_NAME = 100
_RANDOM = 8  # characters that are put behind it


def usual_mode() -> int:
    """Return the permissions that other new files of this user have. No thread may make a file meanwhile."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def write_whole(target: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Write all of ``data`` to ``target`` or nothing. Raises OSError, with what stood there before left as it was."""
    with whole(target, mode=mode) as file:
        file.write(data)


@contextmanager
def whole(target: Path, *, mode: int = 0o600) -> Iterator[BinaryIO]:
    """Yield a file that becomes ``target`` where the body ends well, and is gone where it does not.

    It has a temporary name first, is on the disk then, and renamed last. ``mode`` are its permissions; until it has its
    name only its owner may read it. Raises OSError, with what stood there before left as it was.
    """
    import tempfile  # noqa: PLC0415 - dear, and seldom needed

    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:_LONGEST_NAME]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, mode)  # noqa: PTH101 - a name, no Path
        os.replace(temporary, target)  # noqa: PTH105 - likewise
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108 - likewise
        raise


def written_to(name: str) -> str:
    """Return the name of the file that one with the temporary ``name`` was to become; "" where it is none of ours.

    Of a long name, it is the beginning.
    """
    target, dot, random = name.removeprefix(".").rpartition(".")
    return target if name.startswith(".") and dot and len(random) == _RANDOM else ""
