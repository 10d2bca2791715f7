"""What became of an item: its report written, or why there is none, in a few words for the journal and the index."""

from __future__ import annotations

import hashlib
import json
import os
import re
from contextlib import suppress
from dataclasses import astuple, dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from pydantic import TypeAdapter

from summarizer.errors import (
    BudgetReachedError,
    ModelError,
    OutputError,
    ServerDownError,
    ServerRefusedError,
    ServerUnavailableError,
    StoreError,
    SummarizerError,
)
from summarizer.pipeline.budgeting import Account, Costs
from summarizer.rendering import FORMATS, pieces
from summarizer.usage import NOTHING, Usage
from summarizer.whole_file import write_whole, written_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.report import Report

Verdict = Literal["done", "failed", "later"]

#: Exit codes of what is no fault of a document's own: it is tried again by the next run.
NOT_ITS_OWN: Final = frozenset({ServerUnavailableError.exit_code, ServerRefusedError.exit_code})

_ENDINGS: Final = {"markdown": "md", "terminal": "txt"}  # of the formats whose names are no endings themselves
_INDEX: Final = "index"
_NO_NAME: Final = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST: Final = 75  # characters of a name that a person would know it by; so a temporary name holds all of it
_DIGITS: Final = 16  # of the hash behind it: all that tells names apart that have no letter from A to Z
_OURS: Final = re.compile(
    rf".+-[0-9a-f]{{{_DIGITS}}}\.(?:{'|'.join(_ENDINGS.get(style, style) for style in FORMATS)})"
    rf"|{_INDEX}(?:-\d+-of-\d+)?\.jsonl",
    re.ASCII,
)
_KEYS: Final = frozenset({"id", "status", "digest"})  # of each line of an index, whatever else it tells
_LONGEST_LINE: Final = 100_000  # bytes of it


@dataclass(frozen=True, slots=True)
class Told:
    """What the journal and the index tell of an item: numbers of its report, or its ``error`` with its exit code.

    ``cost`` is in US dollars, "unknown" where it is; ``doubts`` are what the checks hold against its findings;
    ``sha256`` is the hash of the file that the report was written to, in hex, whose times differ from run to run, and
    ``folder`` the real path of where that lies: another batch may write elsewhere what it makes of the same document;
    ``spent`` are the numbers of the Usage that counts against limits, which is our count where the server's is none.
    """

    output: str = ""
    findings: int = 0
    doubts: int = 0
    left_out: int = 0
    calls: int = 0
    input_tokens: int | None = 0
    output_tokens: int | None = 0
    cost: float | Literal["unknown"] = 0.0
    error: str = ""
    code: int = 0
    sha256: str = field(default="", compare=False)
    folder: str = field(default="", compare=False)
    spent: tuple[int, int, int, int, int] | None = field(default=None, compare=False)

    @property
    def usage(self) -> Usage:
        """What all tries of it have cost, as the server told."""
        return Usage(self.calls, self.input_tokens, self.output_tokens)

    @property
    def counted(self) -> Usage:
        """What counts of it against a limit."""
        return Usage(*self.spent) if self.spent else Usage(self.calls, self.input_tokens or 0, self.output_tokens or 0)

    def account(self) -> Account:
        """Return the account of another try, which begins with what the tries before have cost."""
        return Account(Costs(self.usage), Costs(self.counted))

    def after(self, account: Account, cost: Callable[[Usage], float | Literal["unknown"]]) -> Told:
        """Return the same with what earlier tries have cost, and no report of this one tells."""
        if not account.is_used:  # whoever made it kept none
            account.meet(self.usage, self.counted)
        earlier = account.told.before.beyond(account.told.met)
        more = cost(earlier)
        usage = self.usage + earlier
        return replace(
            self,
            calls=usage.calls,
            input_tokens=usage.input_tokens,
            output_tokens=usage.output_tokens,
            cost="unknown" if self.cost == "unknown" or more == "unknown" else self.cost + more,
            spent=astuple(account.counted.total),
        )

    @classmethod
    def left(cls, account: Account) -> Told:
        """Return what is told of an item that is left for later: what all tries of it have cost."""
        usage = account.told.total
        spent = astuple(account.counted.total)
        return cls(calls=usage.calls, input_tokens=usage.input_tokens, output_tokens=usage.output_tokens, spent=spent)

    def as_json(self) -> str:
        """Return it as the journal keeps it."""
        return json.dumps({name: getattr(self, name) for name in self.__slots__})

    def for_index(self) -> dict[str, str | int | float | None]:
        """Return it by the names of its fields, but for those that differ from run to run."""
        return {one.name: getattr(self, one.name) for one in fields(self) if one.compare}

    @classmethod
    def read(cls, text: str) -> Told:
        """Return what ``as_json`` made; of what a later version wrote, what is known here."""
        try:
            told = json.loads(text or "{}")
            known = {name: value for name, value in told.items() if name in cls.__slots__}
            return _adapter().validate_python(known)
        except (ValueError, AttributeError):
            return cls()


