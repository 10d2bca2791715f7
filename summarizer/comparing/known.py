"""An item of a brief as it is compared with those of another brief."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from summarizer.canonical import fold
from summarizer.canonical.lexicon import tells
from summarizer.comparing.likeness import alike, gist
from summarizer.kinds.brief import Actor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.comparing.likeness import Gist
    from summarizer.report import Evidence, Finding

_MOST_SENTENCES: Final = 3  # of an item's evidence that are held against those of another
_LEAST_SHARED: Final = 1 / 2  # of the words of the shorter of two statements on sentences that are alike

#: Fields that say who says so, or whose it is.
_VOICES: Final = ("proposer", "raised_by", "asked_by")
_TITLES: Final = frozenset("mr mrs ms dr prof sir herr frau mme monsieur madame the a an der die das le la les".split())


@dataclass(frozen=True, eq=False)
class Known:
    """An item at its ``place`` in a brief, with what it is compared by; what takes longer is found when asked for."""

    place: int
    finding: Finding
    words: tuple[str, ...]
    about: frozenset[str]
    names: frozenset[str]
    texts: Mapping[str, str]

    @cached_property
    def order(self) -> tuple[object, ...]:
        """What the item stands behind and before, wherever its brief has it."""
        finding = self.finding
        spans = tuple((one.document_id, one.span.start, one.span.end) for one in finding.evidence)
        return finding.section, self.words, spans, repr(finding.item)

    @cached_property
    def gist(self) -> Gist:
        """What its statement is about."""
        return gist(self.finding.item.statement)

    @cached_property
    def sentences(self) -> tuple[Gist, ...]:
        """What the sentences are about that its evidence stands in."""
        evidence = self.finding.evidence[:_MOST_SENTENCES]
        return tuple(dict.fromkeys(gist(self._sentence(one)) for one in evidence))

    def _sentence(self, evidence: Evidence) -> str:
        text = self.texts.get(evidence.document_id, "")
        return (evidence.sentence.of(text) if evidence.sentence else "") or evidence.quote

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers of its statement."""
        return frozenset(word for word in self.words if word[0].isdecimal())

    @cached_property
    def voices(self) -> Mapping[str, frozenset[str]]:
        """The words of the names of who says so, and of whose it is."""
        item = self.finding.item
        speakers = {one.speaker for one in self.finding.evidence}
        said_by = item.attributed_to or (speakers.pop() if len(speakers) == 1 else "")
        named = {"said by": said_by, **{name: getattr(item, name, None) or "" for name in _VOICES}}
        told = {name: frozenset(fold(told).words) - _TITLES for name, told in named.items()}
        return {name: words for name, words in told.items() if words}


def known(place: int, finding: Finding, texts: Mapping[str, str]) -> Known:
    """Return an item as it is compared; ``texts`` are those of the documents by their ids."""
    item = finding.item
    words = tuple(fold(item.statement).words)
    names = (item.name, *item.aliases) if isinstance(item, Actor) else ()
    about = frozenset(filter(tells, words))
    return Known(place, finding, words, about, frozenset(" ".join(fold(name).words) or name for name in names), texts)


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return which part of the smaller set the other has; 0 of nothing."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0


def nearness(one: Known, other: Known) -> float:
    """Return how near two items are to being one, by their statements and the sentences that bear them out; 0: two.

    An actor is who it is by its name. Two on sentences of one text, with other numbers, are told there both.
    """
    if one.names or other.names or not _of_one_voice(one, other) or _are_told_both(one, other):
        return 0
    said = alike(one.gist, other.gist)
    if said:
        return 1 + said + (one.numbers == other.numbers)
    if not _about_one_thing(one.gist, other.gist):
        return 0
    return max(alike(first, second) for first in one.sentences for second in other.sentences)


def _of_one_voice(one: Known, other: Known) -> bool:
    """Tell whether nobody is named for one of two items who is not named for the other: Dr. Lee, Min-jun Lee."""
    both = [(words, other.voices[name]) for name, words in one.voices.items() if name in other.voices]
    return all(words <= others or words >= others for words, others in both)


def _are_told_both(one: Known, other: Known) -> bool:
    first, second = ({(e.document_id, e.passage) for e in known.finding.evidence} for known in (one, other))
    documents = {document for document, _ in first} & {document for document, _ in second}
    return bool(documents) and first.isdisjoint(second) and one.numbers != other.numbers


def _about_one_thing(one: Gist, other: Gist) -> bool:
    """Tell whether statements on sentences that are alike share words enough, and name nobody beside each other."""
    names_more = one.names - other.about and other.names - one.about
    return overlap(one.about, other.about) >= _LEAST_SHARED and not names_more
