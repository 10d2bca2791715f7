"""The passages of a chunk, prepared once for all rules: words, paragraphs and what stands in quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain, groupby, repeat
from typing import TYPE_CHECKING

from summarizer.canonical import index
from summarizer.document import Span
from summarizer.extracting.capitals import usage
from summarizer.extracting.cues import ENGLISH, word_list
from summarizer.extracting.language import is_strange, spoken
from summarizer.language.months import MONTH, follows_month
from summarizer.language.scripts import language_by_script

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.document import Chunk, Document, Passage
    from summarizer.extracting.capitals import Usage

# One alternative a kind of token, the more special first. A possessive is a token of its own, so that a name before it
# is whole; a contraction ("don't") is one word; an address, a handle or a hashtag is one token that is no word, and so
# is an entity or a footnote's mark; a percentage is one with its sign.
_TOKEN = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|[@#]\w+"
    r"|&\#?\w{1,31};|\[\d{1,4}\]"
    r"|(?:[^\W\d_]-)?(?:[^\W\d_]\.){2,}"
    r"|['’][sS]\b"
    r"|\d+(?:[.,:/]\d+)*(?:\w+|\s?%)?"
    r"|\w+(?:(?:[-‐‑\u00ad]|&(?!\#?\w{1,31};)|['’](?![sS]\b))\w+)*"
    r"|[^\w\s]"
)
_BLANK_LINE = re.compile(r"\n[ \t\r>]*\n")
_OPENING, _CLOSING, _EITHER = "“«„", "”»", '"'
_CLOSES = {"„": '“”"', "»": "«"}  # in German, what closes a quotation opens one elsewhere
# Marks of other scripts for those that the rules look for.
_MARKS = {"？": "?", "؟": "?", "՞": "?", "！": "!", "。": "."}
_PARTING = frozenset('.,;:!?…“”‘’«»„"()[]{}*_—–-/|')
_FEWEST_WORDS = 2
_TELLING, _ENOUGH = 60, 400  # tokens of a part that may be in another language than the rest; those looked at
_ELISIONS = 3  # "jusqu'à l'an" in one word, at most
_BEGINNING = 2_000  # words of a text that show its language
_FEWEST_LETTERS = 200  # that a text must have to show it


@dataclass(frozen=True, slots=True)  # two thirds of a named tuple's memory, and a text has millions
class Token:
    """A word, number or mark of ``document.text``: as written, folded (lower case, straight apostrophes), and where.

    ``base`` is where its sentence begins in the document, ``at`` where it begins in the sentence. A number of its own
    for where it begins in the document would be a third more memory: Python has each small number but once.
    """

    text: str
    low: str
    base: int
    at: int

    @property
    def start(self) -> int:
        """Where it begins in the document."""
        return self.base + self.at

    @property
    def end(self) -> int:
        """Where it ends in the document, exclusive."""
        return self.base + self.at + len(self.text)

    @property
    def span(self) -> Span:
        """Where it stands in the document."""
        return Span(self.start, self.end)

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A passage with its tokens in order; ``quoted`` are the stretches that stand in quotation marks, marks excluded.

    ``number`` counts sentences of the reading from 0, ``paragraph`` the paragraphs; ``low`` are the folded tokens, for
    cues that are words in a row; ``language`` is the code of the language whose words it is read with, "" where that is
    not known. A quotation that runs on over several passages covers each of them.
    """

    number: int
    paragraph: int
    passage: Passage
    document: Document = field(repr=False)  # holds the words: a copy of each sentence would be one more of the text
    tokens: tuple[Token, ...]
    low: tuple[str, ...]
    quoted: tuple[Span, ...]
    language: str = ENGLISH

    @property
    def text(self) -> str:
        """The passage as written."""
        return self.span.of(self.document.text)

    @property
    def span(self) -> Span:
        """Where the passage stands in the document."""
        return self.passage.span

    def words(self, span: Span) -> str:
        """Return the words of the source at ``span`` of this sentence, on one line."""
        return " ".join(self.document.text[max(span.start, self.span.start) : min(span.end, self.span.end)].split())

    def whole(self, span: Span) -> Span:
        """Return ``span`` grown over what is written onto its edges ("'s", "%", an entity), and to two words at least.

        A quotation cut inside "Bezos's" or "35 %" would not say what its source says, nor would one word say anything.
        """
        inside = [n for n, token in enumerate(self.tokens) if token.start < span.end and span.start < token.end]
        if not inside:
            return self.span
        first, last = inside[0], inside[-1]
        while last + 1 < len(self.tokens) and self._joined(last):
            last += 1
        while first and self._joined(first - 1):
            first -= 1
        words = sum(token.text[0].isalnum() for token in self.tokens[first : last + 1])
        if words < _FEWEST_WORDS:
            return self.span
        return Span(min(span.start, self.tokens[first].start), max(span.end, self.tokens[last].end))

    def _joined(self, number: int) -> bool:
        """Tell whether the token after ``number`` is written onto it and is no mark that ends a phrase."""
        one, after = self.tokens[number], self.tokens[number + 1]
        return one.end == after.start and one.text not in _PARTING and after.text not in _PARTING

    def within_quotes(self, span: Span) -> bool:
        """Tell whether ``span`` stands wholly in quotation marks."""
        return any(stretch.covers(span) for stretch in self.quoted)


