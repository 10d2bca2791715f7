"""A statement must not say the contrary of its evidence in nearly the evidence's words; in English only."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from summarizer.canonical.lexicon import DENIALS, NUMBER_WORDS, is_negation
from summarizer.document import Span
from summarizer.report import Doubt
from summarizer.verifying.clauses import Clauses, clauses
from summarizer.verifying.features_words import is_content, lexicon, stem
from summarizer.verifying.lexicon import lines, words
from summarizer.verifying.opposites import against, allies, sides
from summarizer.verifying.reading import Sentence, is_english, read, sentence
from summarizer.verifying.retelling import is_elsewhere, is_told

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from summarizer.document import Document
    from summarizer.report import Evidence

_NONE: Final[frozenset[str]] = frozenset()

_FEWEST_FOR_CERTAINTY: Final = 3

#: Characters in which the label of a statement ends.
_LONGEST_LABEL: Final = 120

_NOTES: Final = {
    "denied": "the source denies this",
    "undenied": "the source does not deny this",
    "opposite": "the source says the contrary",
    "other": "the source says another of its sort",
}


class Contrary(NamedTuple):
    """Word ``own`` of a statement against word ``there`` of a sentence of its evidence."""

    own: int
    there: int
    kind: Literal["denied", "undenied", "opposite", "other"]


def contrary(statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt a word where the evidence, in nearly the same words, denies it, does not, or has its contrary.

    A caution, unless the same words stand beside both. A word that another sentence of the evidence has beside half of
    the statement's words is left alone.
    """
    if not is_english(sources) or any(_repeats(statement, sentence(one, sources)) for one in evidence):
        return
    said = clauses(statement)
    cited = [(one, clauses(one.words)) for one in (sentence(each, sources) for each in evidence)]
    for number, (one, source) in enumerate(cited):
        others = [other for n, (_, other) in enumerate(cited) if n != number]
        for found in _contraries(said, source):
            if is_told(said, found.own, one, source, sources) and not is_elsewhere(said, found.own, source, others):
                yield _doubt(said, found, one, source)
                return


def _repeats(statement: str, one: Sentence) -> bool:
    """Tell whether a statement, but for a label such as "The mayor:", is a run of a sentence that denies nothing else.

    So are most of the embedded model's; the lexicon of contraries need not be read for them.
    """
    label = statement.find(": ", 0, _LONGEST_LABEL)
    run = read(statement[label + 1 :]).words if label > 0 else read(statement).words
    there = read(one.words).words
    for first in range(len(there) - len(run) + 1):
        if there[first : first + len(run)] == run:
            rest = (*there[:first], *there[first + len(run) :])
            return not any(is_negation(word) or word in DENIALS for word in rest)
    return False


def _contraries(said: Clauses, source: Clauses) -> Iterator[Contrary]:
    """Yield the words of a statement against which something stands in a sentence."""
    yield from _denied(said, source)
    yield from _opposite(said, source)
    yield from _another(said, source)


def _denied(said: Clauses, source: Clauses) -> Iterator[Contrary]:
    """Yield what only one of both denies."""
    if _supposes(said, source):
        return
    for there in sorted(source.firmly):
        places = _places(said, source.stems[there])
        number = next(iter(places), None)
        if number is None or there in source.joined:
            continue
        same_cue = (n for n, cue in source.denied.items() if cue == source.denied[there])
        if not all(_is_always_denied(source, n) for n in same_cue):
            continue
        if any(_is_denied(said, at, source) for at in places):
            continue
        if not _has_exception(source, source.denied[there], said):
            yield Contrary(number, there, "denied")
    for number in sorted(said.firmly - said.joined):
        places = _places(source, said.stems[number])
        if not against(said.stems[number]).isdisjoint(source.stems) or _supposes(source, said):
            continue
        if places and _is_always_denied(said, number) and not any(_is_denied(source, at, said) for at in places):
            yield Contrary(number, places[0], "undenied")


