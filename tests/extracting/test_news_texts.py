"""News of an affair: firms, bodies and those who speak for them, and what becomes of a plan."""

from __future__ import annotations

from tests.extracting.extracted import brief_of

DRONES = """City pauses police drone plan after outcry

LAKEMONT, Ohio — Lakemont officials on Tuesday put off a plan to send police drones to emergencies after people packed
a council meeting to complain.

That did not satisfy the Ohio Civil Liberties Project, which wants the council to require a warrant for any flight over
private property. The maker of the drones, SkyPatrol Inc., has offered to cut its price by 20 percent.

The council's own officers had advised it to wait. The city may pay less once a single company has the market.
"""
DAIRY = """Dairy giant to shut Tasman plant, 230 jobs to go

Dairy cooperative Southern Fields says it will close its milk powder plant at Tasman in July, with the loss of 230 jobs.

The Dairy Workers Union said it was blindsided. Southern Fields has offered to pay the extra cost of transport for two
seasons. Southern Fields said it had received several expressions of interest, but would not name them.
"""
QUESTIONS = """House of Assembly — Oral questions

Ms Ingrid Solberg (Norvale): Will the Minister say when the homes in my constituency will be connected?

The Minister for Digital Affairs (Mr Paul Adeyemi): The last homes may never be reached by cable.

Sir Alan Crewe (Dunmore): My constituents were told by Fibrelink that they must pay.

Mr Adeyemi: No household should pay anything. If the honourable member writes to me I will take it up with the company.

Mrs Joan Tully (Eastmoor): Would a dish not be cheaper?

Mr Adeyemi: My department is examining that. I would urge colleagues not to rush.
"""


def test_a_body_acts_in_a_clause_behind_it():
    """In "…, which wants the council to" it is the one who wants; "Inc." ends a name, and no sentence."""
    brief = brief_of(DRONES)
    names = {actor.name for actor in brief.actors}
    assert {"Ohio Civil Liberties Project", "SkyPatrol Inc"} <= names
    (item,) = [one for one in brief.proposals if "warrant" in one.statement]
    assert (item.proposer, item.addressee) == ("Ohio Civil Liberties Project", "council")


def test_a_plan_that_is_put_off_is_weighed():
    """Nobody has adopted it, and it is not only proposed."""
    assert [one.status for one in brief_of(DRONES).proposals if "put off" in one.statement] == ["under_consideration"]


def test_what_will_be_once_something_is_so_is_told_with_that():
    """Nobody has the market yet; and "own" is no part of what a group is called."""
    actors = {actor.name: actor.statement for actor in brief_of(DRONES).actors}
    assert not any(words.startswith("A single company has") for words in actors.values())
    assert not any(name.startswith("own ") for name in actors)


def test_a_firm_may_be_named_like_a_place():
    """It speaks; and the noun that opens a sentence before it is no name, though a union's begins with it."""
    actors = {actor.name: actor.type for actor in brief_of(DAIRY).actors}
    assert actors["Southern Fields"] == actors["Dairy Workers Union"] == "organisation"
    assert "Dairy" not in actors


def test_the_holder_of_an_office_is_named_without_a_courtesy():
    """What he would do if somebody writes to him is not agreed yet."""
    brief = brief_of(QUESTIONS)
    assert "Paul Adeyemi" in {actor.name for actor in brief.actors}
    assert {one.status for one in brief.proposals if "take it up" in one.statement} <= {"proposed"}


KETTLE = """Project Manager: Okay, so today we have to settle the casing.
Industrial Designer: A hinge would break. In the last model it broke after a year.
User Interface: I wouldn't drop the display. I'd rather have a lid that lifts when you push a button.
Industrial Designer: That is three euros on top. If steam gets into the motor it'll seize, and we'd have kettles back.
Project Manager: Can you find out what the motor really costs, Ed?
Industrial Designer: I'll ask the supplier. I think we should just use steel.
"""
PLANT = """Tasman plant to close in July

Mayor Tim King said the closure would rip the heart out of the town. "If we lose the plant we'll lose the school next,"
he said. Southern Fields has offered to pay the extra cost of transport for two seasons.

Farmers will truck their milk to Takaka, over a road that has been closed by slips three times this year. He has called
on the government to step in with a package.
"""


