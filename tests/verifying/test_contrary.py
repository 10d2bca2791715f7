"""Statements that say the contrary of their evidence, and others in nearly its words that do not."""

from __future__ import annotations

import pytest
from hypothesis import given

from summarizer import Document, check
from summarizer.verifying.contrary import contrary
from tests.verifying.cited import doubts, said
from tests.verifying.cues import ENGLISH, cue_words

BOARD = "The board has not rejected the merger plan. It was rejected once in 2019, however, when Karin Holm was chair."
STEEL = (
    "Profits at Ostra Steel fell by 12 percent in the second quarter. Orders from Asia rose, but exports to Europe "
    "dropped sharply. The company bought two mills in Portugal. It no longer expects to hire new staff this year."
)
WORKS = (
    "The owner of the Brask works failed to report a leak in October, and the town refused to renew the permit. "
    "The rescuers did not reach the hut until Wednesday. Two fishermen were injured, but nobody was killed. "
    "The eastern lane of the bridge is without lights. Storm Petra hit the island of Veyra on Sunday night."
)
PILOTS = (
    "The pilots accept a cut of ten percent but reject longer hours. The bridge opened in 1987 and was closed for "
    "repairs in 2021. When she is not working on her farm, Berg writes songs. The chair denied allegations of bribery."
)

TRADE = (
    "Exports of timber grew in the first half of the year and shrank in the second. "
    "Sales at Vento rose in Spain in May. They fell in Italy in the same month. Deposits grew faster than loans. "
    "The drug is safe for adults but unsafe for children."
)


@pytest.mark.parametrize(
    ("text", "statement", "words"),
    [
        (STEEL, "Profits at Ostra Steel rose by 12 percent in the second quarter.", "rose"),
        (STEEL, "The company sold two mills in Portugal.", "sold"),
        (WORKS, "Storm Petra did not hit the island of Veyra on Sunday night.", "not hit"),
    ],
)
def test_the_contrary_with_the_same_words_beside_it_is_rejected(text, statement, words):
    """Hardly anything else can be meant where one word of a sentence is turned and the ones beside it are kept."""
    assert said(contrary, statement, text, *_sentences(text)) == [("reject", words)]


@pytest.mark.parametrize(
    ("text", "statement", "words"),
    [
        (BOARD, "The board rejected the merger plan.", "rejected"),
        (STEEL, "The company expects to hire new staff this year.", "expects"),
        (WORKS, "The owner of the Brask works reported a leak in October.", "reported"),
        (WORKS, "The town renewed the permit.", "renewed"),
        (WORKS, "Two fishermen were killed.", "killed"),
        (WORKS, "The eastern lane of the bridge has lights.", "lights"),
        (WORKS, "Storm Petra hit the island of Veyra on Monday night.", "Monday"),
        (PILOTS, "The bridge closed in 1987.", "closed"),
    ],
)
def test_the_contrary_in_other_words_is_cautioned(text, statement, words):
    """What the sentence denies in any way, or has another of its sort for, a reader should look at."""
    assert said(contrary, statement, text, *_sentences(text)) == [("caution", words)]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (BOARD, "The board has not turned down the merger plan."),
        (BOARD, "The plan was rejected once in 2019."),
        (STEEL, "Ostra Steel's profits declined by 12 percent in the second quarter."),
        (STEEL, "Orders from Asia increased."),
        (STEEL, "Two mills in Portugal were sold to the company."),
        (WORKS, "The owner of the Brask works did not report a leak in October."),
        (WORKS, "The rescuers reached the hut on Wednesday."),
        (WORKS, "If the town renewed the permit, the works could go on."),
        (PILOTS, "The pilots do not accept longer hours."),
        (PILOTS, "The bridge was shut for repairs in 2021."),
        (PILOTS, "Berg is working on her farm."),
        (PILOTS, "There are allegations of bribery against the chair."),
        ("The basin holds 18,000 gallons of water.", "The basin holds eighteen thousand gallons of water."),
        ("The basin holds 7 million gallons of water.", "The basin holds seven million gallons of water."),
        (TRADE, "In the second half of the year, exports of timber fell."),
        (TRADE, "Sales at Vento fell in Italy in May."),
        (TRADE, "Loans grew slower than deposits."),
        (TRADE, "The drug is not safe for children."),
    ],
)
def test_the_same_in_other_words_is_not_doubted(text, statement):
    """Two denials agree, who sells is not who buys, and what is excepted, supposed or alleged is not denied."""
    assert said(contrary, statement, text, *_sentences(text)) == []


def test_a_word_that_another_sentence_has_is_left_alone():
    """The first sentence denies what the second says of another year."""
    text = "The board did not reject the merger plan in May. The board did reject the merger plan in June."
    assert said(contrary, "In June the board rejected the merger plan.", text, *_sentences(text)) == []


