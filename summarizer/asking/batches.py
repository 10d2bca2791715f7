"""Questions sent to the provider in batches: a file of them, answered within a day for half the price.

A batch bears a mark that whoever sends it has made up before, so that it is found again by who was killed before he
heard its id. All that the server tells is believed only as far as it has the form that it should have.
"""

from __future__ import annotations

import json
import re
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from summarizer.asking.completions import Gathering, count, first_choice, parsed
from summarizer.asking.connecting import client_for
from summarizer.asking.failing import masked
from summarizer.asking.faults import fault, refusal_in
from summarizer.asking.receiving import MOST_BODY_BYTES
from summarizer.asking.requests import options_for
from summarizer.asking.saying import said
from summarizer.asking.statuses import status_fault
from summarizer.errors import ModelError, OutputError, ServerRefusedError, ServerUnavailableError
from summarizer.usage import NOTHING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from openai import AsyncOpenAI

    from summarizer.asking.language_model import LanguageModel
    from summarizer.asking.server import Server
    from summarizer.errors import SummarizerError
    from summarizer.model import Question
    from summarizer.usage import Usage

ENDPOINT: Final = "/v1/chat/completions"

#: Bounds of one file, in questions and bytes. OpenAI's are 50,000 and 200 MB; but it takes a batch only where all of
#: its tokens fit into the account's queue, and several smaller ones one after the other where one large never would.
MOST_QUESTIONS: Final = 5_000
MOST_BYTES: Final = 50_000_000

_MOST_ANSWERS: Final = 1_000_000_000  # bytes of a file of answers
_SECONDS: Final = 300.0  # for a file to go up or come down
_PAGE: Final = 100  # batches of one listing
_MOST_PAGES: Final = 50
_MADE_BY: Final = "summarizer"
_UNKNOWN: Final = frozenset({404, 405, 501})
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,199}")  # of a batch or file; it becomes part of an address
_UNASKED: Final = frozenset({"batch_expired", "batch_cancelled"})  # of lines that never reached the model


class Sent(NamedTuple):
    """A batch at the provider: its ``state`` there, how many of its questions are ``done`` of ``all``, its files.

    ``trouble`` is what the provider says is wrong with it, "" for nothing; it ``is_queue_full`` where that is only that
    other batches must end first.
    """

    id: str
    state: str
    done: int = 0
    all: int = 0
    mark: str = ""
    files: tuple[str, ...] = ()  # of questions, answers and errors, as far as there are any
    results: tuple[str, ...] = ()  # those of answers and errors
    trouble: str = ""
    is_queue_full: bool = False

    @property
    def is_over(self) -> bool:
        """Whether nothing more will be answered."""
        return self.state in {"completed", "failed", "expired", "cancelled"}


class Came(NamedTuple):
    """What a line of answers says of a question: the ``raw`` answer and its cost, or ``why`` there is none."""

    key: str
    raw: str | None
    usage: Usage
    why: str = ""


