"""``summarizer brief``: the main job."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.delivering import deliver, format_for, target_for
from summarizer.cli.exit_codes import NOT_PROVED, PARTLY_FAILED
from summarizer.cli.listening import listening
from summarizer.cli.streams import say
from summarizer.errors import UsageError
from summarizer.kinds import kind_named
from summarizer.pipeline import model_for, summarize
from summarizer.rendering import FORMATS
from summarizer.report import BEYOND_LIMIT
from summarizer.settings import Settings

if TYPE_CHECKING:
    from summarizer.model import Model
    from summarizer.report import Report


def brief(  # noqa: PLR0913 - the parameters of a command are its options
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE...", help="Paths of documents; - is standard input.")],
    *,
    model: Annotated[
        str | None,
        typer.Option(
            help="embedded (the default: no network), PROVIDER/NAME as in openai/gpt-5, or with --base-url any name. "
            "Also SUMMARIZER_MODEL."
        ),
    ] = None,
    base_url: Annotated[
        str | None,
        typer.Option(help="An OpenAI-compatible server, with its /v1. Also SUMMARIZER_BASE_URL, OPENAI_BASE_URL."),
    ] = None,
    kind: Annotated[str | None, typer.Option(help="What the brief contains: brief.")] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="|".join(FORMATS),
            help="Default: terminal on a screen, markdown in a pipe, by the ending of -o FILE.",
        ),
    ] = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="Write there, all or nothing.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 if anything was left out or failed.")] = False,
    focus: Annotated[
        str | None, typer.Option(metavar="QUESTION", help="What the reader cares for; what bears on it comes first.")
    ] = None,
    max_items: Annotated[
        int | None, typer.Option(metavar="N", help="Print N items a section at most; the others are counted.")
    ] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Use no stored answers (none are stored yet).")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing on stderr but errors.")] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Tell each step on stderr.")] = False,
) -> int:
    """Print a brief of SOURCE...: bottom line, key actors, proposals, risks, open questions."""
    del no_cache
    if base_url and not (model or os.environ.get("SUMMARIZER_MODEL")):
        raise UsageError("--base-url needs the model's name", hint="add --model NAME")
    settings = Settings.gathered(
        os.environ, model=model, base_url=base_url, kind=kind, focus=focus, max_items=max_items
    )
    kind_named(settings.kind)
    style = format_for(to, output, FORMATS)
    target = target_for(output, sources) if output else None
    chosen = model_for(settings)
    with listening(_whereabouts(chosen), quiet=quiet, verbose=verbose) as listener:
        report = summarize(*sources, model=chosen, settings=settings, listener=listener)
    for failure in report.coverage.failed:
        say(f"not briefed: {failure.error}")
    deliver(report, style, target)
    if strict and _left_something(report):
        return NOT_PROVED
    return PARTLY_FAILED if report.coverage.failed else 0


def _whereabouts(model: Model) -> str:
    """Return the line that says where the documents go."""
    if sent_to := getattr(model, "sent_to", ""):
        return f"the documents go to {sent_to} (model {model.name})"
    if os.environ.get("OPENAI_API_KEY") or os.environ.get("OPENAI_BASE_URL"):
        return (
            "the embedded model reads, nothing leaves this machine "
            "(a key or server is set, but a model is asked only where --model names one)"
        )
    return "the embedded model reads, nothing leaves this machine (--model PROVIDER/NAME asks a language model)"


def _left_something(report: Report) -> bool:
    """Tell whether anything was not proved, or not read; what was proved beyond --max-items does not count."""
    unproved = any(reason.code != BEYOND_LIMIT for omitted in report.left_out for reason in omitted.reasons)
    return unproved or bool(report.coverage.failed)
