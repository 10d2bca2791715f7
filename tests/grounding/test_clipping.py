"""The words beside a quote that turn its meaning."""

from __future__ import annotations

import pytest

from summarizer.document import Document, Passage, Span
from summarizer.grounding import locate
from summarizer.report import Evidence
from tests.grounding.test_locating import found


def clipped(marked: str) -> str:
    """Return what is clipped of the quote that stands between the two bars."""
    before, quote, after = marked.split("|")
    start = len(before)
    return locate(Document.from_text(before + quote + after)).clipped(Span(start, start + len(quote)))


@pytest.mark.parametrize(
    ("marked", "clip"),
    [
        ("The harbour did not |burn down on Monday|.", "not"),
        ("They have never |sold a single boat|.", "never"),
        ("The crew wasn’t |paid for the winter|.", "wasn’t"),
        ("There is no |trace of the missing boat|.", "no"),
        ("Police found no evidence that |the captain lied|.", "no evidence that"),
        ("This does not mean that the |captain lied|.", "not mean that the"),
        ("I don't think he |stole the anchor|.", "don't think he"),
        ("The boat has not yet been |painted or repaired|.", "not yet been"),
        ("No sailor |was hurt in the storm|.", "No sailor"),
        ("Hardly anyone |voted for the plan|.", "Hardly anyone"),
        ("None of the |sailors drowned|.", "None of the"),
        ("The owner denied that |the ferry was overloaded|.", "denied that"),
        ("She denied “|selling the ferry twice|”.", "denied"),
        ("The guild refused to |load the grain|.", "refused to"),
        ("The pilot failed to |report the collision|.", "failed to"),
        ("He falsely claimed that |the pier was safe|.", "falsely claimed that"),
        ("It is false that |the pier was safe|.", "false that"),
        ("The mayor rejected claims that |the pier was rotten|.", "rejected claims that"),
        ("The court ruled out that |the pier was rotten|.", "ruled out that"),
        ("She was dredging rather than |deepening the channel|.", "rather than"),
        ("The port has fewer than |ninety berths today|.", "fewer than"),
        ("It costs less than |a new crane would|.", "less than"),
        ("If |the tide is late|, we wait.", "If"),
        ("We sail on Friday unless the |crew walks out|.", "unless the"),
        ("He asked whether |the bridge was closed|.", "whether"),
        ("It earned $4 |billion from the docks|.", "4"),
        ("There were twenty |five cranes on site|.", "twenty"),
        ("It holds 1 |500 tonnes of grain|.", "1"),
        ("In the end 62 |percent of the boats sank|.", "62"),
        ("In the end 62 |per cent of the boats sank|.", "62"),
        ("It fell to minus |20 degrees in the night|.", "minus"),
        ("The deputy |harbour master resigned|.", "deputy"),
        ("There is little evidence that |the captain lied|.", "little evidence that"),
        ("There is no credible evidence that |the captain lied|.", "no credible evidence that"),
        ("The council voted against |building the pier|.", "against"),
        ("At no time did |the crew leave the ship|.", "At no time did"),
        ("Under no circumstances may |visitors enter the hold|.", "Under no circumstances may"),
    ],
)
def test_words_before_a_quote_that_turn_it(marked, clip):
    """A denial, a condition or half a number right before a quote is told."""
    assert clipped(marked) == clip


@pytest.mark.parametrize(
    ("marked", "clip"),
    [
        ("|Reports that the dock sank| are not true.", "are not true"),
        ("|Reports that the dock sank| were rejected.", "were rejected"),
        ("|The dock is sinking|, which the port has always denied.", "which the port has always denied"),
        ("|He sold the dock twice| – a charge he denies.", "a charge he denies"),
        ("|The yard supports 62| percent of the town.", "percent"),
        ("|The yard supports 62| per cent of the town.", "per cent"),
        ("|It cost the town 4| billion.", "billion"),
        ("|It cost the town 1| 500 crowns.", "500"),
        ("|The yard opens at 7| pm on Friday.", "pm"),
        ("|El puente costó 4| millones de euros.", "millones"),
        ("|We ordered sixty| five ropes.", "five"),
        ("|They will close the yard| unless it rains.", "unless"),
        ("|They will close the yard|, if it rains.", "if"),
        ("|The foreman said he would| not close it.", "not"),
        ("|The plan was approved| by nobody.", "by nobody"),
        ("|The plan was shown| to no one.", "to no one"),
        ("|The talks have achieved| nothing.", "nothing"),
        ("It healed mice; |in humans| it did not.", "it did not"),
        ("It healed mice, but |in humans| it didn't.", "it didn't"),
        ("|The pier is safe|, or so the ministry claims.", "or so"),
        ("|Prices rose by 5| percentage points.", "percentage"),
    ],
)
def test_words_after_a_quote_that_turn_it(marked, clip):
    """A verdict, a retraction, a condition or the rest of a number right after a quote is told."""
    assert clipped(marked) == clip


