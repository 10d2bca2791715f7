"""Style sheets, as far as they hide text: rules, which elements they hold for, and which of them wins.

Only what stands in the page itself is known; no sheet is fetched. Rules for print and for other media are not those of
a reader at a screen; rules that depend on the size of the screen are held to apply, for they do on some.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.loading.style_matching import Matcher
from summarizer.loading.style_selectors import (
    ESCAPE,
    LONGEST_SELECTOR,
    Selector,
    character,
    key_of,
    listed,
    selector_of,
    unescaped,
    unmarked,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from xml.etree.ElementTree import Element

    from summarizer.loading.style_matching import Ancestor


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

# A string that is left open ends with its line: no run of quotation marks is walked twice.
_ASIDE = re.compile(r"""/\*.*?(?:\*/|\Z)|<!--|-->|(?P<string>"(?:[^"\\\n]|\\.)*+"?|'(?:[^'\\\n]|\\.)*+'?)""", re.DOTALL)
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_DEEPEST: Final = 8  # rules in each other
_WIDEST: Final = 100_000  # characters that a list of selectors in others may come to
_NOT_READ: Final = "* " * LONGEST_SELECTOR + "*"  # a selector that is too long to be read, which is told

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
        for number, (selectors, body) in enumerate(_rules(_ASIDE.sub(_without_marks, text))):
            self.spent += len(selectors) + min(len(body), _DECLARATION * (body.count(";") + 1))
            if self.spent > budget:
                self.unread = True
                break
            for selector in listed(unescaped(selectors)) if (declared := declarations(body)) else ():
                if key := key_of(selector):
                    self.rules[key].append(_Rule(number, selector.strip(), declared))


class Look(NamedTuple):
    """The properties of an element: as the rules say that are known to be about it, and with those that may be."""

    sure: Mapping[str, str]
    doubted: Mapping[str, str]


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
        self._matcher = Matcher(known.may_try)
        self._inline: dict[str, Declarations] = {}  # of style attributes, which recur

    def of(self, element: Element, classes: frozenset[str], around: Sequence[Ancestor]) -> Look:
        """Return how ``element`` looks, whose ancestors are ``around``, the root first."""
        held = list(self._declared(element, classes, around))
        sure = self._won(element, (declared for doubtful, declared in held if not doubtful))
        if not any(doubtful for doubtful, _ in held):
            return Look(sure, sure)
        return Look(sure, self._won(element, (declared for _, declared in held)))

    def _won(self, element: Element, held: Iterable[Declarations]) -> Mapping[str, str]:
        won: Declarations = {}
        for declared in held:
            _lay(won, declared)
        if style := element.get("style"):
            if style not in self._inline:
                self._inline[style] = declarations(_ASIDE.sub(_without_marks, style))
            _lay(won, self._inline[style])
        return {name: value for name, (value, _) in won.items()}

    def _declared(
        self, element: Element, classes: frozenset[str], around: Sequence[Ancestor]
    ) -> Iterator[tuple[bool, Declarations]]:
        """Yield what the rules declare that hold for an element, or may, as doubtful; the ones that win come last."""
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
                if selector is not None and self._matcher.holds(selector, element, classes, around):
                    held.append((selector.weight, place, rule.number, selector.doubtful, rule.declarations))
        yield from ((doubtful, declared) for *_, doubtful, declared in sorted(held, key=itemgetter(0, 1, 2)))


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


def _without_marks(aside: re.Match[str]) -> str:
    """Return a blank for a comment, and a string without the marks of which a sheet is built."""
    return unmarked(aside["string"]) if aside["string"] else " "


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and bodies of the rules in ``sheet``, with those of screens' media and those in other rules.

    A rule is told in pieces where others stand in it.
    """
    blocks: list[str | None] = []  # those open: "" for media, selectors of a rule, None for what is skipped
    at = 0
    for brace in _BRACE.finditer(sheet):
        if brace[0] not in "{}":
            continue
        piece, at = sheet[at : brace.start()], brace.end()
        inside = blocks[-1] if blocks else ""
        if brace[0] == "{":
            body, _, head = piece.rpartition(";")
            blocks.append(_opened(head.strip(), inside, len(blocks)))
        else:
            body = piece
            if blocks:
                blocks.pop()
        if inside and body.strip():
            yield inside, body
    if blocks and blocks[-1]:
        yield blocks[-1], sheet[at:]


def _opened(head: str, inside: str | None, depth: int) -> str | None:
    """Return what a block with this ``head`` is, ``inside`` of another: as ``_rules`` holds it."""
    if inside is None or (head.startswith("@") and not _is_for_screens(head)):
        return None
    if head.startswith("@"):
        return inside
    if not inside:
        return head
    if inside is _NOT_READ or depth > _DEEPEST or len(inside) * (1 + head.count(",") + head.count("&")) > _WIDEST:
        return _NOT_READ
    around = f":is({inside})" if "," in inside else inside
    nested = (one.strip() for one in listed(head))
    return ",".join(
        one.replace("&", around if one.startswith("&") and one.count("&") == 1 else f":is({inside})")
        if "&" in one
        else f"{around} {one}"
        for one in nested
    )


def _is_for_screens(head: str) -> bool:
    words = head.lower()
    if words.startswith("@media"):
        return "print" not in words and "speech" not in words
    return words.startswith(("@supports", "@layer", "@container", "@scope"))


def _unescaped(text: str) -> str:
    return ESCAPE.sub(character, text) if "\\" in text else text
