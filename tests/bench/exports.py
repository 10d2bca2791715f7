"""Evidence that survives an export: quotes that are read back with their source and place, by format.

``python -m tests.bench.exports`` makes the embedded brief of each labelled document beside the checkout, and of ours.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from summarizer import summarize
from tests.rendering.preserved import EXPORTS, lost
from tests.shared import SHARED

OURS = Path(__file__).parent.parent / "data" / "briefs"


def main() -> int:
    """Print how many quotes each format keeps; return 1 where one is lost."""
    documents = [*sorted((SHARED / "bench" / "briefs").glob("*.txt")), *sorted(OURS.glob("*/*.txt"))]
    quotes = 0
    missing: Counter[str] = Counter()
    for path in documents:
        report = summarize(path)
        quotes += sum(len(finding.evidence) for finding in report.findings)
        for to in EXPORTS:
            missing[to] += len(lost(report, to))
    print(f"{len(documents)} documents, {quotes:,} quotes")
    for to in EXPORTS:
        print(f"  {to:<9} {quotes - missing[to]:,} kept with source and place")
    return 1 if missing.total() else 0


if __name__ == "__main__":
    raise SystemExit(main())
