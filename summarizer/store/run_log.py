"""The journal of one run: what was asked, every raw answer the moment it came, what became of it, what it cost."""

from __future__ import annotations

import asyncio
import json
import time
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.errors import AnswerError, CutOffError, SummarizerError, TooLongError
from summarizer.store.keys import sha256
from summarizer.usage import NOTHING, Usage

if TYPE_CHECKING:
    import sqlite3
    from concurrent.futures import Future

    from summarizer.model import Question
    from summarizer.report import Report
    from summarizer.store.claims import Claims
    from summarizer.store.database import Database
    from summarizer.store.secrecy import Secrets

# What becomes of an ask: "" while nothing has, else one of these, or the name of the error it ended with.
ANSWERED: Final = "answered"
FOUND: Final = "found"  # an answer kept before was served
RECOVERED: Final = "recovered"  # the answer had come to a process that died before it could use it
INTERRUPTED: Final = "interrupted"
PARCELLED: Final = "sent in a batch"  # to the provider; its replies are what came back
_UNENDED: Final = ("", INTERRUPTED)

_TOO_LONG: Final[dict[str, type[TooLongError | CutOffError]]] = {
    kind.__name__: kind for kind in (TooLongError, CutOffError)
}

DONE: Final = "done"
PARTIAL: Final = "partial"


class Opening(NamedTuple):
    """What a run is known by, as it may be kept: settings and sources are JSON, without secrets."""

    id: str
    command: str
    model: str
    settings: str
    sources: str
    started: float


class _Ending(NamedTuple):
    """How an ask ended; ``draft`` is the hash of its text."""

    outcome: str
    usage: Usage
    note: str = ""
    draft: str | None = None


