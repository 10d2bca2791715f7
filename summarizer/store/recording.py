"""A brief on record: every answer of a model in a file, and the file as a Model that needs no server.

A recording is JSON, a line each: first what was recorded, then every question's key with its answer, or the error it
ended with, in the order in which they were asked.
"""

from __future__ import annotations

import json
import os
import threading
from collections import defaultdict, deque
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from pydantic import ValidationError

from summarizer.errors import (
    AnswerError,
    BudgetReachedError,
    CutOffError,
    ModelError,
    OutputError,
    ServerDownError,
    ServerRefusedError,
    ServerUnavailableError,
    StoreError,
    TooLongError,
)
from summarizer.model import Answer
from summarizer.store.keys import key_of
from summarizer.store.secrecy import Secrets
from summarizer.usage import Usage
from summarizer.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

    from summarizer.model import Model, Question

_FORM: Final = "summarizer recording"
_VERSION: Final = 1
_BEGINNING: Final = json.dumps({_FORM: ""}).encode()[:-3]  # of every recording's first line
_LARGEST: Final = 500_000_000  # bytes of a recording
_ANY_MODEL: Final = ""  # a recording is of one model, so its questions are known by what was asked alone

_ERRORS: Final[dict[str, type[ModelError]]] = {
    error.__name__: error
    for error in (
        ModelError,
        ServerUnavailableError,
        ServerDownError,
        AnswerError,
        TooLongError,
        CutOffError,
        ServerRefusedError,
        BudgetReachedError,
    )
}


