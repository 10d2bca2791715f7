"""Web pages: their main text, and nothing in it that their readers do not see."""

from __future__ import annotations

import logging
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import SourceEmptyError, SourceError, SourceTooLargeError
from summarizer.loading import load
from summarizer.loading.charsets import page_text
from summarizer.loading.formats import HTML, MARKDOWN, TEXT, XML, media_type
from summarizer.loading.raw import MOST_CHARACTERS, Raw
from tests.loading.pages import CANARY, HIDDEN, SEEN, UNTOLD, page, ruled, styled

trafilatura = pytest.importorskip("trafilatura", reason="the extra `web` is not installed")

from summarizer.loading.web_page import MOST_ABOUT, MOST_ELEMENTS, MOST_TAGS, read_web_page  # noqa: E402


def read(data: bytes | str):
    """Return the document of a page."""
    data = data.encode() if isinstance(data, str) else data
    (document,) = read_web_page(Raw("page.html", "page.html", "page", HTML, data))
    for place in document.places:
        assert place.label == place.span.of(document.text)
    return document


@pytest.mark.parametrize("way", HIDDEN)
def test_hidden_text_is_no_text(way):
    """What readers do not see is neither in the text nor in what is told about the page; its presence is told."""
    document = read(HIDDEN[way])
    assert "Zanzibar" not in document.model_dump_json()
    assert all(words in document.text for words in SEEN)
    assert bool(document.notices) == (way not in UNTOLD)


def test_the_notice_counts_by_kind():
    """The notice says how many pieces there were, and what hid them."""
    hidden = f"<p hidden>{CANARY}</p>" * 3 + f"<!-- {CANARY} -->" * 2
    (notice,) = read(page(hidden)).notices
    assert notice.startswith("5 pieces")
    assert "comment 2, hidden 3" in notice
    assert read(page(f"<p hidden>{CANARY}</p>")).notices[0].startswith("1 piece ")


@pytest.mark.parametrize(
    "data",
    [
        page(f"<p>{CANARY}</p>"),
        styled("display:block;opacity:.9;font-size:12px;color:#333"),
        styled("color:#fff;background:#003366"),
        styled("color:#fff;background:url(dark.png)"),
        styled("text-indent:2em;margin-left:-20px"),
        styled("height:0"),
        styled("overflow:hidden;height:200px"),
        styled("font:12px/1.5 serif"),
        styled("transform:translate(-50%,-50%)"),
        ruled(".x{display:none}", "class=y"),
        ruled(".x{display:none} .x{display:block}", "class=x"),
        ruled(".x:hover{display:none}", "class=x"),
        ruled(".x::before{display:none}", "class=x"),
        ruled("@media print{.x{display:none}}", "class=x"),
        ruled(".other > .x{display:none}", "class=x"),
        ruled("@font-face{font-family:a;src:url(a)} .x{color:#111}", "class=x"),
        page(f'<div style="visibility:hidden"><p style="visibility:visible">{CANARY}</p></div>'),
        page(f'<div style="font-size:0"><p style="font-size:16px">{CANARY}</p></div>'),
        page(f'<div style="display:none">x</div><p>{CANARY}</p>'),
        page(f"<details open><summary>More</summary><p>{CANARY}</p></details>"),
        page(f"<details open>{CANARY}</details>"),
        page(f"<details><summary>{CANARY}</summary>More.</details>"),
        page(f"<p>{CANARY}</p>", attributes="text=white bgcolor=black").replace(
            b"<p>Repairs", b"<p bgcolor=black>Repairs"
        ),
        page(f"<div><template shadowrootmode=open><p>Hello.</p><slot></slot></template><p>{CANARY}</p></div>"),
        page(f"<div><template shadowrootmode=open><slot name=a></slot></template><p slot=a>{CANARY}</p></div>"),
        page(f"<div><template shadowrootmode=open><p>{CANARY}</p></template>Hello.</div>"),
        page(f"<ul><template shadowrootmode=open>Hello.</template><li>{CANARY}</ul>"),
        page(f"<!-- x --!><p>{CANARY}</p>"),
        page(f"<table><tr><td background=dark.png style=color:white>{CANARY}</table>"),
    ],
)
def test_text_that_is_seen_stays(data):
    """A style that hides nothing takes nothing away."""
    assert CANARY in read(data).text


def test_the_title_of_a_dark_page():
    """The title of a page is no text on its ground, whatever that is."""
    document = read(page(head="<style>html{background:#111}h1,p{color:#eee}</style>"))
    assert document.title == "Market closed"
    assert not document.notices


