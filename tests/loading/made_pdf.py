"""PDFs made by hand: pages of drawn lines, with whatever else a test asks for."""

from __future__ import annotations

from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842  # points: A4

# The widths of Helvetica, in thousandths of the size, from the blank on; other letters are taken for an "n".
_WIDTHS = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
)  # fmt: skip
_LIGATURES = {"\ufb01": b"\x01", "\ufb02": b"\x02", "\ufb03": b"\x03"}

_FONT = (
    b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding "
    b"<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [1 /fi /fl /ffi] >> >>"
)


def width(text: str, size: float) -> float:
    """Return how wide ``text`` is drawn, in points."""
    return sum(_WIDTHS[ord(c) - 32] if " " <= c <= "~" else 556 for c in text) * size / 1000


def shown(text: str) -> bytes:
    """Return ``text`` as an operand of Tj."""
    coded = b"".join(_LIGATURES.get(c) or c.encode("cp1252") for c in text)
    return b"(" + coded.replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)") + b")"


def drawn(x: float, y: float, text: str, size: float = 10, before: str = "", after: str = "") -> bytes:
    """Return what draws a line of text with its baseline at ``x``, ``y`` from the lower left corner.

    ``before`` and ``after`` are operators around it, inside its own graphics state.
    """
    head = f"\nq {before} BT /F1 {size} Tf {x:.2f} {y:.2f} Td ".encode()
    return head + shown(text) + f" Tj ET {after} Q\n".encode()


def wrapped(text: str, size: float, wide: float, hyphenated: dict[str, tuple[str, str]] | None = None) -> list[str]:
    """Return the lines that ``text`` makes; words of ``hyphenated`` that do not fit are parted as it says."""
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if width(longer, size) <= wide:
            line = longer
            continue
        parts = (hyphenated or {}).get(word)
        if parts and width(f"{line} {parts[0]}-", size) <= wide:
            lines.append(f"{line} {parts[0]}-".strip())
            line = parts[1]
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def column(x: float, top: float, lines: list[str], size: float = 10, leading: float = 12) -> bytes:
    """Return what draws the lines one below the other, the first with its baseline at ``top``."""
    return b"".join(drawn(x, top - number * leading, line, size) for number, line in enumerate(lines))


def spread(x: float, y: float, line: str, wide: float, size: float = 10) -> bytes:
    """Return what draws the words of a line so that it is ``wide`` from edge to edge, all blanks alike."""
    words = line.split()
    blank = (wide - sum(width(word, size) for word in words)) / max(1, len(words) - 1)
    pieces = []
    for word in words:
        pieces.append(drawn(x, y, word, size))
        x += width(word, size) + blank
    return b"".join(pieces)


@dataclass
class MadePdf:
    """A PDF: the content of each page, entries of the pages, resources and catalogue, and further objects.

    Objects 1 to 4 are the catalogue, the pages, the font and the file's information; further ones begin with 5, in the
    order of ``objects``, and the pages come behind them.
    """

    pages: list[bytes]
    page_entries: str = ""
    resources: str = ""
    catalogue: str = ""
    information: str = ""
    objects: list[bytes] = field(default_factory=list)

    def bytes(self) -> bytes:
        """Return the file."""
        first = 5 + len(self.objects)
        kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(self.pages)))
        bodies = [
            f"<< /Type /Catalog /Pages 2 0 R {self.catalogue} >>".encode(),
            f"<< /Type /Pages /Count {len(self.pages)} /Kids [{kids}] >>".encode(),
            _FONT,
            f"<< {self.information} >>".encode(),
            *self.objects,
        ]
        for number, content in enumerate(self.pages):
            bodies.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {first + 2 * number + 1} 0 R "
                f"/Resources << /Font << /F1 3 0 R >> {self.resources} >> {self.page_entries} >>".encode()
            )
            bodies.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        places = []
        for number, body in enumerate(bodies, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        table = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        out += b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, table)
        return bytes(out)
