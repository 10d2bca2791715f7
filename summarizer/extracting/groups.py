"""People and bodies named by common nouns: "the doctors", "drone operators", "a pay commission", "the governor"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.canonical.lexicon import NUMBER_WORDS
from summarizer.document import Span
from summarizer.extracting.capitals import in_title_case, opens
from summarizer.extracting.figures import Mention
from summarizer.extracting.lexicon import words
from summarizer.extracting.parts import is_verb, part

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from summarizer.extracting.figures import Kind
    from summarizer.extracting.reading import Reading, Sentence, Token

_MODIFIERS: Final = 4
#: What bodies are called, and much else: "the trust" is one where the text has a "Wildlife Trust".
CALLED: Final = frozenset("trust partnership foundation fund centre center project programme program campaign".split())
_DEFINITE: Final = frozenset({"the", "its", "this"})
_TAIL: Final = 7  # tokens of "familiar with the talks"
_GREETING: Final = ("dear",)  # before those who are only addressed
_NUMBERS: Final = frozenset(
    "a an the this these those some many several few enough most more fewer less than only all both other same "
    "its their his her our my your no any every each one two three four five six seven eight nine ten dozen dozens "
    "hundred hundreds thousand thousands million nearly about around almost at least up to".split()
)
_COUNTING: Final = frozenset({"own", "enough"})  # which tell whose or how many, and no more of whom
_NEARLY: Final = frozenset("about around at up to less than least".split())  # before a number, and prepositions else
_MANY: Final = frozenset("half dozen dozens hundreds thousands millions several all".split())
_NO_LONGER: Final = frozenset("former retired future aspiring".split())  # who is no minister, or none yet
#: Verbs of headlines that are other words elsewhere: "Shareholders back Tannadice board".
_HEADLINE_VERBS: Final = frozenset("back backs eye eyes slam slams bid vow vows urge urges cut cuts hit hits".split())
_SIDES: Final = frozenset("east west north south eastern western left right far opposite river".split())
_BEFORE_VERB: Final = frozenset("to not i we you they who".split())
_KNOWING: Final = frozenset("familiar briefed close involved".split())
_KNOWERS: Final = frozenset("people person persons sources source officials official".split())


def groups(reading: Reading) -> Iterator[Mention]:
    """Yield the groups, bodies and offices of ``reading`` in text order; which of them matter is not judged here."""
    called = frozenset(noun for noun in CALLED if reading.usage.capital[noun])
    for sentence in reading.sentences:
        if not in_title_case(sentence) and sentence.low[:1] != _GREETING:
            for at, token in enumerate(sentence.tokens):
                if token.text.islower() or (token.text[1:].islower() and _common(sentence.tokens, at)):
                    yield from _group(sentence, at, called)


def _common(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a capitalised word is a common noun all the same: it opens a sentence, or is a lone plural."""
    if opens(tokens, at):
        return True
    lone = not tokens[at - 1].capital and not any(token.capital for token in tokens[at + 1 : at + 3])
    return lone and tokens[at].low in words("groups", "plurals")


def _group(sentence: Sentence, at: int, called: Collection[str]) -> Iterator[Mention]:
    """Yield what the noun at ``at`` names; ``called`` are nouns that bodies of this text have in their names."""
    tokens = sentence.tokens
    low = tokens[at].low
    if low in called and at and tokens[at - 1].low in _DEFINITE and _closes_phrase(tokens, at):
        yield _mention(sentence, at, "group")
        return
    if low in words("groups", "plurals"):
        if not _followed_by_head(tokens, at):
            yield _mention(sentence, at, "group")
    elif low in words("groups", "bodies"):
        if _closes_phrase(tokens, at) and not (low == "bank" and at and tokens[at - 1].low in _SIDES):
            yield _mention(sentence, at, "group")
    elif (
        (low in words("groups", "offices") or low in _KNOWERS)
        and _closes_phrase(tokens, at)
        and _determined(tokens, at)
    ):
        yield _mention(sentence, at, "role")


