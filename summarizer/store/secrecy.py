"""What may be kept of a text: no key, no password, and no character that the file cannot hold."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit, urlunsplit

from pydantic import SecretStr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.settings import Settings

_SHORTEST: Final = 8  # characters; a shorter "secret" is a word that would be cut out of everything
_IN_ITS_PLACE: Final = "[secret]"


class Secrets:
    """The keys and passwords that may stand nowhere; in quoted JSON they may be spelled with escapes."""

    def __init__(self, secrets: Iterable[str]) -> None:
        given = {secret for secret in secrets if len(secret) >= _SHORTEST}
        self._spellings = sorted(given | {json.dumps(one)[1:-1] for one in given}, key=len, reverse=True)

    def without(self, text: str) -> str:
        """Return ``text`` as it may be kept, lone surrogates spelled out."""
        for secret in self._spellings:
            text = text.replace(secret, _IN_ITS_PLACE)
        return text.encode("utf-8", "backslashreplace").decode()

    def are_in(self, text: str) -> bool:
        """Tell whether one of them stands in ``text``."""
        return any(secret in text for secret in self._spellings)


def open_settings(settings: Settings) -> str:
    """Return the settings as JSON, without keys, and with no more of a URL than names the server."""
    told = _open(dict(settings))
    if settings.base_url:
        told["base_url"] = _host_alone(settings.base_url)  # some gateways take their key in the path
    return json.dumps(told, sort_keys=True)


def open_source(source: str) -> str:
    """Return a path as it stands, and a URL without credentials and query: tokens travel there."""
    if "://" not in source:
        return source
    try:
        url = urlsplit(source)
    except ValueError:
        return source.partition("?")[0].rpartition("@")[2]
    return urlunsplit((url.scheme, url.netloc.rpartition("@")[2], url.path, "", ""))


def _host_alone(url: str) -> str:
    """Return a URL's scheme, host and port; "" for what is none."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], "", "", ""))


def _open(value: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, Mapping):
        return {str(name): _open(one) for name, one in value.items() if not isinstance(one, SecretStr)}
    if isinstance(value, str):
        return open_source(value)
    if isinstance(value, Sequence | set | frozenset):
        return [_open(one) for one in value if not isinstance(one, SecretStr)]
    return value if isinstance(value, int | float | None) else str(value)
