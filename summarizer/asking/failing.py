"""A try that failed: the error to end with, and whether, when and how often another try may help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from summarizer.asking.hiding import hidden
from summarizer.errors import AnswerError, CutOffError, ServerUnavailableError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.errors import ModelError

Sort = Literal["final", "busy", "crowded", "lost", "slow", "absent", "nameless", "strange", "empty"]

# Most tries of one call that may fail in one way. A busy server costs nothing: it is tried as often as the settings
# say. What was lost on the way, or took too long, may have been paid for each time.
MOST: Final[Mapping[Sort, int]] = {
    "final": 1,
    "busy": 1_000_000,
    "crowded": 1_000_000,  # it would answer fewer calls
    "lost": 4,
    "slow": 2,
    "absent": 3,  # nothing listens: it may be starting
    "nameless": 2,  # no address for the name
    "strange": 2,  # a page where an answer should be: a proxy, a login, a wrong address
    "empty": 2,  # an answer without a word: asked for again and again, nothing stays nothing
}

# Sorts of failure after which nobody knows whether the server has counted tokens.
PERHAPS_PAID: Final = frozenset({"lost", "slow", "strange"})

_SAID = 300  # most characters of a server's own words


class Failed(Exception):  # noqa: N818 - it names a try, and never leaves this room
    """A try that failed in one of the ways of ``MOST``, and the seconds that the server asked us to wait."""

    def __init__(self, error: ModelError, sort: Sort = "final", *, wait: float | None = None) -> None:
        super().__init__(error.message)
        self.error = error
        self.sort = sort
        self.wait = wait
        if isinstance(error, ServerUnavailableError):
            error.sort, error.wait = sort, wait


def garbled(
    host: str, what: str, *, hint: str = "try again later, or check the server's address", sort: Sort = "lost"
) -> Failed:
    """Return the fault of a server whose answer is no chat completion: the line's or a proxy's, not the model's."""
    error = ServerUnavailableError(f"{host} answered with what is no chat completion ({what})", hint=hint)
    return Failed(error, sort)


def too_large(host: str, limit: str) -> Failed:
    """Return the fault of an answer without end: asked for again, it would be paid for again."""
    error = AnswerError(f"the answer of {host} is larger than {limit}", hint="try another model")
    return Failed(error)


def late(host: str, seconds: float) -> Failed:
    """Return the fault of a try in which nothing came for ``seconds``."""
    error = ServerUnavailableError(
        f"{host} sent nothing for {seconds:.3g} s", hint="try again later, or set SUMMARIZER_CALL_TIMEOUT higher"
    )
    return Failed(error, "slow")


def cut_off() -> Failed:
    """Return the fault of an answer that ends at a limit of length. The same call would end there again."""
    error = CutOffError(
        "the model's answer was cut off at a limit of its length",
        hint="set SUMMARIZER_CHUNK_CHARACTERS lower, or raise the server's limit",
    )
    return Failed(error)


def empty(what: str, finish: str) -> Failed:
    """Return the fault of an answer without a word; ``finish`` is why the server says that it ended."""
    return Failed(unfit(what if finish in {"", "stop"} else f"{what}: {masked(finish, ())}"), "empty")


def unfit(why: str) -> AnswerError:
    """Return the error of an answer that, asked for again, is still not what was asked for."""
    return AnswerError(f"the model's answer does not fit ({why})", hint="try another model")


def withheld(why: str, secrets: Sequence[str]) -> Failed:
    """Return the fault of a model or filter that refuses to answer."""
    return Failed(AnswerError(f"the model refused to answer ({masked(why, secrets)})"))


def masked(text: str, secrets: Sequence[str]) -> str:
    """Return ``text`` fit for a message: no secrets, one line, nothing that a terminal would obey, not long."""
    line = " ".join(hidden(text, secrets)[: 4 * _SAID].split())
    shown = "".join(char if char.isprintable() else f"\\u{{{ord(char):x}}}" for char in line)
    return shown if len(shown) <= _SAID else shown[: _SAID - 1] + "…"
