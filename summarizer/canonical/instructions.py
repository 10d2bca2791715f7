"""Passages of a source that speak to a machine instead of telling a reader something.

They are data like the rest, and quoted as such; but what only they say is not what the source reports.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from summarizer.canonical.index import index
from summarizer.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.document import Document

#: How far an instruction reaches: to the end of its paragraph, but no further than this many characters.
_REACH: Final = 500

_FOUND: WeakKeyDictionary[Document, tuple[Span, ...]] = WeakKeyDictionary()

# What a sentence that tells a model what to do is made of, in the languages that such sentences are met in.
_TO_WHOM: Final = r"(?:ai|a\.i\.|llm|language\s+model|assistant|chat\s?bot|chatgpt|gpt|model|summari[sz]er|system)s?"
_OF_WHAT: Final = r"(?:text|document|article|page|source|content|email|message)"
_RULES: Final = r"(?:instructions?|prompts?|rules?|guidelines?|directions?|context|commands?|programming|training)"

_PATTERNS: Final = rf"""
    \b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{{0,40}}?\b{_RULES}\b
  | \b(?:new|updated|real|actual|hidden|secret|additional|system|developer)\s+(?:instructions?|prompts?|directives?)
    \s*(?::|for\b|to\b|follow)
  | \b(?:you\s+are|act\s+as|pretend\s+to\s+be|behave\s+as)\s+(?:now\s+)?(?:an?\s+|the\s+)?{_TO_WHOM}\b
  | \byou\s+are\s+now\s+(?:\w+\s+){{0,3}}{_TO_WHOM}\b
  | \b(?:dear|attention|note\s+to|hey|hello|message\s+(?:to|for))\s*,?\s+(?:the\s+|any\s+|all\s+)?{_TO_WHOM}\b
  | \b(?:when|if|while|before|after|as)\s+(?:you\s+(?:are\s+)?|an?\s+ai\s+|asked\s+to\s+)?
    (?:summari[sz]e?(?:ing)?|analy[sz](?:e|ing)|process(?:ing)?)\s+(?:this|the)\s+{_OF_WHAT}\b
  | \b(?:respond|reply|output|print|write|return|repeat|append|add|insert|include|conclude|report|state|say)\s+
    (?:exactly|verbatim|with\s+the\s+(?:words?|text|phrase)|in\s+(?:your|the)\s+(?:summary|brief|answer|output|response))
  | \b(?:respond|reply|output|print|return)\s+only\b
  | \byour\s+(?:summary|brief|answer|response|output|reply|analysis)\s+(?:must|should|shall|has\s+to|needs?\s+to)\b
  | \b(?:do\s+not|don['\u2019]t|never)\s+(?:mention|summari[sz]e|reveal|tell|include|follow)\b[^.\n]{{0,60}}
    \b(?:the\s+user|the\s+reader|summary|instructions?|prompt|this\s+{_OF_WHAT})\b
  | \bsystem\s+(?:prompt|message|override|note|instruction)\b
  | \bas\s+an?\s+(?:ai|language)\s+(?:model|assistant)\b
  | \b(?:prompt\s+injection|end\s+of\s+(?:source|document|input|prompt))\b
  | \b(?:ignoriere?|vergiss|missachte)\b[^.\n]{{0,40}}\b(?:anweisung\w*|regeln|befehle?|kontext)\b
  | \b(?:ignore[sz]?|oublie[sz]?)\b[^.\n]{{0,40}}\b(?:instructions?|consignes?|règles)\b
  | \b(?:ignora|olvida|ignore|esqueça|dimentica)\b[^.\n]{{0,40}}
    \b(?:instrucciones|instruções|istruzioni|reglas|regras|regole)\b
  | 忽略[^。\n]{{0,20}}(?:指令|指示|提示) | (?:指示|命令)を無視 | (?:지시|명령)[^.\n]{{0,10}}무시
  | \bигнорируй\w*\b[^.\n]{{0,40}}\b(?:инструкци\w+|указани\w+)\b
  | <\|[a-z_]{{2,30}}\|> | \[/?INST\] | <</?SYS>> | </?(?:system|assistant|source|document|untrusted)[-\w]{{0,40}}>
  | ^[ \t\#>*]{{0,6}}(?:system|assistant|developer|human|user|instruction)s?[ \t]*:
  | ^[ \t]{{0,3}}\#{{2,4}}[ \t]*(?:system|instructions?|assistant|response|new[ \t]task)\b
"""

#: No pattern is found without one of these words; only what stands around them is searched.
_NEEDED: Final = (
    "ignore disregard forget override bypass instruction instructions prompt prompts directive directives ai llm llms "
    "assistant assistants chatbot chatgpt gpt model models system systems summarizer summariser summarize summarise "
    "summarizing summarising analyze analyse analyzing analysing process processing exactly verbatim words text phrase "
    "summary brief answer output response respond reply print return human user developer end ignoriere ignorier "
    "vergiss missachte ignorez ignores oublie oubliez oublies ignora olvida esqueça dimentica inst sys source document "
    "untrusted analysis"
).split()

#: Words of scripts without blanks, and marks, are no words of the index.
_UNSPACED: Final = ("忽略", "無視", "무시", "игнорируй", "Игнорируй", "<|", "[INST", "<<SYS", "</source", "</document")

#: Characters around a needed word in which a pattern may lie.
_BEFORE: Final = 120
_AFTER: Final = 160

#: A word that stands more often is not looked at any further.
_MOST_PLACES: Final = 500


def instructions(document: Document) -> tuple[Span, ...]:
    """Return where the document gives orders to a machine, each to the end of its paragraph, in order, united.

    It is a warning for readers, made of wording: an article about such orders has them too, and clever ones have none.
    """
    found = _FOUND.get(document)
    if found is None:
        found = _FOUND[document] = tuple(_united(document.text, _windows(document)))
    return found


def _windows(document: Document) -> list[Span]:
    """Return the stretches of text to be searched, united where they meet."""
    known, text = index(document), document.text
    places = [known.folded.starts[number] for word in _NEEDED for number in known.postings.get(word, ())[:_MOST_PLACES]]
    for mark in _UNSPACED:
        at = text.find(mark)
        while at >= 0 and len(places) < len(_NEEDED) * _MOST_PLACES:
            places.append(at)
            at = text.find(mark, at + 1)
    windows: list[Span] = []
    for place in sorted(places):
        start, end = max(0, place - _BEFORE), min(len(text), place + _AFTER)
        if windows and start <= windows[-1].end:
            start = windows.pop().start
        windows.append(Span(start, end))
    return windows


def _united(text: str, windows: Iterable[Span]) -> list[Span]:
    spans: list[Span] = []
    for match in (match for window in windows for match in _pattern().finditer(text, window.start, window.end)):
        paragraph = text.find("\n\n", match.end(), match.end() + _REACH)
        end = paragraph if paragraph >= 0 else min(len(text), match.end() + _REACH)
        if spans and match.start() <= spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(end, spans[-1].end))
        else:
            spans.append(Span(match.start(), end))
    return spans


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_PATTERNS, re.IGNORECASE | re.MULTILINE | re.VERBOSE)
