"""A batch goes on where it was, shares its work, and ends with all told."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from summarizer import Report, Settings
from summarizer.batching import engines
from summarizer.batching.engines import Processes, outcome_of
from summarizer.batching.items import Item, deciding
from summarizer.batching.outcomes import Out, Outcome, Told
from summarizer.batching.planning import items_of
from summarizer.batching.running import Again, Batch
from summarizer.batching.tally import Share, Tally
from summarizer.errors import AnswerError, OutputError, ServerDownError, ServerRefusedError
from summarizer.model import unheard
from summarizer.pipeline.sharing import shared
from summarizer.store import Store
from summarizer.usage import NOTHING, Usage
from tests.batching.ships import PRICE, Owner, folder_of, sinks, text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from summarizer.errors import ModelError
    from summarizer.pipeline.sharing import Shared
    from summarizer.store import Job

COUNT = 6


@dataclass
class Desk:
    """Documents, a store and a folder for the reports; ``at_once`` items are worked on."""

    place: Path
    at_once: int = 2
    model: Owner = field(default_factory=Owner)
    spent: list[Usage] = field(default_factory=list)  # before and after each run

    def __post_init__(self) -> None:
        self.out = Out(self.place / "out", "json")
        self.out.folder.mkdir(exist_ok=True)
        self.settings = Settings(store=self.place / "store.sqlite")
        self.docs = folder_of(self.place / "docs", COUNT)

    def begun(self, asking: Shared, again: Again = Again(), make: Callable[..., object] = outcome_of) -> Batch:  # noqa: B008
        """Return a batch over all documents."""
        assert asking.journal is not None
        make_one = partial(make, asking=asking, out=self.out)
        decided = deciding(self.settings, self.model.identity)
        asks = not self.settings.offline
        return Batch(
            items_of([self.docs]),
            asking.journal,
            make_one,  # type: ignore[arg-type]
            out=self.out,
            decided=decided,
            again=again,
            asks=asks,
        )

    def run(self, again: Again = Again(), make: Callable[..., object] = outcome_of) -> Tally:  # noqa: B008
        """Run a batch to its end."""

        async def work() -> Tally:
            async with shared(self.model, self.settings, unheard, journaled=True) as asking:
                batch = self.begun(asking, again, make)
                await batch.plan()
                asking.budget.spent += await batch.spent()
                self.spent.append(asking.budget.spent)
                try:
                    return await batch.run(self.at_once)
                finally:
                    self.spent.append(asking.budget.spent)

        return asyncio.run(work())

    def jobs(self) -> dict[str, Job]:
        """Return what the store knows."""
        with Store(self.place / "store.sqlite", reading=True) as store:
            return {job.name: job for job in store.jobs()}

    def reports(self) -> dict[str, str]:
        """Return the digests of all that is done."""
        return {name: job.digest for name, job in self.jobs().items() if job.state == "done"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Six documents, and nothing done."""
    return Desk(tmp_path)


def test_each_document_is_briefed_once(desk: Desk):
    """All are done, each with its file; a second run finds them all, and asks nothing."""
    tally = desk.run()
    assert (tally.done, tally.earlier.done, tally.failed.total(), tally.left) == (COUNT, 0, 0, 0)
    assert len(desk.reports()) == len(list(desk.out.folder.iterdir())) == COUNT
    again = desk.run()
    assert (again.done, again.earlier.done, len(desk.model.asked)) == (COUNT, COUNT, COUNT)


def test_the_run_log_tells_what_each_run_has_paid(desk: Desk):
    """The first for all answers, the second for none: what is found again is counted in its report, not in its run."""
    desk.run()
    desk.run(Again(all=True))
    with Store(desk.place / "store.sqlite", reading=True) as store:
        runs = sorted(store.runs(), key=lambda run: run.usage.calls)
    assert [(run.command, run.outcome, run.usage.calls) for run in runs] == [
        ("batch", "done", 0),
        ("batch", "done", COUNT),
    ]
    assert [run.found for run in runs] == [COUNT, 0]


