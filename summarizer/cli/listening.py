"""What is told while the work goes on: a line where the documents go, and on a screen where the work is."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from summarizer.cli.streams import as_line, say
from summarizer.model import (
    Answered,
    Arrived,
    Asked,
    Compared,
    Event,
    Noticed,
    Omitted,
    Proved,
    Received,
    Repairing,
    Waiting,
)
from summarizer.rendering import for_terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from summarizer.model import Listener


@contextmanager
def listening(opening: str = "", *, quiet: bool, verbose: bool) -> Iterator[Listener]:
    """Yield what hears the events and says ``opening`` when the first document goes to a model, not before.

    With -v each event is a line; on a screen one changing line tells where the work is; with -q nothing is said.
    """
    if quiet and not verbose:
        yield _noticed
    elif verbose:
        yield _opened(opening, say, lambda event: say(_told(event)))
    elif not sys.stderr.isatty():
        yield _opened(opening, say, _noticed)
    else:
        with _on_screen(opening) as listener:
            yield listener


def _noticed(event: Event) -> None:
    """Say what should be known whatever is said besides."""
    if isinstance(event, Noticed):
        say(event.line)


def _opened(opening: str, say: Callable[[str], None], listener: Listener) -> Listener:
    """Return ``listener`` with ``opening`` said before the first question that it hears of."""
    said = False

    def hear(event: Event) -> None:
        nonlocal said
        if not said and isinstance(event, Asked):
            said = True
            say(opening)
        listener(event)

    return hear


@contextmanager
def _on_screen(opening: str) -> Iterator[Listener]:
    from rich.console import Console  # noqa: PLC0415 - only a screen needs it
    from rich.text import Text  # noqa: PLC0415

    counts: Counter[type[Event]] = Counter()
    console = Console(stderr=True)
    with console.status("reading") as status:

        def show_line(line: str) -> None:
            console.print(Text(as_line(line)), soft_wrap=True)

        def show(event: Event) -> None:
            counts[type(event)] += 1
            if isinstance(event, Noticed):
                show_line(event.line)
            elif isinstance(event, Arrived):
                status.update(Text(f"{counts[Arrived]} items have arrived, {counts[Proved]} are proved"))
            elif not isinstance(event, Proved | Omitted | Received):
                counted = "" if isinstance(event, Compared) else f" · {counts[Proved]} items proved"
                status.update(Text(for_terminal(f"{_told(event)}{counted}")))

        yield _opened(opening, show_line, show)


def _told(event: Event) -> str:
    """Return an event as a line for a person."""
    return _WORDS[type(event)](event)


_WORDS: Final[Mapping[type[Event], Callable[[Any], str]]] = {
    Noticed: lambda event: str(event.line),
    Asked: lambda event: f"asking about part {event.number} of {event.chunks}",
    Arrived: lambda event: f"arrived: {event.statement}",
    Received: lambda event: f"an answer of {len(event.raw):,} characters",
    Answered: lambda event: f"part {event.number}: {event.items} items offered",
    Proved: lambda event: f"proved: {event.section}: {event.statement}",
    Repairing: lambda event: f"asking again about {event.items} refused items",
    Omitted: lambda event: f"left out: {event.section}: {event.statement}: {event.reason}",
    Waiting: lambda event: f"{event.cause}; try {event.attempt} of {event.tries} in {event.seconds:.1f} s",
    Compared: lambda event: f"comparing statement {event.number:,} of {event.statements:,}",
}
