"""Which candidates are printed: those above the threshold, each matter once, as many as the text bears."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from summarizer.extracting.sameness import marks_of, may_be_one

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from summarizer.extracting.candidates import Candidate

# A section is opened by a candidate of some weight, or by MANY that come within NEARLY of it, as in talk, where each
# says little; a few weak cues are most likely chance.
OPENING: Final[Mapping[str, float]] = {"proposals": 3.4, "risks": 3.0, "open_questions": 2.8}
#: Groups of cues that say plainly what a sentence is, so that one of them opens its section sooner, by so much; so
#: does what somebody proposes in a dialogue, where sentences are short.
_PLAIN: Final = frozenset({"demand", "plan", "fear", "may_harm"})
SOONER: Final = 0.4
MANY: Final = 4
NEARLY: Final = 0.6
THRESHOLD: Final[Mapping[str, float]] = {"proposals": 2.0, "risks": 2.2, "open_questions": 2.1}
# Items printed for each square root of a token: about 12, 10 and 6 for a thousand tokens.
DENSITY: Final[Mapping[str, float]] = {"proposals": 0.38, "risks": 0.31, "open_questions": 0.2}
FEWEST_ITEMS: Final = 5  # that a short text may have, if it has them
WIDTH: Final = 4  # candidates looked at for each item printed, which keeps folding linear

SAME: Final = 0.8  # share of the shorter candidate's words that another must have to be the same matter
FEWEST_WORDS: Final = 3  # and at least so many of them
REJECTED: Final = 2.0  # what a proposal turned down loses in rank: what still stands comes before it
AGAIN: Final = 0.5  # what an item gains in weight by being told again
#: Groups of cues that tell what came of a proposal told before …
_ANSWERS: Final = frozenset({"answer", "opposition", "putting_off"})
_ANSWERING: Final = _ANSWERS | {"refusal", "opposing"}  # … and that tell nothing else
_PLANNING: Final = frozenset({"plan", "demand"})
_NAMING: Final = frozenset({"answer", "opposition"})  # which end with the noun of a plan …
_ITS_OWN: Final = tuple((word,) for word in "that to de del du des d' der des von".split())  # … behind which it is told
_FAR: Final = 6  # sentences over which an answer ("did not accept the offer") finds its proposal


def chosen(found: Iterable[Candidate], section: str, tokens: int) -> list[Candidate]:
    """Return the items of ``section`` in a text of so many ``tokens``, the most important first.

    What a text bears grows with the square root of its length: a text four times as long has about twice as many
    things worth printing.
    """
    limit = max(FEWEST_ITEMS, round(DENSITY[section] * math.sqrt(tokens)))
    own = [one for one in found if one.section == section]
    if not _opened(own, section):
        return []
    ranked = sorted((one for one in own if one.weight >= THRESHOLD[section]), key=_rank)
    kept = sorted(folded(ranked[: WIDTH * limit]), key=_rank)[:limit]
    return _answered(kept, own)


def _opened(own: list[Candidate], section: str) -> bool:
    """Tell whether a section has a candidate of weight, or so many of nearly that weight that they are no chance."""
    nearly = sum(one.weight >= OPENING[section] - NEARLY for one in own)
    return nearly >= MANY or any(one.weight + _sooner(one) >= OPENING[section] for one in own)


def _sooner(one: Candidate) -> float:
    plain = any(hit.group.name in _PLAIN for hit in one.hits)
    return SOONER * (plain + (one.voice.manner == "turn" and one.section == "proposals"))


def folded(ranked: list[Candidate]) -> list[Candidate]:
    """Return ``ranked`` with each candidate that tells the same matter as a higher one moved into it."""
    kept: list[Candidate] = []
    # of each once: a pair is asked about for every two, and a long text has many
    marks = {one.sentence.number: marks_of(one.sentence) for one in ranked}
    for one in ranked:
        for place, other in enumerate(kept):
            if _same(one, other) and may_be_one(marks[one.sentence.number], marks[other.sentence.number]):
                kept[place] = replace(other, also=(*other.also, one), weight=other.weight + AGAIN)
                break
        else:
            kept.append(one)
    return kept


def _rank(candidate: Candidate) -> tuple[float, int]:
    late = REJECTED if candidate.cue.group.status == "rejected" else 0.0
    return -candidate.weight - candidate.lead + late, candidate.sentence.number


def _same(one: Candidate, other: Candidate) -> bool:
    """Tell whether two candidates share most words of the shorter one, and enough of them to be no accident."""
    if one.voice.speaker and other.voice.speaker and one.voice.speaker != other.voice.speaker:
        return False
    shared = len(one.stems & other.stems)
    return shared >= FEWEST_WORDS and shared >= SAME * min(len(one.stems), len(other.stems))


def _tells_of_which(answer: Candidate) -> bool:
    """Tell whether an answer says itself what it answers: "do not accept the recommendation that fares be free"."""
    low = answer.sentence.low
    return any(hit.group.name in _NAMING and low[hit.end : hit.end + 1] in _ITS_OWN for hit in answer.hits)


def _has_its_own(answer: Candidate) -> bool:
    """Tell whether an answer is to a plan of its own sentence: "had planned to sell it, but that was dropped"."""
    first = min(hit.start for hit in answer.hits if hit.group.name in _ANSWERS)
    return any(hit.group.name in _PLANNING and hit.end <= first for hit in answer.hits)


def _is_of_others(answer: Candidate, proposal: Candidate) -> bool:
    """Tell whether an answer names whose plan it answers, "rejected the offer from Kestrel", and it is not this one."""
    tokens = answer.sentence.tokens
    for hit in answer.hits:
        whose = tokens[hit.end + 1] if hit.group.name in _NAMING and hit.end + 1 < len(tokens) else None
        if whose and whose.capital and tokens[hit.end].low == "from":
            return whose.low not in proposal.sentence.low
    return False


def _answered(kept: list[Candidate], own: list[Candidate]) -> list[Candidate]:
    """Return ``kept`` with each answer to a proposal ("refused its request") moved into the nearest one before it.

    What says more than that, "rejected the plan, but agreed to a study", is an item of its own as well.
    """
    for answer in own:
        if all(hit.group.name not in _ANSWERS for hit in answer.hits):
            continue
        if _tells_of_which(answer) or _has_its_own(answer):
            continue
        number = answer.sentence.number
        before = [one for one in kept if number - _FAR <= one.sentence.number < number]
        if not before:
            continue
        nearest = max(before, key=lambda one: one.sentence.number)
        if _is_of_others(answer, nearest):
            continue
        kept = [
            replace(one, also=(*one.also, answer)) if one is nearest else one
            for one in kept
            if one.sentence is not answer.sentence or answer.cue.group.name not in _ANSWERING
        ]
    return kept
