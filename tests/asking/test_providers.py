"""Names, servers and keys."""

from __future__ import annotations

import asyncio
import os
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest
from pydantic import SecretStr

from summarizer.asking import PROVIDERS, model_named
from summarizer.asking.connecting import _trust, proxy_for
from summarizer.asking.keyring import KEY_VARIABLES, store
from summarizer.asking.makers import HOSTS
from summarizer.errors import ServerRefusedError, UsageError
from summarizer.model import Model
from summarizer.settings import ELSEWHERE, Places, Settings
from tests.asking.loopback import BRIEF, KEY, ask, completion, failing, question, serving

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def bare_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user without any key, in the environment or stored."""
    monkeypatch.setenv("SUMMARIZER_HOME", str(tmp_path))
    for variables in KEY_VARIABLES.values():
        for name in variables:
            monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("AZURE_OPENAI_ENDPOINT", raising=False)


def test_openai_needs_its_key(monkeypatch: pytest.MonkeyPatch):
    """Without a key the error says which variable to set; with one the model is OpenAI's, under its own name."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ServerRefusedError, match="OPENAI_API_KEY"):
        model_named("openai/gpt-imagined", Settings())
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    model = model_named("openai/gpt-imagined", Settings())
    assert isinstance(model, Model)
    assert (model.name, model.sent_to) == ("openai/gpt-imagined", "api.openai.com")
    assert PROVIDERS["openai"]("gpt-imagined", Settings()).model == "gpt-imagined"
    assert KEY not in repr(model) + repr(vars(model))


@pytest.mark.parametrize("name", ["gpt-imagined", "nobody/model", "openai/", "/x", "openai"])
def test_an_unknown_name_says_what_there_is(name: str):
    """The hint names the providers and the way to any other server."""
    with pytest.raises(UsageError, match=r"openai/NAME.*--base-url"):
        model_named(name, Settings())


NO_URLS = [
    "127.0.0.1:8080",
    "ftp://x/v1",
    "http://",
    "http://x:99999/v1",
    "http://[::1/v1",
    "http://[v1.x]/v1",
    "https://xn--\xfc.example/v1",
    "http://a\x01b/v1",
]


@pytest.mark.parametrize("url", ["", *NO_URLS])
def test_a_base_url_that_is_none_is_a_usage_error(url: str):
    """Only http and https addresses with a host are servers."""
    with pytest.raises(UsageError):
        model_named("m", Settings(base_url=url))


@pytest.mark.parametrize("url", NO_URLS)
@pytest.mark.parametrize(
    ("name", "variable"), [("azure/m", "AZURE_OPENAI_ENDPOINT"), ("anthropic/m", "ANTHROPIC_BASE_URL")]
)
def test_so_is_an_address_that_the_environment_names(
    name: str, variable: str, url: str, monkeypatch: pytest.MonkeyPatch
):
    """The line tells which variable it was."""
    if name.startswith("anthropic"):
        pytest.importorskip("anthropic")
    monkeypatch.setenv(variable, url)
    with pytest.raises(UsageError, match=variable):
        model_named(name, Settings(api_key=SecretStr(KEY)))


def test_a_query_of_the_base_url_goes_with_every_call():
    """Some gateways want one; it stays behind the path of the call."""
    with serving(completion(BRIEF)) as loopback:
        model = model_named("m", Settings(base_url=f"{loopback.url}/?api-version=1&a=b%20c"))
        asyncio.run(model.ask(question()))
    assert loopback.paths == ["/v1/chat/completions?api-version=1&a=b+c"]


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("HTTPS_PROXY", "https://ann:sesame@xn--\xfc", "HTTPS_PROXY"),
        ("HTTPS_PROXY", "sesame", "HTTPS_PROXY"),
        ("SSL_CERT_FILE", "/nonexistent/authorities.pem", "SSL_CERT_FILE"),
        ("SSL_CERT_FILE", __file__, "SSL_CERT_FILE"),
    ],
)
def test_an_environment_that_allows_no_line_is_told_as_such(
    variable: str, value: str, told: str, monkeypatch: pytest.MonkeyPatch
):
    """A proxy or a file of authorities that is none: one line, no password, nothing sent."""
    monkeypatch.setenv(variable, value)
    _trust.cache_clear()
    model = model_named("m", Settings(base_url="https://models.example/v1"))
    with pytest.raises(UsageError, match=told) as caught:
        asyncio.run(model.ask(question()))
    assert "sesame" not in str(caught.value)


