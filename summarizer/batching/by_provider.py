"""A batch whose first questions go to the provider in files of many, to be answered within a day for half the price.

The items are gone through twice by the same code. The first time, a question that the store has no answer to is put
off: it becomes a line of a file, and its brief is given up. What the provider answers goes into the store, as what the
model wrote, under the key that the question has there; so the second time, which is the ordinary run, finds it, and
knows nothing of batches. Only the very first question goes by a call at once: what the server will not have of a call
is learnt from one, before thousands are sent that have it.

What is sent is written down before (``store.parcels``). What the provider failed to answer, and all repairs, go by
calls: they are few, and would each wait for another day. What it never came to (a batch that has expired) goes in
another batch, as long as each brings some answers.
"""

from __future__ import annotations

import asyncio
import secrets
import tempfile
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from summarizer.batching.flowing import flowing
from summarizer.batching.packing import files, groups, packed
from summarizer.batching.putting_off import PuttingOff
from summarizer.errors import (
    ModelError,
    ServerRefusedError,
    ServerUnavailableError,
    SummarizerError,
    UsageError,
)
from summarizer.pipeline.budgeting import counted_on, credible
from summarizer.pipeline.waiting import in_thread
from summarizer.rendering.wording import counted
from summarizer.store import Back
from summarizer.usage import NOTHING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

    from summarizer.asking.batches import Batches, Came, Sent
    from summarizer.batching.items import Item
    from summarizer.batching.outcomes import Told
    from summarizer.batching.putting_off import Line
    from summarizer.model import Model
    from summarizer.pipeline.sharing import Shared
    from summarizer.store import Journal

    Tell = Callable[[str], None]

T = TypeVar("T")

_AT_ONCE: Final = 8  # items that are read at once
_KEPT_AT_ONCE: Final = 500  # answers of one transaction
_FIRST_PAUSE: Final = 1.0  # seconds between two looks at a batch
_LONGEST_PAUSE: Final = 60.0
_TRIES: Final = 6  # of what may be tried again
_LOOKS: Final = (0.0, 1.0, 3.0)  # seconds before each look for a batch that the provider may only just have taken
_MANY: Final = 10  # questions that a batch may fail to answer, all of them, for calls to ask them
_MARK_BYTES: Final = 16


class _Ended(NamedTuple):
    """How a batch ended: so many answers were news, so many questions are ``left`` to be sent again, and why."""

    state: str
    news: int = 0
    left: int = 0
    trouble: str = ""
    is_queue_full: bool = False


def make_sure(model: object) -> Batches:
    """Return the batches of a model. Raises UsageError where its provider is known to have none."""
    batches: Batches | None = getattr(model, "batches", None)
    if batches is None:
        name = str(getattr(model, "name", model))
        raise UsageError(
            f"{name} has no batches of questions", hint="leave out --provider-batch, or name a model of OpenAI"
        )
    return batches


async def answer_first(
    items: Sequence[tuple[Item, Told]], asking: Shared, model: Model, journal: Journal, tell: Tell
) -> None:
    """Have the provider answer by batches what ``items`` ask first, so that the store has the answers.

    With each goes what is told of earlier tries of it.

    Broken off, it leaves the batches going on, and says so. Raises UsageError where the provider has none, ModelError
    where it takes none or they come to nothing, StoreError and OutputError.
    """
    batches = make_sure(model)
    with tempfile.TemporaryDirectory() as folder:
        trip = _Trip(asking, model, batches, journal, Path(folder), tell)
        try:
            await trip.made(items)
        except asyncio.CancelledError:
            for name in trip.under_way.values():
                tell(f"batch {name} goes on at {trip.host}: the same command fetches its answers")
            raise


