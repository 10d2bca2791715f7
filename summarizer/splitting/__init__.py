"""Document → chunks of numbered passages, never losing count of characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.document import Passage, Span, hidden, seen
from summarizer.splitting.chunks import PARAGRAPH, PART, SENTENCE, Border, chunks, halved
from summarizer.splitting.claiming import stated
from summarizer.splitting.layout import blocks
from summarizer.splitting.sentences import cut, has_word, parted, sentences
from summarizer.splitting.strings import is_for_people, is_json, read, strings

if TYPE_CHECKING:
    from summarizer.document import Chunk, Document

__all__ = ["halved", "passages", "prose", "split", "statements"]


def split(document: Document, limit: int | None = None) -> tuple[Chunk, ...]:
    """Return the chunks of ``document``, each with its passages; they cover the text without gap or overlap.

    From its first passage to its last a chunk has at most ``limit`` characters (None: one chunk holds everything).
    Chunks end where a passage does, best at the end of a part or paragraph; a passage longer than ``limit`` is
    itself cut at blanks. What no reader sees is in no passage, and ends one. A text with nothing to read in it gives
    one chunk without passages. Raises ValueError for a limit below 1.
    """
    if limit is not None and limit < 1:
        raise ValueError(f"no limit: {limit}")
    found: list[Passage] = []
    borders: list[Border] = []
    part = ""
    text, gaps = seen(document), hidden(document)
    for block in blocks(document):
        whole = block.heading and has_word(text, block.span)
        spans = [block.span] if whole else list(sentences(text, block.span))
        if gaps:
            spans = [piece for span in spans for piece in parted(text, span, gaps)]
        if limit is not None:
            spans = [piece for span in spans for piece in cut(text, span, limit)]
        for place, span in enumerate(spans):
            found.append(Passage(f"p{len(found) + 1}", span, block.part, block.speaker, heading=block.heading > 0))
            rank = SENTENCE if place else PART if block.part != part else PARAGRAPH
            borders.append(Border(span.start if place else block.start, rank))
        part = block.part
    return tuple(chunks(document, found, borders, limit))


def passages(document: Document) -> tuple[Passage, ...]:
    """Return all passages of ``document``, none of them cut."""
    return tuple(passage for chunk in split(document) for passage in chunk.passages)


def prose(document: Document) -> tuple[Span, ...]:
    """Return where ``document`` is text for people: all of it; of JSON, the values that are strings of words."""
    return _prose_of_json(document.text) if is_json(document.text) else (Span(0, len(document.text)),)


def statements(document: Document) -> tuple[Span, ...]:
    """Return where ``document`` states something: its sentences, rows and headings that say more than a label does.

    In JSON they are those of its prose, as written there, escapes and all, so that every span is one of the file.
    """
    if is_json(document.text):
        text = read(document.text)
        found = [span for value in _prose_of_json(document.text) for span in sentences(text, value)]
    else:
        found = [span for passage in passages(document) for span in stated(seen(document), passage)]
    return tuple(span for span in found if has_word(document.text, span))


def _prose_of_json(text: str) -> tuple[Span, ...]:
    return tuple(value for value in strings(text) if is_for_people(value.of(text)))
