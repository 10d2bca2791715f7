"""Where a setting's value comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from pathlib import Path

Kind = Literal["flag", "environment", "project", "user", "default"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value comes from: a flag, ``variable`` of the environment, ``file`` of project or user, or no place."""

    kind: Kind
    variable: str | None = None
    file: Path | None = None

    def __str__(self) -> str:
        """Return it as a person would name it."""
        return self.variable or (str(self.file) if self.file else self.kind)


FLAG: Final = Origin("flag")
DEFAULT: Final = Origin("default")