def test_what_changed_is_briefed_again_and_nothing_else(desk: Desk):
    """A document with other content, and one whose file is gone: only the first is asked about."""
    desk.run()
    before = desk.reports()
    (desk.docs / "ship001.txt").write_text(text(77), encoding="utf-8")
    next(desk.out.folder.glob("ship002*")).unlink()
    assert (desk.run().earlier.done, desk.model.asked[COUNT:]) == (COUNT - 2, [text(77)])
    after = desk.reports()
    assert [name for name in after if after[name] != before[name]] == ["ship001.txt"]
    assert len(list(desk.out.folder.iterdir())) == COUNT


def test_a_report_that_is_not_as_it_was_written_is_made_again(desk: Desk):
    """Be it another batch's, of the same document for another focus, or half of one: of the answers in the store."""
    desk.run()
    before = {path: path.read_bytes() for path in desk.out.folder.iterdir()}
    focused = replace(desk, model=desk.model)
    focused.settings = desk.settings.model_copy(update={"focus": "What of the crew?"})
    focused.run()
    assert all(path.read_bytes() != data for path, data in before.items())
    asked = len(desk.model.asked)
    next(desk.out.folder.glob("ship002*")).write_text("half of", encoding="utf-8")
    tally = desk.run()
    assert (tally.earlier.done, tally.made.done, len(desk.model.asked)) == (0, COUNT, asked)
    assert {Report.model_validate_json(path.read_text("utf-8")).focus for path in before} == {""}


def test_another_format_is_another_file(desk: Desk):
    """It is written beside the other, and nothing is asked for it."""
    desk.run()
    desk.out = Out(desk.out.folder, "markdown")
    tally = desk.run()
    assert (tally.made.done, len(desk.model.asked)) == (COUNT, COUNT)
    assert Counter(path.suffix for path in desk.out.folder.iterdir()) == {".json": COUNT, ".md": COUNT}


def test_half_of_a_report_that_nobody_writes_is_deleted(desk: Desk):
    """What a process that was killed has left; what somebody works on, and what is no report's, stays."""
    halves = [desk.out.folder / f".{desk.out.name_for(f'ship00{number}.txt')}.abcd_123" for number in (1, 2)]
    other = desk.out.folder / ".notes.txt.abcd_123"
    for path in (*halves, other):
        path.write_text("half of", encoding="utf-8")

    async def work() -> None:
        async with shared(desk.model, desk.settings, unheard, journaled=True) as asking:
            batch = desk.begun(asking)
            assert asking.journal is not None
            asking.journal.claim(batch.keys()[2])
            await batch.plan()

    asyncio.run(work())
    assert [path.exists() for path in (*halves, other)] == [False, True, True]


def test_broken_off_between_answer_and_journal_it_asks_nothing_twice(desk: Desk):
    """An answer that was stored is used by the next run, and the report is the undisturbed one, cost and all."""

    async def dies(item: Item, asking: Shared, out: Out) -> Outcome:
        outcome = await outcome_of(item, asking, out)
        raise OutputError(f"the disk is full, with {outcome.digest} in it")

    with pytest.raises(OutputError):
        desk.run(make=dies)
    assert not desk.reports()
    asked = len(desk.model.asked)
    assert asked >= 1
    tally = desk.run()
    assert (tally.done, len(desk.model.asked)) == (COUNT, COUNT)
    assert tally.cost == desk.run().cost
    assert {job.told.partition('"calls": ')[2][:1] for job in desk.jobs().values()} == {"1"}


