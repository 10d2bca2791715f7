"""JSON that is made piece by piece."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from summarizer import check, prove, summarize
from summarizer.rendering import pieces, render
from tests.samples import ARTICLE, TALK

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.check_report import CheckReport
    from summarizer.proof import Proof
    from summarizer.report import Report


@pytest.mark.parametrize(
    "make",
    [
        lambda: summarize(ARTICLE, TALK),
        lambda: prove(summarize(ARTICLE)),
        lambda: check("Half of the 12 million marks. “So we shall sink each of your dredgers.” It takes 77.", ARTICLE),
        lambda: check("", ARTICLE),
    ],
)
def test_the_pieces_are_the_whole(make: Callable[[], Report | CheckReport | Proof]):
    """Together they are the result laid out at once, lists without a record too, and no record is in two pieces."""
    result = make()
    parts = list(pieces(result, "json"))
    assert b"".join(parts).decode() == render(result, "json")
    assert b"".join(parts).decode() == json.dumps(result.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"
    assert len(parts) > len(type(result).model_fields)


@pytest.mark.parametrize("to", ["terminal", "markdown"])
def test_other_formats_are_one_piece(to: str):
    """What is laid out as a whole is yielded as a whole."""
    report = summarize(TALK)
    assert list(pieces(report, to)) == [render(report, to).encode()]
