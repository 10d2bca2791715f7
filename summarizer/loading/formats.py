"""What format some bytes are in: told by how they begin, and by the file's suffix where that says nothing."""

from __future__ import annotations

import codecs
import json
import re
from typing import Final

from summarizer import document
from summarizer.loading.markup_types import markup_of, narrow

TEXT: Final = "text/plain"
MARKDOWN: Final = document.MARKDOWN
PDF: Final = "application/pdf"
HTML: Final = "text/html"
XML: Final = "text/xml"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EPUB: Final = "application/epub+zip"
VTT: Final = "text/vtt"
SRT: Final = "text/srt"
MAIL: Final = "message/rfc822"
JSON_LINES: Final = "text/jsonl"
BINARY: Final = "application/octet-stream"

_SUFFIXES = {
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".mdown": MARKDOWN,
    ".mkd": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".xml": XML,
    ".vtt": VTT,
    ".srt": SRT,
    ".eml": MAIL,
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
}
_SVG = "image/svg+xml"
_MARKUP = {"page": HTML, "picture": _SVG, "xml": XML, "": ""}
_OFFICE = "application/vnd.openxmlformats-officedocument"

# Where and how files of other formats begin.
_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"PK\x03\x04", "application/zip"),
    (0, b"PK\x05\x06", "application/zip"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"\x89PNG\r\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (0, b"\x1f\x8b\x08", "application/gzip"),
    (0, b"BZh91AY&SY", "application/x-bzip2"),
    (0, b"\xfd7zXZ\0", "application/x-xz"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"ID3\x03\0", "audio/mpeg"),
    (0, b"ID3\x04\0", "audio/mpeg"),
    (0, b"OggS\0", "audio/ogg"),
    (8, b"WAVEfmt ", "audio/wav"),
    (4, b"ftyp", "video/mp4"),
    (0, b"SQLite format 3\0", "application/vnd.sqlite3"),
    (0, b"\x7fELF", BINARY),
)
# A PDF has its header within so many bytes, whatever stands before it; where the name does not say that it is one, the
# first object must follow, for a text may speak of such headers.
_PDF_WITHIN = 1_024
_PDF = re.compile(rb"%PDF-\d\.\d\s*(?:%[^\r\n]{0,200}\s+)?\d{1,9}\s+\d{1,9}\s+obj\b")

# What an archive holds that is more than an archive; the name of its first files tells.
_ARCHIVES: tuple[tuple[bytes, str], ...] = (
    (b"mimetypeapplication/epub", EPUB),
    (b"mimetypeapplication/vnd.oasis.opendocument", "application/vnd.oasis.opendocument"),
    (b"word/", DOCX),
    (b"META-INF/container.xml", EPUB),
    (b"[Content_Types].xml", _OFFICE),
)
_NAMED_ARCHIVES = {".epub": EPUB, ".docx": DOCX}
# Of all that is called like a document; of some, only the content tells the format.
_PROMISING = frozenset({*_SUFFIXES, *_NAMED_ARCHIVES, ".txt", ".text", ".pdf"})

# How text begins that is laid out for programs.
_VTT = re.compile(rb"WEBVTT(?:[ \t\r\n]|\Z)")
_SRT = re.compile(rb"\s{0,99}\d{1,9}[ \t]{0,9}\r?\n[ \t]{0,9}\d{1,3}:\d\d:\d\d[,.]\d{1,3}[ \t]{1,9}-->")
_FIELD = re.compile(rb"([!-9;-~]{1,99}):")
_DATES = frozenset({b"date", b"sent"})
_MAILERS = frozenset({b"message-id", b"mime-version", b"received", b"return-path", b"content-type"})
_LONGEST_HEADER = 100_000  # bytes
_WORDS = {
    PDF: "a PDF",
    "application/zip": "a zip archive",
    EPUB: "an EPUB book",
    "application/vnd.oasis.opendocument": "an OpenDocument file",
    DOCX: "a Word document (DOCX)",
    _OFFICE: "an Office document (DOCX, XLSX or PPTX)",
    "application/msword": "an old Office document (DOC, XLS or PPT)",
    "application/rtf": "a Rich Text document",
    "application/vnd.sqlite3": "a SQLite database",
    HTML: "a web page",
    _SVG: "a picture (SVG)",
    BINARY: "a program or other binary file",
}


def media_type(head: bytes, suffix: str) -> str:
    """Return the media type of bytes that begin with ``head``, from a file with that ``suffix`` ("" for none).

    Plain text is the answer where nothing speaks against it.
    """
    if _is_pdf(head, suffix.lower()):
        return PDF
    for offset, signature, kind in _SIGNATURES:
        if head.startswith(signature, offset):
            return _held(head, suffix) if kind == "application/zip" else kind
    promised = _SUFFIXES.get(suffix.lower(), "")
    text = narrow(head)
    return _MARKUP[markup_of(text, promised=bool(promised))] or _written(text, head) or promised or TEXT


def _is_pdf(head: bytes, suffix: str) -> bool:
    if head.startswith(b"%PDF-"):
        return True
    if suffix == ".pdf":
        return b"%PDF-" in head[: _PDF_WITHIN + len(b"%PDF-")]
    found = _PDF.search(head, 0, 2 * _PDF_WITHIN)
    return found is not None and found.start() <= _PDF_WITHIN and suffix not in _SUFFIXES


def is_promised(suffix: str) -> bool:
    """Tell whether a file of that ``suffix`` is called like a document."""
    return suffix.lower() in _PROMISING


def _written(text: bytes, head: bytes) -> str:
    """Return the media type that ``text`` tells by how it is laid out; "" where it is text like any other.

    ``head`` is what the file has for it: a mail is no mail in UTF-16.
    """
    if _VTT.match(text):
        return VTT
    if _SRT.match(text):
        return SRT
    head = head.removeprefix(codecs.BOM_UTF8)
    if _is_mail(head):
        return MAIL
    return JSON_LINES if _is_json_lines(text) else ""


def _is_mail(head: bytes) -> bool:
    """Tell whether ``head`` opens with a mail's header: sender, date, and a field that nobody writes by hand.

    So does what was copied out of a mail program: an address it is from, whom to, when, and on what.
    """
    fields = set()
    addressed = False
    for line in head[:_LONGEST_HEADER].split(b"\n"):
        if not line.strip():
            break
        if line[:1] in b" \t":
            continue
        field = _FIELD.match(line)
        if field is None:
            return False
        fields.add(field[1].lower())
        addressed = addressed or (field[1].lower() == b"from" and b"@" in line)
    if fields >= {b"from", b"date"} and fields & _MAILERS:
        return True
    return addressed and fields >= {b"from", b"to", b"subject"} and bool(fields & _DATES)


def _is_json_lines(head: bytes) -> bool:
    """Tell whether ``head`` has an object with a text on its first line, and begins another on its second."""
    first, _, rest = head.lstrip().partition(b"\n")
    if not (first.startswith(b"{") and first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{")):
        return False
    try:
        value = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and isinstance(value.get("text"), str)


def _held(head: bytes, suffix: str) -> str:
    """Return what an archive is by what it holds; where that tells no more than Office, or nothing, by its suffix."""
    kind = next((inner for name, inner in _ARCHIVES if name in head), "application/zip")
    return _NAMED_ARCHIVES.get(suffix.lower(), kind) if kind in ("application/zip", _OFFICE) else kind


def described(kind: str) -> str:
    """Return what a person calls a file of the media type ``kind``."""
    return _WORDS.get(kind) or f"a file of type {kind}"
