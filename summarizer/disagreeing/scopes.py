"""Two clauses of which one says something of all, the other of a part: a difference of scope, no contradiction."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from summarizer.canonical.lexicon import NUMBER_WORDS
from summarizer.disagreeing.denials import is_denied
from summarizer.disagreeing.difference import Difference, Mark
from summarizer.disagreeing.telling import once_each
from summarizer.disagreeing.times import differ_in_times
from summarizer.language.english_words import stem
from summarizer.language.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.disagreeing.difference import Pair
    from summarizer.disagreeing.telling import Part, Told

#: Clauses on one thing share so many words, and of the shorter one's that part.
_FEWEST: Final = 3
_FEWEST_IN_ITS_PLACE: Final = 2
_ALIKE: Final = 0.6
_ALIKE_IN_PART: Final = 0.4
_ALIKE_EVERYWHERE: Final = 0.75
#: What "all" or "some" is of stands in so many words.
_REACH: Final = 5
_EVERYTHING: Final = "everything"
_EVERYONE: Final = frozenset("everyone everybody".split())
#: Before what there is "all" of, these do not name it.
_QUALIFYING: Final = frozenset("new old other own same big small current remaining".split())
#: "Every time" is no whole; of a whole these are parts.
_TIMES: Final = frozenset("time times day days week month year years hour hours".split())
_ONLY: Final = frozenset("only nur seulement solo sólo".split())
_PERIODS: Final = frozenset("year day week month night round jahr année año".split())
_PARTS: Final = frozenset(
    "north south east west centre center capital coast edge outskirts part parts half third minority majority".split()
)


def scopes(pair: Pair) -> Iterator[Difference]:
    """Yield what one clause says of all of something and the other of a part of it."""
    if not _tells_of_all(pair.one) and not _tells_of_all(pair.other):
        return
    if are_of_as_many(pair):
        return
    if not pair.are_asserted or pair.differ_in_possibility or is_denied(pair.one) != is_denied(pair.other):
        return
    if differ_in_times(pair):
        return
    are_alike = pair.alike() >= _ALIKE and not pair.are_of_others()
    find = _whole_and_part if are_alike else _all_and_alone
    if found := find(pair):
        yield found
    elif found := find(pair.turned):
        yield found.turned()


@once_each
def _tells_of_all(part: Part) -> bool:
    """Tell whether a clause says anything of all, everywhere, always or wholly."""
    return any(part.has(name) for name in ("all", "everywhere", "always", "wholly"))


def are_of_as_many(pair: Pair) -> bool:
    """Tell whether "all" is of as many as the other clause tells of, "all 83 people", or either tells a share."""
    return _is_of_a_share(pair.one) or _is_of_a_share(pair.other) or _counts_all(pair) or _counts_all(pair.turned)


def _counts_all(pair: Pair) -> bool:
    """Tell whether the first clause says how many all are, and the other tells of as many, but not of some alone."""
    text, there = pair.one.told.text.words, pair.other.told.text.words
    return not pair.other.has("alone") and any(
        n + 1 < pair.one.end and text[n + 1][0].isdecimal() and text[n + 1] in there for n in pair.one.standing("all")
    )


@once_each
def _is_of_a_share(part: Part) -> bool:
    """Tell whether a clause tells a share: "one portion in three", "one in three"."""
    text = part.told.text.words
    return any(
        text[n] == "in" and text[n + 1] in NUMBER_WORDS and "one" in text[n - 2 : n] and not part.told.counts(n + 1)
        for n in range(part.first + 1, part.end - 1)
    )


def _whole_and_part(pair: Pair) -> Difference | None:
    """Return where the first clause says it of all, the second of a part: "all schools", "only primary schools"."""
    told = pair.one.told
    for n in pair.one.standing("all"):
        thing = thing_of(pair.one, n)
        if thing is None:
            continue
        last, key = thing
        part = _part(pair.other, key, told) if pair.common() >= _FEWEST else None
        if part is None and pair.common() >= _FEWEST_IN_ITS_PLACE:
            part = _in_its_place(pair, n, key)
        if part:
            return Difference("scope", Mark(told, n, last + 1, "all"), part)
    return (
        _all_and_alone(pair)
        or _wholly_and_partly(pair)
        or _always_and_sometimes(pair)
        or _everywhere_and_somewhere(pair)
    )


def thing_of(part: Part, at: int) -> tuple[int, str] | None:
    """Return the word that says of what "all" there are, and its key: "everyone" is all people."""
    text = part.told.text.words
    if text[at] in _EVERYONE:
        return at, stem("people")
    if text[at] == _EVERYTHING:
        return None
    if text[at] == "across" and text[at + 1 : at + 2] not in (["the"], ["all"]):
        return None
    told = (n for n in part.following(at, _REACH) if not text[n][0].isdecimal() and text[n] not in _QUALIFYING)
    thing = next(told, None)
    return None if thing is None or text[thing] in _TIMES else (thing, part.told.keys[thing])


def _part(part: Part, key: str, whole: Told) -> Mark | None:
    """Return where a clause tells only of some of what ``whole`` tells of all."""
    keys = part.told.keys
    for m in part.standing("part"):
        if (found := next((n for n in part.following(m, _REACH) if keys[n] == key), None)) is not None:
            return Mark(part.told, m, found + 1, "part")
    if part.has("all") or key not in part.keys:
        return None
    n = next(n for n in part.content if keys[n] == key)
    for way in (_with_which, _part_of, _of_a_sort, _so_many, _numbered):
        if mark := way(part, n, whole):
            return mark
    return None


def _so_many(part: Part, n: int, whole: Told) -> Mark | None:
    """Return things with their number, where ``whole`` has none for them: "three districts", not "all three"."""
    told = part.told
    if n == part.first or not told.touches(n) or told.text.words[n - 1] == "one":
        return None
    before = told.text.words[n - 1]
    is_number = before.isdecimal() or before in NUMBER_WORDS
    has_number = any(word.isdecimal() or word in NUMBER_WORDS for word in whole.text.words)
    return Mark(told, n - 1, n + 1, "part") if is_number and not has_number else None


def _numbered(part: Part, n: int, whole: Told) -> Mark | None:
    """Return things with the numbers of those that are meant: "years 7 to 9", not "every year"."""
    text = part.told.text.words
    if n + 1 >= part.end or not text[n + 1].isdecimal() or text[n + 1] in whole.text.words:
        return None
    last = n + 3 if text[n + 2 : n + 3] in (["to"], ["and"], ["-"]) and text[n + 3 : n + 4] else n + 1
    return Mark(part.told, n, min(last, part.end - 1) + 1, "part")


def _with_which(part: Part, n: int, whole: Told) -> Mark | None:
    """Return things with what says after them which they are, and ``whole`` does not: "imports of steel"."""
    if n + 1 < part.end and part.told.text.words[n + 1] in words("differing", "restricting"):
        last = next(iter(part.following(n + 1, _REACH)), None)
        if last is not None and part.told.keys[last] not in whole.keys:
            return Mark(part.told, n, last + 1, "part")
    return None


def _part_of(part: Part, n: int, whole: Told) -> Mark | None:
    """Return what is told of a part, with its whole: "two villages of the valley"."""
    told, at = part.told, n - 1
    while at > part.first and not told.keys[at] and told.text.words[at] != "of":
        at -= 1
    if at <= part.first or told.text.words[at] != "of":
        return None
    # "Two of the five bridges", "two villages of the valley", "the west of the country".
    counted = told.text.words[max(part.first, at - 2) : at]
    if counted[-1] not in _PARTS and not any(word.isdecimal() or word in NUMBER_WORDS for word in counted):
        return None
    before = told.keys[at - 1]
    return Mark(told, at - 1, n + 1, "part") if before and before not in whole.keys else None


def _of_a_sort(part: Part, n: int, whole: Told) -> Mark | None:
    """Return things with the word before them that says which they are, and ``whole`` does not: "new houses"."""
    told = part.told
    if n == part.first or not told.keys[n - 1] or not told.touches(n) or told.keys[n - 1] in whole.keys:
        return None
    before = told.text.words[n - 1]
    return None if before[0].isdecimal() or before in NUMBER_WORDS else Mark(told, n - 1, n + 1, "part")


def _in_its_place(pair: Pair, n: int, key: str) -> Mark | None:
    """Return what a clause has in place of "all" of what holds much: "closed to all traffic", "closed to lorries"."""
    if n == pair.one.first or not _holds_much(key) or pair.other.has("all"):
        return None
    before = pair.one.told.text.words[n - 1]
    m = next((m for m in pair.other.standing("narrowing") if pair.other.told.text.words[m] == before), None)
    thing = None if m is None else next(iter(pair.other.following(m, _REACH)), None)
    if m is None or thing is None or pair.other.told.keys[thing] in pair.one.told.keys:
        return None
    return Mark(pair.other.told, m + 1, thing + 1, "part")


@cache
def _holds_much(key: str) -> bool:
    return key in map(stem, words("differing", "holding_much"))


def _all_and_alone(pair: Pair) -> Difference | None:
    """Return where what is so of all is so only of some: "covers the whole range", "covers only the north slopes".

    Both clauses begin with the same, or one with a pronoun for it, and say the same of it or of things of one name.
    """
    one, other = pair.one, pair.other
    n = next(one.standing("all"), None)
    m = next(other.standing("alone"), None)
    if n is None or m is None or other.has("all") or one.has("alone") or not pair.begin_alike():
        return None
    before, after = _told_before(one, n), _told_before(other, m)
    thing = thing_of(one, n)
    is_of_one = bool(before) and before == after and m > other.first
    is_of_things = thing is not None and thing[1] in other.keys and pair.alike() >= _ALIKE_IN_PART
    if not (is_of_one or is_of_things or pair.alike() >= _ALIKE):
        return None
    last = next(iter(other.following(m, _REACH)), None)
    first, end = (m, last + 1) if last is not None else (max(other.first, m - 1), m + 1)
    whole = Mark(one.told, n, (thing[0] if thing else n) + 1, "all")
    return Difference("scope", whole, Mark(other.told, first, end, "part"))


def _told_before(part: Part, n: int) -> str:
    """Return the key of the word before word ``n`` that carries meaning, "" where there is none."""
    return next((part.told.keys[m] for m in reversed(part.content) if m < n), "")


def _wholly_and_partly(pair: Pair) -> Difference | None:
    """Return where one clause says "completely" and the other "partly"."""
    n, m = next(pair.one.standing("wholly"), None), next(pair.other.standing("partly"), None)
    if n is None or m is None:
        return None
    return Difference("scope", Mark(pair.one.told, n, n + 1, "all"), Mark(pair.other.told, m, m + 1, "part"))


def _always_and_sometimes(pair: Pair) -> Difference | None:
    """Return where one clause says that it is always so, and the other only at times: "all year", "only in summer"."""
    own, there = pair.one.told, pair.other.told
    n = next((n for n in range(pair.one.first, pair.one.end) if _says_always(own.text.words, n)), None)
    m = next((m for m in pair.other.standing("part") if there.text.words[m] in _ONLY), None)
    if n is None or m is None or pair.alike(without=frozenset(own.keys[n : n + 2])) < _ALIKE_EVERYWHERE:
        return None
    last = next(iter(pair.other.following(m, _REACH)), m)
    end = n + 1 if own.text.words[n] in words("differing", "always") else n + 2
    return Difference("scope", Mark(own, n, end, "all"), Mark(there, m, last + 1, "part"))


def _says_always(text: Sequence[str], n: int) -> bool:
    return text[n] in words("differing", "always") or (
        text[n] in words("differing", "all") and n + 1 < len(text) and text[n + 1] in _PERIODS
    )


def _everywhere_and_somewhere(pair: Pair) -> Difference | None:
    """Return where one clause says that it is so everywhere, and the other names a place."""
    at = next(pair.one.standing("everywhere"), None)
    if at is None or pair.other.has("all"):
        return None
    own, there = pair.one.told, pair.other.told
    if pair.alike(without=frozenset({own.keys[at]})) < _ALIKE_EVERYWHERE:
        return None
    for n in range(pair.other.first, pair.other.end):
        following = pair.other.following(n, _REACH) if there.text.words[n] in ("in", "im", "en", "dans") else []
        if following and all(there.keys[m] not in own.keys for m in following[:2]):
            return Difference("scope", Mark(own, at, at + 1, "all"), Mark(there, n, following[-1] + 1, "part"))
    return None
