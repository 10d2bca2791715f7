"""Names must be the source's: people, places, bodies, works, in whatever form the source has them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical.lexicon import MAGNITUDES
from summarizer.document import Span
from summarizer.language.languages import in_language, language, language_of
from summarizer.language.lexicon import words
from summarizer.language.measures import is_unit
from summarizer.report import Doubt
from summarizer.verifying.name_forms import LINKS, Forms, forms, is_country, is_known_geography
from summarizer.verifying.reading import Instead, is_english, quoted, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.canonical import Folded
    from summarizer.document import Document
    from summarizer.report import Evidence

#: Languages in which a capital inside a sentence makes a name; in German, every noun has one.
_CAPITALS_ARE_NAMES: Final = frozenset({"en", "fr", "es", "it", "pt", "nl", "ru"})

#: Above this share of capitals among longer words, a capital tells nothing; so few longer words are no measure.
_TITLE_CASE: Final = 0.6
_FEW_WORDS: Final = 3
_LONG: Final = 4

#: After these a capital opens a sentence, a quotation or a label.
_OPENERS: Final = frozenset('.!?:;\n•*“"‘([–—')

#: After these it may: 'They are "furious" Many have left.'
_CLOSING: Final = frozenset("\"'”’»")

#: What opens a quotation that an apostrophe closes stands in so many characters before.
_APOSTROPHES: Final = ("'", "‘", "’")
_LONGEST_QUOTATION: Final = 200

_SHORT_FOR_SOMETHING: Final = 3

#: Before the words of a field, so that their first capital opens nothing.
_NO_OPENING: Final = "of "


class Name(NamedTuple):
    """Words ``first`` to ``end`` (exclusive) of a statement that stand as a name there."""

    first: int
    end: int


def names(statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt names of the statement that no source has, in whatever form.

    A name of which the source has some word ("Anna Berg" for "Berg") is only cautioned, and so is every name outside
    English, where inflection hides more forms.
    """
    text = read(statement)
    yield from _unknown_names(text, [] if _is_title(text) else list(_names(text)), evidence, sources)


