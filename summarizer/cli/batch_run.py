"""A batch as the command runs it: told on stderr while it goes on, and in the index when it has ended."""

from __future__ import annotations

import asyncio
import os
import time
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeVar

from summarizer.batching.engines import Processes, outcome_of, part_of
from summarizer.batching.indexing import lines, may_hold_table, write_table
from summarizer.batching.items import deciding
from summarizer.batching.planning import items_of, looks_like_list
from summarizer.batching.running import Batch
from summarizer.batching.tally import Tally
from summarizer.cli.crew import Crew, rotated, size_for
from summarizer.cli.exit_codes import PARTLY_FAILED, BrokenOffError
from summarizer.cli.interrupting import heard_once, heard_through, to_the_end
from summarizer.cli.progress import forecast_line, showing, summary
from summarizer.cli.streams import say, write
from summarizer.cli.whereabouts import nothing, whereabouts
from summarizer.errors import OutputError, StoreError, SummarizerError
from summarizer.kinds import kind_named
from summarizer.loading.names import shown
from summarizer.model import Noticed, unheard
from summarizer.pipeline.modelling import model_for_many
from summarizer.pipeline.sharing import shared
from summarizer.pipeline.waiting import in_thread, woken_by_signals
from summarizer.rendering import for_terminal
from summarizer.rendering.wording import counted
from summarizer.settings import EMBEDDED

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence

    from summarizer.batching.items import Item
    from summarizer.batching.outcomes import Out, Told
    from summarizer.batching.planning import Shard
    from summarizer.batching.running import Again, Make
    from summarizer.batching.tally import Share
    from summarizer.cli.interrupting import Presses
    from summarizer.model import Listener, Model
    from summarizer.pipeline.sharing import Shared
    from summarizer.settings import Gathered, Settings
    from summarizer.store import Job, Journal


T = TypeVar("T")

