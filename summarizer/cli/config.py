"""``summarizer config``: each setting, and where its value comes from."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from pydantic import SecretStr

from summarizer.cli.printing import address, print_columns, print_json, print_line
from summarizer.cli.streams import say_unheeded
from summarizer.settings import Origin, Places, Settings, gather
from summarizer.settings.files import line_of

if TYPE_CHECKING:
    from summarizer.settings import Gathered

_HIDDEN = "set, not shown"


def config(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Print each setting, its value, and where that comes from; secrets are not shown.

    A flag wins over SUMMARIZER_NAME in the environment, that over ./summarizer.toml, that over your own config.toml.
    A file holds lines like model = "openai/gpt-5", and no keys: summarizer keys set PROVIDER stores those. A line that
    sets nothing is an error; a variable SUMMARIZER_... that sets nothing is told.
    """
    places = Places.standard(os.environ)
    gathered = gather(os.environ, places=places)
    say_unheeded(gathered)
    if as_json:
        print_json(_as_data(gathered, places))
        return
    print_columns(
        (name, _shown(value), _where(gathered.origin(name), name)) for name, value in _values(gathered).items()
    )
    print_line("")
    print_columns(
        (f"{whose} file", str(file), "read" if file.is_file() else "there is none")
        for whose, file in (("the project's", places.project), ("your own", places.config))
    )


def _as_data(gathered: Gathered, places: Places) -> dict[str, Any]:
    settings = {}
    for name, value in _values(gathered).items():
        origin = gathered.origin(name)
        settings[name] = {
            "value": value,
            "origin": origin.kind,
            "variable": origin.variable,
            "file": str(origin.file) if origin.file else None,
            "line": line_of(origin.file, name) if origin.file else None,
        }
    files = {"project": places.project, "user": places.config}
    return {
        "settings": settings,
        "files": {whose: {"path": str(file), "exists": file.is_file()} for whose, file in files.items()},
    }


def _values(gathered: Gathered) -> dict[str, str | float | None]:
    """Return every setting's value as JSON knows it, with secrets hidden."""
    return {name: _plain(getattr(gathered.settings, name), name) for name in Settings.model_fields}


def _plain(value: object, name: str) -> str | float | None:
    if isinstance(value, SecretStr):
        return _HIDDEN
    if isinstance(value, str) and name == "base_url":
        return address(value)
    if isinstance(value, Path):
        return str(value)
    return value if isinstance(value, str | int | float) else None


def _shown(value: str | float | None) -> str:
    if value is None:
        return "none"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _where(origin: Origin, name: str) -> str:
    line = line_of(origin.file, name) if origin.file else None
    return f"{origin}, line {line}" if line else str(origin)
