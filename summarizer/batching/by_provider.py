"""A batch whose first questions go to the provider in one file each, to be answered within a day for half the price.

Every item is briefed twice by the same code. The first time, a question that the store has no answer to is put off: it
becomes a line of a file, and the brief is given up. When the provider has answered, the items are briefed as ever, by a
model that has these answers at hand; what failed there, and every repair, is asked about by ordinary calls. An answer
is in the store before it is used, as any other, so that the second time is gone through once.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from summarizer.asking.batches import MOST_BYTES, MOST_QUESTIONS
from summarizer.batching.flowing import flowing
from summarizer.errors import ServerRefusedError, ServerUnavailableError, SummarizerError, UsageError
from summarizer.model import Answer, Received
from summarizer.pipeline.waiting import in_thread
from summarizer.store.keys import identity_of, key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from summarizer.asking.batches import Batches, Sent
    from summarizer.asking.patience import Patient
    from summarizer.batching.items import Item
    from summarizer.brief import Draft
    from summarizer.model import Question
    from summarizer.pipeline.sharing import Shared
    from summarizer.usage import Usage

    Tell = Callable[[str], None]

_AT_ONCE: Final = 8  # items that are read at once
_FIRST_PAUSE: Final = 1.0  # seconds between two looks at a batch
_LONGEST_PAUSE: Final = 60.0


class Deferred:
    """``model``, whose questions wait until the provider has answered them in batches.

    Until ``answered``, every question is written down, as a line of a file, and fails; from then on it is answered with
    what came for it, else by ``model``.
    """

    def __init__(self, model: Patient, folder: Path) -> None:
        batches = model.batches
        if batches is None:
            raise UsageError(f"{model.name} has no batches of questions", hint="leave out --provider-batch")
        self.batches: Batches = batches
        self.name = model.name
        self.sent_to = model.sent_to
        self.identity = model.identity
        self.secrets = model.secrets
        self.put_off: dict[str, tuple[int, int]] = {}  # where each line lies in the spool, and its length
        self.answered: dict[str, tuple[str, Usage]] | None = None
        self._model = model
        self._spool = folder / "put-off.jsonl"
        self._file = folder / "questions.jsonl"

    def reads(self, raw: str, schema: type[Draft]) -> Draft | None:
        """Return what an answer that was kept as it came means, or None where it does not fit."""
        return self._model.reads(raw, schema)

    async def ask(self, question: Question) -> Answer:
        """Return the answer that came for a question, or the model's own. Raises as the model does.

        Raises ServerUnavailableError for a question that is put off.
        """
        key = key_of(question, identity_of(self))
        if self.answered is None:
            line = await self.batches.line(question, key)
            with self._spool.open("ab") as spool:
                self.put_off[key] = (spool.tell(), spool.write(line))
            raise ServerUnavailableError("put off until the provider has answered it in a batch")
        raw, usage = self.answered.pop(key, ("", None))
        if usage is None:
            return await self._model.ask(question)
        question.listener(Received(raw, usage))
        draft = self._model.reads(raw, question.schema)
        if draft is None:
            answer = await self._model.ask(question)
            return replace(answer, usage=usage + answer.usage)
        return Answer(draft, usage)

    async def fetch(self, tell: Tell) -> None:
        """Have all that was put off answered, by batches that are under way already as far as they have it.

        Raises ModelError where the provider takes none, or they come to nothing.
        """
        wanted = set(self.put_off)
        under_way: list[Sent] = []
        for batch in await self.batches.ours() if wanted else ():
            if batch.state != "failed" and (own := await self.batches.asked(batch) & wanted):
                wanted -= own
                under_way.append(batch)
        for lines in _files(self._lines(sorted(wanted))):
            self._file.write_bytes(b"".join(lines))
            under_way.append(await self.batches.send(self._file))
        answered: dict[str, tuple[str, Usage]] = {}
        for batch in under_way:
            answered |= await self.batches.answers(await self._over(batch, tell))
        self.answered = answered

    def _lines(self, keys: Iterable[str]) -> Iterator[bytes]:
        """Yield the lines that were written down for some keys."""
        if keys:
            with self._spool.open("rb") as spool:
                for offset, length in map(self.put_off.__getitem__, keys):
                    spool.seek(offset)
                    yield spool.read(length)

    async def _over(self, batch: Sent, tell: Tell) -> Sent:
        """Return a batch when nothing more will come of it. Raises ServerRefusedError where the provider refuses it."""
        pause, told = _FIRST_PAUSE, ""
        while True:
            now = f"batch {batch.id} at {self.sent_to}: {batch.state}, {batch.done:,} of {batch.all:,} answered"
            if now != told:
                tell(now)
            if batch.is_over:
                break
            told = now
            await asyncio.sleep(pause)
            pause = min(pause * 1.5, _LONGEST_PAUSE)
            with suppress(ServerUnavailableError):  # a look that fails is no answer that does
                batch = await self.batches.looked_up(batch)
        if batch.state == "failed":
            raise ServerRefusedError(f"{self.sent_to} refuses the batch: {batch.trouble or 'it says not why'}")
        return batch


def _files(lines: Iterator[bytes]) -> Iterator[list[bytes]]:
    """Yield the lines of each file: not too many, not too large."""
    file: list[bytes] = []
    size = 0
    for line in lines:
        if file and (size + len(line) > MOST_BYTES or len(file) == MOST_QUESTIONS):
            yield file
            file, size = [], 0
        file.append(line)
        size += len(line)
    if file:
        yield file


async def put_off(items: Sequence[Item], asking: Shared) -> None:
    """Brief the items as far as the store has answers; what else they ask is put off by the model of ``asking``."""

    async def one(item: Item) -> None:
        with suppress(SummarizerError):  # what is wrong with an item is told when it is briefed in earnest
            await asking.brief(await in_thread(item.opened))

    async for _ in flowing(iter(items), one, _AT_ONCE):
        pass
