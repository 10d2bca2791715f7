"""``summarizer verify``: a report, proved again from its sources up."""

from __future__ import annotations

from typing import Annotated

import typer

from summarizer.cli.delivering import deliver, format_for, target_for
from summarizer.cli.exit_codes import NOT_PROVED
from summarizer.cli.inputs import AllowPrivate, loaded, settings_of, sources_of
from summarizer.cli.whereabouts import tell_of_pages
from summarizer.document import STANDARD_INPUT
from summarizer.pipeline.sources import limits_of


def verify(  # noqa: PLR0913 - the parameters of a command are its options
    report: Annotated[str, typer.Argument(metavar="REPORT", help="A brief in JSON; - is standard input.")],
    more: Annotated[list[str] | None, typer.Argument(metavar="[SOURCE]...", help="Further sources.")] = None,
    *,
    source: Annotated[
        list[str] | None,
        typer.Option(
            "--source", "-s", metavar="SOURCE", help="A document to prove it against, not the text that it carries."
        ),
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
) -> int:
    """Prove REPORT again, quote by quote and line by line, without a model; exit with 1 if a line does not stand.

    A changed source, a moved span, an edited quote or speaker, and a statement that its evidence does not bear out are
    named. This finds accidents and edits; it is no signature: without --source, a text edited in the report together
    with its hash is taken for the source.
    """
    from summarizer.pipeline.proving import prove, read_report  # noqa: PLC0415 - a brief starts sooner without them
    from summarizer.rendering.listings import LISTED_FORMATS  # noqa: PLC0415

    sources = sources_of(report, source, more)
    style = format_for(to, output, LISTED_FORMATS)
    target = target_for(output, (report, *sources)) if output else None
    read_from = "" if report == STANDARD_INPUT else report
    settings = settings_of(allow_private=allow_private)
    tell_of_pages((report, *sources), settings)
    told = read_report(report, **limits_of(settings))
    proof = prove(told, *loaded(*sources, settings=settings), file=read_from)
    deliver(proof, style, target)
    return NOT_PROVED if not proof.holds or (strict and proof.faults) else 0
