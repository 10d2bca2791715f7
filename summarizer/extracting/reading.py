"""The passages of a chunk, prepared once for all rules: words, paragraphs and what stands in quotation marks."""

# ruff: noqa: RUF001 - typographic marks are what this file knows about

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from summarizer.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.document import Chunk, Document, Passage

# One alternative a kind of token, the more special first. A possessive is a token of its own, so that a name before it
# is whole; a contraction ("don't") is one word; an address, a handle or a hashtag is one token that is no word.
_TOKEN = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|[@#]\w+"
    r"|(?:[^\W\d_]\.){2,}"
    r"|['’][sS]\b"
    r"|\d+(?:[.,:/]\d+)*\w*"
    r"|\w+(?:(?:[-‐‑&]|['’](?![sS]\b))\w+)*"
    r"|[^\w\s]"
)
_BLANK_LINE = re.compile(r"\n[ \t\r>]*\n")
_OPENING, _CLOSING, _EITHER = "“«„", "”»", '"'


class Token(NamedTuple):
    """A word, number or mark of ``document.text``: as written, folded (lower case, straight apostrophes), and where."""

    text: str
    low: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it stands in the document."""
        return Span(self.start, self.end)

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


@dataclass(frozen=True)
class Sentence:
    """A passage with its tokens in order; ``quoted`` are the stretches that stand in quotation marks, marks excluded.

    ``number`` counts sentences of the reading from 0, ``paragraph`` the paragraphs. A quotation that runs on over
    several passages covers each of them.
    """

    number: int
    paragraph: int
    passage: Passage
    text: str
    tokens: tuple[Token, ...]
    quoted: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """Where the passage stands in the document."""
        return self.passage.span

    @cached_property
    def low(self) -> tuple[str, ...]:
        """The folded tokens, for cues that are words in a row."""
        return tuple(token.low for token in self.tokens)

    def words(self, span: Span) -> str:
        """Return the words of the source at ``span`` of this sentence, on one line."""
        return " ".join(self.text[span.start - self.span.start : span.end - self.span.start].split())

    def within_quotes(self, span: Span) -> bool:
        """Tell whether ``span`` stands wholly in quotation marks."""
        return any(stretch.covers(span) for stretch in self.quoted)


@dataclass(frozen=True)
class Reading:
    """All sentences of a chunk, in order. Sentence n of it is ``sentences[n]``."""

    document: Document
    chunk: Chunk
    sentences: tuple[Sentence, ...]

    def words(self, span: Span) -> str:
        """Return the words of the source at ``span``, as they are."""
        return span.of(self.document.text)


def read(document: Document, chunk: Chunk) -> Reading:
    """Return ``chunk`` of ``document`` as sentences of tokens. Takes time in proportion to its length."""
    return Reading(document, chunk, tuple(_sentences(document.text, chunk.passages)))


def tokens(text: str, span: Span) -> tuple[Token, ...]:
    """Return the tokens of ``text`` inside ``span``."""
    return tuple(
        Token(match[0], match[0].casefold().replace("’", "'"), match.start(), match.end())
        for match in _TOKEN.finditer(text, span.start, span.end)
    )


def _sentences(text: str, passages: tuple[Passage, ...]) -> Iterator[Sentence]:
    paragraph, before, opened = 0, 0, ""
    for number, passage in enumerate(passages):
        if number and (_BLANK_LINE.search(text, before, passage.span.start) or passage.heading):
            paragraph, opened = paragraph + 1, ""  # a quotation left open does not swallow the rest of the text
        before = passage.span.end
        words = tokens(text, passage.span)
        quoted, opened = _quoted(words, passage.span, opened)
        yield Sentence(number, paragraph, passage, passage.span.of(text), words, quoted)


def _quoted(words: tuple[Token, ...], span: Span, opened: str) -> tuple[tuple[Span, ...], str]:
    """Return the quoted stretches, and the mark of the quotation still open at the end ("" for none)."""
    stretches: list[Span] = []
    start = span.start
    for token in words:
        if opened:
            if token.text in _CLOSING or (token.text == _EITHER and opened == _EITHER):
                stretches.append(Span(start, token.start))
                opened = ""
        elif token.text in _OPENING or token.text == _EITHER:
            opened, start = token.text, token.end
    if opened and start < span.end:
        stretches.append(Span(start, span.end))
    return tuple(stretches), opened
