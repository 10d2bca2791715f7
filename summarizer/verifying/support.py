"""Whether the words of a statement are borne out by its sources, as a learned scorer judges: caution only.

The scorer is a logistic regression over what each word shows (features.py): a word's score is a sum of weights, the
statement's the logarithm of its words' summed odds. The weights stand in ``support_weights.toml``, learned by
``python -m tests.bench.training``: one set for a statement that stands alone, another for the statements of one text,
which are judged together (support_of_text.py). It knows English only: of statements and sources in other languages,
or of which nobody can tell the language, it says nothing.
"""

from __future__ import annotations

from functools import cache
from math import exp, log
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from summarizer import lexica
from summarizer.canonical import index
from summarizer.document import Span
from summarizer.language.english_words import HEDGING, denies, is_content
from summarizer.language.languages import in_language
from summarizer.report import Doubt
from summarizer.verifying.reading import LONGEST_LABEL, is_english, is_of_the_source, read, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.canonical import Folded
    from summarizer.document import Document
    from summarizer.report import Evidence
    from summarizer.verifying.features import Reading, Shown

#: A statement with fewer words that carry meaning claims too little to be judged; one with more words is no sentence.
_FEWEST_WORDS: Final = 3
_MOST_WORDS: Final = 400

#: A word is doubtful in itself where it makes up so much of the statement's odds.
_DOUBTFUL_SHARE: Final = 0.2

#: Doubtful words with no more words between them are one doubt.
_WIDEST_GAP: Final = 2

_NOTES: Final = (
    ("denial_new", "the source does not deny this"),
    ("denial_elsewhere", "the source does not deny this"),
    ("denial_dropped", "the source denies this"),
    ("denial_lost", "the source denies this"),
    ("new_opposite", "the source seems to say the contrary"),
    ("else_opposite", "the source seems to say the contrary"),
    ("hedge_lost", "the source says this less firmly"),
)
_NOT_THERE: Final = "these words are not in the source"
_MOVED: Final = "the source has these words, but does not say this with them"
_ALL_OF_IT: Final = "the words of the source do not plainly bear this out"


class Weights(NamedTuple):
    """What each name is worth, and from which score on a statement, or a whole text, is cautioned.

    Who retells a dialogue needs more words of his own: its threshold is another.
    """

    bias: float
    threshold: float
    threshold_of_dialogue: float
    names: Mapping[str, float]

    def limit(self, reading: Reading) -> float:
        """Return the threshold for what is held against the sources of ``reading``."""
        return self.threshold_of_dialogue if reading.context["dialogue"] else self.threshold


@cache
def weights(of: Literal["statement", "text"] = "statement") -> Weights:
    """Return the weights learned for a statement alone or for those of a text; they are read when first asked for."""
    table = lexica.table("summarizer.verifying", "support_weights.toml")[of]
    return Weights(table["bias"], table["threshold"], table["threshold_of_dialogue"], table["weights"])


def support(statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt a statement whose words, all in all, are seldom those of a statement that its sources bear out.

    The span is the words that weigh most, or the whole statement where none stands out. Statements and sources that
    are not in English, sentences of a source itself, and what has all its words from its evidence are never doubted.
    """
    reading = reading_of(statement, evidence, sources)
    if reading is None:
        return
    learned = weights()
    scores = word_scores(reading, learned)
    if total(scores) > learned.limit(reading) and not is_of_the_source(statement, sources):
        yield doubt_of(statement, reading, scores)


def reading_of(statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Reading | None:
    """Return what the words of a statement show, or None where the scorer has nothing to say of it."""
    text = read(statement)
    if len(text.words) > _MOST_WORDS or _is_told(text, evidence, sources):
        return None
    claims = list(filter(is_content, text.words))
    if len(claims) < _FEWEST_WORDS or sum(map(str.isascii, claims)) * 2 < len(claims):
        return None
    if not is_english(sources) or not in_language(text.words, "en"):
        return None
    from summarizer.verifying.features import read_against  # noqa: PLC0415 - a brief of quotations starts sooner without
    from summarizer.verifying.features_source import sources_of  # noqa: PLC0415

    return read_against(text, sources_of(tuple(sources.values())))


def doubt_of(statement: str, reading: Reading, scores: Sequence[float]) -> Doubt:
    """Return the doubt about a statement: its words that weigh most, or all of it where none stands out."""
    text = read(statement)
    first, last, note = _doubtful(reading, scores)
    span = Span(text.starts[first], text.ends[last]) if note != _ALL_OF_IT else _whole(text)
    return Doubt(check="support", severity="caution", note=note, span=span)


def _is_told(text: Folded, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> bool:
    """Tell whether the sentences of the evidence have every word that carries meaning, denies or weighs.

    Names may stand elsewhere in the sources: whom "she" means, another sentence tells. Such a statement is never
    doubted by the weights, but for one of the 4,965 labelled rows, so the rest need not be computed.
    """
    if not evidence:
        return False
    there = {word for one in evidence for word in read(sentence(one, sources).words).words}
    label = text.text.find(":", 0, LONGEST_LABEL)  # "Min-jun Lee: …", "The engineer says: …" tell who speaks
    return all(
        word in there
        or not (is_content(word) or denies(word) or word in HEDGING)
        or (
            (text.raw(number)[0].isupper() or text.starts[number] < label)
            and (word == "says" or any(word in index(one).postings for one in sources.values()))
        )
        for number, word in enumerate(text.words)
    )


def word_scores(reading: Reading, learned: Weights) -> list[float]:
    """Return the log odds of each word of a reading to be one that the sources do not bear out."""
    names = learned.names
    base = {
        group: learned.bias
        + names.get(group, 0.0)
        + sum(
            (names.get(name, 0.0) + names.get(f"{group} {name}", 0.0)) * value
            for name, value in reading.context.items()
        )
        for group in ("novel", "known", "function")
    }
    return [base[word.group] + sum(names.get(name, 0.0) for name in word.shows) for word in reading.words]


def total(scores: Sequence[float]) -> float:
    """Return the score of a whole of its parts': the logarithm of their summed odds; very low where there are none."""
    return log(sum(map(exp, scores))) if scores else -99.0


def _doubtful(reading: Reading, scores: Sequence[float]) -> tuple[int, int, str]:
    """Return the first and last word (by number) that make the doubt, and what is to be said of them."""
    odds = sum(map(exp, scores))
    worst = max(range(len(scores)), key=lambda number: (scores[number], -number))
    if exp(scores[worst]) < _DOUBTFUL_SHARE * odds:
        return 0, 0, _ALL_OF_IT
    first = last = worst
    heavy = [number for number, score in enumerate(scores) if exp(score) >= _DOUBTFUL_SHARE * odds / 2]
    for number in heavy:
        if last < number <= last + _WIDEST_GAP:
            last = number
    for number in reversed(heavy):
        if first - _WIDEST_GAP <= number < first:
            first = number
    return reading.words[first].number, reading.words[last].number, _note(reading.words[worst])


def _note(word: Shown) -> str:
    for name, note in _NOTES:
        if name in word.shows:
            return note
    return _NOT_THERE if word.group == "novel" else _MOVED


def _whole(text: Folded) -> Span:
    return Span(text.starts[0], text.ends[-1])