_LOOKED_AT: Final = 20  # sources that may be lists
_PAUSE: Final = 0.1  # seconds between two looks at what another process has a claim on


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command was asked to do, beside the settings."""

    sources: tuple[str, ...]
    out: Out
    group_by: str | None
    shard: Shard
    again: Again
    engine: Literal["local", "ray"] = "local"
    address: str | None = None  # of a Ray cluster
    by_provider: bool = False
    parquet: bool = False

    @property
    def index(self) -> str:
        """The name of the index."""
        return self.out.name_of_index(*self.shard)

    @property
    def table(self) -> str:
        """The name of the index as a table, "" where none is wanted."""
        return self.out.name_of_index(*self.shard, "parquet") if self.parquet else ""


def tell_forecast(wanted: Wanted, settings: Settings, as_if: int | None = None) -> int:
    """Print what the batch would take, or one of ``as_if`` such documents, and return the exit code.

    Raises as ``run_batch`` does before it begins.
    """
    from summarizer.batching.sampling import forecast  # noqa: PLC0415 - asked for seldom

    kind_named(settings.kind)
    items = _items(wanted)
    sent = nothing("was sent", _named(items), settings)
    told = forecast(items, settings, as_if, by_provider=wanted.by_provider)
    write(f"{for_terminal(forecast_line(told, sent))}\n")
    return 0


def _items(wanted: Wanted, skipped: Callable[[str], None] = lambda _: None) -> list[Item]:
    """Return the items of the shard that is wanted."""
    items = items_of(wanted.sources, group_by=wanted.group_by, out=wanted.out, skipped=skipped)
    return [item for item in items if wanted.shard.has(item)]


def _named(items: Iterable[Item]) -> list[str]:
    """Return the sources of items that are paths or addresses."""
    return [source for item in items for source in item.sources if isinstance(source, str)]


def run_batch(wanted: Wanted, gathered: Gathered, *, quiet: bool) -> int:
    """Do what is wanted, and return the exit code.

    Raises UsageError, SourceError for a folder or list that cannot be read, OutputError and StoreError; BrokenOffError
    after Ctrl-C.
    """
    settings = gathered.settings
    kind_named(settings.kind)
    model = model_for_many(settings)
    skipped: list[str] = []
    items = _items(wanted, skipped.append)
    _prepare(wanted.out, wanted.index, wanted.table)
    opening = whereabouts(model, gathered, _named(items))
    if not quiet:
        for why in skipped:
            say(f"skipped: {why}")
        for source in filter(looks_like_list, wanted.sources[:_LOOKED_AT]):
            say(f"{shown(str(source))} is briefed as one document; @ before its name briefs what its lines name")
    if not quiet or (gathered.decided_by_project is not None and bool(getattr(model, "sent_to", ""))):
        say(opening)
    tally = _worked(wanted, items, model, settings, quiet=quiet)
    if not quiet or tally.failed or tally.stopped:
        _tell(tally)
    if tally.stopped:
        return tally.stopped.code
    return PARTLY_FAILED if tally.failed else 0


def _worked(wanted: Wanted, items: Sequence[Item], model: Model, settings: Settings, *, quiet: bool) -> Tally:
    """Work on the items, and return what came of it. Raises as ``run_batch``, having told how far it came."""
    tally = Tally(len(items))
    with showing(quiet=quiet) as (listener, show), heard_once() as presses:

        def tell(now: Tally) -> None:
            nonlocal tally
            tally = now
            show(now)

        try:
            asyncio.run(_run(wanted, items, model, settings, listener, tell, presses))
        except KeyboardInterrupt:
            raise BrokenOffError(f"{'; '.join(summary(tally))}; the same command goes on there") from None
        except (OutputError, StoreError):  # which is told last
            if tally.done and not quiet:
                _tell(tally)
            raise
    return tally


def _tell(tally: Tally) -> None:
    for line in summary(tally):
        say(line)


async def _run(  # noqa: PLR0913, PLR0917 - what is wanted, of what, by whom, how, and who hears of it
    wanted: Wanted,
    items: Sequence[Item],
    model: Model,
    settings: Settings,
    listener: Listener,
    tell: Callable[[Tally], None],
    presses: Presses,
) -> None:
    """Run the batch and write its index, also where it is broken off; the table of its reports, where it is not."""
    presses.heed()
    embedded = settings.model == EMBEDDED
    on_ray = wanted.engine == "ray"
    crew = 1 if embedded or on_ray or wanted.by_provider else size_for(settings, os.cpu_count() or 1)
    part = part_of(settings, 0, crew)
    if crew > 1:
        model = model_for_many(part)  # with its part of the pace
    async with AsyncExitStack() as stack:
        stack.enter_context(woken_by_signals())
        asking = await stack.enter_async_context(shared(model, part, listener, journaled=True))
        make: Make | None = None
        places = part.concurrency
        if on_ray:
            from summarizer.batching.on_ray import Rays  # noqa: PLC0415 - for who asks for it

            rays = stack.enter_context(await heard_through(partial(Rays, settings, wanted.out, wanted.address)))
            make, places = rays.make, rays.places
        elif embedded:
            places = min(places, os.cpu_count() or 1, max(len(items), 1))
            make = stack.enter_context(Processes(settings, wanted.out, places)).make
            places *= 2  # so that none of them waits for the next document
        batch, journal = _batch(wanted, items, asking, model, make=make, tell=tell)
        tell(batch.tally)
        if asking.budget.is_limited:
            await stack.enter_async_context(_spending_alone(wanted, asking, journal))
        await batch.plan()
        await in_thread(partial(wanted.out.begin_index, wanted.index))
        keys = batch.keys()
        if asking.budget.is_limited:
            asking.budget.spent += await batch.spent()  # a limit is for the whole of it, whichever run spends it
        if wanted.by_provider:
            await _answered_by_batches(await batch.unfinished(), asking, model, journal)
        else:
            await _tell_of_batches(model, asking, journal)
        try:
            async with Crew(_helper, crew, wanted, items, settings) as helpers:
                batch.is_helped(helpers.done, helpers.dismiss)
                await batch.run(places)
        except BaseException:
            with suppress(StoreError):  # what broke the batch off is told
                await to_the_end(_write_index(wanted, items, keys, journal))
            raise
        known = await to_the_end(_write_index(wanted, items, keys, journal))
        if wanted.table:
            await _write_table(wanted, items, keys, known, asking)


@asynccontextmanager
async def _spending_alone(wanted: Wanted, asking: Shared, journal: Journal) -> AsyncIterator[None]:
    """Wait until no other process spends on this batch under a limit, and keep it so.

    Each counts what it spends itself, and reads what was spent before: two at once would each spend the whole limit.
    """
    key = _key_to("spend", wanted.out, wanted.index)
    is_told = False
    while not journal.claim(key):
        if not is_told:
            is_told = True
            asking.listener(Noticed("another process works on this batch under a limit: it is waited for"))
        await asyncio.sleep(_PAUSE)
    try:
        yield
    finally:
        journal.release(key)


async def _helper(  # noqa: PLR0913, PLR0917 - until when, who hears, which of how many, and as for whom it helps
    over: asyncio.Future[None],
    tell: Callable[[Share], None],
    number: int,
    of: int,
    wanted: Wanted,
    items: Sequence[Item],
    settings: Settings,
) -> None:
    """Work along on a batch, in a process of its own. What stops it is told by whoever it helps, who meets it too."""
    part = part_of(settings, number, of)
    model = model_for_many(part)
    with suppress(SummarizerError):
        async with shared(model, part, unheard, journaled=True) as asking:
            batch, _ = _batch(wanted, rotated(items, number, of), asking, model, tell=lambda tally: tell(tally.made))
            over.add_done_callback(lambda _: batch.finish())
            await batch.run(part.concurrency)


def _batch(  # noqa: PLR0913 - as above
    wanted: Wanted,
    items: Sequence[Item],
    asking: Shared,
    model: Model,
    *,
    make: Make | None = None,
    tell: Callable[[Tally], None] = lambda _: None,
) -> tuple[Batch, Journal]:
    """Return the batch over ``items``, and its journal."""
    journal = asking.journal
    if journal is None:
        raise StoreError("a batch needs its journal")
    decided = deciding(asking.settings, getattr(model, "identity", "") or model.name)
    here: Make = partial(outcome_of, asking=asking, out=wanted.out)
    asks = bool(getattr(model, "sent_to", "")) and not asking.settings.offline
    batch = Batch(
        items,
        journal,
        make or here,
        out=wanted.out,
        decided=decided,
        again=wanted.again,
        asks=asks,
        cost=asking.cost,
        tell=tell,
    )
    return batch, journal


async def _answered_by_batches(
    items: Sequence[tuple[Item, Told]], asking: Shared, model: Model, journal: Journal
) -> None:
    """Have the provider answer what the items ask first. Raises UsageError where it has no batches."""
    from summarizer.batching.by_provider import answer_first  # noqa: PLC0415 - for who asks for it

    await answer_first(items, asking, model, journal, lambda line: asking.listener(Noticed(line)))


async def _tell_of_batches(model: Model, asking: Shared, journal: Journal) -> None:
    """Say what is under way at the model's provider, and would be paid for once more by calls."""
    host = getattr(model, "sent_to", "")
    for parcel in await asyncio.wrap_future(journal.parcels.open_at(host)):
        name = parcel.id or "that was being sent"
        asking.listener(
            Noticed(f"batch {name} is under way at {host}: --provider-batch uses its answers, calls do not")
        )


