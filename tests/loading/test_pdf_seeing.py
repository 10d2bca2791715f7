"""Words of a PDF that are hidden by strips, patterns, masks, drawn letters and tables of letters, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.loading import load
from tests.loading.made_pdf import HEIGHT, WIDTH, MadePdf, drawn

if TYPE_CHECKING:
    from pathlib import Path

SEEN = "The mill at Oster Bro will be sold in spring."
CANARY = "The heron is the secret owner of the mill."
PATTERN = "/Pattern << /P0 5 0 R >>"
IN_PATTERN = "/Pattern cs /P0 scn"
MASKED = "/ExtGState << /G0 << /SMask << /S /Luminosity /G 5 0 R >> >> >>"
OF_DRAWINGS = "/Font << /F1 3 0 R /F2 5 0 R >>"


def stream(dictionary: str, data: str) -> bytes:
    """Return a stream object."""
    return f"<< {dictionary} /Length {len(data)} >>\nstream\n{data}\nendstream".encode()


def tile(content: str, paint: int = 1) -> bytes:
    """Return a pattern of that content, in its own colours (1) or that of what is painted with it (2)."""
    kind = f"/Type /Pattern /PatternType 1 /PaintType {paint} /TilingType 1"
    return stream(f"{kind} /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << >>", content)


def mask(grey: int) -> bytes:
    """Return what lets through as much as that grey is light."""
    return stream(
        f"/Type /XObject /Subtype /Form /BBox [0 0 {WIDTH} {HEIGHT}] /Group << /S /Transparency /CS /DeviceGray >>",
        f"{grey} g 0 0 {WIDTH} {HEIGHT} re f",
    )


def letters(meaning: str) -> bytes:
    """Return a table that gives letters their meaning."""
    return stream(
        "",
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <ff> "
        f"endcodespacerange {meaning} endcmap end end",
    )


def drawn_letters(glyph: str) -> list[bytes]:
    """Return a font all of whose letters are one drawing."""
    font = (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [.001 0 0 .001 0 0] /FirstChar 32 "
        f"/LastChar 126 /Widths [{'500 ' * 95}] /CharProcs << /e 6 0 R >> /Encoding << /Differences "
        f"[32 {'/e ' * 95}] >> /Resources << >> /ToUnicode 7 0 R >>"
    )
    return [font.encode(), stream("", glyph), letters("1 beginbfrange <20> <7e> <0020> endbfrange")]


def meaning(words: str) -> list[bytes]:
    """Return a font whose letter T means those words."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 0 /ToUnicode 6 0 R >>"
    return [font, letters(f"1 beginbfchar <54> <{words.encode('utf-16-be').hex()}> endbfchar")]


def strips(count: int) -> bytes:
    """Return white strips over the hidden line, each too thin to hide anything."""
    return b"q 1 g " + b"".join(b"40 %d 500 1.2 re " % (596 + row) for row in range(count)) + b"f Q\n"


def separate_strips(count: int) -> bytes:
    """Return such strips, each by itself."""
    return b"".join(b"q 1 g 40 %d 500 1.2 re f Q\n" % (596 + row) for row in range(count))


def in_font(words: str) -> bytes:
    """Return a line in the other font."""
    return drawn(50, 600, words).replace(b"/F1", b"/F2")


SEEN_LINE = drawn(50, 700, SEEN)

