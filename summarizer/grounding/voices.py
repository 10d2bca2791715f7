"""Whether someone else speaks after words that an ellipsis leaves out: a label, a dash, a heading, "according to"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from summarizer.canonical.characters import HANGUL, QUOTES, UNSPACED
from summarizer.grounding.believing import SUBJECTS
from summarizer.grounding.cues import LIGHT

if TYPE_CHECKING:
    from summarizer.canonical import Folded

#: They tell what somebody says, believes or wants, so that the words they govern are not the text's own. Verbs that
#: vouch for what they tell ("confirmed", "found") are not among them.
_TELLING: Final = frozenset(
    "say says said tell tells told believe believes believed argue argues argued arguing claim claims claimed "
    "claiming "
    "insist insists insisted insisting think thinks thought assert asserts asserted allege alleges alleged maintain "
    "maintains maintained contend contends contended suspect suspects suspected hope hopes hoped fear fears feared "
    "doubt doubts doubted dream dreams dreamed dreamt imagine imagines imagined pretend pretends pretended joke "
    "jokes "
    "joked lie lied speculate speculates speculated predict predicts predicted promise promises promised vow vows "
    "vowed propose "
    "proposes proposed recommend recommends recommended demand demands demanded feign feigned warn warns warned "
    "suggest suggests suggested complain complains complained write writes wrote reply "
    "replies replied counter counters countered retort retorts retorted reckon reckons wish wishes wished "
    "sagt sagte sagten sagen meint meinte meinten meinen glaubt glaubte glauben glaubten behauptet behauptete "
    "behaupten behaupteten erklärt erklärte erklärten hofft hoffte fürchtet fürchtete schreibt schrieb warnt warnte "
    "entgegnete "
    "erwiderte dit disent disait affirme affirment affirmait croit croient croyait pense pensent pensait prétend "
    "prétendent "
    "estime estiment déclare déclarent soutient soutiennent espère espèrent craint craignent répond répondit écrit "
    "dice dicen dijo dijeron decía afirma afirman afirmó afirmaron cree creen creía piensa piensan sostiene "
    "sostienen "
    "asegura aseguran aseguró opina opinan espera esperan teme temen respondió escribió alega "
    "dicono disse dissero affermò affermano crede credono credeva pensa pensano pensava sostengono ritiene ritengono "
    "spera sperano rispose scrive scrisse dichiara "
    "diz dizem disseram afirmou afirmam acredita acreditam pensam acha acham sustenta sustentam espera esperam temem "
    "respondeu escreveu alega alegam говорит говорят сказал сказала сказали заявил заявила заявили заявляет считает "
    "считают думает думают верит верят "
    "утверждает утверждают полагает полагают надеется надеются опасается опасаются ответил ответила пишет".split()
)

#: With the words after them they name whose words the sentence tells.
_SOURCES: Final = frozenset("according laut zufolge selon d'après según согласно".split())
#: In German they stand anywhere in a clause.
_GERMAN_SOURCES: Final = frozenset({"laut", "zufolge"})
#: With an "of", whose view something is.
_VIEWS: Final = frozenset(
    "view views opinion eyes words account telling estimation angaben ansicht meinung worten avis dires yeux opinión "
    "palabras parere parole avviso opinião palavras словам мнению данным".split()
)
_OF: Final = frozenset("of de des du d'un der von del di dei da do dos".split())

#: After these and a noun comes what somebody else does: "saw the clerk | take coins".
_WATCHING: Final = frozenset(
    "saw sees see heard hears watched watches let lets made makes helped helps had noticed caught".split()
)

#: Before the noun that they belong to.
_DETERMINERS: Final = frozenset("the a an this that his her its their our my your".split())

#: And these, where a clause begins, for elsewhere they are a place in a row.
_SOURCES_AT_A_START: Final = frozenset("secondo segundo conforme".split())
_SOURCES_IN_TWO: Final = frozenset(
    {("stando", "a"), ("de", "acordo"), ("de", "acuerdo"), ("по", "словам"), ("по", "данным"), ("по", "мнению")}
)  # fmt: skip

#: After these a telling word is a noun, an idiom, or the writer's own view.
_NOT_TELLING: Final = frozenset("a an the this that his her their its my our any no one all i we".split())

#: These are nouns, too, and are only that before one of the others: "the demand for rope".
_NOUNS: Final = frozenset(
    "claim claims demand demands doubt doubts dream dreams fear fears hope hopes joke jokes lie lies promise promises "
    "vow vows wish wishes imagined recommended proposed promised demanded feared".split()
)
_AFTER_A_NOUN: Final = frozenset("of for at in on and or with about from".split())

#: Whoever these are has been named before.
_PRONOUNS: Final = frozenset("he she they".split())

#: Marks, and words, between what is said and who says it.
_BEFORE_A_TELLER: Final = frozenset(',"\u201d\u2019\u00bb\u2013\u2014-')
_NEAREST: Final = 4
#: Characters in which a quotation closes after a stop.
_CLOSED: Final = 3

#: Characters before a gap in which its sentence begins.
_WIDEST: Final = 300

#: What may stand between the words before the gap and the verb they are the subject of.
_ADVERBS: Final = frozenset(
    "also then has have had later once never still now again repeatedly publicly auch dann aussi también anche "
    "também "
    "также".split()
)


def other_voice(source: Folded, first: int, end: int) -> str:
    """Return what tells, among words ``first`` to ``end``, that the words around them are not of one voice; or "".

    There are words before ``first`` and from ``end`` on.
    """
    begins, ends = source.ends[first - 1], source.starts[end]
    gap = source.text[begins:ends]
    if match := _turn().search(gap) or _heading().search(gap):
        return " ".join(match[0].split())
    if not gap.isascii() and (match := _eastern_telling().search(gap)):
        return match[0]
    if _spoken_by_turns(source.text, begins, gap):
        return "—"
    if _is_one_clause(gap) and _watches(source.words, first, end):
        return source.words[first]
    if name := _other_speaker(source.text, gap, ends):
        return name
    return next((source.words[n] for n in range(first, end) if _tells(source, first, n, end)), "")


def _watches(words: list[str], first: int, end: int) -> bool:
    """Tell whether the words begin "saw the clerk | take coins", and not "had a | place"."""
    if words[first] not in _WATCHING or first + 1 >= end or words[end - 1] in _DETERMINERS:
        return False
    return words[first + 1] in SUBJECTS and (words[first] != "had" or words[first + 1] not in ("a", "an"))


def _is_one_clause(gap: str) -> bool:
    return not any(mark in gap for mark in ",.;:!?\u2013\u2014\n")


def _other_speaker(text: str, gap: str, ends: int) -> str:
    """Return the name of whoever the gap says has spoken, where the words after it are quoted of somebody else."""
    first, second = _attributed().search(gap), _attributed().match(text, ends, ends + _WIDEST)
    if not first or not second or _TELLING.isdisjoint(second["who"].lower().split()):
        return ""
    one, other = (set(_name().findall(match["who"])) for match in (first, second))
    return " ".join(sorted(one)) if one and other and one.isdisjoint(other) else ""


def _tells(source: Folded, first: int, n: int, end: int) -> bool:
    """Tell whether word ``n`` makes the words after the gap those of somebody whom the gap leaves out."""
    words, text = source.words, source.text
    before, after = text[source.ends[first - 1] : source.starts[n]], text[source.ends[n] : source.starts[end]]
    if not (_names_a_source(source, n, before, after) or _is_telling(words, n)):
        return False
    if _stop().search(after):  # it tells of what stands before it
        beside = before.lstrip()[:1] in _BEFORE_A_TELLER
        return (
            bool(before.strip())
            and beside
            and n - first < _NEAREST
            and not _stop().search(before)
            and not _is_quotation(before, after)
        )
    if words[n] in _TELLING and words[n + 1] == "to" and n + 1 < end:  # one hopes to do what one does
        return False
    match = _last_stop().match(before)
    clause = before[match.end() :] if match else before
    if _quotation_mark().search(before, match.end() - _CLOSED if match else 0):  # it tells of the quotation before it
        return False
    if words[n - 1] in _PRONOUNS and clause.split() == [source.raw(n - 1)] and _already_told(source, first):
        return False  # "Ames says … . He said …"
    return (
        words[n] not in _TELLING
        or len(clause) < len(before)
        or (all(word in LIGHT for word in words[n + 1 : end]) and not before.rstrip().endswith(","))
        or (not clause.strip() and all(word in _ADVERBS for word in words[first:n]))
        or _already_told(source, first)
    )


def _is_telling(words: list[str], n: int) -> bool:
    """Tell whether word ``n`` tells what somebody says, and is no noun."""
    if words[n] in _NOUNS and words[n + 1] in _AFTER_A_NOUN:
        return False
    return words[n] in _TELLING and words[n - 1] not in _NOT_TELLING


def _names_a_source(source: Folded, n: int, before: str, after: str) -> bool:
    """Tell whether word ``n`` begins "according to police", with what police tell before or after it."""
    words = source.words
    leading = _at_a_start().search(before) is not None
    if words[n] in _GERMAN_SOURCES or (
        words[n] in _VIEWS and (words[n + 1] in _OF or words[n - 1].endswith(("'s", "s'")))
    ):
        return True
    if words[n] in _SOURCES or tuple(words[n : n + 2]) in _SOURCES_IN_TWO:
        return (leading and words[n] != "according") or "," in after  # without a comma, the name itself goes on
    return words[n] in _SOURCES_AT_A_START and leading


def _already_told(source: Folded, first: int) -> bool:
    """Tell whether the sentence before the gap tells what somebody says, so that it tells of two."""
    for n in range(first - 1, max(-1, first - 13), -1):
        if source.words[n] in _TELLING:
            return True
        if n and _stop().search(source.text, source.ends[n - 1], source.starts[n] + 1):
            return False
    return False


def _is_quotation(before: str, after: str) -> bool:
    """Tell whether the words before and after somebody is named are both quoted, as those of one speaker are."""
    return bool(_quotation_mark().search(before)) and _reopens(after)


def _reopens(after: str) -> bool:
    return bool(_opened().search(after))


def _spoken_by_turns(text: str, begins: int, gap: str) -> bool:
    """Tell whether a line in the gap begins with a hyphen, as the line before it does, which ends like a sentence."""
    if "\n" not in gap:
        return False
    line = text[text.rfind("\n", max(0, begins - _WIDEST), begins) + 1 : begins] + gap
    return bool(_hyphened().match(line))


@cache
def _turn() -> re.Pattern[str]:
    """Return what a speaker's turn begins with: a name and a colon, a long dash that begins a line, "Q.", "<Ann>"."""
    return re.compile(
        rf"""\n[ \t>*_]{{0,9}}(?:
          (?:[A-ZÀ-ÞЀ-Я][\w.'\u2019-]{{0,20}}[ ]?){{1,4}}(?:\(\d\d?:\d\d\)[ ]?)?:[*_]{{0,2}}(?:\s|\Z)
        | [{UNSPACED}{HANGUL}·・ ]{{1,12}}[：:]
        | [\u2014\u2015\u2013][ \t]?(?=[^\s\d]|\Z)
        | (?:[QAFPRD]|\u0412|\u041e|問|答|问)[.)][ ]
        | [<\[][^<>\[\]\n]{{1,30}}[>\]][ ]
        | (?:M(?:r|me|rs|s)?\.?[ ])?[A-ZÀ-ÞЀ-Я]{{2,20}}(?:[ ][A-ZÀ-ÞЀ-Я]{{2,20}}){{0,3}}\.[ ]
        | \[?\d\d?:\d\d(?::\d\d)?\]?[ ]
        )
        | [.!?]["”\u2019»]?\s(?:[A-ZÀ-ÞЀ-Я][\w.'\u2019-]{{1,20}}[ ]?){{1,4}}:\s""",
        re.VERBOSE,
    )


