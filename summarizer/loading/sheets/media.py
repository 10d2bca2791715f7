"""Which rules of a style sheet are for a reader at a screen, in a browser of today at rest.

Rules that depend on the size of the screen hold where it is that of a desk; where it is another that readers have, they
are doubts, for then some do not see what they hide. What readers must ask for, as a dark page, does not hold.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from summarizer.loading.sheets.lengths import length
from summarizer.loading.sheets.parting import listed, words

#: Pixels of the screens that pages are made for, the one at a desk first.
_SCREENS: Final = (1_280.0, 320.0, 480.0, 640.0, 800.0, 1_000.0, 1_600.0, 2_000.0, 4_000.0)
_NAME = re.compile(r"[^@\w-]")
_CONDITION = re.compile(r"\(([^()]*)\)")
_BOUND = re.compile(
    r"min-(?:device-)?width\s*:\s*(?P<least>.+)|max-(?:device-)?width\s*:\s*(?P<most>.+)"
    r"|width\s*>=?\s*(?P<over>.+)|width\s*<=?\s*(?P<under>.+)"
)
#: What is so where readers ask for nothing, and of which of it there is always some.
_AT_REST: Final = {
    "prefers-color-scheme": "light", "prefers-contrast": "no-preference", "forced-colors": "none", "monochrome": "0",
    "prefers-reduced-motion": "no-preference", "prefers-reduced-transparency": "no-preference", "grid": "0",
    "prefers-reduced-data": "no-preference", "inverted-colors": "none", "scripting": "enabled",
    "display-mode": "browser", "-ms-high-contrast": "none", "-moz-windows-theme": "none",
}  # fmt: skip
_ALWAYS: Final = frozenset({"prefers-color-scheme", "scripting", "display-mode"})
_MEDIA: Final = frozenset({"all", "screen"})


class Applies(NamedTuple):
    """Whether rules hold at a desk, and whether they do on some screen."""

    at_desk: bool
    somewhere: bool


def is_for_desks(query: str) -> bool:
    """Tell whether one of the media that are listed is a screen at a desk; nothing said is any."""
    return _on_screens(query.lower()).at_desk


def met(head: str) -> Applies:
    """Return where the rules hold that stand behind the ``head`` of a block, as ``@media`` and ``@supports``."""
    name = _NAME.split(head.lower(), maxsplit=1)[0]
    condition = head[len(name) :].strip().lower()
    if name == "@media":
        return _on_screens(condition)
    holds = name in ("@layer", "@container", "@scope")
    if name == "@supports":
        holds = not condition.startswith(("not ", "not("))
    return Applies(holds, holds)


def _on_screens(queries: str) -> Applies:
    every = listed(queries.strip()) if queries.strip() else ["all"]
    if "width" not in queries:
        holds = any(_holds(one, _SCREENS[0]) for one in every)
        return Applies(holds, holds)
    told = [any(_holds(one, width) for one in every) for width in _SCREENS]
    return Applies(told[0], any(told))


def _holds(query: str, width: float) -> bool:
    first, *rest = words(query) or [""]
    negated = first.partition("(")[0] == "not"
    if first in ("not", "only"):
        first, *rest = rest or [""]
    if "(" in first:
        holds = _condition(query, width, negated=negated)
    else:
        holds = first in _MEDIA and _condition(" ".join(rest), width, negated=negated)
    return not holds if negated else holds


def _condition(text: str, width: float, *, negated: bool) -> bool:
    """Tell whether features of a screen are as they are asked for; of several, "or" wants one, else all are wanted.

    What is not known here is held to be so, and not to be so where that is asked for.
    """
    told = [_feature(found.strip(), width, otherwise=not negated) for found in _CONDITION.findall(text)]
    if not told:
        return True
    return any(told) if " or " in text else all(told)


def _feature(text: str, width: float, *, otherwise: bool) -> bool:
    name, _, value = (part.strip() for part in text.partition(":"))
    if name in _AT_REST:
        return value == _AT_REST[name] if value else name in _ALWAYS
    if found := _BOUND.fullmatch(text):
        least = found["least"] or found["over"]
        bound = length(least or found["most"] or found["under"])
        if bound is not None:
            return bound <= width if least else bound >= width
    return otherwise
