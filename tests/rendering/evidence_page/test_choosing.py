"""Choosing lines on the page, and what becomes of a choice when something leads to a line that it hides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rendering.evidence_page.browsers import missing
from tests.rendering.evidence_page.using import comes_true, is_in_sight, large_report
from tests.rendering.test_repeating import TEXT, repeating
from tests.samples import sample_report

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.rendering.evidence_page.browsers import Opener


pytestmark = [pytest.mark.browser, pytest.mark.skipif(bool(missing()), reason=missing())]


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


@pytest.mark.parametrize(
    ("link", "line"),
    [
        (".lead a[href='#P1']", "#P1"),
        (".contents a[href='#section1']", "#section1"),
        ("#sources a[href='#Q2']", "#Q2"),
        ("#q7", "#Q1"),
    ],
    ids=["bottom line", "contents", "mark", "words"],
)
def test_what_a_choice_hides_comes_back_for_whoever_goes_there(opened: Opener, link: str, line: str):
    """A link or a click that leads to a line or section that a choice hides lifts the choice, and says so."""
    tab = opened(sample_report())
    everything = lines_shown(tab)
    tab.get_by_role("combobox", name="Section").select_option("Risks")
    assert lines_shown(tab) == {"R1"}
    tab.locator(link).first.click()
    assert lines_shown(tab) == everything
    assert is_in_sight(tab, line)
    assert tab.get_by_role("combobox", name="Section").input_value() == "all"
    assert "All lines again" in tab.get_by_role("status").inner_text()


def test_going_back_to_a_hidden_line_shows_it(opened: Opener):
    """The browser's way back lifts a choice, too."""
    tab = opened(
        large_report().model_copy(update={"findings": (*large_report().findings, *sample_report().findings)}), "#R3"
    )
    tab.locator("#R2 .claim").click()
    tab.get_by_role("combobox", name="Section").select_option("Proposals")
    assert not tab.locator("#R3").is_visible()
    tab.go_back()
    assert is_in_sight(tab, "#R3")


def test_a_line_is_told_whole_where_the_line_that_has_it_is_not_chosen(opened: Opener):
    """A line that only refers to another is of no use without it; with all lines, it refers again."""
    tab = opened(repeating())
    figure = tab.locator("#F1 .line")
    short = "The ports authority wants the state government … (as in P1) 3"
    assert figure.inner_text().split() == short.split()
    tab.get_by_label("Section").select_option("Key figures")
    assert figure.inner_text().split() == f"{TEXT} 3".split()
    tab.get_by_role("button", name="All lines").click()
    assert comes_true(tab, lambda: figure.inner_text().split() == short.split())
