"""Names of sources: which are addresses, and how they may be shown, for any bytes can stand in a file's."""

from __future__ import annotations

import re
from typing import TypeGuard

_LONGEST = 160  # characters
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def is_address(source: object) -> TypeGuard[str]:
    """Tell whether a source is an address, of whatever scheme, and no path of a file; a ``Path`` is none."""
    return isinstance(source, str) and _ADDRESS.match(source) is not None


def shown(name: str) -> str:
    r"""Return ``name`` printable, on one line and of a bearable length: what is not printable is escaped (``\x1b``).

    Bytes that are no UTF-8, which Python keeps in names as lone surrogates, come out as ``\xff`` too.
    """
    if len(name) > _LONGEST:  # a text given for a path, most likely; the end of a path tells more than its middle
        name = f"{name[: _LONGEST // 2]}…{name[-_LONGEST // 2 :]}"
    return "".join(character if character.isprintable() else _escaped(character) for character in name)


def _escaped(character: str) -> str:
    if "\udc80" <= character <= "\udcff":
        return f"\\x{ord(character) - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")
