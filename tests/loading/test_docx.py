"""Word documents: their text with its headings, tables and notes, and nothing in it that their readers do not see."""

from __future__ import annotations

import datetime as dt
import io
import struct
import sys
import zipfile

import pytest

from summarizer.errors import SourceEmptyError, SourceError, SourceNotTextError, SourceTooLargeError
from summarizer.loading import load
from summarizer.loading.formats import DOCX
from summarizer.loading.raw import Raw

pytest.importorskip("mammoth", reason="the extra `docx` is not installed")
docx = pytest.importorskip("docx", reason="python-docx, which makes the documents, is not installed")

from summarizer.loading.word.docx import read_docx  # noqa: E402
from tests.loading.word_files import CANARY, HIDDEN, SEEN, changed, saved, with_body, with_run, word  # noqa: E402

WORD = saved(word())
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(data: bytes):
    """Return the document of a Word file."""
    (document,) = read_docx(Raw("a.docx", "a.docx", "a", DOCX, data))
    for place in document.places:
        assert place.label == place.span.of(document.text)
    return document


def refused(data: bytes, *kinds: type[SourceError]) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read(data)
    assert type(caught.value) in (kinds or (SourceError,))
    assert str(caught.value).isprintable()
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize("way", HIDDEN)
def test_hidden_text_is_no_text(way):
    """What Word does not show is neither in the text nor in what is told of the document; its presence is told."""
    document = read(HIDDEN[way])
    assert "Zanzibar" not in document.model_dump_json()
    assert all(words in document.text for words in SEEN)
    assert document.notices
    assert "1 piece" in document.notices[0]
    assert " 0" not in document.notices[0]


@pytest.mark.parametrize(
    "data",
    [
        with_run("<w:b/>"),
        with_run('<w:vanish w:val="0"/>'),
        with_run('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="003366"/>'),
        with_run('<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>'),
        with_run('<w:color w:val="auto"/><w:sz w:val="16"/>'),
        with_body(f'<w:p><w:ins w:id="1"><w:r><w:t>{CANARY}</w:t></w:r></w:ins></w:p>'),
        with_body(f'<w:p><w:moveTo w:id="1"><w:r><w:t>{CANARY}</w:t></w:r></w:moveTo></w:p>'),
        with_body(
            '<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="112233"/></w:tcPr><w:p><w:r><w:rPr>'
            f'<w:color w:val="FFFFFF"/></w:rPr><w:t>{CANARY}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
        ),
    ],
)
def test_text_that_is_seen_stays(data):
    """Inserted text, and white text on a dark ground, are seen."""
    document = read(data)
    assert CANARY in document.text
    assert document.notices == ()


def test_the_text_of_a_document():
    """Headings, lists and rows each stand as they would in a text; the document tells who wrote it, and when."""
    document = word()
    document.core_properties.created = dt.datetime(2031, 2, 7, 10, tzinfo=dt.UTC)
    document.add_heading("What it costs", 2)
    document.add_paragraph("A roof of slate.", style="List Bullet")
    document.add_paragraph("Two gutters.", style="List Bullet")
    table = document.add_table(2, 2)
    for cell, words in zip(table._cells, ("Year", "Crowns", "2031", "4,000,000"), strict=True):
        cell.text = words
    table.cell(1, 1).add_paragraph("at least")
    found = read(saved(document))
    assert found.text == "\n\n".join(
        [
            "Market closed",
            *SEEN,
            "What it costs",
            "- A roof of slate.\n- Two gutters.",
            "Year | Crowns\n2031 | 4,000,000 at least",
        ]
    )
    assert [place.label for place in found.places] == ["Market closed", "What it costs"]
    assert (found.title, found.author, found.published) == ("Market closed", "Mette Holm", "2031-02-07")
    assert found.notices == ()


