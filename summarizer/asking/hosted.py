"""Anthropic's and Google's models, through instructor and their makers' own clients, which are extras.

instructor makes them alike: a form goes in, a draft comes out. The line is guarded as any other, and the policy of
tries is the same; streams and the repair of broken answers, which servers of all sorts need, are not for these two,
whose answers are the arguments of a tool's call and come whole.
"""

from __future__ import annotations

import asyncio
import json
import os
import time
from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from summarizer.asking.failing import PERHAPS_PAID, cut_off, empty, garbled, withheld
from summarizer.asking.faults import fault, overdue, reason
from summarizer.asking.forms import instructors_form, read
from summarizer.asking.hiding import without
from summarizer.asking.makers import HOSTS
from summarizer.asking.objects import what_it_is
from summarizer.asking.quiet import hush
from summarizer.asking.retrying import persistently
from summarizer.asking.server import host_of, place_of, refuse_in_the_open, refuse_no_url
from summarizer.asking.statuses import error_fault
from summarizer.errors import ModelError, UsageError
from summarizer.model import Answer, Received
from summarizer.settings import secrets_in
from summarizer.usage import Usage

if TYPE_CHECKING:
    from pydantic import SecretStr

    from summarizer.asking.completions import Completion
    from summarizer.asking.failing import Failed
    from summarizer.asking.makers import Host, Send
    from summarizer.brief import Draft
    from summarizer.model import Listener, Question
    from summarizer.settings import Settings


class HostedModel:
    """A Model that asks a maker's own service. One object may serve any number of asks, at once and in any loop."""

    def __init__(self, provider: str, model: str, key: SecretStr, settings: Settings, key_source: str = "") -> None:
        """Raise UsageError where the maker's client is not installed, or the key would cross a network in the open."""
        host = HOSTS[provider]
        if not _installed(host.package):
            raise UsageError(
                f"{host.name} needs a package that is not installed",
                hint=f"run python -m pip install 'summarizer[{provider}]'",
            )
        self._address = os.environ.get(host.variable) or host.address
        refuse_no_url(self._address, host.variable)
        refuse_in_the_open(self._address, settings)
        self._provider = provider
        self._host = host
        self._model = model
        self._key = key
        self._key_source = key_source
        self._settings = settings

    def __repr__(self) -> str:
        return f"HostedModel({self.name!r})"

    @property
    def name(self) -> str:
        """The model's name, as the report prints it."""
        return f"{self._provider}/{self._model}"

    @property
    def sent_to(self) -> str:
        """The host that sees the documents."""
        return host_of(self._address)

    @property
    def identity(self) -> str:
        """What decides an answer beside prompt and schema, for a cache to keep answers by; there is no secret in it."""
        return f"{self._model} at {place_of(self._address)}, {json.dumps(self._host.options, sort_keys=True)}"

    @property
    def secrets(self) -> tuple[str, ...]:
        """What a store or a recording may not keep, wherever it came from."""
        return (*filter(None, (self._key.get_secret_value(),)), *secrets_in(self._address))

    def reads(self, raw: str, schema: type[Draft]) -> Draft | None:
        """Return what an answer that was kept as it came means, or None where it does not fit."""
        return read(raw, schema)

    async def ask(self, question: Question) -> Answer:
        """Return an Answer whose draft is an instance of ``question.schema``. Raises as LanguageModel does."""
        result = await self._asked(question)
        if isinstance(result, ModelError):  # raised here, where no other exception is under way
            raise result
        return result

    async def _asked(self, question: Question) -> Answer | ModelError:
        import instructor  # noqa: PLC0415 - it takes most of a second

        hush()
        settings, prompt = self._settings, question.prompt
        key, secrets = self._key.get_secret_value(), self.secrets
        call = _Call(self._host, _Place(self.sent_to, secrets, self._key_source), settings, question.listener)
        result: Draft | ModelError
        try:
            async with (
                asyncio.timeout(settings.call_timeout),
                self._host.open(self._address, key, settings.call_timeout / 2) as call.send,
            ):
                provider = instructor.Provider[self._host.instructors]
                create = cast(
                    "Any", instructor.patch(create=call.complete, mode=instructor.Mode.TOOLS, provider=provider)
                )
                filled = await create(
                    response_model=instructors_form(question.schema),
                    messages=[
                        {"role": "system", "content": prompt.system},
                        {"role": "user", "content": prompt.user},
                    ],
                    max_retries=settings.reasks,
                    strict=False,
                    model=self._model,
                    **self._host.options,
                )
                result = cast("Draft", filled.draft)
        except TimeoutError:
            result = overdue(self.sent_to, settings.call_timeout)
        except UsageError:  # no line can be opened as the environment says
            raise
        except Exception as error:  # noqa: BLE001 - instructor wraps whatever happens in errors of its own
            result = reason(error, secrets)
        if isinstance(result, ModelError):
            result.usage = call.usage
            return result
        return Answer(without(result, secrets, prompt), call.usage)


class _Place(NamedTuple):
    """Where a call goes: the host, what of it may be told to nobody, and where its key is from."""

    host: str
    secrets: tuple[str, ...]
    key_source: str


class _Call:
    """All completions of one ask, of which ``usage`` counts every one. ``send`` is the client's own method."""

    def __init__(self, host: Host, place: _Place, settings: Settings, listener: Listener) -> None:
        self.usage = Usage()
        self.send: Send
        self._host = host
        self._place = place
        self._attempts = settings.attempts
        self._until = time.monotonic() + settings.call_timeout
        self._listener = listener

    async def complete(self, **request: Any) -> Any:  # noqa: ANN401 - the client's
        """Return the client's own response, for instructor to read. Raises Failed."""
        left = max(self._until - time.monotonic(), 0)
        return await persistently(self._once, request, attempts=self._attempts, seconds=left, listener=self._listener)

    async def _once(self, request: dict[str, Any]) -> Any:  # noqa: ANN401 - the client's
        self.usage += Usage(calls=1)
        try:
            response = await self.send(**request)
        except Exception as error:  # noqa: BLE001 - each client has a family of its own
            failed = fault(error, *self._place)
        else:
            completion = _read(self._host, response)
            if completion is not None:
                return self._taken(completion, response)
            failed = _no_answer(response, self._place)
        if failed.sort in PERHAPS_PAID:
            self.usage += Usage(0, None, None)
        raise failed  # outside the except clause: the client's error, which may quote the key, is not its context

    def _taken(self, completion: Completion, response: Any) -> Any:  # noqa: ANN401 - the client's
        """Count what an answer costs, and return the response that it is. Raises Failed for one that is of no use."""
        self.usage += replace(completion.usage, calls=0)
        self._listener(Received(completion.text, completion.usage))
        if completion.refusal:
            raise withheld(completion.refusal, self._place.secrets)
        if completion.finish == "length":
            raise cut_off()
        if not completion.text.strip():
            raise empty(what_it_is("", thought=completion.thought), completion.finish)
        return response


def _read(host: Host, response: object) -> Completion | None:
    """Return what a response says, or None where it is not what the client says that it is: no client looks."""
    try:
        return host.read(response)
    except (AttributeError, TypeError, ValueError):
        return None


def _no_answer(response: object, place: _Place) -> Failed:
    """Return what a response means in which there is no answer: the error in it, or that a gateway made it."""
    if error := getattr(response, "error", None):
        return error_fault(error, *place)
    return garbled(place.host, "without a message")


def _installed(package: str) -> bool:
    """Tell whether a package can be imported, without importing it."""
    try:
        return find_spec(package) is not None
    except ModuleNotFoundError:  # not even the namespace it lies in
        return False
