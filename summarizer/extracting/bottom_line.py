"""The bottom line: the weightiest item of each section that stands alone, in its own words, and no word more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.brief import Sentence
from summarizer.extracting.cues import ENGLISH, word_list
from summarizer.kinds.brief import Proposal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.brief import Item

_LEADING: Final = (("proposals", "P"), ("risks", "R"), ("open_questions", "Q"))


def bottom_line(sections: Mapping[str, Sequence[Item]], language: str = ENGLISH) -> tuple[Sentence, ...]:
    """Return one sentence for each section that has an item to lead with."""
    return tuple(_leading(sections[name], letter, language) for name, letter in _LEADING if sections.get(name))


def _leading(items: Sequence[Item], letter: str, language: str) -> Sentence:
    """Return the first item that stands alone as a sentence; where none does, the first."""
    place = next((place for place, item in enumerate(items) if _stands_alone(item, language)), 0)
    return Sentence(text=items[place].statement, items=(f"{letter}{place + 1}",))


def _stands_alone(item: Item, language: str) -> bool:
    """Tell whether a reader who sees nothing else knows of whom it speaks, and it is no question nor rejected thing."""
    said = item.statement.rpartition(": ")[2]
    settled = isinstance(item, Proposal) and item.status == "rejected"
    return (
        not settled
        and not said.endswith(("?", "？", "؟"))
        and said.split()[0].casefold() not in word_list("pointing", language)
    )
