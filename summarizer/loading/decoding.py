"""Bytes → text. One rule after the other; the first that applies decides, and none changes a character.

1.  A byte order mark tells the encoding, and is dropped.
2.  NULs are UTF-16 or UTF-32 without a mark where that gives letters; else they are no text.
3.  Strict UTF-8; with the escapes of ISO-2022-JP in it, that.
4.  UTF-8 with some bytes of Windows-1252 in between, as a careless editor leaves it: of what is beyond ASCII, at least
    half is right (in other encodings a third at most, by chance), or half of the lines are and at most three bytes
    in a row are wrong. The rest is read as Windows-1252, byte by byte, which is told.
5.  Windows-1252, where few bytes are beyond ASCII and all of these are letters and marks of western Europe.
6.  UTF-8 with a few broken bytes, one word in twenty at most; they are replaced, which is told.
7.  What charset-normalizer holds a sample for, among the code pages in use, if all the bytes decode so.
8.  Nothing: refused. So is what has many control characters, whatever it was decoded from.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from summarizer.errors import SourceNotTextError, SourceTooLargeError
from summarizer.loading.telling import number_of

_BYTE_ORDER_MARKS = (  # UTF-32's begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD = 1 << 16  # bytes that tell a binary file
_SAMPLE = 1 << 15  # bytes shown to charset-normalizer, whose time grows with them
_MOST_CONTROLS = 0.05  # of the characters; more are no text
_MOST_ASCII, _FEWEST_NULS = 0.9, 0.25  # of the bytes of UTF-16 and UTF-32: that few NULs, that much else than ASCII
_MOST_WESTERN = 0.1  # of the bytes of a text that is ASCII but for accents and typography

# What charset-normalizer may choose from: given all it knows, it takes Swedish for Maltese and Czech for Vietnamese.
_CODE_PAGES = (
    "cp932 euc_jp gb18030 big5 cp949 cp1251 koi8_r cp866 cp1250 iso8859_2 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 "
    "cp874"
).split()

_CONTROL_BYTES = bytes({*range(32), 127} - {*b"\t\n\v\f\r\x1b"})
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ASCII_BYTES = bytes(range(32, 127))
_BYTES_BEYOND_ASCII = bytes(range(128, 256))
_JAPANESE_ESCAPE = re.compile(rb"\x1b\$[@B]")
# The second byte of a character may be ASCII, the first never: the first byte beyond ASCII in a line begins one.
_LINES_BEYOND_ASCII = re.compile(rb"([\x80-\xff][^\n]{0,8191})[^\n]*\n?")
_WESTERN = frozenset(
    "\u00a0¡£§©«®°´·»¿ŒœŠšŽžŸ‘’‚“”„–—…•€™" + bytes({*range(0xC0, 0x100)} - {0xD7, 0xF7}).decode("latin-1")
)
# Bytes that are no UTF-8, as Python decodes them with "surrogateescape"; of these, what is one character or a cut one.
_ONE_CHARACTER = re.compile("\udced[\udca0-\udcbf][\udc80-\udcbf]|[\udce0-\udcf4][\udc80-\udcbf]{1,2}\\Z")
_MANY_ESCAPED = re.compile("[\udc80-\udcff]{4}")
_ESCAPED_WORD = re.compile(r"[\udc80-\udcff]\S*")
_ESCAPED_LINE = re.compile(r"[\udc80-\udcff][^\n]*")
_LINE_BEYOND_ASCII = re.compile(r"[^\x00-\x7f][^\n]*")
_MOST_BROKEN = 0.05  # of the words
_REPLACED = dict.fromkeys(range(0xDC80, 0xDD00), "\ufffd")
_WINDOWS_1252 = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}


class Decoded(NamedTuple):
    """A text, and sentences on what of its bytes was no text."""

    text: str
    notices: tuple[str, ...] = ()


def decoded(data: bytes, name: str) -> str:
    """Return the text that ``data`` holds, without its byte order mark. Raises SourceNotTextError, naming ``name``."""
    return decoded_and_told(data, name).text


def decoded_and_told(data: bytes, name: str) -> Decoded:
    """Return the text that ``data`` holds, as ``decoded`` does, with what a reader should know of its bytes."""
    if is_binary(data):
        raise SourceNotTextError(f"{name} seems to be a binary file, not text", hint="name a file of text")
    if _is_marked(data):
        found = _by_mark(data)
    elif b"\0" in data:
        found = _by_nuls(data)
    else:
        found = _by_content(data)
    if found is None or _has_controls(found.text):
        raise SourceNotTextError(
            f"{name} is in no encoding that can be told, or damaged", hint="save it as UTF-8 and try again"
        )
    return found


def lines_of(text: str, name: str, *, most: int) -> list[str]:
    """Return the lines of a text, whatever ends them. Raises SourceTooLargeError, naming ``name``, for more than most.

    They are counted before they are parted: a list of lines takes many times the memory of its text.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") >= most:
        raise SourceTooLargeError(f"{name} has more than {most:,} lines", hint="split it")
    return text.split("\n")


