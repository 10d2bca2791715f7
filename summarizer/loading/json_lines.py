"""JSON lines: each line an object with a ``text``, and a document of its own."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from summarizer.errors import SourceEmptyError, SourceError
from summarizer.loading.decoding import decoded_and_told, lines_of
from summarizer.loading.invisible import is_blank
from summarizer.loading.telling import first_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.document import Document
    from summarizer.loading.raw import Raw

MOST_LINES: Final = 20_000
_LONGEST: Final = 200  # characters of a title, name or date
_NAMED: Final = 20  # numbers of bad lines that are told

# What the fields of a line may be called, the better name first.
_TITLE: Final = ("title", "headline")
_AUTHOR: Final = ("author", "authors", "byline")
_PUBLISHED: Final = ("date", "published", "published_at", "pubdate", "timestamp")
_SITE: Final = ("source", "site", "publisher", "url")

_UNFIT = re.compile("[\ud800-\udfff\0]")


def read_json_lines(raw: Raw) -> list[Document]:
    """Return a Document for each line that has a ``text``; title, author, date and source are its own where it tells.

    Lines that have none are named by a notice of the first document. Raises SourceEmptyError where there is no line,
    SourceError where no line has a text, SourceTooLargeError where there are too many, SourceNotTextError where the
    bytes are no text.
    """
    text_of_all, notices = decoded_and_told(raw.data, raw.name)
    all_lines = lines_of(text_of_all, raw.name, most=MOST_LINES)
    lines = [(number, line) for number, line in enumerate(all_lines, 1) if line.strip()]
    if not lines:
        raise SourceEmptyError(f"{raw.name} is empty", hint="name a file with text in it")
    documents: list[Document] = []
    bad: list[int] = []
    for number, line in lines:
        told = _object(line)
        text = _UNFIT.sub("\ufffd", told["text"]) if isinstance(told.get("text"), str) else ""
        if is_blank(text):
            bad.append(number)
            continue
        documents.append(
            raw.document(
                text,
                title=_said(told, _TITLE) or f"{raw.title}, line {number}",
                author=_said(told, _AUTHOR),
                published=_said(told, _PUBLISHED),
                site=_said(told, _SITE),
            )
        )
    if not documents:
        raise SourceError(
            f"{raw.name} has no line that is a JSON object with a text", hint='write {"text": "…"} on each line'
        )
    if bad:
        notices += (f"of {raw.name}, {_numbered(bad)} no JSON object with a text, and {_were(bad)} left out",)
    if notices:
        documents[0] = documents[0].model_copy(update={"notices": notices})
    return documents


def _object(line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _said(told: dict[str, Any], names: Sequence[str]) -> str:
    """Return the first of the fields that says something, on one line."""
    for name in names:
        value = told.get(name)
        values = value if isinstance(value, list) else [value]
        words = ", ".join(str(one) for one in values[:9] if isinstance(one, str | int) and not isinstance(one, bool))
        if words.strip():
            return " ".join(_UNFIT.sub("\ufffd", words).split())[:_LONGEST]
    return ""


def _numbered(numbers: Sequence[int]) -> str:
    return f"line {numbers[0]} is" if len(numbers) == 1 else f"lines {first_of(numbers, _NAMED)} are"


def _were(numbers: Sequence[int]) -> str:
    return "was" if len(numbers) == 1 else "were"
