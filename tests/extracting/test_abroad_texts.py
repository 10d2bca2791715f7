"""German, French and Spanish texts of many kinds: agencies, minutes, courts, companies, clubs, schools, columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.extracting.actors import cast
from summarizer.extracting.telling import telling
from tests.extracting.extracted import brief_of, reading_of, statements

if TYPE_CHECKING:
    from summarizer.extracting.figures import Figure
    from summarizer.kinds.brief import Proposal

#: Before a sentence that is too short for a language to be told by it. It holds nothing that a brief would take.
LEADS = {
    "de": (
        "In Altwied fand am Abend eine lange Sitzung statt, zu der viele Menschen gekommen waren. Die Stimmung "
        "war gut, und es gab Kaffee und Kuchen für alle, die aus den Dörfern am Fluss kamen. Danach gingen "
        "sie nach Hause, denn es war schon dunkel und auf den Wegen lag noch der Schnee vom letzten Sonntag. "
    ),
    "fr": (
        "La séance a eu lieu hier soir dans la grande salle, où beaucoup de monde était venu. L'ambiance "
        "était bonne, et il y avait du café et des gâteaux pour ceux descendus des hameaux. Ensuite ils "
        "sont rentrés chez eux, car il faisait déjà nuit et la neige de dimanche était encore sur les chemins. "
    ),
    "es": (
        "La sesión tuvo lugar ayer por la tarde en la sala grande, adonde había venido mucha gente. El ambiente "
        "era bueno, y había café y dulces para los que bajaron de las aldeas. Luego volvieron a sus casas, porque ya "
        "era de noche y la nieve del domingo estaba todavía en los caminos. "
    ),
}

#: Opens the section of proposals, so that a weaker one is not left out for want of any.
DEMANDS = {
    "de": "Der Segelverein fordert vom Land neue Boote und einen Steg am südlichen Ufer.",
    "fr": "Le club de voile réclame à la région de nouveaux bateaux et un ponton sur la rive sud.",
    "es": "El club de vela reclama a la región nuevos barcos y un muelle en la orilla sur.",
}


def figures(language: str, text: str) -> dict[str, Figure]:
    """Return who is named in ``text``, by name."""
    return {figure.name: figure for figure in cast(reading_of(LEADS[language] + text)).figures}


def proposals(language: str, text: str) -> list[Proposal]:
    """Return the proposals that the brief of ``text`` has, where another one stands before it."""
    found = brief_of(f"{LEADS[language]}{DEMANDS[language]}\n\n{text}").proposals
    return [one for one in found if one.statement != DEMANDS[language]]


def told(language: str, text: str, section: str) -> list[str]:
    """Return what a section of the brief of ``text`` says, where the language's lead stands before it."""
    return statements(LEADS[language] + text, section)


# ------------------------------------------------------------------------------------------------------------ who


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Der Anwalt der Mieterin kündigte Beschwerde an.", "Beschwerde"),
        ("Die Schülervertretung schlägt Lesepaten an jedem Gymnasium vor.", "Lesepaten"),
        ("Amtsgericht weist Antrag gegen Brauerei ab.", "Antrag"),
    ],
)
def test_what_somebody_announces_is_nobody_in_german(text: str, noun: str):
    """A German noun behind a verb of saying is a person only where that verb has no subject before it."""
    found = figures("de", text + " Am Dienstag sagte Brettschneider, das Dach sei dicht.")
    assert noun not in found
    assert found["Brettschneider"].type == "person"


@pytest.mark.parametrize(
    ("language", "text", "nobody", "role"),
    [
        ("de", "Fragen beantwortet Sabine Lorch, Leiterin Qualitätssicherung.", "Qualitätssicherung", "Sabine Lorch"),
        ("fr", "« C'est trop tard », a réagi Alain Kerbrat, délégué SNPB.", "SNPB", "Alain Kerbrat"),
    ],
)
def test_the_field_behind_a_role_is_nobody(language: str, text: str, nobody: str, role: str):
    """What stands behind a person's role, after a comma, is the role's field or body and no further person."""
    found = figures(language, text)
    assert found[role].type == "person"
    assert nobody not in found or found[nobody].type != "person"


def test_a_school_behind_its_heads_role_is_no_person():
    """In "director del CEIP Monte Bajo" the capitals are the school's name."""
    found = figures("es", "Firma la carta Ramón Sauco, director del CEIP Monte Bajo.")
    assert "Monte Bajo" not in found
    assert found["CEIP Monte Bajo"].type == "organisation"


@pytest.mark.parametrize(
    ("language", "text", "club"),
    [
        ("de", "Der Verband sperrte den TSV Moorhausen für ein Spiel.", "TSV Moorhausen"),
        ("de", "Die IG Keramik ruft zum Warnstreik auf.", "IG Keramik"),
        ("es", "La Federación sancionó al CD Peñalba con dos puntos.", "CD Peñalba"),
    ],
)
def test_a_club_has_its_place_in_its_name(language: str, text: str, club: str):
    """The acronym of a club or union and the name behind it are one body."""
    assert figures(language, text)[club].type == "organisation"


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("Die Weserland Pumpentechnik SE hat in Stade eine Halle gebaut.", "Weserland Pumpentechnik SE"),
        ("Die Inselverkehr Ostmoor GmbH fährt seit Mai nach Langeness.", "Inselverkehr Ostmoor GmbH"),
    ],
)
def test_a_legal_form_in_capitals_ends_a_firms_name(text: str, firm: str):
    """A firm of several words is a body by its legal form, though that has a capital as well."""
    assert figures("de", text)[firm].type == "organisation"


