"""Heads and feet of a Word document's pages: those that pages show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.loading.markup import words_in
from summarizer.loading.word.styles import is_on
from summarizer.loading.xml_parts import attribute, child, local

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_REFERENCES: Final = frozenset({"headerReference", "footerReference"})
_PAGE_NUMBERS: Final = ("PAGE", "NUMPAGES", "SECTIONPAGES")
_FEW: Final = 6  # words: "Page 3 of 12"


def shown_heads(document: Element, settings: Element | None) -> Iterator[str]:
    """Yield the ids of the relationships to the heads and feet that some page shows, each once."""
    even = is_on(child(settings, "evenAndOddHeaders"))
    seen: set[str] = set()
    for section in (element for element in document.iter() if local(element) == "sectPr"):
        first = is_on(child(section, "titlePg"))
        for reference in (element for element in section if local(element) in _REFERENCES):
            kind, told = attribute(reference, "type") or "default", attribute(reference, "id") or ""
            if (first if kind == "first" else even if kind == "even" else True) and told not in seen:
                seen.add(told)
                yield told


def without_numbers(head: Element) -> None:
    """Take out the paragraphs that hold little else than the number of the page."""
    for parent in list(head.iter()):
        parent[:] = [element for element in parent if local(element) != "p" or not _is_number(element)]


def _is_number(paragraph: Element) -> bool:
    codes = [words_in(element) for element in paragraph.iter() if local(element) == "instrText"]
    codes += [attribute(element, "instr") or "" for element in paragraph.iter() if local(element) == "fldSimple"]
    told = "".join(words_in(element) for element in paragraph.iter() if local(element) == "t")
    return any(code.split()[:1] in ([name] for name in _PAGE_NUMBERS) for code in codes) and len(told.split()) < _FEW
