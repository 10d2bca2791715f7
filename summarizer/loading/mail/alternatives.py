"""Two texts of one mail, of which a mail program shows the one: whether the other says something else."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from summarizer.loading.telling import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MOST_WORDS: Final = 200_000  # that are compared
_WORD = re.compile(r"[^\W_]{1,60}")
# What one of the two spells out and the other shows as a link or picture.
_TARGETS = re.compile(
    r"(?:https?://|mailto:|www\.)[^\s<>()]+|[^\s<>()@]{1,120}@[^\s<>()]{1,120}"
    r"|\[(?:image|cid|inline image|bild|imagen?|immagine|imagem)[^\[\]]{0,200}\]|\[\d{1,3}\]",
    re.IGNORECASE,
)


def words_missing(other: Iterable[str], shown: Iterable[str]) -> int:
    """Return how many words the lines of a text have that those which are shown lack; links and pictures aside."""
    return (Counter(_words(other)) - Counter(_words(shown))).total()


def differing(words: int) -> str:
    """Return the sentence that tells of so many words."""
    count = number_of(words, "word", "words")
    return f"another text of the mail, which mail programs do not show, has {count} that theirs lacks; it was not read"


def _words(lines: Iterable[str]) -> Iterator[str]:
    folded = (_TARGETS.sub(" ", unicodedata.normalize("NFKC", line)).casefold() for line in lines)
    return islice(chain.from_iterable(map(_WORD.findall, folded)), _MOST_WORDS)
