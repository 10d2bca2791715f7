"""The HTML of a mail → its lines, each behind as many ">" as it was quoted: as a mail of plain text has them.

Nothing is held to be beside the main text, as in web pages: a mail has no menus, and its answers may be short.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.errors import SourceTooLargeError
from summarizer.loading.blocks import blocks
from summarizer.loading.charsets import page_text
from summarizer.loading.hiding import strip_hidden
from summarizer.loading.mail.parts import charset, content
from summarizer.loading.mail.quotes import MOST_LINES, Lines
from summarizer.loading.markup import parsed
from summarizer.loading.quoting import show_quotations
from summarizer.loading.raised import raise_figures

if TYPE_CHECKING:
    from email.message import Message
    from xml.etree.ElementTree import Element

    from summarizer.loading.hiding import Hidden

#: Tags of one mail: the longest newsletters have a tenth of it.
MOST_TAGS: Final = 400_000

#: What mail programs put a forwarded message into, or an older one that they do not set apart otherwise.
_AROUND: Final = frozenset("gmail_quote yahoo_quoted protonmail_quote moz-forward-container".split())
_CITES = re.compile(r"quote|cite", re.IGNORECASE)
_NO_BORDER = re.compile(r"border(?:-style)?\s{0,9}:\s{0,9}(?:none|0)", re.IGNORECASE)


def page_lines(part: Message, name: str, hidden: Hidden) -> Lines:
    """Return the lines of a part in HTML, without what its readers do not see, which is counted in ``hidden``.

    Raises SourceNotTextError where its bytes are no text, SourceTooLargeError for more tags or lines than mails have.
    """
    text = page_text(content(part), name, charset=charset(part))
    if text.count("<") > MOST_TAGS or text.count("\n") > MOST_LINES:
        raise SourceTooLargeError(f"{name} has more than {MOST_TAGS:,} tags, or too many lines", hint="save its text")
    page = parsed(text)
    strip_hidden(page, hidden)
    raise_figures(page.root)
    show_quotations(page.root)
    _mark_quotes(page.root)
    lines: list[str] = []
    headings: set[int] = set()
    for block in blocks(page.root):
        if lines and not block.joined:
            lines.append("")
        if block.heading:
            headings.add(len(lines))
        marks = ">" * block.quoted + " " if block.quoted else ""
        lines += (marks + line for line in block.words.split("\n"))
    return Lines(lines, frozenset(headings))


def _mark_quotes(root: Element) -> None:
    """Make a ``<blockquote>`` of whatever holds an older message, and of nothing else."""
    for element in list(root.iter()):
        if element.tag == "blockquote" and _is_indented(element):
            element.tag = "div"
        elif _holds_a_message(element):
            element.tag = "blockquote"


def _is_indented(element: Element) -> bool:
    """Tell whether a ``<blockquote>`` is words of the writer, set in: so mail programs write what is moved right."""
    if element.get("type") == "cite" or element.get("cite") or _CITES.search(element.get("class") or ""):
        return False
    style = element.get("style") or ""
    return _NO_BORDER.search(style) is not None and "border-left" not in style.lower()


def _holds_a_message(element: Element) -> bool:
    """Tell whether an element is a frame around an older message that is not set apart in it."""
    return (
        element.tag == "div"
        and not _AROUND.isdisjoint((element.get("class") or "").split())
        and not any(child.tag == "blockquote" for child in element)
    )
