"""What two sentences in words of their own probably give otherwise of the same thing, as a learned scorer judges.

The rules know sentences that say the same in much the same words. The scorer is a logistic regression over how near two
places are to telling of the same (nearness.py) and what tells them apart (cases.py). The weights stand in
``likely_weights.toml``, learned by ``python -m tests.bench.training_disagreements``. It knows English only.
"""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer import lexica
from summarizer.disagreeing.cases import cases

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.disagreeing.affair import Affair
    from summarizer.disagreeing.difference import Difference
    from summarizer.disagreeing.telling import Told

_ENGLISH: Final = "en"


class Judged(NamedTuple):
    """A difference, and by how much its log odds exceed those from which it is told."""

    difference: Difference
    surplus: float


def judged(one: Told, other: Told, affair: Affair) -> list[Judged]:
    """Return what two sentences of different documents give otherwise, the likeliest first.

    Nothing is known of sentences in other languages than English.
    """
    if one.language != _ENGLISH or other.language != _ENGLISH:
        return []
    found = []
    for difference, shown in cases(one, other, affair):
        learned = weights()[difference.kind]
        found.append(Judged(difference, log_odds(shown, learned) - learned["threshold"]))
    return sorted(found, key=lambda each: -each.surplus)


def log_odds(shown: Mapping[str, float], learned: Mapping[str, float]) -> float:
    """Return the log odds that a difference is one, by what is shown of it and the weights learned, with their bias."""
    return learned["bias"] + fsum(learned.get(name, 0.0) * value for name, value in shown.items())


def weights() -> Mapping[str, Mapping[str, float]]:
    """Return the weights of each kind by name, with its bias and threshold."""
    return lexica.table("summarizer.disagreeing", "likely_weights.toml")