class RunLog:
    """The journal of the run ``id``. All methods may be called from any thread, and none waits for the disk.

    What they return is a future that is settled when the file has it; it raises StoreError.
    """

    def __init__(self, opening: Opening, database: Database, claims: Claims, secrets: Secrets) -> None:
        self._opening = opening
        self._database = database
        self._claims = claims
        self._secrets = secrets

    @property
    def id(self) -> str:
        """128 random bits, in hex."""
        return self._opening.id

    def opened(self) -> Future[None]:
        """Write that the run has begun."""
        return self._database.write(self._put)

    def claim(self, key: str) -> bool:
        """Claim a question, so that nobody else asks it; False where somebody else has claimed it."""
        return self._claims.take(key)

    def release(self, key: str) -> None:
        """Give up the claim on a question."""
        self._claims.release(key)

    def is_new(self, key: str) -> Future[bool]:
        """Tell whether nothing was ever asked by ``key``, nor is kept for it."""

        def look(connection: sqlite3.Connection) -> bool:
            (known,) = connection.execute(
                "SELECT EXISTS (SELECT 1 FROM asks WHERE key = ?1) OR EXISTS (SELECT 1 FROM answers WHERE key = ?1)",
                (key,),
            ).fetchone()
            return not known

        return self._database.read(look)

    def kept(self, key: str, *, of_this_run: bool = False) -> Future[str | None]:
        """Return the draft, as JSON, that is kept for ``key``; None where there is none, or it is not as it was."""

        def look(connection: sqlite3.Connection) -> str | None:
            row = connection.execute(
                "SELECT run, draft, seal, text FROM answers JOIN texts ON sha256 = draft WHERE key = ?", (key,)
            ).fetchone()
            if row is None:
                return None
            run, digest, seal, text = row
            whole = isinstance(text, str) and sha256(text) == digest and _seal(key, digest) == seal
            return text if whole and (run == self.id or not of_this_run) else None

        return self._database.read(look)

    def unused(self, key: str) -> Future[list[str]]:
        """Return the raw answers to ``key``, newest first, that came to asks which never ended, or by a batch."""

        def look(connection: sqlite3.Connection) -> list[str]:
            rows = connection.execute(
                "SELECT raw FROM asks JOIN replies ON ask = asks.id WHERE key = ? AND outcome IN (?, ?, ?)"
                " ORDER BY replies.id DESC",
                (key, *_UNENDED, PARCELLED),
            )
            return [raw for (raw,) in rows]

        return self._database.read(look)

    def divided(self, key: str) -> Future[TooLongError | CutOffError | None]:
        """Return the error that ``key`` ended with because it, or its answer, was too long; it has what that cost.

        None where it did not, or where no part of it was answered then: a server that is given more room since may
        answer the whole.
        """

        def look(connection: sqlite3.Connection) -> TooLongError | CutOffError | None:
            row = connection.execute(
                "SELECT outcome, note, calls, input_tokens, output_tokens FROM asks AS whole"
                " WHERE key = ? AND outcome IN (?, ?) AND EXISTS (SELECT 1 FROM asks AS part WHERE part.run = whole.run"
                " AND part.document = whole.document AND part.chunk = whole.chunk AND part.form = whole.form"
                " AND part.key <> whole.key AND part.id > whole.id AND part.outcome IN (?, ?, ?))"
                " ORDER BY id DESC LIMIT 1",
                (key, *_TOO_LONG, ANSWERED, FOUND, RECOVERED),
            ).fetchone()
            return None if row is None else _TOO_LONG[row[0]](str(row[1]), usage=Usage(*row[2:]))

        return self._database.read(look)

    def unusable(self, key: str) -> Future[AnswerError | None]:
        """Return the error with which the last ask of ``key`` ended, where its answers were unusable; else None.

        It has what they cost.
        """

        def look(connection: sqlite3.Connection) -> AnswerError | None:
            row = connection.execute(
                "SELECT outcome, note, calls, input_tokens, output_tokens FROM asks WHERE key = ? AND ended IS NOT NULL"
                " ORDER BY id DESC LIMIT 1",
                (key,),
            ).fetchone()
            is_so = row is not None and row[0] == AnswerError.__name__
            return AnswerError(str(row[1]), usage=Usage(*row[2:])) if is_so else None

        return self._database.read(look)

    def cost(self, key: str) -> Future[Usage]:
        """Return what the kept answer to ``key`` has cost whoever asked for it, as far as it is known."""

        def look(connection: sqlite3.Connection) -> Usage:
            row = (
                connection.execute(
                    "SELECT calls, input_tokens, output_tokens FROM asks WHERE key = ? AND outcome = ?"
                    " ORDER BY id DESC LIMIT 1",
                    (key, ANSWERED),
                ).fetchone()
                or connection.execute(
                    "SELECT replies.calls, replies.input_tokens, replies.output_tokens FROM asks JOIN replies"
                    " ON ask = asks.id WHERE key = ? AND outcome IN (?, ?) ORDER BY replies.id DESC LIMIT 1",
                    (key, *_UNENDED),
                ).fetchone()
            )
            return (NOTHING if row is None else Usage(*row)) + _by_batch(connection, key)

        return self._database.read(look)

    def cost_by_batch(self, key: str) -> Future[Usage]:
        """Return what the answers to ``key`` have cost that came by a provider's batch."""
        return self._database.read(lambda connection: _by_batch(connection, key))

    def begun(self, key: str, question: Question) -> Future[int]:
        """Write that a question goes to the model; the result is the ask's number.

        It is claimed, so older asks of it that never ended are those of dead processes.
        """
        prompt = self._prompt(question)

        def put(connection: sqlite3.Connection) -> int:
            self._put(connection)
            connection.execute("UPDATE asks SET outcome = ? WHERE key = ? AND outcome = ''", (INTERRUPTED, key))
            return self._put_ask(connection, key, question, prompt)

        return self._database.write(put)

    def received(self, ask: int, raw: str, usage: Usage) -> Future[None]:
        """Write a raw answer, before anything is made of it."""
        text = self._secrets.without(raw)

        def put(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT INTO replies (ask, raw, calls, input_tokens, output_tokens) VALUES (?, ?, ?, ?, ?)",
                (ask, text, usage.calls, usage.input_tokens, usage.output_tokens),
            )

        return self._database.write(put)

    def answered(self, ask: int, key: str, usage: Usage, draft: str | None, *, keep: bool) -> Future[None]:
        """Write that an ask ended with a draft (as JSON); with ``keep`` it is served from now on.

        A draft that holds a secret is not kept: cut out, it would be another answer.
        """
        if draft is not None and self._secrets.are_in(draft):
            draft = None

        def put(connection: sqlite3.Connection) -> None:
            digest = None if draft is None else _put_text(connection, draft)
            _end(connection, ask, _Ending(ANSWERED, usage, draft=digest))
            if digest is not None and keep:
                self._put_answer(connection, key, digest)

        return self._database.write(put)

    def failed(self, ask: int, error: BaseException, usage: Usage) -> Future[None]:
        """Write that an ask ended with an error, and what it cost all the same."""
        note = self._secrets.without(error.message if isinstance(error, SummarizerError) else str(error))

        def put(connection: sqlite3.Connection) -> None:
            _end(connection, ask, _Ending(type(error).__name__, usage, note=note))

        return self._database.write(put)

    def served(self, key: str, question: Question, draft: str, *, recovered: bool = False) -> Future[None]:
        """Write that a question was answered without a call; a recovered draft is kept for the next time."""
        prompt = self._prompt(question)

        def put(connection: sqlite3.Connection) -> None:
            digest = _put_text(connection, draft)
            ask = self._put_ask(connection, key, question, prompt)
            _end(connection, ask, _Ending(RECOVERED if recovered else FOUND, NOTHING, draft=digest))
            if recovered:
                self._put_answer(connection, key, digest)

        return self._database.write(put)

    def finished(self, report: Report) -> Future[None]:
        """Write that the run ended with ``report``."""
        cost = None if report.run.cost == "unknown" else report.run.cost
        left_out = self._secrets.without(json.dumps([one.model_dump(mode="json") for one in report.left_out]))
        text = self._secrets.without(report.model_dump_json())
        outcome = PARTIAL if report.coverage.failed else DONE
        return self._ended(outcome, "; ".join(one.error for one in report.coverage.failed), cost, left_out, text)

    def spent(self) -> Future[Usage]:
        """Return what all asks of this run that have ended have cost; None where a server did not tell."""

        def look(connection: sqlite3.Connection) -> Usage:
            calls, *tokens = connection.execute(
                "SELECT coalesce(sum(calls), 0), count(*) - count(input_tokens), coalesce(sum(input_tokens), 0),"
                " count(*) - count(output_tokens), coalesce(sum(output_tokens), 0),"
                " coalesce(sum(input_tokens) FILTER (WHERE outcome = ?), 0),"
                " coalesce(sum(output_tokens) FILTER (WHERE outcome = ?), 0)"
                " FROM asks WHERE run = ? AND ended IS NOT NULL",
                (PARCELLED, PARCELLED, self.id),
            ).fetchone()
            untold_in, tokens_in, untold_out, tokens_out, *by_batch = tokens
            return Usage(calls, None if untold_in else tokens_in, None if untold_out else tokens_out, *by_batch)

        return self._database.after_writes(look)

    def closed(self, outcome: str, note: str, cost: float | None) -> Future[None]:
        """Write that a run of many reports ended, and what all of it cost in US dollars (None: not known)."""
        return self._ended(outcome, note, cost, "[]", None)

    def broken_off(self, error: BaseException) -> Future[None]:
        """Write that the run ended with an error and without a report."""
        note = error.message if isinstance(error, SummarizerError) else str(error)
        stopped = isinstance(error, asyncio.CancelledError | KeyboardInterrupt)
        return self._ended("interrupted" if stopped else type(error).__name__, note, None, "[]", None)

    def _ended(self, outcome: str, note: str, cost: float | None, left_out: str, report: str | None) -> Future[None]:
        note = self._secrets.without(note)

        def put(connection: sqlite3.Connection) -> None:
            self._put(connection)
            connection.execute(
                "UPDATE runs SET ended = ?, outcome = ?, note = ?, cost = ?, left_out = ?, report = ? WHERE id = ?",
                (time.time(), outcome, note, cost, left_out, report, self.id),
            )

        return self._database.write(put)

    def _put(self, connection: sqlite3.Connection) -> None:
        """Write that there is this run, again too: the store may have been begun anew since."""
        connection.execute(
            "INSERT OR IGNORE INTO runs (id, command, model, settings, sources, started, outcome, note, left_out)"
            " VALUES (?, ?, ?, ?, ?, ?, '', '', '[]')",
            self._opening,
        )

    def _prompt(self, question: Question) -> tuple[str, str]:
        return self._secrets.without(question.prompt.system), self._secrets.without(question.prompt.user)

    def _put_ask(self, connection: sqlite3.Connection, key: str, question: Question, prompt: tuple[str, str]) -> int:
        chunk = question.chunk
        about = (question.schema.__name__, chunk.document_id, chunk.number)
        return put_ask(connection, self.id, key, about, prompt)

    def _put_answer(self, connection: sqlite3.Connection, key: str, digest: str) -> None:
        connection.execute(
            "INSERT OR REPLACE INTO answers (key, run, draft, seal) VALUES (?, ?, ?, ?)",
            (key, self.id, digest, _seal(key, digest)),
        )


