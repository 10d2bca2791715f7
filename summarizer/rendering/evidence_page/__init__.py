"""A report as one page for a browser: the brief beside its sources, every line a step from the words it stands on.

The page needs nothing but itself: no network, no script (which only adds comfort), no other file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.report import Report


def render(report: Report, **_: object) -> str:
    """Return ``report`` as a page in HTML. Of what a source or model wrote, nothing in it is more than text."""
    from summarizer.rendering.evidence_page.skeleton import page  # noqa: PLC0415 - other formats start sooner without it

    return page(report)
