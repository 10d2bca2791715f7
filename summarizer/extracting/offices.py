"""Persons inside runs of capitals, and the offices and roles that stand before their names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.extracting.capitals import opens
from summarizer.extracting.cues import word_list
from summarizer.extracting.lexicon import lines, words
from summarizer.extracting.parts import is_verb
from summarizer.extracting.runs import in_run
from summarizer.extracting.states import state

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.extracting.reading import Token

_ROLE: Final = 6  # tokens of a role in lower case before a name
_NAME: Final = 5  # words of a person's name
_SMALL: Final = frozenset({"of", "for", "the", "&", "and"})
_FIELDS: Final = frozenset("acting planning housing nursing training policing marketing".split())
_QUALIFYING: Final = frozenset({"retired", "acclaimed", "elected", "state", "lead", "co-lead"})
_GIVEN: Final = frozenset("given shown made sent".split())  # "has given pipeline operator Corvane a week"


def like_person(run: Sequence[Token]) -> bool:
    """Tell whether a run reads as a person's name: a few plain words, none of them a body's or a place's."""
    plain = [token for token in run if token.text != "."]
    if not plain or len(plain) > _NAME or any(token.low in _SMALL for token in run):
        return False
    body = plain[-1].low in words("names", "organisations")
    if plain[0].text in words("people", "given") and len(plain) > 1:
        return not body or len(plain) == 2  # noqa: PLR2004 - "Ana Church" is a person, "Ana Ruiz Church" is not
    if body or plain[-1].low in words("names", "inert"):
        return False
    name = " ".join(token.text for token in run)
    place = state(name) or plain[0].text in words("names", "places") or name in lines("names", "place_phrases")
    return not place and not all(token.text.isupper() for token in plain)


def after_office(tokens: Sequence[Token], first: int, end: int) -> tuple[int, int] | None:
    """Return where an office begins in a run and where the name after it does; None where there is no office.

    In "Ohio Farmers Union President Jo Park" the office begins at "President". Where the run ends with the office,
    the second number is ``end``.
    """
    for at in range(end - 1, first - 1, -1):
        low = tokens[at].low
        if at + 1 == end and at > first and tokens[at - 1].text in words("people", "given"):
            continue  # a surname: "Kevin King"
        if at > first and tokens[at - 1].text == "&":
            continue  # "Legal & General"
        if at + 1 < end and ("-of-" in low or low in words("people", "kin")):
            return (first, at + 1) if _like_name(tokens[at + 1 : end]) else None
        title = low in words("people", "titles") or _is_member(tokens, first, at)
        if title and not (at == first and _heads_body(tokens[at + 1 : end])):
            return _office(tokens, first, at, end)
    return _before_given(tokens, first, end)


def _office(tokens: Sequence[Token], first: int, at: int, end: int) -> tuple[int, int] | None:
    """Return the bounds of the office whose last word is at ``at``, None where no person's name follows it."""
    start = at - _is_member(tokens, first, at)
    while start > first and _belongs(tokens[start - 1]):
        start -= 1
    if start == first + 1 and tokens[first].low in words("people", "areas"):
        start = first
    after = at + 1
    if after < end and tokens[after].text == ".":
        after += 1
    if after < end and tokens[after].low == "of":
        after = _after_of(tokens, after + 1, end)
    if after < end and not _like_name(tokens[after:end]):
        return None
    return start, after


