"""Bodies told by their noun, and groups, bodies and offices named by common nouns, in languages other than English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.extracting.standing import mention_at

if TYPE_CHECKING:
    from summarizer.extracting.figures import Mention
    from summarizer.extracting.reading import Sentence, Token
    from summarizer.extracting.vocabulary import Vocabulary

_LONGEST: Final = 8  # tokens of a name
_YEAR: Final = 4  # digits
_ADJECTIVE: Final = ("e", "en", "er", "es")  # in German


def body(sentence: Sentence, at: int, known: Vocabulary) -> Mention | None:
    """Return the body whose name begins at token ``at``: its noun with what names it, a firm, an acronym."""
    tokens = sentence.tokens
    token = tokens[at]
    if not token.text[0].isalpha():
        return None
    if known.is_body(token.low):
        bounds = _by_noun(sentence, at, known)
    elif known.nouns and _is_adjective(sentence, at, known):
        bounds = at, max(at + 2, (_by_noun(sentence, at + 1, known) or (0, 0))[1])
    else:
        bounds = _firm(sentence, at, known)
    if bounds is None:
        return None
    first, last = bounds
    title = " ".join(word.text for word in tokens[at:first])
    return mention_at(sentence, first, last, known, at)._replace(body=True, title=title)


def common(sentence: Sentence, at: int, known: Vocabulary) -> Mention | None:
    """Return the group, body or office that the common noun at token ``at`` names, if it does."""
    token = sentence.tokens[at]
    if not token.text[0].isalpha() or (known.nouns and not token.capital):
        return None
    determined = at > 0 and sentence.tokens[at - 1].low in known.determiners
    if token.low in known.groups:
        return mention_at(sentence, at, at + 1, known, at)._replace(kind="group")
    if known.is_body(token.low) and determined:
        end = at + 1 if known.nouns else _complement(sentence, at + 1, known)
        return mention_at(sentence, at, end, known, at)._replace(kind="group")
    if known.is_role(token.low) and determined:
        return mention_at(sentence, at, at + 1, known, at)._replace(kind="role")
    return None


def _firm(sentence: Sentence, at: int, known: Vocabulary) -> tuple[int, int] | None:
    """Return the bounds of capitals that end with a legal form, or of an acronym."""
    tokens = sentence.tokens
    token = tokens[at]
    if token.capital and token.low not in known.small:
        end = _capitals(sentence, at, known)
        form = next((n for n in range(at + 1, min(end + 1, len(tokens))) if _is_legal(tokens[n], known)), None)
        if form is not None:
            return at, form + 1
        if token.low in known.clubs and end > at + 1:
            return at, end  # "TSV Grünau"
    counted = at > 0 and tokens[at - 1].text[0].isdigit()  # "30 GW"
    leads = at + 1 < len(tokens) and (tokens[at + 1].text[0].isdigit() or known.is_given(tokens[at + 1]))
    counted = counted or leads  # "TOP 3", "GR Ann Lee"
    acronym = known.is_acronym(token) and token.low not in known.legal and not counted
    return (at, at + 1) if acronym and not _shouted(sentence) else None


def _is_legal(token: Token, known: Vocabulary) -> bool:
    return token.low in known.legal and token.capital


def _shouted(sentence: Sentence) -> bool:
    """Tell whether a sentence is written in capitals, so that they tell no acronym."""
    return sum(token.text.isupper() for token in sentence.tokens) * 2 > len(sentence.tokens)


def _is_adjective(sentence: Sentence, at: int, known: Vocabulary) -> bool:
    """Tell whether a body's name begins with an adjective: the capital of "Technische" in "Technische Hochschule"."""
    tokens = sentence.tokens
    if at == 0 or at + 1 >= len(tokens) or not tokens[at].capital or not known.is_body(tokens[at + 1].low):
        return False
    low = tokens[at].low
    return low.endswith(_ADJECTIVE) and low not in known.small and not known.is_role(low)


