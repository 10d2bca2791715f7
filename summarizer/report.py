"""What a caller gets: findings that are proved, and in the open whatever is not.

A Report is its own JSON format, versioned by ``schema_version``; read back, it equals the one written, and each
item is again of its own class.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Union

from pydantic import AfterValidator, ConfigDict, Field, SerializeAsAny, model_validator

from summarizer.brief import Item
from summarizer.deferred import Deferred
from summarizer.document import Document, Span
from summarizer.kinds import KINDS

SCHEMA_VERSION: Final = "1"

# The code of the one reason that is no reproach: the item is proved, and more were not asked for.
BEYOND_LIMIT: Final = "beyond_limit"

#: The check whose doubt shows where one source of a finding says otherwise than the others.
CONTESTED: Final = "contested"

# The code of the reason that only the caller's own limit kept an item from being asked about again.
BUDGET_REACHED: Final = "budget_reached"

if TYPE_CHECKING:
    AnyItem = Item
else:
    # A union of what the kinds hold, so that the published JSON Schema names every field of every section; a plain
    # Item is a sentence of the bottom line that was left out.
    AnyItem = Union[(*dict.fromkeys(s.item for k in KINDS.values() for s in k.sections), Item)]


def _writable(item: Item) -> Item:
    """Return an item whose class is built in full.

    That is put off until it is needed, and pydantic does not see the need where an item was read as a part of something
    and is written as one: as it is by its own class, that one has to be there.
    """
    if not type(item).__pydantic_complete__:
        type(item).model_rebuild()
    return item


#: An item as records hold it: of its own class, and written with all the fields of that.
Held = Annotated[SerializeAsAny[AnyItem], AfterValidator(_writable)]


class Record(Deferred):
    """The manner of all records in a report: frozen, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Evidence(Record):
    """Words of a source that bear something out: ``quote == document.text[span.start:span.end]``.

    That holds of every report made here; whether it does of one that was read from a file, the reader must prove.

    ``passage`` is the id of the passage the span starts in ("" where passages were not known), ``part`` and
    ``speaker`` are that passage's; ``place`` is where a person looks for the span ("page 3", "pages 3-4", a cue's time
    as in "00:01:02"; empty where the source has no such places). ``match`` tells how the quoted words met the
    source's: ``verbatim`` to the letter, ``typographic`` but for characters that carry no meaning, ``elided`` with
    words left out at an ellipsis.
    ``sentence`` covers the whole sentences that the quote stands in, and ``clipped`` is the words of them, outside the
    quote, that turn its meaning: "No evidence that", "denied that"; empty where none do.
    """

    document_id: str
    passage: str = ""
    span: Span
    quote: str
    match: Literal["verbatim", "typographic", "elided"]
    part: str = ""
    speaker: str = ""
    place: str = ""
    sentence: Span | None = None
    clipped: str = ""


class Refusal(Record):
    """Why something does not stand: a ``code`` for programs, a ``note`` for people.

    ``quote`` is what was offered as proof; ``nearest`` is the passage of the source that comes closest, at ``at`` in
    the document ``document_id``; all empty where there is none.
    """

    code: str
    note: str
    quote: str = ""
    nearest: str = ""
    at: Span | None = None
    document_id: str = ""


class Doubt(Record):
    """What a check holds against a statement.

    ``span`` covers the doubtful words of the statement, ``instead`` is what the source has, found at ``at`` in the
    document ``document_id``. A ``reject`` means that the statement may not stand; a ``caution`` is printed with it.
    """

    check: str
    severity: Literal["reject", "caution"]
    note: str
    span: Span
    instead: str = ""
    at: Span | None = None
    document_id: str = ""

    def refusal(self, statement: str) -> Refusal:
        """Return this doubt as the reason why ``statement``, which it is about, does not stand."""
        return Refusal(
            code=self.check,
            note=self.note,
            quote=self.span.of(statement),
            nearest=self.instead,
            at=self.at,
            document_id=self.document_id,
        )


class Finding(Record):
    """A proved line of the brief; ``id`` is its section's letter and its place there, as in P2.

    ``corroboration`` is how many sources bear it out independently of each other: reprints and sentences taken over
    count once.
    """

    id: str
    section: str
    item: Held
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    doubts: tuple[Doubt, ...] = ()
    corroboration: Annotated[int, Field(ge=1)] = 1


class LeftOut(Record):
    """An item that a model offered and that does not stand in the brief, with every reason why."""

    section: str
    item: Held
    reasons: Annotated[tuple[Refusal, ...], Field(min_length=1)]


