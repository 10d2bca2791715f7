"""What a sentence only supposes, denies or remembers: it settles no plan, though it may foretell a harm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.canonical.lexicon import DENIALS_THAT, is_denial, is_negation
from summarizer.extracting.certainty import asks_if
from summarizer.extracting.clauses import clause_start
from summarizer.extracting.cues import reads_english, word_list

if TYPE_CHECKING:
    from summarizer.extracting.cues import Hit
    from summarizer.extracting.reading import Sentence

_YEAR: Final = 4  # digits
_THIS_CENTURY: Final = "2000"
_SUPPOSING: Final = frozenset({"if", "unless", "without"})
_COMING: Final = frozenset("will would could may might simply 'll 'd".split())
_WOULD: Final = frozenset("would could might 'd".split())
_REFUSED: Final = frozenset("won't wouldn't couldn't".split())
_NOT_EVEN: Final = frozenset("not never no lose".split())
_HAVE_NO: Final = ("have", "no")
_HAVE_TO: Final = ("have", "to")
_OWN_SUBJECT: Final = 2  # tokens behind the comma in which "I" or "we" is the subject
_SHOULD_IT: Final = frozenset({"sollte", "sollten"})
_SUBJECTS: Final = frozenset("the a an this that these it they he she we you there any".split())  # or what begins one
_OWN: Final = frozenset("i we".split())


def foretold(sentence: Sentence) -> int | None:
    """Return where an English sentence tells what others lose if something is so: "If it shuts, some will not reopen".

    What "I" or "we" would not do then is theirs to decide, and a refusal; what they will have to do is not.
    """
    words = sentence.low
    start = next((at for at, word in enumerate(words) if word[0].isalnum()), 0)
    if not reads_english(sentence.language) or words[start] not in _SUPPOSING or "," not in words[start:]:
        return None
    after = words.index(",", start) + 1
    if words[-1] == "?":
        return None
    own = not _OWN.isdisjoint(words[after : after + _OWN_SUBJECT])
    changes_nothing = words[start + 1] == "nothing"  # "if nothing changes", whatever comes of it
    for at in range(after, len(words) - 1):
        forced = words[at] in _COMING and words[at + 1 : at + 3] == _HAVE_TO
        if forced or (changes_nothing and words[at] in _COMING and not own):
            return at
        if own:
            continue
        lacking = words[at + 1 : at + 3] == _HAVE_NO
        if words[at] in _REFUSED or (words[at] in _COMING and (lacking or words[at + 1] in _NOT_EVEN)):
            return at
    return None


def opens_condition(sentence: Sentence, hit: Hit) -> bool:
    """Tell whether a cue makes a condition of what follows: "Sollte die Hilfe ausbleiben, …", "should the lane close".

    In German it opens its sentence; an English "should" has its subject behind it, and asks nothing.
    """
    words = sentence.low
    if reads_english(sentence.language):
        turned = hit.start == 0 or not _SUBJECTS.isdisjoint(words[hit.start + 1 : hit.start + 2])
        return words[hit.start] == "should" and turned and "?" not in words[hit.start :]
    return hit.start == 0 and words[0] in _SHOULD_IT and words[-1] != "?" and "," in words


def is_unreal(sentence: Sentence) -> bool:
    """Tell whether an English sentence tells what would have come of what was not so: nothing of it is to be feared."""
    words = sentence.low
    if not reads_english(sentence.language) or "had" not in words or _SUPPOSING.isdisjoint(words):
        return False
    return any(words[at] in _WOULD and words[at + 1] == "have" for at in range(len(words) - 1))


def is_history(sentence: Sentence) -> bool:
    """Tell whether an English sentence tells of a year of another century, and of no later one: "was built in 1931"."""
    years = [word for word in sentence.low if len(word) == _YEAR and word.isdecimal()]
    return reads_english(sentence.language) and bool(years) and max(years) < _THIS_CENTURY and "in" in sentence.low


def is_supposed(sentence: Sentence, at: int) -> bool:
    """Tell whether the token ``at`` stands in a condition, which settles nothing: "if they are not ruled out"."""
    words, language = sentence.low, sentence.language
    condition, start = word_list("condition", language), clause_start(words, at, language)
    return any(words[place] in condition and not asks_if(words, place, language) for place in range(start, at))


def is_denied(sentence: Sentence, at: int) -> bool:
    """Tell whether the token ``at`` stands behind a "that" whose clause is denied: "nobody believes that they plan to".

    Two denials are none ("did not deny that they plan to"), and what somebody denies is told as denied.
    """
    words, language = sentence.low, sentence.language
    breaks = word_list("breaks", language) | word_list("conjunction", language)
    that = next((before for before in range(at - 1, 0, -1) if words[before] == "that"), 0)
    start = next((before + 1 for before in range(that - 1, -1, -1) if words[before] in breaks), 0)
    denials = [word for word in words[start:that] if is_denial(word) or word in DENIALS_THAT]
    return len(denials) == 1 and (is_negation(denials[0]) or denials[0] in DENIALS_THAT)