class Recording:
    """A Model that answers as ``model`` does and writes it all to ``path``, behind links, when closed.

    Used in a ``with`` statement, it writes the file if all went well, and none if not; or ``close`` writes it. It
    has no identity: nothing may be kept around it that would answer in its place. ``secrets`` are the keys that may
    not stand in the file.
    """

    def __init__(self, model: Model, path: Path, *, secrets: Iterable[str] = ()) -> None:
        """Begin a recording. Raises OutputError where no file can be written there, or one is that is no recording."""
        given, path = path, Path(os.path.realpath(path))  # a link stays one: the file that it leads to is written
        if path.is_dir() or not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
            raise OutputError(f"cannot record to {given}", hint="name a file in a directory that can be written")
        if not _may_be_replaced(path):
            raise OutputError(f"cannot record to {given}: it is no recording", hint="name a file that is not there yet")
        self._model = model
        self._path = path
        self._secrets = Secrets(secrets)
        self._lines: list[dict[str, Any]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if error is None:
            self.close()

    @property
    def name(self) -> str:
        """The model's name, as the report prints it."""
        return self._model.name

    @property
    def sent_to(self) -> str:
        """The host that the model sends documents to, empty where it is none."""
        return getattr(self._model, "sent_to", "")

    async def ask(self, question: Question) -> Answer:
        """Return the model's answer. Raises what the model raises."""
        line: dict[str, Any] = {"key": key_of(question, _ANY_MODEL)}
        self._lines.append(line)
        try:
            answer = await self._model.ask(question)
        except ModelError as error:
            line["error"] = {"kind": type(error).__name__, "message": error.message, "hint": error.hint}
            line["usage"] = _counts(error.usage)
            raise
        line["draft"] = answer.draft.model_dump(mode="json")
        line["usage"] = _counts(answer.usage)
        if answer.read_tokens is not None:
            line["read_tokens"] = answer.read_tokens
        return answer

    def close(self) -> None:
        """Write the file, whole or not at all. Raises OutputError."""
        head = {_FORM: _VERSION, "model": self.name, "sent_to": self.sent_to}
        ended = [line for line in self._lines if "usage" in line]  # an ask that was cancelled has nothing to replay
        text = "".join(f"{self._secrets.without(json.dumps(line))}\n" for line in (head, *ended))
        try:
            write_whole(self._path, text.encode())
        except OSError as error:
            raise OutputError(f"cannot record to {self._path}: {error.strerror}") from None


class Replayed:
    """A Model that answers from the recording at ``path``, with the recorded names, usage and errors."""

    def __init__(self, path: Path) -> None:
        """Read a recording. Raises StoreError for a file that is none."""
        head, *lines = _read(path)
        self._path = path
        self.name = str(head.get("model", ""))
        self.sent_to = str(head.get("sent_to", ""))
        self._answers: dict[str, deque[dict[str, Any]]] = defaultdict(deque)
        for line in lines:
            self._answers[str(line.get("key"))].append(line)
        self._lock = threading.Lock()

    async def ask(self, question: Question) -> Answer:
        """Return the recorded answer, or raise the recorded error.

        A question asked several times gets its answers in their order, and the last of them ever after. Raises
        AnswerError for one that was never asked, or whose answer does not fit its schema.
        """
        key = key_of(question, _ANY_MODEL)
        with self._lock:
            answers = self._answers.get(key)
            if not answers:
                raise AnswerError(
                    f"the recording {self._path.name} has no answer to this question",
                    hint="record it anew: documents, settings or prompts are not those of the recording",
                )
            line = answers.popleft() if len(answers) > 1 else answers[0]
        try:
            usage = _usage(line["usage"])
            if "error" in line:
                told = line["error"]
                error = _ERRORS[told["kind"]](str(told["message"]), hint=str(told["hint"]), usage=usage)
            else:
                return Answer(question.schema.model_validate(line["draft"]), usage, _count(line.get("read_tokens")))
        except (ValidationError, KeyError, TypeError):
            raise AnswerError(f"the recording {self._path.name} holds an answer that does not fit") from None
        raise error


def _may_be_replaced(path: Path) -> bool:
    """Tell whether what is at ``path`` is nothing, or a recording: a slip must not cost a source, or a device."""
    try:
        if not path.exists():
            return True
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(len(_BEGINNING)) in {_BEGINNING, b""}
    except OSError:
        return False


def _counts(usage: Usage) -> dict[str, int | None]:
    return {"calls": usage.calls, "input_tokens": usage.input_tokens, "output_tokens": usage.output_tokens}


def _usage(told: dict[str, object]) -> Usage:
    """Return the usage that ``_counts`` told. Raises KeyError or TypeError for what it never tells."""
    tokens_in, tokens_out = _count(told["input_tokens"]), _count(told["output_tokens"])
    return Usage(_count(told["calls"]) or 0, tokens_in, tokens_out)


def _count(told: object) -> int | None:
    """Return a recorded number, or None. Raises TypeError for what is no count."""
    if told is None or (type(told) is int and told >= 0):
        return told
    raise TypeError("no count")


def _read(path: Path) -> list[dict[str, Any]]:
    """Return the lines of a recording, its head first. Raises StoreError, naming the line that is broken."""
    try:
        if not path.is_file():  # a pipe of that name would never end
            path.stat()
            raise StoreError(f"cannot read the recording {path}: it is no file")
        if path.stat().st_size > _LARGEST:
            raise StoreError(f"the recording {path} is too large")
        text = path.read_bytes().decode()
    except OSError as error:
        raise StoreError(f"cannot read the recording {path}: {error.strerror}") from None
    except ValueError:
        raise _no_recording(path) from None
    lines: list[dict[str, Any]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            lines.append(_parsed(line, path, number if lines else None))
    if not lines or lines[0].get(_FORM) != _VERSION or not isinstance(lines[0].get("model"), str):
        raise _no_recording(path)
    return lines


def _parsed(line: str, path: Path, number: int | None) -> dict[str, Any]:
    """Return what a line says; the first, which says what the file is, has no ``number``. Raises StoreError."""
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        told = None
    if isinstance(told, dict):
        return told
    if number is None:
        raise _no_recording(path)
    raise StoreError(f"the recording {path} is broken in line {number}", hint="record it anew")


def _no_recording(path: Path) -> StoreError:
    return StoreError(f"{path} is no recording", hint="make one with --record FILE")
