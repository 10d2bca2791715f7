"""The bottom line: a sentence stands only on findings that stand, and says nothing that their evidence refutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.brief import Item
from summarizer.canonical import holds
from summarizer.report import BEYOND_LIMIT, LeftOut, Refusal, Summary
from summarizer.verifying import verify_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarizer.brief import Sentence
    from summarizer.document import Document
    from summarizer.merging import Selection
    from summarizer.report import Finding

SECTION = "bottom_line"
_MOST = 3  # sentences: what further ones sum up stands in the sections below


def conclude(
    sentences: Iterable[Sentence], findings: Sequence[Finding], documents: Sequence[Document]
) -> tuple[tuple[Summary, ...], tuple[LeftOut, ...]]:
    """Return the sentences that stand on ``findings``, and the others with the reason why not.

    A sentence's ``items`` are ids of findings, "" for an item that does not stand. What another sentence says word for
    word, be it among more words, is not said twice: that other one has its place.
    """
    known = {finding.id: finding for finding in findings}
    texts = {document.id: document for document in documents}
    standing: list[Summary] = []
    refused: list[LeftOut] = []
    for sentence in sentences:
        item = Item(statement=sentence.text, citations=())
        cited = [known[key] for key in dict.fromkeys(sentence.items) if key in known]
        if not cited or len(cited) < len(set(sentence.items)):
            reasons = [Refusal(code="uncited", note="it rests on an item that is not in the brief")]
        else:
            doubts = verify_sentence(sentence.text, cited, texts)
            reasons = [doubt.refusal(sentence.text) for doubt in doubts if doubt.severity == "reject"]
        if reasons:
            refused.append(LeftOut(section=SECTION, item=item, reasons=tuple(reasons)))
        else:
            ids = tuple(finding.id for finding in cited)
            _tell(standing, Summary(text=sentence.text, findings=ids, doubts=doubts))
    return tuple(standing), tuple(refused)


def _tell(standing: list[Summary], summary: Summary) -> None:
    """Add a sentence to those that stand, unless they say it or are enough; it takes the place of what it says."""
    if any(holds(one.text, summary.text) for one in standing):
        return
    said = [place for place, one in enumerate(standing) if holds(summary.text, one.text)]
    if said:
        standing[said[0]] = summary
        for place in reversed(said[1:]):
            del standing[place]
    elif len(standing) < _MOST:
        standing.append(summary)


def printed(summaries: Iterable[Summary], chosen: Selection) -> tuple[tuple[Summary, ...], tuple[LeftOut, ...]]:
    """Return the sentences whose findings are all printed, by their ids there, and those that rest on one that is not.

    What rests on something beyond the limit is no reproach to anybody.
    """
    there = {finding.id for finding in chosen.kept}
    standing: list[Summary] = []
    beyond: list[LeftOut] = []
    for summary in summaries:
        ids = tuple(chosen.became[key] for key in summary.findings)
        if there.issuperset(ids):
            standing.append(summary.model_copy(update={"findings": ids}))
            continue
        item = Item(statement=summary.text, citations=())
        reason = Refusal(code=BEYOND_LIMIT, note="it rests on an item beyond those asked for")
        beyond.append(LeftOut(section=SECTION, item=item, reasons=(reason,)))
    return tuple(standing), tuple(beyond)
