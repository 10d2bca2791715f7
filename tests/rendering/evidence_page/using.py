"""What tests of the page in a browser share: reports to open, and what a reader sees of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.document import Document, Span
from summarizer.kinds.brief import Risk
from summarizer.report import Evidence, Finding, Report
from tests.rendering.evidence_page.browsers import WIDE
from tests.samples import empty_report

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


def large_report() -> Report:
    """Return a report of a long text, whose lines stand on sentences far apart."""
    text = "\n\n".join(
        f"Paragraph {number} tells of pier {number}. " + "The rest is talk. " * 30 for number in range(900)
    )
    document = Document.from_text(text, title="Piers", source="piers.txt")
    findings = []
    for place, number in enumerate((3, 450, 897), 1):
        quote = f"Paragraph {number} tells of pier {number}."
        span = Span(text.index(quote), text.index(quote) + len(quote))
        evidence = Evidence(document_id=document.id, span=span, quote=quote, match="verbatim")
        item = Risk(statement=f"Pier {number} may fall.", citations=())
        findings.append(Finding(id=f"R{place}", section="risks", item=item, evidence=(evidence,)))
    return empty_report().model_copy(update={"documents": (document,), "findings": tuple(findings)})


def lit(tab: Page) -> set[str]:
    """Return the text of all that is lit, blanks apart."""
    return {" ".join(text.split()) for text in tab.locator("mark.lit").all_inner_texts()}


def arrived(tab: Page, at: str) -> None:
    """Wait until a link has led to a place on the page."""
    tab.wait_for_url(lambda url: url.endswith(at))


def comes_true(tab: Page, holds: Callable[[], bool]) -> bool:
    """Tell whether something holds, or does within two seconds. The page's policy forbids Playwright's own waiting."""
    for _ in range(40):
        if holds():
            return True
        tab.wait_for_timeout(50)
    return False


def is_in_sight(tab: Page, selector: str) -> bool:
    """Tell whether an element lies where a reader sees it, or comes there."""
    element = tab.locator(selector).first
    height = (tab.viewport_size or WIDE)["height"]

    def is_there() -> bool:
        box = element.bounding_box()
        return box is not None and box["y"] + box["height"] > 0 and box["y"] < height

    return comes_true(tab, is_there)


def background(tab: Page, selector: str) -> str:
    """Return the colour behind an element, as the browser computes it."""
    return str(tab.locator(selector).first.evaluate("one => getComputedStyle(one).backgroundColor"))


STORM = "The board warned that a winter storm from the north could bring down a long stretch of the wall."


def of_quotes(text: str, *quotes: str) -> Report:
    """Return a report in which R1, R2 … each stand on a quote from a text; they may lie in each other, or cross."""
    document = Document.from_text(text, title="a text", source="a.txt")
    findings = []
    for number, quote in enumerate(quotes, 1):
        span = Span(text.index(quote), text.index(quote) + len(quote))
        evidence = Evidence(document_id=document.id, span=span, quote=quote, match="verbatim")
        findings.append(large_report().findings[0].model_copy(update={"id": f"R{number}", "evidence": (evidence,)}))
    return empty_report().model_copy(update={"documents": (document,), "findings": tuple(findings)})
