"""What an ellipsis may stand for."""

from __future__ import annotations

import pytest

from tests.grounding.test_locating import found, refused


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Catches fell by 12 to 14 percent in May.", "Catches fell by 12 … percent in May"),
        ("They counted one hundred and five boats.", "They counted one hundred ... boats"),
        ("The mine gave 7, later 9 million crowns.", "The mine gave 7 ... million crowns"),
        ("The fee went from 5 to 9 percent.", "The fee went from 5 ... percent"),
        ("It rose 5 percent in Ely and fell by 8 percent in Rye.", "It rose 5 percent … in Rye"),
        ("The lock cost $5 billion in 2019.", "The lock cost $5 … in 2019"),
        ("It froze at \u2212 5 degrees by night.", "It froze at … 5 degrees by night"),
        ("Au port, 7 à 9 pour cent ont voté.", "Au port, 7 … pour cent ont voté"),
    ],
)
def test_no_part_of_an_amount_is_left_out(text, quote):
    """A number left out beside another number, a unit or a magnitude would make another amount of it."""
    assert refused(quote, text).code == "number"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The guild may approve the plan.", "The guild ... approve the plan"),
        ("The porter may have hit the guard.", "The porter … hit the guard"),
        ("The porter reportedly hit the guard.", "The porter … hit the guard"),
        ("The porter tried to hit the guard.", "The porter … hit the guard"),
        ("The porter nearly hit the guard.", "The porter … hit the guard"),
        ("The porter is said to have hit the guard.", "The porter … hit the guard"),
        ("The mayor could be forced to resign today.", "The mayor … resign today"),
        ("The mayor will probably resign today.", "The mayor … resign today"),
        ("The mayor will resign only if he loses.", "The mayor will resign ... he loses"),
        ("The mayor will resign unless he wins.", "The mayor will resign … he wins"),
        ("Masons wonder whether the wall will hold.", "Masons … the wall will hold"),
        ("Der Wirt könnte morgen das Boot verkaufen.", "Der Wirt … das Boot verkaufen"),
        ("村长可能会关闭码头。", "村长…关闭码头"),
        ("村は橋を直すだろうと語った。", "村は橋を直す…と語った"),
        ("마을은 다리를 고칠 수도 있다고 말했다.", "마을은 다리를 … 말했다"),
    ],
)
def test_no_doubt_and_no_condition_is_left_out(text, quote):
    """What may be, is tried, or is so under a condition, is not quoted as a fact."""
    assert refused(quote, text).code == "modality"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It is false that he sank the boat.", "It is ... that he sank the boat"),
        ("It is a lie that he sank the boat.", "It is ... that he sank the boat"),
        ("It is doubtful that he sank the boat.", "It is ... that he sank the boat"),
        ("Masons doubt that the wall will hold.", "Masons … the wall will hold"),
        ("The plan, clerks denied, would cost the town dearly.", "The plan … would cost the town dearly"),
        ("The town cut fees instead of raising wages.", "The town … raising wages"),
        ("Der Wirt ist keineswegs schuldig daran.", "Der Wirt ist … schuldig daran"),
        ("Der Wirt ist mitnichten schuldig daran.", "Der Wirt ist … schuldig daran"),
        ("村长拒绝关闭码头。", "村长…关闭码头"),
        ("村长禁止出口粮食。", "村长…出口粮食"),
        ("彼は船を盗まなかったと述べた。", "彼は船を盗ま…と述べた"),
        ("彼は船を盗んでいないと述べた。", "彼は船を盗んで…と述べた"),
        ("그는 배를 훔치지 않았다고 말했다.", "그는 배를 훔치지 … 말했다"),
    ],
)
def test_no_denial_is_left_out(text, quote):
    """What is denied, doubted or forbidden is not quoted as a fact."""
    assert refused(quote, text).code == "negation"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The cook, who denied it, left the inn.", "The cook … left the inn"),
        ("The cook, who may come back, left the inn.", "The cook … left the inn"),
        ("“I know,” she said, “that the pier is sold.”", "I know … that the pier is sold"),
        ("The inn, built in May 1910 for two guilds, burned down.", "The inn … burned down"),
        ("The guild met on 9 June in a hall. It sold 14 boats.", "The guild met … sold 14 boats"),
        ("The guild, under Will Gray, sold its boats.", "The guild … sold its boats"),
        ("The crew, planning ahead with two friends, bought rope.", "The crew … bought rope"),
        ("1 0 3 4\n7 Ann Low 2 5\n9 Ben Orr 6 0 3", "1 0 3 4 … 6 0 3"),
    ],
)
def test_an_aside_is_left_out(text, quote):
    """What says something else of the one spoken of, and dates and numbers that stand alone, may be omitted."""
    assert found(quote, text).match == "elided"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("He talked to the guild about the boats in the port.", "He talked to the guild … the boats in the port"),
        ("The clerk set the coins on the old table.", "The clerk … the coins on the old table"),
        ("The crew is going to the port of Ely.", "The crew … the port of Ely"),
        ("The loss is mainly due to the rain in May.", "The loss is … the rain in May"),
        ("The nuclear plant in Ely closed in May.", "The nuclear … in Ely closed in May"),
        ("They met in the hope of a thaw in May.", "They met … a thaw in May"),
        (
            "The cook spoke and left the inn on a whim. He wanted it. The guests slept.",
            "The cook spoke … The guests slept",
        ),
        ("The clerks reported to the guild on Monday.", "The clerks … to the guild on Monday"),
        ("They lost the game against the team of Ely.", "They lost the game … the team of Ely"),
        ("Prices, which declined by 5 crowns, rose later.", "Prices … rose later"),
        ("The tax, which falls in the winter, rose in May.", "The tax … rose in May"),
        ("The tour to the Falls cost the guild 9 crowns.", "The tour … cost the guild 9 crowns"),
        ("The feast, to the monks a sin, was held.", "The feast … was held"),
        (
            "The port is shut. The mayor refused to say why. The boats lie idle.",
            "The port is shut … The boats lie idle",
        ),
    ],
)
def test_words_that_govern_nothing_are_left_out(text, quote):
    """A word of trying, failing or refusing that does not govern what stays hides nothing."""
    assert found(quote, text).match == "elided"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The mayor is about to resign today.", "The mayor … resign today"),
        ("The dam holds about 40 boats.", "The dam holds … 40 boats"),
        ("The crew was set to sail at noon.", "The crew … sail at noon"),
        ("Der Rat plant den Bau einer Mole.", "Der Rat … den Bau einer Mole"),
        ("The clerk is reported to have hit the guard.", "The clerk … hit the guard"),
    ],
)
def test_words_that_govern_what_stays_are_not_left_out(text, quote):
    """Nor is what is about to be done, set to be done, planned or reported."""
    assert refused(quote, text).code in {"modality", "number"}


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The town spoke against the sale of the pier.", "The town spoke … the sale of the pier"),
        ("The crew declined to row home.", "The crew … row home"),
    ],
)
def test_no_refusal_is_left_out(text, quote):
    """What somebody is against, or declines to do, is not quoted without that word."""
    assert refused(quote, text).code == "negation"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("A life sentence in Ely is 25 years long.", "A life sentence in Ely … years long"),
        ("In 2012, he scored 36 goals for the club of Ely.", "In 2012 … for the club of Ely"),
        ("Ida Low, 20, her brother Ben Low, 23, and the cook sailed.", "Ida Low, 20, … and the cook sailed"),
        ("It was the third of 9 raids on the port.", "It was the third … on the port"),
    ],
)
def test_an_amount_is_left_out_with_what_it_counts(text, quote):
    """An amount may be omitted where no other number is left to be read together with what it counted."""
    assert found(quote, text).match == "elided"


def test_an_ellipsis_does_not_slip_into_the_next_clause():
    """Behind a semicolon the same word begins something else."""
    text = "The drug reduced the pain in mice; in humans it did not."
    assert refused("The drug reduced the pain in … humans", text).code == "spliced"
