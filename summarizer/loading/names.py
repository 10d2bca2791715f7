"""Names of files as they may be shown: any bytes can stand in one, terminal commands among them."""

from __future__ import annotations


def shown(name: str) -> str:
    r"""Return ``name`` printable and on one line: what is not printable is escaped, as ``\x1b`` or ``\u202e``.

    Bytes that are no UTF-8, which Python keeps in names as lone surrogates, come out as ``\xff`` too.
    """
    return "".join(character if character.isprintable() else _escaped(character) for character in name)


def _escaped(character: str) -> str:
    if "\udc80" <= character <= "\udcff":
        return f"\\x{ord(character) - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")
