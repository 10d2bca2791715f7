"""Texts of kinds beside news: live reports, recalls, letters, design papers, consultations, podcasts, notices."""

from __future__ import annotations

import pytest

from summarizer.extracting.actors import cast
from tests.extracting.extracted import brief_of, reading_of, statements

#: Opens the section of proposals, so that what is not one must be kept out of it by a rule of its own.
OTHERS = "The harbour council plans to build a new quay at the port in June. The mayor urged it to lower the dues."


@pytest.mark.parametrize(
    "foretold",
    [
        "If the lock stays shut until Easter, some of our members will not reopen.",
        "If you charge it all at once, the small mills simply won't connect to the grid.",
        "Without a change, around 140 pupils from Lower Hythe would have no bus home in winter.",
        "The handle may loosen and separate from the body when the kettle is full of water.",
        "Response times on the east bank may rise by up to twelve minutes in the evening.",
        "If nothing changes, the mills will leave, and the bill will be shared among those who remain.",
        "A single incident with a fishing boat could restart the fighting in the strait.",
        "Analysts warn that a single incident with a fishing boat could restart the fighting.",
    ],
)
def test_what_others_would_lose_is_a_risk_and_nobodys_refusal(foretold: str):
    """A harm told under an "if" or a "may" is a risk, and no plan that was turned down."""
    assert statements(foretold, "risks") == [foretold]
    assert statements(foretold, "proposals") == []


def test_what_we_would_not_do_then_is_no_risk():
    """A refusal of one's own stays one, whatever it depends on."""
    assert statements("If most families are against it, we will not go ahead with the change of hours.", "risks") == []


@pytest.mark.parametrize(
    ("proposed", "status"),
    [
        ("The seamen's union wants an independent inquiry into the fire at the port.", "proposed"),
        ("Under the proposal, lessons would start at eight instead of nine from September.", "proposed"),
        ("The committee does not propose to cap the number of nights for which a house is let.", "rejected"),
        ("The harbour agency has asked all skippers of the fleet to replace their old flares.", "proposed"),
        ("The branch will ballot for a strike if redundancies are not ruled out by October.", "proposed"),
    ],
)
def test_what_is_proposed(proposed: str, status: str):
    """What somebody wants, asks, recalls or will do is a proposal, whatever its reason or condition may be."""
    (item,) = brief_of(proposed).proposals
    assert (item.statement, item.status) == (proposed, status)


def test_the_reason_for_what_is_done_does_not_make_it_floated():
    """A firm that recalls its kettles because they "may" break does so."""
    text = (
        "Brome Appliances is recalling 84,000 electric kettles because the handle may loosen and come off.\n\n"
        "The consumers' league urged the government to make reports of injuries mandatory within a day."
    )
    statuses = {item.statement: item.status for item in brief_of(text).proposals}
    assert statuses[text.partition("\n")[0]] == "adopted"


@pytest.mark.parametrize(
    "text",
    [
        "We also hope that a shorter lunch break will reduce the number of incidents at midday.",
        "Asked about the new rules, the owners of the port said: They have promised to.",
        "Why does the shipping company want to close the old depot at the port? It says that it is too small.",
        "Thawing ground in the north of Norland is releasing mercury into the rivers of the plain.",
        "The author of the study on the harbour did not expect to see it this early.",
        "Four summers were too few to rule out natural variation, said the harbour's geologist.",
        "The costs of the grid have doubled in five years, and they will double again by 2036.",
        "Dev: They want a fee by June.\n\nDev: No way I can pay that.\n\nOlu: I see.",
        "The clerk warned that the reserves of the port would fall below the recommended minimum.",
        "There is a risk that some hosts will move their flats to platforms without a register.",
    ],
)
def test_what_is_no_proposal(text: str):
    """Hopes, empty promises, reasons asked for, what things do, what was not expected, and fears are no plans."""
    assert statements(text, "proposals") == []
    beside = statements(f"{text}\n\n{'Mayor: ' if text.startswith('Dev: ') else ''}{OTHERS}", "proposals")
    assert beside
    assert all(told.removeprefix("Mayor: ") in OTHERS for told in beside)


@pytest.mark.parametrize(
    "left_open",
    [
        "The office is still examining whether two other models of the firm share the fault.",
        "The governors have not made up their minds on the change to the school day.",
        "The agency is also checking how the two other kettles were built, it said.",
        "The ministry would not say which of the two banks had asked for help.",
        "The council's leader would not say whether the covenant on the ground would be used.",
        "Nor does it say who will run the lighthouse, over which the fighting began.",
        "The ditch has not been cleared for years, and nobody seems to know who owns it.",
    ],
)
def test_what_is_left_open(left_open: str):
    """What somebody still examines, has not settled, would not say or does not know is an open question."""
    assert statements(left_open, "open_questions") == [left_open]


