"""What a source may be: a file, a folder, a pattern, a Document."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from summarizer.document import Document
from summarizer.errors import SourceEmptyError, SourceMissingError, SourceTooLargeError, UsageError
from summarizer.pipeline.sources import documents_of, files_of, hosts_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with documents, and with what is none."""
    place = tmp_path / "notes"
    (place / "deep" / ".git").mkdir(parents=True)
    for name in ("b.txt", "a.md", "deep/c.txt", ".hidden.txt", "deep/.git/config.txt"):
        (place / name).write_text(f"What {name[0]} says is so.\n")
    (place / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (place / "nothing").write_bytes(b"")
    os.mkfifo(place / "pipe")
    (place / "loop").symlink_to(place, target_is_directory=True)
    return place


def test_a_folder_is_its_files(folder: Path):
    """Its files at any depth, by name; hidden ones are none, and what is no document is skipped and told."""
    found = files_of(folder)
    assert found.files == tuple(str(folder / name) for name in ("a.md", "b.txt", "deep/c.txt"))
    assert len(found.skipped) == 3
    for name, why in (("photo.png", "image/png"), ("nothing", "empty"), ("pipe", "no file")):
        assert [told for told in found.skipped if name in told and why in told]
    assert [document.text[5] for document in documents_of(str(folder))] == ["a", "b", "d"]


def test_a_link_that_leads_out_of_a_folder(folder: Path):
    """Whoever hands over a folder does not hand over what its links point at; one within it is the file it names."""
    (folder.parent / "secret.txt").write_text("The key is under the mat.\n")
    (folder / "out.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "deep" / "up.txt").symlink_to("../../secret.txt")
    (folder / "in.txt").symlink_to(folder / "deep" / "c.txt")
    for source in (folder, f"{folder}/**", f"{folder}/*"):
        found = files_of(source)
        assert not [path for path in found.files if "key" in Path(str(path)).read_text()]
        assert [told for told in found.skipped if "out.txt is a link that leads out of the folder" in told]
        assert len([path for path in found.files if Path(str(path)).samefile(folder / "deep" / "c.txt")]) == 1
    (folder / "elsewhere").symlink_to(folder.parent, target_is_directory=True)
    assert files_of(f"{folder}/elsewhere/*.txt").files == (f"{folder}/elsewhere/secret.txt",)
    folder.rename(folder.parent / "moved")
    folder.symlink_to(folder.parent / "moved", target_is_directory=True)
    assert str(folder / "a.md") in files_of(folder).files
    assert files_of(folder / "out.txt").files == (folder / "out.txt",)


def test_a_file_that_is_called_like_a_document_is_not_skipped(folder: Path):
    """A damaged document is one all the same: that it cannot be read must be said as an error."""
    (folder / "report.pdf").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert str(folder / "report.pdf") in files_of(folder).files


def test_a_pattern_is_the_files_that_match(folder: Path):
    """A pattern matches files, and folders with all that is in them; it must match something."""
    assert files_of(f"{folder}/*.txt").files == (str(folder / "b.txt"),)
    assert files_of(f"{folder}/**/*.txt").files == tuple(str(folder / name) for name in ("b.txt", "deep/c.txt"))
    assert str(folder / "deep" / "c.txt") in files_of(f"{folder}/*").files
    with pytest.raises(SourceMissingError, match="no file"):
        files_of(f"{folder}/*.docx")
    (folder / "[a]*.txt").write_text("A file may be called like that.\n")
    assert files_of(f"{folder}/[a]*.txt").files == (f"{folder}/[a]*.txt",)


@pytest.mark.parametrize("source", ["-", "", "none.txt", "https://example.org/?q=*", "a\0b", "x" * 5_000 + "*"])
def test_anything_else_is_itself(source: str):
    """What is no folder and no pattern is left to whoever reads it."""
    document = Document.from_text("It is so.")
    assert files_of(document).files == (document,)
    if "*" in source and "://" not in source:
        with pytest.raises(SourceMissingError):
            files_of(source)
    else:
        assert files_of(source).files == (source,)
    with pytest.raises(UsageError):
        files_of(5)  # type: ignore[arg-type]


def test_a_path_with_slashes_like_an_address_is_none(folder: Path, monkeypatch: pytest.MonkeyPatch):
    """An address begins with its scheme: a pattern or folder that only holds "://" is looked up as any other."""
    (folder / "to:").mkdir()
    (folder / "to:" / "one.txt").write_text("The mill is ours.", encoding="utf-8")
    monkeypatch.chdir(folder)
    for source in ("./to://*.txt", "./to://", "?o://one.*"):
        (found,) = files_of(source).files
        assert Path(str(found)).samefile("to:/one.txt")
    assert files_of("to://*.txt").files == ("to://*.txt",)
    assert hosts_of(["./a://b.example/", Path("https://c.example/"), "https://d.example/"]) == ("d.example",)


def test_a_folder_without_documents(tmp_path: Path):
    """A folder of nothing, or of pictures only, has nothing to brief."""
    with pytest.raises(SourceEmptyError, match="no documents"):
        files_of(tmp_path)


def test_a_folder_of_too_many_files(folder: Path):
    """There is a limit, so that a folder named by mistake ends soon."""
    with pytest.raises(SourceTooLargeError, match="more than 2 files"):
        files_of(folder, most=2)
    with pytest.raises(SourceTooLargeError):
        files_of(f"{folder}/**", most=2)
