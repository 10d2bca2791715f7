"""A statement must not say the contrary of its evidence in nearly the evidence's words; in English only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from summarizer.canonical import index
from summarizer.canonical.lexicon import is_denial
from summarizer.document import Span
from summarizer.language.english_words import FUNCTION_WORDS, is_content
from summarizer.language.lexicon import words
from summarizer.language.opposites import against, sides
from summarizer.report import Doubt
from summarizer.verifying.clauses import Clauses, clauses, first_words
from summarizer.verifying.pair import Pair, is_denied
from summarizer.verifying.reading import LONGEST_LABEL, Sentence, is_english, read, sentence
from summarizer.verifying.retelling import is_elsewhere, is_told
from summarizer.verifying.sorts import are_of_one_sort, has_sort, numbering, value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.document import Document
    from summarizer.report import Evidence

_NONE: Final[frozenset[str]] = frozenset()

#: Beside one of these a name is what is said of something, or what something is said of.
_BEING: Final = frozenset({"is", "was", "are", "were"})

#: A name that stands more often may be called anything beside it.
_MOST_PLACES: Final = 60

#: These deny by themselves, and nothing that is said of another.
_ANSWERS: Final = frozenset({"no", "nothing", "nobody", "none"})

_NOTES: Final = {
    "denied": "the source denies this",
    "undenied": "the source does not deny this",
    "opposite": "the source says the contrary",
    "other": "the source says another of its sort",
    "name": "the source has another name where this is said",
}


class Contrary(NamedTuple):
    """A word of a statement against one of a sentence, and what is contrary about them."""

    pair: Pair
    kind: Literal["denied", "undenied", "opposite", "other", "name"]


def contrary(statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt a word where the evidence, in nearly the same words, denies it, does not, or has its contrary.

    A caution, unless the same words stand beside both. A word that another sentence of the evidence has beside half of
    the statement's words is left alone.
    """
    if not is_english(sources, evidence) or any(_repeats(statement, sentence(one, sources)) for one in evidence):
        return
    said = clauses(statement)
    cited = [(one, clauses(one.words)) for one in (sentence(each, sources) for each in evidence)]
    for number, (one, source) in enumerate(cited):
        others = [other for n, (_, other) in enumerate(cited) if n != number]
        for found in (*_contraries(said, source), *_other_names(said, source, sources)):
            own = found.pair.own
            if is_told(said, own, one, source, sources) and not is_elsewhere(said, own, source, others):
                yield _doubt(found, one)
                return


def _repeats(statement: str, one: Sentence) -> bool:
    """Tell whether a statement, but for a label such as "The mayor:", is a run of a sentence that denies nothing else.

    So are most of the embedded model's; the lexicon of contraries need not be read for them. No more words are looked
    at than ``clauses`` reads.
    """
    label = statement.find(": ", 0, LONGEST_LABEL)
    run = first_words(read(statement[label + 1 :] if label > 0 else statement)).words
    there = first_words(read(one.words)).words
    if not frozenset(there).issuperset(run):
        return False
    for first in range(len(there) - len(run) + 1):
        if there[first : first + len(run)] == run:
            return not any(map(is_denial, (*there[:first], *there[first + len(run) :])))
    return False


def _contraries(said: Clauses, source: Clauses) -> Iterator[Contrary]:
    """Yield the words of a statement against which something stands in a sentence."""
    yield from _denied(said, source)
    yield from _undenied(said, source)
    yield from _opposite(said, source)
    yield from _another(said, source)


def _denied(said: Clauses, source: Clauses) -> Iterator[Contrary]:
    """Yield what only the sentence denies."""
    firmly = sorted(source.firmly - source.joined)
    if not firmly or _supposes(said, source) or _denies_shortly(said):
        return
    for there in firmly:
        cue = source.denied[there]
        places = _places(said, source.stems[there])
        if (
            places
            and not (_is_told_more_of(source, there) and said.before(places[0]) != "with")
            and all(_is_always_denied(source, n) for n, other in source.denied.items() if other == cue)
            and not any(is_denied(said, at, source) for at in places)
            and not _has_exception(source, cue, said)
        ):
            yield Contrary(Pair(said, places[0], source, there), "denied")


