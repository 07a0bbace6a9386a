"""Pictures of rooms and desks."""

from __future__ import annotations

import math
from random import Random

from PIL import Image

from infra.tools.drawing.canvas import WIDTH, Canvas, Colour, mix
from infra.tools.drawing.figures import BLACK, HAIR, SKIN, WHITE, person, star, walker


def draw_counter() -> Image.Image:
    """A service counter with four numbered seats."""
    canvas = Canvas((243, 239, 230), (230, 226, 216))
    canvas.box(0, 96, WIDTH, 8, (214, 208, 196))
    for x in range(100, WIDTH, 280):
        canvas.box(x, 30, 160, 14, (255, 253, 244), radius=7)
        canvas.disc(x + 80, 40, 130, (255, 252, 238), squash=0.5, alpha=0.6, blur=30)
    canvas.box(470, 120, 660, 150, (40, 62, 74), radius=12)
    canvas.box(484, 134, 632, 122, (24, 42, 52), radius=8)
    for number in range(4):
        left = 506 + number * 154
        _draw_digit(canvas, left, 164, 28, number + 1, (250, 204, 92))
        canvas.box(left + 42, 188, 14, 5, (120, 150, 160))
        for place, digit in enumerate(((4, 6), (2, 8), (3, 0), (2, 5))[number]):
            _draw_digit(canvas, left + 68 + place * 32, 170, 22, digit, (158, 226, 196))
    for x in (70, 1300):
        canvas.box(x, 150, 230, 190, (252, 250, 244), radius=6, shade=(240, 236, 226))
        canvas.box(x + 20, 172, 190, 18, (156, 40, 44), radius=3)
        for line in range(6):
            canvas.box(x + 20, 206 + line * 20, 190 - (line % 3) * 40, 7, (196, 190, 180), radius=3)
    star(canvas, 800, 62, 24, (206, 60, 50))
    clothes = [(36, 84, 118), (32, 106, 92), (120, 60, 92), (36, 84, 118)]
    for number in range(4):
        x = 330 + number * 316
        person(canvas, x, 500, 84, clothes[number])
        canvas.box(x - 6, 438, 12, 44, (240, 236, 226), radius=3)
        canvas.box(x + 78, 432, 108, 74, (58, 66, 72), radius=6)
        canvas.box(x + 84, 438, 96, 62, (132, 176, 190), radius=3, shade=(96, 144, 164))
        canvas.box(x + 126, 504, 12, 20, (58, 66, 72))
    canvas.box(120, 520, 1360, 26, (198, 150, 98), radius=6, shade=(176, 128, 80))
    canvas.box(140, 546, 1320, 150, (246, 240, 228), shade=(222, 214, 200))
    for number in range(4):
        x = 330 + number * 316
        canvas.box(x - 36, 566, 72, 72, (32, 92, 80), radius=36)
        _draw_digit(canvas, x - 13, 582, 26, number + 1, WHITE)
        canvas.box(x - 70, 508, 76, 10, (252, 250, 244), radius=2)
    canvas.box(0, 696, WIDTH, 204, (206, 196, 180), shade=(186, 174, 156))
    for x in range(-200, WIDTH, 220):
        canvas.line([(x + 120, 900), (x + 240, 696)], (196, 186, 168), 3)
    waiting = {0: (176, 92, 66), 2: (96, 84, 136), 5: (62, 112, 150), 7: (186, 150, 74)}
    for number in range(9):
        x = 130 + number * 158
        if number in waiting:
            _draw_from_behind(canvas, x + 56, 812, 62, waiting[number], grey=number == 2)
        seat: Colour = (44, 118, 102)
        canvas.box(x, 756, 112, 84, seat, radius=16, shade=mix(seat, BLACK, 0.2))
        canvas.box(x + 6, 832, 100, 26, mix(seat, BLACK, 0.25), radius=10)
        canvas.box(x + 14, 856, 8, 44, (92, 98, 100))
        canvas.box(x + 90, 856, 8, 44, (92, 98, 100))
    return canvas.finish()


