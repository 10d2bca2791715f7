"""What is known of past runs.

The file may be somebody else's: SQLite keeps any sort of value in any column, so each is read as what it should be, and
what was written as JSON is looked at before anybody relies on its form.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

from summarizer.store.run_log import FOUND, PARCELLED, RECOVERED
from summarizer.usage import NOTHING, Usage

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PastRun:
    """A run: times in seconds since 1970, UTC. An ``outcome`` of "" has not ended, or its process was killed.

    ``sources`` are pairs of name and SHA-256; ``found`` counts the questions answered without a call. ``cost`` is in
    US dollars, None where it is not known.
    """

    id: str
    command: str
    model: str
    started: float
    ended: float | None
    outcome: str
    note: str
    sources: tuple[tuple[str, str], ...]
    questions: int
    found: int
    usage: Usage
    cost: float | None


@dataclass(frozen=True, slots=True)
class Reply:
    """A raw answer, as it came from the server."""

    raw: str
    usage: Usage


@dataclass(frozen=True, slots=True)
class PastAsk:
    """A question of a run with all that came of it; ``form`` is the schema's name, ``draft`` is JSON or None."""

    form: str
    document: str
    chunk: int
    system: str
    user: str
    outcome: str
    note: str
    draft: str | None
    usage: Usage
    replies: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class RunDetails:
    """A run with its settings, its questions, what was left out (as in a report), and its report as JSON or None."""

    run: PastRun
    settings: dict[str, Any]
    asks: tuple[PastAsk, ...]
    left_out: tuple[dict[str, Any], ...]
    report: str | None


def runs(connection: sqlite3.Connection) -> list[PastRun]:
    """Return all runs, the newest first. Raises ValueError for what this package does not write."""
    rows = connection.execute(f"{_RUN} ORDER BY started DESC, id").fetchall()
    asks = _asks_by_run(connection)
    return [_run(row, asks.get(row[0], [])) for row in rows]


def ids(connection: sqlite3.Connection, beginning: str) -> list[str]:
    """Return the ids that begin like this."""
    rows = connection.execute(
        f"SELECT {texts('id')} FROM runs WHERE substr(id, 1, ?) = ?",  # noqa: S608 - words of our own, here and below
        (len(beginning), beginning),
    )
    return [run for (run,) in rows]


def details(connection: sqlite3.Connection, run: str) -> RunDetails | None:
    """Return all that is known of the run of that id, or None where it is gone.

    Raises ValueError for what this package does not write.
    """
    row = connection.execute(f"{_RUN} WHERE id = ?", (run,)).fetchone()
    if row is None:
        return None
    settings, left_out, report = connection.execute(
        f"SELECT {texts('settings, left_out, report')} FROM runs WHERE id = ?",  # noqa: S608
        (run,),
    ).fetchone()
    asks = tuple(_asks(connection, run))
    known = _run(row, [(one.outcome, one.usage) for one in asks])
    if report is not None:
        _parsed(report, dict)
    return RunDetails(known, _parsed(settings, dict), asks, _left_out(left_out), report)


def texts(columns: str) -> str:
    """Return columns, with commas between them, as SQL that reads each as a text."""
    return ", ".join(f"CAST({column} AS TEXT)" for column in columns.split(", "))


def counts(table: str) -> str:
    """Return the columns of a table that tell what was paid, as SQL that reads each as a number."""
    return ", ".join(f"CAST({table}.{column} AS INTEGER)" for column in ("calls", "input_tokens", "output_tokens"))


#: Of a call that no answer came of, nobody knows what the server has counted.
_UNKNOWN: Final = Usage(1, None, None)

_RUN: Final = (
    f"SELECT {texts('id, command, model, outcome, note, sources')},"  # noqa: S608
    " CAST(started AS REAL), CAST(ended AS REAL), CAST(cost AS REAL) FROM runs"
)


def _run(row: tuple[Any, ...], asks: Sequence[tuple[str, Usage]]) -> PastRun:
    run, command, model, outcome, note, sources, started, ended, cost = row
    return PastRun(
        id=run,
        command=command,
        model=model,
        started=started,
        ended=ended,
        outcome=outcome,
        note=note,
        sources=tuple((str(name), str(digest)) for name, digest in map(_pair, _parsed(sources, list))),
        questions=len(asks),
        found=sum(outcome in {FOUND, RECOVERED} for outcome, _ in asks),
        usage=sum((usage for _, usage in asks), NOTHING),
        cost=cost,
    )


