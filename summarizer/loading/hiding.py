"""What of a page its readers cannot see is taken out of the tree before anything is read from it.

Hidden text is where orders to machines are put, and no reader of a brief could find a quote of it. What hides: elements
and attributes that no browser shows, the ``hidden`` attributes, and styles, in the element or in the page's sheets. In
doubt, text is held to be hidden: its presence is told, and the page can be looked at. Doubts do not hide a page:
``Doubts`` says how far they go.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from summarizer.loading.doubts import PERHAPS, Doubts
from summarizer.loading.hidden_markup import DATA, NEVER_SHOWN, HiddenMarkup
from summarizer.loading.markup import walk, words_in
from summarizer.loading.prose import is_prose
from summarizer.loading.sheets.cascade import Sheets
from summarizer.loading.sheets.looks import State, inside
from summarizer.loading.sheets.matching import Ancestor, classes_of
from summarizer.loading.sheets.media import is_for_desks
from summarizer.loading.sheets.rules import sheet_in
from summarizer.loading.sheets.ways_to_hide import way_to_hide
from summarizer.loading.telling import by_kind, number_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from summarizer.loading.markup import Parsed
    from summarizer.loading.sheets.cascade import Look
    from summarizer.loading.sheets.variables import Variables

_FORMS: Final = frozenset({"style", "textarea", "select", "datalist", "rp", "title"})  # of these, nothing is told
_WORDY_ATTRIBUTES: Final = frozenset(
    "alt title content value placeholder aria-label aria-description srcdoc summary label".split()
)
_NO_TEXT: Final = frozenset({"comment", "attribute", "nested too deeply"})
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(slots=True)
class Hidden:
    """How many pieces of hidden text were taken out, by what hid them; a reason may have none.

    ``sheets`` are the style sheets that told it; ``kept`` counts what may be hidden and was kept, for it is most of a
    page.
    """

    pieces: Counter[str] = field(default_factory=Counter)
    sheets: Sheets = field(default_factory=Sheets)
    kept: int = 0

    def notices(self, page: str) -> tuple[str, ...]:
        """Return the sentences that tell of them and of what may be missing; ``page`` is what readers call it."""
        unread = f"the style sheets of the {page} are too long to be read as a whole: what they hide may be read too"
        return (*self._taken_out(page), *self._kept(page), *([unread] if self.sheets.unread else ()))

    @property
    def is_text(self) -> bool:
        """Tell whether some of what was taken out stood on the page as text, not in a comment or an attribute."""
        return any(number and reason not in _NO_TEXT and reason[0] != "<" for reason, number in self.pieces.items())

    def _kept(self, page: str) -> tuple[str, ...]:
        if not self.kept:
            return ()
        words = number_of(self.kept, "piece of text", "pieces of text")
        return (f"{words} that some readers of the {page} may not see kept, for without them most of it would be gone",)

    def _taken_out(self, page: str) -> tuple[str, ...]:
        if not (total := self.pieces.total()):
            return ()
        words = number_of(total, "piece of text", "pieces of text")
        return (f"{words} that readers of the {page} do not see left out ({by_kind(self.pieces)})",)


def strip_hidden(page: Parsed, hidden: Hidden, linked: Sequence[str] = ()) -> None:
    """Take out of the tree of ``page`` whatever is not seen, and count it in ``hidden``, which a book's chapters share.

    ``linked`` are style sheets from outside. Kept are ``<meta>``, the page's title and JSON for search engines, which
    tell who wrote the page and when; whoever reads the text passes over them.
    """
    hidden.pieces["comment"] += sum(map(is_prose, page.comments))
    hidden.pieces["nested too deeply"] += page.too_deep
    styles = hidden.sheets.styles([*linked, *_sheets(page.root)])
    markup = HiddenMarkup()
    doubts = Doubts()
    around: list[Ancestor] = []
    inner = [_Inside(State(), State(), None)]
    removed: list[tuple[Element, Element]] = []
    within = 0  # open elements of which the first is hidden
    for event, element in walk(page.root):
        if isinstance(element, str):
            continue
        if within:
            within += 1 if event == "start" else -1
            continue
        if event == "end":
            doubts.leave(around.pop().element)
            inner.pop()
            continue
        hidden.pieces["attribute"] += _attributes_with_prose(element)
        parent = around[-1].element if around else None
        classes = classes_of(element)
        look = styles.of(element, classes, around, inner[-1].variables)
        reason = markup.reason(element, parent) or inner[-1].way_to_hide(element, look)
        if reason and parent is not None and not reason.startswith(PERHAPS):
            removed.append((parent, element))
            hidden.pieces[reason] += _bears_hidden_words(element)
            within = 1
            continue
        if reason and parent is not None:
            doubts.enter(parent, element, reason)
        unseen = markup.enter(element, look, around)
        inner.append(inner[-1].of(element, look))
        _take_words(element, inner[-1].hides or unseen, doubts, hidden)
        around.append(Ancestor(element, classes))
    take_out(removed)
    _settle(doubts, page.root, hidden)


def _take_words(element: Element, reason: str, doubts: Doubts, hidden: Hidden) -> None:
    """Take out the words right in an element where there is a reason, or take note where that is a doubt."""
    if element.get("type") == DATA:
        hidden.pieces["<script>"] += is_prose(words_in(element))
    elif reason.startswith(PERHAPS):
        doubts.add(element, reason)
    elif reason and element.tag != "title":  # that of the page is kept, however the page looks
        hidden.pieces[reason] += clear(element)


def _settle(doubts: Doubts, root: Element, hidden: Hidden) -> None:
    """Take out what may be hidden, unless it is most of the page."""
    elements, words = doubts.believed(root)
    hidden.kept += doubts.kept
    for _, element, reason in elements:
        hidden.pieces[reason] += _bears_hidden_words(element)
    for element, reason in words:
        hidden.pieces[reason] += clear(element)
    take_out([(parent, element) for parent, element, _ in elements])


def _sheets(root: Element) -> Iterator[str]:
    """Yield the style sheets that stand in a page, those in addresses too, in their order."""
    unread = 0  # open templates, whose sheets hold for nothing on the page
    for event, element in walk(root):
        if isinstance(element, str):
            continue
        if element.tag == "template":
            unread += 1 if event == "start" else -1
        if event == "end" or unread or not is_for_desks(element.get("media", "")):
            continue
        if element.tag == "style" and element.get("type", "").lower() in ("", "text/css"):
            yield words_in(element)
        elif element.tag == "link" and "stylesheet" in element.get("rel", "").lower().split():
            yield sheet_in(element.get("href", ""))


@dataclass(frozen=True, slots=True)
class _Inside:
    """What holds inside of an element: as it is known, and as it may be."""

    sure: State
    doubted: State
    variables: Variables | None

    def of(self, element: Element, look: Look) -> _Inside:
        """Return what holds inside of an element in this one."""
        sure = inside(element, look.sure, self.sure)
        if self.doubted is self.sure and look.doubted is look.sure and "(" not in look.sure.get("background-image", ""):
            return _Inside(sure, sure, look.variables)
        doubted = inside(element, look.doubted, self.doubted, doubting=True)
        return _Inside(sure, sure if doubted == sure else doubted, look.variables)

    @property
    def hides(self) -> str:
        """What keeps words right in the element from being seen, "" where nothing does."""
        if reason := self.sure.hides:
            return reason
        return f"{PERHAPS}{reason}" if (reason := self.doubted.hides) else ""

    def way_to_hide(self, element: Element, look: Look) -> str:
        """Return what hides an element in this one with all that is in it, "" where nothing does."""
        box = self.sure.box(str(element.tag))
        reason = way_to_hide(look.sure, box)
        if reason or look.doubted is look.sure:
            return reason
        doubted = way_to_hide(look.doubted, box)
        return f"{PERHAPS}{doubted.removeprefix(PERHAPS)}" if doubted else ""


def _attributes_with_prose(element: Element) -> int:
    if element.tag in ("input", "button", "option", "meter", "progress"):
        return 0
    return sum(
        (name in _WORDY_ATTRIBUTES or name.startswith("data-")) and is_prose(value) for name, value in element.items()
    )


def _bears_hidden_words(element: Element) -> bool:
    """Tell whether somebody could miss the words in ``element``: any, or in a script or the like those of a text."""
    if element.tag in NEVER_SHOWN:
        return element.tag not in _FORMS and is_prose(words_in(element))
    return _WORD.search(words_in(element)) is not None


def clear(element: Element) -> int:
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
