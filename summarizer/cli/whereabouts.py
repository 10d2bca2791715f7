"""What leaves this machine, as the commands say it on stderr."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from summarizer.cli.streams import say
from summarizer.loading.telling import first_of
from summarizer.pipeline.sources import hosts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.model import Model
    from summarizer.settings import Gathered, Settings


LEAVES: Final = "leaves this machine"
_HOSTS: Final = 20  # that are told by name


def whereabouts(model: Model, gathered: Gathered, sources: Sequence[str]) -> str:
    """Return the line that says where the documents go and come from, and which file decided it if one did."""
    from summarizer.pipeline import REPLAY  # noqa: PLC0415 - check and verify, which use the rest, ask no model

    settings = gathered.settings
    decided = f", as {gathered.decided_by_project} says" if gathered.decided_by_project else ""
    stays = nothing(LEAVES, sources, settings)
    if settings.model.startswith(REPLAY):
        return f"answers are replayed from a recording, {stays}{decided}"
    if sent_to := getattr(model, "sent_to", ""):
        if settings.offline:
            return f"only stored answers of {model.name} are used, {stays}"
        fetched = f"; pages are asked for at {hosts}" if (hosts := _hosts(sources, settings)) else ""
        return f"the documents go to {sent_to} (model {model.name}){decided}{fetched}"
    if os.environ.get("OPENAI_API_KEY") or os.environ.get("OPENAI_BASE_URL"):
        hint = "a key or server is set, but a model is asked only where --model names one"
    else:
        hint = "--model PROVIDER/NAME asks a language model"
    return f"the embedded model reads, {stays} ({hint})"


def nothing(happened: str, sources: Sequence[str], settings: Settings) -> str:
    """Return "nothing" with what ``happened`` to it, but for asking at the web addresses among the sources."""
    hosts = _hosts(sources, settings)
    return f"nothing {happened} but what asks for pages at {hosts}" if hosts else f"nothing {happened}"


def tell_of_pages(sources: Sequence[str], settings: Settings) -> None:
    """Say that pages are asked for, where some are."""
    if _hosts(sources, settings):
        say(nothing(LEAVES, sources, settings))


def _hosts(sources: Sequence[str], settings: Settings) -> str:
    return "" if settings.offline else first_of(hosts_of(sources), _HOSTS)
