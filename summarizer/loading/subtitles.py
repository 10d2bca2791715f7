"""Subtitles, WebVTT and SubRip: what is said, with the speaker and the time of each cue.

Cues are joined to paragraphs, one for each turn; markup, styles and notes to editors are left out.
WebVTT: https://www.w3.org/TR/webvtt1/
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.document import Place, Span
from summarizer.errors import SourceEmptyError, SourceTooLargeError
from summarizer.loading.decoding import decoded_and_told, lines_of
from summarizer.loading.formats import SRT
from summarizer.loading.telling import number_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from summarizer.document import Document
    from summarizer.loading.raw import Raw

MOST_CUES: Final = 100_000  # two whole days of talk have fewer
_PAUSE: Final = 3.0  # seconds of silence, after which another paragraph begins
_GAP: Final = 0.3  # after a sentence, after which somebody else may speak
_LONG: Final = 1_000  # characters of a paragraph, after which the next sentence begins another
_LONGEST: Final = 2_000  # and without the end of a sentence
_LONGEST_TITLE: Final = 200
_FEWEST_ROLLED: Final = 3  # cues that begin as another one ended

_TIME = r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]?\d)[.,](\d{1,3})"
_TIMING = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?:[ \t]|$)")
_NO_TIMING = re.compile(r"[ \t]*\d[\d:.,]{3,20}[ \t]*-->")
_VOICE = re.compile(r"<v(?:\.[^\s>]{0,99})?[ \t]+([^<>]{1,99})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,199}>|</?[a-zA-Z]>|<\d[\d:.]{0,19}>|\{\\[^{}]{0,99}\}")
_BESIDE = re.compile(r"\ufeff?(?:WEBVTT|NOTE|STYLE|REGION)(?:[ \t:]|\Z)")
_WORD = re.compile(r"[^\W\d_]")
_ROLLING = re.compile(r"<\d[\d:.]{4,18}>")
_POSITION = re.compile(r"\{\\an(\d)\}")
# Two who speak in one line, of whom a dash tells: of a sentence that begins with one, the next begins with one too.
_NEXT_DASH = re.compile(r"(?<=[.!?…。！？\"”’')\]»]) {1,3}(?=[-–—] ?[^\W\d_a-z]|[-–—] ?[¿¡\"“„«])")
_MARKED = re.compile(r"\A(?:>{2,3}|[-–—])[ \t]*(?=\S)")
_LABEL = re.compile(r"([^\W\d_][\w.'’-]{0,30}(?: [^\W\d_][\w.'’-]{0,30}){0,3}):[ \t]+(?=\S)")
_ENDED = re.compile(r"[.!?…。！？][\"”’')\]»♪]*$")


class _Cue(NamedTuple):
    start: float
    end: float
    lines: list[str]


@dataclass(slots=True)
class _Unshown:
    """How many cues have no time that can be read, and how many pieces of text stand in no cue."""

    untimed: int = 0
    strays: int = 0


class _Said(NamedTuple):
    """A line of a cue without its markup; ``speaker`` is None where it goes on with whoever spoke before."""

    cue: _Cue
    text: str
    speaker: str | None


def read_subtitles(raw: Raw) -> list[Document]:
    """Return one Document, its ``places`` being cues (label: the time) and speakers.

    A speaker is told by ``<v Name>``, or by a name and a colon at the head of a line: in capitals, or one that recurs.
    Cues whose time cannot be read are shown by no player, as are words of WebVTT outside of cues: they are left out and
    told. Those that end too early are told. Of SubRip, what stands between two cues is the first one's.
    Raises SourceEmptyError where there is no cue with words, SourceTooLargeError where there are too many cues,
    SourceNotTextError where the bytes are no text.
    """
    text, notices = decoded_and_told(raw.data, raw.name)
    lines = lines_of(text, raw.name, most=10 * MOST_CUES)
    unshown = _Unshown()
    cues = list(islice(_cues(lines, unshown, parted=raw.media_type == SRT), MOST_CUES + 1))
    if len(cues) > MOST_CUES:
        raise SourceTooLargeError(f"{raw.name} has more than {MOST_CUES:,} cues", hint="split it")
    said = list(_said(cues, rolling=_ROLLING.search(text) is not None or _are_rolling(cues)))
    if not said:
        raise SourceEmptyError(f"{raw.name} has no cues with words in them", hint="name a file with text in it")
    body, places = _told(said)
    heading = text.lstrip("\ufeff").partition("\n")[0]
    title = heading.removeprefix("WEBVTT").strip(" \t\r-–—") if heading.startswith("WEBVTT") else ""
    told = (*notices, *_notices(cues, unshown))
    return [raw.document(body, title=title[:_LONGEST_TITLE], places=tuple(places), notices=told)]


def _notices(cues: Sequence[_Cue], unshown: _Unshown) -> Iterator[str]:
    """Yield what is to be told of what is in no cue, and of the times of the cues."""
    if unshown.untimed:
        yield f"{_counted(unshown.untimed)} left out without a time that can be read: no player shows such"
    if unshown.strays:
        pieces = number_of(unshown.strays, "piece", "pieces")
        yield f"{pieces} of text outside the cues left out: no player shows such"
    if early := sum(cue.end < cue.start for cue in cues):
        yield f"{_counted(early)} with an end before the beginning, which no player shows, read all the same"


def _counted(cues: int) -> str:
    return number_of(cues, "cue", "cues")


def _cues(lines: Sequence[str], unshown: _Unshown, *, parted: bool) -> Iterator[_Cue]:
    """Yield the cues: a line with two times, and the lines below it up to a blank one.

    Where blank lines may have ``parted`` a cue, it goes on up to the next. What is in none is counted in ``unshown``.
    """
    cue: _Cue | None = None
    beside: list[str] = []  # lines of a block without a time, so far
    ended = True  # by a blank line, and at most the next one's number
    for line in chain(lines, ("",)):
        timing = _TIMING.match(line) if "-->" in line else None
        if timing or ("-->" in line and (cue is None or ended or _NO_TIMING.match(line))):
            if cue is not None:
                if cue.lines and cue.lines[-1].strip().isdecimal():  # the next one's number, without a blank line
                    cue.lines.pop()
                yield cue
            cue = _Cue(_seconds(timing, 1), _seconds(timing, 5), []) if timing else None
            unshown.untimed += timing is None
            unshown.strays += _is_stray(beside[:-1])  # the last line is the name of the cue
            beside, ended = [] if timing else [line], False
        elif not line.strip():
            if cue is not None and not parted:
                yield cue
                cue = None
            unshown.strays += _is_stray(beside)
            beside, ended = [], True
        elif cue is not None:
            cue.lines.extend(_spoken(line))
            ended = ended and line.strip().isdecimal()
        else:
            beside.append(line)
    if cue is not None:
        yield cue


def _is_stray(block: Sequence[str]) -> bool:
    """Tell whether lines without a time are words that are said to nobody: no head, style, note or untimed cue."""
    return bool(block) and not _BESIDE.match(block[0]) and "-->" not in block[0] and any(map(_WORD.search, block))


def _spoken(line: str) -> Iterator[str]:
    """Yield a line of a cue, parted where somebody else begins to speak in it."""
    at = 0
    for voice in _VOICE.finditer(line):
        yield line[at : voice.start()]
        at = voice.start()
    rest = line[at:]
    if _MARKED.match(_bare(rest)):
        yield from _NEXT_DASH.split(rest)
    else:
        yield rest


def _seconds(timing: re.Match[str], group: int) -> float:
    hours, minutes, seconds, part = timing.group(group, group + 1, group + 2, group + 3)
    return 3600 * int(hours or 0) + 60 * int(minutes) + int(seconds) + int(part.ljust(3, "0")) / 1000


def _said(cues: Sequence[_Cue], *, rolling: bool) -> Iterator[_Said]:
    """Yield what is said, line by line; of ``rolling`` subtitles, which show each line twice, once."""
    labels = Counter(
        found[1] for cue in cues for line in cue.lines if (found := _LABEL.match(_MARKED.sub("", _bare(line), 1)))
    )
    names = {label for label, times in labels.items() if label.isupper() or (times > 1 and _is_name(label))}
    voiced = any(_VOICE.search(line) for cue in cues for line in cue.lines)
    before: set[str] = set()
    last: _Said | None = None
    current = ""  # who speaks
    for cue in cues:
        shown = set()
        for line in cue.lines:
            text = _bare(line)
            shown.add(text)
            if not text or (rolling and text in before):
                continue
            speaker, text = _speaker(line, text, names, voiced=voiced, first=line is cue.lines[0])
            if speaker is None and current and last is not None and _are_apart(last, cue):
                speaker = ""
            if text:
                last = _Said(cue, text, speaker)
                current = current if speaker is None else speaker
                yield last
        before = shown


def _are_rolling(cues: Sequence[_Cue]) -> bool:
    """Tell whether most cues begin with a line that the one before has shown: so do captions that are rolled up."""
    shown = [[text for line in cue.lines if (text := _bare(line))] for cue in cues]
    shown = [texts for texts in shown if texts]
    again = sum(
        texts[0] == before[-1] and max(len(before), len(texts)) > 1  # a refrain is sung again
        for before, texts in pairwise(shown)
    )
    return again >= _FEWEST_ROLLED and 2 * again >= len(shown) - 1


def _speaker(line: str, text: str, names: Collection[str], *, voiced: bool, first: bool) -> tuple[str | None, str]:
    """Return who says a line, as far as the line tells, and its ``text`` without that.

    ``voiced`` tells that the file names voices: there the ``first`` line of a cue that names none is nobody's.
    """
    if voice := _VOICE.search(line):
        return " ".join(voice[1].split()), text
    speaker, said = _labelled(text, names)
    if voiced and said == text:
        return "" if first else None, text
    return speaker, said


def _are_apart(last: _Said, cue: _Cue) -> bool:
    """Tell whether a cue that names nobody may be somebody else's than what was said last, in an earlier one."""
    ended = _ENDED.search(last.text) is not None
    moved = ended and _position(cue) != _position(last.cue)
    return last.cue is not cue and (moved or cue.start - last.cue.end >= (_GAP if ended else _PAUSE))


