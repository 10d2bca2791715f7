"""The forms of English verbs, so that a lexicon names each verb once."""

from __future__ import annotations

from typing import Final

_VOWELS: Final = frozenset("aeiou")
_VOWEL_OR_NOTHING: Final = _VOWELS | {""}
_UNDOUBLED: Final = frozenset("aeiouwxy")
# Verbs of two syllables that double their last consonant, as a rule for one syllable would not see.
_DOUBLING: Final = frozenset("admit begin commit compel permit prefer refer submit transfer occur propel".split())
_PAST: Final = dict(
    pair.split(":")
    for pair in (
        "begin:began bring:brought build:built buy:bought cut:cut fight:fought find:found give:gave hold:held "
        "keep:kept lay:laid leave:left let:let make:made pay:paid put:put rebuild:rebuilt run:ran seek:sought "
        "sell:sold send:sent set:set shut:shut spend:spent take:took withdraw:withdrew withhold:withheld "
        "hurt:hurt drown:drowned mislead:misled overwhelm:overwhelmed rewrite:rewrote beg:begged"
    ).split()
)


def inflections(verb: str, form: str = "") -> tuple[str, ...]:
    """Return the forms of a regular verb: itself, with s, ed and ing; only that one where ``form`` names it."""
    forms = {"s": _with_s(verb), "ed": _past(verb), "ing": _ing(verb)}
    return (forms[form],) if form else (verb, *forms.values())


def _with_s(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _past(verb: str) -> str:
    if verb in _PAST:
        return _PAST[verb]
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + "d" if verb.endswith("e") else _doubled(verb) + "ed"


def _ing(verb: str) -> str:
    return (verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else _doubled(verb)) + "ing"


def _doubled(verb: str) -> str:
    """Return ``ban`` as ``bann``: a short verb doubles its last consonant before a vowel."""
    short = verb[-1] not in _UNDOUBLED and verb[-2:-1] in _VOWELS and verb[-3:-2] not in _VOWEL_OR_NOTHING
    one_syllable = sum(letter in _VOWELS for letter in verb) == 1
    return verb + verb[-1] if short and (one_syllable or verb in _DOUBLING) else verb
