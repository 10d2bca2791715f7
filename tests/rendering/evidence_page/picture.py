"""The picture of the page that the README shows.

python -m tests.rendering.evidence_page.picture      draws examples/page.png anew, from the recording in examples/
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from summarizer.pipeline import model_for, summarize
from summarizer.rendering import render
from summarizer.settings import Settings
from tests.rendering.evidence_page.browsers import browser
from tests.test_house import ROOT

LINE = "P3"


def main() -> None:
    """Draw it: one line chosen, its words lit beside it."""
    sources = [f"examples/{name}.md" for name in ("article", "interview")]
    settings = Settings(model="replay/examples/recording.jsonl")
    page = render(summarize(*sources, model=model_for(settings), settings=settings), "html")
    with tempfile.TemporaryDirectory() as folder, browser() as chromium:
        file = Path(folder, "page.html")
        file.write_text(page, encoding="utf-8")
        tab = chromium.new_page(viewport={"width": 1220, "height": 760})
        tab.goto(file.as_uri())
        tab.locator("h2", has_text="Proposals").evaluate("heading => heading.scrollIntoView()")
        tab.locator(f"#{LINE} a.claim").click()
        tab.mouse.move(0, 0)
        tab.screenshot(path=ROOT / "examples" / "page.png")


if __name__ == "__main__":
    main()
