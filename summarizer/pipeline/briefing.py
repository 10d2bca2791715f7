"""The straight line of a brief: sources → documents → chunks → drafts → findings → Report."""

from __future__ import annotations

import asyncio
import hashlib
import json
import sys
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, partial
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeVar

from summarizer.errors import (
    BudgetReachedError,
    CutOffError,
    ModelError,
    SourceError,
    StoreError,
    TooLongError,
    UsageError,
)
from summarizer.extracting import Embedded
from summarizer.grounding import Locator
from summarizer.kinds import kind_named
from summarizer.loading.names import shown
from summarizer.model import Divided, Model, Noticed, unheard
from summarizer.pipeline.conclusion import Job
from summarizer.pipeline.covering import covered
from summarizer.pipeline.drafting import Outcome, Task, draft
from summarizer.pipeline.modelling import asked, model_for
from summarizer.pipeline.noticing import notices
from summarizer.pipeline.pricing import price
from summarizer.pipeline.reducing import reduced
from summarizer.pipeline.sources import documents_to_read, files_of, limits_of
from summarizer.pipeline.versions import own_version
from summarizer.pipeline.waiting import in_new_loop, in_own_loop, in_thread
from summarizer.prompting import fingerprint
from summarizer.report import BUDGET_REACHED, Failure, Report, Run
from summarizer.settings import Settings
from summarizer.splitting import halved, split
from summarizer.usage import NOTHING, Usage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from summarizer.document import Document
    from summarizer.kinds import Kind
    from summarizer.model import Listener
    from summarizer.pipeline.sources import Source

T = TypeVar("T")

_MOST_REPEATED: Final = 10  # sources that are the same as others, told one by one


def summarize(
    *sources: Source,
    kind: str | None = None,
    model: str | Model | None = None,
    settings: Settings | None = None,
    listener: Listener = unheard,
) -> Report:
    """Return a brief of ``sources``, every line of it proved by their words.

    A source is a path or web address (``str``, ``Path``; "-" is standard input), a folder or a pattern, which are their
    files, or a ``Document``; a text in hand goes in as ``Document.from_text(text, title=…)``. ``model`` is a name as in
    ``Settings.model`` or any object with ``name`` and ``ask``; ``kind`` and ``model`` win over ``settings``.
    ``listener`` is told of each step as it happens.

    Works also where an event loop already runs (a notebook): the work then goes on in a thread of its own.

    Raises UsageError, SourceError (when no source can be read), ModelError (when no chunk could be briefed). A
    source or chunk that fails among others is listed in ``Report.coverage.failed``, as is what a limit of the caller's
    own left unbriefed, be it all.
    """
    work = partial(asummarize, *sources, kind=kind, model=model, settings=settings, listener=listener)
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return in_new_loop(work)
    return in_own_loop(work)


async def asummarize(
    *sources: Source,
    kind: str | None = None,
    model: str | Model | None = None,
    settings: Settings | None = None,
    listener: Listener = unheard,
) -> Report:
    """Do as ``summarize`` does, inside a running event loop."""
    begun = Begun()
    settings = settings or Settings()
    if isinstance(model, str):
        settings = settings.model_copy(update={"model": model})
    if not sources:
        raise UsageError("nothing to summarise", hint="name at least one source")
    chosen_kind = kind_named(kind or settings.kind)
    chosen = model_for(settings) if model is None or isinstance(model, str) else model
    refuse_no_model(chosen)
    read = await read_sources(sources, settings)
    async with asked(chosen, settings, read.documents, listener) as asking:
        report = await briefed(
            read, chosen_kind, asking.model, of=chosen, settings=settings, listener=listener, begun=begun
        )
        await asking.done(report)
    return report


@dataclass(frozen=True)
class Begun:
    """When the work on a brief began: by the calendar, and by the clock that nobody sets."""

    moment: datetime = field(default_factory=lambda: datetime.now(UTC))
    clock: float = field(default_factory=time.monotonic)


