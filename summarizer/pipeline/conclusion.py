"""One question over the items of all chunks: which say the same, on what they differ, what matters most."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.brief import Conclusion
from summarizer.document import Document
from summarizer.errors import AnswerError, ModelError, StoreError
from summarizer.kinds.brief import Disagreement, Side
from summarizer.merging import likely_pairs, select
from summarizer.model import Answer, Noticed, Omitted, Proved, Question
from summarizer.prompting import Listed, Wishes, conclusion_prompt
from summarizer.report import Failure, Finding, LeftOut, Refusal
from summarizer.splitting import split
from summarizer.usage import NOTHING, Usage
from summarizer.verifying import verify

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.brief import Dispute, Sentence
    from summarizer.grounding import Locator
    from summarizer.kinds import Kind
    from summarizer.model import Listener, Model
    from summarizer.report import Doubt, Evidence
    from summarizer.settings import Settings

DISAGREEMENTS: Final = "disagreements"

#: What a failure is told of, in place of a source.
OVER_ALL: Final = "the conclusion over all parts"

_LONGEST_QUOTE: Final = 200  # characters shown of each item's first quote
_FEWEST_SIDES: Final = 2


class Job(NamedTuple):
    """One brief: of what kind and of which documents it is, who is asked (None: nobody), how, and who hears of it.

    ``locators`` find quotes in the documents, by their ids.
    """

    kind: Kind
    documents: Sequence[Document]
    model: Model | None
    settings: Settings
    listener: Listener
    locators: Mapping[str, Locator] = MappingProxyType({})


class Concluded(NamedTuple):
    """What was said over all items: pairs of ids that say the same, what they differ on, the bottom line.

    The bottom line's sentences name ids of findings, "" for what is none; ``left_out`` are disagreements not proved.
    """

    same: tuple[tuple[str, str], ...] = ()
    disagreements: tuple[Finding, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    bottom_line: tuple[Sentence, ...] = ()
    failed: tuple[Failure, ...] = ()
    usage: Usage = NOTHING


async def concluded(findings: Sequence[Finding], job: Job, model: Model) -> Concluded:
    """Ask ``model`` what is to be said over ``findings``; of its answer, return what it may say and what it proves.

    It may join only pairs that are likely to be the same by their words, and set only proved items against one another.
    An answer that fails is no reason to lose the findings: it is told as a failure.
    """
    selection = select(findings, job.kind)
    ids = {now: was for was, now in selection.became.items()}
    shown = _fitting(selection.kept, job.settings.chunk_characters)
    if len(shown) < len(ids):
        job.listener(Noticed(f"the bottom line is drawn from {len(shown):,} of {len(ids):,} items: more do not fit"))
    pairs = tuple((one.id, other.id) for one, other in likely_pairs(shown))
    try:
        answer: object = await model.ask(_question(shown, pairs, job))
    except (ModelError, StoreError) as error:
        return Concluded(failed=(_failure(error),), usage=error.usage if isinstance(error, ModelError) else NOTHING)
    if not (isinstance(answer, Answer) and isinstance(answer.draft, Conclusion)):
        return Concluded(failed=(_failure(AnswerError(f"{model.name} did not answer with a conclusion")),))
    draft = answer.draft
    known = {finding.id: finding for finding in shown}
    tried = [_disagreement(number, dispute, known, job.documents) for number, dispute in enumerate(draft.disputes, 1)]
    for one in tried:
        job.listener(_told(one))
    chosen = {frozenset(pair) for pair in draft.same}
    return Concluded(
        same=tuple((ids[one], ids[other]) for one, other in pairs if frozenset((one, other)) in chosen),
        disagreements=tuple(one for one in tried if isinstance(one, Finding)),
        left_out=tuple(one for one in tried if isinstance(one, LeftOut)),
        bottom_line=tuple(
            sentence.model_copy(update={"items": tuple(ids.get(key, "") for key in sentence.items)})
            for sentence in draft.bottom_line
        ),
        usage=answer.usage,
    )


def _failure(error: ModelError | StoreError) -> Failure:
    return Failure(source=OVER_ALL, error=str(error), code=error.exit_code)


def _told(tried: Finding | LeftOut) -> Proved | Omitted:
    if isinstance(tried, Finding):
        return Proved(tried.section, tried.item.statement)
    return Omitted(tried.section, tried.item.statement, tried.reasons[-1].note)


def _fitting(findings: Sequence[Finding], most: int) -> tuple[Finding, ...]:
    """Return the findings that one question holds, in their order; where not all fit, those with most evidence."""
    left = most
    fitting = set()
    for finding in sorted(findings, key=lambda one: -len(one.evidence)):
        left -= len(finding.item.statement) + min(len(finding.evidence[0].quote), _LONGEST_QUOTE)
        if left < 0:
            break
        fitting.add(finding.id)
    return tuple(finding for finding in findings if finding.id in fitting)


def _question(findings: Sequence[Finding], pairs: Sequence[tuple[str, str]], job: Job) -> Question:
    """Return the question, whose document is the list of items: that is what is read."""
    names = _names(job.documents)
    listed = [_listed(finding, names) for finding in findings]
    items = Document.from_text("\n".join(one.item.statement for one in listed), title=OVER_ALL)
    (chunk,) = split(items)
    return Question(
        items,
        chunk,
        Conclusion,
        lambda: conclusion_prompt(listed, pairs, sources=len(job.documents), wishes=Wishes.of(job.settings)),
        job.listener,
    )


def _names(documents: Sequence[Document]) -> dict[str, str]:
    return {document.id: document.title for document in documents}


def _listed(finding: Finding, names: Mapping[str, str]) -> Listed:
    sources = dict.fromkeys(names[one.document_id] for one in finding.evidence)
    return Listed(finding.id, finding.item, "; ".join(sources), (finding.evidence[0].quote[:_LONGEST_QUOTE],))


def _disagreement(
    number: int, dispute: Dispute, known: Mapping[str, Finding], documents: Sequence[Document]
) -> Finding | LeftOut:
    """Return a dispute as a finding that stands on the evidence of all its sides, or why it does not."""
    sides = [[known[key] for key in dict.fromkeys(side) if key in known] for side in dispute.sides]
    evidence = tuple(dict.fromkeys(one for side in sides for finding in side for one in finding.evidence))
    names = _names(documents)
    item = Disagreement(
        statement=dispute.statement,
        citations=(),
        kind=dispute.kind,
        sides=tuple(_side(side, evidence, names) for side in sides if side),
    )
    places = {side.evidence for side in item.sides}
    if len(sides) < _FEWEST_SIDES or len(places) < len(sides):
        note = "it does not rest on two sides that stand in the brief, each on words of its own"
        return LeftOut(section=DISAGREEMENTS, item=item, reasons=(Refusal(code="uncited", note=note),))
    texts = {document.id: document for document in documents}
    return judged(number, item, evidence, verify(item, evidence, texts))


def judged(
    number: int, item: Disagreement, evidence: tuple[Evidence, ...], doubts: tuple[Doubt, ...]
) -> Finding | LeftOut:
    """Return a disagreement as the finding of that number, or as left out where a doubt rejects it."""
    rejected = tuple(doubt.refusal(item.statement) for doubt in doubts if doubt.severity == "reject")
    if rejected:
        return LeftOut(section=DISAGREEMENTS, item=item, reasons=rejected)
    return Finding(id=f"D{number}", section=DISAGREEMENTS, item=item, evidence=evidence, doubts=doubts)


def _side(findings: Sequence[Finding], evidence: Sequence[Evidence], names: Mapping[str, str]) -> Side:
    first = findings[0]
    said_by = first.item.attributed_to or first.evidence[0].speaker or names[first.evidence[0].document_id]
    places = sorted({evidence.index(one) for finding in findings for one in finding.evidence})
    return Side(statement=first.item.statement, said_by=said_by, evidence=tuple(places))