class Batches:
    """The batches of a model's questions at its server."""

    def __init__(self, model: LanguageModel, server: Server) -> None:
        self._model = model
        self._server = server

    async def line(self, question: Question, key: str) -> str:
        """Return a question as a line of a batch's file: what ``ask`` would send, but for the stream."""
        asked, learnt = await self._model.first_request(question)
        options = options_for(asked, self._server, learnt)
        body = {name: value for name, value in options.items() if not name.startswith("stream")}
        line = {"custom_id": key, "method": "POST", "url": ENDPOINT, "body": body}
        text = json.dumps(line, ensure_ascii=False)
        try:
            text.encode()
        except UnicodeEncodeError:  # a file with a lone surrogate in it would be refused as a whole
            return json.dumps(line)
        return text

    async def make_sure(self) -> None:
        """Raise ServerRefusedError where the server has no batches, ModelError where it cannot be asked."""
        await self._page(1, "")

    async def upload(self, questions: Path) -> str:
        """Send a file of lines, and return its name there. Raises ModelError."""
        async with self._talking() as client:
            with questions.open("rb") as lines:
                raw = await client.files.with_raw_response.create(file=("questions.jsonl", lines), purpose="batch")
            return self._name(self._object(raw.content).get("id"))

    async def begin(self, file: str, mark: str) -> Sent:
        """Have a batch made of the lines in a file, and return it. Raises ModelError."""
        async with self._talking() as client:
            raw = await client.batches.with_raw_response.create(
                input_file_id=file,
                endpoint=ENDPOINT,
                completion_window="24h",
                metadata={"made_by": _MADE_BY, "mark": mark},
            )
            return self._sent(self._object(raw.content))

    async def found(self, mark: str) -> Sent | None:
        """Return the batch that bears a mark, None where there is none. Raises ModelError."""
        after = ""
        for _ in range(_MOST_PAGES):
            page = await self._page(_PAGE, after)
            for told in page:
                metadata = told.get("metadata")
                if isinstance(metadata, dict) and metadata.get("mark") == mark:
                    return self._sent(told)
            last = self._name(page[-1].get("id")) if page else after
            if last == after:
                break
            after = last
        return None

    async def looked_up(self, name: str) -> Sent:
        """Return how the batch of that id stands now. Raises ModelError."""
        gone = ServerRefusedError(
            f"{self._server.host} knows no batch {name}", hint="use the key that it was sent with, or another --store"
        )
        async with self._talking(gone) as client:
            raw = await client.batches.with_raw_response.retrieve(name)
            return self._sent(self._object(raw.content))

    async def download(self, name: str, path: Path) -> None:
        """Write a file of answers or errors to ``path``. Raises ModelError."""
        gone = ServerRefusedError(
            f"{self._server.host} has the file {name} with answers no more", hint="ask them anew, with another --store"
        )
        async with self._talking(gone) as client:
            with path.open("wb") as file:
                async with client.files.with_streaming_response.content(name) as response:
                    async for piece in response.iter_bytes():
                        file.write(piece)

    async def forget(self, batch: Sent) -> None:
        """Have the files of a batch deleted there, as far as the server does so."""
        for name in batch.files:
            with suppress(ModelError):
                async with self._talking() as client:
                    await client.files.with_raw_response.delete(name)

    def answers(self, path: Path) -> Iterator[Came]:
        """Yield what the lines of a file say; those that are cut, or no lines of a batch, are passed over."""
        for line in _lines(path):
            try:
                told = parsed(line)
            except ValueError:
                continue
            if isinstance(told, dict) and isinstance(told.get("custom_id"), str):
                came = self._came(told["custom_id"], told)
                if came is not None:
                    yield came

    def _came(self, key: str, line: dict[str, Any]) -> Came | None:
        """Return what a line says of its question; None where that was never asked."""
        error, response = line.get("error"), line.get("response")
        if isinstance(error, dict) and error.get("code") in _UNASKED:
            return None
        host, secrets = self._server.host, self._server.secrets
        if not isinstance(response, dict):
            return Came(
                key, None, NOTHING, f"{host} gave no answer ({masked(said(error), secrets) or 'no reason given'})"
            )
        status, body = response.get("status_code"), response.get("body")
        if isinstance(status, int) and status >= 300:  # noqa: PLR2004 - HTTP's own number
            return Came(key, None, NOTHING, status_fault(status, body, {}, host, secrets).error.message)
        gathered, choice = Gathering(), first_choice(body)
        try:
            if choice is not None:
                gathered.choice(choice)
        except OverflowError as much:
            return Came(key, None, NOTHING, f"the answer of {host} is larger than {much}")
        if not gathered.messages or not isinstance(body, dict):
            return Came(key, None, NOTHING, f"{host} answered without a message")
        gathered.counted(body.get("usage"))
        done = gathered.done()
        is_withheld = bool(done.refusal) or done.finish == "content_filter"
        return Came(key, "" if is_withheld else done.text, done.usage)

    async def _page(self, limit: int, after: str) -> list[dict[str, Any]]:
        """Return batches as the server tells them, newest first, from behind one on. Raises ModelError."""
        async with self._talking() as client:
            query = {"limit": limit, **({"after": after} if after else {})}
            raw = await client.batches.with_raw_response.list(extra_query=query)
            data = self._object(raw.content).get("data")
            return [one for one in data if isinstance(one, dict)] if isinstance(data, list) else []

    @asynccontextmanager
    async def _talking(self, gone: ModelError | None = None) -> AsyncIterator[AsyncOpenAI]:
        """Yield the client; what goes wrong with it is raised as ModelError: as ``gone`` for what is not there."""
        wrong: SummarizerError | None = None
        host, secrets = self._server.host, self._server.secrets
        try:
            async with client_for(self._server, _SECONDS, _MOST_ANSWERS) as client:
                yield client
        except ModelError:
            raise
        except OSError as error:  # of our own files: the line's are wrapped
            wrong = OutputError(
                f"what comes by batches cannot be written: {error.strerror}", hint="make room: what was sent is kept"
            )
        except Exception as error:  # noqa: BLE001 - whatever the client, or the line below it, raises
            refusal = refusal_in(error)
            if refusal is not None and refusal[0] in _UNKNOWN:
                wrong = gone or ServerRefusedError(f"{host} takes no batches", hint="leave out --provider-batch")
            else:
                wrong = fault(error, host, secrets, self._server.key_source).error
        if wrong is not None:  # raised here, where no exception that may hold a key is its context
            raise wrong

    def _object(self, body: bytes) -> dict[str, Any]:
        """Return the JSON object that a body is. Raises ServerUnavailableError."""
        with suppress(ValueError):
            told = parsed(body)
            if isinstance(told, dict):
                return told
        raise self._strange("no JSON object")

    def _name(self, value: object) -> str:
        """Return the name of a batch or file. Raises ServerUnavailableError for what can be none."""
        if isinstance(value, str) and _NAME.fullmatch(value):
            return value
        raise self._strange("it has no id")

    def _strange(self, what: str) -> ServerUnavailableError:
        return ServerUnavailableError(
            f"{self._server.host} answered with what is no batch ({what})", hint="check --base-url"
        )

    def _sent(self, told: dict[str, Any]) -> Sent:
        """Return a batch as the server tells it. Raises ServerUnavailableError for what is none."""
        counts = told.get("request_counts")
        done, failed, total = (
            (count(counts.get(name)) or 0) if isinstance(counts, dict) else 0
            for name in ("completed", "failed", "total")
        )
        results = _names(told, "output_file_id", "error_file_id")
        metadata, state = told.get("metadata"), told.get("status")
        trouble, code = self._trouble(told.get("errors"))
        return Sent(
            id=self._name(told.get("id")),
            state=masked(state, self._server.secrets)[:40] if isinstance(state, str) else "unknown",
            done=done + failed,
            all=total,
            mark=str(metadata.get("mark", "")) if isinstance(metadata, dict) else "",
            files=(*_names(told, "input_file_id"), *results),
            results=results,
            trouble=trouble,
            is_queue_full=code == "token_limit_exceeded",
        )

    def _trouble(self, errors: object) -> tuple[str, str]:
        """Return the words and the code of the first error of a batch."""
        data = errors.get("data") if isinstance(errors, dict) else errors
        first = data[0] if isinstance(data, list) and data else None
        if not isinstance(first, dict):
            return "", ""
        return masked(said(first), self._server.secrets), str(first.get("code", ""))


def _names(told: dict[str, Any], *fields: str) -> tuple[str, ...]:
    """Return the names of files in some fields, as far as they can be such."""
    values = (told.get(name) for name in fields)
    return tuple(value for value in values if isinstance(value, str) and _NAME.fullmatch(value))


def _lines(path: Path) -> Iterator[bytes]:
    """Yield the lines of a file that are not empty; one that is too long for an answer is passed over."""
    with path.open("rb") as file:
        is_rest = False
        while line := file.readline(MOST_BODY_BYTES):
            is_whole = line.endswith(b"\n") or len(line) < MOST_BODY_BYTES
            if is_whole and not is_rest and line.strip():
                yield line
            is_rest = not is_whole
