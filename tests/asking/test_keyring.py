"""Keys: from the environment or stored, each for its provider alone, and for nobody else to read."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from summarizer.asking.keyring import KEY_VARIABLES, key_for, may_have_key, remove, sendable, store, stored
from summarizer.errors import ServerRefusedError, StoreError, UsageError
from summarizer.settings import Places

KEY = SecretStr("sk-CANARYKEY123")


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Places of our own, with nothing in them yet."""
    return Places.standard({"SUMMARIZER_HOME": str(tmp_path / "home")})


@pytest.mark.parametrize("provider", [*KEY_VARIABLES, "models.example.org", "localhost:8080", "127.0.0.1:8080"])
def test_a_stored_key_is_found_again_until_it_is_removed(provider: str, places: Places):
    """What is stored for a provider or a server is its key, and no other's."""
    assert key_for(provider, {}, places=places) is None
    store(provider, KEY, places)
    assert key_for(provider, {}, places=places) == KEY
    assert stored(places) == [provider]
    assert key_for("other.example.org", {}, places=places) is None
    assert remove(provider, places)
    assert not remove(provider, places)
    assert key_for(provider, {}, places=places) is None
    assert stored(places) == []


def test_the_variable_wins_over_the_stored_key(places: Places):
    """A provider's own variable is asked first; an empty one is not set."""
    store("openai", KEY, places)
    found = key_for("openai", {"OPENAI_API_KEY": " sk-new\n"}, places=places)
    assert found is not None
    assert found.get_secret_value() == "sk-new"
    assert key_for("openai", {"OPENAI_API_KEY": " ", "OPENROUTER_API_KEY": "sk-other"}, places=places) == KEY


def test_a_key_lies_where_only_its_owner_can_read_it(places: Places):
    """The file has mode 0600, its folder 0700, whatever the umask, and nothing else is left behind."""
    before = os.umask(0)
    try:
        file = store("openai", KEY, places)
    finally:
        os.umask(before)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(places.keys.stat().st_mode) == 0o700
    assert stat.S_IMODE(places.data.stat().st_mode) == 0o700  # our own home, made for the key: the store lies there too
    store("openai", SecretStr("sk-second"), places)
    assert list(places.keys.iterdir()) == [file]
    assert file.read_text() == "sk-second\n"


@pytest.mark.parametrize("linked", ["file", "folder", "home"])
def test_no_key_is_written_through_a_link(linked: str, places: Places, tmp_path: Path):
    """A link in the way is refused, and what it points to stays as it was."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    (elsewhere / "openai").write_text("old")
    link = {"file": places.keys / "openai", "folder": places.keys, "home": places.keys.parent}[linked]
    link.parent.mkdir(parents=True, exist_ok=True)
    link.parent.chmod(0o700)
    link.symlink_to(elsewhere / "openai" if linked == "file" else elsewhere)
    with pytest.raises(StoreError, match="symbolic link"):
        store("openai", KEY, places)
    assert [path.name for path in elsewhere.iterdir()] == ["openai"]
    assert (elsewhere / "openai").read_text() == "old"


@pytest.mark.parametrize("mode", [0o750, 0o705, 0o770])
def test_no_key_is_written_where_others_may_read(mode: int, places: Places):
    """The error says how to close the folder."""
    places.keys.mkdir(parents=True)
    places.keys.chmod(mode)
    with pytest.raises(StoreError, match="chmod 700"):
        store("openai", KEY, places)
    assert list(places.keys.iterdir()) == []


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_key_that_others_may_read_is_not_used(mode: int, places: Places):
    """Neither used nor written over: others may have it already."""
    file = store("openai", KEY, places)
    file.chmod(mode)
    with pytest.raises(StoreError, match="chmod 600"):
        key_for("openai", {}, places=places)
    with pytest.raises(StoreError, match="others may read"):
        store("openai", SecretStr("sk-second"), places)
    assert file.read_text() == "sk-CANARYKEY123\n"


def test_what_is_in_the_way_is_told(places: Places):
    """A file where the folder belongs, or a folder or pipe where the file belongs, is one error and no wait."""
    places.keys.parent.mkdir(parents=True)
    places.keys.write_text("")
    with pytest.raises(StoreError, match="cannot write"):
        store("openai", KEY, places)
    with pytest.raises(StoreError, match="cannot read"):
        stored(places)
    with pytest.raises(StoreError, match="cannot remove"):
        remove("openai", places)
    places.keys.unlink()
    store("openai", KEY, places)
    os.mkfifo(places.keys / "google")
    with pytest.raises(StoreError, match="in the way"):
        key_for("google", {}, places=places)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "nobody",
        "sk-CANARYKEY123",
        "../openai",
        "a/b.c",
        ".hidden",
        "a..b",
        "x.org:",
        "x.org:123456",
        "x.org\n",
        "É.org",
    ],
)
def test_what_names_no_provider_and_no_server_has_no_key(name: str, places: Places):
    """Such a name is refused without being shown, for it may be a key in the wrong place, and is never a path."""
    assert not may_have_key(name)
    assert key_for(name, {}, places=places) is None
    with pytest.raises(UsageError) as caught:
        store(name, KEY, places)
    assert "CANARY" not in str(caught.value)
    assert not places.keys.exists()


@given(st.text(alphabet="az09.:-_/\\\n\0é", max_size=12))
def test_a_name_that_may_have_a_key_is_a_harmless_file_name(name: str):
    """Nothing that passes for a provider or server leads out of the folder."""
    if may_have_key(name):
        assert Path(name).name == name
        assert not name.startswith(".")


@pytest.mark.parametrize("text", ["sk-ключ", "sk-\x1b[31m", "sk-1\nx-header: 2", "two words", "x" * 10_000])
def test_what_cannot_be_a_key_is_refused_unshown(text: str):
    """Such a key would break the request."""
    with pytest.raises(ServerRefusedError, match="the key holds") as caught:
        sendable(text)
    assert text not in str(caught.value)


def test_where_a_key_stands_that_is_none_is_told(places: Places):
    """Its variable, or its file: whoever has to mend it need not look for it."""
    with pytest.raises(ServerRefusedError, match="the key in OPENAI_API_KEY holds"):
        key_for("openai", {"OPENAI_API_KEY": "two words"}, places=places)
    store("openai", KEY, places).write_text("two words")
    with pytest.raises(ServerRefusedError, match=r"the key in .*openai holds"):
        key_for("openai", {}, places=places)


def test_a_hidden_file_is_no_key(places: Places):
    """What an interrupted write left behind is not listed."""
    store("openai", KEY, places)
    (places.keys / ".abc").write_text("sk-half")
    (places.keys / "notes").write_text("x")
    assert stored(places) == ["openai"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a file away")
def test_another_users_key_is_not_used(places: Places):
    """What another user has put there is no key of ours, and is not written over."""
    os.chown(store("openai", KEY, places), 4711, -1)
    with pytest.raises(StoreError, match="another user"):
        key_for("openai", {}, places=places)
    with pytest.raises(StoreError, match="another user"):
        store("openai", KEY, places)


def test_what_fails_half_way_leaves_nothing_behind(places: Places):
    """A key that cannot be written is not half written."""
    store("openai", KEY, places)
    with pytest.raises(UnicodeEncodeError):
        store("openai", SecretStr("sk-ключ"), places)
    assert [path.name for path in places.keys.iterdir()] == ["openai"]
    assert key_for("openai", {}, places=places) == KEY
