"""Whom a clause is about: the words before its verb, and the figure that they name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.document import Span
from summarizer.extracting.cues import reads_english, word_list
from summarizer.extracting.lexicon import words as listed
from summarizer.extracting.saying import NARRATOR, Voice

if TYPE_CHECKING:
    from summarizer.extracting.actors import Cast
    from summarizer.extracting.reading import Sentence, Token

_LONGEST_NAME: Final = 9  # tokens of a subject that is no name: "Two people briefed on the talks"
# Whom a pronoun does not mean; German "sie" may be anybody.
_OTHER_GENDER: Final = {
    "she": "men",
    "elle": "men",
    "ella": "men",
    "he": "women",
    "er": "women",
    "il": "women",
    "él": "women",
}
_OR_A_THING: Final = {"elle": "women"}
_RELATIVE: Final = frozenset({"who", "which"})
_LEAST: Final = 3  # tokens before a verb whose subject is "who": somebody and a comma
_BACK: Final = 500  # characters in which "he" or "she" is looked for
_FAR: Final = 5  # sentences
_PERSONAL: Final = frozenset("i we he she they".split())
_DOING: Final = frozenset({"says", "acts"})
_SPAN: Final = 30  # tokens of a subject, its apposition included


def subject_before(sentence: Sentence, verb: int) -> Span | None:
    """Return the words before the token ``verb`` that are likely its subject; an apposition between is leapt over."""
    words, breaks = sentence.low, word_list("breaks", sentence.language)
    stops = breaks | word_list("conjunction", sentence.language)
    end, least = verb, max(0, verb - _SPAN)
    while end > least and (words[end - 1] in word_list("between", sentence.language) or words[end - 1].endswith("ly")):
        end -= 1
    if end > least + 1 and words[end - 1] == ",":
        opening = max((at for at in range(least, end - 1) if words[at] in breaks), default=least)
        end = opening if words[opening] == "," else least
    start = end
    while start > least and (words[start - 1] not in stops or _is_of_initial(sentence, start - 1)):
        start -= 1
    while start < end and words[start] in word_list("preposition", sentence.language):
        start += 1
    return Span(sentence.tokens[start].start, sentence.tokens[end - 1].end) if start < end else None


def _is_of_initial(sentence: Sentence, at: int) -> bool:
    """Tell whether the token ``at`` is the full stop of an initial: "George W. Bush"."""
    tokens = sentence.tokens
    return at > 0 and tokens[at].text == "." and len(tokens[at - 1].text) == 1 and tokens[at - 1].capital


def figure_before(sentence: Sentence, verb: int, cast: Cast) -> str | None:
    """Return the figure that is the subject of the token ``verb``, None where its subject is nobody."""
    english = reads_english(sentence.language)
    near = _antecedent(sentence, verb, cast) if english else figure_ending(sentence, verb, cast)
    if near:
        return near
    if english and verb > 1 and sentence.low[verb - 1] in word_list("pronoun", sentence.language):
        return None  # "Lee told Reuters he wanted it": whoever it is, not Reuters
    span = subject_before(sentence, verb)
    return named(sentence, span, cast, figures_only=True) if span else None


def _antecedent(sentence: Sentence, verb: int, cast: Cast) -> str | None:
    """Return the figure right before the "who" or "which" of a verb: "did not satisfy the club, which wants a ban"."""
    words = sentence.low
    if verb < _LEAST or words[verb - 1] not in _RELATIVE:
        return None
    end = verb - 1 - (words[verb - 2] == ",")
    start = sentence.tokens[max(0, end - _LONGEST_NAME)].start
    near = reversed(cast.at(Span(start, sentence.tokens[end - 1].end)))
    return next((figure.name for figure, mention in near if mention.last == end), None)


def figure_ending(sentence: Sentence, verb: int, cast: Cast) -> str | None:
    """Return the subject whose name ends right before ``verb`` or its auxiliaries; commas may enclose it.

    "Ann Lee de Vries dit", "Sa porte-parole, Ann Lee, a dit". Names that stand there and are no subject do not count.
    """
    words = sentence.low
    end = verb
    asides = [tuple(phrase.split("_")) for phrase in word_list("for_their_part", sentence.language)]
    while end > 0:
        aside = next((len(one) for one in asides if words[max(0, end - len(one)) : end] == one), 0)
        if not aside and words[end - 1] not in word_list("between", sentence.language):
            break
        end -= aside or 1
    comma = end > 1 and words[end - 1] == ","
    end -= comma
    if end <= 0:
        return None
    start = sentence.tokens[max(0, end - _LONGEST_NAME)].start
    for figure, mention in reversed(cast.at(Span(start, sentence.tokens[end - 1].end))):
        enclosed = mention.first > 0 and words[mention.first - 1] == ","
        subject = enclosed if comma else mention.part in {"says", "acts"}
        if mention.last == end and mention.sentence == sentence.number and subject:
            return figure.name
    return None


def named(
    sentence: Sentence, span: Span, cast: Cast, latest: Voice = NARRATOR, *, figures_only: bool = False
) -> str | None:
    """Return whom ``span`` names: a figure, the latest speaker where it is "he" or "she", or its own words if few.

    With ``figures_only`` words that name no figure stand for nobody.
    """
    words = [token for token in sentence.tokens if span.start <= token.start and token.end <= span.end]
    if not words:
        return None
    # "A word I had thought was rude": who thinks so is the "I".
    pronoun = words[-1].low if words[-1].low in _PERSONAL and reads_english(sentence.language) else words[0].low
    if pronoun in word_list("pronoun", sentence.language):
        is_person = pronoun in word_list("he_or_she", sentence.language)
        return latest.speaker if is_person and may_mean(pronoun, latest.speaker) else None
    for figure, mention in reversed(cast.at(Span(span.start, _head(words, word_list("link", sentence.language))))):
        after = next((word.low for word in words if word.start >= mention.span.end), "")
        if after not in {"'s", "'"}:  # "China's commerce ministry" is not China
            return figure.name
    if bearer := cast.called(Span(words[0].start, words[-1].end)):
        return bearer.name  # "Ann Lee, head of the union, and its founder, says"
    return _phrase(words) if _may_name(words, sentence.language) and not figures_only else None


def may_mean(pronoun: str, name: str | None) -> bool:
    """Tell whether a pronoun may stand for somebody of that name: "she" for no Peter, "he" for no Mary.

    "Elle" is as often "la direction": it stands only for somebody who is known for a woman.
    """
    given, _, surname = (name or "").partition(" ")
    if pronoun in _OR_A_THING and given not in listed("people", _OR_A_THING[pronoun]):
        return False
    others = _OTHER_GENDER.get(pronoun)
    return not surname or others is None or given not in listed("people", others)


def person_meant(sentence: Sentence, verb: int, cast: Cast) -> str | None:
    """Return whom an English "he" or "she" before the token ``verb`` means: who alone acts in the sentence before.

    That is the nearest that names a person, not far before. Where it names two, it may be either.
    """
    span = subject_before(sentence, verb)
    pronoun = sentence.words(span).casefold() if span else ""
    if pronoun not in word_list("he_or_she", sentence.language) or not reads_english(sentence.language):
        return None
    back = Span(max(0, sentence.span.start - _BACK), sentence.span.start)
    there = [one for one in cast.at(back) if one[0].type == "person" and one[1].kind == "name"]
    nearest = max((mention.sentence for _, mention in there), default=-_FAR)
    named_last = [(figure, mention) for figure, mention in there if mention.sentence == nearest]
    one = {figure.name for figure, _ in named_last}
    acts = any(mention.part in _DOING or mention.lead == 0 for _, mention in named_last)
    if len(one) != 1 or not acts or sentence.number - nearest >= _FAR:
        return None
    name = one.pop()
    return name if may_mean(pronoun, name) else None


def _head(words: list[Token], links: frozenset[str]) -> int:
    """Return where the noun of a subject ends: after "the mayor" in "the mayor of Springfield"."""
    for number, word in enumerate(words):
        if number and word.low in links:
            return word.start
    return words[-1].end


def _may_name(words: list[Token], language: str) -> bool:
    """Tell whether words that name no figure may stand for somebody: "trade experts", "The spokesperson"."""
    first = words[0]
    fits = len(words) <= _LONGEST_NAME and all(word.text[0].isalnum() or word.low == "'s" for word in words)
    return fits and (first.capital or first.low in word_list("determiner", language) or words[-1].low.endswith("s"))


def _phrase(words: list[Token]) -> str:
    return "".join(word.text if word.low == "'s" else f" {word.text}" for word in words).strip()
