"""Colours: what a browser makes of each way to write one, and text that has the colour of what it stands on."""

from __future__ import annotations

import pytest

from summarizer.loading.sheets.colours import is_colour, read
from tests.loading.seen import is_seen, is_seen_in_style

WHITES = (
    """
white #fff #FFFF #ffffff rgb(255,255,255) rgb(100%,100%,100%) rgba(255,255,255,1) hsla(0,0%,100%,1) Canvas
""".split()
    + """
rgb(255 255 255)
rgb(calc(255) 255 255)
hsl(0 0% 100%)
hsl(none 0 100)
hwb(0 100% 0%)
lab(100% 0 0)
lab(100 0 0)
lch(100% 0 0)
lch(100 0 270)
oklab(1 0 0)
oklch(100% 0 0)
oklch(1 0 0)
oklch(100% none none)
color(srgb 1 1 1)
color(display-p3 1 1 1)
color(srgb-linear 1 1 1)
color(xyz .95 1 1.09)
color(xyz-d50 .9643 1 .8251)
color-mix(in srgb, white, white)
color-mix(in oklab, white 100%, black)
light-dark(white, black)
contrast-color(black)
rgb(from white r g b)
""".strip().split("\n")
)


@pytest.mark.parametrize("value", WHITES)
def test_ways_to_write_white(value):
    """Each of these is white to a browser, and text in it on a white page is hidden."""
    found = read(value.lower())
    assert found is not None
    assert min(found[0]) > 250
    assert found[1] == 1
    assert not is_seen_in_style(f"color:{value}")


@pytest.mark.parametrize(
    ("value", "rgb"),
    [
        ("rebeccapurple", (102, 51, 153)),
        ("oklch(62.8% .2577 29.23)", (255, 0, 0)),
        ("lab(54.29 80.8 69.89)", (255, 0, 0)),
        ("hsl(120 100% 25%)", (0, 128, 0)),
        ("hwb(240 20% 20%)", (51, 51, 204)),
        ("hwb(0 50% 50%)", (128, 128, 128)),
        ("color-mix(in srgb, black, white 25%)", (64, 64, 64)),
        ("color(srgb .2 .4 .6)", (51, 102, 153)),
    ],
)
def test_other_colours(value, rgb):
    """Other colours are what browsers make of them, as near as an eye tells."""
    found = read(value)
    assert found is not None
    assert all(abs(a - b) <= 3 for a, b in zip(found[0], rgb, strict=True))
    assert is_seen_in_style(f"color:{value};background:white")


@pytest.mark.parametrize(
    "value",
    ["", "nocolour", "#ff", "#fffff", "rgb(1, 2)", "device-cmyk(0 0 0 0)", "color(none 1 1 1)", "oklch(", "rgb(a b c)"],
)
def test_what_is_no_colour(value):
    """What no browser takes for a colour is none, so that an earlier one holds."""
    assert read(value) is None
    assert not is_colour(value) or value.startswith("color(")


@pytest.mark.parametrize(
    "style",
    [
        "color:rgb(none none none / 0)",
        "color:rgb(from white r g b / 0)",
        "color:#FFFFFF00",
        "color:white;background:linear-gradient(white,white)",
        "color:white;background:linear-gradient(to right,#fff 0%,#fefefe 100%)",
        "color:white;background:#fff url(missing.png)",
        "background-color:white;background-clip:text;color:transparent",
        "color:color-mix(in srgb,white 95%,black)",
    ],
)
def test_text_in_the_colour_of_its_ground(style):
    """Words that are not told from what they stand on are taken out, be the ground a gradient or a missing picture."""
    assert not is_seen_in_style(style)


@pytest.mark.parametrize(
    "style",
    [
        "background:linear-gradient(red,blue);-webkit-background-clip:text;color:transparent",
        "background:linear-gradient(red,blue);background-clip:text;-webkit-text-fill-color:transparent",
        "background-color:red;background-clip:text;color:transparent",
        "color:white;background:linear-gradient(white,black)",
        "color:white;background:linear-gradient(black,black)",
        "color:white;background:oklch(20% 0 0)",
        "color:white;background:rgb(0 0 0 / 1) url('a.png')",
        "color:white;background:#036 url(x) no-repeat center / cover",
        "color:white;background:url(x)",
        "color:color-mix(in oklab,white,black)",
        "color:light-dark(black,white)",
        "color:contrast-color(white)",
    ],
)
def test_text_that_is_told_from_its_ground(style):
    """Words seen through their ground, on dark grounds and on pictures stay."""
    assert is_seen_in_style(style)


def test_a_page_that_asks_for_dark():
    """On a page with a dark scheme white words are seen, and words in the colour of its ground are not."""
    scheme = "<style>:root{color-scheme:dark}</style>"
    assert is_seen(f"{scheme}<p style='color:white'>$</p>")
    assert not is_seen(f"{scheme}<p style='color:rgb(20 20 20)'>$</p>")
    assert not is_seen("<style>:root{color-scheme:light dark}</style><p style='color:white'>$</p>")
