"""Statements that say the contrary of their evidence in Chinese, Japanese and Korean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.verifying.contrary_east import contrary_east
from tests.verifying.cited import doubts

CHINESE = "市议会周一没有批准港口的新预算。居民支持这次抗议，但是市长反对。三月份票价上涨了百分之五。"
JAPANESE = "市議会は月曜日に港の新しい予算を承認しなかった。住民は今回の抗議を支持している。運賃は三月に上昇した。"
KOREAN = "시의회는 월요일 항만의 새 예산을 승인하지 않았다. 주민들은 이번 시위를 지지했다. 요금은 3월에 크게 인상됐다."


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (CHINESE, "市议会周一批准了港口的新预算。"),
        (CHINESE, "居民反对这次抗议。"),
        (CHINESE, "三月份票价下跌了百分之五。"),
        (CHINESE, "三月份票价没有上涨百分之五。"),
        ("市长周二在会上表示，他不会在丑闻之后辞职。", "市长周二在会上表示，他会在丑闻之后辞职。"),
        (JAPANESE, "市議会は月曜日に港の新しい予算を承認した。"),
        (JAPANESE, "住民は今回の抗議に反対している。"),
        (JAPANESE, "運賃は三月に下落した。"),
        (KOREAN, "시의회는 월요일 항만의 새 예산을 승인했다."),
        (KOREAN, "주민들은 이번 시위를 반대했다."),
        (KOREAN, "요금은 3월에 크게 인하됐다."),
    ],
)
def test_the_contrary_is_cautioned(text, statement):
    """A denial lost or added, and a word turned, are for a reader to look at."""
    (doubt,) = doubts(contrary_east, statement, text, *_sentences(text))
    assert (doubt.check, doubt.severity) == ("contrary", "caution")
    assert doubt.at
    assert doubt.at.of(text) == doubt.instead


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (CHINESE, "港口的新预算周一没有获得市议会批准。"),
        (CHINESE, "居民支持抗议。"),
        (CHINESE, "票价在三月份上涨。"),
        (CHINESE, "不仅居民支持这次抗议。"),
        (JAPANESE, "港の新しい予算は月曜日、市議会に承認されなかった。"),
        (JAPANESE, "住民は抗議を支持する。"),
        (JAPANESE, "三月に運賃が上昇した。"),
        (KOREAN, "항만의 새 예산은 월요일 시의회에서 승인되지 않았다."),
        (KOREAN, "주민들이 시위를 지지했다."),
        (KOREAN, "3월에 요금이 인상됐다."),
        (KOREAN, "시장은 내년에 다리를 새로 짓겠다고 밝혔다."),
        ("The council did not approve the new plan.", "The council did approve the new plan."),
    ],
)
def test_the_same_in_other_words_is_not_doubted(text, statement):
    """Whatever denies both denies neither less, and other languages have checks of their own."""
    assert doubts(contrary_east, statement, text, *_sentences(text)) == []


@given(st.text(max_size=200), st.text(max_size=200))
def test_nothing_raises(statement, text):
    """Whatever is said of whatever source, there is an answer."""
    doubts(contrary_east, f"市议会批准了{statement}", f"{CHINESE}{text}")
    doubts(contrary_east, f"市議会は承認した{statement}", f"{JAPANESE}{text}")


def _sentences(text: str) -> list[str]:
    mark = "。" if "。" in text else ". "
    return [f"{sentence}{mark.strip()}" for sentence in text.rstrip(mark).split(mark)]
