"""A prompt that a server has cut without a word, told by how few tokens it counted.

Ollama, and others that were started with a short context, drop what does not fit and answer about the rest as if it
were all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from summarizer.errors import TooLongError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# No tokenizer in use makes fewer tokens of running text: English has four to five characters in one. Blanks, rules and
# the like, of which one token may hold dozens, are counted once.
_MOST_CHARACTERS: Final = 7
# Of a count that is the size of a context to the token, less is enough: few prompts fill one by chance.
_MOST_OF_A_CONTEXT: Final = 5
_CONTEXTS: Final = 1_024  # tokens, of which contexts are multiples

_AGAIN: Final = re.compile(r"(.)\1+", re.DOTALL)

# The shortest context that any of these servers has by default: a prompt that fits it is cut nowhere.
_SHORTEST_CONTEXT: Final = 2_048
_USUAL_CHARACTERS: Final = 4


def read_of(messages: Sequence[Mapping[str, Any]], counted: int | None) -> int | None:
    """Return the tokens that a server has read of ``messages`` where these are far from all, else None.

    ``counted`` is its own count, None or nothing where it tells none.
    """
    if not counted:
        return None
    texts = [str(message.get("content") or "") for message in messages]
    most = _MOST_CHARACTERS if counted % _CONTEXTS else _MOST_OF_A_CONTEXT
    limit = max(counted * most, _SHORTEST_CONTEXT * _USUAL_CHARACTERS)
    if sum(map(len, texts)) <= limit:
        return None
    return counted if sum(len(_AGAIN.sub(r"\1", text)) for text in texts) > limit else None


def cut_short(host: str, read: int, *, lost: str = "") -> TooLongError:
    """Return the error of a document of which ``host`` read but ``read`` tokens; ``lost`` is what came of that."""
    return TooLongError(
        f"{host} cut the prompt and read only {read:,} tokens of it{lost and ': '}{lost}",
        hint="give the model a longer context (Ollama: num_ctx), or set SUMMARIZER_CHUNK_CHARACTERS lower",
    )
