"""Headings, turns, parts and places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.document import Document, Place, Span
from summarizer.splitting import split
from tests.shared import SHARED, needs_shared

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.document import Passage

PROSE = "The council met on Monday evening. It heard forty people, and nobody was in favour of the new road."


def passages(text: str, title: str = "A title", places: Iterable[Place] = ()) -> list[Passage]:
    document = Document.from_text(text, title=title).model_copy(update={"places": tuple(places)})
    return [passage for chunk in split(document) for passage in chunk.passages]


def headings(text: str) -> list[str]:
    return [p.span.of(text) for p in passages(text) if p.heading]


def turns(text: str) -> list[tuple[str, str]]:
    return [(p.speaker, p.span.of(text)) for p in passages(text)]


def parts(text: str, title: str = "A title") -> list[str]:
    return list(dict.fromkeys(p.part for p in passages(text, title)))


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("## What the law says", "What the law says"),
        ("What the law says\n-----------------", "What the law says"),
        ("What the law says\n=================", "What the law says"),
        ("**What the law says**", "What the law says"),
        ("__What the law says__", "What the law says"),
        ("WHAT THE LAW SAYS", "WHAT THE LAW SAYS"),
        ("What the law says", "What the law says"),
        ("What the Law Says", "What the Law Says"),
        ('"A matter of weeks"', '"A matter of weeks"'),
        ("Fewer beds, longer queues", "Fewer beds, longer queues"),
    ],
)
@pytest.mark.parametrize("after", ["\n\n", "\n"])
def test_headings(line, heading, after):
    """Marked, bold, capital and short lines before a paragraph are headings, without their marks."""
    assert headings(f"{PROSE}\n\n{line}{after}{PROSE}") == [heading]


@pytest.mark.parametrize(
    "line",
    [
        "“We shall not give in.”",
        "It is a short sentence.",
        "What does the law say?",
        "and so it went on",
        "BERLIN, March 3",
        "3 March 2021",
        "12:45",
        "By Ada Lim",
        "Here is the list:",
        "- a thing on a list",
        "**Is it so?**",
        "#hashtag and more of it.",
        "```",
    ],
)
def test_lines_that_are_no_headings(line):
    """Sentences, questions, dates, bylines and list items head nothing."""
    assert headings(f"{PROSE}\n\n{line}\n\n{PROSE}") == []


def test_a_list_of_short_lines_is_no_row_of_headings():
    """Of many short lines after each other only the one right before the paragraph may be a heading."""
    assert headings(f"Home\nNews\nSports\nThe road\n\n{PROSE}") == ["The road"]


def test_a_short_last_line_is_no_heading():
    """A heading stands before something."""
    assert headings(f"{PROSE}\n\nAll rights reserved") == []


def test_wrapped_lines_are_one_paragraph():
    """Where lines were wrapped by hand, a line end is no sentence end, and a short last line no heading."""
    text = (
        "The minister told the house on Friday that the\nNorthern line would be\n"
        "closed for a year or more because of the works\nat Old Street"
    )
    assert turns(f"{text}\n\n{PROSE}")[0] == ("", text)
    assert headings(f"{text}\n\n{PROSE}") == []


def test_lines_that_are_paragraphs():
    """Where each line is a paragraph, none runs into the next, full stop or not."""
    line = "Nobody on the council was in favour of the new road" + ", not even those who had asked for it" * 3
    assert turns("\n".join([line] * 3)) == [("", line)] * 3


def test_bullets_and_numbers_are_layout():
    """The mark of a list's item belongs to no passage; numbers that do not count are text."""
    text = (
        "- One thing.\n* Another thing.\n1. First thing.\n2. Second thing.\n(a) Third thing.\n"
        "7. März came.\n• Last thing."
    )
    assert [words for _, words in turns(text)] == [
        "One thing.",
        "Another thing.",
        "First thing.",
        "Second thing.",
        "Third thing.",
        "7. März came.",
        "Last thing.",
    ]


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        ("Q: ", "A: ", ("Q", "A")),
        ("Q. ", "A. ", ("Q", "A")),
        ("Ann: ", "Bo: ", ("Ann", "Bo")),
        ("**Ann:** ", "**Bo Li:** ", ("Ann", "Bo Li")),
        ("**Ann**: ", "__Bo__: ", ("Ann", "Bo")),
        ("Project Lead: ", "Dr. Bo Li (Radio Nine): ", ("Project Lead", "Dr. Bo Li (Radio Nine)")),
        ("ANN MAY — ", "DR LI — ", ("ANN MAY", "DR LI")),
        ("[00:12] Ann: ", "[1:02:03] Bo: ", ("Ann", "Bo")),
        ("Ann (00:12): ", "Bo [00:14]: ", ("Ann", "Bo")),
        ("[03.03.25, 10:02:11] Ann: ", "[03.03.25, 10:05:59] Bo: ", ("Ann", "Bo")),
        ("3/3/2025, 10:02 AM - Ann: ", "3/3/2025, 1:15 p.m. - Bo Li: ", ("Ann", "Bo Li")),
        ("10:02:11 From Ann to Everyone: ", "10:05:59 From Bo Li to everyone: ", ("Ann", "Bo Li")),
        ("Ann May  0:12\n", "Bo Li (Radio Nine)  1:02:03\n\n", ("Ann May", "Bo Li (Radio Nine)")),
        ("ANN:\n", "BO:\n\n", ("ANN", "BO")),
        ("记者：", "张三：", ("记者", "张三")),
    ],
)
def test_turns(one, other, names):
    """Each form of label names the speaker of its turn, and is no part of the passage."""
    text = f"{one}Is it so?\n{other}It is. We saw it.\n{one}Really?\n{other}Yes, I did."
    assert turns(text) == [
        (names[0], "Is it so?"),
        (names[1], "It is."),
        (names[1], "We saw it."),
        (names[0], "Really?"),
        (names[1], "Yes, I did."),
    ]


