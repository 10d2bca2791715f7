"""Sources → the items of a batch: folders, patterns, lists and JSON lines, each in the order of its names or lines."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.batching.items import MOST_BYTES, Item, Line
from summarizer.document import STANDARD_INPUT, Document
from summarizer.errors import SourceMissingError, UsageError
from summarizer.loading.names import is_address, shown
from summarizer.pipeline.sources import files_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from summarizer.pipeline.sources import Source

BY_FOLDER: Final = "folder"
_LIST: Final = "@"
_LINES: Final = frozenset({".jsonl", ".ndjson"})
_MOST_FILES: Final = 10_000_000
_LONGEST_NAME: Final = 200  # characters of an id in a line


class Shard(NamedTuple):
    """One of ``of`` equal parts of a batch, counted from 1."""

    number: int
    of: int

    @classmethod
    def parsed(cls, text: str) -> Shard:
        """Return the shard that ``text`` means, as in 2/8. Raises UsageError."""
        number, slash, of = text.partition("/")
        if slash and number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of):
            return cls(int(number), int(of))
        raise UsageError(f"{text[:40]!r} is no shard", hint="the second of eight is 2/8")

    def has(self, item: Item) -> bool:
        """Tell whether an item is in this part: by its name alone, so that no other item moves it."""
        import hashlib  # noqa: PLC0415 - seldom asked for

        digest = hashlib.sha256(item.name.encode("utf-8", "surrogatepass")).digest()
        return int.from_bytes(digest[:8], "big") % self.of == self.number - 1


def items_of(
    sources: Sequence[Source],
    *,
    group_by: str | None = None,
    skipped: Callable[[str], None] = lambda _: None,
) -> list[Item]:
    """Return the items of a batch: one for each file, address, Document and line of JSON, once each.

    A folder and a pattern are their files; ``@FILE`` names one source a line (``@-``: standard input). ``group_by``
    makes one item of all files in a folder (``"folder"``), or of all lines whose field of that name says the same.
    ``skipped`` is told of files that are no documents.

    An item of a lone folder is named by its path there, others by their path or address as given, a line by its ``id``,
    else by its file and number. Raises UsageError, and SourceError for a folder or list that cannot be read.
    """
    named = list(_listed(sources))
    found = _Found(alone=len(named) == 1, group_by=group_by)
    for source in named:
        if isinstance(source, Document):
            found.add(source.source if source.file else source.title, source)
            continue
        files = files_of(source, most=_MOST_FILES)
        for why in files.skipped:
            skipped(why)
        for file in files.files:
            if _holds_lines(str(file)):
                found.add_lines(str(file))
            else:
                found.add_file(str(source), str(file))
    return [Item(name, tuple(sources)) for name, sources in found.items.items()]


class _Found:
    """The items found so far, by name."""

    def __init__(self, *, alone: bool, group_by: str | None) -> None:
        self._alone = alone
        self._group_by = group_by
        self._seen: set[str] = set()
        self.items: dict[str, list[str | Path | Document | Line]] = {}

    def add_file(self, source: str, file: str) -> None:
        if file in self._seen:
            return
        self._seen.add(file)
        name = os.path.relpath(file, source) if self._alone and file != source and os.path.isdir(source) else file  # noqa: PTH112
        if self._group_by == BY_FOLDER and not is_address(file):
            name = os.path.dirname(name) or "."  # noqa: PTH120 - a name that may hold anything
            self.items.setdefault(name, []).append(file)
        else:
            self.items.setdefault(name, [file])

    def add(self, name: str, source: Document | Line) -> None:
        """Add an item of its own; of two with one name, the second is told apart by a number."""
        unique, number = name, 2
        while unique in self.items:
            unique, number = f"{name} ({number})", number + 1
        self.items[unique] = [source]

    def add_lines(self, path: str) -> None:
        for line, told in _lines(path):
            by = self._group_by and told.get(self._group_by)
            if isinstance(by, str | int) and str(by).strip():
                self.items.setdefault(str(by)[:_LONGEST_NAME], []).append(line)
                continue
            own = told.get("id")
            is_name = isinstance(own, str | int) and not isinstance(own, bool) and str(own).strip()
            self.add(str(own)[:_LONGEST_NAME] if is_name else f"{path}:{line.number}", line)


def _listed(sources: Iterable[Source]) -> Iterator[Source]:
    """Yield the sources, those that a list names in its place."""
    for source in sources:
        if not (isinstance(source, str) and source.startswith(_LIST)):
            yield source
            continue
        name = source.removeprefix(_LIST)
        try:
            text = sys.stdin.read() if name == STANDARD_INPUT else Path(name).read_text(encoding="utf-8-sig")
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or "it is no text in UTF-8"
            raise SourceMissingError(f"the list {shown(name)} cannot be read: {why}", hint="check the path") from None
        yield from (line.strip() for line in text.splitlines() if line.strip())


def _lines(path: str) -> Iterator[tuple[Line, dict[str, object]]]:
    """Yield the lines of a file that are not blank, and what they tell. Raises SourceMissingError."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - a name, no Path
            offset, number = 0, 0
            while data := file.readline(MOST_BYTES):
                number += 1
                length, end = len(data), data
                while not end.endswith(b"\n") and (
                    end := file.readline(MOST_BYTES)
                ):  # reading it says that it is too long
                    length += len(end)
                if data.strip():
                    yield Line(path, number, offset, length), _object(data) if length == len(data) else {}
                offset += length
    except OSError as error:
        raise SourceMissingError(f"{shown(path)} cannot be read: {error.strerror}", hint="check the path") from None


def _holds_lines(file: str) -> bool:
    """Tell whether a source is a file of JSON lines, and not the name of something that has no end."""
    return Path(file).suffix.casefold() in _LINES and not is_address(file) and os.path.isfile(file)  # noqa: PTH113


def _object(data: bytes) -> dict[str, object]:
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}
