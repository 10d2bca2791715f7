"""Who is who in a text, and who its key actors are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.document import Span
from summarizer.extracting.actors import actors, cast
from summarizer.extracting.attribution import voices
from tests.extracting.extracted import reading_of

if TYPE_CHECKING:
    from summarizer.extracting.figures import Cast, Figure
    from summarizer.extracting.reading import Reading
    from summarizer.kinds.brief import Actor

ARTICLE = """Ferry staff strike over night shifts

Hundreds of ferry workers walked out on Monday, the Norvik Seamen's Union said. The Harbour and Ferries Agency (HFA) \
called the strike reckless.

"Night shifts without rest are a danger to everyone," said Astrid Holm, a shift leader at the port. Holm has worked \
there since 2009.

Norwegian officials met the union on Tuesday. Oslo wants an end to the strike, but Transport Minister Jon Berg said \
the state would not pay.

HFA said it might sue. "We are running out of time," Berg told reporters in Norvik.
"""


def cast_of(text: str) -> Cast:
    return cast(reading_of(text))


def called(text: str, name: str) -> Figure:
    """The figure whom ``name`` stands for where the text has it last."""
    at = Span(text.rindex(name), text.rindex(name) + len(name))
    everybody = cast_of(text)
    return next(everybody.figures[number] for mention, number in everybody.places if mention.span.covers(at))


def drafts(text: str) -> list[Actor]:
    return drafts_of(reading_of(text))


def drafts_of(reading: Reading) -> list[Actor]:
    people = cast(reading)
    return list(actors(reading, people, voices(reading, people)))


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("Holm", "Astrid Holm"),
        ("Berg", "Jon Berg"),
        ("HFA", "Harbour and Ferries Agency"),
        ("Norwegian officials", "Oslo"),
        ("Seamen", "Norvik Seamen's Union"),
    ],
)
def test_a_figure_answers_to_all_its_names(name, full):
    """Surname, acronym and demonym lead to one figure; a possessive inside a name does not cut it."""
    assert called(ARTICLE, name).name == full


def test_a_states_name_is_one_that_the_text_has():
    """Norway is named by its capital and its officials alone here, so that is what it is called."""
    norway = called(ARTICLE, "Norwegian officials")
    assert norway.type == "state"
    assert {norway.name, *norway.aliases} == {"Oslo", "Norwegian officials"}


@pytest.mark.parametrize(
    ("name", "type_", "role"),
    [
        ("Astrid Holm", "person", "shift leader at the port"),
        ("Jon Berg", "person", "Transport Minister"),
        ("HFA", "organisation", ""),
        ("ferry workers", "group", ""),
    ],
)
def test_type_and_role_are_the_texts(name, type_, role):
    """An office before the name or an apposition behind it is the role, in the words of the text."""
    figure = called(ARTICLE, name)
    assert (figure.type, figure.role) == (type_, role)


def test_those_who_act_and_speak_are_key_and_places_are_not():
    """Persons, bodies, states and groups are printed; weekdays and the town are not."""
    key = {figure.name for figure in cast_of(ARTICLE).figures if figure.key}
    assert {"Astrid Holm", "Jon Berg", "Harbour and Ferries Agency", "ferry workers"} <= key
    assert not key & {"Monday", "Tuesday", "Norvik"}


def test_the_agency_points_to_the_body_named_before():
    """A bare "the agency" is a mention of the agency last named, and no figure of its own."""
    text = "The Harbour Agency closed the pier. It is old. The agency said that it would reopen."
    figures = cast_of(text).figures
    assert [len(figure.mentions) for figure in figures if "gency" in figure.name] == [2]


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        ("Otto Berg of the Institute of Ports met us. The ministry said that it would wait.", "Institute of Ports", 1),
        ("Otto Berg of the University of Brome met us. The team found no link.", "University of Brome", 1),
        ("The Bank of Brome met. Otto Berg left. The bank said that it would wait.", "Bank of Brome", 2),
        ("Norpol Ltd met the Port Commission. The company said that it would wait.", "Port Commission", 1),
        ("Otto Berg met Norpol Ltd. The agency said that it would wait.", "Norpol Ltd", 1),
        ("An appeals court met. Berg may turn to the Supreme Court. The court did not rule.", "Supreme Court", 1),
    ],
)
def test_a_body_is_pointed_to_by_what_it_is(text, name, mentions):
    """No institute is "the ministry", and where two courts are told of, "the court" is not known to be the last."""
    assert [len(one.mentions) for one in cast_of(text).figures if one.name == name] == [mentions]


def test_a_firm_that_a_person_might_be_called_is_a_firm():
    """Some are called Calder, but nobody Calder Water, and "Calder Water Co." is the same."""
    text = "Calder Water Co. will replace the pipes. Calder Water says so. The town thinks that Calder is slow."
    found = called(text, "Calder Water Co")
    assert (found.type, {*found.aliases}) == ("organisation", {"Calder", "Calder Water"})


def test_an_address_is_no_role():
    """What stands behind a name and a comma may be where to write to."""
    assert "@" not in called("Contact: Jo Baines, media@calder.example. Jo Baines says so.", "Jo Baines").role


def test_a_quotation_is_told_to_its_end():
    """A small word that ends a quotation is part of what is said."""
    text = '"Every family deserves water that it does not have to think about," said Dana Pruitt.'
    assert _line(text, "Dana Pruitt").statement.endswith("does not have to think about”")


def test_who_says_so_about_a_body_is_no_role_of_it():
    """In "might turn to the Supreme Court, its lawyer said" the lawyer is whoever else's."""
    assert not called("The ferry line might turn to the Supreme Court, its lawyer said.", "Supreme Court").role