@pytest.mark.parametrize(
    "text",
    [
        "TOP 3: Bau einer Brücke. GR Helga Maurer und GR Franz Pichler stimmen dagegen.",
        "GR Franz Pichler fragt nach dem Bad. TOP 4: Verschiedenes.",
    ],
)
def test_the_abbreviations_of_minutes_are_nobody(text: str):
    """Capitals before a number or before a person's name are no body."""
    assert not {"TOP", "GR"} & figures("de", text).keys()


def test_those_who_are_greeted_are_nobody():
    """Whom a letter greets, "Madame, Monsieur", is no actor."""
    text = "Madame, Monsieur,\n\nLe contrat prend fin en mai. Veuillez agréer, Madame, Monsieur, nos salutations."
    assert not {"Madame", "Monsieur"} & figures("fr", text).keys()


def test_an_object_pronoun_ends_a_bodys_name():
    """In "el ministerio la rechazó" the pronoun and what follows are no part of the name."""
    found = figures("es", "Hemos propuesto una caja común, pero el ministerio la archivó el año pasado.")
    assert [name for name in found if name.startswith("ministerio")] == ["ministerio"]


@pytest.mark.parametrize(
    ("text", "person", "role"),
    [
        ("Lo anunció el consejero delegado, Íñigo Barrena.", "Íñigo Barrena", "consejero delegado"),
        (
            "La directora general de Puertos, Pilar Zabala, no respondió.",
            "Pilar Zabala",
            "directora general de Puertos",
        ),
    ],
)
def test_a_role_of_two_words_is_told_whole(text: str, person: str, role: str):
    """A Spanish role whose noun goes on with another is not cut in its middle."""
    found = figures("es", text)
    assert found[person].role == role
    assert not {"consejero", "directora"} & found.keys()


def test_the_board_is_a_body():
    """German "der Vorstand" and "das Unternehmen" are bodies, no person and no group."""
    found = figures("de", "Der Vorstand hat das Werk besucht. Das Unternehmen baut Pumpen.")
    assert [found["Vorstand"].type, found["Unternehmen"].type] == ["organisation", "organisation"]


def test_a_spanish_dateline_is_nobody():
    """The town before the day and the agency only tells where a text was written."""
    text = f"Lorca, 12 may (AGE).- {LEADS['es']} En Lorca no llueve."
    assert "Lorca" not in {figure.name for figure in cast(reading_of(text)).figures if figure.key}


def test_the_name_of_a_street_is_nobody():
    """A name behind "rue" or "calle" is a place."""
    assert "Danton" not in figures("fr", "L'immeuble de la rue Danton est vide. Dans la rue Danton, il fait froid.")


def test_a_name_ends_before_an_article_without_a_name():
    """A body's name does not end with a small word."""
    found = figures("fr", "La Caisse de secours des mariniers vous informe que vos données sont en lieu sûr.")
    assert "Caisse de secours" in found


# ---------------------------------------------------------------------------------------------- who says what


def test_who_is_named_in_what_is_demanded_does_not_demand_it():
    """The firm in "a demandé que la société … soit condamnée" demands nothing."""
    (one,) = proposals(
        "fr", "Le magistrat a aussi demandé que la société Barral Services soit privée de marchés publics."
    )
    assert one.proposer is None
    assert one.attributed_to is None


def test_what_was_turned_down_is_not_said_by_whose_it_was():
    """In "la enmienda de … queda rechazada" nobody speaks."""
    text = "La Sra. Carranza habló. Sometida a votación, la enmienda de la Sra. Carranza queda rechazada por 7 votos."
    (one,) = proposals("es", text)
    assert one.attributed_to is None
    assert one.status == "rejected"


def test_for_their_part_parts_nobody_from_a_verb():
    """Whoever proposes "pour sa part" proposes it."""
    (one,) = proposals("fr", "Le maire, Denis Corvec, a pour sa part proposé que la commune achète le four.")
    assert one.proposer == "Denis Corvec"


def test_a_name_behind_sra_belongs_to_its_sentence():
    """The full stop of "Sra." ends no sentence."""
    (one,) = proposals("es", "La Sra. Carranza solicita que se limite el horario de las terrazas a las once.")
    assert one.statement.startswith("La Sra. Carranza solicita")


