"""What the text of a PDF is: what a person reads on its pages, and nothing that nobody sees."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

import pytest

from summarizer.errors import SourceEmptyError, SourceError, SourceTooLargeError
from summarizer.loading import load
from tests.loading.made_pdf import HEIGHT, WIDTH, MadePdf, column, drawn, shown, spread, width, wrapped

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.document import Document

SEEN = "The mill at Oster Bro will be sold in spring."
CANARY = "The heron is the secret owner of the mill."
BLACK = b"0 0 0 rg\n"


@pytest.fixture
def read(tmp_path: Path):
    """What reads a made PDF."""

    def reader(made: MadePdf | bytes) -> Document:
        path = tmp_path / "mill.pdf"
        path.write_bytes(made if isinstance(made, bytes) else made.bytes())
        (document,) = load(path)
        return document

    return reader


def refused(tmp_path: Path, data: bytes, kind: type[SourceError] = SourceError) -> str:
    """Return the one printable line with which loading ends."""
    path = tmp_path / "mill.pdf"
    path.write_bytes(data)
    with pytest.raises(SourceError) as caught:
        load(path)
    assert type(caught.value) is kind
    assert str(caught.value).isprintable()
    assert caught.value.hint
    return caught.value.message


def stream(dictionary: str, data: bytes) -> bytes:
    """Return a stream object."""
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (dictionary.encode(), len(data), data)


PICTURE = stream(
    "/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray", b"\x80\xc0\xd0\xe0"
)
FONT = "/Resources << /Font << /F1 3 0 R >> >>"
INSTEAD = b"/Span << /ActualText (%s) >> BDC "
IMAGES = "/XObject << /Im0 5 0 R >>"
WHOLE_PAGE = f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /Im0 Do Q\n".encode()


@pytest.mark.parametrize(
    ("before", "name"), [(b"\r\n junk ", "mill.txt"), (b"<!-- a -->\n", "mill"), (b"x" * 1_024, "mill.pdf")]
)
def test_a_header_behind_something_else(before, name, tmp_path):
    """A PDF has its header within its first 1,024 bytes, as all viewers read it; what stands before it is no text."""
    path = tmp_path / name
    path.write_bytes(before + MadePdf([drawn(50, 700, SEEN)]).bytes())
    (document,) = load(path)
    assert document.text.strip() == SEEN


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A PDF begins with %PDF-1.7 and then its objects, such as 1 0 obj.", "a.txt"),
        ("# PDF\n\n    %PDF-1.7\n    1 0 obj\n", "a.md"),
        ("x" * 3_000 + "%PDF-1.7\n1 0 obj", "a.txt"),
    ],
)
def test_a_text_about_headers(text, name, tmp_path):
    """A text may tell how a PDF begins."""
    (tmp_path / name).write_text(text)
    (document,) = load(tmp_path / name)
    assert document.text == text


def test_two_columns_are_read_one_after_the_other(read):
    """Whichever way the file draws them: columns below each other, or lines across the page."""
    left = wrapped("The harbour board met on Monday and heard from nine growers about the price of salt. " * 4, 10, 240)
    right = wrapped("Nobody in the second column knows what the first one says about salt or growers. " * 4, 10, 240)
    below = column(50, 700, left) + column(310, 700, right)
    across = b"".join(
        drawn(x, 700 - 12 * number, line) for number in range(20) for x, lines in ((50, left), (310, right))
        for line in lines[number : number + 1]
    )  # fmt: skip
    expected = " ".join(left) + "\n\n" + " ".join(right)
    assert read(MadePdf([below])).text.replace("\n\n", " ") == expected.replace("\n\n", " ")
    assert read(MadePdf([across])).text.replace("\n\n", " ") == expected.replace("\n\n", " ")


SALT = (
    "Representatives of the salt growers rejected compulsory metering. The administration nevertheless considers "
    "establishing intermunicipal supervision of extraordinary withdrawals indispensable. Responsibilities are "
    "distributed among seventeen municipalities, and negotiations concerning administration continue. "
)


def set_to_both_edges(x: float, top: float, lines: list[str], wide: float) -> bytes:
    """Return what draws a paragraph whose lines, the last one aside, fill their column."""
    *most, last = lines
    drawn_most = b"".join(spread(x, top - 12 * number, line, wide) for number, line in enumerate(most))
    return drawn_most + drawn(x, top - 12 * len(most), last)


def test_a_line_that_fills_its_column_has_no_cells(read):
    """However wide its blanks were made: they are all alike, and a sentence runs on."""
    text = SALT * 2
    page = set_to_both_edges(50, 700, wrapped(text, 10, 140), 140)
    page += set_to_both_edges(215, 700, wrapped(text, 10, 140), 140)
    assert read(MadePdf([page])).text.split() == [*text.split(), *text.split()]


@pytest.mark.parametrize(
    "rows",
    [
        ["north south east west", "blue green yellow brown", "purple orange white black"],
        ["Year 2021 2022 2023", "houses 12 14 17", "people 212 314 417"],
        ["Arnfeld 14", "Bettwil 7"],
    ],
)
def test_words_below_each_other_are_cells(rows, read):
    """A table may fill its column, too."""
    page = column(50, 760, wrapped(SALT, 10, 400))
    for number, row in enumerate(rows):
        words = row.split()
        page += b"".join(
            drawn(50 + 370 * at / (len(words) - 1), 600 - 14 * number, one) for at, one in enumerate(words)
        )
    assert read(MadePdf([page])).text.endswith("\n\n".join(row.replace(" ", " | ") for row in rows))


def test_a_table_across_two_columns_is_read_row_by_row(read):
    """What stands above it is read first, column by column, and then what stands below it."""
    above, below = wrapped(SALT, 10, 230), wrapped(SALT.replace("salt", "rice"), 10, 230)
    page = column(50, 760, above) + column(310, 760, [line.upper() for line in above])
    for number, row in enumerate((("Town", "Wells", "Loss"), ("Arnfeld", "14", "9.5"), ("Bettwil", "7", "22.1"))):
        page += b"".join(drawn(x, 620 - 14 * number, cell) for x, cell in zip((60, 330, 480), row, strict=True))
    page += column(50, 560, below) + column(310, 560, [line.upper() for line in below])
    text = read(MadePdf([page])).text
    order = [" ".join(text.split()).find(words) for words in (
        "of the salt growers", "OF THE SALT", "Town | Wells | Loss Arnfeld | 14 | 9.5 Bettwil | 7 | 22.1",
        "of the rice growers", "OF THE RICE",
    )]  # fmt: skip
    assert -1 not in order
    assert order == sorted(order)


NAMES = ("Roads in the north", "Quay of the old harbour", "Lamps in all streets", "School on the hill",
         "Bridge over the river", "Library of the town", "Ferry for the island")  # fmt: skip
PRICES = ("Fifty-two million crowns", "About nine million crowns", "Not more than one million", "Paid by the state",
          "Told by the mayor soon", "Nothing in this year", "Loan of eleven million")  # fmt: skip


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (NAMES, PRICES),
        (NAMES, [price.lower() for price in PRICES]),
        ([f"row {n} {3 * n}" for n in range(9)], [f"some words {n}" for n in range(9)]),
    ],
)
def test_a_table_of_wordy_cells_is_no_two_columns(left, right, read):
    """Its rows stand side by side, and no sentence runs on from one to the next; or they are too short for a text."""
    page = column(50, 760, wrapped(SALT, 10, 400))
    page += column(50, 600, list(left), leading=16) + column(330, 600, list(right), leading=16)
    text = read(MadePdf([page])).text
    assert text.split("\n\n")[-len(left) :] == [f"{one} | {other}" for one, other in zip(left, right, strict=True)]


@pytest.mark.parametrize(("size", "raised"), [(10, 5), (10, 3), (7, 5)])
@pytest.mark.parametrize(("figure", "signs"), [("2", "²"), ("23", "²³")])
def test_a_raised_figure_stays_with_its_number(size, raised, figure, signs, read):
    """However little smaller it is, and though the reader of the file takes it for a line of its own."""
    end = 50 + width("The pond holds 10", 12)
    page = drawn(50, 700, "The pond holds 10", 12) + drawn(end, 700 + raised, figure, size)
    page += drawn(end + width(figure, size) + 4, 700, "litres", 12) + drawn(50, 686, "1 and more of it.", 12)
    assert read(MadePdf([page])).text == f"The pond holds 10{signs} litres 1 and more of it."


LONG = "Improvement of the roads between the seven municipalities, with all bridges and the lamps"
TABLE = (("Item", "2025", "2026"), ("Quays", "50", "52"), (LONG, "3", "4"), ("Lamps", "1", "2"))


def _table(top: float) -> bytes:
    rows = (zip((50, 470, 520), row, strict=True) for row in TABLE)
    return b"".join(drawn(x, top - 14 * number, cell) for number, row in enumerate(rows) for x, cell in row)


@pytest.mark.parametrize("below", [True, False])
def test_a_table_whose_longest_row_alone_crosses_the_gutter(below, read):
    """Its other rows are no lines of the columns that it stands below or above; nor is its heading one of them."""
    lines = wrapped(SALT, 10, 230)
    assert len(lines) > 4
    columns = column(50, 600, lines) + column(310, 600, [line.upper() for line in lines])
    top = 600 - 12 * len(lines) - 40 if below else 680
    read_of = " ".join(read(MadePdf([columns + drawn(50, top + 24, "Costs", 16) + _table(top)])).text.split())
    columns_read = " ".join(lines) + " " + " ".join(lines).upper()
    assert columns_read in read_of
    table = "Costs Item | 2025 | 2026 Quays | 50 | 52 " + f"{LONG} | 3 | 4 Lamps | 1 | 2"
    assert read_of == (f"{columns_read} {table}" if below else f"{table} {columns_read}")


def test_the_heading_of_what_follows_two_columns(read):
    """A heading in larger letters that stands over a paragraph as wide as the page does not end the left column."""
    lines = wrapped(SALT, 10, 230)
    page = column(50, 700, lines) + column(310, 700, [line.upper() for line in lines])
    page += drawn(50, 560, "Costs", 16) + column(50, 540, wrapped(SALT.replace("salt", "rice"), 10, 480))
    text = " ".join(read(MadePdf([page])).text.split())
    assert " ".join(lines) + " " + " ".join(lines).upper() + " Costs Representatives of the rice" in text


def test_blanks_that_are_drawn_alone_are_nothing_hidden(read):
    """A writer that draws each word and each blank by itself hides nothing, also where the page has to be drawn."""
    shade = b"q 0.9 g 40 680 400 40 re f Q\n"
    page = (
        shade
        + BLACK
        + b"".join(drawn(50 + 40 * n, 700, word) for n, word in enumerate(("salt", " ", "and", " ", "rice")))
    )
    document = read(MadePdf([page]))
    assert document.text.split() == ["salt", "and", "rice"]
    assert document.notices == ()


@pytest.mark.parametrize(("described", "told"), [("Oster Bro", False), (CANARY, True), ("Oster Bro " * 900, True)])
def test_a_link_that_says_what_the_page_says_is_no_note(described, told, read):
    """Word processors describe each link by its own words; other words that nobody sees are told."""
    entries = f"/Annots [<< /Type /Annot /Subtype /Link /Rect [50 690 200 710] /Contents ({described}) >>]"
    document = read(MadePdf([drawn(50, 700, SEEN)], page_entries=entries))
    assert document.text == SEEN
    assert bool(document.notices) == told


def test_the_signs_of_a_list_are_read(read):
    """What a word processor begins the line of a list with is no letter without a meaning."""
    codes = b"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <41> <f0b7> endbfchar endcmap"
    symbols = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>"
    listed = stream(
        f"/Type /XObject /Subtype /Form /BBox [0 0 {WIDTH} {HEIGHT}] /Resources << /Font << /F1 5 0 R >> >>",
        b"BT /F1 10 Tf 40 700 Td (A) Tj ET",
    )
    page = drawn(50, 700, SEEN) + b"/Fm0 Do"
    objects = [symbols, stream("", codes), listed]
    document = read(MadePdf([page], resources="/XObject << /Fm0 7 0 R >>", objects=objects))
    assert document.text == f"• {SEEN}"
    assert document.notices == ()


def test_a_row_of_a_table_is_no_title(read):
    """Though it is written large, and at the top."""
    page = drawn(50, 780, "Town", 18) + drawn(300, 780, "Wells", 18) + column(50, 700, wrapped(SALT, 10, 400))
    assert read(MadePdf([page])).title == "mill"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["They asked for the rein-", "statement of the toll."], "They asked for the reinstatement of the toll."),
        (["It is a problem of well-", "known kinds.", "A well-known kind."], "It is a problem of well-known kinds."),
        (["The treaty of Anglo-", "Danish trade holds."], "The treaty of Anglo-Danish trade holds."),
        (["In the years 2030-", "2031 it was sold off."], "In the years 2030-2031 it was sold off."),
        (["The \ufb01rst of\ufb01ce was \ufb02ooded."], "The first office was flooded."),
    ],
)
def test_words_are_whole(lines, text, read):
    """A word parted at the end of a line is joined, its own hyphen stays, and ligatures are letters."""
    filler = column(
        50, 600, wrapped("Other words fill the page from edge to edge as they do in any book. " * 3, 10, 150)
    )
    assert text in read(MadePdf([column(50, 700, lines) + filler])).text


def test_running_heads_and_numbers_stand_in_no_sentence(read):
    """A sentence goes on over the end of a page; what recurs at its head is told once, its number by the places."""
    lines = wrapped(
        " ".join(f"At meeting no. {n} the board of the mill came to no result." for n in range(60)), 10, 400
    )
    pages = [
        drawn(50, 800, "Minutes of the mill", 8) + drawn(290, 30, f"{number + 1}", 8)
        + column(50, 740, lines[number * 9 : number * 9 + 9]) for number in range(3)
    ]  # fmt: skip
    document = read(MadePdf(pages))
    assert document.text.count("Minutes of the mill") == 1
    assert " ".join(lines[:27]) in document.text.replace("\n\n", " ").replace("Minutes of the mill ", "").strip()
    assert [place.label for place in document.places if place.kind == "page"] == ["1", "2", "3"]
    assert not re.search(r"\n\n\d\n\n", document.text)


def test_pages_are_called_as_the_file_calls_them(read):
    """A page's label is the one printed on it, where the file tells."""
    labels = "/PageLabels << /Nums [0 << /S /r >> 1 << /S /D /St 7 >>] >>"
    document = read(MadePdf([drawn(50, 700, SEEN), drawn(50, 700, "Another page says this.")], catalogue=labels))
    assert [(p.label, p.span.of(document.text)) for p in document.places if p.kind == "page"] == [
        ("i", SEEN),
        ("7", "Another page says this."),
    ]


