"""Movements of style sheets (``@keyframes``), as far as they tell how an element looks once they are through.

A movement that stays at its end looks like its last frame, one that stands still like its first, and one that goes on
without end hides only what it hides from its first frame to its last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from summarizer.loading.sheets.parting import listed, words
from summarizer.loading.sheets.values import Declared

if TYPE_CHECKING:
    from collections.abc import Iterator

_STAYS = frozenset({"forwards", "both"})
_FIRST = frozenset({"from", "0%"})
_LAST = frozenset({"to", "100%"})
_MOST = 8  # movements of one element

Frames = Sequence[tuple[str, Mapping[str, Declared]]]


class Frame(NamedTuple):
    """What a movement leaves: what is declared then, and properties of which nothing is known to stay as it was."""

    declared: Mapping[str, Declared]
    ended: frozenset[str] = frozenset()


class Movement(NamedTuple):
    """What a movement leaves at its start, at its end, and where it goes on without one."""

    first: Frame
    last: Frame
    endless: Frame


def movement(frames: Frames) -> Movement:
    """Return what a movement leaves, of whose frames is told where they stand ("from", "50%, 60%") and what they do."""
    first, last = _of(frames, _FIRST), _of(frames, _LAST)
    moved = frozenset(name for _, declared in frames for name in declared)
    stays = dict(first.items() & last.items())
    for _, declared in frames:
        stays = {name: one for name, one in stays.items() if declared.get(name, one) == one}
    return Movement(Frame(first), Frame(last), Frame(stays, moved - stays.keys()))


def at_rest(values: Mapping[str, str], movements: Mapping[str, Movement]) -> Iterator[Frame]:
    """Yield what the movements leave that an element with these values makes, of those that are known by name."""
    told = [*listed(values.get("animation", "")), *_longhands(values)] if movements else []
    for one in told[:_MOST]:
        spoken = words(one)
        found = next((movements[word.strip("\"'")] for word in spoken if word.strip("\"'") in movements), None)
        if found is None:
            continue
        if "paused" in spoken:
            yield found.first
        elif "infinite" in spoken:
            yield found.endless
        elif not _STAYS.isdisjoint(spoken):
            yield found.first if "reverse" in spoken else found.last


def _longhands(values: Mapping[str, str]) -> list[str]:
    """Return movements that are told in longhands as shorthands tell them."""
    more = " ".join(
        listed(values.get(f"animation-{name}", ""))[0] for name in ("fill-mode", "iteration-count", "play-state")
    )
    names = listed(values["animation-name"]) if "animation-name" in values else listed(values.get("animation", ""))
    return [f"{name} {more}" for name in names if name and more.strip()]


def _of(frames: Frames, places: frozenset[str]) -> dict[str, Declared]:
    """Return what the frames at some places declare; variables do not move."""
    found: dict[str, Declared] = {}
    for place, declared in frames:
        if not places.isdisjoint(listed(place.lower())):
            found.update((name, one) for name, one in declared.items() if not name.startswith("--"))
    return found
