"""Text files: what their bytes say, and what they are called."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from summarizer.errors import SourceNotTextError
from summarizer.loading import load
from summarizer.loading.decoding import decoded
from summarizer.loading.formats import MARKDOWN, TEXT, media_type
from summarizer.loading.invisible import is_blank
from summarizer.loading.raw import Raw
from summarizer.loading.text import read_text

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.document import Document

GERMAN = "Die Straße zum Fluss wird für zwei Jahre gesperrt. Der Bürgermeister äußerte sich nicht dazu.\r\n" * 8
FRENCH = (
    "L’été dernier, la mairie a fermé l’école. Les élèves ont été envoyés à la ville voisine, près de la forêt.\n" * 8
)
ENGLISH = "“We can’t pay for it,” said the mayor – a café owner. Nobody had asked her to, and nobody thanked her.\n" * 8
RUSSIAN = "Совет города решил закрыть мост на два года. Жители не согласны и хотят знать, кто за это заплатит.\n" * 8
GREEK = "Το συμβούλιο της πόλης αποφάσισε να κλείσει τη γέφυρα για δύο χρόνια. Οι κάτοικοι δεν συμφωνούν.\n" * 8
POLISH = (
    "Rada miasta zdecydowała się zamknąć most na dwa lata. Mieszkańcy są źli i żądają wyjaśnień od burmistrza.\n" * 8
)
CZECH = "Městská rada rozhodla zavřít most na dva roky. Obyvatelé s tím nesouhlasí a ptají se, kdo to zaplatí.\n" * 8
JAPANESE = (
    "市議会は橋を二年間閉鎖することを決めました。住民は反対しており、誰が費用を払うのかを知りたがっています。\n" * 8
)
CHINESE = "市议会决定将大桥关闭两年。居民们表示反对，他们想知道谁来支付这笔费用，以及孩子们怎么上学。\n" * 8
KOREAN = "시의회는 다리를 이 년 동안 닫기로 했습니다. 주민들은 반대하며 누가 비용을 내는지 알고 싶어 합니다.\n" * 8


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "utf-8"),
        (GERMAN, "utf-8-sig"),
        (GERMAN, "utf-16"),
        (GERMAN, "utf-16-le"),
        (GERMAN, "utf-16-be"),
        (GERMAN, "utf-32"),
        (GERMAN, "utf-32-le"),
        (GERMAN, "utf-32-be"),
        (GERMAN, "cp1252"),
        (GERMAN, "latin-1"),
        (FRENCH, "cp1252"),
        (ENGLISH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "utf-16-le"),
        (GREEK, "cp1253"),
        (POLISH, "cp1250"),
        (CZECH, "cp1250"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
        (JAPANESE, "utf-16-le"),
        (JAPANESE, "utf-16-be"),
        (CHINESE, "gb18030"),
        (CHINESE, "gbk"),
        (CHINESE, "utf-16"),
        (KOREAN, "euc_kr"),
    ],
)
def test_encodings(text, encoding):
    """Text in the encodings of real files is read to the character."""
    assert decoded(text.encode(encoding), "name") == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_line_ends_are_kept(encoding):
    """Nothing but the byte order mark is dropped: offsets are those of the decoded file."""
    text = "One.\r\nTwo.\rThree.\n\tFour. \x0cFive.\u00a0\r\n"
    assert decoded(text.encode(encoding), "name") == text


@pytest.mark.parametrize(
    ("text", "encoding"), [(CHINESE, "gb18030"), (JAPANESE, "euc_jp"), (RUSSIAN, "cp1251"), (FRENCH, "cp1252")]
)
def test_one_long_line(text, encoding):
    """A line far longer than what is sampled is told like any other, wherever its first letter beyond ASCII is."""
    line = "a" * 20_000 + text.replace("\n", "") * 300
    assert decoded(line.encode(encoding), "name") == line


def test_only_one_mark_is_dropped():
    """A second byte order mark is a character of the text."""
    assert decoded("\ufeff\ufeffText.".encode(), "name") == "\ufeffText."


def test_utf_8_with_a_stranger_in_it():
    """In UTF-8 with a few bytes of Windows-1252 these are read as such, and the rest stays right."""
    text = "Für die Brücke zahlt die Stadt, über die Höhe schweigt sie. "
    data = text.encode() + b"\x93Kein Wort\x94, sagt Ren\xe9. \x81"
    assert decoded(data, "name") == text + "“Kein Wort”, sagt René. \ufffd"
    assert decoded(b"\xef\xbb\xbf" + data, "name") == decoded(data, "name")


PLAIN = "The council met on Monday and spoke of the bridge, for which nobody wants to pay a crown. " * 4 + "\n"


@pytest.mark.parametrize(
    ("data", "broken"),
    [
        (
            PLAIN.encode() * 2 + b"\xed\xa0\x80 bad \xff\xfe end.\n" + PLAIN.encode(),
            "\ufffd\ufffd\ufffd bad \ufffd\ufffd end.\n",
        ),
        (GERMAN.encode() + b"\xed\xa0\x80 bad.\n" + GERMAN.encode(), "\ufffd\ufffd\ufffd bad.\n"),
        (GERMAN.encode() + "雨".encode()[:2], "\ufffd\ufffd"),
        (PLAIN.encode() * 2 + b"Said Dvo\xf8\x9e\xe1k.", "Said Dvo\ufffd\ufffd\ufffdk."),
        (
            PLAIN.encode() + "Für alle Mühen.\n".encode() + "Köln führt Brücken für die Behörde.\n".encode("cp1252"),
            None,
        ),
    ],
)
def test_utf_8_with_a_broken_line(data, broken, tmp_path):
    """Nearly all of a file decides: a line that is broken, or of another editor, makes no other of the whole file."""
    document = loaded(tmp_path / "a.txt", data)
    assert broken is None or broken in document.text
    assert ("Köln führt Brücken für die Behörde." in document.text) == (broken is None)
    assert all(words in document.text for words in (PLAIN, GERMAN) if words.encode() in data)
    (notice,) = document.notices
    assert "no UTF-8" in notice or "no text in UTF-8" in notice


@pytest.mark.parametrize(
    ("text", "codec"),
    [(POLISH[:106], "cp1250"), (PLAIN + RUSSIAN, "cp1251"), (PLAIN + JAPANESE[:38], "cp932"), (FRENCH, "cp1252")],
)
def test_another_encoding_is_no_broken_utf_8(text, codec, tmp_path):
    """A text, or a line of one, in another encoding is read in that."""
    document = loaded(tmp_path / "a.txt", text.encode(codec))
    assert document.text == text
    assert document.notices == ()


def test_ascii_is_ascii_in_any_case():
    """Plain English in a long file is not guessed at, and one accent in it is western."""
    text = "Nobody knows what the road will cost. " * 5000
    assert decoded((text + "Caf\xe9.").encode("latin-1"), "name") == text + "Café."


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe\x41",
        b"\xfe\xff\xd8\x00\x00\x41",
        b"\xef\xbb\xbf\xff\xfe\xfd\xfc",
        b"It is so. \0" * 3,
        bytes(range(128, 160)) * 9,
    ],
)
def test_damaged_text_is_refused(data):
    """What no encoding explains is refused rather than guessed at."""
    with pytest.raises(SourceNotTextError, match=r"^name "):
        decoded(data, "name")


def _is_plain(text: str) -> bool:
    """Tell whether ``text`` is nothing but text: not of blanks, seen or unseen, and of no other format by its bytes."""
    controls = sum(1 for character in text if character < " " and character not in "\t\n\v\f\r")
    data = text.encode()
    return not is_blank(text) and not controls and text[0] != "\ufeff" and media_type(data, "") == TEXT


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\x7f")))
def test_utf_8_comes_back(text):
    """Any text written as UTF-8 is read to the character, with or without a byte order mark."""
    assume(_is_plain(text))
    for data in (text.encode(), text.encode("utf-8-sig")):
        (document,) = read_text(Raw("a.txt", "a.txt", "a", TEXT, data))
        assert document.text == text
        assert document.sha256 == hashlib.sha256(data).hexdigest()
        assert document.id == document.sha256[:12]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\x7f")), st.sampled_from(["16", "32"]))
def test_wide_text_comes_back(text, width):
    """Any text written as UTF-16 or UTF-32 with its byte order mark is read to the character."""
    assume(_is_plain(text))
    assert decoded(text.encode(f"utf-{width}"), "name") == text


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data):
    """Whatever the bytes, the end is a text that can be written again, or the one error."""
    try:
        text = decoded(data, "name")
    except SourceNotTextError:
        return
    text.encode()


def loaded(path: Path, data: bytes | str) -> Document:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    (document,) = load(path)
    return document


def test_a_document_knows_its_file(tmp_path):
    """A Document has its path, the hash of its file's bytes, an id from it, and its media type."""
    data = "\ufeffGrüße.\r\n".encode()
    document = loaded(tmp_path / "a.txt", data)
    assert document.source == str(tmp_path / "a.txt")
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.id == document.sha256[:12]
    assert document.media_type == TEXT
    assert loaded(tmp_path / "b.MD", data).media_type == MARKDOWN
    assert load(str(tmp_path / "a.txt")) == load(tmp_path / "a.txt")


