"""What somebody does where a text names them: speaks, acts, owns, or is but a place."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from summarizer.extracting.lexicon import words
from summarizer.extracting.states import state

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.extracting.figures import Part
    from summarizer.extracting.reading import Token

_FAR: Final = 30  # tokens that an apposition may take between a name and its verb
_PAIR: Final = 9  # tokens of the second of two names that share a verb
_LISTED: Final = 15  # tokens of names before "and" that one preposition may govern
_AGE: Final = 3  # tokens of "29-year-old"
_ADVERBS: Final = 3  # tokens in which the verb must come
_INTO: Final = frozenset("in at near from to through across around outside inside into toward towards off".split())
_BELONGING: Final = frozenset("of at from".split())
_WITHIN: Final = frozenset("of the for and in".split())  # "the Institute for Health of the University of Norland"
_BETWEEN: Final = frozenset(
    "also still now then since already never always often later further just both who which that not".split()
)
_SHORTENED: Final = frozenset("inc ltd corp co llc plc jr sr".split())  # the last of a name, with a full stop behind it
_OF_HEARER: Final = frozenset("urge urges urged ask asks asked".split())  # "Lee, its leader, urged them"
_RELATIVE: Final = frozenset({"which", "who"})
#: What stands behind a person's name and is none of it.
HONOURS: Final = frozenset("MP MPs MEP MSP MLA TD KC QC OBE CBE MBE PhD".split())
_MARKS: Final = frozenset("\"“”'‘’,")


def part(tokens: Sequence[Token], lead: int, last: int, *, plural: bool = False) -> Part:
    """Return what is done by a name whose role begins at token ``lead`` and which ends before token ``last``.

    After a ``plural`` noun a verb's bare form counts as its verb.
    """
    if lead and tokens[lead - 1].low in {"the", "a", "an"}:
        lead -= 1
    before = tokens[lead - 1].low if lead else ""
    according = before == "to" and lead > 1 and tokens[lead - 2].low == "according"
    governed = _governed(tokens, lead) or _is_in_address(tokens, lead, last)
    at = None if governed else verb(tokens, last, lead=lead, plural=plural or before == "and")
    at = _relative(tokens, lead, last) if at is None else at
    after = tokens[at].low if at is not None else ""
    does = at is not None and all(token.text[0].isalnum() for token in tokens[last:at])  # "…, said the group had paid"
    does = does or (last < len(tokens) and tokens[last].low.endswith("ing"))
    told = before in _of_content() and not _object(tokens, lead) and (before.endswith("ing") or not does)
    told = told and not (before in _OF_HEARER and lead > 1 and tokens[lead - 2].text == ",")
    if according or told or after in words("verbs", "speech"):
        return "says"
    if after:
        return "acts"
    if last < len(tokens) and tokens[last].low == "'s":
        return "owns"
    if last < len(tokens) and _noun(tokens[last]):
        return "qualifies"
    return "place" if before in _INTO else "named"


@cache
def _of_content() -> frozenset[str]:
    """Return the verbs behind which may stand who says it: "It cannot wait, said Lee"."""
    return words("verbs", "speech") - words("verbs", "of_object")


def is_verb(low: str) -> bool:
    """Tell whether a folded word is one that stands after a subject."""
    return (
        low in words("verbs", "speech")
        or low in words("verbs", "auxiliary")
        or low in words("verbs", "action")
        or (len(low) > 3 and low.endswith("ed") and low not in words("verbs", "not_verbs"))  # noqa: PLR2004 - "bed"
    )


def verb(tokens: Sequence[Token], last: int, *, lead: int = 0, plural: bool = False) -> int | None:
    """Return the verb that the name before token ``last`` is subject of, None where it is none.

    The name, with what is said before it, begins at token ``lead``.
    """
    if lead and tokens[lead - 1].text[0].isdigit() and last < len(tokens) and tokens[last].low.endswith("s"):
        return None  # "0.84 Kestrel shares for each" are counted
    if plural and last < len(tokens) and tokens[last].low in words("verbs", "plural"):
        return last
    if last + 1 < len(tokens) and tokens[last].text == "." and tokens[last - 1].low in _SHORTENED:
        last += 1
    while last < len(tokens) and tokens[last].text in HONOURS:
        last += 1
    if _closes_apposition(tokens, lead, last):
        return last + 1
    at = _after_apposition(tokens, _after_place(tokens, last))
    for ahead in range(at, min(at + _ADVERBS, len(tokens))):
        low = tokens[ahead].low
        if low in {"be", "been", "being"}:
            return None  # "asks that migrants be treated": nothing that they do
        if is_verb(low):
            return ahead
        if not (low in _BETWEEN or low.endswith("ly")):
            break
    return _shared(tokens, last)


def _relative(tokens: Sequence[Token], lead: int, last: int) -> int | None:
    """Return the verb that a name before token ``last`` has in a clause of its own: "with the office, which had".

    In "Ann Lee of the university, who leads it", she does.
    """
    opened = last + 1 < len(tokens) and tokens[last].text == "," and tokens[last + 1].low in _RELATIVE
    belongs = lead > 0 and tokens[lead - 1].low in _BELONGING
    if not opened or (belongs and tokens[last + 1].low == "who"):
        return None
    for at in range(last + 2, min(last + 2 + _ADVERBS, len(tokens))):
        if is_verb(tokens[at].low):
            return at
        if not (tokens[at].low in _BETWEEN or tokens[at].low.endswith("ly")):
            break
    return None


def _shared(tokens: Sequence[Token], last: int) -> int | None:
    """Return the verb of two names of which the first ends before token ``last``: "Norland and Envoy Jo Park agree"."""
    if last >= len(tokens) or tokens[last].low != "and":
        return None
    at = last + 1
    while at < min(len(tokens), last + _PAIR) and (tokens[at].capital or tokens[at].low == "the"):
        at += 1
    if at == last + 1 or at >= len(tokens):
        return None
    return at if is_verb(tokens[at].low) or tokens[at].low in words("verbs", "plural") else None


def _governed(tokens: Sequence[Token], lead: int) -> bool:
    """Tell whether a preposition governs the name at ``lead``: it is no subject in "the talks of Norland began"."""
    at = lead - 1
    if at > 0 and tokens[at].low in {"and", "or"}:
        at -= 1
        least = max(0, at - _LISTED)
        while at > least and (tokens[at].capital or tokens[at].low in {"the", "and", "'s"} or tokens[at].text == ","):
            at -= 1
    return at >= 0 and tokens[at].low in words("words", "prepositions")


def _is_in_address(tokens: Sequence[Token], lead: int, last: int) -> bool:
    """Tell whether a name between commas tells where a place lies: "a couple from Sydney, Australia, are on trial"."""
    enclosed = lead > 1 and last < len(tokens) and tokens[lead - 1].text == tokens[last].text == ","
    if not enclosed or state(" ".join(token.text for token in tokens[lead:last])) is None:
        return False
    at = lead - 2
    while at > 0 and tokens[at].capital:
        at -= 1
    return at < lead - 2 and tokens[at].low in words("words", "prepositions")


def _noun(token: Token) -> bool:
    """Tell whether a word may be the noun that a name before it qualifies."""
    return token.text.islower() and token.low not in words("words", "bounds") and not token.low.endswith("ly")


def _closes_apposition(tokens: Sequence[Token], lead: int, last: int) -> bool:
    """Tell whether a name is itself an apposition, and its verb comes behind the comma: "A resident, Lee, blamed it".

    In "In March, Lee, accused of fraud, left" the participle is none.
    """
    if lead > _AGE and tokens[lead - 1].low == "year-old":
        lead -= _AGE
    if not lead or last + 2 >= len(tokens) or tokens[lead - 1].text != "," or tokens[last].text != ",":
        return False
    low, after = tokens[last + 1].low, tokens[last + 2].low
    participle = low.endswith("ed") and after in words("words", "prepositions")
    if participle and lead > 1 and tokens[lead - 2].low in words("people", "roles"):
        participle = any(token.text == "," for token in tokens[last + 2 :])  # "The minister, Lee, appealed to both"
    return is_verb(low) and not participle


def _after_apposition(tokens: Sequence[Token], at: int) -> int:
    """Return the token after ``, a geologist,`` or ``(53)``, ``at`` where none begins there."""
    if at < len(tokens) and tokens[at].text in "(,":
        closing = ")" if tokens[at].text == "(" else ","
        for ahead in range(at + 1, min(at + _FAR, len(tokens))):
            if tokens[ahead].text == closing:
                return ahead + 1
    return at


def _after_place(tokens: Sequence[Token], at: int) -> int:
    """Return the token after "of the University of Norland" behind a name, ``at`` where nothing of the kind begins."""
    if at >= len(tokens) or tokens[at].low not in _BELONGING:
        return at
    end = at + 1
    while end < len(tokens) and (tokens[end].capital or (tokens[end].low in _WITHIN and tokens[end].text.islower())):
        end += 1
    while end > at and not tokens[end - 1].capital:
        end -= 1
    return end


def _object(tokens: Sequence[Token], lead: int) -> bool:
    """Tell whether the verb before token ``lead`` has its subject before it: "the mayor told Lee", not ", said Lee"."""
    before = tokens[lead - 2].text if lead > 1 else ","
    return before not in _MARKS
