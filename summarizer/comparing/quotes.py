"""Quotations that two sentences give to different speakers, or word in two ways."""

from __future__ import annotations

from bisect import bisect_left
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from summarizer.canonical import quotations
from summarizer.canonical.lexicon import is_negation
from summarizer.comparing.difference import Difference, Mark
from summarizer.comparing.telling import once_a_sentence
from summarizer.language.english_words import is_content, stem
from summarizer.language.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.comparing.difference import Pair
    from summarizer.comparing.telling import Part, Told

#: Names, or offices, as keys.
_Speakers = list[tuple[str, ...]]

#: Where no more words than these stand beside a quotation, they tell who says it.
_SHORT_SPEECH: Final = 3
#: Words of a full name.
_FULL_NAME: Final = 2
#: Fewer words in quotation marks are a term, or a title.
_FEWEST: Final = 4
#: Of the longer quotation's words, the part that two wordings of one share, in order.
_ALIKE: Final = 0.6
_ALIKE_OF_ONE: Final = 0.5
#: Two wordings share so many words that tell something, unless the speaker is known to be
#: one, or they are nearly the same.
_FEWEST_SHARED: Final = 2
_NEARLY: Final = 0.75


def quotes(one: Told, other: Told) -> Iterator[Difference]:
    """Yield quotations of two sentences that are the same but for the speaker, or but for their words."""
    for own in quoted(one):
        for there in quoted(other):
            if found := _difference(one, own, other, there):
                yield found


def claims(pair: Pair) -> Iterator[Difference]:
    """Yield a claim that two sentences have word for word, without quotation marks, each by somebody else's name."""
    one, other = pair.one.told, pair.other.told
    said, again = _claim(pair.one), _claim(pair.other)
    if said != again or len(said) < _FEWEST_CLAIMED or quoted(one) or quoted(other):
        return
    own, there = _by_name(one, sorted(one.speech)), _by_name(other, sorted(other.speech))
    if own and there and not own.keys & there.keys:
        yield Difference("attribution", own, there)


def _claim(part: Part) -> list[str]:
    return [part.told.text.words[n] for n in range(part.first, part.end) if n not in part.told.speech]


def _by_name(told: Told, numbers: Sequence[int]) -> Mark | None:
    """Return the names among words of a sentence, from the first to the last."""
    named = [n for n in numbers if told.keys[n] in told.names]
    return Mark(told, named[0], named[-1] + 1, " ".join(told.keys[n] for n in named)) if named else None


#: A claim that two sources have word for word has so many words.
_FEWEST_CLAIMED: Final = 5


@once_a_sentence
def quoted(told: Told) -> tuple[tuple[int, int], ...]:
    """Return the quotations of a sentence as words ``first`` to ``end`` (exclusive)."""
    text = told.text
    found = (
        (bisect_left(text.starts, span.start), bisect_left(text.starts, span.end)) for span in quotations(text.text)
    )
    return tuple((first, end) for first, end in found if first < end)


def _difference(one: Told, own: tuple[int, int], other: Told, there: tuple[int, int]) -> Difference | None:
    said, again = _own_words(one, own), _own_words(other, there)
    (sort, speakers), (sort_there, voices) = _speakers(one, own), _speakers(other, there)
    are_others = sort == sort_there and _are_others(speakers, voices)
    are_same = sort == sort_there == "name" and bool(speakers and voices) and not are_others
    if said == again:
        is_told = are_others and len(said) >= _FEWEST
        return Difference("attribution", _speaker(one, own), _speaker(other, there)) if is_told else None
    if are_others or _is_term(one, own) or _is_term(other, there):
        return None
    if min(len(said), len(again)) < _FEWEST:
        is_one = _are_called(one, own, other, there)
    else:
        cut = any(_is_cut(told, *words) for told, words in ((one, own), (other, there)))
        is_one = _is_worded_otherwise(said, again, cut=cut, are_same=are_same)
    return (
        Difference("quotation", Mark(one, *own, " ".join(said)), Mark(other, *there, " ".join(again)))
        if is_one
        else None
    )


def _is_term(told: Told, words: tuple[int, int]) -> bool:
    """Tell whether all that stands in quotation marks is a name or title."""
    return all(told.text.raw(n)[0].isupper() for n in range(*words) if told.keys[n])


def _are_called(one: Told, own: tuple[int, int], other: Told, there: tuple[int, int]) -> bool:
    """Tell whether all but a term in quotation marks is the same: what somebody called something."""
    outside = [
        frozenset(told.keys[n] for n in _outside(told, words)) - {""} for told, words in ((one, own), (other, there))
    ]
    shared = outside[0] & outside[1]
    inside = [_telling(told.text.words[slice(*words)]) for told, words in ((one, own), (other, there))]
    return (
        len(shared) >= _FEWEST_OUTSIDE
        and shared == outside[0] == outside[1]
        and all(inside)
        and not inside[0] & inside[1]
    )


#: Around a term in quotation marks so many words are the same.
_FEWEST_OUTSIDE: Final = 3


