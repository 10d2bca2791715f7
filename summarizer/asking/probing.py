"""What language-model servers answer on this machine, at the ports where they usually do.

A stranger may sit at such a port, so no key is ever sent there, no document, no redirect followed, no proxy used, and
an answer is bounded in bytes and seconds. What it says is data, to be escaped by whoever prints it.
"""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from httpx2 import AsyncClient

# Where Ollama, LM Studio, llama.cpp and vLLM listen unless told otherwise.
USUAL_PORTS: Final = (11434, 1234, 8080, 8000)
SECONDS: Final = 0.3
MOST_BYTES: Final = 1_000_000
MOST_MODELS: Final = 100
_MOST_SHOWN: Final = 20  # each is asked for in a call of its own
_MOST_CHARACTERS: Final = 200
_MOST_TOKENS: Final = 10**9
_KEY_WANTED: Final = {401, 403}
_NUM_CTX: Final = re.compile(r"^num_ctx +(\d{1,9})\s*$", re.MULTILINE | re.ASCII)

_Entries: TypeAlias = dict[str, dict[str, Any]]  # what is told of each model, by its name


@dataclass(frozen=True, slots=True)
class LocalModel:
    """A model that a server offers: the tokens of context it is served with, and the most it could have.

    Each is None where the server does not tell. ``name`` is the server's word, unescaped.
    """

    name: str
    context: int | None = None
    longest_context: int | None = None


@dataclass(frozen=True, slots=True)
class LocalServer:
    """What answers at ``base_url``: a server of ``provider`` (one of ours, or "" for another) and its models.

    ``more`` tells how many it lists beyond those; ``trouble`` says why no models are known, or is empty.
    """

    port: int
    base_url: str
    provider: str = ""
    models: tuple[LocalModel, ...] = ()
    trouble: str = ""
    more: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    """The way to one port. What comes back is None where it is no JSON, too long or too late."""

    client: AsyncClient
    root: str
    seconds: float

    async def get(self, path: str) -> object:
        return (await self.exchange("GET", path))[1]

    async def exchange(self, method: str, path: str, content: object = None) -> tuple[int | None, object]:
        """Return the status, 0 where somebody listens and none comes, None where nobody does; and the JSON."""
        from httpx2 import ConnectError, HTTPError  # noqa: PLC0415 - dear, and only this needs it

        status, body = 0, bytearray()
        try:
            async with (
                asyncio.timeout(self.seconds),
                self.client.stream(method, self.root + path, json=content) as reply,
            ):
                status = reply.status_code
                async for piece in reply.aiter_raw():  # as sent: what is packed small may unpack without end
                    body += piece
                    if len(body) > MOST_BYTES:
                        return status, None
                return status, json.loads(body)
        except ConnectError:
            return None, None
        except (HTTPError, TimeoutError, ValueError, RecursionError):
            return status, None


async def probe(
    ports: Sequence[int] = USUAL_PORTS, *, host: str = "127.0.0.1", seconds: float = SECONDS
) -> tuple[LocalServer, ...]:
    """Return the servers that answer at ``ports``, asked all at once, in that order; silent ports are left out.

    Each may take ``seconds`` to list its models; one that does is asked for their context lengths, in two rounds of
    as many seconds at most.
    """
    import ssl  # noqa: PLC0415 - as below

    from httpx2 import AsyncClient  # noqa: PLC0415 - dear, and only this needs it

    unused = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # to load whom to trust would take longer than the probing
    async with AsyncClient(trust_env=False, follow_redirects=False, verify=unused, timeout=seconds) as client:
        lines = [_Line(client, f"http://{host}:{port}", seconds) for port in ports]
        found = await asyncio.gather(*(_server(line, port) for line, port in zip(lines, ports, strict=True)))
    return tuple(server for server in found if server)


async def _server(line: _Line, port: int) -> LocalServer | None:
    base_url = f"{line.root}/v1"
    status, listed = await line.exchange("GET", "/v1/models")
    if status is None:
        return None
    entries = _by_name(listed, "data", "id")
    if entries is None:
        return LocalServer(port, base_url, trouble=_trouble(status))
    provider, models = await _told(line, entries)
    return LocalServer(port, base_url, provider, models, more=_beyond(listed))


async def _told(line: _Line, entries: _Entries) -> tuple[str, tuple[LocalModel, ...]]:
    """Return whose server it is, by the address where it tells of its models, and what it tells of them.

    llama.cpp comes first: it answers at Ollama's addresses too.
    """
    props, lm_studio, tags = await asyncio.gather(*map(line.get, ("/props", "/api/v0/models", "/api/tags")))
    if isinstance(props, dict) and "default_generation_settings" in props:
        context = _tokens(_inside(props, "default_generation_settings", "n_ctx"))
        trained = {name: _tokens(_inside(entry, "meta", "n_ctx_train")) for name, entry in entries.items()}
        return "llamacpp", tuple(LocalModel(name, context, trained[name]) for name in entries)
    if told := _by_name(lm_studio, "data", "id"):
        return "lmstudio", tuple(
            LocalModel(name, _tokens(entry.get("loaded_context_length")), _tokens(entry.get("max_context_length")))
            for name, entry in told.items()
        )
    if told := _by_name(tags, "models", "name"):
        running = _by_name(await line.get("/api/ps"), "models", "name") or {}
        asked = [_ollama(line, name, running.get(name, {})) for name in [*told][:_MOST_SHOWN]]
        return "ollama", (*await asyncio.gather(*asked), *map(LocalModel, [*told][_MOST_SHOWN:]))
    served = tuple(LocalModel(name, _tokens(entry.get("max_model_len"))) for name, entry in entries.items())
    return ("vllm" if any(model.context for model in served) else ""), served


async def _ollama(line: _Line, name: str, running: dict[str, Any]) -> LocalModel:
    """Return what Ollama tells of a model: the context it runs with, or is set to; else only what it could have."""
    _, shown = await line.exchange("POST", "/api/show", {"model": name})
    parameters = _inside(shown, "parameters")
    set_to = _NUM_CTX.search(parameters) if isinstance(parameters, str) else None
    context = _tokens(running.get("context_length")) or (int(set_to[1]) if set_to else None)
    architecture = _inside(shown, "model_info", "general.architecture")
    return LocalModel(name, context, _tokens(_inside(shown, "model_info", f"{architecture}.context_length")))


def _by_name(answer: object, within: str, name: str) -> _Entries | None:
    """Return the list of models in an answer, by their names, or None where it holds none such list."""
    listed = _inside(answer, within)
    if not isinstance(listed, list):
        return None
    named = (entry for entry in listed[:MOST_MODELS] if isinstance(entry, dict) and isinstance(entry.get(name), str))
    return {entry[name][:_MOST_CHARACTERS]: entry for entry in named}


def _beyond(answer: object) -> int:
    """Return how many entries of a list of models are not looked at."""
    listed = _inside(answer, "data")
    return max(len(listed) - MOST_MODELS, 0) if isinstance(listed, list) else 0


def _inside(value: object, *path: str) -> object:
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _tokens(value: object) -> int | None:
    """Return a number of tokens that can be true, else None."""
    return value if type(value) is int and 0 < value <= _MOST_TOKENS else None


def _trouble(status: int) -> str:
    if not status:
        return "something listens there and does not answer in time"
    if status in _KEY_WANTED:
        return f"it wants a key, which is not sent to a port that was only tried (HTTP {status})"
    return f"it does not list models as a language-model server does (HTTP {status})"
