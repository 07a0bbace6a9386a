"""Pictures of a market, a street, a public building and a notice board."""

from __future__ import annotations

import math
from random import Random

from PIL import Image

from infra.tools.drawing.canvas import WIDTH, Canvas, Colour, karst, mix, waves
from infra.tools.drawing.figures import (
    BLACK,
    HAIR,
    WHITE,
    flag,
    lorry,
    person,
    star,
    straw_hat,
    town_house,
    tree,
    walker,
)


def draw_market() -> Image.Image:
    """A market in the hills."""
    canvas = Canvas((150, 202, 226), (250, 240, 218))
    hills = karst(430, (160, 190, 160), (520, 240, 150), (860, 190, 170), (1240, 260, 150), (1560, 200, 150))
    canvas.land(hills, (146, 186, 180))
    canvas.haze(300, 470, (250, 244, 228), 0.6)
    canvas.land(waves(430, 16, 190, 1), (122, 166, 118), (150, 186, 126))
    for number in range(22):
        tree(canvas, number * 76, 462 + 8 * math.sin(number * 3), 56 + 10 * math.sin(number), (88, 144, 96))
    canvas.box(0, 456, WIDTH, 444, (226, 200, 160), shade=(200, 168, 124))
    awnings: list[tuple[Colour, Colour]] = [
        ((206, 62, 56), (250, 236, 214)),
        ((40, 104, 140), (250, 236, 214)),
        ((224, 164, 52), (250, 236, 214)),
        ((58, 124, 92), (250, 236, 214)),
    ]
    random = Random(6)
    for row, (top, scale, shift) in enumerate(((392, 0.8, -40), (520, 1.15, -150))):
        for number in range(6 if row == 0 else 5):
            left = shift + number * 390 * scale
            _draw_stall(canvas, left, top, scale, awnings[(number + row * 2) % 4], random)
    shoppers: list[tuple[float, float, float, Colour, bool]] = [
        (150, 888, 58, (52, 58, 110), True),
        (420, 880, 54, (176, 66, 76), False),
        (640, 892, 60, (66, 110, 92), True),
        (1010, 884, 56, (92, 74, 128), False),
        (1180, 890, 60, (44, 52, 92), True),
        (1480, 882, 55, (186, 120, 60), True),
    ]
    for x, y, size, coat, hat in shoppers:
        walker(canvas, x, y, size, coat, hat=hat)
        basket = (x + size * 0.5, y - size * 1.1, size * 0.5, size * 0.42)
        canvas.box(*basket, (206, 168, 104), radius=8, shade=(168, 126, 70))
    return canvas.finish()


def _draw_stall(
    canvas: Canvas, left: float, top: float, scale: float, stripes: tuple[Colour, Colour], random: Random
) -> None:
    wide = 330 * scale
    for post in (14, wide - 22):
        canvas.box(left + post, top, 8 * scale, 210 * scale, (140, 104, 72))
    person(canvas, left + wide * 0.34, top + 140 * scale, 36 * scale, (70, 84, 130))
    canvas.box(left, top + 128 * scale, wide, 78 * scale, (182, 136, 88), shade=(150, 106, 66))
    goods: list[Colour] = [(204, 66, 52), (236, 160, 52), (96, 150, 66), (246, 206, 90), (130, 66, 110), (226, 112, 60)]
    for place in range(9):
        x = left + 22 * scale + place * 36 * scale
        colour = goods[random.randrange(6)]
        for dx, dy in ((0, 0), (14, 0), (7, -12)):
            canvas.disc(x + dx * scale, top + (124 + dy) * scale, 10 * scale, mix(colour, WHITE, 0.1 if dy else 0))
    for fold in range(4):
        x = left + 30 * scale + fold * 78 * scale
        canvas.box(x, top + 142 * scale, 46 * scale, 46 * scale, (34, 40, 84))
        for line, colour in enumerate(((214, 60, 70), (246, 200, 80), (66, 150, 130))):
            canvas.box(x, top + (150 + line * 11) * scale, 46 * scale, 5 * scale, colour)
    strips = 8
    for strip in range(strips):
        x, step = left - 16 * scale, (wide + 32 * scale) / strips
        colour = stripes[strip % 2]
        upper = left + 8 * scale + strip * (wide - 16 * scale) / strips
        next_upper = left + 8 * scale + (strip + 1) * (wide - 16 * scale) / strips
        edge = [(upper, top - 52 * scale), (next_upper, top - 52 * scale), (x + (strip + 1) * step, top + 16 * scale)]
        canvas.shape([*edge, (x + strip * step, top + 16 * scale)], colour, mix(colour, BLACK, 0.12))
        canvas.disc(x + (strip + 0.5) * step, top + 16 * scale, step / 2, mix(colour, BLACK, 0.1), squash=0.6)