def _position(cue: _Cue) -> str:
    """Return where on the screen SubRip shows a cue, "" for the usual place."""
    return next((found[1] for line in cue.lines if (found := _POSITION.search(line))), "")


def _bare(line: str) -> str:
    """Return a line without markup, its blanks made one."""
    return " ".join(html.unescape(_TAG.sub("", line)).replace("\0", "\ufffd").split())


def _is_name(label: str) -> bool:
    return all(word[0].isupper() for word in label.split())


def _labelled(text: str, names: Collection[str]) -> tuple[str | None, str]:
    """Return who says a line, as far as the line tells, and the line without that."""
    speaker: str | None = None
    if marked := _MARKED.match(text):  # somebody else begins
        speaker, text = "", text[marked.end() :]
    found = _LABEL.match(text)
    if found and found[1] in names:
        return found[1], text[found.end() :]
    # What may be a name ends the words of whoever spoke before, and stays in the text.
    return "" if found and _is_name(found[1]) else speaker, text


def _told(said: Sequence[_Said]) -> tuple[str, list[Place]]:
    """Return the text of all turns, with the places of its cues and speakers."""
    pieces: list[str] = []
    places: list[Place] = []
    length = start = begun = 0  # of the text; where the cue in hand and the paragraph begin
    speaker = ""
    for number, one in enumerate(said):
        before = said[number - 1] if number else None
        turned = one.speaker is not None and (one.speaker != speaker or not one.speaker)
        if before is not None and (before.cue is not one.cue or turned):
            places.append(_cue(before.cue, start, length))
        joint = ""
        if before is not None:
            size = length - begun
            ended = _ENDED.search(before.text) is not None
            paused = one.cue.start - before.cue.end >= _PAUSE
            new = turned or paused or (size > _LONG and ended) or size > _LONGEST
            joint = "\n\n" if new and size else " "
            if new:
                places += _turn(speaker, begun, length)
                begun = length + len(joint)
        if one.speaker is not None:
            speaker = one.speaker
        if before is None or before.cue is not one.cue or turned:
            start = length + len(joint)
        pieces += (joint, one.text)
        length += len(joint) + len(one.text)
    places.append(_cue(said[-1].cue, start, length))
    places += _turn(speaker, begun, length)
    return "".join(pieces), sorted(places, key=lambda place: place.span)


def _cue(cue: _Cue, start: int, end: int) -> Place:
    minutes, seconds = divmod(round(cue.start * 1000), 60_000)
    hours, minutes = divmod(minutes, 60)
    return Place(Span(start, end), "cue", f"{hours:02}:{minutes:02}:{seconds // 1000:02}.{seconds % 1000:03}")


def _turn(speaker: str, start: int, end: int) -> Iterator[Place]:
    if speaker and start < end:
        yield Place(Span(start, end), "speaker", speaker)