def _opposite(said: Clauses, source: Clauses) -> Iterator[Contrary]:
    """Yield the words for which the sentence has the contrary, both denied or neither."""
    there = frozenset(source.stems).difference(said.stems)
    for number, one in enumerate(said.stems):
        for other in sorted(against(one) & there) if number not in said.joined else ():
            at = next(iter(_places(source, other)), None)
            if at is None or _is_denied(said, number, source) != _is_denied(source, at, said):
                continue
            if other in sides("in_place").get(one, _NONE) and not _is_beside_same(said, number, source, at):
                continue
            compares = said.after(number) == "than" or source.after(at) == "than"
            if compares and not _is_after_all_of(said, number, source, at):
                continue
            if other in sides("converse").get(one, _NONE) and not _does_the_same(said, number, source, at):
                continue
            if _stands_so(said, number, source, at):
                yield Contrary(number, at, "opposite")


def _another(said: Clauses, source: Clauses) -> Iterator[Contrary]:
    """Yield the words for which the sentence has, in the same place, another of their sort."""
    of_a_sort = [at for at in source.content if _has_sort(source, at)]
    for number in said.content if of_a_sort else ():
        if number in said.joined or not _has_sort(said, number) or said.before(number) in _numbering():
            continue
        if said.stems[number] in source.stems:
            continue
        for at in of_a_sort:
            if source.stems[at] in said.stems or at in source.joined or not _are_of_one_sort(said, number, source, at):
                continue
            if _is_in_the_same_place(said, number, source, at):
                yield Contrary(number, at, "other")
                break


def _places(text: Clauses, one: str) -> list[int]:
    """Return the numbers of the words with a stem that are no part of a compound."""
    return [n for n, other in enumerate(text.stems) if other == one and n not in text.joined]


def _stands_so(said: Clauses, number: int, source: Clauses, at: int) -> bool:
    """Tell whether nothing speaks against word ``at`` of a sentence being said in place of the statement's.

    Where the sentence has the statement's word too, or one that may be said for it, it must be said of something else,
    and the other one of the same.
    """
    one = said.stems[number]
    of_another = said.next(number) == source.next(at) != ""

    def stand_apart(same: Collection[str]) -> bool:
        places = (n for n, other in enumerate(source.stems) if other in same and n != at)
        return all(of_another and source.next(n) not in ("", *said.stems) for n in places)

    # The word itself first: it mostly decides, and the lexicon need not be read.
    return stand_apart({one}) and stand_apart({*lexicon().synonyms.get(one, ()), *allies(one)})


def _is_denied(text: Clauses, number: int, other: Clauses) -> bool:
    """Tell whether something in its clause denies a word; a verb like "oppose" that both texts have does not."""
    there = other.text.words
    return number in text.denied or any(
        n in text.denying
        or is_negation(text.text.words[n])
        or (n != number and text.text.words[n] in words("firmness", "denying") and text.text.words[n] not in there)
        for n in text.clause(number)
    )


def _is_always_denied(text: Clauses, number: int) -> bool:
    """Tell whether a word stands nowhere undenied in a text."""
    return all(n in text.denied for n in text.content if text.stems[n] == text.stems[number])


def _supposes(said: Clauses, source: Clauses) -> bool:
    """Tell whether a statement only supposes something, with a word that the sentence has not."""
    supposing = words("firmness", "supposing").intersection(said.text.words)
    return any(f"{word}n't" not in source.text.words and word not in source.text.words for word in supposing - {"can"})


def _has_exception(source: Clauses, cue: int, said: Clauses) -> bool:
    """Tell whether something is denied only until, unless or without what the statement does not except."""
    rest = (source.text.words[n] for n in source.clause(cue) if n > cue)
    return any(word in words("firmness", "excepting") and word not in said.text.words for word in rest)


def _is_beside_same(said: Clauses, number: int, source: Clauses, at: int) -> bool:
    """Tell whether two words have the same word before or after them."""
    return said.before(number) == source.before(at) != "" or said.after(number) == source.after(at) != ""