def draw_office() -> Image.Image:
    """A public building with the national flag in the yard."""
    canvas = Canvas((138, 190, 224), (240, 240, 226))
    for x, y, size in ((250, 160, 70), (340, 176, 54), (170, 180, 46), (1240, 120, 62), (1330, 136, 50)):
        canvas.disc(x, y, size, WHITE, squash=0.42, alpha=0.85)
    canvas.land(waves(600, 20, 220, 2), (146, 182, 158))
    wall, edge, roof = (250, 236, 200), (232, 206, 156), (178, 78, 58)
    canvas.box(240, 330, 1120, 380, wall, shade=(240, 222, 180))
    canvas.box(600, 280, 400, 430, (252, 242, 214), shade=(244, 228, 190))
    canvas.shape([(200, 336), (290, 262), (1310, 262), (1400, 336)], mix(roof, WHITE, 0.1), mix(roof, BLACK, 0.18))
    canvas.shape([(560, 286), (800, 190), (1040, 286)], mix(roof, WHITE, 0.14), mix(roof, BLACK, 0.12))
    canvas.disc(800, 248, 28, (200, 44, 40))
    star(canvas, 800, 248, 20, (255, 222, 60))
    for level in range(3):
        y = 360 + level * 118
        canvas.box(240, y + 92, 1120, 8, edge)
        for x in (*range(276, 560, 76), *range(1040, 1330, 76)):
            canvas.box(x, y, 50, 72, (108, 146, 166), radius=3, shade=(150, 186, 196))
            canvas.box(x + 23, y, 4, 72, WHITE)
            canvas.box(x - 5, y + 72, 60, 8, WHITE)
    for level in range(2):
        for x in (640, 720, 800, 880):
            canvas.box(x, 322 + level * 118, 58, 84, (108, 146, 166), radius=3, shade=(150, 186, 196))
            canvas.box(x + 27, 322 + level * 118, 4, 84, WHITE)
    canvas.box(640, 430, 320, 10, edge)
    canvas.box(570, 560, 460, 18, (226, 198, 146))
    for x in (600, 700, 880, 980):
        canvas.box(x - 9, 578, 24, 136, (255, 250, 236), shade=(236, 222, 190))
    canvas.box(728, 596, 148, 118, (120, 84, 58))
    canvas.box(738, 606, 62, 108, (168, 204, 212), shade=(206, 226, 222))
    canvas.box(806, 606, 62, 108, (168, 204, 212), shade=(206, 226, 222))
    canvas.box(560, 710, 480, 12, (222, 214, 200))
    canvas.box(530, 722, 540, 12, (206, 198, 184))
    canvas.box(0, 734, WIDTH, 166, (214, 206, 190), shade=(190, 180, 162))
    canvas.box(0, 722, 520, 20, (122, 168, 106))
    canvas.box(1080, 722, 520, 20, (122, 168, 106))
    canvas.shape([(720, 734), (880, 734), (1080, 900), (520, 900)], (232, 224, 208), (220, 210, 190))
    for x, size in ((80, 190), (190, 150), (1420, 150), (1530, 196)):
        tree(canvas, x, 738, size, (82, 142, 92))
    for number in range(6):
        tree(canvas, 60 + number * 86, 840 + number * -16, 70, (96, 156, 100))
        tree(canvas, 1540 - number * 86, 840 + number * -16, 70, (96, 156, 100))
    canvas.box(372, 806, 76, 26, (226, 218, 202), radius=4)
    flag(canvas, 410, 808, 500)
    for x, y, coat in ((760, 800, (60, 84, 128)), (836, 812, (168, 72, 70)), (1060, 850, (74, 116, 96))):
        walker(canvas, x, y, 26 + (y - 800) * 0.2, coat)
    return canvas.finish()


