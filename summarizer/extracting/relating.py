"""Clauses that cannot be told alone: "the plan, which Brandt presented together with Lee", "a claim that Lee left"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.canonical.lexicon import ADVERBS_OF_DOUBT, ATTEMPTS, CONDITIONS, DENIALS_THAT, is_denial
from summarizer.extracting.lexicon import words
from summarizer.extracting.parts import is_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.extracting.reading import Token

ARTICLES: Final = frozenset({"the", "a", "an"})
_DETERMINERS: Final = ARTICLES | frozenset("this that these those my our your his her its their".split())
#: What opens a clause that says when or where something would be so, and not that it is.
_WHENEVER: Final = frozenset("once until till where wherever whenever unless".split())
_RELATIVE: Final = frozenset({"which", "whom", "what", "whatever", "whichever"})
_COMPARING: Final = frozenset({"as", "than"})  # "as Lee did", "than the town has"
_OPENING: Final = frozenset("that which who while whereas because although though".split())
_SUPPOSING: Final = CONDITIONS | ADVERBS_OF_DOUBT | frozenset("suppose supposing assuming imagine".split())
_THINKING: Final = frozenset("think believe assume conclude imagine suppose".split())
#: Before a subject, they tell what is only in somebody's mind: "I thought the contractor would act".
_MINDING: Final = frozenset(
    "think thinks thought believe believes believed assume assumes assumed suppose supposes supposed suspect suspects "
    "suspected guess guesses guessed hope hopes hoped fear fears feared expect expects expected reckon reckons "
    "reckoned".split()
)
#: What makes of the clause behind it no fact: "how many trains were late" tells of no many trains.
_UNCERTAIN: Final = _MINDING | _WHENEVER | {"how"}
_EXCEPT: Final = frozenset("except excluding barring".split())
_ALL: Final = frozenset("all everyone everybody anyone anybody none nobody nothing everything".split())
_NO_PARTICIPLES: Final = frozenset(  # prepositions all the same
    "during following including according regarding concerning considering pending".split()
)
_SOMEBODY: Final = frozenset({"it", "they"})
_CAUSING: Final = frozenset({"let", "lets", "help"})  # "let a committee do it"
_HELPING: Final = frozenset("and but who that which it there he she they".split())
_WISHING: Final = frozenset(
    "like want wants wanted hope hopes hoped prefer prefers preferred wish wishes wished".split()
)
_WISHED: Final = (["to", "see"], ["to", "have"])
_INVERTED: Final = (["had"], ["were"], ["should"])
_OPENED_BY: Final = frozenset({",", ";", ":", "–", "—", "and"})
_IT: Final = (["it"], ["they"], ["he"], ["she"], ["this"], ["that"], ["the"])
_AGAINST: Final = frozenset("but although though however ; : . yet".split())
_IS: Final = frozenset({"is", "was"})
_MEASURE: Final = 8  # words between "as much" and "as"
_GROUP: Final = 4  # words of a verb with those that help it
_QUOTING: Final = frozenset("\"'“”‘’")
_BESIDE: Final = frozenset("be been being not also together jointly later earlier again".split())  # beside a verb


def is_wished(tokens: Sequence[Token], lead: int) -> bool:
    """Tell whether what stands at the token ``lead`` is part of what somebody would like to see: no fact as yet.

    "They would like to see Norland pay, while the state keeps the quay": it may keep nothing.
    """
    for at in range(lead - 1, 0, -1):
        if tokens[at].low in _AGAINST:
            return False
        if tokens[at].low in _WISHING and [token.low for token in tokens[at + 1 : at + 3]] in _WISHED:
            return True
    return False


def is_turned(tokens: Sequence[Token], lead: int) -> bool:
    """Tell whether words before the token ``lead`` may deny, doubt or suppose what follows: it is told with them.

    "Neither Lee nor Berg left", "all but Lee left", "Berg denied that Lee left", "had Lee left, …". What follows "that"
    is told alone only where somebody says it: "it may be that", "the fear is that" say no more than so.
    """
    before = [token.low for token in tokens[:lead]]
    if is_excepted(before):
        return True
    turning = any(is_denial(word) or word in DENIALS_THAT or word in _SUPPOSING for word in before)
    return turning or _is_unsaid(before) or (_is_inverted(before) and tokens[-1].text != "?")


def _is_inverted(before: Sequence[str]) -> bool:
    """Tell whether the words ``before`` a clause set a condition by their order: "had Lee left", "; were it so"."""
    opened = (at for at, word in enumerate(before) if [word] in _INVERTED and (at == 0 or before[at - 1] in _OPENED_BY))
    return any(at == 0 or before[at + 1 : at + 2] in _IT for at in opened)


def is_excepted(before: Sequence[str]) -> bool:
    """Tell whether the words ``before`` a noun leave it out: "everyone except the nurses", "all but three"."""
    at = len(before) - 1 - (before[-1:] != [] and before[-1] in ARTICLES)
    if at < 0:
        return False
    return before[at] in _EXCEPT or (before[at] == "but" and before[at - 1] in _ALL)


def _is_unsaid(before: Sequence[str]) -> bool:
    """Tell whether the words ``before`` a clause open it with a "that" which nobody's saying leads to."""
    that = next((at for at in range(len(before) - 1, 0, -1) if before[at] == "that" or not before[at][0].isalnum()), 0)
    if not that or before[that] != "that":
        return False
    clause = next((at + 1 for at in range(that - 1, -1, -1) if not before[at][0].isalnum()), 0)
    leading = before[that - 1]
    if leading in words("verbs", "wanting") or (leading in _THINKING and before[that - 2 : that - 1] == ["to"]):
        return True  # "proposed that schools start at nine", "a mistake to think that"
    felt = leading.endswith("ed") and leading not in ATTEMPTS  # "alarmed that", but "it is expected that"
    said = [at for at in range(clause, that) if before[at] in words("verbs", "speech")]
    # Who "it" is that argues so, nobody would be told.
    return not (felt or said) or any(at > clause and before[at - 1] in _SOMEBODY for at in said)


