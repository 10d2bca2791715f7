"""French: what its lexicon finds, elisions and inversions among it."""

from __future__ import annotations

import pytest

from tests.extracting.extracted import brief_of, reading_of

FILLER = (
    " La réunion s'est tenue le soir dans la grande salle, et il y avait du monde. Sur la table, on voyait"
    " du café et des gâteaux, et les fenêtres étaient ouvertes. Ensuite, tous sont allés dans le jardin de la maison."
)


def briefed(text: str):
    """Return the brief of a sentence among others that say nothing."""
    return brief_of(text + "\n\n" + FILLER)


def test_what_is_elided_or_inverted_is_a_word_of_its_own():
    """Of "l'eau" and "a-t-elle" the parts are words, but "aujourd'hui" and a hyphened name are one."""
    words = reading_of(
        "L'eau est-elle propre aujourd'hui ? Jean-Luc n'a rien dit, a-t-elle noté, et c'est dommage pour le lac."
    )
    assert words.sentences[0].low == ("l'", "eau", "est", "elle", "propre", "aujourd'hui", "?")
    assert words.sentences[1].low[:8] == ("jean-luc", "n'", "a", "rien", "dit", ",", "a", "t-elle")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("La commune prévoit de remplacer la vieille passerelle du port par un pont au printemps.", "proposed"),
        ("Le conseil a adopté le projet de remplacer la vieille passerelle du port par un pont.", "adopted"),
        ("Le vote sur le remplacement de la vieille passerelle du port est prévu le 12 juin.", "proposed"),
        ("Le club d'aviron réclame un nouvel accès au hangar et davantage de places sur la rive.", "proposed"),
        ("Les parents proposent d'ouvrir la cour de l'école à tous les enfants du quartier l'après-midi.", "proposed"),
        ("Le conseil a rejeté la demande d'un nouvel accès au hangar à bateaux sur la rive.", "rejected"),
        (
            "La commune étudie le remplacement de la vieille passerelle du port par un pont.",
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
        "Les secours mettent en garde contre la glace trop mince de l'étang avant le week-end.",
        "En cas de gel, les vieux tuyaux de la cave pourraient éclater et inonder l'école.",
        "Le refuge pour animaux risque la faillite cet hiver, car les dons ne suffisent plus.",
        "La voisine craint que la vieille digue ne cède pendant la prochaine tempête.",
    ],
)
def test_risks_are_found(text):
    """By a warning, by what could break, by what threatens, by a fear."""
    assert len(briefed(text).risks) == 1


def test_a_risk_denied_is_none():
    """Where it is said that there is no danger, none is told."""
    assert not briefed("Il n'existe aucun danger pour les habitants du village, selon la mairie.").risks


@pytest.mark.parametrize(
    "text",
    [
        "On ignore qui paiera le nouvel orgue de l'église du marché.",
        "La date de la réouverture du cirque reste à confirmer par la ville.",
        "Le ministère n'a pas encore répondu aux questions des familles.",
        "Personne ne sait pourquoi la tour du port se penche vers le nord.",
    ],
)
def test_open_questions_are_found(text):
    """What is ignored, to be confirmed, unanswered and unknown is open."""
    assert len(briefed(text).open_questions) == 1


def test_who_says_so():
    """A title before a name between commas, an inversion, a pronoun and "selon" name the speaker."""
    brief = briefed(
        "La maire, Solange Petitjean, réclame une nouvelle bibliothèque pour le vieux quartier du moulin.\n\n"
        "« Nous devons rehausser la digue avant l'hiver et nettoyer le fossé », a-t-elle déclaré.\n\n"
        "Selon Odilon Marsac, biologiste, les dernières prairies humides pourraient disparaître."
    )
    assert {item.attributed_to for item in brief.proposals} == {"Solange Petitjean"}
    assert {item.statement for item in brief.proposals} >= {
        "Solange Petitjean: Nous devons rehausser la digue avant l'hiver et nettoyer le fossé."
    }
    assert ("Solange Petitjean", "maire") in [(actor.name, actor.role) for actor in brief.actors]


def test_bodies_have_their_whole_name():
    """A noun of a body takes its complement with it, and a firm its own name without the noun."""
    brief = briefed(
        "Le Syndicat des eaux de la Brenne exige une taxe nouvelle. La société Galvanor refuse de payer. "
        "Le conseil municipal a voté contre la taxe, et les riverains ont manifesté devant la mairie."
    )
    names = {actor.name: actor.type for actor in brief.actors}
    assert names["Syndicat des eaux de la Brenne"] == "organisation"
    assert names["Galvanor"] == "organisation"
    assert names["conseil municipal"] == "organisation"
    assert names["riverains"] == "group"


def test_what_would_be_done_begins_with_its_infinitive():
    """After "de" or the cue itself; and "s'est" makes nothing conditional."""
    brief = briefed("Le club s'est réuni et propose d'élargir la rampe du port, avant même la fin du mois.")
    assert [(item.action, item.certainty) for item in brief.proposals] == [("élargir la rampe du port", "asserted")]


def test_many_elisions_in_one_word_are_left_as_they_are():
    """A word is parted a few times, not without end."""
    begins = "Le maire est dans la ville et il y a des gens qui sont là avec les autres : "
    assert len(reading_of(begins + "l'" * 500 + "eau").sentences[-1].tokens) < 40


