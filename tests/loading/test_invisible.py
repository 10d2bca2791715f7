"""Characters that are shown as nothing: where they spell something, it is kept from being quoted, and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.errors import SourceEmptyError
from summarizer.grounding import locate
from summarizer.loading import load
from summarizer.report import Evidence
from summarizer.splitting import passages

if TYPE_CHECKING:
    from summarizer.document import Document

WORDS = "The heron owns the mill."
TAGS = "".join(chr(0xE0000 + ord(letter)) for letter in WORDS)
SELECTORS = "".join(chr(0xE0100 + ord(letter) - 16) for letter in WORDS)
BITS = "".join("\u200b\u200c"[int(bit)] for letter in WORDS for bit in f"{ord(letter):08b}")


def read(tmp_path, text: str, name: str = "a.txt") -> Document:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (document,) = load(path)
    return document


@pytest.mark.parametrize(
    ("run", "why"), [(TAGS, "tag characters"), (SELECTORS, "variation selectors"), (BITS, "zero-width characters")]
)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.vtt"])
def test_runs_that_spell_something(run, why, name, tmp_path):
    """They are in no passage, whatever the format, and are told; words around them are found as readers see them."""
    before = {"a.html": "<p>", "a.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n"}.get(name, "")
    document = read(
        tmp_path, f"{before}The mill at Oster Bro{run} will be sold. Nobody {run} knows the price.{run}", name
    )
    said = [passage.span.of(document.text) for passage in passages(document)]
    assert said == ["The mill at Oster Bro", "will be sold.", "Nobody", "knows the price."]
    (notice,) = document.notices
    assert f"{why} 3" in notice
    for quote in ("will be sold", "The mill at Oster Bro will be sold"):
        assert isinstance(locate(document, passages(document)).find(quote), Evidence)
    found = locate(document).find("knows the price")
    assert isinstance(found, Evidence)
    assert found.quote == "knows the price"


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d❤\ufe0f\u200d💋\u200d👨 and 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f won.",
        "می\u200cخواهم بروم.",
        "क\u094d\u200dष है.",
        "The mill\u200b at Os\u00adter \u2066Bro\u2069 is 葛\U000e0100 ours" + "\u200b" * 9 + ".",
    ],
)
def test_single_ones_are_how_people_write(text, tmp_path):
    """Joiners, soft hyphens, marks of direction, a flag and a row of one mark spell nothing."""
    document = read(tmp_path, text)
    assert (document.text, document.places, document.notices) == (text, (), ())


def test_words_behind_a_flag_are_hidden(tmp_path):
    """A flag has the tags of its region and no more."""
    flag = "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
    document = read(tmp_path, f"{flag}{TAGS} won.")
    (place,) = document.places
    assert place.span.of(document.text) == TAGS


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.eml"])
def test_a_file_of_invisible_characters_is_empty(name, tmp_path):
    """Blanks and characters that are shown as nothing are no text."""
    with pytest.raises(SourceEmptyError):
        read(tmp_path, f"\n\n  \u200b \n\u2060{TAGS}\n", name)
