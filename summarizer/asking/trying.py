"""One try of a call: sent, received, and ended where nothing comes any more."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from summarizer.asking.arriving import Arrivals
from summarizer.asking.failing import Failed, late
from summarizer.asking.faults import fault, refusal_in
from summarizer.asking.hiding import hidden
from summarizer.asking.modes import ModeRefused, refuses_mode
from summarizer.asking.receiving import Receiving
from summarizer.asking.requests import as_sent, is_structured
from summarizer.asking.statuses import refused_option
from summarizer.errors import ModelError
from summarizer.model import Arrived

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from contextlib import AbstractAsyncContextManager

    from summarizer.asking.completions import Completion
    from summarizer.asking.server import Server
    from summarizer.model import Listener

    Send = Callable[..., AbstractAsyncContextManager[Any]]

_IDLE_SECONDS = 60.0  # between two pieces of an answer that has begun


class OptionRefused(Exception):  # noqa: N818 - it never leaves this room
    """The server will not have an option, whose name this is."""


class Try:
    """One try of a call; ``raw`` is the text that has come of it, also when it failed.

    ``headers`` are those of the server's answer, none where it did not answer the call.
    """

    def __init__(self, server: Server, listener: Listener, seconds: float) -> None:
        self._server = server
        self._listener = listener
        self._seconds = seconds
        self._idle = min(_IDLE_SECONDS, seconds / 2)
        self._deadline = asyncio.timeout(seconds)
        self._arrivals = Arrivals()
        self._receiving = Receiving(server.host, server.secrets, self._alive, server.key_source)
        self.headers: Mapping[str, str] = {}

    @property
    def raw(self) -> str:
        """The text that has come so far."""
        return self._receiving.raw

    @property
    def has_begun(self) -> bool:
        """Tell whether the model has written anything."""
        return self._receiving.has_begun

    async def made(self, send: Send, options: Mapping[str, Any]) -> Completion | Exception:
        """Return the completion, or what went wrong: Failed, ModeRefused, OptionRefused or the listener's ModelError.

        The error is returned, not raised, so that the client's own, which may quote the key, is not its context.
        """
        host, secrets = self._server.host, self._server.secrets
        try:
            async with self._deadline, send(**as_sent(options)) as response:
                self.headers = response.headers
                return await self._receiving.complete(response.http_response.aiter_bytes())
        except (Failed, ModelError) as error:
            return error
        except TimeoutError:
            return late(host, self._idle if self.raw else self._seconds)
        except Exception as error:  # noqa: BLE001 - the client lets through what decoders raise on a mangled body
            return self._refused(error, options) or fault(error, host, secrets, self._server.key_source)

    def _refused(self, error: Exception, options: Mapping[str, Any]) -> Exception | None:
        """Return what a refusal names that the call can do without: an option, or the way it asks for JSON."""
        refusal = refusal_in(error)
        if refusal is None:
            return None
        status, body, _ = refusal
        if option := refused_option(status, body, options):
            return OptionRefused(option)
        if is_structured(options) and refuses_mode(status, body):
            return ModeRefused(fault(error, self._server.host, self._server.secrets).error)
        return None

    def _alive(self, text: str) -> None:
        self._deadline.reschedule(asyncio.get_running_loop().time() + self._idle)
        for statement in self._arrivals.feed(text):
            self._listener(Arrived(hidden(statement, self._server.secrets)))
