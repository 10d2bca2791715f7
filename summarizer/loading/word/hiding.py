"""What of a Word document its readers cannot see is taken out of its XML before anything is read from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.loading.hiding import Hidden, take_out
from summarizer.loading.markup import walk, words_in
from summarizer.loading.prose import is_prose
from summarizer.loading.word.fields import codes_in
from summarizer.loading.word.shapes import Box
from summarizer.loading.word.styles import Look, Looks, Style
from summarizer.loading.word.tables import hides, parts_of_cells, style_of
from summarizer.loading.xml_parts import attribute, child, local

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

    from summarizer.loading.word.colours import Paint

#: Elements whose text is gone for readers, and what it is called.
_GONE: Final = {
    "del": "deleted", "delText": "deleted", "moveFrom": "moved away", "comment": "comment", "blip": "picture",
    "fldChar": "field code", "instrText": "field code", "delInstrText": "field code",
}  # fmt: skip
_IN_TABLES: Final = frozenset({"tbl", "tr", "tc"})
_WORDY_ATTRIBUTES: Final = frozenset({"descr", "instr", "alt", "title", "tooltip", "string"})
#: What text may stand in and be seen: all else is read by no program, though some show it.
_TEXTUAL: Final = frozenset(
    "document body hdr ftr footnotes footnote endnotes endnote p r t tbl tr tc sdt sdtContent customXml smartTag ins "
    "moveTo hyperlink fldSimple pict object drawing group rect roundrect shape textbox txbxContent".split()
)


class _State(NamedTuple):
    """What an element stands on, what its table's style gives to it, and how letters in its paragraph look."""

    ground: Paint
    base: Style = Style()
    letters: Look = Look()


def is_wordy(element: Element) -> bool:
    """Tell whether there is a word in an element."""
    return any(map(str.isalpha, words_in(element)))


def strip_hidden(root: Element, looks: Looks, hidden: Hidden, *, page: Paint, boxes: Mapping[int, Box]) -> None:
    """Take out of a part of a document what is not seen, and note in ``hidden`` what that was.

    ``page`` is the colour of the pages, ``boxes`` tells of text boxes by the ``id`` of their elements. Fields keep
    their results alone, links lose their targets: nothing that is left leads out of the document.
    """
    _Stripping(root, looks, hidden, page, boxes).strip()


class _Stripping:
    """One walk through a part."""

    def __init__(self, root: Element, looks: Looks, hidden: Hidden, page: Paint, boxes: Mapping[int, Box]) -> None:
        self._root, self._looks, self._hidden, self._page, self._boxes = root, looks, hidden, page, boxes
        self._codes = codes_in(root)
        self._parts: dict[int, tuple[str, tuple[str, ...]]] = {}  # of each cell: its table's style, the parts it is in
        self._styles: dict[tuple[str | None, int], Style] = {}  # by the paragraph's own and the ``id`` of its table's
        self._removed: list[tuple[Element, Element]] = []

    def strip(self) -> None:
        """Take out what is not seen."""
        around: list[Element] = []
        states = [_State(self._page)]
        within = 0  # open elements of which the first is taken out
        strange = 0  # open elements of which the first is no place for text
        for event, element in walk(self._root):
            if isinstance(element, str):
                self._hidden.pieces["out of place"] += bool(strange and not within and is_prose(element))
            elif within:
                within += 1 if event == "start" else -1
            elif event == "end":
                around.pop()
                states.pop()
                strange -= bool(strange)
            else:
                entered = self._entered(element, around[-1], states[-1]) if around else states[-1]
                if isinstance(entered, str):
                    self._removed.append((around[-1], element))
                    self._hidden.pieces[entered] += entered != "picture" and _counts(element, entered)
                    within = 1
                    continue
                self._without_targets(element)
                states.append(entered)
                around.append(element)
                strange += bool(strange) or local(element) not in _TEXTUAL
        take_out(self._removed)

    def _entered(self, element: Element, parent: Element, state: _State) -> _State | str:
        """Return what holds within an element, or why the whole of it is not seen."""
        name = local(element)
        if name == "r":
            self._strip_run(element, state)
            return state
        if name == "p":
            return self._in_paragraph(element, state)
        if name in _IN_TABLES:
            return hides(element) or self._in_table(element, name, state)
        if name == "txbxContent":
            box = self._boxes.get(id(element), Box())
            return box.hides or _State(box.ground or self._page)
        if id(element) in self._codes:
            return "field code"
        # Among properties, a mark of deletion is that of the paragraph's end, which mammoth knows.
        return _GONE[name] if name in _GONE and local(parent) not in ("rPr", "trPr") else state

    def _in_paragraph(self, paragraph: Element, state: _State) -> _State | str:
        """Return what holds within a paragraph: its properties stand over its style, and that over its table's."""
        properties = child(paragraph, "pPr")
        named = child(properties, "pStyle")
        key = ((attribute(named, "val") or "") if named is not None else None, id(state.base))
        if key not in self._styles:
            style = self._looks.of(key[0] if key[0] is not None else self._looks.usual.get("paragraph", ""))
            self._styles[key] = style.over(state.base).over(self._looks.defaults)
        style = self._styles[key]
        block = style.block if properties is None else self._looks.block(properties).over(style.block)
        return block.hides or state._replace(ground=block.ground or state.ground, letters=style.look)

    def _in_table(self, element: Element, name: str, state: _State) -> _State:
        """Return what holds within a table, row or cell."""
        if name == "tbl":
            style = style_of(element, self._looks)
            self._parts.update(
                (id(cell), (style, parts)) for cell, parts in parts_of_cells(element, style, self._looks)
            )
            return state._replace(ground=self._shading(element, "tblPr") or state.ground)
        if name == "tc":
            base = self._looks.of_cell(*self._parts.get(id(element), ("", ())))
            own = self._shading(element, "tcPr")
            ground = own if own is not None else base.cell
            return state._replace(ground=ground or state.ground, base=base)
        return state

    def _shading(self, element: Element, properties: str) -> Paint | None:
        found = child(element, properties, "shd")
        return None if found is None else self._looks.colours.shading(found)

    def _strip_run(self, run: Element, state: _State) -> None:
        """Take out what is in a run whose letters are not seen."""
        properties = child(run, "rPr")
        look = state.letters
        if properties is not None:
            named = child(properties, "rStyle")
            if named is not None:
                look = self._looks.of(attribute(named, "val") or "").look.over(look)
            look = self._looks.look(properties).over(look)
        if reason := look.hides(state.ground):
            gone = [inner for inner in run if inner is not properties]
            self._hidden.pieces[reason] += any(is_wordy(inner) for inner in gone)
            self._removed += ((run, inner) for inner in gone)

    def _without_targets(self, element: Element) -> None:
        for key, value in list(element.items()):
            name = key.rpartition("}")[2]
            if key.startswith("{") and "relationships" in key and name in ("id", "embed", "link", "pict"):
                del element.attrib[key]
            elif name in _WORDY_ATTRIBUTES and is_prose(value):
                self._hidden.pieces["attribute"] += 1
                del element.attrib[key]


def _counts(element: Element, reason: str) -> bool:
    if reason == "field code" and local(element) != "t":  # each page number has one
        return is_prose(words_in(element))
    return is_wordy(element)
