"""The page as it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest

from tests.rendering.evidence_page.browsers import missing
from tests.samples import sample_report

if TYPE_CHECKING:
    from pathlib import Path

    from tests.rendering.evidence_page.browsers import Opener


pytestmark = [pytest.mark.browser, pytest.mark.skipif(bool(missing()), reason=missing())]


def test_on_paper_the_words_are_footnotes(opened: Opener, tmp_path: Path):
    """Printed, every line has its number, every number its quote and place; the tools of the screen are not there."""
    tab = opened(sample_report())
    tab.locator("#A1 summary").click()
    file = tmp_path / "page.pdf"
    tab.pdf(path=file, format="A4", prefer_css_page_size=True)
    with pypdfium2.PdfDocument(file) as pdf:
        text = " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())
    for finding in sample_report().findings:
        assert " ".join(finding.item.statement.split()) in text
        for evidence in finding.evidence:
            assert text.count(" ".join(evidence.quote.split())) == 1
    for said in ("reported", "under consideration", "Caution", "Left out", "cost $0.0123"):
        assert said in text
    for tool in ("Skip", "All lines", "1 passage", "2 passages", "see there", "switch", "Shade"):
        assert tool not in text


def test_on_paper_a_line_has_its_notes_below_it(opened: Opener, tmp_path: Path):
    """On the same page, however many lines the section has: nobody turns a page to find one."""
    report = sample_report()
    council = report.findings[1]
    many = [
        council.model_copy(
            update={
                "id": f"A{number}",
                "item": council.item.model_copy(update={"name": f"Actor{number}ends"}),
                "evidence": (council.evidence[0].model_copy(update={"place": f"place{number}ends"}),) * 2,
            }
        )
        for number in range(60)
    ]
    file = tmp_path / "page.pdf"
    opened(report.model_copy(update={"findings": tuple(many)})).pdf(path=file, format="A4")
    with pypdfium2.PdfDocument(file) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    assert len(pages) > 3
    for number in range(60):
        (told,) = [page for page in pages if f"Actor{number}ends" in page]
        assert told.count(f"place{number}ends") == 2
