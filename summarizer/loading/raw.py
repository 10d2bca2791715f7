"""The bytes of a source, read with a limit and no further than they are of use."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, TypedDict, Unpack
from urllib.parse import unquote

from summarizer.document import Document, identity
from summarizer.errors import (
    SourceEmptyError,
    SourceError,
    SourceMissingError,
    SourceNotTextError,
    SourceTooLargeError,
)
from summarizer.loading.decoding import is_binary
from summarizer.loading.formats import BINARY, HTML, MARKDOWN, TEXT, described, is_promised, media_type
from summarizer.loading.invisible import invisible, is_blank, told_of_invisible
from summarizer.loading.names import is_address, shown

if TYPE_CHECKING:
    from collections.abc import Container
    from io import FileIO
    from typing import BinaryIO

    from summarizer.document import Place

STDIN = "-"
# Of what is no file, these are read, for what is there is open already, as what a shell puts in for "<(command)", or
# empty. A pipe that nobody writes to would be waited for without end.
_OPEN = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/", os.devnull)
MOST_CHARACTERS = 10_000_000  # of a text, unless the caller says more: thirty long novels
_PIECE = 1 << 18  # bytes
_TOLD = {HTML: HTML, "application/xhtml+xml": HTML, MARKDOWN: MARKDOWN}  # by servers, of what looks like plain text


class Told(TypedDict, total=False):
    """What a format tells of its text: fields of ``Document``."""

    author: str
    published: str
    site: str
    places: tuple[Place, ...]
    notices: tuple[str, ...]


@dataclass(frozen=True)
class Raw:
    """The bytes of a source: ``source`` is its path or ``-``, ``name`` what errors call it, both fit to be shown.

    ``title`` is what to call the text if it does not say; ``charset`` the encoding that a server names, "" where none;
    ``max_characters`` is how long a text of it may be.
    """

    source: str
    name: str
    title: str
    media_type: str
    data: bytes
    charset: str = ""
    max_characters: int = MOST_CHARACTERS

    @cached_property
    def sha256(self) -> str:
        """The hash of the bytes."""
        return hashlib.sha256(self.data).hexdigest()

    def refuse_longer(self, text: str) -> None:
        """Raise SourceTooLargeError for a text that would take more memory and time to brief than a caller expects."""
        if len(text) > self.max_characters:
            raise SourceTooLargeError(
                f"{self.name} has a text of more than {self.max_characters:,} characters",
                hint="split it, or raise the limit (SUMMARIZER_MAX_CHARACTERS)",
            )

    def document(self, text: str, *, title: str = "", **told: Unpack[Told]) -> Document:
        """Return the Document of a ``text`` that was made of these bytes, with what else is told of it.

        Runs of characters that nobody sees are hidden places of it, and are told. Raises SourceTooLargeError for a text
        that is too long, SourceEmptyError where nothing of it is seen.
        """
        self.refuse_longer(text)
        if is_blank(text):
            raise SourceEmptyError(f"{self.name} has no text to be seen", hint="name a file with text in it")
        if unseen := tuple(invisible(text)):
            told["places"] = (*told.get("places", ()), *unseen)
            told["notices"] = (*told.get("notices", ()), *told_of_invisible(unseen))
        return Document(
            id=identity(self.sha256, text),
            source=self.source,
            text=text,
            title=title or self.title,
            media_type=self.media_type,
            sha256=self.sha256,
            **told,
        )


def read(
    source: str | Path, *, readable: Container[str], max_bytes: int, allow_private: bool = False, offline: bool = False
) -> Raw:
    """Return the bytes of the file ``source``, of a web address, or of standard input where it is ``"-"``.

    Raises SourceMissingError where there is nothing to read or it may not be read, SourceTooLargeError above
    ``max_bytes``, SourceNotTextError where the first bytes show a media type that is not ``readable``, and SourceError
    for a directory, pipe or device, and an address that may not be read or does not answer (see ``fetching``), as none
    may ``offline``.
    """
    if source == STDIN:
        return _standard_input(readable, max_bytes)
    if is_address(source):
        if offline:
            raise SourceError(
                f"{shown(source)} is not fetched: offline, no server is asked",
                hint="save it in a file and name that, or leave --offline out",
            )
        return _web(source, readable, max_bytes, allow_private=allow_private)
    if source == "":  # Path would take it for the directory we are in
        raise SourceMissingError("an empty path names no file", hint="check the path")
    name = shown(str(source))
    try:
        return _file(Path(source), name, readable, max_bytes)
    except OSError as error:
        raise _explained(error, name) from error
    except ValueError as error:
        raise SourceMissingError(f"{name}: no file can have this name", hint="check the path") from error


def unreadable(path: Path, readable: Container[str]) -> str:
    """Return why a file is no document of a ``readable`` media type, told by its first bytes; "" where it may be one.

    A file that is called like a document is taken for one, as is what cannot be opened: reading it says what is wrong.
    """
    if is_promised(path.suffix):
        return ""
    name = shown(str(path))
    try:
        with path.open("rb", buffering=0) as file:
            head = file.read(_PIECE)
        _refuse_unless_readable(media_type(head, path.suffix), head, name, readable)
    except SourceNotTextError as error:
        return error.message
    except (OSError, ValueError):
        return ""
    return "" if head else f"{name} is empty"


def _standard_input(readable: Container[str], max_bytes: int) -> Raw:
    name = "standard input"
    if sys.stdin is None or sys.stdin.closed:
        raise SourceMissingError(f"{name} is closed", hint="name a file, or pipe a text in")
    try:
        kind, data = _bounded(sys.stdin.buffer, name, "", readable, max_bytes)
    except OSError as error:
        raise _explained(error, name) from error
    return Raw(STDIN, name, name, kind, data)


def _file(path: Path, name: str, readable: Container[str], max_bytes: int) -> Raw:
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise SourceError(f"{name} is a directory", hint="name the files in it")
    if not stat.S_ISREG(status.st_mode) and not str(path).startswith(_OPEN):
        raise SourceError(f"{name} is a pipe or a device, not a file", hint="pipe its text in, and name - for it")
    if stat.S_ISREG(status.st_mode) and status.st_size > max_bytes:
        raise _too_large(name, max_bytes)
    with path.open("rb", buffering=0) as file:
        kind, data = _bounded(file, name, path.suffix, readable, max_bytes)
    return Raw(name, name, shown(path.stem), kind, data)


def _web(url: str, readable: Container[str], max_bytes: int, *, allow_private: bool) -> Raw:
    """Return what is at ``url``. Its first bytes tell its type, then its name, then the server."""
    from summarizer.loading.addresses import is_global  # noqa: PLC0415 - dear, and most sources are files
    from summarizer.loading.fetching import fetched  # noqa: PLC0415

    name, path = shown(url), PurePosixPath(unquote(url.partition("://")[2].partition("?")[0].partition("#")[0]))
    admits = (lambda _: True) if allow_private else is_global
    found = fetched(url, max_bytes=max_bytes, admits=admits)
    head = found.data[:_PIECE]
    kind = media_type(head, path.suffix if path.parent.name else "")
    if kind == TEXT and found.media_type in _TOLD:
        kind = _TOLD[found.media_type]
    _refuse_unless_readable(kind, head, name, readable)
    return Raw(url, name, shown(path.name or name), kind, found.data, found.charset)


def _bounded(
    file: BinaryIO | FileIO, name: str, suffix: str, readable: Container[str], max_bytes: int
) -> tuple[str, bytes]:
    """Return the media type and bytes of ``file``, read in pieces: what size it says it has may be wrong, or none."""
    data = bytearray()
    kind = ""
    while piece := file.read(_PIECE):
        if not kind:
            kind = media_type(piece, suffix)
            _refuse_unless_readable(kind, piece, name, readable)
        data += piece
        if len(data) > max_bytes:
            raise _too_large(name, max_bytes)
    return kind or media_type(b"", suffix), bytes(data)


def _refuse_unless_readable(kind: str, head: bytes, name: str, readable: Container[str]) -> None:
    if kind in readable and kind.startswith("text/") and is_binary(head):
        kind = BINARY
    if kind not in readable:
        raise SourceNotTextError(
            f"{name} seems to be {described(kind)}, which is not read yet",
            hint="export its text to a file and name that",
        )


def _too_large(name: str, max_bytes: int) -> SourceTooLargeError:
    return SourceTooLargeError(
        f"{name} has more than {max_bytes:,} bytes", hint="split it, or raise the limit (SUMMARIZER_MAX_BYTES)"
    )


def _explained(error: OSError, name: str) -> SourceMissingError:
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return SourceMissingError(f"{name}: there is no such file", hint="check the path")
        case errno.EACCES | errno.EPERM:
            return SourceMissingError(f"{name} may not be read: permission denied", hint="ask its owner for it")
        case None:
            return SourceMissingError(f"{name} cannot be read", hint="check the path")
        case code:
            return SourceMissingError(f"{name} cannot be read: {os.strerror(code).lower()}", hint="check the path")
