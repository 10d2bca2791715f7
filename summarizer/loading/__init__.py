"""Source → Documents: one file a format, one table."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Final

from summarizer.loading.formats import DOCX, EPUB, HTML, JSON_LINES, MAIL, MARKDOWN, PDF, SRT, TEXT, VTT, XML
from summarizer.loading.raw import MOST_CHARACTERS, read
from summarizer.loading.raw import unreadable as _unreadable
from summarizer.loading.whole_json import refuse_broken_json

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from summarizer.document import Document
    from summarizer.loading.raw import Raw

__all__ = ["READERS", "load", "refuse_broken_json", "unreadable"]

# What reads each media type, by module and function: loaded when it is needed, for together they are dear. Any other
# type is refused by name.
READERS: Final[dict[str, tuple[str, str]]] = {
    TEXT: ("text", "read_text"),
    MARKDOWN: ("text", "read_text"),
    XML: ("text", "read_text"),
    PDF: ("pdf", "read_pdf"),
    HTML: ("web_page", "read_web_page"),
    DOCX: ("word.docx", "read_docx"),
    EPUB: ("epub", "read_epub"),
    VTT: ("subtitles", "read_subtitles"),
    SRT: ("subtitles", "read_subtitles"),
    MAIL: ("mail.message", "read_mail"),
    JSON_LINES: ("json_lines", "read_json_lines"),
}


def load(
    source: str | Path,
    *,
    max_bytes: int = 50_000_000,
    max_characters: int = MOST_CHARACTERS,
    allow_private: bool = False,
    offline: bool = False,
) -> list[Document]:
    """Return the Documents in ``source``: a path, a web address, or ``"-"`` for standard input. A text file gives one.

    ``allow_private`` admits web addresses of this machine and of networks that are not the open internet; ``offline``
    admits none.

    Raises SourceError or one of its kind where there is none, it is empty, it is no text or in a format without a
    reader, or it has more than ``max_bytes`` or a text of more than ``max_characters``; nothing else, whatever the
    file holds.
    """
    raw = read(source, readable=READERS, max_bytes=max_bytes, allow_private=allow_private, offline=offline)
    module, function = READERS[raw.media_type]
    reader: Callable[[Raw], list[Document]] = getattr(import_module(f"{__name__}.{module}"), function)
    return reader(replace(raw, max_characters=max_characters))


def unreadable(path: Path) -> str:
    """Return why a file in a folder is no document, told by its first bytes; "" where it may be one.

    A file that is called like a document is taken for one: what is wrong with it, ``load`` says.
    """
    return _unreadable(path, READERS)
