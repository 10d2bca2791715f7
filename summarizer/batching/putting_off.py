"""A Model around a Model that puts off what it would have to ask, until the provider answers it with many others."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, NamedTuple

from summarizer.batching.outcomes import NOT_ITS_OWN
from summarizer.brief import Brief
from summarizer.errors import BudgetReachedError, ModelError, ServerUnavailableError
from summarizer.pipeline.budgeting import expected, is_kept
from summarizer.store import Packed
from summarizer.store.keys import identity_of, key_of

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.asking.batches import Batches
    from summarizer.model import Answer, Model, Question
    from summarizer.store import Parcels
    from summarizer.usage import Usage


class Line(NamedTuple):
    """A question that was put off: where it lies in the spool, how long its line in a batch's file is, its cost."""

    offset: int
    length: int
    size: int
    expected: Usage


class PuttingOff:
    """``asked``, of ``model``, from which only what the store has is answered; all other questions fail.

    ``lines`` are those put off, by key, which ``spool`` holds; ``under_way`` are those that the provider has, ``marks``
    the parcels in which it has them. Only the first question of a chunk is ever put off: a repair, or the conclusion of
    a document that lacks some answers, would be another when they are there. The very first that nobody has is asked at
    once, so that what the server refuses of any call is learnt; ``trouble`` is what it raised, were it not the
    question's own; ``has_called`` tells that it was asked.
    """

    def __init__(  # noqa: PLR0913 - what is asked, whose it is, where it goes, and whether anything was asked before
        self, asked: Model, model: Model, batches: Batches, parcels: Parcels, spool: Path, *, has_called: bool
    ) -> None:
        self.name = model.name
        self.sent_to = getattr(model, "sent_to", "")
        self.lines: dict[str, Line] = {}
        self.under_way: dict[str, Usage] = {}
        self.marks: set[str] = set()
        self.trouble: ModelError | None = None
        self._asked = asked
        self._identity = identity_of(model)
        self._batches = batches
        self._parcels = parcels
        self._spool = spool
        self._spool.unlink(missing_ok=True)
        self._past: set[tuple[str, int]] = set()  # chunks whose first questions are answered, and not their repairs
        self._first = asyncio.Lock()
        self.has_called = has_called
        self._has_room = True

    async def ask(self, question: Question) -> Answer:
        """Return the answer in the store. Raises ServerUnavailableError where it has none, for now."""
        if await is_kept(self._asked, question):
            return await self._asked.ask(question)
        chunk = (question.document.id, question.chunk.number)
        if not issubclass(question.schema, Brief) or chunk in self._past:
            self._past.add(chunk)
            raise _put_off()
        key = key_of(question, self._identity)
        mark = await asyncio.wrap_future(self._parcels.where(key))
        if mark is None:
            return await self._unsent(question, key)
        if mark:
            self.marks.add(mark)
            self.under_way[key] = expected(question).by_batch()
        raise _put_off()

    def packed(self, key: str) -> tuple[Packed, bytes]:
        """Return a question as it is written down, and as the line that is sent. Raises OSError."""
        line = self.lines[key]
        with self._spool.open("rb") as spool:
            spool.seek(line.offset)
            about, prompt, sent = json.loads(spool.read(line.length))
        return Packed(key, tuple(about), tuple(prompt)), sent.encode() + b"\n"

    async def _unsent(self, question: Question, key: str) -> Answer:
        """Ask a question, if it is the first of all; put it off. Raises ServerUnavailableError."""
        if not self.has_called:
            async with self._first:
                if not self.has_called:
                    return await self._called(question)
        if self.trouble is None and self._has_room and key not in self.lines:
            sent = await self._batches.line(question, key)
            chunk, prompt = question.chunk, question.prompt
            about = (question.schema.__name__, chunk.document_id, chunk.number)
            record = json.dumps([about, [prompt.system, prompt.user], sent]).encode()
            with self._spool.open("ab") as spool:
                offset = spool.tell()
                spool.write(record)
            self.lines[key] = Line(offset, len(record), len(sent.encode()) + 1, expected(question).by_batch())
        raise _put_off()

    async def _called(self, question: Question) -> Answer:
        """Ask at once, and learn."""
        try:
            await self._batches.make_sure()
            return await self._asked.ask(question)
        except BudgetReachedError:
            self._has_room = False
            raise
        except ModelError as error:
            if error.exit_code in NOT_ITS_OWN:
                self.trouble = error
            raise
        finally:
            self.has_called = True


def _put_off() -> ServerUnavailableError:
    return ServerUnavailableError("put off until the provider has answered it in a batch")