def test_answers_whose_questions_have_no_label():
    """Where only the answers are labelled, they are who is named, and the questions nobody's."""
    text = "Why?\n\nLind: I like it.\n\n**And now?**\n\nLind: We wait.\n\n“Well?”\n\nLind: Nothing more."
    assert turns(text) == [
        ("", "Why?"),
        ("Lind", "I like it."),
        ("", "And now?"),
        ("Lind", "We wait."),
        ("", "“Well?”"),
        ("Lind", "Nothing more."),
    ]
    told = "We like it.\n\nHint: I like it.\n\nIt rains.\n\nHint: We wait.\n\nIt snows.\n\nHint: I know no more."
    assert {speaker for speaker, _ in turns(told)} == {""}


def test_a_programme_is_no_dialogue():
    """Names before times, with nobody who talks, are hours of something."""
    text = "Opening 9:00\nWelcome by the mayor 9:30\nThe bands play in the hall.\nLunch 12:30\nClosing 17:00"
    assert {speaker for speaker, _ in turns(text)} == {""}


def test_the_number_of_a_question_is_no_part_of_a_name():
    """As parliaments print it, a number stands before who asks: "Q2 Mr Pike:" is Mr Pike."""
    text = (
        "Q1 Chair: Why so late?\n\nDr Aas: I was ill.\n\nQ2 **Mr Pike:** And now?\n\nDr Aas: We wait.\n\nChair: I see."
    )
    assert [speaker for speaker, _ in turns(text)] == ["Chair", "Dr Aas", "Mr Pike", "Dr Aas", "Chair"]