def test_notes_stand_behind_their_paragraph():
    """A footnote is the paragraph behind the one that tells of it, with the mark that it has there."""
    notes = (
        f'<w:footnotes {W}><w:footnote w:id="7"><w:p><w:r><w:t>The inspector wrote so in a letter.</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )
    relations = zipfile.ZipFile(io.BytesIO(WORD)).read("word/_rels/document.xml.rels").decode()
    relations = relations.replace(
        "</Relationships>",
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" '
        'Target="footnotes.xml"/></Relationships>',
    )
    parts = {"word/footnotes.xml": notes, "word/_rels/document.xml.rels": relations}
    body = '<w:p><w:r><w:t>It rained in.</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r></w:p>'
    text = read(with_body(body, parts=parts)).text
    assert text.endswith("\n\nIt rained in.[1]\n\n[1] The inspector wrote so in a letter.")


def test_a_link_and_a_picture_lead_nowhere():
    """What a document links to, embeds or is made from is not looked at; the words of a link stay."""
    relations = zipfile.ZipFile(io.BytesIO(WORD)).read("word/_rels/document.xml.rels").decode()
    outward = "".join(
        f'<Relationship Id="rId9{number}" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}" TargetMode="External"/>'
        for number, (kind, target) in enumerate(
            [
                ("hyperlink", "http://127.0.0.1:9/a"),
                ("attachedTemplate", "file:///etc/passwd"),
                ("footnotes", "http://b/"),
            ]
        )
    )
    relations = relations.replace("</Relationships>", f"{outward}</Relationships>")
    rel = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    body = f'<w:p {rel}><w:hyperlink r:id="rId90"><w:r><w:t>See the letter.</w:t></w:r></w:hyperlink></w:p>'
    assert read(with_body(body, parts={"word/_rels/document.xml.rels": relations})).text.endswith("\n\nSee the letter.")


@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels", "_rels/.rels", "docProps/core.xml"]
)
@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        "<!DOCTYPE x>",
    ],
)
def test_a_document_type_is_refused(part, doctype):
    """No part may declare a document type or an entity, whatever it is for."""
    old = zipfile.ZipFile(io.BytesIO(WORD)).read(part).decode()
    start, _, rest = old.partition("?>")
    assert "document type" in refused(changed(WORD, {part: f"{start}?>{doctype}{rest}"})).message


def _lying(data: bytes, size: int) -> bytes:
    """Return an archive whose directory says that each part has that size unpacked."""
    file = bytearray(data)
    at = 0
    while (at := file.find(b"PK\x01\x02", at)) >= 0:
        file[at + 24 : at + 28] = struct.pack("<I", size)
        at += 4
    return bytes(file)


_MANY_PARTS: dict[str, bytes | str] = {f"word/{number}.xml": b"" for number in range(10_001)}


def _with_text(words: str) -> str:
    return f"<w:document {W}><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>"


@pytest.mark.parametrize(
    "parts",
    [
        {"word/document.xml": _with_text("x" * 17_000_000)},
        {"word/document.xml": _with_text("</w:t></w:r></w:p><w:p><w:r><w:t>" * 110_000)},
        {"word/document.xml": f"<w:document {W}><w:body>{'<w:p>' * 100_000}"},
        {"word/styles.xml": b" " * 30_000_000},
        {"docProps/core.xml": b" " * 30_000_000},
        _MANY_PARTS,
    ],
)
def test_bombs_are_refused(parts):
    """An archive that unpacks to more than a document holds is refused as too large."""
    refused(changed(WORD, parts), SourceTooLargeError)


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ('<w:fldSimple w:instr=" DATE "><w:r><w:t>on 3 May</w:t></w:r></w:fldSimple>', "It opens on 3 May."),
        ("<w:r><w:t>late</w:t><w:cr/><w:t>on</w:t></w:r>", "It opens late\non."),
        ("<w:r><w:t>late</w:t><w:ptab/><w:t>on</w:t></w:r>", "It opens late on."),
        ('<w:r><w:t>10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>', "10²."),
    ],
)
def test_what_a_line_holds(inner, text):
    """What a simple field shows is text, breaks and tabs of all sorts part words, and a raised figure stays raised."""
    before, after = "<w:r><w:t xml:space='preserve'>It opens </w:t></w:r>", "<w:r><w:t>.</w:t></w:r>"
    assert text in read(with_body(f"<w:p>{before}{inner}{after}</w:p>")).text


