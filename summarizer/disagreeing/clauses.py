"""The clauses of a sentence, and which of its words tell who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.language.english_words import is_content
from summarizer.language.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from summarizer.canonical import Folded

#: A clause ends at these marks, and before these words.
_MARKS: Final = frozenset(',;:.?!()—–\n“”„«»"')
_JOINTS: Final = frozenset("that but while whereas although though which who aber während mais tandis pero".split())
#: But not before these, without a mark: who is meant is told there.
_RELATIVE: Final = frozenset("who which".split())
#: What has fewer words that carry meaning belongs to the clause beside it.
_FEWEST: Final = 2
_ASIDE: Final = frozenset("who whose whom which".split())
#: A name between commas has no more words.
_LONGEST_NAME: Final = 3
_LONGEST_CUT: Final = 3
#: Words that carry meaning in "said a member of the health board of the town".
_LONGEST_SPEECH: Final = 6
_DENYING: Final = frozenset("denied denies".split())
_BEING: Final = frozenset("was were be been being".split())


class Clause(NamedTuple):
    """Words ``first`` to ``end`` (exclusive) of a sentence; ``content`` are the numbers of those that tell something.

    Who says it is no part of what is told: "the council said" is left out, and so is "according to the council".
    ``keys`` are the stems of the content.
    """

    first: int
    end: int
    content: tuple[int, ...]
    keys: frozenset[str]


def stretches(text: Folded, keys: Sequence[str], names: Collection[str]) -> list[tuple[int, int]]:
    """Return the stretches of words between marks and joints, as (first, end).

    One with a name or an age between commas is joined to both beside it, "the owner, Jens Holt, said", and so is one
    that begins with "who".
    """
    done: list[tuple[int, int]] = []
    joining = False
    for first, end in _between_marks(text):
        is_aside = first > 0 and end < len(keys) and text.words[first] in _ASIDE
        is_name = (
            first > 0
            and end < len(keys)
            and end - first <= _LONGEST_NAME
            and any(keys[first:end])
            and all(key in names or key.isdecimal() for key in keys[first:end] if key)
        )
        if done and (is_aside or ((is_name or joining) and text.words[first] not in _JOINTS)):
            done[-1] = (done[-1][0], end)
        else:
            done.append((first, end))
        joining = is_name or is_aside
    return done


def _between_marks(text: Folded) -> Iterator[tuple[int, int]]:
    first = 0
    for n in range(1, len(text.words)):
        between = text.gap_before(n)
        if (between != " " and not _MARKS.isdisjoint(between) and not _is_short(text, n - 1)) or _is_joint(text, n):
            yield first, n
            first = n
    yield first, len(text.words)


def asides(text: Folded) -> Iterator[int]:
    """Yield the numbers of words between two commas that only say who or what is meant: ", who follows her,"."""
    for first, end in _between_marks(text):
        if first > 0 and end < len(text.words) and text.words[first] in _ASIDE:
            yield from range(first, end)


def _is_short(text: Folded, n: int) -> bool:
    """Tell whether a word is cut short, as in "St. Anne": the stop after it ends nothing."""
    raw = text.raw(n)
    return raw[0].isupper() and len(raw) <= _LONGEST_CUT and text.text[text.ends[n] : text.ends[n] + 1] == "."


def _is_joint(text: Folded, n: int) -> bool:
    """Tell whether a word begins a clause: not the "but" of "all but three", nor the "that" of "found that"."""
    word, before = text.words[n], text.words[n - 1]
    if word == "that":
        return is_content(before) and not words("differing", "auxiliary").isdisjoint(text.words[n + 1 : n + 2])
    return word in _JOINTS and word not in _RELATIVE and before not in ("all", "nothing", "anything")


def speech(text: Folded, keys: Sequence[str], stretch: tuple[int, int]) -> range:
    """Return the words of a stretch that tell who says what is told: all, or those before what is said."""
    first, end = stretch
    if text.words[first] in words("differing", "according"):
        # A name that is joined to it ends with a comma: "according to the owner, Jens Holt, the mill …".
        marks = [n for n in range(first + 1, end) if "," in text.gap_before(n)]
        return range(first, marks[-1] if marks else end)
    saying = words("differing", "saying")
    verb = next((n for n in range(first, end) if text.words[n] in saying and _is_saying(text, first, n)), None)
    if verb is None and text.words[end - 1] in words("differing", "finding") and first > 0:
        verb = end - 1  # "…, the inspectors found"
    if verb is None:
        verb = next((n for n in range(first, end - 1) if _is_found(text, n)), None)  # "the log shows that …"
        return range(0) if verb is None else range(first, verb + 2)
    before = sum(1 for n in range(first, verb) if keys[n])
    after = sum(1 for n in range(verb + 1, end) if keys[n])
    if text.words[verb + 1 : verb + 2] in (["that"], ["having"]) or (
        verb > first and after > before and after > _FEWEST
    ):
        return range(first, verb + 1)
    return range(first, end) if before + after <= _LONGEST_SPEECH else range(0)


def _is_found(text: Folded, n: int) -> bool:
    """Tell whether at word ``n`` something or somebody shows, or finds, that it is so."""
    return text.words[n] in words("differing", "finding") and text.words[n + 1] == "that"


def _is_saying(text: Folded, first: int, n: int) -> bool:
    """Tell whether a verb tells who says something: not "were told", nor the "denied" of "denied bail"."""
    if text.words[n] in _DENYING:
        return text.words[n + 1 : n + 2] in ([], ["that"], ["having"]) or text.ends[n] < text.starts[n + 1] - 1
    return not _is_passive(text, first, n)


def _is_passive(text: Folded, first: int, n: int) -> bool:
    """Tell whether somebody is told what is said: "were warned"."""
    return not _BEING.isdisjoint(text.words[max(first, n - 2) : n])


def clauses(
    text: Folded, keys: Sequence[str], found: Iterable[tuple[int, int]], spoken: Collection[int]
) -> tuple[Clause, ...]:
    """Return the clauses that stretches make; one that tells little goes with the next, or with the one before it.

    But not across a word like "but".
    """
    done: list[Clause] = []
    held: Clause | None = None
    for begin, end in found:
        own = _clause(keys, begin, end, spoken)
        if held and text.words[begin] not in _JOINTS:
            own = _joined(held, own)
        elif held and held.content:
            done.append(held)
        held = own if len(own.content) < _FEWEST else None
        if held is None:
            done.append(own)
    if held and held.content:
        joins = done and text.words[held.first] not in _JOINTS
        done.append(_joined(done.pop(), held) if joins else held)
    return tuple(done)


def _clause(keys: Sequence[str], first: int, end: int, spoken: Collection[int]) -> Clause:
    content = tuple(n for n in range(first, end) if keys[n] and n not in spoken)
    return Clause(first, end, content, frozenset(keys[n] for n in content))


def _joined(one: Clause, other: Clause) -> Clause:
    return Clause(one.first, other.end, (*one.content, *other.content), one.keys | other.keys)
