"""What the evidence says only under a condition, a statement must not say without one: caution only, English only."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from summarizer.document import Span
from summarizer.language.lexicon import words
from summarizer.report import Doubt
from summarizer.verifying.clauses import clauses
from summarizer.verifying.reading import is_english, read, sentence
from summarizer.verifying.retelling import LEAST_TOLD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.document import Document
    from summarizer.report import Evidence
    from summarizer.verifying.clauses import Clauses

#: Words that carry meaning in a statement, or in a condition, at least.
_FEWEST: Final = 2

#: No sentence has more.
_MOST_CONDITIONS: Final = 8

_FUTURE: Final = frozenset({"will", "won't", "shall"})

#: What depends on these is advice, or talk.
_ADVISED: Final = frozenset("you your i my we our".split())


def conditions(statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt a statement that has nearly all of a clause, and nothing of what the sentence makes that clause depend on.

    Advice is left alone: what to do, and what "you" may do, is told with conditions that the reader knows.
    """
    openers = words("firmness", "conditions")
    cited = [
        one for one in (sentence(each, sources) for each in evidence) if not openers.isdisjoint(read(one.words).words)
    ]
    if not cited or not is_english(sources, evidence):
        return
    said = clauses(statement)
    if len(said.content) < _FEWEST or not _is_unconditional(said) or not _has_subject(said):
        return
    own = {said.stems[n] for n in said.content}
    for one in cited:
        source = clauses(one.words)
        for first, end in islice(_conditions(source), _MOST_CONDITIONS):
            condition = _content(source, range(first, end))
            if len(condition) < _FEWEST or not own.isdisjoint(condition):
                continue
            if any(len(own & _content(source, main)) >= LEAST_TOLD * len(own) for main in _beside(source, first, end)):
                yield Doubt(
                    check="conditions",
                    severity="caution",
                    note="the source says this only under a condition",
                    span=Span(0, said.folded.ends[-1]),
                    **one.instead(source.folded, first, end),
                )
                return


def _is_unconditional(said: Clauses) -> bool:
    """Tell whether a statement names no condition, and says more than that something may be."""
    own = frozenset(said.folded.words)
    return "?" not in own and all(
        words("firmness", name).isdisjoint(own) for name in ("conditions", "conditional", "supposing")
    )


def _has_subject(said: Clauses) -> bool:
    """Tell whether a statement begins as what tells of somebody or something does, and no advice."""
    first = said.folded.words[0]
    return first in words("firmness", "determiners") or not _FUTURE.isdisjoint(said.folded.words)


def _content(text: Clauses, numbers: range) -> set[str]:
    return {text.stems[n] for n in text.content if n in numbers}


def _beside(text: Clauses, first: int, end: int) -> Iterator[range]:
    """Yield the words before and after a condition that its sentence makes depend on it."""
    if first:
        before = text.clause(first - 1)
        yield range(before.start, min(before.stop, first))
    if end < len(text.stems):
        yield text.clause(end)


def _conditions(text: Clauses) -> Iterator[tuple[int, int]]:
    """Yield the words of each clause that says on what another depends: "if the state pays"."""
    there = text.folded.words
    for at, word in enumerate(there):
        if word not in words("firmness", "conditions"):
            continue
        end = text.clause(at).stop
        before = there[at - 1] if at else ""
        if before not in words("firmness", "no_conditions") and _ADVISED.isdisjoint(there[at:end]):
            yield at, end
