"""The fields of proposals, risks and open questions."""

from __future__ import annotations

import pytest

from summarizer.extracting.actors import cast
from summarizer.extracting.attribution import voices
from summarizer.extracting.candidates import candidates
from summarizer.extracting.statuses import status
from tests.extracting.extracted import brief_of, reading_of


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Nurses are urging the Harbour Council to reopen the clinic at the port.", "proposed"),
        ("The Harbour Council will reopen the clinic at the port in May, it announced on Monday.", "adopted"),
        ("The mayor said that the Harbour Council would vote on the port's closure on Monday.", "under_consideration"),
        ("The Harbour Council is considering a plan to reopen the clinic at the port.", "under_consideration"),
        ("The Harbour Council refused to reopen the clinic at the port despite a plea for help.", "rejected"),
        (
            "Maybe the Harbour Council should reopen the clinic at the port for the winter, a nurse said.",
            "floated",
        ),
        ("The Harbour Council plans to reopen the clinic at the port in May.", "proposed"),
        ("The goal of the Harbour Council is to reopen the clinic at the port.", "proposed"),
        ("The Harbour Council pledged to reopen the clinic at the port in May.", "agreed"),
        ("The Harbour Council agreed on the plan to reopen the clinic at the port in May.", "agreed"),
        ("The Harbour Council said that lifting the fees imposed during the strike must come first.", "proposed"),
        ("Harbour Council: We have to decide that with the port. \n\nPilots: When?", "under_consideration"),
        ("Mayor: I want the clinic at the port to reopen.\n\nNurses: When?\n\nMayor: I do not know.", "proposed"),
        ("The key thing for the Harbour Council is to reopen the clinic at the port.", "proposed"),
        ("There is a bill, and the Harbour Council is not reopening the clinic at the port.", "rejected"),
        ("The Harbour Council denied that it plans to close the clinic at the port.", "proposed"),
        ("It is unlikely that the Harbour Council will close the clinic at the port.", "under_consideration"),
        ("The Harbour Council decided not to close the clinic at the port in May.", "rejected"),
        ("The Harbour Council was also ordered by a judge to reopen the clinic at the port.", "adopted"),
        (
            "The plan to reopen the clinic at the port was approved in May but has been stuck since.",
            "under_consideration",
        ),
        ("The Harbour Council had offered in May to reopen the clinic at the port.", "proposed"),
        (
            "Mayor: If the Harbour Council agrees on the clinic at the port, it opens in May.\n\nNurses: When?",
            "under_consideration",
        ),
        ("The Harbour Council decided against closing the clinic at the port.", "rejected"),
        ("The Harbour Council dropped its plan to close the clinic at the port.", "rejected"),
        ("The Harbour Council had planned to close the clinic at the port, but abandoned the idea.", "rejected"),
        ("The Harbour Council failed to approve the plan to close the clinic at the port.", "rejected"),
        ("The plan to close the clinic at the port was dropped after protests.", "rejected"),
        ("Plans to close the clinic at the port were approved in May, but the mayor vetoed the bill.", "rejected"),
        ("The plan to close the clinic at the port has been approved by the council.", "adopted"),
        ("The plan to close the clinic at the port has not been approved by the council.", "under_consideration"),
        ("The mayor said that the plan to close the clinic at the port would be approved.", "proposed"),
        ("The council, which approved the plan to close the clinic at the port, met.", "adopted"),
        ("Who will pay for the repair of the clinic at the port remains unclear.", "under_consideration"),
        ("The Harbour Council has not decided on a date for the clinic at the port.", "under_consideration"),
        ("Nurses say it is one of the tools that they think will replace the clinic at the port.", "proposed"),
        ("Ann Lee wants to close the clinic at the port. The nurses of Brome oppose the plan.", "proposed"),
        ("Ann Lee wants to close the clinic at the port. The council may reject the plan.", "proposed"),
        ("Ann Lee wants to close the clinic at the port. The council did not reject the plan.", "proposed"),
        ("Ann Lee wants to close the clinic at the port. The nurses failed to block the plan.", "proposed"),
        ("Ann Lee wants to close the clinic at the port. The council did not accept the plan.", "rejected"),
        ("Ann Lee wants to close the clinic at the port. The plan was deferred to May.", "under_consideration"),
        ("The mayor plans to close the clinic at the port, but no decision has been taken.", "under_consideration"),
        ("The Harbour Council will not renew the lease of the clinic at the port.", "rejected"),
        ("The council voted 7-4 against Otto Berg's plan to close the clinic at the port.", "rejected"),
        ("Otto Berg's plan to close the clinic at the port failed to win a majority.", "rejected"),
        ("Under the plan, the clinic at the port would be closed to all but sailors from May.", "proposed"),
        ("The Harbour Council announced that the clinic at the port would be closed in May.", "adopted"),
        ("The plan to close the clinic at the port was announced on Monday by the mayor.", "proposed"),
        ("The Harbour Council said it could not accept a plan to close the clinic at the port.", "rejected"),
        ("The Harbour Council announced its intention to close the clinic at the port in May.", "proposed"),
        ('"What we could not accept was a right of the port to turn old sailors away," Ann Lee said.', "rejected"),
        ("Nurses say they would not want to close the clinic at the port.", "rejected"),
        ("The Harbour Council has not committed to reopening the clinic at the port.", "under_consideration"),
        ("The Harbour Council hasn't committed to reopening the clinic at the port.", "under_consideration"),
        ("The nurses at the port oppose any plan to close the clinic.", "proposed"),
        ("The Harbour Council is expected to close the clinic at the port in May.", "proposed"),
        ("A judge blocked the council's plan to close the clinic at the port.", "rejected"),
        (
            "The plan leans on promises of access to the port, and pledges to reopen the clinic are part of it.",
            "proposed",
        ),
        (
            "Nurses, whom the mayor refused to meet, are urging the council to reopen the clinic at the port.",
            "proposed",
        ),
    ],
)
def test_what_has_become_of_a_proposal(text, status):
    """A proposal's status is told by the words it is met in."""
    assert [item.status for item in brief_of(text).proposals] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Nothing in the report showed that the Harbour Council intended to close the clinic at the port.",
        "Rumours that the Harbour Council plans to close the clinic at the port are false.",
        "Mayor: I want to be plain about the clinic at the port.\n\nNurses: Is it open?\n\nMayor: It is.",
        "There is increasing interest among nurses in the work, mainly for the demand at the port.",
        "The strike goes on, and it will be interesting to see how the clinic at the port does next year.",
        "They aim to do several things at the port.",
        "The concern is that they will close the clinic at the port.",
        "Mayor: I want to point out that the clinic at the port is fine.\n\nNurses: Is it?\n\nMayor: It is.",
        "Mayor: I agree that the clinic at the port is fine.\n\nNurses: Is it?\n\nMayor: It is.",
        "Nobody wants to close the clinic at the port right now.",
        "The Harbour Council is maintaining an ambiguous stance on the strike at the port.",
        "I refuse to believe that the Harbour Council, which runs the clinic at the port, cannot pay.",
        "Waiting times fell in May, the clinic at the port said, but are still above the council's target of a week.",
        "The mayor said she did not help the clinic at the port as much as she should have.",
        "Nurses say that the Harbour Council could have closed the clinic at the port sooner.",
        "Otto Berg asked when the survey of the clinic at the port would be finished.",
        "Are you going to run for the council of the port yourself?",
        "The council of the port met.\n\nDo you plan to ban all night ships from the council's port for good?",
    ],
)
def test_what_only_sounds_like_a_plan_is_none(text):
    """A growing interest, a view of the future, a fear and a stance are no proposals, whatever their verb."""
    assert brief_of(text).proposals == ()


