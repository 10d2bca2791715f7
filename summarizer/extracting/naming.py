"""Who is named, in the languages with a lexicon of their own: nobody is a name by a capital alone.

A person is told by a given name, a title or a verb of saying, a body by its noun, and both again by their surname or
short name. In German every noun has a capital; elsewhere a capital inside a sentence makes a name of unknown sort.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.extracting.bodies import body, common
from summarizer.extracting.capitals import in_title_case, opens
from summarizer.extracting.persons import person
from summarizer.extracting.standing import mention_at
from summarizer.extracting.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.extracting.capitals import Usage
    from summarizer.extracting.figures import Mention
    from summarizer.extracting.reading import Reading, Sentence, Token
    from summarizer.extracting.vocabulary import Vocabulary

_LONGEST: Final = 5  # tokens of a name of unknown sort
_DATED: Final = 3  # tokens after a place in which a day comes: "Lyon, le 3 mai"
_OPENING: Final = 3  # sentences in which a text may say where it was written


def named_in(reading: Reading) -> tuple[list[Mention], list[Mention]]:
    """Return the proper names of ``reading``, and the groups, bodies and offices it names by common nouns."""
    known = vocabulary(reading.language)
    used = reading.usage
    proper: list[Mention] = []
    nouns: list[Mention] = []
    rest: list[tuple[Sentence, frozenset[int]]] = []
    for sentence in reading.sentences:
        titled = in_title_case(sentence)
        found = [] if titled and not known.nouns else list(_sure(sentence, known))
        titles = {at for mention in found if mention.person for at in range(mention.lead, mention.first)}
        found = [mention for mention in found if mention.kind != "role" or mention.first not in titles]
        proper += [mention for mention in found if mention.kind == "name"]
        nouns += [mention for mention in found if mention.kind != "name"]
        named = {at for mention in found for at in range(mention.first, mention.last)}
        if not titled:
            rest.append((sentence, frozenset(named | titles)))
    again = _again(proper)
    for sentence, taken in rest:
        proper += _unsure(sentence, taken, again, used, known)
    proper.sort(key=lambda mention: mention.span)
    return proper, nouns


def _sure(sentence: Sentence, known: Vocabulary) -> Iterator[Mention]:
    """Yield those of whom the words themselves tell that they are somebody, from left to right."""
    at = 0
    while at < len(sentence.tokens):
        found = person(sentence, at, known) or body(sentence, at, known) or common(sentence, at, known)
        if found:
            yield found
        at = found.last if found else at + 1


def _again(proper: list[Mention]) -> frozenset[str]:
    """Return the names by which those who were surely named may be named again, surnames among them."""
    surnames = {mention.name.split()[-1] for mention in proper if mention.person}
    return frozenset(surnames | {mention.name for mention in proper})


def _unsure(
    sentence: Sentence, taken: frozenset[int], again: frozenset[str], used: Usage, known: Vocabulary
) -> Iterator[Mention]:
    """Yield the names that only the rest of the text, or a capital inside a sentence, tells to be names."""
    tokens = sentence.tokens
    at = 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and end - at < _LONGEST and end not in taken and _plain(sentence, end, known):
            end += 1
        if end == at:
            at += 1
            continue
        of_a_street = at > 0 and tokens[at - 1].low in known.streets and tokens[at - 1].text.islower()
        if of_a_street or _is_dateline(sentence, end):
            at = end
            continue
        whole = " ".join(token.text for token in tokens[at:end]) in again
        if whole or (not known.nouns and _is_name(sentence, at, end, used)):
            yield mention_at(sentence, at, end, known, at)
        elif tokens[end - 1].text in again:
            yield mention_at(sentence, end - 1, end, known, end - 1)
        at = end


def _is_dateline(sentence: Sentence, end: int) -> bool:
    """Tell whether a comma and a date follow a name, or it opens the title before a colon: it only says where."""
    after = sentence.tokens[end : end + _DATED]
    if sentence.number == 0 and end == 1 and after and after[0].text == ":":
        return True
    return sentence.number < _OPENING and len(after) > 1 and after[0].text == "," and _has_day(after)


def _has_day(after: Sequence[Token]) -> bool:
    return any(token.text.isdecimal() for token in after[1:])


def _plain(sentence: Sentence, at: int, known: Vocabulary) -> bool:
    token = sentence.tokens[at]
    plain = token.capital and token.text[0].isalpha() and len(token.text) > 1
    plain = plain and token.low not in known.courtesies and token.low.replace(".", "") not in known.legal
    return plain and token.low not in known.small and token.low not in known.no_names and not known.is_role(token.low)


def _is_name(sentence: Sentence, first: int, end: int, used: Usage) -> bool:
    """Tell whether a run of capitals is a name: it stands inside a sentence, or the text has it there elsewhere."""
    low = sentence.tokens[first].low
    return not used.common(low) and (not opens(sentence.tokens, first) or end - first > 1 or used.capital[low] > 0)