def _draw_from_behind(canvas: Canvas, x: float, y: float, size: float, coat: Colour, *, grey: bool) -> None:
    """A person seen from behind, down to the shoulders."""
    canvas.box(x - size * 0.62, y - size, size * 1.24, size * 1.2, coat, radius=size * 0.42)
    canvas.box(x - size * 0.14, y - size * 1.12, size * 0.28, size * 0.24, SKIN)
    canvas.disc(x, y - size * 1.4, size * 0.43, (176, 172, 168) if grey else HAIR)


def _draw_digit(canvas: Canvas, x: float, y: float, size: float, digit: int, colour: Colour) -> None:
    """A digit of a seven-segment display."""
    bars = ("abcdef", "bc", "abged", "abgcd", "fgbc", "afgcd", "afgedc", "abc", "abcdefg", "abcdfg")[digit]
    thick = size * 0.2
    places = {
        "a": (0, 0, size, thick),
        "b": (size - thick, 0, thick, size),
        "c": (size - thick, size - thick, thick, size),
        "d": (0, 2 * size - 2 * thick, size, thick),
        "e": (0, size - thick, thick, size),
        "f": (0, 0, thick, size),
        "g": (0, size - thick, size, thick),
    }
    for bar in bars:
        left, top, width, height = places[bar]
        canvas.box(x + left, y + top, width, height, colour, radius=thick * 0.3)


def draw_class() -> Image.Image:
    """People in a village hall who learn to use their phones."""
    canvas = Canvas((244, 226, 190), (232, 206, 162))
    for x in range(0, WIDTH, 80):
        canvas.line([(x, 0), (x, 620)], (222, 194, 150), 3)
    canvas.box(0, 0, WIDTH, 54, (150, 104, 66), shade=(176, 128, 84))
    for x in (90, 1330):
        canvas.box(x, 150, 190, 250, (120, 84, 56), radius=4)
        canvas.box(x + 12, 162, 166, 226, (176, 214, 222), shade=(214, 232, 212))
        hill = [(x + 12 + step, 334 + 26 * math.sin(step / 40)) for step in range(0, 167, 4)]
        canvas.shape([(x + 12, 388), *hill, (x + 178, 388)], (110, 160, 118))
        canvas.box(x + 92, 150, 8, 250, (120, 84, 56))
        canvas.box(x, 268, 190, 8, (120, 84, 56))
    canvas.box(470, 110, 640, 360, (70, 66, 64), radius=10)
    canvas.box(484, 124, 612, 332, (252, 252, 250), shade=(238, 244, 244))
    canvas.box(700, 150, 180, 290, (44, 56, 64), radius=22)
    canvas.box(712, 172, 156, 244, (206, 230, 226), radius=6)
    canvas.disc(790, 240, 34, (62, 142, 118))
    canvas.line([(774, 240), (786, 254), (808, 226)], WHITE, 8)
    for line, length in enumerate((120, 120, 84)):
        canvas.box(730, 300 + line * 28, length, 12, (150, 184, 182), radius=6)
    canvas.box(730, 384, 120, 22, (206, 84, 62), radius=11)
    for line, length in enumerate((140, 110, 130, 90)):
        canvas.box(520, 180 + line * 40, length, 14, (190, 198, 200), radius=7)
        canvas.box(926, 180 + line * 40, length, 14, (190, 198, 200), radius=7)
    canvas.box(0, 560, WIDTH, 340, (196, 140, 88), shade=(158, 108, 66))
    canvas.line([(1190, 372), (1126, 330)], (186, 60, 66), 26)
    canvas.disc(1120, 326, 14, SKIN)
    walker(canvas, 1220, 590, 112, (186, 60, 66))
    rows = [
        (640, 58, 6, ((70, 104, 140), (96, 132, 84), (150, 82, 118), (54, 66, 110), (188, 132, 62), (84, 120, 130))),
        (800, 78, 5, ((46, 52, 94), (176, 86, 58), (66, 116, 104), (128, 92, 148), (60, 96, 140))),
    ]
    for y, size, count, coats in rows:
        for number in range(count):
            seat = WIDTH / count * (number + 0.5)
            person(canvas, seat, y + 4, size, coats[number], grey=(number + count) % 3 == 0)
            canvas.box(seat + size * 0.2, y - size * 0.34, size * 0.36, size * 0.62, (40, 48, 54), radius=6)
            canvas.box(seat + size * 0.25, y - size * 0.28, size * 0.26, size * 0.48, (190, 226, 222), radius=3)
            canvas.disc(seat + size * 0.4, y + size * 0.22, size * 0.15, SKIN)
        canvas.box(20, y + size * 0.3, WIDTH - 40, 26, (222, 176, 116), radius=6, shade=(196, 146, 88))
        canvas.box(40, y + size * 0.3 + 26, WIDTH - 80, 44, (170, 120, 74), shade=(150, 104, 62))
    return canvas.finish()


