"""Names, servers and keys."""

from __future__ import annotations

import pytest
from pydantic import SecretStr

from summarizer.asking import PROVIDERS, model_named
from summarizer.errors import ServerRefusedError, UsageError
from summarizer.model import Model
from summarizer.settings import Settings
from tests.asking.loopback import BRIEF, KEY, ask, completion, serving


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


@pytest.mark.parametrize("url", ["", "127.0.0.1:8080", "ftp://x/v1", "http://", "http://x:99999/v1", "http://[::1/v1"])
def test_a_base_url_that_is_none_is_a_usage_error(url: str):
    """Only http and https addresses with a host are servers."""
    with pytest.raises(UsageError):
        model_named("m", Settings(base_url=url))


def test_a_host_is_shown_without_credentials():
    """The report names host and port; what else the address holds is nobody's business."""
    model = model_named("m", Settings(base_url="http://ada:secret@models.example.org:8443/v1"))
    assert model.sent_to == "models.example.org:8443"
    assert "secret" not in repr(model)


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
