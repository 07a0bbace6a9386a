"""Draws the pictures of the example site and encodes them: `python -m tests.sites.pictures`.

Encoders differ between machines, so the encoded files are committed and listed in sources/renditions.json; run this
only to change a picture.
"""

import hashlib
import io
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from PIL import Image

from content_models.media import ImageType, Rendition
from tests.sites.canvas import HEIGHT, WIDTH, Canvas, Colour, mix, peaks, waves

SITE = Path(__file__).parent / "two-agencies"
RENDITIONS = Path(__file__).parent / "sources" / "renditions.json"
WIDTHS = (480, 960, 1600)

WHITE: Colour = (255, 255, 255)
RED: Colour = (200, 38, 44)
YELLOW: Colour = (250, 205, 60)


def draw_bridge() -> Image.Image:
    """Morning at the Đông Kinh bridge over the Kỳ Cùng river."""
    canvas = Canvas((126, 178, 205), (250, 226, 196))
    canvas.disc(1180, 300, 70, (255, 240, 205))
    canvas.land(peaks(520, (150, 210, 150), (520, 270, 170), (900, 190, 200), (1430, 290, 180)), (158, 186, 196))
    canvas.land(peaks(540, (330, 190, 130), (720, 150, 150), (1120, 230, 140), (1600, 170, 150)), (112, 152, 160))
    canvas.land(waves(520, 14, 160), (72, 120, 110))
    for x, height in ((90, 46), (150, 62), (215, 50), (1330, 58), (1400, 44), (1465, 66), (1540, 50)):
        canvas.box(x, 530 - height, 52, height, (244, 228, 200))
        canvas.polygon([(x - 8, 530 - height), (x + 26, 508 - height), (x + 60, 530 - height)], (176, 82, 62))
        canvas.box(x + 12, 545 - height, 10, 14, (120, 140, 150))
        canvas.box(x + 32, 545 - height, 10, 14, (120, 140, 150))
    canvas.fade(560, HEIGHT, (148, 190, 200), (58, 112, 132))
    for step in range(26):
        y = 590 + step * 12
        middle = 1180 + 60 * math.sin(step * 1.7)
        canvas.box(middle - 90 + step * 2, y, 180 - step * 3, 3, (236, 224, 200), 1)
    _draw_arches(canvas)
    canvas.land(waves(850, 16, 130, 2), (46, 92, 76))
    for x in range(30, 1600, 74):
        canvas.disc(x, 850 + 14 * math.sin(x), 40, (56, 108, 84), 0.7)
    return canvas.finish()


def _draw_arches(canvas: Canvas) -> None:
    stone, shade = (238, 232, 220), (196, 188, 176)
    for pillar in range(6):
        x = 20 + pillar * 300
        canvas.polygon([(x, 520), (x + 44, 520), (x + 56, 760), (x - 12, 760)], shade)
        canvas.box(x - 22, 752, 88, 16, stone, 4)
    for arch in range(-1, 6):
        left, right = 64 + arch * 300, 320 + arch * 300
        curve = [
            (left + (right - left) * part / 24, 520 + 96 * (1 - math.sin(math.pi * part / 24))) for part in range(25)
        ]
        canvas.polygon([(left, 510), *curve, (right, 510)], shade)
    canvas.box(0, 488, WIDTH, 34, stone)
    canvas.box(0, 518, WIDTH, 6, shade)
    canvas.box(0, 452, WIDTH, 6, stone)
    for x in range(10, WIDTH, 40):
        canvas.box(x, 456, 5, 34, stone)
    for x in range(120, WIDTH, 300):
        canvas.line([(x, 490), (x, 380)], (70, 84, 92), 5)
        canvas.line([(x - 26, 384), (x + 26, 384)], (70, 84, 92), 4)
        canvas.disc(x - 26, 388, 7, (255, 240, 190))
        canvas.disc(x + 26, 388, 7, (255, 240, 190))


