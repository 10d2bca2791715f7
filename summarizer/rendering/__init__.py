"""Results → text: one file a format, one table for briefs and one for what is listed about a text or a brief."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.errors import UsageError
from summarizer.rendering import as_json, evidence_page, markdown, terminal
from summarizer.rendering.escaping import for_terminal
from summarizer.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from summarizer.check_report import CheckReport
    from summarizer.proof import Proof

__all__ = ["FORMATS", "for_terminal", "pieces", "render"]

#: The formats of a brief. A renderer takes the result, ``width`` and ``colour``; most formats ignore the last two.
FORMATS: Final[Mapping[str, Callable[..., str]]] = {
    "html": evidence_page.render,
    "json": as_json.render,
    "markdown": markdown.render,
    "terminal": terminal.render,
}


def render(
    result: Report | CheckReport | Proof,
    to: str = "markdown",
    *,
    width: int = 80,
    colour: bool = False,
    coverage: bool = False,
) -> str:
    """Return ``result`` as text in the format named ``to``, ending with a newline.

    ``width`` is in cells of a terminal (kept between 40 and 120), ``colour`` asks for its colours; only the format
    ``terminal`` heeds them. With ``coverage`` a brief for readers also tells which passages bear its lines, and what
    recurs in the sources and is missing in it; JSON always does. Raises UsageError, naming the formats there are.
    """
    formats = _formats(result)
    try:
        renderer = formats[to]
    except KeyError:
        raise UsageError(f"unknown format {to!r}", hint="there is " + ", ".join(sorted(formats))) from None
    if isinstance(result, Report):
        return renderer(result, width=width, colour=colour, coverage=coverage)
    return renderer(result, width=width, colour=colour)


def pieces(
    result: Report | CheckReport | Proof,
    to: str = "markdown",
    *,
    width: int = 80,
    colour: bool = False,
    coverage: bool = False,
) -> Iterator[str]:
    """Yield what ``render`` returns in pieces, so that a large JSON need never be whole in memory."""
    if to == "json":
        yield from as_json.pieces(result)
    else:
        yield render(result, to, width=width, colour=colour, coverage=coverage)


def _formats(result: object) -> Mapping[str, Callable[..., str]]:
    if isinstance(result, Report):
        return FORMATS
    from summarizer.rendering.listed import LISTED_FORMATS  # noqa: PLC0415 - a brief starts sooner without them

    return LISTED_FORMATS
