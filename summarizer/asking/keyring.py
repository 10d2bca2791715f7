"""Keys of providers and servers: from the environment, or stored here, one file each, for nobody else to read.

A key is stored under a provider's name (``openai``) or a server's (``models.example.org``, ``localhost:8080``), and
is meant for that one alone.
"""

from __future__ import annotations

import os
import re
import stat
from typing import TYPE_CHECKING, Final

from pydantic import SecretStr

from summarizer.errors import ServerRefusedError, StoreError, UsageError
from summarizer.settings import Places
from summarizer.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

# The variables that each provider's own documentation names; the first that is set counts.
KEY_VARIABLES: Final[Mapping[str, tuple[str, ...]]] = {
    "anthropic": ("ANTHROPIC_API_KEY",),
    "azure": ("AZURE_OPENAI_API_KEY",),
    "google": ("GEMINI_API_KEY", "GOOGLE_API_KEY"),
    "llamacpp": ("LLAMA_API_KEY",),
    "lmstudio": ("LM_API_TOKEN",),
    "ollama": ("OLLAMA_API_KEY",),
    "openai": ("OPENAI_API_KEY",),
    "openrouter": ("OPENROUTER_API_KEY",),
    "vllm": ("VLLM_API_KEY",),
}
MOST_CHARACTERS: Final = 8_192

# A server has a dot or a port in its name, so that neither a slip nor a key passes for one.
_SERVER: Final = re.compile(r"(?=.*[.:])[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)*(:\d{1,5})?", re.ASCII)
_ELSEWHERE: Final = "set SUMMARIZER_HOME to a folder of your own"
_PORT: Final = "_"  # stands in a file's name for the colon, which not every system allows there
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
_HAS_OWNERS: Final = hasattr(os, "geteuid")


def key_for(
    provider: str, environment: Mapping[str, str] = os.environ, *, places: Places | None = None
) -> SecretStr | None:
    """Return the key of ``provider``, a provider's name or a server's host: its variable's, else the stored one.

    None where there is neither. Raises ServerRefusedError for what cannot be a key, StoreError where the stored key
    cannot be read, or could be read by others.
    """
    for variable in KEY_VARIABLES.get(provider, ()):
        if key := sendable(environment.get(variable, ""), variable):
            return key
    name = provider.lower()
    if not may_have_key(name):  # an address in brackets, say
        return None
    file = file_of(name, places or Places.standard(environment))
    return sendable(_read(file), str(file)) if os.path.lexists(file) else None


def variable_for(provider: str, environment: Mapping[str, str] = os.environ) -> str | None:
    """Return which variable of the environment holds the provider's key, or None."""
    return next((name for name in KEY_VARIABLES.get(provider, ()) if environment.get(name, "").strip()), None)


def stored(places: Places) -> list[str]:
    """Return the providers and servers that have a stored key, sorted. Raises StoreError."""
    try:
        names = [path.name.replace(_PORT, ":") for path in places.keys.iterdir() if not path.name.startswith(".")]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise StoreError(f"cannot read {places.keys}: {error.strerror}") from None
    return sorted(name for name in names if may_have_key(name))


def store(provider: str, key: SecretStr, places: Places) -> Path:
    """Store the key, all or nothing, and return its file: mode 0600 in a folder of mode 0700.

    Raises UsageError for a name that no key belongs to, and StoreError, with nothing written, where the file or its
    folder is a symbolic link, where others may read or write there, or where it cannot be written.
    """
    folder = places.keys
    file = file_of(provider, places)
    try:
        if folder.parent.is_symlink():  # often into a folder that is shared or published
            raise StoreError(f"{folder.parent} is a symbolic link: a key would lie elsewhere", hint=_ELSEWHERE)
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # where the store will lie, as a rule
        folder.mkdir(mode=0o700, exist_ok=True)
        _refuse_others(folder, stat.S_ISDIR)
        if os.path.lexists(file):
            _refuse_others(file, stat.S_ISREG)
        write_whole(file, f"{key.get_secret_value()}\n".encode("ascii"))  # for its owner alone, from the first moment
    except OSError as error:
        raise StoreError(f"cannot write {file}: {error.strerror}") from None
    return file


def remove(provider: str, places: Places) -> bool:
    """Forget the stored key and tell whether there was one. Raises UsageError or StoreError."""
    file = file_of(provider, places)
    try:
        file.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise StoreError(f"cannot remove {file}: {error.strerror}") from None
    return True


def may_have_key(provider: str) -> bool:
    """Tell whether this is the name of a provider, or of a server as it stands in a URL, in small letters."""
    return provider in KEY_VARIABLES or bool(_SERVER.fullmatch(provider))


def sendable(key: str, where: str = "") -> SecretStr | None:
    """Return a key without the blanks that copying adds, or None for none.

    Raises ServerRefusedError for what is no key, with ``where`` it was found.
    """
    key = key.strip()
    if not (key.isascii() and key.isprintable()) or " " in key or len(key) > MOST_CHARACTERS:
        which = f"the key in {where}" if where else "the key"
        raise ServerRefusedError(f"{which} holds characters that no key has, or too many", hint="copy it once more")
    return SecretStr(key) if key else None


def file_of(provider: str, places: Places) -> Path:
    """Return where the provider's key is stored, or would be. Raises UsageError for a name that no key belongs to."""
    if not may_have_key(provider):  # which is not shown: it may be a key, given in the wrong place
        raise UsageError(
            "that is the name of no provider", hint=f"there is {', '.join(KEY_VARIABLES)}, or a server's HOST[:PORT]"
        )
    return places.keys / provider.replace(":", _PORT)


def _read(file: Path) -> str:
    try:
        _refuse_others(file, stat.S_ISREG)
        with file.open(encoding="ascii", errors="replace") as lines:
            return lines.read(MOST_CHARACTERS + 2)
    except OSError as error:
        raise StoreError(f"cannot read {file}: {error.strerror}") from None


def _refuse_others(path: Path, is_right: Callable[[int], bool]) -> None:
    """Raise StoreError unless ``path`` is what it should be, no link to it, and only its owner, we, can reach it."""
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode):
        raise StoreError(f"{path} is a symbolic link: a key would lie elsewhere", hint=_ELSEWHERE)
    if not is_right(found.st_mode):
        raise StoreError(f"{path} is in the way of stored keys", hint="move it elsewhere")
    if not _HAS_OWNERS:
        return
    if found.st_uid != os.geteuid():
        raise StoreError(f"{path} belongs to another user", hint=_ELSEWHERE)
    if found.st_mode & _OTHERS:
        mode = "700" if stat.S_ISDIR(found.st_mode) else "600"
        raise StoreError(f"others may read {path}", hint=f"chmod {mode} {path}")
