"""Proper names: where a sentence names somebody or something with capitals, and with what role before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.document import Span
from summarizer.extracting.capitals import Usage, in_title_case, opens
from summarizer.extracting.cues import word_list
from summarizer.extracting.figures import Mention
from summarizer.extracting.lexicon import lines, words
from summarizer.extracting.offices import after_office, fielded_start, like_person, role_start
from summarizer.extracting.parts import HONOURS, is_verb, part
from summarizer.extracting.runs import in_run, runs
from summarizer.extracting.states import state

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.extracting.reading import Reading, Sentence, Token

_THEMSELVES: Final = frozenset({"itself", "themselves"})
_KINDS_OF_BODY: Final = frozenset(
    "union party club band startup start-up consultancy network newspaper confederation federation alliance coalition "
    "charity nonprofit cooperative co-operative insurer bank supermarket thinktank think-tank lobby syndicate".split()
)
_LEVELS: Final = frozenset("state county federal provincial cantonal".split())
_OF_LEVELS: Final = frozenset("court legislature senate assembly police parliament".split())
_TENSES: Final = frozenset({"had", "was", "were", "is", "has"})
_NAME: Final = 2  # words of most persons' names
_DATELINE: Final = 3  # sentences in which a text may say where it was filed
_UNIT: Final = 4  # letters of a unit, at most
_DATE: Final = 9  # tokens in which a dateline ends: "HALVARD, 12 May 2031 –", "HALVARD, Tenn. (AP) —"
_DASHES: Final = frozenset("-–—")
_CONTRACTED: Final = frozenset("d t ll ve re m".split())
# Ends of common nouns and verbs: a lone word with one of these that only ever opens a sentence is no name.
_COMMON_ENDS: Final = ("ing", "ed", "ly", "s", "tion", "ment", "ness", "ity")
_OF_MINUTES: Final = frozenset("resolved noted received considered reported recommended ordered moved seconded".split())
_PICTURES: Final = frozenset({"image", "images", "photo", "photos"})
_BUTTONS: Final = frozenset({"photo", "share", "click", "image", "read"})


def names(reading: Reading) -> Iterator[Mention]:
    """Yield the proper names of ``reading`` in text order, with those of people's roles that stand before a name."""
    known = reading.usage
    for sentence in reading.sentences:
        titled = in_title_case(sentence)
        for first, end in runs(sentence.tokens):
            if not titled or _surely_person(sentence.tokens[first:end]):
                yield from _mentions(sentence, first, end, known)


def _surely_person(run: Sequence[Token]) -> bool:
    """Tell whether a run is a person even where every word has a capital: "Dr. Lind", "Rosa Lind"."""
    if run[0].low in words("people", "courtesies"):
        return len(run) > 1
    return run[0].text in words("people", "given") and len(run) in {2, 3} and like_person(run)


def _mentions(sentence: Sentence, first: int, end: int, known: Usage) -> Iterator[Mention]:
    """Yield what the run of capitals from ``first`` to ``end`` names: a body, a person, or a body and its person."""
    tokens = sentence.tokens
    first, end = _trimmed(tokens, first, end, known)
    if first >= end or _is_nobody(sentence, first, end):
        return
    split = after_office(tokens, first, end)
    if split is None:
        lead = role_start(tokens, first) if like_person(tokens[first:end]) else first
        yield _mention(sentence, first, end, lead)
        return
    office, person = split
    if office > first and not _only_qualifies(tokens[first:office]):
        yield _mention(sentence, first, office, first)
    if person < end:
        fielded = fielded_start(tokens, office) if office < person else None
        yield _mention(sentence, person, end, role_start(tokens, first) if fielded is None else fielded, person=True)


def _trimmed(tokens: Sequence[Token], first: int, end: int, known: Usage) -> tuple[int, int]:
    """Return the bounds of a run without what has its capital for another reason than being a name."""
    while first < end and _is_idle(tokens, first, end, known):
        first += 1
    while end > first and not in_run(tokens, end - 1):
        end -= 1
    while end - first > 1 and tokens[first].low in words("names", "platforms"):
        first += 1
    while end - first > _NAME and tokens[end - 1].text in HONOURS:
        end -= 1
    return first, end