def _is_in_the_same_place(said: Clauses, number: int, source: Clauses, at: int) -> bool:
    """Tell whether two words have the same words before and after them, or one that carries meaning, but no numeral."""
    before, after = said.before(number), said.after(number)
    if _value(said, number - 1) != _value(source, at - 1):
        return False
    if before == source.before(at) and after == source.after(at):
        return True
    return (before == source.before(at) and is_content(before or "a")) or (
        after == source.after(at) and is_content(after or "a")
    )


def _is_after_all_of(said: Clauses, number: int, source: Clauses, at: int) -> bool:
    """Tell whether what the statement compares is what the sentence compares: it stands before both words."""
    compared = {said.stems[n] for n in said.content if n < number and said.clauses[n] == said.clauses[number]}
    return compared.isdisjoint(source.stems[at + 1 :])


def _does_the_same(said: Clauses, number: int, source: Clauses, at: int) -> bool:
    """Tell whether what stands right before a word of the statement stands before the other one too, and no "by"."""
    before = [said.stems[n] for n in said.content if n < number][-1:]
    passive = "by" in (*said.stems[number + 1 : number + 2], *source.stems[at + 1 : at + 2])
    return bool(before) and before[0] in source.stems[:at] and not passive


def _is_sure(said: Clauses, found: Contrary, source: Clauses) -> bool:
    """Tell whether a contrary has the statement's words beside it, so that hardly anything else can be meant.

    On the labelled data: where only the statement denies, 20 of 20 were faults with one such word, where the source has
    the contrary, 16 of 16 with both, or with one and all the rest of the statement. Other denials, and numerals and
    the like, are faults less often.
    """
    own = {said.stems[number] for number in said.content} - {said.stems[found.own]}
    beside = (said.before(found.own) == source.before(found.there)) + (
        said.after(found.own) == source.after(found.there)
    )
    names = (said.stems[n] for n in said.content if n and not said.text.raw(n)[:1].islower())
    if len(own) < _FEWEST_FOR_CERTAINTY or not beside or not (own.intersection(names) <= frozenset(source.stems)):
        return False
    if any(not against(one).isdisjoint(source.stems) for one in own):
        return False  # two contraries may cancel each other
    return found.kind == "undenied" or (found.kind == "opposite" and (beside > 1 or own <= frozenset(source.stems)))


def _doubt(said: Clauses, found: Contrary, one: Sentence, source: Clauses) -> Doubt:
    first = min(found.there, source.denied.get(found.there, found.there))
    there = one.instead(source.text, first, found.there + 1)
    own = min(found.own, said.denied.get(found.own, found.own))
    return Doubt(
        check="contrary",
        severity="reject" if _is_sure(said, found, source) else "caution",
        note=_NOTES[found.kind],
        span=Span(said.text.starts[own], said.text.ends[found.own]),
        **there,
    )


@cache
def _numbering() -> frozenset[str]:
    return frozenset(map(stem, words("contraries", "numbering")))


def _has_sort(text: Clauses, number: int) -> bool:
    return _value(text, number) is not None or text.stems[number] in _sorts()


def _are_of_one_sort(said: Clauses, number: int, source: Clauses, at: int) -> bool:
    """Tell whether two different words are numerals, or in one of the sets."""
    value, other = _value(said, number), _value(source, at)
    if value is not None or other is not None:
        return value is not None and other is not None and value != other
    return not _sorts().get(said.stems[number], frozenset()).isdisjoint(_sorts().get(source.stems[at], ()))


def _value(text: Clauses, number: int) -> float | None:
    """Return what a numeral of one word stands for."""
    word = text.text.words[number] if number >= 0 else ""
    if word in NUMBER_WORDS and word != "one" and text.stems[number] not in _sorts():
        return NUMBER_WORDS[word]
    return float(word) if word.isdecimal() else None


@cache
def _sorts() -> dict[str, frozenset[int]]:
    """Return the numbers of the sets that each stem is in."""
    found: dict[str, frozenset[int]] = {}
    for number, line in enumerate(lines("contraries", "sets")):
        for word in map(stem, line):
            found[word] = found.get(word, frozenset()) | {number}
    return found
