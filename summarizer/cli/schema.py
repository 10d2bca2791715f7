"""``summarizer schema``: the form of what ``--format json`` writes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Final

import typer

from summarizer.cli.streams import write
from summarizer.errors import UsageError

if TYPE_CHECKING:
    from summarizer.report import Record

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def schema(
    of: Annotated[
        str,
        typer.Argument(
            metavar="[report|line|check|proof|difference]",
            help="Of a brief, one of its lines in jsonl, a check, a proof, or a difference.",
        ),
    ] = "report",
) -> None:
    """Print the JSON Schema of a report, the form of --format json; or of what else is written as JSON."""
    from summarizer.check_report import CheckReport  # noqa: PLC0415 - a brief starts sooner without them
    from summarizer.difference import Difference  # noqa: PLC0415
    from summarizer.proof import Proof  # noqa: PLC0415
    from summarizer.rendering.json_lines import ItemLine  # noqa: PLC0415
    from summarizer.report import Report  # noqa: PLC0415

    sorts: dict[str, type[Record]] = {
        "report": Report,
        "line": ItemLine,
        "check": CheckReport,
        "proof": Proof,
        "difference": Difference,
    }
    if of not in sorts:
        raise UsageError(f"there is no schema of {of!r}", hint="there is " + ", ".join(sorts))
    published = {"$schema": _DIALECT, **sorts[of].model_json_schema(mode="serialization")}
    write(json.dumps(published, indent=2, ensure_ascii=False) + "\n")
