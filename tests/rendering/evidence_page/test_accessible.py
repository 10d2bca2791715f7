"""The page for whoever hears it, or cannot tell colours: axe-core, landmarks, headings."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from tests.rendering.evidence_page.browsers import AXE, NARROW, missing
from tests.samples import sample_report

if TYPE_CHECKING:
    from tests.rendering.evidence_page.browsers import Opener

pytestmark = [pytest.mark.browser, pytest.mark.skipif(bool(missing()), reason=missing())]


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not there (npm install axe-core, AXE_CORE=…/axe.min.js)")
@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, {"size": NARROW}], ids=["light", "dark", "narrow"])
def test_axe_finds_no_fault(opened: Opener, options: dict[str, Any]):
    """No violation of WCAG 2.2 AA or of good practice, at first and with everything lit, unfolded and shaded."""
    tab = opened(sample_report(), bypass_csp=True, **options)
    tab.evaluate(AXE.read_text(encoding="utf-8"))
    run = "async () => (await axe.run()).violations.map((one) => [one.id, one.nodes.map((node) => node.html)])"
    assert tab.evaluate(run) == []
    tab.locator("#P1 .claim").click()
    tab.get_by_label("Shade what no line stands on").check()
    for summary in tab.locator("summary").all():
        summary.click()
    assert tab.evaluate(run) == []


def test_every_landmark_and_heading_is_named(opened: Opener):
    """A screen reader finds the brief, the sources, the contents, and headings that leave out no level."""
    tab = opened(sample_report())
    tree = tab.locator("body").aria_snapshot()
    for part in ("main:", 'complementary "The sources’ own words"', 'navigation "Contents"', 'form "Choose lines"'):
        assert part in tree
    levels = [int(level) for level in re.findall(r"heading .*\[level=(\d)\]", tree)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