def test_what_will_break_is_a_risk_and_what_will_not_is_none():
    """What "would break" or "it'll seize" is feared; who would not drop something fears nothing."""
    risks = [item.statement for item in brief_of(KETTLE).risks]
    assert any("it'll seize" in words for words in risks)
    assert not any("wouldn't drop" in words for words in risks)


def test_who_pays_a_cost_fears_none():
    """What is lost if something else is, is feared; a road that has been closed is nobody's plan."""
    brief = brief_of(PLANT)
    risks = [item.statement for item in brief.risks]
    assert any("lose the school" in words for words in risks)
    assert not any("extra cost" in words for words in risks)
    assert not any("has been closed" in item.statement for item in brief.proposals)


RATES = """Central bank holds rates but hints at spring cut

The Central Bank of Ostmark kept its key interest rate at 4.25% on Thursday. Governor Lise Amundsen told reporters that
cutting too early would risk undoing two years of work. "We will not be hurried by anybody," she said.

Two members of the nine-strong council, Ole Krag and Mette Dahl, voted for an immediate cut of a quarter point. Krag
argued that waiting could tip the country into recession. The trade union confederation LOF rejected any link between
wages and rates. The employers' federation urged the bank to move in April.

The regulator has given pipeline operator Corvane until March. Levels of gas exceeded the safe limit on 61 days. The
author of a petition, retired miner Gwyn Harries, said he would go on. Corvane said it would not.
"""


def test_votes_of_some_adopt_nothing():
    """Be their names between them and their vote; what would risk something, or exceeds a limit, is no plan."""
    told = {item.statement: item.status for item in brief_of(RATES).proposals}
    assert [status for words, status in told.items() if "voted for" in words] == ["proposed"]
    assert not any("would risk" in words or "safe limit" in words for words in told)


def test_who_somebody_is_is_told_by_a_noun_for_persons_or_bodies():
    """A council is nobody's role, "given" is no part of one, and what a confederation is called is its name."""
    actors = {actor.name: actor for actor in brief_of(RATES).actors}
    assert {"LOF", "employers' federation", "Gwyn Harries"} <= actors.keys()
    assert actors["LOF"].type == actors["employers' federation"].type == "organisation"
    assert (actors["Gwyn Harries"].role, actors["Ole Krag"].role) == ("retired miner", None)
    assert actors["Corvane"].role == "pipeline operator"


def test_what_will_not_be_done_to_somebody_is_no_risk():
    """Nobody fears that they "will not be hurried"."""
    assert not any("hurried" in item.statement for item in brief_of(RATES).risks)


PROBE = """EU watchdog opens probe into messaging app Parly

NASHVERT, Tenn. (AP) — The European Data Board said it would look at whether the app Parly broke rules on minors.

Ireland's regulator opposed the move. It argued in a letter seen by Reuters that the Board was exceeding its powers, and
reserved the right to go to court. Max Schremmer, an activist, told Reuters he wanted the Board to order a halt.

Prof Aminata Diallo of the University of Bamako, who leads the trial, said it would go on.
"""
BEAVERS = """Beavers to be released next spring

Beavers will return to the valley if ministers approve a plan by the Westmarch Wildlife Trust to release two families.

The trust says the animals would slow floods that have hit the town. "They'll be over that fence in a month and my wheat
will be under water," said Roger Pym, a farmer. The trust has put trust in its fence.
"""


def test_what_it_argues_is_told_with_whoever_it_is():
    """Else the board would itself say that it exceeds its powers; where a text was filed does nothing."""
    brief = brief_of(PROBE)
    statements = {actor.name: actor.statement for actor in brief.actors}
    assert not any(words.startswith("European Data Board was exceeding") for words in statements.values())
    assert "NASHVERT" not in statements


def test_he_is_not_the_one_who_was_told():
    """In "told Reuters he wanted the Board to order it" Reuters wants nothing."""
    (item,) = [one for one in brief_of(PROBE).proposals if "order a halt" in one.statement]
    assert (item.proposer, item.addressee) == ("Max Schremmer", "European Data Board")


def test_a_trust_is_called_the_trust():
    """Where the text has one by name; what slows floods is no risk, and wheat under water is one."""
    brief = brief_of(BEAVERS)
    names = {actor.name for actor in brief.actors}
    assert "Westmarch Wildlife Trust" in names
    assert "trust" not in names
    risks = [item.statement for item in brief.risks]
    assert any("under water" in words for words in risks)
    assert not any("slow floods" in words for words in risks)


