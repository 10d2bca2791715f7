"""Marks that readers of a source pass over, and readers of a brief should not see: of Markdown, and of quoted lines."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from summarizer.document import MARKDOWN, once_a_document

if TYPE_CHECKING:
    from summarizer.brief import Item
    from summarizer.document import Chunk, Document

_AS_THEY_ARE: Final = frozenset({"citations"})  # their quotes are words of the source
#: What is left of marks whose other half, or the target of whose link, stands outside of the words that are told.
_HALVES: Final = re.compile(r"\[([^\[\]]{1,300})\]\Z|\*\*|(?<=\w)[*_](?=\W*\Z)|(?<=\w)`(?!\w)|(?<!\w)`(?=\w)")
#: A full stop that was set behind a mark which stood behind the end of a question.
_SECOND_STOP: Final = re.compile(r"(?<=[.!?…])\.\Z")
#: What stands before a quoted line, as in mails; before a number it is "more than".
_QUOTED: Final = re.compile(r"^[ \t]*+(?:>[ \t]?)++(?![\d$€£])", re.MULTILINE)


def unquoted(document: Document) -> Document:
    """Return a document with blanks for the marks before quoted lines: all else stands where it stood."""
    return _with_blanks(document) or document


@once_a_document
def _with_blanks(document: Document) -> Document | None:
    """Return the document with blanks, None where it has no such marks: what is remembered must not be the key."""
    text = _QUOTED.sub(lambda marks: marks[0].replace(">", " "), document.text)
    return None if text == document.text else document.model_copy(update={"text": text})


def without_code(document: Document, chunk: Chunk) -> Chunk:
    """Return a chunk of a Markdown text without the passages that are code: nobody proposes or fears what it says."""
    if document.media_type != MARKDOWN:
        return chunk
    from summarizer.canonical.markdown_marks import in_code  # noqa: PLC0415 - dear, and of Markdown alone

    code = in_code(document, [passage.span for passage in chunk.passages])
    kept = (passage for number, passage in enumerate(chunk.passages) if number not in code)
    return replace(chunk, passages=tuple(kept)) if code else chunk


def without_marks_in(item: Item) -> Item:
    """Return an item whose texts have no marks of Markdown; its quotes keep theirs, which are the source's own."""
    texts = {name: value for name, value in item if name not in _AS_THEY_ARE}
    told = {name: _unmarked(value) for name, value in texts.items()}
    changed = {name: value for name, value in told.items() if value != texts[name]}
    return item.model_copy(update=changed) if changed else item


def _unmarked(value: object) -> object:
    from summarizer.canonical.markdown_marks import without_marks  # noqa: PLC0415 - as above

    if isinstance(value, str):
        told = _HALVES.sub(r"\1", without_marks(value)) or value
        return told if told == value else _SECOND_STOP.sub("", told)
    return tuple(map(_unmarked, value)) if isinstance(value, tuple) else value
