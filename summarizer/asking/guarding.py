"""The line to a server, with bounds on what may come over it.

openai's client trusts its server with the size of an answer: a gigabyte in a small gzip, or headers without end, would
be read whole. This transport lies beneath the client and bounds both. Time is bounded around it, in ``calling``,
where the difference between a slow answer and a dead one is known.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

import httpx2

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

MOST_BYTES: Final = 64_000_000  # of an answer, unpacked: a stream wraps every few letters in hundreds of bytes
MOST_ERROR_BYTES: Final = 2_000_000  # of a refusal: its words are cut after a few hundred letters
MOST_HEADER_BYTES: Final = 64_000

_PIECE = 65_536  # bytes unpacked at a time
_DROPPED = frozenset({b"content-encoding", b"content-length", b"set-cookie"})


class OverLimitError(httpx2.TransportError):
    """More came than may come; the message says what the limit is."""


class Lines(httpx2.AsyncBaseTransport):
    """A transport that has a new ``line`` for each request; it closes itself with the response."""

    def __init__(self, line: Callable[[], httpx2.AsyncBaseTransport]) -> None:
        self._line = line

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send ``request`` over a line of its own."""
        return await self._line().handle_async_request(request)


class Guard(httpx2.AsyncBaseTransport):
    """Another transport, guarded: headers and answers are bounded, and unpacked here a piece at a time.

    No cookie comes through, for a server is to know of no call what it was told in another.

    A refusal (a status of 300 or more) that is too long is cut, for its status is what counts; an answer that is too
    long raises OverLimitError.
    """

    def __init__(self, line: httpx2.AsyncBaseTransport, most: int = MOST_BYTES) -> None:
        """Guard ``line``, of whose answers none may have more bytes than ``most``."""
        self._line = line
        self._most = most

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send ``request`` and return its response, whose body is yet to be read."""
        response = await self._line.handle_async_request(request)
        raw = response.headers.raw
        if sum(len(name) + len(value) for name, value in raw) > MOST_HEADER_BYTES:
            await response.aclose()
            raise OverLimitError(f"{MOST_HEADER_BYTES:,} bytes of headers")
        packing = response.headers.get("content-encoding", "identity").strip().lower()
        kept = [(name, value) for name, value in raw if name.lower() not in _DROPPED]
        return httpx2.Response(
            response.status_code,
            headers=kept,
            stream=_Bounded(response, packing, self._most),
            extensions=response.extensions,
        )

    async def aclose(self) -> None:
        """Close the line."""
        await self._line.aclose()


class _Bounded(httpx2.AsyncByteStream):
    def __init__(self, response: httpx2.Response, packing: str, most: int) -> None:
        self._response = response
        self._most = most
        self._packing = packing

    async def __aiter__(self) -> AsyncIterator[bytes]:
        refused = self._response.status_code >= 300  # noqa: PLR2004 - HTTP's own number
        limit = MOST_ERROR_BYTES if refused else self._most
        unpack = _Unpacker(self._packing)
        total = 0
        stream = self._response.stream
        if not isinstance(stream, httpx2.AsyncByteStream):
            raise httpx2.StreamError("the line gave no stream")
        async for packed in stream:
            for piece in unpack(packed):
                total += len(piece)
                if total > limit and refused:
                    return
                if total > limit:
                    raise OverLimitError(f"{limit // 1_000_000} MB")
                yield piece
        unpack.end()

    async def aclose(self) -> None:
        await self._response.aclose()


class _Unpacker:
    """Bytes as they come → bytes unpacked, never more than a piece at a time. Raises httpx2.DecodingError."""

    def __init__(self, packing: str) -> None:
        if packing not in {"", "identity", "gzip", "x-gzip", "deflate"}:
            raise httpx2.DecodingError("the answer is packed in a way that was not asked for")
        self._inflate = None if packing in {"", "identity"} else zlib.decompressobj(zlib.MAX_WBITS | 32)

    def __call__(self, packed: bytes) -> Iterator[bytes]:
        inflate = self._inflate
        if inflate is None:
            yield packed
            return
        while packed and not inflate.eof:
            try:
                piece = inflate.decompress(packed, _PIECE)
            except zlib.error:
                raise httpx2.DecodingError("the answer is badly packed") from None
            packed = inflate.unconsumed_tail
            if piece:
                yield piece

    def end(self) -> None:
        """Check that all has come."""
        if self._inflate is not None and not self._inflate.eof:
            raise httpx2.DecodingError("the answer is packed, and was cut off")