def test_a_refusal_in_the_next_sentence_rejects_a_proposal():
    """An answer to "the offer" belongs to the offer before it, and is cited with it."""
    brief = brief_of(
        "Doctors at the port have offered to hold a free clinic for the sailors on Sundays.\n\n"
        "The Harbour Council did not accept the offer."
    )
    (offer,) = brief.proposals
    assert offer.status == "rejected"
    assert [citation.quote for citation in offer.citations][-1] == "The Harbour Council did not accept the offer."


def test_of_two_questions_a_reply_is_to_the_one_it_names():
    """What is left open "on the licence" is no answer on buybacks."""
    brief = brief_of(
        "Priya Nair: Should the port worry about the export licence? And would the port consider a share buyback?\n\n"
        "Ada Holm: On the licence, we do not know yet. The board has rejected a buyback.\n\nPriya Nair: Thank you."
    )
    assert [(item.statement, item.answer_so_far) for item in brief.open_questions] == [
        (
            "Priya Nair: Should the port worry about the export licence?",
            "Ada Holm: On the licence, we do not know yet.",
        )
    ]


def test_what_could_be_done_is_not_done():
    """Of "could be extended" nothing is implemented yet."""
    sentence = (
        "The strike of the nurses at the port, the mayor said on Monday, could be extended until the end of June."
    )
    reading = reading_of(sentence)
    found = candidates(reading, voices(reading, cast(reading)))
    (plan,) = (one for one in found if one.section == "proposals")
    assert status(plan, "possible") == "floated"


