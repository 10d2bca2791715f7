"""Where configuration, keys and what is stored lie on this machine."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from summarizer.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

HOME: Final = "SUMMARIZER_HOME"
PROJECT_FILE: Final = "summarizer.toml"


def expanded(path: str) -> Path:
    """Return a path with the home that a ``~`` in front means. Raises UsageError for what can be no path."""
    try:
        if "\0" not in path:
            return Path(path).expanduser()
    except RuntimeError:  # the home of somebody unknown
        pass
    raise UsageError(f"{path[:100]!r} can be no path")


@dataclass(frozen=True, slots=True)
class Places:
    """The files and folders that are ours; none of them need exist.

    ``project`` is the configuration in the folder where the command runs, ``config`` the user's own, ``keys`` the
    folder of stored keys, ``data`` the folder of the cache and run log.
    """

    project: Path
    config: Path
    keys: Path
    data: Path

    @classmethod
    def standard(cls, environment: Mapping[str, str]) -> Places:
        """Return the usual places: below ``SUMMARIZER_HOME`` where it is set, else where the system keeps such files.

        The system's own variables, such as ``XDG_CONFIG_HOME``, are read from the process. Raises UsageError for a
        ``SUMMARIZER_HOME`` that can be no path, and where there is none and the user has no home.
        """
        if environment.get(HOME):
            config = data = expanded(environment[HOME]).absolute()
        else:
            config, data = _of_the_user()
        return cls(project=Path(PROJECT_FILE), config=config / "config.toml", keys=config / "keys", data=data)


def _of_the_user() -> tuple[Path, Path]:
    """Return where the system keeps a user's configuration and data. Raises UsageError for a user without a home."""
    import platformdirs  # noqa: PLC0415 - not needed where a home is named

    with suppress(RuntimeError):
        config = platformdirs.user_config_path("summarizer", appauthor=False)
        data = platformdirs.user_data_path("summarizer", appauthor=False)
        if config.is_absolute() and data.is_absolute():  # else it is a ~ that stands for nothing
            return config, data
    # A user whom the system does not know, as in many a container.
    raise UsageError("this user has no home", hint=f"set {HOME} to a folder of your own")
