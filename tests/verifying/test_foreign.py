"""A statement in another language than its sources."""

from __future__ import annotations

import pytest

from summarizer.brief import Item
from summarizer.kinds.brief import Actor
from summarizer.verifying import verify
from tests.verifying.cited import cited

ENGLISH = (
    "The council sold the old lighthouse in spring for 40,000 crowns. Greta Holm, the mayor, had opposed the sale."
)
GERMAN = "Der Rat hat den alten Leuchtturm im Frühjahr verkauft. Die Bürgermeisterin Greta Holm war dagegen."
FRENCH = "Le conseil a vendu le vieux phare au printemps. Le maire, qui ne voulait pas de cette vente, a protesté."
JAPANESE = "市議会は春に古い灯台を四万クローネで売却した。町長のグレタ・ホルムは売却に反対していた。"


def checks(statement: str, text: str) -> list[str]:
    evidence, sources = cited(text, text.partition(" in spring")[0] if text == ENGLISH else text[:20])
    return [doubt.check for doubt in verify(Item(statement=statement, citations=()), evidence, sources)]


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("Der Rat hat den alten Leuchtturm nicht verkauft.", ENGLISH),
        ("Le conseil a vendu le vieux phare et la mairie.", ENGLISH),
        ("El consejo vendió el faro y los barcos.", ENGLISH),
        ("Совет продал старый маяк весной.", ENGLISH),
        ("Un informe de 140 páginas propone en junio vender.", ENGLISH),
        ("De haven is in mei door de stad van Lier verkocht aan het rijk.", FRENCH),
        ("市議会は灯台を売らなかった。", ENGLISH),
        ("The council did not sell the lighthouse that it had.", GERMAN),
        ("The council did not sell the lighthouse that it had.", JAPANESE),
    ],
)
def test_a_translation_is_said_to_be_one(statement: str, text: str):
    """Whatever it says: that its words cannot be compared is no proof of them."""
    assert "foreign" in checks(statement, text)


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("The council has sold the lighthouse.", ENGLISH),
        ("Lighthouse sold.", ENGLISH),
        ("Der Rat hat den Leuchtturm verkauft.", GERMAN),
        ("Leuchtturm verkauft.", ENGLISH),  # too little to be certain
        ("市議会は灯台を売った。", JAPANESE),
        ("Un rapport de 140 pages remis en juin propose de vendre.", FRENCH),  # "de" and "en" are Dutch, too
        ("", ENGLISH),
    ],
)
def test_what_is_in_the_sources_language_is_not(statement: str, text: str):
    """Nor is what is too short to tell."""
    evidence, sources = cited(text, text[:20])
    item = Item.model_construct(statement=statement, citations=())
    assert "foreign" not in [doubt.check for doubt in verify(item, evidence, sources)]


def test_a_translated_number_is_still_compared():
    """A wrong one rejects the statement."""
    assert "numbers" in checks("Der Rat hat den Leuchtturm für 50.000 Kronen verkauft.", ENGLISH)
    assert checks("Der Rat hat den Leuchtturm für 40.000 Kronen verkauft.", ENGLISH) == ["foreign"]


def test_translated_fields_are_no_unknown_names():
    """A German noun has its capital for being one: an actor is not invented for being called Rat."""
    evidence, sources = cited(ENGLISH, "The council sold the old lighthouse")
    actor = Actor(
        statement="Der Rat hat den alten Leuchtturm verkauft.", citations=(), name="Rat der Stadt", role="Verkäufer"
    )
    assert [doubt.check for doubt in verify(actor, evidence, sources)] == ["foreign"]


def test_the_sources_own_words_are_in_its_language():
    """Few words may look like those of another one, and are the source's all the same."""
    text = (
        "La Junta de Vallesol aprobó el jueves un trasvase de 20 hectómetros desde el embalse para abastecer a la "
        "capital. La Confederación Hidrográfica no ha querido comentar esa cifra."
    )
    statement = "Confederación Hidrográfica no ha querido comentar esa cifra."
    evidence, sources = cited(text, statement)
    assert not verify(Item(statement=statement, citations=()), evidence, sources)
