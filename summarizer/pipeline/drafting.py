"""One chunk, from question to proof: asked, grounded, verified, and what failed asked about once more."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from summarizer.brief import Brief, Mending
from summarizer.document import Span
from summarizer.errors import AnswerError, BudgetReachedError, ModelError, StoreError
from summarizer.kinds.brief import Actor
from summarizer.model import Answer, Answered, Asked, Noticed, Omitted, Proved, Question, Repairing
from summarizer.prompting import Gaps, Refused, Wishes, blocks, brief_prompt, repair_prompt
from summarizer.report import BUDGET_REACHED, Doubt, Evidence, Finding, LeftOut, Refusal
from summarizer.usage import NOTHING
from summarizer.verifying import verify

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.brief import Item, Mend, Sentence
    from summarizer.document import Chunk, Document
    from summarizer.grounding import Locator
    from summarizer.kinds import Kind
    from summarizer.model import Listener, Model
    from summarizer.settings import Settings
    from summarizer.usage import Usage


class Task(NamedTuple):
    """A chunk to be briefed, one of ``chunks`` in the whole run.

    ``locator`` finds quotes in its whole document, ``starts`` tells where each passage of the chunk begins.
    """

    kind: Kind
    document: Document
    chunk: Chunk
    chunks: int
    locator: Locator
    starts: Mapping[str, int]

    def about(self, chunk: Chunk) -> Task:
        """Return the same task about a part of its chunk."""
        return self._replace(chunk=chunk, starts={passage.id: passage.span.start for passage in chunk.passages})


class Outcome(NamedTuple):
    """What became of a chunk's draft. Ids of findings are the draft's keys (A1, P2 …), unique within the chunk.

    ``read_tokens`` is as in Answer: None where the chunk was read to its end.
    """

    findings: tuple[Finding, ...]
    left_out: tuple[LeftOut, ...]
    bottom_line: tuple[Sentence, ...]
    usage: Usage
    repairs: int
    read_tokens: int | None = None


class _Tried(NamedTuple):
    """An item after grounding and verifying; ``reasons`` is all that is held against it."""

    key: str
    section: str
    item: Item
    evidence: tuple[Evidence, ...]
    doubts: tuple[Doubt, ...]
    reasons: tuple[Refusal, ...]

    @property
    def stands(self) -> bool:
        return bool(self.evidence) and not any(doubt.severity == "reject" for doubt in self.doubts)


async def draft(task: Task, model: Model, settings: Settings, listener: Listener) -> Outcome:
    """Ask ``model`` for a draft of the chunk and return what of it is proved, and what is not.

    An item with no proved quote, or with a statement that the sources refute, goes back to the model once, with the
    reasons; what fails again is left out. Where settings are ``thorough``, the passages that bear nothing are asked
    about once more. Raises ModelError where no draft came.
    """
    wishes = Wishes.of(settings)
    listener(Asked(task.document.id, task.chunk.number, task.chunks))
    first = await _drafted(task, model, wishes, listener)
    gaps = _gaps(task, first.findings) if settings.thorough else None
    if not gaps:
        return first
    try:
        second = await _drafted(task, model, wishes, listener, gaps)
    except (ModelError, StoreError) as error:  # what is proved stands, and what the second ask has cost counts
        listener(Noticed(f"asked once more about what bears no line, the model gave no answer: {error.message}"))
        return first._replace(usage=first.usage + (error.usage if isinstance(error, ModelError) else NOTHING))
    return first._replace(
        findings=first.findings + second.findings,
        left_out=first.left_out + second.left_out,
        usage=first.usage + second.usage,
        repairs=first.repairs + second.repairs,
    )


def _gaps(task: Task, findings: Sequence[Finding]) -> Gaps | None:
    """Return the blocks of the chunk that bear none of the findings, but for headings; None where all bear some."""
    borne = [one.span for finding in findings for one in finding.evidence]
    bare = [
        block
        for block in blocks(task.document, task.chunk)
        if not all(passage.heading for passage in block.passages) and not any(map(block.span.overlaps, borne))
    ]
    return Gaps(bare, [finding.item.statement for finding in findings]) if bare else None


async def _drafted(task: Task, model: Model, wishes: Wishes, listener: Listener, gaps: Gaps | None = None) -> Outcome:
    """Return what became of one answer about the chunk, or about its gaps: its keys are then others."""
    kind, document, chunk = task.kind, task.document, task.chunk
    schema = kind.draft_of(chunk.span.of(document.text))
    answer: object = await model.ask(
        Question(document, chunk, schema, lambda: brief_prompt(kind, document, chunk, wishes, gaps), listener)
    )
    if not (isinstance(answer, Answer) and isinstance(answer.draft, Brief)):
        raise AnswerError(f"{model.name} did not answer with a brief")
    mark = "+" if gaps else ""
    tried = [
        _try(f"{mark}{kind.section(section).letter}{number}", section, item, task)
        for section, items in answer.draft.sections()
        for number, item in enumerate(items, 1)
    ]
    listener(Answered(document.id, chunk.number, len(tried)))

    usage = answer.usage
    failed = [one for one in tried if not one.stands]
    if failed:
        listener(Repairing(len(failed)))
        mended, cost = await _mend(failed, task, model, wishes, listener)
        usage += cost
        tried = [mended.get(one.key, one) for one in tried]

    findings = tuple(_finding(one) for one in tried if one.stands)
    left_out = tuple(
        LeftOut(section=one.section, item=one.item, reasons=one.reasons) for one in tried if not one.stands
    )
    for finding in findings:
        listener(Proved(finding.section, finding.item.statement))
    for omitted in left_out:
        listener(Omitted(omitted.section, omitted.item.statement, omitted.reasons[-1].note))
    return Outcome(findings, left_out, answer.draft.bottom_line, usage, len(failed), answer.read_tokens)


async def _mend(
    failed: Sequence[_Tried], task: Task, model: Model, wishes: Wishes, listener: Listener
) -> tuple[Mapping[str, _Tried], Usage]:
    """Ask once more about the failed items alone. A repair that fails costs its items, never the whole chunk."""
    refused = [Refused(one.key, one.item, one.reasons) for one in failed]
    question = Question(
        task.document,
        task.chunk,
        Mending,
        lambda: repair_prompt(task.document, task.chunk, refused, wishes),
        listener,
    )
    try:
        answer = await model.ask(question)
    except (ModelError, StoreError) as error:
        code = BUDGET_REACHED if isinstance(error, BudgetReachedError) else "repair_failed"
        unanswered = Refusal(code=code, note=f"asked again, the model gave no answer: {error.message}")
        cost = error.usage if isinstance(error, ModelError) else NOTHING
        return {one.key: one._replace(reasons=(*one.reasons, unanswered)) for one in failed}, cost
    mends = {mend.item: mend for mend in answer.draft.items} if isinstance(answer.draft, Mending) else {}
    return {one.key: _again(one, mends.get(one.key), task) for one in failed}, answer.usage


def _again(failed: _Tried, mend: Mend | None, task: Task) -> _Tried:
    """Return the item as mended; where it fails again, with the reasons of both tries."""
    if mend is None or not mend.citations or not mend.statement.strip():
        withdrawn = Refusal(code="withdrawn", note="asked for proof, the model offered none")
        return failed._replace(reasons=(*failed.reasons, withdrawn))
    item = failed.item.model_copy(update={"statement": mend.statement, "citations": mend.citations})
    second = _try(failed.key, failed.section, item, task)
    if second.stands:
        return second
    return second._replace(reasons=tuple(dict.fromkeys((*failed.reasons, *second.reasons))))


def _try(key: str, section: str, item: Item, task: Task) -> _Tried:
    """Look every citation up in the document, then hold the statement against what was found."""
    looked_up = [task.locator.find(one.quote, near=task.starts.get(one.passage)) for one in item.citations]
    evidence = tuple({found.span: found for found in looked_up if isinstance(found, Evidence)}.values())
    refusals = [refusal for refusal in looked_up if isinstance(refusal, Refusal)]
    if not item.citations:
        refusals.append(Refusal(code="uncited", note="no words of the source were cited for it"))
    doubts = verify(item, evidence, {task.document.id: task.document}) if evidence else ()
    rejected = [doubt.refusal(item.statement) for doubt in doubts if doubt.severity == "reject"]
    return _Tried(key, section, item, evidence, doubts, (*refusals, *rejected))


def _finding(tried: _Tried) -> Finding:
    """Return what stands as a finding, with a caution for each citation refused beside the proved ones."""
    item = tried.item
    whole = Span(0, len(item.statement))
    unproved = (
        Doubt(
            check="citation", severity="caution", note=f"a further quote for it was refused: {refusal.note}", span=whole
        )
        for refusal in tried.reasons
    )
    return Finding(
        id=tried.key,
        section=tried.section,
        item=_attributed(item, tried.evidence),
        evidence=tried.evidence,
        doubts=(*tried.doubts, *unproved),
    )


def _attributed(item: Item, evidence: Sequence[Evidence]) -> Item:
    """Return the item as said by the speaker of its evidence, where a dialogue tells and the model did not.

    An actor is not a statement of the speaker's: who somebody is, the text says.
    """
    speakers = {one.speaker for one in evidence}
    if item.attributed_to or isinstance(item, Actor) or len(speakers) != 1:
        return item
    return item.model_copy(update={"attributed_to": speakers.pop() or None})
