"""EPUB books for the tests."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

CHAPTERS = {
    "one.xhtml": "<h1>The storm</h1><p>The ferry left at noon, although the master had warned the owner.</p>",
    "two.xhtml": "<p>Nobody was told. The owner asked for a new engine, and the council wants to pay for it.</p>",
    "three.xhtml": "<h2>The inquiry</h2><p>Who signed the paper? The judge does not know.</p>",
}
TITLES = {"one.xhtml": "Part one: The storm", "three.xhtml": "Part two: The inquiry"}
_CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def xhtml(body: str, *, head: str = "", doctype: str = "<!DOCTYPE html>", attributes: str = "") -> str:
    """Return a chapter as a file."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{doctype}<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title>{head}</head>'
        f"<body {attributes}>{body}</body></html>"
    )


def book(
    chapters: Mapping[str, str] = CHAPTERS, *, parts: Mapping[str, bytes | str] | None = None, manifest: str = ""
) -> bytes:
    """Return a book with a cover, a table of contents and the chapters; ``parts`` are more files, or other ones."""
    items = "".join(
        f'<item id="i{number}" href="{name}" media-type="application/xhtml+xml"/>'
        for number, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="i{number}"/>' for number in range(len(chapters)))
    package = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The ferry</dc:title><dc:creator>Mette Holm'
        "</dc:creator><dc:creator>Ole Bang</dc:creator><dc:date>2021-02-07T00:00:00Z</dc:date></metadata><manifest>"
        '<item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/><item id="toc" href="nav.xhtml" '
        f'properties="nav" media-type="application/xhtml+xml"/>{items}{manifest}</manifest>'
        f'<spine><itemref idref="cover"/><itemref idref="toc"/>{spine}</spine></package>'
    )
    contents = "".join(f'<li><a href="{name}#start">{title}</a></li>' for name, title in TITLES.items())
    files: dict[str, bytes | str] = {
        "META-INF/container.xml": _CONTAINER,
        "OEBPS/book.opf": package,
        "OEBPS/cover.xhtml": xhtml("<p>The cover of the book.</p>"),
        "OEBPS/nav.xhtml": xhtml(f'<nav epub:type="toc"><ol>{contents}</ol></nav>'),
        **{f"OEBPS/{name}": xhtml(body) for name, body in chapters.items()},
        **(parts or {}),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()