def test_titles_that_end_with_a_stop_are_labels():
    """As congresses print it, "Ms. Benton. Thank you." is her turn; the same name in prose opens none."""
    text = (
        "Senator Orr. Who knew of it?\n\nMs. Benton. We did, Senator.\n\nThe Chairman. I see.\n\n"
        "Ms. Benton. I told you so."
    )
    assert [speaker for speaker, _ in turns(text)] == ["Senator Orr", "Ms. Benton", "The Chairman", "Ms. Benton"]
    assert turns(f"{PROSE}\n\nMs. Benton of Brome spoke.")[-1][0] == ""


def test_a_seat_and_a_party_stand_behind_a_name():
    """A label may have two brackets: "Mr Pike (Halden) (Con):"."""
    text = "Mr Pike (Halden) (Con): I beg to move.\n\nMs Noor (Carbury) (Lab): Do you?\n\nMr Pike: I do."
    assert [speaker for speaker, _ in turns(text)] == ["Mr Pike (Halden) (Con)", "Ms Noor (Carbury) (Lab)", "Mr Pike"]


def test_who_was_there_speaks_not():
    """Lists of who is present, and a title with a colon alone on the first line, are nobody's turns."""
    talk = "Ann: Why?\n\nBo: I know not.\n\nAnn: Who does?\n\nBo: You do."
    heads = "Orr Lines: Earnings call, transcript\n\nMembers present: Ann Lee, Bo Orr\n\nWitnesses: Cy May\n\n"
    assert [speaker for speaker, _ in turns(heads + talk)] == ["", "", "", "Ann", "Bo", "Ann", "Bo"]
    assert turns("Cy: So here we go\n\n" + talk)[0][0] == "Cy"


def test_a_turn_goes_on_to_the_next_label():
    """A turn may have several paragraphs, and wrapped lines in them."""
    text = (
        "Ann: Why did you leave?\n\nBo: I was tired,\nand old.\n\nNobody asked me to stay.\n\n"
        "Ann: And now?\n\nBo: We shall see."
    )
    assert [speaker for speaker, _ in turns(text)] == ["Ann", "Bo", "Bo", "Ann", "Bo"]


def test_questions_whose_answers_have_no_label():
    """Where only the questions are labelled, the answers are not the asker's."""
    text = "Q: Why?\n\nBecause of the rain.\n\nQ: And now?\n\nIt is dry.\n\nQ: Well?\n\nNothing more."
    assert [speaker for speaker, _ in turns(text)] == ["Q", "", "Q", "", "Q", ""]


def test_a_heading_ends_a_turn():
    """What stands under a heading after a dialogue is nobody's speech."""
    text = f"Ann: Why?\nBo: I know not.\nAnn: Who does?\nBo: You do.\n\n## Afterwards\n\n{PROSE}"
    assert turns(text)[-2:] == [("", s) for s in ("The council met on Monday evening.", PROSE.split(". ")[1])]


def test_prose_after_a_dialogue_is_not_the_last_speakers():
    """When paragraph follows paragraph and no label comes any more, somebody else is writing."""
    text = "Ann: Why?\nBo: I know not.\nAnn: Who does?\nBo: You do.\n\n" + f"{PROSE}\n\n" * 8
    assert turns(text)[-1][0] == ""


@pytest.mark.parametrize(
    "text",
    [
        f"{PROSE}\n\nNote: we have changed the date.\n\n{PROSE}",
        f"{PROSE}\nNote: one.\nNote: you see?\nNote: three.",
        "Dear Ann: I am sad.\nDear Bo: Are you?\nDear Ann: You see.\nDear Bo: I do.",
        "Speed: It is fast.\nCost: It is dear.\nSize: It is small.",
        "Name: Ann\nCity: Oslo\nName: Bo\nCity: Bern",
        "She said: “We go.” And they went.\n" + f"{PROSE}\n" * 9 + "She said: “We stay.” But you left.",
        "WASHINGTON — The house has voted.\n\nNobody cheered.",
        "A. First of all.\nA. Then you see.\nB. And we go.",
        "Mix: 12:30 and http://example.org: fine.",
    ],
)
def test_colons_that_name_no_speaker(text):
    """Notes, salutations, facts, datelines and an attribution in prose make no dialogue."""
    assert {speaker for speaker, _ in turns(text)} == {""}


