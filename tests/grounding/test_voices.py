"""Changes of speaker that an ellipsis may not hide."""

from __future__ import annotations

import pytest

from tests.grounding.test_locating import found, refused


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "The pier is safe for boats. According to police, the mayor took the coins.",
            "The pier is safe for boats … the mayor took the coins",
        ),
        ("Ames says the pier is safe. Boyd believes the pier will fall.", "Ames says the pier … will fall"),
        (
            "Ames says the pier is safe for all. Boyd argues that it will fall soon.",
            "Ames says the pier is safe … it will fall soon",
        ),
        (
            "The pier is safe for all. Boyd says the mayor took the coins.",
            "The pier is safe for all … the mayor took the coins",
        ),
        (
            "The pier is safe, said the mayor. Police told reporters the beams are rotten.",
            "The pier is safe … the beams are rotten",
        ),
        (
            "— The pier is safe for all.\n— The beams are rotten and old.",
            "The pier is safe … The beams are rotten and old",
        ),
        ("— Le quai est sûr pour tous.\n— Les poutres sont pourries.", "Le quai est sûr … Les poutres sont pourries"),
        ("– Der Kai ist sicher für alle.\n– Die Balken sind morsch.", "Der Kai ist sicher … Die Balken sind morsch"),
        ("- Причал надёжен для всех!\n- Балки давно сгнили.", "Причал надёжен … Балки давно сгнили"),
        (
            "## Ames\n\nThe pier is safe for all.\n\n## Boyd\n\nThe beams are rotten and old.",
            "The pier is safe … The beams are rotten and old",
        ),
        (
            "Mayor Ames\n\nThe pier is safe for all.\n\nEngineer Boyd\n\nThe beams are rotten and old.",
            "The pier is safe … The beams are rotten and old",
        ),
        (
            "Der Kai ist sicher für alle. Laut Polizei nahm der Bürgermeister das Geld.",
            "Der Kai ist sicher für alle … nahm der Bürgermeister das Geld",
        ),
        (
            "Le quai est sûr pour tous. Selon la police, le maire a pris les pièces.",
            "Le quai est sûr pour tous … le maire a pris les pièces",
        ),
        (
            "El muelle es seguro. Según la policía, el alcalde tomó las monedas.",
            "El muelle es seguro … el alcalde tomó las monedas",
        ),
        (
            "Il molo è sicuro. Secondo la polizia, il sindaco ha preso le monete.",
            "Il molo è sicuro … il sindaco ha preso le monete",
        ),
        (
            "O cais é seguro. Segundo a polícia, o prefeito levou as moedas.",
            "O cais é seguro … o prefeito levou as moedas",
        ),
        ("Причал надёжен. По словам полиции, мэр взял монеты из кассы.", "Причал надёжен … мэр взял монеты из кассы"),
        ("码头是安全的。据警方称，村长拿走了硬币。", "码头是安全的…村长拿走了硬币"),
        ("桟橋は安全だ。警察によると、村長が硬貨を盗んだ。", "桟橋は安全だ…村長が硬貨を盗んだ"),
        ("부두는 안전하다. 경찰에 따르면 시장이 동전을 가져갔다.", "부두는 안전하다 … 시장이 동전을 가져갔다"),
        ("王先生：码头是安全的。\n李先生：横梁已经腐烂了。", "码头是安全的…横梁已经腐烂了"),
        ("The mayor saw the clerk take coins.", "The mayor … take coins"),
        ("Der Rat habe laut Zeitung das Geld genommen.", "Der Rat … das Geld genommen"),
        (
            "Ames: The pier is safe for all.\nBoyd: It is rotten and old.",
            "The pier is safe for all … It is rotten and old",
        ),
        (
            "<ames> The pier is safe for all.\n<boyd> It is rotten and old.",
            "The pier is safe for all … It is rotten and old",
        ),
        ("[10:01] Ames: The pier is safe.\n[10:02] Boyd: It is rotten.", "The pier is safe … It is rotten"),
        ("Mr. AMES. The pier is safe.\nMr. BOYD. It is rotten.", "The pier is safe … It is rotten"),
        (
            "AMES\nThe pier is safe for all.\n\nBOYD\nIt is rotten and old.",
            "The pier is safe for all … It is rotten and old",
        ),
        (
            "**Ames**\n\nThe pier is safe for all.\n\n**Boyd**\n\nIt is rotten and old.",
            "The pier is safe for all … It is rotten and old",
        ),
        ("“The pier is safe,” said Ames. “It is rotten,” said Boyd.", "The pier is safe … It is rotten"),
        ("„Der Kai ist sicher“, sagte Ames. „Er ist morsch“, sagte Boyd.", "Der Kai ist sicher … Er ist morsch"),
        ("The mayor said the clerk took the coins.", "The mayor … took the coins"),
        ("The mayor fears the clerk took the coins.", "The mayor … took the coins"),
        ("The pier is safe. In the view of police, the mayor took coins.", "The pier is safe … the mayor took coins"),
        ("The pier is safe. Boyd: the mayor took coins.", "The pier is safe … the mayor took coins"),
        ("The town lost, in Low's telling, 500 boats to the mayor.", "The town lost … 500 boats to the mayor"),
    ],
)
def test_no_change_of_speaker_is_left_out(text, quote):
    """Who says it, in a label, a dash, a heading or words, is not left out between what two have said."""
    assert refused(quote, text).code


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("“The pier is safe,” said Ames. “It was built in May.”", "The pier is safe … It was built in May"),
        ("“We know,” she said, “that the pier is sold.”", "We know … that the pier is sold"),
        ("Ames says the pier is safe. He said the beams were new.", "Ames says the pier is safe … the beams were new"),
        ("The pier cost 40 crowns, according to the Ely Post.", "The pier cost 40 crowns … the Ely Post"),
        ("The man had a mild infection of the lung.", "The man … infection of the lung"),
        ("We saw the need to mend the pier.", "We … need to mend the pier"),
        ("The guild fears a fall in demand for old rope.", "The guild fears a fall … for old rope"),
        ("The pier is old.\n\n\u200b\n\n\u200b\n\nThe beams are rotten.", "The pier is old … The beams are rotten"),
    ],
)
def test_one_speaker_goes_on_after_the_attribution(text, quote):
    """What one speaker said before and after "she said" may be joined."""
    assert found(quote, text).quote
