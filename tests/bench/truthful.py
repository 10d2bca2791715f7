"""A responder for the chaos server beside the checkout: briefs that are true, so that nothing of them is asked again.

The server's own responder puts one sentence of the source into a statement and another into its quote, and names no
item that a repair asks about. Here a repair mends: a brief whose quotes a fault had spoilt is then the brief of a run
without faults.
"""

from __future__ import annotations

import json
import re
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKER = re.compile(r"^\[(p\d+)\]$", re.MULTILINE)


def answer(request: dict[str, Any], info: Any) -> Any:
    """Return the brief that the server's own responder gives, with every statement in the words of its quote.

    Asked again about refused items, it quotes for each the sentence that its statement is.
    """
    marker = next(iter(_MARKER.findall(info.source)), "p1")
    refused = list(_refused(info.source))
    if refused:
        return {"items": [{**_cited(statement, marker), "item": key} for key, statement in refused]}
    filled = import_module("chaos_server").default_responder(request, info)
    if not isinstance(filled, dict):
        return filled
    return {
        name: [_true(item, marker, info.sents) for item in items if _is_item(item)] for name, items in filled.items()
    }


def _refused(source: str) -> Iterator[tuple[str, str]]:
    """Yield key and statement of the items that a repair asks about: lines of JSON before the source."""
    for line in source.splitlines():
        if not line.startswith('{"item"'):
            continue
        told = json.loads(line)
        yield told["item"], told["statement"]


def _is_item(filled: Any) -> bool:
    """Tell an item from a sentence of a bottom line and from what a closing question holds: keys, and disputes."""
    return isinstance(filled, dict) and "statement" in filled and "sides" not in filled


def _true(item: dict[str, Any], marker: str, sentences: list[str]) -> dict[str, Any]:
    """Return an item as the filler chose it, saying and citing one and the same sentence."""
    sentence = sentences[sum(map(ord, str(item["statement"]))) % len(sentences)]
    named = {"name": sentence.split()[0]} if "name" in item else {}
    return {**_cited(sentence, marker), **named}


def _cited(sentence: str, marker: str) -> dict[str, Any]:
    return {"statement": sentence, "citations": [{"passage": marker, "quote": sentence}]}
