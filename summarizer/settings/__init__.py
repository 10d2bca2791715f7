"""What a caller may set, where it may be set, and where each value comes from."""

from summarizer.settings.addresses import is_local, secrets_in
from summarizer.settings.origins import Origin
from summarizer.settings.places import Places
from summarizer.settings.values import (
    ELSEWHERE,
    EMBEDDED,
    PREFIX,
    REPLAY,
    Gathered,
    Settings,
    gather,
    unheeded,
)

__all__ = [
    "ELSEWHERE",
    "EMBEDDED",
    "PREFIX",
    "REPLAY",
    "Gathered",
    "Origin",
    "Places",
    "Settings",
    "gather",
    "is_local",
    "secrets_in",
    "unheeded",
]
