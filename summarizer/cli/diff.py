"""``summarizer diff``: what changed between two briefs."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from summarizer.cli.delivering import deliver, format_for, target_for
from summarizer.cli.exit_codes import NOT_PROVED
from summarizer.cli.inputs import sources_of
from summarizer.pipeline.sources import limits_of
from summarizer.settings import Settings


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD.json", help="A brief in JSON; - is standard input.")],
    new: Annotated[str, typer.Argument(metavar="NEW.json", help="A later one.")],
    *,
    to: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="terminal|markdown|html|json",
            help="Default: terminal on a screen, markdown in a pipe, by the ending of -o FILE.",
        ),
    ] = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="Write there, all or nothing.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 if the briefs differ.")] = False,
) -> int:
    """Tell what is new, gone and changed from one brief to another, and which sources moved it.

    Items are one where they stand on the same words of a source, or say the same, be it with other numbers, more or
    less firmly, or further on its way. Neither brief is proved: verify does that.
    """
    from summarizer.comparing.differing import compare  # noqa: PLC0415 - a brief starts sooner without them
    from summarizer.pipeline.proving import read_report  # noqa: PLC0415
    from summarizer.rendering.differences import DIFFERENCE_FORMATS  # noqa: PLC0415

    sources_of(old, [new], None)
    style = format_for(to, output, DIFFERENCE_FORMATS)
    target = target_for(output, (old, new)) if output else None
    limits = limits_of(Settings.gathered(os.environ))
    difference = compare(read_report(old, **limits), read_report(new, **limits))
    deliver(difference, style, target)
    return NOT_PROVED if strict and not difference.same else 0