def test_a_failure_is_its_documents_own_and_is_tried_again_when_asked(desk: Desk):
    """It is told with its cause; another run leaves it, unless it is to retry what failed."""
    desk.model.wrong = sinks(2)
    tally = desk.run()
    assert (tally.done, tally.failed.total(), tally.left) == (COUNT - 1, 1, 0)
    assert tally.examples == {"an answer that is unusable or refused": "ship002.txt: no answer fits"}
    assert desk.jobs()["ship002.txt"].state == "failed"
    desk.model.wrong = lambda _: None
    assert (desk.run().failed.total(), len(desk.model.asked)) == (1, COUNT)
    assert (desk.run(Again(failed=True)).failed.total(), len(desk.model.asked)) == (0, COUNT + 1)


def test_a_server_that_is_down_leaves_the_rest_for_later(desk: Desk):
    """Nothing fails for it; what was done before stands."""
    down: Callable[[str], ModelError | None] = lambda told: (  # noqa: E731
        ServerDownError("nobody listens") if "Ship 3 " in told else None
    )
    desk.at_once = 1
    desk.model.wrong = down
    tally = desk.run()
    assert (tally.done, tally.failed.total(), tally.left) == (3, 0, COUNT - 3)
    assert tally.stopped is not None
    assert tally.stopped.code == 4
    desk.model.wrong = lambda _: None
    assert desk.run().done == COUNT


def test_a_server_that_refuses_everybody_is_not_asked_about_each_document(desk: Desk):
    """After three refusals in a row no more is asked; the next run tries all of them again."""
    desk.at_once = 1
    desk.model.wrong = lambda _: ServerRefusedError("the key is wrong")
    tally = desk.run()
    assert (tally.failed.total(), tally.left, len(desk.model.asked)) == (3, COUNT - 3, 3)
    assert tally.stopped is not None
    assert tally.stopped.code == 6
    desk.model.wrong = lambda _: None
    assert desk.run().done == COUNT


def test_where_nobody_is_asked_all_that_is_stored_is_used(desk: Desk):
    """Several items in a row that the store has no answer to stop nothing, for no server refuses them."""
    for number in (0, 1, 2, 3):
        (desk.docs / f"ship{number:03}.txt").rename(desk.place / f"{number}")
    desk.run()
    for number in (0, 1, 2, 3):
        (desk.place / f"{number}").rename(desk.docs / f"ship{number:03}.txt")
    desk.at_once = 1
    desk.settings = desk.settings.model_copy(update={"offline": True})
    tally = desk.run(Again(all=True))
    assert (tally.done, tally.failed.total(), tally.left) == (COUNT - 4, 4, 0)
    assert len(desk.model.asked) == COUNT - 4


@pytest.mark.parametrize(("faulty", "ended"), [(1, COUNT), (COUNT, 3)])
def test_a_fault_over_one_document_fails_it_alone_and_one_over_all_stops(desk: Desk, faulty: int, ended: int):
    """What nobody thought of is told in a line, is tried again when asked, and does not spoil a batch one by one."""
    left = faulty

    async def trips(item: Item, asking: Shared, out: Out) -> Outcome:
        nonlocal left
        left -= 1
        if left >= 0:
            raise ZeroDivisionError("of a\nship")
        return await outcome_of(item, asking, out)

    desk.at_once = 1
    tally = desk.run(make=trips)
    assert (tally.done + tally.failed.total(), tally.failed.total()) == (ended, min(faulty, ended))
    assert (tally.stopped is None) == (faulty == 1)
    assert "a fault of summarizer itself, ZeroDivisionError: of a" in tally.examples["another cause"]
    assert desk.run(Again(failed=True)).done == COUNT


def test_two_that_work_at_once_share_the_work(desk: Desk):
    """Each ends with all done, and no document is asked about twice."""
    desk.model.seconds = 0.01

    async def both() -> list[Tally]:
        async with (
            shared(desk.model, desk.settings, unheard, journaled=True) as one,
            shared(desk.model, desk.settings, unheard, journaled=True) as other,
        ):
            batches = desk.begun(one), desk.begun(other)
            await asyncio.gather(*(batch.plan() for batch in batches))
            return list(await asyncio.gather(*(batch.run(2) for batch in batches)))

    tallies = asyncio.run(both())
    assert [(tally.done, tally.left) for tally in tallies] == [(COUNT, 0)] * 2
    assert sum(tally.made.done for tally in tallies) == COUNT
    assert [tally.earlier.done for tally in tallies] == [0, 0]
    assert len(desk.model.asked) == COUNT