def field_names(value: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt names in the value of a field, as ``names`` does; its words open no sentence, and may all be a name."""
    text = read(f"{_NO_OPENING}{value}")
    for doubt in _unknown_names(text, list(_names(text)), evidence, sources):
        span = Span(max(0, doubt.span.start - len(_NO_OPENING)), doubt.span.end - len(_NO_OPENING))
        yield doubt.model_copy(update={"span": span})


def _unknown_names(
    text: Folded, found: Sequence[Name], evidence: Sequence[Evidence], sources: Mapping[str, Document]
) -> Iterator[Doubt]:
    if not found or not sources or not _is_comparable(text, sources):
        return
    known = [forms(document) for document in sources.values()]
    offered: dict[tuple[str, bool], _Offered] | None = None
    english = is_english(sources)
    for name in found:
        unknown = [at for at in range(name.first, name.end) if _is_unknown(text, name, at, known)]
        if not unknown or any(form.has_long_name(text.words[name.first : name.end]) for form in known):
            continue
        some_known = any(
            _may_name(text, at) and not _is_plain_opening(text, name, at) and at not in unknown
            for at in range(name.first, name.end)
        )
        if some_known and unknown == list(range(name.first, unknown[-1] + 1)) and _are_countries(text, unknown):
            continue  # "the Norwegian Film Board" for "the Film Board" explains a name, and is none
        span = Span(text.starts[unknown[0]], text.ends[unknown[-1]])
        if offered is None:
            offered = _offered(text, evidence)
        yield Doubt(
            check="names",
            severity="reject" if english and not some_known and _is_invented(text, unknown, known) else "caution",
            note=f"“{text.text[span.start : span.end]}” is not in the source",
            span=span,
            **_alike(text, name, offered),
        )


def _is_invented(text: Folded, unknown: Sequence[int], known: Sequence[Forms]) -> bool:
    """Tell whether names that no source has are in its language, and not what any reader knows of its places."""
    if all(is_known_geography(text.words[at].removesuffix("'s"), known) for at in unknown):
        return False
    return _is_of_their_language(text, known)


def _are_countries(text: Folded, numbers: Sequence[int]) -> bool:
    return all(is_country(text.words[at]) for at in numbers)


def _is_comparable(text: Folded, sources: Mapping[str, Document]) -> bool:
    """Tell whether statement and sources are in one language, and in one whose capitals tell names."""
    spoken = {language_of(document) for document in sources.values()} - {""}
    return bool(spoken) and spoken <= _CAPITALS_ARE_NAMES and all(in_language(text.words, code) for code in spoken)


def _is_of_their_language(text: Folded, known: Sequence[Forms]) -> bool:
    """Tell whether a statement is in English for certain: by its commonest words, or by one that a source has too."""
    if language(text.words) == "en":
        return True
    small = (word for at, word in enumerate(text.words) if len(word) >= _LONG and not _is_capital(text, at))
    return any(word.isascii() and word.isalpha() and form.has(word) for word in small for form in known)


def _names(text: Folded) -> Iterator[Name]:
    """Yield the runs of capitalised words, small words between them included."""
    at = 0
    while at < len(text.words):
        end = at + 1
        if _is_capital(text, at):
            last = at
            while end < len(text.words) and end - last <= _SHORT_FOR_SOMETHING and _touches(text, end):
                if _is_capital(text, end):
                    last = end
                elif text.words[end] not in LINKS:
                    break
                end += 1
            end = last + 1
            if not _is_label(text, at, end) and not _is_shouted(text, at, end):
                yield Name(at, end)
        at = end


def _touches(text: Folded, at: int) -> bool:
    """Tell whether nothing but a blank, a dot of an initial or a hyphen parts a word from the one before."""
    gap = text.gap_before(at)
    return gap in {" ", "\u00a0", "-", "\u2011"} or (gap == ". " and len(text.raw(at - 1)) <= _SHORT_FOR_SOMETHING)


def _is_capital(text: Folded, at: int) -> bool:
    return text.text[text.starts[at]].isupper()


def _is_title(text: Folded) -> bool:
    """Tell whether capitals tell nothing: most longer words have one, or in a line without a full stop every one."""
    long = [text.text[start] for word, start in zip(text.words, text.starts, strict=True) if len(word) >= _LONG]
    capitals = sum(map(str.isupper, long))
    if len(long) == _FEW_WORDS and capitals == _FEW_WORDS:
        return _OPENERS.isdisjoint(text.text[text.ends[-1] :])
    return len(long) > _FEW_WORDS and capitals > _TITLE_CASE * len(long)


def _is_label(text: Folded, first: int, end: int) -> bool:
    """Tell whether a run opens the statement and a colon follows: "Scope of Coverage: …"."""
    return _opens(text, first) and text.text[text.ends[end - 1] : text.ends[end - 1] + 1] == ":"


def _is_shouted(text: Folded, first: int, end: int) -> bool:
    """Tell whether a run is of longer words in capitals throughout: "CLICK HERE"."""
    raws = [text.raw(at) for at in range(first, end)]
    return len(raws) > 1 and all(len(raw) >= _LONG and raw.isupper() for raw in raws)


def _may_name(text: Folded, at: int) -> bool:
    word = text.words[at]
    if not _is_capital(text, at) or len(word) == 1 or word in words("names", "no_names"):
        return False
    return not (_part_of_a_year().fullmatch(word) or _is_unit(text, at))


@cache
def _part_of_a_year() -> re.Pattern[str]:
    """Return what matches a quarter, a half or a financial year: Q1, H2, FY24."""
    return re.compile(r"q[1-4]|h[12]|fy(?:\d\d){1,2}")


def _is_unit(text: Folded, at: int) -> bool:
    """Tell whether letters are a unit or a currency beside its number: 430 MW, NOK 530 million."""
    if not (text.raw(at)[1:].isupper() and is_unit(text.words[at])):
        return False
    before, after = text.words[max(0, at - 1) : at], text.words[at + 1 : at + 2]
    return any(word[0].isdecimal() for word in (*before, *after)) or not MAGNITUDES.isdisjoint(before)


def _is_plain_opening(text: Folded, name: Name, at: int) -> bool:
    """Tell whether a word has its capital from opening a sentence; a given name has its own."""
    return at == name.first and _opens(text, at) and text.words[at].removesuffix("'s") not in words("names", "given")


def _is_unknown(text: Folded, name: Name, at: int, known: Sequence[Forms]) -> bool:
    if not _may_name(text, at) or _is_plain_opening(text, name, at):
        return False
    acronym = sum(map(str.isupper, text.raw(at))) > 1
    if any(form.has(text.words[at], acronym=acronym) for form in known):
        return False
    beside = (n for n in (at - 1, at) if name.first <= n < name.end - 1)
    return not any(form.has_as_it_is("".join(text.words[n : n + 2])) for n in beside for form in known)


def _opens(text: Folded, at: int) -> bool:
    """Tell whether a word opens a sentence, so that its capital tells nothing."""
    if at == 0:
        return True
    gap = text.gap_before(at)
    return not _OPENERS.isdisjoint(gap) or " - " in gap or gap[:1] in _CLOSING or _ends_quotation(text, at - 1)


def _ends_quotation(text: Folded, at: int) -> bool:
    """Tell whether the apostrophe at the end of a word closes a quotation that one opened before: 'It is late' Many."""
    if text.text[text.ends[at] - 1] not in "'’":
        return False
    before = text.text[max(0, text.starts[at] - _LONGEST_QUOTATION) : text.starts[at]]
    return before[-1:] in _APOSTROPHES or any(f" {mark}" in before for mark in _APOSTROPHES)


class _Offered(NamedTuple):
    """A name that the evidence has."""

    name: Name
    text: Folded
    evidence: Evidence


def _offered(text: Folded, evidence: Sequence[Evidence]) -> dict[tuple[str, bool], _Offered]:
    """Return the names of the evidence that the statement has not, by the word before or after (True) each."""
    found: dict[tuple[str, bool], _Offered] = {}
    own = frozenset(text.words)
    for one in evidence:
        there = read(one.quote)
        for name in _names(there):
            if there.words[name.first] in own or not _may_name(there, name.first):
                continue
            if name.first:
                found.setdefault((there.words[name.first - 1], False), _Offered(name, there, one))
            if name.end < len(there.words):
                found.setdefault((there.words[name.end], True), _Offered(name, there, one))
    return found


def _alike(text: Folded, name: Name, offered: Mapping[tuple[str, bool], _Offered]) -> Instead:
    """Return what a doubt tells of the name that the evidence has beside the same word, if it has one."""
    before = offered.get((text.words[name.first - 1], False)) if name.first else None
    like = before or (offered.get((text.words[name.end], True)) if name.end < len(text.words) else None)
    return quoted(like.evidence).instead(like.text, *like.name) if like else {}
