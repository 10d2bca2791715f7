"""Statements that say the contrary of their evidence in languages of which a few words are known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.verifying.contrary_abroad import contrary_abroad
from tests.verifying.cited import doubts, said

GERMAN = (
    "Der Stadtrat von Lindau hat den Plan für die neue Halle nicht abgelehnt. "
    "Die Kosten stiegen auf 12 Millionen Euro. Der Betreiber bestreitet, dass Öl in den Fluss gelangte."
)
FRENCH = (
    "Le conseil de Vannes n'a pas approuvé le budget lundi. Aucun train n'a été annulé, selon Claire Petit. "
    "Les prix des billets ont baissé en mars."
)
SPANISH = (
    "El consejo de Lugo no aprobó el plan del puerto el martes. Los vecinos apoyan la protesta, dijo Marta Vidal. "
    "La compañía compró dos barcos en 2015."
)
ITALIAN = (
    "Il consiglio di Nuoro non ha approvato il bilancio del porto lunedì. I residenti sostengono la protesta, ha detto "
    "Marta Serra. I prezzi dei biglietti sono aumentati in marzo. La giunta nega che il gasolio sia finito nel fiume."
)
PORTUGUESE = (
    "A câmara de Aveiro não aprovou o plano do porto na terça. Os moradores apoiam o protesto, disse Marta Vidal. "
    "A companhia comprou dois barcos em 2015. Os preços dos bilhetes subiram em março."
)
RUSSIAN = (
    "Совет города Самары не одобрил бюджет порта в понедельник. Жители поддержали протест, и это было в марте. "
    "Цены на билеты выросли в марте. Компания купила два корабля за границей."
)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (ITALIAN, "Il consiglio di Nuoro ha approvato il bilancio del porto lunedì."),
        (ITALIAN, "I residenti non sostengono la protesta."),
        (ITALIAN, "I prezzi dei biglietti sono calati in marzo."),
        (ITALIAN, "Il gasolio è finito nel fiume."),
        (PORTUGUESE, "A câmara de Aveiro aprovou o plano do porto na terça."),
        (PORTUGUESE, "Os moradores não apoiam o protesto."),
        (PORTUGUESE, "A companhia vendeu dois barcos em 2015."),
        (PORTUGUESE, "Os preços dos bilhetes caíram em março."),
        (RUSSIAN, "Совет города Самары одобрил бюджет порта в понедельник."),
        (RUSSIAN, "Жители не поддержали протест в марте."),
        (RUSSIAN, "Цены на билеты упали в марте."),
        (RUSSIAN, "Компания продала два корабля за границей."),
        (GERMAN, "Der Stadtrat hat den Plan für die neue Halle abgelehnt."),
        (GERMAN, "Die Kosten sanken auf 12 Millionen Euro."),
        ("Der Rat hat den neuen Haushalt im Mai nicht gebilligt.", "Der Rat hat den neuen Haushalt im Mai gebilligt."),
        ("O clube não pagou as contas no porto em maio.", "O clube pagou as contas no porto em maio."),
        (GERMAN, "Öl gelangte in den Fluss."),
        (FRENCH, "Le conseil de Vannes a approuvé le budget lundi."),
        (FRENCH, "Les prix des billets ont augmenté en mars."),
        (SPANISH, "El consejo de Lugo aprobó el plan del puerto el martes."),
        (SPANISH, "Los vecinos no apoyan la protesta."),
        (SPANISH, "La compañía vendió dos barcos en 2015."),
    ],
)
def test_the_contrary_is_cautioned(text, statement):
    """A denial lost or added, and a word turned, are for a reader to look at."""
    assert said(contrary_abroad, statement, text, *_sentences(text)) == [("caution", statement.rstrip("."))]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (ITALIAN, "Lunedì il consiglio di Nuoro non ha approvato il bilancio del porto."),
        (ITALIAN, "La protesta è sostenuta dai residenti."),
        (ITALIAN, "In marzo sono cresciuti i prezzi dei biglietti."),
        (ITALIAN, "La giunta dice che non è finito gasolio nel fiume."),
        (PORTUGUESE, "Na terça, a câmara de Aveiro não aprovou o plano do porto."),
        (PORTUGUESE, "O protesto tem o apoio dos moradores."),
        (PORTUGUESE, "Os bilhetes ficaram mais caros em março."),
        (RUSSIAN, "В понедельник совет Самары не одобрил бюджет порта."),
        (RUSSIAN, "Протест поддержали жители."),
        (RUSSIAN, "В марте билеты подорожали."),
        (GERMAN, "Der Plan für die neue Halle wurde vom Stadtrat nicht abgelehnt."),
        (GERMAN, "Die Kosten sind auf 12 Millionen Euro gestiegen."),
        (GERMAN, "Laut Betreiber gelangte kein Öl in den Fluss."),
        (FRENCH, "Lundi, le conseil de Vannes n'a pas approuvé le budget."),
        (FRENCH, "Selon Claire Petit, aucun train n'a été annulé."),
        (SPANISH, "La protesta cuenta con el apoyo de los vecinos."),
        (SPANISH, "El plan del puerto no fue aprobado por el consejo de Lugo."),
        ("The council did not approve the new plan.", "The council did approve the new plan."),
    ],
)
def test_the_same_in_other_words_is_not_doubted(text, statement):
    """Whatever denies both denies neither less, and English has a check of its own."""
    assert said(contrary_abroad, statement, text, *_sentences(text)) == []


@pytest.mark.parametrize(
    ("text", "statement", "is_doubted"),
    [
        ("La commune n'ouvrira plus l'école.", "La commune n'ouvrira plus l'école.", False),
        ("La commune n'ouvrira plus l'école.", "La commune ouvrira l'école.", True),
        ("La commune ouvrira l'école.", "La commune n'ouvrira plus l'école.", True),
        ("La commune n'aide guère les théâtres.", "La commune n'aide guère les théâtres.", False),
        ("La commune n'aide guère les théâtres.", "La commune aide les théâtres.", True),
        ("La commune n'aide que les théâtres.", "La commune aide les théâtres.", False),
        ("La commune n'aide qu'un théâtre.", "La commune aide un théâtre.", False),
        ("La commune aide les théâtres.", "La commune n'aide que les théâtres.", False),
    ],
)
def test_a_french_denial_before_a_vowel_is_one(text, statement, is_doubted):
    """An apostrophe joins “n'” to the verb; “plus” and “guère” belong to it, and “que” takes it back."""
    assert (
        bool(said(contrary_abroad, statement, f"{text} Le maire est dans la ville avec les élus.", text)) is is_doubted
    )


