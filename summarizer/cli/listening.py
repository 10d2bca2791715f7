"""What is told while the work goes on: a line where the documents go, and on a screen where the work is."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from summarizer.cli.streams import as_line, say
from summarizer.model import Answered, Arrived, Asked, Compared, Omitted, Proved, Received, Repairing, Waiting, unheard
from summarizer.rendering import for_terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from summarizer.model import Event, Listener


@contextmanager
def listening(opening: str = "", *, quiet: bool, verbose: bool) -> Iterator[Listener]:
    """Yield what hears the events and says ``opening`` when the first document goes to a model, not before.

    With -v each event is a line; on a screen one changing line tells where the work is; with -q nothing is said.
    """
    if quiet and not verbose:
        yield unheard
    elif verbose:
        yield _opened(opening, say, lambda event: say(_told(event)))
    elif not sys.stderr.isatty():
        yield _opened(opening, say, unheard)
    else:
        with _on_screen(opening) as listener:
            yield listener


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

    proved = 0
    console = Console(stderr=True)
    with console.status("reading") as status:

        def show_line(line: str) -> None:
            console.print(Text(as_line(line)), soft_wrap=True)

        def show(event: Event) -> None:
            nonlocal proved
            proved += isinstance(event, Proved)
            if not isinstance(event, Proved | Omitted):
                counted = "" if isinstance(event, Compared) else f" · {proved} items proved"
                status.update(Text(for_terminal(f"{_told(event)}{counted}")))

        yield _opened(opening, show_line, show)


def _told(event: Event) -> str:
    """Return an event as a line for a person."""
    match event:
        case Asked():
            told = f"asking about part {event.number} of {event.chunks}"
        case Answered():
            told = f"part {event.number}: {event.items} items offered"
        case Proved():
            told = f"proved: {event.section}: {event.statement}"
        case Repairing():
            told = f"asking again about {event.items} refused items"
        case Omitted():
            told = f"left out: {event.section}: {event.statement}: {event.reason}"
        case Waiting():
            told = f"{event.cause}; try {event.attempt} of {event.tries} in {event.seconds:.1f} s"
        case Compared():
            told = f"comparing statement {event.number:,} of {event.statements:,}"
        case Arrived():
            told = f"arrived: {event.statement}"
        case Received():
            told = f"an answer of {len(event.raw):,} characters"
    return told
