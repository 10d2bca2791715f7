"""Which statements make the same claim: the same words in the same order, but for some that add nothing to it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical import fold
from summarizer.canonical.lexicon import DOUBTING, NUMBER_WORDS, is_denial
from summarizer.kinds.brief import Actor
from summarizer.merging.retold import is_retold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.report import Finding

#: How much of a statement a shorter one must say to be the same claim, where the same words of a source bear both out.
_ALIKE: Final = 0.5
#: Of fewer words, statements are the same only to the letter: "Sell the pier" is near to too much.
_ENOUGH_WORDS: Final = 4
#: Of the words of two statements together, the part that both have where they may be the same claim.
_LIKELY: Final = 0.3
#: So many of a statement's rarest words are looked up for others like it …
_RAREST: Final = 4
#: … among so many bearers of a word at most: a word that more bear tells nothing.
_MOST_BEARERS: Final = 40

_ENDINGS: Final = ("ing", "ed", "es", "s")
_SHORTEST_STEM: Final = 4
_EMPTY: Final = frozenset(
    "a an and as at be been being by for from had has have in into is it its of on or that the their then there these "
    "they this those to was were which who with der die das den dem des ein eine einen einem einer und im in zu von "
    "mit le la les un une des du de et en au aux el los las una y del al".split()
)
#: Words that a statement may have more than another that rests on other words of a source, and say no more by it.
_LIGHT: Final = frozenset(
    "also already again both just now then thus therefore however meanwhile soon further furthermore itself "
    "auch bereits schon nun jetzt bald dann aussi déjà bientôt alors también ya ahora pronto entonces".split()
)
#: Fields in which two findings that make one claim must agree.
_DECISIVE: Final = ("certainty", "status", "origin")


class _Claim(NamedTuple):
    """A statement as it is compared: the stems of its words in order, and those of them that may not be added."""

    stems: tuple[str, ...]
    weighty: frozenset[str]


def same_claims(findings: Sequence[Finding]) -> Iterator[tuple[Finding, Finding]]:
    """Yield pairs of findings of one section that make the same claim, the earlier finding first.

    One of the two says all that the other says, in the same order, and no more but light words; where the same words of
    a source bear both out, it may say more, but for names, numbers, denials, conditions and hedges. Two sources may say
    the same in words of their own (``is_retold``). They are as certain, and a proposal's status is the same. Each
    finding is held only against those with which it shares a rare word: time grows with their number, not with its
    square. Which pairs there are does not depend on their order.
    """
    claims = [_claim(finding.item.statement) for finding in findings]
    decisive = [_decisive(finding) for finding in findings]
    for place, other in _sharing(findings, claims):
        finding, longer = findings[place], findings[other]
        if decisive[place] != decisive[other]:
            continue
        if _are_of_two_sources(finding, longer) and is_retold(finding.item.statement, longer.item.statement):
            yield (finding, longer) if place < other else (longer, finding)
            continue
        added = _added(claims[place], claims[other])
        if added is None:
            continue
        if _LIGHT.issuperset(added) or (
            _share_a_quote(finding, longer) and _is_detail(added, claims[place], claims[other])
        ):
            yield (finding, longer) if place < other else (longer, finding)


def likely_pairs(findings: Sequence[Finding], most: int = 60) -> list[tuple[Finding, Finding]]:
    """Return at most ``most`` pairs of findings of one section that may be the same, the likeliest first.

    They share many of their words, or are actors whose names share a word or are spelled by each other's initials. What
    they say is not weighed: whether they are the same, somebody else must judge.
    """
    claims = [_claim(_named(finding)) for finding in findings]
    found: dict[tuple[int, int], float] = {}
    for place, other in _sharing(findings, claims):
        pair = (min(place, other), max(place, other))
        shared = len({*claims[place].stems} & {*claims[other].stems})
        found[pair] = shared / len({*claims[place].stems, *claims[other].stems})
    likely = [pair for pair, alike in found.items() if alike >= _LIKELY]
    likely.sort(key=lambda pair: (-found[pair], pair))
    return [(findings[one], findings[other]) for one, other in likely[:most]]


def _sharing(findings: Sequence[Finding], claims: Sequence[_Claim]) -> Iterator[tuple[int, int]]:
    """Yield the places of findings of one section that share one of the first one's rarest stems, both ways round."""
    bearers: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for place, (finding, claim) in enumerate(zip(findings, claims, strict=True)):
        for stem in dict.fromkeys(claim.stems):
            bearers[finding.section, stem].append(place)
    for place, (finding, claim) in enumerate(zip(findings, claims, strict=True)):
        sharing = sorted((bearers[finding.section, stem] for stem in dict.fromkeys(claim.stems)), key=len)[:_RAREST]
        others = {other for those in sharing if len(those) <= _MOST_BEARERS for other in those}
        yield from ((place, other) for other in sorted(others - {place}))


def _named(finding: Finding) -> str:
    """Return what a finding is compared by: an actor's names, with their initials; else the statement."""
    item = finding.item
    if not isinstance(item, Actor):
        return item.statement
    names = (item.name, *item.aliases)
    initials = ("".join(word[0] for word in name.split() if word[0].isupper()) for name in names)
    return " ".join((*names, *(letters for letters in initials if len(letters) > 1)))


def _claim(statement: str) -> _Claim:
    folded = fold(statement)
    stems = [_stem(word) for word in folded.words]
    weighty = {
        stem
        for place, (word, stem) in enumerate(zip(folded.words, stems, strict=True))
        if _is_weighty(word) or (place and folded.text[folded.starts[place]].isupper())
    }
    return _Claim(
        tuple(stem for word, stem in zip(folded.words, stems, strict=True) if _is_content(word)), frozenset(weighty)
    )


def _is_content(word: str) -> bool:
    return word not in _EMPTY and any(map(str.isalnum, word))


def _is_weighty(word: str) -> bool:
    """Tell whether a word changes the claim that it is added to."""
    return is_denial(word) or word in NUMBER_WORDS or any(map(str.isdecimal, word)) or word in DOUBTING


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def _added(shorter: _Claim, longer: _Claim) -> list[str] | None:
    """Return the stems that ``longer`` has beside those of ``shorter``; None where it lacks one or turns them round."""
    if not _ENOUGH_WORDS <= len(shorter.stems) <= len(longer.stems):
        return None
    wanted = iter(shorter.stems)
    following = next(wanted, None)
    added = []
    for stem in longer.stems:
        if stem == following:
            following = next(wanted, None)
        else:
            added.append(stem)
    return added if following is None else None


def _is_detail(added: list[str], shorter: _Claim, longer: _Claim) -> bool:
    return len(shorter.stems) >= _ALIKE * len(longer.stems) and longer.weighty.isdisjoint(added)


def _share_a_quote(one: Finding, other: Finding) -> bool:
    places = {(evidence.document_id, evidence.span) for evidence in one.evidence}
    return any((evidence.document_id, evidence.span) in places for evidence in other.evidence)


def _are_of_two_sources(one: Finding, other: Finding) -> bool:
    return {each.document_id for each in one.evidence}.isdisjoint(each.document_id for each in other.evidence)


def _decisive(finding: Finding) -> tuple[object, ...]:
    return tuple(getattr(finding.item, name, None) for name in _DECISIVE)
