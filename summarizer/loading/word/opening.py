"""What readers of a Word document see and mammoth passes over is put as mammoth reads it.

Of alternatives, the one that Word shows is left; text boxes of drawings, words in a direction of their own, what fields
show, words with a reading beside them (ruby) and formulas become plain parts of the text.
"""

from __future__ import annotations

import re
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, SubElement

from summarizer.loading.markup import walk, words_in
from summarizer.loading.word.math import in_line
from summarizer.loading.word.shapes import Box, boxes_in
from summarizer.loading.xml_parts import attribute, local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.loading.hiding import Hidden
    from summarizer.loading.word.colours import Colours

#: Namespaces that Word and programs like it know: what is marked with them is shown, and not what stands in its place.
_KNOWN = re.compile(
    r"http://schemas\.(?:microsoft\.com/office/(?:word|drawing)/20(?:0[6-9]|1\d|2[0-4])/|openxmlformats\.org/)"
)
_SLACK: Final = 500
_PASSED_OVER: Final = frozenset({"dir", "bdo", "oMathPara", "fldSimple"})
_BREAKS: Final = {"cr": "br", "ptab": "tab"}  # and what mammoth reads that parts words likewise
_DRAWINGS: Final = frozenset({"drawing", "pict", "object"})


def opened(root: Element, colours: Colours, hidden: Hidden, sheet: tuple[float, float]) -> dict[int, Box]:
    """Put a part of a document as mammoth reads it; return its text boxes by the ``id`` of the element of each.

    ``sheet`` is the size of a page. Alternatives that are not shown and say something else are counted in ``hidden``.
    """
    return _Opening(colours, hidden, sheet).opened(root)


class _Opening:
    """One walk through a part."""

    def __init__(self, colours: Colours, hidden: Hidden, sheet: tuple[float, float]) -> None:
        self._colours, self._hidden, self._sheet = colours, hidden, sheet
        self._boxes: dict[int, Box] = {}

    def opened(self, root: Element) -> dict[int, Box]:
        """Put a part as mammoth reads it."""
        waiting = [root]
        while waiting:
            parent = waiting.pop()
            parent[:] = self._children(parent)
            waiting += parent
        return self._boxes

    def _children(self, parent: Element) -> Iterator[Element]:
        """Yield what the children of an element are to be."""
        waiting = deque(parent)
        while waiting:
            element = waiting.popleft()
            name = local(element)
            if name == "AlternateContent":
                waiting.extendleft(reversed(_shown_alternative(element, self._hidden)))
            elif name in _PASSED_OVER:
                element.tag = _beside(parent, "smartTag")
                yield element
            elif name in _BREAKS:
                yield Element(_beside(element, _BREAKS[name]))
            elif name == "ruby":
                yield _with_reading(element)
            elif name == "oMath":
                yield from in_line(element, _beside(parent, "r"))
            elif name in _DRAWINGS:
                yield self._with_boxes(element)
            else:
                yield element

    def _with_boxes(self, drawing: Element) -> Element:
        """Return a drawing as mammoth reads it: only its text boxes, where there are any."""
        found = list(boxes_in(drawing, self._colours, self._sheet))
        if not found:
            return drawing
        picture = Element(_beside(drawing, "pict"))
        for content, box in found:
            self._boxes[id(content)] = box
            picture.append(content)
        return picture


def _shown_alternative(element: Element, hidden: Hidden) -> list[Element]:
    """Return what is in the first alternative that Word can show."""
    shown = next((inner for inner in element if _is_known(inner)), None)
    for inner in element:
        if inner is not shown:
            other = "".join(words_in(inner).split())
            said = shown is not None and other in _beginning(shown, len(other))
            hidden.pieces["alternative"] += not said and any(map(str.isalpha, other))
    return [] if shown is None else list(shown)


def _beginning(element: Element, most: int) -> str:
    """Return as many letters of an element as another one has, and some more: what is in it is looked at again."""
    letters: list[str] = []
    length = 0
    for _, words in islice(walk(element), _SLACK + 10 * most):
        if isinstance(words, str):
            letters.append("".join(words.split()))
            length += len(letters[-1])
            if length > most + _SLACK:
                break
    return "".join(letters)


def _is_known(alternative: Element) -> bool:
    if local(alternative) == "Fallback":
        return True
    required = (attribute(alternative, "Requires") or "").split()
    return local(alternative) == "Choice" and bool(required) and all(map(_KNOWN.match, required))


def _with_reading(ruby: Element) -> Element:
    """Return words with the reading that stands over them behind them, in brackets."""
    whole = Element(_beside(ruby, "smartTag"))
    for base in (inner for inner in ruby if local(inner) == "rubyBase"):
        whole.extend(base)
    for reading in (inner for inner in ruby if local(inner) == "rt"):
        if words_in(reading).strip():
            whole.append(_run(ruby, "("))
            whole.extend(reading)
            whole.append(_run(ruby, ")"))
    return whole


def _run(like: Element, words: str) -> Element:
    run = Element(_beside(like, "r"))
    SubElement(run, _beside(like, "t")).text = words
    return run


def _beside(element: Element, name: str) -> str:
    """Return a name in the namespace of an element."""
    space, brace, _ = str(element.tag).rpartition("}")
    return f"{space}{brace}{name}"
