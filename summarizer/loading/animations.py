"""Movements of style sheets (``@keyframes``), as far as they tell how an element looks once they are through.

A movement that stays at its end looks like its last frame, one that stands still like its first, and one that goes on
without end hides only what it hides from its first frame to its last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from summarizer.loading.style_values import Declared
from summarizer.loading.style_words import listed, words

if TYPE_CHECKING:
    from collections.abc import Iterator

_STAYS = frozenset({"forwards", "both"})
_FIRST = frozenset({"from", "0%"})
_LAST = frozenset({"to", "100%"})
_MOST = 8  # movements of one element

#: Of a movement, what each frame is for ("from", "50%, 60%") and what it declares.
Frames = Sequence[tuple[str, Mapping[str, Declared]]]


class Frame(NamedTuple):
    """What a movement leaves: what is declared then, and properties of which nothing is known to stay as it was."""

    declared: Mapping[str, Declared]
    ended: frozenset[str] = frozenset()


def at_rest(values: Mapping[str, str], movements: Mapping[str, Frames]) -> Iterator[Frame]:
    """Yield what the movements leave that an element with these values makes, of those that are known by name."""
    told = [*listed(values.get("animation", "")), *_longhands(values)]
    for one in told[:_MOST]:
        spoken = words(one)
        frames = next((movements[word.strip("\"'")] for word in spoken if word.strip("\"'") in movements), None)
        if not frames:
            continue
        if "paused" in spoken:
            yield Frame(_of(frames, _FIRST))
        elif "infinite" in spoken:
            yield _without_end(frames)
        elif not _STAYS.isdisjoint(spoken):
            yield Frame(_of(frames, _FIRST if "reverse" in spoken else _LAST))


def _longhands(values: Mapping[str, str]) -> list[str]:
    """Return movements that are told in longhands as shorthands tell them."""
    more = " ".join(
        listed(values.get(f"animation-{name}", ""))[0] for name in ("fill-mode", "iteration-count", "play-state")
    )
    names = listed(values["animation-name"]) if "animation-name" in values else listed(values.get("animation", ""))
    return [f"{name} {more}" for name in names if name and more.strip()]


def _of(frames: Frames, places: frozenset[str]) -> dict[str, Declared]:
    found: dict[str, Declared] = {}
    for place, declared in frames:
        if not places.isdisjoint(listed(place.lower())):
            found.update(declared)
    return found


def _without_end(frames: Frames) -> Frame:
    first, last = _of(frames, _FIRST), _of(frames, _LAST)
    moved = frozenset(name for _, declared in frames for name in declared)
    stays = {name: one for name, one in first.items() if last.get(name) == one and _is_in_all(frames, name, one)}
    return Frame(stays, moved - stays.keys())


def _is_in_all(frames: Frames, name: str, one: Declared) -> bool:
    return all(declared.get(name, one) == one for _, declared in frames)
