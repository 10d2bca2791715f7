"""How far a batch is, in a line, and how it ended, in a few."""

from __future__ import annotations

import io
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

from summarizer.batching.outcomes import Told
from summarizer.batching.tally import Share, Tally
from summarizer.cli.progress import line, showing, summary
from summarizer.model import Noticed, Waiting
from summarizer.store import Job

if TYPE_CHECKING:
    import pytest


def tally() -> Tally:
    """Return a batch of ten, begun a minute ago: four done, one of them before, two failed."""
    told = Tally(10, begun=time.monotonic() - 60)
    told.earlier = Share(1, 0.25)
    told.made = Share(3, 0.75)
    fail(told, "a.txt", Told(error="a.txt is empty", code=3))
    fail(told, "b.txt", Told(error="b.txt is empty", code=3, cost="unknown"))
    return told


def fail(tally: Tally, name: str, told: Told) -> None:
    tally.count(tally.made, Job("", name, "failed", told=told.as_json()))


def test_the_line_tells_rate_time_left_cost_and_failures():
    """What was done before is no part of the rate; what has failed is, for it is not left."""
    assert line(tally()) == "4 of 10 done · 2 failed · 5 a minute · 48 s left · $1.0000 and unknown for 1"
    assert line(Tally(10)) == "0 of 10 done"
    assert line(Tally(10, awaited=2)) == "0 of 10 done · 2 that others work on awaited"


def test_who_helps_is_told_of_before_it_is_found():
    """What others have done is counted once, whoever of the two knows more of it."""
    told = tally()
    told.helped = lambda: Share(2, 0.5, given_up=2, failed=Counter({"another cause": 1}))
    assert line(told) == "6 of 10 done · 3 failed · 8 a minute · 8 s left · $1.5000 and unknown for 1"
    assert list(summary(told))[-2:] == [
        "failed: 1 × another cause",
        "2 answers under way given up, which may be paid for again",
    ]
    told.elsewhere = Share(4, 0.75)
    assert line(told).startswith("8 of 10 done · 2 failed · 9 a minute")


def test_the_end_tells_causes_and_what_is_left():
    """The most frequent cause first, each with an example that names its document."""
    told = tally()
    fail(told, "c.txt", Told(error="no answer fits", code=5))
    told.stopped = Told(error="the limit is reached", code=6)
    told.made.given_up = 1
    assert list(summary(told)) == [
        "4 done (1 of them before), 3 failed, 3 left · $1.0000 and unknown for 1",
        "failed: 2 × a source that cannot be read, or is too large, as in a.txt is empty",
        "failed: 1 × an answer that is unusable or refused, as in c.txt: no answer fits",
        "1 answer under way given up, which may be paid for again",
        "stopped: the limit is reached",
    ]


def test_what_failed_before_is_told_to_be_left_as_it_is():
    """Else the line says what to do about it, and doing so changes nothing."""
    told = tally()
    assert not [line for line in summary(told) if "--retry-failed" in line]
    told.count(told.earlier, Job("", "c.txt", "failed", told=Told(error="c.txt is empty", code=3).as_json()))
    assert list(summary(told))[-1] == (
        "what failed before is tried again by --retry-failed, or when its source has changed"
    )


def test_where_nobody_is_asked_nothing_is_paid_again():
    """What the embedded model was reading is no answer."""
    told = Tally(10, asks=False)
    told.made.given_up = 2
    assert list(summary(told)) == ["0 done, 0 failed, 10 left", "2 documents under way given up"]


class Screen(io.StringIO):
    """What stderr is where somebody looks at it."""

    def isatty(self) -> bool:
        """Tell that it is one."""
        return True


def test_on_a_screen_it_is_seen_while_it_goes_on(monkeypatch: pytest.MonkeyPatch):
    """The line changes in its place; what should be known stays, and nothing in it plays tricks."""
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with showing(quiet=False) as (hear, show):
        show(tally())
        hear(Waiting("\x1b[31mbusy", 2, 6, 5.0))
        hear(Noticed("a store was set aside"))
        time.sleep(0.2)  # the screen is painted twelve times a second
    seen = screen.getvalue()
    assert "a store was set aside" in seen
    assert "\x1b[31mbusy" not in seen


def test_elsewhere_a_line_a_minute_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """A log is not filled with progress, and not silent for hours; quiet, only what should be known is said."""
    clock = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: clock)
    for quiet in (False, True):
        with showing(quiet=quiet) as (hear, show):
            for _ in range(130):
                show(Tally(10))
                clock += 1
            hear(Noticed("a store was set aside"))
            for _ in range(60):
                hear(Waiting("busy", 2, 6, 5.0))
                clock += 1
    aside = "summarizer: a store was set aside"
    lines = [*2 * ["summarizer: 0 of 10 done"], aside, "summarizer: busy; again in 5 s", aside]
    assert capsys.readouterr().err.splitlines() == lines