class Summary(Record):
    """A sentence of the bottom line, the ids of the findings it stands on, and what is held against it, if anything."""

    text: str
    findings: Annotated[tuple[str, ...], Field(min_length=1)]
    doubts: tuple[Doubt, ...] = ()


class Notice(Record):
    """Something in a source that a reader of the brief should know of; ``quote`` is the source's text at ``span``.

    ``code`` is ``instructions`` for a passage that gives orders to a machine, ``source`` for what is in no span of the
    text (hidden words left out, pages without text), and ``language`` where the embedded model does not know that of
    the text; the ``quote`` of these two is empty.
    """

    code: str
    note: str
    document_id: str
    span: Span
    quote: str


class Failure(Record):
    """A chunk or source that could not be briefed, and why: ``error`` for people, ``code`` for programs.

    The code is the error's exit code, by which it says whether to try later (4), to see to the account (6), and so on.
    """

    source: str
    chunk: int | None = None
    error: str
    code: int = 0


class DocumentCoverage(Record):
    """What became of one document's ``passages``, by their ids in runs, as in ``p3`` or ``p5-p9``.

    ``cited`` bear a finding, ``uncited`` were read and bear none, ``unread`` are those of chunks that failed.
    """

    document_id: str
    passages: int
    cited: tuple[str, ...] = ()
    uncited: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


class Recurring(Record):
    """A name or number that stands so many ``times`` in the sources, first at ``span``, and nowhere in the brief."""

    words: str
    times: int
    document_id: str
    span: Span


class Coverage(Record):
    """How much was read: passages in the sources, passages that bear a finding, chunks asked about, failures.

    ``documents`` tells it passage by passage; ``unmentioned`` is what recurs in the sources and is not in the brief.
    """

    passages: int
    cited: int
    chunks: int
    failed: tuple[Failure, ...] = ()
    documents: tuple[DocumentCoverage, ...] = ()
    unmentioned: tuple[Recurring, ...] = ()


class Run(Record):
    """How the report came about, in UTC. Tokens are None and cost, in US dollars, "unknown" rather than guessed."""

    model: str
    sent_to: str = Field("", description="the server that saw the documents; empty: none did")
    started: str
    seconds: float
    calls: int = 0
    repairs: int = 0
    input_tokens: int | None = 0
    output_tokens: int | None = 0
    cost: float | Literal["unknown"] = "unknown"
    prompt_sha256: str = Field("", description="of the prompt's templates; empty: the model read no prompt")
    schema_sha256: str = Field("", description="of the draft's JSON Schema; empty: the model was sent none")
    versions: dict[str, str] = Field(default_factory=dict)


class Report(Record):
    """A brief whose every line can be checked, with all that was left out of it."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    kind: str
    title: str
    focus: str = ""
    bottom_line: tuple[Summary, ...] = ()
    documents: tuple[Document, ...]
    findings: tuple[Finding, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notices: tuple[Notice, ...] = ()
    coverage: Coverage
    run: Run

    @model_validator(mode="before")
    @classmethod
    def _items_by_section(cls, data: Any) -> Any:  # noqa: ANN401
        """Give each item read from JSON its own class: a Risk and an OpenQuestion may have the same fields."""
        if not isinstance(data, dict):
            return data
        kind = KINDS.get(str(data.get("kind")))
        if kind is None:
            return data
        classes = {section.name: section.item for section in kind.sections}

        def typed(entry: Any) -> Any:  # noqa: ANN401
            if isinstance(entry, dict) and isinstance(entry.get("item"), dict):
                item = classes.get(str(entry.get("section")), Item)
                return {**entry, "item": item.model_validate(entry["item"])}
            return entry

        return {
            **data,
            **{
                name: [typed(entry) for entry in data[name]]
                for name in ("findings", "left_out")
                if isinstance(data.get(name), list | tuple)
            },
        }

    def section(self, name: str) -> tuple[Finding, ...]:
        """Return the findings of one section, in order."""
        return tuple(finding for finding in self.findings if finding.section == name)

    def document(self, document_id: str) -> Document:
        """Return the document of that id. Raises KeyError."""
        for document in self.documents:
            if document.id == document_id:
                return document
        raise KeyError(document_id)

    def _repr_html_(self) -> str:
        """Show the report in a notebook; how is told by a room above this one, which is asked for by its name."""
        shown: str = import_module("summarizer.rendering.notebook").render(self)
        return shown

    def _repr_markdown_(self) -> str:
        """Show the report where only Markdown is shown."""
        shown: str = import_module("summarizer.rendering").render(self, "markdown")
        return shown