def test_a_french_interview_may_ask_with_a_hyphen():
    """A question such as "Qu'en pensez-vous ?" is put to somebody, whose answers follow."""
    brief = brief_of(
        "« Le lac se vide »\n\nSolène Tarrieu dirige depuis 2015 la réserve du lac de Moussac.\n\n"
        "Où en est le lac ?\n\nNous avons perdu deux mètres. Je mesure chaque semaine.\n\n"
        "Des élus veulent pomper. Qu'en pensez-vous ?\n\nJe suis contre. Il faut fermer les forages de la plaine.\n\n"
        "Que redoutez-vous le plus ?\n\nJ'ai peur que les roseaux meurent. Nous le voyons déjà au nord.\n"
    )
    assert {item.attributed_to for item in brief.proposals if "forages" in item.statement} == {"Solène Tarrieu"}


def test_what_is_told_of_who_only_stands_there_is_told_whole():
    """An actor that does nothing in a sentence is shown with the subject of it."""
    text = (
        "Le procureur, Étienne Larroque, a requis mardi deux ans de prison, dont un ferme, contre Paul Roche, le maçon "
        "jugé depuis lundi devant le tribunal correctionnel de Rodane"
    )
    reading = reading_of(f"{LEADS['fr']}{text}.")
    court = next(one for one in cast(reading).figures if one.name == "tribunal correctionnel de Rodane")
    assert telling(reading, court).clause == text


# ------------------------------------------------------------------------------------------- what became of it


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("fr", "Après débat, la motion est adoptée par huit voix contre trois.", "adopted"),
        ("fr", "Le conseil vote à l'unanimité une aide de 900 euros à la chorale du bourg.", "adopted"),
        ("fr", "Le groupe ne prévoit aucune fermeture d'agence dans les montagnes.", "rejected"),
        ("fr", "L'exploitant du barrage s'oppose à la réduction du débit en été.", "proposed"),
        ("de", "Der Gemeinderat beschließt den Bau einer neuen Halle am Sportplatz.", "adopted"),
        ("de", "Der Fischerverein stemmt sich gegen den Bau eines Wehrs im Unterlauf.", "proposed"),
        ("es", "La Confederación ha prohibido el riego en once pueblos de la comarca.", "adopted"),
        ("es", "Se acuerda por unanimidad encargar una auditoría de las cuentas del agua.", "adopted"),
        ("es", "El gerente responde que no se plantea vender el edificio del mercado.", "rejected"),
        ("es", "El gremio de libreros se opone a la feria de agosto en la plaza.", "proposed"),
        ("es", "El comité ha rechazado el plan y reclama la mediación de la Junta.", "proposed"),
        ("es", "Descartó, sin embargo, subir la tasa de basuras, como había propuesto la patronal.", "rejected"),
    ],
)
def test_what_became_of_a_plan_is_told_by_its_own_words(language: str, text: str, status: str):
    """A vote adopts, being against it decides nothing, and a refusal is not that of the demand behind it."""
    assert [one.status for one in proposals(language, text)] == [status]


def test_looking_into_whether_sets_no_condition():
    """What somebody looks into, "estudia si recurre", is weighed and set on no condition."""
    (one,) = proposals("es", "La Fiscalía estudia si recurre la sentencia ante el Supremo.")
    assert one.conditions is None
    assert one.status == "under_consideration"


@pytest.mark.parametrize(
    ("language", "text", "action"),
    [
        ("fr", "La Ligue appelle à la grève à partir de jeudi dans tous les ports.", None),
        ("fr", "L'État a promis quatre canots de secours au port de Moussac.", None),
        (
            "de",
            "Der Rat beauftragt das Bauamt, Fördermittel beim Land zu beantragen.",
            "Fördermittel beim Land zu beantragen",
        ),
    ],
)
def test_what_would_be_done_is_an_infinitive(language: str, text: str, action: str | None):
    """Neither "à partir de" nor "quatre" is an infinitive, and a German one has what stands before it."""
    assert [one.action for one in proposals(language, text)] == [action]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Niemand hat bisher gesagt, wie das neue Programm für den Hafen bezahlt und kontrolliert werden soll."),
        ("es", "La edil pregunta cuándo se reabrirá la piscina cubierta del barrio alto."),
        ("es", "¿Quién va a atender las tabernas cuando se vayan los camareros?"),
    ],
)
def test_what_is_only_asked_is_no_plan(language: str, text: str):
    """What stands behind a word that asks is nobody's proposal."""
    assert proposals(language, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Der Minister kritisierte die Ankündigung der Reederei am Montag scharf.",
        "Im Gespräch erklärt die Ärztin, warum sie die Pläne des Landes für falsch hält.",
    ],
)
def test_to_speak_of_a_plan_is_to_propose_none(text: str):
    """Who criticises an announcement, or explains in a talk why a plan is wrong, proposes nothing."""
    assert proposals("de", text) == []


# --------------------------------------------------------------------------------------- fears and open questions


def test_a_danger_that_there_is_not_is_no_risk():
    """That a danger does not exist, "besteht nicht", is told to calm."""
    assert told("de", "Eine akute Gesundheitsgefahr besteht nach Ansicht des Amtes nicht.", "risks") == []


def test_what_is_needed_is_no_risk():
    """Spanish "hace falta" is a need."""
    fear = "Los vecinos temen que el dique se hunda."
    need = "Lo que hace falta es suspender la concesión de nuevas licencias, como hizo la ciudad de la costa."
    assert told("es", f"{fear} {need}", "risks") == [fear]


