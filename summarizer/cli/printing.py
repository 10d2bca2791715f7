"""What the small commands print: columns for a person, JSON for a program, with nothing in either that plays tricks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from summarizer.cli.streams import write
from summarizer.rendering import for_terminal
from summarizer.rendering.escaping import for_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def print_columns(rows: Iterable[Sequence[str]]) -> None:
    """Print rows with their cells in columns, each row a line; all rows have as many cells."""
    cells = [[for_terminal(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    write("".join("  ".join(map(str.ljust, row, widths)).rstrip() + "\n" for row in cells))


def print_line(line: str) -> None:
    """Print one line."""
    write(for_terminal(line) + "\n")


def print_json(value: object) -> None:
    """Print a value as JSON."""
    write(for_json(json.dumps(value, indent=2, ensure_ascii=False)) + "\n")


def address(url: str) -> str:
    """Return a URL as it may be shown, without the user and password that it may hold."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "an address that is none"
    user, at, host = parts.netloc.rpartition("@")
    del user
    return parts._replace(netloc=f"…@{host}" if at else host, query="", fragment="").geturl()
