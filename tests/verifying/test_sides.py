"""The sides of a disagreement, each held against words of its own."""

from __future__ import annotations

import pytest

from summarizer.kinds.brief import Disagreement, Side
from summarizer.verifying import verify
from tests.verifying.cited import cited

VIK, HOLM = "Ada Vik said that the pier cost 4 million crowns.", "Bo Holm said that the pier cost 5 million crowns."


@pytest.mark.parametrize(
    ("statement", "said_by", "evidence", "told"),
    [
        ("The pier cost 5 million crowns.", "Bo Holm", (1,), []),
        ("The pier cost 6 million crowns.", "Bo Holm", (1,), [("numbers", "reject")]),
        ("The pier cost 5 million crowns.", "Ida Lund", (1,), [("names", "caution"), ("attribution", "caution")]),
        ("The pier cost 5 million crowns.", "Bo Holm", (), [("sides", "reject")]),
        ("The pier cost 5 million crowns.", "Bo Holm", (2,), [("sides", "reject")]),
        ("The pier cost 5 million crowns.", "Bo Holm", (1, -1), [("sides", "reject")]),
    ],
)
def test_each_side_is_held_against_its_own_words(
    statement: str, said_by: str, evidence: tuple[int, ...], told: list[tuple[str, str]]
):
    """What it says, who says so, and that there are words for it; a doubt tells whose side it is about."""
    quotes, sources = cited(f"{VIK} {HOLM}", VIK, HOLM)
    item = Disagreement(
        statement="They differ on what the pier cost.",
        citations=(),
        sides=(
            Side(statement="The pier cost 4 million crowns.", said_by="Ada Vik", evidence=(0,)),
            Side(statement=statement, said_by=said_by, evidence=evidence),
        ),
    )
    doubts = verify(item, quotes, sources)
    assert [(doubt.check, doubt.severity) for doubt in doubts] == told
    assert all(f"the side of “{said_by}”" in doubt.note for doubt in doubts)
    assert all(doubt.span.of(item.statement) == item.statement for doubt in doubts)
