"""The rooms in the form that the public scorers in ../shared/bench take them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.document import Document
from summarizer.extracting.actors import actors as drafts
from summarizer.extracting.actors import cast
from summarizer.extracting.reading import read
from summarizer.grounding import locate as locator
from summarizer.splitting import split

if TYPE_CHECKING:
    from collections.abc import Callable


def locate(text: str) -> Callable[[str], tuple[int, int] | None]:
    """Return what finds a quote in ``text`` as (start, end), or None where it is refused."""
    found = locator(Document.from_text(text))

    def find(quote: str) -> tuple[int, int] | None:
        span = found.span(quote)
        return (span.start, span.end) if span else None

    return find


def actors(text: str) -> list[tuple[str, list[str]]]:
    """Return the key actors of ``text`` as (name, aliases), the most important first."""
    document = Document.from_text(text)
    readings = (read(document, chunk) for chunk in split(document))
    return [(actor.name, list(actor.aliases)) for reading in readings for actor in drafts(reading, cast(reading))]