@pytest.mark.parametrize(
    ("text", "proposer"),
    [
        ("The nurses and not the doctors want the council to close the clinic at the port.", None),
        ("All but the nurses want the council to close the clinic at the port.", None),
        ("The mayor ruled out a plan to close the clinic at the port.", None),
        ("Under the plan, Mill Lane would be closed to all traffic at the port from May.", None),
        ("Former ministers want the council to close the clinic at the port.", "Former ministers"),
    ],
)
def test_who_is_left_out_or_refuses_proposes_nothing(text, proposer):
    """Whoever "not", "but" or "former" is said of is not told as who wants it."""
    (item,) = brief_of(text).proposals
    assert item.proposer == proposer


def test_a_speaker_does_not_propose_what_another_wants():
    """What "it" wants is no wish of whoever says so."""
    text = '"Calder was fined, and now it wants the nurses to pay for the clinic at the port," said Ada Holm.'
    (item,) = brief_of(text).proposals
    assert item.proposer is None


def test_what_opens_a_list_is_told_of_each_item():
    """Recommendations stand in lists: each is one, with the words that recommend it, and none is an event."""
    brief = brief_of(
        "The audit of the port is done.\n\nWe recommend that the port:\n\n- close the old clinic at the quay by 2027;\n"
        "- put all repairs of the quay out to tender.\n\nThe port has not replied."
    )
    assert [(item.statement, item.status, len(item.citations)) for item in brief.proposals] == [
        ("We recommend that the port close the old clinic at the quay by 2027.", "proposed", 2),
        ("We recommend that the port put all repairs of the quay out to tender.", "proposed", 2),
    ]
    assert brief.events == ()


def test_what_a_list_obliges_somebody_to_is_told_item_by_item():
    """What stands under "would have to:" is told with those words."""
    brief = brief_of("Under the plan, ports would have to:\n\n- mend their quays;\n- count all ships for ten years.")
    assert [item.statement for item in brief.proposals] == [
        "Under the plan, ports would have to mend their quays.",
        "Under the plan, ports would have to count all ships for ten years.",
    ]


def test_a_heading_recommends_what_is_listed_under_it():
    """The items of a list of recommendations are proposals, told with whom they are for, or with the heading."""
    brief = brief_of(
        "# Water in Brome\n\nThe wells of Brome are old.\n\n## What we recommend\n\nTo the port:\n\n"
        "1. Publish the state of every well by June 2027.\n\n## Our demands\n\n- More wells for the island.\n"
        "- The port opens two new wells on the island in June 2027.\n\n"
        "## Limits\n\n- Publish nothing of this."
    )
    assert [(item.statement, item.status) for item in brief.proposals] == [
        ("To the port: publish the state of every well by June 2027.", "proposed"),
        ("Our demands: more wells for the island.", "proposed"),
        ("Our demands: the port opens two new wells on the island in June 2027.", "proposed"),
    ]
    assert brief.events == ()


