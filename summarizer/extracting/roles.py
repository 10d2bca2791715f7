"""What the source calls somebody: the role before the name, or the apposition after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.document import Span
from summarizer.extracting.figures import Role
from summarizer.extracting.lexicon import words
from summarizer.extracting.parts import is_verb
from summarizer.extracting.relating import is_turned

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from summarizer.extracting.aliases import Cluster
    from summarizer.extracting.figures import Mention
    from summarizer.extracting.reading import Reading, Sentence, Token

_LONGEST: Final = 18  # tokens of a role
_HEAD_WITHIN: Final = 9  # tokens in which the role's noun must come
_SOON: Final = 10  # sentences after its first role in which a figure may be told more fully who it is
_AGE: Final = re.compile(r"\d\d")
_ADDRESSES: Final = frozenset("cllr councillor councilor captain capt sergeant inspector judge justice".split())
_GREETING: Final = 3  # tokens at the head of a turn that may only say to whom it is spoken
_PARTNER: Final = re.compile(
    r"\b(?:managing|senior|founding|general) partner\b"
)  # a person, as other partners may not be
_NEXT: Final = 3  # sentences after a name in which "its" may mean it, where they name nobody else
_DASHES: Final = frozenset("-–—")
_STOPS: Final = frozenset(',.;:()!?"“”') | _DASHES
_POSSESSIVES: Final = frozenset("its their his her".split())
_ARTICLES: Final = frozenset("a an the one".split()) | _POSSESSIVES
_ENDS: Final = frozenset("who which that speaking told said says when where after as because".split())
_NAMING: Final = frozenset("is was became named appointed elected new as".split())
_INSIDE: Final = frozenset("of in at from for by".split())
_BEING: Final = _NAMING | frozenset("has been be will".split())


def described(reading: Reading, cluster: Cluster) -> Role | None:
    """Return the fullest of the first few roles that the text gives a person or body."""
    if cluster.common or cluster.sort not in {"person", "organisation", "other"}:
        return None
    best: Role | None = None
    for mention in cluster.mentions:
        if mention.kind != "name" or (best and mention.sentence - best.sentence >= _SOON):
            continue
        found = _role(reading.sentences[mention.sentence], mention)
        if found and (best is None or len(found.words) > len(best.words)):
            best = found
    return best


def aged(reading: Reading, cluster: Cluster) -> bool:
    """Tell whether the text gives a person's age, as it does for those it is about: "Ana Ruiz, 62,"."""
    for mention in cluster.mentions:
        after = reading.sentences[mention.sentence].tokens[mention.last : mention.last + 2]
        if mention.kind == "name" and len(after) > 1 and after[0].text in ",(" and _AGE.fullmatch(after[1].text):
            return True
    return False


def tells_person(role: Role, forms: Collection[str]) -> bool:
    """Tell whether a role is a person's, by its noun: the last word before a comma, "of", "at" and the like.

    Who is "owner" or "maker" of something and has but one name is a firm more often than a person.
    """
    noun = _noun(role)
    if noun in words("people", "dealers") and not any(" " in form for form in forms):
        return False
    return noun in words("people", "roles") or noun in words("people", "titles") or noun in words("people", "kin")


def tells_body(reading: Reading, cluster: Cluster, role: Role | None) -> bool:
    """Tell whether who was taken for a person by two capitals alone is a body: "the contractor, Balfour Stroud".

    What follows may tell so, too: "Metrolink Selby said no. Its chief executive …".
    """
    given = words("people", "given")
    known = any(one.person or one.title for one in cluster.mentions) or any(
        form.split()[0] in given for form in cluster.forms
    )
    if known or cluster.common or any(one.kind == "speaker" for one in cluster.mentions):
        return False
    if role is not None and _noun(role) in words("people", "dealers") and _PARTNER.search(role.words) is None:
        return True
    return any(_owns_next(reading, mention) for mention in cluster.mentions if mention.kind == "name")


