"""Cues that mean nothing where they stand: denied, supposed, spoken of, or leading to what is only told."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.document import Span
from summarizer.extracting.cues import ENGLISH, all_forms, word_list
from summarizer.extracting.inquiring import asks_how
from summarizer.extracting.supposing import is_denied, is_supposed, opens_condition

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from summarizer.extracting.cues import Hit
    from summarizer.extracting.reading import Sentence

_DENIABLE: Final = frozenset({"proposals", "risks"})  # what nobody proposes, and what nobody fears, is none
_TO_BE: Final = frozenset({"plan", "should", "obligation", "decided", "plan_named"})  # groups of what is to be done
_MANNERS: Final = frozenset("add admit confess emphasise emphasize explain mention note point say stress".split())
_POINTING: Final = (("it",), ("that",), ("this",))
_WOULD_BE: Final = (("would", "be"), ("was", "the"), ("was", "too"), ("was", "a"))
_BEYOND: Final = frozenset("exceed exceeds exceeded exceeding above below beyond over under within breached".split())
_NEAR: Final = 3  # tokens
_CLAUSE: Final = 8
_NOTHING: Final = (("nothing",), ("little",))
_HELPING: Final = tuple((word,) for word in "is are was were have has had we're they're you're i'm".split())
_RELATIVE: Final = (("that",), ("which",), ("who",))
_IS: Final = (("be",), ("is",), ("was",), ("as",), ("like",))
_MEANING: Final = frozenset({"means", "meant"})
_TALKING: Final = frozenset(  # what is raised by words alone
    "prospect possibility question questions spectre specter fear fears concern concerns alarm doubt doubts hopes "
    "eyebrows stakes".split()
)
_FOUND: Final = frozenset("found finds find showed shows show suggested suggests suggest concluded concludes".split())
_VIEWS: Final = frozenset(
    "idea notion view claim claims argument suggestion accusation allegation criticism charge".split()
)
_JOBS: Final = frozenset("job jobs role post position seat drink lift tea coffee apology condolences".split())
_WAS: Final = frozenset("had was were".split())
_NOT: Final = (("not",), ("never",))
_IS_TO_BE: Final = frozenset("be should will would must".split())
_ASKED: Final = frozenset("how whether".split())
_MAY: Final = (("may",), ("might",))
_OWN: Final = (("i",), ("we",))
_ONLY: Final = frozenset("all only what best least most".split())
_HE: Final = (("i",), ("i'd",), ("i've",), ("he",), ("he'd",), ("she",), ("she'd",))


class Around(NamedTuple):
    """The folded words of a sentence: those before a cue, its own, and those after it."""

    before: tuple[str, ...]
    own: tuple[str, ...]
    after: tuple[str, ...]


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
    """Tell whether a cue of a group that may mislead only leads to what is told or thought where it stands."""
    idle, words = _IDLE.get(hit.group.name), sentence.low
    return idle is not None and idle(Around(words[: hit.start], words[hit.start : hit.end], words[hit.end :]))


def _leads_to_saying(cue: Around) -> bool:
    """Tell whether a suggestion is only how somebody begins: "what I would say is that it leaks"."""
    return cue.after[:1] == ("that",) and "say" in cue.own


def _plans_nothing(cue: Around) -> bool:
    """Tell whether what looks like a plan is only thought or told: "I decided that it would be too easy".

    So are "how lovely it is to be cut off", and "so few that you would be publishing noise"; and nobody plans that
    something "would be eroded".
    """
    if cue.own[0].startswith("sign") and cue.after[:1] == ("petition",):
        return True
    if cue.own[:2] == ("is", "to"):
        return cue.before[-1:] == ("it",) and "how" in cue.before[-_NEAR - 1 :]
    if cue.own[:2] == ("would", "be"):
        asked = not _ASKED.isdisjoint(cue.before[-_CLAUSE:])
        return asked or cue.before[-1:] == ("you",) or cue.own[-1] in _harmed()
    return cue.own[-1] == "that" and cue.after[:1] in _POINTING and cue.after[1:3] in _WOULD_BE


def _is_all(cue: Around) -> bool:
    """Tell whether what "I can do" only describes something: "it is all I can do"."""
    return cue.own[:2] == ("i", "can") and not _ONLY.isdisjoint(cue.before[-_NEAR:])


def _found_something(cue: Around) -> bool:
    """Tell whether a study is one that is done: "our study of eleven towns found that"."""
    return cue.own[0] == "study" and not _FOUND.isdisjoint(cue.after)


def _is_denied_here(cue: Around) -> bool:
    """Tell whether nobody asks: "we are not asking for money"; "does not ask for" has a cue of its own."""
    if cue.before[-1:] == ("never",) or (cue.before[-1:] == ("had",) and cue.own[0] == "hoped"):
        return True
    if cue.after[:1] in _NOTHING or (
        cue.own[0].endswith("ed") and cue.before[-1:] == (",",) and "not" in cue.before[-4:]
    ):
        return True  # "proposes nothing", "have not, therefore, recommended it"
    return cue.before[-1:] == ("not",) and cue.own[0].endswith(("ing", "ed")) and cue.before[-2:-1] in _HELPING


def _is_in_passing(cue: Around) -> bool:
    """Tell whether what was done only describes: "over a road that has been closed"; so does "I'd been released".

    In "That has been decided" it does not. "Provided that crews are funded" none are as yet.
    """
    relative = cue.before[-1:] in _RELATIVE and cue.before[-2:-1] != () and cue.before[-2][0].isalnum()
    return relative or cue.before[-1:] in _HE or "provided" in cue.before[-_CLAUSE:]


def _did_something(cue: Around) -> bool:
    """Tell whether a measure is what did harm, or is exceeded: "hit by the closure of the lane", "above the limit on".

    "Raising the prospect that" raises nothing.
    """
    by = cue.before[-1:] == ("by",) or (cue.before[-2:-1] == ("by",) and cue.before[-1] in {"the", "a", "an"})
    likened = cue.before[-1:] in (("a",), ("an",)) and cue.before[-2:-1] in _IS  # "a levy would be a tax on fun"
    exceeded = not _BEYOND.isdisjoint(cue.before[-_NEAR:])
    return by or likened or exceeded or not _TALKING.isdisjoint(cue.after[:_NEAR])


def _is_in_manner(cue: Around) -> bool:
    """Tell whether a duty is one of politeness, "I should add that", or what is only feared: "might have to close"."""
    return (cue.before[-1:] in _OWN and not _MANNERS.isdisjoint((*cue.own, *cue.after)[1:2])) or cue.before[-1:] in _MAY


def _decides_nothing(cue: Around) -> bool:
    """Tell whether "votes to" only counts them, "by 800 votes to 90", or somebody agrees that something was so."""
    if cue.own[-1] == "that":
        return not _WAS.isdisjoint(cue.after[:_CLAUSE]) and _IS_TO_BE.isdisjoint(cue.after[:_CLAUSE])
    if cue.own[0] == "vote" and cue.before[-1:] == ("to",):
        return True  # "so that members can be seen to vote for it"
    return cue.own[-1] == "to" and cue.after[:1] != () and cue.after[0][0].isdecimal()


def _turns_nothing_down(cue: Around) -> bool:
    """Tell whether what is rejected is what somebody thinks, "rejects the idea that it is unsafe", or nothing is.

    Who has "not ruled it out" has not.
    """
    if cue.before[-1:] in _NOT or (cue.before and cue.before[-1].endswith("n't")):
        return True
    if cue.before[-1:] == ("who",) and cue.after[:1] == (",",):
        return True  # "Ann Lee, who voted against, said"
    return cue.after[:1] == ("the",) and not _VIEWS.isdisjoint(cue.after[1:2]) and cue.after[2:3] == ("that",)


def _offers_a_job(cue: Around) -> bool:
    """Tell whether what is offered is no plan: "has offered him a job"."""
    return not _JOBS.isdisjoint(cue.after[:_NEAR])


_IDLE: Final[Mapping[str, Callable[[Around], bool]]] = {
    "spoken": _leads_to_saying,
    "plan": _plans_nothing,
    "commitment": _is_all,
    "weighing": _found_something,
    "demand": _is_denied_here,
    "done": _is_in_passing,
    "means": _did_something,
    "should": _is_in_manner,
    "decided": _decides_nothing,
    "refusal": _turns_nothing_down,
    "offer": _offers_a_job,
    "obligation": _is_in_manner,
}


@cache
def _harmed() -> frozenset[str]:
    return frozenset(form for verb in word_list("worsen") for form in all_forms(verb, ENGLISH))


def may_be_of(section: str, own: Sequence[Hit]) -> bool:
    """Tell whether the cues that a sentence has for a section make it one of its items: what is refused is not open."""
    return any(section != "open_questions" or hit.group.status != "rejected" for hit in own)