def _followed_by_head(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the noun at ``at`` only qualifies the next one: "teachers" in "teachers unions"."""
    if at + 1 >= len(tokens):
        return False
    after = tokens[at + 1].low
    return after in words("groups", "plurals") or (after in words("groups", "bodies") and not is_verb(after))


def _closes_phrase(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether no further noun follows, so that "government" is the body and not "government funding"."""
    if at + 1 >= len(tokens):
        return True
    after = tokens[at + 1]
    return (
        not after.text[0].isalnum()
        or after.low in words("words", "bounds")
        or is_verb(after.low)
        or after.low == "'s"
        or (after.low.endswith("ly") or after.low in _KNOWING)
    )


def _determined(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether "the", "a" or "one" leads to the noun, within two words: a role named, not a title in passing."""
    return any(token.low in {"the", "a", "an", "one", "another"} for token in tokens[max(0, at - 3) : at])


def _mention(sentence: Sentence, at: int, kind: Kind) -> Mention:
    tokens = sentence.tokens
    first = at
    while first > 0 and at - first < _MODIFIERS and _modifies(tokens, first - 1):
        first -= 1
    if (
        first < at
        and first > 0
        and tokens[first - 1].low in words("verbs", "auxiliary") | _BEFORE_VERB
        and not tokens[first].capital
    ):
        first += 1  # "to evaluate teachers", "when they face Norlandic troops": the first word is the verb
    owned = first > 1 and tokens[first - 1].text == "'" and tokens[first - 2].low in words("groups", "plurals")
    if owned and tokens[at].low in words("groups", "bodies"):  # "the pilots' union"
        first -= 2
    last = _tail(tokens, at) if tokens[at].low in _KNOWERS else at + 1
    lead = first
    while lead > 0:
        if tokens[lead - 1].low in _NUMBERS or tokens[lead - 1].text[0].isdigit():
            lead -= 1
        elif tokens[lead - 1].low == "of" and lead > 1 and tokens[lead - 2].low in words("groups", "quantities"):
            lead -= 2
        else:
            break
    while lead < first and tokens[lead].low in _NEARLY and not _counts(tokens[lead + 1 : first]):
        lead += 1  # "staff at the hospital", but "at least three hospitals"
    span = Span(tokens[first].start, tokens[last - 1].end)
    offset = sentence.span.start
    name = " ".join(sentence.text[span.start - offset : span.end - offset].split())
    return Mention(
        span, name, sentence.number, kind, first, last, lead, part(tokens, lead, last, plural=kind == "group")
    )


def _counts(tokens: Sequence[Token]) -> bool:
    """Tell whether words before a noun tell how many there are."""
    return any(token.text[0].isdigit() or token.low in NUMBER_WORDS or token.low in _MANY for token in tokens)


def _modifies(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the word at ``at`` qualifies the noun after it."""
    token = tokens[at]
    headline = token.low in _HEADLINE_VERBS and at and not opens(tokens, at)
    if headline or not token.text[0].isalpha() or token.low in words("names", "calendar") or token.low in _COUNTING:
        return False
    if token.low in words("words", "bounds") and token.text != "US":
        return False
    if token.capital:
        return token.low in _NO_LONGER or not (opens(tokens, at) and token.low in words("words", "starters"))
    if token.low.endswith("ed") and token.low not in words("verbs", "speech"):
        # "detained" in "the detained families" qualifies, "helped" in "Lind helped families" does not.
        before = tokens[at - 1] if at else token
        return at == 0 or before.low in words("words", "bounds") or not before.text[0].isalpha() or is_verb(before.low)
    if token.low.endswith(("ing", "ly")):
        return False
    return not is_verb(token.low) or (at > 0 and tokens[at - 1].low in {"a", "an", "the"})  # "a pay commission"


def _tail(tokens: Sequence[Token], at: int) -> int:
    """Return the end of "people familiar with the talks", ``at + 1`` where nothing of the kind follows."""
    if at + 2 < len(tokens) and tokens[at + 1].low in _KNOWING:
        end = at + 2
        while end < min(len(tokens), at + _TAIL) and tokens[end].text[0].isalnum() and not is_verb(tokens[end].low):
            end += 1
        return end
    return at + 1
