"""The page as people use it: with a mouse, a keyboard, a screen reader, on a telephone, on paper, without a script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from summarizer.document import Document, Span
from summarizer.kinds.brief import Disagreement, Risk, Side
from summarizer.report import Doubt, Evidence, Finding, Report
from tests.rendering.evidence_page.browsers import NARROW, WIDE, missing
from tests.samples import empty_report, sample_report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page, ViewportSize

    from tests.rendering.evidence_page.browsers import Opener

pytestmark = [pytest.mark.browser, pytest.mark.skipif(bool(missing()), reason=missing())]


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


@pytest.mark.parametrize("scripts", [True, False])
def test_a_click_on_a_line_shows_its_words(opened: Opener, scripts: bool):
    """One click brings the words into sight and lights them, with a script or without, however far away they are."""
    tab = opened(large_report(), java_script_enabled=scripts)
    unlit = background(tab, "#q1")
    for place, number in ((3, 897), (1, 3), (2, 450)):
        tab.get_by_role("link", name=f"Pier {number} may fall.").click()
        arrived(tab, f"#q{place}")
        assert is_in_sight(tab, f"#q{place}")
        assert background(tab, f"#q{place}") != unlit
        assert is_in_sight(tab, f"#R{place}"), "the line must not leave its reader"


def test_a_line_lights_all_its_passages_and_no_others(opened: Opener):
    """A line that stands on two passages lights both; the next one puts them out. A click beside its words will do."""
    tab = opened(sample_report())
    tab.locator("#A1 .line").click(position={"x": 2, "y": 2})
    assert lit(tab) == {"Mara Lind, the harbour engineer, drew up the plan.", "Then we stop. That I can promise."}
    assert tab.locator(".item.lit").all_inner_texts()[0].startswith("A1")
    tab.locator("#R1 .claim").click()
    assert lit(tab) == {"Stir that up and you can close the oyster beds for ten years"}
    assert tab.locator(".item.lit").count() == 1


def test_words_that_others_break_are_lit_to_their_end(opened: Opener):
    """Without a script, too, where a passage begins within another and ends behind it, or lies within its rest."""
    text = "The board warned that a winter storm from the north could bring down a long stretch of the wall."
    document = Document.from_text(text, title="a text", source="a.txt")
    quotes = ("The board warned that a winter storm", "a winter storm from the north could bring down", "could bring")
    findings = []
    for number, quote in enumerate(quotes, 1):
        span = Span(text.index(quote), text.index(quote) + len(quote))
        evidence = Evidence(document_id=document.id, span=span, quote=quote, match="verbatim")
        findings.append(large_report().findings[0].model_copy(update={"id": f"R{number}", "evidence": (evidence,)}))
    report = empty_report().model_copy(update={"documents": (document,), "findings": tuple(findings)})
    tab = opened(report, java_script_enabled=False)
    tab.locator("#R2 .claim").click()
    pieces = [one for one in tab.locator("mark").all() if one.inner_text() in ("a winter storm", "could bring")]
    colours = {one.evaluate("one => getComputedStyle(one).backgroundColor") for one in pieces}
    assert len(pieces) == 2
    assert colours == {background(tab, "[data-part-of=q2]")} == {background(tab, "#q2")}


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


def test_the_bottom_line_leads_to_its_lines_and_their_words(opened: Opener):
    """An id in the bottom line shows the line, and the words that it stands on beside it."""
    tab = opened(large_report().model_copy(update={"bottom_line": sample_report().bottom_line[1:]}))
    tab.locator(".lead a", has_text="R1").click()
    assert is_in_sight(tab, "#R1")
    assert is_in_sight(tab, "#q1")


def test_an_address_with_a_line_opens_it(opened: Opener):
    """Whoever is sent the page with #R3 sees that line and its words; back and forth go where they went."""
    tab = opened(large_report(), "#R3")
    assert is_in_sight(tab, "#R3")
    assert is_in_sight(tab, "#q3")
    tab.locator("#R1 .claim").click()
    tab.go_back()
    tab.locator("#R3.lit").wait_for()
    assert is_in_sight(tab, "#q3")


