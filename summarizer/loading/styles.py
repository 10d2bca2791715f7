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

from summarizer.loading.animations import Frames, at_rest
from summarizer.loading.sheet_rules import AtRules, plain, rules, without_asides
from summarizer.loading.style_matching import Matcher
from summarizer.loading.style_selectors import key_of, listed, selector_of, unescaped
from summarizer.loading.style_values import Declared, declared, longhands
from summarizer.loading.style_variables import Variables, has_variables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from xml.etree.ElementTree import Element

    from summarizer.loading.selector_parts import Selector
    from summarizer.loading.style_matching import Ancestor


#: What is read of the sheets of one page or book, in characters of selectors; a declaration counts as ten. The largest
#: sheets in use have a tenth of it.
MOST_READ: Final = 3_000_000
#: Rules tried on elements, all together; a page or book that needs more is made to cost time.
MOST_TRIED: Final = 1_000_000
_DECLARATION: Final = 10
_LONGEST_VALUE: Final = 5_000  # characters
_MARK: Final = 200  # characters within which a value ends with the mark that it is important

_SIMPLE = re.compile(r"[.#]?[\w-]+(?:\.[\w-]+)*")  # selectors that are known at a glance

Declarations = dict[str, Declared]


@dataclass(slots=True)
class _Group:
    """The selectors of one rule: where one of them is none that browsers know, the rule is none."""

    selectors: Sequence[str]
    is_known: bool | None = None  # once it was asked


class _Rule(NamedTuple):
    number: int  # in the sheet
    selector: str
    group: _Group
    declarations: Declarations
    at_desk: bool


class _Sheet:
    """The rules of one style sheet, by what an element must have for them to hold.

    ``budget`` is how much of it may be read, and ``spent`` what was; ``unread`` tells whether that left something out.
    Selectors are taken apart when they are tried: most are of elements that the page does not have.
    """

    def __init__(self, text: str, budget: int) -> None:
        self.rules: defaultdict[str, list[_Rule]] = defaultdict(list)
        self.spent = 0
        self.unread = False
        beside = AtRules()
        for number, (block, body) in enumerate(rules(text, beside)):
            selectors = block.what or ""
            self.spent += len(selectors) + min(len(body), _DECLARATION * (body.count(";") + 1))
            if self.spent > budget:
                self.unread = True
                break
            if told := self._declarations(body):
                group = _Group(listed(unescaped(selectors)))
                for selector in group.selectors:
                    if key := key_of(selector):
                        self.rules[key].append(_Rule(number, selector.strip(), group, told, block.at_desk))
        self.variables = beside.variables
        self.movements: dict[str, Frames] = {
            name: [(place, self._declarations(body)) for place, body in frames]
            for name, frames in beside.movements.items()
        }

    def _declarations(self, body: str) -> Declarations:
        told, too_long = declarations(body)
        self.unread |= too_long
        return told


class Look(NamedTuple):
    """The properties of an element: as the rules say that are known to be about it, and with those that may be."""

    sure: Mapping[str, str]
    doubted: Mapping[str, str]
    variables: Variables


