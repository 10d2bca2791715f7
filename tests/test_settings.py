"""Settings: flags over environment over files over defaults."""

from __future__ import annotations

import os
import pwd
import traceback
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Settings
from summarizer.errors import UsageError
from summarizer.settings import Origin, Places, gather

CANARY = "sk-CANARYKEY123"


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Places of our own, with nothing in them yet."""
    home = tmp_path / "home"
    home.mkdir()
    return Places(tmp_path / "summarizer.toml", home / "config.toml", home / "keys", home)


def refused(places: Places, environment: dict[str, str] | None = None, **flags: Any) -> str:
    """Gather, expect a UsageError, and return what it says; the canary is in no part of it."""
    with pytest.raises(UsageError) as caught:
        gather(environment or {}, places=places, **flags)
    assert "CANARY" not in "".join(traceback.format_exception(caught.value))
    assert "CANARY" not in repr(caught.value.__context__)
    return str(caught.value)


def test_the_default_is_embedded_and_needs_nothing(places: Places):
    """Nothing set means the model that sends nothing anywhere, whatever keys the environment has."""
    assert Settings.gathered({"OPENAI_API_KEY": "sk-x"}, places=places) == Settings(model="embedded")


def test_a_flag_wins_over_the_environment_over_the_project_over_the_user(places: Places):
    """Each place wins over those below it, value by value, and each value tells where it comes from."""
    places.config.write_text('model = "user"\nkind = "user"\nfocus = "user"\nattempts = 1\n')
    places.project.write_text('model = "project"\nkind = "project"\nfocus = "project"\n')
    environment = {"SUMMARIZER_MODEL": "environment", "SUMMARIZER_KIND": "environment", "SUMMARIZER_FOCUS": ""}
    gathered = gather(environment, places=places, model="flag", kind=None)
    settings = gathered.settings
    assert (settings.model, settings.kind, settings.focus, settings.attempts) == ("flag", "environment", "project", 1)
    kinds = [gathered.origin(name).kind for name in ("model", "kind", "focus", "attempts", "reasks")]
    assert kinds == ["flag", "environment", "project", "user", "default"]
    assert gathered.origin("kind") == Origin("environment", variable="SUMMARIZER_KIND")
    assert str(gathered.origin("focus")) == str(places.project)


@given(st.sets(st.sampled_from(["flag", "environment", "project", "user"])))
def test_the_highest_place_that_sets_a_value_wins(setting: set[str]):
    """Whichever places set a value, it is the highest one's, and the default where none does."""
    import tempfile  # noqa: PLC0415 - a fixture would be shared by all examples

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        places = Places(root / "summarizer.toml", root / "config.toml", root / "keys", root)
        if "user" in setting:
            places.config.write_text("max_items = 1")
        if "project" in setting:
            places.project.write_text("max_items = 2")
        environment = {"SUMMARIZER_MAX_ITEMS": "3"} if "environment" in setting else {}
        gathered = gather(environment, places=places, max_items=4 if "flag" in setting else None)
    order = [("flag", 4), ("environment", 3), ("project", 2), ("user", 1), ("default", None)]
    kind, value = next((kind, value) for kind, value in order if kind in setting or kind == "default")
    assert (gathered.origin("max_items").kind, gathered.settings.max_items) == (kind, value)


def test_openai_base_url_stands_in_where_nothing_else_names_a_server(places: Places):
    """OPENAI_BASE_URL is the last to be asked, after the files too."""
    environment = {"OPENAI_BASE_URL": "http://one"}
    assert Settings.gathered(environment, places=places).base_url == "http://one"
    both = {**environment, "SUMMARIZER_BASE_URL": "http://two"}
    assert Settings.gathered(both, places=places).base_url == "http://two"
    assert Settings.gathered(environment, places=places, base_url="http://three").base_url == "http://three"
    places.config.write_text('base_url = "http://four"')
    assert Settings.gathered(environment, places=places).base_url == "http://four"


