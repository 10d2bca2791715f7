"""Short texts: a notice of a fault, a strike, an inquest, a press conference, a communiqué, an interview with initials.

In each a section may have one item or two, of which none is repeated or weighty.
"""

from __future__ import annotations

from typing import cast

import pytest

from summarizer.document import MARKDOWN, Document
from summarizer.kinds.brief import ActorsAndStakes
from tests.extracting.extracted import asked, brief_of, statements

STRIKE = """Ferry crews vote to strike over rosters

Crews on the island ferries have voted by 88 per cent to strike from 3 December, the Seafarers' Union said on Tuesday.

The union wants the operator, Skerrylink, to restore two days of rest after every ten-day shift. Skerrylink cut them to
one in September. Donald Isbister, its managing director, said the company had offered a bonus of £1,500.

The Federation of Island Businesses fears that shops could run short of fresh food within four days. It is not clear
whether school exams planned for the week of 7 December can go ahead.
"""
FAULT = """# What went wrong on 14 October

By the reliability team, Kestrel Cloud

At 02:12 an engineer began to replace a network switch. A script no longer waited until the traffic had ended.

## What we are changing

- From 1 November, no change to a production script ships without a second reviewer.
- We are considering a public status feed run by a third party.
- We decided against an automatic failover between regions.

"If we had listened to the warnings from our own staff in June, it would have been an outage of ten minutes," said
Imogen Faroe, our chief technology officer.
"""
COMMUNIQUE = """Communiqué de presse — Grenelles, le 19 novembre 2026

Le collectif a déposé mercredi un recours devant le tribunal administratif contre la fermeture de la maternité. L'Agence
régionale de santé (ARS) justifie cette décision par le manque d'anesthésistes.

« Des femmes vont accoucher sur la route », prévient la présidente du collectif, Sylvie Marchand. Le collectif demande
le maintien d'une équipe de garde. L'ARS envisage de financer une ambulance supplémentaire.
"""
ENTREVISTA = """Entrevista con Lucía Barrio, presidenta de la comunidad de regantes del Alto Sella

Pregunta: ¿Cómo afecta la sequía a los regantes?

Respuesta: Este año hemos recibido el 40 % del agua que nos corresponde.

P: El Gobierno propone cerrar pozos ilegales. ¿Está de acuerdo?

R: Sí. Proponemos construir una balsa y modernizar 60 kilómetros de acequias.

P: ¿Quién pagará las obras?

R: Eso todavía no está decidido. El consejero prometió ocho millones, y no ha llegado ni un euro. Hay que ofrecer
alternativas a los regantes, y proponemos que el Gobierno convoque a todos los alcaldes de la comarca en enero.
"""
CONFERENCE = """TRANSCRIPT: Press conference of the Chief Medical Officer

DR HARTE: We have 212 cases of measles in the county. From Monday we will open four walk-in clinics.

QUESTION (Hallam Post): Do you have enough vaccine?

DR HARTE: For the moment, yes. If the outbreak reaches the city we could run short by the end of the month.

QUESTION (Radio Five Valleys): Why were clinics closed in 2024?

DR HARTE: You'd have to ask the county.

QUESTION (Hallam Post): Would you make vaccination compulsory?

DR HARTE: I would not.
"""


@pytest.mark.parametrize(
    ("text", "section", "words"),
    [
        (STRIKE, "proposals", "voted by 88 per cent to strike"),
        (STRIKE, "proposals", "wants the operator, Skerrylink, to restore"),
        (STRIKE, "proposals", "had offered a bonus"),
        (STRIKE, "risks", "run short of fresh food"),
        (FAULT, "proposals", "no change to a production script ships"),
        (FAULT, "proposals", "considering a public status feed"),
        (CONFERENCE, "risks", "run short by the end of the month"),
        ("The boss sat down with us.\n\nIrene Moss: What worries me is investors walking away.", "risks", "worries me"),
        ("The plan would expose safety-critical systems to tampering, the makers of tractors said.", "risks", "expose"),
    ],
)
def test_a_short_text_has_what_it_says_plainly(text: str, section: str, words: str):
    """One plain sentence opens its section, however short the text is."""
    assert any(words in one for one in statements(text, section))