def test_what_is_listed_under_demands_has_not_happened():
    """Of more demands than a brief has room for, none is an event."""
    places = "Brome Oster Varde Skerry Lund Holm Norvik Dunmere Calder Harbury Selm Verrick".split()
    demands = "".join(f"- {place} opened its old harbour to ferries in June 2027.\n" for place in places)
    brief = brief_of(f"# Our demands\n\n{demands}")
    assert brief.proposals
    assert brief.events == ()


@pytest.mark.parametrize(
    ("heading", "item"),
    [
        ("Empfehlungen", "Der Hafen veröffentlicht den Zustand aller Brunnen am Ufer bis Ende Juni."),
        ("Recommandations", "Publier l'état de tous les puits de la ville avant la fin de juin."),
        ("Recomendaciones", "Publicar el estado de todos los pozos de la ciudad antes de junio."),
    ],
)
def test_a_heading_recommends_in_other_languages(heading, item):
    """German, French and Spanish headings recommend what is listed under them, too."""
    assert f"{heading}: {item[0].lower()}{item[1:]}" in {
        one.statement for one in brief_of(f"# {heading}\n\n- {item}").proposals
    }


def test_a_short_form_keeps_its_letters_behind_a_heading():
    """Only a word that has its capital for opening the item loses it."""
    (item,) = brief_of("# Our demands\n\n- NPA to publish the state of every well by June 2027.").proposals
    assert item.statement == "Our demands: NPA to publish the state of every well by June 2027."


def test_minutes_tell_what_was_resolved_and_who_acts():
    """What stands behind "RESOLVED:" is adopted, and behind "ACTION:" agreed."""
    brief = brief_of(
        "The bursar reported on the boiler of the school.\n\nRESOLVED: to delay the boiler of the school.\n\n"
        "ACTION: bursar to bring three options for savings to the July meeting."
    )
    assert {item.statement.partition(":")[0]: item.status for item in brief.proposals} == {
        "RESOLVED": "adopted",
        "ACTION": "agreed",
    }


def test_who_proposes_what_to_whom():
    """A demand names its proposer, its addressee and what is to be done."""
    (item,) = brief_of("Ada Holm is urging the Harbour Council to reopen the clinic at the port.").proposals
    assert (item.proposer, item.addressee, item.action) == (
        "Ada Holm",
        "Harbour Council",
        "reopen the clinic at the port",
    )


@pytest.mark.parametrize(
    ("text", "proposer", "addressee"),
    [
        ("The Brome Council was urged by the Pilots Union to reopen the clinic.", "Pilots Union", "Brome Council"),
        (
            "The Brome Council rejected the Pilots Union's demand to reopen the clinic at the port.",
            "Pilots Union",
            None,
        ),
        ("The Brome Council rejected the bill to reopen the clinic at the port.", None, None),
        ("Neither the Pilots Union nor the Brome Council plans to reopen the clinic.", None, None),
    ],
)
def test_who_is_asked_or_turns_down_is_not_who_proposes(text, proposer, addressee):
    """In the passive the parties change places, and a plan that is rejected is not that of who rejects it."""
    (item,) = brief_of(text).proposals
    assert (item.proposer, item.addressee) == (proposer, addressee)


def test_a_speaker_proposes_what_she_says():
    """In direct speech the speaker is the proposer, and the statement says so."""
    (item,) = brief_of('"We should reopen the clinic at the port," said Ada Holm, a nurse.').proposals
    assert item.proposer == item.attributed_to == "Ada Holm"
    assert item.statement.startswith("Ada Holm: We should reopen")


def test_what_is_said_of_a_speaker_is_not_what_she_says():
    """Beside her words stands the author's: the whole sentence is told, as nobody's statement."""
    text = '"It is a fine old clinic," said Ada Holm, who is urging the Harbour Council to reopen it for the winter.'
    (item,) = brief_of(text).proposals
    assert item.statement == text
    assert item.attributed_to is None


