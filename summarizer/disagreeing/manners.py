"""How a clause tells what it tells: in earnest or not, of what it begins with, of which of several things."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.canonical.lexicon import NUMBER_WORDS
from summarizer.disagreeing.telling import once_each
from summarizer.language.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.disagreeing.telling import Part, Told

PRONOUNS: Final = frozenset("he she it they er sie es il elle ils elles".split())
#: Verbs that tell little by themselves.
_LIGHT: Final = frozenset("become became becomes make made makes get got gets remain remains remained now".split())
_PAST: Final = frozenset(
    "was were had began opened started ended came went cost needed took paid closed fell rose".split()
)
_OPEN: Final = frozenset("will would may might could should to be".split())
_CAN: Final = frozenset("can could".split())
_PLANNED: Final = frozenset("planned scheduled expected due".split())
_IS: Final = frozenset("is are am was were".split())
_BEFORE_WHAT_COMES: Final = _IS | frozenset("due set scheduled planned expected".split())
_DETERMINERS: Final = frozenset("the a an its their his her this that".split())
_WHEN: Final = (["for"], ["on"], ["in"], ["at"])
_SUPPOSING: Final = frozenset("if unless whether wenn falls ob si".split())
_ONLY: Final = frozenset("only nur seulement solo sólo".split())
_RATES: Final = frozenset("minute hour day night week month year head person piece share".split())
#: What a preposition is said of stands in so many words.
_REACH: Final = 4


def placed(part: Part, known: frozenset[str], without: frozenset[str]) -> frozenset[tuple[str, str]]:
    """Return where words stand that are not ``known`` from another sentence: after what, and before what."""
    told = part.told
    content = [n for n in part.content if n not in told.dated and told.keys[n] not in without]
    places = set()
    for at, n in enumerate(content):
        is_telling = not told.keys[n][0].isdecimal() and told.text.words[n] not in _LIGHT
        if told.keys[n] not in known and is_telling:
            if at:
                places.add(("after", told.keys[content[at - 1]]))
            if at + 1 < len(content):
                places.add(("before", told.keys[content[at + 1]]))
    return frozenset(places)


def begins_with_pronoun(part: Part) -> bool:
    """Tell whether a clause begins with a word like "she"."""
    return part.told.text.words[part.first] in PRONOUNS


@once_each
def names_of(part: Part) -> frozenset[str]:
    """Return the names of a clause; of one that begins with a pronoun, those of the sentence before it too."""
    told = part.told
    return part.names | (told.context & told.named) if begins_with_pronoun(part) else part.names


@once_each
def is_asserted(part: Part) -> bool:
    """Tell whether a clause neither asks nor supposes anything."""
    text = part.told.text
    asks = "?" in text.words or text.text[text.ends[-1] :].lstrip().startswith("?")
    return not asks and not any(_supposes(text.words, n) for n in range(part.first, part.end))


def _supposes(text: Sequence[str], n: int) -> bool:
    """Tell whether word ``n`` supposes something: not the "if" of "only if", which says of whom it is so."""
    return text[n] in _SUPPOSING and not (n and text[n - 1] in _ONLY)


def says_nothing_of_the_next(part: Part, n: int) -> bool:
    """Tell whether word ``n`` is a number, or that of "no longer": it does not say which of the things are meant."""
    text = part.told.text.words
    return text[n].isdecimal() or text[n] in NUMBER_WORDS or text[n - 1 : n + 1] == ["no", "longer"]


@once_each
def ordered_in(part: Part) -> frozenset[str]:
    """Return the keys of what is one in a row, and not the only one: "the first line", "la deuxième ligne"."""
    told = part.told
    return frozenset(told.keys[n + 1] for n in part.standing("ordinals") if n + 1 < part.end and told.touches(n + 1))


def moves(part: Part, other: Part) -> frozenset[str]:
    """Return what says that something was moved, but for the "now" of "it now holds", where the other has "holds"."""
    own, text = part.told.moves | (words("differing", "moving_there") & part.words), part.told.text.words
    if "now" not in own:
        return own
    at = text.index("now")
    beside = [text[n] for n in (at - 1, at + 1) if 0 <= n < len(text) and part.told.keys[n]]
    ways = frozenset(word.rstrip("es") for word in other.words)
    return own if ways.isdisjoint(word.rstrip("es") for word in beside) else own - {"now"}


@once_each
def labels(part: Part) -> dict[str, frozenset[str]]:
    """Return the numbers that stand after words like "line", by these words."""
    text = part.told.text.words
    found: dict[str, frozenset[str]] = {}
    for n in part.standing("labels"):
        if n + 1 < len(text) and text[n + 1][0].isdecimal() and part.told.touches(n + 1):
            found[text[n]] = found.get(text[n], frozenset()) | {text[n + 1]}
    return found


@once_each
def is_modal(part: Part) -> bool:
    """Tell whether a clause says what will, may or should be: "could not" is what was not."""
    return any(n not in part.told.dated and not _is_no_plan(part, n) for n in part.standing("modal"))


@once_each
def is_planned(part: Part) -> bool:
    """Tell whether a clause says what was only planned or expected."""
    return any(not _is_no_plan(part, n) for n in part.standing("planned"))


def is_past(part: Part) -> bool:
    """Tell whether a clause tells what has come about: "began", "was opened", with nothing of what will or may be."""
    words_of = part.words
    return not _PAST.isdisjoint(words_of) and _OPEN.isdisjoint(words_of)


@once_each
def tells_of_what_comes(part: Part) -> bool:
    """Tell whether a clause says what will be: "will open", "is to open", "is due to"; not "according to"."""
    return "will" in part.words or any(_comes(part, n) for n in range(part.first + 1, part.end))


def _comes(part: Part, n: int) -> bool:
    """Tell whether word ``n`` is the "to" before what will be: not that of "closed due to snow"."""
    text = part.told.text.words
    if text[n] != "to" or text[n - 1] not in _BEFORE_WHAT_COMES:
        return False
    is_cause = text[n + 1 : n + 2] and text[n + 1] in _DETERMINERS
    return text[n - 1] in _IS or (n > 1 and text[n - 2] in _IS and not is_cause)


def _is_no_plan(part: Part, n: int) -> bool:
    """Tell whether a word like "could" or "planned" is of what is: "could not", "the strike planned for Sunday"."""
    text = part.told.text.words
    if text[n + 1 : n + 3] == ["no", "longer"] or (text[n] in _CAN and text[n + 1 : n + 2] == ["not"]):
        return True
    is_of_a_noun = n > part.first and text[n] in _PLANNED and part.told.keys[n - 1] != "" and part.told.touches(n)
    return is_of_a_noun and text[n + 1 : n + 2] in _WHEN


def beginning(part: Part) -> str:
    """Return the key of the first word that a clause tells something with, "" after a pronoun."""
    first = next((n for n in part.content if n not in part.told.dated), None)
    if first is None or (0 < part.first == first and _is_participle(part.told.text.words[first])):
        return ""  # it is of what stands before the clause
    if not PRONOUNS.isdisjoint(part.told.text.words[part.first : first]):
        return ""
    return part.told.keys[first]


def _is_participle(word: str) -> bool:
    return word.endswith("ed") or word in words("differing", "done")


def after_prepositions(part: Part, at: int) -> dict[tuple[str, bool], frozenset[str]]:
    """Return for each preposition of a clause, before and after word ``at``, the keys of the next telling words."""
    told = part.told
    found: dict[tuple[str, bool], frozenset[str]] = {}
    for n in part.standing("narrowing"):
        after = next(iter(part.following(n, _REACH)), None)
        if told.text.words[n] == "a" and told.language == "en" and not _is_measured_by(told, after):
            continue
        if after is None or after in told.dated or told.keys[after][0].isdecimal():
            continue
        if n not in told.speech and told.joins(n, after):
            place = told.text.words[n], n < at
            found[place] = found.get(place, frozenset()) | {told.keys[after]}
    return found


def _is_measured_by(told: Told, n: int | None) -> bool:
    """Tell whether word ``n`` is what a rate is by: "a month"."""
    return n is not None and told.text.words[n] in _RATES
