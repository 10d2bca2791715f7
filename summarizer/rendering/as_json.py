"""The report itself, as JSON in UTF-8 that a program reads back to an equal report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from summarizer.rendering.escaping import for_json

if TYPE_CHECKING:
    from summarizer.report import Record


def render(report: Record, **_: object) -> str:
    """Return ``report`` (a brief, a check or a proof) as JSON, indented by two, one newline at the end."""
    # Not model_dump_json: it refuses a lone surrogate, which the name of a file may hold.
    return for_json(json.dumps(report.model_dump(mode="json"), ensure_ascii=False, indent=2)) + "\n"
