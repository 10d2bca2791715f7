"""``summarizer batch``: a brief for each of many documents."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summarizer.cli.delivering import format_for
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
from summarizer.cli.streams import say, say_unheeded, write_pieces
from summarizer.errors import UsageError
from summarizer.rendering import FORMATS, make_sure
from summarizer.settings import gather
from summarizer.whole_file import usual_mode

if TYPE_CHECKING:
    from summarizer.settings import Settings
    from summarizer.store import Job


def batch(  # noqa: PLR0913 - the parameters of a command are its options
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SOURCE]...",
            help="Folders, patterns, JSON lines, documents, web addresses; @FILE names one a line, @- standard input.",
        ),
    ] = None,
    *,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FOLDER", help="Where the reports and index.jsonl go.")
    ] = None,
    model: Annotated[
        str | None, typer.Option(help="embedded (the default), PROVIDER/NAME, or with --base-url any name.")
    ] = None,
    base_url: Annotated[str | None, typer.Option(help="An OpenAI-compatible server, with its /v1.")] = None,
    kind: Annotated[str | None, typer.Option(help="What each brief contains: brief.")] = None,
    to: Annotated[str, typer.Option("--format", metavar="|".join(FORMATS), help="What each report is written as.")] = (
        "json"
    ),
    parquet: Annotated[
        bool,
        typer.Option("--parquet", help="Also write index.parquet, a table: a row a document, with its report as JSON."),
    ] = False,
    group_by: Annotated[
        str | None,
        typer.Option(metavar="folder|FIELD", help="One brief for all files of a folder, or all lines with that field."),
    ] = None,
    focus: Focus = None,
    max_items: MaxItems = None,
    language: Annotated[str | None, typer.Option(metavar="LANGUAGE", help="Write the briefs in that language.")] = None,
    thorough: Thorough = False,
    concurrency: Annotated[
        int | None, typer.Option(metavar="N", help="Calls under way at once; of the embedded model, processes.")
    ] = None,
    rpm: Annotated[
        int | None, typer.Option(metavar="N", help="Most calls a minute; what is too many is learnt.")
    ] = None,
    tpm: Annotated[int | None, typer.Option(metavar="N", help="Most tokens a minute, in and out.")] = None,
    max_tokens_total: Annotated[
        int | None, typer.Option(metavar="N", help="Ask no more once N tokens are used, by all documents.")
    ] = None,
    max_cost: Annotated[
        float | None,
        typer.Option(
            metavar="DOLLARS", help="Ask no more once the batch has cost that much, failed tries and earlier runs too."
        ),
    ] = None,
    timeout: Annotated[
        float | None, typer.Option(metavar="SECONDS", help="Ask no more about a document after that time.")
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume/--no-resume", help="Go on where an earlier run of this batch ended.")
    ] = True,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Try documents again that failed in an earlier run.")
    ] = False,
    engine: Annotated[
        Literal["local", "ray"], typer.Option(help="Who reads: this machine, or a Ray cluster (extra ray).")
    ] = "local",
    ray_address: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Of the cluster; else one is started here.")
    ] = None,
    provider_batch: Annotated[
        bool, typer.Option("--provider-batch", help="Ask by the provider's batches: within a day, for half the price.")
    ] = False,
    shard: Annotated[str | None, typer.Option(metavar="I/N", help="Only the I-th of N equal parts.")] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell calls, tokens, price and hours, from a sample; send nothing.")
    ] = False,
    as_if: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="With --dry-run: as if these were a sample of N documents.")
    ] = None,
    status: Annotated[
        bool, typer.Option("--status", help="Tell what is known of each document, a line of JSON each; then end.")
    ] = False,
    allow_private: AllowPrivate = False,
    no_cache: NoCache = False,
    refresh: Refresh = False,
    offline: Offline = False,
    store: Annotated[
        str | None, typer.Option(metavar="FILE", help="Where answers, runs and the journal are stored.")
    ] = None,
    quiet: Quiet = False,
) -> int:
    """Brief each of many documents: one report each in the folder -o names, and index.jsonl over all.

    The store is the journal: killed at any moment, the same command goes on where it was, and only answers that were
    under way may be paid for again; --no-resume and --refresh begin anew each time. Several processes may work on one
    batch at once; under a limit of money or tokens they take turns.
    """
    gathered = gather(
        os.environ,
        model=model,
        base_url=base_url,
        kind=kind,
        focus=focus,
        max_items=max_items,
        language=language,
        thorough=thorough or None,
        concurrency=concurrency,
        rpm=rpm,
        tpm=tpm,
        max_tokens_total=max_tokens_total,
        max_cost=max_cost,
        timeout=timeout,
        allow_private=allow_private or None,
        no_cache=no_cache or None,
        refresh=refresh or None,
        offline=offline or None,
        store=store,
    )
    if status:
        if sources:
            raise UsageError("--status is about all that the store knows", hint="leave the sources out")
        _tell_status(gathered.settings, quiet=quiet)
        return 0
    from summarizer.batching.outcomes import Out  # noqa: PLC0415 - the other commands start sooner without
    from summarizer.batching.planning import Shard  # noqa: PLC0415
    from summarizer.batching.running import Again  # noqa: PLC0415
    from summarizer.cli.batch_run import Wanted, run_batch, tell_forecast  # noqa: PLC0415

    if not sources:
        raise UsageError("nothing to summarise", hint="name at least one source")
    if output is None and not dry_run:
        raise UsageError("there is no place for the reports", hint="name a folder with -o FOLDER")
    if as_if is not None and not dry_run:
        raise UsageError("--as-if only tells what a batch would take", hint="add --dry-run")
    make_sure(format_for(to, None, FORMATS))
    if parquet and to != "json":
        raise UsageError("--parquet is a table of reports as JSON", hint="leave out --format")
    _refuse_together(gathered.settings, engine=engine, address=ray_address, by_provider=provider_batch)
    if not quiet:
        say_unheeded(gathered)
    wanted = Wanted(
        sources=tuple(sources),
        out=Out(Path(output or "."), to, usual_mode()),
        group_by=group_by,
        shard=Shard.parsed(shard) if shard else Shard(1, 1),
        again=Again(all=not resume or refresh, failed=retry_failed),
        engine=engine,
        address=ray_address,
        by_provider=provider_batch,
        parquet=parquet,
    )
    if dry_run:
        return tell_forecast(wanted, gathered.settings, as_if)
    return run_batch(wanted, gathered, quiet=quiet)


def _refuse_together(settings: Settings, *, engine: str, address: str | None, by_provider: bool) -> None:
    """Raise UsageError for options that do not go together.

    The workers of a cluster each count by themselves, and what a provider answers by batches must be kept.
    """
    if engine != "ray" and address is not None:
        raise UsageError("--ray-address is for --engine ray", hint="add --engine ray")
    chosen = "--engine ray" if engine == "ray" else "--provider-batch" if by_provider else ""
    if engine == "ray" and by_provider:
        raise UsageError("--provider-batch and --engine ray do not go together", hint="leave one of them out")
    limits = (
        ("--max-cost", settings.max_cost is not None),
        ("--max-tokens-total", settings.max_tokens_total is not None),
    )
    modes = (("--no-cache", settings.no_cache), ("--refresh", settings.refresh), ("--offline", settings.offline))
    for option, is_set in (("SUMMARIZER_RECORD", settings.record is not None), *(modes if by_provider else limits)):
        if chosen and is_set:
            raise UsageError(f"{option} and {chosen} do not go together", hint="leave one of them out")


def _tell_status(settings: Settings, *, quiet: bool) -> None:
    """Write a line of JSON for each document of each batch in the store, and say what is under way at providers.

    Nothing where there is no store yet.
    """
    from summarizer.store import Store, is_there, place_for  # noqa: PLC0415 - the other commands start sooner without

    place = place_for(settings, os.environ)
    if not is_there(place):
        return
    with Store(place, reading=True) as opened:
        write_pieces(_line(job) for job in opened.jobs())
        for parcel in () if quiet else opened.parcels():
            name, state = parcel.id or "not yet named", parcel.state or "being sent"
            answered = f"{parcel.answered:,} of {parcel.questions:,} answered when last looked at"
            say(f"batch {name} at {parcel.host}: {state}, {answered}")


def _line(job: Job) -> bytes:
    return json.dumps({"id": job.name, "state": job.state, "digest": job.digest}).encode() + b"\n"
