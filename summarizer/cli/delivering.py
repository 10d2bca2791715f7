"""Where a result goes: to stdout, or into a file, all or nothing."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.cli.streams import write_pieces
from summarizer.errors import OutputError, UsageError
from summarizer.rendering import BINARY, make_sure, pieces
from summarizer.whole_file import usual_mode, write_whole

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from summarizer.check_report import CheckReport
    from summarizer.difference import Difference
    from summarizer.proof import Proof
    from summarizer.report import Report

_STDOUT = "-"
_ENDINGS = {
    ".csv": "csv",
    ".docx": "docx",
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".jsonld": "jsonld",
    ".markdown": "markdown",
    ".md": "markdown",
    ".ndjson": "jsonl",
    ".sarif": "sarif",
    ".txt": "terminal",
    ".xml": "junit",
}
#: Of files that other programs open, and would find to be broken: text does not become one by its name.
_FOREIGN = frozenset(
    ".pdf .doc .odt .rtf .epub .xls .xlsx .ods .ppt .pptx .png .jpg .jpeg .svg .zip "
    ".gz .bz2 .xz .zst .tar .7z .xhtml .mht .tex .tsv .yaml .yml .toml .json5 .parquet .eml".split()
)


def format_for(asked: str | None, output: str | None, formats: Collection[str]) -> str:
    """Return the format asked for, else the one that its destination suggests. Raises UsageError for an unknown one."""
    if asked is not None:
        name = asked.casefold()
        named = name if name in formats else _ENDINGS.get(f".{name}", "")  # "htm" and "md" are formats, too
        if named not in formats:
            raise UsageError(f"unknown format {asked!r}", hint="there is " + ", ".join(formats))
        return named
    if output is not None and output != _STDOUT:
        name = Path(output).name
        ending = (Path(name).suffix or (name if name.startswith(".") else "")).casefold()  # ".html" is one, too
        suggested = _ENDINGS.get(ending, "markdown")
        if suggested not in formats or ending in _FOREIGN:
            raise UsageError(
                f"cannot write {output}: there is no format {ending.removeprefix('.')!r} for this",
                hint=f"there is {', '.join(formats)}; --format puts any of them into a file of any name",
            )
        return suggested
    return "terminal" if sys.stdout.isatty() else "markdown"


def make_sure_of(style: str, target: Path | None) -> None:
    """Raise UsageError, before any work, where the result can be written in no such format, or not there."""
    make_sure(style)
    if style in BINARY and target is None and sys.stdout.isatty():
        raise UsageError(f"{style} is no text for a screen", hint=f"name a file: -o FILE.{style}")


def deliver(
    result: Report | CheckReport | Proof | Difference,
    style: str,
    target: Path | None,
    *,
    coverage: bool = False,
    evidence: bool = False,
) -> None:
    """Write the result to the file, or print it. Where the file fails it is printed: it may have cost money."""
    told = {"coverage": coverage, "evidence": evidence}
    if target is None:
        screen = sys.stdout.isatty()
        colour = screen and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        width = shutil.get_terminal_size().columns  # that of the screen, unless COLUMNS tells another; 80 in a pipe
        write_pieces(pieces(result, style, width=width, colour=colour, **told))
        return
    data = b"".join(pieces(result, style, **told))
    try:
        _replace(target, data)
    except OSError as error:
        if style in BINARY and sys.stdout.isatty():
            raise OutputError(
                f"cannot write {target}: {error.strerror}", hint="make it again elsewhere: stored answers cost nothing"
            ) from None
        write_pieces((data,))
        raise OutputError(f"cannot write {target}: {error.strerror}", hint="the result was printed instead") from None


def target_for(output: str, sources: Iterable[str]) -> Path | None:
    """Return the file to write, behind links, having made sure, before any work, that it can be and may be written.

    None is standard output, as which "-" is known.
    """
    if output == _STDOUT:
        return None
    path = Path(os.path.realpath(output))
    if path.is_file() and path in {Path(os.path.realpath(source)) for source in sources}:
        raise UsageError(f"{output} is a source: the result would take its place", hint="name another file")
    place = path if path.exists() else path.parent
    if path.is_dir():
        raise OutputError(f"cannot write {output}: it is a directory")
    if not path.parent.is_dir():
        raise OutputError(f"cannot write {output}: there is no directory {path.parent}")
    if not os.access(place, os.W_OK) or (path.is_file() and not os.access(path.parent, os.W_OK)):
        raise OutputError(f"cannot write {output}: permission denied")
    return path


def _replace(target: Path, data: bytes) -> None:
    """Write all of ``data`` or nothing, with the permissions of what stood there. Raises OSError."""
    if target.exists() and not target.is_file():  # a pipe or a device has no name to give away
        target.write_bytes(data)
        return
    write_whole(target, data, mode=stat.S_IMODE(target.stat().st_mode) if target.exists() else usual_mode())
