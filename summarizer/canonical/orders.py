"""The ways in which a machine is told what to do, in the languages that such orders are met in."""

from __future__ import annotations

from typing import Final, NamedTuple

_TO_WHOM: Final = r"(?:ai|a\.i\.|llm|language\s+model|assistant|chat\s?bot|chatgpt|gpt|model|summari[sz]er|system)s?"
_OF_WHAT: Final = r"(?:text|document|article|page|source|content|email|message)"
#: What a machine is to write: "your answer", "the summary".
_SUMMARY: Final = r"(?:summar(?:y|ies)|digests?|synopsis|short\s+version|recap)"
_WRITTEN: Final = (
    rf"(?:your\s+(?:\w+\s+)?(?:{_SUMMARY}|abstract|answer|output|response|reply)"
    rf"|(?:the|any|every|each|its|this|all)\s+(?:\w+\s+)?{_SUMMARY})"
)
_WRITTEN_WORDS: Final = "summary summaries digest digests abstract synopsis version recap answer output response reply"
_WRITING: Final = (
    r"(?:write|put|state|include|insert|add|print|place|use|open|begin|start|lead|finish|end|say|append|rewrite|replace"
    r"|repeat|return|output|produce|give|set|carry)"
)
_RULES: Final = r"(?:instructions?|prompts?|rules?|guidelines?|directions?|context|commands?|programming|training)"

#: How the parties to a machine's talk are labelled. Marks are looked for as they are written, so each way is named.
_ROLES: Final = (
    "system System SYSTEM assistant Assistant ASSISTANT developer Developer DEVELOPER human Human HUMAN "
    "user User USER instruction Instruction INSTRUCTION"
).split()

#: A heading's marks, and behind them a blank or the first letter of a word that makes such a heading.
_HEADINGS: Final = ("## ", "##s", "##S", "##i", "##I", "##a", "##A", "##r", "##R", "##n", "##N")


class Order(NamedTuple):
    """A way in which a machine is told what to do; it has one of ``words``, or of ``marks`` that are no words.

    Where the words are common ones, ``phrases`` are what every match has one of, in small letters with one blank each:
    without any near the word, the pattern, which takes long to compile, is not needed.
    """

    pattern: str
    words: str = ""
    marks: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


