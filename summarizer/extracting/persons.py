"""Persons told by a given name, a title or a verb of saying, in languages other than English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.document import Span
from summarizer.extracting.capitals import opens
from summarizer.extracting.clauses import clause_start
from summarizer.extracting.cues import word_list
from summarizer.extracting.saying import says
from summarizer.extracting.standing import mention_at

if TYPE_CHECKING:
    from summarizer.extracting.figures import Mention
    from summarizer.extracting.reading import Sentence
    from summarizer.extracting.vocabulary import Vocabulary

_ROLE: Final = 8  # tokens of a role before a name, or before a comma and a name
_GIVEN: Final = 6  # given names, initials and their full stops
#: What in German tells an office from that of its holder: "die stellvertretende Vorsitzende".
_RANKS: Final = ("stellvertretend", "ehemalig", "frühere", "amtierend", "kommissarisch", "designiert", "einstig")
_MARKS: Final = frozenset(",.;:()«»“”„\"'–—")


def person(sentence: Sentence, at: int, known: Vocabulary) -> Mention | None:
    """Return the person whose name begins at token ``at``: a given name and a surname, or a name after a title."""
    tokens = sentence.tokens
    if not _may_be_name(sentence, at, known):
        return None
    end = at
    while end < min(len(tokens), at + _GIVEN) and (known.is_given(tokens[end]) or _initial(sentence, end)):
        end += 1
    given = any(known.is_given(token) for token in tokens[at:end])
    end = _surnames(sentence, end if given else at, known, given=given)
    if not (given and end - at > 1) and not (end > at > 0 and _called(sentence, at, end, known)):
        return None
    lead, title = _title(sentence, at, known)
    return mention_at(sentence, at, end, known, lead)._replace(title=title, person=True)


def _called(sentence: Sentence, at: int, end: int, known: Vocabulary) -> bool:
    """Tell whether a title stands right before the name at ``at``, or a verb of saying before one word of its own."""
    tokens = sentence.tokens
    before = at - 2 if at > 1 and _shortens(sentence, at - 1, known) else at - 1
    if tokens[before].low in known.courtesies:
        return True
    if known.is_role(tokens[before].low):
        acronym = end - at == 1 and known.is_acronym(tokens[at])  # "délégué CFDT"
        return not acronym and not _is_apposition(sentence, before)
    belongs = tokens[at - 1].low in known.inside or known.is_acronym(tokens[at - 1])  # "director del CEIP Río Cega"
    titled = end - at > 1 and not known.nouns and not belongs
    if titled and _title(sentence, at, known)[1]:
        return True  # "el concejal de Obras, Tadeo Ribas"
    role = end < len(tokens) and known.is_given(tokens[end])  # "said spokeswoman Ann"
    alone = end - at == 1 and not role and not known.is_acronym(tokens[at])
    said_of = known.nouns and _has_subject(sentence, before, known)
    return alone and says(sentence.low, before, sentence.language) and not said_of


def _is_apposition(sentence: Sentence, role: int) -> bool:
    """Tell whether a role stands behind a comma and a name: of "Ann Lee, Leiterin Technik" the last is her field."""
    return role > 1 and sentence.low[role - 1] == "," and sentence.tokens[role - 2].capital


def _has_subject(sentence: Sentence, verb: int, known: Vocabulary) -> bool:
    """Tell whether a subject stands before a German verb: the noun behind it is an object, "kündigte Berufung an".

    "Am Montag sagte Lee" and "Das sagte Lee" have none.
    """
    start = clause_start(sentence.low, verb, sentence.language)
    if start >= verb:
        return False
    first = sentence.tokens[start]
    if first.low in word_list("he_or_she", sentence.language) | word_list("oneself", sentence.language):
        return True
    if first.low in known.determiners:
        return start + 1 < verb
    return known.is_given(first) or known.is_body(first.low) or known.is_role(first.low) or first.low in known.groups


def _may_be_name(sentence: Sentence, at: int, known: Vocabulary) -> bool:
    """Tell whether the word at ``at`` may be of a person's name: a capital, no small word, role, body or month."""
    token = sentence.tokens[at]
    if not token.capital or token.low in known.no_names or token.low in known.courtesies:
        return False
    if known.is_given(token):
        return True
    if token.low in known.small or token.low in known.determiners or token.low in known.groups:
        return False
    return not (known.is_role(token.low) or known.is_body(token.low))


