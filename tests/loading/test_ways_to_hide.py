"""How styles hide text, and what looks like it and hides nothing: browsers were asked for each of these."""

from __future__ import annotations

import pytest

from tests.loading.seen import is_seen, is_seen_in_style, is_seen_with_sheet

HIDE = """
opacity:calc(0)
opacity:calc(1 - 1)
opacity:-1
font-size:calc(0px)
font-size:calc(1px - 1px)
font-size:clamp(0px,0px,0px)
font-size:min(0px,1em)
font-size:max(0px,0px)
font:normal 0px serif
text-indent:calc(-9999px)
position:absolute;inset:-9999px auto auto -9999px
position:absolute;inset-inline-start:-9999px
position:absolute;left:calc(-9999px)
position:absolute;left:calc(-infinity * 1px)
position:absolute;right:100%
position:absolute;bottom:100%
position:fixed;top:100vh
position:fixed;top:100%
margin:0 0 0 -9999px
margin:-9999px
margin-inline-start:-9999px
translate:-9999px
translate:-9999px 0
transform:translateY(-200vh)
transform:matrix(1,0,0,1,-9999,0)
transform:matrix(0,0,0,0,0,0)
transform:matrix3d(0,0,0,0,0,0,0,0,0,0,1,0,0,0,0,1)
transform:scale(.001)
transform:rotateY(90deg)
transform:rotateX(.25turn)
transform:rotateY(180deg);backface-visibility:hidden
rotate:y 90deg
scale:0.0001
zoom:0.001
offset-path:path('M-9999 0');offset-distance:0
height:2px;overflow:hidden
height:0.1em;overflow:hidden
height:calc(0px);overflow:hidden
block-size:0;overflow:hidden
inline-size:0;overflow:hidden
max-block-size:0;overflow:hidden
height:0;contain:paint
contain:strict
contain:size paint
height:0;content-visibility:auto
line-height:0;overflow:hidden
line-height:0px;overflow:hidden;height:auto
padding-top:3000px;height:10px;overflow:hidden;box-sizing:border-box
clip:rect(0px,0px,99px,0px);position:absolute
clip-path:inset(0 100% 0 0)
clip-path:inset(0 0 100% 0)
clip-path:inset(0 60% 0 40%)
clip-path:inset(50% round 4px)
clip-path:circle(0px at 0 0)
clip-path:polygon(10px 10px,10px 10px,10px 10px)
clip-path:polygon(0 0,100% 0,0 0)
clip-path:path('M0 0')
clip-path:rect(0 0 0 0)
clip-path:xywh(0 0 0 0)
-webkit-clip-path:inset(100%)
mask:linear-gradient(transparent,transparent)
-webkit-mask:linear-gradient(#0000,#0000)
-webkit-mask-image:linear-gradient(transparent,transparent)
mask-size:0 0;mask-image:linear-gradient(#000,#000);mask-repeat:no-repeat
mask:linear-gradient(#000 0 0) no-repeat center/0 0
mask-image:url(x)
display:table-column
display:none;display:foo
opacity:0;opacity:foo
font-size:0;font-size:-3px
font-size:0;font:12px
color:white;color:notacolour
color:white;background:#036 foo
display:none;display:-ms-flexbox
""".strip().split("\n")

