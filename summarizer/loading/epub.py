"""EPUB books: their chapters in reading order, without cover and table of contents, and what readers do not see."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote

from summarizer.document import Place, Span
from summarizer.errors import SourceEmptyError, SourceError, SourceTooLargeError
from summarizer.loading.archives import Archive, within
from summarizer.loading.blocks import blocks, laid_out, moved
from summarizer.loading.charsets import page_text
from summarizer.loading.hiding import Hidden, strip_hidden
from summarizer.loading.markup import parsed, words_in
from summarizer.loading.quoting import show_quotations
from summarizer.loading.raised import raise_figures
from summarizer.loading.sheets.of_books import BookSheets
from summarizer.loading.telling import number_of
from summarizer.loading.xml_parts import attribute, child, local, xml_tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from summarizer.document import Document
    from summarizer.loading.raw import Raw

#: Tags of all chapters together: the longest novels have a tenth of it.
MOST_TAGS: Final = 600_000

_CONTAINER: Final = "META-INF/container.xml"
_LOCKS: Final = "META-INF/encryption.xml"
_CHAPTERS: Final = frozenset({"application/xhtml+xml", "text/html", "application/xml", ""})
_BESIDE: Final = frozenset({"cover", "toc", "titlepage", "nav", "landmarks", "page-list"})  # types of no chapter
_COVER = re.compile(r"cover(?:page|[-_]?page)?(?:\.\w+)?\Z", re.IGNORECASE)
_INNER_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]{0,1000}\[", re.IGNORECASE)
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_LONGEST: Final = 200  # characters of a title or name
_MOST_AUTHORS: Final = 5


class _Book(NamedTuple):
    """What the package says: parts of the chapters in order, their titles as far as told, and about the whole.

    ``missing`` is how many chapters it names that are not in the file.
    """

    chapters: Sequence[str]
    missing: int
    titles: dict[str, str]
    title: str
    author: str
    published: str


def read_epub(raw: Raw) -> list[Document]:
    """Return one Document: the text of a book. Each chapter that has a title is a place of the kind ``part``.

    Raises SourceError where it is damaged, locked or declares entities, SourceTooLargeError where it holds too much,
    SourceEmptyError where nothing in it is to be read.
    """
    archive = Archive(raw.data, raw.name)
    book = _book(archive, raw.name)
    hidden = Hidden()
    sheets = BookSheets(
        cache(lambda part: archive.read(part).decode("utf-8", "replace") if part in archive.names else "")
    )
    texts: list[str] = []
    places: list[Place] = []
    begun: list[tuple[int, str]] = []  # where each part begins, and its title
    at = tags = 0
    for part in book.chapters:
        markup = page_text(archive.read(part), raw.name)
        tags += markup.count("<")
        if tags > MOST_TAGS:
            raise SourceTooLargeError(
                f"{raw.name} has more than {MOST_TAGS:,} tags", hint="save a part of it by itself"
            )
        text, inner = _chapter(part, markup, raw.name, hidden, sheets)
        if not text:
            continue
        title = book.titles.get(part) or (inner[0].label if inner and not inner[0].span.start else "")
        if title:
            begun.append((at, title))
        texts.append(text)
        places += moved(inner, at)
        at += len(text) + 2
    text = "\n\n".join(texts)
    if not text:
        raise SourceEmptyError(f"{raw.name} has no text to be seen", hint="name a book with text in it")
    places += _parts(begun, len(text))
    return [
        raw.document(
            text,
            title=book.title,
            author=book.author,
            published=book.published,
            places=tuple(places),
            notices=(*hidden.notices("book"), *_missing(book)),
        )
    ]


def _missing(book: _Book) -> Iterator[str]:
    if book.missing:
        chapters = number_of(book.missing, "chapter of the book is", "chapters of the book are")
        yield f"{chapters} missing from its file"


def _chapter(part: str, markup: str, name: str, hidden: Hidden, sheets: BookSheets) -> tuple[str, tuple[Place, ...]]:
    """Return the text and places of a chapter."""
    if _INNER_DOCTYPE.search(markup, 0, 10_000):
        raise SourceError(f"{name} declares entities of its own, which are not read", hint="save it anew")
    page = parsed(markup, xml=True)
    if any(_BESIDE & {*(body.get("type") or "").split()} for body in page.root.iter("body")):
        return "", ()
    for contents in list(page.root.iter("nav")):
        contents.clear()
    links = (link.get("href") or "" for link in page.root.iter("link"))
    strip_hidden(page, hidden, sheets.of(part, links, map(words_in, page.root.iter("style"))))
    hidden.sheets.unread |= sheets.too_many
    raise_figures(page.root)
    show_quotations(page.root)
    return laid_out(blocks(page.root))


def _parts(begun: Sequence[tuple[int, str]], end: int) -> Iterator[Place]:
    """Yield the place of each part: from its chapter's beginning to that of the next one with a title."""
    ends = [start for start, _ in begun[1:]] + [end]
    for (start, title), after in zip(begun, ends, strict=False):
        yield Place(Span(start, after), "part", title)


