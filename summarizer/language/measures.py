"""What stands beside a figure and says of what it is: a currency, a percent sign, a span of time; and conversions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from summarizer.canonical import Folded
    from summarizer.language.figures import Figure

#: Each line is one measure; measures of one block exclude each other.
_MONEY: Final = """
$ dollar dollars usd us$ buck bucks dólar dólares
€ euro euros eur
£ gbp sterling quid
¥
yen jpy
₹ rupee rupees inr
₩ won krw
yuan renminbi cny rmb
chf francs franken
rouble roubles ruble rubles рублей рубля рубль ₽
kroner krone kronor krona kr koruna koruny korun nok sek dkk czk isk
zloty zlotys złoty złotych złote zł pln
peso pesos mxn
rand zar
lira liras lire
shekel shekels ils
baht thb
dirham dirhams aed
riyal riyals
rial rials
reais brl
forint forints huf
hryvnia hryvnias uah
naira ngn
rupiah idr
ringgit myr
% percent
percentage-points
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

#: After these a number is not of the currency that stands before them.
_MARKS: Final = frozenset(",;:.")

_CLOCK: Final = """
am
pm
"""

#: Units of one kind, each line with how many of the first line's it is.
_LENGTH: Final = """
1 m metre metres meter meters metern mètre mètres metro metros metri метров метра
1000 km kilometre kilometres kilometer kilometers kilometern kilomètres kilómetros chilometri quilómetros километров км
0.01 cm centimetre centimetres centimeter centimeters
0.001 mm millimetre millimetres millimeter millimeters
0.3048 foot feet ft
0.0254 inch inches
0.9144 yard yards
1609.34 mile miles mi meilen
1852 nautical-miles
"""
_WEIGHT: Final = """
1 kg kilo kilos kilogram kilograms kilogramme kilogrammes
0.001 g gram grams gramm grammes
1000 tonne tonnes tonnen
907.2 ton tons
0.4536 pound-weight lb lbs
0.02835 ounce ounces oz
6.35 stone
"""
_AREA: Final = """
1 m2 sqm
10000 ha hectare hectares hektar
1000000 km2
4046.9 acre acres
"""
_POWER: Final = """
1 w watt watts
1000 kw kilowatt kilowatts
1000000 mw megawatt megawatts
1000000000 gw gigawatt gigawatts
"""
_ENERGY: Final = """
1 kwh kilowatt-hours
1000 mwh megawatt-hours
1000000 gwh gigawatt-hours
1000000000 twh terawatt-hours
"""
_VOLUME: Final = """
1 l litre litres liter liters litern litros litri
0.001 ml millilitre millilitres milliliter milliliters
0.01 cl centilitre centilitres centiliter centiliters
100 hl hectolitre hectolitres
3.785 gallon gallons
0.568 pint pints
159 barrel barrels
1000 m3 cbm
"""
_DATA: Final = """
1 kb kilobyte kilobytes
1000 mb megabyte megabytes
1000000 gb gigabyte gigabytes
1000000000 tb terabyte terabytes
"""
_DURATION: Final = {
    "second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800, "month": 2_629_800, "year": 31_557_600,
    "decade": 315_576_000, "century": 3_155_760_000,
}  # fmt: skip

_MEASURES: Final = {
    word: (kind, line.split()[0])
    for kind, block in (("money", _MONEY), ("time", _TIME), ("clock", _CLOCK))
    for line in block.strip().splitlines()
    for word in line.split()
}
_MEASURES["percentage"] = ("money", "%")


def _units(kind: str, block: str) -> dict[str, tuple[str, str, float]]:
    """Return for each word of a block its kind, its unit and how many of the kind's first unit that is."""
    lines = map(str.split, block.strip().splitlines())
    return {word: (kind, unit, float(factor)) for factor, unit, *more in lines for word in (unit, *more)}


_UNITS: Final = {
    **_units("length", _LENGTH),
    **_units("weight", _WEIGHT),
    **_units("area", _AREA),
    **{word: ("time", unit, float(_DURATION[unit])) for word, (kind, unit) in _MEASURES.items() if kind == "time"},
}
_MEASURES.update({word: (kind, unit) for word, (kind, unit, _) in _UNITS.items()})
#: These are only converted: as words beside a number they are too often something else.
_UNITS.update(
    {
        **_units("power", _POWER),
        **_units("energy", _ENERGY),
        **_units("volume", _VOLUME),
        **_units("data", _DATA),
    }
)

#: Behind "square", how many square metres these are.
_SQUARES: Final = {
    **dict.fromkeys(("metre", "metres", "meter", "meters", "m"), ("m2", 1.0)),
    **dict.fromkeys(("kilometre", "kilometres", "kilometer", "kilometers", "km"), ("km2", 1e6)),
    **dict.fromkeys(("foot", "feet"), ("square foot", 0.0929)),
    **dict.fromkeys(("mile", "miles"), ("square mile", 2_589_988.0)),
}

#: Percent in two words.
_PERCENT_IN_TWO: Final = frozenset({("per", "cent"), ("por", "ciento"), ("por", "cento"), ("pour", "cent")})

_POINTS: Final = frozenset({"point", "points"})

#: Degrees, and whose they are.
_OF_DEGREES: Final = frozenset("° degree degrees grad degrés grados gradi graus".split())
_SCALES: Final = {
    "℃": "℃", "c": "℃", "celsius": "℃", "centigrade": "℃", "℉": "℉", "f": "℉", "fahrenheit": "℉",
}  # fmt: skip
_PERCENTAGE_POINTS: Final = "percentage-points"

