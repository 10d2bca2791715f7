"""A listing as JUnit XML, which every CI shows: each line tried is a test case, what is rejected a failure."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from summarizer.rendering.escaping import for_terminal

if TYPE_CHECKING:
    from summarizer.rendering.listings.listing import Case, Entry, Listing

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
        _add(suite, case, listing.file or listing.title)
    ET.indent(suite)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(suite, encoding="unicode") + "\n"


def _add(suite: ET.Element, case: Case, within: str) -> None:
    name = for_terminal(case.name)
    name = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
    element = ET.SubElement(suite, "testcase", name=name, classname=for_terminal(within) or "untitled")
    for entry in case.entries:
        if entry.severity == "reject":
            told = for_terminal(f"{entry.rule}: {entry.note}")
            ET.SubElement(element, "failure", message=told, type=for_terminal(entry.rule)).text = _detail(entry)
    cautions = [f"caution: {_detail(entry)}" for entry in case.entries if entry.severity == "caution"]
    if cautions:
        ET.SubElement(element, "system-out").text = "\n\n".join(cautions)


def _detail(entry: Entry) -> str:
    lines = [entry.text, f"{entry.rule}: {entry.note}"]
    lines += [f"compare: “{quote}” — {place}" for quote, place in entry.nearest]
    return "\n".join(map(for_terminal, lines))
