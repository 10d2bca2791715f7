"""What of a page its readers cannot see is taken out of the tree before anything is read from it.

Hidden text is where orders to machines are put, and no reader of a brief could find a quote of it. What hides: elements
and attributes that no browser shows, the ``hidden`` attributes, and styles, in the element or in the page's sheets. In
doubt, text is held to be hidden: its presence is told, and the page can be looked at.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.loading.colours import NEAR, Colour, apart, background_of, colour
from summarizer.loading.hidden_markup import DATA, NEVER_SHOWN, HiddenMarkup
from summarizer.loading.markup import walk, words_in
from summarizer.loading.style_matching import Ancestor, classes_of
from summarizer.loading.styles import Sheets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from xml.etree.ElementTree import Element

    from summarizer.loading.markup import Parsed
    from summarizer.loading.styles import Look

_FORMS: Final = frozenset({"style", "textarea", "select", "datalist", "rp", "title"})  # of these, nothing is told
_WORDY_ATTRIBUTES: Final = frozenset(
    "alt title content value placeholder aria-label aria-description srcdoc summary label".split()
)
_WORD = re.compile(r"[^\W\d_]{2,}")
# Five words in a row, or as much in scripts without blanks: what somebody wrote for somebody to read.
_PROSE = re.compile(r"(?<!\w)(?:[^\W\d_]{1,30}[,;:.]?\s{1,9}){4}[^\W\d_]|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{8}")
_SMALLEST = 2.0  # pixels of type; below, it is not read
_FAR: Final = 500.0  # pixels to the left of its box or above it
_FURTHEST: Final = 5_000.0  # pixels to the right or below
_FAINTEST: Final = 0.1  # opacity that still shows
_PERCENT: Final = 9.0  # pixels, of a page of 900
_ROOT_SIZE: Final = 16.0
_LENGTH = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?)\s*(px|pt|pc|em|rem|ex|ch|%|vw|vh|in|cm|mm|q)?")
_UNITS = {"px": 1, "pt": 4 / 3, "pc": 16, "in": 96, "cm": 37.8, "mm": 3.78, "q": 0.945, "vw": 10, "vh": 8}
_SIZES = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0, "xx-large": 32.0,
}  # fmt: skip
_FONT_SIZE = re.compile(r"(?:^|\s)((?:\d+\.?\d*|\.\d+)(?:px|pt|em|rem|%|vw|vh|in|cm|mm)?)\s*(?:/|\s)")
_ZERO_CLIP = re.compile(
    r"rect\(\s*(?:0|1)(?:px)?[\s,]+(?:0|1)(?:px)?[\s,]+(?:0|1)(?:px)?[\s,]+(?:0|1)(?:px)?\s*\)"
    r"|inset\(\s*(?:[5-9]\d|100)%|(?:circle|ellipse)\(\s*0|polygon\(\s*(?:0(?:px|%)?[\s,]*)+\)"
)
_FUNCTION = re.compile(r"([a-z0-9]+)\(([^()]*)\)")


class _State(NamedTuple):
    """What an element inherits or stands on: its size of type in pixels, colours, visibility."""

    size: float = _ROOT_SIZE
    colour: Colour | None = (0, 0, 0)
    ground: Colour | None = (255, 255, 255)
    visible: bool = True

    @property
    def hides(self) -> str:
        """What keeps words right in the element from being seen, "" where nothing does."""
        if not self.visible:
            return "invisible"
        if self.size < _SMALLEST:
            return "tiny"
        if self.colour is not None and self.ground is not None and apart(self.colour, self.ground) < NEAR:
            return "in the colour of its ground"
        return ""


@dataclass(slots=True)
class Hidden:
    """How many pieces of hidden text were taken out, by what hid them; a reason may have none.

    ``sheets`` are the style sheets that told it.
    """

    pieces: Counter[str] = field(default_factory=Counter)
    sheets: Sheets = field(default_factory=Sheets)

    def notices(self, page: str) -> tuple[str, ...]:
        """Return the sentences that tell of them and of what may be missing; ``page`` is what readers call it."""
        unread = f"the style sheets of the {page} are too long to be read as a whole: what they hide may be read too"
        return (*self._taken_out(page), *([unread] if self.sheets.unread else ()))

    def _taken_out(self, page: str) -> tuple[str, ...]:
        if not (total := self.pieces.total()):
            return ()
        told = ", ".join(f"{reason} {number:,}" for reason, number in sorted(self.pieces.items()) if number)
        words = "1 piece of text" if total == 1 else f"{total:,} pieces of text"
        return (f"{words} that readers of the {page} do not see left out ({told})",)


def strip_hidden(page: Parsed, hidden: Hidden, linked: Sequence[str] = ()) -> None:
    """Take out of the tree of ``page`` whatever is not seen, and count it in ``hidden``, which a book's chapters share.

    ``linked`` are style sheets from outside. Kept are ``<meta>``, the page's title and JSON for search engines, which
    tell who wrote the page and when; whoever reads the text passes over them.
    """
    hidden.pieces["comment"] += sum(map(is_prose, page.comments))
    hidden.pieces["nested too deeply"] += page.too_deep
    styles = hidden.sheets.styles([*linked, *(words_in(element) for element in page.root.iter("style"))])
    markup = HiddenMarkup()
    around: list[Ancestor] = []
    states = [_State()]
    removed: list[tuple[Element, Element]] = []
    within = 0  # open elements of which the first is hidden
    for event, element in walk(page.root):
        if isinstance(element, str):
            continue
        if within:
            within += 1 if event == "start" else -1
            continue
        if event == "end":
            around.pop()
            states.pop()
            continue
        hidden.pieces["attribute"] += _attributes_with_prose(element)
        parent = around[-1].element if around else None
        classes = classes_of(element)
        look = styles.of(element, classes, around)
        reason = markup.reason(element, parent) or _by_styles(look, states[-1].size)
        if reason and parent is not None:
            removed.append((parent, element))
            hidden.pieces[reason] += _bears_hidden_words(element)
            within = 1
            continue
        unseen = markup.enter(element)
        state, reason = _shown(element, look, states[-1])
        if reason := reason or unseen:
            hidden.pieces[reason] += _clear(element)
        if element.get("type") == DATA:
            hidden.pieces["<script>"] += is_prose(words_in(element))
        around.append(Ancestor(element, classes))
        states.append(state)
    take_out(removed)


def _shown(element: Element, look: Look, above: _State) -> tuple[_State, str]:
    """Return what holds inside of ``element``, and what keeps the words right in it from being seen, "" for nothing."""
    state = _inside(element, look.sure, above)
    if state.hides or look.doubted is look.sure:
        return state, state.hides
    doubted = _inside(element, look.doubted, above)
    return (doubted, f"perhaps {doubted.hides}") if doubted.hides else (state, "")


def _inside(element: Element, own: Mapping[str, str], above: _State) -> _State:
    """Return what holds inside of ``element``."""
    if not own and not any(element.get(name) for name in ("color", "bgcolor", "text")):
        return above
    ground = background_of(own, element.get("bgcolor"), above.ground)
    ink = own.get("-webkit-text-fill-color") or own.get("color") or element.get("color")
    if element.tag == "body":
        ink = ink or element.get("text")
    visibility = own.get("visibility", "inherit")
    visible = above.visible if visibility == "inherit" else visibility not in ("hidden", "collapse")
    return _State(_font_size(own, above.size), colour(ink, above.colour, ground), ground, visible)


def _by_styles(look: Look, size: float) -> str:
    """Return what hides the element with all that is in it; "perhaps" where a rule may be about others."""
    reason = _by_style(look.sure, size)
    if reason or look.doubted is look.sure:
        return reason
    doubted = _by_style(look.doubted, size)
    return f"perhaps {doubted}" if doubted else ""


def _by_style(own: Mapping[str, str], size: float) -> str:
    """Return what in the declarations hides the element with all that is in it, whatever that declares."""
    return next((reason for reason, holds in _WAYS_TO_HIDE.items() if holds(own, size)), "") if own else ""


def _is_not_displayed(own: Mapping[str, str], _: float) -> bool:
    return own.get("display") == "none" or own.get("content-visibility") == "hidden"


def _is_transparent(own: Mapping[str, str], _: float) -> bool:
    return _number(own.get("opacity", "1")) < _FAINTEST or _filtered(own.get("filter", "")) < _FAINTEST


def _is_clipped(own: Mapping[str, str], _: float) -> bool:
    return any(_ZERO_CLIP.search(own.get(name, "")) for name in ("clip", "clip-path"))


def _is_away(own: Mapping[str, str], size: float) -> bool:
    """Tell whether the element is moved off the page, behind it, or shrunk to nothing."""
    functions = [(name, arguments.split(",")) for name, arguments in _FUNCTION.findall(own.get("transform", ""))]
    scales = [own.get("scale", "1"), *(value for name, values in functions if "scale" in name for value in values)]
    if any(_number(scale) == 0 for scale in scales):
        return True
    moves = [own.get(name, "") for name in ("text-indent", "margin-left", "margin-top")]
    moves += [value for name, values in functions if "translate" in name for value in values]
    if own.get("position", "static") in ("absolute", "fixed", "relative"):
        moves += [own.get(name, "") for name in ("left", "top", "right", "bottom")]
        if _number(own.get("z-index", "0"), 0) < 0:
            return True
    return any(length < -_FAR or length > _FURTHEST for length in _lengths(moves, size))


def _is_shut(own: Mapping[str, str], size: float) -> bool:
    overflow = " ".join(own.get(name, "") for name in ("overflow", "overflow-x", "overflow-y"))
    if not any(word in overflow for word in ("hidden", "clip", "scroll", "auto")):
        return False
    sides = [own.get(name, "") for name in ("width", "height", "max-width", "max-height")]
    return any(length <= 1 for length in _lengths(sides, size))


_WAYS_TO_HIDE: Final = {
    "display:none": _is_not_displayed,
    "transparent": _is_transparent,
    "clipped": _is_clipped,
    "off the page": _is_away,
    "no room": _is_shut,
}


def _lengths(values: list[str], size: float) -> list[float]:
    return [length for value in values if (length := _length(value, size)) is not None]


def _length(value: str, size: float) -> float | None:
    """Return a length in pixels, one in percent as of a page's size; None for what is none."""
    found = _LENGTH.match(value.strip())
    if found is None:
        return None
    number, unit = float(found[1]), found[2]
    if unit in ("em", "ex", "ch"):
        return number * size
    if unit == "rem":
        return number * _ROOT_SIZE
    if unit == "%":
        return number * _PERCENT
    return number * _UNITS.get(unit or "px", 1)


