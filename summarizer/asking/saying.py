"""A server's refusal in its own words and codes, in whatever form its body puts them."""

from __future__ import annotations


def said(body: object) -> str:
    """Return the server's own words in the body of an error; of a web page, none."""
    body = _in_list(body)
    if isinstance(body, dict):
        inner = body.get("error")
        words = (body.get(key) for key in ("message", "detail", "error"))
        return said(inner) if isinstance(inner, dict) else next((str(word) for word in words if word), "")
    return "" if body is None or str(body).lstrip().startswith("<") else str(body)


def codes(body: object) -> set[str]:
    """Return the codes by which an error says what it is."""
    body = _in_list(body)
    if not isinstance(body, dict):
        return set()
    return {str(body[key]) for key in ("code", "type") if body.get(key)} | codes(body.get("error"))


def _in_list(body: object) -> object:
    """Return what a body is, or is a list of, as Google's."""
    return body[0] if isinstance(body, list) and len(body) == 1 else body
