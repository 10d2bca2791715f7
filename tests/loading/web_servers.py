"""Web servers on this machine that answer as they are told, byte for byte."""

from __future__ import annotations

import socketserver
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import socket
    import ssl
    from collections.abc import Callable, Iterable, Iterator, Mapping

    Answer = bytes | Callable[[socket.socket, threading.Event], None]


def answer(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """Return an answer with a length; ``headers`` are whole lines."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def to(location: str, status: str = "302 Found") -> bytes:
    """Return a redirect."""
    return answer(b"", f"Location: {location}", status=status)


def endless(start: bytes, piece: Callable[[], bytes], wait: float = 0) -> Answer:
    """Return an answer that begins with ``start`` and sends pieces for as long as somebody reads."""

    def send(line: socket.socket, closing: threading.Event) -> None:
        line.sendall(start)
        while not closing.wait(wait):
            line.sendall(piece())

    return send


def silent(line: socket.socket, closing: threading.Event) -> None:
    """Answer nothing for as long as somebody waits for it."""
    line.settimeout(0.05)
    while not closing.is_set():
        with suppress(TimeoutError):
            if not line.recv(1):
                raise ConnectionResetError


class Site:
    """What was asked of a server: the requests' heads, in their order; and whether somebody hung up on its answer."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.port = 0
        self.closing = threading.Event()
        self.hung_up = threading.Event()

    @property
    def paths(self) -> list[str]:
        """What was asked for."""
        return [head.split(" ")[1] for head in self.asked]

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """Return the address of a path."""
        return f"http://{host}:{self.port}{path}"


@contextmanager
def serving(answers: Mapping[str, Answer], tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """Serve ``answers`` by path, with the query in it, until the block ends; "" is for what does not ask in HTTP."""
    site = Site()

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            try:
                if tls is not None:
                    self.request = tls.wrap_socket(self.request, server_side=True)
                head = self.request.recv(65_536)
                if head.startswith(b"GET "):
                    site.asked.append(head.decode("latin-1"))
                path = site.paths[-1] if head.startswith(b"GET ") else ""
                found = answers.get(path, answer(b"no", status="404 Not Found"))
                if isinstance(found, bytes):
                    self.request.sendall(found)
                else:
                    found(self.request, site.closing)
            except OSError:
                site.hung_up.set()

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address = True

    with Server(("127.0.0.1", 0), Handler) as server:
        site.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield site
        finally:
            site.closing.set()
            server.shutdown()
            thread.join()


def looked_up(*answers: Iterable[str]) -> Callable[[str, int], list[str]]:
    """Return a resolver that gives these answers, one after the other, the last one for ever."""
    left = [list(found) for found in answers]

    def resolve(_host: str, _port: int) -> list[str]:
        return left.pop(0) if len(left) > 1 else left[0]

    return resolve
