"""Web pages: their main text, as its readers see it."""

from __future__ import annotations

import logging
import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.etree.ElementTree import Element, tostring

from summarizer.errors import SourceEmptyError, SourceError, SourceTooLargeError
from summarizer.loading.blocks import blocks, laid_out
from summarizer.loading.charsets import page_text
from summarizer.loading.hiding import Hidden, strip_hidden
from summarizer.loading.markup import HEADINGS, parsed, walk, words_in
from summarizer.loading.quoting import show_quotations
from summarizer.loading.raised import raise_figures
from summarizer.loading.telling import number_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from summarizer.document import Document, Place
    from summarizer.loading.markup import Parsed
    from summarizer.loading.raw import Raw

#: Tags of one page: the longest pages that people read have a tenth of it.
MOST_TAGS: Final = 400_000
#: What trafilatura is given, whose time grows faster than the page: elements, how deep they lie in sum, characters.
MOST_ELEMENTS: Final = 20_000
MOST_DEPTHS: Final = 400_000
MOST_CHARACTERS: Final = 2_000_000
MOST_ABOUT: Final = 1_000  # <meta> and <title> of a longer page

_LONGEST = 200  # characters of a title, name or date
_LONGEST_RAW = 2_000  # with the blanks of the markup
#: What trafilatura calls the elements of its trees, and HTML does.
_NAMES: Final = {
    "item": "li",
    "row": "tr",
    "cell": "td",
    "lb": "br",
    "quote": "blockquote",
}
_BESIDE: Final = frozenset("nav aside footer form menu".split())  # the main text


_WORD = re.compile(r"[^\W\d_]+")


class _About(NamedTuple):
    title: str = ""
    author: str = ""
    published: str = ""
    site: str = ""


def read_web_page(raw: Raw) -> list[Document]:
    """Return one Document: the main text of a page, without what its readers do not see, which is a notice.

    Raises SourceNotTextError where its bytes are no text, SourceEmptyError where nothing in it is to be read,
    SourceTooLargeError where it has more tags than pages have, SourceError where trafilatura is missing.
    """
    trafilatura = _trafilatura()
    text = page_text(raw.data, raw.name, charset=raw.charset)
    if text.count("<") > MOST_TAGS:
        raise SourceTooLargeError(
            f"{raw.name} has more than {MOST_TAGS:,} tags", hint="save the part to be briefed in a file and name that"
        )
    page = parsed(text)
    hidden = Hidden()
    strip_hidden(page, hidden)
    raise_figures(page.root)
    show_quotations(page.root)
    notices = [*hidden.notices("page"), *_without_struck(page.root)]
    small = _is_small(page.root)
    about = _about(page.root, trafilatura, whole=small)
    _drop(page.root, ("script", "meta", "link"))
    for element in page.root.iter():  # whatever still has a style is seen; trafilatura would guess anew
        element.attrib.pop("style", None)
    body, places = _main_text(page.root, trafilatura) if small else ("", ())
    if not small:
        notices.append("the page is too long to tell its main text from the rest: menus and the like may be read too")
    _drop(page.root, tuple(_BESIDE))
    body, places = _chosen((body, places), page.root)
    if not body:
        raise SourceEmptyError(f"{raw.name} has no text to be seen", hint=_why_empty(page, hidden))
    return [
        raw.document(
            body,
            title=about.title,
            author=about.author,
            published=about.published,
            site=about.site,
            places=places,
            notices=tuple(notices),
        )
    ]


def _chosen(found: tuple[str, tuple[Place, ...]], root: Element) -> tuple[str, tuple[Place, ...]]:
    """Return the main text that was ``found`` in a page, or the page's own, with the places of its headings.

    That is all of the page where nothing was found, or all of it; and what the page says is its main part where less
    than half of that was found.
    """
    whole = laid_out(blocks(root))
    if not found[0] or _are_of_one_text(found[0], whole[0]):
        return whole
    element = _main_element(root)
    told = ("", ()) if element is None else laid_out(blocks(element))
    return told if _are_of_one_text(found[0], told[0]) or _is_little(found[0], told[0]) else found


def _main_element(root: Element) -> Element | None:
    """Return the element that a page says is its main one, None where it says so of none or of several."""
    for tag in ("main", "article"):
        found = list(islice(root.iter(tag), 2))
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _is_little(found: str, told: str) -> bool:
    """Tell whether a main text has less than half of the words in the element that is told to be the main one."""
    return 2 * len(_WORD.findall(found)) < len(_WORD.findall(told))


def _are_of_one_text(found: str, whole: str) -> bool:
    """Tell whether a main text has all words of the page, in whatever order: then the page tells the order, and more.

    Of a page with little on it, it may be one paragraph, without headings and rows; numbers before items and the hours
    of a diary may be lost.
    """
    return Counter(_WORD.findall(found)) == Counter(_WORD.findall(whole))


