"""Spanish: what its lexicon finds, and the words of a sentence that must not be lost."""

from __future__ import annotations

import pytest

from tests.extracting.extracted import brief_of

FILLER = (
    " La reunión se celebró por la tarde en la sala grande, y como siempre había mucha gente. En la mesa se veían café"
    " y pasteles, y las ventanas estaban abiertas. Luego todos fueron juntos al jardín de detrás de la casa."
)


def briefed(text: str):
    """Return the brief of a sentence among others that say nothing."""
    return brief_of(text + "\n\n" + FILLER)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("El municipio prevé sustituir la vieja pasarela del puerto por un puente en primavera.", "proposed"),
        ("El pleno aprobó el proyecto de sustituir la vieja pasarela del puerto por un puente.", "adopted"),
        ("El pleno aprobará en junio el proyecto de sustituir la vieja pasarela del puerto.", "proposed"),
        ("El club de remo reclama un nuevo acceso al hangar y más plazas en la orilla.", "proposed"),
        ("Las familias proponen abrir por la tarde el patio de la escuela a todos los niños.", "proposed"),
        ("El pleno rechazó la petición de un nuevo acceso al hangar de la orilla.", "rejected"),
        (
            "El municipio estudia la sustitución de la vieja pasarela del puerto por un puente.",
            "under_consideration",
        ),
    ],
)
def test_proposals_have_their_status(text, status):
    """A plan, a demand, a suggestion, a refusal and an option are told apart."""
    assert [item.status for item in briefed(text).proposals] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Los bomberos advierten de que el hielo del estanque es demasiado fino este fin de semana.",
        "Con las heladas, las viejas tuberías del sótano podrían romperse e inundar la escuela.",
        "La protectora teme la quiebra este invierno, porque los donativos ya no alcanzan.",
        "Sin ayuda suficiente, el faro podría derrumbarse durante la próxima tormenta.",
    ],
)
def test_risks_are_found(text):
    """By a warning, by what could break, by a fear, by what lacks."""
    assert len(briefed(text).risks) == 1


def test_a_risk_denied_is_none():
    """Where it is said that there is no danger, none is told."""
    assert not briefed("No hay peligro para los vecinos del pueblo, según la alcaldía.").risks


@pytest.mark.parametrize(
    "text",
    [
        "Se desconoce quién pagará el nuevo órgano de la iglesia del mercado.",
        "La fecha de la vuelta del circo está por confirmar, según la ciudad.",
        "El ministerio todavía no ha respondido a las preguntas de las familias.",
        "Nadie sabe por qué la torre del puerto se inclina hacia el norte.",
    ],
)
def test_open_questions_are_found(text):
    """What is unknown, to be confirmed and unanswered is open."""
    assert len(briefed(text).open_questions) == 1


def test_a_sentence_keeps_its_no():
    """What begins with "no" or "sin" says so in the statement too: without it the statement were the contrary."""
    brief = briefed("No se sabe si los repartidores podrán entrar en el casco antiguo de la ciudad.")
    assert brief.open_questions[0].statement.startswith("No se sabe si")


def test_a_question_keeps_its_marks():
    """A question begins with its own mark in the statement."""
    brief = brief_of(
        "Redacción: ¿Cuánto va a costar la nueva biblioteca del barrio?\n"
        "Inés Robledo: No lo sé todavía, depende de las ofertas que lleguen.\n"
        "Redacción: ¿Quién la va a pagar entonces en estos tiempos?\n"
        "Inés Robledo: Nadie lo ha dicho, y el municipio no tiene dinero.\n"
    )
    statements = [item.statement for item in brief.open_questions]
    assert "Redacción: ¿Cuánto va a costar la nueva biblioteca del barrio?" in statements


def test_who_says_so():
    """A title before a name between commas, a verb before its subject and "según" name the speaker."""
    brief = briefed(
        "La alcaldesa, Remedios Cañal, reclama una nueva biblioteca para el viejo barrio del molino.\n\n"
        "Así lo confirmó el jueves el concejal de Obras, Tadeo Ribas: el municipio debe limpiar el foso.\n\n"
        "Según Ribas, los últimos prados húmedos podrían desaparecer en pocos años."
    )
    assert {item.attributed_to for item in brief.proposals} <= {"Remedios Cañal", "Tadeo Ribas"}
    assert {item.attributed_to for item in brief.risks} == {"Tadeo Ribas"}
    roles = {actor.name: actor.role for actor in brief.actors}
    assert roles["Remedios Cañal"] == "alcaldesa"
    assert roles["Tadeo Ribas"] == "concejal de Obras"


