"""Statements firmer than their evidence in languages of which a few words are known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.verifying.firmness_abroad import firmness_abroad
from tests.verifying.cited import doubts, said

GERMAN = (
    "Der Hafen von Lindau könnte im Mai schließen. Berg soll die Kasse des Vereins geplündert haben, und das ist neu."
)
FRENCH = (
    "Le port de Vannes pourrait fermer ses portes en mai. Le trésorier aurait volé la caisse du club, selon la police."
)
SPANISH = (
    "El puerto de Lugo podría cerrar sus puertas en mayo. El tesorero presuntamente robó la caja del club, según él."
)
ITALIAN = "Il porto di Nuoro potrebbe chiudere a maggio. Il tesoriere avrebbe rubato la cassa del circolo della città."
PORTUGUESE = "O porto de Aveiro poderá fechar em maio. O tesoureiro teria roubado a caixa do clube, mas não é certo."
RUSSIAN = "Порт Самары может закрыться в мае. Совет рассматривает продажу старого причала, и это не всё."


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (GERMAN, "Der Hafen von Lindau schließt im Mai."),
        (GERMAN, "Berg hat die Kasse des Vereins geplündert."),
        (FRENCH, "Le port de Vannes fermera ses portes en mai."),
        (FRENCH, "Le trésorier a volé la caisse du club."),
        (SPANISH, "El puerto de Lugo cerrará sus puertas en mayo."),
        (SPANISH, "El tesorero robó la caja del club."),
        (ITALIAN, "Il porto di Nuoro chiuderà a maggio."),
        (ITALIAN, "Il tesoriere ha rubato la cassa del circolo."),
        (PORTUGUESE, "O porto de Aveiro fechará em maio."),
        (PORTUGUESE, "O tesoureiro roubou a caixa do clube."),
        (RUSSIAN, "Порт Самары закроется в мае."),
    ],
)
def test_what_may_be_and_is_told_as_a_fact_is_cautioned(text, statement):
    """A possibility, a plan and an allegation are no facts."""
    assert said(firmness_abroad, statement, text, *_sentences(text)) == [("caution", statement.rstrip("."))]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (GERMAN, "Im Mai könnte der Hafen von Lindau schließen."),
        (GERMAN, "Der Hafen von Lindau wird vielleicht im Mai schließen."),
        (GERMAN, "Laut Polizei hat Berg die Kasse des Vereins geplündert."),
        (FRENCH, "Selon la police, le trésorier a volé la caisse du club."),
        (FRENCH, "La fermeture du port de Vannes en mai est possible."),
        (SPANISH, "El presunto robo de la caja del club fue obra del tesorero."),
        (ITALIAN, "Il porto di Nuoro forse chiude a maggio."),
        (PORTUGUESE, "O porto de Aveiro não fechará em maio."),
        (RUSSIAN, "Порт Самары, возможно, закроется в мае."),
        (f"{ITALIAN} Il porto di Nuoro chiude a maggio.", "Il porto di Nuoro chiude a maggio."),
        ("The harbour of Lindau may close in May.", "The harbour of Lindau closes in May."),
    ],
)
def test_what_hedges_too_is_not_doubted(text, statement):
    """Nor what another sentence says for certain, nor English, which has a check of its own."""
    assert said(firmness_abroad, statement, text, *_sentences(text)) == []


@given(st.text(max_size=200), st.text(max_size=200))
def test_nothing_raises(statement, text):
    """Whatever is said of whatever source, there is an answer."""
    doubts(firmness_abroad, f"Der Hafen schließt {statement}", f"{GERMAN} {text}")


def _sentences(text: str) -> list[str]:
    return [f"{sentence}." for sentence in text.rstrip(".").split(". ")]
