"""What instructor would send → what is sent; and an answer → what instructor is given to make a draft of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summarizer.asking.forms import strict
from summarizer.asking.statuses import SYSTEM

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openai.types.chat import ChatCompletion

    from summarizer.asking.learning import Learnt
    from summarizer.asking.server import Server

# A reask shows the model its last answer and what was wrong with it, so much of each and no older ones: a document
# that provokes bad answers must not make the prompt grow.
_REASK_CHARACTERS = 2_000
_PROMPT_MESSAGES = 2

# Tokens are counted elsewhere. Where an answer has no usage at all, instructor looks whether it is one of anthropic's,
# and loads all of that library, if it is there, for a second and more.
_UNCOUNTED = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}

_STRUCTURED = frozenset({"response_format", "tools"})


def options_for(request: Mapping[str, Any], server: Server, learnt: Learnt) -> dict[str, Any]:
    """Return the options of a call: instructor's, with what it does not do (strict schemas, streams, short reasks)."""
    options = {
        **request,
        "messages": _latest(request["messages"]),
        "stream": True,
        "stream_options": {"include_usage": True},
    }
    if request.get("response_format", {}).get("type") == "json_schema":
        options["response_format"] = {"type": "json_schema", "json_schema": _schema(request, strictly=server.is_strict)}
    if learnt.most_tokens:
        options["max_completion_tokens" if server.is_openai else "max_tokens"] = learnt.most_tokens
    if SYSTEM in learnt.refused_options:
        options["messages"] = _in_one(options["messages"])
    if "stream" in learnt.refused_options:
        del options["stream_options"]
    return {name: value for name, value in options.items() if name not in learnt.refused_options}


def as_sent(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return options as arguments of openai's ``create``, which sends them all.

    What it needs not know goes by ``extra_body``: openai's client walks through each part of a schema and a message, to
    find what is spelled otherwise in Python, and that takes as long as all the rest of its work on a request. It will
    have messages; those of ``extra_body`` take the place of none.
    """
    known = {name: options[name] for name in ("model", "stream") if name in options}
    rest = {name: value for name, value in options.items() if name not in known}
    return {**known, "messages": (), "extra_body": rest}


def is_structured(options: Mapping[str, Any]) -> bool:
    """Tell whether a call asks the server itself for JSON."""
    return not _STRUCTURED.isdisjoint(options)


def tool_name(request: Mapping[str, Any]) -> str:
    """Return the name of the tool that a call must use, "" where it offers none."""
    return str(request["tools"][0]["function"]["name"]) if request.get("tools") else ""


def completion_of(text: str, request: Mapping[str, Any]) -> ChatCompletion:
    """Return ``text`` as the completion that instructor expects of a call like ``request``."""
    from openai.types.chat import ChatCompletion  # noqa: PLC0415 - dear, and loaded by now

    message: dict[str, Any] = {"role": "assistant", "content": text}
    if name := tool_name(request):
        function = {"name": name, "arguments": text}
        message |= {"content": None, "tool_calls": [{"id": "1", "type": "function", "function": function}]}
    choice = {"index": 0, "finish_reason": "stop", "message": message}
    return ChatCompletion.model_validate(
        {"id": "1", "object": "chat.completion", "created": 0, "model": "", "choices": [choice], "usage": _UNCOUNTED}
    )


def _schema(request: Mapping[str, Any], *, strictly: bool) -> dict[str, Any]:
    """Return the schema of a call by its name, without a title of its own, and strict where the server enforces it."""
    told = request["response_format"]["json_schema"]
    schema = {key: value for key, value in told["schema"].items() if key != "title"}
    if strictly:
        return {"name": told["name"], "strict": True, "schema": strict(schema)}
    return {"name": told["name"], "schema": schema}


def _latest(messages: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the prompt, and of the reasks that instructor has added to it the last alone, cut to a fixed length."""
    prompt, reasks = messages[:_PROMPT_MESSAGES], messages[_PROMPT_MESSAGES:]
    return [*prompt, *(_shortened(one) for one in reasks[-2:])]


def _in_one(messages: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return messages with the rules at the head of the user's first one."""
    system, user, *rest = messages
    return [{**user, "content": f"{system['content']}\n\n{user['content']}"}, *rest]


def _shortened(message: Mapping[str, Any]) -> dict[str, Any]:
    """Return a message of a reask as plain text: what a tool was called with counts as the model's answer."""
    calls = message.get("tool_calls")
    content = calls[0]["function"]["arguments"] if calls else message["content"]
    role = "assistant" if message["role"] == "assistant" else "user"
    return {"role": role, "content": str(content)[:_REASK_CHARACTERS] or "(nothing)"}
