"""The encoding of what comes labelled, as pages and mails do: its bytes say it first, then its labels."""

from __future__ import annotations

import re
from typing import Final

from summarizer.loading.decoding import decoded

_HEAD: Final = 4_096  # bytes in which a page names its encoding
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,400}?(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE
)
# Names in use, as the WHATWG's encoding standard reads them: Latin-1 is Windows-1252. UTF-7 is none.
_CODECS: Final = {
    "utf-16": "utf-16", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be",
    "us-ascii": "cp1252", "ascii": "cp1252", "iso-8859-1": "cp1252", "latin1": "cp1252",
    **{f"{maker}{page}": f"cp{page}" for maker in ("windows-", "cp") for page in range(1250, 1259)},
    **{f"iso-8859-{part}": f"iso-8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "windows-874": "cp874", "tis-620": "cp874",
    "koi8-r": "koi8-r", "koi8-u": "koi8-u",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "windows-31j": "cp932", "euc-jp": "euc-jp",
    "iso-2022-jp": "iso2022_jp", "iso-2022-kr": "iso2022_kr",
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "macintosh": "mac-roman", "ibm866": "cp866",
}  # fmt: skip


def page_text(data: bytes, name: str, *, charset: str = "") -> str:
    """Return the text of a page's bytes; ``charset`` is what its server says, "" where none does.

    The server's word counts, then the page's own, as ``labelled_text`` has it. Raises as that does.
    """
    declared = _DECLARED.search(data[:_HEAD])
    of_page = declared[1].decode("ascii", "replace") if declared else ""
    return labelled_text(data, name, charset, of_page)


def labelled_text(data: bytes, name: str, *labels: str) -> str:
    """Return the text of ``data``, whose encoding ``labels`` name, the most trusted first; "" names none.

    What is UTF-8, or has a byte order mark, is read so, whatever is said; then the first label counts that fits, then
    what the bytes look like. Raises SourceNotTextError, naming ``name``, where they are no text.
    """
    for label in ("utf-8", *labels):
        codec = "utf-8" if label == "utf-8" else _CODECS.get(label.strip().strip("\"'").lower())
        if codec is None or (codec == "utf-8" and (b"\0" in data or b"\x1b$" in data)):
            continue
        try:
            text = data.decode(codec)
        except UnicodeError:
            continue
        if "\0" not in text:
            return text.removeprefix("\ufeff")
    return decoded(data, name)
