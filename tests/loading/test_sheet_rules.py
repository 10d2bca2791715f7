"""Style sheets as they are written: media, sheets in addresses, marks in addresses, movements."""

from __future__ import annotations

from base64 import b64encode

import pytest

from tests.loading.pages import CANARY, SEEN
from tests.loading.seen import is_seen, is_seen_with_sheet, left_of

DATA = "data:text/css;base64," + b64encode(b".x{display:none}").decode()


@pytest.mark.parametrize(
    ("media", "applies"),
    [
        ("screen", True), ("all", True), ("print, screen", True), ("only screen", True), ("not print", True),
        ("screen and (min-width:600px)", True), ("(width >= 1px)", True), ("not all and (monochrome)", True),
        ("(prefers-color-scheme:light)", True), ("not (min-width:2000px)", True), ("screen and (hover)", True),
        ("(max-width:100000px)", True), ("(min-width:1px) or (monochrome)", True),
        ("print", False), ("not all", False), ("not screen", False), ("speech", False), ("only print", False),
        ("(prefers-color-scheme:dark)", False), ("screen and (prefers-color-scheme: dark)", False),
        ("(min-width:2000px)", False), ("(max-width:600px)", False), ("not (min-width:600px)", False),
        ("(width < 600px)", False), ("(width > 600px)", True),
        ("(min-width:99999px)", False), ("(max-width:0)", False), ("not (min-width:0)", False),
        ("(prefers-reduced-motion)", False), ("(scripting:none)", False), ("(forced-colors:active)", False),
    ],
)  # fmt: skip
def test_media(media, applies):
    """Sheets for a screen at a desk hold, wherever the medium is told, and sheets for others do not."""
    rule = ".x{display:none}"
    assert is_seen_with_sheet(f'@import "{DATA}" {media};') is not applies
    assert is_seen(f'<style media="{media}">{rule}</style><p class=x>$') is not applies
    assert is_seen(f'<link rel=stylesheet media="{media}" href="{DATA}"><p class=x>$') is not applies


@pytest.mark.parametrize(
    ("sheet", "told"),
    [
        ("@media screen{.x{display:none}}", "(display:none 1)"),
        ("@media (min-width:1px){.x{display:none}}", "(display:none 1)"),
        ("@media (min-width:1px) or (monochrome){.x{display:none}}", "(display:none 1)"),
        ("@media (max-width:600px){.x{display:none}}", "(perhaps display:none 1)"),
        ("@media (min-width:2000px){@media screen{.x{color:white}}}", "(perhaps in the colour of its ground 1)"),
        (".x{display:none}@media (max-width:600px){.x{display:block}}", "(display:none 1)"),
        ("@media (max-width:600px){.x{display:none!important}}.x{display:block}", "(perhaps display:none 1)"),
        (".x{display:none}@media (min-width:600px){.x{display:block}}", ""),
        (".x{display:none}@media (min-width:600px){.x{display:block}}@media (max-width:99px){.x{top:0}}", ""),
        ("@media print{.x{display:none}}", ""),
        ("@media (min-width:99999px){.x{display:none}}", ""),
        ("@media (max-width:0){.x{display:none}}", ""),
        ("@media (prefers-color-scheme:dark){.x{display:none}}", ""),
        ("@media (max-width:600px){@keyframes h{to{opacity:0}}}.x{animation:h 1ms forwards}", ""),
    ],
)
def test_rules_for_some_screens(sheet, told):
    """Of rules that depend on the screen, those for a desk hold, and what others hide is told as perhaps hidden."""
    left, notices = left_of(f"<style>{sheet}</style><p>{' '.join(SEEN)}<p class=x>{CANARY}")
    assert (CANARY in left) == (not told)
    assert told in "".join(notices)


@pytest.mark.parametrize(
    "sheet",
    [
        '@import url("data:text/css,.x%7Bdisplay:none%7D");',
        '@import url("data:text/css,.x{display:none}");',
        "@import 'data:text/css,.x{display:none}';",
        "@import url(data:text/css,.x{display:none});",
        f"@charset 'utf-8';@layer a,b;@import url({DATA}) layer;",
        "@import \"data:text/css,@import 'data:text/css,.x%257Bdisplay:none}'\";",
        ".x{background:url(a;b{c);display:none}",
        ".x{background:url(a\\)b);display:none}",
        ".x{background: url( 'a)' );display:none}",
        ".a{background:url(data:image/png;base64,abc)}.x{display:none}",
        ".a{background:url(//a/*b)}.x{display:none}",
        "@supports (display:grid){.x{display:none}}",
        "@layer a{.x{display:none}}",
        "@container (min-width:0){.x{display:none}}",
    ],
)
def test_how_sheets_are_written(sheet):
    """Sheets in addresses are read, and marks in addresses build nothing."""
    assert not is_seen_with_sheet(sheet)


