"""Where a quote stands in a document."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from summarizer.canonical import Folded, Index, index
from summarizer.canonical.lexicon import is_negation
from summarizer.document import Span
from summarizer.grounding.edges import spanned
from summarizer.grounding.explaining import Explainer
from summarizer.grounding.quoting import MOST_RAW_CHARACTERS, Quote, is_too_long, is_too_short, read
from summarizer.grounding.turning import Trouble, turned
from summarizer.report import Evidence, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.document import Document, Passage

#: Most characters that an ellipsis may stand for.
WIDEST_GAP: Final = 400

#: Places of a fragment that are tried before an elided quote is given up.
_MOST_PLACES: Final = 500

Match = Literal["verbatim", "typographic", "elided"]


class _Place(NamedTuple):
    """The words from ``first`` to ``end`` (exclusive) that a quote stands in."""

    first: int
    end: int
    elided: bool = False


class Locator:
    """Finds quotes in one document. Make it with ``locate``."""

    def __init__(self, document: Document, passages: Sequence[Passage] = ()) -> None:
        self.document = document
        self.passages = tuple(sorted(passages, key=lambda passage: passage.span))
        self._passage_starts = [passage.span.start for passage in self.passages]
        self._index: Index = index(document)
        self._undecorated: Mapping[str, str] | None = None
        self._explainer = Explainer(document, self._index, self.passages)

    def find(self, quote: str, near: int | None = None) -> Evidence | Refusal:
        """Return the evidence that ``quote`` is, or the reason why it is none; any text may be given.

        ``near`` is a character offset of the document: words that stand there several times are found at the place
        nearest to it; otherwise the first place counts. The match is ``verbatim`` when the quote stands to the letter,
        blanks and quotation marks around it aside.
        """
        if len(quote) > MOST_RAW_CHARACTERS:
            return self._explainer.too_little("too_long", quote)
        asked = read(quote)
        if lacking := _lacking(asked):
            return self._explainer.too_little(lacking, quote)
        place = self._place(asked, near)
        if place is None:
            return self._explainer.absence(asked.folded, asked.fragments, quote)
        if isinstance(place, Trouble):
            return self._explainer.trouble(place, quote)
        span, match = self._spanned(asked, place)
        passage = self._passage(span)
        return Evidence(
            document_id=self.document.id,
            passage=passage.id if passage else "",
            span=span,
            quote=span.of(self.document.text),
            match=match,
            part=passage.part if passage else "",
            speaker=passage.speaker if passage else "",
        )

    def span(self, quote: str, near: int | None = None) -> Span | None:
        """Return only where ``quote`` stands, or None: what ``find`` finds, without the cost of a reason."""
        if len(quote) > MOST_RAW_CHARACTERS:
            return None
        asked = read(quote)
        place = None if _lacking(asked) else self._place(asked, near)
        return self._spanned(asked, place)[0] if isinstance(place, _Place) else None

    def _place(self, asked: Quote, near: int | None) -> _Place | Trouble | None:
        """Return where the quote stands, why it may not stand where it does, or None where it does not stand."""
        word = None if near is None else self._index.word_at(near)
        trouble: Trouble | None = None
        for phrase, optional in self._wordings(asked):
            best: _Place | None = None
            places = self._index.places(phrase, near=word, optional=optional)
            for first, end in islice(places, _MOST_PLACES):
                here = turned(asked.folded, self._index.folded, first, end)
                trouble = trouble or here
                if here is None:
                    best = best or _Place(first, end)
                    # Of several places, one that has the quote to the letter is the one meant.
                    if near is not None or self._spanned(asked, _Place(first, end))[1] == "verbatim":
                        best = _Place(first, end)
                        break
            if best:
                return best
        if len(asked.fragments) > 1 and (place := self._elided(asked.fragments, word)):
            return place
        return trouble

    def _wordings(self, asked: Quote) -> Iterator[tuple[Folded, Mapping[int, int]]]:
        """Yield the quote to the letter, then without what an editor added, then with the accents it lost."""
        yield asked.folded, {}
        if asked.glue:
            yield asked.folded, asked.glue
        if accented := self._accented(asked.folded):
            yield accented, {}

    def _accented(self, phrase: Folded) -> Folded | None:
        """Return the phrase with the accents that an English source has on its words, as in naïve; None if none."""
        postings = self._index.postings
        if all(word in postings for word in phrase.words):
            return None
        # In other languages an accent makes another word; in English it is an ornament.
        if len(postings.get("the", ())) * 50 < len(self._index.folded.words):
            return None
        if self._undecorated is None:
            self._undecorated = {_plain(word): word for word in postings if not word.isascii()}
        words = [w if w in postings else self._undecorated.get(w, _plain(w)) for w in phrase.words]
        return phrase._replace(words=words) if words != phrase.words else None

    def _elided(self, fragments: tuple[Folded, ...], near: int | None) -> _Place | None:
        """Return where the fragments stand in order, with short and harmless gaps between them."""
        anchor = max(range(len(fragments)), key=lambda n: len(fragments[n].words))
        for first, end in islice(self._index.places(fragments[anchor], near=near), _MOST_PLACES):
            start: int | None = first
            for fragment in reversed(fragments[:anchor]):
                start = self._before(fragment, start) if start is not None else None
            stop: int | None = end
            for fragment in fragments[anchor + 1 :]:
                stop = self._after(fragment, stop) if stop is not None else None
            if start is not None and stop is not None:
                return _Place(start, stop, elided=True)
        return None

    def _before(self, fragment: Folded, start: int) -> int | None:
        window = (max(0, start - WIDEST_GAP - 2 * len(fragment.words)), start)
        fitting = (place for place in self._index.places(fragment, within=window) if self._omissible(place[1], start))
        return max((place[0] for place in fitting), default=None)

    def _after(self, fragment: Folded, end: int) -> int | None:
        window = (end, end + WIDEST_GAP + 2 * len(fragment.words))
        fitting = (place for place in self._index.places(fragment, within=window) if self._omissible(end, place[0]))
        return next((place[1] for place in fitting), None)

    def _omissible(self, first: int, end: int) -> bool:
        """Tell whether the words between may be left out: few, none of them denies, the same speaker goes on."""
        folded = self._index.folded
        begins, ends = folded.ends[first - 1], folded.starts[end]
        if ends - begins > WIDEST_GAP or any(map(is_negation, folded.words[first:end])):
            return False
        if _turn().search(folded.text, begins, ends):
            return False
        speakers = {passage.speaker for at in (begins, ends) if (passage := self._passage(Span(at, at + 1)))}
        return len(speakers) < 2  # noqa: PLR2004

    def _spanned(self, asked: Quote, place: _Place) -> tuple[Span, Match]:
        if place.elided:
            return Span(self._index.folded.starts[place.first], self._index.folded.ends[place.end - 1]), "elided"
        return spanned(asked, self._index.folded, self.document.text, place.first, place.end)

    def _passage(self, span: Span) -> Passage | None:
        """Return the passage that ``span`` starts in, or the first that it reaches."""
        number = bisect_right(self._passage_starts, span.start) - 1
        for passage in self.passages[max(0, number) : number + 2]:
            if passage.span.overlaps(span):
                return passage
        return None


def locate(document: Document, passages: Sequence[Passage] = ()) -> Locator:
    """Return what finds quotes in ``document``, in time that does not grow with it.

    With ``passages``, evidence tells the passage it starts in, with that passage's part and speaker.
    """
    return Locator(document, passages)


def _lacking(asked: Quote) -> str:
    if not asked.folded.words:
        return "too_short" if asked.text.strip() else "empty"
    if is_too_long(asked.folded):
        return "too_long"
    return "too_short" if is_too_short(asked.folded) else ""


def _plain(word: str) -> str:
    return "".join(mark for mark in unicodedata.normalize("NFD", word) if not unicodedata.combining(mark))


@cache
def _turn() -> re.Pattern[str]:
    """Return what a speaker's label looks like at the start of a line: up to four words in capitals, and a colon."""
    return re.compile(r"\n[ \t]{0,9}[*_]{0,2}(?:[A-ZÀ-ÞЀ-Я][\w.'\u2019-]{0,20} ?){1,4}:[*_]{0,2}\s")