def _asks_by_run(connection: sqlite3.Connection) -> dict[str, list[tuple[str, Usage]]]:
    """Return the outcome and usage of every ask. One that never ended cost what its answers did, if any came."""
    asks: dict[str, list[tuple[str, Usage]]] = defaultdict(list)
    for run, outcome, *usage in connection.execute(
        f"SELECT {texts('run, outcome')}, {counts('asks')} FROM asks WHERE ended IS NOT NULL"  # noqa: S608
    ):
        asks[run].append((outcome, _usage(outcome, usage)))
    unended: dict[tuple[str, str, int], Usage] = defaultdict(Usage)
    for run, outcome, ask, calls, *tokens in connection.execute(
        f"SELECT {texts('run, outcome')}, asks.id, {counts('replies')}"  # noqa: S608
        " FROM asks LEFT JOIN replies ON ask = asks.id WHERE ended IS NULL"
    ):
        unended[run, outcome, ask] += _UNKNOWN if calls is None else Usage(calls, *tokens)
    for (run, outcome, _), cost in unended.items():
        asks[run].append((outcome, cost))
    return asks


def _asks(connection: sqlite3.Connection, run: str) -> Iterator[PastAsk]:
    replies: dict[int, list[Reply]] = defaultdict(list)
    for ask, raw, outcome, *usage in connection.execute(
        f"SELECT ask, {texts('raw, outcome')}, {counts('replies')} FROM replies"  # noqa: S608
        " JOIN asks ON asks.id = ask WHERE run = ? ORDER BY replies.id",
        (run,),
    ):
        replies[ask].append(Reply(raw, _usage(outcome, usage)))
    for ask, form, document, system, user, outcome, note, draft, chunk, ended, *usage in connection.execute(
        f"SELECT asks.id, {texts('form, document, s.text, u.text, outcome, note, d.text')},"  # noqa: S608
        f" CAST(chunk AS INTEGER), ended, {counts('asks')} FROM asks LEFT JOIN texts AS s ON s.sha256 = system"
        " LEFT JOIN texts AS u ON u.sha256 = user LEFT JOIN texts AS d ON d.sha256 = draft WHERE run = ?"
        " ORDER BY asks.id",
        (run,),
    ):
        if draft is not None:
            _parsed(draft, dict)
        yield PastAsk(
            form=form,
            document=document,
            chunk=chunk,
            system=system or "",
            user=user or "",
            outcome=outcome,
            note=note,
            draft=draft,
            usage=_cost_so_far(replies[ask]) if ended is None else _usage(outcome, usage),
            replies=tuple(replies[ask]),
        )


def _parsed(text: str, kind: type[T]) -> T:
    """Return what a text in JSON holds. Raises ValueError for another kind of thing than this package writes there."""
    try:
        value = json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(value, kind):
        raise ValueError(f"no {kind.__name__}")  # noqa: TRY004 - of a text
    return value


def _pair(value: object) -> list[object]:
    """Return a list of two. Raises ValueError for anything else."""
    if isinstance(value, list) and len(value) == 2:  # noqa: PLR2004
        return value
    raise ValueError("no pair")


def _left_out(text: str) -> tuple[dict[str, Any], ...]:
    """Return what was left out of a report. Raises ValueError for what is in no report."""
    told = tuple(_parsed(text, list))
    for one in told:
        whole = isinstance(one, dict) and isinstance(one.get("item"), dict) and isinstance(one.get("reasons"), list)
        if not whole or not all(isinstance(reason, dict) for reason in one["reasons"]):
            raise ValueError("nothing that was left out")
    return told


def _usage(outcome: str, counts: Sequence[int | None]) -> Usage:
    """Return calls and tokens as a cost."""
    calls, tokens_in, tokens_out = counts
    usage = Usage(calls or 0, tokens_in, tokens_out)
    return usage.by_batch() if outcome == PARCELLED else usage


def _cost_so_far(replies: Sequence[Reply]) -> Usage:
    """Return what an ask that never ended has cost."""
    return sum((one.usage for one in replies), NOTHING) if replies else _UNKNOWN
