"""How many sources bear a finding out, independently of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical import fold, quotations
from summarizer.canonical.lexicon import is_denial, tells
from summarizer.comparing.reprints import reprints, runs
from summarizer.kinds.brief import Actor, Disagreement
from summarizer.language.figures import figures
from summarizer.report import CONTESTED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.document import Document
    from summarizer.report import Evidence, Finding

#: Of the shorter sentence's runs of words, the part that makes two sentences one sentence taken over.
_TAKEN_OVER: Final = 0.5

#: Words of a quotation; fewer may be a title, or what anybody says.
_FEWEST_SAID: Final = 4

#: Letters that two forms of a word have in common.
_ROOT: Final = 4

#: Of the words of an actor's line, the part that a sentence must have to say the same of it.
_SAYS_AS_MUCH: Final = 0.6


class _Told(NamedTuple):
    """What a text tells: the beginnings of its words, whether it denies anything, and its figures by their values."""

    roots: frozenset[str]
    denies: bool
    figures: tuple[frozenset[float], ...]


class _Testimony(NamedTuple):
    """The runs of words of a sentence, and those of each of its quotations."""

    runs: frozenset[int]
    said: tuple[frozenset[int], ...]


def corroborated(findings: Sequence[Finding], documents: Sequence[Document]) -> tuple[Finding, ...]:
    """Return the findings, each with the number of independent sources that bear it out.

    Counted once are one document's passages, documents that are reprints of one another, and sentences that one source
    took over from another: the same words of one agency, or of one speaker, in two papers are one testimony. A
    disagreement is borne out by nobody as a whole: it counts as one. What one source of a finding says against it bears
    it out no more than what says another thing of the same actor.
    """
    source = reprints(documents)
    texts = {document.id: document.text for document in documents}
    return tuple(
        finding.model_copy(
            update={
                "corroboration": 1
                if isinstance(finding.item, Disagreement)
                else _testimonies(_bearing(finding, texts), source, texts)
            }
        )
        for finding in findings
    )


def _bearing(finding: Finding, texts: Mapping[str, str]) -> list[Evidence]:
    """Return the evidence that bears a finding out: of an actor, that which says what the line says of it."""
    against = {doubt.document_id for doubt in finding.doubts if doubt.check == CONTESTED}
    evidence = [one for one in finding.evidence if one.document_id not in against]
    if isinstance(finding.item, Actor) and len({one.document_id for one in evidence}) > 1:
        said = _told(finding.item.statement)
        evidence = [one for one in evidence if _says(said, _told(_sentence(one, texts)))]
    return evidence or list(finding.evidence[:1])


def _sentence(one: Evidence, texts: Mapping[str, str]) -> str:
    return (one.sentence or one.span).of(texts[one.document_id])


def _told(text: str) -> _Told:
    folded = fold(text)
    return _Told(
        roots=frozenset(word[:_ROOT] for word in folded.words if tells(word)),
        denies=any(map(is_denial, folded.words)),
        figures=tuple(frozenset(one.values) for one in figures(folded) if one.plain or max(one.values) > 1),
    )


def _says(statement: _Told, sentence: _Told) -> bool:
    """Tell whether a sentence says most of what a statement does, denies as much, and has its figures.

    That 15 died bears out nothing of a line that tells of 12. Of nothing it says nothing.
    """
    there = frozenset[float]().union(*sentence.figures)
    return (
        bool(statement.roots)
        and statement.denies == sentence.denies
        and not any(values.isdisjoint(there) for values in statement.figures)
        and len(statement.roots & sentence.roots) >= _SAYS_AS_MUCH * len(statement.roots)
    )


def _testimonies(evidence: Sequence[Evidence], source: Mapping[str, str], texts: Mapping[str, str]) -> int:
    """Return how many groups of evidence there are, of which no two share a source or a sentence."""
    if len({source[one.document_id] for one in evidence}) == 1:
        return 1
    groups: list[tuple[set[str], list[_Testimony]]] = []
    for one in evidence:
        sources = {source[one.document_id]}
        sentences = [_testimony(_sentence(one, texts))]
        apart = []
        for group in groups:
            if group[0] & sources or any(_is_taken_over(sentences[0], sentence) for sentence in group[1]):
                sources |= group[0]
                sentences += group[1]
            else:
                apart.append(group)
        groups = [*apart, (sources, sentences)]
    return len(groups)


def _testimony(sentence: str) -> _Testimony:
    said = (fold(span.of(sentence)).words for span in quotations(sentence))
    return _Testimony(runs(fold(sentence).words), tuple(runs(words) for words in said if len(words) >= _FEWEST_SAID))


def _is_taken_over(one: _Testimony, other: _Testimony) -> bool:
    """Tell whether two sentences are much the same, or quote the same words, whatever is told around these."""
    return _has_most(one.runs, other.runs) or any(_has_most(said, also) for said in one.said for also in other.said)


def _has_most(one: frozenset[int], other: frozenset[int]) -> bool:
    return len(one & other) >= _TAKEN_OVER * min(len(one), len(other))