def test_a_doubt_shows_the_contrary_in_the_source():
    """The word that the source has instead is shown where it stands."""
    (doubt,) = doubts(contrary, "Profits at Ostra Steel rose by 12 percent in the second quarter.", STEEL)
    assert doubt.at
    assert doubt.instead == doubt.at.of(STEEL) == "fell"


@pytest.mark.parametrize(
    ("statement", "flagged"),
    [
        ("The board rejected the plan.", True),
        ("The board has not rejected the plan.", False),
        ("The plan was rejected in 2019.", False),
    ],
)
def test_a_check_tells_a_denial_from_what_was_once_so(statement, flagged):
    """A plan that is not rejected now, and was once, is not rejected: each sentence is held against its own."""
    source = Document.from_text("The board has not rejected the plan. It was rejected once in 2019, however.")
    assert bool(check(statement, source).doubts) is flagged


@given(cue_words, cue_words)
def test_nothing_raises(statement, text):
    """Whatever is said of whatever source, there is an answer."""
    assert all(doubt.span.end <= len(statement) for doubt in doubts(contrary, statement, f"{ENGLISH} {text}"))


def test_endless_sentences_get_an_answer():
    """Of a sentence without an end its first words are read, and what stands there is doubted all the same."""
    filler = " and the council of the town said that it was for the plan" * 20_000
    statement = f"Profits at Ostra Steel rose by 12 percent{filler}"
    source = f"Profits at Ostra Steel fell by 12 percent{filler} and more of the same"
    assert [words for _, words in said(contrary, statement, source)] == ["rose"]
    assert said(contrary, source, source) == []


def test_a_long_statement_is_no_run_of_a_longer_sentence_until_its_end():
    """Words that agree all the way to the last are compared once, not at every place."""
    statement, source = "a " * 60_000 + "b", f"{ENGLISH} " + "a " * 120_000
    assert said(contrary, statement, source) == []


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "The talks between the two unions ended without a deal.",
            "The talks between the two unions did not end with a deal.",
        ),
        (
            "He drove the truck through Oslo without a licence.",
            "He did not drive the truck through Oslo with a licence.",
        ),
        ("The bag is too small to carry the tools of the crew.", "The bag cannot carry the tools of the crew."),
        ("The bag cannot carry the tools of the crew.", "The bag is too small to carry the tools of the crew."),
    ],
)
def test_what_is_denied_in_another_way_is_not_doubted(text, statement):
    """Who ends without a deal does not end with one, and what is too small to carry something cannot carry it."""
    assert said(contrary, statement, text) == []


@pytest.mark.parametrize(
    ("text", "statement", "doubted"),
    [
        ("The keeper resigned before the report was out.", "The report was out after the keeper resigned.", ""),
        ("The tower was cleared hours before it fell.", "Hours after it had been cleared, the tower fell.", ""),
        ("The mill was built above the weir.", "The weir was built below the mill.", ""),
        ("The keeper resigned before the report was out.", "The keeper resigned after the report was out.", "after"),
        ("After the vote, the keeper left the hall.", "Before the vote, the keeper left the hall.", "Before"),
        ("The mill was built above the weir.", "The mill was built below the weir.", "below"),
    ],
)
def test_one_thing_before_another_is_the_other_after_the_one(text, statement, doubted):
    """Where what they join has changed places, two contraries say the same; where it has not, they do not."""
    assert [words for _, words in said(contrary, statement, text)] == [doubted] * bool(doubted)


def test_what_is_too_small_to_do_something_does_it_not():
    """The verb after “too … to” is denied."""
    text = "The bag is too small to carry the tools of the crew."
    assert said(contrary, "The bag carries the tools of the crew.", text) == [("caution", "carries")]


def _sentences(text: str) -> list[str]:
    return [f"{sentence}." for sentence in text.rstrip(".").split(". ")]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        # A numeral is the same in letters and digits, and short or long in a span of years.
        (
            "The lease runs for 4 years from the sale, or 6 years from the deed.",
            "It runs for four years from the sale.",
        ),
        ("The quay will be rebuilt in the 2021-2022 season.", "The quay will be rebuilt in the 2021–22 season."),
        # What a text denies shortly of another, it denies.
        (
            "A dinghy is a light craft of planks or oars where the parts of the dinghy are not firmly riveted.",
            "Planks and oars are firmly riveted, while dinghies are not.",
        ),
        # What is told of somebody who is left out, is told of him.
        ("The league was founded in May without Osk, who sold his seat to Lind.", "In May, Osk sold his seat to Lind."),
        # A loophole allows what its end bans.
        (
            "The bill would close a loophole that allows owners to sell tar through private sales.",
            "The bill bans private sales between owners.",
        ),
        # What stands before a place's name and its people's is said of both.
        (
            "“The port is weighing an option to study West Norrian boats,” wrote reports from East Norria’s Harl News.",
            "Harl News, an East Norrian agency, reports the option that the port is weighing.",
        ),
    ],
)
def test_what_only_looks_like_a_contrary_is_not_doubted(text, statement):
    """The numeral, the denial or the ban that the statement has is the sentence's too."""
    assert said(contrary, statement, text) == []