def draw_terraces() -> Image.Image:
    """Terraced rice fields below the mountains, in the golden season."""
    canvas = Canvas((142, 196, 222), (244, 240, 214))
    canvas.disc(360, 190, 58, (255, 248, 220))
    for x, y, size in ((980, 150, 1.0), (1250, 210, 0.7), (640, 110, 0.6)):
        for offset, radius in ((-70, 30), (-25, 44), (30, 38), (75, 26)):
            canvas.disc(x + offset * size, y, radius * size, (250, 250, 246), 0.6)
    canvas.land(peaks(470, (220, 250, 210), (700, 190, 190), (1120, 290, 210), (1500, 220, 190)), (150, 184, 190))
    canvas.land(peaks(480, (60, 190, 190), (480, 150, 170), (880, 170, 160), (1360, 180, 200)), (104, 150, 138))
    canvas.land(waves(450, 22, 210, 1), (70, 124, 92))
    green, gold = (120, 164, 78), (226, 184, 72)
    for step in range(15):
        base = 478 + step * 30 + step * step * 0.35
        edge = waves(base, 15 + step, 185 + 9 * step, step * 0.55)
        colour = mix(green, gold, 0.5 + 0.5 * math.sin(step * 1.3))
        canvas.land(edge, mix(colour, (70, 96, 48), 0.5))
        canvas.land(lambda x, edge=edge: edge(x) + 7, colour)  # type: ignore[misc]
    for x, y in ((250, 560), (1210, 610)):
        canvas.box(x, y, 92, 44, (150, 108, 72))
        canvas.polygon([(x - 22, y + 4), (x + 46, y - 44), (x + 114, y + 4)], (104, 76, 56))
        canvas.box(x + 36, y + 14, 20, 30, (84, 60, 44))
    for x, y in ((190, 590), (390, 588), (1170, 640), (1340, 632), (1380, 640)):
        canvas.box(x - 3, y - 30, 6, 34, (92, 72, 52))
        canvas.disc(x, y - 46, 27, (58, 110, 72))
    return canvas.finish()


def draw_office() -> Image.Image:
    """The front of an office with the national flag before it."""
    canvas = Canvas((150, 196, 226), (236, 242, 240))
    canvas.land(peaks(620, (180, 200, 240), (1380, 250, 260)), (166, 196, 196))
    canvas.land(lambda x: 690, (206, 212, 204))
    wall, trim, glass = (246, 234, 206), (218, 198, 160), (112, 152, 168)
    canvas.box(260, 380, 1080, 320, wall)
    canvas.box(600, 310, 400, 390, (250, 241, 220))
    for x, width in ((244, 372), (984, 372), (584, 432)):
        top = 296 if x == 584 else 366
        canvas.box(x, top, width, 20, trim)
    canvas.polygon([(584, 298), (800, 216), (1016, 298)], (182, 84, 62))
    canvas.polygon([(650, 290), (800, 234), (950, 290)], (250, 241, 220))
    canvas.disc(800, 268, 20, RED)
    _draw_star(canvas, 800, 268, 13)
    for row in range(2):
        for x in (290, 370, 450, 530, 1030, 1110, 1190, 1270):
            canvas.box(x, 420 + row * 138, 42, 86, trim)
            canvas.box(x + 5, 425 + row * 138, 32, 76, glass)
            canvas.box(x + 19, 425 + row * 138, 4, 76, trim)
    canvas.box(690, 520, 220, 180, glass)
    for x in (690, 742, 797, 852, 905):
        canvas.box(x, 520, 6, 180, trim)
    for x in (620, 662, 920, 962):
        canvas.box(x, 330, 20, 370, (255, 250, 236))
    canvas.box(690, 400, 220, 60, (160, 52, 50), 6)
    for width, y in ((150, 418), (110, 438)):
        canvas.box(800 - width / 2, y, width, 7, YELLOW, 3)
    for step in range(4):
        canvas.box(560 - step * 26, 696 + step * 14, 480 + step * 52, 14, mix((232, 228, 218), trim, step / 5))
    canvas.land(lambda x: 752, (188, 194, 188))
    canvas.polygon([(640, 752), (960, 752), (1240, 900), (360, 900)], (216, 214, 206))
    canvas.line([(1090, 752), (1090, 150)], (120, 128, 134), 7)
    canvas.polygon([(1094, 156), (1150, 168), (1205, 156), (1262, 168), (1262, 282), (1094, 270)], RED)
    _draw_star(canvas, 1178, 216, 36)
    for x in (120, 210, 1390, 1480):
        canvas.box(x - 6, 620, 12, 140, (110, 86, 62))
        for offset, y in ((-34, 610), (34, 610), (0, 570), (-18, 640), (20, 644)):
            canvas.disc(x + offset, y, 46, (74, 128, 86))
    for x in range(30, 340, 60):
        canvas.disc(x, 800, 34, (92, 146, 92), 0.7)
        canvas.disc(1600 - x, 800, 34, (92, 146, 92), 0.7)
    return canvas.finish()


