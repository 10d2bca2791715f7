"""A server's refusal in its own words and codes, in whatever form its body puts them."""

from __future__ import annotations

import json

_LONGEST = 100_000  # characters of an error within an error


def said(body: object) -> str:
    """Return the server's own words in the body of an error, and those of whom it asked; of a web page, none."""
    body = _in_list(body)
    if isinstance(body, dict):
        if isinstance(body.get("error"), dict):
            return said(body["error"])
        words = next((str(body[key]) for key in ("message", "detail", "error") if body.get(key)), "")
        return ": ".join(filter(None, (words, said(_handed_on(body)))))
    return "" if body is None or str(body).lstrip().startswith("<") else str(body)


def codes(body: object) -> set[str]:
    """Return the codes by which an error says what it is, and by which the one does that it hands on."""
    body = _in_list(body)
    if not isinstance(body, dict):
        return set()
    own = {str(body[key]) for key in ("code", "type") if body.get(key)}
    return own | codes(body.get("error")) | codes(_handed_on(body))


def _handed_on(error: dict[str, object]) -> object:
    """Return the error of whoever serves a model, as a gateway hands it on beside words of its own; None for none."""
    metadata = error.get("metadata")
    raw = metadata.get("raw") if isinstance(metadata, dict) else None
    if not isinstance(raw, str) or len(raw) > _LONGEST:
        return None
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return raw


def _in_list(body: object) -> object:
    """Return what a body is, or is a list of, as Google's."""
    return body[0] if isinstance(body, list) and len(body) == 1 else body