def _only_qualifies(run: Sequence[Token]) -> bool:
    """Tell whether what stands before an office is no body: "Former" President Park, "Republican" Governor Lee."""
    name = " ".join(token.text for token in run)
    low = name.casefold()
    return low in words("people", "ranks") or (low in words("names", "peoples") and not state(name))


def _mention(sentence: Sentence, first: int, end: int, lead: int, *, person: bool = False) -> Mention:
    tokens = sentence.tokens
    titled = first
    while first < end - 1 and (tokens[first].low in words("people", "courtesies") or tokens[first].text == "."):
        if tokens[first].low in {"lady", "lord"} and first + 2 == end:
            break  # "Lady Ash" is not called Ash
        first += 1
        person = True
    person = person or _is_told_as_person(tokens, first, end)
    if lead == first and not person and _is_of_a_level(tokens, first, end):
        first = lead = titled = first - 1
    while lead < titled and (tokens[titled - 1].low in words("people", "courtesies") or tokens[titled - 1].text == "."):
        titled -= 1  # "marine biologist Dr" tells what she is without the last
    title = sentence.words(Span(tokens[lead].start, tokens[titled - 1].end)) if lead < titled else ""
    if title.casefold().rstrip(".") in words("people", "courtesies") or _is_of_several(title):
        title = ""
    span = Span(tokens[first].start, tokens[end - 1].end)
    before = tokens[lead - 1].low if lead else ""
    return Mention(
        span,
        sentence.words(span),
        sentence.number,
        "name",
        first,
        end,
        lead,
        part=part(tokens, lead, end),
        title=title,
        person=person,
        article=before if before in {"the", "a", "an"} else "",
        body=not person and _is_called_a_body(tokens, first, end),
    )


