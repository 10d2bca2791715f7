"""Which mentions count: names inside a group's name, adjectives, mere places and acronyms of things are sifted out."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from summarizer.extracting.lexicon import words
from summarizer.extracting.spelling import bare, initials
from summarizer.extracting.states import state

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarizer.extracting.figures import Mention
    from summarizer.extracting.reading import Reading, Token

_SMALL: Final = frozenset({"of", "the", "and", "for"})


def sifted(
    reading: Reading, proper: Iterable[Mention], common: Iterable[Mention]
) -> tuple[list[Mention], list[Mention]]:
    """Return the ``proper`` and the ``common`` names that name somebody, each stretch of text counted once.

    Of two that overlap the longer stands: "White House advisers" is a group, "Doctors for Safe Streets" is a name.
    """
    things = _things(reading)
    common = list(common)
    at = {(mention.sentence, place): mention for mention in common for place in range(mention.first, mention.last)}
    kept, beaten = [], set()
    for mention in proper:
        rivals = {at[mention.sentence, p] for p in range(mention.first, mention.last) if (mention.sentence, p) in at}
        if any(rival.first <= mention.first and mention.last <= rival.last for rival in rivals):
            continue
        beaten |= rivals
        if mention.name not in things and not _adjective(reading, mention) and not _mere_city(mention):
            kept.append(mention)
    return kept, [mention for mention in common if mention not in beaten]


def explained(reading: Reading, proper: Sequence[Mention]) -> dict[str, str]:
    """Return the long forms of acronyms that stand right behind them: "Ministry of Trade (MOT)", "Safe Roads, SR,"."""
    found = {}
    for long, short in pairwise(proper):
        tokens = reading.sentences[short.sentence].tokens
        beside = long.sentence == short.sentence and short.first == long.last + 1 and short.last == short.first + 1
        if not beside or short.last >= len(tokens) or not any(letter.isupper() for letter in short.name[1:]):
            continue
        marks = tokens[long.last].text + tokens[short.last].text
        letters = "".join(letter for letter in short.name if letter.isalpha())
        if (marks == "()" and _abbreviates(letters, long.name)) or (marks == ",," and letters == initials(long.name)):
            found[bare(short.name)] = bare(long.name)
    return found


def _abbreviates(letters: str, name: str) -> bool:
    """Tell whether ``letters`` stand in ``name`` in this order, the first of them first."""
    rest = iter(name.casefold())
    return letters[:1].casefold() == name[:1].casefold() and all(letter in rest for letter in letters.casefold())


def _things(reading: Reading) -> set[str]:
    """Return the acronyms that the text explains by common nouns: "uncrewed aircraft systems (UAS)"."""
    found = set()
    for sentence in reading.sentences:
        tokens = sentence.tokens
        for at in range(1, len(tokens) - 1):
            if tokens[at - 1].text == "(" and tokens[at + 1].text == ")" and len(tokens[at].text) > 1:
                letters = tokens[at].text.rstrip("s")
                before = tokens[max(0, at - 1 - len(letters) * 2) : at - 1]
                if letters.isupper() and _spells(letters.casefold(), before):
                    found.add(tokens[at].text)
    return found


def _spells(letters: str, before: Sequence[Token]) -> bool:
    """Tell whether the last words of ``before``, the last of them in lower case, have ``letters`` for initials."""
    initial = "".join(token.low[0] for token in before if token.text[0].isalpha() and token.low not in _SMALL)
    return bool(before) and before[-1].text.islower() and initial.endswith(letters)


def _mere_city(mention: Mention) -> bool:
    """Tell whether a capital only tells where something is; where it acts it stands for its state."""
    found = state(mention.name)
    return found is not None and found.form == "capital" and mention.part not in {"says", "acts", "owns"}


def _adjective(reading: Reading, mention: Mention) -> bool:
    """Tell whether a demonym only qualifies the noun after it: "Norlandic goods"."""
    found = state(mention.name)
    tokens = reading.sentences[mention.sentence].tokens
    if not found or found.form != "demonym" or mention.name.endswith("s") or mention.last >= len(tokens):
        return False
    after = tokens[mention.last]
    return after.text[0].isalpha() and after.low not in words("words", "bounds")
