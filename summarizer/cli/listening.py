"""What is told while the work goes on: a line where the documents go, and on a screen where the work is."""

from __future__ import annotations

import os
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
    Divided,
    Event,
    Noticed,
    Omitted,
    Proved,
    Received,
    Repairing,
    Waiting,
)
from summarizer.rendering import for_terminal
from summarizer.rendering.wording import counted, dollars
from summarizer.usage import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from rich.console import Console
    from rich.text import Text

    from summarizer.model import Listener
    from summarizer.usage import Usage

_SPINNER: Final = 3  # cells that it takes, and one that stays free: some terminals go on to the next line behind it


@contextmanager
def listening(
    opening: str = "", *, quiet: bool, verbose: bool, cost: Callable[[Usage], float | None] = lambda _: None
) -> Iterator[Listener]:
    """Yield what hears the events and says ``opening`` when the first document goes to a model, not before.

    With -v each event is a line; on a screen one changing line tells where the work is, and by ``cost`` what it has
    cost so far in dollars; with -q nothing is said.
    """
    if quiet and not verbose:
        yield _noticed
    elif verbose:
        yield _opened(opening, say, lambda event: say(_told(event)))
    elif not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield _opened(opening, say, _noticed)
    else:
        with _on_screen(opening, Progress(cost)) as listener:
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


class Progress:
    """Where the work is, as one line: documents, chunks asked about, items proved, cost so far."""

    def __init__(self, cost: Callable[[Usage], float | None]) -> None:
        """Start before the first event; ``cost`` tells what usage costs in dollars, None where that is not known."""
        self._cost = cost
        self._counts: Counter[type[Event]] = Counter()
        self._divided = Divided(0, 0)
        self._spent = NOTHING

    def after(self, event: Event) -> str:
        """Return the line as it is after ``event``: what is done now, and what is done so far."""
        self._counts[type(event)] += 1
        if isinstance(event, Divided):
            self._divided = event
        elif isinstance(event, Received):
            self._spent += event.usage
        doing = _told(event) if isinstance(event, Repairing | Waiting | Compared) else ""
        return " · ".join(filter(None, (doing, *self._so_far())))

    def _so_far(self) -> Iterator[str]:
        if self._divided.documents:
            yield counted(self._divided.documents, "document")
            answered = min(self._counts[Answered], self._divided.chunks)
            yield f"{answered:,} of {counted(self._divided.chunks, 'part')} answered"
        if self._counts[Arrived]:
            yield f"{counted(self._counts[Arrived], 'item')} arrived"
        if self._divided.documents:
            yield f"{counted(self._counts[Proved], 'item')} proved"
        if self._counts[Omitted]:
            yield f"{self._counts[Omitted]:,} left out"
        spent = self._cost(self._spent) if self._spent.calls else None
        if spent:
            yield f"{dollars(spent)} so far"


def on_one_line(console: Console, line: str) -> Text:
    """Return a line that changes, cut to the width of the screen beside its spinner: in two it would leave traces."""
    from rich.text import Text  # noqa: PLC0415 - only a screen needs it

    told = Text(for_terminal(line))
    told.truncate(max(1, console.width - _SPINNER), overflow="ellipsis")
    return told


@contextmanager
def _on_screen(opening: str, progress: Progress) -> Iterator[Listener]:
    from rich.console import Console  # noqa: PLC0415 - only a screen needs it
    from rich.text import Text  # noqa: PLC0415

    console = Console(stderr=True)
    with console.status("reading") as status:

        def show_line(line: str) -> None:
            console.print(Text(as_line(line)), soft_wrap=True)

        def show(event: Event) -> None:
            line = progress.after(event)
            if isinstance(event, Noticed):
                show_line(event.line)
            elif line:
                status.update(on_one_line(console, line))

        yield _opened(opening, show_line, show)


def _told(event: Event) -> str:
    """Return an event as a line for a person."""
    return _WORDS[type(event)](event)


_WORDS: Final[Mapping[type[Event], Callable[[Any], str]]] = {
    Noticed: lambda event: str(event.line),
    Divided: lambda event: f"{counted(event.documents, 'document')} in {counted(event.chunks, 'part')}",
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