@given(st.text(max_size=200), st.text(max_size=200))
def test_nothing_raises(statement, text):
    """Whatever is said of whatever source, there is an answer."""
    doubts(contrary_abroad, f"Der Rat hat nicht {statement}", f"{GERMAN} {text}")


def _sentences(text: str) -> list[str]:
    return [f"{sentence}." for sentence in text.rstrip(".").split(". ")]


NOTICE = "Die Frist beträgt drei Monate zum Quartalsende, und zwei Zeugen waren dabei. Das Dorf zählt 340 Einwohner."


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("Die Frist beträgt sechs Monate zum Quartalsende.", NOTICE),
        ("Die Frist beträgt 6 Monate zum Quartalsende.", NOTICE),
        ("Le dépôt est restitué dans un délai de trois mois.", "Le dépôt est restitué dans un délai de deux mois."),
        ("El plazo es de cinco meses para el puerto.", "El plazo es de 4 meses para el puerto, según el alcalde."),
        ("Срок аренды составляет шесть месяцев.", "Срок аренды составляет пять месяцев, и это не всё."),
    ],
)
def test_another_number_of_the_same_is_cautioned_where_one_is_spelled_out(statement, text):
    """In nearly the same words, and before the same word, three is not six."""
    assert [severity for severity, _ in said(contrary_abroad, statement, text)] == ["caution"]


@pytest.mark.parametrize(
    "statement",
    [
        "Die Frist beträgt 3 Monate zum Quartalsende.",
        "Die Frist beträgt drei Monate zum Quartalsende.",
        "Zwei Zeugen waren dabei, die Frist beträgt drei Monate.",
        "Drei Zeugen kennen den Bürgermeister von Lindau gut.",
    ],
)
def test_the_same_number_spelled_out_or_not_is_not_doubted(statement):
    """As a word or in digits; and in other words another number may be meant."""
    assert said(contrary_abroad, statement, NOTICE) == []