# Only what stands around an order's words is searched for it.
ORDERS: Final = (
    Order(
        rf"\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{{0,40}}?\b{_RULES}\b",
        "ignore disregard forget override bypass",
    ),
    Order(
        r"\b(?:ignore|disregard|forget)\b[^.\n]{0,15}?\b(?:everything|all\s+(?:of\s+)?(?:the\s+)?(?:above|before|previous)"
        rf"|(?:the|this)\s+{_OF_WHAT}\s*[.;:,]|that\.)",
        "ignore disregard forget",
    ),
    Order(
        rf"\b{_WRITING}\b[^.\n]{{0,50}}\b(?:in|of|into|at|as|with|to|for|on)\b[^.\n]{{0,25}}"
        rf"\b{_WRITTEN}\b"
        rf"|\b{_WRITTEN}\s+(?:(?:of|for)\s+[^.\n]{{0,30}})?"
        r"(?:must|should|shall|has\s+to|have\s+to|needs?\s+to|ought\s+to)\b"
        rf"|\bsummaries\s+(?:must|should|shall|have\s+to)\b|\bfor\s+(?:the|any|all|automat\w+)\s+(?:\w+\s+)?{_SUMMARY}\s*[:,]",
        _WRITTEN_WORDS,
        phrases=("your ", "summar", "digest", "synopsis", "short version", "recap"),
    ),
    Order(
        r"\b(?:who(?:ever|soever)|anyone\s+who|anybody\s+who|everyone\s+who|all\s+who|those\s+who)\s+(?:\w+\s+){0,2}?"
        r"(?:sums?\s+(?:this|up|it)|summari[sz]es?|abridges?|condenses?|shortens?)\b"
        r"|\b(?:when|while|before|if)\s+(?:you\s+)?(?:condens(?:e|ing)|shorten(?:ing)?|boil(?:ing)?\s+(?:this|it)\s+down"
        r"|sum(?:ming)?\s+(?:this|it)\s+up)\b|\bsummari[sz]e\s+and\s+(?:be\s+sure|make\s+sure|say|state)\b",
        "sums sum summarises summarizes summarise summarize abridges abridge condenses condense condensing shortens "
        "shorten shortening boil boiling summing",
    ),
    Order(
        r"\bfrom\s+now\s+on,?\s+you\s+(?:are|will|must)\b|\bstay\s+in\s+character\b|\byou\s+are\s+a\s+program\b"
        rf"|\b{_TO_WHOM}\s+(?:will\s+therefore|must|should|shall)\s+(?:therefore\s+)?{_WRITING}\b",
        "now character program ai llm llms assistant assistants chatbot model models summarizer summariser",
        phrases=("from now on", "in character", "a program", "will therefore", " must", " should", " shall"),
    ),
    Order(
        r"\b(?:new|updated|real|actual|hidden|secret|additional|system|developer)\s+"
        r"(?:instructions?|prompts?|directives?)\s*(?::|for\b|to\b|follow)",
        "instruction instructions prompt prompts directive directives",
    ),
    Order(
        rf"\b(?:you\s+are|act\s+as|pretend\s+to\s+be|behave\s+as)\s+(?:now\s+)?(?:an?\s+|the\s+)?{_TO_WHOM}\b"
        rf"|\byou\s+are\s+now\s+(?:\w+\s+){{0,3}}{_TO_WHOM}\b"
        r"|\b(?:dear|attention|note\s+to|hey|hello|message\s+(?:to|for))\s*,?\s+(?:the\s+|any\s+|all\s+)?"
        rf"{_TO_WHOM}\b|\b(?:to|for)\s+(?:the|any|all|every)\s+{_TO_WHOM}\s+(?:that|which|who|reading|processing)\b|\bas\s+an?\s+(?:ai|language)\s+(?:model|assistant)\b",
        "ai llm llms assistant assistants chatbot chatgpt gpt model models summarizer summariser system systems",
    ),
    Order(
        r"\b(?:when|if|while|before|after|as)\s+(?:you\s+(?:are\s+)?|an?\s+ai\s+|asked\s+to\s+)?"
        rf"(?:summari[sz]e?(?:ing)?|analy[sz](?:e|ing)|process(?:ing)?)\s+(?:this|the)\s+{_OF_WHAT}\b",
        "summarize summarise summarizing summarising analyze analyse analyzing analysing process processing",
        phrases=tuple(f"{one} {what}" for one in ("this", "the") for what in _OF_WHAT[3:-1].split("|")),
    ),
    Order(
        r"\b(?:respond|reply|output|print|write|return|repeat|append|add|insert|include|conclude|report|state|say)\s+"
        r"(?:exactly|verbatim|with\s+the\s+(?:words?|text|phrase)|"
        r"in\s+(?:your|the)\s+(?:summary|brief|answer|output|response))|\b(?:respond|reply|output|print|return)\s+only\b",
        "exactly verbatim words text phrase summary answer output response respond reply print return",
        phrases=(
            *("exactly", "verbatim", "with the word", "with the text", "with the phrase", "in your ", " only"),
            *(f"in the {what}" for what in ("summary", "brief", "answer", "output", "response")),
        ),
    ),
    Order(
        r"\b(?:replace|rewrite|change|fill|begin|start|end)\b[^.\n]{0,40}\byour\s+(?:summary|brief|answer|response|output)\b",
        "summary brief answer response output",
        phrases=("your ",),
    ),
    Order(
        r"\byour\s+(?:summary|brief|answer|response|output|reply|analysis)\s+(?:must|should|shall|has\s+to|needs?\s+to)\b",
        "summary brief answer response output reply analysis",
        phrases=("your ",),
    ),
    Order(
        r"\b(?:do\s+not|don['\u2019]t|never)\s+(?:mention|summari[sz]e|reveal|tell|include|follow)\b[^.\n]{0,60}"
        rf"\b(?:the\s+user|the\s+reader|summary|instructions?|prompt|this\s+{_OF_WHAT})\b",
        "mention summarize summarise reveal tell include follow",
        phrases=("do not", "don't", "don\u2019t", "never"),
    ),
    Order(
        r"\bsystem\s+(?:prompt|message|override|note|instruction)\b|\bprompt\s+injection\b"
        r"|\bend\s+of\s+(?:source|document|input|prompt)\b",
        "prompt injection override input system",
    ),
    Order(
        r"\b(?:ignoriere?|vergiss|missachte)\b[^.\n]{0,40}\b(?:anweisung\w*|regeln|befehle?|kontext)\b"
        r"|\b(?:ignore[sz]?|oublie[sz]?)\b[^.\n]{0,40}\b(?:instructions?|consignes?|règles)\b"
        r"|\b(?:ignora|olvida|ignore|esqueça|dimentica)\b[^.\n]{0,40}"
        r"\b(?:instrucciones|instruções|istruzioni|reglas|regras|regole|todo\s+lo\s+anterior)\b"
        r"|\bne\s+(?:tiens|tenez)\s+pas\s+compte\b[^.\n]{0,30}\b(?:consignes|instructions)\b"
        r"|\bnegeer\b[^.\n]{0,40}\b(?:instructies|opdrachten|regels)\b"
        r"|\b(?:z?ignoruj|pomiń)\b[^.\n]{0,40}\b(?:instrukcj\w+|polece\w+)\b"
        r"|\btalimatları?\b[^.\n]{0,30}\b(?:yok\s+say|görmezden|unut)",
        "ignoriere ignorier vergiss missachte ignore ignorez ignores oublie oubliez oublies ignora olvida esqueça "
        "dimentica tiens tenez negeer ignoruj zignoruj pomiń talimatları talimatlar",
    ),
    # What is to be written, in other languages: "schreibe in die Zusammenfassung …", "le résumé doit …".
    Order(
        r"\b(?:schreibe?|schreib|setze?|nimm|übernehmen|übernimm|beginne?)\b[^.\n]{0,40}\b(?:zusammenfassung|kurzfassung)\w*"
        r"|\b(?:zusammenfassung|kurzfassung)(?:en)?\b[^.\n]{0,25}\b(?:muss|müssen|soll|sollen|gilt|bitte|lautet)\b"
        r"|\b(?:écri[st]|écrivez|mets|mettez|ajoute[zs]?)\b[^.\n]{0,40}\b(?:résumé|synthèse)\b"
        r"|\b(?:résumé|synthèse)\s+(?:doit|devra)\b"
        r"|\b(?:escrib[ea]|escribir|pon|incluye|debes)\b[^.\n]{0,40}\bresumen\b|\bresumen\b[^.\n]{0,20}\b(?:debe|debes)\b"
        r"|\b(?:escreva|inclua|coloque)\b[^.\n]{0,40}\bresumo\b|\bresumo\s+deve\b"
        r"|\b(?:scrivi|inserisci|includi)\b[^.\n]{0,40}\b(?:riassunto|sintesi)\b|\b(?:riassunto|sintesi)\s+deve\b"
        r"|\b(?:zet|schrijf|neem)\b[^.\n]{0,40}\bsamenvatting\b|\bsamenvatting\s+moet\b"
        r"|\b(?:napisz|umieść|wpisz)\b[^.\n]{0,40}\bstreszczeni\w+|\b(?:özete|özetin|özette)\b[^.\n]{0,30}\b(?:yaz|ekle)",
        "zusammenfassung zusammenfassungen kurzfassung kurzfassungen résumé synthèse resumen resumo riassunto sintesi "
        "samenvatting streszczeniu streszczenia streszczenie özete özetin özette",
    ),
    Order(
        r"忽略[^。\n]{0,20}(?:指令|指示|提示)|(?:指示|命令)を無視|(?:지시|명령)[^.\n]{0,10}무시",
        "",
        ("忽略", "無視", "무시"),
    ),
    Order(
        r"(?:要約|サマリー)[^。\n]{0,40}(?:記載|書い|含め|出力|入れ)[^。\n]{0,10}(?:ください|こと|下さい)"
        r"|(?:摘要|总结|總結)[^。\n]{0,20}(?:必须|必須|请|請|写|寫|包含|加入)|요약[^.\n]{0,30}(?:쓰|적|포함|넣|작성)",
        "",
        ("要約", "サマリー", "摘要", "总结", "總結", "요약"),
    ),
    Order(r"\bигнорируй\w*\b[^.\n]{0,40}\b(?:инструкци\w+|указани\w+)\b", "", ("игнорируй", "Игнорируй")),
    Order(
        r"(?:напиши|включи|вставь|укажи)\w*[^.\n]{0,40}(?:резюме|сводк\w+|кратк\w+ изложени\w+)"
        r"|(?:резюме|сводк\w+)[^.\n]{0,20}(?:долж\w+|следует)|تجاهل[^.\n]{0,30}التعليمات|(?:اكتب|أدرج)[^.\n]{0,30}الملخص",
        "",
        ("резюме", "сводк", "изложени", "تجاهل", "الملخص"),
    ),
    Order(
        r"<\|[a-z_]{2,30}\|>|<｜[^<>\n]{2,30}｜>|</?(?:start_of_turn|end_of_turn|tool_result|function_call|function_result"
        r"|thinking|think|article)>|\bsummary_(?:override|policy)\b|\[/?INST\]|<</?SYS>>|</?(?:system|assistant|source|document|untrusted)[-\w]{0,40}>",
        "",
        (
            "<|",
            "<｜",
            "_of_turn>",
            "tool_result>",
            "function_call>",
            "function_result>",
            "<think",
            "</think",
            "article>",
            "summary_",
            "[INST",
            "[/INST",
            "<<SYS",
            "</source",
            "</document",
            "</system",
            "<system",
            "<assistant",
            "</untrusted",
        ),
    ),
    Order(
        r"^[ \t#>*]{0,6}(?:system|assistant|developer|human|user|instruction)s?[ \t]*:"
        r"|^[ \t]{0,3}#{2,4}[ \t]*(?:system|instructions?|assistant|input|response|new[ \t]task)\b",
        "",
        (*(f"{role}{plural}:" for role in _ROLES for plural in ("", "s", "S")), *_HEADINGS),
    ),
)
