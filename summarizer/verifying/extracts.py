"""A statement that is made of a sentence's own words must not leave out those that make less of them.

"Lee approved the plan" stands in "Berg doubts that Lee approved the plan", which does not say so. English only.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from summarizer.canonical.lexicon import (
    ADVERBS_OF_DOUBT,
    ATTEMPTS,
    AUXILIARIES_OF_DOUBT,
    DENIALS,
    DENIALS_THAT,
    is_negation,
)
from summarizer.document import Span
from summarizer.report import Doubt
from summarizer.verifying.clauses import clauses
from summarizer.verifying.reading import is_english, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.document import Document
    from summarizer.report import Evidence
    from summarizer.verifying.clauses import Clauses

#: Words of a statement that carry meaning, at least: fewer stand in many a sentence by chance.
_FEWEST: Final = 3

#: And at most: what is longer tells several things, and what makes less of one is no doubt of the others.
_MOST: Final = 16

#: Words over which what a sentence thinks of a claim reaches its subject: "doubts that the old board".
_REACH: Final = 6

#: What a sentence says of a claim that follows, beside what denies or doubts it.
_GOVERNING: Final = DENIALS | DENIALS_THAT | ATTEMPTS | ADVERBS_OF_DOUBT | frozenset({"whether"})

#: At the head of a sentence these suppose what follows: "Had Lee approved the plan, …".
_SUPPOSING: Final = frozenset({"had", "were", "should"})

#: Between a subject and what it does, these say that it does not, or not quite.
_UNDOING: Final = ADVERBS_OF_DOUBT | frozenset(
    "against almost nearly abandoned abandons ditched dropped drops scrapped scraps shelved shelves "
    "withdrew withdraws withdrawn".split()
)

#: And these that it is only to be done, or tried.
_TO_COME: Final = AUXILIARIES_OF_DOUBT | ATTEMPTS

#: How many, by how much of the whole: a statement may not make more of it.
_SHARES: Final[Mapping[str, int]] = {
    "any": 1,
    "few": 1,
    "some": 2,
    "several": 2,
    "many": 3,
    "most": 4,
    "all": 5,
    "every": 5,
    "each": 5,
}
_INSIDE_SHARES: Final = frozenset("of the its their".split())


def extracts(statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt a statement all of whose words a sentence has, in their order, beside words that make less of them."""
    said = clauses(statement)
    if not _FEWEST <= len(_content(said)) <= _MOST or "?" in said.folded.words or not is_english(sources, evidence):
        return
    own = frozenset(said.folded.words)
    for one in (sentence(each, sources) for each in evidence):
        source = clauses(one.words)
        places = _taken(said, source)
        found = next((at for at in _lessening(said, source, places) if source.folded.words[at] not in own), None)
        if found is not None:
            yield Doubt(
                check="extracts",
                severity="caution",
                note="the source makes less of it",
                span=Span(0, said.folded.ends[-1]),
                **one.instead(source.folded, found, next(at for at in (*places, found) if at >= found) + 1),
            )
            return


def _content(said: Clauses) -> tuple[int, ...]:
    """Return the numbers of the words that carry meaning, but those that tell how many."""
    return tuple(number for number in said.content if said.folded.words[number] not in _SHARES)


def _taken(said: Clauses, source: Clauses) -> tuple[int, ...]:
    """Return where a statement's words stand in a sentence, in order and as late as may be; () if one does not."""
    places: list[int] = []
    at = len(source.stems)
    for number in reversed(_content(said)):
        at = next((place for place in range(at - 1, -1, -1) if source.stems[place] == said.stems[number]), -1)
        if at < 0:
            return ()
        places.append(at)
    return tuple(reversed(places))


def _lessening(said: Clauses, source: Clauses, places: tuple[int, ...]) -> Iterator[int]:
    """Yield the numbers of a sentence's words that make less of those at ``places``."""
    if places:
        yield from _before(source, places[0])
        yield from _between(said, source, places)
        yield from _shares(said, source, places)


def _before(source: Clauses, first: int) -> Iterator[int]:
    """Yield what a sentence says of the claim that begins with the word ``first``, in the same clause."""
    there = source.folded.words
    if there and there[0] in _SUPPOSING and 0 < first <= _REACH:
        yield 0
    for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if source.clauses[at] != source.clauses[first] or there[at] == "to":
            return  # "proposed to sell the quay" is a plan to "Sell the quay"
        if there[at] in _GOVERNING:
            yield at


def _between(said: Clauses, source: Clauses, places: tuple[int, ...]) -> Iterator[int]:
    """Yield the words left out that say of what is done that it is not, or is only to be: "refused to", "will"."""
    there = source.folded.words
    done = dict(zip(places, _content(said), strict=True))
    for one, other in pairwise(places):
        left_out = [at for at in range(one + 1, other) if source.clauses[at] == source.clauses[other]]
        for at in left_out:
            to_come = there[at] in _TO_COME and _is_done(said, done[other])
            undone = there[at] in _UNDOING or (there[at] in DENIALS and there[at + 1 : at + 2] == ["to"])
            if undone or (to_come and not _is_done(source, other)):
                yield at


def _is_done(text: Clauses, number: int) -> bool:
    return text.folded.words[number].endswith("ed")


def _shares(said: Clauses, source: Clauses, places: tuple[int, ...]) -> Iterator[int]:
    """Yield the words with which a sentence tells a smaller share of something than a statement does."""
    for number, place in zip(_content(said), places, strict=True):
        at, share = _share(source, place)
        claimed = _share(said, number)[1] or (2 if share == 1 else 0)
        if at >= 0 and claimed > share:
            yield at


def _share(text: Clauses, number: int) -> tuple[int, int]:
    """Return the place of the share that stands right before a word, -1 for none, and how much that is."""
    words = text.folded.words
    at = number - 1
    while at > 0 and words[at] in _INSIDE_SHARES:
        at -= 1
    if at < 0 or words[at] not in _SHARES:
        return -1, 0
    if at > 0 and is_negation(words[at - 1]):
        return at - 1, 1  # "not all", "hardly any"
    return (at, _SHARES[words[at]]) if words[at] != "any" else (-1, 0)
