"""A batch, run to its end: every item briefed once, whoever was killed before, and whoever else works on it now.

An item is done when its report is written and the journal says so, in this order; its answers are in the store before
that. So a process that is killed anywhere loses at most the answers that are under way to it: whoever runs the same
batch next makes, of the answers that are stored, the same reports. Items are claimed as questions are (``claims`` in
the store): another process passes over what this one works on, and takes over what it leaves behind.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from summarizer.batching.flowing import flowing
from summarizer.batching.outcomes import NOT_ITS_OWN, Told, failed
from summarizer.batching.tally import Tally
from summarizer.errors import OutputError, StoreError, SummarizerError, fault_of_ours
from summarizer.pipeline.budgeting import counted_on
from summarizer.pipeline.waiting import in_thread
from summarizer.store import Job
from summarizer.usage import NOTHING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence

    from summarizer.batching.items import Item
    from summarizer.batching.outcomes import Out, Outcome
    from summarizer.batching.tally import Share
    from summarizer.pipeline.budgeting import Account
    from summarizer.store import Journal
    from summarizer.usage import Usage

    Make = Callable[[Item], Awaitable[Outcome]]

_PAUSE: Final = 0.2  # seconds between two looks at what others work on
_GRACE: Final = 2.0  # seconds that answers under way may still take after Ctrl-C
_REFUSALS: Final = 3  # in a row: the server refuses everybody, or a fault is in everything, not in one document
_PLANNED_AT_ONCE: Final = 1_000


def _ended(known: dict[str, Job]) -> dict[str, int]:
    return {key: hash(job) for key, job in known.items() if job.state != "pending"}


@dataclass(frozen=True)
class Again:
    """What of an earlier run is done once more: ``all``, or what has ``failed``."""

    all: bool = False
    failed: bool = False


class Batch:
    """The work on ``items``. ``make`` briefs one of them; ``tell`` is called whenever one has ended.

    ``cost`` tells what tokens cost, in US dollars.

    Where ``make`` asks a server, one that refuses several items in a row is not asked about all the others.
    """

    def __init__(  # noqa: PLR0913 - what, how it is kept, made, written, again, and told
        self,
        items: Sequence[Item],
        journal: Journal,
        make: Make,
        *,
        out: Out,
        decided: str,
        again: Again = Again(),
        asks: bool = True,
        cost: Callable[[Usage], float | Literal["unknown"]] = lambda _: 0.0,
        tell: Callable[[Tally], None] = lambda _: None,
    ) -> None:
        self._items = items
        self._journal = journal
        self._make = make
        self._out = out
        self._decided = decided
        self._again = again
        self._asks = asks
        self._cost = cost
        self._tell = tell
        self._dismiss: Callable[[], None] = lambda: None
        self._refusals = 0
        self._stopping = False
        self._elsewhere: deque[Item] = deque()
        self._under_way: set[str] = set()
        self._ended_before: dict[str, int] | None = None  # hashes of jobs: another may have done one of them again
        self.tally = Tally(len(items), asks=asks)

    async def plan(self) -> None:
        """Write all items down, and which of those that have ended are to be made again. Raises StoreError."""
        planned = [Job(key, item.name) for item, key in zip(self._items, self.keys(), strict=True)]
        await self._write_down(planned, anew=self._again.all)
        known = await asyncio.wrap_future(self._journal.looked_up([job.key for job in planned]))
        retried = [job.key for job in planned if self._is_to_be_retried(known.get(job.key))]
        await asyncio.wrap_future(self._journal.reopened(retried))
        for key in retried:
            del known[key]
        self._ended_before = _ended(known)
        await in_thread(self._tidy)

    async def unfinished(self) -> list[tuple[Item, Told]]:
        """Return the items that are still to be made, in their order, with what earlier tries came to.

        Raises StoreError.
        """
        known = [(item, *await self._known(item, key)) for item, key in zip(self._items, self.keys(), strict=True)]
        return [(item, earlier) for item, job, earlier in known if job is None]

    async def spent(self) -> Usage:
        """Return what earlier runs have spent on this batch, failed tries too. Raises StoreError."""
        known = await asyncio.wrap_future(self._journal.looked_up(self.keys()))
        return sum((Told.read(job.told).counted for job in known.values()), NOTHING)

    async def run(self, places: int) -> Tally:
        """Work on all items, so many at once, until each is done, has failed, or something stops the whole.

        Cancelled, it gives what is under way a moment to end, and raises CancelledError. Raises StoreError and
        OutputError, which nothing goes on without.
        """
        if self._ended_before is None:  # another process has planned it
            self._ended_before = _ended(await asyncio.wrap_future(self._journal.looked_up(self.keys())))
        working = asyncio.ensure_future(self._work(places))
        try:
            await asyncio.shield(working)
        except asyncio.CancelledError:
            self.finish()
            self._dismiss()
            try:
                await asyncio.wait({working}, timeout=_GRACE)
            finally:  # also where it is cancelled once more
                self.tally.made.given_up = len(self._under_way)
                self._tell(self.tally)
                working.cancel()
                await asyncio.gather(working, return_exceptions=True)
            raise
        return self.tally

    def is_helped(self, done: Callable[[], Share], dismiss: Callable[[], None]) -> None:
        """Hear of others that work along: what they have ``done`` counts, and who stops this work dismisses them."""
        self.tally.helped = done
        self._dismiss = dismiss

    def finish(self) -> None:
        """Begin on nothing more; what is under way goes on to its end."""
        self._stopping = True

    def keys(self) -> Sequence[str]:
        """Return what the items are known by in the journal, in order."""
        return [item.key(self._decided) for item in self._items]

    async def _write_down(self, jobs: Sequence[Job], *, anew: bool) -> None:
        for start in range(0, len(jobs), _PLANNED_AT_ONCE):
            await asyncio.wrap_future(self._journal.planned(jobs[start : start + _PLANNED_AT_ONCE], anew=anew))

    def _tidy(self) -> None:
        """Delete what a process that was killed has left of the reports that it was writing, and nobody writes now."""
        left = self._out.half_written()
        if not left:
            return
        for item, key in zip(self._items, self.keys(), strict=True):
            for path in left.get(self._out.name_for(item.name), ()):
                if self._journal.claim(key):
                    Path(path).unlink(missing_ok=True)
                    self._journal.release(key)

    def _is_to_be_retried(self, job: Job | None) -> bool:
        """Tell whether a job has failed and is to be done again: asked for, or because it was no fault of its own."""
        if job is None or job.state != "failed":
            return False
        return self._again.failed or Told.read(job.told).code in NOT_ITS_OWN

    async def _work(self, places: int) -> None:
        todo = deque(self._items)
        while todo and not self._stopping:
            async for _ in flowing(self._handed_out(todo), self._one, places):
                pass
            todo, self._elsewhere = self._elsewhere, deque()
            self.tally.awaited = len(todo)
            if todo and not self._stopping:
                self._tell(self.tally)
                await asyncio.sleep(_PAUSE)

    def _handed_out(self, todo: deque[Item]) -> Iterator[Item]:
        while todo and not self._stopping:
            yield todo.popleft()

    async def _one(self, item: Item) -> None:
        """See an item through, unless it is done, or somebody else's."""
        key = item.key(self._decided)
        if not self._journal.claim(key):
            self._elsewhere.append(item)
            return
        self._under_way.add(key)
        try:
            job, earlier = await self._known(item, key)
            if job is None:
                await self._made(item, key, earlier)
            else:
                self._count(self.tally.elsewhere if self._is_new(job) else self.tally.earlier, job)
        finally:
            self._under_way.discard(key)
            self._journal.release(key)

    async def _known(self, item: Item, key: str) -> tuple[Job | None, Told]:
        """Return how an item ended before, None where it has not, or has changed since; then, what to begin with.

        That is what is told of earlier tries. One that was done is another document's where the item has changed. What
        another process has ended since this one began is not read again: that is the work of this run, unless it was
        another batch's, which writes elsewhere.
        """
        job = await asyncio.wrap_future(self._journal.look(key))
        if job is None:
            return None, Told()
        has_ended = job.state in {"done", "failed"}
        if has_ended and (self._is_work_of_this_run(item, job) or await in_thread(partial(self._stands, item, job))):
            return job, Told()
        is_anothers = job.state == "done" and job.content != await in_thread(item.content)
        return None, Told() if is_anothers else Told.read(job.told)

    def _is_new(self, job: Job) -> bool:
        """Tell whether a job that has ended had not when this run began."""
        return self._ended_before is not None and self._ended_before.get(job.key) != hash(job)

    def _is_work_of_this_run(self, item: Item, job: Job) -> bool:
        return self._is_new(job) and (not job.digest or self._out.is_of(item.name, Told.read(job.told)))

    def _stands(self, item: Item, job: Job) -> bool:
        """Tell whether what would be read for an item is as it was, and its report, if it has one, is there."""
        return job.content == item.content() and (not job.digest or self._out.holds(item.name, Told.read(job.told)))

    async def _made(self, item: Item, key: str, earlier: Told) -> None:
        account = earlier.account()
        try:
            with counted_on(account):
                outcome = await self._outcome(item)
        except BaseException:
            self._leave(key, account)
            raise
        is_refused = self._is_nobodys(outcome.told) and not outcome.digest
        self._refusals = self._refusals + 1 if is_refused else 0
        if outcome.verdict == "later" or self._refusals == _REFUSALS:
            self._stop(outcome.told)
        if outcome.verdict == "later":
            self._leave(key, account)
            return
        content = outcome.content or await in_thread(item.content)
        told = outcome.told.after(account, self._cost).as_json()
        job = Job(key, item.name, outcome.verdict, content, outcome.digest, told)
        try:
            await asyncio.wrap_future(self._journal.ended(job))
        except StoreError:
            self._stopping = True
            raise
        self._count(self.tally.made, job)

    def _leave(self, key: str, account: Account) -> None:
        """Write down what a try that is given up has cost, where it has cost anything."""
        if account.is_used:
            self._journal.left(key, Told.left(account).as_json())

    async def _outcome(self, item: Item) -> Outcome:
        try:
            return await self._make(item)
        except (StoreError, OutputError):
            self._stopping = True
            raise
        except Exception as error:  # a fault of ours over one document is no reason to brief no other
            logging.getLogger("summarizer").debug("a fault over %r", item.name, exc_info=True)
            return failed(fault_of_ours(error))

    def _is_nobodys(self, told: Told) -> bool:
        """Tell whether an item has failed for what others may fail for as well, and soon all."""
        return told.code == SummarizerError.exit_code or (self._asks and told.code in NOT_ITS_OWN)

    def _count(self, share: Share, job: Job) -> None:
        self.tally.count(share, job)
        self._tell(self.tally)

    def _stop(self, why: Told) -> None:
        self.finish()
        self._dismiss()
        self.tally.stopped = self.tally.stopped or why