@pytest.mark.parametrize(
    "marked",
    [
        "No, |the harbour is open|.",
        "Did it burn? No. |The harbour is open|.",
        "It did not burn, and |the harbour is open|.",
        "He said no |and left the harbour at noon|.",
        "Not only |did the harbour burn|, it sank.",
        "There is no doubt that |the harbour burned|.",
        "Nobody denies that |the harbour burned|.",
        "They did not rule out that |the harbour burned|.",
        "No fewer than |ninety boats burned|.",
        "YES OR NO\n\n|The harbour burned down|",
        "The mate did not sign. |The harbour burned|.",
        "He doubted the captain; |the harbour burned|.",
        "The guild rejected |the offer of last May|.",
        "Pier No. |5 was closed at noon|.",
        "|The harbour burned| and nobody was hurt.",
        "|The harbour burned|, but not the pier.",
        "|The harbour master| has rejected the offer.",
        "|The harbour master| is not here.",
        "|They asked| if the harbour burned.",
        "|It happened in 2019|. Days later it rained.",
        "|The harbour burned|. Not a boat was saved.",
        "|The harbour, the pier and| the yard burned, which is a pity.",
        "|The new channel is 30| km long.",
        "|The fair lasts five| days in May.",
        "In a town full of hope, |we will be heard by all|.",
        "|Der Damm ist 30| Jahre alt.",
        "|It seats between 12| to 17 guests.",
        "|The harbour burned| a claim of mine to fame",
        "I have been there for |ninety days and more|.",
        "Some of the |ninety boats burned|.",
        "The deputy of the |harbour master resigned|.",
        "It was 62. |Percent signs are rare|.",
        "|The harbour burned|, not the pier.",
        "|The harbour master| was, they say, wrong.",
        "|The harbour master| is to have been",
        "|The harbour burned|, which was a pity. He denies it.",
        "He has not been |and will not come|.",
        "They did not only |repair the pier|, they sold it.",
        "She told the court |that the captain lied|.",
        "To the north of the town the falls |are 50 metres high|.",
        "|The town lies near| Falls Road, to the north of the pier.",
        "The rest of the town thinks it a sin |to waste the catch|.",
        "There is strong evidence that |the captain lied|.",
        "|In the yard| it did not rain.",
        "|The crew of ten or so| she met was tired.",
        "The team of the town played against |visiting sailors|.",
    ],
)
def test_words_of_another_clause_turn_nothing(marked):
    """What a comma, a stop or another word parts from the quote, or what is itself denied, is not held against it."""
    assert clipped(marked) == ""


@pytest.mark.parametrize(
    ("marked", "clip"),
    [
        ("Der Hafen wurde nicht |im Winter geschlossen|.", "nicht"),
        ("Es gibt keine Beweise, dass |der Hafen brannte|.", "keine Beweise, dass"),
        ("Der Wirt bestritt, dass der |Hafen brannte|.", "bestritt, dass der"),
        ("|Der Rat unterstützt den Plan| nicht.", "nicht"),
        ("|Der Hafen kostet 30| Millionen Euro.", "Millionen"),
        ("Il n'y a pas de preuve que |le port a brûlé|.", "pas de preuve que"),
        ("Es gibt keine Belege dafür, dass |der Damm nachgibt|.", "keine Belege dafür, dass"),
        ("Non è vero che |il mulino sia chiuso|.", "Non è vero che"),
        ("Нет доказательств того, что |порт сгорел|.", "Нет доказательств того, что"),
        ("没有证据表明|井水有毒|。", "没有证据表明"),
        ("昨天副|镇长宣布辞职|。", "副"),
        ("|水門は壊れている|かもしれない。", "かもしれない"),
        ("町長は|工場を閉鎖する|つもりはないと述べた。", "つもりはない"),
        ("|日程は公表され|ていない。", "ていない"),
        ("|町長は料金を値上げ|しないと述べた。", "しない"),
        ("Le maire a nié que |le port a brûlé|.", "nié que"),
        ("No hay pruebas de que |el puerto ardiera|.", "No hay pruebas de que"),
        ("El alcalde negó que |el puerto ardiera|.", "negó que"),
        ("Il sindaco ha negato che |il porto sia bruciato|.", "negato che"),
        ("O prefeito negou que |o porto ardeu|.", "negou que"),
        ("Мэр отрицал, что |порт сгорел ночью|.", "отрицал, что"),
        ("Порт не |сгорел той ночью|.", "не"),
        ("他们没有|关闭这个港口|。", "没有"),
        ("市长否认|港口已经关闭|。", "否认"),
        ("港は冬でも|閉鎖されてい|ない。", "ない"),
        ("港は冬でも|閉鎖|ではない。", "ではない"),
        ("배는 안 |떠났다고 말했다|.", "안"),
        ("|배는 항구를 떠나지| 않았다.", "않았다"),
        ("Le bruit court que |le port a brûlé|.", "bruit court que"),
        ("Неверно, что |порт сгорел|.", "Неверно, что"),
        ("|Der Rat stimmte dem Plan| nicht zu.", "nicht"),
        ("|大臣が賄賂を受け取った|という証拠はない。", "という証拠はない"),
        ("|橋は安全である|とは言えない。", "とは言えな"),
        ("|백신이 해롭다는| 증거는 없다.", "증거는 없다"),
        ("|장관이 뇌물을 받았다는| 것은 사실이 아니다.", "것은 사실이 아니다"),
        ("Falls |der Damm bricht|, fliehen die Leute aus der Stadt.", "Falls"),
    ],
)
def test_other_languages(marked, clip):
    """The negations of other languages turn a quote as well, where they stand next to it."""
    assert clipped(marked) == clip