def test_what_is_struck_out_does_not_stand():
    """Deleted words are left out and told; what was put in for them, and lines through words of a price list, stay."""
    words = "The roof costs <del>38 <del>or 39</del></del> <ins>45</ins> million, and <s>much</s> more later on."
    document = read(page(f"<p>{words}</p><del><p>{CANARY}</p></del>"))
    assert "The roof costs 45 million, and much more later on." in document.text
    assert "Zanzibar" not in document.text
    assert document.notices == ("2 pieces that are struck out were left out",)


def test_text_behind_hidden_text_stays():
    """Taking an element out leaves what stands before and behind it in place."""
    words = (
        "The mayor <i hidden>never</i>spoke<!-- x --> of <b style='display:none'>no</b>money "
        "<s hidden>a</s><s hidden>b</s>at all."
    )
    assert "The mayor spoke of money at all." in read(page(f"<p>{words}</p>")).text


def test_the_text_of_a_page():
    """Paragraphs, headings, items and rows each stand as they would in a text, and menus do not."""
    data = page(
        "<h2>What it costs</h2><ul><li>A roof of slate.</li><li>Two gutters.</li></ul><ol><li>First the beams.</ol>"
        "<table><tr><th>Year</th><th>Crowns</th></tr><tr><td>2031</td><td>4,000,000</td></tr></table>"
    ).replace(b"<article>", b"<nav><a href=/>Start</a> <a href=/b>Sport</a></nav><article>")
    document = read(data)
    assert "\n\nWhat it costs\n\n- A roof of slate.\n- Two gutters.\n\n1. First the beams.\n\n" in document.text
    assert "Year | Crowns\n2031 | 4,000,000" in document.text
    assert "Sport" not in document.text
    assert [place.label for place in document.places if place.kind == "heading"] == ["Market closed", "What it costs"]


def test_what_a_page_says_of_itself():
    """Title, author, date and site are the page's own."""
    head = (
        '<meta name="author" content="Mette Holm"><meta property="og:site_name" content="The Quay">'
        '<meta property="article:published_time" content="2021-02-07T10:00:00Z">'
    )
    document = read(page(head=head).replace(b"<title>Market closed", b"<title>Market closed | The Quay"))
    told = (document.title, document.author, document.published, document.site)
    assert told == ("Market closed", "Mette Holm", "2021-02-07", "The Quay")
    assert document.media_type == HTML


def test_no_words_are_lost_to_us_that_trafilatura_finds():
    """Of a page without hidden text every word that trafilatura finds by itself is in the text, in its order."""
    extra = "<h2>Costs</h2><p>One <b>bold</b> word &amp; a <a href=x>link</a>.<br>A new line.</p>"
    data = page(extra * 3)
    theirs = trafilatura.bare_extraction(data.decode(), include_comments=False).text.split()
    assert read(data).text.split() == theirs


def test_a_page_without_a_main_text_is_read_whole():
    """Where nothing stands out, all that is seen is the text."""
    assert read("<html><body><td>Nobody knows.</td>").text == "Nobody knows."


@pytest.mark.parametrize("style", ["", "<style>p{display:none}</style>"])
def test_a_page_of_which_all_is_hidden(style):
    """A page of which nothing is to be seen says what hid it, and does not blame scripts."""
    with pytest.raises(SourceEmptyError) as caught:
        read(f"<html>{style}<p {'' if style else 'hidden'}>It is so.</p>")
    assert "1 piece of text that readers of the page do not see left out" in caught.value.hint
    assert "scripts" not in caught.value.hint


@pytest.mark.parametrize("data", ["<html></html>", "<html><body><script>let a = 1</script>"])
def test_a_page_with_nothing_to_see(data):
    """A page of scripts alone is empty, and the hint says what to do."""
    with pytest.raises(SourceEmptyError) as caught:
        read(data)
    assert "scripts" in caught.value.hint


def test_a_missing_extra_is_named(monkeypatch):
    """Without trafilatura the error says what to install."""
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    with pytest.raises(SourceError, match="trafilatura") as caught:
        read(page())
    assert caught.value.hint == "pip install 'summarizer[web]'"