def test_what_only_lasts_is_no_question():
    """A time until which something lasts leaves nothing open; one before which nothing is decided does."""
    assert statements("The bridge is closed in both directions until at least Thursday.", "open_questions") == []
    waiting = "They expect no decision on the further funding of schools until at least 2033."
    assert statements(waiting, "open_questions") == [waiting]


def test_an_author_who_asks_only_to_go_on_leaves_nothing_open():
    """A "why" that the same paragraph answers is no open question; one that nobody can answer is."""
    taken_up = "Why are we considering this? The bus company has told us that it can run one service only."
    assert statements(taken_up, "open_questions") == []
    open_still = "Why did the wall of the harbour move? Nobody knows, say the engineers of the port."
    assert "Why did the wall of the harbour move?" in statements(open_still, "open_questions")


CONSULTATION = """Consultation on lets

1.1 The department proposes to register short lets.

Questions

Q1. Should each house be registered rather than each host?
Q2. What fee would be fair?

The consultation closes in June.
"""


def test_questions_to_which_the_readers_are_to_answer_are_open():
    """Where nobody answers in the text, all questions of a consultation stand; numbers of paragraphs are no words."""
    brief = brief_of(CONSULTATION)
    asked = {item.statement.removeprefix("Q: ") for item in brief.open_questions}
    assert {"Should each house be registered rather than each host?", "What fee would be fair?"} <= asked
    assert "The department proposes to register short lets." in [item.statement for item in brief.proposals]


LISTED = """What information was involved?
Names and addresses of customers. Passwords were not affected. We do not yet know whether the data was copied.

What are we doing?
We have replaced all keys. The old system is switched off.

Who was behind the attack?
We cannot comment on this while the police investigate. They have our logs.
"""


def test_what_a_written_answer_says_is_not_known_stands_by_itself():
    """An answer's first words may leave its question open; what it tells later not to be known is another matter."""
    assert set(statements(LISTED, "open_questions")) == {
        "We do not yet know whether the data was copied.",
        "Who was behind the attack?",
    }


PAPER = """Replace the nightly export

Proposal

1. Capture changes from the log with a connector.
2. Keep events for fourteen days.

Risks

A connector that stops unnoticed can fill the disk within hours. The team has no experience in operating it.

Summary

The export takes five hours.
"""


def test_sections_of_a_paper_are_what_their_headings_say():
    """Prose under "Risks" is risks as far as nothing is planned in it, items under "Proposal" are proposed."""
    brief = brief_of(PAPER)
    assert {item.statement for item in brief.risks} == {
        "A connector that stops unnoticed can fill the disk within hours.",
        "The team has no experience in operating it.",
    }
    assert sorted(item.statement for item in brief.proposals) == [
        "Proposal: capture changes from the log with a connector.",
        "Proposal: keep events for fourteen days.",
    ]


LIVE = """Live: Bridge closed after crack found

16:15 Shops call for money
The Hythe Chamber of Commerce has called on the county to compensate shops on the east bank, which it says will lose \
a lot.

15:30 Union warned of it
Union official Dale Penrose says that staff warned of it years ago. Bus operator Wexline is running extra buses.
"""


def test_what_a_time_begins_is_a_heading_in_a_live_report():
    """Lines such as "16:15 Shops call for money" are headings, and no statements."""
    told = [item.statement for section in ("proposals", "risks") for item in getattr(brief_of(LIVE), section)]
    assert told
    assert not any("16:15" in statement or "15:30" in statement for statement in told)


def test_bodies_by_what_stands_before_or_in_their_names():
    """An operator, a group that is called one, and a chamber "of" something are bodies; a river's bank is none."""
    text = f"{LIVE}\nConsumer group Fair Shelf said it was late. A gang calling itself Pale Harvest has claimed it.\n"
    sorts = {figure.name: figure.type for figure in cast(reading_of(text)).figures}
    for name in ("Hythe Chamber of Commerce", "Wexline", "Fair Shelf", "Pale Harvest"):
        assert sorts[name] == "organisation"
    assert sorts["Dale Penrose"] == "person"
    assert "east bank" not in sorts


def test_a_firm_goes_by_the_first_word_of_its_name():
    """What Brightnest says is said by Brightnest Appliances; a product is nobody, and a club's trust not the club."""
    text = (
        "Brightnest Appliances is recalling the KT-200 kettle. Brightnest said the KT-200 was safe.\n\n"
        "Supporters of the Rovers protested. The Rovers Trust said it was not asked. Rovers have lost again."
    )
    figures = {figure.name: figure for figure in cast(reading_of(text)).figures}
    assert figures["Brightnest Appliances"].aliases == ("Brightnest",)
    assert figures["KT-200"].sort == "thing"
    assert "Rovers" not in figures["Rovers Trust"].aliases


