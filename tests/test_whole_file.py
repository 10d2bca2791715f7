"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from summarizer.whole_file import write_whole, written_to


def test_a_file_takes_the_place_of_the_old_one_with_the_mode_asked_for(tmp_path: Path):
    """Only the owner may read it unless more is asked for; no other file is left."""
    target = tmp_path / f"{'n' * 200}.txt"
    target.write_bytes(b"old")
    write_whole(target, b"new")
    assert (target.read_bytes(), stat.S_IMODE(target.stat().st_mode)) == (b"new", 0o600)
    write_whole(target, b"newer", mode=0o644)
    assert stat.S_IMODE(target.stat().st_mode) == 0o644
    assert list(tmp_path.iterdir()) == [target]


def test_half_of_a_file_tells_what_it_was_to_become(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Where whoever wrote it was killed before it had its name."""
    names: list[str] = []
    monkeypatch.setattr(os, "replace", lambda temporary, _: names.append(Path(temporary).name))
    write_whole(tmp_path / "notes.txt", b"new")
    assert [written_to(name) for name in names] == ["notes.txt"]
    assert [written_to(name) for name in ("notes.txt", ".notes.txt", ".hidden", "x.abcd1234", ".abcd1234")] == 5 * [""]


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path):
    """A name that cannot be taken is an OSError, and the temporary file is gone."""
    (tmp_path / "taken").mkdir()
    with pytest.raises(OSError, match="taken"):
        write_whole(tmp_path / "taken", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]