def test_who_bears_an_office_is_named_behind_it():
    """In "the club's chairman, Ed Farrow, said" the chairman is nobody else."""
    text = '"There are no talks at all," the club\'s chairman, Ed Farrow, said in a statement on Saturday.'
    assert [figure.name for figure in cast_of(text).figures if figure.type == "person"] == ["Ed Farrow"]
    assert "There are no talks at all" in _line(text, "Ed Farrow").statement


def test_what_an_office_bearer_does_is_told_whatever_stands_behind_the_verb():
    """A verb in -ed before a preposition is what she does, not what is done to her, behind her office."""
    text = "The port minister, Eva Lund, appealed to both sides to return to the table."
    assert (
        _line(text, "Eva Lund").statement == "Eva Lund, port minister, appealed to both sides to return to the table."
    )


def test_a_relative_clause_is_told_as_one_of_its_own():
    """Of "a lower court that had thrown out the case" the line is what it did."""
    text = "The panel met on Monday, reversing a lower court that had thrown out the case against the ferry line."
    assert _line(text, "lower court").statement == "A lower court had thrown out the case against the ferry line."


def test_the_governor_points_to_who_holds_the_office():
    """A bare office is a mention of the person whom the text gives it."""
    text = "Gov. Eva Lund cut the tax. Critics were angry. The governor said that it was time."
    assert [mention.kind for mention in called(text, "Lund").mentions] == ["name", "role"]


def test_two_persons_of_one_surname_stay_two():
    """First names that disagree keep persons apart, short and long forms of one do not."""
    text = "Mike Dorn sued Sarah Dorn. Michael Dorn lost. Sarah Dorn was glad."
    persons = [figure.name for figure in cast_of(text).figures if figure.type == "person"]
    assert sorted(persons) == ["Michael Dorn", "Sarah Dorn"] or sorted(persons) == ["Mike Dorn", "Sarah Dorn"]


