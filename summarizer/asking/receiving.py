"""A response → the completion in it, whether it comes at once or as a stream of events.

openai's own reading is gone around: it takes a stream that breaks off for a short answer, stumbles over a plain answer
to a call that asked for a stream, and builds an object for every few letters.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from summarizer.asking.completions import Completion, Gathering, error_in, first_choice, parsed
from summarizer.asking.events import Events, looks_like_events
from summarizer.asking.failing import garbled, too_large
from summarizer.asking.statuses import error_fault

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Sequence

MOST_BODY_BYTES: Final = 8_000_000  # of an answer that comes at once

_DONE = b"[DONE]"
_MOST_BLANKS = 65_536  # bytes, before an answer begins
_AFTER_SECONDS = 5.0  # for what follows the reason for ending: the usage


class Receiving:
    """One answer being received; ``alive`` is called with the text of each piece, "" where a model thinks aloud."""

    def __init__(self, host: str, secrets: Sequence[str], alive: Callable[[str], None], key_source: str = "") -> None:
        self._host = host
        self._secrets = secrets
        self._key_source = key_source
        self._alive = alive
        self._gathering = Gathering()
        self._body = b""

    @property
    def raw(self) -> str:
        """The text that has come so far: the model's, or where none is to be found the whole body."""
        return self._gathering.text or self._body[:MOST_BODY_BYTES].decode("utf-8", "replace")

    @property
    def has_begun(self) -> bool:
        """Tell whether the model has written anything."""
        return bool(self._gathering.text)

    async def complete(self, pieces: AsyncIterator[bytes]) -> Completion:
        """Return the completion in a body. Raises Failed, and whatever the line raises."""
        async for piece in pieces:
            self._body += piece
            if looks_like_events(self._body) is not None or len(self._body) > _MOST_BLANKS:
                break
        if looks_like_events(self._body):
            return await self._streamed(pieces)
        return await self._whole(pieces)

    async def _whole(self, pieces: AsyncIterator[bytes]) -> Completion:
        body = bytearray(self._body)
        broken: Exception | None = None
        try:
            async for piece in pieces:
                body += piece
                if len(body) > MOST_BODY_BYTES:
                    break
        except Exception as error:  # noqa: BLE001 - what the line raises
            broken = error
        self._body = bytes(body)
        if len(body) > MOST_BODY_BYTES:
            raise too_large(self._host, f"{MOST_BODY_BYTES // 1_000_000} MB")
        try:
            found = parsed(self._body)
        except ValueError:
            # A line that broke off after the last brace has lost nothing; before it, all.
            raise broken or self._nonsense() from None
        try:
            self._take(found)
        except OverflowError as error:
            raise too_large(self._host, str(error)) from None
        if first_choice(found) is None:
            raise garbled(self._host, "without a message")
        return self._done()

    async def _streamed(self, pieces: AsyncIterator[bytes]) -> Completion:
        events = Events()
        piece: bytes | None = self._body
        while piece is not None:
            if self._taken(events.feed(piece)):
                return self._done()
            self._body = b""
            piece = await self._next(pieces)
        if self._taken(events.end()):
            return self._done()
        if not self._gathering.finish:
            raise garbled(self._host, "a stream that was cut off", hint="try again later")
        return self._done()

    async def _next(self, pieces: AsyncIterator[bytes]) -> bytes | None:
        """Return the next piece of a stream, None at its end. A finished answer waits but a little for its usage."""
        if not self._gathering.finish:
            return await anext(pieces, None)
        try:
            async with asyncio.timeout(_AFTER_SECONDS):
                return await anext(pieces, None)
        except Exception:  # noqa: BLE001 - the answer is there, whatever the line does now
            return None

    def _taken(self, events: Iterator[bytes]) -> bool:
        """Take what events say, and tell whether one of them was the last."""
        try:
            for data in events:
                if data.strip() == _DONE:
                    return True
                self._take(self._event(data))
        except OverflowError as error:
            raise too_large(self._host, str(error)) from None
        return False

    def _event(self, data: bytes) -> object:
        try:
            return parsed(data)
        except ValueError:
            raise garbled(self._host, "an event that is no JSON", hint="try again later") from None

    def _take(self, body: object) -> None:
        """Take a completion, or a piece of one. Raises Failed for an error in its place, OverflowError for too much."""
        if (error := error_in(body)) is not None:
            raise error_fault(error, self._host, self._secrets, self._key_source)
        if isinstance(body, dict):
            self._gathering.counted(body.get("usage"))
        if (choice := first_choice(body)) is not None:
            self._alive(self._gathering.choice(choice))

    def _done(self) -> Completion:
        completion = self._gathering.done()
        if not self._gathering.messages:
            raise garbled(self._host, "without a message")
        return completion

    def _nonsense(self) -> Exception:
        start = self._body[:1_000].decode("utf-8", "replace").strip()
        if start.startswith("<"):
            return garbled(self._host, "a web page", hint="is --base-url right, with its /v1?", sort="strange")
        return garbled(self._host, "no JSON" if start else "nothing")