@pytest.mark.parametrize(
    ("text", "section", "words"),
    [
        (STRIKE, "risks", "not clear whether"),
        (FAULT, "risks", "had listened"),
        (FAULT, "proposals", "had listened"),
        (CONFERENCE, "proposals", "run short"),
        (f"{STRIKE}\nThe ferry was built in 1931 by the county.", "proposals", "1931"),
        (f"{STRIKE}\nThe harbour master argued the evidence did not support the claim.", "proposals", "evidence"),
    ],
)
def test_what_only_sounds_like_it_stays_out(text: str, section: str, words: str):
    """What is not known is no risk, what would have been none either, and what was built is no plan."""
    assert not any(words in one for one in statements(text, section))


def test_what_is_listed_as_changing_has_the_status_that_it_tells():
    """Under such a heading something is undertaken, weighed or refused, as its words say."""
    told = {item.statement[:7]: item.status for item in brief_of(FAULT).proposals}
    assert (told["From 1 "], told["We are "], told["We deci"]) == ("agreed", "under_consideration", "rejected")


def test_a_union_is_known_by_its_members():
    """The possessive of a plural is part of the name of a body, which "the union" leads back to."""
    brief = brief_of(STRIKE)
    union = next(actor for actor in brief.actors if actor.name == "Seafarers' Union")
    assert union.type == "organisation"
    assert [item.proposer for item in brief.proposals if "wants" in item.statement] == ["Seafarers' Union"]


def test_who_presides_over_a_body_is_not_the_body():
    """What the body demands is not her demand, and where a text was written is nobody."""
    brief = brief_of(COMMUNIQUE)
    demand = next(item for item in brief.proposals if "maintien" in item.statement)
    assert (demand.proposer, demand.attributed_to) == ("collectif", "collectif")
    assert not {item.proposer for item in brief.proposals} - {"collectif", "Agence régionale de santé", None}
    assert {"collectif", "Sylvie Marchand"} <= {actor.name for actor in brief.actors}
    assert "Grenelles" not in {actor.name for actor in brief.actors}


def test_initials_stand_for_question_and_answer():
    """They are the labels "Pregunta" and "Respuesta", shortened, and no persons."""
    brief = brief_of(ENTREVISTA)
    names = {actor.name for actor in brief.actors}
    assert "Lucía Barrio" in names
    assert not {"P", "R"} & names
    assert next(item.attributed_to for item in brief.proposals if "convoque" in item.statement) == "Lucía Barrio"


def test_the_press_that_asks_is_no_actor():
    """Whose question it is stands in brackets behind the label."""
    assert {actor.name for actor in brief_of(CONFERENCE).actors} == {"DR HARTE"}


LETTER = """Dear trustees,

We, 43 members of staff, write because we fear that moths may already have reached the Hallam tapestries.

We ask you to do two things. First, publish the report for which the museum paid £180,000. Second, appoint a staff
member to the board. Philip Mundy, the director, has said that the loan would bring in £2 million.

Yours faithfully,
Dr Anneke Vos, head of textiles
Samuel Oyelaran, registrar
and 41 others
"""
INTERVIEW = """Why do bills have to rise, and who will pay them?

Because for twenty years nobody replaced the pipes. We lose 290 million litres a day, and I can't fix that.

Will you appeal against the decision?

The board hasn't decided. I'd rather not spend a year in front of lawyers.

Your predecessor took a bonus. Will you take one?

No. We told the staff that before I signed.

Maya Torrance is chief executive of Wendwater. She spoke to Colin Ashby.
"""
REPORT = """# Why the scheme stalled

The institute asks why. Grants are paid 143 days late, and a third of the installers have stopped.

## Recommendations

1. Ofgem should inspect one in five installations.
2. Ministers should not extend the scheme to rented homes until the damp problem is understood.
3. Councils should pool their officers.
"""
RAT = """Gemeinderat Oberlauten vertagt Entscheidung über Freibad

Der Gemeinderat hat am Montagabend die Entscheidung über die Sanierung des Freibads auf Januar vertagt. Die Fraktion der
SPD beantragte, zunächst eine Förderung des Landes abzuwarten. Ihr Sprecher Rolf Temme warnte, Familien könnten
wegbleiben. Ob das Landratsamt den Haushalt genehmigt, ist offen; wie viel das Land zahlt, bleibt abzuwarten.

Der Antrag der Grünen, auf dem Dach der Umkleiden eine Solaranlage zu bauen, wurde mit 14 zu 7 Stimmen angenommen.
"""


