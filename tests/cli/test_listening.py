"""What is told while the work goes on."""

from __future__ import annotations

import os
import pty
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from summarizer.cli.listening import Progress, listening
from summarizer.model import (
    Answered,
    Arrived,
    Asked,
    Compared,
    Divided,
    Noticed,
    Omitted,
    Proved,
    Received,
    Repairing,
    Waiting,
)
from summarizer.usage import Usage

if TYPE_CHECKING:
    from summarizer.model import Event


def after(*events: Event) -> str:
    """Return the line on the screen after ``events``, at a cent a call."""
    progress = Progress(lambda usage: usage.calls / 100)
    return [progress.after(event) for event in events][-1]


def test_documents_parts_items_and_cost_are_told():
    """The line grows as the work does."""
    events: list[Event] = [Divided(2, 3)]
    assert after(*events) == "2 documents · 0 of 3 parts answered · 0 items proved"
    events += [Asked("a", 1, 3), Received("{}", Usage(1, 900, 80)), Answered("a", 1, 2), Proved("risks", "A storm.")]
    assert after(*events) == "2 documents · 1 of 3 parts answered · 1 item proved · $0.0100 so far"
    events += [Omitted("risks", "A flood.", "not there"), Arrived("A fire."), Repairing(1)]
    assert after(*events) == (
        "asking again about 1 refused items · 2 documents · 1 of 3 parts answered · 1 item arrived · 1 item proved"
        " · 1 left out · $0.0100 so far"
    )


def test_what_is_waited_for_is_told():
    """Before anything is read, too; a check has no documents to count."""
    assert after(Waiting("the server is busy", 2, 4, 1.5)) == "the server is busy; try 2 of 4 in 1.5 s"
    assert after(Compared(2, 9)) == "comparing statement 2 of 9"


def test_an_unknown_cost_is_not_guessed():
    """Where no price is known, none is told; halves of a part are not counted beyond what there is."""
    progress = Progress(lambda _: None)
    progress.after(Divided(1, 1))
    progress.after(Received("", Usage(1, 5, 5)))
    progress.after(Answered("a", 1, 1))
    assert progress.after(Answered("a", 1, 1)) == "1 document · 1 of 1 part answered · 0 items proved"


@pytest.mark.parametrize(("term", "moves"), [("xterm-256color", True), ("dumb", False)])
def test_a_dumb_terminal_has_no_moving_line(term: str, moves: bool, monkeypatch: pytest.MonkeyPatch):
    """It is told what should be known, and sent no sequence that it cannot obey."""
    monkeypatch.setenv("TERM", term)
    screen, end = pty.openpty()
    with os.fdopen(end, "w", encoding="utf-8") as stderr, monkeypatch.context() as patched:
        patched.setattr(sys, "stderr", stderr)
        with listening("to nobody", quiet=False, verbose=False) as listener:
            listener(Divided(1, 1))
            listener(Noticed("mind the \x1b[31mgap"))
    shown = _all_shown(screen)
    assert "mind the \\u{1b}[31mgap" in shown
    assert ("\x1b" in shown) == moves
    assert "\x1b[31m" not in shown


def test_a_moving_line_is_one_line_on_a_narrow_screen(monkeypatch: pytest.MonkeyPatch):
    """It is cut, and needs no way up to take back a second one."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "40")
    screen, end = pty.openpty()
    with os.fdopen(end, "w", encoding="utf-8") as stderr, monkeypatch.context() as patched:
        patched.setattr(sys, "stderr", stderr)
        with listening("", quiet=False, verbose=False) as listener:
            for _ in range(3):
                listener(Divided(1, 1))
                time.sleep(0.15)
    shown = _all_shown(screen)
    assert "1 document · 0 of 1 part answered" in shown
    assert shown.count("\x1b[1A") <= 1  # to take back the line itself at the end


def _all_shown(screen: int) -> str:
    """Return what was written to a terminal whose other end is closed: it arrives in pieces."""
    shown = b""
    with suppress(OSError), os.fdopen(screen, "rb", buffering=0) as reader:  # Linux ends it with an error
        while piece := reader.read(100_000):
            shown += piece
    return shown.decode()
