"""How much an affair turns on a sentence: what it shares with the items that are printed, and where it stands."""

from __future__ import annotations

import math
from bisect import insort
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar

from summarizer.extracting.candidates import LEAD, TOPIC, TOPICAL, Candidate, stems_of
from summarizer.extracting.cues import Group, Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from summarizer.extracting.reading import Reading, Sentence
    from summarizer.extracting.saying import Voice

# Items printed for each square root of a token: about six for an article of 450, twice as many for four times that.
DENSITY: Final = 0.28
FEWEST: Final = 2

Found = TypeVar("Found")


@dataclass(frozen=True)
class Affair:
    """What the other sections hold: the ``stems`` of their sentences, and which sentences they ``hold`` by section."""

    stems: frozenset[str]
    held: Mapping[str, frozenset[int]]
    length: int
    sentences: int

    def weight(self, sentence: Sentence) -> float:
        """Return how much turns on ``sentence``: by the words it shares with the items, and the earlier the more."""
        shared = len(stems_of(sentence.low, sentence.language) & self.stems)
        return TOPIC * min(1.0, shared / TOPICAL) + LEAD * (1 - sentence.number / self.sentences)

    def holds(self, sentence: Sentence, *sections: str) -> bool:
        """Tell whether ``sentence`` stands in one of ``sections`` already."""
        return any(sentence.number in self.held[section] for section in sections)


def affair(reading: Reading, printed: Mapping[str, Sequence[Candidate]]) -> Affair:
    """Return the affair that the candidates ``printed`` in the other sections make."""
    stems = set(stems_of(reading.document.title.casefold().split(), reading.language))
    for one in (one for section in printed.values() for one in section):
        stems |= one.stems
    held = {
        section: frozenset(each.sentence.number for one in candidates for each in (one, *one.also))
        for section, candidates in printed.items()
    }
    length = sum(len(sentence.tokens) for sentence in reading.sentences)
    return Affair(frozenset(stems), held, length, max(1, len(reading.sentences)))


def candidate(section: str, sentence: Sentence, cue: tuple[int, int], weight: float, voice: Voice) -> Candidate:
    """Return a candidate of ``section`` whose one ``cue`` are the tokens from one to another, exclusive."""
    hit = Hit(Group(section, ((section, weight),)), *cue)
    return Candidate(section, sentence, (hit,), weight, voice, stems_of(sentence.low, sentence.language))


class Offer(NamedTuple, Generic[Found]):
    """What may be found in a sentence: the ``most`` it can weigh, and what ``look`` returns, None where nothing is.

    That is its weight, what it is the same as, and the find itself.
    """

    most: float
    look: Callable[[], tuple[float, Hashable, Found] | None]


def found_already(found: tuple[float, Hashable, Found]) -> Offer[Found]:
    """Return the offer of a find that needs no closer look: its weight, what it is the same as, and the find."""
    return Offer(found[0], lambda: found)


def weightiest(offers: Iterable[Offer[Found]], length: int) -> list[tuple[float, Found]]:
    """Return as many finds of ``offers`` as a text of so many tokens bears, the weightiest first, each with its weight.

    Of the same only the weightiest is returned, of equally weighty ones the earlier. What can weigh less than all that
    are kept is not looked at.
    """
    room = max(FEWEST, round(DENSITY * math.sqrt(length)))
    kept: dict[Hashable, tuple[float, int, Found]] = {}
    weights: list[float] = []  # of those kept, ascending
    for number, offer in sorted(enumerate(offers), key=lambda one: -one[1].most):
        if len(weights) >= room and offer.most < weights[-room]:
            break
        found = offer.look()
        if found is None:
            continue
        weight, same, one = found
        former = kept.get(same)
        if former is None or (-weight, number) < (-former[0], former[1]):
            if former is not None:
                weights.remove(former[0])
            kept[same] = (weight, number, one)
            insort(weights, weight)
    best = sorted(kept.values(), key=lambda each: (-each[0], each[1]))
    return [(weight, one) for weight, _, one in best[:room]]
