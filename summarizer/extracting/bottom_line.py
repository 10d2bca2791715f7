"""The bottom line: what each section is most about, in the words of one item that stands alone, and no word more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.brief import Sentence
from summarizer.canonical import holds
from summarizer.extracting.cues import ENGLISH, word_list
from summarizer.kinds.brief import Proposal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.brief import Item

_FOREMOST: Final = 4  # weightiest proposals, of which the one that a report tells first is its news
_LEADING: Final = (("proposals", "P"), ("risks", "R"), ("open_questions", "Q"))
_ELSE: Final = (("events", "E"), ("figures", "F"))  # where there is none of these: what happened, or how much


def bottom_line(sections: Mapping[str, Sequence[Item]], language: str = ENGLISH) -> tuple[Sentence, ...]:
    """Return one sentence for each section that has an item to lead with; where none has, what happened first.

    What a section before it says is not said again: another of its items leads, or none.
    """
    leading = [pair for pair in _LEADING if sections.get(pair[0])]
    leading = leading or [pair for pair in _ELSE if sections.get(pair[0])][:1]
    told: list[Sentence] = []
    for name, letter in leading:
        places = [place for place, item in enumerate(sections[name]) if not _is_told(item, told)]
        if places:
            told.append(_leading(sections[name], places, letter, language))
    return tuple(told)


def _is_told(item: Item, told: Sequence[Sentence]) -> bool:
    """Tell whether a sentence says the words of an item, or it those of a sentence."""
    return any(holds(one.text, item.statement) or holds(item.statement, one.text) for one in told)


def _leading(items: Sequence[Item], places: Sequence[int], letter: str, language: str) -> Sentence:
    """Return the item of these that leads a section: the first that stands alone, or the news of the foremost."""
    alone = [place for place in places if _stands_alone(items[place], language)]
    news = [place for place in alone if place < _FOREMOST and _is_news(items[place])]
    place = min(news, key=lambda place: _passage(items[place]), default=alone[0] if alone else places[0])
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