@pytest.mark.parametrize(
    "data",
    [
        "<div>" * 300_000 + "x",
        ("<div>" * 300 + "y " + "</div>" * 300) * 300,
        "<b>" * 100_000 + "x<p>y",
        "<p>" + "word " * 200_000,
        "<p>" + "&amp;&nbsp;&bogus;&#x41;" * 50_000,
        "<p>&#" + "9" * 100_000 + ";",
        "&" * 300_000,
        "<" * 300_000,
        "<!--" * 100_000,
        '<a x="' * 50_000,
        "<a " + "x=1 " * 100_000 + ">",
        "<p " + " ".join(f"a{i}=1" for i in range(50_000)) + ">x",
        "<table><tr><td>" * 20_000 + "x",
        "<ul><li>" * 20_000 + "x",
        "</p>" * 100_000 + "x",
        "<style>" + "".join(f".b{i} .a{{color:red}}" for i in range(3_000)) + "</style>" + "<p class=a>x" * 3_000,
        "<style>" + "{" * 100_000 + "</style>x",
        "<style>" + "/*" * 100_000 + "</style>x",
        "<![CDATA[" * 10_000 + "x",
        "\u0300" * 100_000,
        "<title>" * 100_000,
    ],
)
def test_bombs_are_read_or_refused(data):
    """Whatever is piled up, the page is read, or refused as too large or empty, and nothing else happens."""
    try:
        document = read(f"<html>{data}")
    except (SourceEmptyError, SourceTooLargeError):
        return
    assert document.text.strip()


def test_too_many_tags():
    """A page of more tags than any has is refused before it is taken apart."""
    with pytest.raises(SourceTooLargeError, match="tags"):
        read("<html>" + "<p>x" * (MOST_TAGS + 1))


def test_a_very_long_page_is_read_whole():
    """A page too long for trafilatura is read by ourselves, without its menus, and that is told."""
    body = "<nav>Menu of the site</nav>" + "".join(
        f"<p>Beam {number} is cracked.</p>" for number in range(MOST_ELEMENTS)
    )
    document = read(f"<html><head><title>Beams</title></head>{body}")
    assert document.text.startswith("Beam 0 is cracked.\n\nBeam 1 ")
    assert document.text.endswith(f"Beam {MOST_ELEMENTS - 1} is cracked.")
    assert document.title == "Beams"
    assert "too long" in document.notices[0]


def test_of_a_very_long_page_the_first_words_about_it_are_read():
    """What such a page says of itself is looked for in its first metadata: trafilatura's time and memory grow fast."""
    body = "<p>Beam is cracked." * MOST_ELEMENTS
    author, other = '<meta name="author" content="Ada Holm">', '<meta name="x" content="y">' * MOST_ABOUT
    assert read(f"<html><head>{author}{other}</head>{body}").author == "Ada Holm"
    assert read(f"<html><head>{other}{author}</head>{body}").author == ""


@pytest.mark.parametrize(
    "body",
    [
        ("<ul><li>Beam is cracked." * 60 + "</ul>" * 60) * 150,  # trafilatura takes its time for lists in lists
        "<p>" + "Beam is cracked. " * 150_000,
    ],
)
def test_a_page_that_is_dear_is_read_whole(body):
    """So is a page of few elements that lie deep, or that hold very many words."""
    document = read(f"<html>{body}")
    assert "too long" in document.notices[0]
    assert document.text.count("Beam is cracked.") == body.count("Beam")


