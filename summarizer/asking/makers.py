"""The makers that serve their own models: where each is, how its client is opened, and what its answers say."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from summarizer.asking.completions import Completion, count
from summarizer.asking.connecting import guarded
from summarizer.usage import LONGEST_ANSWER, Usage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from contextlib import AbstractAsyncContextManager

    Send = Callable[..., Awaitable[Any]]

_ANTHROPICS_FINISHES = {
    "end_turn": "stop",
    "max_tokens": "length",
    "model_context_window_exceeded": "length",
    "tool_use": "stop",
}

# Reasons of Google's to end with nothing, or with less than all.
_GOOGLES_REFUSALS = frozenset({"SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "LANGUAGE"})


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


@asynccontextmanager
async def _anthropic(address: str, key: str, seconds: float) -> AsyncIterator[Send]:
    async with import_module("anthropic").AsyncAnthropic(
        api_key=key, base_url=address, max_retries=0, timeout=seconds, http_client=guarded(address)
    ) as client:

        async def send(**request: Any) -> Any:  # noqa: ANN401 - anthropic's
            return _one_call(await client.messages.create(**request))

        yield send


def _one_call(response: Any) -> Any:  # noqa: ANN401 - anthropic's
    """Return the response with the first of its calls of a tool alone: instructor takes no more than one."""
    blocks = getattr(response, "content", None)
    if isinstance(blocks, list):
        calls = [number for number, block in enumerate(blocks) if getattr(block, "type", "") == "tool_use"]
        response.content = [block for number, block in enumerate(blocks) if number not in calls[1:]]
    return response


def _read_anthropic(response: Any) -> Completion:  # noqa: ANN401 - anthropic's
    """Return what a Message of Anthropic's says."""
    blocks = response.content
    called = next((block for block in blocks if block.type == "tool_use"), None)
    text = "".join(block.text for block in blocks if block.type == "text")
    reason = str(response.stop_reason)
    return Completion(
        content=json.dumps(called.input, ensure_ascii=False) if called else text,
        finish=_ANTHROPICS_FINISHES.get(reason, reason),
        refusal=(text or "no reason given") if reason == "refusal" else "",
        thought=False,
        usage=Usage(1, _counted(response, "input_tokens"), _counted(response, "output_tokens")),
    )


def _counted(response: Any, name: str) -> int | None:  # noqa: ANN401 - anthropic's
    return count(getattr(response.usage, name, None))


@asynccontextmanager
async def _google(address: str, key: str, seconds: float) -> AsyncIterator[Send]:
    genai = import_module("google.genai")
    async with guarded(address) as line:
        options = genai.types.HttpOptions(base_url=address, timeout=int(seconds * 1000), httpx_async_client=line)
        client = genai.Client(api_key=key, vertexai=False, http_options=options)

        async def send(**request: Any) -> Any:  # noqa: ANN401 - google's
            return _call_alone(await client.aio.models.generate_content(**request))

        yield send


def _call_alone(response: Any) -> Any:  # noqa: ANN401 - google's
    """Return the response with nothing beside its call of a tool, where it has one: instructor takes no more."""
    candidate = response.candidates[0] if response.candidates else None
    call = next((part for part in _parts(candidate) if part.function_call), None)
    if candidate and call:
        candidate.content.parts = [call]
        response.candidates = [candidate]
    return response


def _parts(candidate: Any) -> tuple[Any, ...]:  # noqa: ANN401 - google's
    """Return the parts of a candidate, of which there may be none, as there may be none of any part of it."""
    return tuple((candidate.content.parts if candidate and candidate.content else None) or ())


def _read_google(response: Any) -> Completion:  # noqa: ANN401 - google's
    """Return what a GenerateContentResponse of Google's says."""
    candidate = response.candidates[0] if response.candidates else None
    parts = _parts(candidate)
    called = next((part.function_call for part in parts if part.function_call), None)
    text = "".join(part.text or "" for part in parts if not part.thought)
    reason = str(getattr(candidate and candidate.finish_reason, "name", ""))
    blocked = getattr(response.prompt_feedback, "block_reason", None)
    withheld_by = getattr(blocked, "name", "") or (reason if reason in _GOOGLES_REFUSALS else "")
    told = response.usage_metadata
    written = [count(told.candidates_token_count or 0), count(told.thoughts_token_count or 0)] if told else [None]
    return Completion(
        content=json.dumps(called.args, ensure_ascii=False) if called else text,
        finish={"MAX_TOKENS": "length", "STOP": "stop"}.get(reason, reason),
        refusal=withheld_by,
        thought=any(part.thought for part in parts),
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
        options={"max_tokens": LONGEST_ANSWER},
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
