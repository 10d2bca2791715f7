"""Which elements of a page a selector is about: places among siblings, what is before and around, what is not."""

from __future__ import annotations

import re

import pytest

from summarizer.loading.hiding import Hidden, strip_hidden
from summarizer.loading.markup import parsed, words_in
from summarizer.loading.sheets import cascade
from tests.loading.seen import left_of

PAGE = (
    "<h1 id=h>hone</h1><p id=a class=x>aone</p><p id=b class='x y'>bone</p><div id=d><span id=s>sone</span>"
    "<p id=c lang=de>cone</p><b id=e></b><i id=f>fone</i></div><p id=g class=md:wide>gone</p>"
)
WORDS = dict(zip("habscfg", "hone aone bone sone cone fone gone".split(), strict=True))


def hidden_by(selector: str) -> tuple[str, tuple[str, ...]]:
    """Return the elements, by the letters of their ids, whose words a rule takes out, and what is told of it."""
    page = parsed(f"<html><head><style>{selector}{{display:none}}</style></head><body>{PAGE}</body></html>")
    hidden = Hidden()
    strip_hidden(page, hidden)
    left = words_in(page.root)
    return "".join(letter for letter, word in WORDS.items() if word not in left), hidden.notices("page")


@pytest.mark.parametrize(
    ("selector", "gone"),
    [
        (".x:not(.y)", "a"),
        ("p:not(.x)", "cg"),
        ("p:not(.x, .md\\:wide)", "c"),
        (".x:not(:hover)", "ab"),
        ("p:not(div p)", "abg"),
        ("p:not(:is(.x, .md\\:wide))", "c"),
        ("body :is(h1, .y)", "hb"),
        (":where(.y)", "b"),
        (":where(div) > p", "c"),
        ("body > p:nth-child(2)", "a"),
        ("body > p:nth-child(odd)", "bg"),
        ("body > p:nth-child(2n)", "a"),
        ("body > :nth-child(-n+2)", "ha"),
        ("body > :nth-child( n + 3 )", "bscfg"),
        ("body > p:nth-last-child(1)", "g"),
        ("body > p:nth-of-type(2)", "b"),
        ("body > p:nth-last-of-type(2)", "b"),
        ("body > :first-child", "h"),
        ("p:first-of-type", "ac"),
        ("div p:only-of-type", "c"),
        ("div :last-child", "f"),
        ("div:not(:empty)", "scf"),
        ("p:only-child", ""),
        ("h1 + p", "a"),
        ("h1 + p + p", "b"),
        ("h1~p", "abg"),
        ("p ~ div > span + p", "c"),
        ("div + p", "g"),
        ("div:has(span)", "scf"),
        ("div:has(> .x)", ""),
        ("body:has(#s) > h1", "h"),
        (":root h1", "h"),
        (".md\\:wide", "g"),
        (".md\\3a wide", "g"),
        ("p[lang='de']", "c"),
        ("[class='x y']", "b"),
        ("p:defined.y", "b"),
        ("q:nth-child(2), p.y:first-of-type, h1:not(.x)", "h"),
    ],
)
def test_whom_a_selector_is_about(selector, gone):
    """Whom a browser hides for it is hidden, and nobody else."""
    found, notices = hidden_by(selector)
    assert found == gone
    assert "perhaps" not in "".join(notices)


