"""Lines on a terminal: hanging indents, labels in them, quotations behind a bar, words underlined.

The lines are built by hand: importing a library for it would take longer than all the rest of a short brief.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.document import Span
from summarizer.rendering.escaping import for_terminal
from summarizer.rendering.marking import joined
from summarizer.rendering.wrapping import cells, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MARGIN: Final = 2

# Styles, as parameters of the terminal's "select graphic rendition".
BOLD, DIM, ID, CAUTION, FAILURE, GAIN = "1", "2", "1;36", "33", "31", "32"
_UNDERLINED = "4"

# In cells. Nothing can be laid out in less, and longer lines are hard to follow.
_NARROWEST, _WIDEST = 40, 120

_UNRULED = str.maketrans("─", "-")

# Pairs of brackets that may stand for the ends of an underline while a line is broken; the first pair not in the text.
_BRACKETS = (("⟦", "⟧"), ("⟨", "⟩"), ("⦅", "⦆"), ("⧼", "⧽"), ("⁅", "⁆"))


class Label(NamedTuple):
    """A mark or id, at how many cells in it stands, and its style."""

    text: str
    at: int
    style: str


class Page:
    """Lines as they come; whatever is put on it is escaped here, and nowhere else."""

    def __init__(self, width: int, *, colour: bool) -> None:
        """Start an empty page of ``width`` cells (kept between 40 and 120)."""
        self._width = min(max(width, _NARROWEST), _WIDEST)
        self._colour = colour
        self._lines: list[str] = []

    def text(self) -> str:
        """Return the page, ending with a newline."""
        return "\n".join(self._lines) + "\n"

    def blank(self) -> None:
        """Add an empty line."""
        self._lines.append("")

    def rule(self) -> None:
        """Add a line across the page, after an empty one."""
        self._lines += ("", self._styled("─" * self._width, DIM))

    def heading(self, title: str) -> None:
        """Add ``title`` with a line behind it, after an empty one."""
        first, *others = wrap(for_terminal(title), self._width) or [""]
        rest = "─" * (self._width - cells(first) - 1)
        self._lines += ("", f"{self._styled(first, BOLD)} {self._styled(rest, DIM)}".rstrip())
        self._lines += (self._styled(line, BOLD) for line in others)

    def paragraph(self, text: str, *, indent: int = 0, label: Label | None = None, style: str = "") -> None:
        """Add ``text``, wrapped, every line ``indent`` cells in, the label hanging in the first one's indent."""
        if not indent:
            text = text.translate(_UNRULED)  # where headings stand, no text may look like one
        lines = [self._styled(line, style) for line in wrap(for_terminal(text), self._width - indent)]
        self._hang(lines, indent, label)

    def named(self, name: str, known: str, *, indent: int, label: Label) -> None:
        """Add a paragraph that begins with a ``name``, and what is ``known`` of its bearer less loud behind it."""
        text = f"{name} {known}" if known else name
        lines = self._in_pieces(text, [Span(0, len(name))], indent)
        self._hang(
            ["".join(self._styled(piece, BOLD if on else DIM) for piece, on in line) for line in lines], indent, label
        )

    def marked(
        self, text: str, words: Iterable[Span], *, indent: int, label: Label | None = None, style: str = ""
    ) -> None:
        """Add ``text`` as a paragraph, the ``words`` of it underlined: in colour, or by a line of carets below."""
        lines: list[str] = []
        for pieces in self._in_pieces(text, words, indent):
            if self._colour:
                lines.append("".join(self._styled(part, f"{_UNDERLINED};{style}" if on else "") for part, on in pieces))
                continue
            lines.append("".join(part for part, _ in pieces))
            carets = "".join(("^" if on else " ") * cells(part) for part, on in pieces).rstrip()
            lines += [carets] if carets else []
        self._hang(lines, indent, label)

    def _in_pieces(self, text: str, words: Iterable[Span], indent: int) -> Iterator[list[tuple[str, bool]]]:
        """Yield the lines of a paragraph, each in pieces, with whether the piece is among the ``words``."""
        opening, closing = next((pair for pair in _BRACKETS if not set(pair) & set(text)), ("", ""))
        inside = False
        for line in wrap(for_terminal(_bracketed(text, words, opening, closing)), self._width - indent):
            pieces: list[tuple[str, bool]] = [("", inside)]
            for char in line:
                if opening and char in (opening, closing):
                    inside = char == opening
                    pieces.append(("", inside))
                else:
                    pieces[-1] = (pieces[-1][0] + char, inside)
            yield pieces

    def quotation(self, text: str, *, indent: int) -> None:
        """Add ``text``, wrapped, behind a bar that stands ``indent`` cells in."""
        lines = wrap(for_terminal(text), self._width - indent - 2)
        self._lines += (" " * indent + self._styled(f"│ {line}", DIM) for line in lines)

    def _hang(self, lines: list[str], indent: int, label: Label | None) -> None:
        indented = [" " * indent + line for line in lines]
        if label:
            margin = " " * label.at
            words = for_terminal(label.text)
            gap = indent - label.at - cells(words)
            if gap > 0 and indented:
                indented[0] = margin + self._styled(words, label.style) + " " * gap + indented[0][indent:]
            else:
                indented[:0] = (
                    margin + self._styled(line, label.style) for line in wrap(words, self._width - label.at)
                )
        self._lines += indented

    def _styled(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self._colour and style and text else text


def _bracketed(text: str, words: Iterable[Span], opening: str, closing: str) -> str:
    """Return ``text`` with each of the ``words`` in brackets; words that overlap share theirs."""
    parts: list[str] = []
    done = 0
    for start, end in joined(words, len(text)):
        parts += (text[done:start], opening, text[start:end], closing)
        done = end
    return "".join((*parts, text[done:]))