@dataclass(frozen=True)
class Reading:
    """All sentences of a chunk, in order, and the language most are in. Sentence n of it is ``sentences[n]``."""

    document: Document
    chunk: Chunk
    sentences: tuple[Sentence, ...]
    language: str

    def words(self, span: Span) -> str:
        """Return the words of the source at ``span``, as they are."""
        return span.of(self.document.text)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of the sentences, in the order of their codes."""
        return tuple(sorted({sentence.language for sentence in self.sentences})) or (self.language,)

    @cached_property
    def usage(self) -> Usage:
        """How its words are used, with capitals and without."""
        return usage(self.sentences)

    def only(self, language: str) -> Reading:
        """Return the reading with the words of the sentences in ``language`` alone; their numbers stay."""
        if self.languages == (language,):
            return self
        blank = (
            sentence if sentence.language == language else replace(sentence, tokens=(), low=(), quoted=())
            for sentence in self.sentences
        )
        return Reading(self.document, self.chunk, tuple(blank), language)


class _Forms(dict[str, tuple[str, str]]):
    """Each word of one text as written and folded, once: most words recur, and share the two strings.

    It is a dict that fills itself, because looking a word up is most of the work.
    """

    def __missing__(self, text: str) -> tuple[str, str]:
        low = text.casefold().replace("’", "'")
        forms = self[text] = (text, _MARKS.get(low, low))
        return forms


def read(document: Document, chunk: Chunk) -> Reading:
    """Return ``chunk`` of ``document`` as sentences of tokens. Takes time in proportion to its length."""
    forms = _Forms()
    sentences = list(_sentences(document, chunk.passages, repeat(ENGLISH), forms))
    language = spoken(sentence.low for sentence in sentences)
    languages = _by_part(sentences, language)
    if set(languages) - {ENGLISH}:
        sentences.reverse()
        sentences = list(_sentences(document, chunk.passages, languages, forms, sentences))
    return Reading(document, chunk, tuple(sentences), language)


def _by_part(sentences: Sequence[Sentence], language: str) -> list[str]:
    """Return the language of each sentence: that of its part, if that is long enough, else ``language``.

    Where nobody knows the language of the whole, no part is looked at.
    """
    if not language or len({sentence.passage.part for sentence in sentences}) <= 1:
        return [language] * len(sentences)
    found: list[str] = []
    for _, group in groupby(sentences, key=lambda sentence: sentence.passage.part):
        part = list(group)
        telling = sum(len(sentence.tokens) for sentence in part) >= _TELLING
        own = spoken((sentence.low for sentence in part), sample=_ENOUGH) if telling else ""
        found += [own or language] * len(part)
    return found


def understood(document: Document) -> bool:
    """Tell whether this room has a lexicon of the language that a document is in, or the document is too short to tell.

    Of others only names and questions are found. The beginning of the text is looked at.
    """
    words = tuple(index(document).folded.words[:_BEGINNING])
    if spoken([words]):
        return True
    if language_by_script(document.text[:_BEGINNING]) or is_strange(words):
        return False
    return sum(map(len, words)) < _FEWEST_LETTERS


def tokens(text: str, span: Span, language: str, forms: _Forms) -> tuple[Token, ...]:
    """Return the tokens of ``text`` inside ``span``; in French what is written onto a word is a token of its own."""
    base = span.start
    found = (Token(*forms[match[0]], base, match.start() - base) for match in _TOKEN.finditer(text, base, span.end))
    elided, clitics = word_list("elided", language), word_list("clitics", language)
    return tuple(chain.from_iterable(_parted(token, elided, clitics) for token in found) if elided else found)


def _with_months(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return tokens of which those that are the month of May have it for their folded form: it is no "may"."""
    if not any(token.text == "May" for token in words):
        return words
    return tuple(replace(token, low=MONTH) if _is_month(words, at) else token for at, token in enumerate(words))