@pytest.mark.parametrize(
    ("sheet", "gone"),
    [
        ("div{top:0; .q, #c{display:none} i{top:1px}} #g{display:none}", "cg"),
        ("div{&>p{display:none}}", "c"),
        (".x{&.y{display:none}}", "b"),
        (".x, div{:not(q)&{display:none}}", "absfc"),
        ("p{body > &{display:none}}", "abg"),
        ("div{@media screen{display:none}}", "scf"),
        ("div{@media print{display:none}}", ""),
        ("@media print{p{display:none} i{p{display:none}}}", ""),
        ("div{b{top:0}display:none}", "scf"),
        ("div{+ p{display:none}}", "g"),
        ("#s{&{display:none", "s"),
        ("q::after{content:'/*'} #s{display:none} q{content:'*/'}", "s"),
        ('q::after{content:"{"} #s{display:none} q::after{content:"\\"}"} #f{display:none}', "sf"),
        ("<!-- #s{display:none} -->", "s"),
        ("[class='x y'],[id='{']{display:none}", "b"),
        (r"q\{ p{} #s{display:none}", "s"),
    ],
)
def test_how_a_sheet_is_built(sheet, gone):
    """Rules stand in rules and in media, and marks in strings, comments and escapes build nothing."""
    page = parsed(f"<html><head><style>{sheet}</style></head><body>{PAGE}</body></html>")
    strip_hidden(page, Hidden())
    left = words_in(page.root)
    assert {letter for letter, word in WORDS.items() if word not in left} == set(gone)


@pytest.mark.parametrize(
    "sheet",
    [
        "p{" * 200_000,
        "p,q{" * 50_000,
        "p{&" * 50_000,
        f".{'a' * 900}{{{'a,' * 99_999}a{{top:0}}",
        "'\\" * 200_000,
        "\"'" * 99_999,
    ],
)
def test_rules_in_rules_without_end_are_read_through(sheet):
    """However deep rules stand in each other, and however strings are left open, the sheet before them is read."""
    page = parsed(f"<style>#s{{display:none}}{sheet}</style>{PAGE}")
    strip_hidden(page, Hidden())
    assert "sone" not in words_in(page.root)


def test_rules_too_deep_in_each_other_are_told():
    """A rule in so many others is not read, and the notice says so."""
    page = parsed(f"<style>{'body{' * 20}p{{display:none}}</style><body>{PAGE}")
    hidden = Hidden()
    strip_hidden(page, hidden)
    (notice,) = hidden.notices("page")
    assert "too long to be read as a whole" in notice


@pytest.mark.parametrize(
    "selector",
    ["p:hover", "p:focus-within", "p::before", "p:first-line", "p:not(.z):hover", "p:target", "a:visited p",
     "p:is(:hover)", "p:-moz-focusring", "p::-webkit-scrollbar", "p .x:not(.y", "p:not(.x))", "p +", "+ p", "p > > q",
     ":", "p > html", "p + h1", "html > html"],
)  # fmt: skip
def test_what_holds_for_nothing_at_rest(selector):
    """What is so while somebody points, what is no element, and what is no selector hides nothing."""
    assert hidden_by(selector) == ("", ())


@pytest.mark.parametrize(
    ("selector", "gone"),
    [
        ("#g:lang(de)", ""),
        ("#c:lang(de)", "c"),
        ("#c:lang('DE', fr)", "c"),
        ("#c:lang(de-CH)", ""),
        ("p:not(:lang(de))", "abg"),
        ("#c:lang(*)", "c"),
        ("p:dir(rtl)", ""),
        ("p:dir(ltr).y", "b"),
        ("h1:nth-child(1 of .x)", ""),
        ("p:nth-child(1 of .x)", "a"),
        (":nth-child(2 OF .x, #g)", "b"),
        (":nth-last-child(1 of p)", "cg"),
        (":nth-child(odd of body > p)", "ag"),
        ("div:has(span + p) i", "f"),
        ("div:has(p + span) i", ""),
        ("div:has(div span) i", ""),
        ("p:has(+ div).y", "b"),
        ("h1:has(~ div)", "h"),
        ("p:has(+ p)", "a"),
        ("body:has(div > .q, b + i) h1", "h"),
        ("div:has(:hover) i", ""),
        (".y:read-only", "b"),
        (".y:read-write", ""),
        ("[class*='Y' i]", "b"),
        ("[class*=X i].y", "b"),
        ("[class*='Y']", ""),
        ("[class='X Y' s]", ""),
        ("#g:is(:hover, .md\\:wide)", "g"),
        (".y:-webkit-any(p)", "b"),
    ],
)
def test_what_can_be_computed(selector, gone):
    """Languages, directions, places among some, and what is inside or comes next are looked up as browsers do."""
    assert hidden_by(selector)[0] == gone
    assert "perhaps" not in "".join(hidden_by(selector)[1])


