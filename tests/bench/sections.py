"""How well the embedded model finds events, key figures and claims, by the labels in tests/data/sections.

python -m tests.bench.sections [--misses]

An item is right where a label of its section stands in a passage that it cites, a figure where its value has the
label's too. Precision counts all labels, recall those that are not optional. Fields of right items are counted apart.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from summarizer.pipeline import summarize
from tests.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarizer.report import Finding, Report

ROOT: Final = Path(__file__).parent.parent.parent
LABELS: Final = ROOT / "tests" / "data" / "sections"
SECTIONS: Final = {"events": "when", "figures": "unit", "claims": "chain"}

Label = dict[str, Any]


def right(finding: Finding, label: Label) -> bool:
    """Tell whether ``finding`` is the item that ``label`` asks for."""
    cited = {one.passage for one in finding.evidence}
    value = f" {label['value']} " if "value" in label else ""
    return label["passage"] in cited and value in f" {getattr(finding.item, 'value', '')} "


def has_field(finding: Finding, label: Label, field: str) -> bool:
    """Tell whether the section's own field says what ``label`` has there: all names in their order, or the words."""
    said, wanted = getattr(finding.item, field) or "", label[field]
    if isinstance(wanted, str):
        return wanted.casefold() in said.casefold()
    names = iter(said)
    return all(any(one in name for name in names) for one in wanted)


def counted(report: Report, labels: dict[str, list[Label]]) -> Iterator[tuple[str, str]]:
    """Yield (section, what) for every item made and right, label wanted and found, field told and true."""
    for section, field in SECTIONS.items():
        findings = report.section(section)
        for finding in findings:
            own = [label for label in labels[section] if right(finding, label)]
            yield section, "made"
            yield from [(section, "right")] if own else []
            told = [label for label in own if field in label]
            yield from [(section, "told")] if told else []
            yield from [(section, "true")] if any(has_field(finding, label, field) for label in told) else []
        for label in labels[section]:
            if not label.get("optional"):
                yield section, "wanted"
                yield from [(section, "found")] if any(right(finding, label) for finding in findings) else []


def misses(report: Report, labels: dict[str, list[Label]]) -> Iterator[str]:
    """Yield a line for each item that no label asks for, and each label that no item answers."""
    for section in SECTIONS:
        findings = report.section(section)
        for finding in findings:
            mark = "  " if any(right(finding, label) for label in labels[section]) else "? "
            fields = finding.item.model_dump(exclude={"statement", "citations", "attributed_to", "certainty"})
            yield f"{mark}{section}: {finding.evidence[0].passage} {finding.item.statement} {fields}"
        for label in labels[section]:
            if not label.get("optional") and not any(right(finding, label) for finding in findings):
                yield f"- {section}: {label['passage']} {label['says']} {label.get('value', '')}"


def rates(counts: Counter[tuple[str, str]]) -> Iterator[str]:
    """Yield a line a section: precision, recall and the share of right fields, each with its counts."""
    for section, field in SECTIONS.items():
        shares = (
            f"{name} {counts[section, part]:>3} of {counts[section, whole]:<3}"
            for name, part, whole in (
                ("precision", "right", "made"),
                ("recall", "found", "wanted"),
                (f"{field} right", "true", "told"),
            )
        )
        yield f"{section:<8} " + "  ".join(shares)


def main() -> None:
    """Brief every labelled document through the front door; print the rates, those of the held-back ones apart."""
    totals: dict[str, Counter[tuple[str, str]]] = {"open": Counter(), "held": Counter()}
    for path in _labelled():
        labels = tomllib.loads(path.read_text(encoding="utf-8"))
        report = summarize(ROOT / labels["source"])
        totals["held" if path.stem.startswith("held-") else "open"].update(counted(report, labels))
        if "--misses" in sys.argv and not path.stem.startswith("held-"):
            print(f"# {path.stem}", *misses(report, labels), "", sep="\n")
    for name, counts in totals.items():
        print(f"# {name}", *rates(counts), sep="\n")


def _labelled() -> Iterable[Path]:
    every = sorted(LABELS.glob("*.toml"))
    return every if SHARED.exists() else [path for path in every if path.stem != "korea-nato"]


if __name__ == "__main__":
    main()
