"""Text that runs from the right, beside text that does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.brief import Item
from summarizer.document import Document, Span
from summarizer.kinds.brief import Disagreement, Proposal, Side
from summarizer.report import Doubt, Evidence, Finding, LeftOut, Refusal, Report, Summary
from tests.rendering.evidence_page.browsers import missing
from tests.samples import empty_report

if TYPE_CHECKING:
    from playwright.sync_api import Page

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


def test_sentences_of_the_bottom_line_do_not_run_into_each_other(opened: Opener):
    """Each stands whole, its ids at its end; where not all run from one side, each begins a line there."""
    hebrew, english = "לא יפול.", "The wall may fall."

    def lead(*texts: str) -> tuple[str, list[list[float]], list[list[float]]]:
        """Return from where the bottom line runs, and where the middles of its sentences and of their ids are."""
        summed = tuple(Summary(text=text, findings=(f"R{number}",)) for number, text in enumerate(texts, 1))
        tab = opened(empty_report().model_copy(update={"bottom_line": summed}))
        middle = "all => all.map((one) => one.getBoundingClientRect()).map((at) => [at.x + at.width / 2, at.bottom])"
        way = tab.locator(".lead").evaluate("one => getComputedStyle(one).direction")
        return way, *(tab.locator(f".lead {one}").evaluate_all(middle) for one in ("> span", "sup"))

    way, (first, second), (of_first, of_second) = lead(hebrew, english)
    assert way == "ltr"
    assert first[1] < second[1]
    assert of_first[0] > first[0]  # the sentence begins on the right, of a line of its own
    assert of_second[0] < second[0]
    assert lead(hebrew, hebrew)[0] == "rtl"
    way, (first, second), _ = lead(english, english)
    assert way == "ltr"
    assert first[1] == second[1]


ARABIC = "الحفر قد يضر بالمحار. الميناء القديم قد يغلق لمدة 2 عامين (38 مليون)."


def arabic_report() -> Report:
    """Return a report in Arabic with details, a doubt and a line that was left out."""
    document = Document.from_text(ARABIC, title="الميناء", source="a.txt")
    evidence = Evidence(document_id=document.id, span=Span(0, 20), quote=ARABIC[:20], match="verbatim")
    item = Proposal(statement="الحفر قد يضر.", citations=(), attributed_to="حداد", action="إغلاق", conditions="دفع 38")
    doubt = Doubt(check="numbers", severity="caution", note="“58 مليون” is not in the source", span=Span(0, 5))
    finding = Finding(id="P1", section="proposals", item=item, evidence=(evidence,), doubts=(doubt,))
    reason = Refusal(code="numbers", note="“58 مليون” is not in the source", nearest="38 مليون")
    omitted = LeftOut(section="proposals", item=Item(statement="تدفع الوزارة 58.", citations=()), reasons=(reason,))
    return empty_report().model_copy(update={"documents": (document,), "findings": (finding,), "left_out": (omitted,)})


def order(tab: Page, selector: str, *words: str) -> list[str]:
    """Return words in an element by where they stand on the screen, from the left."""
    return sorted(
        words,
        key=lambda word: tab.locator(selector).evaluate(
            """(element, word) => {
              const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
              while (texts.nextNode() && !texts.currentNode.data.includes(word));
              const range = document.createRange();
              range.setStart(texts.currentNode, texts.currentNode.data.indexOf(word));
              range.setEnd(texts.currentNode, range.startOffset + word.length);
              return range.getBoundingClientRect().x;
            }""",
            word,
        ),
    )


def test_a_detail_from_the_right_moves_nothing_beside_it(opened: Opener):
    """Its label stands before it, what comes next behind it, and the fold behind them all, as they are read."""
    tab = opened(arabic_report())
    told = ("action", "إغلاق", "on condition", "1 passage")
    assert order(tab, "#P1 summary", *told) == list(told)
    assert order(tab, "#P1 .line", "الحفر", "—", "حداد") == ["حداد", "—", "الحفر"]


def test_quotations_from_the_right_stand_in_their_sentence(opened: Opener):
    """An English reason or doubt is read from the left, the Arabic number in it from the right, its full stop last."""
    tab = opened(arabic_report())
    for selector in ("#P1 .doubts", ".omitted li li"):
        assert order(tab, selector, "58", "مليون", "is not") == ["مليون", "58", "is not"]
    assert order(tab, ".omitted > li", "Proposals", "58", "تدفع") == ["Proposals", "58", "تدفع"]
    stop = ".omitted bdi"
    assert tab.locator(stop).first.evaluate("one => getComputedStyle(one).direction") == "rtl"