@pytest.mark.parametrize(
    ("entries", "shift"), [("", (0, 0)), ("/CropBox [40 60 500 800]", (40, 42)), ("/Rotate 90", None)]
)
def test_lines_have_their_boxes(entries, shift, read):
    """A box is on the page as it is shown: cropped, turned, in points from the left upper corner."""
    document = read(MadePdf([drawn(50, 700, SEEN, 10)], page_entries=entries))
    (line,) = (place for place in document.places if place.kind == "line")
    assert line.span.of(document.text) == SEEN
    assert line.box is not None
    left, top, right, bottom = line.box
    if shift is None:  # the left edge became the upper one
        assert 49 < top < 51 < bottom < 300
        assert 695 < left < 700 < right < 712
    else:
        assert (round(left + shift[0]), right > left + 100) == (50, True)
        assert top + shift[1] < HEIGHT - 700 < bottom + shift[1]


def test_a_page_that_lies_on_its_side_is_read_upright(read):
    """Text that is turned with its page, or against it, is read in order all the same."""
    turned = b"".join(
        b"q 0 1 -1 0 %d 60 cm %s Q\n" % (100 + 14 * number, drawn(0, 0, line))
        for number, line in enumerate(wrapped(SEEN * 4, 10, 300))
    )
    assert read(MadePdf([turned], page_entries="/Rotate 90")).text == " ".join(wrapped(SEEN * 4, 10, 300))
    assert read(MadePdf([turned])).text == " ".join(wrapped(SEEN * 4, 10, 300))
    stamp = b"q 0 1 -1 0 20 300 cm " + drawn(0, 0, "Printed on the margin") + b" Q\n"
    assert read(MadePdf([stamp + drawn(50, 700, SEEN)])).text == f"{SEEN}\n\nPrinted on the margin"