@pytest.mark.skipif(find_spec("socksio") is not None, reason="SOCKS proxies can be used here")
def test_a_socks_proxy_needs_a_package(monkeypatch: pytest.MonkeyPatch):
    """The line names it."""
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:9")
    with pytest.raises(UsageError, match="pip install socksio"):
        asyncio.run(model_named("m", Settings(base_url="https://models.example/v1")).ask(question()))


@pytest.mark.parametrize(
    ("name", "server", "variable", "told"),
    [
        ("m", "SUMMARIZER_NO_SERVER", "SUMMARIZER_NO_KEY", "set SUMMARIZER_API_KEY, or run summarizer keys set 127"),
        ("m", "OPENAI_BASE_URL", "OPENAI_API_KEY", "check OPENAI_API_KEY"),
        ("azure/m", "AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_API_KEY", "check AZURE_OPENAI_API_KEY"),
        ("anthropic/m", "ANTHROPIC_BASE_URL", "ANTHROPIC_API_KEY", "check ANTHROPIC_API_KEY"),
        ("google/m", "GOOGLE_GEMINI_BASE_URL", "GOOGLE_API_KEY", "check GOOGLE_API_KEY"),
    ],
)
@pytest.mark.usefixtures("bare_home")
def test_who_is_refused_is_told_where_the_key_was_from(
    name: str, server: str, variable: str, told: str, monkeypatch: pytest.MonkeyPatch
):
    """The variable that was read for this provider; and for a server without a key where one would be looked for."""
    if name.startswith(("anthropic", "google")):
        pytest.importorskip({"anthropic": "anthropic", "google": "google.genai"}[name.partition("/")[0]])
    monkeypatch.setenv(variable, "sk-imagined")
    with serving(failing(401, "who are you")) as loopback:
        monkeypatch.setenv(server, loopback.url if name == "m" else loopback.url.removesuffix("/v1"))
        model = model_named(name, Settings(base_url=loopback.url if name == "m" else None))
        with pytest.raises(ServerRefusedError, match=told):
            asyncio.run(model.ask(question()))


@pytest.mark.usefixtures("bare_home")
def test_who_is_refused_with_a_stored_key_is_told_how_to_store_another():
    """No variable is named, for none was read; a key that the settings hold is told as theirs."""
    with serving(failing(401), failing(401)) as loopback:
        holder = loopback.url.removeprefix("http://").removesuffix("/v1")
        store(holder, SecretStr("sk-imagined"), Places.standard(os.environ))
        with pytest.raises(ServerRefusedError, match=f"the stored key: summarizer keys set {holder}"):
            ask(loopback, api_key=None)
        with pytest.raises(ServerRefusedError, match="check SUMMARIZER_API_KEY"):
            ask(loopback, api_key=SecretStr("sk-imagined"))


def test_a_host_is_shown_without_credentials():
    """The report names host and port; what else the address holds is nobody's business."""
    model = model_named("m", Settings(base_url="https://ada:secret@models.example.org:8443/v1"))
    assert model.sent_to == "models.example.org:8443"
    assert "secret" not in repr(model)


@pytest.mark.parametrize(
    ("url", "secrets"),
    [
        ("https://ada:p%40ssword@models.example.org/v1", ("p%40ssword", "p@ssword", "YWRhOnBAc3N3b3Jk")),
        ("https://sk-canarykey@models.example.org/v1", ("sk-canarykey", "c2stY2FuYXJ5a2V5Og==")),
        ("https://ada@models.example.org/v1", ()),
        ("https://models.example.org/v1?api-version=2024-10-21&api-key=a%20b", ("a%20b", "a b")),
        ("https://models.example.org/v1", ()),
    ],
)
def test_what_an_address_holds_is_as_secret_as_a_key(url: str, secrets: tuple[str, ...]):
    """A password, a name that is a key, the header made of it, a key in the query: none is told, nor sent openly."""
    assert PROVIDERS["vllm"]("m", Settings()).secrets == ()
    model = model_named("m", Settings(base_url=url))
    assert model.secrets == secrets
    if secrets:
        with pytest.raises(UsageError, match="unencrypted"):
            model_named("m", Settings(base_url=url.replace("https", "http")))


