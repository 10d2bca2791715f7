"""Conditions, exceptions, failures and charges that an ellipsis may not hide."""

from __future__ import annotations

import pytest

from tests.grounding.test_locating import found, refused


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The firm had yet to pay its crews on Monday.", "The firm … pay its crews on Monday"),
        ("The firm has yet to pay its crews.", "The firm … pay its crews"),
        ("The firm is yet to be paid.", "The firm is … paid."),
        ("The firm failed to pay its crews.", "The firm … pay its crews"),
        ("The firm is still to pay its crews.", "The firm is … pay its crews"),
        (
            "The firm will pay its crews provided that the bank agrees to it.",
            "The firm will pay its crews … the bank agrees to it",
        ),
        (
            "The firm will pay its crews as long as the bank agrees to it.",
            "The firm will pay its crews … the bank agrees to it",
        ),
        (
            "The firm will pay, assuming that the bank agrees, its crews on Monday.",
            "The firm will pay … its crews on Monday",
        ),
        ("The firm agreed, on condition that the bank pays, to hire the crews.", "The firm agreed … to hire the crews"),
        ("The firm agreed, subject to a vote, to hire the crews.", "The firm agreed … to hire the crews"),
        (
            "The firm will pay its crews once the bank agrees to it.",
            "The firm will pay its crews … the bank agrees to it",
        ),
        ("The firm will pay only when the bank agrees to it.", "The firm will pay … the bank agrees to it"),
        ("Die Firma muss die Löhne erst noch zahlen am Montag.", "Die Firma … zahlen am Montag"),
        (
            "Die Firma zahlt die Löhne, vorausgesetzt, die Bank stimmt dem zu.",
            "Die Firma zahlt die Löhne … die Bank stimmt dem zu",
        ),
        (
            "Die Firma zahlt die Löhne, solange die Bank dem zustimmt.",
            "Die Firma zahlt die Löhne … die Bank dem zustimmt",
        ),
        ("Die Firma versäumte es, die Löhne im Mai zu zahlen.", "Die Firma … die Löhne im Mai zu zahlen"),
        (
            "Le patron paiera les marins à condition que la banque accepte.",
            "Le patron paiera les marins … la banque accepte",
        ),
        (
            "Le patron paiera les marins pourvu que la banque accepte.",
            "Le patron paiera les marins … la banque accepte",
        ),
        ("Le patron a omis de payer les marins du port.", "Le patron … payer les marins du port"),
        (
            "Le patron paiera les marins si la banque accepte le plan.",
            "Le patron paiera les marins … la banque accepte le plan",
        ),
        (
            "El dueño pagará a los marinos siempre que el banco acepte el plan.",
            "El dueño pagará a los marinos … el banco acepte el plan",
        ),
        (
            "El dueño pagará a los marinos si el banco acepta el plan.",
            "El dueño pagará a los marinos … el banco acepta el plan",
        ),
        ("El dueño está por pagar a los marinos del puerto.", "El dueño … pagar a los marinos del puerto"),
        (
            "Il padrone pagherà i marinai a condizione che la banca accetti.",
            "Il padrone pagherà i marinai … la banca accetti",
        ),
        (
            "Il padrone pagherà i marinai se la banca accetta il piano.",
            "Il padrone pagherà i marinai … la banca accetta il piano",
        ),
        (
            "O dono pagará os marinheiros desde que o banco aceite o plano.",
            "O dono pagará os marinheiros … o banco aceite o plano",
        ),
        ("O dono deixou de pagar os marinheiros do porto.", "O dono … pagar os marinheiros do porto"),
        (
            "Хозяин заплатит морякам при условии, что банк согласится на это.",
            "Хозяин заплатит морякам … банк согласится на это",
        ),
        ("Хозяину ещё предстоит заплатить морякам порта.", "Хозяину … заплатить морякам порта"),
        ("老板尚待支付船员的工资。", "老板…支付船员的工资"),
        ("老板会付钱，只要银行同意这个计划。", "老板会付钱…银行同意这个计划"),
        ("社長は銀行が認める限り船員に払うと述べた。", "社長は銀行が認める…船員に払うと述べた"),
        ("사장은 은행이 동의하면 선원들에게 돈을 준다고 했다.", "사장은 은행이 … 선원들에게 돈을 준다고 했다"),
        ("The guild said it had no plans, as yet, to sell boats.", "The guild said it had … plans … to sell boats"),
        (
            "The court ruled that the mayor, if guilty, must pay the crew.",
            "The court ruled that the mayor … must pay the crew",
        ),
        ("Die Firma hat bislang keine Löhne gezahlt.", "Die Firma hat … Löhne gezahlt"),
        (
            "Die Firma hat zugesagt, die Löhne zu zahlen, sobald die Bank zahlt.",
            "Die Firma hat zugesagt, die Löhne zu zahlen … die Bank zahlt",
        ),
        ("La firme n'a toujours rien payé aux marins.", "La firme … payé aux marins"),
        ("La firme dit vouloir payer les marins en mai.", "La firme … payer les marins en mai"),
        ("La empresa aún no ha pagado a los marinos.", "La empresa … ha pagado a los marinos"),
        ("L'azienda non ha ancora pagato i marinai.", "L'azienda … pagato i marinai"),
        ("A empresa ainda não pagou os marinheiros.", "A empresa … pagou os marinheiros"),
        ("Фирма пока не заплатила морякам порта.", "Фирма … заплатила морякам порта"),
        ("公司至今还没有付给船员工资。", "公司…付给船员工资"),
        ("会社はまだ船員に給料を払っていない。", "会社は…船員に給料を払って"),
        ("회사는 아직 선원들에게 돈을 주지 않았다.", "회사는 … 선원들에게 돈을 주지"),
        ("Le maire, selon la police, a pris les pièces.", "Le maire … a pris les pièces"),
        ("Der Rat zweifelt, ob der Kai sicher ist.", "Der Rat … der Kai sicher ist"),
        ("Der Rat verbot den Bau des Kais.", "Der Rat … den Bau des Kais"),
        ("Le conseil interdit la vente du quai.", "Le conseil … la vente du quai"),
        ("El consejo prohibió la venta del muelle.", "El consejo … la venta del muelle"),
        ("Il consiglio vietò la vendita del molo.", "Il consiglio … la vendita del molo"),
        ("O conselho proibiu a venda do cais.", "O conselho … a venda do cais"),
        ("Совет запретил продажу причала.", "Совет … продажу причала"),
        ("The council banned the sale of the pier.", "The council … the sale of the pier"),
        ("The council opposed the sale of the pier.", "The council … the sale of the pier"),
        ("The council blocked the sale of the pier.", "The council … the sale of the pier"),
        ("The council cancelled the sale of the pier.", "The council … the sale of the pier"),
        ("The council rejected the sale of the pier.", "The council … the sale of the pier"),
        ("The council voted against the sale of the pier.", "The council … the sale of the pier"),
        ("The council voted down the sale of the pier.", "The council … the sale of the pier"),
        ("The council withdrew its support for the pier.", "The council … support for the pier"),
        (
            "The firm will pay its crews, provided the bank agrees to it.",
            "The firm will pay its crews … the bank agrees to it",
        ),
        ("The firm will pay its crews, assuming it gets a loan.", "The firm will pay its crews … gets a loan"),
        ("He is not, they say, guilty of it.", "He is … guilty of it"),
        ("The plan is hardly a success so far.", "The plan is … a success so far"),
        ("Only the mayor may enter the pier.", "Only the mayor … enter the pier"),
        ("The mayor would have paid the crew.", "The mayor … paid the crew"),
        ("The mayor was to have paid the crew.", "The mayor … paid the crew"),
        ("The mayor was about to pay the crew.", "The mayor … pay the crew"),
        ("The mayor came close to paying the crew.", "The mayor … paying the crew"),
        ("The mayor stopped short of paying the crew.", "The mayor … paying the crew"),
        ("The mayor is far from guilty of it.", "The mayor is … guilty of it"),
        ("The mayor was cleared of stealing the coins.", "The mayor … stealing the coins"),
        ("The mayor was acquitted of stealing the coins.", "The mayor … stealing the coins"),
        ("The mayor was accused of stealing the coins.", "The mayor … stealing the coins"),
        ("The mayor is suspected of stealing the coins.", "The mayor … stealing the coins"),
        ("The mayor pretended to pay the crew.", "The mayor … pay the crew"),
        ("The mayor dreamed that he paid the crew.", "The mayor … paid the crew"),
        ("The mayor stopped the crew from taking coins.", "The mayor … taking coins"),
        ("Der Rat hat den Plan nicht beschlossen.", "Der Rat hat den Plan … beschlossen"),
        ("Der Rat hätte den Plan beschlossen.", "Der Rat … den Plan beschlossen"),
        ("Der Rat wäre fast zurückgetreten.", "Der Rat … zurückgetreten"),
        ("Le maire aurait, dit-on, pris les pièces.", "Le maire … pris les pièces"),
        ("Le maire a failli prendre les pièces.", "Le maire … prendre les pièces"),
        ("El alcalde habría tomado las monedas.", "El alcalde … tomado las monedas"),
        ("El alcalde estuvo a punto de tomar las monedas.", "El alcalde … tomar las monedas"),
        ("Il sindaco avrebbe preso le monete.", "Il sindaco … preso le monete"),
        ("Il sindaco stava per prendere le monete.", "Il sindaco … prendere le monete"),
        ("O prefeito teria levado as moedas.", "O prefeito … levado as moedas"),
        ("O prefeito quase levou as moedas.", "O prefeito … levou as moedas"),
        ("Мэр едва не взял монеты из кассы.", "Мэр … взял монеты из кассы"),
        ("Мэр мог бы взять монеты из кассы.", "Мэр … взять монеты из кассы"),
        ("村长差点拿走了硬币。", "村长…拿走了硬币"),
        ("村长被指控拿走了硬币。", "村长…拿走了硬币"),
        ("村長は硬貨を盗みそうになった。", "村長は硬貨を盗み…なった"),
        ("시장은 동전을 훔칠 뻔했다.", "시장은 동전을 … 했다"),
        ("Q. Is the pier safe for all?\nA. It is rotten and old.", "the pier safe for all … It is rotten and old"),
        ("The firm, unless stopped, sells boats.", "The firm … sells boats"),
        ("The firm sells boats except to children under ten.", "The firm sells boats … to children under ten"),
        ("Все лодки безопасны, кроме старых и новых.", "Все лодки безопасны … старых и новых"),
        (
            "Toutes les barques sont sûres sauf les vieilles barques.",
            "Toutes les barques sont sûres … les vieilles barques",
        ),
        ("Alle Boote sind sicher außer den alten Booten.", "Alle Boote sind sicher … den alten Booten"),
        ("Todas las barcas son seguras salvo las viejas barcas.", "Todas las barcas son seguras … las viejas barcas"),
        ("所有的船都安全，除了旧船以外都能出海。", "所有的船都安全…都能出海"),
        ("The town has a deputy mayor in Low.", "The town has a … mayor in Low"),
        ("The former mayor sold the boats.", "The … mayor sold the boats"),
        ("The mayor's wife sold the boats.", "The mayor … sold the boats"),
    ],
)
def test_what_a_statement_hangs_on_is_left_in(text, quote):
    """Joined over an ellipsis, words do not say more than their source: no condition, failure or doubt is left out."""
    assert refused(quote, text).code


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The firm that provided the ropes to the crews left.", "The firm … the ropes to the crews left"),
        ("The mayor, Ann Low, sold the boats.", "The mayor … sold the boats"),
        ("The mayor sold the boats in May and June of that year.", "The mayor sold the boats … of that year"),
    ],
)
def test_the_same_words_elsewhere_are_left_out(text, quote):
    """A word that is no condition where it stands, and an aside, may be left out."""
    assert found(quote, text).quote
