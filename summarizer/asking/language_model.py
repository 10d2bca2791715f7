"""A language model behind an OpenAI-compatible server, as a Model.

Three libraries, each with one task: openai speaks to the server, with neither retries nor redirects of its own;
tenacity tries again when the line or the server fails (``calling``); instructor turns the answer into a draft and
asks again when it does not fit. instructor's retries lie around ours, not inside them, so tenacity sees openai's own
errors rather than instructor's wrappers of them.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from summarizer.asking.calling import Call
from summarizer.asking.faults import Failed, misfit, overdue
from summarizer.asking.forms import form
from summarizer.errors import ModelError
from summarizer.model import Answer

if TYPE_CHECKING:
    from openai import AsyncOpenAI
    from pydantic import SecretStr

    from summarizer.model import Question
    from summarizer.settings import Settings

_CONNECT_SECONDS = 10.0
_NO_KEY = "none"  # the client will have one, even for a server that wants none
_SILENT = logging.NullHandler()


@dataclass(frozen=True, slots=True)
class Server:
    """A model on a server: ``name`` for reports, ``model`` as the server knows it, the URL with its /v1, the key.

    A server on one's own machine wants no key.
    """

    name: str
    model: str
    base_url: str = field(repr=False)
    key: SecretStr | None = None
    is_openai: bool = False

    @property
    def host(self) -> str:
        """Host and port, without what else a URL may hold: credentials above all."""
        return urlsplit(self.base_url).netloc.rpartition("@")[2]

    @property
    def secrets(self) -> tuple[str, ...]:
        """What may stand in no message."""
        key = self.key.get_secret_value() if self.key else None
        return tuple(secret for secret in (key, urlsplit(self.base_url).password) if secret)


class LanguageModel:
    """A Model that asks a server. One object may serve any number of asks, at once and in any event loop."""

    def __init__(self, server: Server, settings: Settings) -> None:
        self._server = server
        self._settings = settings
        self._refused_options: set[str] = set()

    def __repr__(self) -> str:
        return f"LanguageModel({self.name!r}, {self.sent_to!r})"

    @property
    def name(self) -> str:
        """The model's name, as the report prints it."""
        return self._server.name

    @property
    def sent_to(self) -> str:
        """The host that sees the documents."""
        return self._server.host

    async def ask(self, question: Question) -> Answer:
        """Return an Answer whose draft is an instance of ``question.schema``.

        Raises ServerUnavailableError, ServerRefusedError or AnswerError, none of which holds the key, or another
        library's error as its cause or context.
        """
        result = await self._asked(question)
        if isinstance(result, ModelError):  # raised here, where no other exception is under way
            raise result
        return result

    async def _asked(self, question: Question) -> Answer | ModelError:
        import instructor  # noqa: PLC0415 - it takes most of a second

        _hush()
        settings, prompt, schema = self._settings, question.prompt, question.schema
        deadline = asyncio.timeout(settings.timeout)
        try:
            async with deadline, self._client() as client:
                call = Call(
                    send=client.chat.completions.create,
                    host=self.sent_to,
                    secrets=self._server.secrets,
                    settings=settings,
                    listener=question.listener,
                    refused_options=self._refused_options,
                )
                create = cast("Any", instructor.patch(create=call.complete, mode=instructor.Mode.JSON_SCHEMA))
                # No ``context``: with one, instructor renders the messages, and so the document, as templates.
                filled = await create(
                    response_model=form(schema),
                    messages=[
                        {"role": "system", "content": prompt.system},
                        {"role": "user", "content": prompt.user},
                    ],
                    max_retries=settings.reasks,
                    strict=False,
                    model=self._server.model,
                    temperature=0,
                )
                draft = schema.model_validate({name: getattr(filled, name) for name in schema.model_fields})
        except TimeoutError:
            return overdue(self.sent_to, settings.timeout)
        except Exception as error:  # noqa: BLE001 - instructor wraps whatever happens in errors of its own
            return self._reason(error)
        return Answer(draft, call.usage)

    def _reason(self, error: Exception) -> ModelError:
        """Return the error of ours that lies behind one of instructor's."""
        cause: BaseException | None = error
        while cause is not None:
            if isinstance(cause, Failed):
                return cause.error
            cause = cause.__cause__
        return misfit(error, self._server.secrets)

    def _client(self) -> AsyncOpenAI:
        """Return a client for this event loop, to be closed by ``async with``.

        Redirects are not followed: a document must not travel to a host that nobody named.
        """
        from openai import AsyncOpenAI, DefaultAsyncHttpxClient, Timeout  # noqa: PLC0415 - it takes most of a second

        server, seconds = self._server, self._settings.timeout
        client = AsyncOpenAI(
            api_key=server.key.get_secret_value() if server.key else _NO_KEY,
            base_url=server.base_url,
            max_retries=0,
            timeout=Timeout(seconds, connect=min(seconds, _CONNECT_SECONDS)),
            http_client=DefaultAsyncHttpxClient(follow_redirects=False),
        )
        if not server.is_openai:
            # The client takes both from the environment; they are OpenAI's business, and nobody else's.
            client.organization = client.project = None
        return client


def _hush() -> None:
    """Keep instructor's log of failed tries off the terminal, where nobody has set logging up."""
    logging.getLogger("instructor").addHandler(_SILENT)
