"""What an address tells beside where it leads: whether that is this machine, and what nobody else may read of it."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import lru_cache
from typing import Final
from urllib.parse import unquote, urlsplit

#: What stands in names under which secrets are kept, of settings as of parts of a query.
SECRET: Final = re.compile("key|secret|token|passw|credential|authori[sz]ation|bearer|signature", re.IGNORECASE)

_SHORTEST_KEY: Final = 8  # characters


def is_local(url: str) -> bool:
    """Tell whether a URL's host is this machine, by its name or address alone."""
    import ipaddress  # noqa: PLC0415 - seldom needed

    try:
        host = (urlsplit(url).hostname or "").rstrip(".")
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@lru_cache(maxsize=8)  # it is asked for every piece of an answer that arrives
def secrets_in(url: str) -> tuple[str, ...]:
    """Return the secrets that a URL holds, as they stand there and as they are meant; none of what is no URL.

    They are its password, or the name in front of the host where that is all there is and long enough for a key, both
    as a client puts them into a header, and what the query has under a name that tells of a secret.
    """
    try:
        parts = urlsplit(url)
        name, password = parts.username or "", parts.password
    except ValueError:
        return ()
    pairs = (pair.partition("=")[::2] for pair in parts.query.split("&"))
    in_query = (value for word, value in pairs if SECRET.search(word))
    shown = password or (name if len(name) >= _SHORTEST_KEY else "")
    held = (shown, *in_query)
    header = b64encode(f"{unquote(name)}:{unquote(password or '')}".encode()).decode() if shown else ""
    return tuple(dict.fromkeys(filter(None, (*held, *map(unquote, held), header))))