def test_words_at_the_side_are_read_the_way_they_are_turned(read):
    """Upwards or downwards, alone or both on one page: no line of them is read from its end."""
    lines = wrapped(SEEN * 4, 10, 300)
    up = b" BT /F1 10 Tf 0 1 -1 0 40 300 Tm " + shown("this goes up the page") + b" Tj ET "
    down = b" BT /F1 10 Tf 0 -1 1 0 560 500 Tm " + shown("that comes down again") + b" Tj ET "
    for sides, words in (
        (down, ["that comes down again"]),
        (up + down, ["this goes up the page", "that comes down again"]),
    ):
        document = read(MadePdf([column(100, 700, lines) + sides]))
        assert document.text.split("\n\n") == [" ".join(lines), *words]
    boxes = {place.span.of(document.text): place.box for place in document.places if place.kind == "line"}
    left, top, right, bottom = boxes["that comes down again"]
    assert 545 < left < right < 575
    assert top == pytest.approx(HEIGHT - 500, abs=1)
    assert bottom > top + 80


HIDDEN = {
    "white": MadePdf([BLACK + drawn(50, 700, SEEN) + drawn(50, 600, CANARY, before="1 1 1 rg")]),
    "nearly white": MadePdf([BLACK + drawn(50, 700, SEEN) + drawn(50, 600, CANARY, before="0.97 1 0.96 rg")]),
    "like its box": MadePdf(
        [b"q .2 .4 .6 rg 40 580 400 40 re f Q " + drawn(50, 700, SEEN) + drawn(50, 600, CANARY, before=".2 .4 .6 rg")]
    ),
    "mode 3": MadePdf([drawn(50, 700, SEEN) + drawn(50, 600, CANARY, before="3 Tr")]),
    "mode 7": MadePdf([drawn(50, 700, SEEN) + drawn(50, 600, CANARY, before="7 Tr")]),
    "without colour": MadePdf(
        [drawn(50, 700, SEEN) + drawn(50, 600, CANARY, before="/G0 gs")],
        resources="/ExtGState << /G0 << /ca 0 /CA 0 >> >>",
    ),
    "tiny": MadePdf([drawn(50, 700, SEEN) + drawn(50, 600, CANARY, 0.1)]),
    "scaled to nothing": MadePdf([drawn(50, 700, SEEN) + drawn(50, 60_000, CANARY, 10, before="0.01 0 0 0.01 0 0 cm")]),
    "off the page": MadePdf([drawn(50, 700, SEEN) + drawn(50, 900, CANARY)]),
    "half off the page": MadePdf([drawn(50, 700, SEEN) + drawn(WIDTH - 5, 600, CANARY)]),
    "outside the crop": MadePdf([drawn(50, 700, SEEN) + drawn(50, 20, CANARY)], page_entries="/CropBox [0 99 595 842]"),
    "behind a box": MadePdf([drawn(50, 700, SEEN) + drawn(50, 600, CANARY) + b"q 1 1 1 rg 40 590 400 30 re f Q"]),
    "behind a box with words": MadePdf(
        [drawn(50, 700, SEEN) + drawn(50, 600, CANARY) + b"q 1 1 0.8 rg 40 590 400 30 re f Q" + drawn(50, 600, SEEN)]
    ),
    "behind a picture": MadePdf(
        [drawn(50, 700, SEEN) + drawn(50, 600, CANARY) + b"q 400 0 0 40 40 590 cm /Im0 Do Q"],
        resources=IMAGES, objects=[PICTURE],
    ),
    "clipped": MadePdf([drawn(50, 700, SEEN) + drawn(50, 600, CANARY, before="0 0 10 10 re W n")]),
    "switched off": MadePdf(
        [drawn(50, 700, SEEN) + b"/OC /MC0 BDC " + drawn(50, 600, CANARY) + b"EMC"],
        resources="/Properties << /MC0 5 0 R >>",
        objects=[b"<< /Type /OCG /Name (Off) >>"],
        catalogue="/OCProperties << /OCGs [5 0 R] /D << /OFF [5 0 R] >> >>",
    ),
    "form switched off": MadePdf(
        [drawn(50, 700, SEEN) + b"/Fm0 Do"],
        resources="/XObject << /Fm0 5 0 R >>",
        objects=[
            stream(
                f"/Type /XObject /Subtype /Form /BBox [0 0 {WIDTH} {HEIGHT}] /OC 6 0 R {FONT}",
                drawn(50, 600, CANARY),
            ),
            b"<< /Type /OCG /Name (Off) >>",
        ],
        catalogue="/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>",
    ),
    "to be read instead": MadePdf([INSTEAD % CANARY.encode() + drawn(50, 700, SEEN) + b"EMC"]),
    "pinned": MadePdf(
        [drawn(50, 700, SEEN)],
        page_entries=f"/Annots [<< /Type /Annot /Subtype /Text /Rect [9 9 20 20] /Contents ({CANARY}) >>]"
    ),
    "filled in": MadePdf(
        [drawn(50, 700, SEEN)],
        page_entries=f"/Annots [<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V ({CANARY}) /Rect [9 9 200 20] >>]",
    ),
    "described": MadePdf([drawn(50, 700, SEEN)], information=f"/Title ({CANARY}) /Keywords ({CANARY}) /Author (A)"),
}  # fmt: skip


