"""German: what its lexicon finds, and what a capital at every noun must not make of it."""

from __future__ import annotations

import pytest

from tests.extracting.extracted import brief_of

FILLER = (
    " Die Sitzung fand am Abend in der Halle statt, und es war wie immer voll. Auf dem Tisch standen Kaffee und Kuchen,"
    " und die Fenster waren nicht geöffnet. Danach ging man noch zusammen in den Garten hinter dem Haus."
)


def briefed(text: str):
    """Return the brief of a sentence among others that say nothing."""
    return brief_of(text + "\n\n" + FILLER)


def test_the_particle_of_a_verb_is_no_verb():
    """From "Das lehnt die Verwaltung ab" no "Die Verwaltung ab" is torn out and said of somebody."""
    brief = briefed("Das lehnt die Verwaltung ab, weil die Pumpen für beide Becken gemeinsam ausgelegt seien.")
    assert not [actor.statement for actor in brief.actors if actor.statement.startswith("Die Verwaltung ab")]


def test_she_may_be_the_body_that_spoke_last():
    """Where a body has spoken since, "sie" is no longer the woman who spoke before it."""
    text = (
        "„Wir brauchen das Bad“, sagte die Vorsitzende Anna Weber. Nach Angaben der Wasserwacht ertranken im letzten"
        " Jahr zwei Kinder im See. Sie warnt vor mehr Unfällen am See, wo es keine Aufsicht gibt."
    )
    (risk,) = [one for one in briefed(text).risks if one.statement.startswith("Sie warnt")]
    assert risk.attributed_to != "Anna Weber"


def test_not_safely_is_not_unsure():
    """What is "nicht sicher" is open before "ob" or with "ist"; who cannot swim safely asks nothing."""
    told = briefed("In Brome können 38 Prozent der Kinder im vierten Schuljahr nicht sicher schwimmen.")
    assert not told.open_questions
    assert briefed("Der Bademeister ist nicht sicher, ob das Becken im nächsten Sommer noch dicht ist.").open_questions


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Die Gemeinde plant, den alten Steg am Ufer im Frühjahr durch eine Brücke zu ersetzen.", "proposed"),
        ("Der Gemeinderat beschloss den Plan, den alten Steg am Ufer durch eine Brücke zu ersetzen.", "adopted"),
        ("Der Gemeinderat hat den Plan, den alten Steg am Ufer zu ersetzen, noch nicht beschlossen.", "proposed"),
        ("Der Ruderclub fordert eine neue Zufahrt zum Bootshaus und mehr Parkplätze am Ufer.", "proposed"),
        ("Die Schulleiterin schlägt vor, den Pausenhof am Nachmittag für alle Kinder zu öffnen.", "proposed"),
        ("Der Gemeinderat lehnte den Antrag auf eine neue Zufahrt zum Bootshaus am Ufer ab.", "rejected"),
        ("Die Gemeinde prüft, ob der alte Steg am Ufer durch eine Brücke ersetzt werden kann.", "under_consideration"),
    ],
)
def test_proposals_have_their_status(text, status):
    """A demand, a plan, a refusal and an option are told apart, also where a verb's parts stand far apart."""
    assert [item.status for item in briefed(text).proposals] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Die Feuerwehr warnt davor, das dünne Eis auf dem Weiher vor dem Wochenende zu betreten.",
        "Bei starkem Frost könnten die alten Leitungen im Keller der Schule platzen oder ausfallen.",
        "In dem Stollen unter dem Dorf besteht seit dem Frühjahr akute Einsturzgefahr.",
        "Dem Tierheim droht im Winter die Insolvenz, weil die Spenden nicht mehr reichen.",
    ],
)
def test_risks_are_found(text):
    """By a warning, by what could break, by a compound, by what threatens."""
    assert len(briefed(text).risks) == 1


def test_a_risk_denied_is_none():
    """Where there is no sign of a danger, none is told."""
    assert not briefed("Es gibt keine Hinweise auf eine Gefahr für die Bewohner des Dorfes.").risks


@pytest.mark.parametrize(
    "text",
    [
        "Unklar ist, wer die neue Orgel in der Kirche am Markt bezahlt.",
        "Ob der Zirkus im Herbst wieder in die Stadt kommt, steht noch nicht fest.",
        "Das Ministerium wollte sich zu der Frage am Freitag nicht äußern.",
        "Warum der Turm sich neigt, weiß bisher niemand.",
    ],
)
def test_open_questions_are_found(text):
    """What is unclear, undecided, unanswered and unknown is open."""
    assert len(briefed(text).open_questions) == 1


