"""What the rooms know of words, as data beside them: TOML files, read once, when first asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(room: str, *path: str) -> dict[str, Any]:
    """Return what the TOML file at ``path`` in the package ``room`` holds."""
    return tomllib.loads(files(room).joinpath(*path).read_text(encoding="utf-8"))
