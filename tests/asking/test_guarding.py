"""What may come over the line, and how much of it."""

from __future__ import annotations

import asyncio
import gzip
import tracemalloc
import zlib
from typing import TYPE_CHECKING

import httpx2
import pytest

from summarizer.asking.guarding import MOST_BYTES, MOST_ERROR_BYTES, Guard, OverLimitError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


class Pieces(httpx2.AsyncByteStream):
    """A body that comes in pieces; it knows whether it was closed."""

    def __init__(self, *pieces: bytes, times: int = 1) -> None:
        self._pieces = pieces
        self._times = times
        self.closed = False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for _ in range(self._times):
            for piece in self._pieces:
                yield piece

    async def aclose(self) -> None:
        """Be closed."""
        self.closed = True


def fetched(body: Pieces, headers: dict[str, str] | None = None, *, status: int = 200) -> httpx2.Response:
    """Return the response that a client on a guarded line gets, its body read."""
    line = httpx2.MockTransport(lambda _: httpx2.Response(status, headers=headers, stream=body))

    async def get() -> httpx2.Response:
        async with httpx2.AsyncClient(transport=Guard(line)) as client:
            return await client.get("http://models.example.org/")

    return asyncio.run(get())


@pytest.mark.parametrize(
    ("body", "packing"),
    [
        (b'{"a": 1}', "identity"),
        (b'{"a": 1}', ""),
        (gzip.compress(b'{"a": 1}', mtime=0), "gzip"),
        (gzip.compress(b'{"a": 1}', mtime=0), "x-gzip"),
        (zlib.compress(b'{"a": 1}'), "deflate"),
    ],
)
def test_an_answer_is_unpacked(body: bytes, packing: str):
    """In whatever pieces it comes."""
    response = fetched(Pieces(*(body[at : at + 1] for at in range(len(body)))), {"content-encoding": packing})
    assert response.json() == {"a": 1}


@pytest.mark.parametrize(
    ("body", "packing"),
    [
        (b'{"a": 1}', "gzip"),
        (gzip.compress(b'{"a": 1}', mtime=0)[:-5], "gzip"),
        (gzip.compress(b'{"a": 1}', mtime=0)[:-8] + b"\0" * 8, "gzip"),
        (b'{"a": 1}', "br"),
        (b"", "gzip"),
    ],
)
def test_an_answer_that_is_badly_packed_is_no_answer(body: bytes, packing: str):
    """Not packed at all, cut off, with a false sum, or in a way that nobody asked for."""
    with pytest.raises(httpx2.DecodingError):
        fetched(Pieces(body), {"content-encoding": packing})


def test_a_bomb_is_put_out_early():
    """A gigabyte in a small gzip costs neither the gigabyte nor much of it."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(200)) + packer.flush()
    tracemalloc.start()

    async def read() -> int:
        line = httpx2.MockTransport(
            lambda _: httpx2.Response(200, headers={"content-encoding": "gzip"}, stream=Pieces(bomb))
        )
        size = 0
        async with (
            httpx2.AsyncClient(transport=Guard(line)) as client,
            client.stream("GET", "http://x.example.org/") as response,
        ):
            try:
                async for piece in response.aiter_bytes():
                    size += len(piece)
            except OverLimitError:
                return size
        return -1

    try:
        size = asyncio.run(read())
        assert 0 < size <= MOST_BYTES
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_an_endless_answer_is_broken_off_and_closed():
    """What has no end is read to the limit, and its connection is given up."""
    body = Pieces(bytes(1_000_000), times=1_000)
    with pytest.raises(OverLimitError, match="64 MB"):
        fetched(body)
    assert body.closed


def test_a_refusal_without_end_is_cut_not_lost():
    """Its status is what counts: the words are cut."""
    response = fetched(Pieces(b"E" * 100_000, times=100), status=400)
    assert response.status_code == 400
    assert len(response.content) <= MOST_ERROR_BYTES


def test_headers_without_end_are_refused():
    """Also when each of them is a short one."""
    body = Pieces(b"{}")
    with pytest.raises(OverLimitError, match="headers"):
        fetched(body, {f"x-{number}": "y" * 1_000 for number in range(100)})
    assert body.closed