class Sheets:
    """The style sheets of a page, or of all chapters of a book, each read once, and what may still be read and tried.

    ``unread`` tells whether there was too much to read or to try, so that rules were left out.
    """

    def __init__(self) -> None:
        self.unread = False
        self._known: dict[str, _Sheet] = {}
        self._selectors: dict[str, Selector | None] = {}
        self._unknown: set[str] = set()  # selectors that are none
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
            except ValueError:
                self._unknown.add(text)
        return self._selectors[text]

    def knows(self, group: _Group) -> bool:
        """Tell whether browsers know all selectors of a rule, as far as it may be tried."""
        if group.is_known is None:
            group.is_known = True
            for text in map(str.strip, group.selectors if len(group.selectors) > 1 else ()):
                if not _SIMPLE.fullmatch(text) and self.may_try() and self.selector(text) is None:
                    group.is_known = group.is_known and text not in self._unknown
        return group.is_known

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
        self._at_start = Variables({name: value for sheet in sheets for name, value in sheet.variables.items()})
        self._movements = {name: frames for sheet in sheets for name, frames in sheet.movements.items()}

    def of(
        self, element: Element, classes: frozenset[str], around: Sequence[Ancestor], above: Variables | None = None
    ) -> Look:
        """Return how ``element`` looks, whose ancestors are ``around``, the root first; ``above`` are its parent's."""
        held = list(self._declared(element, classes, around))
        sure, variables = self._won(element, [told for doubtful, told in held if not doubtful], above or self._at_start)
        if not any(doubtful for doubtful, _ in held):
            return Look(sure, sure, variables)
        doubted, _ = self._won(element, [told for _, told in held], above or self._at_start)
        return Look(sure, doubted, variables)

    def _won(
        self, element: Element, held: Iterable[Declarations], above: Variables
    ) -> tuple[Mapping[str, str], Variables]:
        won: Declarations = {}
        for told in held:
            _lay(won, told)
        if style := element.get("style"):
            if style not in self._inline:
                self._inline[style], too_long = declarations(without_asides(style))
                self._known.unread |= too_long
            _lay(won, self._inline[style])
        own = {name: one.value for name, one in won.items() if name.startswith("--")}
        variables = Variables(own, above) if own else above
        values = _filled(won, variables)
        kept = {name: value for name, value in values.items() if won[name].important}
        for frame in at_rest(values, self._movements):
            moved = _filled(frame.declared, variables)
            values = {name: value for name, value in values.items() if name not in frame.ended} | moved | kept
        return values, variables

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
        for place, sheet in enumerate(self._sheets):
            for rule in chain.from_iterable(sheet.get(key, ()) for key in keys):
                if not self._known.may_try():
                    return
                selector = self._known.selector(rule.selector)
                if (
                    selector is not None
                    and self._matcher.holds(selector, element, classes, around)
                    and self._known.knows(rule.group)
                ):
                    doubtful = selector.doubtful or not rule.at_desk
                    held.append((selector.weight, place, rule.number, doubtful, rule.declarations))
        yield from ((doubtful, told) for *_, doubtful, told in sorted(held, key=itemgetter(0, 1, 2)))


def _filled(won: Mapping[str, Declared], variables: Variables) -> dict[str, str]:
    """Return values with their variables filled in; what is then no value is not set."""
    values: dict[str, str] = {}
    for name, one in won.items():
        if one.shorthand:
            filled = variables.filled(one.value)
            value = declared(one.shorthand, filled).get(name) if filled is not None else None
            if value is not None:
                values[name] = value
        elif not name.startswith("--"):
            values[name] = one.value
    return values


def declarations(body: str) -> tuple[Declarations, bool]:
    """Return what a rule or a ``style`` attribute declares of the properties that may hide text, and of variables.

    Tell, too, whether one of the values is longer than anybody's, and was passed over.
    """
    found: Declarations = {}
    too_long = False
    for declaration in body.split(";"):
        name, colon, value = declaration.partition(":")
        name = plain(name).strip()
        if not colon or not name:
            continue
        name = name if name.startswith("--") else name.lower()
        value = plain(value).strip()
        if important := value[-_MARK:].lower().endswith("important") and "!" in value[-_MARK:]:
            value = value.rpartition("!")[0].strip()
        told = _declared(name, value, important=important)
        if any(len(one.value) > _LONGEST_VALUE for one in told.values()):
            too_long = True
        else:
            _lay(found, told)
    return found, too_long


def _declared(name: str, value: str, *, important: bool) -> Declarations:
    if name.startswith("--"):
        return {name: Declared(value, important)}
    if has_variables(value):
        return {longhand: Declared(value, important, name) for longhand in longhands(name)}
    return {longhand: Declared(each, important) for longhand, each in declared(name, value).items()}


def _lay(over: Declarations, more: Declarations) -> None:
    for name, one in more.items():
        if name == "all":
            for other in [key for key in over if not key.startswith("--") and one.important >= over[key].important]:
                del over[other]
        elif one.important or name not in over or not over[name].important:
            over[name] = one