@cache
def _adapter() -> TypeAdapter[Told]:
    return TypeAdapter(Told)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an item: ``verdict``, the digest of its report ("" where there is none), what is told of it.

    ``content`` is the hash of what was read for it, taken before that was read; "" where whoever read it was ended.
    """

    verdict: Verdict
    digest: str
    told: Told
    content: str = ""


@dataclass(frozen=True, slots=True)
class Out:
    """The folder that reports are written to, the format they are in, and the permissions of their files."""

    folder: Path
    style: str
    mode: int = 0o600

    @property
    def place(self) -> str:
        """The real path of the folder, whichever way it was named."""
        return os.path.realpath(self.folder)

    def name_for(self, item: str) -> str:
        """Return the name of an item's file: harmless, the same in every run, and no other item's."""
        known_by = _NO_NAME.sub("-", item).strip("-.")[-_LONGEST:].lstrip("-.")
        digest = hashlib.sha256(item.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
        return f"{known_by or 'report'}-{digest}.{_ENDINGS.get(self.style, self.style)}"

    def name_of_index(self, number: int, of: int, ending: str = "jsonl") -> str:
        """Return the name of the index of one of ``of`` shards: each has its own, for all may write into one folder."""
        return f"{_INDEX}.{ending}" if of == 1 else f"{_INDEX}-{number}-of-{of}.{ending}"

    def may_hold_index(self, name: str) -> bool:
        """Tell whether nothing stands in the place of an index, or another index: it may be a source just as well."""
        return not (self.folder / name).exists() or _is_index(self.folder / name)

    def begin_index(self, name: str) -> None:
        """Make an index of nothing, where there is none: by it what is written is known, whoever is killed meanwhile.

        Raises OutputError.
        """
        try:
            os.close(os.open(self.folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, self.mode))
        except FileExistsError:
            return
        except OSError as error:
            raise self._unwritten(name, error) from None

    def holds(self, item: str, told: Told) -> bool:
        """Tell whether the report of an item is there, in this format and as it was written.

        Another batch may have put its own in that place, of the same document for another focus.
        """
        if told.output != self.name_for(item):
            return False
        try:
            with (self.folder / told.output).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == told.sha256
        except OSError:
            return False

    def is_of(self, item: str, told: Told) -> bool:
        """Tell whether it is here, in this format, that the report of an item was written. Nothing is read."""
        return told.output == self.name_for(item) and told.folder == self.place

    def read(self, told: Told) -> bytes | None:
        """Return a report as it was written; None where it is not there any more, or another's has its place."""
        try:
            data = (self.folder / told.output).read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == told.sha256 else None

    def half_written(self) -> dict[str, list[str]]:
        """Return the files that were to become reports, by the names of those: whoever wrote them may be dead.

        None where the folder is not there any more: whoever writes into it says so.
        """
        found: dict[str, list[str]] = {}
        with suppress(OSError):
            for file in os.scandir(self.folder):
                if name := written_to(file.name):
                    found.setdefault(name, []).append(file.path)
        return found

    def write(self, name: str, data: bytes) -> None:
        """Write a file, all or nothing. Raises OutputError."""
        try:
            write_whole(self.folder / name, data, mode=self.mode)
        except OSError as error:
            raise self._unwritten(name, error) from None

    def _unwritten(self, name: str, error: OSError) -> OutputError:
        return OutputError(
            f"cannot write {self.folder / name}: {error.strerror}", hint="what is done is kept: run it again"
        )