def test_who_refuses_denies_nothing():
    """What stands beside "se niega" is said firmly."""
    (one,) = brief_of(LEADS["es"] + "La compañía se niega y amenaza con paralizar el tranvía de la costa.").risks
    assert one.certainty == "asserted"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Aucune amende n'a été prononcée depuis 2020 dans la vallée de la Vèze."),
        ("es", "El faro se quedó a oscuras tres noches y nadie se enteró en el puerto."),
    ],
)
def test_what_did_not_happen_is_no_question(language: str, text: str):
    """What was not done, noticed or granted is known, and leaves nothing open."""
    assert told(language, text, "open_questions") == []


def test_what_was_turned_down_is_no_question():
    """An appeal that was dismissed is decided."""
    unknown = "Se ignora si el tribunal resolverá antes de julio."
    dismissed = (
        "El comité de la sesión ha desestimado el recurso que presentó el club de remo de la sala grande y ha "
        "confirmado que sus barcos de la orilla sur bajan a la segunda categoría por la falta de un patrón."
    )
    assert told("es", f"{unknown} {dismissed}", "open_questions") == [unknown]


# ------------------------------------------------------------------------------------- interviews, letters, reports


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Tememos que el transbordador no llegue a tiempo a la isla."),
        ("fr", "Je crains que la route ne se dégrade avec les premières pluies."),
        ("es", "Con las puertas cerradas, la evacuación del pabellón sería imposible."),
    ],
)
def test_what_whoever_writes_fears_is_a_risk(language: str, text: str):
    """A fear of "I" or "we" is one, and so is what could not be done in need; that it was "nuit" is none."""
    assert told(language, text, "risks") == [text]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Ob die Kosten steigen, kann ich Ihnen nicht sagen."),
        ("fr", "Les élèves arrivés en retard à cause du car ne seront pas sanctionnés."),
    ],
)
def test_what_nobody_suffers_is_no_risk(language: str, text: str):
    """Neither "I cannot say" nor a punishment that there will not be is feared."""
    assert told(language, text, "risks") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Nous ignorons encore si les fichiers ont été revendus à des tiers."),
        ("es", "Los jueces no aclaran quién mandó borrar los correos de la edil."),
        ("es", "Desconocemos cuántos jóvenes han dejado el centro de la costa."),
    ],
)
def test_what_is_not_known_or_told_is_a_question(language: str, text: str):
    """What "we do not know", and what "they do not say", is open."""
    assert told(language, text, "open_questions") == [text]


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("de", "Das Regierungspräsidium hat die Stilllegung von neun Seilbahnen angeordnet.", "adopted"),
        ("de", "Der Elternbeirat hat darum gebeten, auch die Turnhalle untersuchen zu lassen.", "proposed"),
        ("de", "Den Vorschlag, die Schule ganz zu schließen, haben wir nicht aufgegriffen.", "rejected"),
        ("fr", "Elle s'est engagée à renforcer les contrôles du port, sans préciser de date.", "proposed"),
        ("fr", "La préfète a en revanche exclu toute interdiction générale de la pêche.", "rejected"),
        ("fr", "Je demande donc au Parlement de garantir vingt trains de nuit par an.", "proposed"),
        ("fr", "L'association exhorte la ville à publier la liste des immeubles.", "proposed"),
        ("fr", "L'agglomération avait voté les crédits en 2020, puis elle a tout annulé.", "rejected"),
        ("es", "Su partido le ofreció encabezar la lista, propuesta que ella declinó.", "rejected"),
    ],
)
def test_what_is_asked_ordered_or_let_go_is_found(language: str, text: str, status: str):
    """A demand, an order, an undertaking and a refusal in words of their own are found, each as what it is."""
    assert [one.status for one in proposals(language, text)] == [status]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            "Das Amt ermittelt gegen einen Planer, der für die Genehmigung des Programms Geld angenommen haben soll.",
        ),
        ("de", "Sollte die Entnahme von Wasser nicht begrenzt werden, droht der Bach im Sommer zu versiegen."),
        ("de", "Wir werden dann keine Kurse zum Schwimmen mehr anbieten können."),
        ("es", "Lo anunció el consejero de Turismo, Fabián Rozas, en la plaza de la aldea."),
        ("es", "Los presos denuncian que se les cobra por el pan, acusación que la dirección rechaza."),
        ("es", "Tampoco se sabe quién autorizó la construcción del muro norte."),
    ],
)
def test_what_is_supposed_alleged_or_only_told_is_no_plan(language: str, text: str):
    """A condition, an allegation, its denial and what cannot be done any more are nobody's proposals."""
    assert proposals(language, text) == []


def test_who_speaks_of_a_demand_does_not_make_it():
    """Who calls demands absurd is not their proposer."""
    text = "Der Minister Carsten Vollmer sprach lange. Forderungen nach seinem Rücktritt nannte Carsten Vollmer absurd."
    assert [one.proposer for one in proposals("de", text)] == [None]


