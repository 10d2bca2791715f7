"""Who is interviewed, as a text tells before its questions or behind them: by full name, and not as who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.extracting.cues import word_list

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.extracting.aliases import Cluster
    from summarizer.extracting.figures import Mention
    from summarizer.extracting.reading import Reading, Sentence

MOST_PARTS: Final = 3  # of a person's name


def tells_of_meeting(reading: Reading, about: range) -> bool:
    """Tell whether one of the sentences ``about`` tells that somebody spoke to somebody: "Ann Lee met Otto Lind"."""
    there = (reading.sentences[number] for number in about)
    return any(not word_list("meeting", sentence.language).isdisjoint(sentence.low) for sentence in there)


def named_before(cluster: Cluster, opening: int) -> list[Mention]:
    """Return where the text before sentence ``opening`` names somebody who may be a person, by a full name.

    What has more words in capitals throughout is a title.
    """
    full = any(" " in form and not (form.isupper() and form.count(" ") >= MOST_PARTS) for form in cluster.forms)
    if cluster.common or cluster.sort not in {"person", "other"} or not full:
        return []
    return [mention for mention in cluster.mentions if mention.kind == "name" and mention.sentence < opening]


def introduced(reading: Reading, clusters: Iterable[Cluster], about: range) -> Cluster | None:
    """Return the person named most in the sentences ``about``; None where there is none, or another as often.

    Who asks is not meant: "By Otto Lind", "Otto Lind spoke to her", "She spoke to Otto Lind", "mit ihr sprach Lind".
    """
    best: Cluster | None = None
    most, tied = 0, False
    for cluster in clusters:
        early = [one for one in named_before(cluster, about.stop) if one.sentence >= about.start]
        acts = cluster.sort == "person" or any(one.part in {"says", "acts", "owns"} for one in early)
        asks = any(_asks(reading.sentences[one.sentence], one) for one in early)
        times = len(early) if acts and not asks else 0
        if times >= max(most, 1):
            best, most, tied = cluster, times, times == most
    return None if tied else best


def _asks(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether the words beside a name make it the one who asks."""
    meeting = word_list("meeting", sentence.language)
    before = sentence.low[max(0, mention.lead - 2) : mention.lead]
    spoken_to = before[-1:] in {("to",), ("with",)} and not meeting.isdisjoint(before)
    beside = (*before[-1:], *sentence.low[mention.last : mention.last + 1])
    return before[-1:] == ("by",) or spoken_to or not meeting.isdisjoint(beside)
