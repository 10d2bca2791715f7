"""Sources → the items of a batch: folders, patterns, lists and JSON lines, each in the order of its names or lines."""

from __future__ import annotations

import codecs
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.batching.items import MOST_BYTES, Item, Line
from summarizer.batching.outcomes import Written
from summarizer.document import STANDARD_INPUT, Document
from summarizer.errors import SourceError, SourceMissingError, UsageError
from summarizer.loading.names import is_address, shown
from summarizer.pipeline.sources import files_of
from summarizer.rendering.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from summarizer.batching.outcomes import Out
    from summarizer.pipeline.sources import Source

BY_FOLDER: Final = "folder"
_LIST: Final = "@"
_COMMENT: Final = "#"
_JUDGED: Final = 65_536  # bytes of a text that are looked at
_NAME: Final = re.compile(rb"(?:https?://\S+|[^\s<>{}|]*\.\w{1,8}|#.*)")
_LINES: Final = frozenset({".jsonl", ".ndjson"})
_MOST_FILES: Final = 10_000_000
_SHARD: Final = re.compile(r"(\d{1,18})/(\d{1,18})")
_LONGEST_NAME: Final = 200  # characters of an id in a line, or of a group


class Shard(NamedTuple):
    """One of ``of`` equal parts of a batch, counted from 1."""

    number: int
    of: int

    @classmethod
    def parsed(cls, text: str) -> Shard:
        """Return the shard that ``text`` means, as in 2/8. Raises UsageError."""
        if match := _SHARD.fullmatch(text):
            number, of = map(int, match.groups())
            if 1 <= number <= of:
                return cls(number, of)
        raise UsageError(f"{text[:40]!r} is no shard", hint="the second of eight is 2/8")

    def has(self, item: Item) -> bool:
        """Tell whether an item is in this part: by its name alone, so that no other item moves it."""
        digest = sha256(item.name.encode("utf-8", "surrogatepass")).digest()
        return int.from_bytes(digest[:8], "big") % self.of == self.number - 1


def items_of(
    sources: Sequence[Source],
    *,
    group_by: str | None = None,
    out: Out | None = None,
    skipped: Callable[[str], None] = lambda _: None,
) -> list[Item]:
    """Return the items of a batch: one for each file, address, Document and line of JSON, once each.

    A folder and a pattern are their files; ``@FILE`` names one source a line (``@-``: standard input). ``group_by``
    makes one item of all files in a folder (``"folder"``), or of all lines whose field of that name says the same.
    What batches have written is no document, into ``out`` or elsewhere. ``skipped`` is told of files that are none.

    An item of a lone folder is named by its path there, others by their path or address as given, a line by its ``id``,
    else by its file and number. Raises UsageError, and SourceError for a list, or a lone folder or pattern, that cannot
    be read; one among others is an item that fails.
    """
    if isinstance(sources, str | Path | Document):
        raise UsageError("the sources of a batch are a list, and this is one source", hint="put it in brackets")
    if not isinstance(sources, Iterable):  # None, or what gives its sources asynchronously
        raise UsageError(f"the sources of a batch are a list, not {type(sources).__name__}")
    named = list(_listed(sources))
    found = _Found(alone=len(named) == 1, group_by=group_by)
    written, own = Written(out), Counter[str]()
    for source in named:
        if isinstance(source, Document):
            found.add(source.source if source.file else source.title, source)
            continue
        if source == STANDARD_INPUT:
            raise UsageError("standard input is no document of a batch", hint="@- reads names of documents from it")
        for file in _files_of(source, alone=len(named) == 1, skipped=skipped):
            if file != str(source) and file in written:
                own[os.path.dirname(file)] += 1  # noqa: PTH120 - a name that may hold anything
            else:
                found.add_file(str(source), file)
    if group_by is not None and found.items and not found.groups:
        what = "file is in a folder" if group_by == BY_FOLDER else "line of JSON has a field of that name"
        raise UsageError(f"nothing can be joined by {group_by[:_LONGEST_NAME]!r}: no {what}", hint="check --group-by")
    for folder, count in own.items():
        skipped(f"{counted(count, 'file')} that a batch has written to {shown(folder)}")
    return [Item(name, tuple(sources)) for name, sources in found.items.items()]


def _files_of(source: str | Path, *, alone: bool, skipped: Callable[[str], None]) -> list[str]:
    """Return the files of a source; itself, where it has none and is not alone: it fails when it is briefed."""
    try:
        files = files_of(source, most=_MOST_FILES)
    except SourceError:
        if alone:
            raise
        return [str(source)]
    for why in files.skipped:
        skipped(why)
    return [str(file) for file in files.files]