def test_a_variable_that_is_no_setting_is_told_and_a_line_that_is_none_an_error(places: Places):
    """An environment is shared with others; a file is ours alone. No value is told."""
    gathered = gather(
        {"SUMMARIZER_MODLE": CANARY, "SUMMARIZER_X": "1", "SUMMARIZER_HOME": "x", "MODLE": "1"}, places=places
    )
    assert gathered.unheeded == (
        "SUMMARIZER_MODLE sets nothing: did you mean SUMMARIZER_MODE or SUMMARIZER_MODEL?",
        "SUMMARIZER_X sets nothing: `summarizer config` lists all settings",
    )
    places.config.write_text("modle = 1")
    with pytest.raises(UsageError, match=r"'modle'.*'mode' or 'model'"):
        gather({}, places=places)


@pytest.mark.parametrize("name", ["ollama/llama3.2", "anthropic/claude-sonnet", "replay/answers.jsonl"])
def test_a_model_that_is_elsewhere_is_not_asked_at_openai_base_url(places: Places, name: str):
    """Who names a model of this machine, or a recording, has not asked for a gateway that the shell happens to know."""
    environment = {"OPENAI_BASE_URL": "http://gateway.example/v1"}
    gathered = gather(environment, places=places, model=name)
    assert gathered.settings.base_url is None
    assert gathered.origin("base_url").kind == "default"
    named = gather(environment, places=places, model=name, base_url="http://mine.example/v1")
    assert named.settings.base_url == "http://mine.example/v1"
    assert gather(environment, places=places, model="openai/gpt-5").settings.base_url == environment["OPENAI_BASE_URL"]


@pytest.mark.parametrize(
    ("environment", "flags"),
    [
        ({"SUMMARIZER_TIMEOUT": "soon"}, {}),
        ({"SUMMARIZER_TIMEOUT": "inf"}, {}),
        ({"SUMMARIZER_MAX_COST": "nan"}, {}),
        ({"SUMMARIZER_MAX_COST": "-1"}, {}),
        ({"SUMMARIZER_CONCURRENCY": "0"}, {}),
        ({"SUMMARIZER_STREAM": "perhaps"}, {}),
        ({"SUMMARIZER_MODE": "grammar"}, {}),
        ({}, {"max_items": 0}),
        ({}, {"colour": 1}),
    ],
)
def test_a_value_that_does_not_fit_is_named(environment: dict[str, str], flags: dict[str, object], places: Places):
    """The error says which setting, and which variable set it, and is a usage error."""
    told = refused(places, environment, **flags)
    name = next(iter(flags), None) or next(iter(environment)).removeprefix("SUMMARIZER_").lower()
    assert name in told
    assert all(variable in told for variable in environment)


@pytest.mark.parametrize("values", [{"max_items": 0}, {"colour": 1}, {"api_key": [CANARY]}, {"model": ""}])
def test_the_settings_themselves_raise_our_error(values: dict[str, Any]):
    """Not even Settings(...) lets pydantic's error pass, which would show the value."""
    with pytest.raises(UsageError, match=next(iter(values))) as caught:
        Settings(**values)
    assert "CANARY" not in "".join(traceback.format_exception(caught.value))
    assert caught.value.__context__ is None


@pytest.mark.parametrize("other", ["refresh", "no_cache"])
def test_offline_cannot_be_joined_with_its_contrary(other: str):
    """Stored answers only and no stored answers cannot both be."""
    with pytest.raises(UsageError, match=rf"offline.*{other}"):
        Settings(offline=True, **{other: True})


