"""Lists: what a sentence with a colon opens is told of each item under it: "We recommend that the agency: …".

So is what a sentence asks for that those behind it count off: "First, … Second, …".

A heading may tell what its lists and tables hold: recommendations, risks, open questions; of risks, its prose as well.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

from summarizer.extracting.cues import reads_english, word_list
from summarizer.extracting.tables import heads_table, is_row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.extracting.reading import Reading, Sentence

Kind = Literal["proposals", "plans", "risks", "open_questions"]

# What stands on a line before the words of an item.
_SIGN: Final = re.compile(r"(?:\A|[\n\r])[ \t]*(?:[-*+•–·]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])[ \t]+\Z")
_LONGEST_SIGN: Final = 24  # characters
_FEWEST: Final = 3  # tokens of an item that says what it is by itself
_WORDED: Final = 3  # words that are no numbers
_SECTION: Final = 8  # most sentences of prose that a heading of risks is thought to hold nothing else in
_ORDINALS: Final = frozenset("first second third fourth fifth sixth firstly secondly thirdly finally lastly".split())
_REASONS: Final = frozenset("reasons reason grounds because gründe gründen raisons motifs razones motivos".split())
_COUNTED: Final = frozenset("things steps measures demands points changes reforms actions requests".split())
_ASKING: Final = frozenset("ask asks asked demand demands urge urges call calls recommend propose want wants".split())
# What stands under a heading with a word of the list, if it has no more tokens.
_HEADINGS: Final[tuple[tuple[Kind, str, int], ...]] = (
    ("proposals", "recommending", 8),
    ("proposals", "proposal_heading", 1),
    ("plans", "doing_heading", 8),
    ("risks", "risk_heading", 4),
    ("open_questions", "question_heading", 4),
)


def led_in(reading: Reading) -> Mapping[int, Sentence]:
    """Return, by the numbers of the sentences that begin an item of a list, the sentence that opens the list.

    That one ends with a colon right before the first item; reasons are none of what it tells.
    """
    found: dict[int, Sentence] = {}
    opening: Sentence | None = None
    paragraph = -1
    for sentence in reading.sentences:
        if opening is not None and _is_item(reading, sentence):
            found[sentence.number] = opening
            paragraph = sentence.paragraph
        elif sentence.paragraph != paragraph:  # else an item goes on
            opening = sentence if sentence.text.endswith(":") and _REASONS.isdisjoint(sentence.low[-2:]) else None
    return found


def counted_off(reading: Reading) -> Mapping[int, Sentence]:
    """Return, by their numbers, the English sentences that count off what the one before them asks for, and that one.

    "We ask you to do three things. First, publish the report. Second, …", all in one paragraph.
    """
    found: dict[int, Sentence] = {}
    opening: Sentence | None = None
    for sentence in reading.sentences:
        if not reads_english(sentence.language) or (opening and sentence.paragraph != opening.paragraph):
            opening = None
        low = sentence.low
        if opening is not None and low[1:2] == (",",) and low[0] in _ORDINALS:
            found[sentence.number] = opening
        elif not _COUNTED.isdisjoint(low) and not _ASKING.isdisjoint(low):
            opening = sentence
    return found


def headed(reading: Reading) -> Mapping[int, tuple[Kind, Sentence]]:
    """Return, by the numbers of the items and rows under a heading that tells what they are, what, and the heading."""
    found: dict[int, tuple[Kind, Sentence]] = {}
    heading: tuple[Kind, Sentence] | None = None
    for sentence in reading.sentences:
        if sentence.passage.heading:
            kind = _kind(sentence)
            heading = (kind, sentence) if kind else None
        elif _is_labelled_risk(sentence):
            found[sentence.number] = ("risks", sentence)
        elif heading is None or heads_table(sentence, reading):
            continue
        elif len(sentence.low) >= _FEWEST and (is_row(sentence) or _is_item(reading, sentence)):
            found[sentence.number] = heading
    return found


def _is_labelled_risk(sentence: Sentence) -> bool:
    """Tell whether a sentence says before a colon that it tells a risk: "Risk: Falcon has not signed"."""
    labelled = sentence.low[1:2] == (":",) and len(sentence.low) > _FEWEST
    return labelled and sentence.low[0] in word_list("risk_heading", sentence.language)


def in_section_of_risks(reading: Reading) -> Mapping[int, Sentence]:
    """Return, by the numbers of sentences of prose, the heading of risks that they stand under, in short sections."""
    found: dict[int, Sentence] = {}
    section: list[Sentence] = []
    heading: Sentence | None = None
    for sentence in (*reading.sentences, None):
        if sentence is not None and not sentence.passage.heading:
            section.append(sentence)
            continue
        if heading is not None and _kind(heading) == "risks" and len(section) <= _SECTION:
            prose = [one for one in section if not is_row(one) and not _is_item(reading, one)]
            found |= {one.number: heading for one in prose if _says_something(one)}
        heading, section = sentence, []
    return found


def _says_something(sentence: Sentence) -> bool:
    """Tell whether a sentence has words enough to be told alone, as "BAF 3; score 16." has not, and opens nothing."""
    worded = sum(map(str.isalpha, sentence.low))
    return len(sentence.low) >= _FEWEST and worded >= _WORDED and sentence.low[-1] != ":"


def _kind(heading: Sentence) -> Kind | None:
    """Return what stands under a heading: proposals under "What we recommend", risks under "Key risks"."""
    low, language = heading.low, heading.language
    said = {*low, *map("_".join, pairwise(low))}
    for kind, name, longest in _HEADINGS:
        if len(low) <= longest and not word_list(name, language).isdisjoint(said):
            return kind
    return None


def _is_item(reading: Reading, sentence: Sentence) -> bool:
    start = sentence.span.start
    return _SIGN.search(reading.document.text, max(0, start - _LONGEST_SIGN), start) is not None