def test_a_label_means_the_person_named_in_full_before():
    """In a dialogue the speaker's label leads to the figure, and an interviewer is no key actor."""
    text = (
        "Interview with Dr. Sofia Brandt, Harbour Analyst\n\n"
        "Editor: Thank you for coming, Dr. Brandt. Is the pier safe?\n\n"
        "Dr. Brandt: The pier is older than the town and has never been repaired.\n\n"
        "Editor: What should be done?\n\n"
        "Dr. Brandt: Close it until the piles have been replaced.\n"
    )
    reading = reading_of(text)
    people = cast(reading)
    speakers = {people.speaker(sentence) for sentence in reading.sentences if sentence.passage.speaker}
    assert {figure.name for figure in speakers if figure} == {"Sofia Brandt", "Editor"}
    assert [actor.name for actor in drafts_of(reading)] == ["Sofia Brandt"]


def test_a_stands_for_the_person_introduced():
    """The answers of a Q and A belong to whom the text before it names."""
    text = (
        "We spoke to Hanne Vik, who runs the town library.\n\n"
        "Q: How did it start?\n\nA: We bought thirty drills and lent them like books.\n\n"
        "Q: And then?\n\nA: Within a month there was a waiting list for the carpet cleaner.\n"
    )
    assert [actor.name for actor in drafts(text)][:1] == ["Hanne Vik"]


def test_a_role_is_the_name_of_a_speaker_who_has_no_other():
    """In minutes the label is all there is, and it is an actor."""
    text = (
        "Project Manager: The costs are above what we agreed.\n"
        "Designer: Then we should leave out the lamp and the cell.\n"
        "Project Manager: That would bring it down to twelve euros.\n"
        "Designer: It becomes a very dull thing.\n"
    )
    assert {actor.name for actor in drafts(text)} == {"Project Manager", "Designer"}


def test_who_is_named_in_a_stretch_is_found_in_text_order():
    """``at`` gives the figures of a span, each with its mention."""
    text = "Ada Holm met Jon Berg. The nurses cheered."
    found = cast_of(text).at(Span(0, len(text)))
    assert [(figure.name, mention.kind) for figure, mention in found] == [
        ("Ada Holm", "name"),
        ("Jon Berg", "name"),
        ("nurses", "group"),
    ]
    assert cast_of(text).at(Span(4, 20)) == []


def test_a_statement_is_made_of_the_texts_words():
    """It names the actor, its role, and what it said or did, and its quotations show both."""
    holm = next(actor for actor in drafts(ARTICLE) if actor.name == "Astrid Holm")
    assert holm.role == "shift leader at the port"
    assert holm.statement.startswith("Astrid Holm, shift leader at the port, ")
    assert any("shift leader" in citation.quote for citation in holm.citations)


def test_an_acronym_of_a_thing_is_nobody():
    """What the text spells out with common nouns is a thing."""
    text = "The new water treatment plants (WTP) opened. WTP is loud. WTP works. Ada Holm said so."
    assert [actor.name for actor in drafts(text)] == ["Ada Holm"]


def test_a_text_that_names_nobody_has_no_actors():
    """Nothing is invented."""
    assert drafts("It rained in the night. In the morning the road was wet.") == []


@pytest.mark.parametrize(
    "text", ["", "   \n", "...", "\x00\x07", "🙂 🙂 🙂", "(((((", "'s 's 's", "Ann's", "Q:", "A: b"]
)
def test_odd_texts_are_read_without_harm(text):
    """Texts with next to nothing in them give next to nothing."""
    assert len(drafts(text)) <= 1


WORDS = ["Ada", "Holm", "Berg", "said", "the nurses", ",", ".", "met", "Oslo", "Norwegian", "officials", "of", "and"]
WORDS += ["Agency", "HFA", "(", ")", '"', "who", "leads it", ";", ":", "Dr.", "'s", "\n\n", "\nQ: ", "\nA: ", "\n# "]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORDS), max_size=80))
def test_every_quotation_is_verbatim_in_the_passage_it_names(pieces):
    """What an actor cites stands in that passage, to the letter, in any text."""
    reading = reading_of(" ".join(pieces))
    passages = {sentence.passage.id: sentence.text for sentence in reading.sentences}
    for actor in drafts_of(reading):
        assert actor.citations
        for citation in actor.citations:
            assert citation.quote
            assert citation.quote in passages[citation.passage]


