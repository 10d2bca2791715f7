"""Bodies told by their noun, and groups, bodies and offices named by common nouns, in languages other than English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.extracting.standing import mention_at

if TYPE_CHECKING:
    from summarizer.extracting.figures import Mention
    from summarizer.extracting.reading import Sentence
    from summarizer.extracting.vocabulary import Vocabulary

_LONGEST: Final = 8  # tokens of a name
_ADJECTIVE: Final = ("e", "en", "er", "es")


def body(sentence: Sentence, at: int, known: Vocabulary) -> Mention | None:
    """Return the body whose name begins at token ``at``: its noun with what names it, a firm, an acronym."""
    tokens = sentence.tokens
    token = tokens[at]
    if not token.text[0].isalpha():
        return None
    if known.is_body(token.low) or (known.nouns and _is_adjective(sentence, at, known)):
        noun = at if known.is_body(token.low) else at + 1
        end = _inside(sentence, noun, known)
        if end > noun + 1:
            first = at if known.nouns or token.capital or tokens[noun + 1].low in known.inside else noun + 1
            return mention_at(sentence, first, end, known, at)._replace(body=True)
    if token.capital and token.low not in known.small:
        end = _capitals(sentence, at, known)
        if end < len(tokens) and tokens[end].low in known.legal and tokens[end].capital:
            return mention_at(sentence, at, end + 1, known, at)._replace(body=True)
    if (
        known.is_acronym(token)
        and not _shouted(sentence)
        and not (at and tokens[at - 1].text[0].isdigit())
        and token.low not in known.legal
    ):
        return mention_at(sentence, at, at + 1, known, at)._replace(body=True)
    return None


def common(sentence: Sentence, at: int, known: Vocabulary) -> Mention | None:
    """Return the group, body or office that the common noun at token ``at`` names, if it does."""
    token = sentence.tokens[at]
    if not token.text[0].isalpha() or (known.nouns and not token.capital):
        return None
    determined = at > 0 and sentence.tokens[at - 1].low in known.determiners
    if token.low in known.groups:
        return mention_at(sentence, at, at + 1, known, at)._replace(kind="group")
    if known.is_body(token.low) and determined:
        return mention_at(sentence, at, at + 1, known, at)._replace(kind="group")
    if known.is_role(token.low) and determined:
        return mention_at(sentence, at, at + 1, known, at)._replace(kind="role")
    return None


def _shouted(sentence: Sentence) -> bool:
    """Tell whether a sentence is written in capitals, so that they tell no acronym."""
    return sum(token.text.isupper() for token in sentence.tokens) * 2 > len(sentence.tokens)


def _is_adjective(sentence: Sentence, at: int, known: Vocabulary) -> bool:
    """Tell whether a body's name begins with an adjective: the capital of "Technische" in "Technische Hochschule"."""
    tokens = sentence.tokens
    if at == 0 or at + 1 >= len(tokens) or not tokens[at].capital or not known.is_body(tokens[at + 1].low):
        return False
    return (
        tokens[at].low.endswith(_ADJECTIVE) and tokens[at].low not in known.small and not known.is_role(tokens[at].low)
    )


def _inside(sentence: Sentence, noun: int, known: Vocabulary) -> int:
    """Return the end of the name of a body whose noun is at ``noun``: "noun + 1" where it has no name of its own."""
    tokens = sentence.tokens
    end = _named(sentence, noun + 1, known)
    if end > noun + 1:
        return end
    if end < len(tokens) and not known.nouns and _qualifies(sentence, end, known):
        end += 1
    ahead = end
    while ahead < len(tokens) and tokens[ahead].low in known.inside:
        ahead += 1
    if ahead == end:
        return noun + 1
    return _after_small(sentence, noun, ahead, known)


def _after_small(sentence: Sentence, noun: int, ahead: int, known: Vocabulary) -> int:
    """Return the end of "ministry of trade" from the words after its small ones on, "noun + 1" where it ends before."""
    tokens = sentence.tokens
    named = _named(sentence, ahead, known)
    if named > ahead:
        return named
    plain = ahead < len(tokens) and tokens[ahead].text[0].isalpha() and tokens[ahead].low not in known.small
    if known.nouns or not plain or known.is_role(tokens[ahead].low):
        return noun + 1
    listed = ahead + 2 < len(tokens) and tokens[ahead + 1].low in {"et", "y", "e"}
    if listed and tokens[ahead + 2].text.islower() and tokens[ahead + 2].low not in known.small:
        return ahead + 3
    return ahead + 1


def _named(sentence: Sentence, at: int, known: Vocabulary) -> int:
    """Return the end of the capitals and numbers from ``at`` on that a body's name goes on with."""
    tokens = sentence.tokens
    end = _capitals(sentence, at, known)
    while end > at and end < len(tokens) and (tokens[end].low in known.legal or tokens[end].text == "&"):
        end = max(end + 1, _capitals(sentence, end + 1, known))
    year = end > at and end < len(tokens) and len(tokens[end].text) == 4 and tokens[end].text.isdigit()  # noqa: PLR2004
    return end + 1 if year else end


def _capitals(sentence: Sentence, at: int, known: Vocabulary) -> int:
    tokens = sentence.tokens
    end = at
    while end < min(len(tokens), at + _LONGEST):
        token = tokens[end]
        if token.capital and token.low not in known.small and token.low not in known.no_names:
            if known.is_given(token) and end + 1 < len(tokens) and tokens[end + 1].capital and end > at:
                break
            end += 1
        elif (
            end > at
            and token.low in known.inside
            and end + 1 < len(tokens)
            and tokens[end + 1].capital
            and not known.nouns
        ):
            end += 1
        else:
            break
    return end


def _qualifies(sentence: Sentence, at: int, known: Vocabulary) -> bool:
    """Tell whether the word at ``at`` may be an adjective of the noun before it, with a small word or a mark after."""
    token = sentence.tokens[at]
    return token.text.islower() and token.text.isalpha() and token.low.endswith(known.ends_of_adjectives)
