"""Orders to a machine in other languages: to pass over what it was told, to write into its summary, and who is meant.

A line a language, of the forms that an order has (an imperative, not a report that somebody did) and of the nouns.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from summarizer.canonical.order import Order


class _Tongue(NamedTuple):
    """What orders are made of in one language, whole words: ``pass_over`` the ``rules``, ``write`` in the ``summary``.

    A word with a blank in it is a phrase; the first word of each of ``pass_over`` and each of ``summary`` must be one.
    """

    pass_over: str
    rules: str
    write: str
    summary: str


_TONGUES: Final = (
    # Swedish
    _Tongue(
        "bortse|ignorera|glöm|strunta",
        "instruktion(?:er|erna)?|anvisning(?:ar|arna)?|uppmaningar",
        "skriv|ange|nämn|inled|avsluta|lägg|infoga|ta med",
        "sammanfattning sammanfattningen sammanfattningar sammandrag sammandraget",
    ),
    # Danish and Norwegian
    _Tongue(
        "ignorer|ignorér|glem|se bort",
        "instruks(?:er|erne|joner|jonene|jon)?|instruktion(?:er|erne)?|anvisning(?:er|erne|ene)?",
        "skriv|nævn|nevn|indsæt|sett inn|start|begynd|begynn",
        "sammendrag sammendraget resumé resumeet resuméet sammenfatning sammenfatningen oppsummering oppsummeringen",
    ),
    # Finnish
    _Tongue(
        "ohita|ohittakaa|unohda|unohtakaa|jätä huomiotta",
        "ohje(?:et|ita|ista)?|ohjee[nt]|käsky[tj]ä?|määräykset",
        "kirjoita|kirjoittakaa|mainitse|lisää|sisällytä|aloita",
        "tiivistelmä tiivistelmään tiivistelmässä yhteenveto yhteenvetoon yhteenvedossa",
    ),
    # Czech and Slovak
    _Tongue(
        "ignoruj|ignorujte|zapomeň|zapomeňte|zabudni|zabudnite",
        "pokyn(?:y|ů|ov)?|instrukc(?:e|í|i)|inštrukci[ea]|příkazy|príkazy",
        "napiš|napište|napíš|napíšte|uveď|uveďte|vlož|vložte|zahrň|začni",
        "shrnutí shrnutím souhrn souhrnu zhrnutie zhrnutia zhrnutí súhrn súhrnu",
    ),
    # Hungarian
    _Tongue(
        "hagyd|hagyja|felejtsd|felejtse|mellőzd|mellőzze",
        "utasítás(?:okat|t|ait)?|parancs(?:okat|ot)?|előírás(?:okat|t)?",
        "írd|írja|említsd|említse|kezdd|kezdje|foglald",
        "összefoglaló összefoglalóba összefoglalóban összefoglalót összegzés összegzésbe összegzésben",
    ),
    # Romanian
    _Tongue(
        "ignoră|ignorați|ignoraţi|uită|uitați|nu ține cont",
        "instrucțiuni(?:le)?|instrucţiuni(?:le)?|indicați(?:i|ile)|comenzi(?:le)?|reguli(?:le)?",
        "scrie|scrieți|include|includeți|menționează|adaugă|începe",
        "rezumat rezumatul rezumatului rezumate sinteză sinteza",
    ),
    # Greek
    _Tongue(
        "αγνόησε|αγνοήστε|ξέχασε|ξεχάστε",
        "οδηγί(?:ες|α|ών)|εντολ(?:ές|ή|ών)",
        "γράψε|γράψτε|ανέφερε|αναφέρετε|πρόσθεσε|ξεκίνα",
        "περίληψη περίληψης περιλήψεις σύνοψη σύνοψης",
    ),
    # Ukrainian, and Russian
    _Tongue(
        "ігноруй|ігноруйте|забудь|забудьте|игнорируй|игнорируйте|проігноруй|проигнорируй",
        "інструкці(?:ї|ю|й)|вказівк(?:и|у)|наказ(?:и|и)|инструкци(?:и|ю|й)|указани[яе]",
        "напиши|напишіть|напишите|вкажи|укажи|укажите|додай|включи|встав|вставь",
        "підсумок підсумку підсумках резюме стислому викладі викладі изложении сводке сводку пересказе",
    ),
    # Indonesian and Malay
    _Tongue(
        "abaikan|lupakan",
        "instruksi|perintah|arahan|petunjuk",
        "tulis|tuliskan|tulislah|sebutkan|masukkan|cantumkan|sertakan",
        "ringkasan rangkuman rumusan",
    ),
    # Vietnamese
    _Tongue(
        "bỏ qua|quên|phớt lờ",
        "hướng dẫn|chỉ dẫn|chỉ thị|mệnh lệnh",
        "viết|ghi|nêu|thêm|bắt đầu",
        "tóm",
    ),
    # Hebrew
    _Tongue(
        "התעלם|התעלמי|התעלמו|שכח|שכחו",
        "ה?הוראות|ה?הנחיות|ה?פקודות",
        "כתוב|כתבי|כתבו|ציין|ציינו|הוסף",
        "בסיכום לסיכום הסיכום בתקציר לתקציר התקציר",
    ),
    # Portuguese, Italian and French, in forms beside those of ORDERS
    _Tongue(
        "desconsidere|desconsidera|esqueça|ignori|ignora|ignorate|dimenticate|faites abstraction|fais abstraction",
        "instruções|instrução|orientações|istruzioni|indicazioni|consignes|instructions|directives",
        "comece|comecem|escreve|inizia|inserite|iniziate|scrivete|commence|commencez|indique[sz]?|insère[sz]?",
        "resumo resumos riassunto riassunti sintesi résumé résumés synthèse",
    ),
    # Turkish, Polish, Dutch and German, in forms beside those of ORDERS
    _Tongue(
        "ignorieren sie|vergessen sie|vergeet|zignorujcie|zignoruj|zapomnij",
        "anweisungen|anleitungen|vorgaben|instructies|opdrachten|instrukcje|polecenia|polecenie",
        "schreiben sie|schreibt|schreib|nenne|nennt|erwähne|erwähnt|fügen sie|schrijf|vermeld|napisz|dodaj|zacznij",
        "zusammenfassung kurzfassung samenvatting streszczenie streszczenia streszczeniu podsumowanie podsumowaniu",
    ),
)

#: What turns an order not to forget the rules into the advice to keep them, before and behind the verb.
_KEEP: Final = "".join(
    rf"(?<!\b{no}\s)"
    for no in "не ні ne nie nu μη μην jangan đừng אל älä älkää non não no inte ikke nicht niet".split()
)
_KEPT: Final = r"(?!\s+(?:sie\s+)?(?:inte|ikke|ikkje|nicht|niet|pas)\b)"
_KEPT_SO: Final = r"(?!\s+(?:nicht|niet|inte|ikke)\b)"

#: How a machine that reads is called, whole words, and how those who sum up are.
_MACHINES: Final = (
    "ai ki ia llm llms chatgpt chatbot chatboty chatbotar chattbot sprachmodelle sprachmodell språkmodell "
    "språkmodeller sprogmodeller taalmodellen kielimallit tekoäly ии ші нейросетей нейросети sammanfattar oppsummerer "
    "zusammenfassen zusammenfasst résument résume resumen resuman resumem resumam riassumono riassume samenvatten "
    "langage lenguaje linguagem linguistici "
    "samenvat streszczają tiivistää shrnují összefoglalja rezumă"
)
_NOTES: Final = (
    "hinweis|notiz|anmerkung|achtung|note|avis|attention|nota|aviso|atención|atenção|avviso|attenzione|not|notis|obs|"
    "meddelande|meddelelse|merknad|opmerking|bericht|uwaga|uwagi|poznámka|megjegyzés|notă|huomautus|huomio|внимание|"
    "примечание|увага|примітка|catatan|σημείωση"
)
_TO: Final = (
    "für|an|aux?|à|pour|para|per|agli|ai|till|til|voor|aan|do|dla|pro|pre|pentru|для|untuk|προς|για|den|die|alla|alle|"
    "a|à|tous|todos|tutti|allen|wszystkich|kaikille|всем|för|l['\u2019]|los|las|les|les|ceux|quienes|quem|chi|som|qui|que"
)

_WHOM: Final = "|".join(_MACHINES.split())
_THIS: Final = (
    "este|esta|ce|cet|cette|questo|questa|diese[rsnm]?|deze|dit|denna|detta|dette|denne|tego|ten|"
    "tę|этот|эту|этого|цей|bu"
)
_READ: Final = (
    "lesen|liest|lest|lees|leest|lezen|lit|lisez|lisent|lee|leen|lea|lean|lê|leem|leia|legge|leggono|leggi|läser|leser|"
    "læser|читает|читают|читающ\\w+|czyta|czytają|czytające|okuyan"
)

#: A note to machines, or what those that read this are told; one of its words is whom it is for.
_NOTE: Final = (
    rf"\b(?:{_NOTES})[ ,!]{{1,3}}(?:(?:{_TO}|des?|dei|dos)\s{{0,2}}){{1,5}}(?:\w+\s+){{0,3}}?"
    rf"(?:{_WHOM})\b"
    rf"|(?:^|(?<=[.!?]\s))(?:für|an|aux?|pour|para|per|agli|till|til|voor|aan|do|dla|pro|для|alle|alla|tous|toutes|todos|tutti|todas)\s(?:\w+\s+){{0,3}}?(?:{_WHOM})\b(?:\W\w+){{0,2}}\s*:"
    rf"|\b(?:{_WHOM})\b[^.\n:]{{0,40}}?\b(?:{_READ})\W{{1,3}}(?:{_THIS})\b"
    rf"|\b(?:{_WHOM})\b[^.\n:]{{0,25}}?\b(?:{_THIS})\s+\w+\s+(?:{_READ})\b"
    r"|\b(?:ao|al|en|nel|beim|vid|ved|bij|przy)\s+(?:\w+\s+)?(?:resumir|résumant|riassumere|zusammenfassen|samenvatten"
    r"|sammanfattning|oppsummering|streszczaniu)\s+(?:\w+\s+)?"
    rf"(?:{_THIS})\b"
)


#: "Your", as one speaks to a machine and not to a stranger.
_YOUR: Final = (
    "deine[rmsn]?|eure[rmsn]?|jouw|je|din|ditt|dit|deres|tu|tuo|tua|teu|ton|ta|twoim|twoje|twoją|твоем|твоём|своем|своём|"
    "твоєму|tvém|tvojom"
)


def _orders(tongue: _Tongue) -> tuple[Order, Order]:
    """Return a language's orders to pass over what was told, and to write."""
    summary = "|".join(tongue.summary.split())
    return (
        Order(
            rf"\b{_KEEP}(?:{tongue.pass_over})\b{_KEPT}[^.\n]{{0,40}}?\b(?:{tongue.rules})(?!\w){_KEPT_SO}",
            " ".join(phrase.split()[0] for phrase in tongue.pass_over.split("|")),
        ),
        Order(
            rf"\b(?:{tongue.write})\b[^.\n]{{0,40}}?\b(?:{summary})(?!\w)"
            rf"|\b(?:{summary})(?!\w)[^.\n]{{0,12}}?\b(?:{tongue.write})\b|\b(?:{_YOUR})\s+(?:{summary})(?!\w)",
            tongue.summary,
        ),
    )