@pytest.mark.parametrize("kind", HIDDEN)
def test_what_nobody_sees_is_not_in_the_text(kind, read):
    """Hidden words are neither text nor title, and a notice says that there are some."""
    document = read(HIDDEN[kind])
    assert set(document.text.split("\n\n")) == {SEEN}
    assert "heron" not in document.title + document.author + "".join(document.notices)
    assert len(document.notices) == 1
    assert "left out" in document.notices[0]


VISIBLE = {
    "white on a dark box": MadePdf([b"q 0 0 0.3 rg 40 690 400 30 re f Q" + drawn(50, 700, SEEN, before="1 1 1 rg")]),
    "grey": MadePdf([drawn(50, 700, SEEN, before="0.7 g")]),
    "on a box": MadePdf([b"q 1 1 0.8 rg 40 690 400 30 re f Q" + drawn(50, 700, SEEN)]),
    "under a marker": MadePdf(
        [drawn(50, 700, SEEN) + b"q /G0 gs 1 1 0 rg 40 690 400 30 re f Q"],
        resources="/ExtGState << /G0 << /BM /Multiply >> >>",
    ),
    "within a clip": MadePdf([drawn(50, 700, SEEN, before="30 600 500 200 re W n")]),
    "over a picture": MadePdf([WHOLE_PAGE + drawn(50, 700, SEEN)], resources=IMAGES, objects=[PICTURE]),
    "outlined": MadePdf([drawn(50, 700, SEEN, 30, before="1 Tr 1 1 1 rg 0 0 0 RG")]),
    "switched on": MadePdf(
        [b"/OC /MC0 BDC " + drawn(50, 700, SEEN) + b"EMC"],
        resources="/Properties << /MC0 5 0 R >>",
        objects=[b"<< /Type /OCG /Name (On) >>"],
        catalogue="/OCProperties << /OCGs [5 0 R] /D << /ON [5 0 R] >> >>",
    ),
    "in a form": MadePdf(
        [b"q 0.5 0 0 0.5 20 300 cm /Fm0 Do Q"],
        resources="/XObject << /Fm0 5 0 R >>",
        objects=[
            stream(
                f"/Type /XObject /Subtype /Form /BBox [0 0 {WIDTH} {HEIGHT}] {FONT}",
                drawn(50, 600, SEEN),
            )
        ],
    ),
    "small": MadePdf([drawn(50, 700, SEEN, 4)]),
    "named and seen": MadePdf([drawn(50, 700, SEEN)], information=f"/Title ({SEEN})"),
    "replaced by itself": MadePdf([INSTEAD % SEEN.encode() + drawn(50, 700, SEEN) + b"EMC"]),
}


