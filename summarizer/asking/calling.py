"""One completion from a server, tried until it comes, the server says no, or the time is up."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from summarizer.asking.faults import Failed, fault, garbled, refused_option, truncated, withheld
from summarizer.model import Waiting
from summarizer.usage import Usage

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from openai.types.chat import ChatCompletion
    from tenacity import RetryCallState

    from summarizer.model import Listener
    from summarizer.settings import Settings

# A reask shows the model its last answer and what was wrong with it, so much of each and no older ones: a document
# that provokes bad answers must not make the prompt grow.
_REASK_CHARACTERS = 2_000
_PROMPT_MESSAGES = 2


@dataclass
class Call:
    """All completions of one ask. ``usage`` counts every one of them, failed tries too.

    ``send`` is openai's ``create``; options in ``refused_options`` are left out, and what the server will not have
    is added there. ``settings.timeout`` runs from here on, over all tries.
    """

    send: Callable[..., Awaitable[Any]]
    host: str
    secrets: Sequence[str]
    settings: Settings
    listener: Listener
    refused_options: set[str]
    usage: Usage = field(default_factory=Usage)
    _begun: float = field(default_factory=time.monotonic)

    async def complete(self, **request: Any) -> ChatCompletion:  # noqa: ANN401 - openai's
        """Return a completion with some text in it. Raises Failed."""
        from tenacity import (  # noqa: PLC0415 - the embedded model needs none
            AsyncRetrying,
            retry_if_exception,
            stop_after_attempt,
            stop_before_delay,
        )

        left = self.settings.timeout - (time.monotonic() - self._begun)
        tries = AsyncRetrying(
            retry=retry_if_exception(lambda error: isinstance(error, Failed) and error.again),
            stop=stop_after_attempt(self.settings.attempts) | stop_before_delay(max(left, 0)),
            wait=_pause,
            before_sleep=self._announce,
            reraise=True,
        )
        completion: ChatCompletion = await tries(self._once, {**request, "messages": _latest(request["messages"])})
        return completion

    async def _once(self, request: dict[str, Any]) -> Any:  # noqa: ANN401
        options = {name: value for name, value in request.items() if name not in self.refused_options}
        self.usage += Usage(calls=1)
        try:
            completion = await self.send(**options)
        except Exception as error:  # noqa: BLE001 - the client lets through what decoders raise on a mangled body
            failed, refused = fault(error, self.host, self.secrets), refused_option(error, options)
        else:
            return self._checked(completion)
        if refused is not None:
            self.refused_options.add(refused)
            return await self._once(request)
        raise failed  # outside the except clause: the client's error, which may quote the key, is not its context

    def _checked(self, completion: Any) -> Any:  # noqa: ANN401
        """Return the completion with its text cut to the JSON object in it; count what it cost. Raises Failed."""
        usage = getattr(completion, "usage", None)
        self.usage += Usage(0, _count(usage, "prompt_tokens"), _count(usage, "completion_tokens"))
        choices = getattr(completion, "choices", None)
        choice = choices[0] if isinstance(choices, list) and choices else None
        message = getattr(choice, "message", None)
        if message is None:
            raise garbled(self.host, "without a message" if hasattr(completion, "choices") else "no JSON")
        if getattr(message, "refusal", None):
            raise withheld(str(message.refusal), self.secrets)
        reason = getattr(choice, "finish_reason", None)
        if reason == "content_filter":
            raise withheld("a content filter", self.secrets)
        if reason == "length":
            raise truncated()
        if not isinstance(message.content, str | None):
            raise garbled(self.host, "no text")
        message.content = _object(message.content or "")
        return completion

    def _announce(self, state: RetryCallState) -> None:
        failed = state.outcome.exception() if state.outcome else None
        self.listener(Waiting(str(failed), state.attempt_number + 1, self.settings.attempts, state.upcoming_sleep))


def _pause(state: RetryCallState) -> float:
    """Return the seconds before the next try: a little over what the server asked for, else exponential and random."""
    from tenacity import wait_random, wait_random_exponential  # noqa: PLC0415

    failed = state.outcome.exception() if state.outcome else None
    if isinstance(failed, Failed) and failed.wait is not None:
        return failed.wait + wait_random(0, failed.wait / 10)(state)
    return wait_random_exponential(multiplier=0.5, max=20)(state)


def _latest(messages: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the prompt, and of the reasks that instructor has added to it the last alone, cut to a fixed length."""
    prompt, reasks = messages[:_PROMPT_MESSAGES], messages[_PROMPT_MESSAGES:]
    last = ({**one, "content": str(one["content"])[:_REASK_CHARACTERS] or "(nothing)"} for one in reasks[-2:])
    return [*prompt, *last]


def _object(text: str) -> str:
    """Return the JSON object in an answer that has a fence or prose around it."""
    start, end = text.find("{"), text.rfind("}")
    return text[start : end + 1] if 0 <= start < end else text


def _count(usage: object, name: str) -> int | None:
    """Return a number of tokens, or None where the server tells none that can be true."""
    tokens = getattr(usage, name, None)
    return tokens if isinstance(tokens, int) and not isinstance(tokens, bool) and tokens >= 0 else None
