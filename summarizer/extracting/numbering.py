"""Numbers that name, order, or tell an hour or an age, and so are no amounts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.extracting.lexicon import words
from summarizer.language.measures import is_measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.extracting.canonical_words import CanonicalWords
    from summarizer.extracting.reading import Sentence, Token
    from summarizer.language.figures import Figure

_CLOCK: Final = re.compile(r"\d{1,2}[.:]\d{2}(?:am|pm)?|\d{1,2}(?:am|pm)", re.IGNORECASE)
_ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th)", re.IGNORECASE)
_HOURS: Final = frozenset({"am", "pm", "o'clock"})
_OLD: Final = (["old"], ["olds"])


def is_no_amount(sentence: Sentence, canonical: CanonicalWords, figure: Figure) -> bool:
    """Tell whether ``figure`` names, orders, or tells an hour or an age: "item 4", "the first", "10:30", "Lee, 44,"."""
    tokens, folded = sentence.tokens, canonical.folded
    first, after = canonical.tokens[figure.first], canonical.token_after(figure.end)
    token = tokens[first]
    within = sentence.span.start + folded.starts[figure.first] > token.start  # "best-of-seven"
    old = folded.words[figure.end + 1 : figure.end + 2] in _OLD and is_measure(folded.words[figure.end])
    following = tokens[after].low if after < len(tokens) else ""
    return (
        within
        or old
        or following in _HOURS
        or _is_form(token.text)
        or (token.low in words("amounts", "uncounted") and not _is_part(sentence.low, first))
        or (first > 0 and _names(tokens, first, following))
    )


def _is_form(text: str) -> bool:
    """Tell whether a token is an hour, an ordinal, an address, a hashtag or an entity by how it is written."""
    return bool(_CLOCK.fullmatch(text) or _ORDINAL.fullmatch(text) or text[0] in "@#[&" or "://" in text)


def _is_part(low: Sequence[str], at: int) -> bool:
    """Tell whether "third" is one in three: "a third", "one third"."""
    return low[at] in words("amounts", "shares") and at > 0 and low[at - 1] in {"a", "one"}


def _names(tokens: Sequence[Token], first: int, following: str) -> bool:
    """Tell whether the word before a number makes it a name or an age: "Highway 9", "page 4", "Ann Lee, 44,"."""
    before, number = tokens[first - 1], tokens[first].text.isdecimal()
    if before.text == "," and number and following in {",", ".", ")"}:
        return True
    if before.low in words("amounts", "numbering") or before.low in words("amounts", "ages") or before.text in "#§№":
        return True
    return number and before.capital and first > 1 and before.low not in words("words", "starters")
