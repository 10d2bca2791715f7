"""A listing as SARIF 2.1.0, which code hosts and editors show beside the lines of the checked file."""

from __future__ import annotations

import json
from bisect import bisect_right
from importlib.metadata import version
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from summarizer.rendering.escaping import for_json, for_sarif

if TYPE_CHECKING:
    from summarizer.rendering.listings.listing import Entry, Listing

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"reject": "error", "caution": "warning"}


def render(listing: Listing, **_: object) -> str:
    """Return ``listing`` as a SARIF log of one run; columns and offsets count code points."""
    rules = sorted({entry.rule for entry in listing.entries})
    starts = [0, *(at + 1 for at, char in enumerate(listing.content) if char == "\n")]
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "summarizer",
                        "version": version("summarizer"),
                        "rules": [{"id": rule} for rule in rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(entry, listing, starts) for entry in listing.entries],
            }
        ],
    }
    return for_json(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _result(entry: Entry, listing: Listing, starts: list[int]) -> dict[str, Any]:
    words = entry.words.of(entry.text)
    nearest = "".join(f" Compare: “{passage}” — {place}." for passage, place in entry.nearest)
    about = f"“{words}”: " if words else f"{entry.text}: "
    result: dict[str, Any] = {
        "ruleId": entry.rule,
        "level": _LEVELS[entry.severity],
        "message": {"text": for_sarif(f"{about}{entry.note}.{nearest}")},
    }
    if listing.file:  # a place in no file is none that a viewer could open
        location: dict[str, Any] = {"artifactLocation": {"uri": quote(listing.file, errors="backslashreplace")}}
        if entry.at is not None:
            location["region"] = _region(entry.at.start, entry.at.end, starts)
        result["locations"] = [{"physicalLocation": location}]
    return result


def _region(start: int, end: int, starts: list[int]) -> dict[str, int]:
    first, last = bisect_right(starts, start) - 1, bisect_right(starts, end) - 1
    return {
        "startLine": first + 1,
        "startColumn": start - starts[first] + 1,
        "endLine": last + 1,
        "endColumn": end - starts[last] + 1,
        "charOffset": start,
        "charLength": end - start,
    }
