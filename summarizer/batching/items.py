"""What a batch is made of: an item is one brief to be made, of one source or of several."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from summarizer.document import Document
from summarizer.errors import SourceError, SourceMissingError, SourceNotTextError, SourceTooLargeError
from summarizer.loading.formats import JSON_LINES
from summarizer.loading.json_lines import read_json_lines
from summarizer.loading.names import is_address, shown
from summarizer.loading.raw import Raw

if TYPE_CHECKING:
    from summarizer.pipeline.sources import Source
    from summarizer.settings import Settings


MOST_BYTES: Final = 50_000_000  # of a line
_MOST_HASHED: Final = 200_000_000  # bytes of a file: a larger one is refused, unless somebody wants to wait for it
_UNREADABLE: Final = bytes(hashlib.sha256().digest_size)  # for the hash of what cannot be read


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file of JSON lines, by where it lies in bytes; ``number`` counts from 1.

    One that tells its ``id`` is known by it: lines that come before it later do not make another of it. ``sha256`` is
    the hash of its bytes: what lies there when it is read may be another's by then.
    """

    path: str
    number: int
    offset: int
    length: int
    sha256: bytes
    id: str = ""

    def read(self) -> bytes:
        """Return its bytes. Raises SourceMissingError, also where they have changed, and SourceTooLargeError."""
        name = f"{shown(self.path)}, line {self.number}"
        if self.length > MOST_BYTES:
            raise SourceTooLargeError(f"{name} has more than {MOST_BYTES:,} bytes", hint="split it")
        try:
            with open(self.path, "rb") as file:  # noqa: PTH123 - a name, no Path
                file.seek(self.offset)
                data = file.read(self.length)
        except OSError as error:
            raise SourceMissingError(f"{shown(self.path)} cannot be read: {error.strerror}") from None
        if hashlib.sha256(data).digest() != self.sha256:
            raise SourceMissingError(f"{name} has changed since the batch began", hint="run it again")
        return data

    def document(self) -> Document:
        """Return the document that it holds. Raises SourceError where it holds none."""
        title, name = shown(Path(self.path).stem), f"{shown(self.path)}, line {self.number}"
        raw = Raw(shown(self.path), name, title, JSON_LINES, self.read())
        try:
            (document,) = read_json_lines(raw)
        except (SourceNotTextError, SourceTooLargeError):
            raise
        except SourceError:  # which tells of a file
            raise SourceError(f"{name} is no JSON object with a text", hint='write {"text": "…"}') from None
        if document.title == f"{title}, line 1":  # it has none of its own; there it is the only line
            own = shown(self.id) if self.id else f"line {self.number}"
            return document.model_copy(update={"title": f"{title}, {own}"})
        return document


@dataclass(frozen=True, slots=True)
class Item:
    """One brief to be made. ``name`` tells it from all others of its batch, whenever that is planned."""

    name: str
    sources: tuple[str | Path | Document | Line, ...]

    def opened(self) -> tuple[Source, ...]:
        """Return its sources as ``summarize`` takes them. Raises SourceError for a line that holds no document."""
        return tuple(source.document() if isinstance(source, Line) else source for source in self.sources)

    def content(self) -> str:
        """Return a hash of what would be read for it, in hex: of a page on the web, its address alone.

        Of a file that would take long to read, it is that of its size and time. Of what cannot be read, it is that it
        cannot: whoever reads it says why.
        """
        told = hashlib.sha256()
        for source in self.sources:
            try:
                told.update(_content(source))
            except SourceError:
                told.update(_UNREADABLE)
        return told.hexdigest()

    def key(self, deciding: str) -> str:
        """Return what it is known by in the journal, in hex: its name, its sources, and all that decides its brief."""
        return hashlib.sha256(json.dumps([deciding, self.name, *map(_place, self.sources)]).encode()).hexdigest()


# The settings that decide what a brief says, beside the model.
_DECIDING = ("kind", "focus", "max_items", "thorough", "language", "chunk_characters")


def deciding(settings: Settings, model: str) -> str:
    """Return all that decides how a brief is made by the model of that identity, beside its sources."""
    told: dict[str, Any] = {name: getattr(settings, name) for name in _DECIDING}
    return json.dumps([model, told], sort_keys=True)


def _content(source: str | Path | Document | Line) -> bytes:
    if isinstance(source, Document):
        return source.id.encode()
    if isinstance(source, Line):
        source.read()  # or raise
        return source.sha256
    if is_address(source):
        return hashlib.sha256(source.encode("utf-8", "surrogatepass")).digest()
    try:
        info = os.stat(source)  # noqa: PTH116 - a name, or a Path
        if not stat.S_ISREG(info.st_mode):
            raise SourceMissingError(f"{shown(str(source))} is no file")  # it may have no end
        if info.st_size > _MOST_HASHED:
            return hashlib.sha256(f"{info.st_size} bytes of {info.st_mtime_ns}".encode()).digest()
        with open(source, "rb") as file:  # noqa: PTH123 - as above
            return hashlib.file_digest(file, "sha256").digest()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "no file can have this name"
        raise SourceMissingError(f"{shown(str(source))} cannot be read: {why}", hint="check the path") from None


def _place(source: str | Path | Document | Line) -> str:
    """Return where a source lies, on this machine."""
    if isinstance(source, Document):
        return source.source
    if isinstance(source, Line):
        return f"{os.path.abspath(source.path)}:{source.id or source.number}"  # noqa: PTH100 - a name that may hold anything
    return source if is_address(source) else os.path.abspath(source)  # noqa: PTH100 - as above
