"""Which language a text is in by its letters alone, where they show it."""

from __future__ import annotations

import re
from typing import Final

#: A text is in the first of these whose letters are a tenth of it. Han alone is Chinese, kana among it Japanese.
_SCRIPTS: Final = (
    ("ja", re.compile("[\u3041-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("ar", re.compile("[\u0620-\u064a]")),
)
_LEAST: Final = 10


def language_by_script(text: str) -> str:
    """Return the code of the language that the letters of ``text`` show, "" where they are of many languages."""
    if text.isascii():
        return ""
    return next((code for code, letters in _SCRIPTS if _LEAST * len(letters.findall(text)) > len(text)), "")