def _book(archive: Archive, name: str) -> _Book:
    """Return what the package document of the book says. Raises SourceError where it is damaged or locked."""
    package = ""
    if _CONTAINER in archive.names:
        files = (e for e in xml_tree(archive.read(_CONTAINER), name).iter() if local(e) == "rootfile")
        told = next((attribute(file, "full-path") or "" for file in files), "")
        package = next((part for part in (within("", told), within("", unquote(told))) if part in archive.names), "")
    if package not in archive.names:
        raise SourceError(f"{name} is damaged, or no EPUB book", hint="save it anew")
    root = xml_tree(archive.read(package), name)
    items: dict[str, Element] = {}
    for item in child(root, "manifest") or ():
        items.setdefault(attribute(item, "id") or "", item)
    parts = {key: within(package, unquote(attribute(item, "href") or "")) for key, item in items.items()}
    order = [attribute(reference, "idref") or "" for reference in child(root, "spine") or ()]
    chapters = [parts[key] for key in order if key in items and _is_chapter(key, items[key])]
    chapters = list(dict.fromkeys(chapters))
    named = len(chapters) + sum(key not in items for key in set(order))
    chapters = [part for part in chapters if part in archive.names]
    if not chapters:
        raise SourceError(f"{name} is damaged: a book without a chapter", hint="save it anew")
    _refuse_locked(archive, chapters, name)
    about = child(root, "metadata")
    return _Book(
        chapters,
        named - len(chapters),
        _titles(archive, [parts[key] for key, item in items.items() if _is_contents(item)], name),
        next(_told(about, "title"), ""),
        ", ".join([*_told(about, "creator")][:_MOST_AUTHORS])[:_LONGEST],
        next((found[0] for date in _told(about, "date") if (found := _DATE.match(date))), ""),
    )


def _is_chapter(key: str, item: Element) -> bool:
    properties = (attribute(item, "properties") or "").split()
    file = (attribute(item, "href") or "").rpartition("/")[2]
    kind = attribute(item, "media-type") or ""
    return kind in _CHAPTERS and "nav" not in properties and not (_COVER.match(key) or _COVER.match(file))


def _is_contents(item: Element) -> bool:
    kind = attribute(item, "media-type") or ""
    return kind == "application/x-dtbncx+xml" or "nav" in (attribute(item, "properties") or "").split()


def _told(about: Element | None, wanted: str) -> Iterator[str]:
    """Yield what the metadata tells under a name, each on one line."""
    for element in about if about is not None else ():
        words = " ".join((element.text or "").split())[:_LONGEST]
        if local(element) == wanted and words:
            yield words


def _titles(archive: Archive, contents: Sequence[str], name: str) -> dict[str, str]:
    """Return the title of each part that a table of contents tells."""
    titles: dict[str, str] = {}
    for part in contents:
        if part not in archive.names:
            continue
        page = parsed(page_text(archive.read(part), name), xml=True)
        for target, words in (*_entries(page.root, "a", "href"), *_points(page.root)):
            if words:
                titles.setdefault(within(part, unquote(target)), words[:_LONGEST])
    return titles


def _entries(root: Element, tag: str, key: str) -> Iterator[tuple[str, str]]:
    for element in root.iter(tag):
        yield element.get(key) or "", _words(element)


def _points(root: Element) -> Iterator[tuple[str, str]]:
    """Yield the entries of an old table of contents (NCX)."""
    for point in root.iter("navpoint"):
        content, label = child(point, "content"), child(point, "navlabel")
        if content is not None and label is not None:
            yield content.get("src") or "", _words(label)


def _words(element: Element) -> str:
    return " ".join(words_in(element).split())


def _refuse_locked(archive: Archive, chapters: Sequence[str], name: str) -> None:
    if _LOCKS not in archive.names:
        return
    locked = (e for e in xml_tree(archive.read(_LOCKS), name).iter() if local(e) == "CipherReference")
    if not {within("", unquote(attribute(element, "URI") or "")) for element in locked}.isdisjoint(chapters):
        raise SourceError(f"{name} is locked: its text is encrypted", hint="open it with what it was bought for")
