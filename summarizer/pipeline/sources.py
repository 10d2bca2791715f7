"""What a caller may name as a source, and the documents that it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.document import Document
from summarizer.errors import SourceEmptyError, UsageError
from summarizer.loading import load, refuse_broken_json

if TYPE_CHECKING:
    Source = str | Path | Document


def documents_of(source: Source, **limits: int) -> list[Document]:
    """Return the documents of a source, which may be one already; ``limits``, and what is raised, are ``load``'s.

    Raises UsageError for what is neither a path nor a Document, SourceError for a file named .json that is none.
    """
    if not isinstance(source, str | Path | Document):
        raise UsageError(f"a source is a path or a Document, not {type(source).__name__}")
    if isinstance(source, Document):
        return [source]
    return [refuse_broken_json(document) for document in load(source, **limits)]


def documents_to_read(source: Source, **limits: int) -> list[Document]:
    """Do as ``documents_of``, and raise SourceEmptyError for a Document of blanks, as ``load`` does for a file."""
    if isinstance(source, Document) and not source.text.strip():
        raise SourceEmptyError(f"{source.source} has no text in it", hint="give it one, or leave it out")
    return documents_of(source, **limits)
