"""What the text of subtitles is: what was said, by whom, and when."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from summarizer.errors import SourceEmptyError, SourceTooLargeError
from summarizer.loading import load
from summarizer.loading.subtitles import MOST_CUES
from summarizer.splitting import passages

if TYPE_CHECKING:
    from summarizer.document import Document

VTT = """WEBVTT - Council of Oster Bro

NOTE the clerk's own remark

STYLE
::cue { color: red }

intro
00:00:01.000 --> 00:00:03.500 align:start
<v Ada Holm>The mill will be sold &amp; the money

00:00:03.500 --> 00:00:05.000
<v Ada Holm>goes to the <i>ferry</i>.

01:02:05.250 --> 01:02:07.000
<v.loud Bo Lind>Nobody asked us.</v>
"""
SRT = """1\r
00:00:01,000 --> 00:00:03,500\r
ADA HOLM: The mill will be sold and the money\r
\r
2\r
00:00:03,500 --> 00:00:05,000\r
goes to the {\\an8}<font color="red">ferry</font>.\r
\r
3\r
01:02:05,250 --> 01:02:07,000\r
BO LIND: Nobody asked us.\r
"""


def read(tmp_path, text: str, name: str = "council.vtt") -> Document:
    path = tmp_path / name
    path.write_bytes(text.encode())
    (document,) = load(path)
    return document


def labels(document: Document, kind: str) -> list[tuple[str, str]]:
    return [(place.label, place.span.of(document.text)) for place in document.places if place.kind == kind]


@pytest.mark.parametrize(("text", "joint"), [(VTT, "&"), (SRT, "and")])
def test_cues_are_joined_to_what_was_said(text, joint, tmp_path):
    """Sentences go on over cues, turns are paragraphs; speakers and times are places, markup is gone."""
    document = read(tmp_path, text)
    assert document.text == f"The mill will be sold {joint} the money goes to the ferry.\n\nNobody asked us."
    assert labels(document, "cue") == [
        ("00:00:01.000", f"The mill will be sold {joint} the money"),
        ("00:00:03.500", "goes to the ferry."),
        ("01:02:05.250", "Nobody asked us."),
    ]
    assert {name.upper() for name, _ in labels(document, "speaker")} == {"ADA HOLM", "BO LIND"}
    assert [passage.speaker.upper() for passage in passages(document)] == ["ADA HOLM", "BO LIND"]


def test_the_title_is_the_files_own(tmp_path):
    """What stands behind WEBVTT is the title, else the file's name."""
    assert read(tmp_path, VTT).title == "Council of Oster Bro"
    assert read(tmp_path, SRT).title == "council"


def test_a_type_is_told_by_content(tmp_path):
    """A subtitle is one under any name."""
    assert read(tmp_path, VTT, "a.txt").media_type == "text/vtt"
    assert read(tmp_path, "\ufeff" + VTT, "a").media_type == "text/vtt"
    assert read(tmp_path, SRT, "a.md").media_type == "text/srt"


@pytest.mark.parametrize(
    "text", ["WEBVTT\n", "WEBVTT\n\nNOTE nothing\n", "WEBVTT\n\n00:01.000 --> 00:02.000\n<i></i>\n"]
)
def test_no_cues(text, tmp_path):
    """A file without a cue that says something is empty."""
    with pytest.raises(SourceEmptyError, match="no cues"):
        read(tmp_path, text)


def test_prose_named_as_subtitles_has_no_cues(tmp_path):
    """A name promises cues, and the error says that there are none."""
    with pytest.raises(SourceEmptyError, match="no cues"):
        read(tmp_path, "It was a long day.\n", "a.srt")


def cues(*lines: str, step: float = 2.0) -> str:
    """Return a VTT with one cue a text, each ``step`` seconds after the other."""
    times = [f"00:{int(n * step // 60):02}:{n * step % 60:06.3f}" for n in range(len(lines) + 1)]
    blocks = (f"{start} --> {end}\n{text}\n" for start, end, text in zip(times, times[1:], lines, strict=False))
    return "WEBVTT\n\n" + "\n".join(blocks)


def test_names_at_the_head_of_a_line(tmp_path):
    """A name that recurs before a colon speaks; one that does not is text, which is nobody's."""
    document = read(tmp_path, cues("Ada: Who pays?", "Bo: You do.", "Every month.", "Ada: Never.", "Reason: no money."))
    assert document.text.split("\n\n") == ["Who pays?", "Bo: You do. Every month.", "Never.", "Reason: no money."]
    assert labels(document, "speaker") == [("Ada", "Who pays?"), ("Ada", "Never.")]
    document = read(tmp_path, cues("ADA: Who pays?", "BO: You do.", "Every month."))
    assert labels(document, "speaker") == [("ADA", "Who pays?"), ("BO", "You do. Every month.")]


def test_dashes_part_two_who_speak_in_one_cue(tmp_path):
    """A dash or an arrow begins somebody else's words, who is not named."""
    document = read(tmp_path, cues("- Who pays?\n- You do.", ">> ADA: Never."))
    assert document.text.split("\n\n") == ["Who pays?", "You do.", "Never."]
    assert labels(document, "speaker") == [("ADA", "Never.")]
    assert [text for _, text in labels(document, "cue")] == ["Who pays?", "You do.", "Never."]


@pytest.mark.parametrize(
    "cue",
    [
        "- ADA: Who pays?\n- BO: You do.",
        "- ADA: Who pays? - BO: You do.",
        "<v ADA>Who pays?\n<v BO>You do.",
        "<v ADA>Who pays?</v> <v BO>You do.",
    ],
)
def test_two_who_are_named_in_one_cue(cue, tmp_path):
    """Each line, or half of one, is its own speaker's, also where other cues name a voice."""
    document = read(tmp_path, cues("<v Cy>Well.", cue))
    assert document.text.split("\n\n") == ["Well.", "Who pays?", "You do."]
    assert labels(document, "speaker") == [("Cy", "Well."), ("ADA", "Who pays?"), ("BO", "You do.")]


