"""A text as the embedded model sees it, for the tests of this room."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

from summarizer.document import Chunk, Document
from summarizer.extracting import Embedded
from summarizer.extracting.reading import Reading, read
from summarizer.kinds.brief import ActorsAndStakes
from summarizer.model import Answer, Prompt, Question
from summarizer.splitting import split

if TYPE_CHECKING:
    from summarizer.brief import Draft


def only_chunk(document: Document) -> Chunk:
    """Return the one chunk of a document that was split without a limit."""
    (chunk,) = split(document)
    return chunk


def reading_of(text: str) -> Reading:
    """Return ``text`` as one reading."""
    document = Document.from_text(text)
    return read(document, only_chunk(document))


def asked(document: Document, schema: type[Draft]) -> Answer:
    """Return what the embedded model answers about the whole of ``document``."""

    def no_prompt() -> Prompt:
        raise AssertionError("the embedded model reads passages and asks for no prompt")

    return asyncio.run(Embedded().ask(Question(document, only_chunk(document), schema, no_prompt)))


def brief_of(text: str) -> ActorsAndStakes:
    """Return the embedded brief of ``text``."""
    return cast("ActorsAndStakes", asked(Document.from_text(text), ActorsAndStakes).draft)


def statements(text: str, section: str) -> list[str]:
    """Return what the items of a section of the embedded brief of ``text`` say."""
    return [item.statement for item in getattr(brief_of(text), section)]
