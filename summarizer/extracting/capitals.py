"""What a capital letter tells: nothing where a sentence opens or where every word has one, a name elsewhere."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarizer.extracting.reading import Sentence, Token

_OPENERS: Final = frozenset('.!?:"“‘«•*…–—¿¡')
_LONG: Final = 4  # letters; shorter words may be small ones
# From how many longer words on, and above which share of capitals among them, a heading is in Title Case, and a line
# that has no full stop; prose that short names many, prose that long shouts.
_HEADING: Final = (3, 0.7)
_LINE: Final = (5, 0.7)
_PROSE: Final = (9, 0.9)


@dataclass(frozen=True, slots=True)
class Usage:
    """How often each folded word stands in lower case, and with a capital where no rule asks for one.

    ``alone`` counts those with a capital that have none beside them.
    """

    lower: Counter[str]
    capital: Counter[str]
    alone: Counter[str]

    def common(self, low: str) -> bool:
        """Tell whether the text uses ``low`` as a common noun at least as often as as a name."""
        return 0 < self.lower[low] >= self.capital[low]


def usage(sentences: Iterable[Sentence]) -> Usage:
    """Return the usage of words in ``sentences``; headings in Title Case tell nothing."""
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for sentence in sentences:
        titled = in_title_case(sentence)
        for at, token in enumerate(sentence.tokens):
            if token.text.islower():
                lower[token.low] += 1
            elif token.capital and not titled and not opens(sentence.tokens, at):
                capital[token.low] += 1
                owner = sentence.tokens[at - 1].low == "'s"  # "St Olav's Hospital"
                beside = (*sentence.tokens[max(0, at - 1 - owner) : at], *sentence.tokens[at + 1 : at + 2])
                alone[token.low] += not any(one.capital for one in beside)
    return Usage(lower, capital, alone)


def in_title_case(sentence: Sentence) -> bool:
    """Tell whether capitals tell nothing in this sentence, because nearly every word has one."""
    long = [first for token in sentence.tokens if len(token.text) >= _LONG and (first := token.text[0]).isalpha()]
    capitals = sum(map(str.isupper, long))
    if sentence.passage.heading:
        least, share = _HEADING
    else:
        least, share = _PROSE if sentence.text.rstrip()[-1:] in {".", "!", "?"} else _LINE
    return len(long) >= least and capitals > share * len(long)


def opens(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether token ``at`` opens a sentence, a quotation, a list item or the text after a label."""
    return at == 0 or tokens[at - 1].text in _OPENERS
