"""What the page is tried in: Debian's Chromium, driven by Playwright, and axe-core, where they are there."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page, ViewportSize

    Opener = Callable[..., Page]

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
#: Where ``npm install axe-core`` put axe.min.js: the variable AXE_CORE, or node_modules beside the checkout's files.
AXE = Path(os.environ.get("AXE_CORE") or Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js")

#: The sizes of a screen, and of a telephone's.
WIDE: ViewportSize = {"width": 1400, "height": 900}
NARROW: ViewportSize = {"width": 390, "height": 844}


def missing() -> str:
    """Return what is not there to try a page in a browser; "" where all is."""
    if find_spec("playwright") is None:
        return "playwright is not installed (pip install playwright)"
    return "" if CHROMIUM else "there is no Chromium (apt install chromium)"


@contextmanager
def browser() -> Iterator[Browser]:
    """Give a browser, and close it afterwards."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - it may be missing

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM)
        yield opened
        opened.close()
