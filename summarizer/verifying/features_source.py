"""Sources as the learned scorer reads them: stems, where they stand, and what stands beside them. Made once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from itertools import accumulate, pairwise
from math import log
from typing import TYPE_CHECKING, Final

from summarizer.canonical import index
from summarizer.document import once_a_document
from summarizer.language.english_words import HEDGING, denies, is_content, keys, root, stem
from summarizer.verifying.known_numbers import known_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarizer.document import Document

#: Places of one word, and words of one sentence, that are looked at: what is in excess is no text anybody wrote.
_MOST: Final = 200

#: Places of one word whose company is looked at.
_MOST_VISITED: Final = 20

#: Two words are near each other where they stand in the same run of 8 words or in neighbouring ones.
_RUN: Final = 3

#: As much of a source's beginning shows whether it is a dialogue.
_SAMPLE: Final = 5_000

#: A word is denied by what stands up to so many words before or after it.
_DENIED_BEFORE: Final = 6
_DENIED_AFTER: Final = 3
_JUST_BEFORE: Final = 3

#: A word in more places is not looked at one by one.
_FEW: Final = 4


class Sources:
    """The words of some documents, numbered through all of them, and of which sentence each is.

    ``pairs`` are the neighbouring stems; ``denials`` and ``hedges`` are the numbers of the words that deny, or weigh,
    what follows.
    """

    def __init__(self, documents: Sequence[Document]) -> None:
        self._known_numbers = list(map(known_numbers, documents))
        self.words: list[str] = []
        self._first: list[int] = []  # the number of each sentence's first word
        lines = turns = 0
        denials: list[int] = []
        hedges: list[int] = []
        for document in documents:
            known = index(document)
            folded, offset = known.folded, len(self.words)
            self.words += keys(folded)
            denials += (offset + at for word in filter(denies, known.postings) for at in known.postings[word])
            hedges += (offset + at for word in known.postings.keys() & HEDGING for at in known.postings[word])
            ends = [match.end() for match in _border().finditer(folded.text)]
            self._first += sorted({offset + bisect_right(folded.ends, end) for end in (0, *ends)})
            sample = folded.text[:_SAMPLE]
            turns += len(_turn().findall(sample))
            lines += 1 + bisect_right(ends, _SAMPLE)
        self.dialogue = turns / max(1, lines)
        self.denials, self.hedges = sorted(denials), sorted(hedges)
        stem_of = {word: stem(word) for word in set(self.words)}
        self.stems = stems = list(map(stem_of.__getitem__, self.words))
        self.sentences = len(self._first)
        self.sentence_of = self._numbered()
        self.places: dict[str, list[int]] = {word: [] for word in dict.fromkeys(stems)}
        for at, standing in enumerate(map(self.places.__getitem__, stems)):
            standing.append(at)
        self.roots = set(map(root, self.places))
        self.pairs = set(pairwise(stems))
        self._rarities: dict[str, float] = {}
        self._runs: dict[str, set[int]] = {}
        self._within: dict[str, set[int]] = {}

    def _numbered(self) -> list[int]:
        starts = [0] * (len(self.words) + 1)
        for first in self._first[1:]:
            starts[min(first, len(self.words))] += 1
        return list(accumulate(starts[: len(self.words)]))

    def rarity(self, word: str) -> float:
        """Return how much a stem tells: the more, the more rarely it stands here."""
        found = self._rarities.get(word)
        if found is None:
            found = self._rarities[word] = log(1 + self.sentences / len(self.places.get(word, "?")))
        return found

    def between(self, before: str, after: str) -> str | None:
        """Return the stem that stands, the first time, between two others, if there is one."""
        stems = self.stems
        for at in self.places.get(before, ())[:_MOST]:
            if stems[at + 2 : at + 3] == [after]:
                return stems[at + 1]
        return None

    def within(self, word: str) -> set[int]:
        """Return the numbers of the sentences that a stem stands in."""
        found = self._within.get(word)
        if found is None:
            found = self._within[word] = {self.sentence_of[at] for at in self.places.get(word, ())[:_MOST]}
        return found

    def sentence(self, number: int) -> range:
        """Return the numbers of a sentence's words; there are none where there is no such sentence."""
        if not 0 <= number < self.sentences:
            return range(0)
        end = self._first[number + 1] if number + 1 < self.sentences else len(self.words)
        return range(self._first[number], min(end, self._first[number] + _MOST))

    def has_number(self, values: Iterable[float]) -> bool:
        """Tell whether a figure that may stand for one of these values is there."""
        return any(known.has(value) for known in self._known_numbers for value in values)

    def company(self, word: str, others: Iterable[str]) -> float | None:
        """Return how much of ``others``, by rarity, stands near some place of ``word``, 0 to 1; None for no others."""
        known = [(self._runs_near(other), self.rarity(other)) for other in others if other in self.places]
        if not known:
            return None
        best = 0.0
        for run in {at >> _RUN for at in self.places[word][:_MOST_VISITED]}:
            near = 0.0
            for runs, weight in known:
                if run in runs:
                    near += weight
            best = max(best, near)
        return best / sum(weight for _, weight in known)

    def _runs_near(self, word: str) -> set[int]:
        """Return the runs of words that a stem stands in or beside."""
        runs = self._runs.get(word)
        if runs is None:
            here = [at >> _RUN for at in self.places[word][:_MOST]]
            runs = self._runs[word] = {near for run in here for near in (run - 1, run, run + 1)}
        return runs

    def is_denied_near(self, words: Iterable[str]) -> bool:
        """Tell whether something near one of these stems denies."""
        return any(
            is_among(self.denials, at - _DENIED_BEFORE, at + _DENIED_AFTER)
            for word in words
            for at in self.places.get(word, ())[:_MOST_VISITED]
        )

    def is_always_denied(self, word: str) -> bool:
        """Tell whether the stem stands in few places, and every time right after something that denies."""
        places = self.places[word]
        return len(places) <= _FEW and all(is_among(self.denials, at - _JUST_BEFORE, at) for at in places)


def is_among(places: Sequence[int], low: int, high: int) -> bool:
    """Tell whether one of the sorted ``places`` lies from ``low`` to ``high`` (exclusive)."""
    at = bisect_left(places, low)
    return at < len(places) and places[at] < high


@cache
def _border() -> re.Pattern[str]:
    # One class of all that may end a sentence, for a fast scan; the lookbehind tells what ends one by itself.
    return re.compile(r"[.!?\n。！？](?:(?<=[\n。！？])|(?=[\"'”’)\]]{0,3}\s))")


@cache
def _turn() -> re.Pattern[str]:
    return re.compile(r"(?:^|[.!?\n]\s{0,2})[A-Z][\w .]{0,20}:\s")


def sources_of(documents: Sequence[Document]) -> Sources:
    """Return what the scorer knows of one or more documents; it is made once and lives as long as the first of them."""
    ids = tuple(document.id for document in documents)
    known = _beginning_with(documents[0])
    found = known.get(ids)
    if found is None:
        known.clear()  # one set of sources at a time
        found = known[ids] = Sources(documents)
    return found


@once_a_document
def _beginning_with(_: Document) -> dict[tuple[str, ...], Sources]:
    return {}


def content(words: Iterable[str]) -> list[int]:
    """Return the numbers of the words that carry meaning of their own."""
    return [number for number, word in enumerate(words) if is_content(word)]