@pytest.mark.parametrize("kind", VISIBLE)
def test_what_is_seen_is_in_the_text(kind, read):
    """Colour, clips, pictures and layers do not hide what a person can read, and nothing is noticed."""
    document = read(VISIBLE[kind])
    assert " ".join(document.text.split()) == SEEN
    assert document.notices == ()


def test_title_and_author_are_what_a_page_shows(read):
    """A title is the file's own where a page shows it, else what is written largest at the top."""
    pages = [
        drawn(50, 780, "The Sale of the Mill", 20)
        + drawn(50, 740, "Ada Holm")
        + column(50, 700, wrapped(SEEN * 5, 10, 400))
    ]
    plain = read(MadePdf(pages, information="/Author (Ada Holm) /Title (draft7.doc)"))
    assert (plain.title, plain.author) == ("The Sale of the Mill", "Ada Holm")
    assert read(MadePdf(pages, information="/Title (Sale of the Mill) /Author (Eve)")).title == "Sale of the Mill"
    assert read(MadePdf([drawn(50, 700, SEEN)])).title == "mill"


def test_a_scan_is_named(tmp_path, read):
    """Pages without a text layer are an error where no page has one, else a notice; a machine's reading is told."""
    scan = MadePdf([WHOLE_PAGE] * 12, resources=IMAGES, objects=[PICTURE])
    assert "no text layer on pages 1-12" in refused(tmp_path, scan.bytes(), SourceEmptyError)
    mixed = read(MadePdf([WHOLE_PAGE, drawn(50, 700, SEEN), WHOLE_PAGE, b""], resources=IMAGES, objects=[PICTURE]))
    assert mixed.text == SEEN
    assert "no text layer on pages 1 and 3" in mixed.notices[0]
    read_by_machine = MadePdf([WHOLE_PAGE + drawn(50, 700, SEEN, before="3 Tr")], resources=IMAGES, objects=[PICTURE])
    document = read(read_by_machine)
    assert document.text == SEEN
    assert "OCR" in document.notices[0]


