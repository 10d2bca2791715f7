"""The word lists of this room that are data: ``lexica/*.toml``, read once, when first asked for.

A list is one long string: words divided by blanks, or one thing a line where several words are of the same thing.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from summarizer import lexica


def table(file: str) -> dict[str, Any]:
    """Return all lists of ``lexica/<file>.toml`` by name, unparsed."""
    return lexica.table("summarizer.language", "lexica", f"{file}.toml")


@cache
def words(file: str, name: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(table(file)[name].split())


@cache
def lines(file: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of each line of a list."""
    return tuple(tuple(line.split()) for line in table(file)[name].strip().splitlines())


@cache
def numbered(file: str, name: str, first: int = 0) -> dict[str, int]:
    """Return for each word the number of its line in a list, counted from ``first``."""
    return {word: number for number, line in enumerate(lines(file, name), first) for word in line}
