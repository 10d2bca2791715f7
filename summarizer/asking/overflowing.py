"""A refusal that says, in whatever words, that a prompt is too long for the model, or its answer may be."""

from __future__ import annotations

import re
from typing import Final

from summarizer.asking.saying import codes, said

_CODES: Final = frozenset({"context_length_exceeded", "exceed_context_size_error", "string_above_max_length"})
_STATUSES: Final = frozenset({400, 422, 500})
_CHARACTERS: Final = 2_000  # of a refusal that are looked at

# No two servers say it in the same words. Most name a limit, and that it is passed; some tell of the prompt alone.
_LIMIT: Final = re.compile(
    r"context[ _-]?(?:length|size|window|limit)|max(?:imum)?[ _](?:model|prompt|input|seq|sequence)[ _]len"
)
_PASSED: Final = re.compile(
    r"exceed|overflow|maximum|reduce|too (?:long|large|small|many)|(?:longer|larger|greater) than|(?:only|of only) \d"
)
_PROMPT: Final = re.compile(
    r"(?:prompt|input|request|messages?|string)\b.{0,60}\btoo (?:long|large)|too many (?:input )?tokens"
    r"|input (?:length|token count|tokens)\b.{0,60}\bexceed|reduce the length of the (?:messages|input|prompt)"
    r"|`inputs` (?:tokens \+|must have less)|range of input length",
    re.DOTALL,
)
# A server that counts by the minute says of a prompt that is more than a minute's worth what it says of any haste; no
# wait would help.
_MORE_THAN_A_MINUTE: Final = re.compile(r"request too large")

_ANSWER: Final = re.compile(r"max_(?:completion_|new_)?tokens|in the completion|output tokens")


def is_too_long(status: int, body: object) -> bool:
    """Tell whether a refusal means that the prompt is too long: half of it may fit."""
    if status == 413:  # noqa: PLR2004 - HTTP's own number, and below
        return True
    words = _start(body)
    if status == 429:  # noqa: PLR2004
        return bool(_MORE_THAN_A_MINUTE.search(words))
    is_told = bool(codes(body) & _CODES or _PROMPT.search(words) or (_LIMIT.search(words) and _PASSED.search(words)))
    return is_told and status in _STATUSES


def names_the_answer(status: int, body: object) -> bool:
    """Tell whether a refusal means that the prompt and the longest answer that was allowed are together too long."""
    return is_too_long(status, body) and bool(_ANSWER.search(_start(body)))


def _start(body: object) -> str:
    return said(body)[:_CHARACTERS].lower()
