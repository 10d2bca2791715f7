"""How firmly the source says something: from its hedges, and never more firmly than they allow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.extracting.cues import ENGLISH, word_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarizer.brief import Certainty
    from summarizer.extracting.saying import Voice

_ASKING: Final = frozenset("ask asks asked wonder wonders wondered".split())
_SAID: Final = frozenset("said alleged believed claimed reported rumored rumoured thought".split())
_BEFORE: Final = 2  # words before "likely" in which one that lessens it stands
_ITSELF: Final = "se"  # "se niega": refuses, and denies nothing
_NEAR: Final = 4  # words after a refusal in which what it turns down stands

# The weaker first: the first that the words have is theirs.
_HEDGES: Final[tuple[tuple[Certainty, str], ...]] = (
    ("denied", "denial"),
    ("conditional", "condition"),
    ("possible", "possible"),
    ("likely", "likely"),
)


def certainty(words: Iterable[str], voice: Voice, language: str = ENGLISH) -> Certainty:
    """Return how firmly ``words``, the folded words of a claim, are said by ``voice``.

    The weakest reading wins, so that nothing is made firmer than the source has it. Indirect speech is reported:
    its words are the author's, not the speaker's.
    """
    in_order = tuple(words)
    said = frozenset(_without_refusals(in_order, language))
    if "?" in said or ("whether" in said and not _ASKING.isdisjoint(said)):
        return "asked"
    said -= _asking_ifs(in_order, language)
    for reading, hedges in _HEDGES:
        if said & word_list(hedges, language) and not (reading == "likely" and is_unlikely(in_order, language)):
            return reading
    threes = zip(in_order, in_order[1:], in_order[2:], strict=False)
    hearsay = said & word_list("hearsay", language) or any(map(_is_hearsay, threes))
    return "reported" if voice.manner == "indirect" or hearsay else "asserted"


def _asking_ifs(words: tuple[str, ...], language: str) -> frozenset[str]:
    """Return the words of condition that set none wherever they stand: "n'a pas décidé si"."""
    condition = word_list("condition", language)
    setting = {word for at, word in enumerate(words) if word in condition and not asks_if(words, at, language)}
    return condition - setting


def asks_if(words: tuple[str, ...], at: int, language: str) -> bool:
    """Tell whether a word of condition only asks, by the word before it: "n'a pas décidé si"."""
    return at > 0 and words[at - 1] in word_list("asking_if", language)


def is_unlikely(words: tuple[str, ...], language: str) -> bool:
    """Tell whether words say that something is unlikely: "unlikely", "not likely", "peu probable"."""
    if not word_list("unlikely", language).isdisjoint(words):
        return True
    likely, lessening = word_list("likely", language), word_list("lessening", language)
    return any(
        not lessening.isdisjoint(words[max(0, at - _BEFORE) : at]) for at, one in enumerate(words) if one in likely
    )


def _is_hearsay(three: tuple[str, str, str]) -> bool:
    """Tell whether three words tell what is said by nobody in particular: "it is said"."""
    return three[0] == "it" and three[1] in {"is", "was"} and three[2] in _SAID


def _without_refusals(words: tuple[str, ...], language: str) -> Iterator[str]:
    """Yield the words but those of denial that turn a plan down, which denies no fact: "denied the request"."""
    denials, plans = word_list("denial", language), word_list("plan_noun", language)
    for at, word in enumerate(words):
        behind = words[at + 1 : at + _NEAR]
        refuses = at > 0 and words[at - 1] == _ITSELF
        if word not in denials or not (refuses or not plans.isdisjoint(behind)) or "that" in behind:
            yield word
