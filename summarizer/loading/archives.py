"""Zip archives as documents come in: a few parts of them are read into memory, and nothing is ever written to disk.

Sizes are counted while a part is unpacked, for what an archive tells of itself may be a lie; names are but names.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from typing import Final

from summarizer.errors import SourceError, SourceTooLargeError

MOST_ENTRIES: Final = 10_000
MOST_OF_A_PART: Final = 16_000_000  # bytes, unpacked
MOST_OF_ALL: Final = 64_000_000  # bytes of all parts that are read
MOST_RATIO: Final = 200  # of what is unpacked to the whole archive, beyond a size that harms nobody
_HARMLESS: Final = 2_000_000

_PIECE = 65_536
_ENTRY = 46  # bytes of the shortest entry of a directory
_DIRECTORY_END = b"PK\x05\x06"
_LARGE_DIRECTORY = b"PK\x06\x07"  # of archives beyond 4 GB, which no document is
_COMMENT = 65_557  # bytes, at most, from the directory's end to the file's
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


class Archive:
    """A zip archive in memory; ``name`` is what errors call it.

    Raises SourceError where it is damaged or encrypted, SourceTooLargeError where it holds too much.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._size = len(data)
        self._unpacked = 0
        _refuse_large_directory(data, name)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError, EOFError, OSError) as error:
            raise self._damaged() from error
        self.names = frozenset(self._zip.namelist())
        if len(self.names) > MOST_ENTRIES:
            raise _too_many(name)

    def read(self, part: str) -> bytes:
        """Return the bytes of ``part``, which is one of ``names``. Raises as the class does."""
        data = bytearray()
        try:
            entry = self._zip.getinfo(part)
            if entry.compress_type not in _METHODS or entry.flag_bits & 0x1:
                raise SourceError(
                    f"{self._name} is encrypted, or packed in a way that is not read", hint="save it anew"
                )
            with self._zip.open(entry) as file:
                while piece := file.read(_PIECE):
                    data += piece
                    self._unpacked += len(piece)
                    self._refuse_bomb(len(data))
        except (
            zipfile.BadZipFile,
            zlib.error,
            ValueError,
            struct.error,
            NotImplementedError,
            EOFError,
            OSError,
            RuntimeError,
        ) as error:
            raise self._damaged() from error
        return bytes(data)

    def _refuse_bomb(self, part: int) -> None:
        allowed = max(_HARMLESS, MOST_RATIO * self._size)
        if part > MOST_OF_A_PART or self._unpacked > min(MOST_OF_ALL, allowed):
            raise SourceTooLargeError(
                f"{self._name} holds more than can be read, once unpacked", hint="save the part to be briefed by itself"
            )

    def _damaged(self) -> SourceError:
        return SourceError(f"{self._name} is damaged: no archive that can be unpacked", hint="save it anew")


def within(base: str, target: str) -> str:
    """Return the name of the part that ``target`` means, seen from the part ``base``; "" where it leads out."""
    path = target.partition("#")[0].replace("\\", "/")
    joined = path.lstrip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(base), path)
    joined = posixpath.normpath(joined)
    return "" if joined.startswith("..") or joined == "." else joined


def _refuse_large_directory(data: bytes, name: str) -> None:
    """Raise SourceTooLargeError where the directory, which is read at once, has too many entries."""
    end = data.rfind(_DIRECTORY_END, max(0, len(data) - _COMMENT))
    if end < 0 or len(data) < end + 22:
        raise SourceError(f"{name} is damaged: no archive that can be unpacked", hint="save it anew")
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    if size > MOST_ENTRIES * (_ENTRY + 200) or data[max(0, end - 20) : end].startswith(_LARGE_DIRECTORY):
        raise _too_many(name)


def _too_many(name: str) -> SourceTooLargeError:
    return SourceTooLargeError(f"{name} holds more than {MOST_ENTRIES:,} files", hint="save the text by itself")