def test_a_round_of_strangers():
    """People who speak but once each are speakers where their turns follow each other."""
    text = "Ann May: I think we should go.\nBo Li: Are you sure?\nCy Orr: My bags are packed."
    assert [speaker for speaker, _ in turns(text)] == ["Ann May", "Bo Li", "Cy Orr"]


def test_one_piece_is_no_part():
    """A document with one title and one piece has no parts."""
    assert parts(f"# The road\n\n{PROSE}\n\n## Later\n\n{PROSE}") == [""]
    assert parts("Ann: Why?\nBo: I know not.\nAnn: Who does?") == [""]


def test_article_and_interview():
    """A bold title between prose and dialogue begins a part; the first has the document's title."""
    text = f"{PROSE}\n**Talk with Bo Li, an engineer**\n**Ann:** Why now?\n**Bo:** I know not.\n**Ann:** Who does?"
    assert parts(text, "The road") == ["The road", "Talk with Bo Li, an engineer"]
    assert [p.part for p in passages(text) if p.heading] == ["Talk with Bo Li, an engineer"]


def test_a_dialogue_without_a_title():
    """Where prose turns into a dialogue without any heading, the part is called just that."""
    assert parts(f"{PROSE}\n\nAnn: Why?\nBo: I know not.\nAnn: Who does?") == ["A title", "Dialogue"]


def test_the_nearest_heading_names_a_dialogue():
    """A plain short line before the first turn is the part's title, and so is one where prose begins again."""
    text = f"{PROSE}\n\nThe talk\n\nAnn: Why?\nBo: I know not.\nAnn: Who does?\n\nThe vote\n\n{PROSE}"
    assert parts(text) == ["A title", "The talk", "The vote"]


def test_the_first_part_has_its_own_heading():
    """A first part that begins with a heading is called by it."""
    assert parts(f"# The road\n\n{PROSE}\n\n# The bridge\n\n{PROSE}") == ["The road", "The bridge"]


@pytest.mark.parametrize("separator", ["---", "* * *", "***", "\f"])
def test_a_separator_with_a_title_begins_a_part(separator):
    """A rule or page break begins a part where a title follows, and none where the text goes on."""
    assert parts(f"{PROSE}\n\n{separator}\nThe bridge\n\n{PROSE}") == ["A title", "The bridge"]
    assert parts(f"{PROSE}\n\n{separator}\n\n{PROSE}") == [""]


def test_a_running_head_begins_no_part():
    """A line that stands at the head of page after page is no title."""
    assert parts(f"\fYearly report\n\n{PROSE}\n" * 3) == [""]


def test_subheads_in_an_interview_begin_no_part():
    """Bold lines between the turns of the same speakers are subheads of one interview."""
    talk = "Ann: Why?\nBo: I know not.\nAnn: Who does?\nBo: You do.\n"
    assert parts(f"{talk}\n**On money**\n\n{talk}") == [""]
    other = talk.replace("Bo:", "Cy:")
    assert parts(f"**With Bo**\n{talk}\n**With Cy**\n{other}") == ["With Bo", "With Cy"]


def test_code_is_left_alone():
    """Between fences there are no headings, bullets or speakers."""
    text = "```\n# comment\n- option\n```\n\n" + PROSE
    assert headings(text) == []
    assert [words for _, words in turns(text)][:2] == ["# comment", "- option"]


