"""What readers of Markdown and XML do not see: it stays in the text, cannot be quoted, and is told."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from summarizer.document import hidden, seen
from summarizer.grounding import locate
from summarizer.kinds import KINDS
from summarizer.loading import load
from summarizer.loading.unshown import unshown
from summarizer.prompting import brief_prompt
from summarizer.report import Evidence
from summarizer.splitting import passages, split, statements

if TYPE_CHECKING:
    from summarizer.document import Document

SEEN = "The mill at Oster Bro will be sold in spring."
LAST = "Nobody knows the price."
CANARY = "The heron is the secret owner of the whole mill"


def read(tmp_path, text: str, name: str = "mill.md") -> Document:
    path = tmp_path / name
    path.write_bytes(text.encode())
    (document,) = load(path)
    assert document.text == text
    return document


def told(document: Document) -> set[str]:
    """Return the words that passages and prompt have."""
    (chunk,) = split(document)
    shown = brief_prompt(KINDS["brief"], document, chunk).user
    return {passage.span.of(document.text) for passage in passages(document)} | {shown}


def quotable(document: Document, quote: str) -> bool:
    return isinstance(locate(document).find(quote), Evidence)


HIDDEN = [
    ("<!-- {} -->", "comment"),
    ("<!--\n{}\n\nand more\n-->", "comment"),
    ("[//]: # ({})", "comment"),
    ("[comment]: <> (\n{}\n)", "comment"),
    ('[ref]: https://oster.example "{}"', "comment"),
    ("![{}](heron.png)", "words for a picture"),
    ("[b](<b> '{}')", "link title"),
    ("<p style='display:none'>{}</p>", "<p>"),
    ("<p hidden>{}", "<p>"),
    ("<span hidden>{}</span>", "<span>"),
    ("<div style='color:white'><div>{}</div></div>", "<div>"),
    ("<div aria-hidden='true'>\n\n{}\n\n</div>", "<div>"),
    ("<template>{}</template>", "<template>"),
    ("<style>.x {{ display: none }}</style>\n\n<b class='x'>{}</b>", "<b>"),
    ("<script>/* {} */</script>", "<script>"),
]


@pytest.mark.parametrize(("written", "why"), HIDDEN)
def test_what_is_not_shown_is_not_quoted(written, why, tmp_path):
    """Comments and what tags hide are in no passage, no statement and no prompt, and a notice tells of them."""
    document = read(tmp_path, f"# The mill\n\n{SEEN}\n\n{written.format(CANARY)}\n\n{LAST}\n")
    assert not any("heron" in words for words in told(document))
    assert not any("heron" in span.of(document.text) for span in statements(document))
    assert {SEEN, LAST} <= told(document)
    assert not quotable(document, CANARY)
    assert quotable(document, SEEN)
    assert quotable(document, LAST)
    (notice,) = document.notices
    assert f"{why} 1" in notice


def test_what_is_hidden_is_told_in_plain_words(tmp_path):
    """How much, of what kinds, and what follows for the reader."""
    (notice,) = read(tmp_path, f"{SEEN} <!-- a --> and <!-- b -->.\n").notices
    assert notice == "nothing is quoted from 2 hidden pieces of the file, which its readers do not see (comment 2)"


def test_front_matter_is_not_quoted(tmp_path):
    """Fields at the head of a file are no text of the page that is made of it."""
    document = read(tmp_path, f"---\ntitle: The mill\nabout: >\n  {CANARY}.\n---\n\n# The mill\n\n{SEEN}\n")
    assert [p.span.of(document.text) for p in passages(document)] == ["The mill", SEEN]
    assert not quotable(document, CANARY)
    assert "front matter 1" in document.notices[0]


def test_a_comment_left_open_hides_the_rest(tmp_path):
    """At the head of a line it does; in a line it is two marks of the text."""
    document = read(tmp_path, f"{SEEN}\n\n<!-- {CANARY}.\n\n{LAST}\n")
    assert [p.span.of(document.text) for p in passages(document)] == [SEEN]
    assert read(tmp_path, f"{SEEN} Write <!-- so.\n").notices == ()


def test_a_sentence_around_a_comment(tmp_path):
    """Each side of it can be quoted, and nothing that would have it within."""
    document = read(tmp_path, f"The mill at Oster Bro <!-- {CANARY} --> will be sold in spring.\n")
    assert [p.span.of(document.text) for p in passages(document)] == [
        "The mill at Oster Bro",
        "will be sold in spring.",
    ]
    assert quotable(document, "will be sold in spring")
    assert not quotable(document, "The mill at Oster Bro will be sold in spring")
    assert not quotable(document, "The mill at Oster Bro … will be sold in spring")
    assert len(seen(document)) == len(document.text)
    assert [span.of(document.text) for span in hidden(document)] == [f"<!-- {CANARY} -->"]


@pytest.mark.parametrize(
    "text",
    [
        "```html\n<!-- {} -->\n<p hidden>{}</p>\n```",
        "> ~~~~\n> <!-- {} -->\n> ~~~\n> ~~~~",
        "Write `<!-- {} -->` there.",
        "Write ``<p hidden>`{}`</p>`` there.",
        "Write \\<!-- {} --> there.",
        "<details>\n<summary>More</summary>\n\n{}.\n\n</details>",
        "<p style='color:navy'>{}.</p>",
        "<div align='center'>\n\n{}.\n\n</div>",
        "[^1]: {}.",
        "![A heron](heron.png) {}.",
        "[{}](heron.html)",
        "[Ada]: {}.",
        "[ref]: https://oster.example\n\n{}.",
        "---\n\n{}.\n\n---\n",
        "He said: 5 <a and b> 3. {}.",
    ],
)
def test_what_is_shown_can_be_quoted(text, tmp_path):
    """Code, folded text, footnotes, rules and visible tags are what they were."""
    document = read(tmp_path, f"{text.replace('{}', CANARY)}\n")
    assert (document.places, document.notices) == ((), ())
    assert any("heron" in words for words in told(document))


def test_plain_text_is_shown_as_it_is_written(tmp_path):
    """A comment in a file of plain text is text."""
    document = read(tmp_path, f"{SEEN}\n\n<!-- {CANARY} -->\n", "mill.txt")
    assert (document.places, document.notices) == ((), ())


def test_xml_hides_what_its_attributes_say(tmp_path):
    """Comments and hidden elements of XML are not quoted; names mean there what they like."""
    text = f"<p hidden='hidden'>{CANARY}.</p>\n<object>{SEEN}</object>\n<!-- a heron -->"
    document = read(tmp_path, f"<?xml version='1.0'?>\n<doc>\n{text}\n</doc>", "mill.xml")
    assert not any("heron" in words for words in told(document))
    assert quotable(document, SEEN)
    assert "<p> 1, comment 1" in document.notices[0]


@pytest.mark.parametrize(
    "piece",
    [
        "` `` ``` ````b ",
        "a <!-- ",
        "<p hidden>a",
        "<div hidden>a</div>",
        "[a]: x/ (b\n[a]: x/ 'b\n",
        "](a b ",
        "<a ",
        "<div hidden>",
    ],
)
def test_marks_without_end(piece):
    """However many there are, time grows with the text alone."""
    begun = time.perf_counter()
    unshown(piece * (300_000 // len(piece)), markdown=True)
    assert time.perf_counter() - begun < 10