async def briefed(  # noqa: PLR0913 - what is read, what for, by whom, how, who hears of it, since when
    read: Read, kind: Kind, model: Model, *, of: Model, settings: Settings, listener: Listener, begun: Begun
) -> Report:
    """Return the brief of what was read.

    ``model`` is asked: the model ``of`` which the report tells, and around it what keeps and counts its answers.
    Raises as ``summarize`` does.
    """
    documents = read.documents
    for repetition in read.repeated[:_MOST_REPEATED]:
        listener(Noticed(repetition))
    if more := len(read.repeated[_MOST_REPEATED:]):
        listener(Noticed(f"{more} more are the same as other sources"))
    embedded = isinstance(of, Embedded)
    if embedded:
        settings = _as_embedded(settings, listener)
    tasks = await in_thread(partial(_tasks, documents, kind, chunk_limit(of, settings)))
    listener(Divided(len(documents), len(tasks)))
    answered = await _answered(tasks, model, settings, listener)
    outcomes = answered.outcomes
    locators = {task.document.id: task.locator for task in tasks}
    brief = await reduced(outcomes, Job(kind, documents, None if embedded else model, settings, listener, locators))
    failed = (*read.failed, *answered.failed, *brief.failed)
    usage = sum((outcome.usage for outcome in outcomes.values()), answered.wasted) + brief.usage
    return Report(
        kind=kind.name,
        title=_title(documents),
        focus=settings.focus or "",
        bottom_line=brief.bottom_line,
        documents=documents,
        findings=brief.findings,
        left_out=brief.left_out,
        notices=tuple(notice for document in documents for notice in notices(document, embedded=embedded)),
        coverage=covered(documents, tasks, answered.unread, brief.findings, failed),
        run=Run(
            model=of.name,
            sent_to=getattr(of, "sent_to", ""),
            started=begun.moment.isoformat(timespec="seconds"),
            seconds=round(time.monotonic() - begun.clock, 3),
            calls=usage.calls,
            repairs=sum(outcome.repairs for outcome in outcomes.values()),
            input_tokens=usage.input_tokens,
            output_tokens=usage.output_tokens,
            cost=cost(of, usage),
            prompt_sha256="" if embedded else fingerprint(kind),
            schema_sha256="" if embedded else _schema_sha256(kind),
            versions={"summarizer": own_version(), "python": sys.version.split()[0]},
        ),
    )


def met_its_limit(report: Report) -> bool:
    """Tell whether the caller's own limit was reached, before a chunk or before a repair."""
    reasons = (reason.code for omitted in report.left_out for reason in omitted.reasons)
    return BUDGET_REACHED in reasons or any(
        failure.code == BudgetReachedError.exit_code for failure in report.coverage.failed
    )


def refuse_no_model(model: object) -> None:
    """Raise UsageError for what no type checker kept from being a model."""
    if not isinstance(model, Model):
        raise UsageError(f"a model is a name, or has a name and an ask, not {type(model).__name__}")


def _as_embedded(settings: Settings, listener: Listener) -> Settings:
    """Return the settings without what the embedded model cannot do, and tell of it."""
    if settings.language:
        listener(Noticed("the embedded model has only the source's own words: --language takes a language model"))
    if settings.thorough:
        listener(Noticed("the embedded model reads every passage once and for all: --thorough takes a language model"))
    if settings.record is not None:
        listener(Noticed("the embedded model has no answers to record: --record takes a language model"))
    return settings.model_copy(update={"language": None, "thorough": False})


def chunk_limit(model: Model, settings: Settings) -> int | None:
    """Return how many characters one question may hold. The embedded model reads any length, and best as a whole."""
    return None if isinstance(model, Embedded) else settings.chunk_characters


class Read(NamedTuple):
    """The documents of some sources, the sources of which there is none, each with the reason, and those ``repeated``.

    A source that says the same as one before it is told in a sentence.
    """

    documents: tuple[Document, ...]
    failed: tuple[Failure, ...] = ()
    repeated: tuple[str, ...] = ()


async def read_sources(sources: Sequence[Source], settings: Settings) -> Read:
    """Load every source once. Raises the first SourceError where none of them could be read.

    Of sources that are the same, the first is the document.
    """
    documents: dict[str, Document] = {}
    repeated: list[str] = []
    errors: list[tuple[Source, SourceError]] = []
    for source in sources:
        for file, read in await in_thread(partial(_read, source, settings)):
            if isinstance(read, SourceError):
                errors.append((file, read))
            else:
                here: set[str] = set()
                for document in read:
                    first = documents.setdefault(document.id, document)
                    if document.id in here:
                        titles = f"{shown(document.title)}, in {shown(document.source)},", shown(first.title)
                        repeated.append(f"{titles[0]} is the same as {titles[1]}: read once")
                    elif first.source != document.source:
                        repeated.append(f"{shown(document.source)} is the same as {shown(first.source)}: read once")
                    here.add(document.id)
    if not documents:
        raise errors[0][1]
    failures = (Failure(source=str(source), error=str(error), code=error.exit_code) for source, error in errors)
    return Read(tuple(documents.values()), tuple(failures), tuple(repeated))


def _read(source: Source, settings: Settings) -> list[tuple[Source, Sequence[Document] | SourceError]]:
    """Return the documents of each file of a source, or why it has none."""
    read: list[tuple[Source, Sequence[Document] | SourceError]] = []
    try:
        files = files_of(source).files
    except SourceError as error:
        return [(source, error)]
    for file in files:
        try:
            read.append((file, documents_to_read(file, **limits_of(settings))))
        except SourceError as error:
            read.append((file, error))
    return read


