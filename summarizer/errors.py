"""Everything that can go wrong, as one tree.

    SummarizerError                 1    the root; nothing else crosses the front door
    ├── UsageError                  2    the call itself is wrong: an unknown kind, format, model or option
    ├── SourceError                 3    a source cannot be used
    │   ├── SourceMissingError      3    nothing is there, or it is not ours to read
    │   ├── SourceEmptyError        3    nothing in it but blanks
    │   ├── SourceNotTextError      3    its bytes are no text that we can read
    │   └── SourceTooLargeError     3    it exceeds a limit
    ├── OutputError                 3    the result cannot be written where it was asked for
    ├── StoreError                  3    the cache or run log cannot be read or written
    ├── ModelError                  5    no brief came from the model
    │   ├── ServerUnavailableError  4    the server cannot be reached or is busy: try later
    │   │   └── ServerDownError     4    nobody has been answered for long
    │   ├── TooLongError            3    the document does not fit the model
    │   ├── AnswerError             5    the model's answer is unusable or refused
    │   │   └── CutOffError         5    the answer does not fit the model
    │   ├── ServerRefusedError      6    the server refuses: key, quota, model
    │   └── BudgetReachedError      6    the caller's own limit of tokens or money is reached

Each error says in one line what happened and, in ``hint``, what to do next. ``exit_code`` is the number the
command ends with; the table is documented in the README and fixed: other programs build on it.
"""

from __future__ import annotations

from typing import ClassVar, Final

from summarizer.usage import NOTHING, Usage


class SummarizerError(Exception):
    """The root of the tree. ``message`` is one line for a person; ``hint`` says what to do next, or is empty."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}: {self.hint}" if self.hint else self.message

    def __reduce__(self) -> tuple[object, ...]:
        # The default would lose ``hint``; errors cross process borders in a batch.
        return _rebuilt, (type(self), self.message, self.hint)


_LONGEST_FAULT: Final = 300  # characters


def fault_of_ours(error: Exception, hint: str = "please report it") -> SummarizerError:
    """Return what is told of an error that nobody foresaw: its kind, and the beginning of what it says."""
    told = f"{type(error).__name__}: {error}"[:_LONGEST_FAULT].rstrip(" :")
    return SummarizerError(f"a fault of summarizer itself, {told}", hint=hint)


def _rebuilt(kind: type[SummarizerError], message: str, hint: str) -> SummarizerError:
    return kind(message, hint=hint)


class UsageError(SummarizerError):
    """The call itself is wrong: an unknown kind, format, model or option."""

    exit_code = 2


class SourceError(SummarizerError):
    """A source cannot be used."""

    exit_code = 3


class SourceMissingError(SourceError):
    """Nothing is there, or it is not ours to read."""


class SourceEmptyError(SourceError):
    """Nothing is in it but blanks."""


class SourceNotTextError(SourceError):
    """Its bytes are no text that we can read."""


class SourceTooLargeError(SourceError):
    """It exceeds a limit of size."""


class OutputError(SummarizerError):
    """The result cannot be written where it was asked for."""

    exit_code = 3


class StoreError(SummarizerError):
    """The cache or run log cannot be read or written."""

    exit_code = 3


class ModelError(SummarizerError):
    """No brief came from the model. ``usage`` is what the asking cost all the same."""

    exit_code = 5

    def __init__(self, message: str, *, hint: str = "", usage: Usage = NOTHING) -> None:
        super().__init__(message, hint=hint)
        self.usage = usage

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuilt_model_error, (type(self), self.message, self.hint, self.usage)


def _rebuilt_model_error(kind: type[ModelError], message: str, hint: str, usage: Usage) -> ModelError:
    return kind(message, hint=hint, usage=usage)


class ServerUnavailableError(ModelError):
    """The server cannot be reached or is busy; the same call may succeed later.

    ``sort`` tells how the call failed, in a word, and ``wait`` the seconds that the server asked for, None where it
    named none.
    """

    exit_code = 4
    sort: str = "slow"
    wait: float | None = None


class ServerDownError(ServerUnavailableError):
    """Nobody has been answered for long: what fails now is no question's own failure."""


class TooLongError(ModelError):
    """The document does not fit the model: half of it may."""

    exit_code = 3


class AnswerError(ModelError):
    """The model answered, and the answer is unusable or a refusal."""


class CutOffError(AnswerError):
    """The answer ended at a limit of its length: one about half of the document may not."""


class ServerRefusedError(ModelError):
    """The server will not serve this call: key missing or wrong, quota used up, model unknown."""

    exit_code = 6


class BudgetReachedError(ModelError):
    """The caller's own limit of tokens or money is reached; what was proved before stands."""

    exit_code = 6
