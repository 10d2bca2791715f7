"""Words by what they do to a statement: numbers, negations, modality, glue. English first; others where they are safe.

All are in canonical form.
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PERCENT: Final = _words("percent pct prozent procent процент процента процентов проценты")

#: What may stand after a number with one point and makes it a decimal: 1.234 million is not 1,234 million.
MAGNITUDES: Final = _words("% million millions billion billions trillion m mn mio mln bn mrd tn k millionen milliarden")

NUMBER_WORDS: Final = {
    **dict(zip("zero one two three four five six seven eight nine ten eleven twelve".split(), range(13), strict=True)),
    **dict(
        zip("thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), range(13, 20), strict=True),
    ),
    **dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True)),
    **dict(
        zip("first second third fourth fifth sixth seventh eighth ninth tenth".split(), range(1, 11), strict=True),
    ),
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}

UNITS: Final = _words(
    "% $ € £ ¥ ₹ ₩ ° second seconds minute minutes hour hours day days week weeks month months year years "
    "decade decades mm cm m km inch inches foot feet yard yards mile miles mg g kg mcg tonne tonnes ton tons "
    "pound pounds litre litres w kw mw gw kwh mwh gwh degrees dollars dollar euro euros yen usd eur gbp chf am pm"
)

#: Left out at an ellipsis, these would turn what is said into its opposite.
NEGATIONS: Final = _words(
    "no not never none nobody nothing nowhere neither nor without hardly scarcely barely cannot unable rarely seldom "
    "nicht nie niemals kein keine keinen keinem keiner keines nichts niemand weder ohne kaum "
    "keineswegs mitnichten keinesfalls "
    "ne pas jamais aucun aucune rien personne sans ni "
    "nunca jamás ningún ninguna ninguno nada nadie sin tampoco "
    "non mai nessun nessuno nessuna niente nulla senza né "
    "não nem nenhum nenhuma ninguém sem "
    "не нет ни никогда никто ничего без нельзя "
    "不 没 沒 無 无 未 否 非 ず ぬ 않 못 안 아니 없"
)

MODALS: Final = _words(
    "may might could would should shall will can must possibly perhaps probably likely unlikely certainly allegedly "
    "reportedly apparently supposedly considering consider believe believes believed know knows knew thinks think "
    "expected expects plans planned proposed decided if about almost nearly roughly approximately some all most many "
    "few more less"
)

#: Left out at an ellipsis, these would make a fact of what may be, could be, or is only to be.
AUXILIARIES_OF_DOUBT: Final = _words(
    "may might could would should shall will can must ought cannot "
    "kann könnte können könnten soll sollte sollen sollten dürfte dürften würde würden müsste mag "
    "peut peuvent pourrait pourraient devrait devraient serait seraient aurait auraient "
    "puede pueden podría podrían debería deberían sería habría "
    "può possono potrebbe potrebbero dovrebbe dovrebbero sarebbe avrebbe "
    "pode podem poderia poderiam deveria deveriam seria teria "
    "может могут мог могла могли должен должна должны бы"
)

#: And these say that it is not certain.
ADVERBS_OF_DOUBT: Final = _words(
    "possibly perhaps maybe probably likely unlikely allegedly reportedly apparently supposedly purportedly seemingly "
    "vielleicht wahrscheinlich vermutlich angeblich möglicherweise womöglich mutmaßlich offenbar "
    "probablement apparemment prétendument quizá quizás probablemente presuntamente supuestamente "
    "forse probabilmente presumibilmente talvez provavelmente supostamente "
    "возможно вероятно наверное якобы предположительно"
)

#: What comes right after one of these is tried, meant, believed, ordered or nearly done, and not said to be so.
ATTEMPTS: Final = _words(
    "try tries tried trying attempt attempts attempted attempting plan plans planned planning expect expects expected "
    "consider considers considered considering hope hopes hoped hoping want wants wanted wanting intend intends "
    "intended threaten threatens threatened threatening vow vows vowed promise promises promised offer offers offered "
    "seek seeks sought propose proposes proposed urge urges urged order orders ordered asked forced about going able "
    "likely due set ready willing seem seems seemed appear appears appeared believe believes believed think thinks "
    "thought suspect suspects suspected accused alleged alleges claim claims claimed fear fears feared wonder wonders "
    "wondered rumored rumoured stop stopped avoid avoided banned barred almost nearly ask asks "
    "versuchte versucht wollte wollten will plant plante behauptet behauptete glaubt glaubte fast beinahe "
    "tenté essayé veut voulait prévoit croit presque intentó quiere quería cree casi "
    "tentato vuole voleva crede quasi tentou quer queria acredita quase пытался пыталась хочет хотел почти"
)

#: What comes after one of these is said to be so only under a condition, or asked.
CONDITIONS: Final = _words("if unless whether wenn falls sofern ob s'il s'ils если 若 만약 만일")

#: Of the words of other languages that deny or suppose, English has these for something else.
ENGLISH_TOO: Final = _words("falls sin sans")

#: What makes less than a fact of what is said.
DOUBTING: Final = MODALS | AUXILIARIES_OF_DOUBT | ADVERBS_OF_DOUBT | ATTEMPTS | CONDITIONS

#: What comes after one of these is denied, refused, or not done.
DENIALS: Final = _words(
    "deny denies denied denying refuse refuses refused refusing fail fails failed failing decline declines declined "
    "declining refute refutes refuted unable unwilling unlikely impossible prevented neglected falsely wrongly "
    "mistakenly erroneously allegedly supposedly purportedly "
    "bestreitet bestritt bestritten leugnet leugnete leugnen dementiert dementierte verneint verneinte weigerte "
    "weigert nie nient niait nié démenti dément refuse refusé "
    "niega niegan negó negaron negado rehusó rechazó nega negano negato negò rifiuta rifiutato rifiutò negou negaram "
    "negam recusou recusa "
    "отрицает отрицал отрицала отрицали опроверг опровергла опровергли отказался отказалась отказались якобы"
)

#: What comes after one of these and a "that" is not so, or not believed.
DENIALS_THAT: Final = _words(
    "reject rejects rejected rejecting dismiss dismisses dismissed dismissing dispute disputes disputed disputing "
    "doubt doubts doubted doubting debunked disproved contradicted false untrue wrong incorrect myth misconception lie "
    "hoax fiction doubtful dubious unproven baseless rumor rumors rumour rumours "
    "pretended falsch gelogen faux falso ложь неправда неверно"
)

#: Two words that deny together, by the second: "fewer than", "instead of".
DENIALS_IN_TWO: Final = {
    "than": _words("fewer less rather lower smaller"),
    "of": _words("instead lack absence short"),
    "from": _words("far"),
    "out": _words("rule rules ruled ruling"),
    "als": _words("weniger"),
    "de": _words("moins menos"),
    "que": _words("menos"),
    "di": _words("meno"),
    "чем": _words("менее меньше"),
    "认": _words("否"),
    "認": _words("否"),
    "绝": _words("拒"),
    "絕": _words("拒"),
    "果": _words("如"),
}

#: An editor may add these in brackets without changing what is said.
GLUE: Final = _words(
    "a an the and of to in as that which who is are was were be been has have had it its this these those there"
)

#: An editor's remarks, which quote nothing.
ASIDES: Final = frozenset({"sic", "emphasis added", "emphasis mine", "my emphasis", "emphasis in original"})

#: Words that an acronym is spelled like: for these, and only these, case tells words apart.
ACRONYMS: Final = _words("us it who aids is eu un me or")

#: Prefixes that turn the word after their hyphen.
TURNING_PREFIXES: Final = _words(
    "non un anti ex mis dis in half semi quasi pseudo former vice pre post co pro counter contra nicht"
)


_SHORTEST_TELLING: Final = 4  # letters; where they are syllables or words, one is enough


def is_negation(word: str) -> bool:
    """Tell whether a canonical word denies: "not", "never", "isn't"."""
    return word in NEGATIONS or word.endswith("n't")


def tells(word: str) -> bool:
    """Tell whether a canonical word tells something; shorter ones mostly tell how others belong together."""
    return len(word) >= _SHORTEST_TELLING or word[0].isdecimal() or not word.isascii()


def is_denial(word: str) -> bool:
    """Tell whether a canonical word denies, or says that something is denied or not done: "refused", "failed"."""
    return is_negation(word) or word in DENIALS