def test_what_others_do_is_not_proposed_by_who_tells_it():
    """In an answer the doings of "der Verband" are not the speaker's."""
    text = (
        "Frage: Frau Lorch, was geschieht mit dem Hafen in Altwied?\n\nLorch: Der Angelbund hat vorgeschlagen, einen "
        "Fonds für die Becken einzurichten.\n\nFrage: Und Sie?\n\nLorch: Ich fordere vom Land zwei neue Pumpen.\n"
    )
    found = {one.statement: one.proposer for one in brief_of(text).proposals}
    assert {"Pumpen" in statement: by for statement, by in found.items()} == {False: None, True: "Lorch"}


def test_a_wish_in_the_subjunctive_is_not_said():
    """The firm in "que la empresa reclame" says nothing."""
    text = "Fuentes de la Junta no descartan que la empresa concesionaria reclame una indemnización por las obras."
    assert [one.attributed_to for one in proposals("es", text)] == [None]


def test_german_nouns_of_a_list_keep_their_capitals():
    """An item that begins with a noun begins with it behind its heading, too."""
    text = f"{LEADS['de']}\n\nUnsere Forderungen\n\n- Einrichtung von Randstreifen am Bach\n- Schutz der Laichplätze\n"
    assert any("Einrichtung von Randstreifen" in one.statement for one in brief_of(text).proposals)


def test_a_german_statement_keeps_what_stands_before_its_verb():
    """Without "allerdings" the verb would stand first, as in a question."""
    (one,) = told(
        "de",
        "Allerdings könnte der Damm bei einem Hochwasser im Frühjahr brechen und die Altstadt überfluten.",
        "risks",
    )
    assert one == "Allerdings könnte der Damm bei einem Hochwasser im Frühjahr brechen und die Altstadt überfluten."


def test_a_relative_clause_ends_before_its_main_clause():
    """What the firm does is not told of the department in "auquel le département a confié la ligne"."""
    text = "Le loueur Cars Vial, auquel le département a confié la ligne 12, a réduit le nombre de cars du matin."
    reading = reading_of(LEADS["fr"] + text)
    department = next(one for one in cast(reading).figures if one.name == "département")
    assert telling(reading, department).clause.startswith("Le loueur")


def test_a_participle_alone_is_nobodys_deed():
    """In "das habe ich … auch geschrieben" the minister writes nothing."""
    reading = reading_of(LEADS["de"] + "Das habe ich Minister Lauterbrunn auch geschrieben.")
    minister = next(one for one in cast(reading).figures if one.name == "Lauterbrunn")
    assert [mention.part for mention in minister.mentions] == ["named"]


# ---------------------------------------------------------------------------------- bodies, orders and annulments


def test_bodies_of_other_compounds_are_others():
    """Who proposes as "Einzelhandelsverband" is not the Sozialverband named before."""
    text = (
        "Der Sozialverband VdK hat angeregt, Rentner zu befreien. Der Einzelhandelsverband verlangt kostenlose "
        "Parkplätze im Zentrum. Der Verband fordert zudem eine Buslinie."
    )
    found = {one.statement: one.proposer for one in proposals("de", text)}
    assert [by for words, by in found.items() if "Parkplätze" in words] == ["Einzelhandelsverband"]


@pytest.mark.parametrize(
    ("language", "text", "nobody"),
    [
        ("es", "El Consejo de Puertos y Diques del Norte, S.A. ha acordado hoy cerrar la grada vieja.", "S.A."),
        ("fr", "Selon un rapport de l'Office des forêts, dont l'AFP a obtenu copie, les sapins meurent.", "AFP"),
    ],
)
def test_a_legal_form_and_an_agency_are_nobody(language: str, text: str, nobody: str):
    """A legal form behind its comma is no body, and an agency that reports is no actor."""
    assert nobody not in figures(language, text)


def test_a_pronoun_alone_leads_to_no_verb():
    """In "six médecins en un an et l'agence …" the doctors do nothing."""
    reading = reading_of(LEADS["fr"] + "Nous avons perdu six médecins en un an et l'agence ne remplace personne.")
    doctors = next(one for one in cast(reading).figures if one.name == "médecins")
    assert [mention.part for mention in doctors.mentions] == ["named"]


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("de", "Das Gericht hat das vom Kreis verhängte Nachtfahrverbot für Lastwagen aufgehoben.", "rejected"),
        ("de", "Die FDP will das Vorhaben vor Gericht stoppen, noch ehe es beschlossen ist.", "proposed"),
        ("de", "Der von uns verlangte Stopp der Fertigung wurde vom Betrieb bislang verweigert.", "rejected"),
        ("fr", "La cour a annulé mardi l'autorisation de défrichement du massif de Rodane.", "rejected"),
        ("es", "El Consejo ha acordado suspender el dividendo, ya que el cliente no pagó sus obras.", "adopted"),
        ("es", "La Superintendencia ordenó a la empresa restablecer el agua en nueve barrios.", "adopted"),
        ("es", "Propongo que se suspenda la norma de los cinco alumnos durante diez años.", "proposed"),
    ],
)
def test_orders_annulments_and_ones_own_proposals_are_told_apart(language: str, text: str, status: str):
    """What a court annuls is turned down, and a word that settles counts only where it does."""
    assert [one.status for one in proposals(language, text)] == [status]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'élu de la CGT demande quand sera versée la prime de fin d'année."),
        ("es", "Si se cierra la escuela, las dos familias del valle se irán con la panadera."),
    ],
)
def test_to_ask_when_and_to_leave_are_no_plans(language: str, text: str):
    """Who asks when proposes nothing, and "se irán" is no measure."""
    assert proposals(language, text) == []