def test_how_something_is_said_may_be_what_makes_it_a_proposal():
    """A verb of demanding beside a quotation leaves the words with their speaker."""
    (item,) = brief_of('"The Harbour Council must reopen the clinic at the port," suggested Ada Holm.').proposals
    assert item.statement == "Ada Holm: The Harbour Council must reopen the clinic at the port."


def test_a_plan_voted_down_is_an_item_and_no_denial():
    """A vote by a body is news of its own; to deny a plan is to turn it down, and no claim that something is not so."""
    (item,) = brief_of("The clinic is old.\n\nThe Harbour Council denied the plan with a 5-to-2 vote.").proposals
    assert (item.status, item.certainty) == ("rejected", "asserted")


def test_a_condition_is_kept():
    """What a proposal depends on is not dropped."""
    (item,) = brief_of("The Harbour Council will reopen the clinic at the port if the state pays half of it.").proposals
    assert item.conditions == "if the state pays half of it"
    assert item.certainty == "conditional"


def test_may_the_month_is_no_hedge():
    """A date makes nothing less certain."""
    (item,) = brief_of("The Harbour Council will reopen the clinic at the port in May.").proposals
    assert item.certainty == "asserted"


def test_cause_and_consequence_of_a_risk():
    """Before "could" stands what may bring the harm, after it the harm."""
    (item,) = brief_of("Engineers warned that the cracked dam could flood the valley and destroy two villages.").risks
    assert item.cause == "the cracked dam"
    assert item.consequence == "flood the valley and destroy two villages"


def test_a_cause_that_only_points_is_left_out():
    """A pronoun such as "it" names no cause."""
    (item,) = brief_of("Engineers fear that it could flood the valley and destroy two villages.").risks
    assert item.cause is None


def test_the_same_matter_is_one_item_with_more_evidence():
    """What is told twice is printed once, and both places are cited."""
    brief = brief_of(
        "Engineers warned that the cracked dam could flood the valley and its two villages.\n\n"
        "The walk along the river is popular with visitors in spring.\n\n"
        "The cracked dam could flood the valley with its villages, the engineers fear."
    )
    (item,) = brief.risks
    assert len(item.citations) == 2


INTERVIEW = """\
Editor: Welcome, and thank you for your time. What did you build first?

Ada Holm: We built the clinic at the port, with forty beds and a small kitchen.

Editor: How likely is it that the council will reopen it?

Ada Holm: That remains uncertain. Much will be said in the next weeks about the price of the roof.

Editor: Who would pay for the roof of the building then?

Ada Holm: The state has paid for it already, in full.
"""


def test_a_question_is_paired_with_the_reply_that_leaves_it_open():
    """Of an interview's questions those stay open that the reply does not answer; the reply is kept with them."""
    (item,) = brief_of(INTERVIEW).open_questions
    assert "How likely is it" in item.statement
    assert (item.origin, item.asked_by, item.certainty) == ("asked", "Editor", "asked")
    assert item.answer_so_far == "Ada Holm: That remains uncertain."
    assert len(item.citations) == 2


def test_talk_is_no_open_question():
    """What only keeps talk going ("Is that Piet?", "May I say something?") leaves nothing open, whatever the reply."""
    talk = (
        "Ada: The lake has grown again this spring, and the bridge is old.\n\nBo: Who's on the line? Is that Piet?\n\n"
        "Piet: I don't know. I mean, yes.\n\nBo: May I say something about the lake?\n\nAda: I don't know yet.\n\n"
        "Bo: How big is that lake under the ice, and will the bridge hold?\n\nAda: Nobody knows. We have no radar.\n"
    )
    asked = [item.statement for item in brief_of(talk).open_questions if "?" in item.statement]
    assert len(asked) == 1
    assert "How big is that lake" in asked[0]