def test_what_is_only_supposed_of_a_figure_is_told_with_its_if():
    """An actor's line asserts nothing that the source only supposes."""
    text = (
        "The wall is old. If the Harbour Board opens the gates, a single storm may flood the whole of the lower town."
    )
    (board,) = [actor for actor in drafts(text) if actor.name == "Harbour Board"]
    assert "If the Harbour Board opens" in board.statement
    assert board.citations[0].quote.startswith("If the")


@pytest.mark.parametrize(
    "relative",
    [
        "The levy, which Moira Tansley introduced in April, is small.",
        "The levy that Moira Tansley has quietly introduced for barges is small.",
        "What Moira Tansley introduced in April is a levy on barges.",
        "A report that Moira Tansley had taken money from the barges was false.",
    ],
)
def test_a_clause_that_is_not_whole_or_not_said_to_be_so_is_not_told_alone(relative):
    """Cut out of its sentence it would say nothing whole, or another thing; what else the figure does is told."""
    (actor,) = drafts(f"{relative} Moira Tansley closed the lower quay to visitors on Friday.")
    assert actor.statement == "Moira Tansley closed the lower quay to visitors on Friday."


def test_a_clause_that_lacks_its_object_is_told_with_it_where_there_is_no_other():
    """Nothing is cut away of the only words that a text has of a figure."""
    (actor,) = drafts("The levy, which Moira Tansley introduced in April, is small.")
    assert actor.statement == "The levy, which Moira Tansley introduced in April, is small."


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("The port gave the reason for which Moira Tansley resigned in April.", "Moira Tansley resigned in April."),
        ("The port says that Moira Tansley stepped down in April.", "Moira Tansley stepped down in April."),
        ("The port told its tenants that Moira Tansley closed the quay.", "Moira Tansley closed the quay."),
    ],
)
def test_a_clause_that_lacks_nothing_is_told_alone(text, statement):
    """After a preposition and "which", and after "that" with an object behind the verb, the clause is whole."""
    assert statement in {actor.statement for actor in drafts(text)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ferries wait. As Norway indicates that the crews “could stop work on Monday,” the mood is calm.",
            "Norway indicates that the crews “could stop work on Monday”",
        ),
        (
            (
                "The crews walked out early on Monday, especially as ferries of four foreign lines are reportedly "
                "entering the northern bay to break Norway’s strike. Ferries to Norway wait. The crews wait in Norway."
            ),
            "Ferries of four foreign lines are reportedly entering the northern bay to break Norway’s strike.",
        ),
    ],
)
def test_what_is_told_of_an_actor_is_one_clause(text, told):
    """Neither the clause after a quotation nor the word that joins a clause to the one before it is told."""
    assert told.casefold() in [actor.statement.casefold() for actor in drafts(text)]


def _line(text: str, name: str) -> Actor:
    (found,) = [actor for actor in drafts(text) if actor.name == name]
    return found


