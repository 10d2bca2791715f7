"""``summarizer check``: any summary, held against its sources."""

from __future__ import annotations

from typing import Annotated

import typer

from summarizer.cli.delivering import deliver, format_for, target_for
from summarizer.cli.exit_codes import NOT_PROVED
from summarizer.cli.inputs import AllowPrivate, Quiet, loaded, settings_of, sources_of
from summarizer.cli.listening import listening
from summarizer.cli.whereabouts import tell_of_pages
from summarizer.errors import UsageError


def check(  # noqa: PLR0913 - the parameters of a command are its options
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="The summary: text, Markdown or JSON; - is standard input.")
    ],
    more: Annotated[list[str] | None, typer.Argument(metavar="[SOURCE]...", help="Further sources.")] = None,
    *,
    source: Annotated[
        list[str] | None, typer.Option("--source", "-s", metavar="SOURCE", help="A document it must be borne out by.")
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="terminal|markdown|json|sarif|junit",
            help="Default: terminal on a screen, markdown in a pipe, by the ending of -o FILE.",
        ),
    ] = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="Write there, all or nothing.")
    ] = None,
    allow_private: AllowPrivate = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 for a caution too.")] = False,
    quiet: Quiet = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Tell each step on stderr.")] = False,
) -> int:
    """Check TEXT, anybody's summary, against its sources; exit with 1 if anything in it is rejected.

    Words in quotation marks are looked up, every sentence is held against the sources. No model is asked and nothing
    leaves this machine but what asks for pages where web addresses are named. What is rejected is near-certainly wrong;
    a caution is for a reader to look at. JSON in which no string is a sentence is refused with 3.
    """
    from summarizer.pipeline.checking import check as held_against  # noqa: PLC0415 - a brief starts sooner without them
    from summarizer.rendering.listings import LISTED_FORMATS  # noqa: PLC0415

    sources = sources_of(text, source, more)
    if not sources:
        raise UsageError("nothing to check against", hint="name its sources with --source FILE")
    style = format_for(to, output, LISTED_FORMATS)
    target = target_for(output, (text, *sources)) if output else None
    settings = settings_of(allow_private=allow_private)
    if not quiet:
        tell_of_pages((text, *sources), settings)
    document, *others = loaded(text, settings=settings)
    if others:
        raise UsageError(f"{text} is {1 + len(others):,} documents", hint="check one summary at a time")
    with listening(quiet=quiet, verbose=verbose) as listener:
        report = held_against(document, *loaded(*sources, settings=settings), listener=listener)
    deliver(report, style, target)
    return NOT_PROVED if report.rejected or (strict and report.doubts) else 0
