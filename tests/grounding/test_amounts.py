"""Amounts: their signs, brackets, ranges, units and bounds."""

from __future__ import annotations

import pytest

from tests.grounding.test_locating import found, refused


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Net income was ($500) million in May.", "Net income was $500 million in May"),
        ("Net income was (€500) million in May.", "Net income was €500 million in May"),
        ("Net income was $(500) million in May.", "Net income was $500 million in May"),
        ("Net margin was (5.2%) in the year.", "Net margin was 5.2% in the year"),
        ("Net income was $500 million in May.", "Net income was ($500) million in May"),
        ("Tickets cost $5-$10 at the gate.", "Tickets cost $5"),
        ("Tickets cost $5–$10 at the gate.", "Tickets cost $5"),
        ("Tickets cost $5-$10 at the gate.", "$10 at the gate"),
        ("Tickets cost 5-10 crowns at the gate.", "Tickets cost 5"),
        ("Tickets cost €5–10 at the gate.", "Tickets cost €5"),
        ("Tickets cost $5-$10 at the gate.", "Tickets cost $5 $10 at the gate"),
        ("The result was –$5 million that year.", "The result was $5 million that year"),
        ("The result was $5 million that year.", "The result was –$5 million that year"),
        ("Das Ergebnis lag bei –€5 Millionen.", "Das Ergebnis lag bei €5 Millionen"),
        ("Das Ergebnis lag bei (500) € im Mai.", "Das Ergebnis lag bei 500 € im Mai"),
        ("The odds were 10² to one here.", "The odds were 102 to one here"),
        ("The lake covers 30 km² of land.", "The lake covers 30 km of land"),
        ("The lake covers 30 m² of land.", "The lake covers 30 m³ of land"),
        ("The port sold [12] boats that day.", "The port sold boats that day"),
        ("Es blieben 3. Boote sanken im Hafen.", "Es blieben 3 Boote sanken im Hafen"),
        ("Gain 1<BR>500 boats left.", "Gain 1500 boats left"),
        ("The odds were 10<SUP>2</SUP> to one here.", "The odds were 102 to one here"),
        ("人口\n\n500\n\n面积很大的村子", "人口面积很大的村子"),
        ("the boats\n\n500\n\nBoats sank", "the boats Boats sank"),
        ("Boats under 500 tonnes are free.", "Boats … 500 tonnes are free"),
        ("It fell to −$5 million in the year.", "It fell to $5 million in the year"),
        ("It fell to -$ 5 million in the year.", "It fell to $ 5 million in the year"),
        ("Es fiel auf –5 € im Mai und stieg.", "Es fiel auf 5 € im Mai und stieg"),
        ("Es kostet 5–10 € am Tor.", "Es kostet 5 10 € am Tor"),
        ("Ça coûte 5 à 10 € au port.", "Ça coûte 5 € au port"),
        ("It costs £5/£10 at the gate today.", "It costs £5 at the gate today"),
        ("The sale of 3,14 and 15 boats.", "The sale of 3.1415 boats"),
        ("The area is 30 km² in all here.", "The area is 30 km³ in all here"),
        ("The area is 30 km² in all here.", "The area is 302 km in all here"),
        ("Use the m3 lock and the m² plan.", "Use the m2 lock and the m² plan"),
        ("Note 10² was struck from the roll.", "Note 10 2 was struck from the roll"),
        ("See x[12] in the list of boats.", "See x 12 in the list of boats"),
        ("The rate is 0.5% in the spring.", "The rate is 5% in the spring"),
        ("The rate is .5% in the spring.", "The rate is 5% in the spring"),
        ("They sold 1.5m boats in May.", "They sold 15m boats in May"),
        ("They sold 5m boats in May.", "They sold 5bn boats in May"),
        ("They lost 5 km of rope in May.", "They lost 5 miles of rope in May"),
        ("The pump gives 5 l/s at dawn.", "The pump gives 5 l at dawn"),
        ("The wind was 30 km/h at dawn.", "The wind was 30 km at dawn"),
        ("It was 5° at dawn by the pier.", "It was 5 at dawn by the pier"),
        ("It was 5°C at dawn by the pier.", "It was 5°F at dawn by the pier"),
        ("It fell by ½ of a point today.", "It fell by 1/4 of a point today"),
        ("It fell by 1½ points that day.", "It fell by 1 points that day"),
        ("It fell by 1½ points that day.", "It fell by 12 points that day"),
        ("Room 3b is closed for the night.", "Room 3 is closed for the night"),
        ("The A-1 road is closed at night.", "The A-11 road is closed at night"),
        ("They sold ≥5 boats in the spring.", "They sold 5 boats in the spring"),
        ("They sold >5 boats in the spring.", "They sold <5 boats in the spring"),
        ("They sold ~5 boats in the spring.", "They sold 5 boats in the spring"),
        ("They sold ±5 boats in the spring.", "They sold 5 boats in the spring"),
        ("They sold +5 boats in the spring.", "They sold -5 boats in the spring"),
        ("The vote was 12–5 for the pier.", "The vote was 12, 5 for the pier"),
        ("It cost 5,3 million crowns in all.", "It cost 53 million crowns in all"),
        ("It cost 1,234.5 crowns in all.", "It cost 12,345 crowns in all"),
        ("They paid US$5 for the old boat.", "They paid A$5 for the old boat"),
        ("They paid 5 USD for the old boat.", "They paid 5 AUD for the old boat"),
        ("They paid £5 for the old boat.", "They paid €5 for the old boat"),
        ("It has 10^6 cells in the jar.", "It has 106 cells in the jar"),
        ("It has 10<sup>6</sup> cells in the jar.", "It has 106 cells in the jar"),
        ("H<sub>2</sub>O is sold by the jar.", "HO is sold by the jar"),
        ("2×10 boats were sold that day.", "210 boats were sold that day"),
        ("The bill is 5 to 10 crowns here.", "The bill is 5 10 crowns here"),
        ("The 1990s were good for the guild.", "The 1990 were good for the guild"),
        ("On 3/4/2021 the guild met here.", "On 3/4/2012 the guild met here"),
        ("Verlust: -5 Mio. Euro im Jahr.", "Verlust: 5 Mio. Euro im Jahr"),
        ("Il a perdu −5 points en mai.", "Il a perdu 5 points en mai"),
        ("气温降到零下5度左右。", "气温降到5度左右"),
        ("价格上涨5％左右。", "价格上涨5左右"),
        ("人口は約5万人である。", "人口は約5人である"),
        ("인구는 5만 명이 넘는다.", "인구는 5천 명이 넘는다"),
        ("Er zahlte 5.–10. Mai Miete dort.", "Er zahlte 5. Mai Miete dort"),
        ("The boat holds up to 500 people.", "The boat holds … 500 people"),
        ("The boat holds at most 500 people.", "The boat holds … 500 people"),
        ("The boat holds under 500 people.", "The boat holds … 500 people"),
        ("Net result (in thousands): (1,234) this year.", "Net result (in thousands): 1,234 this year"),
        ("Ergebnis: (1.234) Tsd. Euro und mehr.", "Ergebnis: 1.234 Tsd. Euro und mehr"),
        ("净利润为（500）万元。", "净利润为500万元"),
        ("Le résultat est de (500) euros cette année.", "Le résultat est de 500 euros cette année"),
        ("A loss of [500] boats was told.", "A loss of boats was told"),
        ("The guild paid 5 lb of rope.", "The guild paid £5 of rope"),
        ("The guild paid ¥5 for the rope.", "The guild paid 5 CNY for the rope"),
        ("The firm's loss: $(1,200) for the year.", "The firm's loss: $1,200 for the year"),
        ("The firm made $1.2m–$1.5m that year.", "The firm made $1.2m that year"),
        ("The firm made $1.2m–$1.5m that year.", "The firm made $1.2m"),
        ("The firm made €1,2–1,5 Mio. im Jahr.", "The firm made €1,2"),
        ("It weighs between 5 and 10 kg.", "It weighs … 10 kg"),
        ("It weighs 5 ± 1 kg in all.", "It weighs 5 kg in all"),
        ("The score was 3-0 at noon.", "The score was 30 at noon"),
        ("Take 1–2 pills at noon.", "Take 12 pills at noon"),
        ("The ship left 1/2 of it here.", "The ship left 12 of it here"),
        ("Room 1,2 and 3 are shut.", "Room 12 and 3 are shut"),
        ("It is 5 a.m. at the pier.", "It is 5 p.m. at the pier"),
        ("The rate was 5 bps up at noon.", "The rate was 5 % up at noon"),
        ("Sales rose 5%–10% in the year.", "Sales rose 5%"),
    ],
)
def test_another_amount_is_refused(text, quote):
    """What changes a number, its sign, its unit, or half of a range, is refused."""
    assert refused(quote, text).code


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The result was –$5 million that year.", "The result was -$5 million that year"),
        ("The result was –$5 million that year.", "The result was −$5 million that year"),
        ("The fee (about $500) is due at noon.", "The fee about $500 is due at noon"),
        ("The lake covers 30 km² of land.", "The lake covers 30 km2 of land"),
        ("The lake covers 30 km2 of land.", "The lake covers 30 km² of land"),
        ("The tank holds 30 m³ of oil.", "The tank holds 30 m3 of oil"),
        ("The lake covers 30 km<sup>2</sup> of land.", "The lake covers 30 km² of land"),
        ("The lake covers 30 km<sup>2</sup> of land.", "The lake covers 30 km2 of land"),
        ("The lake covers 30 ㎢ of land.", "The lake covers 30 km2 of land"),
        ("Der Rat tagte am 3. Mai im Hafen.", "Der Rat tagte am 3 Mai im Hafen"),
        ("Der Rat tagte am 3 Mai im Hafen.", "Der Rat tagte am 3. Mai im Hafen"),
        ("Am 12. Dezember sank das Boot.", "Am 12 Dezember sank das Boot"),
    ],
)
def test_the_same_amount_is_found(text, quote):
    """The same amount in another notation is found."""
    assert found(quote, text).quote


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Gewicht 1,500 kg", "Gewicht 1.500 kg"),
        ("Gewicht 1.500 kg", "Gewicht 1,500 kg"),
        ("Gewicht 1,500 kg", "Gewicht 1500 kg"),
        ("Gewicht 1.500 kg", "Gewicht 1500 kg"),
        ("The bell weighs 1,500 kg", "The bell weighs 1.500 kg"),
        ("The bell weighs 5.000 kg in all", "The bell weighs 5,000 kg in all"),
        ("The bell weighs 5,000 kg in all", "The bell weighs 5.000 kg in all"),
        ("Die Glocke wiegt 1.500 kg und ist alt.", "Die Glocke wiegt 1,500 kg und ist alt"),
        (
            "The bell weighs 1,500 kg, and it is the pride of the town.",
            "The bell weighs 1.500 kg … the pride of the town",
        ),
        ("The bell of [the] inn weighs 1,500 kg.", "bell of [the] inn weighs 1.500 kg"),
        ("铜钟重1,500公斤，已经很旧了。", "铜钟重1.500公斤，已经很旧了"),
        ("종의 무게는 1,500킬로그램이다.", "종의 무게는 1.500킬로그램이다"),
        ("It holds 3,000,000 litres of oil.", "It holds 3,000 litres of oil"),
        ("1.234.567 Euro kostet die Glocke.", "1.234 Euro kostet die Glocke"),
        ("On 03.04.2021 the guild met here.", "On 04.03.2021 the guild met here"),
        ("Kosten: 1.500 Euro für die Glocke und das Seil.", "Kosten: 1,500 Euro für die Glocke und das Seil"),
        (
            "Le prix est de 1,500 euro pour la cloche et les cordes.",
            "Le prix est de 1500 euro pour la cloche et les cordes",
        ),
        (
            "El precio es 1.500 euros para la campana y los cabos.",
            "El precio es 1,500 euros para la campana y los cabos",
        ),
        ("Цена 1,500 рубля за колокол и за канат.", "Цена 1500 рубля за колокол и за канат"),
        ("The p-value was 1.000 in the test.", "The p-value was 1000 in the test"),
        ("Er gab 1.5.2020 an.", "Er gab 15.2020 an"),
    ],
)
def test_thousands_and_decimals_are_not_mixed(text, quote):
    """A mark before three digits is not changed where that may change the amount, in ellipses as well."""
    assert refused(quote, text).code


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("铜钟重1,500公斤，已经很旧了。", "铜钟重1500公斤，已经很旧了"),
        ("鐘の重さは1,500キロある。", "鐘の重さは1500キロある"),
        ("종의 무게는 1,500킬로그램이다.", "종의 무게는 1500킬로그램이다"),
        (
            "El precio es 1.500 euros para la campana y los cabos.",
            "El precio es 1500 euros para la campana y los cabos",
        ),
    ],
)
def test_thousands_are_found(text, quote):
    """Where the text tells, thousands may be grouped in any way."""
    assert found(quote, text).quote


TICKETS = "Der Eintritt kostet 14 € für Kinder, und 22 $ für alle. Für 30 Euro gibt es mehr."


@pytest.mark.parametrize(
    "quote",
    ["kostet 14 Euro für Kinder", "kostet 14 EUR für Kinder", "Für 30 € gibt es mehr", "Für 30 EUR gibt es mehr"],
)
def test_euros_are_euros_however_they_are_written(quote):
    """The sign and the word name one currency."""
    assert found(quote, TICKETS).match == "typographic"


@pytest.mark.parametrize(
    "quote", ["kostet 14 Dollar für Kinder", "kostet 15 Euro für Kinder", "und 22 Euro für alle", "und 22 € für alle"]
)
def test_another_currency_is_another_amount(quote):
    """A dollar is no euro, and fourteen are not fifteen."""
    assert refused(quote, TICKETS).code