def test_nothing_on_any_page(tmp_path):
    """A PDF of empty pages, or of hidden words only, has no text."""
    assert "no text at all" in refused(tmp_path, MadePdf([b"", b""]).bytes(), SourceEmptyError)
    hidden = MadePdf([drawn(50, 600, CANARY, before="3 Tr")])
    assert "nobody sees" in refused(tmp_path, hidden.bytes(), SourceEmptyError)


def test_a_password_is_asked_for(tmp_path):
    """An encrypted file says what it needs."""
    assert "password" in refused(tmp_path, encrypted())


def encrypted() -> bytes:
    """Return a PDF that opens with a password that nobody has."""
    entry = (
        "/Encrypt << /Filter /Standard /V 1 /R 2 /O <" + "41" * 32 + "> /U <" + "42" * 32 + "> /P -4 >> /ID [<00> <00>]"
    )
    return MadePdf([drawn(50, 700, SEEN)]).bytes().replace(b"/Info 4 0 R", entry.encode())


def test_broken_files(tmp_path, read):
    """What is no PDF in spite of its first bytes, or ends too soon, is an error or is told."""
    assert "damaged" in refused(tmp_path, b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj")
    whole = MadePdf([drawn(50, 700, SEEN)] * 3).bytes()
    cut = read(whole[: whole.index(b"startxref")])
    assert "does not end" in cut.notices[-1]
    assert SEEN in cut.text


def bomb(layers: int) -> bytes:
    """Return a stream that unfolds to gigabytes."""
    data = zlib.compress(bytes(1 << 26), 9)
    for _ in range(layers - 1):
        data = zlib.compress(data, 9)
    return stream(f"/Filter [{'/FlateDecode ' * layers}]", data)


def test_bombs_end_the_child_and_nothing_else(tmp_path):
    """A file made to eat memory, time or the stack ends as an error of one line."""
    refused(
        tmp_path,
        MadePdf([b"/Fm0 Do"], resources="/XObject << /Fm0 5 0 R >>", objects=[bomb(3)]).bytes(),
        SourceEmptyError,
    )
    assert "3,001 pages" in refused(tmp_path, MadePdf([b""] * 3_001).bytes(), SourceTooLargeError)
    loop = MadePdf(
        [b"/Fm0 Do"],
        resources="/XObject << /Fm0 5 0 R >>",
        objects=[
            stream(
                "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /Fm0 5 0 R >> >>", b"/Fm0 Do"
            )
        ],
    )
    refused(tmp_path, loop.bytes(), SourceEmptyError)
