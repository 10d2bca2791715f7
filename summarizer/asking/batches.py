"""Questions sent to the provider in batches: a file of them, answered within a day for half the price.

Nothing is written down here of what was sent: the provider's own list of batches says it, each with the file of its
questions. So whoever is killed between sending and writing down has lost nothing, and asks nothing twice.
"""

from __future__ import annotations

import json
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from summarizer.asking.completions import Gathering, first_choice, parsed
from summarizer.asking.connecting import client_for
from summarizer.asking.failing import masked
from summarizer.asking.faults import fault, refusal_in
from summarizer.asking.requests import options_for
from summarizer.errors import ModelError, ServerRefusedError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from openai import AsyncOpenAI
    from openai.types import Batch

    from summarizer.asking.language_model import LanguageModel
    from summarizer.asking.server import Server
    from summarizer.model import Question
    from summarizer.usage import Usage

ENDPOINT: Final = "/v1/chat/completions"

#: Bounds of one file, in questions and bytes: OpenAI's are 50,000 and 200 MB; ours let the answers be read at once.
MOST_QUESTIONS: Final = 5_000
MOST_BYTES: Final = 50_000_000

_SECONDS: Final = 300.0  # for a file to go up or come down
_LISTED: Final = 100  # batches, newest first, among which ours are looked for
_OURS: Final = {"made_by": "summarizer"}
_UNKNOWN: Final = frozenset({404, 405, 501})


class Sent(NamedTuple):
    """A batch at the provider: its ``state`` there, how many of its questions are ``done`` of ``all``, its files.

    ``trouble`` is what the provider says is wrong with it, "" for nothing.
    """

    id: str
    state: str
    done: int
    all: int
    questions: str
    answers: str
    trouble: str

    @property
    def is_over(self) -> bool:
        """Whether nothing more will be answered."""
        return self.state in {"completed", "failed", "expired", "cancelled"}


class Batches:
    """The batches of a model's questions at its server."""

    def __init__(self, model: LanguageModel, server: Server) -> None:
        self._model = model
        self._server = server

    async def line(self, question: Question, key: str) -> bytes:
        """Return a question as a line of a batch's file: what ``ask`` would send, but for the stream."""
        asked, learnt = await self._model.first_request(question)
        options = options_for(asked, self._server, learnt)
        body = {name: value for name, value in options.items() if not name.startswith("stream")}
        line = {"custom_id": key, "method": "POST", "url": ENDPOINT, "body": body}
        return json.dumps(line, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"

    async def send(self, questions: Path) -> Sent:
        """Send a file of lines, and return its batch. Raises ModelError."""
        async with self._talking() as client:
            with questions.open("rb") as lines:
                file = await client.files.create(file=("questions.jsonl", lines), purpose="batch")
            made = await client.batches.create(
                input_file_id=file.id, endpoint=ENDPOINT, completion_window="24h", metadata=dict(_OURS)
            )
            return self._sent(made)

    async def ours(self) -> list[Sent]:
        """Return the batches that were sent from here, or by the same account, newest first. Raises ModelError."""
        async with self._talking() as client:
            page = await client.batches.list(limit=_LISTED)
            return [self._sent(one) for one in page.data if (one.metadata or {}).get("made_by") == _OURS["made_by"]]

    async def looked_up(self, batch: Sent) -> Sent:
        """Return how a batch stands now. Raises ModelError."""
        async with self._talking() as client:
            return self._sent(await client.batches.retrieve(batch.id))

    async def asked(self, batch: Sent) -> set[str]:
        """Return the keys of a batch's questions. Raises ModelError."""
        return {key for key, _ in _lines(await self._file(batch.questions))}

    async def answers(self, batch: Sent) -> dict[str, tuple[str, Usage]]:
        """Return what was answered, as it came, and what it cost, by key, without what failed. Raises ModelError."""
        found: dict[str, tuple[str, Usage]] = {}
        for key, line in _lines(await self._file(batch.answers) if batch.answers else b""):
            response = line.get("response")
            if not isinstance(response, dict) or response.get("status_code") != 200:  # noqa: PLR2004 - HTTP's own number
                continue
            gathered, body = Gathering(), response.get("body")
            with suppress(OverflowError):
                choice = first_choice(body)
                if choice is not None and isinstance(body, dict):
                    gathered.choice(choice)
                    gathered.counted(body.get("usage"))
                    done = gathered.done()
                    found.setdefault(key, (done.text, done.usage))
        return found

    async def _file(self, name: str) -> bytes:
        async with self._talking() as client:
            return (await client.files.content(name)).content

    @asynccontextmanager
    async def _talking(self) -> AsyncIterator[AsyncOpenAI]:
        """Yield the client; what goes wrong with it is raised as ModelError."""
        wrong: ModelError | None = None
        try:
            async with client_for(self._server, _SECONDS) as client:
                yield client
        except ModelError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever the client, or the line below it, raises
            host, secrets = self._server.host, self._server.secrets
            refusal = refusal_in(error)
            if refusal is not None and refusal[0] in _UNKNOWN:
                wrong = ServerRefusedError(f"{host} takes no batches", hint="leave out --provider-batch")
            else:
                wrong = fault(error, host, secrets, self._server.key_source).error
        if wrong is not None:  # raised here, where no exception that may hold a key is its context
            raise wrong

    def _sent(self, batch: Batch) -> Sent:
        counts = batch.request_counts
        errors = batch.errors.data if batch.errors is not None and batch.errors.data else []
        trouble = masked(str(errors[0].message), self._server.secrets) if errors else ""
        return Sent(
            batch.id,
            batch.status,
            counts.completed + counts.failed if counts else 0,
            counts.total if counts else 0,
            batch.input_file_id,
            batch.output_file_id or "",
            trouble,
        )


def _lines(data: bytes) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the key and content of each line; what is cut, or no line of a batch, is passed over."""
    for line in data.split(b"\n"):
        try:
            told = parsed(line) if line.strip() else None
        except ValueError:
            continue
        if isinstance(told, dict) and isinstance(told.get("custom_id"), str):
            yield told["custom_id"], told