def _font_size(own: Mapping[str, str], above: float) -> float:
    value = own.get("font-size", "")
    if not value and (found := _FONT_SIZE.search(own.get("font", ""))):
        value = found[1]
    if value in _SIZES:
        return _SIZES[value]
    if value.endswith("%"):
        return _number(value[:-1], 100) / 100 * above
    length = _length(value, above)
    return above if length is None else length


def _number(value: str, otherwise: float = 1.0) -> float:
    found = _LENGTH.match(value.strip())
    if found is None:
        return otherwise
    return float(found[1]) / (100 if found[2] == "%" else 1)


def _filtered(value: str) -> float:
    """Return the opacity that a ``filter`` leaves."""
    return min((_number(arguments) for name, arguments in _FUNCTION.findall(value) if name == "opacity"), default=1.0)


def _attributes_with_prose(element: Element) -> int:
    if element.tag in ("input", "button", "option", "meter", "progress"):
        return 0
    return sum(
        (name in _WORDY_ATTRIBUTES or name.startswith("data-")) and is_prose(value) for name, value in element.items()
    )


def is_prose(text: str) -> bool:
    """Tell whether somebody wrote ``text`` for somebody to read: five words in a row."""
    return _PROSE.search(text) is not None


def _bears_hidden_words(element: Element) -> bool:
    """Tell whether somebody could miss the words in ``element``: any, or in a script or the like those of a text."""
    if element.tag in NEVER_SHOWN:
        return element.tag not in _FORMS and is_prose(words_in(element))
    return _WORD.search(words_in(element)) is not None


def _clear(element: Element) -> int:
    """Take out the words that stand right in ``element``; return 1 where there were any."""
    found = bool(element.text and _WORD.search(element.text))
    element.text = " " if element.text else None
    for child in element:
        found = found or bool(child.tail and _WORD.search(child.tail))
        child.tail = " " if child.tail else None
    return int(found)


def take_out(removed: list[tuple[Element, Element]]) -> None:
    """Take the elements out of their parents, with one pass over each parent; the text behind them stays."""
    gone: dict[int, set[int]] = {}
    parents: dict[int, Element] = {}
    for parent, element in removed:
        parents[id(parent)] = parent
        gone.setdefault(id(parent), set()).add(id(element))
    for key, parent in parents.items():
        children = list(parent)
        kept: list[Element] = []
        for child in children:
            if id(child) not in gone[key]:
                kept.append(child)
            elif child.tail:
                if kept:
                    kept[-1].tail = (kept[-1].tail or "") + child.tail
                else:
                    parent.text = (parent.text or "") + child.tail
        parent[:] = kept