def test_what_is_counted_off_is_asked_for():
    """What is called "first" and "second" are two demands of the sentence that asks for two things."""
    told = statements(LETTER, "proposals")
    assert "We ask you to do two things: first, publish the report for which the museum paid £180,000." in told
    assert any(one.startswith("We ask you to do two things: second, appoint") for one in told)


def test_who_signs_below_is_somebody_else():
    """A role ends where the next line names another person, and whom a letter greets acts in nothing."""
    roles = {actor.name: actor.role for actor in brief_of(LETTER).actors}
    assert (roles["Anneke Vos"], roles["Samuel Oyelaran"]) == ("head of textiles", "registrar")
    assert "trustees" not in roles


def test_who_is_introduced_behind_an_interview_gave_the_answers():
    """Whom the last paragraph says that somebody spoke to did not."""
    brief = brief_of(INTERVIEW)
    assert [actor.name for actor in brief.actors if actor.type == "person"] == ["Maya Torrance"]
    undecided = next(item for item in brief.open_questions if "hasn't decided" in item.statement)
    assert undecided.attributed_to == "Maya Torrance"


def test_a_name_keeps_its_capital_behind_a_heading():
    """A noun without an article, "Ofgem", is a name; "Ministers" are several."""
    told = statements(REPORT, "proposals")
    assert "Recommendations: Ofgem should inspect one in five installations." in told
    assert any(one.startswith("Recommendations: ministers should") for one in told)


def test_what_is_recommended_is_no_risk_and_to_ask_why_no_question():
    """A recommendation may name what is bad, and "asks why" asks nothing."""
    assert not any("Ministers" in one for one in statements(REPORT, "risks"))
    assert not any("asks why" in one for one in statements(REPORT, "open_questions"))


def test_a_vote_in_german_settles_a_motion_and_waiting_may_be_a_demand():
    """What was carried with so many votes is adopted; "bleibt abzuwarten" is open, "beantragte abzuwarten" is not."""
    brief = brief_of(RAT)
    assert next(item.status for item in brief.proposals if "Solaranlage" in item.statement) == "adopted"
    told = [item.statement for item in brief.open_questions]
    assert any("bleibt abzuwarten" in one for one in told)
    assert not any("beantragte" in one for one in told)
    assert any("wegbleiben" in item.statement for item in brief.risks)


FLOOD = """At least 14 dead as dam failure floods three towns

TESSA FORD, Nov 22 — At least 14 people were killed on Sunday after an earthen dam gave way above the town, officials
said.

Governor Marta Quill said she had ordered an inquiry. The dam's owner, Highland Power, declined to comment. State
engineer Owen Rusk said heavy rain had raised the reservoir. He could not say why a spillway gate had stayed shut. The
landowner, Sir Hugh Amory, could not be reached.

Senator Paul Dray called for all dams in the state to be inspected. Engineers fear a second dam may also fail.
"""
ESTATE = """Councillors reject estate over sewage fears

Plans for 312 homes at Nettlecombe have been refused after councillors said the sewage works could not cope.

The committee voted by nine to three on Wednesday to turn the scheme down. Planning officer Neil Castle warned that the
council could face costs of £200,000. Team Vantor, which had sponsored the plans, said it wanted to appeal.
"""
BANK = """Central bank holds rates, signals cut in spring

The Norlandic central bank left its key rate at 4.25 percent on Thursday. Two of the board's seven members voted for a
cut of a quarter point. The Confederation of Industry urged the government to bring forward the building of roads.

Analysts at Sund Bank expect three cuts next year. The bank plans to publish its forecast in March.
"""
STATEMENT = """The Minister's statement on bus services in the country, as it was published

We will create a National Bus Fund of £85 million over three years. We do not accept the recommendation that fares be
abolished. I recognise the concern, expressed by the Rural Assembly, that operators may withdraw from marginal routes.
"""
COURTS = """Supreme Court lets cities clear encampments

The state Supreme Court ruled on Thursday that cities may remove tents from parks. Advocates said they would ask the
U.S. Supreme Court to review the decision. The state Supreme Court had stayed the case in May.
"""
NOTES = """# Board call

- Marta proposed raising the Pro plan from $12 to $15 in the spring
- Agreed: keep the old price for existing customers for 6 months
- Risk: Falcon (18% of revenue) hasn't signed the renewal
"""
KLINIK = """# „Wir haben die Warnungen nicht ernst genommen“

Die Direktorin des Klinikums Ahrenberg, Sabine Lohmann, über den Angriff vom Oktober und seine Folgen für das Haus.

Wie lange stand der Betrieb still, und was haben Sie getan?

Wir haben neun Tage lang auf Papier gearbeitet, und die Notaufnahme war abgemeldet.

Hätten Sie das verhindern können?

Ja. Das war ein Fehler, und ich trage dafür die Verantwortung. Wir müssen davon ausgehen, dass Daten fehlen.

Was ändern Sie jetzt?

Außerdem fordern wir vom Land einen Notfallfonds für die Krankenhäuser. Uns hat niemand geholfen.
"""
USINE = """Verrières : les salariés occupent l'usine Dormont

La direction a confirmé la fermeture de deux lignes. « La concurrence ne nous laisse pas le choix », a déclaré le
directeur du site, Hervé Lassalle. Elle propose des départs volontaires et une prime de 35 000 euros aux salariés.
"""