@pytest.mark.parametrize("scripts", [True, False])
def test_the_keyboard_alone_will_do(opened: Opener, scripts: bool):
    """From the top by Tab to a line, by Enter to its words, by Tab to their line's mark, by Enter back to the line."""
    tab = opened(large_report(), java_script_enabled=scripts)
    for _ in range(40):
        tab.keyboard.press("Tab")
        if tab.locator("#R3 .claim:focus").count():
            break
    tab.keyboard.press("Enter")
    assert is_in_sight(tab, "#q3")
    tab.keyboard.press("Tab")
    assert tab.locator(":focus").inner_text() == "R3"
    tab.keyboard.press("Enter")
    arrived(tab, "#R3")
    assert is_in_sight(tab, "#R3")
    tab.keyboard.press("Tab")
    assert tab.locator("#R3 :focus").count() == 1


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_escape_leads_back_to_the_line(opened: Opener, size: ViewportSize):
    """It puts out what is lit, scrolls to the line whose words were looked at, and gives its link the focus."""
    tab = opened(large_report(), size=size)
    unlit = background(tab, "#q3")
    tab.locator("#R3 .claim").focus()
    tab.keyboard.press("Enter")
    arrived(tab, "#q3")
    assert is_in_sight(tab, "#q3")
    tab.keyboard.press("Escape")
    assert comes_true(tab, lambda: background(tab, "#q3") == unlit)
    assert tab.locator("#R3 .claim:focus").count() == 1
    assert is_in_sight(tab, "#R3")
    assert tab.locator(".lit").count() == 0
    assert "#" not in tab.url
    tab.keyboard.press("Enter")
    assert is_in_sight(tab, "#q3")


def test_the_first_stops_of_the_keyboard_skip(opened: Opener):
    """The first two stops lead past everything, and are seen once they are reached."""
    tab = opened(sample_report())
    for words, target in (("Skip to the brief", "brief"), ("Skip to the sources’ own words", "sources")):
        tab.keyboard.press("Tab")
        focused = tab.locator(":focus")
        assert focused.inner_text() == words
        assert is_in_sight(tab, ":focus")
        assert focused.get_attribute("href") == f"#{target}"


def test_keys_scroll_the_brief_from_the_start(opened: Opener):
    """Before anything has the focus, the key for a page further down moves the brief."""
    tab = opened(sample_report())
    tab.keyboard.press("PageDown")
    assert comes_true(tab, lambda: tab.locator("main").evaluate("pane => pane.scrollTop") > 100)


def test_without_a_script_nothing_is_offered_that_needs_one(opened: Opener):
    """No filters; the quotes unfold, and unused text is shaded on demand all the same."""
    tab = opened(sample_report(), java_script_enabled=False)
    assert not tab.locator("#filters").is_visible()
    quote = tab.locator("#A1 q").first
    triangle = "one => getComputedStyle(one, '::before').content"
    assert not quote.is_visible()
    assert tab.locator("#A1 .fold").evaluate(triangle) == '"▸ "'
    tab.locator("#A1 summary").click()
    assert quote.is_visible()
    assert tab.locator("#A1 .fold").evaluate(triangle) == '"▾ "'
    plain = background(tab, ".unused")
    tab.get_by_label("Shade what no line stands on").check()
    assert background(tab, ".unused") != plain


def lines_shown(tab: Page) -> set[str | None]:
    """Return the ids of the lines that a reader sees."""
    return {one.get_attribute("id") for one in tab.locator(".item:visible").all()}


def test_lines_can_be_chosen(opened: Opener):
    """By section, actor, source and doubt, together; how many are left is told, and one button brings all back."""
    tab = opened(sample_report())
    everything = lines_shown(tab)
    tab.get_by_role("combobox", name="Section").select_option("Proposals")
    assert lines_shown(tab) == {"P1", "P2"}
    assert not tab.locator("#section1").is_visible()
    assert tab.get_by_role("status").inner_text() == "2 of 7 lines"
    tab.get_by_role("combobox", name="Doubts").select_option("with doubts")
    assert lines_shown(tab) == {"P1"}
    tab.get_by_role("button", name="All lines").click()
    assert comes_true(tab, lambda: lines_shown(tab) == everything)
    assert tab.get_by_role("status").inner_text() == ""
    tab.get_by_role("combobox", name="Source").select_option("Talk with the engineer")
    assert lines_shown(tab) == {"A1", "P2", "Q2"}
    tab.get_by_role("combobox", name="Source").select_option("all")
    tab.get_by_role("combobox", name="Actor").select_option("Mara Lind")
    assert lines_shown(tab) == {"A1", "P2"}


def test_in_the_dark_it_is_dark(opened: Opener):
    """Whoever asked their system for dark pages has one."""
    for scheme, is_dark in (("light", False), ("dark", True)):
        tab = opened(sample_report(), color_scheme=scheme)
        for selector in ("body", "aside"):
            shades = [int(shade) for shade in re.findall(r"\d+", background(tab, selector))]
            assert (sum(shades[:3]) < 3 * 64) is is_dark


def test_on_a_telephone_the_panes_are_stacked(opened: Opener):
    """The sources stand below the brief, nothing is wider than the screen, and a line still leads to its words."""
    tab = opened(large_report(), size=NARROW)
    brief, sources = (tab.locator(selector).bounding_box() for selector in ("main", "aside"))
    assert brief
    assert sources
    assert sources["y"] >= brief["y"] + brief["height"] - 1
    assert tab.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    tab.locator("#R2 .claim").click()
    assert is_in_sight(tab, "#q2")
    tab.locator("sup.lines a", has_text="R2").click()
    assert is_in_sight(tab, "#R2")


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
