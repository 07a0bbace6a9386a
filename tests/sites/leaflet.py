"""Typesets the leaflets of the example site as PDF: `python -m tests.sites.leaflet`; run it only to change one.

The standard fonts of PDF have no Vietnamese letters, and a whole embedded font would be far larger than the text. So
the letters that occur are drawn as small bitmaps (a Type 3 font), with a table that keeps the text machine-readable.
"""

import tomllib
import zlib
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

SOURCES = Path(__file__).parent / "sources"
FONT = "DejaVuSans.ttf"
EM = 64
"""Pixels per em in the bitmaps."""
PAGE = (595, 842)
"""A4 in points."""
MARGIN = 62
STYLES = {"h1": (20, 30), "h2": (13, 24), "p": (11, 17)}
"""Font size and line height in points."""
TAGS = {"h1": "H1", "h2": "H2", "p": "P"}

Paragraph = tuple[str, str]


def set_leaflet(language: str, title: str, paragraphs: list[Paragraph]) -> bytes:
    """Return a tagged PDF of one page."""
    font = ImageFont.truetype(FONT, EM)
    letters = sorted({letter for _, text in paragraphs for letter in text})
    codes = {letter: code for code, letter in enumerate(letters, start=1)}
    widths = {letter: font.getlength(letter) / EM for letter in letters}
    objects: list[bytes] = []

    def add(body: str, stream: bytes | None = None) -> int:
        data = body.encode()
        if stream is not None:
            packed = zlib.compress(stream, 9)
            head = f"<< /Length {len(packed)} /Filter /FlateDecode {body} >>"
            data = head.encode() + b"\nstream\n" + packed + b"\nendstream"
        objects.append(data)
        return len(objects)

    glyphs = [add("", _draw_letter(font, letter, widths[letter])) for letter in letters]
    names = " ".join(f"/g{code} {glyph} 0 R" for code, glyph in enumerate(glyphs, start=1))
    listed = " ".join(f"/g{code}" for code in range(1, len(letters) + 1))
    unicode_map = add("", _map_letters(codes))
    font_object = add(
        f"<< /Type /Font /Subtype /Type3 /FontBBox [0 -24 {EM * 2} {EM}] /FontMatrix [{1 / EM} 0 0 {1 / EM} 0 0] "
        f"/CharProcs << {names} >> /Encoding << /Type /Encoding /Differences [1 {listed}] >> /FirstChar 1 "
        f"/LastChar {len(letters)} /Widths [{' '.join(f'{widths[letter] * EM:.1f}' for letter in letters)}] "
        f"/Resources << >> /ToUnicode {unicode_map} 0 R >>"
    )
    content = add("", _lay_out(paragraphs, codes, widths))
    page, root = content + 1, content + 2
    add(
        f"<< /Type /Page /Parent {root + 1} 0 R /MediaBox [0 0 {PAGE[0]} {PAGE[1]}] /Contents {content} 0 R "
        f"/Resources << /Font << /F {font_object} 0 R >> >> /StructParents 0 /Tabs /S >>"
    )
    tagged = " ".join(f"{root + 3 + number} 0 R" for number in range(len(paragraphs)))
    add(f"<< /Type /StructTreeRoot /K {root + 2} 0 R /ParentTree << /Nums [0 [{tagged}]] >> >>")
    add(f"<< /Type /Pages /Kids [{page} 0 R] /Count 1 >>")
    add(f"<< /Type /StructElem /S /Document /P {root} 0 R /K [{tagged}] >>")
    for number, (style, _) in enumerate(paragraphs):
        add(f"<< /Type /StructElem /S /{TAGS[style]} /P {root + 2} 0 R /Pg {page} 0 R /K {number} >>")
    catalogue = add(
        f"<< /Type /Catalog /Pages {root + 1} 0 R /Lang ({language}) /MarkInfo << /Marked true >> "
        f"/StructTreeRoot {root} 0 R /ViewerPreferences << /DisplayDocTitle true >> >>"
    )
    info = add(f"<< /Title <FEFF{title.encode('utf-16-be').hex().upper()}> >>")
    return _bind(objects, catalogue, info)


def _draw_letter(font: ImageFont.FreeTypeFont, letter: str, width: float) -> bytes:
    box = font.getbbox(letter, anchor="ls")
    left, top, right, bottom = (int(side) for side in box)
    advance = f"{width * EM:.1f} 0 {left} {-bottom} {right} {-top} d1\n"
    if right <= left or bottom <= top:
        return advance.encode()
    bitmap = Image.new("1", (right - left, bottom - top), 1)
    ImageDraw.Draw(bitmap).text((-left, -top), letter, 0, font, anchor="ls")
    size = f"{right - left} 0 0 {bottom - top} {left} {-bottom} cm\n"
    image = f"BI /W {right - left} /H {bottom - top} /IM true /BPC 1 /I true ID "
    return (advance + size + image).encode() + bitmap.tobytes() + b"\nEI"


def _map_letters(codes: dict[str, int]) -> bytes:
    lines = "\n".join(f"<{code:02X}> <{letter.encode('utf-16-be').hex().upper()}>" for letter, code in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Letters def /CMapType 2 def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{lines}\nendbfchar endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()


def _lay_out(paragraphs: list[Paragraph], codes: dict[str, int], widths: dict[str, float]) -> bytes:
    y = PAGE[1] - MARGIN
    pieces = []
    for number, (style, text) in enumerate(paragraphs):
        size, distance = STYLES[style]
        pieces.append(f"/{TAGS[style]} << /MCID {number} >> BDC BT /F {size} Tf")
        y -= 8 if style != "p" else 3
        for line in _wrap(text, (PAGE[0] - 2 * MARGIN) / size, widths):
            y -= distance
            coded = "".join(f"{codes[letter]:02X}" for letter in line)
            pieces.append(f"1 0 0 1 {MARGIN} {y} Tm <{coded}> Tj")
        pieces.append("ET EMC")
    return "\n".join(pieces).encode()


def _wrap(text: str, room: float, widths: dict[str, float]) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if sum(widths[letter] for letter in longer) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            # Keep the space at the end of its line; otherwise programs would read two words as one.
            lines[-1] += " "
            lines.append(word)
    return lines


def _bind(objects: list[bytes], catalogue: int, info: int) -> bytes:
    file = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(file))
        file += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(file)
    file += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    file += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    file += f"trailer << /Size {len(objects) + 1} /Root {catalogue} 0 R /Info {info} 0 R >>\n".encode()
    return bytes(file + f"startxref\n{start}\n%%EOF\n".encode())


def main() -> None:
    """Write a PDF for every leaflet in leaflets.toml."""
    for leaflet in tomllib.loads((SOURCES / "leaflets.toml").read_text(encoding="utf-8"))["leaflet"]:
        paragraphs = [(style, text) for style, text in leaflet["paragraphs"]]
        pdf = set_leaflet(leaflet["language"], leaflet["title"], paragraphs)
        (SOURCES / "files" / leaflet["name"]).write_bytes(pdf)


if __name__ == "__main__":
    main()