@pytest.mark.parametrize(
    ("text", "section", "words"),
    [
        (FLOOD, "proposals", "ordered an inquiry"),
        (FLOOD, "open_questions", "could not say why"),
        (STATEMENT, "risks", "operators may withdraw"),
        (NOTES, "risks", "hasn't signed"),
        (KLINIK, "proposals", "fordern wir vom Land"),
    ],
)
def test_what_is_told_in_other_words_is_found(text: str, section: str, words: str):
    """An order, what nobody can say, a concern that somebody voices, what a note calls a risk, a demand by several."""
    assert any(words in one for one in statements(text, section))


@pytest.mark.parametrize(
    ("text", "words", "status"),
    [
        (ESTATE, "have been refused", "rejected"),
        (ESTATE, "turn the scheme down", "rejected"),
        (BANK, "voted for a cut", "proposed"),
        (STATEMENT, "National Bus Fund", "adopted"),
        (STATEMENT, "do not accept", "rejected"),
        (FLOOD, "ordered an inquiry", "adopted"),
    ],
)
def test_who_votes_and_what_is_not_accepted_decides_the_status(text: str, words: str, status: str):
    """Two of seven adopt nothing, and what is refused by its own words says nothing of the plan before it."""
    assert [item.status for item in brief_of(text).proposals if words in item.statement] == [status]


def test_no_one_is_taken_for_another():
    """A state's court is not the country's, "the bank" may be the central bank, and "elle" is no Hervé."""
    courts = {actor.name: actor.aliases for actor in brief_of(COURTS).actors}
    assert "state Supreme Court" in courts
    assert "U.S. Supreme Court" not in courts["state Supreme Court"]
    assert not [item for item in brief_of(BANK).proposals if item.proposer == "Sund Bank"]
    offer = next(item for item in brief_of(USINE).proposals if "Elle propose" in item.statement)
    assert (offer.attributed_to, offer.proposer) == (None, None)


def test_names_are_of_the_right_sort():
    """A power company and a team are bodies, "Planning officer" is a role, and a title opens with its place."""
    told = {actor.name: (actor.type, actor.role) for text in (FLOOD, ESTATE) for actor in brief_of(text).actors}
    assert told["Highland Power"][0] == told["Team Vantor"][0] == "organisation"
    assert told["Neil Castle"] == ("person", "Planning officer")
    assert "Verrières" not in {actor.name for actor in brief_of(USINE).actors}


def test_a_dateline_of_several_words_is_no_part_of_what_is_told():
    """The place and day before a dash, "TESSA FORD, Nov 22 —", say where and when a text was filed."""
    told = [item.statement for item in brief_of(FLOOD).risks]
    assert any("14 people were killed" in one for one in told)
    assert not any("Nov 22" in one or "could not be reached" in one for one in told)


def test_answers_without_labels_are_found_in_german():
    """As in English, they are those of whom the text before the first question names."""
    brief = brief_of(KLINIK)
    demand = next(item for item in brief.proposals if "Notfallfonds" in item.statement)
    assert demand.attributed_to == "Sabine Lohmann"
    assert not any("davon ausgehen" in item.statement for item in brief.proposals)