def test_a_firms_plan_is_told_whole():
    """A German infinitive behind a plural noun keeps what stands before that noun."""
    (one,) = proposals("de", "Das Unternehmen wolle seine Flotte bis 2029 auf leisere Maschinen umstellen.")
    assert one.action == "seine Flotte bis 2029 auf leisere Maschinen umstellen"


@pytest.mark.parametrize(
    ("language", "text", "section"),
    [
        ("de", "Es ist nicht auszuschließen, dass weitere Chargen der Milch betroffen sind.", "risks"),
        ("de", "Woher die Keime in der Milch stammen, wird derzeit noch untersucht.", "open_questions"),
    ],
)
def test_what_is_not_ruled_out_or_still_looked_into_is_found(language: str, text: str, section: str):
    """A letter of an authority tells a danger and a gap in words of its own."""
    assert told(language, text, section) == [text]


def test_looking_into_whether_there_was_something_is_said_firmly():
    """Spanish "investiga si hubo" sets no condition."""
    (one,) = brief_of(LEADS["es"] + "La Fiscalía investiga si hubo sobrecostes en el contrato del agua.").open_questions
    assert one.certainty == "asserted"


def test_a_debt_that_is_due_leaves_nothing_open():
    """Spanish "los millones pendientes" are owed, and asked of nobody."""
    unknown = "Se ignora si el tribunal resolverá antes de julio."
    owed = "La naviera pagará en mayo al astillero de la orilla sur los 58 millones pendientes."
    assert told("es", f"{unknown} {owed}", "open_questions") == [unknown]


# ------------------------------------------------------------------------------------ clubs, inspections, disputes


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Allein im vergangenen Jahr hätten 27 Mühlen am Fluss aufgeben müssen."),
        ("de", "Angehörige befürchten, ihre Eltern weit entfernt unterbringen zu müssen."),
        ("fr", "À ce stade, l'agence n'est pas en mesure d'indiquer si l'autorisation sera renouvelée."),
    ],
)
def test_what_had_to_be_borne_is_no_plan(language: str, text: str):
    """What somebody had to do, or fears to have to, and what nobody can say yet, is proposed by nobody."""
    assert proposals(language, text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La Ligue souhaiterait que le golfe soit une réserve, une hypothèse que le préfet a déjà écartée."),
        ("es", "El edil propuso jugar a puerta cerrada, opción que la Liga ha rechazado."),
    ],
)
def test_what_a_demand_is_called_may_be_turned_down(language: str, text: str):
    """A demand is rejected where "an idea that … has ruled out" stands behind it."""
    assert [one.status for one in proposals(language, text)] == ["rejected"]


def test_what_cannot_be_said_yet_is_a_question():
    """French "pas en mesure d'indiquer si" leaves something open."""
    text = "À ce stade, l'agence n'est pas en mesure d'indiquer si l'accord sera renouvelé."
    assert told("fr", text, "open_questions") == [text]


def test_what_an_inspection_orders_stands_in_its_list():
    """What stands under "Injonctions" is demanded."""
    text = f"{LEADS['fr']}\n\nInjonctions\n\n- Recruter deux aides de nuit\n- Déclarer toute chute grave\n"
    assert [one.statement for one in brief_of(text).proposals] == [
        "Injonctions: recruter deux aides de nuit.",
        "Injonctions: déclarer toute chute grave.",
    ]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Sie rief das Sozialministerium dazu auf, einen Gipfel einzuberufen.", "Sozialministerium"),
        ("de", "Am Montag traf sich der Landesverband privater Anbieter in der Halle.", "Landesverband"),
        ("fr", "Il devrait recevoir les pêcheurs lundi.", "pêcheurs"),
    ],
)
def test_a_word_that_is_no_verb_is_nobodys_deed(language: str, text: str, name: str):
    """Neither "dazu" nor an adjective nor a day of the week is what the one before it does."""
    figure = figures(language, text)[name]
    assert [mention.part for mention in figure.mentions] == ["named"]


def test_a_german_verb_keeps_its_particle():
    """The "an" of "regt … an" is no article that could be cut from the end."""
    reading = reading_of(LEADS["de"] + "Trainerin Olga Reimer regt einen Fahrdienst an.")
    trainer = next(one for one in cast(reading).figures if one.name == "Olga Reimer")
    assert telling(reading, trainer).clause == "Trainerin Olga Reimer regt einen Fahrdienst an"


def test_quotation_marks_cut_no_action():
    """What is to be done is told whole, with the name in it."""
    (one,) = proposals("de", 'Der Vorstand hat vorgeschlagen, den Verein in "Frohsinn Nord" umzubenennen.')
    assert one.action == 'den Verein in "Frohsinn Nord" umzubenennen'


