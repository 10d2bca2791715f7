"""Server-sent events: bytes as they come → the data of each event, once it is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIELDS = (b"data:", b"event:", b"id:", b"retry:", b":")

MOST_EVENT_BYTES: Final = 8_000_000


def looks_like_events(start: bytes) -> bool | None:
    """Tell whether a body that starts so is a stream of events, whatever its headers say; None: not yet to be told."""
    start = start.lstrip(b"\xef\xbb\xbf\r\n \t")
    if any(field.startswith(start) and field != start for field in _FIELDS):
        return None
    return start.startswith(_FIELDS)


class Events:
    """Feed it bytes; it gives the data of every event that is complete. Comments and other fields are passed over."""

    def __init__(self) -> None:
        self._rest = bytearray()
        self._data: list[bytes] = []
        self._size = 0

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """Yield the data of each event that ``piece`` completes. Raises OverflowError for one without end."""
        self._rest += piece
        if b"\n" in piece:
            *lines, rest = bytes(self._rest).split(b"\n")
            self._rest = bytearray(rest)
            for line in lines:
                yield from self._line(line.removesuffix(b"\r"))
        if len(self._rest) + self._size > MOST_EVENT_BYTES:
            raise OverflowError(f"{MOST_EVENT_BYTES // 1_000_000} MB")

    def end(self) -> Iterator[bytes]:
        """Yield what a server that ends without a blank line has left."""
        yield from self._line(bytes(self._rest).removesuffix(b"\r"))
        yield from self._line(b"")

    def _line(self, line: bytes) -> Iterator[bytes]:
        if line.startswith(b"data:"):
            data = line[5:].removeprefix(b" ")
            self._data.append(data)
            self._size += len(data)
        elif not line and self._data:
            yield b"\n".join(self._data)
            self._data.clear()
            self._size = 0
