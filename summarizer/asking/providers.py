"""Which server a model's name means, and with which key.

A provider is one function from (model, settings) to Server and one line in PROVIDERS.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from pydantic import SecretStr

from summarizer.asking.language_model import LanguageModel, Server
from summarizer.errors import ServerRefusedError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.settings import Settings

OPENAI: Final = "https://api.openai.com/v1"


def openai(model: str, settings: Settings) -> Server:
    """Return OpenAI's own server. Raises ServerRefusedError where no key is set."""
    key = _key(settings) or _environment_key()
    if key is None:
        raise ServerRefusedError("there is no key for OpenAI", hint="set OPENAI_API_KEY")
    return Server(f"openai/{model}", model, OPENAI, key, is_openai=True)


PROVIDERS: Final[dict[str, Callable[[str, Settings], Server]]] = {
    "openai": openai,
}


def model_named(name: str, settings: Settings) -> LanguageModel:
    """Return the model called ``name``: at ``settings.base_url`` where one is set, else as ``provider/model``.

    With a ``base_url`` the name is sent as it stands, slashes, colons and all. Raises UsageError for a name that
    nobody answers to or a base_url that is none, ServerRefusedError where the provider's key is missing.
    """
    if settings.base_url:
        return LanguageModel(_named_server(name, settings.base_url, settings), settings)
    provider, _, model = name.partition("/")
    if not model or provider not in PROVIDERS:
        known = ", ".join(f"{provider}/NAME" for provider in sorted(PROVIDERS))
        raise UsageError(
            f"unknown model {name[:100]!r}",
            hint=f"there is embedded, {known}, and any NAME of an OpenAI-compatible server with --base-url URL",
        )
    return LanguageModel(PROVIDERS[provider](model, settings), settings)


def _named_server(model: str, base_url: str, settings: Settings) -> Server:
    try:
        url = urlsplit(base_url)
        fits = url.scheme in {"http", "https"} and url.hostname and url.port != 0
    except ValueError:
        fits = False
    if not fits:
        raise UsageError("the base_url is no http or https URL", hint="for example http://127.0.0.1:8080/v1")
    return Server(model, model, base_url, _key(settings) or _key_meant_for(base_url))


def _key_meant_for(base_url: str) -> SecretStr | None:
    """Return the environment's key where the environment also names this server; no other server gets to see it."""
    meant = {OPENAI, os.environ.get("OPENAI_BASE_URL", OPENAI)}
    return _environment_key() if base_url.rstrip("/") in {url.rstrip("/") for url in meant} else None


def _key(settings: Settings) -> SecretStr | None:
    return _sendable(settings.api_key.get_secret_value() if settings.api_key else "")


def _environment_key() -> SecretStr | None:
    return _sendable(os.environ.get("OPENAI_API_KEY", ""))


def _sendable(key: str) -> SecretStr | None:
    """Return a key without the line end that copying adds, or None for none. Raises ServerRefusedError for no key."""
    key = key.strip()
    if not (key.isascii() and key.isprintable()):
        raise ServerRefusedError("the key holds characters that no key has", hint="copy it once more")
    return SecretStr(key) if key else None
