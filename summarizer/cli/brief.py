"""``summarizer brief``: the main job."""

from __future__ import annotations

import os
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.delivering import deliver, format_for, make_sure_of, target_for
from summarizer.cli.exit_codes import NOT_PROVED, PARTLY_FAILED
from summarizer.cli.inputs import (
    AllowPrivate,
    Focus,
    MaxItems,
    NoCache,
    Offline,
    Quiet,
    Refresh,
    Thorough,
)
from summarizer.cli.listening import listening
from summarizer.cli.listing import list_documents
from summarizer.cli.streams import say, say_unheeded, write
from summarizer.cli.whereabouts import LEAVES, nothing, whereabouts
from summarizer.errors import BudgetReachedError, SourceError, StoreError, UsageError
from summarizer.kinds import kind_named
from summarizer.pipeline import REPLAY, model_for, summarize
from summarizer.pipeline.briefing import met_its_limit
from summarizer.pipeline.pricing import price
from summarizer.pipeline.sources import files_of, limits_of
from summarizer.rendering import FORMATS, for_terminal
from summarizer.rendering.wording import counted, dollars
from summarizer.report import BEYOND_LIMIT
from summarizer.settings import EMBEDDED, gather

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.report import Report
    from summarizer.settings import Settings


def brief(  # noqa: PLR0913 - the parameters of a command are its options
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE...", help="Documents, folders, patterns or web addresses; - is standard input."),
    ],
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
    focus: Focus = None,
    max_items: MaxItems = None,
    language: Annotated[
        str | None,
        typer.Option(
            metavar="LANGUAGE", help="Write it in that language, as in de or German; quotes stay as they are."
        ),
    ] = None,
    thorough: Thorough = False,
    coverage: Annotated[
        bool,
        typer.Option("--coverage", help="Tell also which passages bear a line, and what recurs and is missing."),
    ] = False,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="On a screen, print the quotes under each line, too.")
    ] = False,
    max_tokens_total: Annotated[
        int | None, typer.Option(metavar="N", help="Ask no more once N tokens are used; what is proved is printed.")
    ] = None,
    max_cost: Annotated[
        float | None, typer.Option(metavar="DOLLARS", help="Ask no more once that much is spent.")
    ] = None,
    timeout: Annotated[
        float | None,
        typer.Option(
            metavar="SECONDS",
            help="Ask no more after that time, over the whole brief; SUMMARIZER_CALL_TIMEOUT is for each call.",
        ),
    ] = None,
    allow_private: AllowPrivate = False,
    list_: Annotated[
        bool, typer.Option("--list", help="Tell what would be read: file, type, title, length; then end.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tell the calls, tokens and price; send nothing.")] = False,
    no_cache: NoCache = False,
    refresh: Refresh = False,
    offline: Offline = False,
    record: Annotated[
        str | None, typer.Option(metavar="FILE", help="Record the answers, for --model replay/FILE.")
    ] = None,
    store: Annotated[str | None, typer.Option(metavar="FILE", help="Where answers and runs are stored.")] = None,
    quiet: Quiet = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Tell each step on stderr.")] = False,
) -> int:
    """Print a brief of SOURCE...: bottom line, key actors, proposals, risks, open questions."""
    gathered = gather(
        os.environ,
        model=model,
        base_url=base_url,
        kind=kind,
        focus=focus,
        max_items=max_items,
        language=language,
        thorough=thorough or None,
        max_tokens_total=max_tokens_total,
        max_cost=max_cost,
        timeout=timeout,
        no_cache=no_cache or None,
        refresh=refresh or None,
        offline=offline or None,
        allow_private=allow_private or None,
        record=record,
        store=store,
    )
    settings = gathered.settings
    if not quiet:
        say_unheeded(gathered)
    if base_url:
        _needs_a_server(settings)
    kind_named(settings.kind)
    style = format_for(to, output, FORMATS)
    sources, skipped = _files(sources)
    target = target_for(output, sources) if output else None
    make_sure_of(style, target)
    if target is not None and settings.record is not None and target == settings.record.resolve():
        raise UsageError(f"{output} cannot be the brief and the recording", hint="name another file for one of them")
    if list_:
        return list_documents(sources, skipped, limits_of(settings))
    if not quiet:
        for why in skipped:
            say(f"skipped: {why}")
    if dry_run:
        write(_estimated(sources, settings))
        return 0
    chosen = model_for(settings)
    opening = whereabouts(chosen, gathered, sources)
    # Whoever is quiet on purpose must still hear that a file in this folder sends the documents somewhere.
    if quiet and gathered.decided_by_project is not None and bool(getattr(chosen, "sent_to", "")):
        say(opening)
    with listening(opening, quiet=quiet, verbose=verbose, cost=partial(price, chosen)) as listener:
        report = summarize(*sources, model=chosen, settings=settings, listener=listener)
    for error, parts in Counter(failure.error for failure in report.coverage.failed).items():
        say(f"not briefed{f' ({parts:,} parts)' if parts > 1 else ''}: {error}")
    deliver(report, style, target, coverage=coverage, evidence=evidence)
    return _exit_code(report, strict=strict)


