"""What changed between two briefs, in Markdown. No text of strangers begins a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.rendering.differences.telling import SIGNS, sides
from summarizer.rendering.escaping import for_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.difference import FieldChange
    from summarizer.rendering.differences.telling import Entry, Line, Told


def render(told: Told, **_: object) -> str:
    """Return what is ``told`` as CommonMark."""
    return "\n\n".join(_blocks(told)) + "\n"


def _blocks(told: Told) -> Iterator[str]:
    yield f"# {for_markdown(told.title)}"
    yield for_markdown(told.account)
    yield "\n".join(f"- {for_markdown(brief)}" for brief in told.briefs)
    yield "## Sources"
    yield "\n".join(f"- {_signed(source)}" for source in told.sources) or "None."
    if told.fields:
        yield "## The brief as a whole"
        yield "\n".join(f"- {_field(field)}" for field in told.fields)
    for title, entries in told.groups:
        yield f"## {for_markdown(title)}"
        yield "\n".join(line for entry in entries for line in _entry(entry))


def _signed(line: Line) -> str:
    name = f"**{for_markdown(line.id)}** " if line.id else ""
    return f"`{SIGNS[line.change]}` {name}{for_markdown(line.text)}"


def _field(field: FieldChange) -> str:
    old, new = map(for_markdown, sides(field))
    return f"*{for_markdown(field.field)}*: {old} → {new}"


def _entry(entry: Entry) -> Iterator[str]:
    yield f"- {_signed(entry.line)}"
    if entry.standing:
        yield f"  - {for_markdown(entry.standing)}"
    yield from (f"  - {_field(field)}" for field in entry.fields)
    yield f"  - {for_markdown(entry.moved_by)}"
    yield from (f"  - {for_markdown(reason)}" for reason in entry.reasons)
    yield from (f"  - `+` {for_markdown(quote)}" for quote in entry.gained)
    yield from (f"  - `-` {for_markdown(quote)}" for quote in entry.lost)
