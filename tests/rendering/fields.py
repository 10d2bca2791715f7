"""The free text of a report, field by field: which there are, and the report with other text in some or all of them."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from summarizer.report import Report
from tests.samples import sample_report

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Path = tuple[str | int, ...]

# They decide which sections there are, so the report has another shape with other text in them.
SHAPING = ("kind", "section")

_DUMPED = sample_report().model_dump()


def _strings(value: Any, path: Path = ()) -> Iterator[Path]:
    if isinstance(value, str):
        yield path
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _strings(inner, (*path, name))
    elif isinstance(value, (list, tuple)):
        for number, inner in enumerate(value):
            yield from _strings(inner, (*path, number))


def _replaced(value: Any, path: Path, text: str) -> Any:
    if not path:
        return text
    first, rest = path[0], path[1:]
    if isinstance(value, dict):
        return {**value, first: _replaced(value[first], rest, text)}
    return [_replaced(inner, rest, text) if number == first else inner for number, inner in enumerate(value)]


def _is_free(path: Path) -> bool:
    try:
        with_text(path, "anything")
    except ValidationError:
        return False
    return True


def _fitting(path: Path, text: str) -> str:
    """Return ``text`` as a field takes it that must not be empty: pydantic admits no lone surrogate there."""
    if path[-1] in ("statement", "name") or (path[0] == "bottom_line" and path[-1] == "text"):
        return _without_surrogates(text) or "-"
    return text


def _without_surrogates(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def with_text(path: Path, text: str) -> Report:
    """Return the sample report with ``text`` in one field."""
    return Report.model_validate(_replaced(_DUMPED, path, _fitting(path, text)))


def with_text_everywhere(text: str) -> Report:
    """Return the sample report with ``text``, free of surrogates, in all free fields but those that give it shape."""
    text = _without_surrogates(text)
    dumped = deepcopy(_DUMPED)
    for path in FREE:
        if path[-1] not in SHAPING:
            dumped = _replaced(dumped, path, _fitting(path, text))
    return Report.model_validate(dumped)


# Those that are no choice among given words.
FREE = tuple(path for path in _strings(_DUMPED) if _is_free(path))


def _thawed(value: Any) -> Any:
    """Return ``value`` with lists for its tuples."""
    if isinstance(value, dict):
        return {name: _thawed(inner) for name, inner in value.items()}
    return [_thawed(inner) for inner in value] if isinstance(value, (list, tuple)) else value


class Fields:
    """The free text of any report: ``paths`` to it, and the report with other text in all of them at once."""

    def __init__(self, report: Report) -> None:
        self._dumped = _thawed(report.model_dump())
        self.paths = tuple(path for path in _strings(self._dumped) if self._is_free(path))

    def filled(self, texts: Mapping[Path, str]) -> Report:
        """Return the report with ``texts`` in the fields of their paths."""
        dumped = deepcopy(self._dumped)
        for path, text in texts.items():
            holder = dumped
            for step in path[:-1]:
                holder = holder[step]
            holder[path[-1]] = _fitting(path, text)
        return Report.model_validate(dumped)

    def _is_free(self, path: Path) -> bool:
        try:
            self.filled({path: "anything"})
        except ValidationError:
            return False
        return True