async def _write_index(wanted: Wanted, items: Sequence[Item], keys: Sequence[str], journal: Journal) -> dict[str, Job]:
    """Write a line for each item, in their order, as the journal has them, and return that. Raises StoreError."""
    known = await asyncio.wrap_future(journal.looked_up(keys))
    data = await in_thread(lambda: b"".join(lines(_pairs(items, keys, known), wanted.out)))
    await in_thread(partial(_alone, wanted.out, wanted.index, journal, partial(wanted.out.write, wanted.index, data)))
    return known


async def _write_table(
    wanted: Wanted, items: Sequence[Item], keys: Sequence[str], known: dict[str, Job], asking: Shared
) -> None:
    """Write the index as a table, with the reports, and say which are not in it. Raises OutputError."""
    if asking.journal is None:
        raise StoreError("a batch needs its journal")
    write = partial(write_table, wanted.out, wanted.table, _pairs(items, keys, known))
    lost = await in_thread(partial(_alone, wanted.out, wanted.table, asking.journal, write))
    if lost:
        told = f"{counted(lost, 'report')} not as written, which {wanted.table} is without"
        asking.listener(Noticed(f"{told}: the same command makes them again"))


def _pairs(items: Sequence[Item], keys: Sequence[str], known: dict[str, Job]) -> Iterator[tuple[Item, Job | None]]:
    return ((item, known.get(key)) for item, key in zip(items, keys, strict=True))


def _alone(out: Out, name: str, journal: Journal, write: Callable[[], T]) -> T:
    """Have a file written that all processes of a batch write, each in its turn. Waits for the others.

    What one that was killed has left of it is deleted.
    """
    key = _key_to("write", out, name)
    while not journal.claim(key):
        time.sleep(_PAUSE)
    try:
        for path in out.half_written().get(name, ()):
            Path(path).unlink(missing_ok=True)
        return write()
    finally:
        journal.release(key)


def _key_to(do: str, out: Out, name: str) -> str:
    """Return what those claim who would do something for a file in the folder, of whom only one may at a time."""
    return sha256(os.fsencode(f"{do} {os.path.realpath(out.folder / name)}")).hexdigest()


def _prepare(out: Out, index: str, table: str) -> None:
    """Make the folder of the reports, where there is none.

    Raises OutputError where nothing can be written there, or a file that is no index has the place of the index, or one
    that is no table that of the table; UsageError where a table is wanted, and what writes it is not installed.
    """
    folder = out.folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = "it is a file" if folder.is_file() else error.strerror
        raise OutputError(f"cannot write into {folder}: {why}", hint="name another folder") from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise OutputError(f"cannot write into {folder}: permission denied", hint="name another folder")
    if not out.may_hold_index(index):
        raise OutputError(f"{folder / index} is no index of a batch, and stays", hint="name another folder")
    if table and not may_hold_table(folder / table):
        raise OutputError(f"{folder / table} is no table of a batch, and stays", hint="name another folder")
