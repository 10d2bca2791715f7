"""The words of a source on the page: lit to their end, and leading to every line that stands on them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from summarizer.document import Document, Span
from summarizer.report import Evidence
from tests.rendering.evidence_page.browsers import missing
from tests.rendering.evidence_page.using import STORM, arrived, background, is_in_sight, large_report, lit, of_quotes
from tests.samples import empty_report, sample_report

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.rendering.evidence_page.browsers import Opener


pytestmark = [pytest.mark.browser, pytest.mark.skipif(bool(missing()), reason=missing())]


def test_words_that_others_break_are_lit_to_their_end(opened: Opener):
    """Without a script, too, where a passage begins within another and ends behind it, or lies within its rest."""
    report = of_quotes(
        STORM,
        "The board warned that a winter storm",
        "a winter storm from the north could bring down",
        "could bring",
    )
    tab = opened(report, java_script_enabled=False)
    tab.locator("#R2 .claim").click()
    pieces = [one for one in tab.locator("mark").all() if one.inner_text() in ("a winter storm", "could bring")]
    colours = {one.evaluate("one => getComputedStyle(one).backgroundColor") for one in pieces}
    assert len(pieces) == 2
    assert colours == {background(tab, "[data-part-of=q2]")} == {background(tab, "#q2")}


def lines_lit_at(tab: Page, words: str) -> set[str | None]:
    """Click on words in the sources, and return the ids of the lines that are lit then."""
    x, y = tab.evaluate(
        """(words) => {
          const texts = document.createTreeWalker(document.querySelector("#sources"), NodeFilter.SHOW_TEXT);
          while (texts.nextNode() && !texts.currentNode.data.includes(words));
          const range = document.createRange();
          range.setStart(texts.currentNode, texts.currentNode.data.indexOf(words));
          range.setEnd(texts.currentNode, range.startOffset + words.length);
          const box = range.getBoundingClientRect();
          return [box.x + box.width / 2, box.y + box.height / 2];
        }""",
        words,
    )
    tab.mouse.click(x, y)
    return {one.get_attribute("id") for one in tab.locator(".item.lit").all()}


def test_a_click_on_words_shows_every_line_that_stands_on_them(opened: Opener):
    """Where quotes lie in each other or cross, a click lights the lines of each that has the word, and their words."""
    quotes = (STORM, "The board warned that a winter storm", "winter storm from the north", "bring down")
    tab = opened(of_quotes(STORM, *quotes))
    for words, lines in (
        ("board", {"R1", "R2"}),
        ("winter", {"R1", "R2", "R3"}),
        ("north", {"R1", "R3"}),
        ("long", {"R1"}),
        ("bring", {"R1", "R4"}),
    ):
        assert lines_lit_at(tab, words) == lines
    assert {re.sub(r"R\d", "", words) for words in lit(tab)} == {STORM, "bring down"}
    assert is_in_sight(tab, "#R4")


@pytest.mark.parametrize("scripts", [True, False])
def test_words_that_go_on_in_the_next_line_are_lit_to_their_end(opened: Opener, scripts: bool):
    """Where a quote is broken over paragraphs, a click lights all its pieces."""
    text = "One: the pier is\n- rotten\n- closed\nand nobody pays."
    document = Document.from_text(text, title="a list", source="list.txt")
    quote = "the pier is\n- rotten\n- closed"
    evidence = Evidence(document_id=document.id, span=Span(5, 5 + len(quote)), quote=quote, match="verbatim")
    finding = large_report().findings[0].model_copy(update={"evidence": (evidence,)})
    report = empty_report().model_copy(update={"documents": (document,), "findings": (finding,)})
    tab = opened(report, java_script_enabled=scripts)
    unlit = background(tab, "mark")
    tab.locator("a.claim").click()
    colours = tab.locator("mark").evaluate_all("all => all.map((one) => getComputedStyle(one).backgroundColor)")
    assert tab.locator("mark").all_inner_texts() == ["the pier is", "- rotten", "- closed"]
    assert len(set(colours)) == 1
    assert colours[0] != unlit


def test_a_click_on_words_shows_the_lines_that_stand_on_them(opened: Opener):
    """The words lead to their lines, by a click on them or on the mark behind them."""
    report = sample_report()
    council = report.findings[1]
    twin = report.section("risks")[0].model_copy(update={"id": "R7", "evidence": council.evidence})
    tab = opened(report.model_copy(update={"findings": (*report.findings, twin)}))
    tab.get_by_text("it is considering a second dredging of the eastern basin").last.click()
    assert {text.split()[0] for text in tab.locator(".item.lit").all_inner_texts()} == {"A2", "R7"}
    assert is_in_sight(tab, "#A2")
    tab.locator("sup.lines a", has_text="R1").click()
    arrived(tab, "#R1")
    assert is_in_sight(tab, "#R1")
    assert lit(tab) == {"Stir that up and you can close the oyster beds for ten years"}