def draw_street() -> Image.Image:
    """A street of narrow town houses, with a removal lorry."""
    canvas = Canvas((150, 202, 230), (248, 240, 220))
    for x, y, size in ((240, 120, 60), (320, 136, 44), (1250, 96, 56), (1330, 112, 40)):
        canvas.disc(x, y, size, WHITE, squash=0.42, alpha=0.85)
    walls: list[Colour] = [
        *((250, 226, 160), (168, 208, 190), (246, 196, 168), (196, 214, 232), (252, 238, 204), (230, 178, 130)),
        *((188, 218, 170), (244, 214, 196), (208, 196, 226)),
    ]
    storeys = (3, 4, 3, 5, 4, 3, 4, 5, 3)
    for number, (wall, floors) in enumerate(zip(walls, storeys, strict=True)):
        town_house(canvas, -10 + number * 180, wall, floors)
    canvas.box(0, 716, WIDTH, 70, (222, 212, 196), shade=(206, 196, 180))
    for x in range(0, WIDTH, 64):
        canvas.line([(x, 716), (x - 26, 786)], (206, 196, 178), 2)
    canvas.box(0, 786, WIDTH, 12, (180, 172, 160))
    canvas.box(0, 798, WIDTH, 102, (110, 116, 122), shade=(92, 98, 104))
    for x in range(20, WIDTH, 170):
        canvas.box(x, 848, 92, 8, (236, 232, 222), radius=2)
    for x in (88, 458, 1190, 1540):
        canvas.box(x - 34, 760, 68, 16, (150, 122, 92), radius=4)
        tree(canvas, x, 764, 150, (88, 150, 96))
    lorry(canvas)
    coats: list[Colour] = [(66, 96, 140), (176, 72, 84), (70, 120, 96), (120, 84, 140)]
    for x, coat in zip((300, 560, 1100, 1400), coats, strict=True):
        walker(canvas, x, 774, 40, coat, hat=x == 300)
    canvas.box(1078, 694, 44, 40, (206, 164, 108), shade=(184, 140, 86))
    return canvas.finish()


def draw_notice_board() -> Image.Image:
    """A notice board under a roof, with people reading."""
    canvas = Canvas((170, 210, 226), (250, 244, 226))
    canvas.land(waves(520, 18, 210, 1), (150, 190, 160), (176, 206, 160))
    for number in range(20):
        tree(canvas, number * 86 - 10, 600 + 10 * math.sin(number * 2), 110 + 16 * math.sin(number), (96, 154, 104))
    canvas.box(0, 600, WIDTH, 300, (190, 208, 160), shade=(150, 178, 128))
    canvas.shape([(420, 900), (1180, 900), (1010, 640), (590, 640)], (226, 214, 190), (206, 190, 162))
    for x in (300, 1264):
        canvas.box(x, 200, 36, 560, (140, 98, 64), shade=(112, 76, 48))
    canvas.shape([(230, 214), (330, 110), (1270, 110), (1370, 214)], (190, 86, 62), (150, 62, 48))
    for x in range(300, 1320, 44):
        canvas.line([(x + (800 - x) * 0.08, 112), (x, 212)], (168, 74, 54), 3)
    canvas.box(316, 236, 968, 400, (92, 64, 44), radius=6)
    canvas.box(334, 254, 932, 364, (58, 112, 92), shade=(46, 96, 80))
    random = Random(5)
    upper = ((360, 276, 190, 150), (576, 280, 150, 196), (752, 272, 200, 144), (978, 284, 130, 180))
    lower = ((366, 446, 170, 150), (566, 494, 170, 110), (760, 436, 180, 166), (966, 482, 132, 120))
    last = ((1130, 276, 116, 150), (1124, 446, 120, 156))
    for number, (x, y, wide, tall) in enumerate((*upper, *lower, *last)):
        canvas.box(x + 4, y + 5, wide, tall, (30, 68, 56), alpha=0.5)
        canvas.box(x, y, wide, tall, mix((255, 253, 246), (246, 236, 204), random.random()))
        accent = ((178, 44, 44), (36, 92, 132), (178, 44, 44), (196, 132, 44), (36, 92, 132))[number % 5]
        canvas.box(x + 14, y + 18, wide - 28, 12, accent, radius=2)
        for line in range(int((tall - 56) / 16)):
            canvas.box(x + 14, y + 44 + line * 16, (wide - 28) * random.uniform(0.6, 1), 6, (170, 168, 160), radius=2)
        canvas.disc(x + wide / 2, y + 8, 5, (204, 60, 52))
    readers: list[tuple[float, float, Colour, bool]] = [
        (520, 860, (52, 74, 122), False),
        (640, 850, (170, 70, 84), True),
        (1020, 858, (64, 112, 92), False),
    ]
    for stand, ground, coat, hat in readers:
        _draw_reader(canvas, stand, ground, 92, coat, hat=hat)
    return canvas.finish()


def _draw_reader(canvas: Canvas, x: float, y: float, size: float, coat: Colour, *, hat: bool) -> None:
    """A standing person seen from behind."""
    walker(canvas, x, y, size, coat)
    canvas.disc(x, y - size * 2.44, size * 0.31, HAIR)
    canvas.box(x - size * 0.44, y - size * 2.15, size * 0.88, size * 0.5, mix(coat, WHITE, 0.06), radius=size * 0.24)
    if hat:
        straw_hat(canvas, x, y - size * 2.44, size * 0.62)
