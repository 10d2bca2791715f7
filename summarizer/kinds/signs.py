"""Signs without which a text can hold no item of some sections: what no text has is not asked about, and costs nothing.

A sign is no proof that there is an item, so it may be wide: digits and words of English, German, French and Spanish.
A text in another script or language has its digits and quotation marks.
"""

from __future__ import annotations

from typing import Final

_NUMBERS: Final = (
    r"per ?cent|prozent|pour cent|por ciento|hundred|thousand|[mb]illions?|dozen|half|third|quarters?|twice|double|"
    r"two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    r"hundert|tausend|millionen|milliarden|dutzend|hälfte|drittel|viertel|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|"
    r"cents?|mille|milliards?|douzaine|moitié|tiers|quart|deux|trois|quatre|cinq|sept|huit|neuf|dix|"
    r"cien|miles|millones|docena|mitad|tercio|cuarto|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez"
)
# Not the calendar of the room language: it has what is short for a month or day (mar, sat), and "may" as it is.
_DAYS: Final = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|tomorrow|(?:last|next) (?:week|month|year)|"
    r"(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|gestern|heute|morgen|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|aujourd.hui|demain|"
    r"lunes|martes|miércoles|jueves|viernes|sábado|domingo|ayer|hoy|mañana"
)
_MONTHS: Final = (
    r"(?:in|by|since|until|till|from|of|to|mid|early|late|last|next|this) (?:march|may)|"  # both are verbs, too
    r"january|february|april|june|july|august|september|october|november|december|"
    r"januar|februar|märz|mai|juni|juli|oktober|dezember|"
    r"janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|"
    r"enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
_REPORTS: Final = (
    r"said|says|say|told|tells|according|reported|reports|claimed|claims|alleged|announced|wrote|confirmed|denied|"
    r"sagten?|sagt|laut|zufolge|berichtete?t?|erklärten?|behauptete?t?|"
    r"dit|disent|déclaré|affirmé|affirme|selon|rapporte|annoncé|"
    r"dijo|dijeron|según|afirmó|declaró|informó|aseguró"
)


def _any_of(words: str, marks: str) -> str:
    return rf"{marks}|\b(?:{words})\b"


#: A text with no day, year or hour tells of no event whose time it writes.
TIMES: Final = _any_of(f"{_DAYS}|{_MONTHS}", r"\d")
#: A text with no number has no figures.
NUMBERS: Final = _any_of(_NUMBERS, r"\d|[%‰]")
#: A text in which nobody speaks hands on nobody's claims.
REPORTS: Final = _any_of(_REPORTS, '["“”„«»「」『』]')
