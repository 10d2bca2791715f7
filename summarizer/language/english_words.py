"""English words as the learned scorer compares them: their stems, and what one may, or may not, say for another."""

from __future__ import annotations

from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Final

from summarizer import lexica
from summarizer.canonical.lexicon import is_negation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from summarizer.canonical import Folded

_VOWELS: Final = frozenset("aeiouy")
_DOUBLED: Final = frozenset("bdgklmnprt")
_SHORTEST: Final = 3

#: Endings that make another part of speech of a word; never one that turns its meaning.
_DERIVING: Final = tuple(
    "ization isation ational fulness iveness ations ation ition ments ment ness ance ence able ible ally ical ious "
    "ions ion ity ive ist ism ize ise ate ous ant ent ary ory ful ers er or al ic en an y".split()
)
_DERIVED: Final = frozenset(_DERIVING)
_LONGEST_DERIVING: Final = max(map(len, _DERIVING))
_SHORTEST_ROOT: Final = 4

#: Prefixes that turn a word into its contrary.
_CONTRARY: Final = ("un", "in", "im", "il", "ir", "dis", "non", "mis")

FUNCTION_WORDS: Final = frozenset(
    "a an the this that these those it its he him his himself she her hers herself they them their theirs themselves "
    "we us our ours you your yours i me my mine who whom whose which what when where why how and or but nor so yet if "
    "as than then of in on at to for from by with into onto about over under above below between among through during "
    "before after since until within without against towards toward upon out off up down again once there here be is "
    "am are was were been being do does did doing have has had having will would shall should can could may might must "
    "not no very too also just such both each other another any some s t".split()
)

#: Verbs that deny what follows them, as "not" does.
_DENYING: Final = frozenset(
    "lack lacks lacking fail fails failed instead deny denies denied unable without refuse refused refuses".split()
)

#: Words that weigh what is said, or say it only as wanted or planned.
HEDGING: Final = frozenset(
    "may might could would should can can't couldn't wouldn't possible possibly perhaps likely probably plan plans "
    "planned planning consider considering considered propose proposed want wants hope hopes expected allegedly "
    "alleged reportedly if unless whether suspected potential potentially intend intends aim aims seek seeks".split()
)

_ACRONYMS: Final = frozenset("us it who aids un".split())


class Lexicon:
    """The word lists of ``english_words.toml``, by stem; each is made when first asked for."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = table

    @cached_property
    def synonyms(self) -> Mapping[str, frozenset[str]]:
        """What may be said for a stem."""
        return _groups(self._table["synonyms"].splitlines())

    @cached_property
    def synonym_roots(self) -> Mapping[str, frozenset[str]]:
        """What may be said for a word of any part of speech, as roots: that of "plan" for "preparation"."""
        found: dict[str, set[str]] = {}
        for word, others in self.synonyms.items():
            found.setdefault(root(word), set()).update(map(root, others))
        return {word: frozenset(others) for word, others in found.items()}

    @cached_property
    def opposites(self) -> Mapping[str, frozenset[str]]:
        """What says the contrary of a stem."""
        found: dict[str, set[str]] = {}
        for line in self._table["opposites"].splitlines():
            left, _, right = line.partition("|")
            one, other = {stem(word) for word in left.split()}, {stem(word) for word in right.split()}
            for word in one:
                found.setdefault(word, set()).update(other)
            for word in other:
                found.setdefault(word, set()).update(one)
        return {word: frozenset(others) for word, others in found.items()}

    @cached_property
    def siblings(self) -> Mapping[str, frozenset[str]]:
        """What says another thing of a stem's sort."""
        return _groups(self._table["sets"].splitlines())

    @cached_property
    def telling(self) -> frozenset[str]:
        """Stems of words that report what somebody says."""
        return self._stems("telling")

    @cached_property
    def degree(self) -> frozenset[str]:
        """Stems of words that say how much."""
        return self._stems("degree")

    @cached_property
    def hedges(self) -> frozenset[str]:
        """Stems of words that weigh what is said."""
        return self._stems("hedges")

    def _stems(self, name: str) -> frozenset[str]:
        return frozenset(map(stem, self._table[name].split()))


@cache
def lexicon() -> Lexicon:
    """Return the word lists, which are read when first asked for."""
    return Lexicon(_table())


def _table() -> dict[str, Any]:
    return lexica.table("summarizer.language", "english_words.toml")


def _groups(lines: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return for each stem all others that stand in a line with it."""
    related: dict[str, set[str]] = {}
    for line in lines:
        group = {stem(word) for word in line.split()}
        for word in group:
            related.setdefault(word, set()).update(group - {word})
    return {word: frozenset(others) for word, others in related.items()}


@cache
def _irregular() -> dict[str, str]:
    bases: dict[str, str] = {}
    forms: list[str] = []
    for word in _table()["irregular"].split():
        form, colon, base = word.partition(":")
        forms.append(form)
        if colon:
            bases.update(dict.fromkeys(forms, base))
            forms = []
    return bases


def keys(text: Folded) -> list[str]:
    """Return a text's canonical words, but US, IT and the like as ``US.``, apart from us and it."""
    return [
        f"{word.upper()}." if word in _ACRONYMS and text.raw(number).isupper() else word
        for number, word in enumerate(text.words)
    ]


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """Return a canonical word without inflection; what comes out is a key, not always a word."""
    word = word.partition("'")[0] or word
    word = _irregular().get(word, word)
    if len(word) <= _SHORTEST or not word.isalpha():
        return word
    word = _without_ending(_singular(word))
    word = word.rstrip("e") or word
    return word[:-1] + "i" if word[-1] == "y" and len(word) > _SHORTEST else word


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes")) else word[:-1]


def _without_ending(word: str) -> str:
    for ending in ("ingly", "edly", "ing", "ed", "ly"):
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= _SHORTEST and not _VOWELS.isdisjoint(rest):
            doubled = len(rest) > _SHORTEST and rest[-1] == rest[-2] and rest[-1] in _DOUBLED
            return rest[:-1] if doubled else rest
    return word


@lru_cache(maxsize=1 << 15)
def root(stemmed: str) -> str:
    """Return a stem without what derives one part of speech from another: invest for investor and investment."""
    if stemmed.endswith(_DERIVING):
        for size in range(min(_LONGEST_DERIVING, len(stemmed) - _SHORTEST_ROOT), 0, -1):
            if stemmed[-size:] in _DERIVED:
                return stemmed[:-size]
    return stemmed[:-1] if stemmed.endswith("i") and len(stemmed) > _SHORTEST_ROOT else stemmed


@lru_cache(maxsize=1 << 15)
def is_content(key: str) -> bool:
    """Tell whether a word carries meaning of its own."""
    bare = key.partition("'")[0]
    return key[0].isalnum() and key not in FUNCTION_WORDS and bare not in FUNCTION_WORDS and not is_negation(key)


@lru_cache(maxsize=1 << 15)
def denies(key: str) -> bool:
    """Tell whether a word denies what stands near it."""
    return key in _DENYING or is_negation(key)


@lru_cache(maxsize=1 << 15)
def contraries(stemmed: str) -> tuple[str, ...]:
    """Return the stems that a prefix makes the contrary of this one, or this one of them."""
    stripped = (stemmed[len(prefix) :] for prefix in _CONTRARY if stemmed.startswith(prefix))
    return (*(rest for rest in stripped if rest), *(prefix + stemmed for prefix in _CONTRARY))
