"""What turns the meaning of words that do stand in the source: a case, a mark between them, a negation cut off."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical.characters import INVISIBLE
from summarizer.canonical.lexicon import ACRONYMS, CONDITIONS, is_negation
from summarizer.grounding.clipping import turned_after
from summarizer.grounding.gaps import parted
from summarizer.grounding.halves import amount_after
from summarizer.grounding.marks import borders, losses, remarked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.canonical import Folded

#: Units whose case is their size: mW and MW, Mb and MB.
_CASED_UNITS: Final = frozenset(
    {"mw", "mwh", "mv", "ma", "mj", "mb", "gb", "kb", "tb", "mbps", "gbps", "mpa", "mhz", "mω", "ms", "nm"}
)
#: In canonical form, German words that are one word with ß and another with ss.
_TWO_WORDS: Final = frozenset({"mass", "masse", "massen", "masses", "busse", "bussen"})

#: Marks that end what is no question.
_STATING: Final = frozenset(".!。\uff0e｡！\u0964\u06d4")

_ASKING: Final = frozenset("?\u061f")

#: After a number, a comma says that the amount ends there, too.
_CLOSING: Final = _STATING | frozenset(",;\uff0c\uff1b、")
_ELLIPSIS: Final = re.compile(r"…|\.\s?\.")

_CASED: Final = ACRONYMS | _CASED_UNITS


class Trouble(NamedTuple):
    """Why words that stand at ``first`` to ``end`` (numbers of words, end exclusive) do not bear the quote out."""

    code: str
    note: str
    first: int
    end: int


def turned(
    asked: Folded, source: Folded, first: int, end: int, conditions: frozenset[str] = CONDITIONS
) -> Trouble | None:
    """Return what makes the quote say something else than the same words at ``first`` to ``end`` of the source.

    ``conditions`` are the words that are "if" in the source's language.
    """
    told = source.text[source.starts[first] : source.ends[end - 1]]
    verbatim = told == asked.text[asked.starts[0] : asked.ends[-1]]
    aligned = not verbatim and end - first == len(asked.words)
    for code, note in (
        *(() if verbatim else _cases(asked, source, first, end)),
        *(() if verbatim else losses(asked, source, first, end)),
        *(remarked(asked, source, first) if aligned else ()),
        *(() if verbatim else borders(asked, source, first, end)),
        *(_sharp(asked, source, first) if aligned and not _TWO_WORDS.isdisjoint(asked.words) else ()),
        *_question(asked, source, end),
        *_stopped(asked, source, first, end, conditions),
        *_cut_negation(asked, source, first),
    ):
        return Trouble(code, note, first, end)
    return None


def _cases(asked: Folded, source: Folded, first: int, end: int) -> Iterator[tuple[str, str]]:
    if _CASED.isdisjoint(asked.words):
        return
    after = first
    for number, word in enumerate(asked.words):
        if word not in _CASED:
            continue
        aligned = end - first == len(asked.words)
        at = first + number if aligned else next((n for n in range(after, end) if source.words[n] == word), end)
        if at >= end:
            continue
        after = at + 1
        here, there = asked.raw(number), source.raw(at)
        if here != there:
            here, there = _plainly(here), _plainly(there)
        if here == there:
            continue
        if word in ACRONYMS:
            if _is_acronym(here) != _is_acronym(there) and not _shouting(
                *((asked, number) if _is_acronym(here) else (source, at))
            ):
                yield "name", f"the source has “{there}”, not “{here}”"
        elif at and source.words[at - 1][0].isdecimal() and _is_other_unit(here, there):
            yield "number", f"the source has the unit “{there}”, not “{here}”"


def _plainly(raw: str) -> str:
    """Return a word without what is not seen in it, and in the common forms of its letters."""
    return unicodedata.normalize("NFKC", _invisible().sub("", raw))


@cache
def _invisible() -> re.Pattern[str]:
    return re.compile(f"[{INVISIBLE}]+")


def _is_acronym(raw: str) -> bool:
    """Tell acronyms from words by all but their first letter, whose case tells only where a sentence begins."""
    return raw[1:].isupper()


def _is_other_unit(here: str, there: str) -> bool:
    """Tell whether two spellings of a unit that differ in case are two units: MW and mW, mS and ms; not MW and mw."""
    return (here != here.lower() and there != there.lower()) or _is_mixed(here) or _is_mixed(there)


def _is_mixed(unit: str) -> bool:
    return unit[0].islower() and not unit.islower()


def _sharp(asked: Folded, source: Folded, first: int) -> Iterator[tuple[str, str]]:
    """Yield a word that ss makes another one of: Maße are no Masse; Straße is Strasse only in Switzerland."""
    for number, word in enumerate(asked.words):
        here, there = asked.raw(number), source.raw(first + number)
        if word in _TWO_WORDS and _is_sharp(here) != _is_sharp(there) and not (here.isupper() or there.isupper()):
            yield "words_added", f"the source has “{there}”, not “{here}”"


def _is_sharp(raw: str) -> bool:
    return "ß" in raw or "ẞ" in raw


def _shouting(text: Folded, number: int) -> bool:
    """Tell whether a word stands among others in capitals, as in a headline."""
    beside = (n for n in (number - 1, number + 1) if 0 <= n < len(text.words))
    return any(len(raw) > 1 and raw.isupper() for raw in map(text.raw, beside))


def _question(asked: Folded, source: Folded, end: int) -> Iterator[tuple[str, str]]:
    tail = asked.text[asked.ends[-1] :]
    if end < len(source.words) and source.words[end] in _ASKING and not _STATING.isdisjoint(tail):
        gap = source.gap_before(end)
        if not gap.strip("\"'”\u2019»)]} \n\u2060"):
            yield "modality", "the source asks this; the quote states it"


def _stopped(
    asked: Folded, source: Folded, first: int, end: int, conditions: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Yield what the quote puts a stop before, as if nothing came after it: "uses 3.2." for "uses 3.2 MW"."""
    tail = asked.text[asked.ends[-1] :]
    if end >= len(source.words) or _CLOSING.isdisjoint(tail) or _ELLIPSIS.search(tail) or parted(source, end - 1):
        return
    if "\n" in source.gap_before(end) and source.raw(end)[0].isupper():  # another line begins
        return
    if (stop := amount_after(source, first, end)) is not None:
        rest = source.text[source.starts[end] : source.ends[stop - 1]]
        yield "number", f"the source has “{source.raw(end - 1)} {rest}”"
    elif not _STATING.isdisjoint(tail) and (stop := turned_after(source, first, end, len(source.words), conditions)):
        left_out = source.text[source.starts[end] : source.ends[stop - 1]]
        code = "negation" if any(map(is_negation, source.words[end:stop])) else "modality"
        yield code, f"the source goes on with “{left_out}”, where the quote has a stop"


def _cut_negation(asked: Folded, source: Folded, first: int) -> Iterator[tuple[str, str]]:
    if not first or not is_negation(source.words[first - 1]):
        return
    as_a_sentence = asked.raw(0)[0].isupper() and source.raw(first)[0].islower() and not _shouting(asked, 0)
    if as_a_sentence and not source.gap_before(first).strip():
        yield "negation", f"the quote starts after “{source.raw(first - 1)}”; quote it with that word"