def test_two_that_write_elsewhere_each_write_all_reports(desk: Desk):
    """Into folders or formats of their own, at once: each has a report of each document, which was asked about once."""
    desk.model.seconds = 0.01
    outs = desk.out, Out(desk.place / "elsewhere", "json"), Out(desk.out.folder, "markdown")
    outs[1].folder.mkdir()

    async def at_once() -> list[Tally]:
        async with shared(desk.model, desk.settings, unheard, journaled=True) as asking:
            batches = []
            for out in outs:
                desk.out = out
                batches.append(desk.begun(asking))
            await asyncio.gather(*(batch.plan() for batch in batches))
            return list(await asyncio.gather(*(batch.run(2) for batch in batches)))

    assert [(tally.done, tally.left) for tally in asyncio.run(at_once())] == [(COUNT, 0)] * 3
    assert [
        len(list(out.folder.glob(f"*.{ending}"))) for out, ending in zip(outs, ("json", "json", "md"), strict=True)
    ] == ([COUNT] * 3)
    assert len(desk.model.asked) == COUNT


def test_what_another_has_made_again_is_not_counted_as_done_before(desk: Desk):
    """Else it would count twice where that other helps: as made, and as made before."""
    desk.model.wrong = sinks(2)
    desk.run()
    (desk.docs / "ship001.txt").write_text(text(77), encoding="utf-8")

    async def both() -> list[Tally]:
        async with (
            shared(desk.model, desk.settings, unheard, journaled=True) as one,
            shared(desk.model, desk.settings, unheard, journaled=True) as other,
        ):
            batches = [desk.begun(asking, Again(failed=True)) for asking in (one, other)]
            await asyncio.gather(*(batch.plan() for batch in batches))
            return [await batch.run(2) for batch in batches]

    shares = [(tally.made.ended, tally.earlier.ended, tally.elsewhere.ended) for tally in asyncio.run(both())]
    assert shares == [(2, COUNT - 2, 0), (0, COUNT - 2, 2)]


def test_what_is_waited_for_is_told(desk: Desk):
    """Another process may have been stopped in the midst of it: whoever waits for it must know why."""
    told: list[int] = []

    async def work() -> Tally:
        async with shared(desk.model, desk.settings, unheard, journaled=True) as asking:
            batch = desk.begun(asking)
            await batch.plan()
            assert asking.journal is not None
            held = batch.keys()[0]
            assert asking.journal.claim(held)

            def tell(tally: Tally) -> None:
                told.append(tally.awaited)
                if len(told) == COUNT + 1:
                    asking.journal.release(held)  # type: ignore[union-attr]

            batch._tell = tell
            return await batch.run(2)

    assert (asyncio.run(work()).left, told) == (0, [*(COUNT - 1) * [0], 1, 1, 1])


def test_what_is_worked_on_is_told_as_running(desk: Desk):
    """While it is claimed, and no longer: nothing that a killed process left is taken for running."""
    states: list[str] = []

    async def looked_at(item: Item, asking: Shared, out: Out) -> Outcome:
        states.append(desk.jobs()[item.name].state)
        return await outcome_of(item, asking, out)

    desk.run(make=looked_at)
    assert set(states) == {"running"}
    assert {job.state for job in desk.jobs().values()} == {"done"}


