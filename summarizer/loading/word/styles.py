"""How the styles of a Word document make letters, paragraphs and cells look, as far as it may keep them from sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from summarizer.loading.word.colours import Colours, Paint, alike, pen, see_through
from summarizer.loading.word.measures import HALF_POINT, THINNEST, TWIP, is_off, points
from summarizer.loading.xml_parts import attribute, child, local

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

_OFF: Final = frozenset({"0", "false", "off", "none"})
_SMALLEST: Final = 2.0  # points of type; below, it is not read
_NARROWEST: Final = 10.0  # per cent of a letter's width
_HIGHEST: Final = 500.0  # points above its line or below it: such a letter is on no page
_MOST_STYLES: Final = 20  # one based on the other
_CHARACTER: Final = 0.1  # points of a hundredth of one, in which an indent may be told


class Look(NamedTuple):
    """How letters look: None where nothing says so. Sizes are in points, ``width`` in per cent."""

    vanish: bool | None = None
    through: bool | None = None
    ink: Paint | None = None
    fill: Paint | None = None
    size: float | None = None
    complex_size: float | None = None  # of Arabic, Hebrew and the like, and of what is said to be so
    is_complex: bool | None = None
    ground: Paint | None = None
    width: float | None = None
    raised: float | None = None

    def over(self, below: Look) -> Look:
        """Return this look, and where it says nothing that of ``below``."""
        return Look._make(own if own is not None else other for own, other in zip(self, below, strict=True))

    def hides(self, ground: Paint) -> str:
        """Return why letters of this look on ``ground`` are not seen, "" where they are."""
        if self.vanish or self.through:
            return "hidden"
        size = self.complex_size if self.is_complex and self.complex_size is not None else self.size
        if (size is not None and size < _SMALLEST) or (self.width is not None and self.width < _NARROWEST):
            return "tiny"
        if abs(self.raised or 0) > _HIGHEST:
            return "off the page"
        inks = (self.ink or ()) + (self.fill or ())
        return "in the colour of its ground" if alike(inks, self.ground or ground) else ""


class Block(NamedTuple):
    """How a paragraph stands: None where nothing says so. Lengths are in points, ``line`` 0 where it is not fixed."""

    ground: Paint | None = None
    left: float | None = None
    first: float | None = None
    right: float | None = None
    line: float | None = None
    frame: str | None = None

    def over(self, below: Block) -> Block:
        """Return this block, and where it says nothing what ``below`` says."""
        return Block._make(own if own is not None else other for own, other in zip(self, below, strict=True))

    @property
    def hides(self) -> str:
        """Why the paragraph is not seen, "" where it is."""
        if self.frame:
            return self.frame
        if self.line and self.line < THINNEST:
            return "cut off"
        left = self.left or 0
        return "off the page" if any(map(is_off, (left, left + (self.first or 0), self.right))) else ""


class Style(NamedTuple):
    """What a style gives to letters, paragraphs and the ground of cells."""

    look: Look = Look()
    block: Block = Block()
    cell: Paint | None = None

    def over(self, below: Style) -> Style:
        """Return this style, and where it says nothing what ``below`` says."""
        cell = self.cell if self.cell is not None else below.cell
        return Style(self.look.over(below.look), self.block.over(below.block), cell)


class Looks:
    """The looks that the styles of a document give: ``styles`` is the tree of that part, None where there is none."""

    def __init__(self, styles: Element | None, colours: Colours) -> None:
        self.colours = colours
        found = [element for element in (styles if styles is not None else ()) if local(element) == "style"]
        self._styles = {attribute(style, "styleId") or "": style for style in found}
        usual = (style for style in found if attribute(style, "default") in ("1", "true", "on"))
        #: The style of paragraphs and tables that name none.
        self.usual = {attribute(style, "type") or "": attribute(style, "styleId") or "" for style in usual}
        self._known: dict[tuple[str, ...], Style] = {}
        defaults = child(styles, "docDefaults")
        self.defaults = Style(
            self.look(child(defaults, "rPrDefault", "rPr")), self.block(child(defaults, "pPrDefault", "pPr"))
        )

    def of(self, style: str, part: str = "") -> Style:
        """Return what the style with that id gives, and those that it is based on; of a table's, to a ``part``."""
        chain: list[str] = []
        while (style, part) not in self._known and style in self._styles and len(chain) < _MOST_STYLES:
            if style in chain:
                break
            chain.append(style)
            style = _value(child(self._styles[style], "basedOn"))
        found = self._known.get((style, part), Style())
        for name in reversed(chain):
            found = self._own(name, part).over(found)
            self._known[name, part] = found
        return found

    def of_cell(self, style: str, parts: tuple[str, ...]) -> Style:
        """Return what a table's style gives to a cell that is in those ``parts`` of it, later ones over others."""
        key = (style, "all", *parts)
        if key not in self._known:
            found = self.of(style)
            for part in parts:
                found = self.of(style, part).over(found)
            self._known[key] = found
        return self._known[key]

    def band(self, style: str, name: str) -> int:
        """Return how many rows or columns make a band of a table's style."""
        told = _value(child(self._styles.get(style), "tblPr", name))
        return max(1, int(told[:4])) if told.isascii() and told.isdigit() else 1

    def look(self, properties: Element | None) -> Look:
        """Return the look that the properties of a run give by themselves."""
        told: dict[str, Any] = {}
        for element in properties if properties is not None else ():
            name, value = local(element), _value(element).lower()
            if name in ("vanish", "webHidden", "specVanish"):
                told["vanish"] = value not in _OFF or told.get("vanish") is True
            elif name in ("cs", "rtl"):
                told["is_complex"] = value not in _OFF or told.get("is_complex") is True
            elif (read := _READ.get(name)) is not None:
                field, taken = read(element, value, self.colours)
                if not (field == "ground" and name == "shd" and "ground" in told):  # a marker is drawn over shading
                    told[field] = taken
            elif name == "textFill":
                told["through"] = see_through(element)
                told["fill"] = next(map(self.colours.drawn, element), ())
        return Look(**told)

    def block(self, properties: Element | None) -> Block:
        """Return how the properties of a paragraph place it by themselves."""
        ground = left = first = right = line = frame = None
        for element in properties if properties is not None else ():
            match local(element):
                case "shd":
                    ground = self.colours.shading(element)
                case "ind":
                    left, first, right = _indents(element)
                case "spacing" if attribute(element, "line") is not None:
                    exact = attribute(element, "lineRule") == "exact"
                    line = (points(attribute(element, "line")) or 0) if exact else 0
                case "framePr":
                    frame = _frame(element)
                case _:
                    pass
        return Block(ground, left, first, right, line, frame)

    def _own(self, style: str, part: str) -> Style:
        """Return what a style gives by itself."""
        element: Element | None = self._styles[style]
        if part:
            named = (inner for inner in self._styles[style] if local(inner) == "tblStylePr")
            element = next((inner for inner in named if attribute(inner, "type") == part), None)
        shading = child(element, "tcPr", "shd")
        shading = shading if shading is not None else child(element, "tblPr", "shd")
        cell = None if shading is None else self.colours.shading(shading)
        return Style(self.look(child(element, "rPr")), self.block(child(element, "pPr")), cell)


