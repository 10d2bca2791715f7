"""A server of bytes: it reads a request and then does to the line whatever a test wants done."""

from __future__ import annotations

import socket
import struct
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Doing = Callable[[socket.socket], None]


# The first byte of a line that wants to speak TLS.
_TLS = b"\x16"


@dataclass
class RawLine:
    """What the server has seen: ``requests`` as bytes, and how many lines the client has closed."""

    doings: tuple[Doing, ...]
    requests: list[bytes] = field(default_factory=list)
    closed: threading.Event = field(default_factory=threading.Event)
    stopping: threading.Event = field(default_factory=threading.Event)
    url: str = ""


@contextmanager
def on_raw_line(*doings: Doing) -> Iterator[RawLine]:
    """Serve; the first request meets the first of ``doings``, and so on; the last is repeated."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.05)
        line = RawLine(doings, url=f"http://127.0.0.1:{listener.getsockname()[1]}/v1")
        threads = [threading.Thread(target=_accept, args=(listener, line))]
        threads[0].start()
        try:
            yield line
        finally:
            line.stopping.set()
            threads[0].join()


def _accept(listener: socket.socket, line: RawLine) -> None:
    handlers = []
    while not line.stopping.is_set():
        with suppress(TimeoutError):
            connection, _ = listener.accept()
            handlers.append(threading.Thread(target=_serve, args=(connection, line)))
            handlers[-1].start()
    for handler in handlers:
        handler.join()


def _serve(connection: socket.socket, line: RawLine) -> None:
    with connection, suppress(OSError):
        connection.settimeout(5)
        line.requests.append(_body(connection))
        line.doings[min(len(line.requests), len(line.doings)) - 1](connection)


def _body(connection: socket.socket) -> bytes:
    """Return the body of a request; what is no HTTP (a greeting of TLS) is all of it. Raises OSError at its end."""
    request = _more(connection)
    if request.startswith(_TLS):
        return request
    while b"\r\n\r\n" not in request:
        request += _more(connection)
    head, _, body = request.partition(b"\r\n\r\n")
    length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0] or 0)  # to a proxy, none
    while len(body) < length:
        body += _more(connection)
    return body


def _more(connection: socket.socket) -> bytes:
    if piece := connection.recv(65_536):
        return piece
    raise ConnectionError("the client has gone")


def sends(*pieces: bytes) -> Doing:
    """Return what sends these bytes and ends."""

    def doing(connection: socket.socket) -> None:
        for piece in pieces:
            connection.sendall(piece)

    return doing


def resets(*pieces: bytes) -> Doing:
    """Return what sends these bytes and then breaks the line instead of ending it."""

    def doing(connection: socket.socket) -> None:
        for piece in pieces:
            connection.sendall(piece)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    return doing


def endless(head: bytes, piece: bytes, line: list[RawLine], pause: float = 0) -> Doing:
    """Return what sends a head, and then the same piece until the client has gone; ``line`` is the one served on."""

    def doing(connection: socket.socket) -> None:
        connection.sendall(head)
        connection.settimeout(0.05 if not piece else 5)
        while not line[0].stopping.wait(pause):
            try:
                if piece:
                    connection.sendall(piece)
                elif connection.recv(1) == b"":
                    break
            except TimeoutError:
                continue
            except OSError:
                break
        line[0].closed.set()

    return doing


def head(**headers: str) -> bytes:
    """Return the head of an answer of status 200."""
    named = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n{named}\r\n".encode()
