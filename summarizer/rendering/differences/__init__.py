"""The formats of what ``diff`` finds: one file a format, all of which lay out the same words."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from summarizer.rendering.differences.telling import told

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from summarizer.difference import Difference


def _laid_out(module: str) -> Callable[..., str]:
    """Return what brings a difference into words and lays these out, in a module of this folder."""

    def render(difference: Difference, **options: object) -> str:
        laid_out: str = import_module(f"{__name__}.{module}").render(told(difference), **options)
        return laid_out

    return render


def _as_json(difference: Difference, **_: object) -> str:
    from summarizer.rendering import as_json  # noqa: PLC0415 - seldom used

    return as_json.render(difference)


DIFFERENCE_FORMATS: Final[Mapping[str, Callable[..., str]]] = {
    "html": _laid_out("html"),
    "json": _as_json,
    "markdown": _laid_out("markdown"),
    "terminal": _laid_out("terminal"),
}