def draw_bookcase() -> Image.Image:
    """A public bookcase of law books, and a reading desk."""
    canvas = Canvas((236, 228, 212), (222, 210, 190))
    canvas.box(170, 60, 1260, 600, (116, 78, 50), radius=8, shade=(96, 64, 42))
    random = Random(9)
    spines: list[Colour] = [
        *((150, 40, 44), (30, 78, 112), (34, 96, 80), (190, 140, 62), (92, 66, 110), (214, 204, 186), (58, 62, 70)),
        *((176, 84, 56), (44, 110, 130)),
    ]
    for shelf in range(4):
        floor = 60 + 148 * (shelf + 1)
        canvas.box(190, floor - 132, 1220, 132, (74, 50, 34), shade=(90, 62, 42))
        x = 200.0
        while x < 1376:
            wide, tall = random.randrange(18, 40), random.randrange(84, 122)
            if random.random() < 0.07:
                x += 40
                continue
            colour = mix(spines[random.randrange(9)], BLACK, random.random() * 0.15)
            canvas.box(x, floor - tall, wide, tall, mix(colour, WHITE, 0.08), radius=2, shade=colour)
            canvas.box(x + 4, floor - tall + 14, wide - 8, 5, (236, 206, 130), alpha=0.8)
            canvas.box(x + 4, floor - 24, wide - 8, 4, (236, 206, 130), alpha=0.6)
            x += wide + 2
        canvas.box(180, floor, 1240, 16, (150, 104, 68), shade=(122, 84, 54))
    canvas.disc(1190, 520, 330, (255, 240, 190), alpha=0.4, blur=110)
    canvas.box(0, 660, WIDTH, 240, (190, 168, 136), shade=(170, 148, 116))
    canvas.box(90, 700, 1420, 34, (186, 128, 78), radius=8, shade=(158, 104, 62))
    canvas.box(120, 734, 1360, 166, (140, 92, 56), shade=(112, 72, 44))
    for side in (-1, 1):
        page = [(800, 640), (800 + side * 250, 622), (800 + side * 268, 700), (800, 712)]
        canvas.shape([(px + side * 10, py + 12) for px, py in page], (120, 40, 40))
        canvas.shape(page, (255, 252, 242), (236, 228, 210))
        for line in range(5):
            y = 646 + line * 11
            ends = (800 + side * (24 + line), y), (800 + side * (222 + line * 3), y - 12)
            canvas.line(ends, (178, 170, 156), 3)
    canvas.line([(800, 640), (800, 712)], (206, 196, 176), 4)
    canvas.box(1140, 688, 130, 14, (52, 70, 76), radius=7)
    canvas.line([(1204, 690), (1230, 560), (1170, 500)], (52, 70, 76), 9)
    canvas.shape([(1106, 508), (1188, 470), (1216, 524), (1104, 560)], (34, 96, 84), (24, 74, 66))
    canvas.disc(1138, 546, 26, (255, 244, 206), squash=0.6)
    canvas.box(330, 676, 170, 26, (30, 78, 112), radius=3)
    canvas.box(342, 652, 150, 24, (176, 84, 56), radius=3)
    canvas.box(336, 630, 160, 22, (34, 96, 80), radius=3)
    return canvas.finish()


