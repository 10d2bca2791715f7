"""What a result tells of the program that made it."""

from __future__ import annotations

from functools import cache


@cache
def own_version() -> str:
    """Return the installed version of this package; its metadata are looked up and parsed once."""
    from importlib.metadata import version  # noqa: PLC0415 - its parser of e-mails is dear

    return version("summarizer")
