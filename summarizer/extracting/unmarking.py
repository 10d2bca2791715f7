"""Items without the marks of Markdown: what a reader of the source sees shown, a reader of the brief sees, too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.canonical.markdown_marks import without_marks

if TYPE_CHECKING:
    from summarizer.brief import Item

_AS_THEY_ARE: Final = frozenset({"citations"})  # their quotes are words of the source


def without_marks_in(item: Item) -> Item:
    """Return an item whose texts have no marks of Markdown; its quotes keep theirs, which are the source's own."""
    texts = {name: value for name, value in item if name not in _AS_THEY_ARE}
    told = {name: _unmarked(value) for name, value in texts.items()}
    changed = {name: value for name, value in told.items() if value != texts[name]}
    return item.model_copy(update=changed) if changed else item


def _unmarked(value: object) -> object:
    if isinstance(value, str):
        return without_marks(value)
    return tuple(map(_unmarked, value)) if isinstance(value, tuple) else value
