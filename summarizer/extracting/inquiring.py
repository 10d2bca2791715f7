"""What a question, or whoever asks most of them, puts forward: a plan of their own, or only what others may want."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.canonical.lexicon import is_negation
from summarizer.extracting.certainty import asks_if
from summarizer.extracting.clauses import clause_start
from summarizer.extracting.cues import word_list
from summarizer.extracting.speakers import asks

if TYPE_CHECKING:
    from summarizer.extracting.cues import Hit
    from summarizer.extracting.reading import Sentence

_ASKING: Final = frozenset("are do did have had were".split())  # before "you": none asks somebody to do something
_OF_OTHERS: Final = (("does",), ("do",), ("did",), ("has",), ("have",))  # behind "why"
_JOINING: Final = frozenset("and but so or well now then".split())  # before a question that goes on from what was said
_DOES: Final = frozenset({"does", "do", "did"})
_PARTING: Final = frozenset({",", ":"})
_ADDRESS: Final = 5  # tokens in which whom a question is put to is addressed: "Mr Teale, do you …"
_TOLD: Final = frozenset("said announced says".split())
_IS_TO: Final = frozenset("soll sollen sollte sollten muss müssen".split())  # "wie die Stadt plant" asks nothing
_YOU: Final = frozenset("you i we".split())
_WONDERING: Final = frozenset("who when where".split())


def speaks_for_itself(sentence: Sentence) -> bool:
    """Tell whether who asks most of the time, as a chair does, says something of their own: "I think we should …"."""
    own = word_list("oneself", sentence.language)
    return sentence.low[-1] != "?" and not asks(sentence.passage.speaker, sentence.language) and sentence.low[0] in own


def reports(sentence: Sentence) -> bool:
    """Tell whether who asks tells what others have said: "Last week the regulator said it might charge for it"."""
    told = [at for at, word in enumerate(sentence.low) if word in _TOLD]
    return sentence.low[-1] != "?" and bool(told) and _YOU.isdisjoint(sentence.low[: told[0]])


def asks_after_plans(sentence: Sentence) -> bool:
    """Tell whether a sentence asks for what somebody else wants, or why: it puts nothing forward itself.

    "Why don't you sell it?" does, "Are you going to sell it?" and "Why does the company want to sell it?" do not.
    """
    why, hearers = word_list("why", sentence.language), word_list("hearers", sentence.language)
    asked = next((at for at, word in enumerate(sentence.low) if word in why), None)
    if sentence.low[-1] != "?":
        return False
    if asked is None:
        after = sentence.low[_opening(sentence) :]
        of_whom = after[0] in _WONDERING and after[1] in _DOES  # "who does he suppose is going to pay?"
        return of_whom or (after[0] in _ASKING and after[1] in hearers) or _last_clause(sentence)[0] in _WONDERING
    of_others = sentence.low[asked + 1 : asked + 2] in _OF_OTHERS
    hearer = next((at for at, word in enumerate(sentence.low) if at > asked and word in hearers), None)
    if of_others and hearer is None:
        return True
    return hearer is not None and not any(map(is_negation, sentence.low[asked:hearer]))


def asks_how(sentence: Sentence, hit: Hit) -> bool:
    """Tell whether a cue of another language than English stands in what is asked: "wie das Verbot gelten soll"."""
    words, language = sentence.low, sentence.language
    asking = word_list("interrogative", language)
    before = words[clause_start(words, hit.start, language) : hit.start]
    condition = word_list("condition", language)
    if any(word in condition and asks_if(before, at, language) for at, word in enumerate(before)):
        return True
    if not asking or asking.isdisjoint(before):
        return False
    to_be = word_list("modal", language) | _IS_TO
    return language != "de" or not to_be.isdisjoint(words[hit.start : hit.end])


def _opening(sentence: Sentence) -> int:
    """Return the number of the token that a question begins with, behind a joining word and whom it is put to."""
    words = sentence.low
    comma = words.index(",") + 1 if "," in words[:_ADDRESS] else 0
    start = comma if words[comma] in _ASKING else 0
    return start + (words[start] in _JOINING)


def _last_clause(sentence: Sentence) -> tuple[str, ...]:
    """Return the words of a question from its last comma, colon or joining word on."""
    words = sentence.low[:-1]
    start = next((at + 1 for at in range(len(words) - 2, -1, -1) if words[at] in _PARTING or words[at] in _JOINING), 0)
    return words[start:]