def _is_told_as_person(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Tell whether what follows a name makes it a person's: "Morag Sithe, who runs the shop"."""
    who = [token.low for token in tokens[end : end + 2]] == [",", "who"]
    return who and end - first == _NAME and like_person(tokens[first:end])


def _is_of_a_level(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Tell whether a word in lower case tells a body from its like elsewhere: the "state Supreme Court"."""
    return first > 0 and tokens[first - 1].text in _LEVELS and tokens[end - 1].low in _OF_LEVELS and end - first > 1


def _is_called_a_body(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Tell whether a noun right before a name makes it a body's: "consumer group Fair Shelf", "calling itself Hydra".

    Behind "told the company" a name may begin what is told: "Marsh would resign".
    """
    if not first:
        return False
    before, after = tokens[first - 1].low, tokens[end].low if end < len(tokens) else ""
    if before in _THEMSELVES:
        return first > 1 and tokens[first - 2].low.startswith("call")
    definite = first > 1 and tokens[first - 2].low == "the" and after in word_list("modal") | _TENSES
    return not definite and before in words("groups", "neutral") | _KINDS_OF_BODY


def _is_of_several(title: str) -> bool:
    """Tell whether a title before a name is that of several persons, of whom each is only one: "Councillors"."""
    one = title.casefold().removesuffix("s")
    return one != title.casefold() and (one in words("people", "titles") or one in words("people", "roles"))


def _is_idle(tokens: Sequence[Token], first: int, end: int, known: Usage) -> bool:
    """Tell whether the first word of a run is a small word, or a common one that only opens a sentence."""
    token = tokens[first]
    low, alone = token.low, first + 1 == end
    given = token.text in words("people", "given")
    contracted = "'" in low and low.rpartition("'")[2] in _CONTRACTED
    if contracted or not in_run(tokens, first):
        return True
    if low in words("words", "bounds") and token.text != "US":
        return alone or not given
    if low in words("words", "starters") and token.text not in {"US", "IT"}:
        return alone or _is_idle_starter(tokens, first, known)
    if alone:
        return _is_common(tokens, first, known)
    if given or not opens(tokens, first) or tokens[first + 1].text == ".":
        return False
    titled = any(low in words("people", one) for one in ("titles", "courtesies", "areas", "portfolios"))
    return not titled and not known.capital[low] and (known.lower[low] > 0 or low.endswith("ing"))


def _is_idle_starter(tokens: Sequence[Token], first: int, known: Usage) -> bool:
    """Tell whether a word such as "New" or "Will" opens a sentence rather than the name in the run."""
    token = tokens[first]
    if not opens(tokens, first):
        return False
    if tokens[-1].text == "?" and token.low in word_list("modal") and state(tokens[first + 1].text):
        return True  # "Will Germany send tanks?"
    if token.text in words("people", "given"):
        return False
    pair = f"{token.text} {tokens[first + 1].text}"
    return not (known.capital[token.low] or state(pair) or pair in lines("names", "place_phrases"))


def _is_common(tokens: Sequence[Token], at: int, known: Usage) -> bool:
    """Tell whether a lone word with a capital is a common noun or verb all the same."""
    token = tokens[at]
    low = token.low
    if low in words("groups", "plurals"):
        return True
    if token.text.isupper() and len(token.text) > 1:
        return low in _OF_MINUTES or low in word_list("verdict")  # "it was RESOLVED"
    if known.common(low):
        return True
    if not opens(tokens, at):
        return False
    if known.capital[low]:  # "Dairy farmers left": its capital elsewhere may be that of the "Dairy Union"
        return not known.alone[low] and not _is_listed(token) and _qualifies(tokens, at)
    return low in words("groups", "bodies") or not (_is_listed(token) or _acts(tokens, at))


def _qualifies(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a noun in lower case follows, which is no verb."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or not after.text.islower():
        return False
    return after.low not in words("words", "bounds") and not is_verb(after.low)


def _is_listed(token: Token) -> bool:
    """Tell whether a word is known for a name, or spelt as only names are ("SpaceX")."""
    listed = token.text in words("names", "places") or token.text in words("people", "given")
    return listed or state(token.text) is not None or any(letter.isupper() for letter in token.text[1:])


def _acts(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word that opens a sentence owns or does something, as a name would, and is not spelt as a noun."""
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return (after == "'s" or is_verb(after)) and not tokens[at].low.endswith(_COMMON_ENDS)


def _is_nobody(sentence: Sentence, first: int, end: int) -> bool:
    """Tell whether a run is a dateline, a unit, a credit, a button or a bare letter."""
    tokens = sentence.tokens
    run = tokens[first:end]
    if len(run) == 1 and (len(run[0].text) == 1 or _is_unit(tokens, first)):
        return True
    if all(token.low in words("names", "platforms") for token in run):
        return part(tokens, first, end) not in {"says", "acts"}
    furniture = all(token.low in words("names", "furniture") for token in run)
    credit = run[-1].low in _PICTURES or run[0].low == "getty" or (len(run) > 1 and run[0].low in _BUTTONS)
    return furniture or credit or _is_dateline(sentence, first, end)


def _is_unit(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word is the unit of the number before it: "30 GW"."""
    return at > 0 and tokens[at - 1].text[0].isdigit() and len(tokens[at].text) < _UNIT


def _is_dateline(sentence: Sentence, first: int, end: int) -> bool:
    """Tell whether a run says where a text was filed, or by whom: "OSLO (AP) -"."""
    tokens = sentence.tokens
    if sentence.number >= _DATELINE or end + 1 >= len(tokens):
        return False
    if first == 0 or all(token.text.isupper() for token in tokens[:first]):
        dated = tokens[end].text == "," and any(t.text in _DASHES for t in tokens[end + 1 : end + _DATE])
        return (
            dated
            or tokens[end].text in _DASHES
            or (tokens[end].text == "(" and any(t.text in _DASHES for t in tokens[end + 2 : end + 4]))
        )
    return tokens[first - 1].text == "(" and tokens[end].text == ")" and tokens[end + 1].text in _DASHES
