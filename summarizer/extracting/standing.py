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
_SOURCE: Final = 5  # tokens from "laut" or "selon" to whose report it is
_OBJECTS: Final = frozenset({"en", "y"})  # in French; alone they lead to no verb: "six médecins en un an"
_PRONOMINAL: Final = frozenset(
    "dazu daran darauf darum dafür damit dabei davon dagegen davor daher dahin hierzu".split()
)
_DEMANDING: Final = ("réclam", "exig", "revendiqu", "reclam", "forder", "verlang")
_QUOTING: Final = frozenset('»“”"«')
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
    if _is_source(sentence, lead) and words[-1] != "?":
        return "says"  # "selon un rapport de l'agence"
    if governed:
        return "place" if words[at] in known.places and not determined else "named"
    if at >= 0 and words[at] in word_list("aside", language):
        return "says"
    if words[-1] == "?" or (determined and (words[lead - 1] in known.objects or _genitive(sentence, lead - 1, known))):
        return "named"
    opens = not determined or (_opens_clause(words, at, language) and not _demands(words, at))
    if at >= 0 and says(words, at, language) and opens:
        return "says"
    return _predicate(sentence, _end(sentence, last, apposed=apposed), known) or "named"


def _demands(words: tuple[str, ...], verb: int) -> bool:
    """Tell whether what stands behind a verb is what is demanded: ", réclame l'organisation d'un référendum".

    Behind a quotation it is who demands it: "« Assez », réclame l'association".
    """
    quoted = any(word in _QUOTING for word in words[max(0, verb - 2) : verb])
    return words[verb].startswith(_DEMANDING) and not quoted


def _is_source(sentence: Sentence, lead: int) -> bool:
    """Tell whether "laut" or "selon" stands before a name, so that the verb after it is not its own."""
    before = sentence.low[max(0, lead - _SOURCE) : lead]
    return not word_list("according", sentence.language).isdisjoint(before)


def _genitive(sentence: Sentence, article: int, known: Vocabulary) -> bool:
    """Tell whether an article makes a German genitive of the noun before it: "Antrag der Opposition"."""
    if not known.nouns or article == 0 or sentence.low[article] not in {"der", "des"}:
        return False
    before = sentence.tokens[article - 1]
    return before.capital and before.low not in known.small and before.low not in known.no_names


def verb_after(sentence: Sentence, mention: Mention, known: Vocabulary) -> int | None:
    """Return the token at which the predicate of ``mention`` begins, right after it; None where none does."""
    if _is_source(sentence, mention.lead):
        return None
    apposed = mention.first > 0 and sentence.low[mention.first - 1] == ","
    at = _end(sentence, mention.last, apposed=apposed)
    return at if _predicate(sentence, at, known) else None


def _predicate(sentence: Sentence, at: int, known: Vocabulary) -> Part | None:
    """Return what the verb at token ``at``, or soon after its auxiliaries, says that the name before it does."""
    words, language = sentence.low, sentence.language
    between = word_list("between", language)
    for ahead in range(at, min(at + _ADVERBS, len(words))):
        if words[ahead] in between:
            continue
        if says(words, ahead, language):
            bare = known.nouns and words[ahead].startswith("ge") and words[ahead].endswith(("t", "en"))
            return None if bare and not _auxiliary(words[at:ahead], language) else "says"
        verb = _is_verb(sentence, ahead, known) or words[ahead] in word_list("modal", language)
        return "acts" if verb or _is_led(words[at:ahead], known, language) else None
    return "acts" if at < len(words) else None


def _is_led(between: tuple[str, ...], known: Vocabulary, language: str) -> bool:
    """Tell whether an auxiliary is among the words after a name; in German "auch" alone leads to no verb."""
    return not _OBJECTS.issuperset(between) and not (
        known.nouns and known.small.issuperset(between) and not _auxiliary(between, language)
    )


def _auxiliary(between: tuple[str, ...], language: str) -> bool:
    return any(not each.isdisjoint(between) for each in (word_list("present", language), word_list("past", language)))


def _is_verb(sentence: Sentence, at: int, known: Vocabulary) -> bool:
    """Tell whether the word after a name may be its verb: in lower case, no small word, and in German no infinitive."""
    low = sentence.low[at]
    plural = at > 0 and sentence.low[at - 1] in known.groups
    infinitive = known.nouns and low.endswith("en") and not plural
    if low in word_list("particle", sentence.language) or low in known.no_names:
        return False
    if known.nouns and (low in _PRONOMINAL or _describes(sentence, at)):
        return False
    return sentence.tokens[at].text.islower() and low not in known.small and not infinitive


def _describes(sentence: Sentence, at: int) -> bool:
    """Tell whether a German word is an adjective by its end and the noun behind it: "privater Anbieter"."""
    after = sentence.tokens[at + 1 : at + 2]
    return sentence.low[at].endswith(("er", "es", "em")) and bool(after) and after[0].capital


def _end(sentence: Sentence, last: int, *, apposed: bool) -> int:
    """Return the token after a name that ends before ``last``, its apposition or its own comma."""
    if apposed and last < len(sentence.low) and sentence.low[last] == ",":
        return last + 1
    return _after_apposition(sentence.low, last)


def _after_apposition(words: tuple[str, ...], at: int) -> int:
    """Return the token after ", a geologist," or "(53)", ``at`` where none begins there."""
    if at < len(words) and words[at] in {",", "("}:
        closing = ")" if words[at] == "(" else ","
        for ahead in range(at + 1, min(at + _APPOSITION, len(words))):
            if words[ahead] == closing:
                return ahead + 1
    return at


def _opens_clause(words: tuple[str, ...], verb: int, language: str) -> bool:
    """Tell whether a verb and its auxiliaries stand first in a clause, so that their subject comes after them."""
    at = verb
    while at > 0 and words[at - 1] in word_list("between", language):
        at -= 1
    return at == 0 or words[at - 1] in word_list("breaks", language)
