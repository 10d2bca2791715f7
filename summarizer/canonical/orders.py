"""The ways in which a machine is told what to do, in English and in marks; ``orders_abroad`` has other languages."""

from __future__ import annotations

from typing import Final

from summarizer.canonical.order import Order
from summarizer.canonical.orders_abroad import ORDERS_ABROAD

_TO_WHOM: Final = r"(?:ai|a\.i\.|llm|language\s+model|assistant|chat\s?bot|chatgpt|gpt|model|summari[sz]er|system)s?"
#: Who is no person: of assistants, models and systems, only those that nobody takes for one.
_MACHINES: Final = (
    r"(?:(?:large\s+)?language\s+models?|llms?|chat\s?bots?|(?:\w+\s+)?(?:bots|crawlers?)|chatgpt|gpt"
    r"|(?:ai|a\.i\.)(?:\s+(?:systems?|agents?|models?|assistants?|readers?|tools?|summari[sz]ers?))?"
    r"|(?:automated|automatic|machine|virtual|digital|processing|summari[sz](?:ation|ing))\s+"
    r"(?:readers?|systems?|summari[sz]ers?|assistants?|tools?|agents?|digests?|summaries|applications?)"
    r"|summari[sz]ers?)"
)
_MACHINE_WORDS: Final = (
    "ai llm llms model models chatbot chatbots bot bots crawler crawlers chatgpt gpt summarizer summariser summarizers "
    "summarisers assistant assistants reader readers tool tools agent agents application applications system systems"
)
_OF_WHAT: Final = r"(?:text|document|article|page|source|content|email|message)"
#: What a machine is to write: "your answer", "the summary".
_SUMMARY: Final = r"(?:summar(?:y|ies)|digests?|synopsis|short\s+version|recap)"
_WRITTEN: Final = (
    rf"(?:your\s+(?:\w+\s+)?(?:{_SUMMARY}|abstract|answer|output|response|reply)"
    rf"|(?:the|any|every|each|its|this|all)\s+(?:(?!executive|financial|annual|written|plain|technical)\w+\s+)?{_SUMMARY})"
)
#: Behind "the summary": of this text, or of nothing that is named. That of the annual report is somebody else's.
_OF_THIS: Final = rf"(?!\s+of\s+(?!(?:this|it|the\s+{_OF_WHAT})\b))"
#: Behind "your answer must": what a letter says of an answer that is to be sent.
_NO_LETTER: Final = r"(?!\s+(?:reach|arrive|come|be\s+(?:received|sent|returned|submitted|signed|posted|made|with)))"
_WRITTEN_WORDS: Final = (
    "abridgement abridgment excerpt précis summary summaries digest digests abstract synopsis version recap answer "
    "output response reply"
)
_WRITING: Final = (
    r"(?:write|put|state|include|insert|add|print|place|use|open|begin|start|lead|finish|end|say|append|rewrite|replace"
    r"|repeat|return|output|produce|give|set|carry)"
)
_IGNORE: Final = r"(?:ignore|disregard|forget|override|bypass)"
_RULES: Final = r"(?:instructions?|prompts?|rules?|guidelines?|directions?|context|commands?|programming|training)"

#: How the parties to a machine's talk are labelled. Marks are looked for as they are written, so each way is named.
_ROLES: Final = (
    "system System SYSTEM assistant Assistant ASSISTANT developer Developer DEVELOPER human Human HUMAN "
    "user User USER instruction Instruction INSTRUCTION"
).split()

#: A heading's marks, and behind them a blank or the first letter of a word that makes such a heading.
_HEADINGS: Final = ("## ", "##s", "##S", "##i", "##I", "##a", "##A", "##r", "##R", "##n", "##N")


#: Behind whom a note is for: its colon, or what else tells that they are spoken to. "Note to AI companies" has none.
_ADDRESSED: Final = (
    r"(?=[\s*]*(?:[,:;!\u2013\u2014(\]]|-->|-\s|$)|\s+(?:and|or)\s+(?:\w+\s+){1,2}\w+\s*:|\s+(?:that|which|who|reading"
    r"|processing|summari[sz]ing|only|please)\b)"
)


