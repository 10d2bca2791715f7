"""Why a quote does not stand, in words that a person understands and a repairing model can act on.

Similarity is used here, and only here: to find the passage that comes nearest, never to accept a quote.
"""

from __future__ import annotations

from collections import defaultdict
from heapq import nlargest
from itertools import islice
from typing import TYPE_CHECKING, Final

from summarizer.canonical.characters import TRIANGLES
from summarizer.canonical.lexicon import MODALS, NUMBER_WORDS, UNITS, is_negation
from summarizer.document import Span
from summarizer.grounding.omitting import concealed
from summarizer.grounding.supposing import conditions
from summarizer.report import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from summarizer.canonical import Folded, Index
    from summarizer.document import Document
    from summarizer.grounding.sentences import Sentences
    from summarizer.grounding.turning import Trouble

#: With a capital it is the month, and told as any other month is; hardly a sentence begins with the verb.
_MONTHS: Final = frozenset({"may"})

#: Most characters of the source, and of the quote, that a refusal shows.
MOST_SHOWN: Final = 300

#: Of a quote's rarest words, and of the places of each, as many are looked at for the nearest passage.
_RAREST: Final = 12
_MOST_PLACES: Final = 300

#: Starts fewer words apart than this are one place: a word added to a quote or left out moves what stands behind it.
_SLOT: Final = 4

#: As many of the places with the most votes are compared with the quote.
_MOST_COMPARED: Final = 4

#: A passage with fewer of the quote's words than this is not the one meant.
_LEAST_SHARE: Final = 0.5

#: From this share on, the words that differ are the reason; below, the quote may be made of two passages.
_NEAR_SHARE: Final = 0.75

#: Of a loss or a range, and of a rise and a fall.
_SIGNS: Final = frozenset({"-", *TRIANGLES})

_TOO_LITTLE: Final = {
    "empty": "there is no quote",
    "too_short": "the quote is too short to prove anything; quote at least two words",
    "too_long": "the quote is too long to prove anything in particular; quote the few words that say it",
}


