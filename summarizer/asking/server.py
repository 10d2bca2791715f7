"""A model on a server: where it is, what it is called there, and what the server is known to be able to do."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from summarizer.errors import UsageError
from summarizer.settings import is_local, secrets_in

if TYPE_CHECKING:
    from pydantic import SecretStr

    from summarizer.settings import Settings


def host_of(url: str) -> str:
    """Return host and port of a URL, without what else it may hold: credentials above all."""
    return urlsplit(url).netloc.rpartition("@")[2]


def place_of(url: str) -> str:
    """Return what tells a server from all others, and may be kept: of its path and query, which may hold keys, a hash.

    What answers over http need not be what answers over https; a slash at the end, or capitals, are the same place.
    """
    parts = urlsplit(url)
    rest = hashlib.sha256(f"{parts.path.rstrip('/')}?{parts.query}".encode()).hexdigest()
    return f"{parts.scheme}://{host_of(url).lower()} {rest[:12]}"


def refuse_no_url(url: str, what: str) -> None:
    """Raise UsageError where ``url``, which ``what`` names, is none that a line can be opened to."""
    from httpx2 import URL, InvalidURL  # noqa: PLC0415 - it takes its time, and the embedded model has no line

    try:
        parts = urlsplit(url)
        fits = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0 and bool(URL(url).host)
    except (ValueError, InvalidURL):
        fits = False
    if not fits:
        raise UsageError(f"{what} is no http or https URL", hint="for example http://127.0.0.1:8080/v1")


def refuse_in_the_open(url: str, settings: Settings) -> None:
    """Raise UsageError where a key would cross a network for everybody to read."""
    if urlsplit(url).scheme == "http" and not is_local(url) and not settings.insecure_http:
        raise UsageError(
            f"a key would go to {host_of(url)} over http, unencrypted",
            hint="use https, or set SUMMARIZER_INSECURE_HTTP=true where the network is your own",
        )


@dataclass(frozen=True, slots=True)
class Server:
    """A model on a server: ``name`` for reports, ``model`` as the server knows it, the URL with its /v1, the key.

    A server on one's own machine wants no key. ``is_strict`` servers enforce a strict schema; ``is_openai`` is
    OpenAI's own, which alone is told an organisation and a project. ``key_header`` also carries the key, where a
    server looks for it there. One that ``may_take_batches`` answers questions in files of many, or says that it does
    not. ``key_source`` says where the key is from, or may come from where there is none.
    """

    name: str
    model: str
    base_url: str = field(repr=False)
    key: SecretStr | None = None
    is_openai: bool = False
    is_strict: bool = False
    key_header: str = ""
    may_take_batches: bool = False
    key_source: str = ""

    @property
    def host(self) -> str:
        """Host and port, without what else a URL may hold: credentials above all."""
        return host_of(self.base_url)

    @property
    def secrets(self) -> tuple[str, ...]:
        """What may stand in no message."""
        key = (self.key.get_secret_value(),) if self.key else ()
        return (*key, *secrets_in(self.base_url))

    @property
    def identity(self) -> str:
        """What of the server decides an answer."""
        form = "strict" if self.is_strict else "compact"
        return f"{self.model} at {place_of(self.base_url)}, temperature 0, {form} schema"
