"""What came about in spite of something did not come about because of it: caution only, English only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.document import Span
from summarizer.report import Doubt
from summarizer.verifying.clauses import clauses
from summarizer.verifying.reading import is_english, sentence
from summarizer.verifying.retelling import is_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.document import Document
    from summarizer.report import Evidence
    from summarizer.verifying.clauses import Clauses

#: What names a reason, and what names an obstacle; the longer before the shorter.
_REASON: Final = (("because", "of"), ("because",), ("due", "to"), ("owing", "to"), ("thanks", "to"))
_OBSTACLE: Final = (("despite",), ("in", "spite", "of"), ("even", "though"), ("although",), ("though",))
_FIRST: Final = frozenset(phrase[0] for phrase in (*_REASON, *_OBSTACLE))

#: So much of what follows the one must follow the other.
_LEAST: Final = 0.6


class _Named(NamedTuple):
    """A reason or an obstacle: the words ``first`` to ``end`` that name it as such, and the stems of what it is."""

    first: int
    end: int
    is_reason: bool
    told: frozenset[str]


def reasons(statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt "because of the rain" where the source has "despite the rain", and the other way round.

    The sentence must tell nearly all that the statement tells.
    """
    said = clauses(statement)
    own = list(_named(said))
    if not own or not is_english(sources, evidence):
        return
    for one in (sentence(each, sources) for each in evidence):
        source = clauses(one.words)
        there = list(_named(source))
        for named in own:
            same = [other for other in there if len(named.told & other.told) >= _LEAST * len(named.told)]
            if not same or any(other.is_reason == named.is_reason for other in same):
                continue
            if is_told(said, -1, one, source, sources):
                yield Doubt(
                    check="reasons",
                    severity="caution",
                    note=f"the source has this as {'an obstacle' if named.is_reason else 'the reason'}",
                    span=Span(said.folded.starts[named.first], said.folded.ends[named.end - 1]),
                    **one.instead(source.folded, same[0].first, same[0].end),
                )
                return


def _named(text: Clauses) -> Iterator[_Named]:
    words = text.folded.words
    if _FIRST.isdisjoint(words):
        return
    at = 0
    while at < len(text.stems):
        phrase = next((one for one in (*_REASON, *_OBSTACLE) if tuple(words[at : at + len(one)]) == one), None)
        if phrase:
            end = at + len(phrase)
            told = frozenset(text.stems[n] for n in text.clause(at) if n >= end and n in text.content)
            if told:
                yield _Named(at, end, phrase in _REASON, told)
        at += len(phrase or "1")
