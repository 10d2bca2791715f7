"""Hard cases written by hand: what an honest quoter changes, what a sloppy or a malicious one does, in ten languages.

A case marked ``"open": true`` in the file is known to fail today; it counts in the shares, and the mark goes when it
passes.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from summarizer.document import Document, Span
from summarizer.grounding import Locator, locate
from summarizer.report import Evidence, Refusal
from tests.bench import adapters
from tests.bench.peers import HARD, Find, cases, is_right, text_of

FAITHFUL = [case for case in cases(HARD) if case["class"] == "harmless"]
ALTERED = [case for case in cases(HARD) if case["class"] == "harmful"]
CLIPPED = [case for case in cases(HARD) if case["mutation"] == "edge_clip_not"]


@cache
def locator(doc: str) -> Locator:
    return locate(Document.from_text(text_of(HARD, doc)))


@cache
def finder(doc: str) -> Find:
    return adapters.locate(text_of(HARD, doc))


def is_located(case: dict[str, Any]) -> bool:
    answer = locator(case["doc"]).find(case["quote"])
    return isinstance(answer, Evidence) and is_right((answer.span.start, answer.span.end), case)


def is_refused(case: dict[str, Any]) -> bool:
    return isinstance(locator(case["doc"]).find(case["quote"]), Refusal)


def is_flagged(case: dict[str, Any]) -> bool:
    """Tell whether the place found comes with the warning that its edges turn the meaning."""
    found = finder(case["doc"])(case["quote"])
    return found is not None and len(found) > 2 and bool(found[2])


def is_as_labelled(case: dict[str, Any]) -> bool:
    if case["class"] == "harmful":
        return is_refused(case)
    return is_located(case) and is_flagged(case) == (case["mutation"] == "edge_clip_not")


def closed(some: list[dict[str, Any]]) -> list[Any]:
    return [pytest.param(case, id=case["id"]) for case in some if not case.get("open")]


@pytest.mark.parametrize("case", closed(FAITHFUL))
def test_a_faithful_quote_is_found_at_its_place(case: dict[str, Any]):
    """What an honest quoter, an extraction or an editor changes does not keep a quote from its place."""
    answer = locator(case["doc"]).find(case["quote"])
    assert isinstance(answer, Evidence), answer
    assert is_right((answer.span.start, answer.span.end), case), answer.quote
    assert not is_flagged(case)


@pytest.mark.parametrize("case", closed(ALTERED))
def test_an_altered_quote_is_refused_with_a_reason(case: dict[str, Any]):
    """What says something else is refused with a reason, and the passage shown is the one that was altered."""
    answer = locator(case["doc"]).find(case["quote"])
    assert isinstance(answer, Refusal), answer
    assert answer.code
    assert answer.note
    assert answer.at is None or answer.at.overlaps(Span(case["start"], case["end"])), answer.nearest


@pytest.mark.parametrize("case", closed(CLIPPED))
def test_a_quote_clipped_at_a_negation_is_found_and_flagged(case: dict[str, Any]):
    """Words that stand in the source and lost what turns them are found, and the loss is told."""
    assert is_located(case)
    assert is_flagged(case)


def test_the_shares_hold():
    """Open cases counted, nearly all faithful quotes are found and nearly no altered one is."""
    assert sum(map(is_located, FAITHFUL)) >= 0.96 * len(FAITHFUL)
    assert sum(not is_refused(case) for case in ALTERED) <= 0.03 * len(ALTERED)
    assert sum(map(is_flagged, CLIPPED)) >= 0.95 * len(CLIPPED)
    assert sum(map(is_flagged, FAITHFUL)) <= 0.02 * len(FAITHFUL)


def test_no_case_is_open_that_passes():
    """A case that passes is marked open no longer."""
    assert not [case["id"] for case in cases(HARD) if case.get("open") and is_as_labelled(case)]


def test_the_cases_are_what_they_say():
    """Spans are of the texts, names are unique, both classes are there in each language."""
    assert len({case["id"] for case in cases(HARD)}) == len(cases(HARD)) >= 300
    assert all(text_of(HARD, case["doc"])[case["start"] : case["end"]] == case["base"] for case in cases(HARD))
    assert {case["lang"] for case in FAITHFUL} == {case["lang"] for case in ALTERED}
    assert sum(case["lang"] != "en" for case in FAITHFUL + ALTERED) >= 120
