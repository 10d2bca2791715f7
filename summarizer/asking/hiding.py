"""What was told a server in confidence, its key above all, taken out of what it says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.brief import Draft
    from summarizer.model import Prompt

AnyDraft = TypeVar("AnyDraft", bound="Draft")

_IN_ITS_PLACE: Final = "***"
_SHORTEST: Final = 8  # characters; a shorter one is a word that would be cut out of every answer


def hidden(text: str, secrets: Iterable[str]) -> str:
    """Return ``text`` without ``secrets``."""
    for secret in secrets:
        text = text.replace(secret, _IN_ITS_PLACE)
    return text


def without(draft: AnyDraft, secrets: Iterable[str], prompt: Prompt) -> AnyDraft:
    """Return a draft in which none of ``secrets`` is told.

    What stands in the prompt is none: the source has it, and its quotes must stay as they are.
    """
    known = prompt.system + prompt.user
    told = [json.dumps(one, ensure_ascii=False)[1:-1] for one in secrets if len(one) >= _SHORTEST and one not in known]
    text = draft.model_dump_json()
    if not any(secret in text for secret in told):
        return draft
    return type(draft).model_validate_json(hidden(text, told))