@pytest.mark.parametrize(
    ("text", "name", "speaker", "certainty"),
    [
        ("Ann Lee said that the Harbour Board has closed two of the gates.", "Harbour Board", "Ann Lee", "reported"),
        ("“It is late,” Ann Lee said. “The Harbour Board has the money.”", "Harbour Board", "Ann Lee", "asserted"),
        ("The Harbour Board has closed two gates, and Ann Lee said she was glad.", "Harbour Board", None, "asserted"),
        ("The Harbour Board has closed two gates. Ann Lee said she was glad.", "Harbour Board", None, "asserted"),
        ("Ann Lee said that two of the gates are closed for the winter.", "Ann Lee", None, "asserted"),
        ("If the gates fail, the Harbour Board will close the lower town.", "Harbour Board", None, "conditional"),
        ("The Harbour Board may close the lower town for two years.", "Harbour Board", None, "possible"),
        ("The Harbour Board denied the claim that it closed the town.", "Harbour Board", None, "asserted"),
    ],
)
def test_what_somebody_says_of_an_actor_is_on_his_word(text, name, speaker, certainty):
    """An actor's line is no fact where the source has it from somebody else, and no firmer than the source."""
    actor = _line(text, name)
    assert (actor.attributed_to, actor.certainty) == (speaker, certainty)


def test_where_the_line_itself_tells_who_says_so_nobody_else_is_named():
    """The words of a short sentence stay together, with whoever says them."""
    actor = _line("The Harbour Board has closed two of the gates, Ann Lee said.", "Harbour Board")
    assert actor.statement == "Harbour Board has closed two of the gates, Ann Lee said."
    assert actor.attributed_to is None


def test_what_somebody_would_like_to_see_is_told_as_a_wish():
    """An actor does not do what others would like it to do."""
    actor = _line(
        "Some advisers would like to see Norland pay, while the Harbour Board keeps the quay.", "Harbour Board"
    )
    assert actor.statement == "Some advisers would like to see Norland pay, while the Harbour Board keeps the quay."


def test_what_stands_between_a_subject_and_its_verb_ends_before_the_verb():
    """What the doctors do is not told of the board that they are alarmed by."""
    text = (
        "A group of doctors, alarmed that the Harbour Board is closing its clinic, is urging the state to pay for it."
    )
    assert _line(text, "Harbour Board").statement == "Harbour Board is closing its clinic."


def test_who_is_told_something_does_not_say_it():
    """In “… ,” Ann Lee, a nurse, told the paper, it is she who speaks, and her title is none of her words."""
    text = (
        "“This is how a flood begins in the lower town,” Dr. Ann Lee, a nurse, told Harbour News. Harbour News waits."
    )
    assert _line(text, "Ann Lee").statement == "Ann Lee, nurse, said: “This is how a flood begins in the lower town”"
    assert not _line(text, "Harbour News").statement.startswith("Harbour News told")


def test_an_actors_line_has_the_verb_of_what_is_said():
    """It is not cut before the words after “that” have told something."""
    text = (
        "Ann Lee has decided that mending the old gates, in addition to buying a second pump for some 156 thousand "
        "crowns from the yard in Norvik, requires another vote of the council."
    )
    assert _line(text, "Ann Lee").statement == text


def test_the_holder_of_an_office_is_whoever_of_them_was_named_last():
    """“The governor” is the one whom the text is about, not another governor whom it has named once since."""
    text = (
        "Gov. Erik Holm met the nurses. They fear him less than Gov. Mats Bev, who lost his office. "
        "Holm did not come on Tuesday. The governor said he was waiting for a report."
    )
    assert called(text, "governor").name == "Erik Holm"


def test_a_body_named_with_whom_it_is_of_is_no_other_body():
    """“The union of seamen” is not the ministry that was named before it, nor is any union a ministry."""
    text = "The transport ministry plans to ban night sailings. The union of seamen warned that a ban could cost jobs."
    assert called(text, "union").name != "transport ministry"
    assert called(text, "ministry").name == "transport ministry"
    assert called("The transport ministry plans a ban. The union warned of it.", "union").name != "transport ministry"


