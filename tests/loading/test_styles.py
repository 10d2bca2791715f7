"""Style sheets: which of their rules hold for an element, and how much of a hostile sheet is read."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

import pytest

from summarizer.loading.hiding import Hidden, strip_hidden
from summarizer.loading.markup import parsed
from summarizer.loading.sheets.cascade import MOST_READ, MOST_TRIED, Sheets
from summarizer.loading.sheets.matching import Ancestor
from summarizer.loading.sheets.values import RELEVANT

EVERYTHING = ";".join(f"{name}:0" for name in sorted(RELEVANT))


def look(*sheets: str, known: Sheets | None = None, **attributes: str) -> dict[str, str]:
    """Return what sheets say of a ``<p>`` in ``<div id="outer" class="box">`` in ``<body>``."""
    body = Element("body")
    div = SubElement(body, "div", {"id": "outer", "class": "box"})
    paragraph = SubElement(div, "p", {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()})
    around = [Ancestor(body, frozenset()), Ancestor(div, frozenset({"box"}))]
    classes = frozenset(attributes.get("class_", "").split())
    return dict((known or Sheets()).styles(sheets).of(paragraph, classes, around).sure)


@pytest.mark.parametrize(
    "selector",
    [
        "p", "P", "*", ".a", ".b.a", "p.a", "#x", "p#x.a", "div p", "body p", "div > p", "body>div>p", "#outer .a",
        ".box>p.a", "body div.box #x", "[lang]", "p[lang]", "[lang=de-CH]", "[lang|=de]", "[lang^='de']", "[lang$=CH]",
        '[lang*="-"]', "[class~=b]", "div [class~=a].b", "a, p", r".\61 ", "p[data-w='1'][data-v]",
    ],
)  # fmt: skip
def test_selectors_that_hold(selector):
    """Tags, ids, classes, attributes and ancestors are known, in any order, and however they are written."""
    found = look(f"{selector} {{ top: 1px }}", id="x", class_="a b", lang="de-CH", data_v="", data_w="1")
    assert found == {"top": "1px"}


@pytest.mark.parametrize(
    "selector",
    ["q", ".c", ".a.c", "#y", "q.a", "body > p", "p > div", "p p", "[hidden]", "[lang=de]", "[lang|=d]", "[class~=ab]",
     "#x#y", "p:hover", "p::before", "a + p", "a ~ p", "a p", "> p", "p >", ".a.", "[", "p!", "\u00e9"],
)  # fmt: skip
def test_selectors_that_do_not_hold(selector):
    """What is about another element, or one that somebody points at, says nothing of this one."""
    assert look(f"{selector} {{ top: 1px }}", id="x", class_="a b", lang="de-CH") == {}


@pytest.mark.parametrize(
    ("sheets", "top"),
    [
        (("p{top:1} p{top:2}",), "2"),
        ((".a{top:1} p{top:2}",), "1"),
        (("#x{top:1} .a.b{top:2}",), "1"),
        (("p{top:1!important} #x{top:2}",), "1"),
        (("div p{top:1} p{top:2}",), "1"),
        ((".a{top:1} .b{top:2} .a{left:3}",), "2"),
        (("p{top:1}", "p{top:2}"), "2"),
        ((".a{top:1}", "p{top:2}"), "1"),
        (("p{top:1}", "p{top:2}", "p{top:1}"), "1"),
    ],
)
def test_the_rule_that_wins(sheets, top):
    """Important ones first, then the heavier selector, then the later sheet, then the later rule."""
    assert look(*sheets, id="x", class_="a b")["top"] == top


@pytest.mark.parametrize(
    "filler",
    [
        "".join(f"a{number}," for number in range(60_000)) + f"b{{{EVERYTHING}}}",
        2 * ("".join(f"a{number}," for number in range(30_000)) + f"b{{{EVERYTHING}}}"),
        "".join(f".a{number}{{top:0}}" for number in range(40_000)),
        "a{}" * 150_000,
        f"a{{{'top:0;' * 80_000}}}",
        "q " * 490 + "r{top:0}",
        "{" * 500_000 + "}" * 500_000,
    ],
)
def test_half_a_megabyte_is_read_whole(filler):
    """However a sheet is made, the rule behind the filler holds, and nothing is told to be left out."""
    known = Sheets()
    assert look(f"{filler} p{{display:none}}", known=known) == {"display": "none"}
    assert not known.unread


@pytest.mark.parametrize(
    "sheet",
    [
        "a{top:0}" * (MOST_READ // 5),
        "a," * (MOST_READ // 2) + "b{top:0}",
        ".a" * 501 + "{top:0}",
        "".join(f".a{number}" for number in range(17)) + "{top:0}",
        "* " * 33 + "{top:0}",
    ],
)
def test_what_is_not_read_is_told(sheet):
    """A sheet beyond what is read, or a selector longer than anybody's that may hold, is a notice."""
    page = parsed(f"<style>{sheet}</style><p class='a a0'>A ferry left.")
    hidden = Hidden()
    strip_hidden(page, hidden)
    (notice,) = hidden.notices("page")
    assert notice.startswith("the style sheets of the page are too long to be read as a whole")


def test_what_is_not_tried_is_told():
    """Rules are tried so often, and then no more; looking through a long attribute counts as much as it takes."""
    known = Sheets()
    rules = "".join(f"[data-v*=b{number}]{{top:0}}" for number in range(100))
    assert look(rules, known=known, data_v="a" * (MOST_TRIED // 200 * 1_000)) == {}
    assert not known.unread
    look(rules, known=known, data_v="a" * (MOST_TRIED // 90 * 1_000))
    assert known.unread
    assert look("p{top:0}", known=known) == {}


def test_a_sheet_is_read_once():
    """Pages that share a sheet, or name it twice, do not spend what may be read again and again."""
    known = Sheets()
    sheet = "a{top:0}" * 30_000 + "p{display:none}"
    for _ in range(50):
        assert look(sheet, sheet, known=known) == {"display": "none"}
    assert not known.unread
