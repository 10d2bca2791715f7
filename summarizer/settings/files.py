"""A configuration file → its values, as TOML says them, with nothing in it that does not belong there.

The user's own file is trusted. The project's, ``./summarizer.toml``, may have come with somebody else's files, by a
clone or an archive, so it may say how a brief is made and which model makes it, but

- it lifts no protection (``insecure_http``, ``allow_private``) and names no file to be written (``store``, ``record``);
- it does not say how long runs are kept (``keep_runs_days``), for the store has those of all projects;
- where another user of the machine owns it, it does not say either where documents go (``model``, ``base_url``);
- no key set elsewhere goes to a server that it names (``values.gather`` sees to that).

Who sends documents where a project's file says is told so: ``Gathered.decided_by_project`` names the file. No file
holds a key at all: files are copied, committed and shown.
"""

from __future__ import annotations

import os
import re
import tomllib
from typing import TYPE_CHECKING, Any, Final

from summarizer.errors import UsageError
from summarizer.settings.addresses import SECRET, secrets_in
from summarizer.settings.places import expanded

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

MOST_BYTES: Final = 100_000
_ENCODING: Final = "utf-8-sig"  # editors of Windows begin a file with a mark of its encoding
DESTINATIONS: Final = ("model", "base_url")
PATHS: Final = ("store", "record")
_NOT_A_PROJECTS: Final = ("insecure_http", "allow_private", "keep_runs_days", *PATHS)
_STORE_KEYS: Final = "take it out, then run `summarizer keys set PROVIDER`, which stores it safely"


def read(file: Path, names: Collection[str], *, of_project: bool) -> dict[str, Any]:
    """Return the settings in ``file``, none where there is no such file; paths in it are meant from its folder.

    ``names`` are the settings there are. Raises UsageError, naming file, line and key, for a file that is no TOML, a
    key that is no setting, a secret, and for what a project's file may not say. No value is shown: it may be secret.
    """
    values = _parsed(file)
    for name, value in values.items():
        if _is_secret(name, value, names):
            raise UsageError(f"{_place(file, name)}: {name[:100]!r} holds a secret", hint=_STORE_KEYS)
        if name not in names:
            raise UsageError(f"{_place(file, name)}: there is no setting {name[:100]!r}", hint=suggestion(name, names))
        if of_project and name in _NOT_A_PROJECTS:
            raise UsageError(
                f"{_place(file, name)}: a project's file cannot set {name!r}",
                hint=f"give the flag, set SUMMARIZER_{name.upper()}, or set it in your own configuration",
            )
        if of_project and name in DESTINATIONS and _belongs_to_another(file):
            raise UsageError(
                f"{_place(file, name)}: the file belongs to another user and cannot set {name!r}",
                hint=f"make it yours if you trust it, or set SUMMARIZER_{name.upper()}",
            )
        if name in PATHS and isinstance(value, str):
            values[name] = file.parent / expanded(value)
    return values


def suggestion(name: str, names: Collection[str]) -> str:
    """Return a hint: the one or two settings most like ``name``, or where to find all of them."""
    close = nearest(name[:100].lower().replace("-", "_"), [known for known in names if known != "api_key"])
    return f"did you mean {' or '.join(map(repr, close))}?" if close else "`summarizer config` lists all of them"


def nearest(name: str, names: Collection[str]) -> tuple[str, ...]:
    """Return the one or two ``names`` most like ``name``, or none."""
    import difflib  # noqa: PLC0415 - only a mistake needs it

    return tuple(difflib.get_close_matches(name[:100], sorted(names), n=2, cutoff=0.75))


def line_of(file: Path, name: str) -> int | None:
    """Return the line, from 1, on which ``file`` sets ``name``, or None where that is not certain."""
    key = re.compile(rf"""\s*(?:\[\s*)?["']?{re.escape(name)}["']?\s*[=.\]]""")
    try:
        lines = file.read_text(encoding=_ENCODING).split("\n")
    except (OSError, UnicodeError):
        return None
    found = [number for number, line in enumerate(lines, 1) if key.match(line)]
    return found[0] if len(found) == 1 else None


def _parsed(file: Path) -> dict[str, Any]:
    """Return what the file holds. Raises UsageError where it cannot be read, is too large or is no TOML."""
    try:
        if not file.is_file():  # a pipe of that name would never end
            return {}
        if file.stat().st_size > MOST_BYTES:
            raise UsageError(f"{file} is too large for a configuration: more than {MOST_BYTES:,} bytes")
        from pydantic_settings import BaseSettings, TomlConfigSettingsSource  # noqa: PLC0415 - only a file needs it

        class Source(TomlConfigSettingsSource):
            def _read_file(self, file_path: Any) -> dict[str, Any]:  # noqa: ANN401 - pydantic-settings' own
                return tomllib.loads(file_path.read_text(encoding=_ENCODING))

        return Source(BaseSettings, toml_file=file)()
    except OSError as error:
        trouble = f"cannot be read: {error.strerror}"
    except RecursionError:
        trouble = "is nested too deeply"
    except UnicodeDecodeError:
        trouble = "is no UTF-8"
    except ValueError as error:  # TOMLDecodeError is one, and says where; no value stands in it
        trouble = f"is no TOML: {error}"
    raise UsageError(f"{file} {trouble}")


def _is_secret(name: str, value: object, names: Collection[str]) -> bool:
    """Tell whether a secret stands under ``name``: by its name, or as part of an address."""
    if name == "api_key" or (name not in names and SECRET.search(name)):
        return True
    return isinstance(value, str) and "://" in value and bool(secrets_in(value))


def _belongs_to_another(file: Path) -> bool:
    return hasattr(os, "geteuid") and file.stat().st_uid not in {os.geteuid(), 0}


def _place(file: Path, name: str) -> str:
    line = line_of(file, name)
    return f"{file}, line {line}" if line else str(file)