def draw_desk() -> Image.Image:
    """A laptop with a form on it, a phone and papers."""
    canvas = Canvas((238, 230, 214), (246, 240, 228))
    canvas.box(1090, 70, 400, 420, (204, 190, 166), radius=6)
    canvas.box(1106, 86, 368, 388, (174, 214, 228), shade=(226, 236, 220))
    canvas.disc(1390, 180, 36, (255, 246, 214))
    hill = [(1106, 474), (1106, 380), (1230, 320), (1350, 396), (1474, 350), (1474, 474)]
    canvas.shape(hill, (126, 174, 132), (150, 190, 140))
    canvas.box(1284, 86, 12, 388, (226, 214, 192))
    canvas.box(1106, 274, 368, 12, (226, 214, 192))
    canvas.box(120, 120, 330, 18, (166, 120, 78))
    spines: list[tuple[float, float, Colour]] = [(140, 80, (150, 44, 46)), (176, 96, (36, 86, 120))]
    for x, tall, colour in (*spines, (208, 72, (206, 156, 72)), (240, 90, (44, 104, 84))):
        canvas.box(x, 120 - tall, 28, tall, colour, radius=2)
    canvas.disc(390, 84, 34, (92, 152, 96))
    canvas.disc(360, 96, 22, (106, 166, 108))
    canvas.box(362, 92, 46, 30, (196, 112, 76), radius=4)
    canvas.box(0, 640, WIDTH, 260, (206, 156, 104), shade=(176, 124, 76))
    canvas.box(0, 640, WIDTH, 10, (222, 176, 124))
    canvas.box(470, 250, 660, 404, (52, 60, 66), radius=18)
    canvas.box(490, 270, 620, 364, (252, 252, 250), radius=4)
    canvas.box(490, 270, 620, 54, (156, 28, 34))
    canvas.disc(524, 297, 13, (244, 189, 63))
    canvas.box(550, 290, 190, 13, (250, 226, 222), radius=6)
    for row, length in enumerate((250, 250, 250)):
        y = 352 + row * 70
        canvas.box(530, y, 110 + row * 24, 11, (150, 158, 160), radius=5)
        canvas.box(530, y + 20, length, 32, (240, 244, 244), radius=5)
        canvas.box(542, y + 31, 120 + row * 40, 10, (96, 110, 116), radius=5)
    canvas.box(840, 352, 230, 150, (236, 242, 240), radius=8)
    canvas.box(866, 380, 60, 74, (176, 196, 198), radius=6)
    for line in range(4):
        canvas.box(944, 384 + line * 20, 104 - (line % 2) * 30, 9, (176, 188, 190), radius=4)
    canvas.box(840, 540, 150, 46, (32, 110, 84), radius=8)
    canvas.line([(886, 562), (904, 578), (940, 548)], WHITE, 8)
    canvas.shape([(430, 654), (1170, 654), (1240, 700), (360, 700)], (196, 200, 202), (160, 166, 170))
    canvas.box(360, 698, 880, 16, (136, 142, 146), radius=8)
    canvas.box(690, 676, 220, 12, (176, 182, 186), radius=4)
    canvas.box(1300, 640, 116, 210, (40, 46, 52), radius=18)
    canvas.box(1310, 656, 96, 178, (206, 232, 226), radius=6)
    canvas.disc(1358, 716, 26, (44, 132, 104))
    canvas.line([(1346, 716), (1355, 726), (1372, 706)], WHITE, 6)
    for line in range(3):
        canvas.box(1326, 764 + line * 18, 64 - line * 10, 8, (140, 172, 170), radius=4)
    canvas.shape([(120, 760), (330, 730), (372, 830), (150, 866)], (255, 252, 242), (240, 232, 214))
    for line in range(4):
        canvas.line([(160 + line * 9, 782 + line * 19), (310 + line * 9, 760 + line * 19)], (176, 172, 160), 4)
    canvas.line([(396, 850), (470, 742)], (40, 82, 120), 9)
    canvas.box(230, 590, 86, 92, (250, 248, 240), radius=14, shade=(226, 220, 206))
    canvas.disc(273, 594, 40, (112, 74, 44), squash=0.24)
    return canvas.finish()
