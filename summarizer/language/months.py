"""Which "may" of an English text is the month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.canonical.lexicon import NUMBER_WORDS

if TYPE_CHECKING:
    from summarizer.canonical import Folded

#: How the month is told apart among canonical words, which have no capitals otherwise.
MONTH: Final = "May"

#: A sentence, or a phrase in quotation marks, begins after these.
_OPENING: Final = frozenset('.!?:;\n"\u201c\u201e\u00ab')

#: After the first word of a sentence these make it the month, of which something is told.
_TELLING: Final = frozenset("is was has had will saw brought came began ended and or to through of in day".split())


def with_months(text: Folded) -> Folded:
    """Return a text whose canonical words have ``May`` for the month, so that it is never taken for the modal."""
    if "may" not in text.words:
        return text
    return text._replace(words=[MONTH if _is_month(text, at) else word for at, word in enumerate(text.words)])


def _is_month(text: Folded, at: int) -> bool:
    """Tell whether a word is the month: it has a capital that no beginning of a sentence explains."""
    if text.words[at] != "may" or text.raw(at)[0].islower():
        return False
    before = text.gap_before(at) if at else "\n"
    if _OPENING.isdisjoint(before):
        return True
    return follows_month(text.words[at + 1] if at + 1 < len(text.words) else "")


def follows_month(after: str) -> bool:
    """Tell whether the word ``after`` makes "May" the month where it opens a sentence: "May 3", "May was wet"."""
    return after[:1].isdecimal() or after in _TELLING or after in NUMBER_WORDS
