"""Cues that mean nothing where they stand: denied, supposed, spoken of, or leading to what is only told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.document import Span
from summarizer.extracting.cues import word_list
from summarizer.extracting.inquiring import asks_how
from summarizer.extracting.supposing import is_denied, is_supposed, opens_condition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.extracting.cues import Hit
    from summarizer.extracting.reading import Sentence

_DENIABLE: Final = frozenset({"proposals", "risks"})  # what nobody proposes, and what nobody fears, is none
_TO_BE: Final = frozenset({"plan", "should", "obligation", "decided", "plan_named"})  # groups of what is to be done
_MANNERS: Final = frozenset("add admit confess emphasise emphasize explain mention note point say stress".split())
_POINTING: Final = (("it",), ("that",), ("this",))
_WOULD_BE: Final = (("would", "be"), ("was", "the"), ("was", "too"), ("was", "a"))
_BEYOND: Final = frozenset("exceed exceeds exceeded exceeding above below beyond over under within breached".split())
_NEAR: Final = 3  # tokens
_HELPING: Final = tuple((word,) for word in "is are was were have has had we're they're you're i'm".split())
_RELATIVE: Final = (("that",), ("which",), ("who",))
_MEANING: Final = frozenset({"means", "meant"})


def means_none(hit: Hit, section: str, sentence: Sentence, unknown: Sequence[Hit]) -> bool:
    """Tell whether a cue means nothing for a section where it stands: denied, supposed, or a part of "is not clear"."""
    if section in _DENIABLE and is_denied(sentence, hit.start):
        return True
    if _is_spoken_of(sentence, hit) or (section == "proposals" and _proposes_nothing(sentence, hit)):
        return True
    if (
        section == "proposals"
        and hit.group.name in _TO_BE
        and (asks_how(sentence, hit) or opens_condition(sentence, hit))
    ):
        return True
    if hit.group.status == "rejected" and is_supposed(sentence, hit.start):
        return True
    return hit.group.name == "lacking" and any(map(hit.overlaps, unknown))


def _is_spoken_of(sentence: Sentence, hit: Hit) -> bool:
    """Tell whether a cue is a word that the sentence speaks of: “‘Must’ is an instruction”."""
    if hit.start != 1 or not sentence.quoted:
        return False
    cue = Span(sentence.tokens[hit.start].start, sentence.tokens[hit.end - 1].end)
    about = word_list("be", sentence.language) | _MEANING
    return cue in sentence.quoted and not about.isdisjoint(sentence.low[hit.end + 1 : hit.end + 2])


def _proposes_nothing(sentence: Sentence, hit: Hit) -> bool:
    """Tell whether a cue only leads to what is told or thought: "I should add that", "what I would say is that".

    A measure may be what did harm: "margins were hit by the closure of the lane".
    """
    before, after = sentence.low[: hit.start], sentence.low[hit.end :]
    if hit.group.name == "spoken":  # "what I would say is that it leaks"
        return after[:1] == ("that",) and "say" in sentence.low[hit.start : hit.end]
    if hit.group.name == "plan":  # "I decided that it would be too easy"
        return sentence.low[hit.end - 1] == "that" and after[:1] in _POINTING and after[1:3] in _WOULD_BE
    if hit.group.name == "demand":  # "we are not asking for money"; "does not ask for" has a cue of its own
        return before[-1:] == ("not",) and sentence.low[hit.start].endswith(("ing", "ed")) and before[-2:-1] in _HELPING
    if hit.group.name == "done":  # "over a road that has been closed", but "That has been decided"
        return before[-1:] in _RELATIVE and before[-2:-1] != () and before[-2][0].isalnum()
    if hit.group.name == "means":  # "exceeded the safe limit on 61 days"
        by = before[-1:] == ("by",) or (before[-2:-1] == ("by",) and before[-1] in {"the", "a", "an"})
        return by or not _BEYOND.isdisjoint(before[-_NEAR:])
    in_manner = sentence.low[hit.start : hit.start + 2][-1] in _MANNERS
    return hit.group.name in {"should", "obligation"} and before[-1:] in (("i",), ("we",)) and in_manner


def may_be_of(section: str, own: Sequence[Hit]) -> bool:
    """Tell whether the cues that a sentence has for a section make it one of its items: what is refused is not open."""
    return any(section != "open_questions" or hit.group.status != "rejected" for hit in own)