def test_places_win_over_layout():
    """What a loader tells of parts, headings and speakers replaces what layout makes of them."""
    text = "# Looks like a heading\n\nReally one\n\nAnn: hello. We go.\n\nAnn: so? \n\nBo: you."
    one = Span(text.index("Really"), text.index("\n\nAnn"))
    said = Span(text.index("We go"), text.index("\n\nAnn: so"))
    rest = Span(text.index("Ann: hello"), len(text))
    found = passages(
        text, places=[Place(one, "heading", "Really one"), Place(said, "speaker", "Cy"), Place(rest, "part", "Talk")]
    )
    assert [p.span.of(text) for p in found if p.heading] == ["Really one"]
    assert [p.span.of(text) for p in found if p.speaker == "Cy"] == ["We go."]
    assert {p.speaker for p in found} == {"", "Cy"}
    assert [p.part for p in found][:3] == ["", "", "Talk"]


def test_nested_places():
    """Where places of a kind lie in each other, the inner one counts, and the outer one behind it again."""
    text = "One. Two. Three. Four."
    found = passages(text, places=[Place(Span(0, 16), "part", "out"), Place(Span(5, 9), "part", "in")])
    assert [p.part for p in found] == ["out", "in", "out", ""]


@needs_shared
def test_the_sample():
    """The sample is an article and an interview, told apart, with its two speakers."""
    text = (SHARED / "samples" / "korea-nato.txt").read_text("utf-8")
    found = passages(text)
    assert len({p.part for p in found}) == 2
    assert found[-1].part.startswith("Interview with ")
    assert {p.speaker for p in found} == {"", "Editor", "Dr. Lee"}
    assert all(bool(p.speaker) == (p.part == found[-1].part and not p.heading) for p in found)


def test_two_dialogues_far_apart():
    """Each of two dialogues in a long file has its speakers, and what stands between them has none."""
    one = "Ann: Why?\nBo: I know not.\nAnn: Who does?\n"
    other = "Cy: Why?\nDi: I know not.\nCy: Who does?\n"
    found = turns(f"{one}\n# Between\n\n" + f"{PROSE}\n\n" * 12 + f"# And then\n\n{other}")
    assert [speaker for speaker, _ in found if speaker] == ["Ann", "Bo", "Ann", "Cy", "Di", "Cy"]


def test_attributions_among_prose():
    """Sentences that lead on to a quotation name no speaker, however often they come."""
    said = "\n\n".join(f"{PROSE}\n\n{PROSE}\n\n{PROSE}\n\nHe asked: why do you stay?" for _ in range(4))
    assert {speaker for speaker, _ in turns(said)} == {""}


def test_a_rule_and_title_in_an_interview_begin_a_part():
    """A title behind a rule begins a part though the same people go on talking."""
    talk = "Ann: Why?\nBo: I know not.\nAnn: Who does?\nBo: You do.\n"
    assert parts(f"**First day**\n{talk}\n---\n\n**Second day**\n{talk}") == ["First day", "Second day"]


def test_quoted_lines_are_one_paragraph_as_far_as_they_were_wrapped():
    """Behind the same marks, lines that were broken to fit go on; a list, an empty line and a deeper quote do not."""
    text = (
        "> The council may close the old harbour for two\n> years, the mayor warned on Monday evening.\n>\n"
        "> - a boat for the island\n> - a berth for the fishermen\n\n"
        "> > We could sink two old barges in front of the\n> > eastern end of the wall.\n> Nobody would pay for it.\n"
    )
    assert [passage.span.of(text) for passage in passages(text)] == [
        "The council may close the old harbour for two\n> years, the mayor warned on Monday evening.",
        "a boat for the island",
        "a berth for the fishermen",
        "We could sink two old barges in front of the\n> > eastern end of the wall.",
        "Nobody would pay for it.",
    ]


def test_who_wrote_it_stands_below_a_heading():
    """A byline is a paragraph by itself; a line that goes on with "by Ann Lee and" is none."""
    found = passages(f"What the law says\nby Ann Lee, editor\n\n{PROSE}")
    assert [(one.heading, one.span.end - one.span.start) for one in found[:2]] == [(True, 17), (False, 18)]
    text = f"The plan was drawn up\nby Ann Lee and others, who\nleft it.\n\n{PROSE}"
    assert passages(text)[0].span.of(text).endswith("left it.")
