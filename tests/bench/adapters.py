"""The rooms in the form that the public scorers in ../shared/bench take them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.document import Document
from summarizer.extracting.actors import actors as drafts
from summarizer.extracting.actors import cast
from summarizer.extracting.attribution import voices
from summarizer.extracting.reading import read
from summarizer.grounding import locate as locator
from summarizer.pipeline.checking import check_documents
from summarizer.splitting import split

if TYPE_CHECKING:
    from collections.abc import Callable


def locate(text: str) -> Callable[[str], tuple[int, int, bool] | None]:
    """Return what finds a quote in ``text`` as (start, end, clipped), or None where it is refused.

    ``clipped`` tells whether the words just outside the quote turn its meaning.
    """
    found = locator(Document.from_text(text))

    def find(quote: str) -> tuple[int, int, bool] | None:
        span = found.span(quote)
        return (span.start, span.end, bool(found.clipped(span))) if span else None

    return find


def check(source: str, text: str) -> list[tuple[int, int, str]]:
    """Return what ``source`` does not bear out of ``text``, as (start, end, severity)."""
    report = check_documents(Document.from_text(text), [Document.from_text(source)])
    return [(doubt.span.start, doubt.span.end, doubt.severity) for doubt in report.doubts]


def actors(text: str) -> list[tuple[str, list[str]]]:
    """Return the key actors of ``text`` as (name, aliases), the most important first."""
    document = Document.from_text(text)
    readings = (read(document, chunk) for chunk in split(document))
    drafted = (drafts(reading, people, voices(reading, people)) for reading in readings for people in [cast(reading)])
    return [(actor.name, list(actor.aliases)) for found in drafted for actor in found]
