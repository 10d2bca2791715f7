"""Whose words a text is that has no labels: a speech or column its author's, an interview's answers one person's."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.document import Span
from summarizer.extracting.cues import knows, reads_english, word_list
from summarizer.extracting.figures import Mention
from summarizer.extracting.introducing import introduced, tells_of_meeting
from summarizer.extracting.offices import after_office, like_person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.extracting.aliases import Cluster
    from summarizer.extracting.reading import Reading, Sentence

_HEAD: Final = 3  # sentences in which a speech tells whose it is
_OWN_WORDS: Final = 3  # times that who speaks says "I" or "we"
_SPEECHES: Final = frozenset("remarks speech address statement testimony keynote lecture sermon".split())
_QUESTIONS: Final = 3  # paragraphs that ask, from which on a text may be an interview
_LONGEST: Final = 60  # tokens of such a paragraph
_PUT: Final = 2  # questions put to a "you", of which one may be the reader


def orator(reading: Reading, told: Sequence[Sentence]) -> tuple[str | None, int]:
    """Return the person whose speech or column a text is, by its first lines, and the number of the sentence behind.

    After "Remarks by Ann Lee", or "By Ann Lee" alone, an "I" is hers. A text about a speech has no "I" but in quotation
    marks, nor has a report; and whoever answers in it says so of himself: ``told`` is what nobody else says.
    """
    if not reads_english(reading.language):
        return None, 0
    for sentence in reading.sentences[:_HEAD]:
        by = next((at for at, word in enumerate(sentence.low) if word in {"by", "of", "from"}), None)
        headed = by is not None and (sentence.low[0] == "by" or not _SPEECHES.isdisjoint(sentence.low[:by]))
        if by is not None and headed and _says(word_list("own"), told):
            return _person_at(sentence, by + 1), sentence.number + 1
    return None, 0


def _says(own: frozenset[str], sentences: Sequence[Sentence]) -> bool:
    """Tell whether sentences have enough of one's ``own`` words outside quotation marks to be told by who speaks."""
    tokens = ((sentence, token) for sentence in sentences for token in sentence.tokens if token.low in own)
    return sum(not sentence.within_quotes(token.span) for sentence, token in tokens) >= _OWN_WORDS


def _person_at(sentence: Sentence, first: int) -> str | None:
    """Return the person whom the capitals from the token ``first`` name, an office before the name aside."""
    tokens = sentence.tokens
    end = first
    while end < len(tokens) and (tokens[end].capital or tokens[end].text == "."):
        end += 1
    office = after_office(tokens, first, end)
    run = tokens[office[1] if office else first : end]
    return sentence.words(Span(run[0].start, run[-1].end)) if len(run) > 1 and like_person(run) else None


class _Paragraph(NamedTuple):
    sentences: list[Sentence]

    @property
    def asks(self) -> bool:
        """Whether it is short, and ends with a question."""
        asked = self.sentences[-1].low[-1] == "?" and not self.sentences[-1].quoted
        return asked and sum(len(sentence.low) for sentence in self.sentences) <= _LONGEST

    def has(self, words: frozenset[str]) -> bool:
        """Tell whether one of ``words`` is in it."""
        return any(not words.isdisjoint(sentence.low) for sentence in self.sentences)


def answered(reading: Reading, clusters: Iterable[Cluster]) -> dict[int, Cluster]:
    """Return who speaks the answers of an interview without labels, by the numbers of their sentences.

    It is the one person whom the text before the first question names most, or who is introduced behind the last
    answer ("Ann Lee runs the port. She spoke to Otto Lind."); this person gains the mentions of a speaker. The
    questions are paragraphs of their own, put to a "you"; the answers say "I" or "we". What follows an answer without a
    question may be the next question as well: it is the answer's only where it speaks of "I" or "we".
    """
    if not knows(reading.language) or any(sentence.passage.speaker for sentence in reading.sentences):
        return {}
    theirs, yours = _theirs(reading.language), word_list("your", reading.language)
    told = (sentence for sentence in reading.sentences if not sentence.passage.heading)
    paragraphs = [_Paragraph(list(group)) for _, group in groupby(told, key=lambda one: one.paragraph)]
    asking = [number for number, paragraph in enumerate(paragraphs) if paragraph.asks]
    if len(asking) < _QUESTIONS:
        return {}
    answers = list(_answers(paragraphs, asking[0], theirs))
    met = False
    person = None
    for about in _introductions(reading, paragraphs, asking[0]):
        met = met or tells_of_meeting(reading, about)
        person = person or introduced(reading, clusters, about)
    put = sum(paragraphs[number].has(yours) for number in asking)
    spoken = [sentence for answer in answers for sentence in answer.sentences]
    if person is None or put + met < _PUT or len(answers) < _QUESTIONS or not _says(theirs, spoken):
        return {}
    person.sort = "person"
    for answer in answers:
        first = answer.sentences[0]
        at = Span(first.span.start, first.span.start)
        person.mentions.append(Mention(at, "", first.number, "speaker", 0, 0, 0, part="says"))
    return dict.fromkeys((sentence.number for sentence in spoken), person)


def _introductions(reading: Reading, paragraphs: Sequence[_Paragraph], first: int) -> Iterator[range]:
    """Yield the sentences, by their numbers, in which who answers may be introduced, the surest first.

    They are the paragraph before the question that opens the paragraph ``first``, where it tells that somebody spoke to
    somebody, all before that question, and the last paragraph, where it tells that and says neither "I" nor "we".
    """
    opening = paragraphs[first].sentences[0].number
    before = range(paragraphs[first - 1].sentences[0].number if first else opening, opening)
    if tells_of_meeting(reading, before):
        yield before
    yield range(opening)
    last = paragraphs[-1]
    behind = range(last.sentences[0].number, len(reading.sentences))
    if not last.asks and tells_of_meeting(reading, behind) and not last.has(_theirs(reading.language)):
        yield behind


def _theirs(language: str) -> frozenset[str]:
    """Return the words that whoever answers says of himself, and of those with him."""
    return word_list("own", language) | word_list("our", language)


def _answers(paragraphs: Sequence[_Paragraph], first: int, theirs: frozenset[str]) -> Iterator[_Paragraph]:
    asked = False
    for paragraph in paragraphs[first:]:
        if not paragraph.asks and (asked or paragraph.has(theirs)):
            yield paragraph
        asked = paragraph.asks
