"""Passages of a source that speak to a machine instead of telling a reader something.

They are data like the rest, and quoted as such; but what only they say is not what the source reports.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from summarizer.canonical.disguises import disguised, plain
from summarizer.canonical.folding import fold
from summarizer.canonical.index import index
from summarizer.canonical.orders import ORDERS, RUN_TOGETHER
from summarizer.document import Span, once_a_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.canonical.order import Order
    from summarizer.document import Document

#: How far an instruction reaches: to the end of its paragraph, but no further than this many characters.
_REACH: Final = 500

#: Characters around an order's words in which all of it may lie.
_BEFORE: Final = 120
_AFTER: Final = 160

#: Letters that a pattern without regard to case takes for these, too.
_CASELESS: Final = str.maketrans({"\u0130": "i", "\u0131": "i", "\u017f": "s", "\u212a": "k"})

#: With these, words in a tag or comment are words like others.
_NO_MARKUP: Final = str.maketrans("<>-_", "    ")

#: What stands more often is not looked at any further.
_MOST_PLACES: Final = 500
_MOST_DISGUISED: Final = 200


@once_a_document
def instructions(document: Document) -> tuple[Span, ...]:
    """Return where the document gives orders to a machine, each to the end of its paragraph, in order, united.

    It is a warning for readers, made of wording: an article about such orders has them too, and clever ones have none.
    """
    known, text = index(document), document.text
    places: defaultdict[int, list[int]] = defaultdict(list)
    for word in known.postings.keys() & _orders_by_word().keys():
        standing = [known.folded.starts[at] for at in known.postings[word][:_MOST_PLACES]]
        for number in _orders_by_word()[word]:
            places[number] += standing
    for sign, marks in _marks_by_sign().items():
        for mark, number in marks if sign in text else ():
            places[number] += _finds(text, mark)
    found = {one for number, at in places.items() for one in _found(ORDERS[number], sorted(at), text)}
    for place in islice(disguised(text, known, _words_of_orders()), _MOST_DISGUISED):
        found.update(_found_in_disguise(text, Span(max(0, place[0] - _BEFORE), min(len(text), place[1] + _AFTER))))
    return tuple(_reaching(text, sorted(found)))


def _found(order: Order, places: Sequence[int], text: str) -> Iterator[tuple[int, int]]:
    """Yield where an order stands whose words or marks are at ``places``."""
    for window in _windows(places, len(text)):
        yield from _matches(order, text, window)


def _found_in_disguise(text: str, window: Span) -> Iterator[tuple[int, int]]:
    """Yield where an order stands in a stretch of text, once what disguises its words is undone."""
    words, places = plain(window.of(text))
    seen = fold(words.translate(_NO_MARKUP)).words
    numbers = {number for word in set(seen) for number in _orders_by_word().get(word, ())}
    for order in (RUN_TOGETHER, *(ORDERS[number] for number in sorted(numbers))):
        for start, end in _matches(order, words, Span(0, len(words))):
            stood = places[start:end]
            yield window.start + min(stood), window.start + max(stood) + 1


def _matches(order: Order, text: str, window: Span) -> Iterator[tuple[int, int]]:
    """Yield where an order stands in a stretch of a text; its pattern is compiled only where one of its phrases is."""
    if not order.phrases or _has_any(order.phrases, window.of(text)):
        for match in _compiled(order.pattern).finditer(text, window.start, window.end):
            yield match.span()


def _has_any(phrases: Iterable[str], text: str) -> bool:
    """Tell whether a text has one of some phrases, be it written in whatever case and with whatever blanks."""
    text = " ".join(text.translate(_CASELESS).lower().split())
    return any(phrase in text for phrase in phrases)


@cache
def _orders_by_word() -> dict[str, list[int]]:
    """Return for each word the numbers of the orders that have it."""
    found: dict[str, list[int]] = {}
    for number, order in enumerate(ORDERS):
        for word in order.words.split():
            found.setdefault(word, []).append(number)
    return found


@cache
def _words_of_orders() -> frozenset[str]:
    return frozenset(_orders_by_word())


@cache
def _marks_by_sign() -> dict[str, list[tuple[str, int]]]:
    """Return every mark with its order's number, by what is rare in it, so that few are looked for in most texts.

    That is its first sign, or else its first letter that is not of the Latin alphabet, and the letter before that.
    """
    found: dict[str, list[tuple[str, int]]] = {}
    for number, order in enumerate(ORDERS):
        for mark in order.marks:
            at = next(n for n, letter in enumerate(mark) if not (letter.isascii() and letter.isalpha()))
            found.setdefault(mark[max(0, at - 1) : at + 1], []).append((mark, number))
    return found


def _finds(text: str, mark: str) -> Iterator[int]:
    at = text.find(mark)
    for _ in range(_MOST_PLACES):
        if at < 0:
            return
        yield at
        at = text.find(mark, at + 1)


def _windows(places: Iterable[int], length: int) -> Iterator[Span]:
    """Yield the stretches of text around ``places``, which are sorted, united where they meet."""
    last: Span | None = None
    for place in places:
        start, end = max(0, place - _BEFORE), min(length, place + _AFTER)
        if last and start <= last.end:
            last = Span(last.start, end)
            continue
        if last:
            yield last
        last = Span(start, end)
    if last:
        yield last


def _reaching(text: str, found: Iterable[tuple[int, int]]) -> list[Span]:
    """Return the orders to the end of their paragraphs, united where they meet."""
    spans: list[Span] = []
    for start, stop in found:
        paragraph = _empty_line().search(text, stop, stop + _REACH)
        end = paragraph.start() if paragraph else min(len(text), stop + _REACH)
        if spans and start <= spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(end, spans[-1].end))
        else:
            spans.append(Span(start, end))
    return spans


@cache
def _empty_line() -> re.Pattern[str]:
    return re.compile(r"\r?\n[ \t]*\r?\n")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.MULTILINE)