def _needs_a_server(settings: Settings) -> None:
    """Raise UsageError where a server is named, and the model is none that is asked there."""
    if settings.model == EMBEDDED:
        raise UsageError("--base-url needs the model's name", hint="add --model NAME")
    if settings.model.startswith(REPLAY):
        raise UsageError("a recording needs no server", hint="leave --base-url out")


def _files(sources: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the files of all sources, and why others in their folders are no documents.

    What cannot be told yet, such as a pattern that matches nothing, is left to whoever reads it, among others that can.
    """
    files: list[str] = []
    skipped: list[str] = []
    for source in sources:
        try:
            found = files_of(source)
        except SourceError:
            files.append(source)
        else:
            files += map(str, found.files)
            skipped += found.skipped
    return files, skipped


def _exit_code(report: Report, *, strict: bool) -> int:
    if strict and _left_something(report):
        return NOT_PROVED
    if met_its_limit(report):
        return BudgetReachedError.exit_code
    return PARTLY_FAILED if report.coverage.failed else 0


def _estimated(sources: Sequence[str], settings: Settings) -> str:
    """Return the line that tells what a brief would take."""
    from summarizer.pipeline.estimating import estimate  # noqa: PLC0415 - asked for seldom

    told = estimate(*sources, settings=settings)
    if not told.sent_to:
        stays = nothing(LEAVES, sources, settings)
        return for_terminal(f"{told.model}: no call, no tokens, no cost; {stays}") + "\n"
    sent = nothing("was sent", sources, settings)
    price = "price unknown" if told.dollars is None else f"about {dollars(told.dollars, 2)}"
    calls = counted(told.calls, "call")
    line = (
        f"{calls} to {told.sent_to} (model {told.model}) · about {told.input_tokens:,} tokens in, "
        f"{told.output_tokens:,} out · {price} · repairs would add to it{_stored(settings)} · {sent}"
    )
    return for_terminal(line) + "\n"


def _stored(settings: Settings) -> str:
    """Return the words for what an estimate does not know, where there is a store that a brief would look into."""
    from summarizer.store import is_there, place_for  # noqa: PLC0415 - as above

    if settings.no_cache or settings.refresh:
        return ""
    try:
        return ", stored answers take from it" if is_there(place_for(settings, os.environ)) else ""
    except StoreError:  # for the brief itself to tell
        return ""


def _left_something(report: Report) -> bool:
    """Tell whether anything was not proved, or not read; what was proved beyond --max-items does not count."""
    unproved = any(reason.code != BEYOND_LIMIT for omitted in report.left_out for reason in omitted.reasons)
    return unproved or bool(report.coverage.failed)
