"""How well the embedded model fills in a brief, by the labelled documents in ../shared/bench/briefs or in DIR.

python -m tests.bench.briefs [DIR] [--misses]     DIR: NAME.txt with NAME.gold.json; prints the scorer's table
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.kinds import kind_named
from summarizer.pipeline import summarize

if TYPE_CHECKING:
    from summarizer.report import Finding, Report

SHARED = Path(__file__).parent.parent.parent.parent / "shared" / "bench" / "briefs"


def scored(report: Report) -> dict[str, list[dict[str, Any]]]:
    """Return a report in the scorer's form: sections of items with their text, names and evidence."""
    return {
        section.name: [_item(finding) for finding in report.section(section.name)]
        for section in kind_named(report.kind).sections
    }


def _item(finding: Finding) -> dict[str, Any]:
    item = {
        "text": finding.item.statement,
        "spans": [[one.span.start, one.span.end] for one in finding.evidence],
        "quotes": [one.quote for one in finding.evidence],
    }
    named = {key: getattr(finding.item, key) for key in ("name", "aliases") if hasattr(finding.item, key)}
    return {**item, **named}


def main() -> None:
    """Brief every document of the folder through the front door, and print what the scorer says."""
    folder = Path(next((word for word in sys.argv[1:] if not word.startswith("-")), SHARED))
    options = [word for word in sys.argv[1:] if word.startswith("-")]
    with tempfile.TemporaryDirectory() as briefs:
        for source in sorted(folder.glob("*.txt")):
            brief = scored(summarize(source))
            (Path(briefs) / f"{source.stem}.json").write_text(json.dumps(brief, ensure_ascii=False), encoding="utf-8")
        scorer = [sys.executable, str(SHARED / "score_brief.py"), "--dir", str(folder), "--briefs", briefs, *options]
        subprocess.run(scorer, check=True)


if __name__ == "__main__":
    main()
