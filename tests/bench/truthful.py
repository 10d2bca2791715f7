"""A responder for the chaos server beside the checkout: briefs that are true, so that nothing of them is asked again.

The server's own responder puts one sentence of the source into a statement and another into its quote. Most such items
are refused, rightly, and asked about once more; that second question is a call of its own, with a fault of its own,
and the matrix, which counts the calls of a document, would blame the first for it.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

# How the prompt fences a source, for the server's --source-re.
FENCE = r"<source-[0-9a-f]+>\n(.*?)\n</source-"

_MARKER = re.compile(r"^\[(p\d+)\]$", re.MULTILINE)


def answer(request: dict[str, Any], info: Any) -> Any:
    """Return the brief that the server's own responder gives, with every statement in the words of its quote."""
    filled = import_module("chaos_server").default_responder(request, info)
    if not isinstance(filled, dict):
        return filled
    marker = next(iter(_MARKER.findall(info.source)), "p1")
    return {
        name: [_true(item, marker, info.sents) for item in items if "text" not in item]
        for name, items in filled.items()
    }


def _true(item: dict[str, Any], marker: str, sentences: list[str]) -> dict[str, Any]:
    """Return an item as the filler chose it, saying and citing one and the same sentence."""
    sentence = sentences[sum(map(ord, str(item["statement"]))) % len(sentences)]
    named = {"item": item["item"]} if "item" in item else {}
    named |= {"name": sentence.split()[0]} if "name" in item else {}
    return {"statement": sentence, "citations": [{"passage": marker, "quote": sentence}], **named}
