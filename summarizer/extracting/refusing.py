"""Whether a sentence tells that what it puts forward is refused, or is no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.extracting.clauses import clause_start
from summarizer.extracting.cues import ENGLISH, reads_english, word_list

if TYPE_CHECKING:
    from summarizer.extracting.candidates import Candidate
    from summarizer.extracting.cues import Hit

_IT: Final = (("it",), ("them",), ("this",), ("both",))  # what is told before
_PLAN: Final = frozenset({"idea", "proposal", "demand", "suggestion"})
_OBJECTS: Final = (("which",), ("something",))  # behind which may follow who rejects it
_THEN: Final = frozenset("but and then later".split())
_WAS: Final = frozenset({"wurde", "wurden"})
_THAT: Final = frozenset({"que", "qu'"})
_AND: Final = frozenset("und et y e".split())
_OPTIONS: Final = frozenset(
    "idée hypothèse option proposition piste demande idea opción propuesta oferta petición".split()
)


def is_refused(candidate: Candidate) -> bool:
    """Tell whether the weightiest cue shares words with a refusal: "does not want to", "voted against"."""
    cue = candidate.cue
    refusals = (hit for hit in candidate.hits if hit.group.status == "rejected" and hit is not cue)
    return any(map(cue.overlaps, refusals))


def is_dropped(candidate: Candidate) -> bool:
    """Tell whether a sentence goes on to say that its plan is no more: "…, but abandoned the idea", "… was dropped"."""
    words, language = candidate.sentence.low, candidate.sentence.language
    later = [hit for hit in candidate.hits if hit.group.status == "rejected" and hit.start > candidate.cue.start]
    ends = [hit.start for hit in later if hit.group.name == "answer"]
    then = any(words[at] in word_list("be", language) or words[at - 1] in _THEN for at in ends)
    be = word_list("be", language) if reads_english(language) else frozenset[str]()
    passive = any(in_passive(words, hit.start, language) or words[hit.start] in be for hit in later)
    if then or passive or any(_ends_plan(hit, candidate) for hit in later):
        return True
    if any(words[hit.start].startswith("fail") and _follows(hit, candidate) for hit in later):
        return True  # "the plan to raise the toll failed to win a majority"
    if not reads_english(language) and any(_is_answered(candidate, hit) for hit in later):
        return True
    if reads_english(language) and any(_is_of_it(hit, words) for hit in later):
        return True
    return any("but" in words[clause_start(words, hit.start, language) : hit.start] for hit in later)


def _is_of_it(refusal: Hit, words: tuple[str, ...]) -> bool:
    """Tell whether a refusal is of what is told before it: "…; Lee rejected it", "a job which he turned down"."""
    if words[refusal.end : refusal.end + 1] in _IT or not _PLAN.isdisjoint(words[refusal.end : refusal.end + 2]):
        return True
    start = clause_start(words, refusal.start, ENGLISH)
    clause = words[start : refusal.start]
    return clause[:1] in _OBJECTS and len(clause) > 1 and clause[1] not in word_list("between")


def _is_answered(candidate: Candidate, refusal: Hit) -> bool:
    """Tell whether a refusal in the passive answers a demand: "der verlangte Stopp wurde verweigert".

    So does one of what the demand is called behind it: "…, idea que la Federación rechaza".
    """
    words, language = candidate.sentence.low, candidate.sentence.language
    between = words[candidate.cue.end : refusal.start]
    clause = words[clause_start(words, refusal.start, language) : refusal.start]
    if not _OPTIONS.isdisjoint(clause[:2]) and not _THAT.isdisjoint(clause[1:3]):
        return True
    return not _WAS.isdisjoint(between) and word_list("breaks", language).isdisjoint(between)


def _ends_plan(refusal: Hit, candidate: Candidate) -> bool:
    """Tell whether a refusal is what a language but English says of a plan: "la demande n'a pas été adoptée"."""
    return not reads_english(candidate.sentence.language) and _follows(refusal, candidate)


def _follows(refusal: Hit, candidate: Candidate) -> bool:
    """Tell whether a refusal stands behind a cue that names a plan, in the same clause."""
    cue, words, language = candidate.cue, candidate.sentence.low, candidate.sentence.language
    if word_list("plan_noun", language).isdisjoint(words[cue.start : cue.end]):
        return False
    return word_list("breaks", language).isdisjoint(words[cue.end : refusal.start])


def leads_to(hit: Hit, candidate: Candidate) -> bool:
    """Tell whether ``hit`` stands before the weightiest cue in the same clause: "refused to accept the demand"."""
    between = candidate.sentence.low[hit.end : candidate.cue.start]
    breaks = word_list("breaks", candidate.sentence.language)
    if not reads_english(candidate.sentence.language):
        breaks |= _AND  # "ha rechazado el plan y reclama una mesa"
    return hit.start <= candidate.cue.start and breaks.isdisjoint(between)


def in_passive(words: tuple[str, ...], at: int, language: str = ENGLISH) -> bool:
    """Tell whether a form of "be" stands right before the token ``at``: "was urged", but not "the union's demand"."""
    return at > 0 and words[at - 1] != "'s" and words[at - 1] in word_list("be", language)
