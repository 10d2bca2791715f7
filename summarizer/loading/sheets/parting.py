"""Values of style sheets, parted where no bracket is open."""

from __future__ import annotations


def words(value: str) -> list[str]:
    """Return the words of a value: functions are one with what stands in their brackets."""
    if "(" not in value:
        return value.split()
    return [word.strip() for word in _parted(value, " \t\n\r\f") if word.strip()]


def listed(value: str) -> list[str]:
    """Return what the commas of a value part."""
    return [piece.strip() for piece in (_parted(value, ",") if "(" in value else value.split(","))]


def called(value: str) -> tuple[str, str]:
    """Return the name of a function and what stands in its brackets; "" twice where ``value`` is none."""
    name, bracket, inside = value.partition("(")
    if not bracket or not name:
        return "", ""
    return name, inside.removesuffix(")")


def _parted(value: str, marks: str) -> list[str]:
    pieces: list[str] = []
    start = depth = 0
    for at, char in enumerate(value):
        if char == "(":
            depth += 1
        elif char == ")":
            depth = max(0, depth - 1)
        elif char in marks and not depth:
            pieces.append(value[start:at])
            start = at + 1
    return [*pieces, value[start:]]