HIDDEN = {
    "strips": MadePdf([SEEN_LINE + drawn(50, 600, CANARY) + separate_strips(14)]),
    "strips of one path": MadePdf([SEEN_LINE + drawn(50, 600, CANARY) + strips(14)]),
    "strips with words on them": MadePdf([drawn(50, 600, CANARY) + separate_strips(14) + drawn(50, 600, SEEN)]),
    "white edges and insides": MadePdf([SEEN_LINE + drawn(50, 600, CANARY, before="2 Tr 1 g 1 G")]),
    "white pattern": MadePdf(
        [SEEN_LINE + drawn(50, 600, CANARY, before=IN_PATTERN)],
        resources=PATTERN, objects=[tile("1 g 0 0 9 9 re f")],
    ),
    "empty pattern": MadePdf(
        [SEEN_LINE + drawn(50, 600, CANARY, before=IN_PATTERN)], resources=PATTERN, objects=[tile("")]
    ),
    "empty pattern without colours": MadePdf(
        [SEEN_LINE + drawn(50, 600, CANARY, before="/C0 cs 0 /P0 scn")],
        resources=f"{PATTERN} /ColorSpace << /C0 [/Pattern /DeviceGray] >>", objects=[tile("", 2)],
    ),
    "black mask": MadePdf(
        [SEEN_LINE + drawn(50, 600, CANARY, before="/G0 gs")], resources=MASKED, objects=[mask(0)]
    ),
    "drawn letters without a drawing": MadePdf(
        [SEEN_LINE + in_font(CANARY)], resources=OF_DRAWINGS, objects=drawn_letters("500 0 d0")
    ),
    "drawn letters in white": MadePdf(
        [SEEN_LINE + in_font(CANARY)], resources=OF_DRAWINGS, objects=drawn_letters("500 0 d0 1 g 0 0 400 700 re f")
    ),
}  # fmt: skip

VISIBLE = {
    "under rules": MadePdf(
        [drawn(50, 600, SEEN) + b"".join(b"40 %d 500 0.5 re f\n" % (593 + 16 * row) for row in range(9))]
    ),
    "struck through, beside a box": MadePdf(
        [b"0.9 g 40 590 400 30 re f 0 g " + drawn(50, 600, SEEN) + b"0 g 45 603 400 1 re f"]
    ),
    "struck by a hairline": MadePdf([drawn(50, 600, SEEN) + b"0.2 w 40 603 m 300 603 l S"]),
    "strips before it": MadePdf([separate_strips(14) + drawn(50, 600, SEEN)]),
    "black edges": MadePdf([drawn(50, 600, SEEN, before="2 Tr 1 g 0 G")]),
    "dark pattern": MadePdf(
        [drawn(50, 600, SEEN, before=IN_PATTERN)], resources=PATTERN, objects=[tile("0 g 0 0 9 9 re f")]
    ),
    "white mask": MadePdf([drawn(50, 600, SEEN, before="/G0 gs")], resources=MASKED, objects=[mask(1)]),
    "drawn letters": MadePdf(
        [in_font(SEEN)], resources=OF_DRAWINGS, objects=drawn_letters("500 0 d0 0 g 0 0 400 700 re f")
    ),
    "drawn letters of their own colour": MadePdf(
        [b"1 g " + in_font(SEEN)], resources=OF_DRAWINGS, objects=drawn_letters("500 0 d0 0 g 0 0 400 700 re f")
    ),
    "letters that mean several": MadePdf([in_font("Te mill at Oster Bro will be sold in spring.")],
                                         resources=OF_DRAWINGS, objects=meaning("Th")),
}  # fmt: skip


@pytest.fixture
def read(tmp_path: Path):
    """What reads a made PDF."""

    def reader(made: MadePdf):
        path = tmp_path / "mill.pdf"
        path.write_bytes(made.bytes())
        (document,) = load(path)
        return document

    return reader


@pytest.mark.parametrize("kind", HIDDEN)
def test_what_nobody_sees_is_not_in_the_text(kind, read):
    """Hidden words are no text, and one notice says that there are some."""
    document = read(HIDDEN[kind])
    assert document.text == SEEN
    (notice,) = document.notices
    assert "left out" in notice


@pytest.mark.parametrize("kind", VISIBLE)
def test_what_is_seen_is_in_the_text(kind, read):
    """Rules, patterns, masks and drawn letters do not hide what a person can read, and nothing is noticed."""
    document = read(VISIBLE[kind])
    assert " ".join(document.text.split()) == SEEN
    assert document.notices == ()


def test_a_letter_that_means_a_sentence(read):
    """Of a glyph that the file says to mean many letters nobody knows what it is; the words around it are read."""
    made = MadePdf([in_font("The board met.")], resources=OF_DRAWINGS, objects=meaning(CANARY))
    document = read(made)
    assert document.text == "�he board met."
    assert "in place of those that are seen" in document.notices[0]
