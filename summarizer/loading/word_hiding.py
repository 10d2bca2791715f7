"""What of a Word document its readers cannot see is taken out of its XML before anything is read from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.loading.colours import NEAR, Colour, apart, colour
from summarizer.loading.hiding import Hidden, is_prose, take_out
from summarizer.loading.markup import walk, words_in
from summarizer.loading.xml_parts import attribute, child, local

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

#: Elements whose text is gone for readers, and what it is called.
_GONE: Final = {
    "del": "deleted", "delText": "deleted", "moveFrom": "moved away", "comment": "comment", "blip": "picture",
    "fldChar": "field code", "instrText": "field code", "delInstrText": "field code",
}  # fmt: skip
_ROWS: Final = {"hidden": "hidden", "del": "deleted"}
_OFF: Final = frozenset({"0", "false", "off", "none"})
_SMALLEST: Final = 4  # half points of type; below, it is not read
_MOST_STYLES: Final = 20  # one based on the other
_WHITE: Final = (255, 255, 255)
_THEME: Final = {"background1": "ffffff", "light1": "ffffff", "text1": "000000", "dark1": "000000"}


class _Look(NamedTuple):
    """How a run looks: None where nothing says so. ``size`` is in half points."""

    vanish: bool | None = None
    colour: str | None = None
    size: int | None = None
    ground: str | None = None

    def over(self, below: _Look) -> _Look:
        """Return this look, and where it says nothing that of ``below``."""
        return below._replace(**{name: value for name, value in self._asdict().items() if value is not None})


class Looks:
    """The looks that the styles of a document give: ``styles`` is the tree of that part, None where there is none."""

    def __init__(self, styles: Element | None) -> None:
        found = [element for element in (styles if styles is not None else ()) if local(element) == "style"]
        self._styles = {attribute(style, "styleId") or "": style for style in found}
        self._known: dict[str, _Look] = {"": _Look()}
        self.defaults = _look(child(styles, "docDefaults", "rPrDefault", "rPr"))
        default = (s for s in found if attribute(s, "type") == "paragraph" and attribute(s, "default") in ("1", "true"))
        self.usual = next((attribute(style, "styleId") or "" for style in default), "")

    def of(self, style: str) -> _Look:
        """Return the look of the style with that id, and of those that it is based on."""
        chain: list[str] = []
        while style not in self._known and style in self._styles and len(chain) < _MOST_STYLES and style not in chain:
            chain.append(style)
            based = child(self._styles[style], "basedOn")
            style = (attribute(based, "val") or "") if based is not None else ""
        look = self._known.get(style, self._known[""])
        for name in reversed(chain):
            look = _look(child(self._styles[name], "rPr")).over(look)
            self._known[name] = look
        return look


def strip_hidden_runs(root: Element, looks: Looks, hidden: Hidden) -> None:
    """Take out of a part of a document what is not seen, and note in ``hidden`` what that was.

    Fields keep their results alone, links lose their targets: nothing that is left leads out of the document.
    """
    removed: list[tuple[Element, Element]] = []
    around: list[Element] = []
    grounds: list[str | None] = [None]
    paragraphs: list[_Look] = [_Look()]
    within = 0  # open elements of which the first is taken out
    for event, element in walk(root):
        if isinstance(element, str):
            continue
        name = local(element)
        if within:
            within += 1 if event == "start" else -1
            continue
        if event == "end":
            around.pop()
            grounds.pop()
            if name == "p":
                paragraphs.pop()
            continue
        reason = _taken_out(element, name, around[-1]) if around else ""
        if reason:
            removed.append((around[-1], element))
            hidden.pieces[reason] += reason != "picture" and _counts(element, reason)
            within = 1
            continue
        _without_targets(element, hidden)
        if name == "p":
            style = child(element, "pPr", "pStyle")
            named = (attribute(style, "val") or "") if style is not None else looks.usual
            paragraphs.append(looks.of(named).over(looks.defaults))
        if name == "r":
            style = child(element, "rPr", "rStyle")
            look = looks.of(attribute(style, "val") or "") if style is not None else _Look()
            look = _look(child(element, "rPr")).over(look.over(paragraphs[-1]))
            if reason := _hides(look, grounds[-1]):
                gone = [inner for inner in element if local(inner) != "rPr"]
                hidden.pieces[reason] += any(is_wordy(inner) for inner in gone)
                removed += ((element, inner) for inner in gone)
        around.append(element)
        grounds.append(_ground(element, name) or grounds[-1])
    take_out(removed)


def _taken_out(element: Element, name: str, parent: Element) -> str:
    """Return what makes the element as a whole gone for readers, "" where nothing does."""
    if name == "tr":
        return next((told for mark, told in _ROWS.items() if child(element, "trPr", mark) is not None), "")
    # Among properties, a mark of deletion is that of the paragraph's end, which mammoth knows.
    return "" if local(parent) in ("rPr", "trPr") else _GONE.get(name, "")


def is_wordy(element: Element) -> bool:
    """Tell whether there is a word in an element."""
    return any(map(str.isalpha, words_in(element)))


def _counts(element: Element, reason: str) -> bool:
    if reason == "field code":  # each page number has one
        return is_prose(words_in(element))
    return is_wordy(element)


def _without_targets(element: Element, hidden: Hidden) -> None:
    for key, value in list(element.items()):
        name = key.rpartition("}")[2]
        if key.startswith("{") and "relationships" in key and name in ("id", "embed", "link", "pict"):
            del element.attrib[key]
        elif name in ("descr", "instr", "alt", "title") and is_prose(value):
            hidden.pieces["attribute"] += 1
            del element.attrib[key]


def _look(properties: Element | None) -> _Look:
    """Return the look that run properties give by themselves."""
    vanish: bool | None = None
    ink = ground = None
    size: int | None = None
    for element in properties if properties is not None else ():
        name, value = local(element), (attribute(element, "val") or "").lower()
        if name in ("vanish", "webHidden", "specVanish"):
            vanish = value not in _OFF or vanish is True
        elif name == "color":
            theme = attribute(element, "themeColor") or ""
            ink = _THEME.get(theme, value)
        elif name == "sz" and value.isascii() and value.isdigit():
            size = int(value[:6])
        elif name == "shd":
            ground = _fill(element)
        elif name == "highlight":
            ground = value.replace("dark", "")
    return _Look(vanish, ink, size, ground)


def _hides(look: _Look, ground: str | None) -> str:
    if look.vanish:
        return "hidden"
    if look.size is not None and look.size < _SMALLEST:
        return "tiny"
    below = _colour(look.ground or ground) or _WHITE
    ink = _colour(look.colour)
    return "in the colour of its ground" if ink is not None and apart(ink, below) < NEAR else ""


def _ground(element: Element, name: str) -> str | None:
    """Return the colour that a paragraph or cell is filled with."""
    if name not in ("p", "tc"):
        return None
    shading = child(element, f"{name}Pr", "shd")
    return _fill(shading) if shading is not None else None


def _fill(shading: Element) -> str | None:
    fill = (attribute(shading, "fill") or "auto").lower()
    return None if fill == "auto" else fill


def _colour(value: str | None) -> Colour | None:
    return None if value in (None, "", "auto") else colour(value, None, None)
