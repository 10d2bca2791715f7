"""Where the store lies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.settings import Places

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from summarizer.settings import Settings

NAME: Final = "store.sqlite"


def place_for(settings: Settings, environment: Mapping[str, str]) -> Path:
    """Return the file that the settings name, else the usual one: below ``SUMMARIZER_HOME`` or with a user's data."""
    return settings.store or Places.standard(environment).data / NAME
