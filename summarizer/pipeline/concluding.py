"""The bottom line: a sentence stands only on findings that stand, and says nothing that their evidence refutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.brief import Item
from summarizer.report import BEYOND_LIMIT, LeftOut, Refusal, Summary
from summarizer.verifying import verify

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarizer.brief import Sentence
    from summarizer.document import Document
    from summarizer.report import Finding

SECTION = "bottom_line"
_MOST = 3  # sentences: what further ones sum up stands in the sections below


def conclude(
    sentences: Iterable[Sentence], findings: Sequence[Finding], beyond: Iterable[Finding], documents: Sequence[Document]
) -> tuple[tuple[Summary, ...], tuple[LeftOut, ...]]:
    """Return the sentences that stand on ``findings``, and the others with the reason why not.

    A sentence's ``items`` are ids of findings, "" for an item that does not stand; ``beyond`` are those that do and are
    not printed: what rests on one of them is not printed either, and no reproach to anybody.
    """
    known = {finding.id: finding for finding in findings}
    cut = {finding.id for finding in beyond}
    texts = {document.id: document for document in documents}
    standing: list[Summary] = []
    refused: list[LeftOut] = []
    for sentence in sentences:
        item = Item(statement=sentence.text, citations=())
        cited = [known[key] for key in dict.fromkeys(sentence.items) if key in known]
        evidence = [one for finding in cited for one in finding.evidence]
        if not cut.isdisjoint(sentence.items) and all(key in known or key in cut for key in sentence.items):
            reasons = [Refusal(code=BEYOND_LIMIT, note="it rests on an item beyond those asked for")]
        elif not cited or len(cited) < len(set(sentence.items)):
            reasons = [Refusal(code="uncited", note="it rests on an item that is not in the brief")]
        else:
            doubts = verify(item, evidence, texts)
            reasons = [doubt.refusal(sentence.text) for doubt in doubts if doubt.severity == "reject"]
        if reasons:
            refused.append(LeftOut(section=SECTION, item=item, reasons=tuple(reasons)))
        elif len(standing) < _MOST:
            ids = tuple(finding.id for finding in cited)
            standing.append(Summary(text=sentence.text, findings=ids, doubts=doubts))
    return tuple(standing), tuple(refused)