# Only what stands around an order's words is searched for it.
ORDERS: Final = (
    # People are said to ignore rules; who is told to, is told so at once, or of rules that are its own or told before.
    Order(
        r"(?<!\bwho\s)(?<!\bthey\s)(?<!\bwe\s)(?<!\bthat\s)(?<!\bnot\s)(?<!\bnever\s)(?<!\bcannot\s)(?<!\bcan\s)"
        rf"\b{_IGNORE}\b[^.\n]{{0,40}}?\b(?:instructions?|prompts?)\b"
        r"|(?:^|(?<=[.!?:;>*\]\u201c\"(-])|(?<=[.!?:;>*\]\u201c\"(-]\s)|(?<=\bplease\s)|(?<=\bkindly\s)|(?<=\bnow\s)"
        rf"|(?<=\byou\smust\s)|(?<=\byou\sshould\s)){_IGNORE}\s+"
        rf"[^.\n]{{0,40}}?\b{_RULES}\b"
        rf"|\b{_IGNORE}\s+(?:\w+\s+){{0,2}}?(?:your|previous|prior|preceding|earlier|above|foregoing|system)\s+"
        rf"[^.\n]{{0,30}}?\b{_RULES}\b",
        "ignore disregard forget override bypass",
    ),
    Order(
        r"\b(?:ignore|disregard|forget)\b[^.\n]{0,15}?\b(?:everything(?:\s+(?:that|which))?\s+"
        r"(?:above|before|previous|prior|so\s+far|you\s+(?:were|have\s+been|are)\s+told|written|in\s+(?:this|the))"
        r"|everything\s*[.;:!]|(?:all\s+(?:of\s+)?)?(?:the\s+)?(?:above|previous)(?=\s*[.,;:!)]|\s+and\b)|all\s+(?:of\s+)?(?:the\s+)?before"
        rf"|(?:the|this)\s+{_OF_WHAT}(?:\s*[.;:,]|\s+(?:above|before|and\s+(?:write|say|report|print|output|state))))",
        "ignore disregard forget",
    ),
    # What it was told holds no more; it has a new task.
    Order(
        r"\b(?:previous|prior|earlier|above|preceding|existing|original|initial|your)\s+(?:\w+\s+){0,2}"
        r"(?:instructions?|prompts?)\s+(?:(?:is|are|have|has|been|hereby|now|no|longer|must|should|can|be)\s+){1,4}"
        r"(?:void|null|cancel+ed|superseded|suspended|revoked|lifted|obsolete|ignored|disregarded|invalid|replaced|appl(?:y|ies))\b"
        r"|\byour\s+(?:\w+\s+)?(?:instructions?|prompts?|guidelines?|programming|restrictions?|filters?)\s+"
        r"(?:(?:have|has|are|is|been|hereby|now|no|longer)\s+){1,4}"
        r"(?:void|cancel+ed|superseded|suspended|revoked|lifted|obsolete|replaced|appl(?:y|ies)|updated|disabled)\b"
        r"|\byour\s+(?:previous|prior|earlier|old|original|initial)\s+(?:rules?|tasks?|orders?)\s+(?:(?:have|has|are|is|been"
        r"|hereby|now|no|longer)\s+){1,4}(?:void|cancel+ed|superseded|suspended|revoked|lifted|obsolete|replaced|appl(?:y|ies)|hold)\b"
        r"|\b(?:safety|content)\s+(?:filters?|guardrails?|restrictions?)\s+(?:(?:have|has|are|is|been|now)\s+){0,3}"
        r"(?:off|disabled|suspended|lifted|bypassed|deactivated|removed)\b"
        r"|\byou\s+(?:are\s+)?no\s+longer\s+(?:\w+\s+){1,3}?(?:your|these)\s+(?:\w+\s+)?(?:instructions?|prompts?|rules"
        r"|guidelines|programming)\b|\byour\s+new\s+(?:task|objective|instructions?|directive)\s+(?:is|are)\b",
        "instruction instructions prompt prompts guideline guidelines programming restriction restrictions filter "
        "filters rules rule task tasks orders guardrail guardrails objective directive",
    ),
    Order(
        r"(?<!\bwe\s)(?<!\bthey\s)(?<!\bwe\swill\s)(?<!\bthey\swill\s)(?<!\bwould\s)(?<!\bi\s)"
        rf"\b{_WRITING}\b[^.\n]{{0,50}}\b(?:in|of|into|at|as|with|to|for|on)\b[^.\n]{{0,25}}"
        rf"\b{_WRITTEN}\b{_OF_THIS}"
        rf"|\b{_WRITTEN}\s+(?:(?:of|for)\s+[^.\n]{{0,30}})?"
        rf"(?:must|should|shall|has\s+to|have\s+to|needs?\s+to|ought\s+to)\b{_NO_LETTER}"
        rf"|\bsummaries\s+(?:must|should|shall|have\s+to)\b|\bfor\s+(?:the|any|all|automat\w+)\s+(?:\w+\s+)?{_SUMMARY}\s*[:,]|\bfor\s+summaries\s+(?:write|use|say)\b"
        rf"|\b(?:correct|right|proper|approved|perfect|mandatory|required|verified|cached|corrected)\s+{_SUMMARY}\b[^.:\n]{{0,30}}:"
        rf"|\b(?:automat\w+|machine-made|any)\s+(?:{_SUMMARY}|abridge?ments?|abstracts?|pr[ée]cis|excerpts?)\b[^.\n]{{0,40}}"
        r"\b(?:must|has\s+to|have\s+to|shall|is\s+unlawful|reproduce)\b"
        rf"|\b(?:text|line|sentence|wording|caption)\s+(?:for|to\s+be\s+carried\s+in)\s+(?:\w+\s+)?{_SUMMARY}\b",
        _WRITTEN_WORDS,
        phrases=("your ", "summar", "digest", "synopsis", "short version", "recap", "automat", "machine-made", "any "),
    ),
    Order(
        r"\b(?:who(?:ever|soever)|anyone\s+who|anybody\s+who|everyone\s+who|all\s+who|those\s+who)\s+(?:\w+\s+){0,2}?"
        r"(?:sums?\s+(?:this|up|it)|summari[sz]es?|abridges?|condenses?|shortens?)\b"
        rf"|\bwho(?:ever|soever)\s+(?:prepares|writes|makes)\s+(?:the|a|an)\s+(?:\w+\s+)?(?:{_SUMMARY}|abstract)\b"
        r"|\b(?:when|while|before|if)\s+(?:you\s+)?(?:condens(?:e|ing)|shorten(?:ing)?|boil(?:ing)?\s+(?:this|it)\s+down"
        r"|sum(?:ming)?\s+(?:this|it)\s+up)\b|\bsummari[sz]e\s+and\s+(?:be\s+sure|make\s+sure|say|state)\b",
        "sums sum summarises summarizes summarise summarize abridges abridge condenses condense condensing shortens "
        "shorten shortening boil boiling summing whoever whosoever",
    ),
    Order(
        r"\bfrom\s+now\s+on,?\s+you\s+(?:are\b|(?:will|must)\s+(?:only\s+|always\s+|never\s+)?"
        r"(?:answer|respond|reply|act|behave|obey|ignore|write|speak|follow|say|state|be\s+an?)\b)"
        r"|\bstay\s+in\s+character\b|\byou\s+are\s+a\s+program\b"
        rf"|\b(?:ai|llm|language\s+model|assistant|chatbot|chatgpt|gpt|summari[sz]er)\s+(?:will\s+therefore|must|should|shall)\s+(?:therefore\s+)?{_WRITING}\b",
        "now character program ai llm llms assistant assistants chatbot model models summarizer summariser",
        phrases=("from now on", "in character", "a program", "will therefore", " must", " should", " shall"),
    ),
    Order(
        r"\b(?:new|updated|real|actual|hidden|secret|additional|further|system|developer)\s+"
        r"(?:instructions?|prompts?|directives?)\s*(?::|follow)"
        r"|\b(?:hidden|secret|system|developer|additional|further)\s+(?:instructions?|prompts?|directives?)\s+(?:for|to|from)\b",
        "instruction instructions prompt prompts directive directives",
    ),
    Order(
        rf"\b(?:you\s+are|act\s+as|pretend\s+to\s+be|behave\s+as)\s+(?:now\s+)?(?:an?\s+|the\s+)?(?!models?\b|systems?\b){_TO_WHOM}\b"
        rf"|\byou\s+are\s+now\s+(?:\w+\s+){{0,3}}{_TO_WHOM}\b|\bas\s+an?\s+(?:ai|language)\s+(?:model|assistant)\b"
        r"|\b(?:dear|attention|hey|hello|hi)\s*,?\s+(?:the\s+|any\s+|all\s+)?(?:assistant|model|system)\b(?!\s+\w)"
        rf"|\b(?:to|for)\s+(?:the|any|all|every)\s+{_TO_WHOM}\s+(?:that|which|who|reading|processing|summari[sz]ing|parsing)\b"
        rf"|(?:^|(?<=[.!?]\s))(?:to|for)\s+(?:all|any|every|the)\s+{_MACHINES}{_ADDRESSED}",
        "ai llm llms assistant assistants chatbot chatgpt gpt model models summarizer summariser system systems",
        phrases=(
            *("you are", "act as", "pretend to", "behave as", "as a", "dear", "attention", "hey", "hello", "hi"),
            *(f"{to} {whom}" for to in ("to", "for") for whom in ("the ", "any ", "all ", "every ")),
        ),
    ),
    Order(
        rf"\b(?:dear|attention|attn|hey|hello|hi)\s*[,:]?\s+(?:the\s+|any\s+|all\s+|you\s+)?{_MACHINES}{_ADDRESSED}"
        r"|\b(?:notes?|notice|message|memo|reminder|warning|instructions?|information|hint|request|summary|text|remark"
        r"|glossary|abstract)\s+(?:to|for)\s+(?:the\s+|any\s+|all\s+|every\s+|our\s+)?(?:\w+\s+and\s+)?"
        rf"(?:{_MACHINES}|assistant|model|system){_ADDRESSED}",
        f"{_MACHINE_WORDS} digests summaries",
        phrases=(
            *("dear", "attention", "attn", "hey", "hello", "hi"),
            *(
                f"{what} {to} "
                for what in "note notes notice message memo reminder warning instruction instructions information hint "
                "request summary text remark glossary abstract".split()
                for to in ("to", "for")
            ),
        ),
    ),
    # Machines are told what to do with this text, or what to tell whoever asked them.
    Order(
        rf"\b{_MACHINES}\s+(?:(?:that|which|who|when|while|are|is)\s+){{0,2}}(?:read|process|pars|summari[sz]|index|crawl"
        rf"|analy[sz]|ingest|us|prepar|mak)\w*\s+(?:notes?\s+of\s+)?(?:this|these)\s+(?:\w+\s+)?(?:{_OF_WHAT}|website|site|video|minutes)\b"
        rf"|\bif\s+you(?:\s+are|['\u2019]re)\s+(?:an?\s+|the\s+)?{_MACHINES}\b"
        r"|\btell\s+your\s+users?\b|\b(?:whoever|the\s+(?:user|person)\s+who)\s+(?:asked|prompted)\s+you\b"
        rf"|\b(?:when|while|before)\s+you\s+(?:write|produce|prepare|make|generate|create)\s+"
        rf"(?:the|your|a|any|an)\s+(?:\w+\s+)?{_SUMMARY}\b"
        rf"|\bif\s+(?:an?|any|the)\s+{_MACHINES}\s+(?:is\s+reading|reads)\s+this\b",
        f"{_MACHINE_WORDS} user users whoever asked prompted summary summaries digest digests synopsis recap version",
        phrases=(
            *(
                "ai ",
                "a.i.",
                "llm",
                "language model",
                "chatbot",
                "chat bot",
                "bots",
                "crawler",
                "gpt",
                "mmarizer",
                "mmariser",
            ),
            *("automated ", "automatic ", "machine ", "virtual ", "digital ", "processing ", "your user", "asked you"),
            *("prompted you", "when you ", "while you ", "before you "),
        ),
    ),
    # Headings in capitals that pass for a machine's own; and, below, keys that pass for its settings.
    Order(
        r"(?-i:\b(?:URGENT|CRITICAL|IMPORTANT|PRIORITY|MANDATORY|NEW|EMERGENCY)\b[ A-Z]{0,14}\b"
        r"(?:SYSTEM|ADMIN|ADMINISTRATOR|DEVELOPER|OPERATOR|ROOT|AI|MODEL|ASSISTANT)\s+"
        r"(?:UPDATE|NOTICE|ALERT|MESSAGE|COMMAND|ORDER|RULE)S?\b"
        r"|\bSYSTEM\s+ALERT\b|\b(?:SYSTEM|ADMIN|ADMINISTRATOR|DEVELOPER|OPERATOR|ROOT|AI|MODEL|ASSISTANT)\s+"
        r"(?:OVERRIDE|COMMAND|INSTRUCTIONS?|DIRECTIVES?|PROMPT)\b"
        r"|\b(?:ALERT|MESSAGE|NOTICE|OVERRIDE|COMMAND|INSTRUCTIONS?|ORDER)S?\s+FROM\s+(?:THE\s+|YOUR\s+)?"
        r"(?:SYSTEM|ADMIN|ADMINISTRATOR|DEVELOPERS?|OPERATOR|PROVIDER)\b)",
        "system admin administrator developer developers operator root ai model assistant provider",
    ),
    Order(
        r"\b(?:ai|llm|summary|summari[sz]er|digest)[-_](?:instructions?|override|policy|note|prompt|directive|rules?|action"
        r"|include|summary)\b|<\?summari[sz]er\b",
        "ai llm summary summarizer summariser digest",
        phrases=(
            "<?summari",
            *(f"{whose}{mark}" for whose in "ai llm summary summarizer summariser digest".split() for mark in "-_"),
        ),
    ),
    Order(
        r"\b(?:when|if|while|before|after|as)\s+(?:you\s+(?:are\s+)?|an?\s+ai\s+|asked\s+to\s+)?"
        rf"(?:summari[sz]e?(?:ing)?|analy[sz](?:e|ing)|process(?:ing)?)\s+(?:(?:this|the)\s+{_OF_WHAT}\b|this\s*[,:;])"
        r"|\b(?:stop|cease)\s+summari[sz]ing\b",
        "summarize summarise summarizing summarising analyze analyse analyzing analysing process processing",
        phrases=(
            *("this,", "this:", "this;", "stop ", "cease "),
            *(f"{one} {what}" for one in ("this", "the") for what in _OF_WHAT[3:-1].split("|")),
        ),
    ),
    Order(
        r"\b(?:respond|reply|output|print|write|return|repeat|append|add|insert|include|conclude|report|state|say)\s+"
        r"(?:exactly|verbatim|with\s+the\s+(?:words?|text|phrase)|"
        r"in\s+(?:your|the)\s+(?:summary|brief|answer|output|response))|\b(?:respond|reply|output|print|return)\s+only\b"
        r"(?!\s+(?:to|when|if|after|before|by|on|once|for|until)\b)"
        r"|\b(?:output|respond|reply|print|return)\s+(?:with\s+)?nothing\s+(?:but|except|else)\b"
        r"|\brespond\s+with\s+[\"'\u201c\u2018\u00ab]",
        "exactly verbatim nothing words text phrase summary answer output response respond reply print return",
        phrases=(
            *(
                "exactly",
                "verbatim",
                "with the word",
                "with the text",
                "with the phrase",
                "in your ",
                " only",
                "nothing",
            ),
            *(f"respond with {mark}" for mark in "\"'\u201c\u2018\u00ab"),
            *(f"in the {what}" for what in ("summary", "brief", "answer", "output", "response")),
        ),
    ),
    Order(
        r"\b(?:replace|rewrite|change|fill|begin|start|end)\b[^.\n]{0,40}\byour\s+(?:summary|brief|answer|response|output)\b",
        "summary brief answer response output",
        phrases=("your ",),
    ),
    Order(
        rf"\byour\s+(?:summary|brief|answer|response|output|reply|analysis)\s+(?:must|should|shall|has\s+to|needs?\s+to)\b{_NO_LETTER}",
        "summary brief answer response output reply analysis",
        phrases=("your ",),
    ),
    Order(
        r"\b(?:do\s+not|don['\u2019]t|never)\s+(?:mention|summari[sz]e|reveal|tell|include|follow)\b[^.\n]{0,60}"
        rf"\b(?:the\s+user|the\s+reader|summary{_OF_THIS}|instructions?|prompt|this\s+{_OF_WHAT})\b",
        "mention summarize summarise reveal tell include follow",
        phrases=("do not", "don't", "don\u2019t", "never"),
    ),
    Order(
        r"\bsystem\s+(?:prompt|message|override|note|instruction)\b|\bprompt\s+injection\b"
        r"|\bend\s+of\s+(?:the\s+)?(?:source|document|input|prompt|system\s+message)(?:\s+text)?\s*(?:[-=*\]#>.:\n]|$)"
        r"|\b(?:text|document|article|input|content|source)\s+(?:to\s+be\s+summari[sz]ed|for\s+the\s+summary)\s+"
        r"(?:ends?|stops?|begins?|starts?)\b",
        "prompt injection override input system document source summarized summarised summary",
        phrases=("prompt", "override", "system ", "end of ", "summari", "for the summary"),
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
        r"^[ \t#>*]{0,6}(?:system|assistant|developer|human|user)s?[ \t]*:(?![ \t]*[\d$€£])"
        r"|^[ \t#>*]{0,6}instruction[ \t]*:[ \t]*\S"  # "Instructions:" is what recipes have
        r"|^[ \t]{0,3}#{2,4}[ \t]*(?:system|instructions?|assistant|input|response|new[ \t]task)\b",
        "",
        (*(f"{role}{plural}:" for role in _ROLES for plural in ("", "s", "S")), *_HEADINGS),
    ),
    *ORDERS_ABROAD,
)

#: Orders whose letters stand apart with no more between words than within them.
RUN_TOGETHER: Final = Order(
    r"(?:ignore|disregard|forget)[a-z]{0,30}(?:instructions|prompts?|guidelines|above)"
    r"|(?:write|say|state|include|add|put)[a-z]{0,20}(?:your|the)(?:summary|answer|output|digest)"
)