def _undenied(said: Clauses, source: Clauses) -> Iterator[Contrary]:
    """Yield what only the statement denies."""
    firmly = sorted(said.firmly - said.joined)
    if not firmly or _supposes(source, said):
        return
    for own in firmly:
        places = _places(source, said.stems[own])
        if (
            places
            and against(said.stems[own]).isdisjoint(source.stems)
            and _is_always_denied(said, own)
            and not any(is_denied(source, at, said) for at in places)
        ):
            yield Contrary(Pair(said, own, source, places[0]), "undenied")


def _opposite(said: Clauses, source: Clauses) -> Iterator[Contrary]:
    """Yield the words for which the sentence has the contrary, both denied or neither."""
    there = frozenset(source.stems).difference(said.stems)
    for own, one in enumerate(said.stems):
        contraries = against(one)
        if contraries.isdisjoint(there) or own in said.joined:
            continue
        for other in sorted(contraries & there):
            places = _places(source, other)
            if places and _are_opposed(Pair(said, own, source, places[0])):
                yield Contrary(Pair(said, own, source, places[0]), "opposite")


def _are_opposed(pair: Pair) -> bool:
    """Tell whether a word and its contrary say the contrary of each other where they stand."""
    one, other = pair.said.stems[pair.own], pair.source.stems[pair.there]
    denied = is_denied(pair.said, pair.own, pair.source), is_denied(pair.source, pair.there, pair.said)
    # "Did not end with a deal" denies the end, which nobody does who "ended without a deal".
    if denied[0] != denied[1] or (denied[0] and pair.said.folded.words[pair.own] in FUNCTION_WORDS):
        return False
    if other in sides("in_place").get(one, _NONE) and not pair.is_beside_the_same():
        return False
    if other in sides("joining").get(one, _NONE) and not pair.joins_the_same():
        return False
    if other in sides("converse").get(one, _NONE) and not pair.has_the_same_doer():
        return False
    return (not pair.compares() or pair.compares_the_same()) and pair.stands_in_place()


def _another(said: Clauses, source: Clauses) -> Iterator[Contrary]:
    """Yield the words for which the sentence has, in the same place, another of their sort."""
    of_a_sort = [at for at in source.content if has_sort(source, at)]
    for own in said.content if of_a_sort else ():
        if own in said.joined or not has_sort(said, own) or said.before(own) in numbering():
            continue
        if said.stems[own] in source.stems or _has_value(source, value(said, own)):
            continue
        for at in of_a_sort:
            if source.stems[at] in said.stems or at in source.joined or not are_of_one_sort(said, own, source, at):
                continue
            if Pair(said, own, source, at).is_in_the_same_place():
                yield Contrary(Pair(said, own, source, at), "other")
                break


def _other_names(said: Clauses, source: Clauses, sources: Mapping[str, Document]) -> Iterator[Contrary]:
    """Yield the names of a statement that a source has elsewhere, and in their place another one, of somebody else."""
    own_names = [own for own in said.content if said.stems[own] not in source.stems and _is_name(said, own)]
    if not own_names:
        return
    named = [at for at in source.content if source.stems[at] not in said.stems and _is_name(source, at)]
    for own in own_names:
        for at in named:
            pair = Pair(said, own, source, at)
            if _stands_alike(pair) and _are_of_two(_bare(said, own), _bare(source, at), sources):
                yield Contrary(pair, "name")
                break


def _stands_alike(pair: Pair) -> bool:
    """Tell whether two names stand in the same place, beside a word that is no part of a longer name with them."""
    if not pair.is_in_the_same_place():
        return False
    said, own = pair.said, pair.own
    beside = [(own - 1, pair.has_same_before and said.before(own)), (own + 1, pair.has_same_after and said.after(own))]
    return any(
        word
        and said.folded.raw(n)[0].islower()
        and (is_content(said.folded.words[n]) or said.folded.words[n] in _BEING)
        for n, word in beside
    )


