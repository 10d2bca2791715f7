"""Words that turn what stands beside them, and words that carry the turn on to where a quote begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from summarizer.canonical.lexicon import (
    CONDITIONS,
    DENIALS,
    DENIALS_IN_TWO,
    DENIALS_THAT,
    MAGNITUDES,
    NEGATIONS,
    UNITS,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Words that deny nothing where the same letters are another word: a month, a birth, a person.
DENYING: Final = NEGATIONS - _words("mai né personne")

#: A quote that starts with one of these starts a clause of its own.
CLAUSES: Final = _words(
    "and or but nor which who though although while und oder aber sondern et ou mais y pero sino e ma и или но"
)

AUXILIARIES: Final = _words(
    "is are was were be been being has have had do does did will would can could shall should may might must"
)

#: They begin the clause that a word of saying governs: "evidence that", "think he".
LINKS: Final = _words(
    "that to it he she they we you i there any dass zu que qu'il qu'elle qu'ils de che di что чтобы "
    "будто того dafür davon daran"
)

#: They may stand between a denial and what it denies.
LIGHT: Final = (
    LINKS
    | AUXILIARIES
    | _words(
        "a an the this these those its his her their our of all both every everyone anyone anybody one much many "
        "enough yet always necessarily ever longer really actually currently fully quite so very too even having "
        "sich der die das den dem des ein eine einen einem einer mehr je so sehr "
        "le la les l' un une des du été est a ont se el los las una unos lo es ha han hay haya fue era "
        "il i gli è hanno stato stata o os as um uma é há foi "
        "был была было были будет бы это он она они 有 是 会 會 能 被 要 想 在"
    )
)

#: A denial of these denies what they introduce: "no evidence that", "does not mean that".
CARRIERS: Final = _words(
    "evidence proof indication indications sign signs suggestion suggestions reason reasons basis chance plan plans "
    "intention intend intends way claim claims report reports allegation allegations accusation accusations rumors "
    "rumours assertion say says said saying think thinks thought believe believes believed mean means meant show shows "
    "shown showed prove proves proved proven suggest suggests suggested imply implies indicate indicates find found "
    "know knows known confirm confirms confirmed claimed accept accepts agree agrees agreed admit admits admitted "
    "expect expects expected want wants wanted planning going allow allowed able likely true clear certain sure "
    "possible convinced convince guarantee case prouve indica indican sugiere dimostra доказывает "
    "vero vrai verdad cierto verdade wahr richtig правда beweise beweis belege beleg hinweise hinweis anzeichen preuve "
    "preuves indice indices prueba pruebas evidencia evidencias indicios prova prove provas evidenza evidência "
    "evidências indícios доказательств свидетельств подтверждений"
)

#: Of these a word may stand before that says what they are worth: "no credible evidence", and none: "little evidence".
PROOFS: Final = _words(
    "evidence proof indication indications sign signs suggestion suggestions reason reasons basis chance intention"
)
SCANT: Final = _words("little scant insufficient inconclusive")

#: After a comma, these still belong to the clause before it.
AFTER_A_COMMA: Final = _words("dass ob что чтобы будто якобы")

#: Before the subject of a sentence they deny what is said of it.
NO: Final = _words("no neither kein keine aucun aucune ningún ninguna nessun nessuna nenhum nenhuma")

#: Said of what stands before it, after a form of "be", it takes it back.
VERDICTS: Final = _words(
    "false untrue wrong incorrect baseless unfounded unproven groundless nonsense rejected denied dismissed disproved "
    "debunked refuted overturned retracted withdrawn lie myth hoax falsch unwahr faux fausse falso falsa"
)
AFFIRMED: Final = _words(
    "true right correct accurate case so proven proved established confirmed substantiated wahr richtig vrai verdad "
    "cierto vero verdade"
)
BEING: Final = _words(
    "is are was were be been isn't aren't wasn't weren't remain remains proved ist sind war waren est sont es son era "
    "è sono é são"
)
HAVING: Final = _words("has have had hasn't haven't hadn't would will")

#: After these an "if" asks, or begins a clause of its own.
ASKING: Final = _words(
    "ask asks asked asking wonder wonders wondered know knows knew see tell as even what sure and but or that because"
)

#: "Which she denies", "a charge that she denies".
RELATIVES: Final = _words("which something")
CLAIMS: Final = _words(
    "claim claims claimed charge charges allegation allegations accusation accusations suggestion report"
)
DENIED: Final = _words("denied denies deny denying disputed disputes refuted refutes debunked disproved false untrue")

#: What gives the number before it another value: 62 is not 62 percent, 4 is not 4 billion, 7 is not 7 pm.
WORTH: Final = MAGNITUDES | _words(
    "% am pm hundred thousand thousands percent percentage tausend prozent prozentpunkte "
    "millions milliards mille mil millones milioni miliardi "
    "mila milhões процентов процента тысяч тысячи миллиона миллионов миллиарда миллиардов млн млрд 퍼센트"
)

#: What makes another amount of the number before it: its value, or what it measures and counts.
AFTER_A_NUMBER: Final = (
    UNITS
    | WORTH
    | _words(
        "euros jahre jahren tage tagen wochen monate stunden minuten ans jours semaines mois heures años días semanas "
        "horas anni giorni ore anos dias лет дней часов 년 명 원"
    )
)

#: After a comma, one of these tells that the words before were spoken by whoever comes next.
SAYING: Final = _words("said says wrote writes told claimed claims added argued")

TENS: Final = _words("twenty thirty forty fifty sixty seventy eighty ninety")
WHOLE_MAGNITUDES: Final = _words("% hundred thousand million billion trillion millionen milliarden millions milliards")

#: At the end of a clause, these deny the whole of it.
TRAILING_NEGATIONS: Final = _words("not never nicht nie niemals keineswegs")

#: German verbs end with these at the end of their clause: "stimmte dem Plan nicht zu".
PARTICLES: Final = _words("ab an auf aus bei durch ein fest her hin mit nach statt teil um vor weiter zu zurück")

THAT: Final = _words("that dass que qu'il qu'elle qu'ils che что будто")

#: ``light`` words carry a denial on as they are, ``carrier`` words when a clause follows; a ``second`` word denies only
#: after its first, a ``rank`` only next to the name it lowers, and a ``denial that`` only with a "that".
Role = Literal["light", "carrier", "negation", "condition", "denial", "denial that", "second", "rank"]

#: What each word does before a quote; a word that is not here ends the search.
ROLES: Final[Mapping[str, Role]] = {
    **dict.fromkeys(CARRIERS, "carrier"),
    **dict.fromkeys(LIGHT, "light"),
    **dict.fromkeys(DENIALS_THAT, "denial that"),
    **dict.fromkeys(DENIALS, "denial"),
    **dict.fromkeys(CONDITIONS, "condition"),
    **dict.fromkeys(DENIALS_IN_TWO, "second"),
    **dict.fromkeys(_words("deputy vice 副"), "rank"),
    **dict.fromkeys(DENYING, "negation"),
}

ARTICLES: Final = _words("a an the")

#: The words that may begin what turns a quote from behind.
OPENINGS: Final = CONDITIONS | TRAILING_NEGATIONS | BEING | HAVING | RELATIVES | CLAIMS | ARTICLES
