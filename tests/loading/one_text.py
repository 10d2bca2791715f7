"""One text as each of the formats that are read."""

from __future__ import annotations

import io
import json
from email.message import EmailMessage
from html import escape
from typing import TYPE_CHECKING, Final

import docx

from tests.loading.books import book
from tests.loading.made_pdf import MadePdf, column, drawn, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable

#: Paragraphs and headings, which begin with a hash; no layout but what all formats have.
TEXT: Final = (
    "# The ferry to Vesterland\n\n"
    "The shipping office of Vesterland closed the ferry on Monday after an inspector found rust in "
    "both hulls. Karla Dahl, the harbour master, said that nobody had been hurt.\n\n"
    "“We cannot send families across the sound in a boat like that,” Dahl told the island council.\n\n"
    "# What the island wants\n\n"
    "The Island Council proposed to hire a second ferry from the mainland until June. The owner, "
    "Nordsund Lines, opposes the plan and warns that it could lose nine million crowns.\n\n"
    "Erik Moe, who speaks for the Farmers' Union, said that the milk may spoil if the ships stay away "
    "for more than two days.\n\n"
    "# What is not known\n\n"
    "Who will pay for the repairs? The ministry has yet to say whether the state insures the hulls. "
    "The council asked the Ministry of Transport to answer by Friday.\n\n"
)

BLOCKS: Final = tuple(block.removeprefix("# ") for block in TEXT.strip().split("\n\n"))
HEADINGS: Final = frozenset(block.removeprefix("# ") for block in TEXT.split("\n\n") if block.startswith("# "))
PARAGRAPHS: Final = tuple(block for block in BLOCKS if block not in HEADINGS)


def _tagged() -> str:
    return "".join(f"<h2>{escape(b)}</h2>" if b in HEADINGS else f"<p>{escape(b)}</p>" for b in BLOCKS)


def _html() -> bytes:
    menu = "<nav><a href=/>Home</a><a href=/sport>Sport</a></nav>"
    hidden = "<p hidden>The minister promised to pay for everything.</p>"
    page = f"{menu}<main>{_tagged()}{hidden}</main><footer>Imprint</footer>"
    return f"<!DOCTYPE html><title>{BLOCKS[0]}</title>{page}".encode()


def _docx() -> bytes:
    document = docx.Document()
    for block in BLOCKS:
        if block in HEADINGS:
            document.add_heading(block, 2)
        else:
            document.add_paragraph(block)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _pdf() -> bytes:
    drawing, top = b"", 780
    for block in BLOCKS:
        size = 14 if block in HEADINGS else 10
        lines = wrapped(block, size, 400)
        drawing += column(60, top, lines, size) if size == 10 else drawn(60, top, block, size)
        top -= 12 * len(lines) + 14
    return MadePdf([drawing]).bytes()


def _eml() -> bytes:
    message = EmailMessage()
    message["From"] = "Mette Holm <mette@example.org>"
    message["Date"] = "Tue, 3 Mar 2026 09:00:00 +0100"
    message["Subject"] = BLOCKS[0]
    message.set_content("\n\n".join(BLOCKS), cte="quoted-printable")
    return message.as_bytes()


def _cues() -> list[tuple[int, str]]:
    """Return the seconds at which each line is said, and the line: four seconds of silence part the paragraphs."""
    cues, at = [], 0
    for paragraph in PARAGRAPHS:
        for line in wrapped(paragraph, 10, 200):
            cues.append((at, line))
            at += 2
        at += 4
    return cues


def _vtt() -> bytes:
    cues = (f"00:{at // 60:02}:{at % 60:02}.000 --> 00:{at // 60:02}:{at % 60 + 1:02}.900\n{x}" for at, x in _cues())
    return ("WEBVTT\n\n" + "\n\n".join(cues) + "\n").encode()


def _srt() -> bytes:
    cues = (
        f"{number}\n00:{at // 60:02}:{at % 60:02},000 --> 00:{at // 60:02}:{at % 60 + 1:02},900\n{line}"
        for number, (at, line) in enumerate(_cues(), 1)
    )
    return ("\n\n".join(cues) + "\n").encode()


#: What makes the text in each format, by the name of the file.
RENDERINGS: Final[dict[str, Callable[[], bytes]]] = {
    "ferry.txt": "\n\n".join(BLOCKS).encode,
    "ferry.md": TEXT.encode,
    "ferry.html": _html,
    "ferry.docx": _docx,
    "ferry.pdf": _pdf,
    "ferry.epub": lambda: book({"all.xhtml": _tagged()}),
    "ferry.eml": _eml,
    "ferry.vtt": _vtt,
    "ferry.srt": _srt,
    "ferry.jsonl": lambda: json.dumps({"text": "\n\n".join(BLOCKS)}).encode(),
}