def test_a_surname_that_several_bear_alike_is_whoever_of_them_was_named_last():
    """It is an alias of none of them; where one is named more often, it is his."""
    text = "Mayor Ilse Brandt closed the harbour. Brandt said it was fair. Peter Brandt, a fisherman, asked for money."
    everybody = {actor.name: actor.aliases for actor in drafts(text)}
    assert everybody == {"Ilse Brandt": (), "Peter Brandt": ()}
    said = text.replace("Brandt said", "Ilse Brandt left. Brandt said")
    assert {actor.name: actor.aliases for actor in drafts(said)}["Ilse Brandt"] == ("Brandt",)
    at = text.index("Brandt said")
    people = cast_of(text)
    (number,) = [number for mention, number in people.places if mention.span.start == at]
    assert people.figures[number].name == "Ilse Brandt"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Lee rejected the claim, saying the bank would not be rushed.", "bank"),
        ("Ann Lee left the meeting, adding the mayor had lied.", "mayor"),
        ("Ann Lee turned the plan down, warning the board it was too late.", "board"),
        ("The plan to close the school was announced on Monday.", "school"),
        ("Closing the school would cost two million crowns.", "school"),
        ("Everyone who opposed the union was sacked.", "union"),
        ("The woman accused of robbing the bank was freed.", "bank"),
        ("The firm that sued the city has won.", "firm"),
        ("Ann Lee wants to stop the ministers; let a committee do it.", "committee"),
    ],
)
def test_what_another_verb_takes_is_told_with_it(text, name):
    """The object of one verb is not told as the subject of the next, nor what somebody says as a fact."""
    assert _line(text, name).statement == text


def test_what_somebody_is_of_stands_between_the_name_and_the_verb():
    """Of "Otto Lind of the University of Dunmere called it a start" it is he who did."""
    text = "Professor Otto Lind of the University of Dunmere, who was not involved, called it a start for the port."
    assert _line(text, "Otto Lind").statement == "Otto Lind called it a start for the port."


@pytest.mark.parametrize("text", ["Staff at the hospital walked out.", "Complaints about the council rose by a third."])
def test_a_preposition_is_no_number(text):
    """The "about" of "about 20 nurses" belongs to them; that of "about the council" does not."""
    assert not any(actor.statement.startswith(("At", "About")) for actor in drafts(text))
    assert "about 20 nurses" in _line("Lists show that about 20 nurses quit in May.", "nurses").statement.casefold()


@pytest.mark.parametrize(
    "office",
    [
        "Minister for Health",
        "Cabinet Member for Transport",
        "Secretary of State for Energy and Climate",
        "Head of Research",
        "Chief of Staff",
        "Director-General for Trade",
    ],
)
def test_an_office_is_told_with_its_field(office):
    """Whoever is minister for health is not "Health"."""
    assert _line(f"{office} Anna Holm said on Monday that the quay would open.", "Anna Holm").role == office


def test_an_office_of_an_area_is_told_with_it():
    """A "District Engineer" is none of the district, whatever else the text says of the district."""
    text = 'The district has no staff. "We have two pumps," District Engineer Ann Lee told us.'
    assert _line(text, "Ann Lee").statement == "Ann Lee, District Engineer, said: “We have two pumps”"


def test_an_office_of_several_is_nobodys_alone():
    """Of two councillors none is "Councillors"."""
    assert _line("Councillors Ann Lee and Otto Berg voted against it.", "Ann Lee").statement.startswith("Ann Lee and")


def test_what_a_joining_word_begins_ends_at_its_comma():
    """The clause that it is joined to is another's."""
    text = "While the Harbour Board has voiced concern over the gates, the town's answer depends on the state."
    assert _line(text, "Harbour Board").statement == "Harbour Board has voiced concern over the gates."


def told_of(text: str, name: str) -> str:
    """Return what is told of the key actor of that name in a text."""
    return next(actor.statement for actor in drafts(text) if actor.name == name)


