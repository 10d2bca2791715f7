"""What a chat completion says, whole or in pieces, in whatever form a server puts it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import Any, Final

from summarizer.usage import Usage

BROKEN_OFF: Final = "error"  # the reason for ending of an answer that the server itself gave up

MOST_CHARACTERS: Final = 2_000_000  # of an answer: a hundred times as long as the longest honest one

# Reasons for ending, as servers beside OpenAI's call them; whatever else a server says is left as it is.
_FINISHES: Final = {
    **dict.fromkeys(("context_length", "max_length", "max_output_tokens", "max_tokens", "model_length"), "length"),
    **dict.fromkeys(("blocklist", "prohibited_content", "recitation", "safety", "sensitive", "spii"), "content_filter"),
    **dict.fromkeys(("abort", "aborted", "cancelled", "insufficient_system_resource"), BROKEN_OFF),
}

_MOST_TOKENS = 100_000_000  # of one answer: a count above it is no count
_LONGEST_NUMBER = 300  # digits; Python refuses more than 4,300, and nobody counts so far


@dataclass(frozen=True, slots=True)
class Completion:
    """An answer as it came.

    ``content`` is what the model wrote, ``arguments`` what it called a tool with, and ``tool`` that tool's name.
    ``finish`` is the server's reason for ending, in OpenAI's words, "" where it tells none; ``thought`` tells of
    reasoning beside it.
    """

    content: str
    finish: str
    refusal: str
    thought: bool
    usage: Usage
    tool: str = ""
    arguments: str = ""

    @property
    def text(self) -> str:
        """The content, or where there is none the arguments of the call."""
        return self.content if self.content.strip() or not self.arguments else self.arguments

    def answers_to(self, tool: str) -> tuple[str, ...]:
        """Return what may be the answer to a call that offers a tool of that name, "" for none, the likelier first.

        Whoever calls a tool often says so in a few words beside it. A tool that was not offered is none.
        """
        called = self.arguments if self.tool in {"", tool} else ""
        texts = (called, self.content) if tool else (self.content, called)
        return tuple(text for text in texts if text.strip()) or ("",)


@dataclass
class Gathering:
    """A completion in the making: ``choice`` takes its choices, ``counted`` its usage, as they come.

    ``messages`` counts the messages, or pieces of one: an answer without any is none. ``call`` is the index of the call
    of a tool that counts, the first.
    """

    content: list[str] = field(default_factory=list)
    arguments: list[str] = field(default_factory=list)
    call: int | None = None
    tool: str = ""
    finish: str = ""
    refusal: str = ""
    thought: bool = False
    size: int = 0
    messages: int = 0
    usage: Usage = field(default_factory=lambda: Usage(1, None, None))

    def choice(self, choice: dict[str, Any]) -> str:
        """Take a choice, or a piece of one, and return the text that it adds. Raises OverflowError for too much."""
        message = choice.get("delta", choice.get("message"))
        self.finish = _finish(choice) or self.finish
        if not isinstance(message, dict):
            return ""
        self.messages += 1
        if isinstance(message.get("refusal"), str):
            self.refusal += message["refusal"]
        self.thought = self.thought or any(message.get(key) for key in ("reasoning_content", "reasoning"))
        content, arguments = _text(message.get("content")), self._called(message)
        self.content += [content] if content else []
        self.arguments += [arguments] if arguments else []
        self.size += len(content) + len(arguments)
        if self.size + len(self.refusal) > MOST_CHARACTERS:
            raise OverflowError(f"{MOST_CHARACTERS:,} characters")
        return content or arguments

    def counted(self, usage: object) -> None:
        """Take the server's count of tokens; what cannot be true counts as unknown, as a prompt of none cannot."""
        if isinstance(usage, dict):
            self.usage = Usage(1, count(usage.get("prompt_tokens")) or None, count(usage.get("completion_tokens")))

    @property
    def text(self) -> str:
        """What has come so far: the content, or where there is none the arguments of the call."""
        return self.done().text

    def done(self) -> Completion:
        """Return the completion."""
        content, arguments, usage = "".join(self.content), "".join(self.arguments), self.usage
        if (content or arguments) and not usage.output_tokens:  # some servers count nothing, and say 0
            usage = replace(usage, output_tokens=None)
        tool = self.tool if arguments else ""
        return Completion(content, self.finish, self.refusal, self.thought, usage, tool, arguments)

    def _called(self, message: dict[str, Any]) -> str:
        """Return what a message adds to the arguments of the first tool called; further calls are passed over."""
        calls = message.get("tool_calls")
        named = [call for call in calls if isinstance(call, dict)] if isinstance(calls, list) else []
        if named and self.call is None:
            self.call = _index(named[0])  # some count from one, or from the text before it
        first = next((call for call in named if _index(call) == self.call), None)
        function = first.get("function") if first else message.get("function_call")
        if not isinstance(function, dict):
            return ""
        if isinstance(function.get("name"), str):
            self.tool = self.tool or function["name"]
        return _text(function.get("arguments"))


def first_choice(body: object) -> dict[str, Any] | None:
    """Return the first choice of a completion or of a piece of one."""
    choices = body.get("choices") if isinstance(body, dict) else None
    if not isinstance(choices, list):
        return None
    return next((choice for choice in choices if _index(choice) == 0), None)


def error_in(body: object) -> object:
    """Return the error that a completion tells instead of an answer, or beside what had come of one; None for none.

    It may stand in the body or in its choice, be the body, or no more than a reason for ending.
    """
    choice = first_choice(body)
    told = [one["error"] for one in (body, choice) if isinstance(one, dict) and one.get("error")]
    if told:
        return told[0]
    if isinstance(body, dict) and body.get("object") == "error":  # as vLLM tells one
        return body
    return choice.get("finish_reason") if choice and _finish(choice) == BROKEN_OFF else None


def parsed(raw: bytes) -> Any:  # noqa: ANN401 - JSON
    """Return the JSON value at the start of ``raw``; what a proxy has written after it is passed over.

    Raises ValueError for what is no JSON, or nested beyond reason.
    """
    try:
        text = raw.decode(json.detect_encoding(raw)).lstrip("\ufeff \t\r\n")
        value, _ = _DECODER.raw_decode(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    return value


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else float("inf")


_DECODER: Final = json.JSONDecoder(parse_int=_integer)


def _index(choice: object) -> int:
    """Return the place that a choice or call names for itself; -1 for what is none."""
    if not isinstance(choice, dict):
        return -1
    index = choice.get("index", 0)
    return index if isinstance(index, int) else 0


def _finish(choice: dict[str, Any]) -> str:
    """Return the reason for ending that a choice tells, or ""."""
    reason = choice.get("finish_reason")
    return _FINISHES.get(reason.lower(), reason) if isinstance(reason, str) else ""


def _text(value: object) -> str:
    """Return a content as text: as it is, joined from its parts, or written as JSON where a server has parsed it."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        texts = (part.get("text") for part in value if isinstance(part, dict))
        return "".join(text for text in texts if isinstance(text, str))
    return ""


def count(tokens: object) -> int | None:
    """Return a number of tokens, or None where the server tells none that can be true."""
    fits = isinstance(tokens, int) and not isinstance(tokens, bool) and 0 <= tokens <= _MOST_TOKENS
    return tokens if fits and isinstance(tokens, int) else None
