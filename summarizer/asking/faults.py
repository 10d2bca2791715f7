"""What the exceptions of other libraries mean, as errors of our own: one line each, their words cut, no key."""

from __future__ import annotations

import socket
import ssl
from typing import TYPE_CHECKING

from summarizer.asking.connecting import proxy_for
from summarizer.asking.failing import Failed, garbled, masked, too_large, unfit
from summarizer.asking.statuses import status_fault
from summarizer.errors import AnswerError, ModelError, ServerRefusedError, ServerUnavailableError
from summarizer.settings import is_local

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from summarizer.asking.failing import Sort

    Kinds = type[BaseException] | tuple[type[BaseException], ...]
    Meaning = Callable[[str, str, str], Failed]


# What the line says of headers without end.
_TOO_LONG = "buffer too long"


def fault(error: Exception, host: str, secrets: Sequence[str], key_source: str = "") -> Failed:
    """Return what an exception of a client, or of the line below it, means; ``key_source`` is as in ``Server``."""
    if refusal := refusal_in(error):
        return status_fault(*refusal, host, secrets, key_source)
    chain = list(causes(error))
    # The last is nearest to the line; but anyio asks for a loop of threads in passing, and that failure is no cause.
    last = next((cause for cause in reversed(chain) if not isinstance(cause, RuntimeError)), error)
    why = masked(str(last) or type(last).__name__, secrets)
    for kinds, meaning in _meanings():
        for cause in chain:
            if isinstance(cause, kinds):
                return meaning(host, why, str(cause))
    return garbled(host, f"{type(error).__name__}: {why}")


def _meanings() -> tuple[tuple[Kinds, Meaning], ...]:
    """Return what each kind of exception means, from host, reason and its own words; of two, the first holds."""
    from httpx2 import (  # noqa: PLC0415 - dear, and loaded by now
        ConnectTimeout,
        ProxyError,
        RemoteProtocolError,
        RequestError,
        TimeoutException,
    )
    from openai import APIConnectionError, APITimeoutError  # noqa: PLC0415

    from summarizer.asking.guarding import OverLimitError  # noqa: PLC0415 - it needs httpx2

    return (
        (OverLimitError, lambda host, _, limit: too_large(host, limit)),
        (ConnectTimeout, lambda host, *_: _unreachable(host, "no answer to the connection", "absent")),
        ((TimeoutException, TimeoutError, APITimeoutError), lambda host, *_: _silent(host)),
        (ssl.SSLCertVerificationError, lambda host, why, _: _untrusted(host, why)),
        (ssl.SSLError, lambda host, why, _: _unencrypted(host, why)),
        (socket.gaierror, lambda host, *_: _unreachable(host, "the name has no address", "nameless")),
        (ConnectionRefusedError, lambda host, *_: _unreachable(host, "nothing listens there", "absent")),
        (ProxyError, lambda host, why, _: _turned_away(host, why)),
        (RemoteProtocolError, lambda host, why, _: _broken(host, why, "strange" if _TOO_LONG in why else "lost")),
        ((RequestError, APIConnectionError), lambda host, why, _: _broken(host, why)),
    )


def refusal_in(error: Exception) -> tuple[int, object, Mapping[str, str]] | None:
    """Return the status, body and headers of an answer that a client raised as an error, None of another error.

    openai's and anthropic's clients, made by one hand, have them by the same names; google's differ.
    """
    status = getattr(error, "status_code", None) or getattr(error, "code", None)
    if not isinstance(status, int):
        return None
    body = getattr(error, "body", None) or getattr(error, "details", None)
    return status, body, getattr(getattr(error, "response", None), "headers", None) or {}


def reason(error: Exception, secrets: Sequence[str], wrong: str = "") -> ModelError:
    """Return the error of ours that lies behind one of instructor's, or else what does not fit in the last answer."""
    for cause in causes(error):
        if isinstance(cause, Failed):
            return cause.error
        if isinstance(cause, ModelError):
            return cause
    return misfit(error, secrets, wrong)


def misfit(error: Exception, secrets: Sequence[str], wrong: str = "") -> AnswerError:
    """Return the error of an answer that, asked for again, still does not fit its schema.

    ``wrong`` says what the last answer was, where it was no JSON object at all.
    """
    from pydantic import ValidationError  # noqa: PLC0415 - only for a failure

    cause = next((one for one in causes(error) if isinstance(one, ValidationError)), None)
    if wrong:
        why = wrong
    elif cause is not None:
        first = cause.errors(include_input=False, include_url=False)[0]
        why = f"{'.'.join(str(part) for part in first['loc'])} {first['msg']}".strip()
    else:
        last = list(causes(error))[-1]
        why = f"{type(last).__name__}: {last}"
    return unfit(masked(why, secrets))


def overdue(host: str, seconds: float) -> ServerUnavailableError:
    """Return the error of a call that has used up its time."""
    return ServerUnavailableError(  # of the sort "slow", as any that says nothing else
        f"{host} gave no usable answer within {seconds:g} s",
        hint="try again later, or set SUMMARIZER_CALL_TIMEOUT higher",
    )


def causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and all that lie behind it."""
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield cause
        cause = cause.__cause__ or cause.__context__


def _unreachable(host: str, why: str, sort: Sort) -> Failed:
    way = ", the proxy that the environment names," if proxy_for(f"https://{host}") else ","
    here = is_local(f"http://{host}")
    hint = "start the server, or check its address" if here else f"check the server's address{way} and the network"
    error = ServerUnavailableError(f"cannot reach {host} ({why})", hint=hint)
    return Failed(error, sort)


def _turned_away(host: str, why: str) -> Failed:
    """Return the fault of a proxy that lets nothing through to ``host``, which has seen nothing of the call."""
    error = ServerUnavailableError(
        f"the proxy on the way to {host} lets nothing through ({why})",
        hint="see to HTTPS_PROXY or ALL_PROXY, or add the server to NO_PROXY",
    )
    return Failed(error, "final" if why.startswith("4") else "absent")


def _silent(host: str) -> Failed:
    return Failed(ServerUnavailableError(f"{host} did not answer in time", hint="try again later"), "slow")


def _untrusted(host: str, why: str) -> Failed:
    hint = "name its authority in SSL_CERT_FILE, if it is yours"
    return Failed(ServerRefusedError(f"the certificate of {host} is not trusted ({why})", hint=hint))


def _unencrypted(host: str, why: str) -> Failed:
    return Failed(ServerRefusedError(f"{host} does not speak TLS ({why})", hint="http instead of https?"))


def _broken(host: str, why: str, sort: Sort = "lost") -> Failed:
    error = ServerUnavailableError(
        f"the line to {host} broke ({why})", hint="check the server's address, and the network"
    )
    return Failed(error, sort)
