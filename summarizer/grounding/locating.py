"""Where a quote stands in a document."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal

from summarizer.canonical import BARRIER, Folded, Index, index
from summarizer.document import Span
from summarizer.grounding.clipping import clipped
from summarizer.grounding.compounds import is_hyphened, respelled
from summarizer.grounding.decimals import regrouped
from summarizer.grounding.edges import spanned
from summarizer.grounding.explaining import Explainer
from summarizer.grounding.omitting import concealed
from summarizer.grounding.placing import place
from summarizer.grounding.quoting import MOST_RAW_CHARACTERS, Quote, is_too_long, is_too_short, read
from summarizer.grounding.sentences import Sentences
from summarizer.grounding.supposing import conditions
from summarizer.grounding.turning import Trouble, turned
from summarizer.report import Evidence, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.document import Document, Passage

#: Most characters that an ellipsis may stand for.
WIDEST_GAP: Final = 400

#: Places of a fragment that are tried before an elided quote is given up.
_MOST_PLACES: Final = 500

#: Of an elided quote, so many places of its longest fragment are tried, and so many gaps beside each, short ones first.
_MOST_ANCHORS: Final = 100
_MOST_GAPS: Final = 6

#: One currency, and no other has these names.
_EUROS: Final = frozenset({"€", "euro", "euros", "eur"})

#: Where a quote stands, and how its words met the source's.
_Found = tuple[Span, Literal["verbatim", "typographic", "elided"]]


class Locator:
    """Finds quotes in one document, in time that does not grow with it.

    ``locate`` makes one that is ready. One that is made otherwise indexes its document when it is asked for the first
    quote: until then it takes next to no memory, and a brief's first work, reading the text, takes most.
    """

    def __init__(self, document: Document, passages: Sequence[Passage] = ()) -> None:
        self.document = document
        self._sentences = Sentences(document.text, passages)
        self.passages = self._sentences.passages
        self._undecorated: Mapping[str, str] | None = None

    @cached_property
    def _index(self) -> Index:
        return index(self.document)

    @cached_property
    def _conditions(self) -> frozenset[str]:
        return conditions(self._index.postings)

    @cached_property
    def _explainer(self) -> Explainer:
        return Explainer(self.document, self._index, self._sentences)

    def prepare(self) -> None:
        """Index the document now, rather than when the first quote is looked for."""
        _ = self._explainer, self._conditions

    def find(self, quote: str, near: int | None = None) -> Evidence | Refusal:
        """Return the evidence that ``quote`` is, or the reason why it is none; any text may be given.

        ``near`` is a character offset of the document: words that stand there several times are found at the place
        nearest to it; otherwise the first place counts. The match is ``verbatim`` when the quote stands to the letter,
        blanks and quotation marks around it aside. A quote that stands is evidence even where the words beside it turn
        its meaning; ``clipped`` tells them.
        """
        if len(quote) > MOST_RAW_CHARACTERS:
            return self._explainer.too_little("too_long", quote)
        asked = read(quote)
        if lacking := _lacking(asked):
            return self._explainer.too_little(lacking, quote)
        found = self._found(asked, near)
        if found is None:
            return self._explainer.absence(asked.folded, asked.fragments, quote)
        if isinstance(found, Trouble):
            return self._explainer.trouble(found, quote)
        span, match = found
        passage = self._sentences.passage(span)
        return Evidence(
            document_id=self.document.id,
            passage=passage.id if passage else "",
            span=span,
            quote=span.of(self.document.text),
            match=match,
            part=passage.part if passage else "",
            speaker=passage.speaker if passage else "",
            place=place(self.document, span),
            sentence=self._sentences.around(span),
            clipped=self.clipped(span),
        )

    def passage(self, span: Span) -> Passage | None:
        """Return the passage that ``span`` starts in, or the first that it reaches; None where they are not known."""
        return self._sentences.passage(span)

    def span(self, quote: str, near: int | None = None) -> Span | None:
        """Return only where ``quote`` stands, or None: what ``find`` finds, without the cost of a reason."""
        if len(quote) > MOST_RAW_CHARACTERS:
            return None
        asked = read(quote)
        found = None if _lacking(asked) else self._found(asked, near)
        return None if found is None or isinstance(found, Trouble) else found[0]

    def clipped(self, span: Span) -> str:
        """Return the words just outside ``span``, in the same sentence, that turn what it says ("denied that"), or "".

        It costs a few microseconds, so that ``span`` and this together are a cheap ``find``.
        """
        folded = self._index.folded
        first, end = bisect_right(folded.ends, span.start), bisect_left(folded.starts, span.end)
        if first >= end:
            return ""
        if not self.passages:
            return self._clipped(first, end, (0, len(folded.words)))
        sentence = self._sentences.around(span)
        floor, ceiling = bisect_left(folded.starts, sentence.start), bisect_left(folded.starts, sentence.end)
        return self._clipped(first, end, (floor, ceiling))

    def _clipped(self, first: int, end: int, within: tuple[int, int]) -> str:
        return clipped(self._index.folded, first, end, within, self._conditions)

    def _found(self, asked: Quote, near: int | None) -> _Found | Trouble | None:
        """Return where the quote stands, why it may not stand where it does, or None where it does not stand."""
        word = None if near is None else self._index.word_at(near)
        trouble: Trouble | None = None
        for phrase, optional, tight in self._wordings(asked):
            best: _Found | None = None
            places = self._index.places(phrase, near=word, optional=optional)
            for first, end in islice(places, _MOST_PLACES):
                if tight and not all(is_hyphened(self._index.folded, first + n) for n in tight):
                    continue
                here = self._turned(phrase, first, end)
                trouble = trouble or here
                if here is None:
                    found = spanned(asked, self._index.folded, self.document.text, first, end)
                    best = best or found
                    # Of several places, one that has the quote to the letter is the one meant.
                    if near is not None or found[1] == "verbatim":
                        best = found
                        break
            if best:
                return best
        if len(asked.fragments) > 1 and (span := self._elided(asked.fragments, word)):
            return span, "elided"
        return trouble

    def _wordings(self, asked: Quote) -> Iterator[tuple[Folded, Mapping[int, int], tuple[int, ...]]]:
        """Yield the quote to the letter, without what an editor added, with the source's accents, euros and hyphens.

        With each come the words that may be missing, and those that must stand at a hyphen.
        """
        yield asked.folded, {}, ()
        if asked.glue:
            yield asked.folded, asked.glue, ()
        if accented := self._accented(asked.folded):
            yield accented, {}, ()
        for phrase in self._in_euros(asked.folded):
            yield phrase, {}, ()
        if spelling := respelled(asked.folded, self._index):
            yield spelling.phrase, {}, spelling.tight

    def _accented(self, phrase: Folded) -> Folded | None:
        """Return the phrase with the accents that an English source has on its words, as in naïve; None if none."""
        postings = self._index.postings
        if all(map(postings.__contains__, phrase.words)):
            return None
        if not self._index.english:  # in other languages an accent makes another word
            return None
        if self._undecorated is None:
            self._undecorated = {_plain(word): word for word in postings if not word.isascii()}
        words = [w if w in postings else self._undecorated.get(w) or _plain(w) for w in phrase.words]
        return phrase._replace(words=words) if words != phrase.words else None

    def _in_euros(self, phrase: Folded) -> Iterator[Folded]:
        """Yield the phrase with its euros as the source writes them elsewhere: "€" or a word."""
        if _EUROS.isdisjoint(phrase.words):
            return
        for written in filter(self._index.postings.__contains__, sorted(_EUROS)):
            words = [written if word in _EUROS else word for word in phrase.words]
            if words != phrase.words:
                yield phrase._replace(words=words)

    def _elided(self, fragments: tuple[Folded, ...], near: int | None) -> Span | None:
        """Return where the fragments stand in order, with short and harmless gaps between them."""
        anchor = max(range(len(fragments)), key=lambda n: len(fragments[n].words))
        for first, end in islice(self._index.places(fragments[anchor], near=near), _MOST_ANCHORS):
            if self._turned(fragments[anchor], first, end):
                continue
            start: int | None = first
            for fragment in reversed(fragments[:anchor]):
                start = self._before(fragment, start) if start is not None else None
            stop: int | None = end
            for fragment in fragments[anchor + 1 :]:
                stop = self._after(fragment, stop) if stop is not None else None
            if start is not None and stop is not None:
                return Span(self._index.folded.starts[start], self._index.folded.ends[stop - 1])
        return None

    def _before(self, fragment: Folded, start: int) -> int | None:
        window = (max(0, start - WIDEST_GAP - 2 * len(fragment.words)), start)
        places = islice(self._index.places(fragment, near=start, within=window), _MOST_GAPS)
        fitting = (
            place[0] for place in places if self._omissible(place[1], start) and not self._turned(fragment, *place)
        )
        return next(fitting, None)

    def _after(self, fragment: Folded, end: int) -> int | None:
        window = (end, end + WIDEST_GAP + 2 * len(fragment.words))
        places = islice(self._index.places(fragment, within=window), _MOST_GAPS)
        fitting = (
            place[1] for place in places if self._omissible(end, place[0]) and not self._turned(fragment, *place)
        )
        return next(fitting, None)

    def _turned(self, phrase: Folded, first: int, end: int) -> Trouble | None:
        """Return what makes a phrase say something else than the words that it stands at."""
        return turned(phrase, self._index.folded, first, end, self._conditions) or regrouped(
            phrase, self.document, first, end
        )

    def _omissible(self, first: int, end: int) -> bool:
        """Tell whether the words between may be left out: few, they hide nothing, the same speaker goes on."""
        folded = self._index.folded
        begins, ends = folded.ends[first - 1], folded.starts[end]
        if BARRIER in folded.words[first:end]:
            return False
        if ends - begins > WIDEST_GAP or concealed(folded, first, end, self._conditions, english=self._index.english):
            return False
        speakers = {passage.speaker for at in (begins, ends) if (passage := self._sentences.passage(Span(at, at + 1)))}
        return len(speakers) < 2  # noqa: PLR2004


def _lacking(asked: Quote) -> str:
    if not asked.folded.words:
        return "too_short" if asked.text.strip() else "empty"
    if is_too_long(asked.folded):
        return "too_long"
    return "too_short" if is_too_short(asked.folded) else ""


def _plain(word: str) -> str:
    """Return a word without its accents; what is no letter, and a single one, means something else without: ≠, Å."""
    if word.isascii() or len(word) == 1 or not any(map(str.isalpha, word[1:])):
        return word
    return "".join(mark for mark in unicodedata.normalize("NFD", word) if not unicodedata.combining(mark))