def put_ask(  # noqa: PLR0913, PLR0917 - an ask is known by so much
    connection: sqlite3.Connection,
    run: str,
    key: str,
    about: tuple[str, str, int],
    prompt: tuple[str, str],
    outcome: str = "",
) -> int:
    """Write an ask down, and return its number; it is ``about`` a form, a document and one of its chunks."""
    system, user = (_put_text(connection, text) for text in prompt)
    cursor = connection.execute(
        "INSERT INTO asks (run, key, form, document, chunk, system, user, begun, outcome, note)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
        (run, key, *about, system, user, time.time(), outcome),
    )
    return int(cursor.lastrowid or 0)


def _by_batch(connection: sqlite3.Connection, key: str) -> Usage:
    """Return what came for a key by batches, as a cost."""
    rows = connection.execute(
        "SELECT replies.calls, replies.input_tokens, replies.output_tokens FROM asks JOIN replies ON ask = asks.id"
        " WHERE key = ? AND outcome = ?",
        (key, PARCELLED),
    )
    return sum((Usage(*row).by_batch() for row in rows), NOTHING)


def _end(connection: sqlite3.Connection, ask: int, ending: _Ending) -> None:
    outcome, usage, note, draft = ending
    connection.execute(
        "UPDATE asks SET ended = ?, outcome = ?, note = ?, draft = ?, calls = ?, input_tokens = ?, output_tokens = ?"
        " WHERE id = ?",
        (time.time(), outcome, note, draft, usage.calls, usage.input_tokens, usage.output_tokens, ask),
    )


def _put_text(connection: sqlite3.Connection, text: str) -> str:
    """Keep a text, once; return the hash it is found by. One that does not fit its hash any more is mended."""
    digest = sha256(text)
    connection.execute(
        "INSERT INTO texts (sha256, text) VALUES (?, ?)"
        " ON CONFLICT (sha256) DO UPDATE SET text = excluded.text WHERE text IS NOT excluded.text",
        (digest, text),
    )
    return digest


def _seal(key: str, digest: str) -> str:
    """Return what ties a draft to its question: a row that was moved or altered does not bear it."""
    return sha256(f"{key}\0{digest}")
