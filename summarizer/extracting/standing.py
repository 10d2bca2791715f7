"""What somebody does where a text names them, in the languages that have a lexicon of their own beside English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.document import Span
from summarizer.extracting.cues import word_list
from summarizer.extracting.figures import Mention
from summarizer.extracting.saying import says

if TYPE_CHECKING:
    from summarizer.extracting.figures import Part
    from summarizer.extracting.reading import Sentence
    from summarizer.extracting.vocabulary import Vocabulary

_APPOSITION: Final = 16  # tokens between a name and its verb, at most
_ADVERBS: Final = 4  # tokens in which the verb must come


def mention_at(sentence: Sentence, first: int, last: int, known: Vocabulary, lead: int) -> Mention:
    """Return the mention of the name at the tokens ``first`` to ``last`` (exclusive), whose role begins at ``lead``."""
    span = Span(sentence.tokens[first].start, sentence.tokens[last - 1].end)
    does = standing(sentence, lead, last, known, apposed=first > 0 and sentence.low[first - 1] == ",")
    return Mention(span, sentence.words(span), sentence.number, "name", first, last, lead, does)


def standing(sentence: Sentence, lead: int, last: int, known: Vocabulary, *, apposed: bool = False) -> Part:
    """Return what is done by a name whose role begins at token ``lead`` and which ends before token ``last``.

    ``apposed`` tells that a comma stands before the name, so that one after it begins no apposition.
    """
    words, language = sentence.low, sentence.language
    determined = lead > 0 and words[lead - 1] in known.determiners
    at = lead - 1 - determined
    governed = at >= 0 and words[at] in known.governing
    if governed and words[at] not in word_list("according", language):
        return "place" if words[at] in known.places and not determined else "named"
    if at >= 0 and words[at] in word_list("according", language) | word_list("aside", language):
        return "says"
    if determined and words[lead - 1] in known.objects:
        return "named"
    if at >= 0 and says(words, at, language) and (not determined or at == 0 or words[at - 1] in _breaks(language)):
        return "says"
    enclosed = apposed and last < len(words) and words[last] == ","
    return _before_verb(sentence, last + 1 if enclosed else last, known)


def _before_verb(sentence: Sentence, last: int, known: Vocabulary) -> Part:
    """Return what the verb after a name says that it does, "named" where none follows."""
    words, language = sentence.low, sentence.language
    at = _after_apposition(words, last)
    between = word_list("between", language)
    seen = False
    for ahead in range(at, min(at + _ADVERBS, len(words))):
        if words[ahead] in between:
            seen = True
        elif says(words, ahead, language):
            return "says"
        else:
            verb = sentence.tokens[ahead].text.islower() and words[ahead] not in known.small
            return "acts" if seen or verb or words[ahead] in word_list("modal", language) else "named"
    return "acts" if seen else "named"


def _after_apposition(words: tuple[str, ...], at: int) -> int:
    """Return the token after ", a geologist," or "(53)", ``at`` where none begins there."""
    if at < len(words) and words[at] in {",", "("}:
        closing = ")" if words[at] == "(" else ","
        for ahead in range(at + 1, min(at + _APPOSITION, len(words))):
            if words[ahead] == closing:
                return ahead + 1
    return at


def _breaks(language: str) -> frozenset[str]:
    return word_list("breaks", language)
