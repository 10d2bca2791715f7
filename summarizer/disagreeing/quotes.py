"""Quotations that two sentences give to different speakers, or word in two ways."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from summarizer.canonical.lexicon import is_negation
from summarizer.disagreeing.difference import Difference, Mark
from summarizer.disagreeing.speakers import quotes_of, speaker_mark, speakers
from summarizer.disagreeing.telling import once_each
from summarizer.language.english_words import is_content, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.disagreeing.difference import Pair
    from summarizer.disagreeing.speakers import Quote
    from summarizer.disagreeing.telling import Part, Told

#: Fewer words in quotation marks are a term, unless it is told that they are said; around a term so many words are the
#: same, where it is worded in two ways.
FEWEST: Final = 4
_FEWEST_OUTSIDE: Final = 3
_FEWEST_SAID: Final = 3
#: A claim that two sources have word for word has so many words.
_FEWEST_CLAIMED: Final = 5
#: Of the longer quotation's words, the part that two wordings of one share, in order; less where the speaker is known
#: to be one. Where he is not, they share so many words that tell something, or are nearly the same.
_ALIKE: Final = 0.6
_ALIKE_OF_ONE: Final = 0.5
_FEWEST_SHARED: Final = 2
_NEARLY: Final = 0.7

#: Before or after a quotation these are no mere addition.
_WEIGHING: Final = frozenset("not never no most some few almost nearly hardly only if unless perhaps".split())
_MODAL: Final = frozenset("will would may might can could must should shall".split())


def quotes(one: Told, other: Told) -> Iterator[Difference]:
    """Yield quotations of two sentences that are the same but for the speaker, or but for their words."""
    for own in quotes_of(one):
        for there in quotes_of(other):
            if found := _difference(own, there):
                yield found


def claims(pair: Pair) -> Iterator[Difference]:
    """Yield a claim that two sentences have word for word, without quotation marks, each by somebody else's name."""
    one, other = pair.one.told, pair.other.told
    if not one.speech or not other.speech:
        return
    said = claim(pair.one)
    if len(said) < _FEWEST_CLAIMED or said != claim(pair.other) or quotes_of(one) or quotes_of(other):
        return
    own, there = by_name(one), by_name(other)
    if own and there and not own.keys & there.keys:
        yield Difference("attribution", own, there)


@once_each
def claim(part: Part) -> list[str]:
    """Return the words of a clause but for those that tell who says it."""
    return [part.told.text.words[n] for n in range(part.first, part.end) if n not in part.told.speech]


def by_name(told: Told) -> Mark | None:
    """Return the names of who says what a sentence tells, from the first to the last."""
    named = [n for n in sorted(told.speech) if told.keys[n] in told.names]
    return Mark(told, named[0], named[-1] + 1, " ".join(told.keys[n] for n in named)) if named else None


def _difference(own: Quote, there: Quote) -> Difference | None:
    said, again = own.words(), there.words()
    by, by_whom = speakers(own), speakers(there)
    are_others = by.are_others_than(by_whom)
    if said == again:
        is_said = bool(own.told.speech and there.told.speech) and len(said) >= _FEWEST_SAID
        is_quoted = are_others and (len(said) >= FEWEST or is_said)
        return Difference("attribution", speaker_mark(own, by), speaker_mark(there, by_whom)) if is_quoted else None
    if are_others or own.is_term or there.is_term:
        return None
    if min(len(said), len(again)) < FEWEST:
        is_one = _is_called(own, there)
    else:
        is_one = _is_alike(said, again, of_one=by.are_surely(by_whom))
        is_one = is_one and is_worded_otherwise(said, again, cut=own.is_cut or there.is_cut)
    if not is_one:
        return None
    return Difference("quotation", own.mark, there.mark)


def _is_called(own: Quote, there: Quote) -> bool:
    """Tell whether all but a term in quotation marks is the same: what somebody called something."""
    around = [frozenset(quote.told.keys[n] for n in quote.outside) - {""} for quote in (own, there)]
    terms = [_telling(quote.words()) for quote in (own, there)]
    shared, more = around[0] & around[1], around[0] ^ around[1]
    is_same = len(shared) >= _FEWEST_OUTSIDE + len(more) and shared in around
    # Where one has all that the other tells, it may be but cut.
    return is_same and not terms[0] <= terms[1] and not terms[1] <= terms[0]


def _is_alike(said: Sequence[str], again: Sequence[str], *, of_one: bool) -> bool:
    """Tell whether two quotations are nearly of the same words, and may so be one."""
    said, again = in_order(said, again)
    longest = max(len(said), len(again))
    same = sum(block.size for block in matched(said, again).get_matching_blocks())
    content = stems_of(said), stems_of(again)
    shared = len(content[0] & content[1])
    if same < (_ALIKE_OF_ONE if of_one else _ALIKE) * longest or shared * 2 < min(map(len, content)):
        return False
    return of_one or shared >= _FEWEST_SHARED or same >= _NEARLY * longest


def is_worded_otherwise(said: Sequence[str], again: Sequence[str], *, cut: bool) -> bool:
    """Tell whether quotations of nearly the same words differ in what they say: not in part, nor in spelling alone.

    Where one says that it is ``cut``, words that only the other has are none of another wording.
    """
    said, again = in_order(said, again)
    changed = [
        change
        for change in matched(said, again).get_opcodes()
        if change[0] == "replace" or (change[0] != "equal" and not cut)
    ]
    own = [word for _, a, b, _, _ in changed for word in said[a:b]]
    there = [word for _, _, _, c, d in changed for word in again[c:d]]
    if own and there:
        return _telling(own) != _telling(there)
    # One of both may be cut at an end, as quotations are.
    inside = any((a > 0 and b < len(said)) or (c > 0 and d < len(again)) for _, a, b, c, d in changed)
    return bool(_telling((*own, *there)) if inside else _WEIGHING.intersection((*own, *there)))


def in_order(said: Sequence[str], again: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return two utterances, whichever was given first, in one order: else other words of them might be matched."""
    first, second = sorted((list(said), list(again)))
    return first, second


def matched(said: Sequence[str], again: Sequence[str]) -> SequenceMatcher[str]:
    """Return what finds the words that two utterances, given in one order, have in common."""
    return SequenceMatcher(None, said, again, autojunk=False)


def stems_of(said: Sequence[str]) -> set[str]:
    """Return the stems of the words of an utterance that tell something."""
    return {stem(word) for word in said if is_content(word)}


def _telling(those: Sequence[str]) -> set[str]:
    return {stem(word) for word in those if is_content(word) or is_negation(word) or word in _MODAL}
