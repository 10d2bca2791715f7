"""Text files: what their bytes say, and what they are called."""

from __future__ import annotations

import pytest

from summarizer.loading.decoding import decoded

GERMAN = "Die Straße zum Fluss wird für zwei Jahre gesperrt. Der Bürgermeister äußerte sich nicht dazu.\r\n" * 8
FRENCH = (
    "L’été dernier, la mairie a fermé l’école. Les élèves ont été envoyés à la ville voisine, près de la forêt.\n" * 8
)
ENGLISH = "“We can’t pay for it,” said the mayor – a café owner. Nobody had asked her to, and nobody thanked her.\n" * 8
RUSSIAN = "Совет города решил закрыть мост на два года. Жители не согласны и хотят знать, кто за это заплатит.\n" * 8
GREEK = "Το συμβούλιο της πόλης αποφάσισε να κλείσει τη γέφυρα για δύο χρόνια. Οι κάτοικοι δεν συμφωνούν.\n" * 8
POLISH = (
    "Rada miasta zdecydowała się zamknąć most na dwa lata. Mieszkańcy są źli i żądają wyjaśnień od burmistrza.\n" * 8
)
CZECH = "Městská rada rozhodla zavřít most na dva roky. Obyvatelé s tím nesouhlasí a ptají se, kdo to zaplatí.\n" * 8
JAPANESE = (
    "市議会は橋を二年間閉鎖することを決めました。住民は反対しており、誰が費用を払うのかを知りたがっています。\n" * 8
)
CHINESE = "市议会决定将大桥关闭两年。居民们表示反对，他们想知道谁来支付这笔费用，以及孩子们怎么上学。\n" * 8
KOREAN = "시의회는 다리를 이 년 동안 닫기로 했습니다. 주민들은 반대하며 누가 비용을 내는지 알고 싶어 합니다.\n" * 8


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "utf-8"),
        (GERMAN, "utf-8-sig"),
        (GERMAN, "utf-16"),
        (GERMAN, "utf-16-le"),
        (GERMAN, "utf-16-be"),
        (GERMAN, "utf-32"),
        (GERMAN, "utf-32-le"),
        (GERMAN, "utf-32-be"),
        (GERMAN, "cp1252"),
        (GERMAN, "latin-1"),
        (FRENCH, "cp1252"),
        (ENGLISH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "utf-16-le"),
        (GREEK, "cp1253"),
        (POLISH, "cp1250"),
        (CZECH, "cp1250"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
        (JAPANESE, "utf-16-le"),
        (JAPANESE, "utf-16-be"),
        (CHINESE, "gb18030"),
        (CHINESE, "gbk"),
        (CHINESE, "utf-16"),
        (KOREAN, "euc_kr"),
    ],
)
def test_encodings(text, encoding):
    """Text in the encodings of real files is read to the character."""
    assert decoded(text.encode(encoding), "name") == text
