"""What the command is given by mistake, and how it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def bad_files(folder: Path) -> dict[str, Path]:
    """Return what cannot be read as a text, by what is wrong with it; the files are made in ``folder``."""
    (folder / "directory").mkdir()
    (folder / "empty.txt").touch()
    (folder / "blank.txt").write_text(" \n\t\n")
    (folder / "binary.bin").write_bytes(bytes(range(256)) * 20)
    return {
        "missing": folder / "missing.txt",
        "directory": folder / "directory",
        "empty": folder / "empty.txt",
        "blank": folder / "blank.txt",
        "binary": folder / "binary.bin",
    }


def one_line(captured: str) -> str:
    """Return what was said on stderr, which must be one line and no traceback."""
    assert "Traceback" not in captured
    assert captured.count("\n") == 1
    assert captured.endswith("\n")
    return captured