@pytest.mark.parametrize(
    ("language", "text", "words", "statuses"),
    [
        (
            "es",
            "El alcalde propuso limitar el trasvase. La Junta rechazó la propuesta, aunque se comprometió a revisarla.",
            "limitar",
            ["rejected"],
        ),
        (
            "de",
            "Die CDU-Fraktion hatte beantragt, das Projekt aufzugeben. Der Antrag wurde mit 19 Stimmen abgelehnt.",
            "aufzugeben",
            ["rejected"],
        ),
        ("fr", "L'opposition de droite a réclamé un référendum lundi.", "référendum", ["proposed"]),
    ],
)
def test_what_becomes_of_a_demand(language: str, text: str, words: str, statuses: list[str]):
    """What turns it down, and says more besides, turns it down; a referendum that is demanded is not weighed."""
    assert [one.status for one in proposals(language, text) if words in one.statement] == statuses


DEICHE = """Interview: „Wir müssen die Deiche verlegen“

Die Hydrologin Dr. Katja Wendt leitet das Institut für Küstenschutz. Mit ihr sprach Jan Petersen.

Frau Wendt, das Land will die Deiche erhöhen. Reicht das?

Nein. Wir schlagen vor, die Deiche an zwölf Stellen ins Land zu verlegen.

Die Bauern sagen, dann verlieren sie ihr Land.

Ich habe den Landwirtschaftsminister gebeten, dafür einen Fonds einzurichten.

Was kostet das?

Das weiß niemand genau. Wir rechnen mit 1,4 Milliarden Euro.

Werden Sie weitermachen?

Das habe ich noch nicht entschieden.
"""


def test_with_whom_somebody_spoke_in_german_is_not_who_answers():
    """In "Mit ihr sprach Jan Petersen" he asks, and the answers are hers."""
    told = {one.statement: one.attributed_to for one in brief_of(DEICHE).proposals}
    assert [told[one] for one in told if "zwölf Stellen" in one] == ["Katja Wendt"]
    assert [told[one] for one in told if "gebeten" in one] == ["Katja Wendt"]


def test_the_german_may_denies_nothing():
    """What was refused in May was refused, though "mai" is "never" in another language."""
    text = "Einen Antrag der Opposition, die Bahn auf Wasserstoff umzustellen, hatte der Kreistag im Mai abgelehnt."
    assert [one.status for one in proposals("de", text)] == ["rejected"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Fraktion hatte beantragt, die Gebühr bei 90 Euro zu deckeln; der Antrag fand keine Mehrheit."),
        ("fr", "L'adjoint plaidait pour une société mixte, formule que la maire a finalement écartée."),
        ("fr", "La maire a opposé une fin de non-recevoir à la première demande, celle d'un référendum."),
        ("fr", "Un amendement visant à instaurer une tarification sociale a été repoussé, faute de majorité."),
        ("es", "El PP había propuesto una bonificación del 50 %, enmienda que fue tumbada por la mayoría."),
        ("es", "La concejala no se mostró partidaria de aplazar la entrada en vigor de la ordenanza."),
    ],
)
def test_what_its_own_sentence_turns_down_abroad_is_rejected(language: str, text: str):
    """However a council of another language puts it."""
    assert {one.status for one in proposals(language, text)} == {"rejected"}


def test_a_measure_that_came_through_is_adopted():
    """What "salió adelante" after a debate is not still debated."""
    text = "La medida salió adelante este miércoles en el Pleno con 14 votos a favor, tras un debate muy largo."
    assert [one.status for one in proposals("es", text)] == ["adopted"]


@pytest.mark.parametrize(
    ("language", "text", "end"),
    [
        ("de", "Die Geschäftsführerin Carla Niemöller warnt, der Beschluss sei „ein verheerendes Signal“.", "Signal“"),
        ("fr", "La maire, Élodie Barthassat, craint que ce soit « une folie ».", "folie »"),
        ("es", "La alcaldesa, Remedios Zaldúa, teme que la tasa sea «un disparate».", "disparate»"),
    ],
)
def test_what_is_quoted_abroad_is_closed(language: str, text: str, end: str):
    """A quotation that ends a sentence keeps both of its marks."""
    assert any(end in one for one in told(language, text, "risks"))


LABELLED = {
    "es": """Entrevista a Ana Urrestarazu, consejera de Sanidad de Altomar, sobre la huelga de los ambulatorios

Pregunta. ¿Se arrepiente de haber fijado los servicios mínimos en la región?

Respuesta. No. Proponemos un centro de salud en el barrio del norte.

P. Los sindicatos exigen una subida del 12 % y amenazan con una huelga.

R. Pedimos que se reúna la mesa de negociación antes del verano.

P. ¿Qué va a pasar con el hospital de la capital?

R. Vamos a abrir el hospital en otoño, con un presupuesto mayor.
""",
    "fr": """Conférence de presse sur la sécheresse

LE PRÉFET, Aurélien Castaignède. – Mesdames, messieurs, bonsoir. Nous proposons de fermer le canal en été.

Question (Radio Sarène). – Les agriculteurs réclament une retenue. Y êtes-vous favorable ?

Mme Solène Hautecœur, directrice de l'agence de bassin. – Nous demandons un moratoire sur les contrôles dans la vallée.

Question (Radio Sarène). – Monsieur le préfet, leur accorderez-vous ce moratoire ?

LE PRÉFET. – Je ne le crois pas, mais nous en parlerons avec eux.
""",
}