@dataclass
class _Trip:
    """The way of questions to the provider, and of the answers back. ``under_way`` are names of batches, by mark."""

    asking: Shared
    model: Model
    batches: Batches
    journal: Journal
    folder: Path
    tell: Tell
    under_way: dict[str, str] = field(default_factory=dict)
    has_called: bool = False

    @property
    def host(self) -> str:
        return getattr(self.model, "sent_to", "")

    async def made(self, items: Sequence[tuple[Item, Told]]) -> None:
        """Go as often as there is something to send, and something comes back."""
        budget = self.asking.budget
        before = budget.spent
        again = True
        while again:
            budget.spent = before  # the store's answers are counted as the items are gone through
            async with self._holding(sha256(f"parcels to {self.host}".encode()).hexdigest()):
                await self._look_for_lost()
                putting = await self._put_off(items)
                await self._send(putting)
            again = await self._fetched(putting)
        budget.knows_kept = True

    async def _put_off(self, items: Sequence[tuple[Item, Told]]) -> PuttingOff:
        """Brief the items as far as the store has answers, and return what puts the rest off. Raises ModelError."""
        parcels = self.journal.parcels
        self.under_way.clear()
        putting: list[PuttingOff] = []

        def around(asked: Model) -> PuttingOff:
            spool = self.folder / "put-off.jsonl"
            putting.append(PuttingOff(asked, self.model, self.batches, parcels, spool, has_called=self.has_called))
            return putting[0]

        asking = self.asking.around(around)

        async def one(of: tuple[Item, Told]) -> None:
            item, earlier = of
            with (
                suppress(SummarizerError),
                counted_on(earlier.account()),
            ):  # what is wrong with an item is told when it is briefed in earnest
                await asking.brief(await in_thread(item.opened))

        async for _ in flowing(iter(items), one, _AT_ONCE):
            pass
        (found,) = putting
        self.has_called = found.has_called
        if found.trouble is not None:
            raise found.trouble
        named = {parcel.mark: parcel.id for parcel in await asyncio.wrap_future(parcels.open_at(self.host))}
        self.under_way |= {mark: named[mark] for mark in found.marks if mark in named}
        return found

    def _affordable(self, putting: PuttingOff) -> Sequence[tuple[str, Line]]:
        """Return the questions that the limits have room for, beside those under way."""
        total = sum(putting.under_way.values(), NOTHING)
        chosen: list[tuple[str, Line]] = []
        for key, line in putting.lines.items():
            total += line.expected
            if not self.asking.budget.has_room_for(total):
                self.tell(
                    f"{len(putting.lines) - len(chosen):,} questions are not sent: the limit has no room for them"
                )
                break
            chosen.append((key, line))
        return chosen

    async def _send(self, putting: PuttingOff) -> None:
        """Send what was put off, in as many batches as it takes. Raises ModelError."""
        parcels = self.journal.parcels
        for keys in files(self._affordable(putting)):
            mark = secrets.token_hex(_MARK_BYTES)
            path = self.folder / "questions.jsonl"
            questions = await in_thread(partial(packed, putting, keys, path))
            await asyncio.wrap_future(parcels.written(mark, self.host, questions))
            try:
                file = await _patiently(partial(self.batches.upload, path))
            except ModelError:
                await asyncio.wrap_future(parcels.dropped(mark))
                raise
            sent = await self._begun(file, mark)
            await self._heard(mark, sent)
            putting.under_way |= {key: putting.lines[key].expected for key in keys}
            self.tell(f"{counted(len(keys), 'question')} went to {self.host} as batch {sent.id}")

    async def _begun(self, file: str, mark: str) -> Sent:
        """Have a batch begun, once. Raises ModelError, with nothing known of it where the line broke off."""
        try:
            return await self.batches.begin(file, mark)
        except ServerUnavailableError:
            found = await self._found(mark)  # it may have been taken all the same
            if found is None:
                raise
            return found
        except ModelError:
            await asyncio.wrap_future(self.journal.parcels.dropped(mark))
            raise

    async def _look_for_lost(self) -> None:
        """Learn what became of parcels that somebody was sending when he was killed."""
        parcels = self.journal.parcels
        for parcel in await asyncio.wrap_future(parcels.under_way(self.host)):
            if parcel.id:
                continue
            sent = await self._found(parcel.mark)
            if sent is None:
                await asyncio.wrap_future(parcels.dropped(parcel.mark))
            else:
                await self._heard(parcel.mark, sent)
                self.tell(f"batch {sent.id} at {self.host} was sent by a run that was broken off: it is gone on with")

    async def _found(self, mark: str) -> Sent | None:
        """Return the batch with a mark, looked for more than once: a list may lag behind. Raises ModelError."""
        for pause in _LOOKS:
            await asyncio.sleep(pause)
            found = await _patiently(partial(self.batches.found, mark))
            if found is not None:
                return found
        return None

    async def _heard(self, mark: str, sent: Sent) -> None:
        self.under_way[mark] = sent.id
        await asyncio.wrap_future(self.journal.parcels.heard(mark, sent.id, sent.state, sent.done))

    async def _fetched(self, putting: PuttingOff) -> bool:
        """Wait until all that is under way has ended, and keep what came; tell whether some of it is to be sent again.

        Raises ServerRefusedError for a batch that the provider refuses, ServerUnavailableError where nothing came of
        any, or one was cancelled.
        """
        ended: list[_Ended] = []
        told: dict[str, str] = {}
        pause = _FIRST_PAUSE
        while self.under_way:
            open_here = {parcel.mark for parcel in await asyncio.wrap_future(self.journal.parcels.open_at(self.host))}
            for mark, name in list(self.under_way.items()):
                if mark not in open_here:  # another process has kept what came
                    ended.append(_Ended("completed", news=1, left=1))
                    del self.under_way[mark]
                    continue
                now, sent = await self._looked_up(name)
                if told.get(mark) != now:
                    told[mark] = now
                    self.tell(now)
                if sent is None:
                    continue
                if sent.is_over:
                    ended.append(await self._kept(mark, sent, putting))
                    del self.under_way[mark]
                else:
                    await self._heard(mark, sent)
            if self.under_way:
                await asyncio.sleep(pause)
                pause = min(pause * 1.5, _LONGEST_PAUSE)
        return self._is_to_go_on(ended)

    def _is_to_go_on(self, ended: Sequence[_Ended]) -> bool:
        """Tell whether another batch is to be made of what these left. Raises as ``_fetched``."""
        for one in ended:
            if one.state == "failed" and one.left and not one.is_queue_full:
                raise ServerRefusedError(f"{self.host} refuses the batch: {one.trouble or 'it says not why'}")
        for one in ended:
            if one.state == "cancelled" and one.left:
                raise ServerUnavailableError(
                    f"a batch was cancelled at {self.host}, with {counted(one.left, 'question')} unanswered",
                    hint="what was answered is kept; the same command sends the others again",
                )
        left = sum(one.left for one in ended)
        if left and not any(one.news for one in ended):
            why = next((one.trouble for one in ended if one.trouble), "") or f"its batches are {ended[0].state}"
            raise ServerUnavailableError(
                f"{self.host} has answered none of {counted(left, 'question')} ({why})", hint="try again later"
            )
        return left > 0

    async def _looked_up(self, name: str) -> tuple[str, Sent | None]:
        """Return how a batch stands, in words too; None where the provider cannot be asked now."""
        try:
            sent = await self.batches.looked_up(name)
        except ServerUnavailableError as error:  # a look that fails is no answer that does
            return f"batch {name} goes on, and cannot be looked at now: {error.message}", None
        return f"batch {name} at {self.host}: {sent.state}, {sent.done:,} of {sent.all:,} answered", sent

    async def _kept(self, mark: str, sent: Sent, putting: PuttingOff) -> _Ended:
        """Keep what came of a batch, and have its files deleted at the provider. Raises ModelError, OutputError."""
        parcels = self.journal.parcels
        news = 0
        async with self._holding(mark):  # whoever else waits for it would miss its files
            paths = [self.folder / f"answers-{number}.jsonl" for number in range(len(sent.results))]
            for name, path in zip(sent.results, paths, strict=True):
                await _patiently(partial(self.batches.download, name, path))
            await self._refuse_none(mark, sent, paths)
            for path in paths:
                for some in groups(self.batches.answers(path), _KEPT_AT_ONCE):
                    news += await self._kept_some(mark, sent, some, putting)
            is_settled = sent.state == "completed"  # what it has not answered goes by calls
            left = await asyncio.wrap_future(parcels.over(mark, sent.state, settles=is_settled))
            await self.batches.forget(sent)
        if is_settled and left:
            self.tell(f"batch {sent.id} ended without {counted(left, 'answer')}, to be asked for by calls")
        return _Ended(sent.state, news, 0 if is_settled else left, sent.trouble, sent.is_queue_full)

    async def _refuse_none(self, mark: str, sent: Sent, paths: Sequence[Path]) -> None:
        """Raise ServerRefusedError where a batch of many has answered none: nobody wanted all of it by calls."""
        parcels = self.journal.parcels
        here = {parcel.mark: parcel.questions for parcel in await asyncio.wrap_future(parcels.open_at(self.host))}
        if sent.state != "completed" or here.get(mark, 0) < _MANY:
            return
        why = "its file of answers has none"
        for one in chain.from_iterable(map(self.batches.answers, paths)):
            if one.raw is not None:
                return
            why = one.why
        await asyncio.wrap_future(parcels.over(mark, "unanswered", settles=False))
        raise ServerRefusedError(
            f"batch {sent.id} has answered nothing, for {why}", hint="without --provider-batch calls are made"
        )

    async def _kept_some(self, mark: str, sent: Sent, came: Sequence[Came], putting: PuttingOff) -> int:
        """Keep some of what came of a batch; return how much of it is news."""
        news = await asyncio.wrap_future(
            self.journal.parcels.came(mark, [Back(one.key, one.raw, one.usage, one.why) for one in came])
        )
        for one in came:
            if (likely := putting.under_way.pop(one.key, None)) is not None:
                self.asking.budget.spent += credible(one.usage.by_batch(), likely)
        failed = [one.why for one in came if one.raw is None]
        if failed:
            self.tell(f"batch {sent.id}: {counted(len(failed), 'question')} to be asked by calls, for {failed[0]}")
        if len(came) > news:
            self.tell(f"batch {sent.id}: {counted(len(came) - news, 'line')} passed over, unasked or there before")
        return news

    @asynccontextmanager
    async def _holding(self, key: str) -> AsyncIterator[None]:
        """Do what only one process may do at a time."""
        pause = _FIRST_PAUSE / 10
        while not self.journal.claim(key):
            await asyncio.sleep(pause)
            pause = min(pause * 1.5, _FIRST_PAUSE)
        try:
            yield
        finally:
            self.journal.release(key)


async def _patiently(work: Callable[[], Awaitable[T]]) -> T:
    """Return what ``work`` does, tried again where the server is busy or the line fails. Raises as it does."""
    from tenacity import (  # noqa: PLC0415 - for who asks for it
        AsyncRetrying,
        retry_if_exception_type,
        stop_after_attempt,
        wait_random_exponential,
    )

    tries = AsyncRetrying(
        retry=retry_if_exception_type(ServerUnavailableError),
        stop=stop_after_attempt(_TRIES),
        wait=wait_random_exponential(multiplier=0.5, max=_LONGEST_PAUSE),
        reraise=True,
    )
    return await tries(work)
