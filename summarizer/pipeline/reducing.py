"""What all chunks gave, made one brief: merged, concluded from, ordered, cut where asked, numbered."""

from __future__ import annotations

from collections import Counter
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from summarizer.comparing import corroborated
from summarizer.merging import merge, select
from summarizer.pipeline.concluding import conclude, printed
from summarizer.pipeline.conclusion import Concluded, Job, concluded
from summarizer.pipeline.waiting import in_thread
from summarizer.report import BEYOND_LIMIT, Failure, Finding, LeftOut, Refusal, Summary
from summarizer.usage import NOTHING, Usage
from summarizer.verifying import untold, verify

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.brief import Sentence
    from summarizer.document import Document
    from summarizer.pipeline.drafting import Outcome


class Reduced(NamedTuple):
    """The lines of a brief, what was left out of them, what failed on the way, and what concluding has cost."""

    findings: tuple[Finding, ...]
    left_out: tuple[LeftOut, ...]
    bottom_line: tuple[Summary, ...]
    failed: tuple[Failure, ...] = ()
    usage: Usage = NOTHING


async def reduced(outcomes: Mapping[int, Outcome], job: Job) -> Reduced:
    """Return one brief of the ``outcomes`` of all chunks, by their numbers.

    Where there are several, the model is asked once more, over the items: which of them say the same, on what they
    differ, and what matters most. Where it gives no answer, that is told, and each chunk's own bottom line speaks; so
    it does where there is nobody to ask.
    """
    findings, became = merge(
        finding.model_copy(update={"id": _unique(number, finding.id)})
        for number, outcome in outcomes.items()
        for finding in outcome.findings
    )
    over_all = Concluded()
    if job.model is not None and len(outcomes) > 1 and findings:
        over_all = await concluded(findings, job, job.model)
        findings, joined = merge(findings, over_all.same)
        became = {**joined, **{was: joined[now] for was, now in became.items()}}
    elif job.model is None and len(job.documents) > 1:
        over_all = await in_thread(partial(_contrasted, job))
    united = Counter(became.values())
    settings = job.settings
    texts = {document.id: document for document in job.documents}
    findings = tuple(_verified_again(one, texts) if united[one.id] > 1 else one for one in findings)
    findings = corroborated(findings, job.documents)
    every = (*findings, *over_all.disagreements)
    sentences = over_all.bottom_line or _own_bottom_lines(outcomes)
    keyed = [one.model_copy(update={"items": tuple(became.get(key, "") for key in one.items)}) for one in sentences]
    summaries, refused = conclude(keyed, every, job.documents)
    chosen = select(
        every,
        job.kind,
        focus=settings.focus or "",
        max_items=settings.max_items,
        leading=[summary.findings for summary in summaries],
    )
    bottom_line, not_printed = printed(summaries, chosen)
    beyond = (
        LeftOut(
            section=finding.section,
            item=finding.item,
            reasons=(Refusal(code=BEYOND_LIMIT, note=f"proved, but beyond the {settings.max_items} asked for"),),
        )
        for finding in chosen.beyond
    )
    unproved = (omitted for outcome in outcomes.values() for omitted in outcome.left_out)
    left_out = (*unproved, *over_all.left_out, *refused, *not_printed, *beyond)
    return Reduced(chosen.kept, left_out, bottom_line, over_all.failed, over_all.usage)


def _contrasted(job: Job) -> Concluded:
    """Return what rules find that the documents differ on, where there is nobody to ask."""
    from summarizer.pipeline.contrasting import contrasted  # noqa: PLC0415 - a brief of one source starts sooner without

    tried = contrasted(job.documents, job.locators)
    return Concluded(
        disagreements=tuple(one for one in tried if isinstance(one, Finding)),
        left_out=tuple(one for one in tried if isinstance(one, LeftOut)),
    )


def _own_bottom_lines(outcomes: Mapping[int, Outcome]) -> list[Sentence]:
    """Return the sentences of all chunks, the first of every chunk before the second of any: each has its say."""
    rows = zip_longest(
        *(
            [
                sentence.model_copy(update={"items": tuple(_unique(number, key) for key in sentence.items)})
                for sentence in outcome.bottom_line
            ]
            for number, outcome in outcomes.items()
        )
    )
    return [sentence for row in rows for sentence in row if sentence is not None]


def _verified_again(finding: Finding, documents: Mapping[str, Document]) -> Finding:
    """Return a finding that was united with others, with what all their evidence together casts doubt on."""
    more = untold(verify(finding.item, finding.evidence, documents), finding.doubts)
    return finding.model_copy(update={"doubts": (*finding.doubts, *more)})


def _unique(number: int, key: str) -> str:
    """Return an id that no other chunk's findings have."""
    return f"{number}:{key}"