@pytest.mark.parametrize(
    ("text", "name", "statement"),
    [
        (
            "Anna Berg never approved the plan to raise the dues of the port. Anna Berg left.",
            "Anna Berg",
            "Anna Berg never approved the plan to raise the dues of the port.",
        ),
        (
            "The Brome Council reportedly approved the plan to raise the dues.",
            "Brome Council",
            "Brome Council reportedly approved the plan to raise the dues.",
        ),
        (
            "One fisherman, Otto Lind, criticised council members for raising the dues.",
            "Otto Lind",
            "Otto Lind, fisherman, criticised council members for raising the dues.",
        ),
        (
            'Minister Jon Berg said, "We urge the board to act quickly, first, for those who wait on the quay".',
            "Jon Berg",
            'Jon Berg, Minister, said, "We urge the board to act quickly, first, for those who wait on the quay"',
        ),
        (
            "Norland and Sweden have kept a policy of turning away trawlers.",
            "Sweden",
            "Norland and Sweden have kept a policy of turning away trawlers.",
        ),
        (
            "The case on which the Harbour Court has ruled was of the pilots of Brome. The Harbour Court is old.",
            "Harbour Court",
            "The case on which the Harbour Court has ruled was of the pilots of Brome.",
        ),
        (
            "Nowhere do I find that the Harbour Board must pay for the wreck. The Harbour Board waits for the court.",
            "Harbour Board",
            "Nowhere do I find that the Harbour Board must pay for the wreck.",
        ),
        (
            "Ann Lee, chair of the board, will lead it, while Otto Lind, head of the pilots, will leave the town.",
            "Ann Lee",
            "Ann Lee, chair of the board, will lead it, while Otto Lind, head of the pilots, will leave the town.",
        ),
        (
            "Neither Anna Lee nor Otto Berg approved the plan. Anna Lee and Otto Berg lead the board.",
            "Otto Berg",
            "Neither Anna Lee nor Otto Berg approved the plan.",
        ),
        (
            "It is unlikely that the Harbour Board approved the plan. The Harbour Board met.",
            "Harbour Board",
            "It is unlikely that the Harbour Board approved the plan.",
        ),
        (
            "All but three of the nine nurses left the port.",
            "nurses",
            "All but three of the nine nurses left the port.",
        ),
        ("Everyone except the nurses left the port.", "nurses", "Everyone except the nurses left the port."),
        ("Fewer than ten nurses left the port.", "nurses", "Fewer than ten nurses left the port."),
        ("Former ministers left the port.", "Former ministers", "Former ministers left the port."),
        *(
            (
                f"{doubted} the Harbour Board approved the plan. The Harbour Board met.",
                "Harbour Board",
                f"{doubted} the Harbour Board approved the plan.",
            )
            for doubted in (
                "It may be that",
                "Perhaps",
                "It seems that",
                "The fear is that",
                "There is a chance that",
                "Suppose",
                "It would be a mistake to think that",
                "The nurses proposed that",
            )
        ),
        (
            "Had the Harbour Board approved the plan, the quay would be sold. The Harbour Board met.",
            "Harbour Board",
            "Had the Harbour Board approved the plan, the quay would be sold.",
        ),
        (
            "Hardly any residents support the plan to sell the quay. Residents met.",
            "residents",
            "Hardly any residents support the plan to sell the quay.",
        ),
        (
            "The Harbour Board denied that Anna Lee approved the plan. Anna Lee left.",
            "Anna Lee",
            "The Harbour Board denied that Anna Lee approved the plan.",
        ),
        (
            "Anna Lee, according to Otto Berg, approved the plan to sell the quay. Anna Lee left.",
            "Anna Lee",
            "Anna Lee, according to Otto Berg, approved the plan to sell the quay.",
        ),
        (
            "If the dues rise, the Brome Pilots will leave the port.",
            "Brome Pilots",
            "If the dues rise, the Brome Pilots will leave the port.",
        ),
        (
            "A: The Harbour Board cannot pay.\n\nQ: Will the Harbour Board sell the quay?\n\nA: We wait for the court.",
            "Harbour Board",
            "Harbour Board cannot pay.",
        ),
        (
            "A: I wait.\n\nQ: Will the Harbour Board sell the quay?\n\nA: I wait.\n\nQ: Will the Harbour Board buy it?",
            "Harbour Board",
            "Will the Harbour Board sell the quay?",
        ),
    ],
)
def test_what_is_told_of_an_actor_is_what_the_text_says(text, name, statement):
    """No denial, hedge, second subject or mark is lost on the way, and no clause that says something else by itself."""
    assert told_of(text, name) == statement


