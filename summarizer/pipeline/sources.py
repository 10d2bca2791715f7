"""What a caller may name as a source, and the documents that it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from summarizer.document import Document
from summarizer.errors import SourceEmptyError, UsageError
from summarizer.loading import load, refuse_broken_json

if TYPE_CHECKING:
    from summarizer.settings import Settings

    Source = str | Path | Document


class Limits(TypedDict, total=False):
    """What ``load`` may do for a source, as it calls it."""

    max_bytes: int
    allow_private: bool


def limits_of(settings: Settings) -> Limits:
    """Return the limits that the settings have."""
    return Limits(max_bytes=settings.max_bytes, allow_private=settings.allow_private)


def documents_of(source: Source, **limits: Unpack[Limits]) -> list[Document]:
    """Return the documents of a source, which may be one already; ``limits``, and what is raised, are ``load``'s.

    Raises UsageError for what is no path, web address or Document, SourceError for a file named .json that is none.
    """
    if not isinstance(source, str | Path | Document):
        raise UsageError(f"a source is a path, a web address or a Document, not {type(source).__name__}")
    if isinstance(source, Document):
        return [source]
    return [refuse_broken_json(document) for document in load(source, **limits)]


def documents_to_read(source: Source, **limits: Unpack[Limits]) -> list[Document]:
    """Do as ``documents_of``, and raise SourceEmptyError for a Document of blanks, as ``load`` does for a file."""
    if isinstance(source, Document) and not source.text.strip():
        raise SourceEmptyError(f"{source.source} has no text in it", hint="give it one, or leave it out")
    return documents_of(source, **limits)
