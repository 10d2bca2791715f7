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
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final, cast

from summarizer.asking.completions import Completion, count
from summarizer.asking.connecting import guarded
from summarizer.asking.failing import PERHAPS_PAID, cut_off, withheld
from summarizer.asking.faults import fault, overdue, reason
from summarizer.asking.forms import instructors_form, read
from summarizer.asking.quiet import hush
from summarizer.asking.retrying import persistently
from summarizer.asking.server import host_of, refuse_in_the_open, refuse_no_url
from summarizer.errors import ModelError, UsageError
from summarizer.model import Answer, Received
from summarizer.usage import Usage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from contextlib import AbstractAsyncContextManager

    from pydantic import SecretStr

    from summarizer.brief import Draft
    from summarizer.model import Listener, Question
    from summarizer.settings import Settings

    Send = Callable[..., Awaitable[Any]]

# Reasons of Google's to end with nothing, or with less than all.
_GOOGLES_REFUSALS = frozenset({"SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "LANGUAGE"})

_MOST_TOKENS = 16_384  # of an answer; Anthropic must be told a limit


@dataclass(frozen=True)
class Host:
    """A maker that serves its own models: how it is called, what its client is, and how to speak with it.

    ``address`` is where it is, unless ``variable`` names another place, as its client lets it. ``open`` gives, from
    that address, a key and the seconds to wait, what sends a call; ``read`` says what came back. ``instructors`` is
    instructor's name for the maker.
    """

    name: str
    package: str
    address: str
    variable: str
    instructors: str
    options: dict[str, Any]
    open: Callable[[str, str, float], AbstractAsyncContextManager[Send]]
    read: Callable[[Any], Completion]


class HostedModel:
    """A Model that asks a maker's own service. One object may serve any number of asks, at once and in any loop."""

    def __init__(self, provider: str, model: str, key: SecretStr, settings: Settings) -> None:
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
        return f"{self._model} at {self.sent_to}, {json.dumps(self._host.options, sort_keys=True)}"

    @property
    def secrets(self) -> tuple[str, ...]:
        """What a store or a recording may not keep, wherever it came from."""
        return tuple(filter(None, (self._key.get_secret_value(),)))

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
        call = _Call(self._host, self.sent_to, secrets, settings.attempts, settings.timeout, question.listener)
        result: Draft | ModelError
        try:
            async with (
                asyncio.timeout(settings.timeout),
                self._host.open(self._address, key, settings.timeout / 2) as call.send,
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
            result = overdue(self.sent_to, settings.timeout)
        except UsageError:  # no line can be opened as the environment says
            raise
        except Exception as error:  # noqa: BLE001 - instructor wraps whatever happens in errors of its own
            result = reason(error, secrets)
        if isinstance(result, ModelError):
            result.usage = call.usage
            return result
        return Answer(result, call.usage)


class _Call:
    """All completions of one ask, of which ``usage`` counts every one; ``send`` is the client's own method."""

    def __init__(  # noqa: PLR0913, PLR0917 - all that an ask is made of
        self, host: Host, sent_to: str, secrets: tuple[str, ...], attempts: int, seconds: float, listener: Listener
    ) -> None:
        self.usage = Usage()
        self.send: Send
        self._host = host
        self._sent_to = sent_to
        self._secrets = secrets
        self._attempts = attempts
        self._until = time.monotonic() + seconds
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
            failed = fault(error, self._sent_to, self._secrets)
        else:
            completion = self._host.read(response)
            self.usage += replace(completion.usage, calls=0)
            self._listener(Received(completion.text, completion.usage))
            if completion.refusal:
                raise withheld(completion.refusal, self._secrets)
            if completion.finish == "length":
                raise cut_off()
            return response
        if failed.sort in PERHAPS_PAID:
            self.usage += Usage(0, None, None)
        raise failed  # outside the except clause: the client's error, which may quote the key, is not its context


@asynccontextmanager
async def _anthropic(address: str, key: str, seconds: float) -> AsyncIterator[Send]:
    async with import_module("anthropic").AsyncAnthropic(
        api_key=key, base_url=address, max_retries=0, timeout=seconds, http_client=guarded(address)
    ) as client:
        yield client.messages.create


def _read_anthropic(response: Any) -> Completion:  # noqa: ANN401 - anthropic's
    """Return what a Message of Anthropic's says."""
    blocks = response.content
    called = next((block for block in blocks if block.type == "tool_use"), None)
    text = "".join(block.text for block in blocks if block.type == "text")
    reason = str(response.stop_reason)
    return Completion(
        text=json.dumps(called.input, ensure_ascii=False) if called else text,
        tool=called.name if called else "",
        finish="length" if reason == "max_tokens" else "stop",
        refusal=(text or "no reason given") if reason == "refusal" else "",
        thought=False,
        usage=Usage(1, count(response.usage.input_tokens), count(response.usage.output_tokens)),
    )


@asynccontextmanager
async def _google(address: str, key: str, seconds: float) -> AsyncIterator[Send]:
    genai = import_module("google.genai")
    async with guarded(address) as line:
        options = genai.types.HttpOptions(base_url=address, timeout=int(seconds * 1000), httpx_async_client=line)
        client = genai.Client(api_key=key, vertexai=False, http_options=options)
        yield client.aio.models.generate_content


def _read_google(response: Any) -> Completion:  # noqa: ANN401 - google's
    """Return what a GenerateContentResponse of Google's says."""
    candidate = response.candidates[0] if response.candidates else None
    parts = (candidate.content.parts if candidate and candidate.content else None) or ()
    called = next((part.function_call for part in parts if part.function_call), None)
    text = "".join(part.text or "" for part in parts)
    reason = str(getattr(candidate and candidate.finish_reason, "name", ""))
    blocked = getattr(response.prompt_feedback, "block_reason", None)
    withheld_by = getattr(blocked, "name", "") or (reason if reason in _GOOGLES_REFUSALS else "")
    told = response.usage_metadata
    written = [count(told.candidates_token_count or 0), count(told.thoughts_token_count or 0)] if told else [None]
    return Completion(
        text=json.dumps(called.args, ensure_ascii=False) if called else text,
        tool=called.name or "" if called else "",
        finish="length" if reason == "MAX_TOKENS" else "stop",
        refusal=withheld_by,
        thought=False,
        usage=Usage(
            1,
            count(told.prompt_token_count) if told else None,
            None if None in written else sum(tokens for tokens in written if tokens is not None),
        ),
    )


HOSTS: Final = {
    "anthropic": Host(
        name="Anthropic",
        package="anthropic",
        address="https://api.anthropic.com",
        variable="ANTHROPIC_BASE_URL",
        instructors="ANTHROPIC",
        options={"max_tokens": _MOST_TOKENS},
        open=_anthropic,
        read=_read_anthropic,
    ),
    "google": Host(
        name="Google",
        package="google.genai",
        address="https://generativelanguage.googleapis.com",
        variable="GOOGLE_GEMINI_BASE_URL",
        instructors="GENAI",
        options={"temperature": 0},
        open=_google,
        read=_read_google,
    ),
}


def _installed(package: str) -> bool:
    """Tell whether a package can be imported, without importing it."""
    try:
        return find_spec(package) is not None
    except ModuleNotFoundError:  # not even the namespace it lies in
        return False