def test_another_question_is_no_answer():
    """Where the host only goes on to the next question, nothing is told as the answer so far."""
    talk = (
        "Host: The town wants to move the market. Otto Lind, you sell fish there. Will you go?\n\n"
        "Otto Lind: I like it here, and who would pay for the new stalls by the river?\n\n"
        "Host: And what does your wife say about the market?\n\n"
        "Otto Lind: She says no, and I say no, and the cat says no.\n\n"
        "Host: Is there anything that would change your mind?\n\nOtto Lind: A roof over it, I suppose.\n"
    )
    told = [item.answer_so_far or "" for item in brief_of(talk).open_questions]
    assert not [words for words in told if "?" in words]


def test_a_chair_proposes_what_it_says_of_itself():
    """Who asks most of the time proposes where a sentence begins with "I" or "we"; a question does not."""
    talk = (
        "Chair: Why did the line stand still for five hours?\n\nOtto Lind: A certificate had expired in the night.\n\n"
        "Chair: Who should have renewed it?\n\nOtto Lind: The contract does not say so.\n\n"
        "Chair: Otto, do you still plan to extend the signals to the harbour line next year?\n\n"
        "Otto Lind: It depends on the money that comes from the county.\n\n"
        "Chair: I think we should recommend that somebody independent looks at both contracts before they are signed.\n"
    )
    assert [(item.attributed_to, item.status) for item in brief_of(talk).proposals] == [("Chair", "proposed")]


REGISTER = """# The new ferry

The county has ordered a ferry from a yard in Brome, and the crew will be trained in the spring.

## Key risks

| Risk | Likelihood | Owner |
|---|---|---|
| Batteries burn in the car deck | Low | Ada Holm |
| Supplier imposes a surcharge of 4 per cent | High | Otto Lind |

## Open points

- Insurance cover for the pilot month
- Who trains the night crew?

## Next steps

1. Order the second charger before the winter.
2. Tell the crews, which may object.
"""


def test_a_heading_tells_what_its_lists_and_tables_hold():
    """Rows under "Key risks" are risks by their first telling cell, and no plans; so it is with other headings."""
    brief = brief_of(REGISTER)
    assert [item.statement for item in brief.risks] == [
        "Batteries burn in the car deck.",
        "Supplier imposes a surcharge of 4 per cent.",
    ]
    assert "Who trains the night crew?" in {item.statement for item in brief.open_questions}
    assert any("Insurance cover" in item.statement for item in brief.open_questions)
    plans = {item.statement: item.status for item in brief.proposals}
    assert not [words for words in plans if "surcharge" in words]
    assert {status for words, status in plans.items() if words.startswith("Next steps")} == {"proposed"}
    assert any("Order the second charger" in words or "order the second charger" in words for words in plans)


def test_a_row_is_read_cell_by_cell():
    """No statement joins the cells of a table: a figure that a cell tells by itself is told without its neighbours."""
    (figure,) = [one for one in brief_of(REGISTER).figures if one.value == "4"]
    assert figure.statement == "Supplier imposes a surcharge of 4 per cent."


def test_an_interviewers_questions_are_no_proposals():
    """What is put to somebody as a question is no proposal and no risk of the asker's."""
    brief = brief_of(
        "Editor: Should the council close the port, and is it a danger to the town?\n\n"
        "Ada Holm: No, it is quite safe and well kept, and people like it as it is.\n\n"
        "Editor: Will the council build a new clinic for the sailors then?\n\n"
        "Ada Holm: There is one on the quay already, with forty beds and a kitchen.\n\n"
        "Editor: And should the old crane be removed?\n\n"
        "Ada Holm: The crane went to the museum years ago, and I see it there now and then.\n"
    )
    assert not [*brief.proposals, *brief.risks]


def test_who_is_labelled_an_interviewer_proposes_nothing_however_seldom_he_asks():
    """One turn is enough where the label tells that its speaker asks for others; a label may have a slash."""
    text = (
        "Interviewer: The council should reopen the clinic at the port. I now turn to the question of fees.\n\n"
        "P/mayor: We plan to reopen the clinic at the port in May.\n\nInterviewer: Thank you.\n"
    )
    brief = brief_of(text)
    assert [item.attributed_to for item in brief.proposals] == ["P/mayor"]
    assert brief.open_questions == ()