def test_dashes_that_part_nobody(tmp_path):
    """A dash within a sentence, or in a line that does not begin with one, is of the sentence."""
    lines = ("- It is - as you know - ours.", "It is ours. - Or mine.", "<v Ada>Hear this.\nReason: no money.")
    document = read(tmp_path, cues(*lines))
    assert document.text.split("\n\n")[0] == "It is - as you know - ours."
    assert "It is ours. - Or mine." in document.text
    assert labels(document, "speaker") == [("Ada", "Hear this. Reason: no money.")]


def test_a_speaker_is_not_carried_over_a_gap(tmp_path):
    """What is said later, or shown elsewhere, is nobody's unless it names somebody; a sentence goes on all the same."""
    text = (
        "1\n00:00:01,000 --> 00:00:02,000\nADA: It is ours.\n\n2\n00:00:02,100 --> 00:00:03,000\nAnd mine,\n\n"
        "3\n00:00:03,900 --> 00:00:05,000\nand yours.\n\n4\n00:00:05,500 --> 00:00:07,000\nWho pays?\n"
    )
    assert labels(read(tmp_path, text, "a.srt"), "speaker") == [("ADA", "It is ours. And mine, and yours.")]
    moved = text.replace("And mine", "{\\an8}And mine")
    assert labels(read(tmp_path, moved, "a.srt"), "speaker") == [("ADA", "It is ours.")]


def test_cues_whose_time_is_wrong(tmp_path):
    """A cue without a time is left out and told; one that would end too early is read and told."""
    text = "WEBVTT\n\n{}\nIt was ours.\n\n00:09.000 --> 00:10.000\nIt is ours --> not theirs.\n"
    for time in ("xx --> yy", "99:99:99.999 --> 99:99:99.999", "00:01 --> 00:02"):
        document = read(tmp_path, text.format(time))
        assert document.text == "It is ours --> not theirs."
        assert document.notices == ("1 cue left out without a time that can be read: no player shows such",)
    document = read(tmp_path, text.format("00:05.000 --> 00:02.000"))
    assert document.text.startswith("It was ours.")
    assert document.notices == ("1 cue with an end before the beginning, which no player shows, read all the same",)
    assert read(tmp_path, text.format("00:05.000-->00:07.000")).notices == ()


def test_subtitles_that_roll_say_each_line_once(tmp_path):
    """Machine-made subtitles show a line twice, which was said once."""
    rolling = cues(
        "so<00:00:00.500><c> the</c><00:00:01.000><c> mill</c>", "so the mill\nwill be<00:00:03.000><c> sold</c>"
    )
    assert read(tmp_path, rolling).text == "so the mill will be sold"


def test_lines_that_roll_up_are_said_once(tmp_path):
    """Captions whose cues begin with what the one before showed are read once each, though nothing else marks them."""
    lines = ["So we", "will build", "the mill", "in May", "or June"]
    pairs = [f"{before}\n{line}" for before, line in pairwise(lines)]
    document = read(tmp_path, cues(*pairs))
    assert document.text == "So we will build the mill in May or June"
    assert ("00:00:04.000", "in May") in labels(document, "cue")
    assert read(tmp_path, cues(*["la la la"] * 5)).text == " ".join(["la la la"] * 5)


def test_a_blank_line_in_a_cue_of_subrip(tmp_path):
    """What stands behind a blank line of a SubRip cue is still its words; the number of the next cue is not."""
    srt = (
        "1\n00:00:01,000 --> 00:00:02,000\nADA: We sell\n\nthe mill.\n\n2\n00:00:02,000 --> 00:00:03,000\nIn May.\n\n"
        "3\nlate --> later\nIn June.\n"
    )
    document = read(tmp_path, srt, "council.srt")
    assert document.text == "We sell the mill. In May."
    assert ("00:00:01.000", "We sell the mill.") in labels(document, "cue")
    assert document.notices == ("1 cue left out without a time that can be read: no player shows such",)


def test_words_outside_of_cues_are_told(tmp_path):
    """What stands in no cue of WebVTT is shown by no player: it is left out, and told, but for notes and styles."""
    document = read(tmp_path, VTT + "\n\nNobody sees this.\n\nnor this\nlast\n00:00.000 --> 00:01.000\nThe end.\n")
    assert "sees" not in document.text
    assert document.notices == ("2 pieces of text outside the cues left out: no player shows such",)
    assert read(tmp_path, VTT).notices == ()


def test_cues_without_end(tmp_path):
    """More cues, or more lines, than talk has are refused before much is made of them."""
    for data in (cues("a") * (MOST_CUES + 1), "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "a\r" * 10 * MOST_CUES):
        with pytest.raises(SourceTooLargeError):
            read(tmp_path, data)


def test_a_long_silence_ends_a_paragraph(tmp_path):
    """Words after a pause are a paragraph of their own, and a flood of words is parted too."""
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\none\n\n00:09.000 --> 00:10.000\ntwo\n"
    assert read(tmp_path, text).text == "one\n\ntwo"
    many = read(tmp_path, cues(*(f"and then number {n}" for n in range(400)), step=1))
    assert max(map(len, many.text.split("\n\n"))) < 2_100


def test_places_cover_the_text_in_order(tmp_path):
    """Cues follow each other, and together they hold every word."""
    document = read(tmp_path, cues(*(f"Sentence {n} is said." for n in range(50))))
    spans = [place.span for place in document.places if place.kind == "cue"]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert " ".join(span.of(document.text) for span in spans).split() == document.text.split()
