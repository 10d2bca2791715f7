"""A listing as JUnit XML, which every CI shows: each line tried is a test case, what is rejected a failure."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from summarizer.rendering.escaping import for_terminal

if TYPE_CHECKING:
    from summarizer.rendering.listing import Case, Listing

_LONGEST_NAME = 120  # characters


def render(listing: Listing, **_: object) -> str:
    """Return ``listing`` as one test suite; cautions stand in ``system-out``, for they fail nothing."""
    failures = sum(any(entry.severity == "reject" for entry in case.entries) for case in listing.cases)
    suite = ET.Element(
        "testsuite",
        name=for_terminal(listing.title),
        tests=str(len(listing.cases)),
        failures=str(failures),
        errors="0",
    )
    for case in listing.cases:
        _add(suite, case, listing.file)
    ET.indent(suite)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(suite, encoding="unicode") + "\n"


def _add(suite: ET.Element, case: Case, file: str) -> None:
    name = for_terminal(case.name)
    name = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
    element = ET.SubElement(suite, "testcase", name=name, classname=for_terminal(file or "report"))
    for entry in case.entries:
        nearest = "".join(f"\ncompare: “{quote}” — {place}" for quote, place in entry.nearest)
        told = f"{entry.rule}: {entry.note}"
        detail = "\n".join(map(for_terminal, f"{entry.text}\n{told}{nearest}".splitlines()))
        if entry.severity == "reject":
            failure = ET.SubElement(element, "failure", message=for_terminal(told), type=entry.rule)
            failure.text = detail
        else:
            ET.SubElement(element, "system-out").text = f"caution: {detail}"
