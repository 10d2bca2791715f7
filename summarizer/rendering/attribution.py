"""On whose word a line stands: one rule for every format. What somebody only says is never printed as a fact.

Every string here may hold text of strangers, so none is printed before it is escaped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.kinds.brief import Actor, Claim, OpenQuestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.brief import Item
    from summarizer.report import Evidence, Finding, Summary

#: What stands before who says so: it may begin a line, but end none.
DASH: Final = " —\xa0"

_WORD: Final = re.compile(r"[\w-]+")
_LATIN: Final = re.compile(r"[a-z]")
_MOST_SPEAKERS: Final = 3  # that are named; more are counted

#: Words beside a name among which it is told that it says so: "said Mayor Ilse Brandt", "Brandt, too, fears".
_BESIDE: Final = 300  # characters
_BEFORE: Final = 4
_BEHIND: Final = 3

_APPOSED: Final = re.compile(r"\A\s*,[^,.;:!?]{1,200},")

#: What parts a name from an office in the label of a dialogue: "ANN LEE, HOST", "HOST (Ann Lee)".
_LABELLED: Final = re.compile(r",\s+|\s*[()]")

#: Labels of a dialogue that name nobody, and what readers are told instead.
_NAMELESS: Final = {"Q": "a question", "A": "an answer"}

_SHORTEST_ACRONYM: Final = 3  # letters; US and IT are words, too

_PASSIVE: Final = frozenset("am are be been being is was were".split())


def sentence(summary: Summary, findings: Mapping[str, Finding]) -> str:
    """Return a sentence of the bottom line, and on whose word it stands where all it sums up is on somebody's.

    ``findings`` are those of the report by their ids.
    """
    said = sentence_said_by(summary, findings)
    return f"{summary.text}{DASH}{said}" if said else summary.text


def sentence_said_by(summary: Summary, findings: Mapping[str, Finding]) -> str:
    """Return on whose word a sentence of the bottom line stands; "" where it says so itself, or a fact is in it.

    Where it names some of several, all are told: one alone behind it would be taken for who says the whole.
    """
    rests_on = [findings[key] for key in summary.findings if key in findings]
    through = [_through(one.item, one.evidence) for one in rests_on]
    if not all(through):
        return ""
    names = dict.fromkeys(names[0] for names in through)
    return "" if all(_says_so(name, summary.text) for name in names) else ", ".join(names)


def attribution(item: Item, evidence: Sequence[Evidence] = ()) -> str:
    """Return on whose word an item stands, and whom they cite; "" where it is told as a fact."""
    return ", citing ".join(_through(item, evidence))


def said_by(item: Item, evidence: Sequence[Evidence]) -> str:
    """Return who says so, and whom they cite: "Rutte, citing the ministry"; "" where the statement tells that."""
    through = _through(item, evidence)
    if through and _says_so(through[0], item.statement):
        further = [name for name in through[1:] if not _says_so(name, item.statement)]
        return ", ".join(f"citing {name}" for name in further)
    return ", citing ".join(through)


def _through(item: Item, evidence: Sequence[Evidence]) -> list[str]:
    """Return through whom an item comes, nearest first; nobody where it is told as a fact."""
    chain = item.chain if isinstance(item, Claim) else ()
    named = item.attributed_to or ""
    through = [name for name in dict.fromkeys(chain if named in chain else (named, *chain)) if name]
    return through if through or isinstance(item, OpenQuestion) else _speakers(item, evidence)


def _speakers(item: Item, evidence: Sequence[Evidence]) -> list[str]:
    """Return who speaks, as one name, where all of the evidence is spoken: what is only said is no fact.

    Nobody where the line says that one of them says so, or is about one of them as an actor.
    """
    speakers = list(dict.fromkeys(one.speaker for one in evidence))
    about = item.name if isinstance(item, Actor) else ""
    if speakers and _NAMELESS.keys() >= set(speakers):
        if about and _says_so(about, item.statement):
            return []  # that is who answers
        speakers = [_NAMELESS[one] for one in speakers]
    names = [name for one in speakers for name in (one, *_LABELLED.split(one))]
    if not all(speakers) or any(_is_named(name, about) or _says_so(name, item.statement) for name in names if name):
        return []
    if len(speakers) > _MOST_SPEAKERS:
        speakers[_MOST_SPEAKERS - 1 :] = [f"{len(speakers) - _MOST_SPEAKERS + 1} more"]
    *others, last = speakers or [""]
    return [f"{', '.join(others)} and {last}"] if others else [last] * bool(last)


def _is_named(name: str, text: str) -> bool:
    """Tell whether the last word of a name is among those of a text: "Dr. Lee" is Min-jun Lee."""
    return bool(_places(name, text.casefold()))


def _says_so(name: str, statement: str) -> bool:
    """Tell whether a statement puts itself into the mouth of whom it names: "Lee says", "according to Lee", "Lee: …".

    Of other languages than English it is not known how they do that: there the whole name will do.
    """
    told = statement.casefold()
    places = _places(name, told) or _acronyms(name, statement)
    if not places:
        return False
    from summarizer.canonical import fold  # noqa: PLC0415 - word lists are read when they are first asked for
    from summarizer.language.languages import in_language  # noqa: PLC0415

    if not _LATIN.search(told.replace(name.casefold(), "")) or not in_language(fold(statement).words, "en"):
        return name.casefold() in told
    if any(told[end : end + _BESIDE].lstrip().startswith(":") for _, end in places):
        return True
    return any(
        _is_said_before(_WORD.findall(told[max(0, start - _BESIDE) : start])[-_BEFORE:])
        or any(map(_says_behind, _behind(told[end : end + _BESIDE])))
        for start, end in places
    )


def _is_said_before(told: Sequence[str]) -> bool:
    """Tell whether words before a name say that it says so: "according to", "said Mayor Ilse"."""
    from summarizer.language.lexicon import words  # noqa: PLC0415 - likewise

    return "according" in told or "citing" in told or not words("firmness", "saying").isdisjoint(told)


def _behind(told: str) -> Iterator[list[str]]:
    """Yield the words behind a name, and those behind what may stand there between commas to tell whose name it is."""
    yield _WORD.findall(told)[:_BEHIND]
    yield _WORD.findall(_APPOSED.sub("", told, count=1))[:_BEHIND]


def _says_behind(told: Sequence[str]) -> bool:
    """Tell whether words behind a name say that it says, thinks or wants so; "was asked" says nothing of that."""
    from summarizer.language.lexicon import words  # noqa: PLC0415 - likewise

    cues = frozenset[str]().union(*(words("firmness", name) for name in ("saying", "voicing", "wanting", "weighing")))
    found = next((at for at, word in enumerate(told) if word in cues), None)
    return found is not None and (told[found].endswith("ing") or _PASSIVE.isdisjoint(told[:found]))


def _acronyms(name: str, statement: str) -> list[tuple[int, int]]:
    """Return where the initials of a name stand as a word of a statement: KCNA, the Korean Central News Agency."""
    initials = "".join(word[0] for word in _WORD.findall(name) if word[0].isupper())
    if len(initials) < _SHORTEST_ACRONYM:
        return []
    return [match.span() for match in _WORD.finditer(statement) if match[0] == initials]


def _places(name: str, told: str) -> list[tuple[int, int]]:
    """Return where the last word of a name starts and ends in a text, which has no capitals."""
    (*_, last) = _WORD.findall(name.casefold()) or [name.casefold()]
    found = [match.span() for match in _WORD.finditer(told) if match[0] == last]
    if found or last not in told or (last.isascii() and _WORD.match(last)):
        return found
    at = told.index(last)  # scripts without blanks have no last word, nor have marks
    return [(at, at + len(last))]
