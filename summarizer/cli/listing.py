"""``summarizer brief --list``: what would be read, and as what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.cli.exit_codes import PARTLY_FAILED
from summarizer.cli.streams import say, write
from summarizer.errors import SourceError
from summarizer.pipeline.sources import documents_of
from summarizer.rendering import for_terminal
from summarizer.rendering.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.document import Document
    from summarizer.pipeline.sources import Limits


def list_documents(files: Sequence[str], skipped: Sequence[str], limits: Limits) -> int:
    """Print a line for each document in ``files`` and each that is ``skipped``, and return the exit code.

    What cannot be read is said on stderr; raises the first SourceError where nothing can.
    """
    errors: list[SourceError] = []
    for file in files:
        try:
            documents = documents_of(file, **limits)
        except SourceError as error:
            errors.append(error)
            if len(errors) == len(files):
                raise errors[0] from None
            say(f"not read: {error}")
            continue
        write("".join(for_terminal(_line(document)) + "\n" for document in documents))
    write("".join(for_terminal(f"skipped: {why}") + "\n" for why in skipped))
    return PARTLY_FAILED if errors else 0


def _line(document: Document) -> str:
    pages = len({place.label for place in document.places if place.kind == "page"})
    told = [document.source, document.media_type, f"“{document.title}”", counted(len(document.text), "character")]
    if pages:
        told.append(counted(pages, "page"))
    return " · ".join((*told, *document.notices))