def _owns_next(reading: Reading, mention: Mention) -> bool:
    """Tell whether what follows speaks of "its" something, where a mention is the only one it can mean."""
    bodies = words("groups", "bodies")
    if mention.lead or not bodies.isdisjoint(reading.sentences[mention.sentence].low[mention.last :]):
        return False
    for sentence in reading.sentences[mention.sentence + 1 : mention.sentence + 1 + _NEXT]:
        low = sentence.low
        owned = [at for at, word in enumerate(low) if word == "its"]
        if any(at == 0 or low[at - 1] in words("verbs", "speech") for at in owned):
            return True
        if not bodies.isdisjoint(low) or any(token.capital for token in sentence.tokens[1:]):
            return False
    return False


def _noun(role: Role) -> str:
    """Return the noun of a role: the last word before a comma, "of", "at" and the like."""
    noun = ""
    for word in role.words.casefold().replace(",", " ,").split():
        if word in words("words", "prepositions") or word == ",":
            break
        noun = word
    return noun


def _role(sentence: Sentence, mention: Mention) -> Role | None:
    """Return what ``sentence`` calls the person or body named by ``mention``, None where it calls it nothing."""
    tokens = sentence.tokens
    bounds = _after(tokens, mention.last) if mention.title.rstrip(".").casefold() in _ADDRESSES else None
    if mention.title and bounds is None:
        return Role(mention.title, Span(tokens[mention.lead].start, tokens[mention.first - 1].end), mention.sentence)
    bounds = bounds or _after(tokens, mention.last)
    if bounds is None and not (sentence.passage.speaker and _addresses(tokens, mention)):
        bounds = _before(tokens, mention.lead)
    if bounds is None and not is_turned(tokens, mention.lead) and tokens[-1].text != "?":
        bounds = _being(tokens, mention.last)
    if bounds is None:
        return None
    first, end = bounds
    if tokens[first].low in {"a", "an", "the"} and first + 1 < end:
        first += 1
    span = Span(tokens[first].start, tokens[end - 1].end)
    return Role(sentence.words(span), span, mention.sentence)


def _addresses(tokens: Sequence[Token], mention: Mention) -> bool:
    """Tell whether somebody says to whom he speaks, and then who he is: "Minister, Ann Lee, Channel 6."."""
    return mention.lead > 1 and tokens[mention.lead - 1].text == "," and mention.lead - 1 <= _GREETING


