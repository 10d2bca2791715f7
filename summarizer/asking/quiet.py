"""Other libraries' own logs of failures, told in our words anyway: kept off a terminal that nobody set up for them."""

from __future__ import annotations

import logging

_SILENT = logging.NullHandler()
_LOUD = ("instructor", "google_genai", "anthropic")


def hush() -> None:
    """Keep what these libraries log from stderr, unless whoever runs us has set logging up."""
    for name in _LOUD:
        logging.getLogger(name).addHandler(_SILENT)
