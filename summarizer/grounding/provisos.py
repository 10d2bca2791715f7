"""Phrases that make what they introduce depend on something, or say that it has not been done, in ten languages.

They are listed by their last word, because that is the one met when one reads back from the words they introduce.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from summarizer.grounding.believing import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.canonical import Folded


def _phrases(text: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return the phrases of a list with a bar between two of them, by their last words."""
    found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in text.split("|"):
        words = tuple(phrase.split())
        found[words[-1]].append(words)
    return {word: tuple(phrases) for word, phrases in found.items()}


def _by_first_words(
    phrases: Mapping[str, tuple[tuple[str, ...], ...]],
) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in (phrase for some in phrases.values() for phrase in some):
        found[phrase[0]].append(phrase)
    return {word: tuple(some) for word, some in found.items()}


#: What is so only under a condition, or with an exception.
PROVISOS: Final = _phrases(
    "provided that|providing that|assuming that|supposing|suppose|supposing that|as long as|so long as|on condition"
    "|on the condition|under the condition|in the event|subject to|contingent on|contingent upon|conditional on"
    "|conditional upon|if only|in case|only if|only when|only once|lest|except"
    "|excepting|barring|but for|save for|vorausgesetzt|solange|unter der bedingung|angenommen|es sei denn"
    "|vorbehaltlich|im falle|nur wenn|nur falls|erst wenn|außer"
    "|ausgenommen|ausser|à condition|à la condition|pourvu que|pourvu qu'il|pourvu qu'elle|pourvu qu'on"
    "|pourvu qu'ils|tant que|tant qu'il|sous réserve|à moins|en cas|au cas|à supposer|sauf|excepté|hormis"
    "|seulement si|uniquement si"
    "|siempre que|siempre y cuando|a condición|con la condición|en caso|a menos|salvo|excepto|mientras que|suponiendo"
    "|sólo si|solo si"
    "|a condizione|purché|a patto|nel caso|qualora|a meno|salvo|tranne|eccetto|ammesso che|fintanto che"
    "|solo se|soltanto se"
    "|desde que|contanto que|a condição|na condição|sob a condição|caso o|caso a|se o|se os|se as|se ele|se ela"
    "|se eles|se elas|se for|se forem|se houver|se tiver|a menos|exceto|supondo|só se|somente se"
    "|при условии|в случае|пока не|за исключением|кроме|лишь бы|разве|только если"
)

#: The same by their first words.
_OPENING: Final = _by_first_words(PROVISOS)

_PARTICIPLES: Final = frozenset({"provided", "providing", "assuming", "supposing", "granted"})

#: What is left to be done. A "to" or its like may come after some of these words.
UNDONE: Final = _phrases(
    "yet to|still to|remains to|remain to|remained to"
    "|noch zu|erst noch|noch aus|bleibt zu|bleiben zu"
    "|reste à|restent à|restait à|reste encore à|tarde à|tardent à|est à|sont à"
    "|está por|están por|estaba por|queda por|quedan por|falta por|faltan por|tarda en|dejó de|deja de|dejaron de"
    "|resta da|restano da|ancora da|deve ancora|devono ancora|smesso di|cessato di|stenta a"
    "|estão por|falta|faltam|ainda por|deixou de|deixa de|deixaram de"
    "|предстоит|предстояло|предстоят|осталось|остаётся|остается"
)

#: What somebody is charged with, cleared of, or rumoured to have done.
CHARGES: Final = _phrases(
    "cleared of|acquitted of|accused of|suspected of|innocent of|said to|reported to|alleged to|rumored to"
    "|rumoured to|accusé de|accusée de|accusés de|soupçonné de|acquitté de|blanchi de"
    "|acusado de|acusada de|acusados de|absuelto de|sospechoso de|accusato di|accusata di|assolto da"
    "|absolvido de|bruit court|обвиняется в|обвиняют в|подозревается в"
)

#: What somebody is bound to do, or nearly did, where it comes right after these words.
LEADINGS: Final = _phrases(
    "have to|has to|had to|need to|needs to|needed to|was to|were to|is to|are to|was to have|were to have|close to"
    "|voted down"
    "|short of|verge of|brink of|kurz davor|a failli|ont failli|le point de|a punto de|stava per|stavano per"
    "|sul punto di|rischiato di|prestes a|a ponto de|чуть|едва"
)

#: What bounds the number after it.
BOUNDS: Final = _phrases(
    "up to|at most|at least|no more than|not more than|under|below|minus"
    "|bis zu|höchstens|mindestens|unter|jusqu'à|au plus|au moins|hasta|como máximo|al menos|fino a|al massimo|almeno"
    "|até|no máximo|pelo menos|не более|не менее|до"
)

