"""Files that are named JSON and are not: a result that was cut off is no prose to be read."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING

from summarizer.errors import SourceError

if TYPE_CHECKING:
    from summarizer.document import Document


def refuse_broken_json(document: Document) -> Document:
    """Return the document. Raises SourceError where its source is named .json and its text is none, with the place.

    JSON that is whole and cannot be read here, nested too deeply or with numbers too long, is text like any other.
    """
    if PurePath(document.source).suffix.lower() != ".json":
        return document
    try:
        json.loads(document.text)
    except json.JSONDecodeError as error:
        raise SourceError(
            f"{document.source} is not JSON: line {error.lineno}, column {error.colno}: {error.msg}",
            hint="write the file again, or name it .txt to have it read as prose",
        ) from None
    except (ValueError, RecursionError):
        pass
    return document