class _Found:
    """The items found so far, by name. A group, a file and a line that are called the same are items of their own."""

    def __init__(self, *, alone: bool, group_by: str | None) -> None:
        self._alone = alone
        self._group_by = group_by
        self._seen: set[str] = set()
        self._namesakes: Counter[str] = Counter()
        self.groups: dict[tuple[str, str], str] = {}  # their names in ``items``, by what makes them one
        self.items: dict[str, list[str | Path | Document | Line]] = {}

    def add_file(self, source: str, file: str) -> None:
        """Add a file or an address, or all lines of a file, once, however often and by whatever way it is named."""
        place = file if is_address(file) else os.path.abspath(file)  # noqa: PTH100 - a name that may hold anything
        if place in self._seen:
            return
        self._seen.add(place)
        name = os.path.relpath(file, source) if self._alone and file != source and os.path.isdir(source) else file  # noqa: PTH112
        if _holds_lines(file):
            self._add_lines(file, name)
        elif self._group_by == BY_FOLDER and not is_address(file):
            self._join(BY_FOLDER, os.path.dirname(name) or ".", file)  # noqa: PTH120 - as above
        else:
            self.add(name, file)

    def add(self, name: str, source: str | Document | Line) -> None:
        """Add an item of its own; of several with one name, all but the first are told apart by a number."""
        self.items[self._free(name)] = [source]

    def _add_lines(self, path: str, name: str) -> None:
        """Add the lines of a file of that name, each as an item, or to those with which a field joins it."""
        try:
            for line, told in _lines(path):
                by = self._group_by and told.get(self._group_by)
                if isinstance(by, str | int) and str(by).strip():
                    self._join("line", str(by), line)
                else:
                    self.add(line.id or f"{name}:{line.number}", line)
        except OSError:  # whoever reads it says why
            self.add(name, path)

    def _join(self, sort: str, by: str, source: str | Line) -> None:
        """Add a source to its group, which has the whole of ``by``, while its name may hold a part."""
        name = self.groups.get((sort, by))
        if name is None:
            name = self.groups[sort, by] = self._free(by[:_LONGEST_NAME])
            self.items[name] = []
        self.items[name].append(source)

    def _free(self, name: str) -> str:
        """Return a name that no item has yet: this one, or this with a number."""
        free = name
        while free in self.items:
            self._namesakes[name] += 1
            free = f"{name} ({self._namesakes[name] + 1})"
        return free


def _listed(sources: Iterable[Source]) -> Iterator[Source]:
    """Yield the sources, those that a list names in its place."""
    for source in sources:
        if isinstance(source, str) and source.startswith(_LIST):
            yield from _named_in(source.removeprefix(_LIST))
        else:
            yield source


def looks_like_list(source: Source) -> bool:
    """Tell whether a source is a text of nothing but names of files and addresses, one a line.

    It is briefed as a document all the same: what stands in a document is never a path. Nothing that it names is looked
    for.
    """
    # a pipe is no file: what is read of it here, nobody reads again
    if not isinstance(source, str) or source.startswith(_LIST) or is_address(source) or not os.path.isfile(source):  # noqa: PTH113
        return False
    try:
        with open(source, "rb") as file:  # noqa: PTH123 - a name, no Path
            told = [line.strip() for line in file.read(_JUDGED).splitlines() if line.strip()]
    except (OSError, ValueError):  # whoever reads it says why
        return False
    return len(told) > 1 and all(map(_NAME.fullmatch, told))


def _named_in(name: str) -> Iterator[str]:
    """Yield what a list names, a line each; what is blank or begins with # is a comment, if it is no file's name.

    Raises SourceMissingError.
    """
    try:
        data = sys.stdin.buffer.read() if name == STANDARD_INPUT else Path(name).read_bytes()
    except (OSError, ValueError, AttributeError) as error:  # no file can have that name; there is no standard input
        why = getattr(error, "strerror", None) or "it is no file"
        raise SourceMissingError(f"the list {shown(name)} cannot be read: {why}", hint="check the path") from None
    if b"\0" in data:
        raise SourceMissingError(f"the list {shown(name)} is no text in UTF-8", hint="save it in UTF-8")
    for line in data.removeprefix(codecs.BOM_UTF8).splitlines():
        named = os.fsdecode(line.strip())  # a name may be of any bytes
        if named and (not named.startswith(_COMMENT) or os.path.lexists(named)):
            yield named


def _lines(path: str) -> Iterator[tuple[Line, dict[str, object]]]:
    """Yield the lines of a file that are not blank, whatever ends them, and what they tell. Raises OSError."""
    with open(path, "rb") as file:  # noqa: PTH123 - a name, no Path
        offset, number = 0, 0
        while data := file.readline(MOST_BYTES):
            length, end = len(data), data
            while not end.endswith(b"\n") and (end := file.readline(MOST_BYTES)):  # reading it says that it is too long
                length += len(end)
            is_whole = length == len(data)
            for line in data.splitlines(keepends=True) if is_whole else [data]:
                number += 1
                size = len(line) if is_whole else length
                if line.strip():
                    told = _object(line) if is_whole else {}
                    yield Line(path, number, offset, size, sha256(line).digest(), _id_in(told)), told
                offset += size


def _id_in(told: Mapping[str, object]) -> str:
    """Return the id that a line tells of itself, "" where it tells none."""
    own = told.get("id")
    is_name = isinstance(own, str | int) and not isinstance(own, bool)
    return str(own)[:_LONGEST_NAME] if is_name and str(own).strip() else ""


def _holds_lines(file: str) -> bool:
    """Tell whether a source is a file of JSON lines, and not the name of something that has no end."""
    return Path(file).suffix.casefold() in _LINES and not is_address(file) and os.path.isfile(file)  # noqa: PTH113


def _object(data: bytes) -> dict[str, object]:
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}
