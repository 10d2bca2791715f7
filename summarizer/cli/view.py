"""``summarizer view``: a report as a page, in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.delivering import deliver, target_for
from summarizer.cli.inputs import AllowPrivate, settings_of
from summarizer.cli.streams import encoded, say
from summarizer.cli.whereabouts import tell_of_pages
from summarizer.errors import OutputError
from summarizer.pipeline.sources import limits_of
from summarizer.rendering import render

if TYPE_CHECKING:
    from summarizer.report import Report


def view(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="A brief in JSON; - is standard input.")],
    *,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="Write the page there, and open nothing.")
    ] = None,
    allow_private: AllowPrivate = False,
) -> int:
    """Show REPORT as a page in the browser: the brief beside its sources, each line a step from the words it stands on.

    The page is one file of its own, in a temporary folder that only you may read. It fetches nothing. It shows what the
    report says: `summarizer verify` proves the report again.
    """
    from summarizer.pipeline.proving import read_report  # noqa: PLC0415 - a brief starts sooner without it

    target = target_for(output, (report,)) if output else None
    settings = settings_of(allow_private=allow_private)
    tell_of_pages((report,), settings)
    told = read_report(report, **limits_of(settings))
    if output:
        deliver(told, "html", target)
    else:
        _open(_page(told))
    return 0


def _page(report: Report) -> Path:
    """Return the file of the page, in a new folder that nobody else may look into."""
    import tempfile  # noqa: PLC0415 - dear, and seldom needed

    page = encoded(render(report, "html"))
    try:
        path = Path(tempfile.mkdtemp(prefix="summarizer-")) / "brief.html"
        path.write_bytes(page)
    except OSError as error:
        raise OutputError(f"cannot write a page: {error.strerror}", hint="name a file with -o FILE") from None
    return path


def _open(page: Path) -> None:
    """Have the browser show a page, and say where it is: the browser may not come, and the file stays."""
    import webbrowser  # noqa: PLC0415 - dear, and seldom needed

    opened = webbrowser.open(page.as_uri())
    say(f"the page is {page}" if opened else f"no browser could be opened; the page is {page}")
