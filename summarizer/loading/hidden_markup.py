"""What the markup of a page itself keeps from being seen, whatever its style sheets say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.loading.sheets.columns import Columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from summarizer.loading.sheets.cascade import Look
    from summarizer.loading.sheets.matching import Ancestor

#: What no browser shows as text of the page, or only where something else failed.
NEVER_SHOWN: Final = frozenset(
    "script style template noscript iframe object embed applet audio video canvas svg noframes noembed meter progress "
    "textarea select datalist rp title annotation annotation-xml".split()
)
DATA: Final = "application/ld+json"  # where pages say who wrote them and when
_CLOSED: Final = "closed details"
_COLLAPSED: Final = "collapsed column"
_REPLACED: Final = "behind a shadow tree"
#: Elements that may have a shadow tree; those with a hyphen in their names may, too.
_HOSTS: Final = frozenset(
    "article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span".split()
)


class HiddenMarkup:
    """Tells of the elements of one page, in their order, which are not seen for what they are or stand in."""

    def __init__(self) -> None:
        self._inside: dict[int, str] = {}  # of children of elements that were entered; those live as long as the page
        self._columns = Columns()

    def reason(self, element: Element, parent: Element | None) -> str:
        """Return why ``element`` is not seen with all that is in it, "" where nothing in the markup keeps it."""
        tag = str(element.tag)
        if id(element) in self._inside:
            return self._inside[id(element)]
        if tag in NEVER_SHOWN and element.get("type") != DATA and not _is_page_title(element, parent):
            return f"<{tag}>"
        if tag == "dialog" and element.get("open") is None:
            return "closed dialog"
        if (element.get("aria-hidden") or "").strip().lower() == "true":
            return "aria-hidden"
        return next((name for name in ("hidden", "popover") if element.get(name) is not None), "")

    def enter(self, element: Element, look: Look, around: Sequence[Ancestor]) -> str:
        """Take note of what in ``element`` is not seen; return why the words right in it are not, "" where they are."""
        if look.sure.get("visibility") == "collapse":
            self._columns.collapse(element, around)
        if element.tag == "tr":
            self._inside.update((id(cell), _COLLAPSED) for cell in self._columns.gone(element, around))
        if element.tag == "details" and element.get("open") is None:
            self._inside.update((id(child), _CLOSED) for child in _all_but_summary(element))
            return _CLOSED
        if element.tag in _HOSTS or "-" in str(element.tag):
            return self._enter_host(element)
        return ""

    def _enter_host(self, host: Element) -> str:
        tree = next((child for child in host if child.tag == "template" and _is_shadow(child)), None)
        if tree is None:
            return ""
        slots = {slot.get("name", "") for slot in tree.iter("slot")}
        for child in host:
            if child is not tree and child.get("slot", "") not in slots:
                self._inside[id(child)] = _REPLACED
        # Its own sheets hold for nothing outside of it, which is not known here: what has such ones is left out.
        if not any(inner.tag in ("style", "link") for inner in tree.iter()):
            tree.tag = "div"
        return "" if "" in slots else _REPLACED


def _all_but_summary(details: Element) -> Iterator[Element]:
    """Yield what closed details do not show: their first summary is all they do."""
    summary = details.find("summary")
    return (child for child in details if child is not summary)


def _is_shadow(template: Element) -> bool:
    return template.get("shadowrootmode", "").lower() in ("open", "closed")


def _is_page_title(element: Element, parent: Element | None) -> bool:
    return element.tag == "title" and parent is not None and parent.tag in ("html", "head")