def test_who_says_so_stands_on_either_side_of_the_verb():
    """A subject before its verb, after it, after a quotation and after "laut" is the speaker."""
    brief = briefed(
        "Am Freitag forderte Bürgermeisterin Edda Kromm mehr Geld für die Bücherei in der alten Mühle.\n\n"
        "Der Ökologe Timo Grassel warnt vor einem Verlust der letzten Feuchtwiesen im Tal.\n\n"
        "„Die Quelle könnte schon im Sommer versiegen und dann fehlt uns Wasser“, sagte Grassel.\n\n"
        "Laut Edda Kromm droht der Bücherei im Winter die Schließung."
    )
    assert {item.attributed_to for item in brief.proposals} == {"Edda Kromm"}
    assert {item.attributed_to for item in brief.risks} == {"Timo Grassel", "Edda Kromm"}
    assert any(item.statement.startswith("Timo Grassel: Die Quelle könnte") for item in brief.risks)


def test_a_noun_is_no_name():
    """Only what a title, a given name, a verb of saying or its own noun tells is an actor."""
    brief = briefed(
        "Die Brücke über den Fluss ist alt, und der Rost am Geländer hat den Anstrich zerstört. "
        "Der Denkmalverein Alte Furt will sie retten, wie die Vorsitzende Swantje Ohlsen sagte. "
        "Ohlsen sprach von einem Schatz. Die Anwohner hoffen auf das Landesamt und auf den Sommer."
    )
    names = {actor.name: (actor.type, actor.role) for actor in brief.actors}
    assert names["Swantje Ohlsen"] == ("person", "Vorsitzende")
    assert names["Denkmalverein Alte Furt"] == ("organisation", None)
    assert not {"Brücke", "Fluss", "Rost", "Geländer", "Anstrich", "Schatz", "Sommer", "Ohlsen"} & set(names)


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Die Gemeinde plant angeblich, den alten Steg am Ufer durch eine Brücke zu ersetzen.", "reported"),
        (
            "Das Wasser könnte im Sommer den Keller der alten Schule überfluten und ihn zerstören, warnt man.",
            "possible",
        ),
        ("Die Gemeinde plant, den alten Steg am Ufer im Frühjahr durch eine Brücke zu ersetzen.", "asserted"),
    ],
)
def test_hedges_are_kept(text, certainty):
    """Hearsay is reported, what could be is possible."""
    brief = briefed(text)
    assert [item.certainty for item in (*brief.proposals, *brief.risks)] == [certainty]


@pytest.mark.parametrize("marks", ["„…“", "»…«", "«…»", '"…"'])
def test_quotations_in_all_marks(marks):
    """Whatever marks a German text quotes with, the words are their speaker's."""
    opening, closing = marks.split("…")
    brief = briefed(
        f"{opening}Die Gemeinde muss den Damm vor dem Winter erhöhen und den Graben reinigen{closing}, "
        "sagte Landrat Uwe Bohm."
    )
    assert [item.statement for item in brief.proposals] == [
        "Uwe Bohm: Die Gemeinde muss den Damm vor dem Winter erhöhen und den Graben reinigen."
    ]


def test_he_is_the_person_who_did_something_before():
    """A pronoun is no body named earlier, and whoever a demand is made to does not make it."""
    brief = briefed(
        "Der Ruderclub forderte eine breitere Rampe am Ufer der alten Mühle.\n\n"
        "Trainer Bernd Kassel lobte den Rat für den neuen Steg. Er verlangte mehr Licht am Ufer und eine Rampe.\n\n"
        "Die Sprecherin des Clubs, Jutta Wirsing, bat den Stadtrat um mehr Geld für das Bootshaus."
    )
    assert [item.attributed_to for item in brief.proposals if "Licht" in item.statement] == ["Bernd Kassel"]
    assert [item.proposer for item in brief.proposals if "Geld" in item.statement] == ["Jutta Wirsing"]
    assert ("Jutta Wirsing", "Sprecherin des Clubs") in [(actor.name, actor.role) for actor in brief.actors]


def test_an_actor_does_what_its_verb_says():
    """What a genitive, a question or an infinitive stands beside is nothing that somebody does."""
    brief = briefed(
        "Den Antrag der Gewerkschaft, die Halle länger zu öffnen, hat der Gemeinderat am Freitag vertagt. "
        "Der Gemeinderat wählte danach einen neuen Vorsitz. Ob die Gewerkschaft klagt, ist offen."
    )
    statements = {actor.name: actor.statement for actor in brief.actors}
    assert statements["Gemeinderat"] == "Der Gemeinderat wählte danach einen neuen Vorsitz."
    assert "Ob" in statements.get("Gewerkschaft", "Ob")


def test_capitals_all_over_are_no_acronyms():
    """A heading that is shouted, and a dateline, name nobody."""
    brief = briefed(
        "RAT VERTAGT BESCHLUSS ZUM BAD\n\nDer TSV Moorfleet bedauerte das. Der TSV will nun selbst sammeln, und der "
        "TSV hofft auf den Bund."
    )
    assert not {"RAT", "BAD", "ZUM"} & {actor.name for actor in brief.actors}
    assert any("TSV" in actor.name for actor in brief.actors)


