"""A home and a working folder of a test's own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from summarizer.settings import Places

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """Nothing configured or stored; the command runs in a folder of its own."""
    (tmp_path / "work").mkdir()
    (tmp_path / "home").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setenv("SUMMARIZER_HOME", str(tmp_path / "home"))
    return Places.standard(os.environ)