def test_a_noun_before_a_given_name_is_a_role():
    """Whatever the noun: with its article it says what somebody is, and a verb before it who speaks."""
    brief = briefed(
        "« L'écluse doit rouvrir avant l'été », a demandé la batelière Maud Kerven, venue avec ses voisins."
    )
    assert ("Maud Kerven", "batelière") in [(actor.name, actor.role) for actor in brief.actors]
    assert {item.attributed_to for item in brief.proposals} == {"Maud Kerven"}


def test_the_opposition_refuses_nothing_by_its_name():
    """Nor is what is not planned a plan."""
    brief = briefed(
        "L'opposition demande la mise en place d'un service minimum dans les bus du centre.\n\n"
        "Aucune nouvelle réunion n'est prévue entre les deux parties avant la fin du mois."
    )
    assert [item.status for item in brief.proposals] == ["proposed"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("La commune a renoncé au printemps à remplacer la vieille passerelle du port par un pont.", "rejected"),
        ("La commune n'a pas l'intention de remplacer la vieille passerelle du port par un pont.", "rejected"),
        ("La commune ne veut pas remplacer la vieille passerelle du port par un pont au printemps.", "rejected"),
        ("Le ministre a retiré le projet de remplacer la vieille passerelle du port par un pont.", "rejected"),
        ("La demande d'un nouvel accès au hangar à bateaux sur la rive n'a pas été adoptée.", "rejected"),
        ("L'opposition avait voté contre la demande d'un nouvel accès au hangar à bateaux.", "rejected"),
        (
            "Le conseil a reporté le vote sur la proposition d'un nouvel accès au hangar à bateaux.",
            "under_consideration",
        ),
        ("Le conseil a annulé la décision de remplacer la vieille passerelle du port par un pont.", "rejected"),
    ],
)
def test_what_is_turned_down_or_put_off_is_nobodys_proposal(text, status):
    """What is not wanted, given up, voted down or put off is told as that, and without a proposer."""
    items = [(item.status, item.proposer) for item in briefed(text).proposals]
    assert items == [(status, None)]


def test_what_nobody_thinks_of_is_no_question():
    """That nobody wants to do something, and that there is no danger, leaves nothing open."""
    brief = briefed(
        "Personne ne songe à fermer la bibliothèque du port, a assuré la directrice Marthe Egger. "
        "Il n'y a aucun risque que des lecteurs restent sans livres."
    )
    assert not brief.open_questions
    assert not brief.risks


def test_a_fear_that_did_not_come_true_is_no_risk():
    """What was feared and is not confirmed is no risk any more."""
    assert not briefed("La crainte que la nappe de la vallée soit empoisonnée ne s'est pas confirmée.").risks


def test_what_is_not_decided_has_no_condition():
    """After "n'a pas décidé" the "si" asks; the matter is under consideration."""
    (item,) = briefed("La commission n'a pas encore décidé si elle rehausse la digue du port au printemps.").proposals
    assert (item.status, item.conditions, item.certainty) == ("under_consideration", None, "asserted")


def test_what_a_firm_would_do_is_hearsay():
    """The conditional of planning tells what others say."""
    (item,) = briefed("La société Nordmétal envisagerait de supprimer 300 emplois au port dès le printemps.").proposals
    assert (item.status, item.certainty) == ("under_consideration", "reported")


@pytest.mark.parametrize(
    ("office", "role"),
    [
        ("l'adjointe à la culture", "adjointe à la culture"),
        ("l'adjoint aux finances", "adjoint aux finances"),
        ("la batelière", "batelière"),
    ],
)
def test_an_office_is_told_with_what_it_is_for(office, role):
    """The noun that an office governs is no role by itself, and nobody else is named by the office."""
    brief = briefed(f"« Le vieux pont reste ouvert », a déclaré {office} Ruth Alain devant la salle.")
    assert [(actor.name, actor.role) for actor in brief.actors] == [("Ruth Alain", role)]


def test_a_name_has_its_small_words_with_capitals():
    """A society may be called "Rail Pour Tous"."""
    brief = briefed("L'association Rail Pour Tous réclame un nouveau pont et davantage de places sur la rive.")
    assert [(actor.name, actor.role) for actor in brief.actors] == [("Rail Pour Tous", "association")]


def test_who_got_no_warning_has_raised_no_risk():
    """That a warning never came is no warning."""
    assert not briefed("Un porte-parole du ministère a assuré n'avoir jamais reçu l'avertissement des pompiers.").risks


def test_what_opponents_say_is_reported_of_them():
    """A figure of theirs is no fact."""
    (figure,) = briefed("Les opposants au pont affirment qu'il coûtera 80 millions d'euros.").figures
    assert (figure.attributed_to, figure.certainty) == ("opposants", "reported")


def test_what_is_not_known_is_no_plan():
    """Nobody knows how many posts will go: that is a question, and decides nothing."""
    brief = briefed("Le maire annonce la fermeture du pont. On ignore encore combien d'emplois seront supprimés.")
    assert [item.statement for item in brief.open_questions] == ["On ignore encore combien d'emplois seront supprimés."]
    assert not any("ignore" in item.statement for item in brief.proposals)
