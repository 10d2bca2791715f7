r"""Text from sources, models, servers and file names, made harmless for the place it is printed in.

Whatever a reader could not see, or a terminal would obey, is shown by its code point, as in ``\u{202e}``: controls,
directional overrides, zero-width and tag characters, lone surrogates, code points without a character. The wording of
the report and the text in it are composed first and escaped once, as a whole, by the format that prints them.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_SPACES = re.compile("  +")

# They only choose where a word may break or how a character is drawn; nothing is lost without them.
_DROPPED = frozenset("\u00ad\ufe0e\ufe0f")

# Letters and marks by category, blank by nature.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0").union(
    map(chr, range(0xFE00, 0xFE10)), map(chr, range(0xE0100, 0xE01F0))
)

# More combining marks than any script stacks on one letter; a flood of them paints over the lines around.
_MOST_MARKS = 6

_BASIC_PLANE = 0xFFFF

_MARKUP = re.compile(
    r"""
      ^\d{1,9}[.)]                    # 1. and 1) open a list
    | ^[-+=:!%?]                      # so do - and +; others underline a heading or open an extension's block
    | [\\`*_{}\[\]<>~|$^\#]           # marks of spans, links, HTML, tables, formulas, headings and tags
    | &(?=\#?\w{1,32};)               # entities
    | :(?=[^\s\d])                    # http://, and :names: of pictures
    | (?<!:)/(?=/)                    # //sites
    | @(?=\w)                         # addresses and mentions
    | \.(?=[^\W\d_]{2})               # names of sites
    | (?<=[wW]{3})\.                  # www.
    """,
    re.VERBOSE,
)


_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}

_IN_MESSAGES = re.compile(r"[\\\[\]{}]")


def encoded(text: str) -> bytes:
    """Return a result as the bytes that are written; what is left of a half character is shown."""
    return text.encode("utf-8", "backslashreplace")


def for_terminal(text: str) -> str:
    """Return ``text`` as one line that a terminal prints as it stands: no control, nothing invisible."""
    line = _SPACES.sub(" ", text.replace("\r\n", "\n").translate(_SEEN)).strip()
    return line if line.isascii() else _without_floods(line)


def for_markdown(text: str) -> str:
    """Return ``text`` as one line that Markdown renders as the very same characters.

    It is safe at the start of a block and inside one; no link, picture, HTML, entity or formula comes of it. Where a
    full stop, comma or bracket can do nothing, it stays as it is, so that the raw file reads well.
    """
    return _MARKUP.sub(_escaped, for_terminal(text))


def for_html(text: str) -> str:
    """Return ``text`` as HTML shows the very same characters, in an element or in a quoted attribute.

    Blanks and line ends stay as they are. A combining mark at the start has its number: written out, it would belong to
    the ``>`` before it.
    """
    shown = text.replace("\r\n", "\n").translate(_IN_HTML)
    if shown.isascii():
        return shown
    shown = _without_floods(shown)
    return f"&#{ord(shown[0])};{shown[1:]}" if unicodedata.category(shown[0]).startswith("M") else shown


def for_sarif(text: str) -> str:
    """Return ``text`` as one line that a SARIF message shows as the very same characters.

    In a message a pair of brackets before a target is a link, and a number in braces a placeholder (SARIF 2.1.0, 3.11.5
    and 3.11.6): brackets, and backslashes themselves, take a backslash, braces are doubled.
    """
    return _IN_MESSAGES.sub(_literal, for_terminal(text))


def for_json(text: str) -> str:
    """Return the JSON ``text`` with the same values and no invisible character in it but its line ends.

    A lone surrogate, which strict readers refuse, becomes U+FFFD; it is one character as before, so spans still hold.
    """
    return text.translate(_SPELLED)


def _escaped(match: re.Match[str]) -> str:
    found = match[0]
    # Some dialects know no backslash before these two, and all know the entities.
    return {"<": "&lt;", "&": "&amp;"}.get(found, f"{found[:-1]}\\{found[-1]}")


def _literal(match: re.Match[str]) -> str:
    found = match[0]
    return found * 2 if found in "{}" else f"\\{found}"


def _hidden(char: str) -> bool:
    if char.isprintable():
        return char in _BLANK
    return unicodedata.category(char) != "Zs"


def _without_floods(line: str) -> str:
    kept: list[str] = []
    marks = 0
    for char in line:
        marks = marks + 1 if unicodedata.category(char).startswith("M") else 0
        kept.append(char if marks <= _MOST_MARKS else _by_number(char))
    return "".join(kept)


def _by_number(char: str) -> str:
    return f"\\u{{{ord(char):x}}}"


class _Table(dict[int, str]):
    """A table for ``str.translate`` that fills itself, though not with the million characters of rare planes."""

    def __init__(self, spell: Callable[[str], str]) -> None:
        super().__init__()
        self._spell = spell

    def __missing__(self, code: int) -> str:
        spelled = self._spell(chr(code))
        if code <= _BASIC_PLANE:
            self[code] = spelled
        return spelled


def _as_seen(char: str) -> str:
    if char in _DROPPED:
        return ""
    if char in "\n\t":
        return " "
    return _by_number(char) if _hidden(char) else char


def _as_in_html(char: str) -> str:
    return _ENTITIES.get(char) or (char if char == "\n" else _as_seen(char))


def _as_in_json(char: str) -> str:
    if unicodedata.category(char) == "Cs":
        return "\ufffd"
    if char == "\n" or not (char in _DROPPED or _hidden(char)):
        return char
    units = char.encode("utf-16-be").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))


_SEEN = _Table(_as_seen)
_IN_HTML = _Table(_as_in_html)
_SPELLED = _Table(_as_in_json)