MILK = """Podcast: The Long Field

Sarah: With me today is dairy farmer Tom Ashworth. The minister says there will be a fair dealing law.

Tom: I'll believe it when I see it. What they ought to do is make the contracts run for a year at least. And there
should be somebody you can complain to who isn't the dairy.

Sarah: And the last bus?

Tom: The plan is to run the last bus at six from October.
"""


def test_what_somebody_ought_to_do_is_proposed():
    """So is that there should be somebody, and what the plan is."""
    told = [item.statement for item in brief_of(MILK).proposals]
    assert all(any(words in one for one in told) for words in ("ought to do", "should be somebody", "last bus at six"))


UNIT = """Hospital trust to lose maternity unit despite protests

The maternity unit at St Aldhelm's Hospital will close in April, the regional health board decided on Wednesday,
overriding a petition signed by 22,000 people. The board could not find enough midwives. What is to become of its nurses
will be decided in talks. Midwives said they were asked for too much, and not asking for praise.
"""
SETTLED = """Startup that sold 'AI lawyers' agrees to stop

An American startup that marketed its chatbot as "the world's first robot barrister" has agreed to pay a fine. It cannot
replace a lawyer. People who use bots could never afford a lawyer. It may be worse than a lawyer.

PleadNow's chief executive, 29-year-old Josh Lind, said that the deal draws a line. He announced that human lawyers
would check every document.

Premier Jan Dahl, whose Freedom Party called the vote, says fishing would make up for the money. "We are not asking for
permission to be poor," he said. The party has not recommended either side.
"""


def test_a_petition_that_is_overridden_is_no_demand_of_the_plan():
    """What was decided is adopted; what is to become of somebody is open."""
    brief = brief_of(UNIT)
    assert [item.status for item in brief.proposals if "maternity unit" in item.statement] == ["adopted"]
    assert any("become of its nurses" in item.statement for item in brief.open_questions)
    assert "enough midwives" not in {form for actor in brief.actors for form in (actor.name, *actor.aliases)}


def test_a_clause_about_somebody_ends_where_the_sentence_goes_on():
    """Behind its quotation, or its comma; an age before a name hides nobody, and "a lawyer" is nobody in particular."""
    actors = {actor.name: actor for actor in brief_of(SETTLED).actors}
    assert not any(" marketed its" in one.statement and "that marketed" not in one.statement for one in actors.values())
    assert not any("says fishing" in one.statement for one in actors.values() if one.name != "Jan Dahl")
    assert "Josh Lind" in actors
    assert "lawyer" not in actors


def test_what_nobody_asks_for_or_recommends_is_no_proposal():
    """In "are not asking for" and "has not recommended" nothing is put forward."""
    told = [item.statement for item in brief_of(SETTLED).proposals]
    assert not any("permission" in words or "recommended" in words for words in told)


BINS = """Council leader sorry over bins chaos

Cllr Peter Okoye said the switch to a new contractor had been "a shambles". The opposition leader, Cllr Jo Marten,
proposed that the firm be fined £5,000 for every missed round. The motion was defeated by 23 votes to 19. Cllr Okoye
said fines were a matter for the contract.

On Barra, where the company is the biggest employer, shopkeeper Catriona MacNeil said islanders were paying. The company
said no. What happens if the talks fail is disputed among lawyers.
"""


def test_a_motion_that_was_defeated_is_turned_down():
    """The votes against it are told by "by … to", and adopt nothing."""
    told = {item.statement: item.status for item in brief_of(BINS).proposals}
    assert [status for words, status in told.items() if "be fined" in words] == ["rejected"]
    assert "adopted" not in told.values()


def test_a_councillor_is_named_once():
    """With a title or without; and what is so "where" something is told with that."""
    actors = [actor.name for actor in brief_of(BINS).actors]
    assert [name for name in actors if "Okoye" in name] == ["Peter Okoye"]
    assert not any(actor.statement.startswith("The company is the biggest") for actor in brief_of(BINS).actors)


def test_what_lawyers_dispute_is_open():
    """Nobody has to say that it is not known."""
    assert any("disputed among" in item.statement for item in brief_of(BINS).open_questions)