COLUMN = """By Harriet Lowe

The library at Pell Street has been open since 1904, and I have read in it since I was six. I have heard the arguments.

The finance director, Graham Tull, says that keeping it would cost £410,000. The leader of the council, Bob Tranter,
calls a delay "kicking the can". I don't doubt their sums. I doubt their imagination.

Who will explain to the forty children who do their homework there where they should go?
"""
QUESTIONS = """Bus Fares

Ms Ruth Carey (Denholm) (Lab): Will the Minister meet my constituent?

The Parliamentary Under-Secretary of State for Transport (Simon Ridge): From January fares will be capped at £3. I would
be happy to meet her.

Ms Carey: Will he publish the assessment?

Simon Ridge: We will publish it in May.
"""
TRANSFER = """City reject second bid for Lindqvist

Marsham City have turned down a bid of £38m for Erik Lindqvist. Manager Sal Ferrante said he was not for sale.
The Premier League is also investigating City; a verdict is expected in March, and the club could be docked ten points.
"""
FILING = """On May 16, Dana Whitlock resigned as Chief Financial Officer. The board of Corvane appointed a controller.

On May 18, the U.S. Food and Drug Administration placed a hold on the trial. The company plans to submit data.
"""
VILLAGE = """The village that said no to the cable

The village council has lodged an objection. The council wants £400,000 and a promise that the beach will be closed for
no more than one summer. Marine biologist Dr Fiona Reid advised it. "Nobody has looked at crab at this depth," she says.

High exposure may drive away the crab, but other causes cannot be ruled out, Dr Reid wrote to the ministers in Scotland.

Unless the council raises £60,000 by April, it will have to sell the hall. We don't yet know whether the ministers will
agree.
"""
HUT = """# HUT AT THE END OF THE ICE

Every June Beat Zurfluh walks up to the hut with a mule. He has been its warden for nineteen years.

Q: Is the hut safe?

A: We ran dry in August. What I'd do is move the old one to the spur, and I'd let people pay for that.

Q: And the others?

A: I put it to the section. They vote in March.
"""
LICENCE = """# Changing the licence

*Posted by the Quarry team on 4 November*

We have decided to change the licence of the database in February, and we will ship fixes for the old one until 2027.

**What changes for you?** If you run the database yourself, nothing. If you sell it, you will need an agreement with us.

**Will you ever go back?** Each release becomes free after two years. That is in the licence, and we cannot revoke it.

We haven't decided what to do about the libraries of the database, and about the licence of the manual.
"""


def test_an_author_tells_of_others_and_asks():
    """Of whom a column tells, its author says nothing that needs a name; what it asks, nobody is there to answer."""
    brief = brief_of(COLUMN)
    told = {actor.name: (actor.role, actor.attributed_to) for actor in brief.actors}
    assert told["Bob Tranter"] == ("leader of the council", None)
    assert any("Who will explain" in item.statement for item in brief.open_questions)


def test_a_long_office_with_its_holder_in_brackets_is_a_label():
    """What the minister answers is not what the member before said."""
    brief = brief_of(QUESTIONS)
    cap = next(item for item in brief.proposals if "capped at £3" in item.statement)
    assert cap.attributed_to == "Simon Ridge"
    assert "Simon Ridge" in {actor.name for actor in brief.actors}


def test_points_that_are_counted_say_nothing():
    """In "ten points" there is no verb, and a town's name that plays football is no person."""
    brief = brief_of(TRANSFER)
    assert not [item for section in (brief.proposals, brief.risks) for item in section if item.attributed_to == "club"]
    assert {actor.type for actor in brief.actors if actor.name == "Marsham City"} == {"other"}


def test_offices_and_agencies_of_several_words_stay_whole():
    """A chief financial officer is no body, and the agency's name begins with its country."""
    names = {actor.name for actor in brief_of(FILING).actors}
    assert "U.S. Food and Drug Administration" in names
    assert "Chief Financial" not in names


def test_what_is_wanted_is_not_adopted_and_what_may_be_is_not_refused():
    """A promise that the beach "will be closed" is what the council wants; "cannot be ruled out" turns nothing down."""
    brief = brief_of(VILLAGE)
    wanted = next(item for item in brief.proposals if "£400,000" in item.statement)
    assert (wanted.status, wanted.proposer) == ("proposed", "village council")
    assert not any("ruled out" in item.statement for item in brief.proposals)
    assert any("will have to sell" in item.statement for item in brief.risks)
    assert any("don't yet know" in item.statement for item in brief.open_questions)
    assert next(actor.role for actor in brief.actors if actor.name == "Fiona Reid") == "Marine biologist"