# Scripts without blanks between words, or whose marks our words are cut at, are searched for marks.
_SCRIPTS: Final = (
    Order(
        r"(?:指示|命令|指令|プロンプト|ルール|設定)[^。\n]{0,14}(?:無視|忘れ(?:て|ろ|なさい)|従わな|破棄し)",
        marks=("無視", "忘れ", "従わな", "破棄し"),
    ),
    Order(
        r"(?:AI|ＡＩ|人工知能|LLM|言語モデル|チャットボット|アシスタント|要約(?:する)?(?:者|方|人))[^。\n]{0,12}"
        r"(?:へ[：:のは、]|の皆|への(?:注意|指示|お願い|注記)|に告ぐ)",
        marks=(
            "AIへ",
            "AIの",
            "AIシ",
            "AIモ",
            "ＡＩ",
            "人工知能",
            "LLMへ",
            "LLMの",
            "言語モデル",
            "チャットボット",
            "アシスタント",
            "要約す",
            "要約者",
        ),
    ),
    Order(
        r"(?<!不要)(?<!别)(?<!勿)(?<!不可)(?:忽略|无视|無視|忘记|忘記|不要理会)[^。\n]{0,20}(?:指令|指示|提示|规则|規則|说明|內容|内容)"
        r"|(?:致|给|給)[^。\n]{0,6}(?:AI|人工智能|大模型|语言模型|語言模型|助手)[^。\n]{0,8}[：:，]",
        marks=(
            "忽略",
            "无视",
            "無視",
            "忘记",
            "忘記",
            "不要理会",
            "人工智能",
            "大模型",
            "语言模型",
            "語言模型",
            "助手",
        ),
    ),
    Order(
        r"(?:请|請|务必|務必|必须|必須)[^。\n]{0,4}(?:在|于|於|将|將)?[^。\n]{0,8}(?:摘要|总结|總結|概要)[^。\n]{0,8}(?:中|里|裡)"
        r"[^。\n]{0,6}(?:写|寫|注明|说明|說明|提到|包含|加入)",
        marks=("摘要", "总结", "總結", "概要"),
    ),
    Order(
        r"(?:系统|系統)(?:提示|消息|指令|通知)\s*[：:】]|从现在起[^。\n]{0,4}你(?:只能|必须|是)",
        marks=("系统提示", "系統提示", "系统消息", "系统指令", "系统通知", "从现在起"),
    ),
    Order(
        r"(?:AI|인공지능|언어\s*모델|챗봇)[^.\n]{0,6}(?:에게|께)",
        marks=("AI에", "AI 에", "AI께", "인공지능", "언어 모델", "언어모델", "챗봇"),
    ),
    Order(
        r"निर्देश[^।\n]{0,30}(?:अनदेखा|नज़रअंदाज़|नजरअंदाज|भूल\s*जा)|सारांश\s+में[^।\n]{0,20}(?:लिख|शामिल|जोड़)",
        marks=("निर्देश", "सारांश"),
    ),
    Order(
        r"(?:เพิกเฉย|ละเว้น|ไม่ต้องสนใจ|ลืม)[^\n]{0,30}คำสั่ง|(?:เขียน|ระบุ|ใส่)[^\n]{0,30}(?:ใน)?(?:บทสรุป|สรุป)",
        marks=("คำสั่ง", "สรุป"),
    ),
    Order(
        r"(?:نادیده\s+بگیر|فراموش\s+کن|تجاهلوا|تجاهلي|انس[َ]?)[^.\n]{0,30}(?:دستور|تعليمات|التعليمات|أوامر)"
        r"|(?:دستور|دستورالعمل)[^.\n]{0,30}نادیده\s+بگیر|خلاصه[^.\n]{0,20}بنویس",
        marks=("نادیده", "دستور", "تجاهلو", "التعليمات", "خلاصه"),
    ),
)

# The languages that orders are most often met in, with more ways to say it than one line holds.
_MOST_MET: Final = (
    Order(
        r"\b(?:ignoriere?|vergiss|missachte)\b[^.\n]{0,40}\b(?:anweisung\w*|regeln|befehle?|kontext)\b"
        r"|\b(?:ignore(?=\s+(?:les?|toutes?|tes|ces|vos|la|ta)\b)|ignorez|oublie[sz]?)\b[^.\n]{0,40}\b(?:instructions?|consignes?|règles)\b"
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
        r"忽略[^。\n]{0,20}(?:指令|指示|提示)|(?:指示|命令)を無視|(?:지시|명령|지침|프롬프트)[^.\n]{0,10}무시",
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
)

ORDERS_ABROAD: Final = (
    Order(_NOTE, f"{_MACHINES} resumir résumant riassumere streszczaniu sammanfattning oppsummering"),
    *_MOST_MET,
    *_SCRIPTS,
    *(order for tongue in _TONGUES for order in _orders(tongue)),
)