@pytest.mark.parametrize("url", ["https://models.example.org/v1/", "https://Models.Example.org/v1"])
def test_an_address_spelled_otherwise_is_the_same_place(url: str):
    """What was answered there is not paid for again for a slash or a capital."""
    identity = model_named("m", Settings(base_url="https://models.example.org/v1")).identity
    assert model_named("m", Settings(base_url=url)).identity == identity
    assert model_named("m", Settings(base_url="https://models.example.org/v2")).identity != identity


def test_whoever_is_elsewhere_is_known_to_the_settings():
    """OPENAI_BASE_URL is not for the models of any provider but OpenAI, nor for recordings."""
    assert set(ELSEWHERE) == {f"{name}/" for name in (*PROVIDERS, *HOSTS, "replay")} - {"openai/"}


@pytest.mark.parametrize("own", [None, "sk-own"])
@pytest.mark.parametrize("meant", [True, False])
def test_the_environments_key_goes_only_to_the_environments_server(
    own: str | None, *, meant: bool, monkeypatch: pytest.MonkeyPatch
):
    """OPENAI_API_KEY belongs to OPENAI_BASE_URL, or else to OpenAI; a server named otherwise gets a key set for it."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_ORG_ID", "org-canary")
    with serving(completion(BRIEF)) as loopback:
        monkeypatch.setenv("OPENAI_BASE_URL", loopback.url + "/" if meant else "http://gateway.example.org/v1")
        ask(loopback, api_key=SecretStr(own) if own else None)
    (headers,) = loopback.headers
    assert headers["authorization"] == f"Bearer {own or (KEY if meant else 'none')}"
    assert "org-canary" not in headers.values()


def test_a_key_with_a_line_end_is_sent_without_it(monkeypatch: pytest.MonkeyPatch):
    """Copying often adds blanks around a key."""
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    with serving(completion(BRIEF)) as loopback:
        ask(loopback, api_key=SecretStr(f" {KEY}\n"))
    assert loopback.headers[0]["authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize("key", ["sk-ключ", "sk-\x1b[31m", "sk-1\nx-header: 2"])
def test_what_cannot_be_a_key_is_refused_before_anything_is_sent(key: str):
    """Such a key would break the request, and is told without being shown."""
    with pytest.raises(ServerRefusedError, match="the key holds") as caught:
        model_named("openai/gpt-imagined", Settings(api_key=SecretStr(key)))
    assert key not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "sent_to"),
    [
        ("ollama/qwen3:8b", "127.0.0.1:11434"),
        ("lmstudio/qwen/qwen3-8b", "127.0.0.1:1234"),
        ("llamacpp/any", "127.0.0.1:8080"),
        ("vllm/Qwen/Qwen3-8B", "127.0.0.1:8000"),
    ],
)
def test_servers_of_this_machine_want_no_key(name: str, sent_to: str, bare_home: None):
    """They are found at their usual ports, and get a key only where one is set."""
    del bare_home
    model = model_named(name, Settings())
    assert (model.name, model.sent_to) == (name, sent_to)
    provider, _, asked_for = name.partition("/")
    server = PROVIDERS[provider](asked_for, Settings(api_key=SecretStr(KEY)))
    assert (server.model, server.key) == (asked_for, SecretStr(KEY))
    assert PROVIDERS[provider](asked_for, Settings()).key is None


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://ours.openai.azure.com",
        "https://ours.openai.azure.com/openai",
        "https://ours.openai.azure.com/openai/v1/",
        "https://ours.openai.azure.com/openai/deployments/x/chat/completions?api-version=2024-10-21",
    ],
)
def test_azure_is_found_by_whatever_address_its_portal_shows(
    endpoint: str, bare_home: None, monkeypatch: pytest.MonkeyPatch
):
    """The resource counts; the deployment is named by the model."""
    del bare_home
    monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", endpoint)
    server = PROVIDERS["azure"]("ours", Settings(api_key=SecretStr(KEY)))
    assert server.base_url == "https://ours.openai.azure.com/openai/v1"


@pytest.mark.parametrize("name", ["gpt-imagined", "openai/gpt-imagined"])
@pytest.mark.parametrize("url", ["https://api.openai.com/v1", "https://api.openai.com/v1/"])
def test_openais_own_address_is_openai(name: str, url: str):
    """Which knows no model by a name with its own in front, and is asked as it wants to be."""
    model = model_named(name, Settings(base_url=url, api_key=SecretStr(KEY)))
    named = model_named("openai/gpt-imagined", Settings(api_key=SecretStr(KEY)))
    assert (model.name, model.sent_to, model.identity) == (named.name, named.sent_to, named.identity)


@pytest.mark.parametrize("provider", ["azure", "openrouter", "anthropic", "google"])
def test_a_service_needs_its_key(provider: str, bare_home: None, monkeypatch: pytest.MonkeyPatch):
    """The error names the variable, and the command that stores a key."""
    del bare_home
    monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", "https://ours.openai.azure.com/")
    with pytest.raises(ServerRefusedError, match=rf"_API_KEY, or run summarizer keys set {provider}"):
        model_named(f"{provider}/m", Settings())


def test_azure_is_found_by_its_endpoint(bare_home: None, monkeypatch: pytest.MonkeyPatch):
    """The resource of the environment; its key goes by its own header too, and never over http."""
    del bare_home
    with pytest.raises(UsageError, match="AZURE_OPENAI_ENDPOINT"):
        model_named("azure/ours", Settings())
    monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", "https://ours.openai.azure.com/")
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", KEY)
    server = PROVIDERS["azure"]("ours", Settings())
    assert server.base_url == "https://ours.openai.azure.com/openai/v1"
    assert (server.is_strict, server.key_header) == (True, "api-key")
    with serving(completion(BRIEF)) as loopback:
        monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", loopback.url)
        model = model_named("azure/ours", Settings())
        asyncio.run(model.ask(question()))
    assert loopback.headers[0]["api-key"] == KEY
    monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", "http://ours.openai.azure.com/")
    with pytest.raises(UsageError, match="unencrypted"):
        model_named("azure/ours", Settings())


@pytest.mark.parametrize(
    "url", ["http://models.example.org/v1", "http://192.168.1.9:8000/v1", "http://localhost.example/"]
)
def test_a_key_does_not_cross_a_network_in_the_open(url: str, bare_home: None):
    """It is refused over http to another machine, unless the setting says that the network is one's own."""
    del bare_home
    with pytest.raises(UsageError, match=r"unencrypted.*SUMMARIZER_INSECURE_HTTP") as caught:
        model_named("m", Settings(base_url=url, api_key=SecretStr(KEY)))
    assert KEY not in str(caught.value)
    assert model_named("m", Settings(base_url=url, api_key=SecretStr(KEY), insecure_http=True)).name == "m"
    assert model_named("m", Settings(base_url=url)).name == "m"


