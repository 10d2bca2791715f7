"""How well the embedded model briefs each language, by texts of our own that are labelled sentence by sentence.

python -m tests.bench.languages [--misses]     --misses prints what was not found, and what was found and is no label

A label is a few words of the source. A finding bears it where its evidence touches them, an actor by its name. Recall
counts the labels that some finding bears, precision the findings that bear some label, minor ones too. ``held`` was not
looked at while the rules were written, but see tests/data/languages/README.md; the English labels are of the examples.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from summarizer.document import Span
from summarizer.pipeline import summarize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.report import Finding, Report

TEXTS = Path(__file__).parent.parent / "data" / "languages"
EXAMPLES = Path(__file__).parent.parent.parent / "examples"


class Score(NamedTuple):
    """Of a section: how many labels there are and how many were found, how many findings and how many were right."""

    labels: int
    found: int
    findings: int
    right: int

    def __str__(self) -> str:
        recall = f"{self.found / self.labels:.2f}" if self.labels else "  - "
        precision = f"{self.right / self.findings:.2f}" if self.findings else "  - "
        return f"recall {recall} ({self.found}/{self.labels}), precision {precision} ({self.right}/{self.findings})"


def texts() -> Iterator[tuple[str, Path, dict[str, list[str]]]]:
    """Yield the name, the source and the labels of every text."""
    for labels in sorted(TEXTS.glob("*/*.toml")):
        source = EXAMPLES / f"{labels.stem}.md" if labels.parent.name == "en" else labels.with_suffix(".txt")
        yield f"{labels.parent.name}/{labels.stem}", source, tomllib.loads(labels.read_text(encoding="utf-8"))


def score(report: Report, section: str, labels: dict[str, list[str]]) -> tuple[Score, list[str], list[str]]:
    """Return the score of a section, the labels that no finding bears and the findings that bear no label."""
    findings = report.section(section)
    wanted, minor = labels[section], labels[f"minor_{section}"]
    missed = [label for label in wanted if not any(_bears(report, one, label) for one in findings)]
    wrong = [one for one in findings if not any(_bears(report, one, label) for label in (*wanted, *minor))]
    result = Score(len(wanted), len(wanted) - len(missed), len(findings), len(findings) - len(wrong))
    return result, missed, [one.item.statement for one in wrong]


def _bears(report: Report, finding: Finding, label: str) -> bool:
    """Tell whether ``finding`` is what ``label`` asks for: an actor by one of its names, an item by its evidence."""
    name = getattr(finding.item, "name", None)
    if name is not None:
        names = {_bare(one) for one in (name, *getattr(finding.item, "aliases", ()))}
        return not names.isdisjoint(_bare(one) for one in label.split("|"))
    (document,) = report.documents
    start = document.text.index(label)
    return any(one.span.overlaps(Span(start, start + len(label))) for one in finding.evidence)


def _bare(name: str) -> str:
    first, _, rest = name.casefold().partition(" ")
    return (
        rest
        if rest and first in {"the", "der", "die", "das", "le", "la", "les", "el", "los", "las"}
        else name.casefold()
    )


def main() -> None:
    """Brief every text through the front door and print a line for each section of it."""
    for name, source, labels in texts():
        report = summarize(source)
        print(f"{name}: {len(report.left_out)} left out")
        for section in (name for name in labels if not name.startswith("minor_")):
            result, missed, wrong = score(report, section, labels)
            print(f"  {section:15} {result}")
            if "--misses" in sys.argv:
                print(*(f"      missed: {label}" for label in missed), sep="\n", end="\n" if missed else "")
                print(*(f"      no label: {statement}" for statement in wrong), sep="\n", end="\n" if wrong else "")


if __name__ == "__main__":
    main()