@cache
def _attributed() -> re.Pattern[str]:
    """Return the end of a quotation and what stands after it, where a speaker is named."""
    return re.compile(r"[^\"“”„«»\n]{0,250}[\"“”»][,.]?\s{1,3}(?P<who>[^\"“”„«»\n.;]{3,60})")


@cache
def _name() -> re.Pattern[str]:
    return re.compile(r"[A-ZÀ-ÞЀ-Я][\w'\u2019-]+")


@cache
def _heading() -> re.Pattern[str]:
    """Return what heads a part: a marked line, or a short one between empty lines without a stop at its end."""
    return re.compile(
        r"""\n[ \t]{0,3}\#{1,6}[ ][^\n]{1,200}\n
        | \n[^\n]{1,80}\n[ \t]{0,3}(?:={3,}|-{3,})[ \t]*\n
        | \n[ \t\r]*\n[ \t]{0,3}[A-ZÀ-ÞЀ-Я][A-ZÀ-ÞЀ-Я .'\u2019-]{1,40}\n
        | \n[ \t\r]*\n[ \t]{0,3}(?![-*\u2022][ ]|\d)(?=[^a-z])(?=[^\n]{0,60}\w)[^\n.!?:;,…。！？]{1,60}
          [ \t\r]*\n[ \t\r]*\n
        """,
        re.VERBOSE,
    )