def test_names_that_are_no_text(tmp_path):
    """A file whose name holds other bytes than UTF-8 or commands of a terminal is read, and its name escaped."""
    document = loaded(tmp_path / "a\udcff\x1b[2J.txt", "Text.")
    assert document.source.endswith("a\\xff\\x1b[2J.txt")
    assert document.title == "a\\xff\\x1b[2J"
    assert "Text." in document.model_dump_json()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# The road\n\nIt is long.", "The road"),
        ("\n\n## The *road* ##\nIt is long.", "The *road*"),
        ("The road\n========\nIt is long.", "The road"),
        ("**The road**\nIt is long.", "The road"),
        ("The road: who pays\n\nIt is long.", "The road: who pays"),
        ("The road\n" + "It is long, and nobody knows who will pay for it. " * 4, "The road"),
        ("  The   road \r\n\r\nIt is long.", "The road"),
        ("The road is long.\n\nIt is.", "stem"),
        ("The road: who pays\nby Ann Lee, editor\n\nIt is long.", "The road: who pays"),
        ("The road is\nlong and wide.", "stem"),
        ("The road", "stem"),
        ("Ann: the road\n\nBo: which one?", "stem"),
        ("**Ann:** the road\n\n**Bo:** which one?", "stem"),
        ("---\n\nIt is long.", "stem"),
        ("x" * 130 + "\n\nIt is long.", "stem"),
        ("**Is it long?**\n\nIt is long.", "stem"),
    ],
)
def test_titles(tmp_path, text, title):
    """A heading or short line that the text begins with is its title; else the file's name is."""
    assert loaded(tmp_path / "stem.txt", text).title == title


def test_a_title_of_markdown_has_no_marks(tmp_path):
    """A heading is called what its readers see; in plain text, asterisks are asterisks."""
    text = "# The **salt** harbour, by the [NPA](https://example.org)\n\nIt may be closed.\n"
    assert loaded(tmp_path / "stem.md", text).title == "The salt harbour, by the NPA"
    assert loaded(tmp_path / "stem.txt", "Prices, in *crowns*\n\nThey rose.\n").title == "Prices, in *crowns*"
