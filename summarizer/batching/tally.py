"""How far a batch is: what came to its end by whom, what has failed by its cause, what it cost, what is left."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from summarizer.batching.outcomes import Told
from summarizer.loading.names import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from summarizer.store import Job

# What failed, by the exit code of its error.
_CAUSES: Final = {
    3: "a source that cannot be read, or is too large",
    4: "a server that cannot be reached",
    5: "an answer that is unusable or refused",
    6: "a call that the server refuses, or a limit that is reached",
}
_ANOTHER: Final = "another cause"
_ALL_CAUSES: Final = (*_CAUSES.values(), _ANOTHER)


@dataclass(slots=True)
class Share:
    """What of a batch came to its end by somebody: what is done, what has ``failed`` by its cause, the cost of both.

    ``given_up`` are items whose answers were under way when the work was broken off.
    """

    done: int = 0
    cost: float = 0.0
    costs_unknown: int = 0
    given_up: int = 0
    failed: Counter[str] = field(default_factory=Counter)

    @property
    def ended(self) -> int:
        """How many items are done or have failed."""
        return self.done + self.failed.total()

    def count(self, told: Told, *, done: bool) -> None:
        """Count an item that has ended."""
        if done:
            self.done += 1
        else:
            self.failed[_cause_of(told)] += 1
        if isinstance(told.cost, float | int):
            self.cost += told.cost
        else:
            self.costs_unknown += 1

    def as_numbers(self) -> list[float]:
        """Return it as numbers, always as many: those of several shares may be added up."""
        return [self.done, self.cost, self.costs_unknown, self.given_up, *(self.failed[cause] for cause in _ALL_CAUSES)]

    @classmethod
    def of(cls, numbers: Iterable[float]) -> Share:
        """Return the share that has these numbers."""
        done, cost, unknown, given_up, *failed = numbers
        causes = zip(_ALL_CAUSES, map(int, failed), strict=True)
        return cls(
            int(done), cost, int(unknown), int(given_up), Counter({cause: count for cause, count in causes if count})
        )


@dataclass
class Tally:
    """How far a batch is.

    ``made`` is what this process has done in this run, ``earlier`` what was done before it began, ``elsewhere`` what it
    found done by others meanwhile. Those who help it may be further than it has found yet, which ``helped`` tells.
    ``examples`` has what was told of one failure by each cause; ``stopped`` is what stopped the work; ``awaited`` are
    items that others work on, where nothing else is left. With ``asks`` a server answers, who may be paid.
    """

    items: int
    made: Share = field(default_factory=Share)
    earlier: Share = field(default_factory=Share)
    elsewhere: Share = field(default_factory=Share)
    helped: Callable[[], Share] = Share
    examples: dict[str, str] = field(default_factory=dict)
    begun: float = field(default_factory=time.monotonic)
    stopped: Told | None = None
    awaited: int = 0
    asks: bool = True

    @property
    def done(self) -> int:
        """How many items are done."""
        return sum(share.done for share in self._shares())

    @property
    def cost(self) -> float:
        """What they and those that have failed cost, in dollars, as far as that is known."""
        return sum(share.cost for share in self._shares())

    @property
    def costs_unknown(self) -> int:
        """For how many of them it is not."""
        return sum(share.costs_unknown for share in self._shares())

    @property
    def failed(self) -> Counter[str]:
        """How many items have failed, by cause."""
        return sum((share.failed for share in self._shares()), Counter())

    @property
    def given_up(self) -> int:
        """How many items were under way when the work was broken off."""
        return self.made.given_up + self.helped().given_up

    @property
    def left(self) -> int:
        """How many items are neither done nor failed."""
        return self.items - sum(share.ended for share in self._shares())

    @property
    def rate(self) -> float:
        """How many items a second have ended, by whomever, since this run began."""
        ended = self.items - self.left - self.earlier.ended
        return ended / max(time.monotonic() - self.begun, 1e-3)

    def count(self, share: Share, job: Job) -> None:
        """Count an item that has ended to one of the shares."""
        told = Told.read(job.told)
        share.count(told, done=job.state == "done")
        if job.state == "failed":
            name = shown(job.name)
            self.examples.setdefault(_cause_of(told), told.error if name in told.error else f"{name}: {told.error}")

    def _shares(self) -> tuple[Share, Share, Share]:
        others = max(self.elsewhere, self.helped(), key=lambda share: share.ended)
        return self.made, self.earlier, others


def _cause_of(told: Told) -> str:
    return _CAUSES.get(told.code, _ANOTHER)
