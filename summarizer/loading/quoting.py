"""Quotations that markup sets → what readers see of them: the marks around ``<q>``, and who is named under a block."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.loading.markup import walk

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_OPENING: Final = ("\u201c", "\u2018")
_CLOSING: Final = ("\u201d", "\u2019")
_MARKS: Final = "\"'\u00ab\u00bb\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2039\u203a\u300c\u300e"


def show_quotations(root: Element) -> None:
    """Write the marks of quotations in lines, and make a paragraph of the foot of a quotation that is a block.

    A foot of the page is none of what it says; below a quotation it tells whose words these are.
    """
    within = blocks = 0
    for event, one in walk(root):
        if isinstance(one, str):
            continue
        if one.tag == "blockquote":
            blocks += 1 if event == "start" else -1
        elif one.tag == "footer" and blocks and event == "start":
            one.tag = "p"
        elif one.tag == "q":
            within += 1 if event == "start" else -1
            if event == "end":
                _mark(one, within % 2)
    for quotation in list(root.iter("q")):
        quotation.tag = "span"


def _mark(quotation: Element, kind: int) -> None:
    """Put marks around what is in a quotation, if it has none."""
    if (quotation.text or "").lstrip().startswith(tuple(_MARKS)):
        return
    quotation.text = _OPENING[kind] + (quotation.text or "").lstrip()
    if len(quotation):
        quotation[-1].tail = (quotation[-1].tail or "").rstrip() + _CLOSING[kind]
    else:
        quotation.text = quotation.text.rstrip() + _CLOSING[kind]
