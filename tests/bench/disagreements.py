"""How many of the disagreements planted in pairs of made-up articles the embedded brief has, and how many false ones.

python -m tests.bench.disagreements [--misses]   prints the files of tests/data/disagreements, kind by kind; with
                                                 --misses also what was missed and what is false, but for those that
                                                 rules are not made by
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from summarizer import Document
from summarizer.kinds.brief import Disagreement
from summarizer.pipeline import summarize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.report import Finding, Report

DATA = Path(__file__).parent.parent / "data" / "disagreements"
RULES_MADE_BY = ("open", "further", "retold", "written")
HELD_BACK = ("held", "unseen", "later", "fresh", "kept")
KINDS = ("fact", "number", "time", "scope", "attribution", "quotation")


class Score(NamedTuple):
    """Of the disagreements planted, those found, of the right kind and with both sides, and the others told."""

    planted: Counter[str]
    found: Counter[str]
    false: Counter[str]
    remarks: tuple[str, ...]


def score(part: str) -> Score:
    """Return how the embedded brief does on the pairs of one part."""
    planted, found, false = Counter[str](), Counter[str](), Counter[str]()
    remarks: list[str] = []
    for pair in tomllib.loads((DATA / f"{part}.toml").read_text("utf-8"))["pair"]:
        one, other = (Document.from_text(pair[side], title=side) for side in ("one", "other"))
        left = [tuple(words) for words in pair["planted"]]
        planted.update(kind for kind, _, _ in left)
        for finding in disagreements(summarize(one, other)):
            kind = getattr(finding.item, "kind", "")
            hit = next((words for words in left if words[0] == kind and _has(finding, one, other, words)), None)
            if hit:
                left.remove(hit)
                found[kind] += 1
            else:
                false[kind] += 1
                remarks.append(f"false in {pair['name']}: {finding.item.statement}")
        remarks += [f"missed in {pair['name']}: {words}" for words in left]
    return Score(planted, found, false, tuple(remarks))


def disagreements(report: Report) -> Iterator[Finding]:
    """Yield the disagreements of a brief."""
    yield from (finding for finding in report.findings if isinstance(finding.item, Disagreement))


def _has(finding: Finding, one: Document, other: Document, planted: tuple[str, ...]) -> bool:
    """Tell whether a finding quotes the sentences that the planted words stand in, each in its document."""
    _, words, against = planted
    return any(evidence.document_id == one.id and words in evidence.quote for evidence in finding.evidence) and any(
        evidence.document_id == other.id and against in evidence.quote for evidence in finding.evidence
    )


def main() -> None:
    """Print found and false, kind by kind, for each file of pairs."""
    for part in (*RULES_MADE_BY, *HELD_BACK):
        planted, found, false, remarks = score(part)
        told = found.total() + false.total()
        print(
            f"{part}: found {found.total()} of {planted.total()} ({found.total() / planted.total():.0%}), "
            f"false {false.total()} of {told} told ({false.total() / max(1, told):.0%})"
        )
        for kind in KINDS:
            print(f"  {kind:12} found {found[kind]} of {planted[kind]}, false {false[kind]}")
        if part in RULES_MADE_BY and "--misses" in sys.argv:
            print(*remarks, sep="\n")


if __name__ == "__main__":
    main()
