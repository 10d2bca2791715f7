"""Edits of one field of a report, and what the proof says of them: how many are refuted, and how many named at least.

``python -m tests.bench.tampered`` makes briefs: embedded ones of the labelled documents in ../shared/bench and of the
examples, and of these the one that a language model wrote, from its recording. It proves them, and then each with one
edit: a field filled with another item's, with words of nobody, or emptied; another choice of a status, certainty or
type; the statements, or the evidence, of two items exchanged. It prints by sort of edit how many were refuted (exit
code 1) and named. It exits with 1 where anything is held against a report that nobody touched.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, get_args

from summarizer import prove, summarize
from summarizer.kinds.brief import Disagreement
from tests.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pydantic.fields import FieldInfo

    from summarizer.report import Report

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
_RECORDING: Final = f"replay/{EXAMPLES / 'recording.jsonl'}"

#: What nobody in any of the documents is, says or wants.
_INVENTED: Final = "the quartermaster of the guild of bellringers"
_STRANGER: Final = "Ulrike Quandt"
_NAMES: Final = frozenset("name aliases attributed_to proposer addressee raised_by asked_by chain".split())


class Edit(NamedTuple):
    """A report with one edit: of which ``sort`` it is, and the ids of the findings that it is an edit of."""

    sort: str
    subjects: frozenset[str]
    report: Report
    what: str


def edits(report: Report) -> Iterator[Edit]:
    """Yield a report with every edit of a field that readers are shown of its findings, one at a time."""
    by_section: defaultdict[str, list[int]] = defaultdict(list)
    for number, finding in enumerate(report.findings):
        by_section[finding.section].append(number)
    for numbers in by_section.values():
        for place, number in enumerate(numbers):
            other = numbers[(place + 1) % len(numbers)]
            yield from _of_fields(report, number, other)
            if other > number:
                yield from _of_two(report, number, other)


def _of_fields(report: Report, number: int, other: int) -> Iterator[Edit]:
    item, second = report.findings[number].item, report.findings[other].item
    for name, field in type(item).model_fields.items():
        if name in ("citations", "statement") or isinstance(item, Disagreement):
            continue
        own, theirs = getattr(item, name), getattr(second, name)
        if choices := _choices(field):
            for choice in choices:
                if choice != own:
                    yield _edit(report, f"{name}: another choice", {number: {name: choice}}, f"{own} → {choice}")
            continue
        values = {"invented": _STRANGER if name in _NAMES else _INVENTED, "of another item": theirs, "emptied": None}
        for sort, value in values.items():
            written = _like(own, value)
            if written == own or (name == "name" and not written) or (sort == "of another item" and not theirs):
                continue
            yield _edit(report, f"{name}: {sort}", {number: {name: written}}, f"{own} → {written}")


def _of_two(report: Report, number: int, other: int) -> Iterator[Edit]:
    first, second = report.findings[number], report.findings[other]
    if first.item.statement != second.item.statement:
        statements = {
            number: {"statement": second.item.statement},
            other: {"statement": first.item.statement},
        }
        yield _edit(report, "statements exchanged", statements, first.item.statement)
    if first.evidence != second.evidence:
        findings = list(report.findings)
        findings[number] = first.model_copy(update={"evidence": second.evidence})
        findings[other] = second.model_copy(update={"evidence": first.evidence})
        changed = report.model_copy(update={"findings": tuple(findings)})
        yield Edit("evidence exchanged", frozenset({first.id, second.id}), changed, first.item.statement)


def _choices(field: FieldInfo) -> tuple[str, ...]:
    """Return what a field that is a choice may say; of any other nothing."""
    return tuple(one for one in get_args(field.annotation) if isinstance(one, str))


def _like(own: Any, value: Any) -> Any:
    """Return a value in the form of a field that may hold several."""
    if not isinstance(own, tuple) or isinstance(value, tuple):
        return value
    return (value,) if value else ()


def _edit(report: Report, sort: str, changes: Mapping[int, Mapping[str, Any]], what: str) -> Edit:
    findings = list(report.findings)
    for number, update in changes.items():
        item = findings[number].item.model_copy(update=dict(update))
        findings[number] = findings[number].model_copy(update={"item": item})
    subjects = frozenset(findings[number].id for number in changes)
    return Edit(sort, subjects, report.model_copy(update={"findings": tuple(findings)}), what)


def honest(*, model_alone: bool) -> Iterator[tuple[str, Report]]:
    """Yield the reports, each with who wrote it."""
    examples = [EXAMPLES / "article.md", EXAMPLES / "interview.md"]
    yield "language model", summarize(*examples, model=_RECORDING)
    if model_alone:
        return
    files = sorted([*SHARED.glob("bench/briefs/*.txt"), *SHARED.glob("bench/quotes/docs/*.txt")])
    for file in (*files, *examples):
        yield "embedded", summarize(file)
    yield "embedded", summarize(*examples)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=25, help="edits of one sort tried of one report")
    parser.add_argument("--step", type=int, default=1, help="every Nth report is edited; all are proved")
    parser.add_argument("--model", action="store_true", help="the language model's brief alone")
    parser.add_argument("--misses", type=int, default=0, help="so many of each sort are shown")
    asked = parser.parse_args()
    draw = random.Random(7)  # noqa: S311 - which edits are tried is no secret
    alarms = 0
    tallies: defaultdict[tuple[str, str], list[tuple[bool, bool, str]]] = defaultdict(list)
    for count, (writer, report) in enumerate(honest(model_alone=asked.model)):
        if faults := prove(report).faults:
            alarms += 1
            print(f"held against an honest report of {report.title}: {faults[0].code}: {faults[0].note}")
        if count % asked.step == 0 or writer != "embedded":
            for edit in _drawn(edits(report), asked.most, draw):
                tallies[writer, edit.sort].append(_tried(edit))
    _print(tallies, asked.misses)
    print(f"{alarms} honest reports with a fault")
    return 1 if alarms else 0


def _drawn(every: Iterator[Edit], most: int, draw: random.Random) -> Iterator[Edit]:
    by_sort: defaultdict[str, list[Edit]] = defaultdict(list)
    for edit in every:
        by_sort[edit.sort].append(edit)
    for found in by_sort.values():
        yield from found if len(found) <= most else draw.sample(found, most)


def _tried(edit: Edit) -> tuple[bool, bool, str]:
    """Return whether an edit is refuted, and whether any of its findings is named, and what it was."""
    proof = prove(edit.report)
    named = any(fault.subject in edit.subjects for fault in proof.faults)
    return not proof.holds, named, edit.what


def _print(tallies: Mapping[tuple[str, str], Sequence[tuple[bool, bool, str]]], misses: int) -> None:
    print(f"{'':16}{'':34}{'edits':>7}{'refuted':>9}{'named':>7}")
    for (writer, sort), tried in sorted(tallies.items()):
        refuted, named = sum(one for one, _, _ in tried), sum(one for _, one, _ in tried)
        print(f"{writer:16}{sort:34}{len(tried):7}{refuted:9}{named:7}")
        for what in [what for one, _, what in tried if not one][:misses]:
            print(f"{'':20}{what[:150]}")
    every = [one for tried in tallies.values() for one in tried]
    print(f"{'all':50}{len(every):7}{sum(one for one, _, _ in every):9}{sum(one for _, one, _ in every):7}")


if __name__ == "__main__":
    raise SystemExit(main())
