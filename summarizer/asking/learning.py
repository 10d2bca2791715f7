"""What is learnt about a server by asking it, for as long as this process lives: no call finds out the same again."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from summarizer.asking.modes import first_mode

if TYPE_CHECKING:
    from summarizer.asking.server import Server
    from summarizer.settings import Settings

_SECONDS: Final = 3_600.0  # then it is learnt anew: a service outlives an update of the server that it asks
_MOST: Final = 256  # servers


@dataclass
class Learnt:
    """What has been learnt about a model on a server.

    ``mode`` is the place in ``MODES`` of the first way to ask for JSON that it has not refused; ``refused_options``
    are left out of calls; ``most_tokens`` is the limit of an answer that it must be told, for its own is too low;
    ``has_answered`` that a completion has come from it, so that its address is right.
    """

    mode: int = 0
    refused_options: set[str] = field(default_factory=set)
    most_tokens: int | None = None
    has_answered: bool = False
    since: float = field(default_factory=time.monotonic)


_learnt: dict[tuple[str, str, bool], Learnt] = {}


def learnt_about(server: Server, settings: Settings) -> Learnt:
    """Return what all who ask this server with such settings have learnt within the hour, to be added to.

    Nothing of it is secret, and no key is part of what it is found by.
    """
    asked = (server.identity, settings.mode, settings.stream)
    learnt = _learnt.get(asked)
    if learnt is None or time.monotonic() - learnt.since > _SECONDS:
        learnt = Learnt(first_mode(settings.mode), set() if settings.stream else {"stream"})
        if len(_learnt) >= _MOST:
            _learnt.clear()
        _learnt[asked] = learnt
    return learnt