def test_bodies_have_their_whole_name():
    """A noun of a body takes its complement with it, and a firm its own name without the noun."""
    brief = briefed(
        "La Federación de Regantes exige una tasa nueva. La empresa Galvanor rechaza pagarla. "
        "El sindicato agrario apoya la tasa, y los vecinos protestaron ante el Ayuntamiento de Lomares."
    )
    names = {actor.name: actor.type for actor in brief.actors}
    assert names["Federación de Regantes"] == "organisation"
    assert names["Galvanor"] == "organisation"
    assert names["sindicato agrario"] == "organisation"
    assert names["vecinos"] == "group"


def test_whoever_is_asked_does_not_ask():
    """The object of a verb is not its subject, and a name with small words in it is one."""
    brief = briefed(
        "La concejala Begoña Ruiz de Torralba pidió al Gobierno más dinero para la biblioteca del molino.\n\n"
        "Por su parte, el Sindicato de Regantes exige una tasa nueva para las fincas grandes."
    )
    assert {item.attributed_to for item in brief.proposals} == {"Begoña Ruiz de Torralba", "Sindicato de Regantes"}


def test_what_would_be_done_begins_with_its_infinitive():
    """After the cue itself, to the next mark."""
    brief = briefed("El club propone ensanchar la rampe del puerto, antes incluso de que acabe el mes.")
    assert [item.action for item in brief.proposals] == ["ensanchar la rampe del puerto"]


def test_a_source_is_no_subject_of_the_verb_after_it():
    """After "según" and a name stands another's verb: nothing is told that the named one does."""
    brief = briefed("Según su directora, Marta Lezama, la obra crearía 400 empleos, y el Ayuntamiento no lo niega.")
    assert [actor.statement for actor in brief.actors if actor.name == "Marta Lezama"] == ["Marta Lezama, directora."]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "El municipio descartó sustituir la vieja pasarela del puerto, según anunció la alcaldesa Inés Valle.",
            "rejected",
        ),
        ("El municipio no tiene intención de sustituir la vieja pasarela del puerto por un puente.", "rejected"),
        ("El municipio no quiere sustituir la vieja pasarela del puerto por un puente en primavera.", "rejected"),
        ("El ministro retiró el proyecto de sustituir la vieja pasarela del puerto por un puente.", "rejected"),
        ("La petición de un nuevo acceso al hangar de la orilla no prosperó en el pleno.", "rejected"),
        ("La oposición había votado en contra de la petición de un nuevo acceso al hangar.", "rejected"),
        ("El pleno aplazó la votación sobre la propuesta de un nuevo acceso al hangar.", "under_consideration"),
        ("El pleno anuló el acuerdo de talar los árboles de la orilla junto al hangar del puerto.", "rejected"),
    ],
)
def test_what_is_turned_down_or_put_off_is_nobodys_proposal(text, status):
    """What is not wanted, given up, voted down or put off is told as that, and without a proposer."""
    items = [(item.status, item.proposer) for item in briefed(text).proposals]
    assert items == [(status, None)]


def test_a_fear_that_did_not_come_true_is_no_risk():
    """What was feared and is not confirmed is no risk any more."""
    assert not briefed("El temor de que el acuífero del valle estuviera envenenado no se confirmó.").risks


def test_what_is_not_decided_has_no_condition():
    """After "no ha decidido" the "si" asks; the matter is under consideration."""
    (item,) = briefed("La comisión todavía no ha decidido si eleva el dique del puerto en primavera.").proposals
    assert (item.status, item.conditions, item.certainty) == ("under_consideration", None, "asserted")


def test_who_got_no_warning_has_raised_no_risk():
    """That a warning never came is no warning."""
    assert not briefed("Un portavoz del ministerio aseguró que nunca recibió la advertencia de los bomberos.").risks


def test_what_opponents_say_is_reported_of_them():
    """A figure of theirs is no fact."""
    (figure,) = briefed("Los detractores del puente afirman que costará 80 millones de euros.").figures
    assert (figure.attributed_to, figure.certainty) == ("detractores", "reported")
