"""Chinese, Japanese and Korean words beside a quote that turn it: before it in Chinese, behind it in the other two."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, Final

from summarizer.grounding.gaps import WIDEST_GAP, parted

if TYPE_CHECKING:
    from summarizer.canonical import Folded

#: Where a condition may end: at a comma, or in Korean with its last syllable.
_BEFORE_A_CLAUSE: Final = frozenset("，、면")

#: Characters of a condition, at most.
_LONGEST_CONDITION: Final = 70


def eastern_opening(source: Folded, first: int, floor: int) -> int | None:
    """Return where a Chinese "there is no evidence that", or a condition, begins right before a quote."""
    start = source.starts[first]
    low = max(source.starts[floor], start - 2 * WIDEST_GAP)
    match = _eastern_doubt().search(source.text[low:start])
    if match is None and not _BEFORE_A_CLAUSE.isdisjoint(source.text[max(low, start - 3) : start]):
        low = max(source.starts[floor], start - _LONGEST_CONDITION)
        match = _eastern_condition().search(source.text[low:start])
    return bisect_left(source.starts, low + match.start()) if match else None


@cache
def _eastern_condition() -> re.Pattern[str]:
    """Return a clause up to the quote that is a condition: with a word before it in Chinese, an ending elsewhere."""
    clause = "[^，、。！？；,.!?;\\n]"
    return re.compile(
        rf"(?:如果|假如|要是|倘若|若|除非|只要|一旦|万一|萬一){clause}{{1,60}}，\Z"
        rf"|{clause}{{1,60}}(?:[えけげせてねべめれ]ば|[たっだ]たら|なければ|なら(?:ば)?|場合(?:は|には)?)、\Z"
        rf"|{clause}{{1,60}}(?:하|되|으|다|라|주|나|르|리|치|키|시)면,?\s\Z"
    )


@cache
def _eastern_doubt() -> re.Pattern[str]:
    return re.compile(
        r"(?:没有|沒有|并无|並無|毫无|毫無|尚无|尚無)(?:任何)?(?:证据|證據|迹象|跡象|理由)"
        r"(?:能|可以)?(?:表明|显示|顯示|证明|證明|说明|說明)?\Z"
        r"|(?:怀疑|懷疑|相信|[认認][为為]|以[为為]|希望|担心|擔心|猜[测測]|[传傳][言闻聞]|[谣謠][传傳言]|据[传傳]|[声聲][称稱]"
        r"|如果|只要|假如|要是|除非|倘若|是否)[说說称稱]?[，：]?\Z"
    )


def eastern_ending(source: Folded, end: int) -> int | None:
    """Return the end of the Japanese or Korean ending that denies the words before it."""
    if parted(source, end - 1):
        return None
    match = _eastern_denial().match(source.text, source.starts[end])
    return bisect_left(source.starts, match.end()) if match else None


@cache
def _eastern_denial() -> re.Pattern[str]:
    return re.compile(
        r"(?:し|さ?れ|でき)?(?:て[はも]?)?[いお]?(?:かもしれ|つもり|わけ|はず|とは?限ら)?[でじが]?[はがゃ]?(?:ない|なかっ|なく|ありません|ません)|[않못없]\w{0,8}|아[니닌]\w{0,8}|是假的|不属实|并非事实"
        r"|と(?:は|も)?(?:信じ|思|考え|願|期待|疑)|という?(?:噂|うわさ|見方|疑い|憶測|話)|(?:という)?(?:こと|の|事実)[をはも]否定|という(?:明確な)?(?:証拠|根拠|事実|兆候)[はがも]?(?:な[いかく]|ありません)|と[はも]?(?:言え|いえ)な"
        r"|(?:る|た|い)?(?:可能性|恐れ|おそれ)|(?:る|た|い)?(?:なら|場合|かどうか|か否か)"
        r"|수[도는가]?\s있|것\s같|가능성|(?:이?라|다)?는\s사실을\s부인"
        r"|(?:(?:이?라|다)?는\s)?(?:(?:증거|근거|징후)[는은가도]?\s없|(?:것|주장|말)[은이]?\s(?:사실이\s아니|거짓))"
        r"|(?:믿|생각|의심|추측|희망|바라|바란|소문|의혹|추정)\w{0,8}"
    )
