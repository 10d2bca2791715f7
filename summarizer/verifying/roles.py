"""Who does it and to whom: a statement must not swap the two sides of its evidence; caution only, English only."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.document import Span
from summarizer.language.english_words import stem
from summarizer.language.lexicon import words
from summarizer.report import Doubt
from summarizer.verifying.clauses import clauses
from summarizer.verifying.reading import is_english, sentence
from summarizer.verifying.retelling import is_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.document import Document
    from summarizer.report import Evidence
    from summarizer.verifying.clauses import Clauses

#: What is done more often in one sentence tells nothing, and takes long to compare.
_MOST_DEEDS: Final = 4

#: Between a verb and what it is done to, or by whom.
_SMALL: Final = frozenset("a an the its his her their by both all".split())
_AUXILIARY: Final = frozenset("is are was were be been being has have had will would to".split())


class _Deed(NamedTuple):
    """A verb at word ``at`` between ``first`` and ``end`` (exclusive), and the stems of who does it and to whom."""

    first: int
    at: int
    end: int
    doer: frozenset[str]
    done_to: frozenset[str]


def roles(statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt a verb whose two sides have changed places: "the union sued the port" for "the port sued the union".

    The sentence must tell nearly all that the statement tells, and nothing of the kind the other way round too.
    """
    if not evidence or not is_english(sources, evidence):
        return
    said = clauses(statement)
    for one in (sentence(each, sources) for each in evidence):
        source = clauses(one.words)
        for own, there in _swapped(said, source):
            if is_told(said, -1, one, source, sources):
                yield Doubt(
                    check="roles",
                    severity="caution",
                    note="the source has this the other way round",
                    span=Span(said.folded.starts[own.first], said.folded.ends[own.end - 1]),
                    **one.instead(source.folded, there.first, there.end),
                )
                return


def _swapped(said: Clauses, source: Clauses) -> Iterator[tuple[_Deed, _Deed]]:
    """Yield the deeds of a statement that a sentence has the other way round, with the sentence's."""
    known, content, telling = frozenset(source.stems), _content(said), _content(source)
    for at in said.content:
        if said.stems[at] not in known or said.stems[at] in _mutual():
            continue
        if said.stems.count(said.stems[at]) > 1 or source.stems.count(said.stems[at]) > _MOST_DEEDS:
            continue
        own = _deed(said, at, content)
        if own is None or own.doer.isdisjoint(known) or own.done_to.isdisjoint(known):
            continue
        same = (n for n in source.content if source.stems[n] == said.stems[at])
        deeds = [deed for n in same if (deed := _deed(source, n, telling))]
        turned = [deed for deed in deeds if _is_turned(own, deed)]
        if turned and not any(own.doer & deed.doer and own.done_to & deed.done_to for deed in deeds):
            yield own, turned[0]


def _is_turned(own: _Deed, there: _Deed) -> bool:
    return bool(
        own.doer & there.done_to
        and own.done_to & there.doer
        and own.doer.isdisjoint(there.doer)
        and own.done_to.isdisjoint(there.done_to)
    )


def _content(text: Clauses) -> frozenset[int]:
    """Return the numbers of the words that may name somebody or something; a score behind a name is none."""
    there = text.folded.words
    return frozenset(n for n in text.content if there[n][-2:] != "ly" and not there[n][0].isdecimal())


def _deed(text: Clauses, at: int, content: frozenset[int]) -> _Deed | None:
    """Return the verb at a word with the words that stand by each other before it and after it; None without either."""
    clause = text.clause(at)
    last = at
    while last > clause.start and text.folded.words[last - 1] in _AUXILIARY:
        last -= 1
    first = last
    while first > clause.start and first - 1 in content:
        first -= 1
    start = at + 1
    while start < clause.stop and text.folded.words[start] in _SMALL:
        start += 1
    end = start
    while end < clause.stop and end in content:
        end += 1
    before, after = frozenset(text.stems[first:last]), frozenset(text.stems[start:end])
    if not before or not after:
        return None
    passive = "by" in text.folded.words[at + 1 : start]
    return _Deed(first, at, end, *((after, before) if passive else (before, after)))


@cache
def _mutual() -> frozenset[str]:
    return frozenset(map(stem, words("contraries", "mutual")))