def test_a_key_is_never_shown(places: Places):
    """Neither repr nor str of the settings holds the key."""
    settings = Settings.gathered({"SUMMARIZER_API_KEY": CANARY}, places=places)
    assert settings.api_key is not None
    assert settings.api_key.get_secret_value() == CANARY
    assert "CANARY" not in f"{settings!r} {settings} {settings.model_dump()}"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("\n\nmax_itms = 3\n", ("line 3", "'max_itms'", "did you mean 'max_items'?")),
        ("kind = 'brief'\nmax-items = 3\n", ("line 2", "'max-items'", "'max_items'")),
        ("[model]\nname = 'x'\n", ("line 1", "model")),
        ("[server]\nurl = 'x'\n", ("line 1", "'server'", "summarizer config")),
        ("max_items = 0\n", ("line 1", "max_items", "greater")),
        ("max_items = \n", ("line 1",)),
        ("model = 'a'\nmodel = 'b'\n", ("TOML",)),
        ("x = " + "[" * 5000, ("nested",)),
        ("x = " + "9" * 5000, ("TOML",)),
        ("# " + "x" * 100_000, ("too large",)),
    ],
)
@pytest.mark.parametrize("whose", ["project", "config"])
def test_a_mistake_in_a_file_is_told_with_file_line_and_key(
    text: str, words: tuple[str, ...], whose: str, places: Places
):
    """One line names the file, the line where it is certain, the key, and the setting that was meant."""
    file: Path = getattr(places, whose)
    file.write_text(text)
    told = refused(places)
    assert str(file) in told
    assert all(word in told for word in words), told
    assert "\n" not in told


def test_a_line_is_told_only_where_it_is_certain(places: Places):
    """Where the same words stand twice, once within a text, no line is named rather than a wrong one."""
    places.project.write_text('focus = """\ncolour = 1\n"""\ncolour = 2\n')
    told = refused(places)
    assert "'colour'" in told
    assert ", line" not in told


def test_a_file_that_is_no_text_is_told(places: Places):
    """Bytes that are no UTF-8 are no configuration."""
    places.project.write_bytes(b'focus = "\xff\xfe"')
    assert "UTF-8" in refused(places)


def test_a_file_as_windows_writes_it_is_read(places: Places):
    """The mark that some editors begin a file with, and carriage returns, are no part of what it says."""
    places.project.write_bytes(b'\xef\xbb\xbfmodel = "m"\r\nattempts = 2\r\n')
    assert (gather({}, places=places).settings.model, gather({}, places=places).settings.attempts) == ("m", 2)
    places.project.write_bytes(b"\xef\xbb\xbfcolour = 1\r\n")
    assert "line 1" in refused(places)


def test_a_pipe_or_folder_of_that_name_is_no_file(places: Places):
    """What has no end is not read as configuration."""
    os.mkfifo(places.project)
    places.config.mkdir()
    assert gather({}, places=places).origins == {}


@pytest.mark.parametrize(
    "line",
    [
        f'api_key = "{CANARY}"',
        f'openai_api_key = "{CANARY}"',
        f'OPENAI_API_KEY = "{CANARY}"',
        f'token = "{CANARY}"',
        f'password = "{CANARY}"',
        f'base_url = "http://ada:{CANARY}@models.example.org/v1"',
        f'base_url = "http://{CANARY}@models.example.org/v1"',
        f'base_url = "http://models.example.org/v1?api-version=1&api-key={CANARY}"',
    ],
)
@pytest.mark.parametrize("whose", ["project", "config"])
def test_a_secret_in_a_file_is_refused_unshown(line: str, whose: str, places: Places):
    """No file holds a key; the hint says where it belongs."""
    getattr(places, whose).write_text(f"max_items = 2\n{line}\n")
    told = refused(places)
    assert "line 2" in told
    assert "summarizer keys set" in told


@pytest.mark.parametrize(
    "line", ["insecure_http = true", "allow_private = true", "keep_runs_days = 0", 'store = "x"', 'record = "/etc/x"']
)
def test_a_projects_file_lifts_no_protection_and_names_no_file_to_write(line: str, places: Places):
    """What came with a stranger's folder writes nowhere, opens nothing and deletes no runs; the user's own file may."""
    places.project.write_text(line)
    name = line.partition(" ")[0]
    assert f"cannot set '{name}'" in refused(places)
    places.project.unlink()
    places.config.write_text(line)
    assert gather({}, places=places).origin(name).kind == "user"


