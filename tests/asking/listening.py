"""A server on this machine that a test answers for."""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def listening(answer: Callable[[BaseHTTPRequestHandler], None], close: Callable[[], object]) -> Iterator[int]:
    """Yield the port of a server that lets ``answer`` answer each request; ``close`` frees whoever waits in it."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            with suppress(OSError):  # whoever asked may have hung up
                answer(self)

        def do_GET(self) -> None:
            self.do_POST()

        def do_DELETE(self) -> None:
            self.do_POST()

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    class Patient(ThreadingHTTPServer):
        request_queue_size = 100

    with Patient(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.server_port
        finally:
            close()
            server.shutdown()
            thread.join()
