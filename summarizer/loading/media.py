"""Which rules of a style sheet are for a reader at a screen, in a browser of today at rest.

Rules that depend on the size of the screen are held to apply where there is a screen of such a size, for then some
readers do not see what they hide; what readers must ask for, as a dark page, is not.
"""

from __future__ import annotations

import re
from typing import Final

from summarizer.loading.lengths import length
from summarizer.loading.style_words import listed, words

_NARROWEST: Final = 320.0  # pixels of the screens that pages are made for
_WIDEST: Final = 4_000.0
_NAME = re.compile(r"[^@\w-]")
_CONDITION = re.compile(r"\(([^()]*)\)")
_BOUND = re.compile(r"(min|max)-(?:device-)?width\s*:\s*(.+)")
#: What is so where readers ask for nothing, and of which of it there is always some.
_AT_REST: Final = {
    "prefers-color-scheme": "light", "prefers-contrast": "no-preference", "forced-colors": "none", "monochrome": "0",
    "prefers-reduced-motion": "no-preference", "prefers-reduced-transparency": "no-preference", "grid": "0",
    "prefers-reduced-data": "no-preference", "inverted-colors": "none", "scripting": "enabled",
    "display-mode": "browser", "-ms-high-contrast": "none", "-moz-windows-theme": "none",
}  # fmt: skip
_ALWAYS: Final = frozenset({"prefers-color-scheme", "scripting", "display-mode"})
_SCREENS: Final = frozenset({"all", "screen"})


def is_for_screens(query: str) -> bool:
    """Tell whether one of the media that are listed is a screen as readers have it; nothing said is any."""
    query = query.strip().lower()
    return not query or any(_holds(one) for one in listed(query))


def is_met(head: str) -> bool:
    """Tell whether the rules hold that stand behind the ``head`` of a block, as ``@media`` and ``@supports``."""
    name = _NAME.split(head.lower(), maxsplit=1)[0]
    condition = head[len(name) :].strip().lower()
    if name == "@media":
        return is_for_screens(condition)
    if name == "@supports":
        return not condition.startswith(("not ", "not("))
    return name in ("@layer", "@container", "@scope")


def _holds(query: str) -> bool:
    first, *rest = words(query) or [""]
    negated = first.partition("(")[0] == "not"
    if first in ("not", "only"):
        first, *rest = rest or [""]
    if "(" in first:
        holds = _condition(query, negated=negated)
    else:
        holds = first in _SCREENS and _condition(" ".join(rest), negated=negated)
    return not holds if negated else holds


def _condition(text: str, *, negated: bool) -> bool:
    """Tell whether features of a screen are as they are asked for; of several, "or" wants one, else all are wanted.

    What differs from screen to screen is held to be so, and not to be so where that is asked for.
    """
    told = [_feature(found.strip(), negated=negated) for found in _CONDITION.findall(text)]
    if not told:
        return True
    return any(told) if " or " in text else all(told)


def _feature(text: str, *, negated: bool) -> bool:
    name, _, value = (part.strip() for part in text.partition(":"))
    if name in _AT_REST:
        return value == _AT_REST[name] if value else name in _ALWAYS
    bound = _BOUND.fullmatch(text)
    found = length(bound[2].strip()) if bound else None
    if bound is None or found is None:
        return not negated
    if bound[1] == "min":
        return found <= (_NARROWEST if negated else _WIDEST)
    return found >= (_WIDEST if negated else _NARROWEST)
