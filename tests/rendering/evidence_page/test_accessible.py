"""The page for whoever hears it, or cannot tell colours: axe-core, landmarks, headings."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from summarizer import compare, render
from tests.rendering.evidence_page.browsers import AXE, NARROW, WIDE, missing
from tests.rendering.evidence_page.using import of_quotes
from tests.rendering.full import full_report
from tests.samples import sample_report

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

    from summarizer.report import Report
    from tests.rendering.evidence_page.browsers import Opener

pytestmark = [pytest.mark.browser, pytest.mark.skipif(bool(missing()), reason=missing())]


has_axe = pytest.mark.skipif(
    not AXE.is_file(), reason="axe-core is not there (npm install axe-core, AXE_CORE=…/axe.min.js)"
)
LOOKS: list[dict[str, Any]] = [{}, {"color_scheme": "dark"}, {"size": NARROW}, {"size": NARROW, "color_scheme": "dark"}]
RUN = "async () => (await axe.run()).violations.map((one) => [one.id, one.nodes.map((node) => node.html)])"
MARKED = """The costs
=========

| What | *How* much | Who says so |
|---|---|---|
| the **wall** | 52 million crowns | `Kessler & Daun`, in its [report](https://example.org/report) |
| the quay | ~~12~~ 14 million | nobody |

> A *quoted* line.

```
some code
```
"""


def marked_report() -> Report:
    """Return a report with a line that stands on a row of a Markdown table."""
    plain = of_quotes(MARKED, "the **wall** | 52 million crowns")
    document = plain.documents[0].model_copy(update={"media_type": "text/markdown"})
    return plain.model_copy(update={"documents": (document,)})


@has_axe
@pytest.mark.parametrize("look", LOOKS, ids=lambda look: " ".join(map(str, look)) or "wide")
@pytest.mark.parametrize("make", [sample_report, full_report, marked_report])
def test_axe_finds_no_fault(opened: Opener, make: Callable[[], Report], look: dict[str, Any]):
    """No violation of WCAG 2.2 AA or of good practice, at first and with everything lit, unfolded and shaded."""
    tab = opened(make(), bypass_csp=True, **look)
    tab.evaluate(AXE.read_text(encoding="utf-8"))
    assert tab.evaluate(RUN) == []
    tab.locator(".claim").last.click()
    tab.get_by_label("Shade what no line stands on").check()
    for summary in tab.locator("summary").all():
        summary.click()
    assert tab.evaluate(RUN) == []


@has_axe
@pytest.mark.parametrize("look", LOOKS, ids=lambda look: " ".join(map(str, look)) or "wide")
def test_axe_finds_no_fault_with_what_changed(chromium: Browser, look: dict[str, Any]):
    """Nor in the page that tells two briefs apart."""
    options = {**look, "viewport": look.get("size", WIDE)}
    options.pop("size", None)
    context = chromium.new_context(bypass_csp=True, **options)
    tab = context.new_page()
    tab.set_content(render(compare(sample_report(), full_report()), "html"))
    tab.evaluate(AXE.read_text(encoding="utf-8"))
    assert tab.evaluate(RUN) == []
    context.close()


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
