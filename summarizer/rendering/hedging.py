"""The words by which a source hedges: readers are told these, and no word of ours for how likely a thing is."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

from summarizer.canonical import fold
from summarizer.language.languages import in_language, language
from summarizer.language.lexicon import table, words
from summarizer.language.months import with_months
from summarizer.language.scripts import language_by_script

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Lists of such words in English, those that tell most first; the last only suppose.
_ENGLISH: Final = ("maybe", "fearing", "hedging", "weighing", "wanting", "supposing")

_LONGEST: Final = 5_000  # characters of a quote that are looked at
_UNSPACED: Final = frozenset({"zh", "ja", "ko"})


def hedge(statement: str, quotes: Iterable[str]) -> str:
    """Return how a ``statement`` is hedged whose evidence says ``quotes``, in their own word: source: “could”.

    "" where the statement has that word itself; "hedged" where none is known that hedges in the quotes' language.
    """
    quotes = tuple(quote[:_LONGEST] for quote in quotes)
    together = " ".join(quotes)  # one quote may be too short to show its language
    for quote in quotes:
        for code in _languages(quote, together):
            if cue := _in_english(quote) if code == "en" else _found(quote, code):
                return "" if _has(statement, cue, code) else f"source: “{cue}”"
    return "hedged"


def _languages(quote: str, together: str) -> Iterator[str]:
    """Yield the language of a quote: by its script, by its words, by those of all; else each that it may be in."""
    found = language_by_script(quote) or language(fold(quote).words) or language(fold(together).words)
    if found:
        yield found
        return
    told = fold(quote).words
    yield from (code for code in (*table("likelihood"), "en") if in_language(told, code))


def _in_english(quote: str) -> str:
    """Return the word of an English quote that tells most of how it hedges, "" where there is none."""
    folded = fold(quote)
    marked = with_months(folded).words  # a month is no "may"
    for name in _ENGLISH:
        cues = words("firmness", name)
        for at, word in enumerate(marked):
            if word in cues:
                return folded.raw(at)
    return ""


def _found(quote: str, code: str) -> str:
    """Return that of a quote in another language, as it stands there; "" of a language whose words are not known."""
    composed = unicodedata.normalize("NFC", quote)
    found = (pattern.search(composed) for pattern in _cues(code))
    return next((match[0] for match in found if match), "")


def _has(statement: str, cue: str, code: str) -> bool:
    if code == "en":
        return not set(fold(cue).words).isdisjoint(fold(statement).words)
    return bool(_pattern(cue, code).search(unicodedata.normalize("NFC", statement)))


@cache
def _cues(code: str) -> tuple[re.Pattern[str], ...]:
    return tuple(_pattern(cue, code) for cue in table("likelihood").get(code, {}).get("cues", "").split())


def _pattern(cue: str, code: str) -> re.Pattern[str]:
    return re.compile(re.escape(cue) if code in _UNSPACED else rf"(?<![\w-]){re.escape(cue)}(?![\w-])", re.IGNORECASE)