def _is_month(words: tuple[Token, ...], at: int) -> bool:
    """Tell whether a word is the month of May, or somebody's name: its capital opens no sentence or quotation."""
    if words[at].text != "May":
        return False
    inside = at > 0 and (words[at - 1].text[0].isalnum() or words[at - 1].text in {",", "("})
    return inside or follows_month(words[at + 1].low if at + 1 < len(words) else "")


def _parted(token: Token, elided: frozenset[str], clitics: frozenset[str]) -> Iterator[Token]:
    """Yield a token with its elided beginning and its clitic end apart: "l'" of "l'eau", "t-il" of "a-t-il"."""
    text, low, at = token.text, token.low, token.at
    for _ in range(_ELISIONS):
        length = low.find("'") + 1
        if low[: max(0, length - 1)] not in elided or length == len(low) or len(low) != len(text):
            break
        yield Token(text[:length], low[:length], token.base, at)
        text, low, at = text[length:], low[length:], at + length
    clitic = max((one for one in clitics if low.endswith(f"-{one}")), key=len, default="") if "-" in low else ""
    if clitic and len(low) == len(text):
        length = len(low) - len(clitic)
        yield Token(text[: length - 1], low[: length - 1], token.base, at)
        text, low, at = text[length:], low[length:], at + length
    yield Token(text, low, token.base, at)


def _sentences(
    document: Document,
    passages: tuple[Passage, ...],
    languages: Iterable[str],
    forms: _Forms,
    read_already: list[Sentence] | None = None,
) -> Iterator[Sentence]:
    """Yield the passages as sentences, each in its language.

    ``read_already`` are they as English, the last first: the words of a language that writes none onto others are the
    same. Each is taken out of the list when it is met, so that the words of a long text are not held twice.
    """
    text = document.text
    paragraph, before, opened = 0, 0, ""
    for number, (passage, language) in enumerate(zip(passages, languages, strict=False)):
        span = passage.span
        if number and (_BLANK_LINE.search(text, before, span.start) or passage.heading):
            paragraph, opened = paragraph + 1, ""  # a quotation left open does not swallow the rest of the text
        before = span.end
        former = read_already.pop() if read_already else None
        if former and not word_list("elided", language):
            words, low = former.tokens, former.low
        else:
            words = _with_months(tokens(text, span, language, forms))
            low = tuple(token.low for token in words)
        quoted, opened = _quoted(words, span, opened, language)
        yield Sentence(number, paragraph, passage, document, words, low, quoted, language)


def _quoted(words: tuple[Token, ...], span: Span, opened: str, language: str) -> tuple[tuple[Span, ...], str]:
    """Return the quoted stretches, and the mark of the quotation still open at the end ("" for none)."""
    stretches: list[Span] = []
    start = span.start
    opening = _OPENING + "»" if language == "de" else _OPENING
    for token in words:
        if opened:
            if token.text in _CLOSES.get(opened, _CLOSING) or (token.text == _EITHER and opened == _EITHER):
                stretches.append(Span(start, token.start))
                opened = ""
        elif token.text in opening or token.text == _EITHER:
            opened, start = token.text, token.end
    if opened and start < span.end:
        stretches.append(Span(start, span.end))
    return tuple(stretches), opened