def test_an_interviewer_proposes_nothing():
    """What an interviewer says that others want is no proposal and no risk of the asker's either."""
    brief = brief_of(
        "Editor: Some say the council should close the port. Is it a danger to the town?\n\n"
        "Ada Holm: No, it is quite safe and well kept, and people like it as it is.\n\n"
        "Editor: Others want it to be closed because of the noise. What do you tell them?\n\n"
        "Ada Holm: I tell them to come and see for themselves how quiet it is.\n\n"
        "Editor: And should the old crane be removed?\n\n"
        "Ada Holm: The crane went to the museum years ago, and I see it there now and then.\n"
    )
    assert all(item.attributed_to != "Editor" for item in [*brief.proposals, *brief.risks])


def test_who_asks_why_has_not_proposed_it():
    """Whoever asks why another wants something does not want it; "why don't you" is a suggestion."""
    text = "Ann Berg: Mr Lind, why do you want to close the harbour?\n\nOtto Lind: Because the wall is old. I know.\n\n"
    asked = brief_of(text + "Ann Berg: And what do you say to us?\n\nOtto Lind: I propose that we rebuild it.")
    assert [item.proposer for item in asked.proposals] == ["Otto Lind"]
    suggested = brief_of(
        "Otto Lind: The harbour is old. I am tired of it.\n\n"
        "Ann Berg: Why don't you sell the harbour, its old wall and the lighthouse to the town? I would do that.\n\n"
        "Otto Lind: We shall see. I know nobody with money.\n\nAnn Berg: My brother has some. He likes old walls."
    )
    assert [item.proposer for item in suggested.proposals] == ["Ann Berg"]


def test_orders_and_offers_of_a_meeting_are_proposals():
    """What people suggest to each other aloud is proposed by its speaker."""
    brief = brief_of(
        "Ada: The display is far too expensive for us, so maybe we should drop the display.\n"
        "Ben: What about a plain light instead?\n"
        "Ada: Okay. Then lease five lights from the shop.\n"
        "Ben: I'll ask the shop about the price on Monday.\n"
    )
    assert {item.proposer for item in brief.proposals} == {"Ada", "Ben"}
    assert any("too expensive" in item.statement for item in brief.risks)


def test_bits_of_a_turn_are_cited_with_what_they_finish():
    """A speaker who finishes a sentence by bits is quoted with the bits."""
    brief = brief_of(
        "Ada: We should buy new lamps for the hall. Five of them.\n"
        "Ben: The hall is quite large, I know.\n"
        "Ada: Yes.\n"
        "Ben: It is the old one by the river.\n"
    )
    quotes = [citation.quote for citation in brief.proposals[0].citations]
    assert quotes == ["We should buy new lamps for the hall.", "Five of them."]


@pytest.mark.parametrize(
    "text",
    [
        "There is no danger to the patients of the clinic at the port, doctors say.",
        "Fears of a collapse of the clinic at the port proved unfounded.",
        "The new wall removes the risk of floods at the clinic.",
        "The nurses at the port are no longer afraid of floods.",
        "The clinic opened in May.\n\nIts programmes do not discriminate against anybody, the mayor of the port said.",
        "Carl Denny was jailed for the fire.\n\nThe blaze injured two men and destroyed a barn, the court heard.",
        "Ruth Calder died on Sunday at her home.\n\nShe lost her father in an accident and fought poverty with music.",
        "The keeper was criticised for a terrible mistake.\n\nHe was injured and the team lost a third time.",
    ],
)
def test_harm_that_is_only_told_is_no_risk(text):
    """Crimes, deaths and defeats of the past are no risks where nothing is feared."""
    assert not brief_of(text).risks


