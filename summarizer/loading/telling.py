"""How a notice tells of many in few words: how many there are, of what kinds, and which are the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def number_of(count: int, one: str, more: str) -> str:
    """Return how many there are, with what ``one`` of them or ``more`` are called: 1 piece, 1,200 pieces."""
    return f"1 {one}" if count == 1 else f"{count:,} {more}"


def by_kind(counts: Mapping[str, int]) -> str:
    """Return the kinds that there are any of, each with its number, in the order of their names."""
    return ", ".join(f"{kind} {number:,}" for kind, number in sorted(counts.items()) if number)


def first_of(names: Sequence[object], most: int) -> str:
    """Return the first ``most`` names, and how many more there are."""
    more = len(names) - most
    return ", ".join(map(str, names[:most])) + (f" and {more:,} more" if more > 0 else "")
