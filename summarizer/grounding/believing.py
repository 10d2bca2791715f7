"""Words that say of what follows them that somebody doubts, believes, hopes, fears or rumours it."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: After these a clause is doubted, with a "that" or without.
DOUBTS: Final = _words(
    "будто soll sollen doubt doubts doubted doubting disbelieve disbelieves disbelieved "
    "bezweifle bezweifelt bezweifelte bezweifeln bezweifelten zweifle zweifelt doute doutent doutait dudo duda "
    "dudan dudaba dubito dubita dubitano dubitava duvido duvida duvidam duvidava сомневаюсь сомневается сомневаются "
    "сомневался"
)

_GERMAN_BELIEFS: Final = _words(
    "glaube glaubt glaubte glauben glaubten hofft hoffe hoffte hoffen hofften fürchtet fürchtete fürchten befürchtet "
    "befürchtete vermutet vermutete vermuten behauptet behauptete behaupten wünscht wünschte meint meinte gerücht "
    "gerüchte wähnt ahnt"
)

#: German parts these from the clause they govern by no more than a comma.
BELIEFS_BEFORE_A_COMMA: Final = _GERMAN_BELIEFS | _words(
    "bezweifle bezweifelt bezweifelte bezweifeln bezweifelten zweifle zweifelt vorausgesetzt angenommen"
)

#: After these a clause is believed, wished, feared, supposed or rumoured.
BELIEFS: Final = _GERMAN_BELIEFS | _words(
    "believe believes believed believing think thinks thought hope hopes hoped hoping wish wishes wished fear fears "
    "feared fearing suspect suspects suspected suppose supposes supposed assume assumes assumed imagine imagines "
    "imagined "
    "allege alleges alleged alleging pretend pretends speculate speculates speculated reckon reckons guess guesses "
    "guessed "
    "dream dreams dreamed dreamt joke jokes joked lied predict predicts predicted "
    "rumored rumoured rumor rumour rumors rumours belief beliefs hopes suspicion suspicions speculation claims "
    "claimed claim "
    "crois croit croient croyait pense pensent pensait espère espèrent espérait craint craignent "
    "craignait suppose "
    "supposent prétend prétendent soupçonne soupçonnent rumeur rumeurs souhaite souhaitent imagine "
    "creo cree creen creía pienso piensa piensan pensaba espero espera esperan esperaba temo teme temen temía "
    "supone suponen sospecha sospechan rumor rumores desea desean ojalá alega "
    "credo crede credono credeva penso pensano spero spera sperano sperava temono temeva suppone sospetta sospettano "
    "voce voci sostiene auspica acredito acredita acreditam acreditava penso pensa pensam acho acha acham achava "
    "espero espera esperam receia "
    "receiam suspeita suspeitam boato boatos supõe deseja "
    "верю верит верят верил верила думаю думает думают думал думала надеюсь надеется надеются надеялся боюсь боится "
    "боятся боялся опасается опасаются полагает полагают считает считают предполагает предполагают подозревает "
    "подозревают "
    "слух слухи утверждает утверждают желает"
)

#: A clause that begins with one of these needs no "that" before it.
SUBJECTS: Final = _words(
    "the a an this these those he she it they we you i there his her their its our my some many most all "
    "der die das den dem ein eine er sie es wir ihr ich"
)
