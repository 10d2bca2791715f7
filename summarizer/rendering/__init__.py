"""Results → text or bytes: one file a format, a table of them for each sort of result."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, Literal, overload

from summarizer.errors import UsageError
from summarizer.rendering import as_json, markdown, terminal
from summarizer.rendering.escaping import encoded, for_terminal
from summarizer.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from summarizer.check_report import CheckReport
    from summarizer.difference import Difference
    from summarizer.proof import Proof

    Result = Report | CheckReport | Proof | Difference

__all__ = ["BINARY", "FORMATS", "encoded", "for_terminal", "make_sure", "pieces", "render"]


def _later(module: str) -> Callable[..., str | bytes]:
    """Return the renderer in a module of this room that is imported when it is first asked for: most briefs need none.

    That import may raise UsageError, where what it takes is not installed.
    """

    def render(report: Report, **options: object) -> str | bytes:
        rendered: str | bytes = import_module(f"summarizer.rendering.{module}").render(report, **options)
        return rendered

    return render


#: The formats of a brief. A renderer takes the result, ``width``, ``colour``, ``coverage`` and ``evidence``; most
#: formats ignore all but the first.
FORMATS: Final[Mapping[str, Callable[..., str | bytes]]] = {
    "csv": _later("csv_table"),
    "docx": _later("word"),
    "html": _later("evidence_page"),
    "json": as_json.render,
    "jsonl": _later("json_lines"),
    "jsonld": _later("annotations"),
    "markdown": markdown.render,
    "terminal": terminal.render,
}

#: The formats that are no text.
BINARY: Final = frozenset({"docx"})


@overload
def render(  # type: ignore[overload-overlap]  # a name that is known only when it runs may be that of a binary format
    result: Result, to: Literal["docx"], *, width: int = ..., colour: bool = ..., coverage: bool = ...
) -> bytes: ...
@overload
def render(
    result: Result,
    to: str = ...,
    *,
    width: int = ...,
    colour: bool = ...,
    coverage: bool = ...,
    evidence: bool = ...,
) -> str: ...
def render(  # noqa: PLR0913 - its keywords are a reader's choices
    result: Result,
    to: str = "markdown",
    *,
    width: int = 80,
    colour: bool = False,
    coverage: bool = False,
    evidence: bool = False,
) -> str | bytes:
    """Return ``result`` in the format named ``to``: as text that ends with a newline, or as the bytes of a file (docx).

    ``width`` is in cells of a terminal (kept between 40 and 120), ``colour`` asks for its colours, ``evidence`` for the
    quotes under each line; only the format ``terminal`` heeds them: the others have the quotes anyway. With
    ``coverage`` a brief for readers also tells which passages bear its lines, and what recurs in the sources and is
    missing in it; JSON always does. Raises UsageError, naming the formats there are, or what is not installed.
    """
    formats = _formats(result)
    try:
        renderer = formats[to]
    except KeyError:
        raise UsageError(f"unknown format {to!r}", hint="there is " + ", ".join(sorted(formats))) from None
    if isinstance(result, Report):
        return renderer(result, width=width, colour=colour, coverage=coverage, evidence=evidence)
    return renderer(result, width=width, colour=colour)


def pieces(  # noqa: PLR0913 - likewise
    result: Result,
    to: str = "markdown",
    *,
    width: int = 80,
    colour: bool = False,
    coverage: bool = False,
    evidence: bool = False,
) -> Iterator[bytes]:
    """Yield what ``render`` returns, as bytes in pieces, so that a large JSON need never be whole in memory."""
    if to == "json":
        yield from map(encoded, as_json.pieces(result))
        return
    made: str | bytes = render(result, to, width=width, colour=colour, coverage=coverage, evidence=evidence)
    yield made if isinstance(made, bytes) else encoded(made)


def make_sure(to: str) -> None:
    """Raise UsageError where the format takes what is not installed: to be known before any work."""
    if to == "docx":
        from summarizer.rendering.word import python_docx  # noqa: PLC0415 - an extra

        python_docx()


def _formats(result: object) -> Mapping[str, Callable[..., str | bytes]]:
    if isinstance(result, Report):
        return FORMATS
    from summarizer.difference import Difference  # noqa: PLC0415 - a brief starts sooner without them

    if isinstance(result, Difference):
        from summarizer.rendering.differences import DIFFERENCE_FORMATS  # noqa: PLC0415

        return DIFFERENCE_FORMATS
    from summarizer.rendering.listings import LISTED_FORMATS  # noqa: PLC0415

    return LISTED_FORMATS
