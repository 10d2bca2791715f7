"""What of a page its readers may not see, and how far that is believed.

A rule may be about others than the elements that it is held to be about here, and a movement or a picture may not be
what it seems. Text in doubt is left out, and told, for orders to machines are put there. But a doubt is no proof, and
what it costs when it is wrong grows with what it takes: a page that hides most of its words from its readers is one
that nobody made to be read, and pages are made to be read. So doubts take no more than half of what is left of a page
without them. If together they would take more, those go that take most by themselves, one kind after the other, until
the rest takes no more than half; what goes is kept as text, and the notice says so. Nothing that is known to be hidden
is kept for that: who wants to bring hidden words past this must write more in doubt than is seen, and it is told.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from summarizer.loading.markup import walk

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

#: How reasons begin that are doubts.
PERHAPS: Final = "perhaps "


class Doubts:
    """The elements of a page, and words right in elements, that may not be seen, as they are found."""

    def __init__(self) -> None:
        self.kept = 0
        self._elements: list[tuple[Element, Element, str]] = []  # each with its parent; none is in another
        self._words: list[tuple[Element, str]] = []
        self._open: Element | None = None

    def enter(self, parent: Element, element: Element, reason: str) -> None:
        """Take note of an element that may not be seen with all that is in it, as one that is entered."""
        if self._open is None:
            self._open = element
            self._elements.append((parent, element, reason))

    def leave(self, element: Element) -> None:
        """Take note of the end of an element."""
        if element is self._open:
            self._open = None

    def add(self, element: Element, reason: str) -> None:
        """Take note of an element of which the words right in it may not be seen."""
        if self._open is None:
            self._words.append((element, reason))

    def believed(self, root: Element) -> tuple[list[tuple[Element, Element, str]], list[tuple[Element, str]]]:
        """Return what is to go of a page, of which is gone already what is known to be hidden: elements and words."""
        weights: Counter[str] = Counter()
        for _, element, reason in self._elements:
            weights[reason] += _letters(element)
        for element, reason in self._words:
            weights[reason] += _letters_right_in(element)
        most = _letters(root) // 2 if weights else 0
        while weights and weights.total() > most:
            del weights[max(weights, key=weights.__getitem__)]
        elements = [one for one in self._elements if one[2] in weights]
        words = [one for one in self._words if one[1] in weights]
        self.kept = len(self._elements) + len(self._words) - len(elements) - len(words)
        return elements, words


def _letters(root: Element) -> int:
    """Return how much there is to read in an element."""
    count = 0
    aside = 0  # open elements that are not read as text
    for event, one in walk(root):
        if isinstance(one, str):
            count += 0 if aside else len("".join(one.split()))
        elif one.tag in ("script", "title"):
            aside += 1 if event == "start" else -1
    return count


def _letters_right_in(element: Element) -> int:
    return sum(len("".join((words or "").split())) for words in (element.text, *(child.tail for child in element)))
