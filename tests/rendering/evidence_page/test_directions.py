"""Text that runs from the right, beside text that does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.document import Document, Span
from summarizer.kinds.brief import Disagreement, Side
from summarizer.report import Doubt, Evidence, Finding
from tests.rendering.evidence_page.browsers import missing
from tests.samples import empty_report

if TYPE_CHECKING:
    from tests.rendering.evidence_page.browsers import Opener


pytestmark = [pytest.mark.browser, pytest.mark.skipif(bool(missing()), reason=missing())]


def test_words_of_ours_run_from_the_left_whatever_they_quote(opened: Opener):
    """A doubt of an Arabic line is told in English, as is where a quote stands; a side runs as its statement does."""
    text = "الحفر قد يضر بالمحار. لا يضر."
    document = Document.from_text(text, title="الميناء", source="a.txt")
    evidence = tuple(
        Evidence(document_id=document.id, span=Span(start, end), quote=text[start:end], match="verbatim")
        for start, end in ((0, 20), (22, 28))
    )
    doubt = Doubt(check="numbers", severity="caution", note="not in the source", span=Span(0, 4), instead="قد")
    sides = (Side(statement="يضر.", said_by="Lind", evidence=(0,)), Side(statement="لا يضر.", evidence=(1,)))
    item = Disagreement(statement="يضر الحفر.", citations=(), sides=sides)
    finding = Finding(id="D1", section="disagreements", item=item, evidence=evidence, doubts=(doubt,))
    tab = opened(empty_report().model_copy(update={"documents": (document,), "findings": (finding,)}))

    def directions(selector: str) -> set[str]:
        return set(tab.locator(selector).evaluate_all("all => all.map((one) => getComputedStyle(one).direction)"))

    assert directions("#D1 .doubts span") == directions("#D1 cite") == {"ltr"}
    assert directions("#D1 .line") == directions("#D1 .said") == {"rtl"}


def test_each_paragraph_has_its_own_direction(opened: Opener):
    """Hebrew runs from the right beside a page in English."""
    text = "מועצת הנמל שוקלת חפירה שנייה.\n\nThe council weighs it.\n"
    document = Document.from_text(text, title="two", source="two.txt")
    tab = opened(empty_report().model_copy(update={"documents": (document,)}))
    directions = tab.locator(".text p").evaluate_all("all => all.map((one) => getComputedStyle(one).direction)")
    assert directions == ["rtl", "ltr"]