SHOW = """
opacity:calc(1 - .5)
font-size:0;font-size:clamp(1rem,2vw,2rem)
font-size:0;font:12px serif
opacity:0;opacity:1
display:none;display:flex
display:none;display:inline-block
display:none;display:block flow-root
display:none;all:unset
color:white;color:rebeccapurple
color:white;color:oklch(20% 0 0)
left:-9999px
position:absolute;inset:auto
position:absolute;right:50%
position:relative;left:10px
margin:-10px 0 0 -20px
margin:0 -9999px 0 0
transform:translateY(-100%)
transform:translate(-50%,-50%)
transform:rotate(90deg)
transform:rotateY(45deg)
transform:scale(.9)
transform:scale(-1,1)
transform:matrix(1,0,0,1,0,0)
zoom:.5
height:5px;overflow:hidden
height:0;min-height:100px;overflow:hidden
height:0;padding-bottom:56%;overflow:hidden
width:100%;overflow:auto
line-height:0
line-height:0;overflow:hidden;height:40px
line-height:0;overflow:hidden;padding:9px 0
contain:strict;height:80px
contain:content
content-visibility:auto
clip:rect(0,0,0,0)
clip:rect(auto,auto,auto,auto);position:absolute
clip:rect(0,500px,50px,0);position:absolute
clip-path:none
clip-path:inset(0 10% 0 10%)
clip-path:circle(50%)
clip-path:circle()
clip-path:polygon(0 0,100% 0,100% 100%,0 100%)
clip-path:path('M0 0L900 0L900 90L0 90Z')
mask:linear-gradient(black,transparent)
mask:none
display:table-cell
""".strip().split("\n")


@pytest.mark.parametrize("style", HIDE)
def test_styles_that_hide(style):
    """Text that is moved away, shut in, shrunk, clipped or masked is taken out and told, however that is written."""
    assert not is_seen_in_style(style)


@pytest.mark.parametrize("style", SHOW)
def test_styles_that_hide_nothing(style):
    """What looks like a way to hide and leaves text to be seen takes nothing away."""
    assert is_seen_in_style(style)


@pytest.mark.parametrize(
    "body",
    [
        '<div style="position:relative"><p style="position:absolute;bottom:100%">$</p></div>',
        '<div style="line-height:0;overflow:hidden"><p style="line-height:1.4">$</p></div>',
        '<div style="line-height:0;overflow:hidden"><p>$</p></div>',
        '<table><tr><td style="max-width:0;overflow:hidden;width:100%">$</td></tr></table>',
        '<div style="height:0;padding-bottom:56%;overflow:hidden"><p style="position:absolute;top:0">$</p></div>',
    ],
)
def test_what_is_around_gives_room(body):
    """A box that stands in another one, or has one of its own, is not hidden by what would hide it alone."""
    assert is_seen(body)


def test_a_box_that_grows_is_in_doubt():
    """A box without a height that grows with the one around it may be as high as that: it is told as perhaps hidden."""
    style = '<div style="display:flex"><p style="flex:1;height:0;overflow:hidden">$</p></div>'
    assert not is_seen(style)
    assert not is_seen(style.replace("display:flex", ""))


@pytest.mark.parametrize(
    ("declared", "seen"),
    [
        ("display:none!important", False),
        ("display:block;color:#111", True),
        ("margin:0 0 0 -9999px;margin-left:0", True),
        ("margin-left:-9999px;margin:0", True),
        ("margin-left:-9999px!important;margin:0", False),
        ("font-size:0;font:caption", True),
        ("background:#036;background-color:white;color:white", False),
        ("color:white;background:url(x) center/cover,#036", True),
    ],
)
def test_shorthands_and_longhands(declared, seen):
    """The later one wins, whichever is the longer, unless the other is important."""
    assert is_seen_with_sheet(f".x{{{declared}}}") is seen


@pytest.mark.parametrize(
    "style",
    [
        f"opacity:calc({'(' * 400}0)",
        f"opacity:{'0' * 1_900}",
        f"left:{'9' * 1_900}px",
        f"transform:{'scale(1) ' * 200}",
        f"clip-path:polygon({','.join(['0 0', '9px 0'] * 150)},9px 9px)",
        f"margin:{'0 ' * 900}",
        "background:" + "url(a)," * 250,
        f"left:calc(1px / 0);opacity:calc({'1 * ' * 60}1)",
    ],
)
def test_values_without_end(style):
    """Values that are made to cost time are read or passed over, and nothing else happens."""
    is_seen_in_style(style)


def test_a_value_that_is_too_long_is_told():
    """What is too long to be read is a notice, for it might hide."""
    assert not is_seen_in_style(f"display:none;opacity:0.{'0' * 3_000}1")