@pytest.mark.parametrize("url", ["http://localhost:1/v1", "http://127.0.0.9/v1", "http://[::1]:1/v1"])
def test_this_machine_may_be_told_a_key_in_the_open(url: str):
    """Nobody else listens there."""
    assert model_named("m", Settings(base_url=url, api_key=SecretStr(KEY))).name == "m"


@pytest.mark.parametrize(("package", "provider"), [("anthropic", "anthropic"), ("google.genai", "google")])
def test_a_makers_client_that_is_missing_is_told_with_the_command_that_brings_it(package: str, provider: str):
    """Where it is installed, the model is there."""
    settings = Settings(api_key=SecretStr(KEY))
    try:
        installed = find_spec(package) is not None
    except ModuleNotFoundError:
        installed = False
    if installed:
        model = model_named(f"{provider}/m", settings)
        assert isinstance(model, Model)
        assert KEY not in repr(model) + model.identity
        return
    with pytest.raises(UsageError, match=rf"pip install 'summarizer\[{provider}\]'"):
        model_named(f"{provider}/m", settings)


@pytest.mark.parametrize(
    ("url", "proxy"),
    [
        ("https://api.openai.com/v1", "http://proxy.example.org:3128"),
        ("https://inside.example.org/v1", None),
        ("https://localhost/v1", None),
        ("http://models.example.org/v1", None),
    ],
)
def test_only_what_is_encrypted_goes_through_a_proxy(url: str, proxy: str | None, monkeypatch: pytest.MonkeyPatch):
    """And neither this machine nor what NO_PROXY names."""
    for name in ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://proxy.example.org:3128")
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setenv("NO_PROXY", "inside.example.org")
    assert proxy_for(url) == proxy
