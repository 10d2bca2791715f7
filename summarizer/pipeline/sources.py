"""What a caller may name as a source, and the documents that it is."""

from __future__ import annotations

import glob
import os
import stat
from contextlib import suppress
from itertools import islice, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypedDict, Unpack

from summarizer.document import STANDARD_INPUT, Document
from summarizer.errors import SourceEmptyError, SourceError, SourceMissingError, SourceTooLargeError, UsageError
from summarizer.loading import load, refuse_broken_json, unreadable
from summarizer.loading.names import is_address, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.settings import Settings

    Source = str | Path | Document

MOST_FILES: Final = 10_000  # in one folder, or of one pattern


class Limits(TypedDict, total=False):
    """What ``load`` may do for a source, as it calls it."""

    max_bytes: int
    max_characters: int
    allow_private: bool
    offline: bool


def limits_of(settings: Settings) -> Limits:
    """Return the limits that the settings have."""
    return Limits(
        max_bytes=settings.max_bytes,
        max_characters=settings.max_characters,
        allow_private=settings.allow_private,
        offline=settings.offline,
    )


class Files(NamedTuple):
    """The files of a source, and why others beside them are no documents."""

    files: tuple[Source, ...]
    skipped: tuple[str, ...] = ()


class _Path(NamedTuple):
    """A path, and the real one of the folder that it was found in."""

    path: str
    root: str


def files_of(source: Source, *, most: int = MOST_FILES) -> Files:
    """Return the files in a folder and the folders in it, or those that a pattern ("notes/*.pdf", "**/*.md") matches.

    They are in the order of their names. Hidden files are none; what is no document by its first bytes, and a link that
    leads out of the folder, are skipped and told. Any other source is returned as it is, and so is a file whose very
    name looks like a pattern.

    Raises UsageError for what is no path, web address or Document, SourceMissingError where no file matches a pattern,
    SourceEmptyError for a folder without documents, SourceTooLargeError for more files than ``most``.
    """
    if not isinstance(source, str | Path | Document):
        raise UsageError(f"a source is a path, a web address or a Document, not {type(source).__name__}")
    if isinstance(source, Document) or source in (STANDARD_INPUT, "") or is_address(source):
        return Files((source,))
    name = str(source)
    try:
        if os.path.isdir(name):  # noqa: PTH112 - Path may raise, for names that no file can have
            return _sifted(name, _inside(name, ""), most)
        if os.path.lexists(name) or not glob.has_magic(name):
            return Files((source,))
        matches = glob.iglob(name, recursive=True)  # noqa: PTH207 - Path's takes no pattern with a root
        root = os.path.realpath(_fixed(name))
        found = list(islice((path for match in matches for path in _inside(match, root)), most + 1))
    except ValueError:  # loading says it
        return Files((source,))
    if not found:
        raise SourceMissingError(f"{shown(name)} matches no file", hint="check the pattern")
    return _sifted(name, found, most)


def _fixed(pattern: str) -> Path:
    """Return the folder that a pattern begins with, before its first wildcard."""
    return Path(*takewhile(lambda part: not glob.has_magic(part), Path(pattern).parts))


def _inside(name: str, root: str) -> Iterator[_Path]:
    """Yield a file, found in ``root``, or the files in a folder at any depth but those that are hidden.

    Links to folders lead nowhere.
    """
    if not os.path.isdir(name):  # noqa: PTH112
        # A pattern may well name folders that are links, and then means what is in them.
        yield _Path(name, root if os.path.islink(name) else os.path.realpath(os.path.dirname(name)))  # noqa: PTH114, PTH120
        return
    root = os.path.realpath(name)
    for folder, folders, files in os.walk(name):
        folders[:] = [one for one in folders if not one.startswith(".")]
        yield from (_Path(os.path.join(folder, one), root) for one in files if not one.startswith("."))  # noqa: PTH118


def _sifted(name: str, paths: Iterator[_Path] | list[_Path], most: int) -> Files:
    """Return the paths in order, those that are no documents apart."""
    found: dict[str, str] = {}
    skipped = []
    for count, (path, root) in enumerate(paths):
        if count == most:
            raise SourceTooLargeError(f"{shown(name)} holds more than {most:,} files", hint="name fewer")
        # Links may lead to one file by many ways, of which the shortest is told.
        real = os.path.realpath(path)
        if not Path(real).is_relative_to(root):
            skipped.append(f"{shown(path)} is a link that leads out of the folder")
        else:
            found[real] = min(found.get(real, path), path, key=len)
    files: list[Source] = []
    for path in sorted(found.values()):
        if not _is_regular(path):
            skipped.append(f"{shown(path)} is no file with content")
        elif why := unreadable(Path(path)):
            skipped.append(why)
        else:
            files.append(path)
    if not files:
        raise SourceEmptyError(f"{shown(name)} holds no documents", hint="name a folder with documents in it")
    return Files(tuple(files), tuple(skipped))


def _is_regular(path: str) -> bool:
    try:
        return stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116
    except (OSError, ValueError):
        return False


def hosts_of(sources: Sequence[Source]) -> tuple[str, ...]:
    """Return the hosts of the web addresses among ``sources``, each once, as they may be shown."""
    named = [source for source in sources if is_address(source)]
    if not named:
        return ()
    from summarizer.loading.addresses import address  # noqa: PLC0415 - dear, and most sources are files

    hosts = []
    for source in named:
        with suppress(SourceError):  # it is not read
            hosts.append(address(source).host)
    return tuple(dict.fromkeys(hosts))


def documents_of(source: Source, **limits: Unpack[Limits]) -> list[Document]:
    """Return the documents of a source, which may be one already, a folder or a pattern; ``limits`` are ``load``'s.

    Raises what ``files_of`` and ``load`` do, and SourceError for a file named .json that is none.
    """
    documents: list[Document] = []
    for file in files_of(source).files:
        documents += [file] if isinstance(file, Document) else map(refuse_broken_json, load(file, **limits))
    return documents


def documents_to_read(source: Source, **limits: Unpack[Limits]) -> list[Document]:
    """Do as ``documents_of``, and raise SourceEmptyError for a Document of blanks, as ``load`` does for a file."""
    if isinstance(source, Document) and not source.text.strip():
        raise SourceEmptyError(f"{source.source} has no text in it", hint="give it one, or leave it out")
    return documents_of(source, **limits)