def _why_empty(page: Parsed, hidden: Hidden) -> str:
    """Return why nothing is to be read of a page, and what to do."""
    if page.too_deep:
        why = "its text lies too deep"
    elif hidden.is_text:
        why = "; ".join(hidden.notices("page")) + ". If a browser shows it all the same"
    else:
        why = "a page that is made by scripts"
    return f"{why}: save its text and name that"


def _without_struck(root: Element) -> list[str]:
    """Take out what is marked as deleted, which no longer stands; return the sentence that tells of it, if there is."""
    struck = 0
    for element in root.iter("del"):  # what is emptied is not gone into
        struck += bool(words_in(element).strip())
        _empty(element)
    pieces = number_of(struck, "piece of text that is struck out was", "pieces that are struck out were")
    return [f"{pieces} left out"] if struck else []


def _is_small(root: Element) -> bool:
    """Tell whether a tree is one that trafilatura is done with soon."""
    elements = depth = depths = characters = 0
    for event, one in walk(root):
        if isinstance(one, str):
            characters += len(one)
        elif event == "start":
            depth += 1
            elements, depths = elements + 1, depths + depth
        else:
            depth -= 1
    return elements <= MOST_ELEMENTS and depths <= MOST_DEPTHS and characters <= MOST_CHARACTERS


def _trafilatura() -> Any:  # noqa: ANN401 - a package that may be missing
    """Return the package that finds a page's main text. Raises SourceError where it is not installed."""
    try:
        import trafilatura  # noqa: PLC0415 - an extra, and dear
        import trafilatura.metadata  # noqa: PLC0415
    except ImportError:
        raise SourceError(
            "reading web pages takes trafilatura, which is not installed", hint="pip install 'summarizer[web]'"
        ) from None
    for name in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
        logging.getLogger(name).addHandler(logging.NullHandler())  # else its remarks on the page go to stderr
    return trafilatura


def _main_text(root: Element, trafilatura: Any) -> tuple[str, tuple[Place, ...]]:  # noqa: ANN401
    """Return the main text that trafilatura finds in a tree, "" where it finds none."""
    found = _tried(trafilatura.bare_extraction, _written(root), include_comments=False, with_metadata=False)
    if found is None or found.body is None:
        return "", ()
    body = found.body
    for element in body.iter():
        if element.tag == "head":
            rank = element.get("rend") or ""
            element.tag = rank if rank in HEADINGS else "h2"
        elif element.tag == "list":
            element.tag = "ol" if element.get("rend") == "ol" else "ul"
        else:
            element.tag = _NAMES.get(element.tag, element.tag)
    return laid_out(blocks(body))


def _about(root: Element, trafilatura: Any, *, whole: bool) -> _About:  # noqa: ANN401
    """Return what the page says of itself; of a page that is not looked through as a whole, what its head says."""
    titles = [_line(_words(element)) for element in root.iter() if element.tag in ("h1", "title")]
    titles = [title for title in titles if title]
    told = root
    if not whole:
        told = Element("html")
        told.extend(islice((one for one in root.iter() if one.tag in ("meta", "title")), MOST_ABOUT))
    found = _tried(trafilatura.metadata.extract_metadata, _written(told), extensive=False)
    if found is None:
        return _About(title=titles[0] if titles else "")
    title = _line(found.title)
    # A title that stands in the head alone is seen by no reader, so it is not believed.
    if not title or not any(title.casefold() in seen.casefold() for seen in titles):
        title = titles[0] if titles else ""
    return _About(title, _line(found.author), _line(found.date), _line(found.sitename))


def _tried(step: Callable[..., Any], page: str, **options: object) -> Any:  # noqa: ANN401
    """Return what a step of trafilatura makes of a page, None where it fails: pages are hostile, it is not perfect."""
    try:
        return step(page, **options)
    except Exception:  # noqa: BLE001 - whatever it is, the page is still read, as a whole
        return None


def _written(root: Element) -> str:
    return tostring(root, encoding="unicode", method="html")


def _drop(root: Element, tags: tuple[str, ...]) -> None:
    """Empty the elements of these names; what stands behind them stays."""
    for element in root.iter():
        if element.tag in tags:
            _empty(element)


def _empty(element: Element) -> None:
    tail = element.tail
    element.clear()
    element.tail = tail


def _words(element: Element) -> str:
    """Return the words in an element, no more of them than a title has."""
    pieces: list[str] = []
    length = 0
    for _, words in walk(element):
        if isinstance(words, str):
            pieces.append(words[:_LONGEST_RAW])
            length += len(pieces[-1])
        if length > _LONGEST_RAW:
            break
    return "".join(pieces)


def _line(words: str | None) -> str:
    return " ".join((words or "").split())[:_LONGEST]
