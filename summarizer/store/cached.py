"""A Model around a Model: what has been answered once is not asked, and not paid for, again."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from pydantic import ValidationError

from summarizer.brief import Mending
from summarizer.errors import ModelError, ServerUnavailableError, StoreError, UsageError
from summarizer.model import Answer, Noticed, Received
from summarizer.store.keys import identity_of, key_of
from summarizer.usage import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from summarizer.brief import Draft
    from summarizer.model import Event, Model, Question
    from summarizer.store.run_log import RunLog
    from summarizer.usage import Usage

    Reader = Callable[[str, type[Draft]], Draft | None]

Mode = Literal["normal", "refresh", "offline"]

# Seconds between two looks at a question that another task or process is asking.
_FIRST_PAUSE: Final = 0.01
_LONGEST_PAUSE: Final = 0.2

_LONG: Final = 5.0  # seconds of such waiting, after which whoever waits should know why


class Cached:
    """A Model that answers from the store what it can, and keeps what ``model`` answers in it.

    ``run`` journals every question, raw answer and failure. The modes: ``normal``; ``refresh`` asks anew what this
    run has not asked itself; ``offline`` asks nothing.

    Several tasks or processes that ask the same at once pay once: one asks, the others wait for its answer.
    ``reads`` makes a draft of a raw answer, or None: with it, an answer that came to a process that died before it
    could use it is used. With ``recounts`` a kept answer counts with what it cost whoever asked for it, so that a brief
    tells the same cost however often the work on it was broken off; else it costs nothing.
    """

    def __init__(
        self,
        model: Model,
        run: RunLog,
        *,
        mode: Mode = "normal",
        reads: Reader | None = None,
        recounts: bool = False,
    ) -> None:
        if mode not in get_args(Mode):
            raise UsageError(f"there is no cache mode {mode!r}", hint="there is " + ", ".join(get_args(Mode)))
        self._model = model
        self._run = run
        self._mode = mode
        self._reads = reads
        self._recounts = recounts
        self._told: set[str] = set()
        self._unfit: set[str] = set()  # keys whose raw answers are of no use

    @property
    def name(self) -> str:
        """The model's name, as the report prints it."""
        return self._model.name

    @property
    def sent_to(self) -> str:
        """The host that sees the documents where the model is asked, "" where nobody does."""
        return getattr(self._model, "sent_to", "")

    async def has(self, question: Question) -> bool:
        """Tell whether a question would be answered from the store, or refused as it was, and nothing asked."""
        key = key_of(question, identity_of(self._model))
        kept = await asyncio.wrap_future(self._run.kept(key, of_this_run=self._mode == "refresh"))
        if kept is not None and _draft(kept, question.schema) is not None:
            return True
        if await self._final(key, question) is not None:
            return True
        if self._reads is None or self._mode == "refresh":
            return False
        raws = await asyncio.wrap_future(self._run.unused(key))
        return any(_kept_form(self._reads(raw, question.schema), question.schema) is not None for raw in raws)

    async def ask(self, question: Question) -> Answer:
        """Return the kept answer, which costs nothing, else the model's, once it is safely kept.

        An answer that came and cannot be kept, the disk being full by now, is returned all the same, for it may have
        been paid for; the listener hears Noticed. Raises what the model raises; ServerUnavailableError for a question
        that is not in the store, offline; TooLongError or CutOffError, with nothing asked, for one that was answered in
        parts; AnswerError, likewise, for a repair to which no answer was usable; StoreError, with nothing asked, where
        the store cannot be used.
        """
        key = key_of(question, identity_of(self._model))
        pause = _FIRST_PAUSE
        if self._mode == "offline":
            if answer := await self._known(key, question):
                return answer
            raise ServerUnavailableError(
                "this question is not in the store", hint="asked offline; without --offline the model is asked"
            )
        begun = time.monotonic()
        while not self._run.claim(key):
            if found := await self._found(key, question):
                return found
            if time.monotonic() - begun > _LONG:
                self._tell(
                    "the same is being asked already, perhaps by another run: its answer is waited for", question
                )
            await asyncio.sleep(pause)
            pause = min(pause * 1.5, _LONGEST_PAUSE)
        return await self._claimed(key, question)

    async def _claimed(self, key: str, question: Question) -> Answer:
        """Answer a question that nobody else asks meanwhile. It may have been answered before it was claimed."""
        written: list[Future[Any]] = []
        try:
            if answer := await self._known(key, question):
                return answer
            answer = await self._asked(key, question, written)
            if self._recounts and key in self._unfit:
                answer = replace(answer, usage=answer.usage + await asyncio.wrap_future(self._run.cost_by_batch(key)))
            return answer
        finally:
            self._release(key, written)

    def _release(self, key: str, written: list[Future[Any]]) -> None:
        """Give up the claim when all is written: whoever claims next must find it, were this task cancelled."""
        if written and not written[-1].done():
            written[-1].add_done_callback(lambda _: self._run.release(key))
        else:
            self._run.release(key)

    async def _known(self, key: str, question: Question) -> Answer | None:
        """Return the answer in the store, or one that is in it unused; None where there is none.

        Raises the error of a question that was asked about in parts, for it was too long: it would be again; and that
        of a repair to which no answer was usable, without which the brief was finished.
        """
        if await asyncio.wrap_future(self._run.is_new(key)):  # as most are: one look at the disk instead of four
            return None
        answer = await self._found(key, question) or await self._recovered(key, question)
        if answer is not None:
            return answer
        if (error := await self._final(key, question)) is not None:
            raise error
        return None

    async def _final(self, key: str, question: Question) -> ModelError | None:
        """Return the error that a question ended with for good; refreshed, it is asked anew.

        It was too long, and answered in parts; or a repair whose answers were unusable: a finished brief is not paid
        for again.
        """
        if self._mode == "refresh":
            return None
        error: ModelError | None = await asyncio.wrap_future(self._run.divided(key))
        if error is None and issubclass(question.schema, Mending):
            error = await asyncio.wrap_future(self._run.unusable(key))
        if error is not None and not self._recounts:
            error.usage = NOTHING
        return error

    async def _found(self, key: str, question: Question) -> Answer | None:
        """Return the answer in the store, if there is one and it still fits the schema."""
        text = await asyncio.wrap_future(self._run.kept(key, of_this_run=self._mode == "refresh"))
        draft = None if text is None else _draft(text, question.schema)
        if text is None or draft is None:
            return None
        self._run.served(key, question, text)
        return Answer(draft, await self._cost(key))

    async def _recovered(self, key: str, question: Question) -> Answer | None:
        """Return an answer that was paid for by an ask that never ended, if one was."""
        if self._reads is None or self._mode == "refresh":
            return None
        raws = await asyncio.wrap_future(self._run.unused(key))
        for raw in raws:
            text = _kept_form(self._reads(raw, question.schema), question.schema)
            draft = None if text is None else _draft(text, question.schema)
            if text is not None and draft is not None:
                await self._settled([self._run.served(key, question, text, recovered=True)], question)
                return Answer(draft, await self._cost(key))
        if raws:
            self._unfit.add(key)
        return None

    async def _cost(self, key: str) -> Usage:
        return await asyncio.wrap_future(self._run.cost(key)) if self._recounts else NOTHING

    async def _asked(self, key: str, question: Question, written: list[Future[Any]]) -> Answer:
        """Ask the model; whatever it answers is on the disk before this returns or raises."""
        # It is written down also where this is cancelled: what the store was told to do it does.
        ask = await asyncio.wrap_future(self._run.begun(key, question))

        def hear(event: Event) -> None:
            if isinstance(event, Received):
                written.append(self._run.received(ask, event.raw, event.usage))
            question.listener(event)

        try:
            answer = await self._model.ask(question.heard_by(hear))
        except Exception as error:
            usage = error.usage if isinstance(error, ModelError) else NOTHING
            written.append(self._run.failed(ask, error, usage))
            await self._settled(written, question)
            raise
        if not isinstance(answer, Answer):  # a caller's own model, that is none: whoever asked will say so
            written.append(self._run.failed(ask, TypeError("the model did not answer with an Answer"), NOTHING))
            return answer
        text = _kept_form(answer.draft, question.schema)
        # What a server answered to half a prompt is no answer to the whole: with a longer context it would be another.
        keep = answer.read_tokens is None
        written.append(self._run.answered(ask, key, answer.usage, text, keep=keep))
        await self._settled(written, question)
        return answer

    async def _settled(self, written: list[Future[Any]], question: Question) -> None:
        """Wait until all of it is on the disk, which goes on if the waiting is cancelled; say what is not kept."""
        done = asyncio.gather(*map(asyncio.wrap_future, written), return_exceptions=True)
        failed = [one for one in await asyncio.shield(done) if isinstance(one, StoreError)]
        if failed:
            self._tell("what was answered is used, and not kept", question, why=failed[0].message)

    def _tell(self, line: str, question: Question, *, why: str = "") -> None:
        """Say a line, for whatever reason, but once."""
        if line not in self._told:
            self._told.add(line)
            question.listener(Noticed(f"{why}: {line}" if why else line))


def _draft(text: str, schema: type[Draft]) -> Draft | None:
    """Return the draft that ``text`` holds, or None where it does not fit the schema."""
    try:
        return schema.model_validate(json.loads(text))
    except (ValidationError, ValueError, RecursionError):
        return None


def _kept_form(draft: object, schema: type[Draft]) -> str | None:
    """Return a draft as JSON that gives the same draft when read, or None where it does not."""
    if not isinstance(draft, schema):
        return None
    text = json.dumps(draft.model_dump(mode="json"))
    return text if _draft(text, schema) == draft else None
