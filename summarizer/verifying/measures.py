"""What stands beside a figure and says of what it is: a currency, a percent sign, a span of time; and conversions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.canonical import Folded
    from summarizer.verifying.figures import Figure

#: Each line is one measure; measures of one block exclude each other.
_MONEY: Final = """
$ dollar dollars usd us$ buck bucks
€ euro euros eur
£ gbp sterling quid
¥ yen jpy
₹ rupee rupees inr
₩ won krw
yuan renminbi cny rmb
chf francs franken
rouble roubles ruble rubles рублей
% percentage
"""
_TIME: Final = """
second seconds sec secs sekunden secondes segundos secondi
minute minutes min mins minuten minutos minuti
hour hours hr hrs stunden heures horas ore
day days daily tage tagen jours días giorni dias
week weeks weekly wochen semaines semanas settimane
month months monthly monate monaten mois meses mesi
year years yr yrs annual jahre jahren ans años anni anos
decade decades jahrzehnte
century centuries
"""

_MEASURES: Final = {
    word: (kind, line.split()[0])
    for kind, block in (("money", _MONEY), ("time", _TIME))
    for line in block.strip().splitlines()
    for word in line.split()
}

#: Factors between units of length, area, weight, volume and speed that writers convert for their readers.
_FACTORS: Final = (1.609, 0.3048, 0.9144, 2.54, 25.4, 0.0929, 0.4047, 2.59, 0.4536, 28.35, 3.785, 4.546, 29.57, 0.9072)

_TOLERANCE: Final = 0.03
_DEGREES: Final = 2.0


def measures(text: Folded, figure: Figure) -> Iterator[tuple[str, str]]:
    """Yield (kind, measure) of what stands right before or after a figure: ("money", "$")."""
    before = text.words[figure.first - 1] if figure.first else ""
    if before in _MEASURES and _MEASURES[before][0] == "money":
        yield _MEASURES[before]
    after = text.words[figure.end] if figure.end < len(text.words) else ""
    if after in _MEASURES:
        yield _MEASURES[after]


def is_measure(word: str) -> bool:
    """Tell whether a canonical word says of what a figure is."""
    return word in _MEASURES


def is_converted(value: float, other: float) -> bool:
    """Tell whether one of two values is the other in another common unit: 350 °F and 175 °C, 26 miles and 42 km."""
    if abs((other - 32) / 1.8 - value) <= _DEGREES or abs((value - 32) / 1.8 - other) <= _DEGREES:
        return True
    low, high = sorted((abs(value), abs(other)))
    return low > 0 and any(abs(high / low / max(factor, 1 / factor) - 1) <= _TOLERANCE for factor in _FACTORS)
