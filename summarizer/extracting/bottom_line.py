"""The bottom line: what each section is most about, in the words of one item that stands alone, and no word more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.brief import Sentence
from summarizer.extracting.cues import ENGLISH, word_list
from summarizer.kinds.brief import Proposal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.brief import Item

_FOREMOST: Final = 4  # weightiest proposals, of which the one that a report tells first is its news
_LEADING: Final = (("proposals", "P"), ("risks", "R"), ("open_questions", "Q"))
_ELSE: Final = (("events", "E"), ("figures", "F"))  # where there is none of these: what happened, or how much


def bottom_line(sections: Mapping[str, Sequence[Item]], language: str = ENGLISH) -> tuple[Sentence, ...]:
    """Return one sentence for each section that has an item to lead with; where none has, what happened first."""
    leading = [pair for pair in _LEADING if sections.get(pair[0])]
    leading = leading or [pair for pair in _ELSE if sections.get(pair[0])][:1]
    return tuple(_leading(sections[name], letter, language) for name, letter in leading)


def _leading(items: Sequence[Item], letter: str, language: str) -> Sentence:
    """Return the item that a section is led by: the first that stands alone, or the news among the foremost."""
    alone = [place for place, item in enumerate(items) if _stands_alone(item, language)]
    news = [place for place in alone if place < _FOREMOST and _is_news(items[place])]
    place = min(news, key=lambda place: _passage(items[place]), default=alone[0] if alone else 0)
    return Sentence(text=items[place].statement, items=(f"{letter}{place + 1}",))


def _is_news(item: Item) -> bool:
    """Tell whether a proposal is told by the text itself as more than an idea: a report begins with what matters."""
    return isinstance(item, Proposal) and item.status != "floated" and item.attributed_to is None


def _passage(item: Item) -> int:
    """Return the number of the passage that an item is cited from first."""
    return min((int(citation.passage[1:]) for citation in item.citations), default=0)


def _stands_alone(item: Item, language: str) -> bool:
    """Tell whether a reader who sees nothing else knows of whom it speaks, and it is no question nor rejected thing."""
    said = item.statement.rpartition(": ")[2]
    settled = isinstance(item, Proposal) and item.status == "rejected"
    return (
        not settled
        and not said.endswith(("?", "？", "؟"))
        and said.split()[0].casefold() not in word_list("pointing", language)
    )