def _draw_star(canvas: Canvas, x: float, y: float, radius: float) -> None:
    points = []
    for corner in range(10):
        reach = radius if corner % 2 == 0 else radius * 0.382
        angle = math.pi * corner / 5 - math.pi / 2
        points.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
    canvas.polygon(points, YELLOW)


def draw_market() -> Image.Image:
    """Stalls of a highland market under their roofs."""
    canvas = Canvas((168, 204, 214), (250, 238, 214))
    canvas.land(peaks(470, (240, 260, 220), (760, 200, 200), (1290, 300, 240)), (158, 190, 184))
    canvas.land(peaks(500, (520, 150, 190), (1030, 180, 180), (1560, 200, 180), (20, 170, 160)), (112, 158, 136))
    canvas.land(lambda x: 520, (214, 190, 152))
    roofs = ((196, 74, 60), (52, 116, 128), (226, 168, 62), (96, 136, 84))
    for row, (base, size) in enumerate(((560, 0.75), (720, 1.1))):
        for stall in range(6):
            width = 250 * size
            x = stall * (width + 50 * size) - 60 + row * 90
            _draw_stall(canvas, x, base, width, size, roofs[(stall + row) % 4])
    canvas.land(lambda x: 812, (198, 172, 132))
    clothes = ((40, 58, 96), (150, 44, 64), (58, 96, 80), (222, 206, 180), (84, 62, 108))
    for number, x in enumerate((170, 300, 520, 740, 830, 1060, 1290, 1400)):
        _draw_person(canvas, x, 850 + 14 * (number % 3), clothes[number % 5])
    return canvas.finish()


def _draw_stall(canvas: Canvas, x: float, base: float, width: float, size: float, roof: Colour) -> None:
    canvas.box(x, base - 60 * size, width, 150 * size, mix(roof, (90, 70, 52), 0.75))
    for post in (x + 6, x + width - 14):
        canvas.box(post, base - 80 * size, 9 * size, 178 * size, (116, 88, 62))
    canvas.polygon(
        [
            (x - 22 * size, base - 40 * size),
            (x + 26 * size, base - 112 * size),
            (x + width - 26 * size, base - 112 * size),
            (x + width + 22 * size, base - 40 * size),
        ],
        roof,
    )
    for stripe in range(1, 6, 2):
        left = x - 22 * size + stripe * (width + 44 * size) / 6
        canvas.box(left, base - 42 * size, (width + 44 * size) / 6, 22 * size, mix(roof, WHITE, 0.55), 4)
    canvas.box(x, base + 40 * size, width, 56 * size, (166, 124, 84))
    goods = ((222, 92, 60), (240, 184, 72), (120, 160, 76), (214, 136, 80), (170, 70, 92))
    for place in range(5):
        for pile in range(3):
            canvas.disc(
                x + (34 + place * 46 + pile * 12) * size,
                base + (34 - 10 * (pile % 2)) * size,
                13 * size,
                goods[place],
            )


def _draw_person(canvas: Canvas, x: float, y: float, dress: Colour) -> None:
    canvas.polygon([(x - 26, y), (x - 15, y - 92), (x + 15, y - 92), (x + 26, y)], dress)
    canvas.box(x - 24, y - 32, 48, 7, mix(dress, YELLOW, 0.5))
    canvas.disc(x, y - 106, 16, (222, 178, 144))
    canvas.polygon([(x - 36, y - 108), (x, y - 138), (x + 36, y - 108)], (232, 210, 164))


