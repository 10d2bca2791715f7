"""What went wrong between us and a server, as errors of our own: one line each, the server's words cut, no key."""

from __future__ import annotations

import math
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, Final

from summarizer.errors import AnswerError, ModelError, ServerRefusedError, ServerUnavailableError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openai import APIStatusError

LONGEST_WAIT: Final = 120.0  # seconds that a server may ask us to wait

_SAID = 300  # most characters of a server's own words

_LATER = "try again later"
_SMALLER = "set SUMMARIZER_CHUNK_CHARACTERS lower, or raise the server's limit"
_FILTERED = frozenset({"content_filter", "content_policy_violation"})
_TOO_LONG = frozenset({"context_length_exceeded", "exceed_context_size_error"})


class Failed(Exception):  # noqa: N818 - it names a try, and never leaves this room
    """A try that failed: the error to end with, whether another try may help, and the wait the server asked for."""

    def __init__(self, error: ModelError, *, again: bool = False, wait: float | None = None) -> None:
        super().__init__(error.message)
        self.error = error
        self.again = again
        self.wait = wait


def fault(error: Exception, host: str, secrets: Sequence[str]) -> Failed:
    """Return what an exception of openai's client means."""
    from openai import APIConnectionError, APIStatusError, APITimeoutError  # noqa: PLC0415 - dear, and loaded by now

    if isinstance(error, APITimeoutError):
        return Failed(ServerUnavailableError(f"{host} did not answer in time", hint=_LATER), again=True)
    if isinstance(error, APIConnectionError):
        why = masked(str(error.__cause__ or error), secrets)
        return Failed(ServerUnavailableError(f"cannot reach {host} ({why})", hint="check --base-url"), again=True)
    if isinstance(error, APIStatusError):
        return _status_fault(error, host, secrets)
    return garbled(host, type(error).__name__)


def garbled(host: str, what: str) -> Failed:
    """Return the fault of a server whose answer is no chat completion: the line's or a proxy's, not the model's."""
    error = ServerUnavailableError(f"{host} answered with what is no chat completion ({what})", hint="check --base-url")
    return Failed(error, again=True)


def truncated() -> Failed:
    """Return the fault of an answer that ends at a limit of length. The same call would end there again."""
    return Failed(AnswerError("the model's answer was cut off at a limit of its length", hint=_SMALLER))


def withheld(why: str, secrets: Sequence[str]) -> Failed:
    """Return the fault of a model or filter that refuses to answer."""
    return Failed(AnswerError(f"the model refused to answer ({masked(why, secrets)})"))


def misfit(error: Exception, secrets: Sequence[str]) -> AnswerError:
    """Return the error of an answer that, asked for again, still does not fit its schema."""
    from pydantic import ValidationError  # noqa: PLC0415 - only for a failure

    cause: BaseException = error
    while cause.__cause__ is not None and not isinstance(cause, ValidationError):
        cause = cause.__cause__
    if isinstance(cause, ValidationError):
        first = cause.errors(include_input=False, include_url=False)[0]
        why = f"{'.'.join(str(part) for part in first['loc'])} {first['msg']}".strip()
    else:
        why = f"{type(cause).__name__}: {cause}"
    return AnswerError(f"the model's answer does not fit ({masked(why, secrets)})", hint="try another model")


def overdue(host: str, seconds: float) -> ServerUnavailableError:
    """Return the error of a call that has used up its time."""
    return ServerUnavailableError(
        f"{host} gave no usable answer within {seconds:g} s", hint="try again later, or set SUMMARIZER_TIMEOUT higher"
    )


def masked(text: str, secrets: Sequence[str]) -> str:
    """Return ``text`` fit for a message: no secrets, one line, nothing that a terminal would obey, not long."""
    for secret in secrets:
        text = text.replace(secret, "***")
    line = " ".join(text[: 4 * _SAID].split())
    shown = "".join(char if char.isprintable() else f"\\u{{{ord(char):x}}}" for char in line)
    return shown if len(shown) <= _SAID else shown[: _SAID - 1] + "…"


def refused_option(error: Exception, options: Mapping[str, Any]) -> str | None:
    """Return the option of a call that the server will not have, where it can be left out: some take no temperature."""
    from openai import APIStatusError  # noqa: PLC0415 - as above

    fussy = isinstance(error, APIStatusError) and error.status_code in {400, 422}
    return "temperature" if fussy and "temperature" in options and "temperature" in str(error).lower() else None


def _status_fault(error: APIStatusError, host: str, secrets: Sequence[str]) -> Failed:
    status, said = error.status_code, masked(_said(error.body), secrets)
    code = {str(word) for word in (error.code, error.type) if word}
    told = f"(HTTP {status}{': ' + said if said else ''})"
    if code & {"insufficient_quota"}:
        return Failed(ServerRefusedError(f"the quota at {host} is used up {told}", hint="see to the account there"))
    if code & _FILTERED:
        return Failed(AnswerError(f"{host} refuses this document {told}"))
    if status in {408, 409, 429} or status >= 500:  # noqa: PLR2004 - HTTP's own numbers
        wait = asked_wait(error.response.headers)
        unavailable = ServerUnavailableError(f"{host} is busy or failing {told}", hint=_LATER)
        if wait is not None and wait > LONGEST_WAIT:
            unavailable = ServerUnavailableError(f"{host} asks to wait {wait:g} s {told}", hint="try again then")
        stubborn = error.response.headers.get("x-should-retry", "").lower() == "false"
        return Failed(unavailable, again=not stubborn and (wait or 0) <= LONGEST_WAIT, wait=wait)
    return Failed(ServerRefusedError(f"{host} {_refusal(status)} {told}", hint=_remedy(status, code)))


def _refusal(status: int) -> str:
    if 300 <= status < 400:  # noqa: PLR2004
        return "redirects elsewhere, where no document may go unasked"
    if status in {401, 403}:
        return "refuses the key"
    return "does not know this model or address" if status in {404, 405} else "refuses the call"


def _remedy(status: int, code: set[str]) -> str:
    if status in {401, 403}:
        return "check OPENAI_API_KEY, or SUMMARIZER_API_KEY for a server of your own"
    if status == 413 or code & _TOO_LONG:  # noqa: PLR2004
        return _SMALLER
    return "check --model, and --base-url with its /v1" if status < 400 or status in {404, 405} else ""  # noqa: PLR2004


def _said(body: object) -> str:
    """Return the server's own words in the body of an error; of a web page, none."""
    if isinstance(body, dict):
        words = (body.get(key) for key in ("message", "detail", "error"))
        return next((str(word) for word in words if word), "")
    return "" if body is None or str(body).lstrip().startswith("<") else str(body)


def asked_wait(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that the server asks us to wait, or None where it names no time to come."""
    from datetime import UTC, datetime  # noqa: PLC0415

    try:
        if "retry-after-ms" in headers:
            seconds = float(headers["retry-after-ms"]) / 1000
        else:
            seconds = float(headers.get("retry-after", "nan"))
    except ValueError:
        try:
            seconds = (parsedate_to_datetime(headers.get("retry-after", "")) - datetime.now(UTC)).total_seconds()
        except (TypeError, ValueError):
            return None
    return None if math.isnan(seconds) or seconds <= 0 else seconds
