"""Which server a model's name means, and with which key.

A provider is one function from (model, settings) to Server and one line in PROVIDERS. Anthropic and Google, which do
not speak OpenAI's language, are in ``HOSTS``: instructor speaks to them through their own clients.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlsplit

from pydantic import SecretStr

from summarizer.asking.hosted import HostedModel
from summarizer.asking.keyring import KEY_VARIABLES, key_for, sendable, variable_for
from summarizer.asking.language_model import LanguageModel
from summarizer.asking.makers import HOSTS
from summarizer.asking.server import Server, host_of, place_of, refuse_in_the_open, refuse_no_url
from summarizer.errors import ServerRefusedError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.settings import Settings

OPENAI: Final = "https://api.openai.com/v1"
OPENROUTER: Final = "https://openrouter.ai/api/v1"


class _Named(NamedTuple):
    """How a provider is spoken of: its own name for people, and the one in ``provider/model``."""

    name: str
    provider: str


def openai(model: str, settings: Settings) -> Server:
    """Return OpenAI's own server. Raises ServerRefusedError where no key is set."""
    key, source = _key_or_refusal(_Named("OpenAI", "openai"), settings)
    name = f"openai/{model}"
    return Server(name, model, OPENAI, key, is_openai=True, is_strict=True, may_take_batches=True, key_source=source)


def azure(model: str, settings: Settings) -> Server:
    """Return the Azure OpenAI resource that AZURE_OPENAI_ENDPOINT names; ``model`` is a deployment there.

    Raises UsageError where none is named, ServerRefusedError where no key is set.
    """
    endpoint = os.environ.get("AZURE_OPENAI_ENDPOINT", "").strip().rstrip("/")
    if not endpoint:
        raise UsageError(
            "no Azure resource is named", hint="set AZURE_OPENAI_ENDPOINT, as in https://NAME.openai.azure.com"
        )
    refuse_no_url(endpoint, "AZURE_OPENAI_ENDPOINT")
    key, source = _key_or_refusal(_Named("Azure", "azure"), settings)
    parts = urlsplit(endpoint)
    is_whole = parts.path.endswith("/v1")  # else the rest of it is a deployment's, in the manner of former versions
    root = parts._replace(path=parts.path.partition("/openai")[0], query="", fragment="").geturl()
    url = endpoint if is_whole else f"{root}/openai/v1"
    return _checked(
        Server(
            f"azure/{model}",
            model,
            url,
            key,
            is_strict=True,
            key_header="api-key",
            may_take_batches=True,
            key_source=source,
        ),
        settings,
    )


def openrouter(model: str, settings: Settings) -> Server:
    """Return OpenRouter, which passes calls on to whoever serves ``model``. Raises ServerRefusedError for no key."""
    key, source = _key_or_refusal(_Named("OpenRouter", "openrouter"), settings)
    return Server(f"openrouter/{model}", model, OPENROUTER, key, is_strict=True, key_source=source)


def _local(provider: str, port: int) -> Callable[[str, Settings], Server]:
    """Return the provider that is a server on this machine, at its usual port. It wants no key, but gets one if set."""

    def server(model: str, settings: Settings) -> Server:
        key, source = _key_of(provider, settings)
        return Server(f"{provider}/{model}", model, f"http://127.0.0.1:{port}/v1", key, key_source=source)

    return server


PROVIDERS: Final[dict[str, Callable[[str, Settings], Server]]] = {
    "azure": azure,
    "llamacpp": _local("llamacpp", 8080),
    "lmstudio": _local("lmstudio", 1234),
    "ollama": _local("ollama", 11434),
    "openai": openai,
    "openrouter": openrouter,
    "vllm": _local("vllm", 8000),
}


def model_named(name: str, settings: Settings) -> LanguageModel | HostedModel:
    """Return the model called ``name``: at ``settings.base_url`` where one is set, else as ``provider/model``.

    With a ``base_url`` the name is sent as it stands, slashes, colons and all; only OpenAI's own server knows no model
    as ``openai/NAME``. Raises UsageError for a name that nobody answers to, a base_url that is none or a package that
    is not installed, ServerRefusedError where the provider's key is missing.
    """
    if settings.base_url:
        return LanguageModel(_server_at(settings.base_url, name, settings), settings)
    provider, _, model = name.partition("/")
    if model and provider in PROVIDERS:
        return LanguageModel(PROVIDERS[provider](model, settings), settings)
    if model and provider in HOSTS:
        key, source = _key_or_refusal(_Named(HOSTS[provider].name, provider), settings)
        return HostedModel(provider, model, key or SecretStr(""), settings, source)
    known = ", ".join(f"{provider}/NAME" for provider in sorted((*PROVIDERS, *HOSTS)))
    raise UsageError(
        f"unknown model {name[:100]!r}",
        hint=f"there is embedded, {known}, and any NAME of an OpenAI-compatible server with --base-url URL",
    )


def _server_at(base_url: str, model: str, settings: Settings) -> Server:
    refuse_no_url(base_url, "the base_url")
    if place_of(base_url) == place_of(OPENAI):
        return openai(model.removeprefix("openai/"), settings)
    key, source = _key_of(_holder_of_key(base_url), settings)
    return _checked(Server(model, model, base_url, key, may_take_batches=True, key_source=source), settings)


def _checked(server: Server, settings: Settings) -> Server:
    """Return the server, unless a key would cross a network for everybody to read. Raises UsageError."""
    if server.secrets:
        refuse_in_the_open(server.base_url, settings)
    return server


def _holder_of_key(base_url: str) -> str:
    """Return whose key is for a server: its own host's, or OpenAI's where the environment names it as OpenAI's.

    No other server gets to see that one.
    """
    meant = {OPENAI, os.environ.get("OPENAI_BASE_URL", OPENAI)}
    if base_url.rstrip("/") in {url.rstrip("/") for url in meant}:
        return "openai"
    return host_of(base_url)


def _key_of(holder: str, settings: Settings) -> tuple[SecretStr | None, str]:
    """Return the key for a provider or host, and where it is from; without one, where it would be looked for."""
    if settings.api_key and (key := sendable(settings.api_key.get_secret_value())):
        return key, "SUMMARIZER_API_KEY"
    key = key_for(holder)
    if variable := variable_for(holder):
        return key, variable
    if key:
        return key, f"the stored key: summarizer keys set {holder} replaces it"
    first = KEY_VARIABLES.get(holder, ("SUMMARIZER_API_KEY",))[0]
    return None, f"the key, for none was sent: set {first}, or run summarizer keys set {holder}"


def _key_or_refusal(named: _Named, settings: Settings) -> tuple[SecretStr | None, str]:
    """Return the provider's key and where it is from; None is none, where nothing will be sent.

    Raises ServerRefusedError for a missing one. What was answered before is read without a key: whoever paid for it may
    have taken the key away since.
    """
    key, source = _key_of(named.provider, settings)
    if key is None and not settings.offline:
        variable = KEY_VARIABLES[named.provider][0]
        raise ServerRefusedError(
            f"there is no key for {named.name}", hint=f"set {variable}, or run summarizer keys set {named.provider}"
        )
    return key, source