#: A sign that stands for either of two currencies, and these.
_YEN_OR_YUAN: Final = ("money", "¥")
_EITHER: Final = frozenset({("money", "yen"), ("money", "yuan")})

#: Factors between units of length, area, weight, volume and speed that writers convert for their readers.
_FACTORS: Final = (1.609, 0.3048, 0.9144, 2.54, 25.4, 0.0929, 0.4047, 2.59, 0.4536, 28.35, 3.785, 4.546, 29.57, 0.9072)

TOLERANCE: Final = 0.03
_DEGREES: Final = 2.0


def measures(text: Folded, figure: Figure) -> Iterator[tuple[str, str]]:
    """Yield (kind, measure) of what stands right before or after a figure: ("money", "$")."""
    before = text.words[figure.first - 1] if figure.first else ""
    if before in _MEASURES and _MEASURES[before][0] == "money" and not _is_parted(text, figure.first):
        yield _MEASURES[before]
    after = text.words[figure.end] if figure.end < len(text.words) else ""
    if is_percent_in_two(text, figure.end):
        yield _MEASURES["%"]
    elif after in _MEASURES:
        points = after in {"%", "percentage"} and not _POINTS.isdisjoint(text.words[figure.end + 1 : figure.end + 2])
        yield ("money", _PERCENTAGE_POINTS) if points else _MEASURES[after]
    elif scale := _scale(text, figure.end):
        yield "temperature", scale


def is_percent_in_two(text: Folded, at: int) -> bool:
    """Tell whether "per cent" begins at word ``at``, or what it is in another language."""
    return tuple(text.words[at : at + 2]) in _PERCENT_IN_TWO


def _is_parted(text: Folded, at: int) -> bool:
    """Tell whether a mark parts word ``at`` from the one before: "7.8 million euros, 40 percent of it"."""
    return not _MARKS.isdisjoint(text.gap_before(at))


def _scale(text: Folded, at: int) -> str:
    """Return the scale of the degrees that word ``at`` says a figure is of, or ""."""
    told = text.words[at : at + 2]
    if told[:1] and told[0] in _OF_DEGREES:
        told = told[1:]
    elif not told or told[0] not in ("℃", "℉"):
        return ""
    return _SCALES.get(told[0], "") if told else ""


def is_among(measure: tuple[str, str], others: Collection[tuple[str, str]]) -> bool:
    """Tell whether a (kind, measure) is one of others, or may be: ¥ is a yen or a yuan."""
    if measure in _EITHER and _YEN_OR_YUAN in others:
        return True
    return measure in others or (measure == _YEN_OR_YUAN and not _EITHER.isdisjoint(others))


def is_sure(kind: str, measure: str) -> bool:
    """Tell whether a figure beside this measure is never one beside another: some are written loosely."""
    return kind in {"money", "time"} and measure != _PERCENTAGE_POINTS


def quantity(text: Folded, figure: Figure) -> Quantity | None:
    """Return what a figure and the unit after it come to, or None where no unit of a known kind follows."""
    at = figure.end
    if at - figure.first > 1 and text.words[at - 1] == "m":  # five metres, or five million
        at -= 1
    if scale := _scale(text, at):
        degrees = figure.values[0]
        return Quantity("temperature", scale, degrees if scale == "℃" else (degrees - 32) / 1.8, figure.first, at + 1)
    following = text.words[at : at + 2]
    if following[:1] == ["square"] and (squared := _SQUARES.get(following[-1])):
        return Quantity("area", squared[0], figure.values[0] * squared[1], figure.first, at + 2)
    if at >= len(text.words) or text.words[at] not in _UNITS:
        return None
    kind, unit, factor = _UNITS[text.words[at]]
    return Quantity(kind, unit, figure.values[0] * factor, figure.first, at + 1)


def joined(first: Quantity, second: Quantity) -> Quantity:
    """Return two quantities that are told as one: 2 hours and 15 minutes."""
    return Quantity(first.kind, f"{first.unit}+{second.unit}", first.value + second.value, first.first, second.end)


class Quantity(NamedTuple):
    """``value`` of a ``kind`` in that kind's first unit, told in ``unit`` at words ``first`` to ``end`` (exclusive)."""

    kind: str
    unit: str
    value: float
    first: int
    end: int


def currency(word: str) -> tuple[str, str] | None:
    """Return the (kind, measure) of a canonical word that is of a currency, "d'euros" too; None for any other."""
    found = _MEASURES.get(word.rpartition("'")[2])
    return found if found and found[0] == "money" and "%" not in found[1] else None


def is_measure(word: str) -> bool:
    """Tell whether a canonical word says of what a figure is."""
    return word in _MEASURES


def is_unit(word: str) -> bool:
    """Tell whether a canonical word is a unit, or of a currency."""
    return word in _UNITS or word in _MEASURES


def is_converted(value: float, other: float) -> bool:
    """Tell whether one of two values is the other in another common unit: 350 °F and 175 °C, 26 miles and 42 km."""
    if abs((other - 32) / 1.8 - value) <= _DEGREES or abs((value - 32) / 1.8 - other) <= _DEGREES:
        return True
    low, high = sorted((abs(value), abs(other)))
    return low > 0 and any(abs(high / low / max(factor, 1 / factor) - 1) <= TOLERANCE for factor in _FACTORS)