def test_a_heading_in_capitals_gives_no_answers():
    """Whom the text before the first question names is the one interviewed, not its title."""
    brief = brief_of(HUT)
    assert {item.attributed_to for item in brief.proposals} == {"Beat Zurfluh"}


def test_marks_of_markdown_leave_no_trace_in_what_is_told():
    """A question in bold ends with its mark, and a line in italics without one."""
    document = Document.from_text(LICENCE).model_copy(update={"media_type": MARKDOWN})
    brief = cast("ActorsAndStakes", asked(document, ActorsAndStakes).draft)
    told = [item.statement for section in (brief.open_questions, brief.events) for item in section]
    assert "Will you ever go back?" in told
    assert not any("*" in one or "?." in one for one in told)


PANEL = """Panel: Can the night trains come back?
Recorded at the Lunden Rail Forum, 6 November

MODERATOR: Let me start with Birgit Solheim. You lost money again last year. Why go on?

SOLHEIM: If the government halved the charges, we would break even in a year. We want a new line.

QUESTION FROM THE FLOOR: What about the ferries?

SOLHEIM: They emit four times as much. We are going to put a levy on every ticket from 2028.

MODERATOR: Will there be a night train in 2030?

SOLHEIM: I hope so.
"""
MEETING = """Shareholders back Tannadice board despite pay revolt

Investors in Tannadice re-elected all directors on Thursday, but 38 per cent voted against a pay package for its chief.
Norges Bank Investment Management said beforehand that it would vote against. Legal & General abstained.

The company plans to open its third distillery in 2028. The board of Tannadice will consult its holders. A resolution
that would have obliged the board to publish what it spends, failed with 22 per cent in favour.
"""


def test_a_panel_and_the_floor_are_nobody():
    """A title before a colon is no speaker, who asks from the floor is no actor, and to break even is no harm."""
    brief = brief_of(PANEL)
    assert [actor.name for actor in brief.actors if actor.type == "person"] == ["Birgit Solheim"]
    assert not brief.risks
    assert [item.status for item in brief.proposals if "levy" in item.statement] == ["agreed"]


def test_votes_of_some_and_votes_to_come_turn_nothing_down():
    """Nor is "the company" the insurer that was named last, and a headline is no board."""
    brief = brief_of(MEETING)
    told = {item.statement.split()[0]: item.status for item in brief.proposals}
    assert (told["Investors"], told["Norges"]) == ("proposed", "proposed")
    assert "Legal & General" not in {item.proposer for item in brief.proposals}
    names = {actor.name for actor in brief.actors}
    assert not any("back" in name or name.endswith("&") for name in names)


TRAM = """Tram line to the airport delayed until 2029

The tram to Selby airport will not open before 2029, the authority admitted on Monday. The mayor, Idris Vaughan, said he
would ask the government to cover half of the cost. The transport secretary, Helen Marsh, ruled that out on Tuesday.

Metrolink Selby said unstable ground had forced engineers to redesign a tunnel. "We should have drilled more," said its
chief executive, Fay Lomax. It does not intend to shorten the route.

The contractor, Balfour Stroud, denied that it was to blame. Erik Lindvall said the airport could lose its only airline.
"""


def test_a_delay_is_no_refusal_and_a_refusal_is_one():
    """What will not open before a year is put off; "ruled that out" and "does not intend to" turn down."""
    told = {item.statement: item.status for item in brief_of(TRAM).proposals}
    of = {words: [told[one] for one in told if words in one] for words in ("not open", "ruled that", "not intend")}
    assert of == {"not open": ["under_consideration"], "ruled that": ["rejected"], "not intend": ["rejected"]}


def test_a_firm_is_no_person():
    """What stands before a name, "the contractor", or "its" behind it tells, where the name does not."""
    types = {actor.name: actor.type for actor in brief_of(TRAM).actors}
    assert types["Balfour Stroud"] == types["Metrolink Selby"] == "organisation"
    assert types["Fay Lomax"] == types["Helen Marsh"] == "person"


def test_a_dateline_with_nothing_behind_it_is_read_as_it_is():
    """A line of capitals may end with a comma, a word and a dash, and nobody need stumble."""
    text = (
        "CUBA NEWS, Havana Journal -\n\nThe mayor, Ann Lee, wants it closed. HAVANA, Cuba \u2014\n\nLuis Milan said no."
    )
    assert brief_of(text).actors
