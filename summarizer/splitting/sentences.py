"""Where sentences begin and end inside one paragraph.

sentencex knows the abbreviations and the terminators of many scripts. Six things are done around it:

- It sees quotation marks as blanks: it takes a quotation for one sentence however many there are in it, and its
  search for closing marks is quadratic. The marks are then given to the sentence that they open or close.
- Its search for sentences is quadratic in a few scripts as well, so that it is handed windows of bounded size: the
  last sentence of a window, which may be cut, is the first of the next.
- Sentences that it cuts in two are joined again: “Is it so?” he asked; Vol. 2; 3. März.
- It takes "No." for a short form, which it is before a number alone.
- It takes "May." for a short form, as "Sept." is one. May is written out: a full stop ends a sentence there, but before
  a number.
- It gives a number in brackets behind a full stop, "They must be measured. (2024/01)", to the next sentence. A short
  one, as "(2)", begins that.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from sentencex import get_sentence_boundaries  # type: ignore[import-untyped]

from summarizer.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WINDOW = 4_000  # characters; longer than any sentence worth reading

_CLOSERS = frozenset("”»›」』)]】）’")
_AMBIGUOUS = frozenset("\"'“‘*_")  # these open or close, by what stands next to them
_MARKS = _CLOSERS | _AMBIGUOUS | frozenset("„«‹「『")
_SEEN_AS = str.maketrans(dict.fromkeys('“”„‟"«»‹›‘`「」『』)', " ") | {"…": "."})
# A word that it knows as a whole one, and is as long, stands for May.
_MAY = re.compile(r"\b(m)ay\.(?!\s{0,9}\d)", re.IGNORECASE)
_SEEN_FOR_MAY = r"\1ai."
# Likewise for "No." as an answer: "No. I want to wait." The I is no number, as a word in lower case behind it tells.
_NO = re.compile(r"\bNo\.(?=\s{1,9}(?:(?![\dIVX#])\w|I[ ,]\s?[a-z]|I['’]))")
_SEEN_FOR_NO = "So."

_REFERENCE = re.compile(r"[ \t]{1,3}[(\[](?=[^()\[\]\n]{0,20}\d)[^()\[\].!?\n]{4,20}[)\]](?=\s|\Z)")
# A raised figure right behind a sentence's end tells of a note to that sentence.
_OF_NOTES = re.compile(r"[¹²³⁰⁴-⁹]{1,3}(?:[,⁻–-][¹²³⁰⁴-⁹]{1,3}){0,9}(?=\s|\Z)")

_LAST_RUN = re.compile(r"\S{1,80}\Z")
_WORD_BEFORE_STOP = re.compile(r"([^\W\d_]+)\.\Z")
_ORDINAL = re.compile(r"(?:\A|\s)\d{1,2}\.\Z")
_GERMAN_DATE = re.compile(r"(?:\A|\s)\d{1,2}\.\d{1,2}\.\Z")
_GERMAN_MONTH = re.compile(
    r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b"
)
_NEVER_LAST = frozenset("bzw vgl evtl ggf inkl exkl zzgl sog insb bspw".split())
_BEFORE_NUMBERS = frozenset("no nos nr vol vols fig figs p pp art arts sec secs ch chs para paras abs".split())
_BEFORE_NAMES = frozenset(
    "Ms Mx Cllr Amb Atty Treas Pte Ald Assoc Ofc Ft Sra Sras Dra".split()
)  # sentencex knows the others
_BEFORE_LOWER = frozenset("approx etc incl corp dept govt est min max avg resp bzw ca cf al".split())


def sentences(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences of the paragraph ``span`` of ``text``, in order and without blanks at their ends.

    Every character of the paragraph that is not blank lies in one of them. Each holds a letter or digit (a lone
    ``?!`` goes to its neighbour); a paragraph without any gives none.
    """
    held: Span | None = None
    for piece in _pieces(text, span):
        if held is not None and (not has_word(text, piece) or not has_word(text, held) or _goes_on(text, held, piece)):
            held = Span(held.start, piece.end)
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None and has_word(text, held):
        yield held


def cut(text: str, span: Span, limit: int) -> Iterator[Span]:
    """Yield pieces of ``span`` of at most ``limit`` characters, cut at blanks where there are any, without these."""
    start = span.start
    while span.end - start > limit:
        stop = _last_blank(text, start, start + limit + 1)
        yield trimmed(text, start, stop)
        start = trimmed(text, stop, span.end).start
    if start < span.end:
        yield Span(start, span.end)