class Explainer:
    """Makes the refusals of one document's quotes."""

    def __init__(self, document: Document, index: Index, sentences: Sentences) -> None:
        self._document = document
        self._index = index
        self._sentences = sentences

    def too_little(self, code: str, quote: str) -> Refusal:
        """Return the refusal of a quote that is empty, too short or too long to be looked up."""
        return Refusal(code=code, note=_TOO_LITTLE[code], quote=_cut(quote), document_id=self._document.id)

    def trouble(self, trouble: Trouble, quote: str) -> Refusal:
        """Return the refusal of a quote whose words stand in the source and mean something else there."""
        return self._refusal(trouble.code, trouble.note, quote, (trouble.first, trouble.end))

    def absence(self, asked: Folded, fragments: Sequence[Folded], quote: str) -> Refusal:
        """Return the refusal of a quote that does not stand in the source, with the passage that comes nearest.

        ``fragments`` are what stands around the quote's ellipses; when one of them is not the source's, it is the one
        that is explained.
        """
        if len(fragments) > 1:
            missing = next((part for part in fragments if not self._places(part)), None)
            if missing is None:
                return self._gap(fragments, quote)
            asked = missing
        near = self._nearest(asked.words)
        changes = _changes(asked.words, self._index.folded.words, near) if near else []
        changed = sum(change.asked_end - change.asked for change in changes)
        share = 1 - changed / len(asked.words)
        if share < _NEAR_SHARE and (parts := self._spliced(asked)):
            note = f"“{parts[0]}” and “{parts[1]}” stand apart in the source; quote one place only"
            return self._refusal("spliced", note, quote, near)
        if near is None or share < _LEAST_SHARE or not changes:
            return self._refusal("not_there", "the source does not say this in these words", quote, near)
        code, note = self._reason(asked, changes)
        return self._refusal(code, note, quote, near)

    def _gap(self, fragments: Sequence[Folded], quote: str) -> Refusal:
        """Return the refusal of fragments that all stand in the source and may not be joined by an ellipsis."""
        first, second = fragments[0], fragments[1]
        place = self._places(first)[0]
        after = next((at for at in self._places(second) if at[0] >= place[1]), place)
        hidden = None
        if 0 <= after[0] - place[1] < _MOST_PLACES:
            hidden = concealed(
                self._index.folded,
                place[1],
                after[0],
                conditions(self._index.postings),
                english=self._index.english,
            )
        if hidden:
            note = f"the words left out at the ellipsis contain “{hidden.word}”; quote them too"
            return self._refusal(hidden.code, note, quote, place)
        one, other = _words(first, range(len(first.words))), _words(second, range(len(second.words)))
        note = f"“{one}” and “{other}” are out of order, far apart or of two speakers; quote one place only"
        return self._refusal("spliced", note, quote, place)

    def _reason(self, asked: Folded, changes: list[_Change]) -> tuple[str, str]:
        """Return the gravest kind of change as a code, and the change that shows it in words."""
        source = self._index.folded
        for code, is_of_that_kind in _KINDS:
            for change in changes:
                ours = range(change.asked, change.asked_end)
                theirs = range(change.source, change.source_end)
                if any(is_of_that_kind(asked.words[n], asked.raw(n)) for n in ours) or any(
                    is_of_that_kind(source.words[n], source.raw(n)) for n in theirs
                ):
                    return code, _told(asked, ours, source, theirs)
        change = max(changes, key=lambda change: change.asked_end - change.asked)
        ours, theirs = range(change.asked, change.asked_end), range(change.source, change.source_end)
        return ("words_added" if ours else "words_dropped"), _told(asked, ours, source, theirs)

    def _spliced(self, asked: Folded) -> tuple[str, str] | None:
        """Return the two parts of a quote that is put together of words from two places, or None."""
        size = len(asked.words)
        head = _longest(lambda length: bool(self._places(_part(asked, 0, length))), size)
        tail = _longest(lambda length: bool(self._places(_part(asked, size - length, size))), size)
        # A word or two may join the parts, as "and" does.
        if head + tail < size - 2 or min(head, tail) < 3:  # noqa: PLR2004
            return None
        return _words(asked, range(head)), _words(asked, range(size - tail, size))

    def _places(self, part: Folded) -> list[tuple[int, int]]:
        return list(islice(self._index.places(part), _MOST_PLACES))

    def _nearest(self, words: list[str]) -> tuple[int, int] | None:
        """Return the words of the source, as numbers, that come nearest to those of a quote; None where none do.

        Each of the quote's rarer words votes for where a quote that holds it would start; the places with the most
        votes are compared with the quote.
        """
        known = sorted((len(found), n) for n, word in enumerate(words) if (found := self._index.postings.get(word)))
        votes: dict[int, float] = defaultdict(float)
        for count, n in known[:_RAREST]:
            for at in self._index.postings[words[n]][:_MOST_PLACES]:
                votes[(at - n) // _SLOT] += 1 + 1 / count
        starts = [slot * _SLOT for slot in nlargest(_MOST_COMPARED, votes, key=votes.__getitem__)]
        aligned = [_aligned(words, self._index.folded.words, start) for start in starts]
        return max(aligned, key=lambda found: found[0])[1] if aligned else None

    def _refusal(self, code: str, note: str, quote: str, near: tuple[int, int] | None) -> Refusal:
        span = self._shown(near) if near else None
        nearest = span.of(self._document.text) if span else ""
        return Refusal(code=code, note=note, quote=_cut(quote), nearest=nearest, at=span, document_id=self._document.id)

    def _shown(self, near: tuple[int, int]) -> Span:
        """Return the characters to show for some words of the source: their sentence, cut where it is long."""
        folded = self._index.folded
        start, end = folded.starts[near[0]], folded.ends[near[1] - 1]
        end = min(end, start + MOST_SHOWN)
        room = MOST_SHOWN - (end - start)
        sentence = self._sentences.around(Span(start, end))
        left, right = sentence.start, sentence.end
        left = max(min(left, start), start - room)
        right = min(max(right, end), end + room - (start - left))
        return self._at_words(Span(left, right), Span(start, end))

    def _at_words(self, wide: Span, core: Span) -> Span:
        """Return ``wide`` without blanks and half words at its edges, but no less than ``core``."""
        text = self._document.text
        left, right = wide.start, wide.end
        while left < core.start and (text[left].isspace() or (left and text[left - 1].isalnum())):
            left += 1
        while right > core.end and (text[right - 1].isspace() or (right < len(text) and text[right].isalnum())):
            right -= 1
        return Span(left, right)


class _Change:
    """Words ``asked`` to ``asked_end`` of a quote stand where the source has ``source`` to ``source_end``."""

    __slots__ = ("asked", "asked_end", "source", "source_end")

    def __init__(self, asked: int, asked_end: int, source: int, source_end: int) -> None:
        self.asked, self.asked_end, self.source, self.source_end = asked, asked_end, source, source_end


def _is_number(word: str, _: str) -> bool:
    return word[0].isdecimal() or word in NUMBER_WORDS or word in UNITS or word in _SIGNS


def _is_negation(word: str, _: str) -> bool:
    return is_negation(word)


def _is_modal(word: str, raw: str) -> bool:
    if word in _MONTHS:
        return raw.islower()
    return word in MODALS or word == "?"


def _is_name(_: str, raw: str) -> bool:
    return raw[0].isupper()


#: Kinds of words, the gravest first: of several differences the first kind found is the reason.
_KINDS: Final[tuple[tuple[str, Callable[[str, str], bool]], ...]] = (
    ("number", _is_number),
    ("negation", _is_negation),
    ("modality", _is_modal),
    ("name", _is_name),
)


def _aligned(words: list[str], source: list[str], start: int) -> tuple[float, tuple[int, int]]:
    """Return how well ``words`` align with the source around word ``start``, and the stretch they align with."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415
    from rapidfuzz.fuzz import partial_ratio_alignment  # noqa: PLC0415

    low, high = max(0, start - 4), min(len(source), max(0, start) + len(words) + 12)
    window = source[low:high]
    if len(window) > len(words) and (best := partial_ratio_alignment(words, window)):
        left, right = low + best.dest_start, low + best.dest_end
        # A little wider where the edges differ: the source may have words there that the quote leaves out.
        low = left if source[left] == words[0] else max(low, left - 2)
        high = right if source[right - 1] == words[-1] else min(high, right + 2)
        window = source[low:high]
    changes = [change for change in Levenshtein.opcodes(words, window) if change.tag != "equal"]
    first = changes[0].dest_end if changes and changes[0].tag == "insert" and changes[0].src_start == 0 else 0
    end = len(window)
    if len(changes) > (first > 0) and changes[-1].tag == "insert" and changes[-1].src_start == len(words):
        end = changes[-1].dest_start
    if first >= end:
        first, end = 0, len(window)
    return Levenshtein.normalized_similarity(words, window[first:end]), (low + first, low + end)


def _changes(words: list[str], source: list[str], near: tuple[int, int]) -> list[_Change]:
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

    first, end = near
    return [
        _Change(op.src_start, op.src_end, first + op.dest_start, first + op.dest_end)
        for op in Levenshtein.opcodes(words, source[first:end])
        if op.tag != "equal"
    ]


def _told(asked: Folded, ours: range, source: Folded, theirs: range) -> str:
    here, there = _words(asked, ours), _words(source, theirs)
    if not there:
        return f"the quote adds “{here}”, which the source does not have there"
    if not here:
        return f"the quote leaves out “{there}”"
    return f"the source has “{there}” where the quote has “{here}”"


def _words(text: Folded, numbers: range) -> str:
    """Return the words of those numbers as they are written, cut in the middle when they are many."""
    if not numbers:
        return ""
    return _cut(" ".join(text.text[text.starts[numbers[0]] : text.ends[numbers[-1]]].replace("\u2060", "").split()), 80)


def _part(text: Folded, first: int, end: int) -> Folded:
    """Return words ``first`` to ``end`` of a text, with no other readings."""
    return text._replace(
        words=text.words[first:end], starts=text.starts[first:end], ends=text.ends[first:end], readings={}
    )


def _longest(stands: Callable[[int], bool], most: int) -> int:
    """Return the greatest length for which ``stands`` holds, when it holds for all shorter ones."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if stands(middle):
            low = middle
        else:
            high = middle - 1
    return low


def _cut(text: str, most: int = MOST_SHOWN) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