class Written:
    """What batches have written, now into ``out`` or ever into any folder: no document, though it lies among some.

    It is known by its name, and by the index beside it.
    """

    def __init__(self, out: Out | None) -> None:
        self._out = out
        self._folders: dict[str, bool] = {}

    def __contains__(self, path: str) -> bool:
        folder, name = os.path.split(path)
        return _OURS.fullmatch(name) is not None and self._is_theirs(os.path.realpath(folder))

    def _is_theirs(self, folder: str) -> bool:
        if folder not in self._folders:
            is_out = self._out is not None and folder == self._out.place
            self._folders[folder] = is_out or any(map(_is_index, Path(folder).glob(f"{_INDEX}*.jsonl")))
        return self._folders[folder]


def _is_index(path: Path) -> bool:
    """Tell whether a file is an index, be it one of nothing."""
    if not path.is_file():  # a pipe has no end
        return False
    try:
        with path.open("rb") as file:
            line = file.readline(_LONGEST_LINE)
        first = json.loads(line) if line else dict.fromkeys(_KEYS)
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(first, dict) and first.keys() >= _KEYS


def written(item: str, report: Report, out: Out) -> Outcome:
    """Write the report of an item and return its outcome: failed, where a part of it has, whatever stands in the rest.

    Raises OutputError.
    """
    failures = report.coverage.failed
    first = next(iter(sorted(failures, key=lambda failure: failure.code not in NOT_ITS_OWN)), None)
    told = Told(
        output=out.name_for(item),
        findings=len(report.findings),
        doubts=sum(len(finding.doubts) for finding in report.findings),
        left_out=len(report.left_out),
        calls=report.run.calls,
        input_tokens=report.run.input_tokens,
        output_tokens=report.run.output_tokens,
        cost=report.run.cost,
        error=first.error if first else "",
        code=first.code if first else 0,
    )
    data = b"".join(pieces(report, out.style))
    out.write(told.output, data)
    told = replace(told, sha256=hashlib.sha256(data).hexdigest(), folder=out.place)
    return Outcome("failed" if failures else "done", digest(report), told)


def failed(error: SummarizerError, cost: Callable[[Usage], float | Literal["unknown"]] = lambda _: 0.0) -> Outcome:
    """Return the outcome of an item that ended with an error, which is raised again where it is the whole batch's.

    ``cost`` tells what it cost all the same, in US dollars.
    """
    if isinstance(error, StoreError | OutputError):
        raise error
    later = isinstance(error, ServerDownError | BudgetReachedError)
    usage = error.usage if isinstance(error, ModelError) else NOTHING
    told = Told(
        calls=usage.calls,
        input_tokens=usage.input_tokens,
        output_tokens=usage.output_tokens,
        cost=cost(usage),
        error=str(error),
        code=error.exit_code,
    )
    return Outcome("later" if later else "failed", "", told)


def digest(report: Report) -> str:
    """Return a hash of all that a report says, but for how it came about: times, calls and cost."""
    try:
        told = report.model_dump_json(exclude={"run"}).encode()
    except ValueError:  # a lone surrogate, which the name of a file may hold, and which this way will not write
        told = json.dumps(report.model_dump(exclude={"run"}), default=str).encode()
    return hashlib.sha256(told).hexdigest()
