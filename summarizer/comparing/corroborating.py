"""How many sources bear a finding out, independently of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.canonical import fold
from summarizer.comparing.reprints import reprints, runs
from summarizer.kinds.brief import Disagreement

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.document import Document
    from summarizer.report import Evidence, Finding

#: Of the shorter sentence's runs of words, the part that makes two sentences one sentence taken over.
_TAKEN_OVER: Final = 0.5


def corroborated(findings: Sequence[Finding], documents: Sequence[Document]) -> tuple[Finding, ...]:
    """Return the findings, each with the number of independent sources that bear it out.

    Counted once are one document's passages, documents that are reprints of one another, and sentences that one source
    took over from another: the same words of one agency, or of one speaker, in two papers are one testimony. A
    disagreement is borne out by nobody as a whole: it counts as one.
    """
    source = reprints(documents)
    texts = {document.id: document.text for document in documents}
    return tuple(
        finding.model_copy(
            update={
                "corroboration": 1
                if isinstance(finding.item, Disagreement)
                else _testimonies(finding.evidence, source, texts)
            }
        )
        for finding in findings
    )


def _testimonies(evidence: Sequence[Evidence], source: Mapping[str, str], texts: Mapping[str, str]) -> int:
    """Return how many groups of evidence there are, of which no two share a source or a sentence."""
    if len({source[one.document_id] for one in evidence}) == 1:
        return 1
    groups: list[tuple[set[str], list[frozenset[int]]]] = []
    for one in evidence:
        sources = {source[one.document_id]}
        sentences = [runs(fold((one.sentence or one.span).of(texts[one.document_id])).words)]
        apart = []
        for group in groups:
            if group[0] & sources or any(_is_taken_over(sentences[0], sentence) for sentence in group[1]):
                sources |= group[0]
                sentences += group[1]
            else:
                apart.append(group)
        groups = [*apart, (sources, sentences)]
    return len(groups)


def _is_taken_over(one: frozenset[int], other: frozenset[int]) -> bool:
    return len(one & other) >= _TAKEN_OVER * min(len(one), len(other))
