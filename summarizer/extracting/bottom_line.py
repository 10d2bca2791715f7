"""The bottom line: the first item of each section, in its own words, and no word more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.brief import Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.brief import Item

_LEADING: Final = (("proposals", "P"), ("risks", "R"), ("open_questions", "Q"))


def bottom_line(sections: Mapping[str, Sequence[Item]]) -> tuple[Sentence, ...]:
    """Return one sentence for the weightiest item of each section that has any."""
    return tuple(
        Sentence(text=sections[name][0].statement, items=(f"{letter}1",))
        for name, letter in _LEADING
        if sections.get(name)
    )
