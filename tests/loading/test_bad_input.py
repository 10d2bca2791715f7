"""Sources that cannot be used: each ends as its own error, on one line, with a hint."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
import threading
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from summarizer.errors import (
    SourceEmptyError,
    SourceError,
    SourceMissingError,
    SourceNotTextError,
    SourceTooLargeError,
)
from summarizer.loading import load
from summarizer.loading.raw import _explained

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import BinaryIO


def refused(source: str | Path, kind: type[SourceError], **options: Any) -> SourceError:
    """Return the error that loading ends with, which must be of that very kind, printable and on one line."""
    with pytest.raises(SourceError) as caught:
        load(source, **options)
    error = caught.value
    assert type(error) is kind
    assert error.hint
    assert str(error).isprintable()
    str(error).encode("utf-8")
    return error


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_a_missing_file(tmp_path):
    """A path where nothing is says so and names it."""
    assert str(tmp_path / "none.txt") in refused(tmp_path / "none.txt", SourceMissingError).message
    refused(str(tmp_path / "none.txt" / "deeper"), SourceMissingError)
    assert "empty" in refused("", SourceMissingError).message


def test_a_path_through_a_file(tmp_path):
    """A file is no directory to look into."""
    refused(written(tmp_path / "a.txt", b"Text.") / "b.txt", SourceMissingError)


def test_a_directory(tmp_path):
    """A directory is named as such."""
    assert "directory" in refused(tmp_path, SourceError).message


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_is_not_ours(tmp_path):
    """A file without permission is no missing file, and the error says so."""
    path = written(tmp_path / "secret.txt", b"Text.")
    path.chmod(0)
    assert "permission" in refused(path, SourceMissingError).message


@pytest.mark.parametrize(
    ("code", "words"), [(errno.EACCES, "permission"), (errno.EIO, "input/output"), (None, "cannot be read")]
)
def test_what_the_system_says(code, words):
    """The system's reason for not reading a file is part of the error."""
    error = _explained(OSError(code, "x") if code else OSError("x"), "a.txt")
    assert error.message.startswith("a.txt ")
    assert words in error.message
    assert error.hint


def test_a_loop_of_links(tmp_path):
    """A link that leads to itself ends."""
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    refused(tmp_path / "loop", SourceMissingError)


@pytest.mark.parametrize("name", ["a\0b.txt", "x" * 5000, "\udcff\udcfe.txt", "\x1b]0;owned\x07.txt", "a\nb\u202e.txt"])
def test_hostile_names(name):
    """Whatever stands in a name, the error is one printable line."""
    refused(name, SourceMissingError)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"PK\x03\x04" + bytes(26) + b"xl/workbook.xml [Content_Types].xml", "Office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "old Office"),
        (b"{\\rtf1\\ansi Hello.}", "Rich Text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image/png"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "image/jpeg"),
        (b"GIF89a\x01\0\x01\0", "image/gif"),
        (b"\x1f\x8b\x08\0\0\0\0\0", "gzip"),
        (b"SQLite format 3\0" + bytes(84), "SQLite"),
        (b"\x7fELF\x02\x01\x01\0", "program"),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".md", ""])
def test_other_formats(tmp_path, data, name, suffix):
    """A file in a format that is not read yet is called by its name, whatever its suffix says."""
    assert name in refused(written(tmp_path / f"file{suffix}", data), SourceNotTextError).message


def test_archives_are_told_by_what_they_hold(tmp_path):
    """An OpenDocument file, an Office document that is no text and a mere zip archive are three things."""
    for name, member, words in (
        ("a.odt", "mimetype", "OpenDocument"),
        ("a.xlsx", "[Content_Types].xml", "Office"),
        ("a.zip", "readme", "zip"),
    ):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr(member, "application/vnd.oasis.opendocument.text")
        assert words in refused(tmp_path / name, SourceNotTextError).message


@pytest.mark.parametrize(
    "data",
    [
        bytes(100),
        b"Some text, then\0 a NUL and more text.",
        b"Some text" * 100_000 + b"\0",
        bytes(range(32)) * 20,
        b"\x01\x02" * 50,
        bytes(range(256)) * 10,
        b"\xff\xfe" + bytes(50),
        b"\xfe\xff" + b"\xd8\x00\x00\x41",
        b"\xff\xfe\x41",
    ],
)
def test_binary_files(tmp_path, data):
    """NULs and control characters are no text, a byte order mark in front or not."""
    refused(written(tmp_path / "data.txt", data), SourceNotTextError)


def test_an_empty_file(tmp_path):
    """An empty file is told from one that is missing."""
    assert "empty" in refused(written(tmp_path / "a.txt", b""), SourceEmptyError).message
    refused("/dev/null", SourceEmptyError)


