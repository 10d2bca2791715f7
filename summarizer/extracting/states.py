"""States by any of their names: "Norway", "Norwegian", "Oslo"."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from summarizer.extracting.lexicon import lines

Form = Literal["name", "demonym", "capital"]


class State(NamedTuple):
    """A state and which of its names was looked up: its own, its people's, or its capital's."""

    name: str
    form: Form


def state(name: str) -> State | None:
    """Return the state that goes by ``name``, whichever form that is."""
    return _table().get(name)


@cache
def _table() -> dict[str, State]:
    table: dict[str, State] = {}
    for line in (*lines("states", "states"), *lines("states", "parts")):
        name, demonyms, capitals, others = (*(field.strip() for field in line.split("|")), "", "", "")[:4]
        forms: tuple[tuple[Form, str], ...] = (
            ("name", f"{name};{others}"),
            ("demonym", demonyms),
            ("capital", capitals),
        )
        for form, names in forms:
            for other in names.split(";"):
                if other.strip():
                    table.setdefault(other.strip(), State(name, form))
    return table
