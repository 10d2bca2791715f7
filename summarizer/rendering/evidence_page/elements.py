"""HTML made of elements: what is not markup is text, and no text reaches the page unescaped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.rendering.escaping import for_html

if TYPE_CHECKING:
    from collections.abc import Iterable

_WITHOUT_CONTENT = frozenset({"input", "meta"})

_QUOTATION: Final = re.compile("(?<=“)([^“”]+)(?=”)")
_FROM_THE_RIGHT: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


class Markup(str):
    """HTML that is whole: every element in it is closed, every text escaped. Made here, and by nobody else."""

    __slots__ = ()


NOTHING = Markup()


def element(name: str, /, *content: str, **attributes: str | int | bool | None) -> Markup:
    """Return an element of that name; of its ``content``, what is no Markup is text.

    An attribute is written with ``_`` for ``-``, and a ``_`` behind names that Python keeps for itself (``class_``).
    True is an attribute without a value; None, False and "" are none.
    """
    opening = opening_tag(name, **attributes)
    return opening if name in _WITHOUT_CONTENT else Markup(f"{opening}{joined(content)}</{name}>")


def opening_tag(name: str, /, **attributes: str | int | bool | None) -> Markup:
    """Return the tag that opens such an element, for whoever closes it again."""
    told = "".join(
        f" {_named(key)}" if value is True else f' {_named(key)}="{for_html(str(value))}"'
        for key, value in attributes.items()
        if value is not None and value is not False and value != ""
    )
    return Markup(f"<{name}{told}>")


def joined(content: Iterable[str], between: str = "") -> Markup:
    """Return all of ``content`` in a row; what is no Markup is text, what is empty is left out."""
    return Markup(_markup(between).join(_markup(one) for one in content if one))


def _named(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _markup(content: str) -> str:
    return content if isinstance(content, Markup) else for_html(content)


def is_mixed(text: str) -> bool:
    """Tell whether anything in a text runs from the right; if not, it runs as the page does, and need not say so."""
    return _FROM_THE_RIGHT.search(text) is not None


def in_our_words(text: str) -> Markup:
    """Return words of ours in which every quotation that runs from the right is set apart.

    Otherwise it takes marks and numbers beside it along, and a sentence comes out of order.
    """
    if not is_mixed(text):
        return Markup(for_html(text))
    pieces = _QUOTATION.split(text)  # by turns outside of quotations and inside
    return joined(element("bdi", piece) if number % 2 else piece for number, piece in enumerate(pieces))