@pytest.mark.parametrize(
    ("text", "role", "statement"),
    [
        (
            "Anna Lee was mayor of Brome until 2019.",
            "mayor of Brome until 2019",
            "Anna Lee was mayor of Brome until 2019.",
        ),
        ("Acting mayor Anna Lee closed the quay.", "Acting mayor", "Anna Lee, Acting mayor, closed the quay."),
        (
            "If Anna Lee is a doctor, she may stay at the clinic.",
            None,
            "If Anna Lee is a doctor, she may stay at the clinic.",
        ),
        ("Is Anna Lee a doctor at the clinic? Anna Lee left.", None, "Anna Lee left."),
        ("Anna Lee was never mayor of Brome.", None, "Anna Lee was never mayor of Brome."),
    ],
)
def test_a_role_is_what_the_text_says_somebody_is(text, role, statement):
    """What is denied, supposed or asked of somebody is no role; and a role is told once."""
    (told,) = [(actor.role, actor.statement) for actor in drafts(f"{text} Anna Lee.") if actor.name == "Anna Lee"]
    assert told == (role, statement)


def test_where_a_place_lies_does_nothing():
    """In "a couple from Sydney, Australia, are on trial" it is no state that is on trial."""
    text = "Ann and Otto Lind, a couple from Sydney, Australia, are on trial. Ann Lind said it was an accident."
    assert "Australia" not in [actor.name for actor in drafts(text)]


def test_an_office_that_somebody_bears_is_nobody_else():
    """An apposition with capitals is its bearer's role, and no actor of its own."""
    text = "John Kerr, the Secretary of State, met the board on Monday. Kerr left the port early."
    assert [actor.name for actor in drafts(text)] == ["John Kerr"]


def test_what_somebody_will_do_is_no_part_of_a_role():
    """In "will buy store operator Norvik" the role begins behind the verb."""
    text = "Brome Stores announced on Monday that it will buy store operator Norvik. Norvik gained four percent."
    assert [actor.role for actor in drafts(text) if actor.name == "Norvik"] == ["store operator"]


LABELS = """DOORSTOP IN BROME

OTTO LIND: Will the dues rise?

THE HON. ANNA BERG MP, MINISTER FOR PORTS, FISHERIES, RURAL FINANCE AND THE MANAGEMENT OF EMERGENCIES: We will see.

LIND: When do you decide?

BERG: We decide in May, and the ports will know it in June.

MAYOR, JON ASK: I think the town cannot pay.
"""


def test_a_label_of_the_office_alone_is_whoever_bore_it_before():
    """Records of a parliament name a minister once, and then the office."""
    text = "The Minister for Ports (Ms. Eva Lund): We wait.\n\nMr. Karl Stein (Brome): How long?\n\n"
    people = cast_of(text + "The Minister for Ports: Until May.\n\nMr. Karl Stein (Brome): Thank you.")
    assert len({*people.labels.values()}) == 2


def test_a_label_may_tell_an_office_and_a_later_one_a_surname_alone():
    """Whoever is labelled in several ways is one, known by the name in the label."""
    people = cast_of(LABELS)
    named = {label: people.figures[number].name for label, number in people.labels.items()}
    assert set(named.values()) == {"OTTO LIND", "THE HON. ANNA BERG", "JON ASK"}
    assert named["LIND"] == "OTTO LIND"
    assert named["BERG"] == "THE HON. ANNA BERG"