def test_who_dismisses_a_fear_has_not_raised_it():
    """A risk that somebody denies is told as denied, and is raised by nobody."""
    (item,) = brief_of("The board dismissed fears that the closure of the clinic would endanger patients.").risks
    assert (item.certainty, item.raised_by) == ("denied", None)


def test_a_present_lack_is_a_risk():
    """What is bad now may get worse, though nobody says that he fears it."""
    (item,) = brief_of("The clinic is short of nurses and its wards are badly overcrowded, a dangerous shortage.").risks
    assert item.certainty == "asserted"


@pytest.mark.parametrize(
    "sentence",
    [
        '"We cannot wait for the wall to tell us that it is tired," the mayor of the port said to reporters.',
        "The puzzle in the paper has been drawn by the same hand for many years, and readers love it.",
        "The Harbour Board answered the question of who pays for the clinic at the port: the state does.",
        "Nobody doubts that the clinic at the port is old.",
        "The Harbour Board no longer wonders who will pay for the clinic.",
        "The cause of the fire at the clinic, long unknown, was found in May.",
        "For those who have yet to see the play at the port, what are you waiting for?",
    ],
)
def test_what_leaves_nothing_open_is_no_question(sentence):
    """Waiting, puzzles and rhetorical questions ask nothing, and what was answered is open no more."""
    assert not brief_of(sentence).open_questions


DOUBTS = """\
Editor: Is the old hut on the glacier safe, would you say?

Ada Holm: In ten years I couldn't tell you, and neither could the surveyor.

Editor: How many people have slept there since the summer?

Ada Holm: Three hundred, and I have cooked for every one of them.

Editor: Who will pay for the new roof of the hut?

Ada Holm: She asked me, "Will the council pay for the roof of the hut?"
"""


FAQ = """The library of Brome

Why is the library closing on Mondays?
The council has cut its budget. That saves money.

Who decided this?
The cabinet, by five votes to two.

Can volunteers run a library?
Perhaps. The Friends of the library have offered to staff it.
"""


def test_a_list_of_questions_answers_them():
    """What is asked and answered line by line is open only where the answer is no more than a hedge."""
    assert [(item.statement, item.answer_so_far) for item in brief_of(FAQ).open_questions] == [
        ("Can volunteers run a library?", "Perhaps.")
    ]
    (question,) = brief_of(FAQ).open_questions
    assert [one.quote for one in question.citations] == ["Can volunteers run a library?"]  # one word proves nothing


def test_what_is_not_known_is_told():
    """An "I do not know." without what is not known is no open question, and what does not depend is none."""
    brief = brief_of("Will the rain come back to Brome? I do not know. The port does not depend on the rain of Brome.")
    assert [item.statement for item in brief.open_questions] == ["Will the rain come back to Brome?"]


def test_a_reply_that_doubts_leaves_its_question_open():
    """A hedge for a reply leaves open what was asked; a plain answer does not, and what is quoted is not asked."""
    asked = {item.statement for item in brief_of(DOUBTS).open_questions}
    assert any("safe" in one for one in asked)
    assert not any("slept" in one or "She asked" in one for one in asked)


MINUTES = """# Meeting of the Harbour Board, 4 March

## Proposal: Lease two pilot boats

- The yard offers them for a year.

Approved unanimously.

## Proposal: Sell the old crane

Approved unanimously.

## Proposal: Close the east quay

Rejected - the pilots need it.

## Fees for yachts

Motion deferred.
"""


def test_what_minutes_say_became_of_something_is_told_of_its_heading():
    """A verdict without a subject names what was put, stands on both, and is no other in the same words."""
    brief = brief_of(MINUTES)
    told = {item.statement: (item.status, len(item.citations)) for item in brief.proposals}
    assert told == {
        "Proposal: Lease two pilot boats: approved unanimously.": ("adopted", 2),
        "Proposal: Sell the old crane: approved unanimously.": ("adopted", 2),
        "Proposal: Close the east quay: rejected - the pilots need it.": ("rejected", 2),
        "Fees for yachts: motion deferred.": ("under_consideration", 2),
    }