def is_on(element: Element | None) -> bool:
    """Tell whether a switch is there and not said to be off."""
    return element is not None and _value(element).lower() not in _OFF


def _value(element: Element | None) -> str:
    return (attribute(element, "val") or "") if element is not None else ""


#: What a property of runs says of which field of a look.
_READ: Final[dict[str, Callable[[Element, str, Colours], tuple[str, Any]]]] = {
    "color": lambda element, _, colours: ("ink", colours.ink(element)),
    "sz": lambda _, value, __: ("size", points(value, HALF_POINT)),
    "szCs": lambda _, value, __: ("complex_size", points(value, HALF_POINT)),
    "shd": lambda element, _, colours: ("ground", colours.shading(element)),
    "highlight": lambda _, value, __: ("ground", pen(value)),
    "w": lambda _, value, __: ("width", points(value.removesuffix("%"), 1)),
    "position": lambda _, value, __: ("raised", points(value, HALF_POINT)),
}


def _indents(element: Element) -> tuple[float | None, float | None, float | None]:
    """Return how far a paragraph's lines are set in, its first one beyond that, and all of them from the right."""

    def told(*names: str) -> float | None:
        for name in names:
            counted = points(attribute(element, f"{name}Chars"), _CHARACTER)
            found = counted or points(attribute(element, name), TWIP)
            if found is not None:
                return found
        return None

    hanging = told("hanging")
    return told("left", "start"), -hanging if hanging else told("firstLine"), told("right", "end")


def _frame(element: Element) -> str:
    """Return why what stands in a frame of that place and size is not seen, "" where it is."""
    if any(is_off(points(attribute(element, side))) for side in ("x", "y")):
        return "off the page"
    height = points(attribute(element, "h"))
    cut = attribute(element, "hRule") == "exact" and height is not None and height < THINNEST
    return "cut off" if cut else ""