def _tasks(documents: Iterable[Document], kind: Kind, limit: int | None) -> list[Task]:
    """Split every document and index it for quotes, once for all its chunks."""
    parts = [(document, split(document, limit)) for document in documents]
    total = sum(len(chunks) for _, chunks in parts)
    tasks = []
    for document, chunks in parts:
        locator = Locator(document, [passage for chunk in chunks for passage in chunk.passages])
        for chunk in chunks:
            starts = {passage.id: passage.span.start for passage in chunk.passages}
            if starts:
                tasks.append(Task(kind, document, chunk, total, locator, starts))
    return tasks


class _Answers(NamedTuple):
    """What came of all chunks: outcomes by number, tasks that failed, why, and what those cost that gave nothing."""

    outcomes: Mapping[int, Outcome]
    unread: Sequence[Task]
    failed: tuple[Failure, ...]
    wasted: Usage


async def _answered(tasks: Sequence[Task], model: Model, settings: Settings, listener: Listener) -> _Answers:
    """Ask about all chunks, a few at once, and return what came of them.

    A chunk that is too long for the model, or for its answer, is asked about in halves. Raises the first ModelError
    where every chunk failed, with what all have cost, or a StoreError where none could be asked about for it; not where
    a limit of the caller's own was reached, for that is no fault: what was not briefed is listed, be it all.
    """
    places = asyncio.Semaphore(settings.concurrency)

    async def one(task: Task) -> list[tuple[Task, Outcome | ModelError | StoreError]]:
        try:
            async with places:
                return [(task, await draft(task, model, settings, listener))]
        except StoreError as error:  # nothing was asked; what others have paid for stands
            return [(task, error)]
        except ModelError as error:
            halves = halved(task.document, task.chunk) if isinstance(error, TooLongError | CutOffError) else None
            if halves is None:
                return [(task, error)]
            wasted.append(error.usage)
        return [done for half in halves for done in await one(task.about(half))]

    wasted: list[Usage] = []
    try:
        async with asyncio.TaskGroup() as group:
            running = [group.create_task(one(task)) for task in tasks]
    except ExceptionGroup as failed:  # a caller's own Model has a fault: its error is told as it is
        raise failed.exceptions[0] from None
    results = [done for work in running for done in work.result()]
    outcomes = {number: result for number, (_, result) in enumerate(results) if isinstance(result, Outcome)}
    errors = [(task, result) for task, result in results if isinstance(result, ModelError | StoreError)]
    met_a_limit = any(isinstance(error, BudgetReachedError) for _, error in errors)
    wasted += [error.usage for _, error in errors if isinstance(error, ModelError)]
    if errors and not outcomes and not met_a_limit:
        error = errors[0][1]
        if isinstance(error, ModelError):
            error.usage = sum(wasted, NOTHING)
        raise error
    half_read = [
        (task, _half_read(result.read_tokens, model))
        for task, result in results
        if isinstance(result, Outcome) and result.read_tokens is not None
    ]
    failures = (
        Failure(source=task.document.source, chunk=task.chunk.number, error=str(error), code=error.exit_code)
        for task, error in (*errors, *half_read)
    )
    return _Answers(outcomes, [task for task, _ in errors], tuple(failures), sum(wasted, NOTHING))


def _half_read(tokens: int, model: Model) -> TooLongError:
    """Return why a chunk is not briefed to its end, though an answer came: the server had cut the prompt."""
    from summarizer.asking.cutting import cut_short  # noqa: PLC0415 - the embedded model starts sooner without

    return cut_short(getattr(model, "sent_to", "") or model.name, tokens, lost="what stood in the rest is missing")


def cost(model: Model, usage: Usage) -> float | Literal["unknown"]:
    """Return what the tokens cost, in US dollars, "unknown" rather than guessed."""
    if not usage.calls:
        return 0.0
    dollars = price(model, usage)
    return "unknown" if dollars is None else round(dollars, 6)


def _title(documents: Sequence[Document]) -> str:
    first, *others = documents
    if not others:
        return first.title
    from summarizer.rendering.wording import HEADING, counted, cut, quoted  # noqa: PLC0415 - most briefs are of one document

    # Without its marks, a title would seem to speak of more of what it speaks of last.
    return f"{quoted(cut(first.title, HEADING))} and {counted(len(others), 'other source')}"


@cache  # the same for every brief, and dear
def _schema_sha256(kind: Kind) -> str:
    return hashlib.sha256(json.dumps(kind.draft.model_json_schema(), sort_keys=True).encode()).hexdigest()
