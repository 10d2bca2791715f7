"""What a source has on somebody's word is no fact: an item that names nobody is told with who says so; English only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.brief import Item
from summarizer.document import Span
from summarizer.kinds.brief import Actor, Disagreement, OpenQuestion
from summarizer.language.english_words import is_content
from summarizer.report import Doubt
from summarizer.verifying.clauses import MOST_WORDS, Clauses, clauses
from summarizer.verifying.firmness import firmness
from summarizer.verifying.reading import Instead, Sentence, is_english, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.document import Document
    from summarizer.report import Evidence

#: Verbs that hand on what somebody says. Who announces, proposes or denies something does so himself.
_HANDING_ON: Final = frozenset(
    "say says said tell tells told warn warns warned claims claimed argue argues argued insist insists insisted "
    "believe believes believed states stated writes wrote adds added explains explained".split()
)

#: Before such a verb these are no speaker, or one that another sentence names.
_NO_SPEAKERS: Final = frozenset(
    "to is are was were be been being it he she they we i you who which that this these those there not".split()
)

#: What opens a clause whose verb of saying hands on nothing: "as Lee said"; and a clause of its own.
_SUBORDINATE: Final = frozenset("as who which if when".split())
_JOINING: Final = frozenset("and but or while".split())

#: So many words of a sentence at its end may tell who speaks: "…, the head of the port said on Monday".
_LONGEST_TAG: Final = 12

#: Words that a statement has at least, beside those that tell who an actor is, if it claims anything.
_FEWEST: Final = 2

#: So much of a statement's words stand in what is said.
_LEAST: Final = 0.8


class _Told(NamedTuple):
    """The words of a sentence that tell who speaks, ``first`` to ``end``, and those that he says, both by numbers."""

    first: int
    end: int
    said: range


def reported(item: Item, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Caution an item that tells as a fact, and of nobody, what all of its evidence has on somebody's word.

    A speaker whom the source's form tells, as in a dialogue, is printed with the line anyway.
    """
    if type(item) is Item or isinstance(item, Disagreement | OpenQuestion):
        return
    if item.attributed_to or item.certainty != "asserted" or getattr(item, "chain", None):
        return
    if not evidence or any(one.speaker for one in evidence) or not is_english(sources, evidence):
        return
    said = firmness(item.statement)
    if said.reports or said.asks:
        return
    statement = clauses(item.statement)
    own = frozenset(statement.stems[at] for at in statement.content)
    if len(own - _who(item)) < _FEWEST:
        return
    tellers = [_teller(sentence(one, sources), own) for one in evidence]
    if None in tellers:
        return
    (there,) = filter(None, tellers[:1])
    yield Doubt(
        check="attribution",
        severity="caution",
        note=f"told as a fact, and the source has it on somebody's word: “{there['instead']}”",
        span=Span(0, len(item.statement)),
        **there,
    )


def _teller(around: Sentence, own: frozenset[str]) -> Instead | None:
    """Return the words of a sentence that tell who says what a statement, by its words, tells; None where none do."""
    source = clauses(around.words)
    found = (one for one in _tellings(source) if _hands_on(one, source, own))
    return next((around.instead(source.folded, one.first, one.end) for one in found), None)


def _tellings(text: Clauses) -> Iterator[_Told]:
    """Yield each place of a sentence that tells who speaks, and what he says: "Lee said (that) …", "…, Lee said"."""
    words = text.folded.words
    if len(words) >= MOST_WORDS:
        return
    for at, word in enumerate(words):
        if word not in _HANDING_ON or not at or words[at - 1] in _NO_SPEAKERS:
            continue
        clause = text.clause(at)
        first = clause.start
        if words[first] in _SUBORDINATE:
            continue
        if clause.stop - at > 1 or clause.stop == len(words) == at + 1:
            closes = first > 0 and len(words) - first <= _LONGEST_TAG and words[first] not in _JOINING
            yield _Told(first, at + 1, range(first) if closes else range(at + 1, len(words)))


def _who(item: Item) -> frozenset[str]:
    """Return the words that only tell who an actor is: "Liu He, a vice-premier" is nobody's claim."""
    if not isinstance(item, Actor):
        return frozenset()
    return frozenset(clauses(f"{item.name} {item.role or ''}").stems)


def _hands_on(told: _Told, source: Clauses, own: frozenset[str]) -> bool:
    """Tell whether a statement, by its words, is what is said, without whoever says it."""
    speaker = {source.stems[at] for at in range(told.first, told.end - 1) if is_content(source.folded.words[at])}
    if not speaker or not own.isdisjoint(speaker):
        return False
    said = {source.stems[at] for at in told.said}
    return len(own & said) >= _LEAST * len(own)
