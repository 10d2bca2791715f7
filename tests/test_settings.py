"""Settings: flags over environment over defaults."""

from __future__ import annotations

import pytest

from summarizer import Settings
from summarizer.errors import UsageError


def test_the_default_is_embedded_and_needs_nothing():
    """Nothing set means the model that sends nothing anywhere, whatever keys the environment has."""
    assert Settings.gathered({"OPENAI_API_KEY": "sk-x"}) == Settings(model="embedded")


def test_a_flag_wins_over_the_environment():
    """A flag given beats SUMMARIZER_*, which beats the default; a flag not given is None."""
    environment = {"SUMMARIZER_MODEL": "openai/a", "SUMMARIZER_MAX_ITEMS": "3"}
    settings = Settings.gathered(environment, model="openai/b", max_items=None)
    assert (settings.model, settings.max_items) == ("openai/b", 3)


def test_openai_base_url_stands_in_where_nothing_else_names_a_server():
    """OPENAI_BASE_URL is the last to be asked."""
    environment = {"OPENAI_BASE_URL": "http://one"}
    assert Settings.gathered(environment).base_url == "http://one"
    assert Settings.gathered({**environment, "SUMMARIZER_BASE_URL": "http://two"}).base_url == "http://two"
    assert Settings.gathered(environment, base_url="http://three").base_url == "http://three"


@pytest.mark.parametrize(
    ("environment", "flags"),
    [
        ({"SUMMARIZER_TIMEOUT": "soon"}, {}),
        ({"SUMMARIZER_CONCURRENCY": "0"}, {}),
        ({}, {"max_items": 0}),
        ({}, {"colour": 1}),
    ],
)
def test_a_value_that_does_not_fit_is_named(environment: dict[str, str], flags: dict[str, object]):
    """The error says which setting, and is a usage error."""
    name = next(iter(flags), None) or next(iter(environment)).removeprefix("SUMMARIZER_").lower()
    with pytest.raises(UsageError, match=name):
        Settings.gathered(environment, **flags)


def test_a_key_is_never_shown():
    """Neither repr nor str of the settings holds the key."""
    settings = Settings.gathered({"SUMMARIZER_API_KEY": "sk-CANARYKEY123"})
    assert settings.api_key is not None
    assert settings.api_key.get_secret_value() == "sk-CANARYKEY123"
    assert "CANARY" not in f"{settings!r} {settings} {settings.model_dump()}"