@pytest.mark.parametrize(
    "sheet",
    [
        f".a{{top:0}}@import '{DATA}';",
        "@import 'https://example.org/.x{display:none}';",
        "@import 'data:text/plain,.x{display:none}';",
        "@import 'data:text/css;base64,%%%';",
        "@supports not (display:grid){.x{display:none}}",
        "@starting-style{.x{display:none}}",
        "@property --x{syntax:'*';.x{display:none}}",
        "@keyframes a{.x{display:none}}",
        ".a{background:url(.x{display:none})}",
    ],
)
def test_what_is_no_rule_of_a_sheet(sheet):
    """What stands elsewhere, behind other rules, or in a block of another kind hides nothing."""
    assert is_seen_with_sheet(sheet)


@pytest.mark.parametrize(
    "body",
    [
        '<style type="text/plain">.x{display:none}</style><p class=x>$',
        "<template><style>.x{display:none}</style></template><p class=x>$",
        '<link rel=icon href="data:text/css,.x{display:none}"><p class=x>$',
        '<link rel=stylesheet href="x.css"><p class=x>$',
    ],
)
def test_what_is_no_style_sheet_of_the_page(body):
    """Styles of another type, in a template, or in an address that is none hold for nothing."""
    assert is_seen(body)


@pytest.mark.parametrize(
    ("sheet", "seen"),
    [
        ("@keyframes h{to{opacity:0;visibility:hidden}}.x{animation:h 1ms forwards}", False),
        ("@-webkit-keyframes h{100%{opacity:0}}.x{-webkit-animation:1ms both h}", False),
        ("@keyframes h{from,to{opacity:0}}.x{animation:h 1s infinite}", False),
        ("@keyframes h{from{opacity:0}}.x{animation:h 1s paused}", False),
        ("@keyframes h{to{opacity:0}}.x{animation-name:h;animation-duration:1ms;animation-fill-mode:forwards}", False),
        (".x{animation:h 1ms forwards;display:none!important}@keyframes h{to{display:block}}", False),
        ("@keyframes h{to{color:var(--w)}}.x{--w:#fff;animation:h 1ms forwards}", False),
        ("@keyframes h{to{opacity:1}}.x{opacity:0;animation:h 1ms forwards}", True),
        ("@keyframes h{0%{opacity:0}100%{opacity:1}}.x{opacity:0;animation:h 1ms both}", True),
        (
            "@keyframes h{from{visibility:hidden}to{visibility:visible}}body{animation:h 8s steps(1,end) 0s 1 both}",
            True,
        ),
        ("@keyframes h{from{opacity:0}}.x{animation:h 1ms forwards}", True),
        ("@keyframes h{to{opacity:0}}.x{animation:h 1ms}", True),
        ("@keyframes h{from{opacity:0}to{opacity:1}}.x{opacity:0;animation:h 1s infinite alternate}", True),
        ("@keyframes h{from,to{opacity:0}50%{opacity:1}}.x{animation:h 1s infinite}", True),
        ("@media print{@keyframes h{to{opacity:0}}}.x{animation:h 1ms forwards}", True),
        ("@keyframes g{to{opacity:0}}.x{animation:h 1ms forwards}", True),
    ],
)
def test_movements(sheet, seen):
    """An element is seen as a movement leaves it at its end, where it stays there, and else as it is without it."""
    assert is_seen_with_sheet(sheet) is seen


@pytest.mark.parametrize(
    "sheet",
    [
        "url(" * 100_000,
        "@import " * 50_000,
        "@import 'data:text/css," * 20_000,
        "@keyframes a{" * 50_000,
        "@keyframes a{to{opacity:0}}" * 20_000,
        "@property --a{initial-value:1}" * 20_000,
        ".x{animation:" + "a 1s forwards," * 400 + "b}",
        "@media " + "(" * 100_000 + "{}",
        "@media " + "not (a) and " * 10_000 + "{}",
    ],
)
def test_sheets_without_end(sheet):
    """However many openings there are, the rules before them are read."""
    assert not is_seen_with_sheet(f".x{{display:none}}{sheet}")