#: They make another one of whom they stand before.
RANKS: Final = frozenset(
    "former deputy vice acting interim assistant ex alleged suspected presumed fake false would-be potential "
    "designate ehemalige ehemaliger ehemaligen frühere früherer früheren stellvertretende stellvertretender "
    "stellvertretenden mutmaßliche mutmaßlicher mutmaßlichen angebliche angeblicher angeblichen "
    "ancien ancienne prétendu prétendue présumé présumée futur future antiguo antigua presunto presunta supuesto "
    "supuesta antigo antiga suposto suposta бывший бывшая бывшего заместитель предполагаемый".split()
)

#: The words that may end a proviso, or tell that something is left to be done or charged.
PHRASE_ENDS: Final = PROVISOS.keys() | UNDONE.keys() | CHARGES.keys() | _PARTICIPLES

#: And those that may begin a proviso.
PROVISO_OPENINGS: Final = _OPENING.keys() | _PARTICIPLES

#: With a "from" at the end of what is left out, these say that what comes after it is not done.
PREVENTIONS: Final = frozenset(
    "stop stops stopped stopping prevent prevents prevented preventing keep keeps kept keeping bar bars barred ban "
    "bans banned block blocks blocked prohibit prohibits prohibited deter deters deterred discourage discourages "
    "discouraged dissuade dissuades dissuaded exclude excludes excluded save saves saved protect protects protected "
    "exempt exempts exempted forbid forbids forbade".split()
)

#: Where these words are left out, what comes after them has not been done.
FAILURES: Final = frozenset(
    "against gegen contre contra contro против oppose opposes opposed block blocks blocked vetoed withdrew withdraws "
    "withdrawn "
    "forgot forget forgets forgotten omit omits omitted omitting neglect neglects neglecting abstain abstained "
    "refrain refrained refrains forgo forgoes forwent cease ceases ceased cancel cancels cancelled canceled scrapped "
    "abandoned postpone postponed delayed resisted balked halted suspended prohibited forbade forbids forbidden "
    "versäumt versäumte versäumten unterließ unterließen unterlassen scheiterte scheiterten gescheitert verweigerte "
    "verweigerten verweigert verweigern ablehnte ablehnten abgelehnt verzichtete verzichteten verzichtet verbot "
    "verboten untersagte untersagt vergaß vergessen verhinderte verhindert lehnte lehnten "
    "échoué échoue échouent omis omet refuse refusent refusa refusait refusé renoncé renonce renoncent évité évite "
    "oublié oublie manqué interdit empêché empêche cessé cesse abstenu "
    "rehusa rechaza rechazan rechazaron evita evitó evitaron omite omitió omitieron impide impidió prohíbe prohibió "
    "olvidó olvidaron descartó descarta fracasó renunció "
    "rifiutano evita evitato evitò omette omesso impedito impedisce vietato vietò vieta dimenticato fallito mancato "
    "rinunciato rinuncia escluso recusam recusaram evitou evitaram omite omitiu omitiram impediu proibiu esqueceu "
    "esqueceram descartou falhou desistiu забыл забыла забыли избежал избежала избежали воздержался воздержалась "
    "запретил запретила запретили отказывается отказываются отложил отложила отложили раздумал".split()
)


def proviso(source: Folded, at: int, floor: int) -> int | None:
    """Return where the proviso begins whose last word is word ``at``; None where none ends there after ``floor``.

    "Provided" and its like need no "that" where they begin a clause: ", provided the bank agrees".
    """
    start = ends_phrase(source.words, at, floor, PROVISOS)
    if start is not None and source.words[at : at + 2] == ["case", "of"]:
        return None
    return at if start is None and _opens_a_clause(source, at, len(source.words)) else start


def opens_proviso(source: Folded, at: int, ceiling: int) -> int | None:
    """Return where the proviso ends that begins with word ``at``; None where none begins there before ``ceiling``."""
    words = source.words
    for phrase in _OPENING.get(words[at], ()):
        end = at + len(phrase)
        if end <= ceiling and tuple(words[at:end]) == phrase:
            return end
    return at + 1 if _opens_a_clause(source, at, ceiling) else None


def _opens_a_clause(source: Folded, at: int, ceiling: int) -> bool:
    """Tell whether word ``at`` is a "provided" that a mark stands before, and somebody who does something after."""
    words = source.words
    if words[at] not in _PARTICIPLES or not 0 < at < ceiling - 1 or words[at + 1] not in SUBJECTS:
        return False
    return bool(source.gap_before(at).strip())


def ends_phrase(
    words: Sequence[str], at: int, floor: int, phrases: Mapping[str, tuple[tuple[str, ...], ...]]
) -> int | None:
    """Return where the phrase begins whose last word is word ``at``; None where none ends there after ``floor``."""
    for phrase in phrases.get(words[at], ()):
        start = at + 1 - len(phrase)
        if start >= floor and tuple(words[start : at + 1]) == phrase:
            return start
    return None
