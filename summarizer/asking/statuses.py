"""What a server means by an HTTP status, or by an error object in its answer."""

from __future__ import annotations

import math
import re
from email.utils import parsedate_to_datetime
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from summarizer.asking.failing import Failed, masked
from summarizer.asking.overflowing import is_too_long, names_the_answer
from summarizer.asking.saying import codes, said
from summarizer.errors import AnswerError, ServerRefusedError, ServerUnavailableError, TooLongError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.asking.failing import Sort

#: Where hosts that speak a language of their own speak OpenAI's:
#: https://platform.claude.com/docs/en/cli-sdks-libraries/libraries/openai-sdk, https://ai.google.dev/gemini-api/docs/openai
_ADDRESSES: Final = {
    "api.anthropic.com": "https://api.anthropic.com/v1",
    "generativelanguage.googleapis.com": "https://generativelanguage.googleapis.com/v1beta/openai",
}

LONGEST_WAIT: Final = 120.0  # seconds that a server may ask us to wait

_UNITS = {"": 1.0, "s": 1.0, "ms": 0.001, "m": 60.0, "h": 3600.0}
_PART = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,9})?)(ms|[smh]|)")
_DURATION = re.compile(rf"(?:{_PART.pattern}){{1,4}}")

_FILTERED = frozenset({"content_filter", "content_policy_violation", "data_inspection_failed"})
_FLAGGED = re.compile(
    r"\bflagged\b|moderation|content (?:management )?policy|inappropriate content|content exists risk"
)

_WRONG_KEY = re.compile(r"(?:invalid|incorrect) api[ _]?key|api[ _]?key (?:is )?(?:not valid|invalid)")

#: The statuses of errors that come by a code alone, in an answer of status 200 or a stream.
_STATUSES: Final = {
    "authentication_error": 401,
    "invalid_api_key": 401,
    "insufficient_quota": 402,
    "permission_error": 403,
    "model_not_found": 404,
    "not_found_error": 404,
    "rate_limit_error": 429,
    "rate_limit_exceeded": 429,
}
_UNSUPPORTED = (
    "support",
    "deprecated",
    "unknown",
    "unrecognized",
    "unexpected",
    "not permitted",
    "not allowed",
    "extra",
)

#: An option of a call like others: that the rules are a message of the system's, for not all models know such.
SYSTEM: Final = "system"
_NO_SYSTEM: Final = re.compile(
    "system role|does not support 'system'|roles must alternate|only user and assistant roles"
)

# Options that a call can do without, the weaker first: a server that refuses one is asked without it.
_OPTIONAL = ("temperature", "stream_options", "stream", "max_completion_tokens", "max_tokens")


def status_fault(  # noqa: PLR0913, PLR0917 - the answer's parts, and whose it is
    status: int, body: object, headers: Mapping[str, str], host: str, secrets: Sequence[str], key_source: str = ""
) -> Failed:
    """Return what an HTTP ``status`` of 300 or more means, with the words and the code of its ``body``.

    ``key_source`` says where the key that was sent is from, for whoever has to look there.
    """
    words = said(body)
    code = codes(body)
    told = f"(HTTP {status}{': ' + masked(words, secrets) if words else ''})"
    if code & {"insufficient_quota"} or status == 402:  # noqa: PLR2004 - HTTP's own numbers, here and below
        return Failed(ServerRefusedError(f"the quota at {host} is used up {told}", hint="see to the account there"))
    if code & _FILTERED or (status in {400, 403} and _FLAGGED.search(words[:2_000].lower())):
        return Failed(AnswerError(f"{host} refuses this document {told}"))
    if is_too_long(status, body):
        return Failed(
            TooLongError(
                f"the document does not fit the model at {host} {told}",
                hint="set SUMMARIZER_CHUNK_CHARACTERS lower, or raise the server's limit",
            )
        )
    if status in {408, 409, 429} or status >= 500:  # noqa: PLR2004
        return _unavailable(status, headers, host, told)
    if status == 400 and _WRONG_KEY.search(words[:2_000].lower()):  # noqa: PLR2004
        status = 401
    return Failed(ServerRefusedError(f"{host} {_refusal(status)} {told}", hint=_remedy(status, host, key_source)))


