"""How far a batch is: one changing line on a screen, and a few lines at its end."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from summarizer.cli.listening import on_one_line
from summarizer.cli.streams import as_line, say
from summarizer.model import Event, Noticed, Waiting
from summarizer.rendering.wording import counted, dollars

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from summarizer.batching.sampling import Forecast
    from summarizer.batching.tally import Tally
    from summarizer.model import Listener

_EVERY: Final = 0.1  # seconds between two changes of the line
_EVERY_IN_A_LOG: Final = 60.0  # the same, where each is another line
_MINUTE: Final = 60
_HOUR: Final = 3600


@contextmanager
def showing(*, quiet: bool) -> Iterator[tuple[Listener, Callable[[Tally], None]]]:
    """Yield what hears events, and what is told how far the work is.

    On a screen both are seen in a line that changes; elsewhere, as in a log, a line a minute tells it.
    """
    if quiet:
        yield _noticed, lambda _: None
    elif not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield from _in_a_log()
    else:
        yield from _on_screen()


def _noticed(event: Event) -> None:
    if isinstance(event, Noticed):
        say(event.line)


def _in_a_log() -> Iterator[tuple[Listener, Callable[[Tally], None]]]:
    seldom = _Seldom(say, _EVERY_IN_A_LOG, since=time.monotonic())

    def hear(event: Event) -> None:
        _noticed(event)
        if isinstance(event, Waiting):
            seldom(lambda: _waiting(event))

    yield hear, lambda tally: seldom(lambda: line(tally))


def _on_screen() -> Iterator[tuple[Listener, Callable[[Tally], None]]]:
    from rich.console import Console  # noqa: PLC0415 - only a screen needs it
    from rich.text import Text  # noqa: PLC0415

    console = Console(stderr=True)
    with console.status("reading") as status:

        def update(told: str) -> None:
            status.update(on_one_line(console, told))

        def hear(event: Event) -> None:
            if isinstance(event, Noticed):
                console.print(Text(as_line(event.line)), soft_wrap=True)
            elif isinstance(event, Waiting):
                update(_waiting(event))

        seldom = _Seldom(update, _EVERY)
        yield hear, lambda tally: seldom(lambda: line(tally))


class _Seldom:
    """Passes on what there is to tell, no more often than every so many ``seconds``; first, so many after ``since``."""

    def __init__(self, tell: Callable[[str], None], seconds: float, *, since: float = float("-inf")) -> None:
        self._tell = tell
        self._seconds = seconds
        self._told = since

    def __call__(self, line: Callable[[], str]) -> None:
        if time.monotonic() - self._told >= self._seconds:
            self._told = time.monotonic()
            self._tell(line())


def _waiting(event: Waiting) -> str:
    return f"{event.cause}; again in {event.seconds:.0f} s"


def line(tally: Tally) -> str:
    """Return how far the work is: what is done, how fast, how long it will take, what it has cost."""
    parts = [f"{tally.done:,} of {tally.items:,} done"]
    if tally.failed:
        parts.append(f"{tally.failed.total():,} failed")
    if tally.awaited:
        parts.append(f"{tally.awaited:,} that others work on awaited")
    if tally.rate:
        parts += [f"{tally.rate * _MINUTE:,.0f} a minute", f"{_duration(tally.left / tally.rate)} left"]
    return " · ".join([*parts, *_cost(tally)])


def summary(tally: Tally) -> Iterator[str]:
    """Yield the lines that tell how a batch ended."""
    failed = tally.failed
    done = f"{tally.done:,} done{_before(tally.earlier.done)}"
    ended = f"{done}, {failed.total():,} failed{_before(tally.earlier.failed.total())}, {tally.left:,} left"
    yield " · ".join([ended, *_cost(tally)])
    for cause, count in failed.most_common():
        example = f", as in {tally.examples[cause]}" if cause in tally.examples else ""
        yield f"failed: {count:,} × {cause}{example}"
    if tally.earlier.failed:
        yield "what failed before is tried again by --retry-failed, or when its source has changed"
    if tally.given_up:
        given_up = counted(tally.given_up, "answer" if tally.asks else "document")
        yield f"{given_up} under way given up{', which may be paid for again' if tally.asks else ''}"
    if tally.stopped:
        yield f"stopped: {tally.stopped.error}"


def _before(count: int) -> str:
    return f" ({count:,} of them before)" if count else ""


def forecast_line(told: Forecast, sent: str) -> str:
    """Return what a batch would take, on one line; ``sent`` tells what was sent to find it out."""
    total = told.total
    parts = [counted(told.items, "document")]
    if total.sent_to:
        price = "price unknown" if total.dollars is None else f"about {dollars(total.dollars, 2)}"
        parts += [
            f"about {counted(total.calls, 'call')} to {total.sent_to} (model {total.model})",
            f"{total.input_tokens:,} tokens in, {total.output_tokens:,} out",
            price,
            *_by_batches(told),
        ]
    else:
        parts.append(f"no call (model {total.model})")
    if told.bounded_by:
        parts.append(f"about {_duration(told.hours * _HOUR)}, bounded by {told.bounded_by}")
    unreadable = f", of which {told.unreadable:,} cannot be read" if told.unreadable else ""
    parts.append(f"from a sample of {told.sampled:,}{unreadable}")
    return " · ".join([*parts, f"repairs would add to it, {sent}" if total.sent_to else sent])


def _by_batches(told: Forecast) -> Iterator[str]:
    """Yield what part of the calls goes by batches, and whether that is known to be cheaper."""
    if told.by_batch:
        off = (
            f"at {1 - told.discount:.0%} of the price" if told.discount else "at a price that is not known to be lower"
        )
        yield f"{told.by_batch:,} of them in batches, {off}"


def _cost(tally: Tally) -> Iterator[str]:
    if tally.cost:
        yield dollars(tally.cost) + (f" and unknown for {tally.costs_unknown:,}" if tally.costs_unknown else "")
    elif tally.costs_unknown:
        yield "cost unknown"


def _duration(seconds: float) -> str:
    if seconds < _MINUTE:
        return f"{seconds:.0f} s"
    if seconds < _HOUR:
        return f"{seconds / _MINUTE:.0f} min"
    return f"{seconds / _HOUR:.1f} h"
