"""Custom properties: what they stand for in each element, and how little a hostile sheet makes of them."""

from __future__ import annotations

import pytest

from summarizer.loading.sheets.variables import LONGEST, Variables
from tests.loading.seen import is_seen_with_sheet, left_of


@pytest.mark.parametrize(
    "sheet",
    [
        ":root{--h:none}.x{display:var(--h)}",
        ":root{--w:#fff}.x{color:var(--w)}",
        ":root{--a:var(--b);--b:#fff}.x{color:var(--a)}",
        ".x{--h:none;display:var(--h)}",
        ".out{--h:block;--h:none}.x{display:var( --h )}",
        ":root{--a:none}.out{--b:var(--a);--a:block}:root{--b:block}.out{--a:none}.x{display:var(--b)}",
        ".x{display:var(--u,none)}",
        ".x{display:var(--u, var(--v, none))}",
        ".x{display:VAR(--u,none)}",
        ":root{--A:none;--a:block}.x{display:var(--A)}",
        ":root{--a:-9999px}.x{position:absolute;left:var(--a)}",
        ":root{--a:-9999px}.x{margin:0 0 0 var(--a)}",
        ":root{--a:255,255,255}.x{color:rgba(var(--a),1)}",
        ":root{--a:0}.x{opacity:calc(var(--a) * 1)}",
        ":root{--on:initial}.x{display:var(--on,none)}",
        ":root{--h:none!important;--h:block}.x{display:var(--h)}",
        ":root{--a:var(--b);--b:var(--a)}.x{display:var(--a,none)}",
        ":root{--h:none}.out{--h:inherit}.x{display:var(--h)}",
        ".x{font:var(--u, 0/0 a)}",
        "@property --q{syntax:'<color>';inherits:false;initial-value:#fff}.x{color:var(--q)}",
    ],
)
def test_variables_that_hide(sheet):
    """A value that hides does so by a variable of the element or of one around it, or by what stands in for one."""
    assert not is_seen_with_sheet(sheet)


@pytest.mark.parametrize(
    "sheet",
    [
        ".x{display:var(--u)}",
        ".x{display:none;display:var(--u)}",
        ".x{color:white;color:var(--u)}",
        ":root{--a:none}.out{--a:block}.x{display:var(--a)}",
        ".x{--a:none}.out{display:var(--a)}",
        ":root{--A:none}.x{display:var(--a)}",
        ":root{--off: }.x{display:var(--off,none)}",
        ":root{--bg:#000}.x{background:var(--bg);color:#fff}",
        ":root{--a:0,0,0}.x{color:white;background:rgba(var(--a),1)}",
        ":root{--a:var(--b);--b:var(--a)}.x{display:var(--a)}",
        ":root{--h:none;--h:block}.x{display:var(--h)}",
        ":root{--bg:#fff}.x{color:var(--ink,#111);background:var(--bg)}",
        "@media (prefers-color-scheme:dark){:root{--h:none}}.x{display:var(--h)}",
    ],
)
def test_variables_that_hide_nothing(sheet):
    """A variable that is not set, is set to something else here, or runs in a circle, hides nothing."""
    assert is_seen_with_sheet(sheet)


def test_each_ten_times_the_one_before():
    """Values that would grow beyond all bounds are none, and those that depend on them are none."""
    own = {"--v0": "none " * 10, **{f"--v{n}": f"var(--v{n - 1}) " * 10 for n in range(1, 60)}}
    variables = Variables(own)
    assert variables.filled("var(--v0)") == "none " * 10
    assert all(variables.filled(f"var(--v{n})") is None for n in range(3, 60))
    assert len(variables.filled("var(--v59,none)") or "") == 4


@pytest.mark.parametrize(
    "sheet",
    [
        "".join(f"--v{n}:var(--v{n + 1});" for n in range(50_000)) + "--v50000:none",
        "".join(f"--v{n}:1;" for n in range(50_000)),
    ],
)
def test_variables_without_end(sheet):
    """However many variables there are and however they are chained, the page is read."""
    assert is_seen_with_sheet(f"*{{{sheet}}}.x{{top:var(--v0)}}")


@pytest.mark.parametrize("value", ["var(--v0,a)" * 50_000, "var(" * 100_000, "var(--x," * 100_000])
def test_a_variable_that_is_too_long_is_told(value):
    """What is too long for any value is not read, and the notice says so."""
    left, (notice,) = left_of(f"<style>*{{--v0:{value}}}p{{display:var(--v0)}}</style><p>A ferry left.")
    assert "A ferry left." in left
    assert "too long to be read" in notice


@pytest.mark.parametrize(
    "value", ["var(--a", "var(--a,", "var()", "var(,)", "x var(--b) var(--b) y", "var(--b,", "(var(--b)"]
)
def test_odd_values(value):
    """Brackets that never end, and names that are none, make a value or none, and nothing else."""
    filled = Variables({"--b": "1"}).filled(value)
    assert filled is None or len(filled) <= LONGEST