@pytest.mark.parametrize(
    ("language", "speakers"),
    [("es", {"Ana Urrestarazu"}), ("fr", {"Aurélien Castaignède", "Solène Hautecœur"})],
)
def test_the_labels_of_a_country_are_none_of_what_is_said(language: str, speakers: set[str]):
    """Spanish papers write "Pregunta." and "P.", French minutes "LE PRÉFET. –", to tell who speaks."""
    found = brief_of(LABELLED[language]).proposals
    assert {one.attributed_to for one in found if one.attributed_to} == speakers
    assert not any(one.statement.startswith(("R. ", "P. ", "Respuesta. ", "LE PRÉFET")) for one in found)


def test_who_answers_is_whom_a_title_calls_by_an_office():
    """However rare a name, what stands behind it in the title makes it a person's."""
    text = LABELLED["es"].replace("Ana Urrestarazu", "Zenobia Urrestarazu")
    assert {one.attributed_to for one in brief_of(text).proposals if one.attributed_to} == {"Zenobia Urrestarazu"}


def test_who_wants_to_know_nothing_is_not_told_without_the_verb():
    """A German subject behind its finite verb begins no clause that can be told alone."""
    text = (
        "Von einer Staffelung nach Einkommen wollte Kämmerer Jost Behrens nichts wissen: Das sei nicht zu leisten. "
        "Jost Behrens ist seit Mai im Amt."
    )
    told = [actor.statement for actor in brief_of(text).actors]
    assert not any(one.startswith("Jost Behrens, Kämmerer, nichts wissen") for one in told)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("« Il faut rouvrir la gare », réclame l'association des usagers.", "association des usagers"),
        ("„Das Bad muss bleiben“, fordert der Verein.", "Verein"),
    ],
)
def test_who_demands_what_is_quoted_is_an_actor(text: str, name: str):
    """Behind a quotation stands who demands it, elsewhere what is demanded."""
    assert name in {actor.name for actor in brief_of(text).actors}


def test_a_german_sentence_loses_a_word_that_joins_it_before_its_subject():
    """Behind "Aber" stands the subject: without the word the rest still states."""
    text = "Der Rat will im Mai den Weg sperren. Aber die Stadt soll das Bad im Herbst schließen."
    assert "Die Stadt soll das Bad im Herbst schließen." in [one.statement for one in brief_of(text).proposals]


def test_a_german_quotation_may_close_with_a_straight_mark():
    """What follows „…" is no quotation, and nobody's words."""
    text = (
        '„Das lassen wir nicht gelten", so die stellvertretende Vorsitzende Renate Kullick. Renate Kullick will mehr. '
        "Die Kreistage wollen die Brücke sperren."
    )
    (item,) = [one for one in proposals("de", text) if "Kreistage" in one.statement]
    assert item.attributed_to is None
    assert figures("de", text)["Renate Kullick"].role == "stellvertretende Vorsitzende"


@pytest.mark.parametrize(
    ("language", "text", "name", "told"),
    [
        (
            "de",
            "Eine bloße Verlagerung der Geburten, wie sie das Ministerium favorisiert, komme nicht infrage.",
            "Ministerium",
            "komme nicht infrage.",
        ),
        (
            "fr",
            "Le chef des socialistes, Bastien Courtemanche, réclame l'organisation d'un référendum local.",
            "Bastien Courtemanche",
            "réclame l'organisation d'un référendum local.",
        ),
    ],
)
def test_a_clause_abroad_is_told_whole(language: str, text: str, name: str, told: str):
    """Neither without its verb, nor with its object for its subject."""
    actors = {actor.name: actor.statement for actor in brief_of(LEADS[language] + text).actors}
    assert actors[name].endswith(told)
    assert "organisation" not in actors


def test_a_german_sentence_keeps_what_stands_before_its_verb():
    """Without "Deshalb" the rest would ask."""
    found = [
        one.statement
        for one in proposals("de", "Deshalb schlage ich einen runden Tisch vor. Zugleich müsse er zahlen.")
    ]
    assert "Deshalb schlage ich einen runden Tisch vor." in found


def test_who_was_there_proposes_nothing():
    """A list of those present is no item, whatever words their offices have."""
    text = "Présents : Mme Ségolène Poutrain (présidente), M. Yannick Boissard (maire) qui propose et demande tout."
    assert not any(one.statement.startswith("Présents") for one in proposals("fr", text))


def test_what_a_ministry_authorised_is_adopted_and_what_is_not_contemplated_is_rejected():
    """Spanish passives of deciding decide, and "no lo contemplo" weighs nothing."""
    assert [
        one.status for one in proposals("es", "El proyecto del canal fue autorizado por el Consejo en septiembre.")
    ] == ["adopted"]
    found = proposals("es", "El alcalde quiere construir otro centro, pero la región ahora mismo no lo contempla.")
    assert [one.status for one in found] == ["rejected"]
