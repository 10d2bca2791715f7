"""The bytes at a web address, with bounds on what may come, from where, and how long it may take."""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import time
import zlib
from http import HTTPStatus
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.errors import SourceError, SourceMissingError, SourceTooLargeError
from summarizer.loading.addresses import Address, address, is_global, reachable, redirected, resolved
from summarizer.loading.names import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Self

    from _typeshed import WriteableBuffer

    from summarizer.loading.addresses import Resolve

#: For the whole way: names, redirects, the page.
MOST_SECONDS: Final = 18.0
MOST_REDIRECTS: Final = 5

_PIECE: Final = 65_536  # bytes
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_GONE: Final = frozenset({404, 410})
_HEADERS: Final = {
    "User-Agent": "Mozilla/5.0 (compatible; summarizer)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.8",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}


class Fetched(NamedTuple):
    """What a server gave: its bytes, unpacked, and the type and encoding that it says they have ("" for none)."""

    data: bytes
    media_type: str
    charset: str


def fetched(
    url: str,
    *,
    max_bytes: int,
    admits: Callable[[str], bool] = is_global,
    resolve: Resolve = resolved,
    seconds: float = MOST_SECONDS,
) -> Fetched:
    """Return what is at ``url``, at most ``max_bytes`` of it once unpacked, after at most five redirects.

    Each address on the way is checked, and connected to as checked: it is of http or https, and ``admits`` holds for
    all of the host's. No proxy is used, no cookie sent; TLS is verified. ``resolve`` looks names up.

    Raises SourceError or one of its kind, in one line: an address that may not be read, a host that is not reached, a
    status that is no success, more than ``max_bytes``, or more than so many ``seconds`` for it all.
    """
    until = time.monotonic() + seconds
    here = address(url)
    port = here.port
    for _ in range(MOST_REDIRECTS + 1):
        try:
            found = _hop(here, resolve, admits, until, max_bytes)
            if isinstance(found, Fetched):
                return found
            here = redirected(here, found, port)
        except TimeoutError:
            raise SourceError(
                f"{shown(url)} did not come within {seconds:,.0f} seconds", hint="try again, or save it in a file"
            ) from None
        except SourceError as error:
            if error.message.startswith((f"{shown(url)} ", f"{shown(url)}:")):
                raise
            raise type(error)(f"{shown(url)}, redirected: {error.message}", hint=error.hint) from None
    raise SourceError(f"{shown(url)} redirects more than {MOST_REDIRECTS} times", hint="check the address")


def _hop(here: Address, resolve: Resolve, admits: Callable[[str], bool], until: float, max_bytes: int) -> Fetched | str:
    """Return what is at an address, or where it redirects to. Raises TimeoutError, and SourceError as ``fetched``."""
    hosts = reachable(here, resolve, admits=admits, seconds=until - time.monotonic())
    try:
        with _Line(here, hosts, until) as line:
            response = _asked(here, line)
            if response.status not in _REDIRECTS:
                return _answer(here, response, max_bytes)
            return response.getheader("Location") or ""
    except TimeoutError:
        raise
    except ssl.SSLError as error:
        reason = getattr(error, "verify_message", "") or "the secure connection failed"
        raise SourceError(f"{shown(here.url)} is not trusted: {shown(reason)}", hint="check the address") from None
    except (OSError, http.client.HTTPException, ValueError):
        raise SourceError(
            f"{shown(here.url)} cannot be reached, or gives no answer that can be read", hint="try again later"
        ) from None


class _Line:
    """A connection to one of ``hosts`` on which nothing is waited for beyond ``until``, whatever the other side does.

    It is as much of a socket as http.client uses, and open until its block ends.
    """

    def __init__(self, to: Address, hosts: list[str], until: float) -> None:
        self._until = until
        self._socket = self._connected(hosts, to.port)
        if to.scheme == "https":
            try:
                self._socket = ssl.create_default_context().wrap_socket(self._socket, server_hostname=to.host)
            except BaseException:
                self._socket.close()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def sendall(self, data: bytes) -> None:
        """Send all of ``data``."""
        self._socket.settimeout(self._left())
        self._socket.sendall(data)

    def receive(self, buffer: WriteableBuffer) -> int:
        """Put what comes next into ``buffer``; return how much it is."""
        self._socket.settimeout(self._left())
        return self._socket.recv_into(buffer)

    def makefile(self, _: str) -> io.BufferedReader:
        """Return what http.client reads answers from."""
        return io.BufferedReader(_Incoming(self), _PIECE)

    def close(self) -> None:
        """Do nothing: http.client lets go of a line before it has read the answer."""

    def _connected(self, hosts: list[str], port: int) -> socket.socket:
        failed: OSError = OSError("no address")
        for host in hosts:
            try:
                return socket.create_connection((host, port), timeout=self._left())
            except OSError as error:
                failed = error
        raise failed

    def _left(self) -> float:
        """Return the seconds left. Raises TimeoutError where there are none."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class _Incoming(io.RawIOBase):
    """What comes over a line, as a stream."""

    def __init__(self, line: _Line) -> None:
        super().__init__()
        self._line = line

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        return self._line.receive(buffer)


def _asked(to: Address, line: _Line) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(to.host, to.port)
    connection.sock = line  # as much of a socket as http.client uses
    connection.putrequest("GET", to.target, skip_host=True, skip_accept_encoding=True)
    connection.putheader("Host", to.authority)
    for name, value in _HEADERS.items():
        connection.putheader(name, value)
    connection.endheaders()
    return connection.getresponse()


def _answer(here: Address, response: http.client.HTTPResponse, max_bytes: int) -> Fetched:
    if not HTTPStatus.OK <= response.status < HTTPStatus.MULTIPLE_CHOICES:
        kind = SourceMissingError if response.status in _GONE else SourceError
        raise kind(f"{shown(here.url)}: the server answers {_status(response.status)}", hint="check it in a browser")
    data = bytearray()
    for piece in _unpacked(response, here):
        data += piece
        if len(data) > max_bytes:
            raise SourceTooLargeError(
                f"{shown(here.url)} has more than {max_bytes:,} bytes",
                hint="save the part to be briefed, or raise the limit (SUMMARIZER_MAX_BYTES)",
            )
    headers = response.headers
    return Fetched(bytes(data), headers.get_content_type(), headers.get_content_charset("") or "")


def _unpacked(response: http.client.HTTPResponse, here: Address) -> Iterator[bytes]:
    """Yield what comes, unpacked, a piece at a time. Raises SourceError where it is badly packed."""
    packing = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if packing not in ("identity", "", "gzip", "x-gzip", "deflate"):
        raise SourceError(f"{shown(here.url)} is packed in a way that is not read", hint="save it in a file")
    inflate = None if packing in ("identity", "") else zlib.decompressobj(zlib.MAX_WBITS | 32)
    while packed := response.read(_PIECE):
        if inflate is None:
            yield packed
        while inflate is not None and packed and not inflate.eof:
            try:
                piece = inflate.decompress(packed, _PIECE)
            except zlib.error:
                raise SourceError(
                    f"{shown(here.url)} is badly packed", hint="try again, or save it in a file"
                ) from None
            packed = inflate.unconsumed_tail
            yield piece
    if response.length or (inflate is not None and not inflate.eof):
        raise SourceError(f"{shown(here.url)} was cut off", hint="try again, or save it in a file")


def _status(status: int) -> str:
    try:
        return f"{status} ({HTTPStatus(status).phrase})"
    except ValueError:
        return str(status)