def _by_noun(sentence: Sentence, noun: int, known: Vocabulary) -> tuple[int, int] | None:
    """Return the bounds of the name of the body whose noun is at ``noun``, None where it has no name of its own.

    A noun in lower case before capitals is no part of the name: "la société Norval".
    """
    tokens = sentence.tokens
    capital = tokens[noun].capital
    end = noun + 1
    for qualified in (False, True):
        if qualified:
            if known.nouns or not _qualifies(sentence, end, known):
                break
            end += 1
        named = _named(sentence, end, known)
        if named > end:
            return (noun if capital else end), named
    ahead = end
    while ahead < len(tokens) and tokens[ahead].low in known.inside:
        ahead += 1
    named = _named(sentence, ahead, known) if ahead > end else ahead
    if named > ahead:
        return noun, named
    if known.nouns or not capital:
        return None
    end = _complement(sentence, noun + 1, known)
    return (noun, _further(sentence, end, known)) if end > noun + 1 else None


def _complement(sentence: Sentence, end: int, known: Vocabulary) -> int:
    """Return the end of what tells a body in lower case from its noun on: "municipal", "de bassin"."""
    tokens = sentence.tokens
    if _qualifies(sentence, end, known):
        end += 1
    ahead = end
    if ahead < len(tokens) and tokens[ahead].low in known.determiners - known.governing:
        return end  # "el ministerio la rechazó"
    while ahead < len(tokens) and tokens[ahead].low in known.inside:
        ahead += 1
    if ahead == end or not _plain(sentence, ahead, known):
        return end
    listed = ahead + 1 < len(tokens) and tokens[ahead + 1].low in known.inside and _plain(sentence, ahead + 2, known)
    return ahead + 3 if listed and len(tokens[ahead + 1].low) <= 2 else ahead + 1  # noqa: PLR2004 - "et", "y"


def _further(sentence: Sentence, end: int, known: Vocabulary) -> int:
    """Return the end of a name that goes on with a small word and capitals: "École des mines" de Valserre."""
    ahead = end
    while ahead < len(sentence.tokens) and sentence.tokens[ahead].low in known.inside:
        ahead += 1
    named = _named(sentence, ahead, known) if end < ahead < len(sentence.tokens) else ahead
    return named if named > ahead else end


def _plain(sentence: Sentence, at: int, known: Vocabulary) -> bool:
    """Tell whether a common noun in lower case stands at ``at``, and nobody's role."""
    if at >= len(sentence.tokens):
        return False
    token = sentence.tokens[at]
    return (
        token.text.islower() and token.text.isalpha() and token.low not in known.small and not known.is_role(token.low)
    )


def _named(sentence: Sentence, at: int, known: Vocabulary) -> int:
    """Return the end of the capitals and numbers from ``at`` on that a body's name goes on with."""
    tokens = sentence.tokens
    end = _capitals(sentence, at, known)
    while end > at and end < len(tokens) and (tokens[end].low in known.legal or tokens[end].text == "&"):
        end = max(end + 1, _capitals(sentence, end + 1, known))
    year = end > at and end < len(tokens) and len(tokens[end].text) == _YEAR and tokens[end].text.isdigit()
    return end + 1 if year else end


def _capitals(sentence: Sentence, at: int, known: Vocabulary) -> int:
    """Return the end of the words with capitals from ``at`` on, with small words between them where nouns have none."""
    tokens = sentence.tokens
    end = at
    while end < min(len(tokens), at + _LONGEST):
        token = tokens[end]
        followed = end + 1 < len(tokens) and tokens[end + 1].capital
        own = token.low not in known.small or _is_in_capitals(sentence, end)
        if token.capital and own and token.low not in known.no_names:
            if known.is_given(token) and followed and end > at:
                break
            end += 1
        elif end > at and token.low in known.inside and followed and not known.nouns:
            end += 1
        else:
            break
    return end


def _is_in_capitals(sentence: Sentence, at: int) -> bool:
    """Tell whether a small word with a capital stands behind another capital in its sentence: "Rail Pour Tous"."""
    return at > 0 and sentence.tokens[at - 1].capital


def _qualifies(sentence: Sentence, at: int, known: Vocabulary) -> bool:
    """Tell whether the word at ``at`` may be an adjective of the noun before it."""
    if at >= len(sentence.tokens):
        return False
    token = sentence.tokens[at]
    return token.text.islower() and token.text.isalpha() and token.low.endswith(known.ends_of_adjectives)
