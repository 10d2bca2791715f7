"""Server → openai's client for it, over a guarded line; the line serves other clients too."""

from __future__ import annotations

import ssl
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlsplit

from summarizer.errors import UsageError
from summarizer.settings import is_local

if TYPE_CHECKING:
    from httpx2 import AsyncClient
    from openai import AsyncOpenAI

    from summarizer.asking.server import Server

_CONNECT_SECONDS = 5.0
_NO_KEY: Final = "none"  # the client will have one, even for a server that wants none


def client_for(server: Server, seconds: float, most: int | None = None) -> AsyncOpenAI:
    """Return openai's client for ``server``, for any number of calls; ``seconds`` bound each wait for the line.

    ``most`` is the number of bytes that an answer may have, None the usual one.

    It makes no tries of its own, and has nothing to close: each call has a line of its own.
    """
    from openai import AsyncOpenAI, Timeout  # noqa: PLC0415 - it takes most of a second

    key = server.key.get_secret_value() if server.key else _NO_KEY
    address = urlsplit(server.base_url)
    client = AsyncOpenAI(
        api_key=key,
        # The client would lay the path of a call behind a query, and so lose it.
        base_url=address._replace(query="", fragment="").geturl(),
        default_query=dict(parse_qsl(address.query)),
        default_headers={server.key_header: key} if server.key_header else None,
        max_retries=0,
        timeout=Timeout(seconds, connect=min(seconds, _CONNECT_SECONDS)),
        http_client=guarded(server.base_url, most),
    )
    if not server.is_openai:
        # The client takes both from the environment; they are OpenAI's business, and nobody else's.
        client.organization = client.project = None
    return client


def guarded(url: str, most: int | None = None) -> AsyncClient:
    """Return a client of HTTP for the server at ``url``, over guarded lines.

    A line serves one call and is closed then: what a server sends after its answer is nobody's answer, and a call
    that was given up leaves nothing behind. It is also the faster way: a common pool walks through all its lines to
    find a free one. Redirects are not followed, for a document must not travel to a host that
    nobody named. Of the environment's proxies only the one for https is used, which sees neither key nor document,
    and never for a server on this machine.

    Raises UsageError where the environment names a proxy, or authorities to trust, that cannot be used.
    """
    import httpx2  # noqa: PLC0415 - it takes its time

    from summarizer.asking.guarding import MOST_BYTES, Guard, Lines  # noqa: PLC0415 - it needs httpx2

    line = partial(
        httpx2.AsyncHTTPTransport,
        verify=_trust() if urlsplit(url).scheme == "https" else _distrust(),
        trust_env=False,
        limits=httpx2.Limits(max_keepalive_connections=0),
        proxy=proxy_for(url),
    )
    try:
        line()  # it connects to nothing yet, and tells whether the proxy can be used
    except (ValueError, ImportError, httpx2.InvalidURL) as error:  # not shown: a proxy's address may hold a password
        raise _no_proxy(is_missing=isinstance(error, ImportError)) from None
    return httpx2.AsyncClient(
        transport=Guard(Lines(line), most or MOST_BYTES),
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
    """Return the context that knows the authorities; reading them takes longer than a call. Raises UsageError."""
    import httpx2  # noqa: PLC0415

    try:
        return httpx2.create_ssl_context()
    except OSError as error:  # ssl's own errors are some
        raise UsageError(
            f"the authorities that SSL_CERT_FILE or SSL_CERT_DIR names cannot be read ({error.strerror or error})",
            hint="name a file of certificates, or unset it",
        ) from None


def _no_proxy(*, is_missing: bool) -> UsageError:
    if is_missing:
        return UsageError(
            "the environment names a SOCKS proxy, and socksio is not installed",
            hint="run python -m pip install socksio, or add the server to NO_PROXY",
        )
    return UsageError(
        "the proxy that the environment names is no address", hint="mend HTTPS_PROXY or ALL_PROXY, or unset it"
    )


@lru_cache(maxsize=1)
def _distrust() -> ssl.SSLContext:
    """Return a context that trusts nobody, for a line that has no TLS."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
