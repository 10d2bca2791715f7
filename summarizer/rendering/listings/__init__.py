"""The formats of what ``check`` and ``verify`` find, one file a format: both are listings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.check_report import CheckReport
from summarizer.rendering import as_json
from summarizer.rendering.listings import junit, markdown, sarif, terminal
from summarizer.rendering.listings.listing import of_check, of_proof

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from summarizer.proof import Proof
    from summarizer.rendering.listings.listing import Listing


def _laid_out(layout: Callable[..., str]) -> Callable[..., str]:
    """Return what brings a result into a listing and lays that out."""

    def render(result: CheckReport | Proof, *, width: int, colour: bool) -> str:
        listing: Listing = of_check(result) if isinstance(result, CheckReport) else of_proof(result)
        return layout(listing, width=width, colour=colour)

    return render


LISTED_FORMATS: Final[Mapping[str, Callable[..., str]]] = {
    "json": as_json.render,
    "junit": _laid_out(junit.render),
    "markdown": _laid_out(markdown.render),
    "sarif": _laid_out(sarif.render),
    "terminal": _laid_out(terminal.render),
}