def draw_counter() -> Image.Image:
    """The counter of a one-stop office, with seats for waiting people."""
    canvas = Canvas((238, 242, 240), (226, 232, 228))
    canvas.box(0, 0, WIDTH, 80, (250, 251, 249))
    for x in (180, 620, 1060):
        canvas.box(x, 30, 360, 16, (255, 250, 226), 8)
    canvas.box(160, 130, 1280, 96, (11, 79, 94), 8)
    for x, width in ((420, 760), (560, 480)):
        canvas.box(x, 156 if width > 500 else 186, width, 16, (246, 248, 244), 8)
    for desk in range(4):
        x = 170 + desk * 330
        canvas.box(x, 260, 270, 250, (206, 222, 222), 6)
        canvas.box(x + 95, 274, 80, 54, (244, 189, 63), 8)
        for dot in range(desk + 1):
            canvas.disc(x + 135 + (dot - desk / 2) * 16, 301, 6, (62, 50, 20))
        _draw_clerk(canvas, x + 100, 430, desk)
        canvas.box(x + 172, 404, 76, 54, (52, 66, 74), 5)
        canvas.box(x + 200, 458, 20, 26, (90, 104, 110))
    canvas.box(110, 480, 1380, 34, (186, 142, 98), 6)
    canvas.box(130, 514, 1340, 150, (214, 178, 134))
    for x in range(150, 1460, 82):
        canvas.box(x, 528, 66, 122, (204, 166, 120), 4)
    canvas.land(lambda x: 664, (206, 208, 202))
    for x in range(-400, 2000, 200):
        canvas.line([(800 + (x - 800) * 0.7, 664), (x, 900)], (192, 194, 188), 3)
    for y in (704, 770, 850):
        canvas.box(0, y, WIDTH, 3, (192, 194, 188))
    for seat in range(9):
        x = 230 + seat * 130
        canvas.box(x, 730, 108, 74, (36, 108, 122), 12)
        canvas.box(x - 4, 792, 116, 26, (26, 86, 98), 10)
        canvas.box(x + 48, 818, 12, 46, (110, 118, 122))
    canvas.box(210, 856, 1190, 10, (110, 118, 122), 5)
    for x in (70, 1530):
        canvas.box(x - 34, 760, 68, 84, (172, 92, 62), 8)
        for offset, tall in ((-42, 120), (-20, 170), (4, 196), (26, 160), (46, 112)):
            canvas.polygon([(x - 10, 764), (x + offset, 764 - tall), (x + 12, 764)], (74, 134, 84))
    return canvas.finish()


def _draw_clerk(canvas: Canvas, x: float, y: float, number: int) -> None:
    shirts = ((120, 164, 190), (236, 238, 236), (168, 196, 178), (214, 190, 200))
    hair = (46, 38, 36)
    canvas.polygon([(x - 54, y + 60), (x - 40, y - 6), (x + 40, y - 6), (x + 54, y + 60)], shirts[number])
    canvas.box(x - 11, y - 26, 22, 26, (216, 172, 138))
    canvas.disc(x, y - 48, 32, hair, 1.06 if number % 2 else 0.96)
    canvas.disc(x, y - 42, 27, (224, 182, 148))
    canvas.polygon([(x - 29, y - 50), (x - 20, y - 76), (x + 20, y - 76), (x + 29, y - 50), (x, y - 62)], hair)


DRAWINGS: dict[str, Callable[[], Image.Image]] = {
    "cau-dong-kinh": draw_bridge,
    "cho-phien": draw_market,
    "quay-mot-cua": draw_counter,
    "ruong-bac-thang": draw_terraces,
    "tru-so": draw_office,
}


def encode(picture: Image.Image) -> list[tuple[Rendition, bytes]]:
    """Encode a picture in all formats and widths from which a browser may choose."""
    made = []
    for width in WIDTHS:
        height = round(HEIGHT * width / WIDTH)
        small = picture.resize((width, height), Image.Resampling.LANCZOS)
        formats: list[tuple[ImageType, dict[str, Any]]] = [
            ("image/avif", {"format": "AVIF", "quality": 48, "speed": 2}),
            ("image/webp", {"format": "WEBP", "quality": 62, "method": 6}),
        ]
        if width == 960:
            formats.append(("image/jpeg", {"format": "JPEG", "quality": 70, "optimize": True, "progressive": True}))
        for media_type, options in formats:
            buffer = io.BytesIO()
            small.save(buffer, **options)
            data = buffer.getvalue()
            name = hashlib.sha256(data).hexdigest()
            made.append((Rendition(sha256=name, type=media_type, width=width, height=height, bytes=len(data)), data))
    return made


def main() -> None:
    """Draw and encode all pictures."""
    (SITE / "media").mkdir(parents=True, exist_ok=True)
    renditions: dict[str, list[Rendition]] = {}
    for name, draw in DRAWINGS.items():
        made = encode(draw())
        renditions[name] = [rendition for rendition, _ in made]
        for rendition, data in made:
            (SITE / "media" / rendition.sha256).write_bytes(data)
    RENDITIONS.write_bytes(msgspec.json.format(msgspec.json.encode(renditions), indent=1) + b"\n")


if __name__ == "__main__":
    main()