def test_evidence_tells_what_is_clipped():
    """Evidence carries its whole sentence and the words of it that turn the quote, on either side."""
    text = "It rained. The clerk never said that the ferry left if it rained. Then it stopped."
    evidence = found("the ferry left", text)
    assert evidence.clipped == "never said that … if"
    assert evidence.sentence is not None
    assert evidence.sentence.of(text) == "The clerk never said that the ferry left if it rained."


def test_a_quote_that_keeps_the_words_is_not_clipped():
    """Quoted with the words that deny it, a quote says what its sentence says."""
    text = "It rained. The clerk never said that the ferry left."
    assert found("never said that the ferry left", text).clipped == ""


def test_a_passage_is_not_left():
    """With passages, nothing outside those of the quote turns it."""
    text = "Was it sold? No\nThe boat was sold"
    document = Document.from_text(text)
    evidence = locate(document, [Passage("p1", Span(0, 15)), Passage("p2", Span(16, 33))]).find("The boat was sold")
    assert isinstance(evidence, Evidence)
    assert evidence.clipped == ""
    assert locate(document).clipped(Span(16, 33)) == "No"


def test_a_span_without_words_is_not_clipped():
    """Between words there is nothing to turn."""
    assert locate(Document.from_text("not … so")).clipped(Span(4, 5)) == ""


@pytest.mark.parametrize(
    ("marked", "clip"),
    [
        ("Unless the state pays, |the guild will close the slip|.", "Unless the state pays"),
        ("Orr said that if it rains, |the fair moves indoors|.", "if it rains"),
        ("It was late. Provided that it thaws, |the boats sail at noon|.", "Provided that it thaws"),
        ("Wenn es regnet, |fällt das Fest der Stadt aus|.", "Wenn es regnet"),
        ("A empresa recusou-se a |pagar a multa de 12 mil reais|.", "recusou-se a"),
        ("Si le bailleur tarde, |une majoration de la somme est due|.", "Si le bailleur tarde"),
        ("Qualora il contratto scada, |l'affitto aumenta di molto|.", "Qualora il contratto scada"),
        ("Если мост не откроют, |паром будет ходить до декабря|.", "Если мост не откроют"),
        ("如果水位继续上升，|渡轮将会停运|。", "如果水位继续上升，"),
        ("水位が上がれば、|フェリーは運休する|。", "水位が上がれば、"),
        ("수위가 오르면 |여객선은 운항을 중단한다|.", "수위가 오르면"),
        ("The state would step in |only if the ferry stopped|.", ""),
        ("The state would |step in with money| only if the ferry stopped.", "only if"),
        ("費用は|12億円に上る|可能性がある。", "可能性"),
        ("会社は|従業員を解雇した|ことを否定した。", "ことを否定"),
        ("비용은 |12억 원에 이를| 수 있다.", "수 있다"),
    ],
)
def test_a_condition_before_a_quote_and_what_only_may_be_are_told(marked, clip):
    """A clause with an “if” right before a quote makes it conditional, as what comes behind it in other languages."""
    assert clipped(marked) == clip


@pytest.mark.parametrize(
    "marked",
    [
        "Even if it rains, |the fair opens at noon|.",
        "Whether it rains or not, |the fair opens at noon|.",
        "If anything, |the new pump works better than before|.",
        "We will come, if it rains, |said the mayor of Ely|.",
        "If it rains, the fair moves indoors, |the mayor of Ely said|.",
        "It may rain. |The fair opens at noon|.",
        "|The fair opens at noon|. Provided that it thaws, the boats sail.",
        "«|Ninguém nos avisou de nada|», afirmou. Caso a ponte feche, o desvio é longo.",
    ],
)
def test_a_condition_of_another_clause_turns_nothing(marked):
    """What holds in any case, what another condition is about, and the sentence before one stand as they are."""
    assert clipped(marked) == ""