def test_more_text_than_any_page_has():
    """Markup may be packed with words: there is a limit to them, too."""
    with pytest.raises(SourceTooLargeError, match="characters"):
        read("<html><p>" + "beam " * (MOST_CHARACTERS // 5 + 1))


def test_titles_without_end():
    """Headings within each other are read to the length of a title, not each to the end of the page."""
    document = read("<html>" + "<h1><div>" * 90 + "The beam is cracked. " * 100_000)
    assert document.title == ("The beam is cracked. " * 10)[:200].strip()


@given(st.text(st.sampled_from("<>/!-='\"&;# abphx[]?\n\0{}:."), max_size=200))
def test_any_markup_is_read_or_refused(markup):
    """No markup makes anything but a document or our own error."""
    try:
        document = read(f"<html><p>It is so.</p>{markup}")
    except SourceError:
        return
    assert document.text.strip()


@given(
    st.lists(
        st.text(st.characters(categories=["L", "N", "P", "Sm", "Zs"], max_codepoint=0x2FFF), min_size=1, max_size=40),
        min_size=1,
        max_size=5,
    )
)
def test_words_come_through_unchanged(words):
    """Every word of the text is one of the page's, character by character."""
    markup = "".join(f"<p>{escape(word)}</p>" for word in words)
    try:
        text = read(f"<html><head></head><body>{markup}").text
    except SourceEmptyError:
        return
    assert {*text.split()} <= {*" ".join(words).split()}


@pytest.mark.parametrize(
    ("declared", "header", "codec"),
    [
        ("", "", "utf-8"),
        ("<meta charset=iso-8859-1>", "", "utf-8"),
        ("", "utf-8", "utf-8"),
        ('<meta http-equiv=content-type content="text/html; charset=windows-1251">', "", "cp1251"),
        ("<meta charset=utf-8>", "windows-1251", "cp1251"),
        ("<meta charset=shift_jis>", "", "cp932"),
        ("", "koi8-r", "koi8-r"),
        ("<meta charset=utf-7>", "utf-7", "utf-8"),
        ("", "no-such-thing", "cp1251"),
    ],
)
def test_the_encoding_of_a_page(declared, header, codec):
    """UTF-8 is UTF-8, whatever is said; else the server's word counts, then the page's, then its bytes."""
    words = "ホタテ貝の市場" if codec == "cp932" else "Совет города закрыл рыбный рынок до весны. " * 3
    text = f"<html><head>{declared}</head><p>{words}</p>"
    assert page_text(text.encode(codec), "a page", charset=header) == text


PAGE = "<!DOCTYPE html><p>The market.</p>"


@pytest.mark.parametrize(
    "head",
    [
        b"<!DOCTYPE html><p>",
        b"<html><p>",
        b"<BODY class=a>",
        b"\xef\xbb\xbf<!-- saved -->\n<!doctype HTML>",
        b"<?xml version='1.0'?>\n<html xmlns='x'>",
        b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'a' 'b'>",
        b" \n" * 3_000 + b"<!doctype html>",
        b"<!--" + b"x" * 100_000 + b"--><html>",
        *(PAGE.encode(codec) for codec in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig")),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".pdf", ""])
def test_pages_are_told_by_their_content(head, suffix):
    """What begins like a page is one, whatever it is called, blanks, comments and encodings aside."""
    assert media_type(head, suffix) == HTML


@pytest.mark.parametrize(
    "head",
    [
        b"<div><p>One.</p></div>",
        b"<meta charset=utf-8><p>One.</p>",
        b"<title>Market</title>\n<p>One.</p>",
        b"<script>1</script><body>One.<br><span>Two.</span>",
    ],
)
def test_pages_without_a_frame_are_told_by_their_parts(head):
    """What begins with a part of a page and has more of them is one, unless its name promises another format."""
    assert media_type(head, ".txt") == media_type(head, "") == HTML
    assert media_type(head, ".md") == MARKDOWN


@pytest.mark.parametrize(
    "head",
    [
        b"<p>No head at all.</p>",
        b"<!-- a --><!-- b " * 1000,
        b"<title>Ode</title>\nO market, O sea.",
        b"<header> is a tag, as <p> and </p> are.",
        b"<bodyguard> he said",
    ],
)
def test_what_only_looks_like_a_page(head):
    """Text with a tag or two in it is text; else the name decides."""
    assert media_type(head, ".txt") == TEXT
    assert media_type(head, ".htm") == HTML


def test_pictures_and_other_xml_are_told_by_their_root():
    """A picture in SVG is no text; other XML is text, tags and all."""
    for head in (b"<svg xmlns='x'>", b"<?xml version='1.0'?><!-- a --><!DOCTYPE svg PUBLIC 'a'>", b"<svg:svg>"):
        assert media_type(head, ".txt") == "image/svg+xml"
    for head in (b"<?xml version='1.0'?><doc>", b"<!DOCTYPE book><book>"):
        assert media_type(head, "") == XML
    assert media_type(b"<doc>", "") == TEXT


def test_a_page_in_a_file(tmp_path, caplog):
    """A page in a file is loaded like any other source, and nothing is logged to a terminal."""
    path = tmp_path / "market.html"
    path.write_bytes(page())
    (document,) = load(path)
    assert document.title == "Market closed"
    assert all(words in document.text for words in SEEN)
    assert not [record for record in caplog.records if record.levelno > logging.WARNING]


def test_a_page_with_little_beside_its_text_keeps_its_order_and_form():
    """Where the main text is all of the page, its headings, rows, lists and hours stand as the page has them."""
    report = read(
        "<title>Harbour report</title><h1>Harbour report</h1><p>The council may close the harbour.</p><h2>Costs</h2>"
        "<table><tr><th>Item<th>Crowns<tr><td>Wall<td>52 million</table><ol><li>Close it.<li>Rebuild it.</ol>"
    )
    assert report.text == (
        "Harbour report\n\nThe council may close the harbour.\n\nCosts\n\nItem | Crowns\nWall | 52 million\n\n"
        "1. Close it.\n2. Rebuild it."
    )
    assert [place.label for place in report.places if place.kind == "heading"] == ["Harbour report", "Costs"]
    diary = read(
        "<title>Storm</title><nav>Home</nav><main><h1>Storm Ada hits the coast</h1><div>"
        "<time>14:05</time><p>Two people have been hurt in Tarn, police say.</div>"
        "<div><time>13:10</time><p>The railway proposes to stop all trains.</div></main>"
    )
    assert diary.text.split("\n\n") == [
        "Storm Ada hits the coast",
        "14:05",
        "Two people have been hurt in Tarn, police say.",
        "13:10",
        "The railway proposes to stop all trains.",
    ]
