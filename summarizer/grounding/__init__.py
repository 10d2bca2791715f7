"""Quotes proved against their source: where they stand in it, or why they do not.

Acceptance is by equality in canonical form, never by similarity.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.document import Document
from summarizer.errors import UsageError
from summarizer.grounding.locating import Locator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.document import Passage

__all__ = ["Locator", "locate"]


def locate(document: Document, passages: Sequence[Passage] = ()) -> Locator:
    """Return what finds quotes in ``document``, in time that does not grow with it.

    With ``passages``, evidence tells the passage it starts in, with that passage's part and speaker. Raises UsageError
    for what is no Document.
    """
    if not isinstance(document, Document):
        raise UsageError(
            f"quotes are located in a Document, not {type(document).__name__}", hint="load it, or use from_text"
        )
    locator = Locator(document, passages)
    locator.prepare()
    return locator
