"""Word documents (DOCX): paragraphs, headings, lists, tables row by row, and notes behind the paragraph they belong to.

mammoth reads them. It is given an archive of our own, with the few parts that hold text, checked and without what
readers do not see; what leads out of the document (links, templates, pictures) is not in it.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import Element

from summarizer.errors import SourceEmptyError, SourceError
from summarizer.loading.archives import Archive
from summarizer.loading.blocks import blocks, laid_out
from summarizer.loading.hiding import Hidden
from summarizer.loading.markup import parsed, words_in
from summarizer.loading.prose import is_prose
from summarizer.loading.raised import raise_figures
from summarizer.loading.word.parts import checked, properties

if TYPE_CHECKING:
    from summarizer.document import Document
    from summarizer.loading.raw import Raw

_EMBEDDED: Final = "what the document takes in from a file of another kind was not read"
_STYLES: Final = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => p:fresh"
_UNREAD: Final = frozenset({"title", "subject", "description", "keywords", "category"})  # properties nobody sees
_NOTE = re.compile(r"(?:foot|end)note-(\d{1,6})")
_BACK = "\u2191"  # mammoth's arrow from a note to where it is told
_LONGEST = 120  # characters of a title, name or date
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_docx(raw: Raw) -> list[Document]:
    """Return one Document: the text of a Word document, without what its readers do not see, which is a notice.

    Raises SourceError where it is damaged or mammoth is missing, SourceTooLargeError where it holds too much,
    SourceEmptyError where nothing in it is to be read.
    """
    mammoth = _mammoth()
    hidden = Hidden()
    archive = Archive(raw.data, raw.name)
    parts = checked(archive, raw.name, hidden)
    try:
        html = mammoth.convert_to_html(
            io.BytesIO(parts.data), style_map=_STYLES, convert_image=lambda _: [], external_file_access=False
        ).value
    except Exception:  # noqa: BLE001 - whatever mammoth stumbles over, the file is no document for it
        raise SourceError(f"{raw.name} is damaged, or no Word document", hint="save it anew, or as text") from None
    root = parsed(html).root
    raise_figures(root)
    _place_notes(root)
    text, places = laid_out(blocks(root))
    told = dict(properties(archive, raw.name))
    title = told.get("title", "")
    if not title or title.casefold() not in " ".join(text.split()).casefold():
        title = places[0].label if places and len(places[0].label) <= _LONGEST else ""
    unseen = (value for name, value in told.items() if name in _UNREAD and value != title)
    hidden.pieces["property"] += sum(map(is_prose, unseen))
    if not text:
        raise SourceEmptyError(f"{raw.name} has no text to be seen", hint="name a file with text in it")
    return [
        raw.document(
            text,
            title=title,
            author=told.get("creator", "")[:_LONGEST],
            published=_date(told.get("created", "")),
            places=places,
            notices=(*hidden.notices("document"), *([_EMBEDDED] if parts.takes_in else ())),
        )
    ]


def _mammoth() -> Any:  # noqa: ANN401 - a package that may be missing
    try:
        import mammoth  # noqa: PLC0415 - an extra
    except ImportError:
        raise SourceError(
            "reading Word documents takes mammoth, which is not installed", hint="pip install 'summarizer[docx]'"
        ) from None
    return mammoth


def _place_notes(root: Element) -> None:
    """Move each note from the end of the text behind the block that tells of it, marked as it is there."""
    notes: dict[str, Element] = {}
    for listed in list(root):
        items = list(listed) if listed.tag == "ol" else []
        if items and all(_NOTE.fullmatch(item.get("id") or "") for item in items):
            root.remove(listed)
            notes |= {item.get("id") or "": item for item in items}
    children: list[Element] = []
    for block in root:
        children.append(block)
        for link in block.iter("a"):
            item = notes.pop((link.get("href") or "").removeprefix("#"), None)
            if item is not None:
                children.append(_note(item, link.text or ""))
    root[:] = [*children, *(_note(item, "") for item in notes.values())]


def _note(item: Element, mark: str) -> Element:
    """Return a paragraph with the words of a note behind its ``mark``, as in [2]."""
    words = words_in(item).replace(_BACK, "")
    note = Element("p")
    note.text = f"{mark} {words.strip()}".strip()
    return note


def _date(value: str) -> str:
    found = _DATE.match(value)
    return found[0] if found else ""
