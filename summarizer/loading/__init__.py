"""Source → Documents: one file a format, one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.loading.docx import read_docx
from summarizer.loading.epub import read_epub
from summarizer.loading.formats import DOCX, EPUB, HTML, JSON_LINES, MAIL, MARKDOWN, PDF, SRT, TEXT, VTT
from summarizer.loading.json_lines import read_json_lines
from summarizer.loading.mail import read_mail
from summarizer.loading.pdf import read_pdf
from summarizer.loading.raw import read
from summarizer.loading.raw import unreadable as _unreadable
from summarizer.loading.subtitles import read_subtitles
from summarizer.loading.text import read_text
from summarizer.loading.web_page import read_web_page
from summarizer.loading.whole_json import refuse_broken_json

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from summarizer.document import Document
    from summarizer.loading.raw import Raw

__all__ = ["READERS", "load", "refuse_broken_json", "unreadable"]

# What reads each media type; any other is refused by name.
READERS: dict[str, Callable[[Raw], list[Document]]] = {
    TEXT: read_text,
    MARKDOWN: read_text,
    PDF: read_pdf,
    HTML: read_web_page,
    DOCX: read_docx,
    EPUB: read_epub,
    VTT: read_subtitles,
    SRT: read_subtitles,
    MAIL: read_mail,
    JSON_LINES: read_json_lines,
}


def load(
    source: str | Path, *, max_bytes: int = 50_000_000, allow_private: bool = False, offline: bool = False
) -> list[Document]:
    """Return the Documents in ``source``: a path, a web address, or ``"-"`` for standard input. A text file gives one.

    ``allow_private`` admits web addresses of this machine and of networks that are not the open internet; ``offline``
    admits none.

    Raises SourceError or one of its kind where there is none, it is empty, it is no text or in a format without a
    reader, or it has more than ``max_bytes``; nothing else, whatever the file holds.
    """
    raw = read(source, readable=READERS, max_bytes=max_bytes, allow_private=allow_private, offline=offline)
    return READERS[raw.media_type](raw)


def unreadable(path: Path) -> str:
    """Return why a file in a folder is no document, told by its first bytes; "" where it may be one.

    A file that is called like a document is taken for one: what is wrong with it, ``load`` says.
    """
    return _unreadable(path, READERS)
