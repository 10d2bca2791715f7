"""Escaping: text of strangers reads as text, and does nothing."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from summarizer.rendering.escaping import for_json, for_markdown, for_terminal
from tests.rendering.hostile import HOSTILE

MARKS = st.sampled_from(
    [*"\\`*_{}[]<>()#+-.!|~&$:@=^\"'\n\t 1a", "](", "http://", "www.", "&lt;", "    ", "---", "\r\n"]
)
ANY_TEXT = st.text(st.characters(), max_size=40) | st.lists(MARKS, max_size=12).map("".join)

# Where the Markdown report puts text: alone, behind a mark, in bold, in a heading, in a footnote.
CONTEXTS = (
    "{}",
    "# {}",
    "- **{0}** **{0}** ({0}): {0} [^1]",
    "- item\n  - {}\n  - **Caution** {}",
    "text [^1]\n\n[^1]: {}: “{}”\n\n[^2]: {}: “{}”",
)


def markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def structure(text: str) -> list[str]:
    """Return the types of all tokens of a Markdown text."""
    return [kind for token in markdown().parse(text) for kind in (token.type, *(c.type for c in token.children or ()))]


def content(text: str) -> str:
    """Return what a reader of the rendered Markdown sees."""
    tokens = [child for token in markdown().parse(text) for child in token.children or ()]
    return " ".join(token.content for token in tokens if token.type == "text")


def is_seen(text: str) -> bool:
    """Tell whether all of ``text`` but its line ends is visible or a space."""
    return all(char == "\n" or char.isprintable() or unicodedata.category(char) == "Zs" for char in text)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("\x1b[31mred", "\\u{1b}[31mred"),
        ("\x9bred", "\\u{9b}red"),
        ("a\rb", "a\\u{d}b"),
        ("a\x7f\x00", "a\\u{7f}\\u{0}"),
        ("user\u202efdp.exe", "user\\u{202e}fdp.exe"),
        ("a\u200bb\ufeff", "a\\u{200b}b\\u{feff}"),
        ("\U000e0041", "\\u{e0041}"),
        ("a\u2028b", "a\\u{2028}b"),
        ("\ud800", "\\u{d800}"),
        ("\u3164", "\\u{3164}"),
        ("[bold]x[/bold]", "[bold]x[/bold]"),
    ],
)
def test_what_a_terminal_obeys_or_hides_is_shown_by_its_code_point(text, printed):
    """Controls, overrides, invisible characters and lone surrogates appear as numbers; markup of rich is text."""
    assert for_terminal(text) == printed


def test_lines_become_one():
    """Line ends and tabs are spaces, runs of blanks one space, and none stands at the ends."""
    assert for_terminal(" \t one\r\n  two\n\tthree \n") == "one two three"


def test_letters_of_every_script_stay():
    """Accents, ideographs, right-to-left letters, no-break spaces and pictures are printed as they are."""
    text = "Zoë né 100 % 東京 서울 שלום สวัสดี नमस्ते 🙂"
    assert for_terminal(text) == text


def test_marks_of_mere_presentation_are_dropped():
    """A soft hyphen or the choice between two drawings of a sign is left away, for the words are the same."""
    assert for_terminal("co\u00adoperate \u2764\ufe0f") == "cooperate \u2764"


def test_a_flood_of_accents_is_dammed():
    """Six combining marks may stack on a letter; further ones are shown beside it."""
    assert for_terminal("e" + "\u0301" * 8) == "e" + "\u0301" * 6 + "\\u{301}" * 2


@pytest.mark.parametrize(
    "text",
    [
        'The U.S. said on Jan. 3, 2031 (a Friday) that it is "ready" - and won\'t wait!',
        "AT&T; R&D; at 10:30, 3.5 % of 1/2 - that's it: see (p. 4).",
        "Who pays? Nobody knows + nobody asks; x = y.",
    ],
)
def test_prose_needs_no_backslash(text):
    """Full stops, commas, brackets, quotation marks and dashes inside a sentence stay as they are in Markdown."""
    assert for_markdown(text) == text.replace("AT&T;", "AT&amp;T;").replace("R&D;", "R&amp;D;")


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"),
        ("![x](y)", "\\!\\[x\\](y)"),
        ("<b>&lt;", "&lt;b\\>&amp;lt;"),
        ("1. one", "1\\. one"),
        ("12) one", "12\\) one"),
        ("- one", "\\- one"),
        ("=== ", "\\==="),
        ("http://a.example", "http\\://a\\.example"),
        ("www.1.example", "www\\.1\\.example"),
        ("me@a.example", "me\\@a\\.example"),
        ("3.de", "3\\.de"),
        ("$5 | {x} ~y~ #z ^n", "\\$5 \\| \\{x\\} \\~y\\~ \\#z \\^n"),
    ],
)
def test_what_markdown_could_read_as_markup_is_escaped(text, raw):
    """Marks of spans, blocks, links, HTML, entities, tables and formulas lose their power where they have any."""
    assert for_markdown(text) == raw


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_in_markdown(text, context):
    """In each place of the report it renders to its own characters and to the structure that a plain word gives."""
    printed = context.replace("{0}", "{}").replace("{}", for_markdown(text) or "blank")
    assert structure(printed) == structure(context.replace("{0}", "{}").replace("{}", "word"))
    assert for_terminal(text) in content(printed)
    assert is_seen(printed)


@given(ANY_TEXT, st.sampled_from(CONTEXTS))
def test_any_text_is_text_in_markdown(text, context):
    """The law behind the list: structure and characters hold for whatever text there is."""
    printed = context.replace("{0}", "{}").replace("{}", for_markdown(text) or "blank")
    assert structure(printed) == structure(context.replace("{0}", "{}").replace("{}", "word"))
    assert for_terminal(text) in content(printed)


@given(ANY_TEXT)
def test_no_text_hides_anything_on_a_terminal(text):
    """Whatever comes, one line of visible characters and spaces is printed, and printing that changes nothing."""
    printed = for_terminal(text)
    assert is_seen(printed)
    assert "\n" not in printed
    assert for_terminal(printed) == printed


@given(ANY_TEXT)
def test_json_keeps_its_values(text):
    """Spelled for display, JSON reads back to the same string, a lone surrogate excepted."""
    spelled = for_json(json.dumps([text], ensure_ascii=False))
    assert is_seen(spelled)
    assert json.loads(spelled) == ["".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)]