@cache
def _hyphened() -> re.Pattern[str]:
    return re.compile(
        r"[ \t]{0,9}[-\u2013\u2014][ \t][^\n]{0,300}(?:[?!]|, - [^\n]{0,300}|[.…])[ \t\r]*\n\s{0,9}[-\u2013\u2014][ \t]"
    )


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"[.!?…;](?=[\s\"'”\u2019»)\]])|[。！？；\n]")


@cache
def _at_a_start() -> re.Pattern[str]:
    return re.compile(r"(?:[.!?…;:,(\u2013\u2014-][\"'”\u2019»)\]]{0,3}\s{1,3}|\n)\Z")


@cache
def _last_stop() -> re.Pattern[str]:
    return re.compile(
        r"(?s:.*)(?:[.!?…;][\"'”\u2019»)\]]{0,3}\s|[。！？；\n]|,\s(?:but|while|whereas|yet|although|though)\s)"
    )


@cache
def _quotation_mark() -> re.Pattern[str]:
    return re.compile(f"[{QUOTES}](?![^\\W\\d_])")


@cache
def _opened() -> re.Pattern[str]:
    return re.compile(f"(?<![^\\W\\d_])[{QUOTES}]\\s?(?:[^{QUOTES}]*)\\Z")


@cache
def _eastern_telling() -> re.Pattern[str]:
    return re.compile(
        r"据.{1,20}?[称稱说說报報]|據.{1,20}?[稱說報]|根据|根據|[称稱]，|表示|[认認][为為]|主[张張]|指出|声称|聲稱"
        r"|によると|によれば|と(?:述べ|語|主張|話|考え|信じ|指摘)"
        r"|에 따르면|에 의하면|[라다]고 (?:말|주장|밝|전|믿|생각)"
    )