def parted(text: str, span: Span, gaps: Sequence[Span]) -> Iterator[Span]:
    """Yield the pieces of ``span`` that have words and lie in none of the ``gaps``, which are in order and apart."""
    start = span.start
    for gap in gaps[bisect_right(gaps, span.start, key=_end) :]:
        if gap.start >= span.end:
            break
        if gap.start > start and has_word(text, piece := trimmed(text, start, gap.start)):
            yield piece
        start = gap.end
    if start < span.end and has_word(text, piece := trimmed(text, start, span.end)):
        yield piece


def _end(span: Span) -> int:
    return span.end


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the span without the blanks at its ends; of blanks alone, an empty one."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _last_blank(text: str, start: int, stop: int) -> int:
    """Return where the last blank after ``start`` and before ``stop`` is, or else where a hard cut must fall."""
    for at in range(stop - 1, start, -1):
        if text[at].isspace():
            return at
    return stop - 1


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """Yield what sentencex holds for sentences, window by window, trimmed and not empty."""
    start = span.start
    while start < span.end:
        stop = span.end
        if stop - start > WINDOW:
            stop = _last_blank(text, start, start + WINDOW)
        seen_as = _NO.sub(_SEEN_FOR_NO, _MAY.sub(_SEEN_FOR_MAY, text[start:stop].translate(_SEEN_AS)))
        ends = [start + bound["end_index"] for bound in get_sentence_boundaries("en", seen_as)]
        ends[-1] = stop
        if stop < span.end and len(ends) > 1:
            ends.pop()
        for seen in ends:
            end = span.end if seen >= span.end else max(start, _border(text, start, seen, span.end))
            piece = trimmed(text, start, end)
            if piece:
                yield piece
            start = max(start, end)


def _border(text: str, start: int, seen: int, stop: int) -> int:
    """Return where the sentence ends that sentencex saw end at ``seen``: its closing marks and notes are its own."""
    at = seen
    while at > start and (text[at - 1].isspace() or text[at - 1] in _MARKS):
        at -= 1
    if at == start:
        return seen
    while at < stop:
        mark = at
        while mark < stop and text[mark].isspace():
            mark += 1
        if mark == stop:
            break
        if mark == at and (note := _OF_NOTES.match(text, at, stop)):
            at = note.end()
            continue
        closes = text[mark] in _CLOSERS
        if mark == at and text[mark] in _AMBIGUOUS:
            closes = mark + 1 == stop or not text[mark + 1].isalnum()
        if not closes:
            break
        at = mark + 1
    reference = _REFERENCE.match(text, at, stop)
    return reference.end() if reference else at


def _goes_on(text: str, held: Span, after: Span) -> bool:
    """Tell whether the sentence that seems to end with ``held`` goes on in ``after``."""
    last, first = text[held.end - 1], text[after.start]
    if first.islower() and (last in _MARKS or last == "…"):
        return True  # “Is it so?” he asked.
    if held.end == after.start:
        run = _LAST_RUN.search(text, max(held.start, held.end - 80), held.end)
        # 「そうですか。」と彼は言った。 Or an address, with a capital after the dot.
        return last in "」』" or (run is not None and any(sign in run[0] for sign in ("/", "@", "www")))
    return last == "." and _is_abbreviation(
        text[max(held.start, held.end - 24) : held.end], text[after.start : after.end]
    )


def _is_abbreviation(tail: str, following: str) -> bool:
    """Tell whether ``tail`` ends with a word whose full stop ends no sentence before what is ``following``."""
    if tail[-2:-1].isdecimal():
        if following[0].islower() and _GERMAN_DATE.search(tail):
            return True  # Am 3.10. stimmt der Rat ab.
        return _ORDINAL.search(tail) is not None and _GERMAN_MONTH.match(following) is not None
    found = _WORD_BEFORE_STOP.search(tail)
    title = found[1] if found else ""
    word = title.lower()
    return (
        word in _NEVER_LAST
        or (following[0].isupper() and title in _BEFORE_NAMES)
        or (following[0].isdigit() and word in _BEFORE_NUMBERS)
        or (following[0].islower() and word in _BEFORE_LOWER)
    )


def has_word(text: str, span: Span) -> bool:
    """Tell whether there is a letter or digit in ``span``."""
    # Mostly the first character is one, and need not be looked for.
    return text[span.start : span.start + 1].isalnum() or any(text[at].isalnum() for at in range(span.start, span.end))