@pytest.mark.parametrize(
    ("text", "statement", "words"),
    [
        ("The lease runs for 4 years from the sale.", "The lease runs for five years from the sale.", "five"),
        ("The seams of the dinghies are not welded by hand.", "The seams of the dinghies are welded.", "welded"),
        ("The seams of the dinghies are not welded by hand.", "No, the seams of the dinghies are welded.", "welded"),
        ("The league was founded in May without Osk.", "The league was founded in May with Osk.", "Osk"),
        (
            "The league was founded in May without Osk, who sold his seat.",
            "The league was founded in May with Osk.",
            "Osk",
        ),
        ("The law allows sales of tar between owners.", "The law bans sales of tar between owners.", "bans"),
        (
            "The port is weighing the option to study the boats of West Norrian fishermen.",
            "The port is weighing the option to study East Norrian fishermen.",
            "East",
        ),
    ],
)
def test_what_is_a_contrary_beside_them_is_doubted(text, statement, words):
    """Near each of the same is a fault, and it is told."""
    assert [one for _, one in said(contrary, statement, text)] == [words]


CONTRACT = (
    "The Supplier's total liability shall not exceed a million crowns per year. The Buyer pays within a month. "
    "Disputes are settled under the Vienna Rules; the seat of the panel is Vienna. Notices go to Brenn Metall, Linz. "
    "Ruth Okafor told reporters that the firm had lost its lease. Paul Denny, the minister, was not there."
)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("The Buyer's total liability shall not exceed a million crowns per year.", "Buyer's"),
        ("The seat of the panel is Linz.", "Linz"),
        ("Paul Denny told reporters that the firm had lost its lease.", "Denny"),
    ],
)
def test_another_name_in_the_same_place_is_cautioned(statement, words):
    """The source has the name elsewhere, and here, in the same words, another one's."""
    sentence = next(one for one in CONTRACT.split(". ") if statement.split(" ")[-2] in one)
    assert said(contrary, statement, CONTRACT, sentence) == [("caution", words)]


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("Mr. Okafor told reporters that the firm had lost its lease.", CONTRACT),
        ("Moss told reporters that the firm had won.", "Ada told reporters that the firm had won. Ada Moss was glad."),
        (
            "The mayor met Moss in the town of Ely.",
            "The mayor met Orr in the town of Ely, and Moss in the town of Ely.",
        ),
    ],
)
def test_another_name_of_the_same_person_or_beside_is_not_doubted(statement, text):
    """Two names that stand side by side somewhere are one's; and of two people both may be said."""
    assert said(contrary, statement, text, text) == []


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("Net profit of the guild rose to €96m.", "Net profit of the guild slipped to €96m after a charge."),
        ("Side effects of the drug were severe.", "Side effects of the drug were mild, although three fell ill."),
    ],
)
def test_more_words_that_say_the_contrary_are_doubted(statement, text):
    """What slips does not rise, and what is mild is not severe."""
    assert said(contrary, statement, text, text) != []


MOTIONS = (
    "The motion to sell the mill was defeated by four votes to one. The court denied the appeal of the three owners. "
    "Rautala denied that its steel was at fault. Sir Alan Whitby will retire as chairman in July. "
    "The trains to Brask resumed on Monday. His mother lent him the money."
)


@pytest.mark.parametrize(
    ("statement", "doubted"),
    [
        ("The motion to sell the mill was approved.", "approved"),
        ("The court granted the appeal of the three owners.", "granted"),
        ("Rautala confirmed that its steel was at fault.", "confirmed"),
        ("Sir Alan Whitby will remain chairman.", "remain"),
        ("The trains to Brask were suspended on Monday.", "suspended"),
        ("His father lent him the money.", "father"),
        ("The motion to sell the mill was not approved.", ""),
        ("The court rejected the appeal of the three owners.", ""),
        ("Rautala did not admit that its steel was at fault.", ""),
    ],
)
def test_what_becomes_of_a_motion_an_appeal_and_an_office_is_held_against_its_contrary(statement, doubted):
    """What was defeated was not approved, what was denied not granted, who retires does not remain."""
    assert [words for _, words in said(contrary, statement, MOTIONS, *_sentences(MOTIONS))] == [doubted] * bool(doubted)


@pytest.mark.parametrize(
    ("statement", "source"),
    [
        ("Ann Lee, a tenant, was evicted in May by Mr Poe.", "The landlord, Mr Poe, evicted Ann Lee in May."),
        ("Bob Miller and his wife Ann bought the farm.", "Ann Miller and her husband Bob bought the farm."),
        ("Tom's sister had not spoken to him since 2003.", "Her brother Tom had not spoken to her since 2003."),
        ("Beta is the seller of the mill.", "Acme is the buyer of the mill, and Beta sells it."),
    ],
)
def test_two_sides_of_one_thing_are_no_contraries(statement, source):
    """Whose landlord one is, is the other's tenant."""
    assert said(contrary, statement, source, source) == []
