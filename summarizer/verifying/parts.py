"""What is said of two of the bridges is not said of the bridges: caution only, English only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.document import Span
from summarizer.language.figures import figures
from summarizer.report import Doubt
from summarizer.verifying.clauses import clauses
from summarizer.verifying.reading import is_english, sentence
from summarizer.verifying.retelling import is_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.document import Document
    from summarizer.report import Evidence
    from summarizer.verifying.clauses import Clauses

#: Words that count, beside numerals, and those that open what they count of.
_COUNTS: Final = frozenset("some few several most many half none third quarter majority part".split())
_THE: Final = frozenset("the its their his her our these those".split())

#: By one of these before a thing a statement tells of a part of it, too, or of a thing of another thing.
_OF: Final = frozenset("of in among from some few several most many half both each no none not all every any".split())

#: Words that may stand between "of the" and the thing: "of the five old bridges".
_MOST_BETWEEN: Final = 2


class _Part(NamedTuple):
    """Words ``first`` to ``end`` of a text, which tell a part of a thing; the last of them is the thing."""

    first: int
    end: int


def parts(statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt a thing of which the nearest sentence says only of a part what the statement says of it.

    The sentence must tell nearly all that the statement tells, and name the thing nowhere else.
    """
    if not evidence or not is_english(sources, evidence):
        return
    one = sentence(evidence[0], sources)
    if " of " not in one.words:
        return
    said, source = clauses(statement), clauses(one.words)
    for part in _parts(source):
        thing = source.stems[part.end - 1]
        places = [at for at, stem in enumerate(said.stems) if stem == thing]
        if len(places) != 1 or source.stems.count(thing) > 1 or not _is_whole(said, places[0]):
            continue
        if is_told(said, -1, one, source, sources):
            yield Doubt(
                check="parts",
                severity="caution",
                note="the source says this of a part only",
                span=Span(said.folded.starts[places[0]], said.folded.ends[places[0]]),
                **one.instead(source.folded, part.first, part.end),
            )
            return


def _parts(text: Clauses) -> Iterator[_Part]:
    """Yield "two of the five bridges" and "half of the bridges"; "one of the bridges" names a bridge."""
    there = text.folded.words
    counting = {figure.end: figure.first for figure in figures(text.folded) if figure.values[0] != 1}
    for at, word in enumerate(there):
        if word != "of" or there[at + 1 : at + 2] == [] or there[at + 1] not in _THE:
            continue
        first = counting.get(at, at - 1 if at and there[at - 1] in _COUNTS else None)
        behind = [n for n in text.clause(at) if at + 1 < n <= at + 2 + _MOST_BETWEEN]
        thing = next((n for n in reversed(behind) if _is_plural(text, n)), None)
        if first is not None and thing is not None:
            yield _Part(first, thing + 1)


def _is_plural(text: Clauses, at: int) -> bool:
    word = text.folded.words[at]
    return at in text.content and word.endswith("s") and not word.endswith("'s")


def _is_whole(text: Clauses, at: int) -> bool:
    """Tell whether nothing before a thing tells that only some of it is meant."""
    before = [text.folded.words[n] for n in text.clause(at) if at - _MOST_BETWEEN - 2 <= n < at]
    return _OF.isdisjoint(before) and _COUNTS.isdisjoint(before)
