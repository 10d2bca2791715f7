"""The word lists of this room: data in ``lexica/*.toml``, read once, when first asked for.

A list is one long string, words divided by blanks, or, where an entry has blanks of its own, one entry a line: easy to
read and to extend, and parsed many times faster than an array. A ``#`` in a line of entries begins a remark.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from summarizer import lexica


def table(file: str) -> dict[str, Any]:
    """Return all lists of ``lexica/<file>.toml`` by name, unparsed."""
    return lexica.table("summarizer.extracting", "lexica", f"{file}.toml")


@cache
def words(file: str, name: str) -> frozenset[str]:
    """Return the words of a list that is divided by blanks."""
    return frozenset(table(file)[name].split())


@cache
def lines(file: str, name: str) -> tuple[str, ...]:
    """Return the entries of a list that has one a line, without remarks and empty lines."""
    entries = (line.partition("#")[0].strip() for line in table(file)[name].splitlines())
    return tuple(entry for entry in entries if entry)