def test_who_acts_in_a_clause_of_their_own():
    """Whoever is named after a preposition acts where "which" goes on about them, and not about another."""
    figures = {
        figure.name: [mention.part for mention in figure.mentions]
        for figure in cast(reading_of("It was agreed with the Safety Office, which had threatened a ban.")).figures
    }
    assert figures["Safety Office"] == ["acts"]


MINUTES = """PARISH COUNCIL OF STOW BARTON
Minutes of the meeting held on 3 February 2031

Present: J. Fenn (Chair), A. Oduya; clerk: R. Vance.

43/31 Speeding on Mill Lane. Mr Hardwick asked the council to press for a limit. The Chair moved a sign. Lost by three \
votes to one.

45/31 Allotments. Deferred to the next meeting, as the lease was not found.
"""


def test_a_verdict_in_minutes_is_told_of_the_item_that_its_paragraph_names():
    """What was lost or deferred is the item's, and never the parish council's whose minutes they are."""
    told = {item.statement: item.status for item in brief_of(MINUTES).proposals}
    assert told["43/31 Speeding on Mill Lane: lost by three votes to one."] == "rejected"
    assert told["45/31 Allotments: deferred to the next meeting, as the lease was not found."] == "under_consideration"
    assert not any(statement.startswith("PARISH") for statement in told)


def test_counted_shares_and_datelines_are_no_deeds_and_no_actors():
    """In "0.84 Kestrel shares" Kestrel does nothing, and a place with a date and a dash says where a text was filed."""
    text = (
        "HALVARD, 12 May 2031 – Kestrel Airways and Norland Air announced a merger. Norland shareholders will receive "
        "0.84 Kestrel shares for each share they own."
    )
    figures = {figure.name: [mention.part for mention in figure.mentions] for figure in cast(reading_of(text)).figures}
    assert "HALVARD" not in figures
    assert "acts" not in figures["Kestrel Airways"][1:]


def test_what_somebody_wont_say_leaves_a_question_open():
    """Somebody who won't say has not answered."""
    text = "Ruth: Has the freeholder applied for the money?\n\nMarta: He won't say.\n\nRuth: We need it."
    assert any("applied for the money" in statement for statement in statements(text, "open_questions"))


PODCAST = """[00:00:04] LENA: Today I'm joined by Oskar Lind, who plans the network. Oskar, good to have you.
[00:00:12] OSKAR: Thanks. We've proposed to spread the fee over ten years.
[00:00:20] LENA: Last week the regulator said it might let owners charge data centres for new cables. Is it fair?
[00:00:27] OSKAR: The devil is in the detail. We want a guarantee.
[00:00:44] LENA: Will the regulator decide before the summer?
[00:00:50] OSKAR: They've promised to. I wouldn't bet on it.
"""


def test_a_podcast_knows_its_guest_in_full_and_what_its_host_reports():
    """A label of one name is the one introduced in full; what a host reports of others stands, as does what is open."""
    brief = brief_of(PODCAST)
    assert [actor.name for actor in brief.actors if actor.name.casefold().startswith("oskar")] == ["Oskar Lind"]
    assert any("might let owners charge" in item.statement for item in brief.proposals)
    assert any("decide before the summer" in item.statement for item in brief.open_questions)


def test_the_month_of_may_is_no_may():
    """What is due on 3 May is due, and an answer that tells so leaves nothing open."""
    (item,) = brief_of("Talks on a permanent settlement are due to begin in the capital on 3 May.").proposals
    assert (item.status, item.certainty) == ("adopted", "asserted")
    listed = (
        "What has been agreed?\nA truce of a month. It holds.\n\nWho brokered it?\nTwo states in the south. They were "
        "quick.\n\nWhat comes next?\nTalks begin in Doha on 3 May. The opposition wants a vote.\n"
    )
    assert statements(listed, "open_questions") == []


def test_no_actor_ends_with_a_clause_that_was_cut():
    """The words told of an actor do not end with "…, but its leader"."""
    text = (
        "The council has the power to block the sale under a covenant from 1921, but its leader, Priya Shah, would "
        "not say whether it would be used. The council met on Monday."
    )
    (council,) = [actor for actor in brief_of(text).actors if actor.name == "council"]
    assert council.statement == text.partition(" The council met")[0]


def test_a_figure_keeps_the_word_that_bounds_it():
    """A line of what is "within twelve miles" is not cut to its number."""
    text = "The two governments agreed to stop all naval patrols within twelve miles of the islands for thirty days."
    assert not any(item.statement.startswith("Twelve") for item in brief_of(text).figures)
