"""JSON lines: a document a line."""

from __future__ import annotations

import json

import pytest

from summarizer.errors import SourceEmptyError, SourceError
from summarizer.loading import load

LINES = [
    {"text": "The mill is sold.\nBo wept.", "title": "Mill sold", "author": ["Ada Holm", "Bo"], "date": "2031-03-04"},
    {"id": 7, "text": "Nobody asked us.", "source": "The Oster Bro Courier", "byline": "Bo\n Lind"},
]


def write(tmp_path, *lines: object, name: str = "news.jsonl"):
    path = tmp_path / name
    path.write_text("".join(one if isinstance(one, str) else json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    return path


def test_each_line_is_a_document(tmp_path):
    """Text, title, author, date and source are the line's own; what it does not tell is empty."""
    first, second = load(write(tmp_path, *LINES))
    assert (first.text, first.title, first.author) == ("The mill is sold.\nBo wept.", "Mill sold", "Ada Holm, Bo")
    assert (first.published, first.site) == ("2031-03-04", "")
    assert (second.title, second.author, second.site) == ("news, line 2", "Bo Lind", "The Oster Bro Courier")
    assert first.id != second.id
    assert first.sha256 == second.sha256
    assert first.notices == second.notices == ()


def test_bad_lines_are_named(tmp_path):
    """A line that is no object with a text is left out by its number; blank lines are none."""
    first, second = load(write(tmp_path, LINES[0], "\n", "no json\n", {"text": 5}, {"text": " "}, "[1]\n", LINES[1]))
    (notice,) = first.notices
    assert "news.jsonl, lines 3, 4, 5, 6 are no JSON object with a text, and were left out" in notice
    assert second.notices == ()
    only = load(write(tmp_path, "{\n", LINES[0]))[0]
    assert "line 1 is no JSON object with a text, and was left out" in only.notices[0]


@pytest.mark.parametrize("lines", [["no json\n"], [{"title": "x"}], ["[" * 100_000 + "\n"], ['{"text": 1}\n', "{}\n"]])
def test_nothing_but_bad_lines(lines, tmp_path):
    """Where no line can be read, the file is an error."""
    with pytest.raises(SourceError, match="no line"):
        load(write(tmp_path, *lines))


def test_no_lines(tmp_path):
    """A file of blanks is empty."""
    with pytest.raises(SourceEmptyError):
        load(write(tmp_path, "\n \n"))


def test_what_no_file_can_hold(tmp_path):
    """Lone surrogates and NULs in a string become U+FFFD."""
    (document,) = load(write(tmp_path, '{"text": "It \\ud800is\\u0000.", "title": "\\udfff"}\n'))
    assert (document.text, document.title) == ("It \ufffdis\ufffd.", "\ufffd")


def test_a_type_is_told_by_content(tmp_path):
    """Several objects with texts are JSON lines under any name; one object alone is text as it stands."""
    assert len(load(write(tmp_path, *LINES, name="news.txt"))) == 2
    (document,) = load(write(tmp_path, LINES[0], name="news.json"))
    assert document.media_type == "text/plain"
    pretty = json.dumps(LINES[0], indent=1)
    assert load(write(tmp_path, pretty, name="news.json"))[0].text == pretty