@pytest.mark.parametrize(
    ("text", "action"),
    [
        (
            "Der Ruderclub schlägt vor, am Ufer eine Rampe zu bauen, und zwar noch im Mai.",
            "am Ufer eine Rampe zu bauen",
        ),
        (
            "Der Ruderclub regt an, die alte Rampe am Ufer endlich einzuebnen.",
            "die alte Rampe am Ufer endlich einzuebnen",
        ),
        ("Der Ruderclub fordert eine neue Zufahrt zum Bootshaus und mehr Parkplätze.", None),
    ],
)
def test_what_would_be_done_is_the_clause_with_zu(text, action):
    """An infinitive with "zu" tells it, however it is written; a noun alone tells nothing more than the statement."""
    assert [item.action for item in briefed(text).proposals] == [action]


def test_what_follows_its_source_is_not_cut_away():
    """After "nach Angaben von Jana Holt" the sentence goes on, and is told to its end."""
    brief = briefed(
        "Die Brücke wird gesperrt, und nach Angaben von Jana Holt kostet ein neuer Steg mindestens 2,5 Millionen Euro."
    )
    (figure,) = brief.figures
    assert figure.attributed_to == "Jana Holt"
    assert figure.statement.endswith("kostet ein neuer Steg mindestens 2,5 Millionen Euro.")


def test_what_is_denied_of_two_is_no_deed_of_one():
    """What begins with "weder" goes with what is told of the second, too."""
    text = "Weder Anna Berg noch Otto Lind haben den Plan gebilligt. Anna Berg leitet den Rat mit Otto Lind."
    told = {actor.name: actor.statement for actor in briefed(text).actors}
    assert told["Otto Lind"] == "Weder Anna Berg noch Otto Lind haben den Plan gebilligt."


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "Die Gemeinde verzichtet darauf, den alten Steg am Ufer im Frühjahr durch eine Brücke zu ersetzen.",
            "rejected",
        ),
        ("Die Gemeinde hat nicht vor, den alten Steg am Ufer im Frühjahr durch eine Brücke zu ersetzen.", "rejected"),
        (
            "Anders als berichtet will die Gemeinde Uhlen am Ufer keine neue Brücke bauen und keinen Steg ersetzen.",
            "rejected",
        ),
        ("Der Minister zog den Plan für eine neue Brücke am Ufer nach den Protesten der Anwohner zurück.", "rejected"),
        ("Der Antrag auf eine neue Zufahrt zum Bootshaus am Ufer fand im Gemeinderat keine Mehrheit.", "rejected"),
        (
            "Gegen den Vorschlag einer neuen Zufahrt zum Bootshaus hat der Ruderclub im Rat dagegen gestimmt.",
            "rejected",
        ),
        ("Der Gemeinderat hob den Beschluss auf, die Bäume am Ufer des Weihers noch im Winter zu fällen.", "rejected"),
        ("Der Kreistag stimmte gegen den Bau der neuen Brücke am Ufer und einer Zufahrt zum Bootshaus.", "rejected"),
        (
            "„Wir werden das Bootshaus am Ufer nicht schließen und den Steg nicht ersetzen“, sagte Edda Kromm.",
            "rejected",
        ),
    ],
)
def test_what_is_turned_down_or_put_off_is_nobodys_proposal(text, status):
    """What is not wanted, given up, voted down or put off is told as that, and without a proposer."""
    items = [(item.status, item.proposer) for item in briefed(text).proposals]
    assert items == [(status, None)]


def test_wie_berichtet_names_nobody():
    """After "anders als berichtet" and "wie berichtet" nobody is told to say so."""
    (item,) = briefed("Wie berichtet will der Landkreis Uhlen den Steg am Ufer durch eine Brücke ersetzen.").proposals
    assert (item.attributed_to, item.certainty) == (None, "asserted")


def test_a_fear_that_did_not_come_true_is_no_risk():
    """What was feared and is not confirmed is no risk any more."""
    assert not briefed("Die Befürchtung, das Grundwasser im Tal sei vergiftet, bestätigte sich nicht.").risks


def test_what_is_pushed_back_is_not_said():
    """Who "weist" something "zurück" does not say it: the sentence stays whole."""
    brief = briefed(
        "Bürgermeisterin Edda Kromm sprach im Rat. Den Vorschlag, das Bootshaus zu schließen, wies sie zurück."
    )
    assert [item.statement for item in brief.proposals] == [
        "Den Vorschlag, das Bootshaus zu schließen, wies sie zurück."
    ]


def test_who_got_no_warning_has_raised_no_risk():
    """That a warning never came is no warning."""
    assert not briefed("Ein Sprecher des Ministeriums erklärte, man habe die Warnung der Feuerwehr nie erhalten.").risks
