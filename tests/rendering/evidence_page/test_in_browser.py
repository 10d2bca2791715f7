"""The page as people use it: with a mouse, a keyboard, a screen reader, on a telephone, without a script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.rendering.evidence_page.browsers import NARROW, WIDE, missing
from tests.rendering.evidence_page.using import arrived, background, comes_true, is_in_sight, large_report, lit
from tests.samples import sample_report

if TYPE_CHECKING:
    from playwright.sync_api import ViewportSize

    from tests.rendering.evidence_page.browsers import Opener


pytestmark = [pytest.mark.browser, pytest.mark.skipif(bool(missing()), reason=missing())]


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


def test_of_a_report_without_its_texts_the_line_stays_beside_its_quote(opened: Opener):
    """A click on a line unfolds the quote below it, and neither leaves the reader."""
    report = large_report()
    documents = tuple(one.model_copy(update={"text": ""}) for one in report.documents)
    findings = tuple(
        one.model_copy(update={"id": f"R{number}"}) for number in range(20) for one in (report.findings[number % 3],)
    )
    tab = opened(report.model_copy(update={"documents": documents, "findings": findings}))
    tab.locator("#R9 .claim").click()
    assert is_in_sight(tab, "#R9 q")
    assert is_in_sight(tab, "#R9 .id")
    assert comes_true(tab, lambda: (tab.locator("#R9 .id").bounding_box() or {"y": -1})["y"] > 0)


def test_a_line_lights_all_its_passages_and_no_others(opened: Opener):
    """A line that stands on two passages lights both; the next one puts them out. A click beside its words will do."""
    tab = opened(sample_report())
    tab.locator("#A1 .line").click(position={"x": 2, "y": 2})
    assert lit(tab) == {"Mara Lind, the harbour engineer, drew up the plan.", "Then we stop. That I can promise."}
    assert tab.locator(".item.lit").all_inner_texts()[0].startswith("A1")
    tab.locator("#R1 .claim").click()
    assert lit(tab) == {"Stir that up and you can close the oyster beds for ten years"}
    assert tab.locator(".item.lit").count() == 1


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


def test_a_title_that_stays_keeps_its_distance_from_the_line_below_it(opened: Opener):
    """Beside the brief, the title of a source stays above its text, and a rule under it that does not touch it."""
    tab = opened(sample_report())
    form = "title => [getComputedStyle(title).position, parseFloat(getComputedStyle(title).paddingBottom) > 4]"
    assert tab.locator(".source > h3").first.evaluate(form) == ["sticky", True]


def test_a_few_ids_stay_on_one_line(opened: Opener):
    """Of ids behind the same words, none stands alone at the end of one line or the head of the next."""
    tab = opened(sample_report())
    assert "P1\xa0A2" in tab.locator(".lead").inner_text()
