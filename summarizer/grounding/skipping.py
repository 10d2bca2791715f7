"""Whether an ellipsis skips from one clause into the middle of another, so that its words belong to other ones there.

"The court upheld the fine and overturned | the ban" is not "The court upheld … the ban": what governs the words after
the ellipsis is left out, and words before it seem to govern them. Only signs that hardly mislead are looked for.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical.lexicon import NUMBER_WORDS
from summarizer.grounding.cues import ARTICLES, AUXILIARIES
from summarizer.grounding.gaps import parted
from summarizer.language.english_words import stem
from summarizer.language.lexicon import words
from summarizer.language.opposites import sides

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.canonical import Folded


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: They begin a clause, or another part of the same kind.
_JOINTS: Final = _words(
    "and or but while whereas when after before because then until although though if than "
    "und oder aber während weil als et ou mais tandis quand y o pero mientras cuando e ed ma mentre quando mas "
    "enquanto и или но \u0430 пока когда"
)

#: Whoever these are has been named before the ellipsis.
_PRONOUNS: Final = _words(
    "it he she they we i you there this that who which er sie es il elle ils elles el ella он она они"
)
_RELATIVES: Final = _words("who which whose whom")
_DETERMINERS: Final = ARTICLES | _words(
    "this that these those his her its their our my your der die das den dem le la les l' el los las un une una il lo "
    "i gli o os as"
)
_CURRENCIES: Final = frozenset("$€£¥")

#: So many words before an ellipsis, in their sentence, are what it goes on from.
_KEPT: Final = 12
#: A number so near to the ellipsis, on either side of what is left out, is read together with what comes after it.
_NEAR: Final = 4

#: A year counts nothing.
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")


class _Skip(NamedTuple):
    """The words ``first`` to ``end`` that an ellipsis leaves out; from ``last`` on, a clause that goes on after it.

    ``kept`` are the words shortly before, in their sentence.
    """

    source: Folded
    first: int
    end: int
    last: int
    kept: tuple[str, ...]

    @property
    def tail(self) -> list[str]:
        """The words of the clause that goes on after the ellipsis, as far as they are left out."""
        return self.source.words[self.last : self.end]


def skipped(source: Folded, first: int, end: int, *, english: bool) -> Iterator[tuple[str, str]]:
    """Yield (code, words) of what words ``first`` to ``end`` have that the words after them belong to."""
    gap = source.text[source.ends[first - 1] : source.starts[end]]
    row = gap.rpartition("\n")[2]
    if "\n" in gap and ("|" in row or "\t" in row) and any(map(str.isalnum, row)):
        yield "spliced", " ".join(row.replace("|", " ").split())
    # What is a sentence before the ellipsis needs nothing from behind it, nor does what begins anew there.
    if first == end or _stop().match(gap) or source.words[end] in _JOINTS:
        return
    last = _last_clause(source, first, end)
    if last is None or last >= end:
        return
    skip = _Skip(source, first, end, last, _kept(source, first))
    if _begins_anew(skip):
        yield "spliced", " ".join(skip.tail)
    if frozenset(skip.tail) <= frozenset(skip.kept) | _PRONOUNS:
        return
    told = source.text[source.starts[last] : source.ends[end - 1]]
    if code := _kind(skip, english=english):
        yield code, told


def _begins_anew(skip: _Skip) -> bool:
    """Tell whether the word before the ellipsis opens the clause that goes on after it: "in mice; in | humans"."""
    text = skip.source.words
    return len(skip.tail) == 1 and text[skip.first - 1] == skip.tail[0] and text[skip.last - 1] not in _JOINTS


def _kind(skip: _Skip, *, english: bool) -> str:
    """Return the code of the refusal where the words after the ellipsis belong to the words left out; "" elsewhere."""
    if parted(skip.source, skip.end - 1):  # a comma closes the clause: it may be an aside
        return "spliced" if english and _is_contrary(skip) else ""
    if _counts_other(skip):
        return "number"
    of_others = _slips(skip) or (english and (_is_contrary(skip) or _has_other_verb(skip) or _has_other_doer(skip)))
    return "spliced" if of_others or skip.tail[-1] in _RELATIVES else ""


def _slips(skip: _Skip) -> bool:
    """Tell whether the ellipsis goes from a word to where it stands again, in a clause with words of its own."""
    text = skip.source.words
    if text[skip.first - 1] == text[skip.end - 1] and len(skip.tail) > 1:
        return True
    return text[skip.first] == text[skip.end] and skip.tail[0] not in _PRONOUNS


def _is_contrary(skip: _Skip) -> bool:
    """Tell whether the clause has the contrary of a word before the ellipsis: "rose … and fell"."""
    tail = frozenset(map(stem, skip.tail))
    return any(
        not sides(name).get(one, frozenset()).isdisjoint(tail)
        for one in map(stem, skip.kept)
        for name in ("opposites", "converse")
    )


def _has_other_verb(skip: _Skip) -> bool:
    """Tell whether nothing of the clause is left out but its verb: "and overturned | the ban"."""
    verbs = [word for word in skip.tail if not word.endswith("ly")]
    return len(verbs) == 1 and _is_past(verbs[0]) and skip.source.words[skip.end] in _DETERMINERS


def _has_other_doer(skip: _Skip) -> bool:
    """Tell whether a verb comes on either side, and before the second one somebody else: "… ; Jones | opposes it"."""
    text = skip.source
    named = skip.tail[0] in _DETERMINERS or text.raw(skip.last)[0].isupper()
    return named and skip.tail[0] not in _PRONOUNS and _is_verb(text, skip.first) and _is_verb(text, skip.end)


def _counts_other(skip: _Skip) -> bool:
    """Tell whether a number before the ellipsis seems to be of what another one counts that is left out."""
    text = skip.source.words
    if _is_number(text[skip.first]) and _is_number(text[skip.end]):
        return True
    before = text[max(0, skip.first - _NEAR) : skip.first]
    return any(map(_is_number, before)) and any(map(_is_number, skip.tail[:_NEAR]))


def _last_clause(source: Folded, first: int, end: int) -> int | None:
    """Return the first word of the clause that goes on at ``end``, where it begins after ``first``; None elsewhere."""
    for at in range(end - 1, first - 1, -1):
        if source.words[at] in _JOINTS and at > first:
            return at + 1
        if at > first and _stop().match(source.text, source.ends[at - 1], source.starts[at] + 1):
            return at
    return None


def _kept(source: Folded, first: int) -> tuple[str, ...]:
    begin = first - 1
    while begin > max(0, first - _KEPT) and not _stop().match(
        source.text, source.ends[begin - 1], source.starts[begin]
    ):
        begin -= 1
    return tuple(source.words[begin:first])


def _is_verb(text: Folded, at: int) -> bool:
    """Tell whether a word may be a verb after its doer: "will", "opened", "opposes"."""
    word, doer = text.words[at], text.raw(at - 1)
    if word in AUXILIARIES or _is_past(word):
        return True
    ends_alike = word.endswith("s") and not word.endswith(("ss", "us", "is")) and text.gap_before(at + 1) == " "
    return ends_alike and (doer.istitle() or not doer.endswith("s"))


def _is_past(word: str) -> bool:
    return (word.endswith("ed") and len(word) > len("need")) or word in words("firmness", "past")


def _is_number(word: str) -> bool:
    if word[0].isdecimal():
        return not _YEAR.fullmatch(word)
    return word in NUMBER_WORDS or word in _CURRENCIES


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"[^\w\s]{0,3}[.!?;:。！？；][\"'”\u2019»)\]]{0,3}(?:\s|\Z)")
