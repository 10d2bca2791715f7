"""The pseudo-classes that browsers know. A rule with another one is none to them, and holds for nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.loading.sheets.selector_parts import Direction, Lang, Nth, Tagged

if TYPE_CHECKING:
    from summarizer.loading.sheets.selector_parts import Plain

#: What never holds of an element at rest.
NOT_AT_REST: Final = frozenset(
    "hover focus focus-within focus-visible active visited target target-within target-current target-before "
    "target-after fullscreen modal popover-open autofill playing paused muted seeking stalled buffering volume-locked "
    "placeholder-shown user-valid user-invalid host host-context has-slotted current past future picture-in-picture "
    "invalid out-of-range indeterminate state active-view-transition active-view-transition-type "
    "xr-overlay interest-source interest-target "
    "-webkit-autofill -webkit-full-screen -webkit-full-page-media -webkit-drag".split()
)
#: What is about no element but a part of one, or a box beside its words.
PARTS: Final = frozenset(
    "before after first-line first-letter selection marker placeholder backdrop cue part slotted highlight "
    "file-selector-button details-content spelling-error grammar-error target-text search-text view-transition "
    "view-transition-group view-transition-image-pair view-transition-old view-transition-new scroll-button column "
    "scroll-marker scroll-marker-group checkmark picker picker-icon".split()
)
#: Those that are written with one colon, too.
OLD_PARTS: Final = frozenset("before after first-line first-letter".split())
BY_ATTRIBUTE: Final = {
    "checked": "checked", "disabled": "disabled", "required": "required", "open": "open", "link": "href",
    "any-link": "href", "-webkit-any-link": "href",
}  # fmt: skip
LISTS: Final = frozenset({"is", "where", "not", "-webkit-any"})
#: What forms are in, which nobody looks up here: of other elements it never holds.
_OF_FORMS: Final = frozenset("enabled optional valid in-range default".split())
_FORMS: Final = Tagged(frozenset("form fieldset input select textarea button option optgroup output object".split()))
_PLAIN: Final[dict[str, Plain]] = {
    "root": "root", "scope": "root", "empty": "empty", "read-only": "fixed", "read-write": "editable",
}  # fmt: skip
_NTH = re.compile(r"(?P<step>[+-]?\d{0,6})n(?:\s*(?P<first>[+-]\s*\d{1,6}))?|(?P<only>[+-]?\d{1,6})")
_ENDS: Final = {
    "first-child": (False, False), "last-child": (True, False),
    "first-of-type": (False, True), "last-of-type": (True, True),
}  # fmt: skip
_ONLY: Final = {"only-child": ("first-child", "last-child"), "only-of-type": ("first-of-type", "last-of-type")}
_PLACES: Final = {
    "nth-child": (False, False), "nth-last-child": (True, False),
    "nth-of-type": (False, True), "nth-last-of-type": (True, True),
}  # fmt: skip


def asked(name: str, inside: str) -> tuple[tuple[Nth | Lang | Direction | Tagged | Plain, ...], bool]:
    """Return what a pseudo-class asks of an element, and whether that is all of it.

    Raises ValueError where no browser knows it.
    """
    if name in _PLAIN:
        return (_PLAIN[name],), True
    if name in _OF_FORMS:
        return (_FORMS,), False
    if name == "lang" and inside:
        return (Lang(tuple(one.strip().strip("\"'").lower() for one in inside.split(","))),), True
    if name == "dir" and inside.lower() in ("ltr", "rtl"):
        return (Direction(inside.lower()),), True
    if name in _PLACES:
        return (_nth(inside.lower(), *_PLACES[name]),), True
    ends = tuple(Nth(0, 1, *_ENDS[end]) for end in _ONLY.get(name, (name,)) if end in _ENDS)
    if not ends:
        raise ValueError(name)
    return ends, True


def _nth(text: str, from_end: bool, of_type: bool) -> Nth:
    found = _NTH.fullmatch({"odd": "2n+1", "even": "2n"}.get(text, text))
    if found is None:
        raise ValueError(text)
    if found["only"]:
        return Nth(0, int(found["only"]), from_end, of_type)
    step = found["step"]
    return Nth(
        int(f"{step}1" if step in ("", "+", "-") else step),
        int("".join((found["first"] or "0").split())),
        from_end,
        of_type,
    )
