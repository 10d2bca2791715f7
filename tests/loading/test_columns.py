"""Tables: a column that collapses takes its cells away, and no others."""

from __future__ import annotations

import pytest

from tests.loading.seen import left_of

COLLAPSE = "style='visibility:collapse'"


@pytest.mark.parametrize(
    ("columns", "seen"),
    [
        (f"<col {COLLAPSE}>", "btwo ctwo wide far"),
        (f"<col><col {COLLAPSE}>", "aone cone atwo ctwo wide far"),
        (f"<col><col><col {COLLAPSE}>", "aone bone atwo btwo wide"),
        (f"<col span=2 {COLLAPSE}>", "cone ctwo far"),
        (f"<caption>Fees</caption><colgroup><col><col></colgroup><col {COLLAPSE}>", "aone bone atwo btwo wide"),
        (f"<colgroup {COLLAPSE} span=2></colgroup>", "cone ctwo"),
        (f"<colgroup {COLLAPSE}><col><col></colgroup>", "cone ctwo"),
        ("<col style='visibility:hidden'>", "aone btwo"),
        ("<col style='display:none'>", "aone btwo"),
        (f"<col class=x><style>.x{{}}</style><col {COLLAPSE}>", "aone atwo wide"),
    ],
)
def test_columns_that_collapse(columns, seen):
    """Their cells, counted by how wide each is, are taken out and told."""
    rows = "<tr><td>aone<td>bone<td>cone</tr><tr><td>atwo<td>btwo<td>ctwo</tr><tr><td colspan=2>wide<td>far</tr>"
    left, notices = left_of(f"<table>{columns}{rows}</table>")
    assert [word for word in seen.split() if word not in left] == []
    hidden = COLLAPSE in columns
    assert any(word not in left for word in ("aone", "bone", "cone")) == hidden
    assert ("wide" in left) == ("wide" in seen or not hidden)
    assert any("collapsed column" in notice for notice in notices) == hidden


@pytest.mark.parametrize(
    "table",
    [
        f"<col {COLLAPSE}>" * 20_000 + "<tr><td>a" * 20_000,
        f"<col span=1000 {COLLAPSE}>" + "<tr><td colspan=1000>a" * 20_000,
        f"<table><col {COLLAPSE}><tr><td>" * 60 + "</table>" * 60,
        f"<col span={'9' * 5_000} {COLLAPSE}><tr><td colspan=-1>a<td colspan=x>b",
    ],
)
def test_tables_without_end(table):
    """However many columns there are, and however wide, the page is read."""
    assert "seen" in left_of(f"<table>{table}</table><p>seen")[0]