def test_interrupted_it_ends_what_is_nearly_done_and_leaves_the_rest(desk: Desk):
    """Answers that come soon are kept; what is not begun is left, and the next run does it."""
    desk.model.seconds = 0.05

    async def work() -> Tally:
        async with shared(desk.model, desk.settings, unheard, journaled=True) as asking:
            batch = desk.begun(asking)
            await batch.plan()
            working = asyncio.ensure_future(batch.run(2))
            await desk.model.began.wait()
            working.cancel()
            with pytest.raises(asyncio.CancelledError):
                await working
            return batch.tally

    tally = asyncio.run(work())
    assert (tally.done, tally.given_up) == (2, 0)
    assert len(desk.reports()) == 2
    assert (desk.run().earlier.done, len(desk.model.asked)) == (2, COUNT)


@pytest.mark.parametrize("stopped", [True, False])
def test_who_stops_the_work_dismisses_those_who_help_at_once(desk: Desk, stopped: bool):
    """Before what is under way has ended: they would begin on more meanwhile, and pay for it."""
    desk.model.seconds = 0.1
    desk.model.wrong = lambda _: ServerDownError("nobody listens") if stopped else None
    under_way: list[int] = []

    async def work() -> None:
        async with shared(desk.model, desk.settings, unheard, journaled=True) as asking:
            batch = desk.begun(asking)
            await batch.plan()
            batch.is_helped(Share, lambda: under_way.append(batch.tally.left))
            working = asyncio.ensure_future(batch.run(2))
            await desk.model.began.wait()
            if not stopped:
                working.cancel()
            await asyncio.wait({working})

    asyncio.run(work())
    assert under_way[0] == COUNT


