"""A home and a working folder of a test's own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from summarizer.asking.keyring import KEY_VARIABLES
from summarizer.settings import Places

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """Nothing configured, stored or set; the command runs in a folder of its own."""
    others = {variable for variables in KEY_VARIABLES.values() for variable in variables}
    for name in [name for name in os.environ if name.startswith(("SUMMARIZER_", "OPENAI_")) or name in others]:
        monkeypatch.delenv(name)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    (tmp_path / "work").mkdir()
    (tmp_path / "home").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setenv("SUMMARIZER_HOME", str(tmp_path / "home"))
    return Places.standard(os.environ)
