"""The one seam to whatever writes a draft: a Question goes in, an Answer comes out.

A language model, the embedded extractor, a recording and a cache are all Models, so none of them is a special
case, and a test needs no patching: it passes an object with ``name`` and ``ask``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from summarizer.usage import NOTHING, Usage

if TYPE_CHECKING:
    from summarizer.brief import Draft
    from summarizer.document import Chunk, Document


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a language model is sent: the rules, and the data with its task."""

    system: str
    user: str

    @property
    def sha256(self) -> str:
        """The hash of both texts, in hex."""
        return hashlib.sha256(f"{self.system}\0{self.user}".encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Divided:
    """So many documents are read, and will be asked about in so many chunks."""

    documents: int
    chunks: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A call to a model has begun, for chunk ``number`` of ``chunks``."""

    document_id: str
    number: int
    chunks: int


@dataclass(frozen=True, slots=True)
class Answered:
    """The model's answer for a chunk is there, with so many items in it."""

    document_id: str
    number: int
    items: int


@dataclass(frozen=True, slots=True)
class Proved:
    """An item stands on the words of its source."""

    section: str
    statement: str


@dataclass(frozen=True, slots=True)
class Repairing:
    """So many refused items are asked about once more."""

    items: int


@dataclass(frozen=True, slots=True)
class Omitted:
    """An item could not be proved and is listed as left out."""

    section: str
    statement: str
    reason: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """The line or the server failed; the next of ``tries`` comes in ``seconds``."""

    cause: str
    attempt: int
    tries: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Compared:
    """Statement ``number`` of ``statements`` was held against the sources."""

    number: int
    statements: int


@dataclass(frozen=True, slots=True)
class Arrived:
    """An item has come over the line, while its answer still goes on; nothing of it is proved yet."""

    statement: str


@dataclass(frozen=True, slots=True)
class Received:
    """A server has answered: the ``raw`` text, before anything is made of it, and what this one answer cost.

    Whoever keeps answers keeps this one now: it may have been paid for, whatever comes of it.
    """

    raw: str
    usage: Usage


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something that whoever asked should know, and that stops nothing: a broken store set aside, for one."""

    line: str


Event = Noticed | Divided | Asked | Answered | Proved | Repairing | Omitted | Waiting | Compared | Arrived | Received
Listener = Callable[[Event], None]


def unheard(event: Event) -> None:
    """Hear an event, and do nothing."""


@dataclass(frozen=True)
class Question:
    """All that a model may know: the passages to read, the prompt made of them, and the form of the answer.

    ``prompt`` is rendered when first looked at, because a model that reads passages itself (the embedded one)
    has no use for a copy of the document.
    """

    document: Document
    chunk: Chunk
    schema: type[Draft]
    render: Callable[[], Prompt] = field(repr=False)
    listener: Listener = field(default=unheard, repr=False)

    @cached_property
    def prompt(self) -> Prompt:
        """The prompt for a language model."""
        return self.render()

    def heard_by(self, listener: Listener) -> Question:
        """Return the same question with another listener, and the prompt if it is rendered already."""
        return replace(self, listener=listener, render=lambda: self.prompt)


@dataclass(frozen=True, slots=True)
class Answer:
    """A draft that fits the question's schema, and what it cost.

    ``read_tokens`` is None, unless the server cut the prompt without a word: then it is how many tokens it did read.
    """

    draft: Draft
    usage: Usage = NOTHING
    read_tokens: int | None = None


@runtime_checkable
class Model(Protocol):
    """Whatever answers questions. ``name`` is what the report says wrote the brief."""

    @property
    def name(self) -> str:
        """The model's name, as the report prints it."""
        ...

    async def ask(self, question: Question) -> Answer:
        """Return an Answer whose draft is an instance of ``question.schema``. Raises ModelError."""
        ...