def test_a_path_in_a_file_is_meant_from_its_folder(places: Places):
    """The store of the user's file lies where that file lies, wherever the command runs."""
    places.config.write_text('store = "runs.db"')
    assert Settings.gathered({}, places=places).store == places.config.parent / "runs.db"
    assert Settings.gathered({"SUMMARIZER_STORE": "runs.db"}, places=places).store == Path("runs.db")


def test_a_home_is_meant_by_a_tilde_wherever_a_path_is_set(places: Places, monkeypatch: pytest.MonkeyPatch):
    """A variable is seldom set by a shell that expands it, and no folder of that name is wanted."""
    monkeypatch.setenv("HOME", str(places.config.parent))
    for settings in (
        Settings.gathered({"SUMMARIZER_STORE": "~/runs.db"}, places=places),
        Settings.gathered({}, places=places, store="~/runs.db"),
    ):
        assert settings.store == places.config.parent / "runs.db"


def test_a_user_without_a_home_is_told_what_to_set(monkeypatch: pytest.MonkeyPatch):
    """As in a container that runs as a user whom nobody knows."""

    def unknown(number: int) -> pwd.struct_passwd:
        raise KeyError(number)

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(UsageError, match="no home: set SUMMARIZER_HOME"):
        Places.standard({})


@pytest.mark.parametrize("path", ["~nobody-of-that-name/runs.db", "a\\u0000b"])
def test_what_can_be_no_path_is_told(path: str, places: Places):
    """The home of somebody unknown is no place for a store."""
    places.config.write_text(f'store = "{path}"')
    assert "can be no path" in refused(places)
    with pytest.raises(UsageError, match="can be no path"):
        Places.standard({"SUMMARIZER_HOME": "~nobody-of-that-name"})


def test_where_a_projects_file_sends_documents_is_known(places: Places):
    """Whoever sends documents because of a project's file can say so, and names it; else there is nothing to say."""
    places.project.write_text('base_url = "http://models.example.org/v1"')
    assert gather({}, places=places).decided_by_project is None
    assert gather({}, places=places, model="m").decided_by_project == places.project
    assert gather({}, places=places, model="m", base_url="http://own").decided_by_project is None
    places.project.write_text('model = "openai/gpt-imagined"')
    assert gather({}, places=places).decided_by_project == places.project


@pytest.mark.parametrize("key", [{"api_key": CANARY}, {}])
def test_no_key_goes_to_a_server_that_a_projects_file_names(key: dict[str, str], places: Places):
    """A key set elsewhere was meant for another server; only one on this machine may have it, or one named anew."""
    environment = {} if key else {"SUMMARIZER_API_KEY": CANARY}
    places.project.write_text('model = "m"\nbase_url = "https://127.0.0.1.example.org/v1"')
    told = refused(places, environment, **key)
    assert str(places.project) in told
    assert "--base-url" in told
    again = gather(environment, places=places, base_url="https://127.0.0.1.example.org/v1", **key)
    assert again.settings.api_key is not None
    places.project.write_text('model = "m"\nbase_url = "http://127.0.0.1:8080/v1"')
    assert gather(environment, places=places, **key).settings.api_key is not None


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a file away")
def test_another_users_file_does_not_say_where_documents_go(places: Places):
    """A file that another user left in a shared folder may set how many items are printed, and no server."""
    places.project.write_text("max_items = 2")
    os.chown(places.project, 4711, -1)
    assert gather({}, places=places).settings.max_items == 2
    places.project.write_text('base_url = "http://models.example.org/v1"')
    assert "belongs to another user" in refused(places)


def test_a_home_holds_all_that_is_ours(tmp_path: Path):
    """SUMMARIZER_HOME moves configuration, keys and store; without it they lie where the system keeps such files."""
    places = Places.standard({"SUMMARIZER_HOME": str(tmp_path)})
    assert {places.config.parent, places.keys.parent, places.data} == {tmp_path}
    usual = Places.standard({})
    assert usual.config.parent.name == "summarizer"
    assert usual.config.is_absolute()
    assert usual.project == Path("summarizer.toml")
