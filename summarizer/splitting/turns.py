"""Who speaks: the labels that open turns, and how far a turn goes."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from summarizer.document import Span
from summarizer.splitting.paragraphs import WIDEST_WRAP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.splitting.lines import Line
    from summarizer.splitting.paragraphs import Block

_MOST_WORDS = 5  # of a label
_MOST_CAPITALS = 20  # words of one that is written in capitals, as nothing else at the head of a line is
_MOST_OF_OFFICE = 14  # words of an office whose holder is named behind it, or before it
_HELD_BY = re.compile(r"^The\b.*\((?:[A-ZÀ-ÖØ-Þ][\w.'’-]* ){1,3}[A-ZÀ-ÖØ-Þ][\w'’-]*\)$")
_DESCRIBED = re.compile(r"\s+[–—-]\s+|,\s+")  # between a name and what its bearer is: "Ann Lee – Chief Executive"
_TELLING = re.compile(r"\b(?:who|which|says?|said|told|is|was|has|had|I|we)\b")  # in a sentence, and in no office
_NAME_LENGTHS = range(2, 5)  # words of a name that more may follow
_FEWEST = 3  # turns that make a dialogue
_BOTH = 2  # times that questions and answers are marked by "P." and "R."
_FARTHEST = 8  # paragraphs from one turn of it to the next
_ASKED = 0.6  # of the turns of somebody who alone has a label, and is asked
_ASKS = ("?", "？", "؟")
_CLOSERS, _CLOSED = "\"”’')]»*_ ", 9  # what may close a question, and how much of it
_TALK = 0.2
_TALK_OF_STRANGERS = 0.5
# Words that stand before a colon at the head of a line and are nobody's name.
_NO_NAMES = frozenset(
    "dear note notes nb update updated correction source sources warning photo photos image video caption credit "
    "related tip tips example summary date time when where who what why how from to cc bcc subject re location price "
    "http https tel phone fax email e-mail address contact also see ps step day chapter part section figure fig table "
    "item option pros cons pro con verdict rating score goal background result results conclusion total status issue "
    "author editors title read watch listen more disclaimer disclosure members witnesses participants attendees "
    "speakers panellists panelists guests apologies oral transcript panel discussion debate interview podcast analysis "
    "opinion comment exclusive live stage on ayes noes".split()
)
_COUNTED = frozenset("episode season series volume vol issue transcript divided".split())
_PARTICLES = frozenset("of the and de la le del der den di da du van von bin al el y e i &".split())
_TALKING = re.compile(r"\b(?:I|we|you|my|our|your|me|us)\b|[?？؟]", re.IGNORECASE)


def speakers(text: str, every: Sequence[Line]) -> frozenset[str]:
    """Return the labels among the lines that name speakers.

    A dialogue is a stretch of turns with few other paragraphs in between. Two speakers take part in it, or a lone
    ``Q`` with answers that have no label, or a lone name that answers questions without one; one of them recurs, and
    they talk: they ask, or speak of I, we or you. Where nobody recurs, the turns must follow each other and half of
    them talk. A lone ``Note:`` in prose names nobody.
    """
    turns = list(_turns(text, every))
    counts = Counter(turn.name for turn in turns)
    if turns and counts[turns[0].name] == 1 and _is_title(text, turns[0], every):
        del turns[0]
    begun = next((at for at, turn in enumerate(turns) if counts[turn.name] > 1), 0)
    turns = [turn for at, turn in enumerate(turns) if at >= begun or not turn.is_heading(text)]
    if not counts["Q"]:
        turns = [turn for turn in turns if turn.name != "A"]
    if min(counts["P"], counts["R"]) < _BOTH:  # elsewhere an initial: "R. Lee said"
        turns = [turn for turn in turns if turn.name not in {"P", "R"}]
    found: set[str] = set()
    for stretch in _stretches(turns):
        names = {turn.name for turn in stretch}
        most = _TALK if any(counts[name] > 1 for name in names) else _TALK_OF_STRANGERS
        if (len(names) > 1 or "Q" in names or _answers(stretch)) and _talk(text, stretch) >= most:
            found |= names
    return frozenset(found)


def _is_title(text: str, turn: _Turn, every: Sequence[Line]) -> bool:
    """Tell whether what looks like a turn is the title, alone on the first line: "Acme Corp: Earnings call, 2025"."""
    alone = turn.said.end == every[0].end and len(every) > 1 and (every[1].gap or turn.name.isupper())
    return alone and text[turn.said.end - 1].isalnum() and not _TALKING.search(text, turn.said.start, turn.said.end)


class _Turn(NamedTuple):
    """A line that may open a turn, the number of the paragraph that it begins, and what is said in it first.

    ``asked`` tells that the line before it ends with a question, ``alone`` that a blank line stands behind it.
    """

    name: str
    paragraph: int
    said: Span
    asked: bool
    alone: bool

    def is_heading(self, text: str) -> bool:
        """Tell whether the line is no sentence, and so a heading before a dialogue: "Flood defences: Upper Strand"."""
        said = self.said
        return self.alone and text[said.end - 1].isalnum() and not _TALKING.search(text, said.start, said.end)


def _turns(text: str, every: Sequence[Line]) -> Iterator[_Turn]:
    """Yield the lines whose label may be a speaker's."""
    paragraph = 0
    length = 0
    asked = False
    for line, following in zip(every, chain(every[1:], (None,)), strict=False):
        if line.gap or line.mark or max(length, len(line)) > WIDEST_WRAP:
            paragraph += 1
        length = len(line)
        if line.mark == "label" and _may_speak(line.name):
            end = line.end if line.body < line.end or following is None else following.end
            alone = line.body < line.end and (following is None or following.gap)
            yield _Turn(line.name, paragraph, Span(line.body, end), asked, alone)
        asked = text[max(line.start, line.end - _CLOSED) : line.end].rstrip(_CLOSERS).endswith(_ASKS)