@pytest.mark.parametrize(
    "selector",
    [".y:unheard-of", "p:not(:unheard-of(2))", "p:state(off)", ".q, p:unheard-of, .y", ".y, p::-moz-part", ".y, p,",
     "_:-ms-lang(x), .y", "p:nth-child(x)", "p:lang()", ":is(:unheard-of)", ".y:not(.q, :unheard-of)", "p:has(:new)"],
)  # fmt: skip
def test_what_no_browser_knows(selector):
    """A rule with a selector that browsers do not know is no rule, whatever else is in its list."""
    assert hidden_by(selector) == ("", ())


@pytest.mark.parametrize(
    "selector", [":is(:unheard-of, .y)", ":where(.y, ::what)", ".y, p::-webkit-part", ".y, p:hover"]
)
def test_lists_that_forgive(selector):
    """In ``:is`` and ``:where`` only the branch is lost, and what holds for nothing at rest spoils no list."""
    assert hidden_by(selector)[0] == "b"


DOUBT = "<form></form><style>form:valid ~ .y{%s}</style>"


def test_in_doubt_text_is_hidden_and_told():
    """A selector that nobody looks up here hides whom the rest of it is about, and the notice says perhaps."""
    left, (notice,) = left_of(f"{DOUBT % 'display:none'}{PAGE}")
    assert "bone" not in left
    assert "perhaps display:none 1" in notice
    assert "bone" in left_of(f"<style>p:valid.y{{display:none}}</style>{PAGE}")[0]


def test_in_doubt_nothing_is_shown():
    """A rule that may be about others does not show what another rule hides."""
    left, (notice,) = left_of(f"<style>.y{{display:none}}</style>{DOUBT % 'display:block!important'}{PAGE}")
    assert "bone" not in left
    assert notice.endswith("left out (display:none 1)")


@pytest.mark.parametrize("style", ["visibility:hidden", "color:#fff", "font-size:0"])
def test_in_doubt_words_right_in_an_element_are_hidden_too(style):
    """Words that are invisible, tiny or in the colour of their ground are taken out where a doubtful rule says so."""
    left, (notice,) = left_of(f"{DOUBT % style}{PAGE}")
    assert "bone" not in left
    assert re.search(r"\(perhaps [a-z ]+ 1\)", notice)


def test_an_outer_element_is_tried_where_a_nearer_one_does_not_fit():
    """A selector holds if it holds in any way, not only by the nearest element of each kind."""
    page = parsed("<style>nav > div i{display:none}</style><nav><div><p><div><i>one</i></div></div></nav>")
    strip_hidden(page, Hidden())
    assert "one" not in words_in(page.root)


@pytest.mark.parametrize(
    "selector",
    ["(" * 300_000, "[" * 300_000, "((()" * 80_000, ":not(" * 60_000, "a:is(b" * 50_000, ":is(a)," * 40_000,
     "(a[" * 100_000, "\\(" * 150_000, "[a='" * 70_000, ":nth-child(" * 25_000],
)  # fmt: skip
def test_marks_without_end_are_read_through(selector):
    """However many open, the rule behind them is read."""
    page = parsed(f"<style>{selector}{{top:0}} p{{display:none}}</style>{PAGE}")
    strip_hidden(page, Hidden())
    assert "aone" not in words_in(page.root)


def test_many_siblings_are_tried_so_often_and_no_more(monkeypatch):
    """Selectors over siblings of a page made to cost time end at what may be tried, and that is told."""
    monkeypatch.setattr(cascade, "MOST_TRIED", 20_000)
    page = parsed(f"<style>{'.r ~ ' * 12}.no ~ p{{display:none}}</style>{'<p class=r>A row.' * 500}")
    hidden = Hidden()
    strip_hidden(page, hidden)
    (notice,) = hidden.notices("page")
    assert "too long to be read as a whole" in notice
