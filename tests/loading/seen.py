"""A small page of which one sentence may be hidden, and whether it is."""

from __future__ import annotations

from summarizer.loading.hiding import Hidden, strip_hidden
from summarizer.loading.markup import parsed, words_in
from tests.loading.pages import CANARY, SEEN

_AROUND = "".join(f"<p>{words}</p>" for words in SEEN)


def left_of(markup: str) -> tuple[str, tuple[str, ...]]:
    """Return what is left of a page, and what is told."""
    page = parsed(markup)
    hidden = Hidden()
    strip_hidden(page, hidden)
    return words_in(page.root), hidden.notices("page")


def is_seen(body: str) -> bool:
    """Tell whether the sentence is left of a page with it in ``body``, for "$"; what is hidden must be told."""
    left, notices = left_of(f"<html><head></head><body>{_AROUND}{body.replace('$', CANARY)}{_AROUND}</body></html>")
    assert all(words in left for words in SEEN)
    assert bool(notices) == (CANARY not in left)
    return CANARY in left


def is_seen_in_style(style: str) -> bool:
    """Tell whether the sentence is seen in a paragraph of that style."""
    return is_seen(f'<p style="{style}">$</p>')


def is_seen_with_sheet(sheet: str) -> bool:
    """Tell whether the sentence is seen in a ``<p class=x>`` in a ``<div class=out>`` with that style sheet."""
    return is_seen(f"<style>{sheet}</style><div class=out><p class=x>$</p></div>")
