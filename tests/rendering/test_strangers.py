"""Text of strangers is text in every format: a fast part of ``python -m tests.bench.hostile``."""

from __future__ import annotations

import io

import docx
import pytest

from summarizer.rendering import FORMATS
from summarizer.rendering.csv_table import harmless, plain
from summarizer.rendering.differences import DIFFERENCE_FORMATS
from tests.rendering.generated import generated
from tests.rendering.hostile_families import EVERY
from tests.rendering.readers import READERS
from tests.rendering.strangers import FIELDS, SHOWS, escapes, filled, plainly

BEACON = "https://evil.example"


def test_every_format_has_a_reader():
    """A format that is new in its table is read here, too."""
    assert FORMATS.keys() | DIFFERENCE_FORMATS.keys() <= READERS.keys()
    assert FORMATS.keys() <= SHOWS.keys()


def test_the_list_is_long_enough():
    """Three hundred strings or more, each once."""
    assert len(EVERY) == len(set(EVERY)) >= 300


@pytest.mark.parametrize("shift", [0, 93, 186, 279, 372, 465])
def test_hostile_text_is_text_in_every_format(shift):
    """Each field holds another string, and each string stands in several fields."""
    assert list(escapes(filled(EVERY, shift))) == []


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_generated_text_is_text_in_every_format(seed):
    """So it is for strings that nobody thought of."""
    texts = dict(zip(FIELDS.paths, generated(len(FIELDS.paths), seed), strict=True))
    assert list(escapes(texts)) == []


def _word_file(*, linked: bool) -> bytes:
    document = docx.Document()
    paragraph = document.add_paragraph("word")
    if linked:
        paragraph.part.relate_to(BEACON, "hyperlink", is_external=True)
        document.add_heading("a heading")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("read_as", "printed", "plain"),
    [
        ("csv", '"a","=1+1"\n', '"a","b"\n'),
        ("csv", '"a","b;＝1+1"\n', '"a","b"\n'),
        ("csv", '"a","b"\n"c"\n', '"a","b"\n'),
        ("csv", '"a\x1b"\n', '"a"\n'),
        ("docx", _word_file(linked=True), _word_file(linked=False)),
        ("html", "<p>word<script>alert(1)</script></p>", "<p>word</p>"),
        ("html", "<p onclick=x>word</p>", "<p>word</p>"),
        ("html", "<a href='javascript:x'>word</a>", "<a href='#x'>word</a>"),
        ("html", "<script>1</script>", "<script>2</script>"),
        ("html", "<p>a<!-- b --></p>", "<p>a</p>"),
        ("html", "<p>a\u202eb</p>", "<p>a</p>"),
        ("json", '{"a": 1, "b": 2}', '{"a": 1}'),
        ("json", '{"a": "\u2028"}', '{"a": "b"}'),
        ("jsonl", '{"a": "\x85"}\n', '{"a": "b"}\n'),
        ("jsonld", '{"id": "javascript:x"}', '{"id": "urn:x"}'),
        ("markdown", f"[word]({BEACON})", "word"),
        ("markdown", f"![word]({BEACON})", "word"),
        ("markdown", f"word {BEACON}", "word"),
        ("markdown", "word <b>", "word"),
        ("markdown", "# word", "word"),
        ("markdown", "word\n\n[^1]: word", "word"),
        ("terminal", "\x1b[2Jword", "word"),
        ("terminal", "\x1b[31mword", "word"),
        ("terminal", "Left out " + "─" * 9, "word"),
        ("terminal", "x" * 81, "word"),
    ],
)
def test_a_reader_sees_what_is_no_text(read_as, printed, plain):
    """Each reader finds something in what text has become markup, a link, a formula or an act in."""
    assert list(READERS[read_as](printed, plain, ())) != []
    assert list(READERS[read_as](plain, plain, ())) == []


@pytest.mark.parametrize("text", EVERY)
def test_what_makes_a_cell_harmless_is_taken_away_again(text):
    """The rule of CSV loses nothing, whatever apostrophes stood there before."""
    for cell in (text, f"'{text}", f"a;''{text}"):
        assert plain(harmless(cell)) == cell


def test_a_plain_report_has_nothing_to_escape():
    """What a format shows of plain words is no less than what it shows of hostile ones."""
    assert all(plainly(name, ()) for name in SHOWS)