def test_what_another_process_ends_meanwhile_is_not_read_again(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    """Each document is read once, though two go through all of them."""
    read: Counter[str] = Counter()
    content = Item.content
    monkeypatch.setattr(Item, "content", lambda item: (read.update([item.name]), content(item))[1])

    async def work() -> Tally:
        async with shared(desk.model, desk.settings, unheard, journaled=True) as asking:
            batch, helper = desk.begun(asking), desk.begun(asking)
            await batch.plan()
            await asyncio.gather(batch.run(2), helper.run(2))
            assert helper.tally.done == batch.tally.done == COUNT
            return batch.tally

    assert (asyncio.run(work()).left, set(read.values()), len(desk.model.asked)) == (0, {1}, COUNT)


def test_who_helps_reads_what_had_ended_before(desk: Desk):
    """A document that has changed since is briefed anew, whoever comes to it."""
    desk.run()
    (desk.docs / "ship002.txt").write_text(text(99), encoding="utf-8")

    async def help_alone() -> Tally:
        async with shared(desk.model, desk.settings, unheard, journaled=True) as asking:
            return await desk.begun(asking).run(2)

    tally = asyncio.run(help_alone())
    assert (tally.made.done, tally.earlier.done, tally.elsewhere.done) == (1, COUNT - 1, 0)


def test_done_anew_all_is_made_again(desk: Desk):
    """Of the stored answers: it costs nothing."""
    desk.run()
    tally = desk.run(Again(all=True))
    assert (tally.done, tally.earlier.done, len(desk.model.asked)) == (COUNT, 0, COUNT)


def test_processes_make_the_reports_that_this_process_makes(tmp_path: Path):
    """The same digests, and an error that crosses over is the error that it was."""
    items = [*items_of([folder_of(tmp_path / "docs", 3)]), Item("none", (str(tmp_path / "none.txt"),))]
    here, there = Out(tmp_path / "here", "json"), Out(tmp_path / "there", "json")
    here.folder.mkdir()
    there.folder.mkdir()

    async def made() -> list[tuple[Outcome, Outcome]]:
        from summarizer.pipeline import model_for  # noqa: PLC0415

        with Processes(Settings(), there, 2) as processes:
            async with shared(model_for(Settings()), Settings(), unheard) as asking:
                return [(await outcome_of(item, asking, here), await processes.make(item)) for item in items]

    for one, other in asyncio.run(made()):
        assert one == other
    assert {path.name for path in here.folder.iterdir()} == {path.name for path in there.folder.iterdir()}


class Deadly:
    """What ends the process that it is handed to, as a document may that takes all its memory."""

    def __reduce__(self) -> tuple[object, ...]:
        return signal.raise_signal, (signal.SIGKILL,)  # os._exit is no thing to hand over where coverage has wrapped it


def test_a_document_that_ends_its_process_fails_alone(tmp_path: Path):
    """Others that were in the pool with it are read all the same."""
    out = Out(tmp_path / "out", "json")
    out.folder.mkdir()
    items = [Item("deadly", (Deadly(),)), *items_of([folder_of(tmp_path / "docs", 3)])]  # type: ignore[arg-type]

    async def made() -> list[Outcome]:
        with Processes(Settings(), out, 2) as processes:
            together = await asyncio.gather(*map(processes.make, items))
            return [*together, await processes.make(items[-1])]

    deadly, *others = asyncio.run(made())
    assert (deadly.verdict, deadly.told.code) == ("failed", 5)
    assert {one.verdict for one in others} == {"done"}


@pytest.mark.skipif(not hasattr(signal, "sigwaitinfo"), reason="this system does not tell who sent a signal")
def test_a_process_that_reads_heeds_the_sigterm_of_its_parent_alone():
    """One that all of a group hear is the parent's to heed; the parent's ends whoever a broken pool has left."""
    before = frozenset(multiprocessing.active_children())
    pool = engines._started(1)
    with engines.deaf_to(signal.SIGINT, signal.SIGTERM):
        pid = pool.submit(os.getpid).result(timeout=60)
    (reader,) = frozenset(multiprocessing.active_children()) - before
    pool.submit(time.sleep, 60)
    subprocess.run([sys.executable, "-c", f"import os; os.kill({pid}, 15)"], check=True)
    reader.join(0.5)
    assert reader.is_alive()
    reader.terminate()
    reader.join(20)
    assert not reader.is_alive()
    pool.shutdown(cancel_futures=True)


def test_breaking_off_ends_no_process_but_those_that_read(tmp_path: Path):
    """Whoever calls may have processes of his own; those of the batch are ended at once."""
    out = Out(tmp_path, "json")
    bystander = multiprocessing.get_context("spawn").Process(target=time.sleep, args=(60,))
    bystander.start()
    try:
        (item,) = items_of([folder_of(tmp_path / "docs", 1)])

        async def broken_off() -> None:
            with Processes(Settings(), out, 1) as processes:
                await processes.make(item)
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            asyncio.run(broken_off())
        assert multiprocessing.active_children() == [bystander]
    finally:
        bystander.kill()
        bystander.join()


def test_a_failure_tells_what_it_cost(desk: Desk):
    """Answers of no use were paid for, those about all parts of a document."""
    (desk.docs / "ship000.txt").write_text("\n\n".join(map(text, range(60))), encoding="utf-8")
    desk.settings = desk.settings.model_copy(update={"chunk_characters": 1_000})
    desk.model.wrong = lambda _: AnswerError("no answer fits", usage=PRICE)
    tally = desk.run()
    told = {name: Told.read(job.told) for name, job in desk.jobs().items()}
    assert (told["ship001.txt"].calls, told["ship001.txt"].output_tokens) == (1, 30)
    asked = sum("Ship 59 " in document for document in desk.model.asked)
    assert asked > 1
    assert (told["ship000.txt"].calls, told["ship000.txt"].input_tokens) == (asked, asked * 120)
    assert tally.costs_unknown == COUNT


def test_errors_are_told_as_they_are(desk: Desk):
    """The journal keeps the words and the code of a failure."""
    desk.model.wrong = lambda _: AnswerError("no answer fits", hint="try another model")
    desk.run()
    assert all('"no answer fits: try another model"' in job.told for job in desk.jobs().values())


@pytest.fixture
def limited(desk: Desk) -> Desk:
    """The same, with a limit that is not reached."""
    desk.settings = desk.settings.model_copy(update={"max_tokens_total": 1_000_000})
    return desk


def test_what_failed_tries_have_cost_counts_however_often_they_are_tried_again(limited: Desk):
    """A limit is for the whole batch: what came to nothing was paid for as well, in whichever run."""
    limited.model.wrong = lambda _: AnswerError("no answer fits", usage=PRICE)
    limited.run()
    limited.run(Again(failed=True))
    limited.model.wrong = lambda _: None
    limited.run(Again(failed=True))
    limited.run()
    before, after = limited.spent[::2], limited.spent[1::2]
    assert before == [NOTHING, *after[:-1]]
    assert [spent.calls for spent in after] == [COUNT, 2 * COUNT, 3 * COUNT, 3 * COUNT]
    told = Told.read(limited.jobs()["ship001.txt"].told)
    assert (told.calls, told.input_tokens, told.output_tokens) == (3, 3 * 120, 3 * 30)
    assert (told.error, told.code) == ("", 0)


def test_tries_that_came_to_nothing_leave_no_room_for_others(desk: Desk):
    """Tried again, nothing more is asked where they have used up the limit; raised, the rest is done."""
    desk.model.wrong = lambda _: AnswerError("no answer fits", usage=PRICE)
    desk.run()
    desk.model.wrong = lambda _: None
    desk.settings = desk.settings.model_copy(update={"max_tokens_total": 2_000})
    tally = desk.run(Again(failed=True))
    assert (tally.done, tally.left, len(desk.model.asked)) == (0, COUNT, COUNT)
    assert tally.stopped is not None
    assert tally.stopped.code == 6
    desk.settings = desk.settings.model_copy(update={"max_tokens_total": 1_000_000})
    assert desk.run().done == COUNT
    assert desk.spent[-1].calls == 2 * COUNT


def test_what_is_made_again_of_stored_answers_is_not_counted_again(limited: Desk):
    """Not the report that was deleted, and not that in another format: nothing was paid for them."""
    limited.run()
    for path in limited.out.folder.iterdir():
        path.unlink()
    limited.run()
    limited.out = Out(limited.out.folder, "markdown")
    assert limited.run().made.done == COUNT
    assert len(limited.model.asked) == COUNT
    assert set(limited.spent[1:]) == {limited.spent[1]}
    assert Told.read(limited.jobs()["ship001.txt"].told).calls == 1


@pytest.mark.parametrize("times", [1, 2])
def test_broken_off_while_it_is_tried_again_it_counts_all_that_was_paid(limited: Desk, times: int):
    """What failed before, and the answers that had come: once, however often it is broken off."""

    async def dies(item: Item, asking: Shared, out: Out) -> Outcome:
        outcome = await outcome_of(item, asking, out)
        raise OutputError(f"the disk is full, with {outcome.digest} in it")

    limited.at_once = 1
    limited.model.wrong = lambda _: AnswerError("no answer fits", usage=PRICE)
    limited.run()
    limited.model.wrong = lambda _: None
    for _ in range(times):
        with pytest.raises(OutputError):
            limited.run(Again(failed=True), make=dies)
    assert limited.spent[-1].calls == COUNT + 1
    limited.run()
    assert (limited.spent[-1].calls, len(limited.model.asked)) == (2 * COUNT, 2 * COUNT)


def test_a_document_that_has_changed_counts_what_its_failed_tries_have_cost(limited: Desk):
    """They were paid for by this batch; what an earlier version of it cost, that was done, is that version's."""
    limited.model.wrong = sinks(2, PRICE)
    limited.run()
    for number in (1, 2):
        (limited.docs / f"ship00{number}.txt").write_text(text(70 + number), encoding="utf-8")
    limited.run()
    told = {name: Told.read(job.told).calls for name, job in limited.jobs().items()}
    assert (told["ship001.txt"], told["ship002.txt"]) == (1, 2)