def error_fault(error: object, host: str, secrets: Sequence[str], key_source: str = "") -> Failed:
    """Return what an error object in an answer of status 200 means: that of the status in it, or that all is lost."""
    status = _status_in(error)
    if 400 <= status < 500 or codes(error) & _FILTERED or is_too_long(400, error):  # noqa: PLR2004 - HTTP's own numbers
        return status_fault(status or 400, error, {}, host, secrets, key_source)
    words = masked(said(error), secrets) or "no reason given"
    return Failed(ServerUnavailableError(f"{host} failed while it answered ({words})", hint="try again later"), "lost")


def _status_in(error: object) -> int:
    """Return the HTTP status that an error object tells, as a number or by a code, or 0."""
    told = sorted(codes(error))
    numbers = (int(code) for code in told if re.fullmatch(r"[1-5]\d\d", code, re.ASCII))
    return next(chain(numbers, (_STATUSES[code] for code in told if code in _STATUSES)), 0)


def refused_option(status: int, body: object, options: Mapping[str, Any]) -> str | None:
    """Return the option of a call that the server will not have, where it can be left out."""
    limit = next((name for name in _OPTIONAL if name in options and name.startswith("max_")), None)
    if limit and names_the_answer(status, body):
        return limit
    words = said(body).lower()
    has_system = any(message["role"] == "system" for message in options["messages"])
    if has_system and status in {400, 422, 500} and _NO_SYSTEM.search(words[:2_000]):
        return SYSTEM
    if status not in {400, 422} or not any(word in words for word in _UNSUPPORTED):
        return None
    return next((name for name in _OPTIONAL if name in options and name in words), None)


def asked_wait(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that the server asks us to wait, or None where it names no time to come."""
    after = headers.get("retry-after", "")
    for told in (_number(headers.get("retry-after-ms", "")) / 1000, _number(after), _seconds_until(after)):
        if not math.isnan(told):
            return told if told > 0 else None
    return None


def _number(told: str) -> float:
    """Return a number as servers write it; not a number (nan) for anything else."""
    try:
        return float(told) if told.isascii() else math.nan
    except ValueError:
        return math.nan


def _seconds_until(date: str) -> float:
    """Return the seconds until an HTTP date; not a number (nan) for anything else."""
    from datetime import UTC, datetime  # noqa: PLC0415

    try:
        return (parsedate_to_datetime(date) - datetime.now(UTC)).total_seconds()
    except (TypeError, ValueError, OverflowError):
        return math.nan


def exhausted_for(headers: Mapping[str, str]) -> float | None:
    """Return the seconds for which the server will answer no more calls, as it told with an answer; None: it will."""
    waits = [
        _seconds(headers.get(f"x-ratelimit-reset-{what}", ""))
        for what in ("requests", "tokens")
        if headers.get(f"x-ratelimit-remaining-{what}", "").strip() == "0"
    ]
    return min(max(waits), LONGEST_WAIT) if waits else None


def _seconds(told: str) -> float:
    """Return a duration as servers write it (1s, 6m0s, 20ms, or a number of seconds); 0 for anything else."""
    if _DURATION.fullmatch(told) is None:
        return 0.0
    return sum(float(number) * _UNITS[unit] for number, unit in _PART.findall(told))


def _unavailable(status: int, headers: Mapping[str, str], host: str, told: str) -> Failed:
    wait = asked_wait(headers)
    if wait is not None and wait > LONGEST_WAIT:
        error = ServerUnavailableError(f"{host} asks to wait {wait:g} s {told}", hint="try again then")
        return Failed(error, wait=wait)
    error = ServerUnavailableError(f"{host} is busy or failing {told}", hint="try again later")
    stubborn = headers.get("x-should-retry", "").lower() == "false"
    sort: Sort = "final" if stubborn else "crowded" if status == 429 else "busy"  # noqa: PLR2004
    return Failed(error, sort, wait=wait)


def _refusal(status: int) -> str:
    if 300 <= status < 400:  # noqa: PLR2004
        return "redirects elsewhere, where no document may go unasked"
    if status in {401, 403}:
        return "refuses the key"
    return "does not know this model or address" if status in {404, 405} else "refuses the call"


def _remedy(status: int, host: str, key_source: str) -> str:
    if status in {401, 403}:
        return f"check {key_source or 'the key'}"
    if status >= 400 and status not in {404, 405}:  # noqa: PLR2004
        return ""
    known = _ADDRESSES.get(host)
    return f"check --model; a --base-url there is {known}" if known else "check --model, and --base-url with its /v1"