@pytest.mark.parametrize(
    "data", [b" ", b"\n\r\n\t \n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n", b"\xff\xfe\n\0", b"\xc2\xa0"]
)
def test_nothing_but_blanks(tmp_path, data):
    """A file of blanks has nothing to brief."""
    assert "blanks" in refused(written(tmp_path / "a.txt", data), SourceEmptyError).message


def test_a_file_that_is_too_large_is_not_read(tmp_path):
    """The size is looked at first: a file of a terabyte, sparse or not, costs nothing."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    assert "50,000,000" in refused(path, SourceTooLargeError).message


def test_the_limit_is_the_largest_size(tmp_path):
    """A file of just so many bytes is read, one of a byte more is not."""
    assert load(written(tmp_path / "a.txt", b"x" * 100), max_bytes=100)[0].text == "x" * 100
    refused(written(tmp_path / "b.txt", b"x" * 101), SourceTooLargeError, max_bytes=100)


def test_a_text_is_read_up_to_a_limit_of_characters(tmp_path):
    """Whatever its bytes are: what is longer would take more memory and time than a caller expects."""
    text = "ü" * 100
    assert load(written(tmp_path / "a.txt", text.encode()), max_characters=100)[0].text == text
    error = refused(written(tmp_path / "b.txt", f"{text}x".encode()), SourceTooLargeError, max_characters=100)
    assert "100 characters" in error.message
    assert "SUMMARIZER_MAX_CHARACTERS" in str(error)
    page = f"<html><body><p>{text} and more</p></body></html>".encode()
    assert len(load(written(tmp_path / "a.html", page), max_characters=1_000)[0].text) > len(text)
    assert "100 characters" in refused(tmp_path / "a.html", SourceTooLargeError, max_characters=100).message


@pytest.mark.parametrize("name", ["/dev/zero", "/dev/tty", "pipe", "link"])
def test_what_is_no_file(name, tmp_path):
    """A device and a pipe that nobody writes to are refused at once, by their own names or by a link."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "pipe")
    assert "pipe or a device" in refused(tmp_path / name, SourceError).message


def _piped(feed: Callable[[BinaryIO], object]) -> Iterator[str]:
    """Give the name that a shell would give for a command that writes."""
    reading, writing = os.pipe()

    def write() -> None:
        with os.fdopen(writing, "wb", buffering=0) as pipe, contextlib.suppress(BrokenPipeError):
            feed(pipe)

    writer = threading.Thread(target=write, daemon=True)
    writer.start()
    yield f"/dev/fd/{reading}"
    os.close(reading)
    writer.join(10)
    assert not writer.is_alive()


def test_an_endless_pipe():
    """A pipe that never ends is read to the limit and no further."""
    sent = 0

    def feed(pipe: BinaryIO) -> None:
        nonlocal sent
        while True:
            sent += pipe.write(b"and so on\n" * 100)

    for name in _piped(feed):
        refused(name, SourceTooLargeError, max_bytes=300_000)
    assert sent < 3_000_000


def test_a_pipe_is_read_like_a_file():
    """A source without a size, as a shell gives it for a command, is read to its end."""
    for name in _piped(lambda pipe: pipe.write(b"It is so.\n" * 50_000)):
        assert load(name)[0].text == "It is so.\n" * 50_000


class _Standard:
    """A standard input of these bytes."""

    closed = False

    def __init__(self, data: bytes):
        self.buffer: io.IOBase = io.BytesIO(data)


def test_standard_input(monkeypatch):
    """A dash reads the bytes of standard input, decoded like a file's."""
    monkeypatch.setattr(sys, "stdin", _Standard("\ufeffGrüße.\r\n".encode()))
    (document,) = load("-")
    assert (document.text, document.source, document.title) == ("Grüße.\r\n", "-", "standard input")


class _Broken(io.RawIOBase):
    """A stream that fails."""

    def read(self, _size: int = -1, /) -> bytes:
        raise OSError(errno.EIO, "x")


def test_standard_input_that_fails(monkeypatch):
    """An error while reading is the one error, whatever the source."""
    stdin = _Standard(b"")
    stdin.buffer = _Broken()
    monkeypatch.setattr(sys, "stdin", stdin)
    assert "standard input" in refused("-", SourceMissingError).message


def test_bad_standard_input(monkeypatch):
    """Standard input is empty, closed, absent or too large like any other source."""
    for stdin, kind in (
        (_Standard(b""), SourceEmptyError),
        (_Standard(b"x" * 101), SourceTooLargeError),
        (_Standard(bytes(9)), SourceNotTextError),
        (None, SourceMissingError),
    ):
        monkeypatch.setattr(sys, "stdin", stdin)
        assert "standard input" in refused("-", kind, max_bytes=100).message


def test_a_text_given_for_a_path_is_not_echoed_whole():
    """An error names at most 160 characters of what it was given."""
    with pytest.raises(SourceError) as error:
        load("word " * 2000)
    assert len(str(error.value)) < 400