def test_fields_without_end():
    """Fields within each other, whose marks mammoth would keep count of for each, are read as their text."""
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 20_000
    document = read(with_body(f"<w:p>{begun}<w:r><w:t>The roof is open.</w:t></w:r></w:p>"))
    assert document.text.endswith("The roof is open.")


@pytest.mark.parametrize("size", [10, 1_000_000_000])
def test_a_size_that_is_a_lie(size):
    """What the directory says of a size is not believed: nothing is unpacked beyond what was, or it is damaged."""
    refused(
        _lying(changed(WORD, {"word/document.xml": _with_text("x" * 17_000_000)}), size),
        SourceError,
        SourceTooLargeError,
    )


def test_parts_that_are_not_needed_are_not_unpacked():
    """A bomb in a picture, or an archive within the archive, is never opened."""
    parts: dict[str, bytes | str] = {
        "word/media/image1.png": bytes(100_000_000),
        "word/embeddings/inner.docx": WORD,
        "../../tmp/evil.xml": "x",
    }
    assert all(words in read(changed(WORD, parts)).text for words in SEEN)


@pytest.mark.parametrize("target", ["../../../etc/passwd", "/etc/passwd", "..\\..\\evil", "", "word", "http://a/b"])
def test_names_that_lead_out(target):
    """A relationship that leads out of the archive leads to nothing."""
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        f'Type="http://x/officeDocument" Target="{target}"/></Relationships>'
    )
    assert all(words in read(changed(WORD, {"_rels/.rels": rels})).text for words in SEEN)


@pytest.mark.parametrize(
    "data",
    [
        WORD[:-30],
        WORD[: len(WORD) // 2],
        WORD[: WORD.index(b"word/document.xml")] + bytes(300) + WORD[WORD.index(b"word/document.xml") + 300 :],
        changed(WORD, {"word/document.xml": b"no XML"}),
        changed(WORD, {"word/document.xml": b"<w:document>"}),
        changed(WORD, {"word/document.xml": b"\xff\xfe<"}),
        changed(WORD, {"word/document.xml": '<?xml version="1.0" encoding="no-such"?><a/>'}),
        changed(WORD, {"word/document.xml": "<a/>"}),
        changed(WORD, {"word/styles.xml": "<a>"}),
        b"PK\x05\x06" + bytes(18),
        b"PK\x03\x04word/" + bytes(100),
    ],
)
def test_damaged_documents(data):
    """A damaged document is an error in one line."""
    refused(data, SourceError, SourceEmptyError)


def test_a_document_without_text():
    """A document with no words to be seen is empty."""
    refused(saved(docx.Document()), SourceEmptyError)


def test_a_missing_extra_is_named(monkeypatch):
    """Without mammoth the error says what to install."""
    monkeypatch.setitem(sys.modules, "mammoth", None)
    assert refused(WORD).hint == "pip install 'summarizer[docx]'"


def test_a_document_in_a_file(tmp_path):
    """A Word document is told by its content, whatever it is called; by its name where that says nothing."""
    (tmp_path / "a.txt").write_bytes(WORD)
    (document,) = load(tmp_path / "a.txt")
    assert document.title == "Market closed"
    assert document.media_type == DOCX
    for name, kind in (("b.xlsx", SourceNotTextError), ("b.docx", SourceError)):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr("[Content_Types].xml", "")
            archive.writestr("xl/workbook.xml", "")
        with pytest.raises(kind, match="Office" if kind is SourceNotTextError else "no Word document"):
            load(tmp_path / name)
