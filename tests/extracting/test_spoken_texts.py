"""Texts in which people speak or write as themselves: a call with investors, a hearing, a post, an appeal."""

from __future__ import annotations

import pytest

from tests.extracting.extracted import brief_of

CALL = """Marlowe Freight Group plc — call of 14 October

Operator: Good morning. I will now hand over to Judith Aker, chief executive.

Judith Aker: Thank you. Margins were hit by driver shortages and by the closure of the Dover lane for nine days. We
intend to close two of our seven depots by the end of March.

Peter Sohal: I should add that we expect costs of between £18 million and £22 million. We do not plan to cut the
dividend.

Anna Deluca: And what happens to the 340 people who work there?

Judith Aker: I can't answer that today. We will start consultation with the union on Monday.

Tom Reyes: You rejected the offer from Kestrel in June. Would you look at it again at a higher price?

Peter Sohal: We won't speculate about offers.
"""
POST = """Why we are moving off Carex, and what could go wrong
by Priya Nambiar, staff engineer

After four years we have decided to move our messages from Carex to Pinus. The outage of 19 September told us so.

In March we will switch one user in a hundred. If error rates stay low, everybody will follow in May.

Pinus may not keep up with writes on New Year's Eve. One very large group could overload a machine. I think we should
also pay a firm to look at it, but we have no budget for that yet. We still do not know what set it off.

Would I do it again? Ask me in July.
"""
APPEAL = """Appeal after raids on cash machines

Detectives are appealing for witnesses after cash machines were torn from three village shops.

Detective Inspector Carol Nunn said the raids were linked. "We believe the same four men are responsible and that they
may strike again this weekend," she said. Hospitals will have to publish how many patients were hurt under plans
announced by the mayor, Dana Whitlock, on Friday. "I thought the contractor would act," Ms Nunn said. The council wanted
a legal limit; the government has rejected that.
"""


def test_what_is_answered_is_what_the_answer_names():
    """An offer that was rejected is not what somebody else said before; what closed did harm, and is no proposal."""
    told = {item.statement.partition(": ")[2]: item.status for item in brief_of(CALL).proposals}
    assert told["We will start consultation with the union on Monday."] == "agreed"
    assert not any("hit by" in words or "should add" in words for words in told)


def test_a_byline_below_a_title_is_none_of_it():
    """Who wrote it says "we", and what will be done only if something else comes is not adopted."""
    brief = brief_of(POST)
    assert {item.attributed_to for item in brief.proposals} == {"Priya Nambiar"}
    told = {item.statement: item.status for item in brief.proposals}
    assert [status for words, status in told.items() if "decided" in words] == ["adopted"]
    assert [status for words, status in told.items() if "everybody" in words] in ([], ["proposed"])
    assert any("may not keep up" in item.statement for item in brief.risks)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("patients", "publish how many patients"),
        ("contractor", "I thought the contractor"),
        ("government", "has rejected that."),
    ],
)
def test_what_somebody_does_is_told_whole(name: str, words: str):
    """What is only asked, believed or thought is told with that, and no last word is lost."""
    (statement,) = [actor.statement for actor in brief_of(APPEAL).actors if actor.name == name]
    assert words in statement


def test_a_plan_announced_by_somebody_is_not_the_words_of_those_whom_it_binds():
    """Hospitals "will have to publish it under plans announced by the mayor": they say nothing."""
    text = (
        "Hospitals in England will have to publish how many people are treated in corridors under plans announced by "
    )
    text += (
        "the Health Secretary, Dana Whitlock, today. From April, every trust will report it. We urge them to begin now."
    )
    assert {item.attributed_to for item in brief_of(text).proposals} == {None}


def test_a_word_that_is_spoken_of_demands_nothing():
    """In “‘Must’ is an instruction” nobody must do anything."""
    text = 'MR TOLLAND: I do not accept it. "Must" is an instruction.\n\nTHE CHAIR: I propose that we adjourn.\n'
    text += "\nMR TOLLAND: The bridge could fall.\n\nTHE CHAIR: We must hear the engineers first.\n"
    assert not any("instruction" in item.statement for item in brief_of(text).proposals)


def test_a_reference_in_brackets_belongs_to_the_sentence_before_it():
    """It is no part of what is recommended, there or in the next sentence."""
    text = "The Authority recommends that Avinord measure braking every thirty minutes. (2024/01)\n"
    text += "The Authority recommends that Skyways review its rosters. (2024/02)\n"
    assert [item.statement for item in brief_of(text).proposals] == [
        "The Authority recommends that Avinord measure braking every thirty minutes.",
        "The Authority recommends that Skyways review its rosters.",
    ]


REGULATOR = """# "We got it wrong": the water regulator's head on a summer of sewage

**Nina Frost has run the Water Services Authority since 2021. She spoke to Owen Blake.**

**Campaigners want the company taken into public ownership.**

What I would say is that ownership alone doesn't fix a pipe. I have asked the Treasury to let us ring-fence bills so
that money for pipes can't be paid out as dividends.

**Are you going to resign?**

No. I thought about it. I decided that it would be the easy way out.
"""
REFUSAL = """NOTICE OF DECISION

The Planning Committee of Harrow Vale District Council, at its meeting on 4 March, resolved to REFUSE planning
permission for 112 dwellings north of Mill Lane for the following reasons:

1. The proposal would result in the loss of 6 hectares of agricultural land.
2. The access onto Mill Lane would be detrimental to highway safety.

The parish council has asked the District Council to designate the land as green space in the new Local Plan.
"""
STATEMENT = """Joint statement of the foreign ministers

The ministers considered a proposal by Astoria to suspend the fisheries agreement with Dravia. The ministers noted with
alarm that mines may have been laid off Cape Orne, and urged all sides to share what they know.

We would not, as the Conservatives propose, sell the Northgate estate to a developer. How much interest the council will
pay on the borrowing depends on rates that nobody can foresee. I should be grateful to know who decided that, and why.
"""


def test_what_is_said_of_oneself_is_no_plan():
    """To let somebody do something may be asked for; what one would say, or decided about oneself, is no proposal."""
    (item,) = brief_of(REGULATOR).proposals
    assert "asked the Treasury to let us" in item.statement


def test_reasons_of_a_refusal_are_not_what_is_decided():
    """What is refused is one matter, and open no more."""
    brief = brief_of(REFUSAL)
    assert [item.status for item in brief.proposals if "REFUSE" in item.statement] == ["rejected"]
    assert not any("highway safety" in item.statement for item in brief.proposals)
    assert not brief.open_questions


def test_what_may_be_is_not_what_is_demanded_for_it():
    """A demand stands, whatever may be; what was considered is weighed, and who is asked stands before a comma."""
    brief = brief_of(STATEMENT)
    told = {item.statement.split(" ")[2]: item.status for item in brief.proposals}
    assert (told["considered"], told["noted"]) == ("under_consideration", "proposed")
    assert "Northgate" not in {getattr(item, "addressee", None) for item in brief.proposals}
    assert not any("grateful to know" in item.statement for item in brief.proposals)
    assert not any(actor.statement.startswith("The council will pay") for actor in brief.actors)
