"""Report → text: one file a format, one table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from summarizer.errors import UsageError
from summarizer.rendering import as_json, markdown, terminal
from summarizer.rendering.escaping import for_terminal

if TYPE_CHECKING:
    from summarizer.report import Report

__all__ = ["FORMATS", "Renderer", "for_terminal", "render"]


class Renderer(Protocol):
    """A function that writes a report in one format; a format without columns or colours ignores both."""

    def __call__(self, report: Report, *, width: int, colour: bool) -> str:
        """Return the report as text that ends with a newline."""
        ...


FORMATS: dict[str, Renderer] = {
    "json": as_json.render,
    "markdown": markdown.render,
    "terminal": terminal.render,
}


def render(report: Report, to: str = "markdown", *, width: int = 80, colour: bool = False) -> str:
    """Return ``report`` as text in the format named ``to``, ending with a newline.

    ``width`` is in cells of a terminal (kept between 40 and 120), ``colour`` asks for its colours; only the format
    ``terminal`` heeds them. Raises UsageError, naming the formats there are.
    """
    try:
        renderer = FORMATS[to]
    except KeyError:
        raise UsageError(f"unknown format {to!r}", hint="there is " + ", ".join(sorted(FORMATS))) from None
    return renderer(report, width=width, colour=colour)
