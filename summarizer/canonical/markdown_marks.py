r"""The marks that Markdown has in its lines: where they stand, what they set, and a text without them.

A reader of the text as it is shown sees none of them. Known are emphasis, code, links, pictures, the marks of notes,
escapes, and those at the head of a heading or of a quoted line. What is struck out is known, too, but its marks stay in
a text without marks: the words alone would say what the source takes back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.document import MARKDOWN, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.document import Document

#: What marks set: words (``strong``, ``emphasis``, ``code``, ``struck``); a mark itself, or one at the head of a quoted
#: line; and what is no words of the text.
STRONG, EMPHASIS, CODE, STRUCK = "strong", "emphasis", "code", "struck"
MARK, QUOTING, TARGET, PICTURE, NOTE = "mark", "quoting", "target", "picture", "note"

_DEEPEST: Final = 4  # bold in a link in italics, and one more
_GONE: Final = frozenset({MARK, QUOTING, TARGET, PICTURE, NOTE})
_TARGET: Final = r"\([^()\s]{0,600}(?:\([^()\s]{0,100}\)[^()\s]{0,200})?(?:\s\"[^\"\n]{0,200}\")?\)"
_LABEL: Final = r"\[[^\[\]\n]{0,100}\]"  # of a target that stands elsewhere; figures in brackets are notes, or an index
_INLINE: Final = re.compile(
    rf"""
      \\[!-/:-@\[-`{{-~]
    | (?P<code>(?<!`)(`{{1,3}})(?!`)[^`\n]{{1,300}}\2(?!`))
    | (?P<picture>!\[[^\[\]\n]{{0,300}}\]{_TARGET})
    | (?P<note>\[\^[\w-]{{1,30}}\])
    | (?P<link>\[[^\[\]\n]{{1,300}}\](?=\()|\[(?=[^\[\]\n]{{0,300}}[^\W\d_])[^\[\]\n]{{1,300}}\](?=\[))
      (?P<target>{_TARGET}|{_LABEL})
    | <(?P<address>https?://[^<>\s]{{1,600}})>
    | (?P<strong>\*\*(?=\*?[^\s*])(?:[^*\\]|\\.|\*(?!\*)|\*(?=\*\*(?!\*))){{1,600}}(?<!\s)\*\*(?!\*))
    | (?P<strong_too>(?<!\w)__(?![\s_])(?:[^_\\]|\\.){{1,600}}(?<!\s)__(?!\w))
    | (?P<emphasis>(?<![\w*])\*(?![\s*])(?:[^*\\]|\\.|\*\*[^*\\]{{1,300}}\*\*){{1,600}}(?<!\s)\*(?![\w*]))
    | (?P<emphasis_too>(?<!\w)_(?![\s_])(?:[^_\\]|\\.|__[^_\\]{{1,300}}__){{1,600}}(?<!\s)_(?!\w))
    | (?P<struck>~~(?![\s~])[^~\\]{{1,600}}(?<!\s)~~)
    """,
    re.VERBOSE | re.DOTALL,
)
_HASHES: Final = re.compile(r"(#{1,6}[ \t]+)(?:[^\n]*?)([ \t]+#+[ \t]*)?$", re.MULTILINE)
_QUOTED: Final = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
#: A line that opens a block of code, or closes it where nothing else stands in it.
FENCE: Final = re.compile(r"^[ \t>]{0,12}(`{3,}|~{3,})([^\n]*)$", re.MULTILINE)
_MARKS: Final = frozenset("\\*_`[<~#>")
#: What a kind of mark sets, and how many characters it has on each side.
_SETTING: Final = {
    "strong": (STRONG, 2),
    "strong_too": (STRONG, 2),
    "emphasis": (EMPHASIS, 1),
    "emphasis_too": (EMPHASIS, 1),
    "struck": (STRUCK, 2),
}


class Set(NamedTuple):
    """A stretch of a text, and what it is or how it is set."""

    span: Span
    kind: str


def markdown_marks(text: str, start: int = 0, end: int | None = None) -> Iterator[Set]:
    """Yield the marks of one paragraph of Markdown, and what they set."""
    end = len(text) if end is None else end
    if hashes := _HASHES.match(text, start, end):
        yield Set(Span(*hashes.span(1)), MARK)
        if hashes[2]:
            yield Set(Span(*hashes.span(2)), MARK)
    for quoted in _QUOTED.finditer(text, start, end):
        yield Set(Span(*quoted.span()), QUOTING)
    yield from _inline(text[start:end], start, _DEEPEST)


def without_marks(text: str) -> str:
    """Return one paragraph of Markdown as its readers see it, on one line: its words without their marks.

    What is struck out keeps its marks. Where nothing would be left, the text stays.
    """
    if _MARKS.isdisjoint(text):
        return text
    kept: list[str] = []
    position = 0
    for span, kind in sorted(markdown_marks(text)):
        struck = kind == MARK and text[span.start : span.end] == "~~"
        if kind in _GONE and not struck and span.start >= position:
            kept.append(text[position : span.start])
            position = span.end
    return " ".join("".join((*kept, text[position:])).split()) or text


def code_blocks(text: str) -> Iterator[Span]:
    """Yield the blocks of code of a Markdown text, with the fences around them, in order."""
    opening: re.Match[str] | None = None
    for fence in FENCE.finditer(text):
        if opening is None:
            opening = fence
        elif fence[1].startswith(opening[1]) and not fence[2].strip():
            yield Span(opening.start(), fence.end())
            opening = None
    if opening:
        yield Span(opening.start(), len(text))


def in_code(document: Document, spans: Sequence[Span]) -> frozenset[int]:
    """Return the numbers of the spans of a document that are in a block of code of Markdown, or a fence around one."""
    if document.media_type != MARKDOWN:
        return frozenset()
    code = list(code_blocks(document.text))
    ends = [block.end for block in code]
    at = (bisect_right(ends, span.start) for span in spans)
    return frozenset(
        number
        for number, (span, place) in enumerate(zip(spans, at, strict=True))
        if place < len(code) and code[place].overlaps(span)
    )


def _inline(words: str, base: int, deepest: int) -> Iterator[Set]:
    """Yield what is marked in some words, which begin at ``base`` in the text."""
    for found in _INLINE.finditer(words):
        kind = found.lastgroup or ""
        whole = Span(*found.span())
        if kind in (PICTURE, NOTE):
            yield Set(whole.moved(base), kind)
        elif kind == TARGET:
            yield from _around(words, Span(*found.span("link")), base, 1, deepest)
            yield Set(Span(*found.span(TARGET)).moved(base), TARGET)
        elif kind == "address":
            yield from _around(words, whole, base, 1, 0)
        elif kind == CODE:
            yield Set(whole.moved(base), CODE)
            yield from _around(words, whole, base, len(found[2]), 0)
        elif kind:
            set_as, size = _SETTING[kind]
            yield Set(whole.moved(base), set_as)
            yield from _around(words, whole, base, size, deepest)
        else:
            yield Set(Span(whole.start, whole.start + 1).moved(base), MARK)


def _around(words: str, whole: Span, base: int, size: int, deepest: int) -> Iterator[Set]:
    """Yield the marks of ``size`` at both ends of a stretch, and what is marked between them."""
    start, end = whole.start + size, whole.end - size
    yield Set(Span(whole.start, start).moved(base), MARK)
    if deepest:
        yield from _inline(words[start:end], base + start, deepest - 1)
    yield Set(Span(end, whole.end).moved(base), MARK)
