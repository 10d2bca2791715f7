"""What decides an answer, as one hash: the same question to the same model has the same key, on every machine."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from summarizer.brief import Draft
    from summarizer.model import Model, Question

#: Counted up when this package makes another draft of the same raw answer: what was kept before is then asked anew.
ANSWER_VERSION: Final = "1"


def key_of(question: Question, identity: str) -> str:
    """Return the SHA-256, in hex, over all that decides the answer of the model of that ``identity``."""
    prompt = question.prompt
    decisive = (ANSWER_VERSION, identity, sha256(prompt.system), sha256(prompt.user), _schema_sha256(question.schema))
    return sha256(json.dumps(decisive))


def identity_of(model: Model) -> str:
    """Return what tells a model from all that would answer otherwise: its own ``identity``, else its name and host."""
    told = getattr(model, "identity", None)
    return str(told) if told else json.dumps([model.name, getattr(model, "sent_to", "")])


def sha256(text: str) -> str:
    """Return the hash of a text, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(maxsize=32)
def _schema_sha256(schema: type[Draft]) -> str:
    return sha256(json.dumps(schema.model_json_schema(), sort_keys=True))