def _own_words(told: Told, quoted: tuple[int, int]) -> list[str]:
    """Return the speaker's words: not those that a writer put in brackets."""
    text, inside, kept = told.text, False, []
    for n in range(*quoted):
        between = text.text[text.ends[n - 1] : text.starts[n]] if n else ""
        inside = "[" in between or (inside and "]" not in between)
        if not inside:
            kept.append(text.words[n])
    return kept


def _is_cut(told: Told, first: int, end: int) -> bool:
    """Tell whether a quotation leaves words out, and says so."""
    quotation = told.text.text[told.text.starts[first] : told.text.ends[end - 1]]
    return "…" in quotation or ".." in quotation or ". ." in quotation


def _is_worded_otherwise(said: Sequence[str], others: Sequence[str], *, cut: bool, are_same: bool) -> bool:
    """Tell whether two quotations are one in other words, and not one in part, or in another spelling."""
    matcher = SequenceMatcher(None, said, others, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    if same < (_ALIKE_OF_ONE if are_same else _ALIKE) * max(len(said), len(others)):
        return False
    content = _content(said), _content(others)
    shared = len(content[0] & content[1])
    is_near = are_same or shared >= _FEWEST_SHARED or same >= _NEARLY * max(len(said), len(others))
    if shared * 2 < min(map(len, content)) or not is_near:
        return False
    changed = [one for one in matcher.get_opcodes() if one[0] == "replace" or (one[0] != "equal" and not cut)]
    own = [word for _, a, b, _, _ in changed for word in said[a:b]]
    there = [word for _, _, _, c, d in changed for word in others[c:d]]
    if not own or not there:  # one of both may be cut at an end, as quotations are
        inside = any((a > 0 and b < len(said)) or (c > 0 and d < len(others)) for _, a, b, c, d in changed)
        return bool(_telling((*own, *there)) if inside else _WEIGHING.intersection((*own, *there)))
    return _telling(own) != _telling(there)


def _telling(those: Sequence[str]) -> set[str]:
    return {stem(word) for word in those if is_content(word) or is_negation(word) or word in _MODAL}


def _content(those: Sequence[str]) -> set[str]:
    return {stem(word) for word in those if is_content(word)}


#: Before or after a quotation these are no mere addition.
_WEIGHING: Final = frozenset("not never no most some few almost nearly hardly only if unless perhaps".split())
_MODAL: Final = frozenset("will would may might can could must should shall".split())


def _outside(told: Told, quoted: tuple[int, int]) -> list[int]:
    return [n for n in range(len(told.keys)) if not quoted[0] <= n < quoted[1]]


def _are_others(own: _Speakers, there: _Speakers) -> bool:
    """Tell whether two quotations are of different speakers: no name of one may be that of one of the other."""
    return bool(own and there) and not any(_may_be_one(one, other) for one in own for other in there)


def _may_be_one(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names may be of one: they share a word, and are not two first names with one surname."""
    shared = set(one).intersection(other)
    return bool(shared) and not (len(one) == len(other) == _FULL_NAME and one[0] != other[0])


def _speakers(told: Told, quoted: tuple[int, int]) -> tuple[str, _Speakers]:
    """Return who says a quotation, by names, else by office, as keys, and which of both it is.

    Where the sentence only has a pronoun, the name is that of the sentence before.
    """
    outside = _outside(told, quoted)
    named = [n for n in outside if told.keys[n] in told.names and not _is_where(told, n)]
    if named:
        return "name", _runs(told, named)
    if told.before and not _PRONOUNS.isdisjoint(told.text.words[n] for n in outside):
        return "name", [told.before]
    telling = [n for n in outside if told.keys[n] and told.text.words[n] not in _saying()]
    spoken = telling if len(telling) <= _SHORT_SPEECH else [n for n in telling if n in told.speech]
    return "office", [(told.keys[n],) for n in spoken]


def _runs(told: Told, numbers: Sequence[int]) -> _Speakers:
    """Return the keys of words, those that stand side by side together."""
    runs: list[tuple[str, ...]] = []
    before = -1
    for n in numbers:
        if runs and n == before + 1 and told.touches(n):
            runs[-1] = (*runs[-1], told.keys[n])
        else:
            runs.append((told.keys[n],))
        before = n
    return runs


_PRONOUNS: Final = frozenset("he she er sie il elle".split())


def _is_where(told: Told, n: int) -> bool:
    """Tell whether a name is that of a place or body that somebody is of: "the bishop of Renn"."""
    return n > 0 and told.text.words[n - 1] in ("of", "in", "from", "at", "near", "von", "aus", "de")


def _saying() -> frozenset[str]:
    return words("differing", "saying") | words("differing", "quoting") | words("differing", "according")


def _speaker(told: Told, quoted: tuple[int, int]) -> Mark:
    _, runs = _speakers(told, quoted)
    keys = {key for run in runs for key in run}
    named = [n for n in _outside(told, quoted) if told.keys[n] in keys]
    after = [n for n in named if n >= quoted[1]] or named or list(range(*quoted))
    return Mark(told, after[0], after[-1] + 1, " ".join(told.keys[n] for n in after))
