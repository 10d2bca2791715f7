"""Style sheets, as far as they hide text: rules, which elements they hold for, and which of them wins.

Only what stands in the page itself is known; no sheet is fetched. Rules for print and for other media are not those of
a reader at a screen; rules that depend on the size of the screen are held to apply, for they do on some.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.loading.style_selectors import Selector, key_of, selector_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from xml.etree.ElementTree import Element

    from summarizer.loading.style_selectors import Compound

#: The properties that may hide text; others are not kept.
RELEVANT: Final = frozenset(
    "display visibility opacity color background background-color background-image font font-size position left right "
    "top bottom text-indent width height max-width max-height overflow overflow-x overflow-y clip clip-path transform "
    "filter content-visibility z-index -webkit-text-fill-color margin-left margin-top scale mask mask-image".split()
)
#: What is read of the sheets of one page or book, in characters of selectors; a declaration counts as ten. The largest
#: sheets in use have a tenth of it.
MOST_READ: Final = 3_000_000
#: Rules tried on elements, all together; a page or book that needs more is made to cost time.
MOST_TRIED: Final = 1_000_000
_DECLARATION: Final = 10
_VALUE: Final = 1_000  # characters of an attribute that are looked through in the time of one more rule

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})[ \t\n]?|\\(.)")

Declarations = dict[str, tuple[str, bool]]  # property → value, and whether it is marked important


class _Rule(NamedTuple):
    number: int  # in the sheet
    selector: str
    declarations: Declarations


class _Sheet:
    """The rules of one style sheet, by what an element must have for them to hold.

    ``budget`` is how much of it may be read, and ``spent`` what was; ``unread`` tells whether that left something out.
    Selectors are taken apart when they are tried: most are of elements that the page does not have.
    """

    def __init__(self, text: str, budget: int) -> None:
        self.rules: defaultdict[str, list[_Rule]] = defaultdict(list)
        self.spent = 0
        self.unread = False
        for number, (selectors, body) in enumerate(_rules(_COMMENT.sub(" ", text))):
            self.spent += len(selectors) + min(len(body), _DECLARATION * (body.count(";") + 1))
            if self.spent > budget:
                self.unread = True
                break
            for selector in _unescaped(selectors).split(",") if (declared := declarations(body)) else ():
                if key := key_of(selector):
                    self.rules[key].append(_Rule(number, selector.strip(), declared))


@dataclass(frozen=True, slots=True)
class Ancestor:
    """An element around the one in hand, with its classes."""

    element: Element
    classes: frozenset[str]


class Sheets:
    """The style sheets of a page, or of all chapters of a book, each read once, and what may still be read and tried.

    ``unread`` tells whether there was too much to read or to try, so that rules were left out.
    """

    def __init__(self) -> None:
        self.unread = False
        self._known: dict[str, _Sheet] = {}
        self._selectors: dict[str, Selector | None] = {}
        self._to_read = MOST_READ
        self._to_try = MOST_TRIED

    def styles(self, texts: Sequence[str]) -> Styles:
        """Return the styles of a page that has these sheets, in their order."""
        return Styles(self, [self._sheet(text) for text in dict.fromkeys(reversed(texts))][::-1])

    def _sheet(self, text: str) -> _Sheet:
        if text not in self._known:
            sheet = self._known[text] = _Sheet(text, self._to_read)
            self._to_read -= sheet.spent
            self.unread |= sheet.unread
        return self._known[text]

    def selector(self, text: str) -> Selector | None:
        """Return a selector taken apart, None where it says nothing of an element at rest."""
        if text not in self._selectors:
            self._selectors[text] = None
            try:
                self._selectors[text] = selector_of(text)
            except OverflowError:
                self.unread = True
        return self._selectors[text]

    def may_try(self, rules: int = 1) -> bool:
        """Tell whether so many more rules may be tried."""
        self._to_try -= rules
        self.unread |= self._to_try < 0
        return self._to_try >= 0


class Styles:
    """What the style sheets of one page, and its elements themselves, say of how they look."""

    def __init__(self, known: Sheets, sheets: Sequence[_Sheet]) -> None:
        self._known = known
        self._sheets = [sheet.rules for sheet in sheets if sheet.rules]
        self._inline: dict[str, Declarations] = {}  # of style attributes, which recur

    def of(self, element: Element, classes: frozenset[str], around: Sequence[Ancestor]) -> Mapping[str, str]:
        """Return the properties of ``element``, whose ancestors are ``around``, the root first."""
        won: Declarations = {}
        for declared in self._declared(element, classes, around):
            _lay(won, declared)
        if style := element.get("style"):
            if style not in self._inline:
                self._inline[style] = declarations(_COMMENT.sub(" ", style))
            _lay(won, self._inline[style])
        return {name: value for name, (value, _) in won.items()}

    def _declared(
        self, element: Element, classes: frozenset[str], around: Sequence[Ancestor]
    ) -> Iterator[Declarations]:
        """Yield what the rules declare that hold for an element, the ones that win last."""
        if not self._sheets or not self._known.may_try(len(self._sheets)):
            return
        keys = ["*", str(element.tag), *(f".{name}" for name in classes)]
        if identity := element.get("id"):
            keys.append(f"#{identity}")
        held = []
        for place, rules in enumerate(self._sheets):
            for rule in chain.from_iterable(rules.get(key, ()) for key in keys):
                if not self._known.may_try():
                    return
                selector = self._known.selector(rule.selector)
                if selector is not None and self._holds(selector, element, classes, around):
                    held.append((selector.weight, place, rule.number, rule.declarations))
        yield from (declared for *_, declared in sorted(held, key=itemgetter(0, 1, 2)))

    def _holds(self, selector: Selector, element: Element, classes: frozenset[str], around: Sequence[Ancestor]) -> bool:
        if not self._fits(selector.steps[0], element, classes):
            return False
        at = len(around)
        for step, nearest in zip(selector.steps[1:], selector.nearest, strict=True):
            at -= 1
            while at >= 0 and not self._fits(step, around[at].element, around[at].classes):
                if not self._known.may_try():
                    return False
                at = -1 if nearest else at - 1
            if at < 0:
                return False
        return True

    def _fits(self, step: Compound, element: Element, classes: frozenset[str]) -> bool:
        if step.attributes:
            length = sum(len(element.get(name) or "") for name, _, _ in step.attributes)
            if not self._known.may_try(length // _VALUE):
                return False
        return step.holds_for(element, classes)


def declarations(body: str) -> Declarations:
    """Return what a rule or a ``style`` attribute declares of the properties that may hide text."""
    found: Declarations = {}
    for declaration in body.split(";"):
        name, colon, value = declaration.partition(":")
        name = _unescaped(name).strip().lower()
        if not colon or name not in RELEVANT:
            continue
        value = _unescaped(value).strip().lower()
        important = value.endswith("important") and "!" in value
        _lay(found, {name: (value.rpartition("!")[0].strip() if important else value, important)})
    return found


def _lay(over: Declarations, more: Declarations) -> None:
    for name, (value, important) in more.items():
        if important or not over.get(name, ("", False))[1]:
            if name in ("background", "font"):
                for longer in [key for key in over if key.startswith(f"{name}-") and (important or not over[key][1])]:
                    del over[longer]
            over[name] = (value, important)


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and bodies of the rules in ``sheet``, those of screens' media among them."""
    at = 0
    skipped = 0  # open blocks of other media
    while (brace := sheet.find("{", at)) >= 0:
        head = sheet[at:brace]
        closed = head.count("}")
        skipped = max(0, skipped - closed)
        head = head.rpartition("}")[2].rpartition(";")[2].strip()
        at = brace + 1
        if head.startswith("@"):
            if skipped or not _is_for_screens(head):
                skipped += 1
            continue
        end = sheet.find("}", at)
        end = end if end >= 0 else len(sheet)
        if not skipped:
            yield head, sheet[at:end]
        at = end + 1


def _is_for_screens(head: str) -> bool:
    words = head.lower()
    if words.startswith("@media"):
        return "print" not in words and "speech" not in words
    return words.startswith(("@supports", "@layer", "@container", "@scope"))


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda found: found[2] or _character(int(found[1], 16)), text)


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"  # noqa: PLR2004 - Unicode's