def _is_member(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Tell whether the token ``at`` ends an office in a body: "Council Member"."""
    return at > first and tokens[at].low == "member" and tokens[at - 1].low in words("people", "assemblies")


def _belongs(token: Token) -> bool:
    """Tell whether a word belongs to the office after it: "Prime Minister", "Vice President", "Acting Governor"."""
    return token.text == "." or token.low in words("people", "titles") or token.low in words("people", "portfolios")


def _after_of(tokens: Sequence[Token], at: int, end: int) -> int:
    """Return where the name begins after "Secretary of State" or "Minister of the Interior": after its field."""
    at += tokens[at].low == "the"
    for ahead in range(at + 1, end):
        if tokens[ahead].text in words("people", "given"):
            return ahead
    return at + 1 if end - at == 3 else end  # noqa: PLR2004 - one word for the field, two for an unknown name


def _before_given(tokens: Sequence[Token], first: int, end: int) -> tuple[int, int] | None:
    """Return where the person begins in "Gulls Keeper Ana Ruiz": at a given name that one or two words follow."""
    given = words("people", "given")
    for at in range(max(first + 1, end - 3), end - 1):
        before = tokens[at - 1]
        if tokens[at].text in given and before.text not in given and len(before.text) > 1:
            inside = any(token.low in _SMALL for token in tokens[first:end])
            place = before.low in words("names", "place_starts")
            return None if inside or place or not like_person(tokens[at:end]) else (first, at)
    return None


def _heads_body(run: Sequence[Token]) -> bool:
    """Tell whether what follows an office's word makes it a body's: "General Motors", "Speaker Series"."""
    return bool(run) and run[-1].low in words("names", "organisations") and run[0].text not in words("people", "given")


def _like_name(run: Sequence[Token]) -> bool:
    """Tell whether what follows an office is a person's name, not the rest of a body's ("General Assembly")."""
    plain = [token for token in run if token.text != "."]
    if not plain or len(plain) > _NAME or any(token.low in _SMALL for token in run):
        return False
    if plain[0].text in words("people", "given"):
        return True
    last = plain[-1].low
    return not (last in words("names", "organisations") or last in words("names", "inert") or state(plain[0].text))


def role_start(tokens: Sequence[Token], first: int) -> int:
    """Return where the role in lower case before a name begins ("planetary geologist" Rosa Lind), or ``first``."""
    if first == 0 or not _names_role(tokens[first - 1].low):
        return first
    at = first - 1
    while at > 0 and first - at < _ROLE:
        before = tokens[at - 1]
        if before.low == "and" and at > 1 and _names_role(tokens[at - 2].low):
            at -= 2
        elif before.low == "'s" and at > 1 and in_run(tokens, at - 2):
            return _owner_start(tokens, at - 2)
        elif _qualifies(before) and not _closes_speech(tokens, at - 1):
            at -= 1
        else:
            break
    return at + 1 if at and at + 1 < first and _is_governed_verb(tokens, at) else at


def _closes_speech(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word behind a mark is a verb of saying, though it might be a noun: ", notes co-author Lee"."""
    verb = tokens[at].low.removesuffix("s")
    return at > 0 and not tokens[at - 1].text[0].isalnum() and verb in word_list("say_or_name") | word_list("say")


def fielded_start(tokens: Sequence[Token], field: int) -> int | None:
    """Return where the office begins whose last field is at ``field``: "Minister for Energy and Climate" Rosa Lind.

    None where no office leads to it.
    """
    at = field
    while at > 0 and field - at < _ROLE and (tokens[at - 1].capital or tokens[at - 1].low in {"and", "the"}):
        at -= 1
    if at < 2 or tokens[at - 1].low not in {"for", "of"}:  # noqa: PLR2004 - an office, and "for"
        return None
    start = at - 2
    if not tokens[start].capital or tokens[start].low not in words("people", "titles") | {"member", "state"}:
        return None
    while start > 0 and tokens[start - 1].capital and (_belongs(tokens[start - 1]) or tokens[start].low == "member"):
        start -= 1
    before = fielded_start(tokens, start)  # "Secretary of State for Energy"
    return start if before is None else before


def _is_governed_verb(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word before a name is what somebody will do, and no role: "will buy store operator Sears"."""
    return tokens[at - 1].low in word_list("modal") | {"to"} and tokens[at].low in word_list("measure")


def _owner_start(tokens: Sequence[Token], at: int) -> int:
    """Return where the name begins whose last word is at ``at``: "Norland" in "Norland's leader"."""
    while at > 0 and in_run(tokens, at - 1) and not opens(tokens, at):
        at -= 1
    return at


def _qualifies(token: Token) -> bool:
    low = token.low
    ends_no_role = low.endswith("ing") and low not in _FIELDS
    if not token.text[0].isalpha() or low in words("words", "bounds") or ends_no_role:
        return False
    return low in _QUALIFYING or not (is_verb(low) or low in _GIVEN)


def _names_role(low: str) -> bool:
    return low in words("people", "roles") or low in words("people", "titles") or low in words("people", "kin")
