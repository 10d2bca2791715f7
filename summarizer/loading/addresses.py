"""Which web addresses may be read: their form, and the machines that they lead to.

A name may lead to a machine that only we can reach: this one, a router, a cloud's metadata. So it is resolved once,
every address found must be one of the open internet, and the connection goes to such an address, not to the name again.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from summarizer.errors import SourceError
from summarizer.loading.names import shown

if TYPE_CHECKING:
    from collections.abc import Callable

    #: Names to addresses: ``(host, port)`` → addresses as text. Raises OSError.
    Resolve = Callable[[str, int], list[str]]

_PORTS: Final = {"http": 80, "https": 443}
_LONGEST: Final = 2_000  # characters
_MOST_PORT: Final = 65_535
_KEPT = "%/:=&?~+!$,;'@()*[]|"  # in the part of an address behind the host
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_METADATA = frozenset(map(ipaddress.ip_address, ("100.100.100.200", "192.0.0.192", "fd00:ec2::254")))  # not link-local
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")  # to IPv4, by the network (RFC 6052)


class Address(NamedTuple):
    """A web address, taken apart: ``target`` is what the server is asked for, ``url`` how people write it."""

    url: str
    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """The host as the server is told, with its port where that is no usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def address(url: str) -> Address:
    """Return ``url`` taken apart. Raises SourceError where it is no address of the web, or tells a password."""
    name = shown(url)
    if len(url) > _LONGEST or not url.isprintable() or " " in url:
        raise SourceError(f"{name}: no web address has this form", hint="check it")
    try:
        parts = urlsplit(url)
        scheme, port = parts.scheme.lower(), parts.port
        host = (parts.hostname or "").encode("ascii" if (parts.hostname or "").isascii() else "idna").decode("ascii")
    except ValueError:  # UnicodeError is one
        raise SourceError(f"{name}: no web address has this form", hint="check it") from None
    if scheme not in _PORTS:
        raise SourceError(f"{name}: only http and https addresses are read", hint="save it in a file and name that")
    if "@" in parts.netloc:
        raise SourceError(
            f"{_without_password(name)}: an address with a user name or password is not read",
            hint="save the page in a file and name that",
        )
    if not host.strip("."):
        raise SourceError(f"{name}: the address names no host", hint="check it")
    port = _PORTS[scheme] if port is None else port
    path = quote(parts.path or "/", safe=_KEPT)
    query = f"?{quote(parts.query, safe=_KEPT)}" if parts.query else ""
    return Address(url, scheme, host, port, path + query)


def redirected(before: Address, location: str, port: int) -> Address:
    """Return where ``before`` is redirected to. Only its own ``port`` and the web's usual ones may be meant.

    Raises SourceError as ``address`` does, and for another port.
    """
    try:
        joined = urljoin(before.url, "".join(c for c in location.strip()[:_LONGEST] if c.isprintable() and c != " "))
    except ValueError:
        raise SourceError(f"{shown(before.url)} redirects to no address", hint="check it") from None
    after = address(joined)
    if after.port not in (port, *_PORTS.values()):
        raise SourceError(
            f"{shown(before.url)} redirects to another port: {shown(joined)}", hint="if you trust it, name that address"
        )
    return after


def reachable(to: Address, resolve: Resolve, *, admits: Callable[[str], bool], seconds: float) -> list[str]:
    """Return the addresses of the host, as text; ``admits`` holds for all of them, and none is one of metadata.

    Raises SourceError where that is not so, or the host is not known within so many ``seconds``.
    """
    found = _in_time(lambda: resolve(to.host, to.port), seconds)
    if not found:
        raise SourceError(
            f"{shown(to.url)}: there is no such host, or it cannot be looked up", hint="check the address"
        )
    if any(map(is_metadata, found)):
        raise SourceError(
            f"{shown(to.url)} leads to where machines are told their keys, which is never read",
            hint="check the address",
        )
    if not all(map(admits, found)):
        raise SourceError(
            f"{shown(to.url)} leads to a private address, which is not read", hint="if you trust it: --allow-private"
        )
    return found


def resolved(host: str, port: int) -> list[str]:
    """Return the addresses that the system knows for a host. Raises OSError, UnicodeError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_global(text: str) -> bool:
    """Tell whether an address is one of the open internet, whatever is wrapped in it included."""
    ip = _unwrapped(text)
    if ip is None or (isinstance(ip, ipaddress.IPv6Address) and ip not in _GLOBAL_UNICAST):
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def is_metadata(text: str) -> bool:
    """Tell whether an address is one at which clouds tell a machine about itself, its keys included: link-local ones.

    Nobody means such an address by ``--allow-private``; a page that redirects there does.
    """
    ip = _unwrapped(text)
    return ip is not None and (ip.is_link_local or ip in _METADATA)


def _unwrapped(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Return an address, or the one of IPv4 that is wrapped in it; None for what is none."""
    try:
        ip = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    if ip in _TRANSLATED:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else ip)


def _in_time(look_up: Callable[[], list[str]], seconds: float) -> list[str]:
    """Return what ``look_up`` gives, nothing where it fails or takes longer: the system's own has no limit."""
    found: list[str] = []

    def run() -> None:
        try:
            found.extend(look_up())
        except (OSError, UnicodeError):
            return

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(max(seconds, 0))
    return [] if thread.is_alive() else found


def _without_password(name: str) -> str:
    scheme, mark, rest = name.partition("://")
    return f"{scheme}{mark}…@{rest.rpartition('@')[2]}"
