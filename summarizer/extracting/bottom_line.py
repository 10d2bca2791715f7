"""The bottom line: the weightiest item of each section that stands alone, in its own words, and no word more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.brief import Sentence
from summarizer.kinds.brief import Proposal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.brief import Item

_LEADING: Final = (("proposals", "P"), ("risks", "R"), ("open_questions", "Q"))
_POINTING: Final = frozenset("he she it they we i you this that these those there such".split())


def bottom_line(sections: Mapping[str, Sequence[Item]]) -> tuple[Sentence, ...]:
    """Return one sentence for each section that has an item to lead with."""
    return tuple(_leading(sections[name], letter) for name, letter in _LEADING if sections.get(name))


def _leading(items: Sequence[Item], letter: str) -> Sentence:
    """Return the first item that stands alone as a sentence; where none does, the first."""
    place = next((place for place, item in enumerate(items) if _stands_alone(item)), 0)
    return Sentence(text=items[place].statement, items=(f"{letter}{place + 1}",))


def _stands_alone(item: Item) -> bool:
    """Tell whether a reader who sees nothing else knows of whom it speaks, and it is no question nor rejected thing."""
    said = item.statement.rpartition(": ")[2]
    settled = isinstance(item, Proposal) and item.status == "rejected"
    return not settled and not said.endswith("?") and said.split()[0].casefold() not in _POINTING
