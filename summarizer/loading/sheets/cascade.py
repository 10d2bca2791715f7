"""Style sheets, as far as they hide text: rules, which elements they hold for, and which of them wins.

Only what stands in the page itself is known; no sheet is fetched. Rules for print and for other media are not those of
a reader at a screen; rules for another screen than one at a desk are doubts, for some readers have one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.loading.sheets.animations import at_rest, movement
from summarizer.loading.sheets.declarations import Declarations, Laid, declarations, filled, laid
from summarizer.loading.sheets.matching import Matcher
from summarizer.loading.sheets.rules import AtRules, rules, without_asides
from summarizer.loading.sheets.selectors import key_of, listed, selector_of, unescaped
from summarizer.loading.sheets.variables import Variables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any
    from xml.etree.ElementTree import Element

    from summarizer.loading.sheets.matching import Ancestor
    from summarizer.loading.sheets.selector_parts import Selector


#: What is read of the sheets of one page or book, in characters of selectors; a declaration counts as ten. The largest
#: sheets in use have a tenth of it.
MOST_READ: Final = 3_000_000
#: Rules tried on elements, all together; a page or book that needs more is made to cost time.
MOST_TRIED: Final = 1_000_000
_DECLARATION: Final = 10
_IN_A_VALUE: Final = 8  # rules that are tried in the time that it takes to fill variables in
_MOST_KEPT: Final = 5_000  # looks of elements that are kept, for the next one may look alike
_SIMPLE = re.compile(r"[.#]?[\w-]+(?:\.[\w-]+)*")  # selectors that are known at a glance


@dataclass(slots=True)
class _Group:
    """The selectors of a rule with several: where one of them is none that browsers know, the rule is none."""

    selectors: Sequence[str]
    is_known: bool | None = None  # once it was asked


class _Rule(NamedTuple):
    number: int  # in the sheet
    selector: str
    group: _Group | None
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
                every = listed(unescaped(selectors))
                group = _Group(every) if len(every) > 1 else None
                for selector in every:
                    if key := key_of(selector):
                        self.rules[key].append(_Rule(number, selector.strip(), group, told, block.at_desk))
        self.variables = beside.variables
        self.movements = {
            name: movement([(place, self._declarations(body)) for place, body in frames])
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

    def knows(self, group: _Group | None) -> bool:
        """Tell whether browsers know all selectors of a rule, as far as it may be tried."""
        if group is None:
            return True
        if group.is_known is None:
            group.is_known = True
            for text in map(str.strip, group.selectors):
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
        self._laid: dict[tuple[object, ...], Laid] = {}  # by the style attribute and the declarations that hold
        # By what is laid and the variables above; both are kept with it, for they are known by their places in memory.
        self._looks: dict[tuple[int, int], tuple[Laid, tuple[Mapping[str, str], Variables], Variables]] = {}
        self._at_start = Variables({name: value for sheet in sheets for name, value in sheet.variables.items()})
        self._movements = {name: moved for sheet in sheets for name, moved in sheet.movements.items()}

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
        self, element: Element, held: Sequence[Declarations], above: Variables
    ) -> tuple[Mapping[str, str], Variables]:
        """Return the values that win, and the variables then; elements that look alike are worked out once."""
        style = element.get("style", "")
        key = (style, *map(id, held))
        if key not in self._laid:
            _make_room(self._laid)
            self._laid[key] = laid([*held, self._of_attribute(style)])
            self._known.may_try(self._laid[key].size)
        won = self._laid[key]
        if not self._known.may_try(won.dear):
            return {}, above
        place = id(won), id(above)
        if place not in self._looks:
            _make_room(self._looks)
            self._looks[place] = won, self._computed(won, above), above
        return self._looks[place][1]

    def _computed(self, won: Laid, above: Variables) -> tuple[Mapping[str, str], Variables]:
        if not self._known.may_try(_IN_A_VALUE * len(won.waiting)):
            return won.values, above
        variables = Variables(won.variables, above) if won.variables else above
        values = {**won.values, **filled(won.waiting, variables)}
        kept = {name: value for name, value in values.items() if name in won.important}
        for frame in at_rest(values, self._movements):
            moved = filled(frame.declared, variables)
            values = {name: value for name, value in values.items() if name not in frame.ended} | moved | kept
        return values, variables

    def _of_attribute(self, style: str) -> Declarations:
        told, too_long = declarations(without_asides(style)) if style else ({}, False)
        self._known.unread |= too_long
        return told

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


def _make_room(kept: dict[Any, Any]) -> None:
    if len(kept) >= _MOST_KEPT:
        kept.clear()
