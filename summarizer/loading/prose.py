"""Whether characters are words that somebody wrote for somebody to read."""

from __future__ import annotations

import re

# Five words in a row, or as much in scripts without blanks: what somebody wrote for somebody to read.
_PROSE = re.compile(r"(?<!\w)(?:[^\W\d_]{1,30}[,;:.]?\s{1,9}){4}[^\W\d_]|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{8}")


def is_prose(text: str) -> bool:
    """Tell whether there are such words in ``text``."""
    return _PROSE.search(text) is not None
