"""Words that all stand in the source and say something else there: marks, cases, brackets, omissions."""

from __future__ import annotations

import pytest

from tests.grounding.test_locating import found, refused


@pytest.mark.parametrize(
    ("text", "quote", "code"),
    [
        ("The clerk, said the mayor, took the coins.", "The clerk said the mayor took the coins", "name"),
        ("Let him sail not, sink the boat.", "Let him sail, not sink the boat", "words_dropped"),
        ("A 6\u2033 pipe feeds the tank.", "A 6\u2032 pipe feeds the tank", "number"),
        ('Fit a 9" board here now.', "Fit a 9' board here now", "number"),
        ("Income was (340) thousand crowns.", "Income was 340 thousand crowns", "number"),
        ("He had twenty five-dollar notes.", "He had twenty-five dollar notes", "number"),
        ("It was cut to BBB- after the audit.", "It was cut to BBB after the audit", "name"),
        ("Type O\u2212 blood was short.", "Type O blood was short", "name"),
        ("It burst at 4 MPa in May.", "It burst at 4 mPa in May", "number"),
        ("A span of 5 mS was set.", "A span of 5 ms was set", "number"),
        ("Net income: (340) thousand crowns.", "Net income: 340 thousand crowns", "number"),
        ("In all, (340), for the year.", "In all, 340, for the year", "number"),
        ("The net result was (340)", "The net result was 340", "number"),
        ("▲ 6 points since May", "▼ 6 points since May", "number"),
        ("Fish landed ▲ 6 points", "Fish landed ▼ 6 points", "number"),
        ("The inn’s food: ●●○○○ in all", "The inn’s food: ●●●●● in all", "words_added"),
        ("The rest of the proof has a ≠ b here", "The rest of the proof has a = b here", "words_added"),
        ("The rest of the proof has a ≮ b here", "The rest of the proof has a < b here", "words_added"),
        ("The width of the slit is 5 Å here", "The width of the slit is 5 A here", "name"),
        ("No, fishing is allowed here.", "No fishing is allowed here", "negation"),
        ("No. Fishing is allowed here.", "No fishing is allowed here", "negation"),
        ("They said yes. No boats exist.", "They said yes no. Boats exist", "negation"),
        ("Nein, Angeln ist hier erlaubt.", "Nein Angeln ist hier erlaubt", "negation"),
        ("They rowed it. Never for coins. They slept.", "They rowed it never for coins", "negation"),
        ("Yes. They will row to the inn.", "Yes they will row to the inn", "words_dropped"),
        ("Halt! Feeding young gulls is unwise.", "Halt feeding young gulls is unwise", "words_dropped"),
        ("Ida rowed. Tom Reed slept.", "Ida rowed Tom. Reed slept", "words_dropped"),
        ("The com-\nmittee rowed on. Boats left.", "The committee rowed on boats left", "words_dropped"),
        ("Some 1&nbsp;500 rowed. Boats left.", "Some 1500 rowed boats left", "words_dropped"),
        ("Halt! Feeding gulls is, as ever, unwise.", "Halt feeding gulls … unwise", "spliced"),
        ("渔船离开港口。村长留下。", "渔船离开港口村长留下", "words_dropped"),
        ("渔船离开港口？", "渔船离开港口。", "modality"),
        ("هل عاد الصياد إلى القرية؟", "هل عاد الصياد إلى القرية.", "modality"),
        ("선장은 마을을 떠났다. 어부는 남았다.", "선장은 마을을 떠났다 어부는 남았다", "words_dropped"),
        ("It was not<br>able to row there.", "It was notable to row there", "negation"),
        ("Gain 1<br>500 boats left.", "Gain 1500 boats left", "number"),
        ("It fell to &minus;5 in May.", "It fell to 5 in May", "number"),
        ("It lost &minus;$5 million in May.", "It lost $5 million in May", "number"),
        ("It took 10&ndash;15 days to row.", "It took 10 15 days to row", "number"),
        ("The mayor said the clerk is a thief.", "The mayor, said the clerk, is a thief", "name"),
        ("Sie tranken den Most in Maßen.", "Sie tranken den Most in Massen", "words_added"),
        ("Die Masse war groß.", "Die Maße war groß", "words_added"),
        ("Die Maße waren groß.", "Die Masse waren groß", "words_added"),
        ("Er tat Buße im Dorf.", "Er tat Busse im Dorf", "words_added"),
        ("Few boats came to the pier.", "[A] few boats came to the pier", "name"),
        ("The guard shot the dog.", "The guard shot [at] the dog", "words_added"),
        ("The widow sued the town.", "The widow [was] sued [by] the town", "words_added"),
        ("The guild refused, at last, to load the grain.", "The guild … load the grain", "negation"),
        ("The cook denied that he had lit the stove.", "The cook … had lit the stove", "negation"),
    ],
)
def test_the_same_words_may_say_something_else(text, quote, code):
    """Marks, cases, brackets and omissions that change what is said are refused."""
    assert refused(quote, text).code == code


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The clerk, who was late, took the coins.", "The clerk who was late took the coins"),
        ("“It rose 6” was all he wrote.", "It rose 6' was all he wrote"),
        ("‘We need 9’ was all he “wrote” then.", '"We need 9" was all he "wrote" then'),
        ("Income (340 crowns) was low.", "Income 340 crowns was low"),
        ("He had twenty-five dollar notes.", "He had twenty five dollar notes"),
        ("The NATO-\nled force left.", "The NATO-led force left"),
        ("It burst at 4 kPa in May.", "It burst at 4 KPA in May"),
        ("Sie zogen durch die Straße am Hafen.", "SIE ZOGEN DURCH DIE STRASSE AM HAFEN"),
        ("Die Straße am Hafen ist gesperrt.", "Die Strasse am Hafen ist gesperrt"),
        ("Dreissig grosse Boote kamen.", "Dreißig große Boote kamen"),
        ("Ida rowed. Tom Reed slept.", "Ida rowed; Tom Reed slept"),
        ("Halt! Feeding young gulls is unwise.", "Halt, feeding young gulls is unwise"),
        ("渔船离开港口。村长留下。", "渔船离开港口，村长留下"),
        ("Sgt. Reed and J. Poe met in Oct. at St. Ives.", "Sgt Reed and J Poe met in Oct at St Ives"),
        ("They met at Oars.Org in the U.S. Army.", "They met at Oars Org in the US Army"),
        ("The guild<br/>will row", "The guild will row"),
        ("They brought:\n● apples\n● pears", "They brought: apples, pears"),
        ("The rest of the naïve crew", "The rest of the naive crew"),
        ("It was poor — not rich.", "It was poor-not rich"),
        ("This is a no-go area.", "This is a no go area"),
        ("“We rowed” said the clerk.", "“We rowed,” said the clerk"),
        ("The com-\n\n12\n\nmittee met.", "The committee met"),
        ("The com-\r\n\r\n12\r\n\r\nmittee met.", "The committee met"),
        ("The com-\n12\nmittee met.", "The committee met"),
        ("The com-\n\f12\nmittee met.", "The committee met"),
        ("The com-\n12   Annual Report\nmittee met.", "The committee met"),
        ("The com-\n\n12   Annual Report\n\nmittee met.", "The committee met"),
        ("Die Bundes-\n\n12\n\nregierung tagte.", "Die Bundesregierung tagte"),
        ("The COVID-\n19 rules ended.", "The COVID-19 rules ended"),
        ("The cook, who denied it, left the inn.", "The cook … left the inn"),
        ("The crew is 11 ℃ warmer now.", "The crew is 11 °C warmer now"),
        ("Завод, старый и пустой, дал трещину.", "Завод <...> дал трещину"),
        ("Le lait a perdu 8 pour cent de sa valeur.", "Le lait a perdu 8 % de sa valeur"),
        ("Apenas el 7 por ciento de los pozos tiene agua.", "Apenas el 7 % de los pozos"),
    ],
)
def test_other_marks_say_the_same(text, quote):
    """A dropped comma, another quotation mark or unit sign, and what an ellipsis may leave out, change nothing."""
    assert found(quote, text).quote
