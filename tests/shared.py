"""The labelled data and tools beside the checkout, where they are there."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).parent.parent.parent / "shared"

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="there is no ../shared with labelled data beside this checkout"
)
