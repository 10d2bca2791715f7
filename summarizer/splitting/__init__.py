"""Document → chunks of numbered passages, never losing count of characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.document import Passage
from summarizer.splitting.chunks import PARAGRAPH, PART, SENTENCE, Border, chunks, halved
from summarizer.splitting.layout import blocks
from summarizer.splitting.sentences import cut, has_word, sentences
from summarizer.splitting.strings import is_json, strings

if TYPE_CHECKING:
    from summarizer.document import Chunk, Document, Span

__all__ = ["halved", "split", "statements"]


def split(document: Document, limit: int | None = None) -> tuple[Chunk, ...]:
    """Return the chunks of ``document``, each with its passages; they cover the text without gap or overlap.

    From its first passage to its last a chunk has at most ``limit`` characters (None: one chunk holds everything).
    Chunks end where a passage does, best at the end of a part or paragraph; a passage longer than ``limit`` is
    itself cut at blanks. A text with nothing to read in it gives one chunk without passages. Raises ValueError for a
    limit below 1.
    """
    if limit is not None and limit < 1:
        raise ValueError(f"no limit: {limit}")
    passages: list[Passage] = []
    borders: list[Border] = []
    part = ""
    for block in blocks(document):
        whole = block.heading and has_word(document.text, block.span)
        spans = [block.span] if whole else list(sentences(document.text, block.span))
        if limit is not None:
            spans = [piece for span in spans for piece in cut(document.text, span, limit)]
        for place, span in enumerate(spans):
            passages.append(
                Passage(f"p{len(passages) + 1}", span, block.part, block.speaker, heading=block.heading > 0)
            )
            rank = SENTENCE if place else PART if block.part != part else PARAGRAPH
            borders.append(Border(span.start if place else block.start, rank))
        part = block.part
    return tuple(chunks(document, passages, borders, limit))


def statements(document: Document) -> tuple[Span, ...]:
    """Return where the sentences of ``document`` stand that state something: no headings; of JSON, the string values.

    In JSON they are as written there, escapes and all, so that every span is one of the file.
    """
    if is_json(document.text):
        values = [span for value in strings(document.text) for span in sentences(document.text, value)]
        return tuple(span for span in values if has_word(document.text, span))
    passages = (passage for chunk in split(document) for passage in chunk.passages)
    return tuple(passage.span for passage in passages if not passage.heading)
