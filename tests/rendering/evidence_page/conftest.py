"""A browser, and what opens a report in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from summarizer.rendering import render
from tests.rendering.evidence_page.browsers import WIDE, browser

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, ViewportSize

    from summarizer.report import Report
    from tests.rendering.evidence_page.browsers import Opener


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for all tests; each has its own profile in it."""
    with browser() as opened:
        yield opened


@pytest.fixture
def opened(chromium: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Give what opens a report in a tab; the test fails if the tab asks for anything else, or complains."""
    contexts, requests, complaints = [], [], []

    def show(report: Report, at: str = "", *, size: ViewportSize = WIDE, **options: Any) -> Page:
        file = tmp_path / "page.html"
        file.write_text(render(report, "html"), encoding="utf-8")
        context = chromium.new_context(viewport=size, **options)
        contexts.append(context)
        tab = context.new_page()
        tab.on("request", lambda request: requests.append(request.url.partition("#")[0]))
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("dialog", lambda dialog: complaints.append(dialog.message))
        tab.goto(file.as_uri() + at)
        return tab

    yield show
    for context in contexts:
        context.close()
    assert complaints == []
    assert set(requests) == {(tmp_path / "page.html").as_uri()}
