"""The style sheets of a book: those that its chapters name, and those that these import from elsewhere in the book."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from summarizer.loading.archives import within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

#: Sheets of one chapter, imported ones included.
MOST_SHEETS: Final = 200
_MOST_IMPORTS: Final = 1_000  # of one sheet

#: What may stand at the head of a sheet; imports behind other rules are none.
_HEAD = re.compile(
    r"\s*(?:/\*.*?\*/|<!--|-->|@(?:charset|layer)\b[^;{}]{0,400};"
    r"|@import\s*(?:url\(\s*)?(?P<mark>[\"']?)(?P<target>[^\"'();\s]{1,400})(?P=mark)\s*\)?(?P<media>[^;{}]{0,400});)",
    re.DOTALL | re.IGNORECASE,
)


class BookSheets:
    """The sheets in a book; ``read`` gives the text of one of its parts, "" where it has no such part.

    ``too_many`` tells that a chapter had more sheets than are read.
    """

    def __init__(self, read: Callable[[str], str]) -> None:
        self.too_many = False
        self._read = read
        self._imports: dict[str, list[str]] = {}  # by part

    def of(self, chapter: str, links: Iterable[str], styles: Iterable[str]) -> list[str]:
        """Return the sheets of a chapter: what it links to, and what that and its own ``styles`` import before it."""
        known: set[str] = set()
        found: list[str] = []
        for part in (*(within(chapter, unquote(link)) for link in links), *_imported(chapter, *styles)):
            found += self._with_imports(part, known)
        return found

    def _with_imports(self, part: str, known: set[str]) -> Iterator[str]:
        """Yield a sheet behind those that it imports, each once."""
        waiting = [(part, False)]
        while waiting:
            one, passed = waiting.pop()
            if passed:
                yield self._read(one)
            elif one not in known and len(known) < MOST_SHEETS:
                known.add(one)
                waiting.append((one, True))
                waiting.extend((inner, False) for inner in reversed(self._imported_by(one)))
            else:
                self.too_many |= one not in known

    def _imported_by(self, part: str) -> list[str]:
        if part not in self._imports:
            self._imports[part] = list(_imported(part, self._read(part)))
        return self._imports[part]


def _imported(base: str, *sheets: str) -> Iterator[str]:
    """Yield the parts that sheets import, seen from the part ``base``, but for those that are for print alone."""
    for sheet in sheets:
        at = count = 0
        while (head := _HEAD.match(sheet, at)) and count < _MOST_IMPORTS:
            at = head.end()
            if head["target"] and not ("print" in head["media"].lower() and "screen" not in head["media"].lower()):
                count += 1
                yield within(base, unquote(head["target"]))