def is_binary(data: bytes) -> bool:
    """Tell whether ``data``, the beginning of a file or all of it, is no text: control characters, NULs anywhere."""
    if _is_marked(data):
        return False
    if b"\0" in data:
        return _wide(data) is None
    return len(data) - len(data.translate(None, _CONTROL_BYTES)) > _MOST_CONTROLS * len(data)


def _is_marked(data: bytes) -> bool:
    return data.startswith(tuple(mark for mark, _ in _BYTE_ORDER_MARKS))


def _by_mark(data: bytes) -> Decoded | None:
    mark, encoding = next(pair for pair in _BYTE_ORDER_MARKS if data.startswith(pair[0]))
    rest = data.removeprefix(mark)
    found = _strictly(rest, encoding)
    return (_mixed(rest) or _broken(rest)) if found is None and encoding == "utf-8" else found


def _by_nuls(data: bytes) -> Decoded | None:
    encoding = _wide(data)
    return None if encoding is None else _strictly(data, encoding)


def _by_content(data: bytes) -> Decoded | None:
    if _JAPANESE_ESCAPE.search(data):
        found = _strictly(data, "iso2022_jp")
        if found is not None:
            return found
    found = _strictly(data, "utf-8")
    for attempt in (_mixed, _western, _broken, _sampled):
        if found is not None:
            break
        found = attempt(data)
    return found


def _strictly(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding))
    except (UnicodeError, LookupError):
        return None


def _wide(data: bytes) -> str | None:
    """Return the encoding of text that has two or four bytes a character, or None where it cannot be such text."""
    head = data[:_HEAD]
    ascii_bytes = len(head) - len(head.translate(None, _ASCII_BYTES))
    if ascii_bytes > _MOST_ASCII * len(head) and head.count(0) < _FEWEST_NULS * len(head):
        return None
    best, most = None, 0
    for encoding, width in (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2)):
        found = _strictly(head[: len(head) // width * width], encoding)
        text = found.text if found else ""
        if found is None or not all(character.isprintable() or character.isspace() for character in text):
            continue
        # Read in the wrong order, blanks and letters of ASCII turn into rare characters of other scripts.
        common = sum(1 for character in text if character < "\x7f" or character in "。、")
        if common > most:
            best, most = encoding, common
    return best


def _mixed(data: bytes) -> Decoded | None:
    text, wrong = _escaped(data)
    right = len(text) - wrong - len(data.translate(None, _BYTES_BEYOND_ASCII))
    if right < wrong and not _has_lines_of_utf_8(text):
        return None
    told = f"{_counted(wrong)} no UTF-8, which the rest of it is: read as Windows-1252"
    return Decoded(text.translate(_WINDOWS_1252), (told,))


def _escaped(data: bytes) -> tuple[str, int]:
    """Return what is UTF-8, with a character that no text has for each byte that is not, and how many these are."""
    text = data.decode("utf-8", "surrogateescape")
    wrong = len(data) - len(data.decode("utf-8", "ignore").encode())
    return _ONE_CHARACTER.sub(_as_replaced, text), wrong


def _as_replaced(one: re.Match[str]) -> str:
    return "\ufffd" * len(one[0])


def _has_lines_of_utf_8(text: str) -> bool:
    """Tell whether of the lines with more than ASCII half have no bad byte, and the others not many in a row."""
    if _MANY_ESCAPED.search(text):
        return False
    bad = sum(1 for _ in _ESCAPED_LINE.finditer(text))
    return sum(1 for _ in _LINE_BEYOND_ASCII.finditer(text)) >= 2 * bad


def _broken(data: bytes) -> Decoded | None:
    text, wrong = _escaped(data)
    words = data.count(b" ") + data.count(b"\n")
    if _MANY_ESCAPED.search(text) or sum(1 for _ in _ESCAPED_WORD.finditer(text)) > _MOST_BROKEN * words:
        return None
    told = f"{_counted(wrong)} no text in UTF-8, which the rest of it is: “\ufffd” stands there"
    return Decoded(text.translate(_REPLACED), (told,))


def _counted(wrong: int) -> str:
    return number_of(wrong, "byte of the file is", "bytes of the file are")


def _western(data: bytes) -> Decoded | None:
    if len(data) - len(data.translate(None, _BYTES_BEYOND_ASCII)) > _MOST_WESTERN * len(data):
        return None
    found = _strictly(data, "cp1252")
    if found is None:
        return None
    beyond = {character for character in set(found.text) if character > "\x7f"}
    # č, ć, ě, ř, ň of cp1250; no western language has both an ì and an ø, which are ě and ř there.
    slavic = (beyond & set("šžŠŽ") and beyond & set("èæìøò")) or beyond >= {"ì", "ø"}
    turkish = beyond & set("þðý") and "á" not in beyond
    return None if slavic or turkish or beyond - _WESTERN else found


def _sampled(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - dear, and most files are UTF-8

    sample = bytearray()
    for line in _LINES_BEYOND_ASCII.finditer(data):
        sample += line[1] + b"\n"
        if len(sample) > _SAMPLE:
            break
    for match in from_bytes(bytes(sample), cp_isolation=_CODE_PAGES):
        found = _strictly(data, match.encoding)
        if found is not None:
            return found
    return None


def _has_controls(text: str) -> bool:
    return "\0" in text or _CONTROL.subn("", text)[1] > _MOST_CONTROLS * len(text)