def is_whole(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Tell whether the last clause that the tokens from ``first`` to ``end`` open with "that" or "while" has its verb.

    Else they tell of nothing yet. A participle is none: "purchases touted by Lee", "a deal once expected to be done".
    Where they open none, their first words must have one.
    """
    opening = next((at for at in range(end - 1, first, -1) if tokens[at].low in _OPENING), first - 1)
    return any(_is_finite(tokens, at) for at in range(opening + 1, end))


def _is_finite(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word is a verb of a clause, as far as its neighbours show."""
    low = tokens[at].low
    before = tokens[at - 1].low if at else ""
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    bare = low in words("verbs", "plural") and before.endswith("s")  # "experts say", but "a trade deal"
    if not (is_verb(low) or bare) or before in ARTICLES or before in words("words", "prepositions"):
        return False
    return not (low.endswith("ed") and (after == "to" or after in words("words", "prepositions")))


def is_dependent(tokens: Sequence[Token], lead: int, verb: int) -> bool:
    """Tell whether the clause of the subject at token ``lead`` and its ``verb`` says nothing true or whole when alone.

    It is only asked how it is, or thought to be so, or it is what another verb does something to ("who opposed the
    union was sacked", "closing the school would cost"), its object stands before both ("the plan which Brandt presented
    together with Lee"), or it is what a noun says may be so ("the allegation that Brandt left"), or something is like
    what it does ("as Brandt did"). After "the plan that", or "the plan" and an article, what stands behind the verb
    decides: "the wall the city built in May", but "told the city that Lee built a wall".
    """
    before = lead > 1 and tokens[lead - 1].low in _DETERMINERS
    article = before or tokens[lead].low in _DETERMINERS
    at = lead - 1 - before
    if at < 0:
        return False
    asked = tokens[at].low in _UNCERTAIN
    compared = tokens[at].low in _COMPARING and tokens[verb].low in words("verbs", "auxiliary")
    compared = compared or _is_measured_by(tokens, at)
    taken = _takes_object(tokens, at) and not any(token.low in _OPENING for token in tokens[lead:verb])
    what = tokens[verb].low in _IS and tokens[0].low == "what"  # "what worries the unions is that"
    if asked or compared or taken or what or _is_behind(tokens, verb):
        return True
    if tokens[at].low in _RELATIVE:  # "under which Lee left" is whole, "the case on which the court ruled was old" not
        return at == 0 or tokens[at - 1].low not in words("words", "prepositions") or goes_on(tokens, verb)
    if tokens[at].low == "that":
        at -= 1
        if at >= 0 and tokens[at].low in words("reports", "told_that"):
            return True
    elif not article:
        return False
    return at >= 0 and _may_be_noun(tokens[at]) and not _has_object(tokens, verb)


def _is_measured_by(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether what somebody does only measures something: "raises as much as the council spends in a year"."""
    if at > 1 and tokens[at].low == "'s":
        at -= 2  # "as the town's council spends"
    if tokens[at].low == "than":
        return True
    return tokens[at].low == "as" and "as" in [token.low for token in tokens[max(0, at - _MEASURE) : at]]


def _takes_object(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the word at ``at``, right before a noun, is a verb that does something to it, and says nothing.

    What follows "saying" or "warning" is one of those, for somebody else says it.
    """
    low = tokens[at].low
    if low.endswith("ing"):
        return low not in _NO_PARTICIPLES and (at == 0 or tokens[at].text.islower())
    if not tokens[at].text.islower() or low in words("verbs", "auxiliary"):
        return False
    infinitive = at > 0 and tokens[at - 1].low == "to" and low not in words("words", "bounds")
    if infinitive or low in _CAUSING:
        return True
    return is_verb(low) and (low in words("verbs", "of_object") or low not in words("verbs", "speech"))


def _is_behind(tokens: Sequence[Token], verb: int) -> bool:
    """Tell whether what is done closes a sentence and is done to a "which" before: "which, says Lee, they banned"."""
    end = max(at for at, token in enumerate(tokens) if token.text[0].isalnum())
    closes = verb <= end < verb + _GROUP and tokens[end].low.endswith("ed")
    return closes and any(token.low in _RELATIVE for token in tokens[:verb])


def goes_on(tokens: Sequence[Token], verb: int) -> bool:
    """Tell whether the sentence around a clause has its own verb behind it, before any mark."""
    for at in range(verb + 1, len(tokens)):
        if not tokens[at].text[0].isalnum() and tokens[at].text[0] not in _QUOTING:
            return False
        helped = tokens[at - 1].low in _HELPING or tokens[at - 1].low in words("verbs", "auxiliary")
        # "The firm that sued the city says": in another tense it might be a participle.
        again = tokens[at].low in words("verbs", "speech") and tokens[at].low.endswith("s")
        if (tokens[at].low in words("verbs", "auxiliary") or again) and not helped:
            return True
    return False


def _may_be_noun(token: Token) -> bool:
    """Tell whether a relative clause may be about a word: a noun in small letters, and no time."""
    if not (token.text.isalpha() and token.text.islower()) or token.low.endswith("ly"):
        return False
    small = words("words", "bounds") | words("words", "starters") | words("times", "spans") | words("times", "days")
    return token.low not in small and not is_verb(token.low)


def _has_object(tokens: Sequence[Token], verb: int) -> bool:
    """Tell whether something that may be an object follows a verb, its helping verbs and adverbs aside."""
    at = verb + 1
    while at < len(tokens) and (tokens[at].low in _BESIDE or is_verb(tokens[at].low) or tokens[at].low.endswith("ly")):
        at += 1
    if at == len(tokens) or tokens[at].low == "as":  # "a step the ministry dismissed as rash": it stands before
        return False
    return tokens[at].text[0].isalnum() and tokens[at].low not in words("words", "prepositions")