def _after(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Return the bounds of "head of the programme" in ", head of the programme," after a name and perhaps an age."""
    if at + 1 >= len(tokens):
        return None
    spaced = tokens[at].text in _DASHES and tokens[at].start > tokens[at - 1].end
    if not spaced and tokens[at].text != ",":
        return None
    first = at + 1
    if tokens[first].text.isdigit() and first + 2 < len(tokens) and tokens[first + 1].text == ",":
        first += 2
    if tokens[first].low == "who" and first + 1 < len(tokens) and tokens[first + 1].low in {"is", "was"}:
        first += 2
    return _phrase(tokens, first)


def _being(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Return the bounds of the role in "is the final decision-maker", "has been named acting secretary"."""
    while at < len(tokens) and tokens[at].low in _BEING:
        at += 1
        found = _phrase(tokens, at) if tokens[at - 1].low in _NAMING else None
        if found:
            return found
    return None


def _phrase(tokens: Sequence[Token], first: int) -> tuple[int, int] | None:
    """Return the bounds of a noun phrase that begins at ``first`` and names a role or a sort of body."""
    if first >= len(tokens) or tokens[first].low.endswith("ing"):
        return None
    if tokens[first].low in words("words", "bounds") and tokens[first].low not in _ARTICLES:
        return None
    end, head = first, False
    while end < min(len(tokens), first + _LONGEST) and not _closes(tokens, end):
        if not head and end - first < _HEAD_WITHIN:
            if tokens[end].low in words("words", "prepositions"):
                return None  # the noun before it is no role
            head = _names_role(tokens[end])
        end += 1
    says = end < len(tokens) and tokens[end].low in words("verbs", "speech")
    while end - 1 > first and tokens[end - 1].low in words("words", "bounds"):
        end -= 1
    # "… the Supreme Court, its lawyer said": another says so, and is no role
    return (first, end) if head and not (says and tokens[first].low in _POSSESSIVES) else None


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the phrase ends before token ``at``: at a mark, a clause, a verb, another person."""
    token = tokens[at]
    if "@" in token.text:
        return True  # an address
    person = token.low == "and" and at + 1 < len(tokens) and _is_somebody_else(tokens[at + 1])
    person = person or _names_another(tokens, at)
    return token.text in _STOPS or token.low in _ENDS or person or (is_verb(token.low) and not _describes(tokens, at))


def _is_somebody_else(token: Token) -> bool:
    return token.text in words("people", "given") or token.text[0].isdigit()


def _names_another(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether another person's name begins at ``at``, as on the next line of those who have signed."""
    if at == 0 or at + 1 >= len(tokens) or tokens[at].text not in words("people", "given"):
        return False
    before = tokens[at - 1]
    governed = before.capital or before.low in words("words", "prepositions") or before.low in words("words", "bounds")
    return tokens[at + 1].capital and not governed


def _describes(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a verb only describes: "an outlet based in Riga", "the agency's integrated programme"."""
    if tokens[at - 1].low in _ARTICLES or tokens[at - 1].low == "'s":
        return True
    past = tokens[at].low.endswith(("ed", "wn"))
    return past and at + 1 < len(tokens) and tokens[at + 1].low in words("words", "prepositions")


def _before(tokens: Sequence[Token], lead: int) -> tuple[int, int] | None:
    """Return the bounds of "deputy foreign minister" right before a comma and a name."""
    if lead < 2 or tokens[lead - 1].text != ",":  # noqa: PLR2004 - a role and a comma
        return None
    first = lead - 2 if _names_role(tokens[lead - 2]) else _of_somebody(tokens, lead - 2)
    if first is None or tokens[first].low in words("groups", "plurals") or tokens[first].low == "chairs":
        return None
    while first > 0 and lead - first < _HEAD_WITHIN and _belongs(tokens[first - 1]):
        first -= 1
    whole = _whose(tokens, first)
    article = first > 0 and tokens[first - 1].low in _ARTICLES
    if whole == first and first > article and tokens[first - 1 - article].low in _INSIDE:
        return None  # "two members of the council, Ann Lee and Jo Park", "the carriers in the sector, Acme and"
    first = whole
    if first > 1 and tokens[first - 1].text == "," and tokens[first - 2].capital:
        return None  # "Ann Lee, chief engineer, Acme Rail": it is hers
    return first, lead - 1


def _of_somebody(tokens: Sequence[Token], last: int) -> int | None:
    """Return the noun of a role whose name ends at ``last``: "spokesman" of "a spokesman for Liv Tarran"."""
    at = last
    while at > 0 and last - at < _HEAD_WITHIN and tokens[at].capital:
        at -= 1
    if at in (last, 0) or tokens[at].low not in _INSIDE or not _names_role(tokens[at - 1]):
        return None
    return at - 1


def _whose(tokens: Sequence[Token], first: int) -> int:
    """Return where the role begins of which the words from ``first`` on only tell whose it is: "leader of the council".

    ``first`` itself where it is the role already.
    """
    article = first > 0 and tokens[first - 1].low in _ARTICLES
    of = first - 1 - article
    if of < 1 or tokens[of].low != "of" or not _names_role(tokens[of - 1]):
        return first
    start = of - 1
    while start > 0 and _belongs(tokens[start - 1]):
        start -= 1
    return start


def _belongs(token: Token) -> bool:
    """Tell whether a word may stand inside a role: no small word, no verb, but a possessive."""
    if token.low == "'s":
        return True
    return token.text[0].isalpha() and token.low not in words("words", "bounds") and not is_verb(token.low)


def _names_role(token: Token) -> bool:
    known = (("people", "roles"), ("people", "titles"), ("people", "kin"), ("groups", "bodies"), ("names", "firms"))
    return any(token.low in words(file, name) for file, name in known)