def _initial(sentence: Sentence, at: int) -> bool:
    """Tell whether token ``at`` is an initial, or its full stop."""
    tokens = sentence.tokens
    if at + 1 >= len(tokens):
        return False
    if tokens[at].text == ".":
        return at > 0 and len(tokens[at - 1].text) == 1 and tokens[at - 1].capital
    return len(tokens[at].text) == 1 and tokens[at].capital and tokens[at + 1].text == "."


def _surnames(sentence: Sentence, at: int, known: Vocabulary, *, given: bool) -> int:
    """Return the end of the surnames from ``at`` on, with the small words inside them: "von Arnim", "de la Vega"."""
    tokens = sentence.tokens
    end = at
    for _ in range(known.surnames + (not given)):
        ahead = end
        while (given or end > at) and ahead < len(tokens) and tokens[ahead].low in known.particles:
            ahead += 1
        if ahead >= len(tokens) or not _may_be_name(sentence, ahead, known):
            break
        end = ahead + 1
    return end


def _title(sentence: Sentence, first: int, known: Vocabulary) -> tuple[int, str]:
    """Return where the role before a name begins, and its words, "" where there is none: "chef du port", Jean Roux."""
    tokens = sentence.tokens
    end = first
    while end > 0 and (tokens[end - 1].low in known.courtesies or _shortens(sentence, end - 1, known)):
        end -= 1
    if known.nouns and not (end > 1 and tokens[end - 1].text == ","):
        titled = end > 0 and (known.is_role(tokens[end - 1].low) or _noun(sentence, end - 1, known))
        if not titled:
            return end, ""
        start = end - 1 - (end > 1 and tokens[end - 2].low.startswith(_RANKS))
        return start, sentence.words(Span(tokens[start].start, tokens[end - 1].end))
    last = end - 1 if end > 1 and tokens[end - 1].text == "," else end
    if last == end > 1 and known.is_given(tokens[first]) and tokens[end - 2].low in known.determiners:
        noun = tokens[end - 1].text.islower() and tokens[end - 1].low not in known.small
        if noun and not known.is_body(tokens[end - 1].low) and not _is_governed(sentence, end - 2, known):
            return end - 1, tokens[end - 1].text  # "la batelière Ann Lee": whatever the noun, it is what she is
    for at in range(last - 1, max(-1, last - _ROLE), -1):
        if known.is_role(tokens[at].low):
            while at > 0 and known.is_role(tokens[at - 1].low):
                at -= 1  # noqa: PLW2901 - "directora general", "consejero delegado"
            return at, sentence.words(Span(tokens[at].start, tokens[last - 1].end))
        governing = tokens[at].low in known.governing and tokens[at].low not in known.inside
        governing = governing and not (at and known.is_role(tokens[at - 1].low))
        if governing or tokens[at].text in _MARKS or says(sentence.low, at, sentence.language):
            break
    return end, ""


def _is_governed(sentence: Sentence, at: int, known: Vocabulary) -> bool:
    """Tell whether an article is, or follows, a preposition: of "adjointe à la culture" the noun alone is no role."""
    tokens = sentence.tokens
    return tokens[at].low in known.governing or (at > 0 and tokens[at - 1].low in known.governing)


def _noun(sentence: Sentence, at: int, known: Vocabulary) -> bool:
    """Tell whether a common noun stands at ``at``: before a name it is a role, whatever its word."""
    token = sentence.tokens[at]
    return _may_be_name(sentence, at, known) and not known.is_given(token) and not opens(sentence.tokens, at)


def _shortens(sentence: Sentence, at: int, known: Vocabulary) -> bool:
    """Tell whether token ``at`` is the full stop of "Dr."."""
    return sentence.tokens[at].text == "." and at > 0 and sentence.tokens[at - 1].low in known.courtesies
