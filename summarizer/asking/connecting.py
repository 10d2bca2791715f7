"""Server → openai's client for it, over a guarded line; the line serves other clients too."""

from __future__ import annotations

import ssl
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from summarizer.settings import is_local

if TYPE_CHECKING:
    from httpx2 import AsyncClient
    from openai import AsyncOpenAI

    from summarizer.asking.server import Server

_CONNECT_SECONDS = 5.0
_NO_KEY: Final = "none"  # the client will have one, even for a server that wants none


def client_for(server: Server, seconds: float) -> AsyncOpenAI:
    """Return openai's client for ``server``, to be closed by ``async with``; ``seconds`` bound each wait for the line.

    It makes no tries of its own.
    """
    from openai import AsyncOpenAI, Timeout  # noqa: PLC0415 - it takes most of a second

    key = server.key.get_secret_value() if server.key else _NO_KEY
    client = AsyncOpenAI(
        api_key=key,
        base_url=server.base_url,
        default_headers={server.key_header: key} if server.key_header else None,
        max_retries=0,
        timeout=Timeout(seconds, connect=min(seconds, _CONNECT_SECONDS)),
        http_client=guarded(server.base_url),
    )
    if not server.is_openai:
        # The client takes both from the environment; they are OpenAI's business, and nobody else's.
        client.organization = client.project = None
    return client


def guarded(url: str) -> AsyncClient:
    """Return a client of HTTP for the server at ``url``, over a guarded line.

    A line serves one call and is closed then: what a server sends after its answer is nobody's answer, and a call
    that was given up leaves nothing behind. Redirects are not followed, for a document must not travel to a host that
    nobody named. Of the environment's proxies only the one for https is used, which sees neither key nor document,
    and never for a server on this machine.
    """
    import httpx2  # noqa: PLC0415 - it takes its time

    from summarizer.asking.guarding import Guard  # noqa: PLC0415 - it needs httpx2

    line = httpx2.AsyncHTTPTransport(
        verify=_trust() if urlsplit(url).scheme == "https" else _distrust(),
        trust_env=False,
        limits=httpx2.Limits(max_keepalive_connections=0),
        proxy=proxy_for(url),
    )
    return httpx2.AsyncClient(
        transport=Guard(line),
        headers={"Accept-Encoding": "gzip", "Connection": "close"},
        follow_redirects=False,
        trust_env=False,
    )


def proxy_for(url: str) -> str | None:
    """Return the environment's proxy for an encrypted line to another machine; None for other lines."""
    from urllib import request  # noqa: PLC0415 - seldom needed

    parts = urlsplit(url)
    if parts.scheme != "https" or is_local(url):
        return None
    if request.proxy_bypass_environment(parts.hostname or ""):  # type: ignore[attr-defined]  # not in typeshed
        return None
    proxies = request.getproxies_environment()
    return proxies.get("https") or proxies.get("all")


@lru_cache(maxsize=1)
def _trust() -> ssl.SSLContext:
    """Return the context that knows the authorities; reading them takes longer than a call."""
    import httpx2  # noqa: PLC0415

    return httpx2.create_ssl_context()


@lru_cache(maxsize=1)
def _distrust() -> ssl.SSLContext:
    """Return a context that trusts nobody, for a line that has no TLS."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
