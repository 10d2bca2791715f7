"""What markup some bytes are: a web page, a picture, other XML, or none; told by the tags they begin with."""

from __future__ import annotations

import codecs
import re
from typing import Final, Literal

_WIDE: Final = (  # UTF-32's marks begin with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_BEFORE: Final = re.compile(rb"\s*(?:<!--.*?-->|<\?[^>]*>)", re.DOTALL)
_FIRST: Final = re.compile(rb"\s*<(!doctype\s+)?(?:[a-z][\w-]*:)?([a-z][a-z0-9]*)(?=[\s/>]|\Z)", re.IGNORECASE)
_OF_PAGES: Final = frozenset({b"html", b"head", b"body"})
# With these, a page may begin whose frame was left out, as may notes that are no page.
_IN_PAGES: Final = frozenset(
    b"article base center div footer form header link main meta nav ol script section style table title ul".split()
)
_WITHOUT_END: Final = frozenset({b"base", b"link", b"meta"})
_OF_A_BODY: Final = re.compile(rb"<(?:p|div|br|li|td|body|html|span|h[1-6])[\s/>]", re.IGNORECASE)
_CLOSED: Final = re.compile(rb"</(?:p|div|li|td|body|html|span|h[1-6])\s{0,9}>", re.IGNORECASE)


def narrow(head: bytes) -> bytes:
    """Return the first bytes of a text as they are in UTF-8, without a byte order mark."""
    for mark, encoding in _WIDE:
        if head.startswith(mark):
            # A byte order mark is U+FEFF in each of them.
            return head.decode(encoding, "ignore").removeprefix("\ufeff").encode("utf-8", "ignore")
    return head.removeprefix(codecs.BOM_UTF8)


def markup_of(head: bytes, *, promised: bool) -> Literal["page", "picture", "xml", ""]:
    """Return what markup begins with ``head``, "" where it is none by its beginning.

    ``promised`` tells that the name promises a format, which may begin with a mere part of a page as well.
    """
    at = 0
    declared = False
    while before := _BEFORE.match(head, at):
        declared = declared or before[0].lstrip().startswith(b"<?xml")
        at = before.end()
    first = _FIRST.match(head, at)
    name = first[2].lower() if first else b""
    if name == b"svg":
        return "picture"
    if name in _OF_PAGES:
        return "page"
    if first and (first[1] or declared):
        return "xml"
    return "page" if name in _IN_PAGES and not promised and _is_part(head, at, name) else ""


def _is_part(head: bytes, at: int, name: bytes) -> bool:
    """Tell whether the element at ``at`` ends somewhere, and others of a page's body do."""
    ends = name in _WITHOUT_END or b"</" + name in head[at:].lower()
    return ends and bool(_OF_A_BODY.search(head, at) and _CLOSED.search(head, at))