def _is_name(text: Clauses, number: int) -> bool:
    """Tell whether a word has a capital that no beginning of a clause gives it."""
    begins = number == 0 or text.clauses[number - 1] != text.clauses[number]
    word, raw = text.folded.words[number], text.folded.raw(number)
    return not begins and raw[:1].isupper() and raw[1:2].islower() and word not in words("names", "no_names")


def _bare(text: Clauses, number: int) -> str:
    return text.folded.words[number].removesuffix("'s")


def _are_of_two(name: str, other: str, sources: Mapping[str, Document]) -> bool:
    """Tell whether the sources have two names, and nowhere side by side, as those of one and the same are."""
    known = False
    for document in sources.values():
        places, beside = _places_of(name, document), frozenset(_places_of(other, document))
        if len(places) > _MOST_PLACES or any(at + n in beside for at in places for n in (-2, -1, 1, 2)):
            return False
        known = known or bool(places)
    return known


def _places_of(name: str, document: Document) -> list[int]:
    postings = index(document).postings
    return [*postings.get(name, ()), *postings.get(f"{name}'s", ())]


def _has_value(text: Clauses, claimed: float | None) -> bool:
    """Tell whether a text has a numeral, as "3" for "three"."""
    return claimed is not None and any(value(text, at) == claimed for at in text.content)


def _places(text: Clauses, one: str) -> list[int]:
    """Return the numbers of the words with a stem that are no part of a compound."""
    return [n for n, other in enumerate(text.stems) if other == one and n not in text.joined]


def _is_always_denied(text: Clauses, number: int) -> bool:
    """Tell whether a word stands nowhere undenied in a text."""
    return all(n in text.denied for n in text.content if text.stems[n] == text.stems[number])


def _is_told_more_of(text: Clauses, number: int) -> bool:
    """Tell whether a text goes on to tell of what it denies of something: "without Wayne, who sold his share"."""
    return text.folded.words[number + 1 : number + 2] in (["who"], ["which"], ["whose"])


def _denies_shortly(text: Clauses) -> bool:
    """Tell whether a text denies of one what it says of another, without saying it again: "…, but ferries do not"."""
    return any(text.clause(at).stop == at + 1 and text.folded.words[at] not in _ANSWERS for at in text.denying)


def _supposes(said: Clauses, source: Clauses) -> bool:
    """Tell whether a statement only supposes something, with a word that the sentence has not."""
    there = source.folded.words
    # "Can" claims as much as "does" where the sentence says "cannot"; "could" is in "couldn't".
    supposing = words("firmness", "supposing").intersection(said.folded.words) - {"can"}
    return any(word not in there and f"{word}n't" not in there for word in supposing)


def _has_exception(source: Clauses, cue: int, said: Clauses) -> bool:
    """Tell whether something is denied only until, unless or without what the statement does not except."""
    rest = (source.folded.words[n] for n in source.clause(cue) if n > cue)
    return any(word in words("firmness", "excepting") and word not in said.folded.words for word in rest)


def _is_sure(found: Contrary) -> bool:
    """Tell whether hardly anything else can be meant than the contrary.

    What only the sentence denies, the check of negations rejects; numerals and the like are faults less often.
    """
    if found.kind == "undenied":
        return found.pair.is_sure_denial()
    return found.kind == "opposite" and found.pair.is_sure_opposite()


def _doubt(found: Contrary, one: Sentence) -> Doubt:
    said, own, source, there = found.pair
    first, first_there = min(own, said.denied.get(own, own)), min(there, source.denied.get(there, there))
    return Doubt(
        check="contrary",
        severity="reject" if _is_sure(found) else "caution",
        note=_NOTES[found.kind],
        span=Span(said.folded.starts[first], said.folded.ends[own]),
        **one.instead(source.folded, first_there, there + 1),
    )
