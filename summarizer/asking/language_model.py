"""A language model behind an OpenAI-compatible server, as a Model.

Three libraries, each with one task: openai speaks to the server, with neither retries nor redirects of its own;
tenacity tries again when the line or the server fails (``calling``); instructor puts the question in the form that the
server knows, turns the answer into a draft and asks again when it does not fit. instructor's retries lie around ours,
not inside them, so tenacity sees openai's own errors rather than instructor's wrappers of them.

What instructor cannot do is done around it: strict schemas, streams and short reasks (``requests``), going from one way
of asking to the next (here), and taking the JSON out of whatever a model has put around it (``objects``).
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast

from summarizer.asking.calling import Call
from summarizer.asking.connecting import client_for
from summarizer.asking.cutting import cut_short
from summarizer.asking.faults import causes, overdue, reason
from summarizer.asking.forms import instructors_form, read
from summarizer.asking.hiding import without
from summarizer.asking.learning import learnt_about
from summarizer.asking.modes import LAST_MODE, MODES, ModeRefused
from summarizer.asking.quiet import hush
from summarizer.errors import AnswerError, ModelError
from summarizer.model import Answer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from openai import AsyncOpenAI
    from openai.types.chat import ChatCompletion

    from summarizer.asking.batches import Batches
    from summarizer.asking.learning import Learnt
    from summarizer.asking.server import Server
    from summarizer.brief import Draft
    from summarizer.model import Question
    from summarizer.settings import Settings

    Complete = Callable[..., Awaitable[ChatCompletion]]


class LanguageModel:
    """A Model that asks a server. One object may serve any number of asks, at once and in any event loop."""

    def __init__(self, server: Server, settings: Settings) -> None:
        self._server = server
        self._settings = settings
        self._headers: Mapping[str, str] = {}
        self._client: AsyncOpenAI | None = None  # made when it is needed: openai takes most of a second

    def __repr__(self) -> str:
        return f"LanguageModel({self.name!r}, {self.sent_to!r})"

    @property
    def name(self) -> str:
        """The model's name, as the report prints it."""
        return self._server.name

    @property
    def sent_to(self) -> str:
        """The host that sees the documents."""
        return self._server.host

    @property
    def identity(self) -> str:
        """What decides an answer beside prompt and schema, for a cache to keep answers by; there is no secret in it."""
        return f"{self._server.identity}, mode {self._settings.mode}"

    @property
    def secrets(self) -> tuple[str, ...]:
        """What a store or a recording may not keep, wherever it came from."""
        return self._server.secrets

    @property
    def headers(self) -> Mapping[str, str]:
        """What came with the server's last answer, such as how many calls it has left for us."""
        return self._headers

    def reads(self, raw: str, schema: type[Draft]) -> Draft | None:
        """Return what an answer that was kept as it came means, or None where it does not fit."""
        return read(raw, schema)

    @property
    def batches(self) -> Batches | None:
        """How questions are sent to this model's server to be answered later; None where it is known to take none."""
        if not self._server.may_take_batches:
            return None
        from summarizer.asking.batches import Batches  # noqa: PLC0415 - asked for seldom

        return Batches(self, self._server)

    async def first_request(self, question: Question) -> tuple[dict[str, Any], Learnt]:
        """Return what instructor would send first, sending nothing, and what is known of the server."""
        import instructor  # noqa: PLC0415, F401 - as below

        hush()
        asked: list[dict[str, Any]] = []
        learnt = learnt_about(self._server, self._settings)

        async def kept(**request: Any) -> ChatCompletion:  # noqa: ANN401 - openai's
            asked.append(request)
            raise ModelError("nothing was sent")

        with suppress(Exception):  # instructor's wrapping of it
            await _filled(kept, question, self._server.model, learnt.mode, 0)
        return asked[0], learnt

    async def ask(self, question: Question) -> Answer:
        """Return an Answer whose draft is an instance of ``question.schema``.

        The listener hears Arrived for each item as it comes, Received for each answer before anything is made of it,
        and Waiting before each new try.

        Raises ServerUnavailableError, ServerRefusedError, TooLongError or AnswerError (CutOffError), and what the
        listener raises where that is a ModelError. None holds the key, or another library's error as its cause or
        context; each has the usage of all tries.
        """
        import instructor  # noqa: F401, PLC0415 - it takes most of a second, and must not count as the server's

        hush()
        result = await self._asked(question)
        if isinstance(result, ModelError):  # raised here, where no other exception is under way
            raise result
        return result

    async def _asked(self, question: Question) -> Answer | ModelError:
        settings, server = self._settings, self._server
        result: Draft | ModelError
        try:
            self._client = self._client or client_for(server, settings.call_timeout)
            async with asyncio.timeout(settings.call_timeout):
                call = Call(
                    send=self._client.chat.completions.with_streaming_response.create,
                    server=server,
                    settings=settings,
                    listener=question.listener,
                    learnt=learnt_about(server, settings),
                    fields=question.schema.model_fields,
                )
                result = await self._in_some_mode(call, question)
        except TimeoutError:
            result = overdue(self.sent_to, settings.call_timeout)
        self._headers = call.headers or self._headers
        if isinstance(result, AnswerError) and call.read_tokens:  # it was never shown all that was asked
            result = cut_short(self.sent_to, call.read_tokens)
        if isinstance(result, ModelError):
            result.usage = call.usage
            return result
        return Answer(without(result, server.secrets, question.prompt), call.usage, call.read_tokens)

    async def _in_some_mode(self, call: Call, question: Question) -> Draft | ModelError:
        """Ask in the first way that the server knows, and remember which it does not."""
        while True:
            mode = call.learnt.mode
            try:
                return await _filled(call.complete, question, self._server.model, mode, self._settings.reasks)
            except Exception as error:  # noqa: BLE001 - instructor wraps whatever happens in errors of its own
                refused = next((one for one in causes(error) if isinstance(one, ModeRefused)), None)
                if refused is None:
                    return reason(error, self._server.secrets, call.wrong)
                refusal = refused.error
            if mode == LAST_MODE or self._settings.mode != "auto":
                return refusal
            call.learnt.mode = max(call.learnt.mode, mode + 1)


async def _filled(complete: Complete, question: Question, model: str, mode: int, reasks: int) -> Draft:
    """Return the draft that instructor makes of the answer. Raises what ``complete`` does, in instructor's wrapping."""
    import instructor  # noqa: PLC0415 - as above

    prompt = question.prompt
    create = cast("Any", instructor.patch(create=complete, mode=instructor.Mode[MODES[mode]]))
    # No ``context``: with one, instructor renders the messages, and so the document, as templates.
    filled = await create(
        response_model=instructors_form(question.schema),
        messages=[{"role": "system", "content": prompt.system}, {"role": "user", "content": prompt.user}],
        max_retries=reasks,
        strict=False,
        model=model,
        temperature=0,
    )
    return cast("Draft", filled.draft)
