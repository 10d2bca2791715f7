"""How much of the sources stands in the brief: what bears a line, what was read and bears none, what was not read."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from summarizer.comparing import unmentioned
from summarizer.report import Coverage, DocumentCoverage

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from summarizer.document import Document
    from summarizer.pipeline.drafting import Task
    from summarizer.report import Failure, Finding


def covered(
    documents: Sequence[Document],
    tasks: Sequence[Task],
    unread: Sequence[Task],
    findings: Sequence[Finding],
    failed: tuple[Failure, ...],
) -> Coverage:
    """Return the coverage of ``documents`` by ``findings``; ``unread`` are those parts of ``tasks`` that failed."""
    cited = {(one.document_id, one.passage) for finding in findings for one in finding.evidence}
    missed = {(task.document.id, passage.id) for task in unread for passage in task.chunk.passages}
    ids: defaultdict[str, list[str]] = defaultdict(list)
    for task in tasks:
        ids[task.document.id] += [passage.id for passage in task.chunk.passages]
    return Coverage(
        passages=sum(len(task.chunk.passages) for task in tasks),
        cited=len(cited),
        chunks=len(tasks),
        failed=failed,
        documents=tuple(_of(document.id, ids[document.id], cited, missed) for document in documents),
        unmentioned=unmentioned(documents, findings),
    )


def _of(
    document_id: str, ids: Sequence[str], cited: Collection[tuple[str, str]], missed: Collection[tuple[str, str]]
) -> DocumentCoverage:
    states = [(_state((document_id, one), cited, missed), one) for one in ids]
    ranges: dict[str, list[str]] = {"cited": [], "uncited": [], "unread": []}
    for state, run in groupby(states, key=lambda one: one[0]):
        those = [one for _, one in run]
        ranges[state].append(those[0] if len(those) == 1 else f"{those[0]}-{those[-1]}")
    return DocumentCoverage(
        document_id=document_id, passages=len(ids), **{state: tuple(found) for state, found in ranges.items()}
    )


def _state(passage: tuple[str, str], cited: Collection[tuple[str, str]], missed: Collection[tuple[str, str]]) -> str:
    if passage in cited:
        return "cited"
    return "unread" if passage in missed else "uncited"