def _may_speak(name: str) -> bool:
    label = name.partition("(")[0]
    words = label.lower().split()
    counted = not _COUNTED.isdisjoint(words[1:])  # "THE LONG TAIL — Episode 88", "The House divided"
    return len(words) <= _most_words(label, name) and words[0].strip(".,") not in _NO_NAMES and not counted


def _most_words(label: str, name: str) -> int:
    """Return how many words a label may have: more where it also tells who its speaker is."""
    if label.isupper():
        return _MOST_CAPITALS
    called, *office = _DESCRIBED.split(label)
    described = office and len(called.split()) in _NAME_LENGTHS and _is_name(called) and not _TELLING.search(label)
    return _MOST_OF_OFFICE if described or _HELD_BY.search(name) else _MOST_WORDS


def _stretches(turns: Sequence[_Turn]) -> Iterator[list[_Turn]]:
    """Yield the turns that stand near each other, three or more together; among much else, only those of names."""
    stretch: list[_Turn] = []
    for turn in (*turns, None):
        if turn is not None and (not stretch or turn.paragraph - stretch[-1].paragraph <= _FARTHEST):
            stretch.append(turn)
            continue
        if stretch and 2 * len(stretch) <= stretch[-1].paragraph - stretch[0].paragraph:
            stretch = [one for one in stretch if _is_name(one.name)]
        if len(stretch) >= _FEWEST:
            yield stretch
        stretch = [] if turn is None else [turn]


def _answers(stretch: Sequence[_Turn]) -> bool:
    """Tell whether most turns of a stretch, which are all of one name, follow a question."""
    asked = sum(turn.asked for turn in stretch)
    return len({turn.name for turn in stretch}) == 1 and _is_name(stretch[0].name) and asked >= _ASKED * len(stretch)


def _talk(text: str, stretch: Sequence[_Turn]) -> float:
    """Return the share of the turns that ask something, or speak of I, we or you."""
    return sum(1 for turn in stretch if _TALKING.search(text, turn.said.start, turn.said.end)) / len(stretch)


def _is_name(name: str) -> bool:
    """Tell whether every word of ``name`` is capitalised, as far as its script has capitals."""
    words = name.partition("(")[0].split()
    return not any(word[0].islower() and word.strip(",") not in _PARTICLES for word in words)


def spoken(found: Sequence[Block]) -> list[Block]:
    """Return the blocks, each that belongs to a turn with its speaker.

    A turn goes on to the next label, heading or rule. Where nobody's label follows, it takes in three paragraphs, or
    twice as many as the longest turn before has: after that, somebody else is writing. Where only one speaker
    is known, the answers have no labels, and a turn is one paragraph.
    """
    alone = len({block.speaker for block in found if block.opens}) == 1
    followed, longest = _followed(found)
    most = 0 if alone else max(3, 2 * longest)
    result = []
    speaker, since = "", 0
    for place, block in enumerate(found):
        if block.opens:
            speaker, since = block.speaker, 0
        elif block.heading or block.ruled:
            speaker = ""
        else:
            since += 1
        if since > most and (alone or not followed[place]):
            speaker = ""
        result.append(block if block.speaker == speaker else block._replace(speaker=speaker))
    return result


def _followed(found: Sequence[Block]) -> tuple[list[bool], int]:
    """Tell of each block whether a label follows before any heading or rule, and the most paragraphs in such a turn."""
    result = [False] * len(found)
    longest = length = 0
    label = False
    for place in range(len(found) - 1, -1, -1):
        result[place] = label
        block = found[place]
        if block.opens:
            longest = max(longest, length if label else 0)
            label, length = True, 0
        elif block.heading or block.ruled:
            label, length = False, 0
        else:
            length += 1
    return result, longest
