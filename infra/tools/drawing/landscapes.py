"""Pictures of landscapes."""

from __future__ import annotations

import math
from random import Random

from PIL import Image

from infra.tools.drawing.canvas import HEIGHT, WIDTH, Canvas, karst, mix, waves
from infra.tools.drawing.figures import BLACK, WHITE, boat, palm, stilt_house, tree, walker


def draw_river() -> Image.Image:
    """The Kỳ Cùng river, a bridge and limestone peaks on a misty morning."""
    canvas = Canvas((150, 196, 214), (250, 232, 205))
    canvas.disc(1190, 250, 150, (255, 244, 214), alpha=0.5, blur=60)
    canvas.disc(1190, 250, 56, (255, 249, 228))
    far = karst(560, (120, 170, 150), (470, 250, 120), (760, 190, 170), (1080, 230, 110), (1440, 280, 170))
    canvas.land(far, (176, 204, 208))
    canvas.haze(380, 600, (250, 240, 224), 0.75)
    near = karst(570, (280, 240, 110), (640, 180, 130), (930, 150, 90), (1290, 220, 120), (1600, 200, 140))
    canvas.land(near, (122, 166, 166), (150, 188, 180))
    canvas.haze(470, 620, (248, 240, 226), 0.8)
    canvas.land(karst(590, (40, 170, 120), (1500, 210, 130)), (74, 128, 118), (104, 152, 136))
    canvas.land(waves(560, 8, 140), (96, 142, 112))
    random = Random(20)
    for x in range(20, WIDTH, 46):
        if 150 < x < 1420:
            tall = random.randrange(30, 70)
            wall = mix((250, 238, 214), (214, 196, 172), random.random())
            canvas.box(x, 572 - tall, 40, tall, wall)
            canvas.shape([(x - 5, 572 - tall), (x + 20, 552 - tall), (x + 45, 572 - tall)], (184, 96, 72))
            canvas.box(x + 8, 582 - tall, 8, 10, (130, 142, 150))
            canvas.box(x + 24, 582 - tall, 8, 10, (130, 142, 150))
    canvas.land(waves(572, 3, 90), (84, 132, 100), bottom=600)
    canvas.box(0, 596, WIDTH, 304, (176, 208, 208), shade=(70, 124, 136))
    for step in range(34):
        y = 604 + step * 8.6
        middle = 1190 + 46 * math.sin(step * 1.9)
        canvas.box(middle - 70 - step * 2, y, 140 + step * 3, 3, (255, 246, 222), radius=1, alpha=0.55)
    _draw_spans(canvas)
    canvas.land(waves(862, 18, 150, 2), (60, 108, 82), (36, 76, 60))
    for number in range(26):
        tree(canvas, -10 + number * 66, 905 + 12 * math.sin(number * 2), 62 + 14 * math.sin(number), (70, 124, 88))
    return canvas.finish()


def _draw_spans(canvas: Canvas) -> None:
    stone, shade = (244, 238, 226), (204, 196, 184)
    for pier in range(7):
        x = -60 + pier * 280
        canvas.shape([(x, 640), (x + 36, 640), (x + 46, 770), (x - 10, 770)], shade, (176, 176, 170))
        canvas.box(x - 20, 764, 76, 12, stone, radius=4)
    for arch in range(7):
        left, right = -24 + (arch - 0) * 280, 220 + arch * 280
        low = [
            (left + (right - left) * part / 20, 640 + 62 * (1 - math.sin(math.pi * part / 20))) for part in range(21)
        ]
        canvas.shape([(left, 632), *low, (right, 632)], shade)
    canvas.box(0, 612, WIDTH, 28, stone)
    canvas.box(0, 636, WIDTH, 5, shade)
    canvas.box(0, 586, WIDTH, 4, stone)
    for x in range(6, WIDTH, 34):
        canvas.box(x, 588, 4, 26, stone)
    for x, colour in ((340, (196, 62, 52)), (760, (58, 104, 140)), (1180, (222, 170, 60))):
        canvas.box(x, 588, 54, 22, colour, radius=6)
        canvas.box(x + 34, 592, 14, 9, (224, 236, 240), radius=2)


def draw_harvest() -> Image.Image:
    """Ripe rice in the valley of Bắc Sơn."""
    canvas = Canvas((132, 190, 222), (246, 240, 212))
    canvas.disc(330, 190, 120, (255, 248, 220), alpha=0.5, blur=50)
    canvas.disc(330, 190, 50, (255, 252, 236))
    for x, y, size in ((980, 150, 60), (1060, 168, 44), (900, 172, 40), (560, 110, 34), (620, 122, 26)):
        canvas.disc(x, y, size, WHITE, squash=0.42, alpha=0.8)
    canvas.land(karst(460, (200, 180, 170), (600, 230, 140), (930, 200, 160), (1350, 260, 190)), (150, 188, 186))
    canvas.haze(300, 500, (246, 242, 222), 0.6)
    hills = karst(480, (30, 190, 120), (400, 150, 120), (780, 130, 100), (1130, 190, 120), (1560, 220, 130))
    canvas.land(hills, (92, 146, 116), (126, 172, 128))
    canvas.land(waves(470, 7, 150), (214, 186, 84), (232, 190, 66))
    bands = [(236, 200, 84), (226, 182, 62), (240, 208, 98), (218, 172, 54), (244, 214, 106), (224, 180, 58)]
    for number in range(9):
        dyke = waves(494 + number**1.55 * 13, 5 + number * 1.6, 210 + 20 * number, number * 1.7)
        canvas.land(dyke, bands[number % 6], bands[(number + 2) % 6])
        canvas.line([(x, dyke(x)) for x in range(-10, WIDTH + 20, 10)], (122, 150, 74), 2 + number * 0.6)
    for x, y, size in ((250, 566, 62), (400, 548, 46), (1210, 556, 56), (1350, 576, 66)):
        stilt_house(canvas, x, y, size)
        tree(canvas, x + size * 1.6, y + 4, size * 0.8, (84, 138, 88))
    _draw_stooks(canvas)
    reapers = [(620, 700, 30, (92, 78, 130)), (700, 716, 32, (48, 92, 128)), (905, 742, 36, (176, 68, 62))]
    for x, y, size, coat in [*reapers, (1010, 730, 34, (60, 116, 92))]:
        walker(canvas, x, y, size, coat, hat=True)
    canvas.land(waves(872, 12, 170, 1), (206, 160, 46), (176, 132, 36))
    random = Random(8)
    for _ in range(240):
        foot = random.uniform(0, WIDTH), random.uniform(856, 900)
        tip = (foot[0] + random.uniform(-6, 12), foot[1] - random.uniform(22, 46))
        canvas.line([foot, tip], mix((236, 200, 90), (150, 130, 50), random.random()), 2.4)
    return canvas.finish()


def _draw_stooks(canvas: Canvas) -> None:
    for x, y in ((770, 722), (820, 736), (560, 712), (1090, 744), (1150, 760), (480, 726)):
        canvas.shape([(x - 20, y), (x, y - 52), (x + 20, y)], (248, 222, 122), (206, 164, 62))
        canvas.line([(x - 12, y - 26), (x + 12, y - 26)], (168, 128, 52), 4)


def draw_storm() -> Image.Image:
    """Fishing boats moored behind a breakwater before a storm."""
    canvas = Canvas((74, 88, 104), (170, 180, 182))
    for x, y, size, grey in (
        *((160, 120, 190, 70), (430, 80, 220, 60), (760, 140, 230, 66), (1080, 80, 240, 56)),
        *((1400, 130, 220, 68), (1580, 60, 160, 60), (600, 210, 150, 92), (1240, 220, 170, 96), (300, 226, 150, 98)),
    ):
        canvas.disc(x, y, size, (grey, grey + 10, grey + 22), squash=0.4, alpha=0.8, blur=14)
    canvas.land(karst(470, (180, 120, 220), (560, 70, 160), (1380, 150, 200)), (98, 116, 124))
    canvas.haze(340, 500, (176, 186, 188), 0.6)
    canvas.box(0, 456, WIDTH, 444, (96, 122, 132), shade=(42, 70, 84))
    random = Random(3)
    for _ in range(90):
        left, level, reach = random.uniform(0, WIDTH), random.uniform(470, 600), random.uniform(14, 46)
        canvas.line(
            [(left, level), (left + reach / 2, level - 4), (left + reach, level)], (196, 210, 212), 2.2, alpha=0.65
        )
    for x in range(-20, WIDTH + 40, 36):
        canvas.shape([(x, 626), (x + 10, 596), (x + 34, 594), (x + 46, 626)], (128, 132, 132), (86, 92, 94))
    canvas.box(0, 618, WIDTH, 26, (142, 146, 144), shade=(104, 110, 110))
    canvas.box(1462, 510, 22, 96, (232, 228, 220))
    canvas.box(1462, 536, 22, 22, (198, 60, 50))
    canvas.disc(1473, 506, 10, (255, 226, 150))
    canvas.disc(1473, 506, 60, (255, 226, 150), alpha=0.35, blur=24)
    canvas.box(0, 644, WIDTH, 256, (70, 100, 112), shade=(38, 62, 74))
    hulls = [(48, 98, 132), (168, 62, 52), (54, 112, 92), (196, 142, 58)]
    for row, (y, size, first, gap) in enumerate(((716, 62, 120, 190), (800, 78, 40, 236))):
        for number in range(8):
            x = first + number * gap
            boat(canvas, x, y, size, hulls[(number + row) % 4])
            canvas.box(x - size, y, size * 1.9, 5, (34, 56, 66), radius=2, alpha=0.6)
    canvas.land(waves(872, 10, 160, 2), (70, 78, 66), (48, 56, 50))
    for x, size in ((70, 300), (210, 240), (1330, 260), (1480, 330)):
        palm(canvas, x, 890, size, (52, 78, 60), 0.3)
    for _ in range(120):
        left, level = random.uniform(0, WIDTH + 100), random.uniform(0, HEIGHT)
        canvas.line([(left, level), (left - 16, level + 44)], (214, 224, 228), 1.6, alpha=0.28)
    return canvas.finish()


def draw_bridge() -> Image.Image:
    """The Dragon Bridge at dusk."""
    canvas = Canvas((40, 46, 92), (246, 150, 110))
    canvas.disc(520, 520, 260, (255, 206, 140), alpha=0.5, blur=90)
    canvas.land(karst(560, (90, 120, 260), (420, 70, 200), (1420, 190, 260)), (92, 74, 116), (130, 92, 120))
    random = Random(48)
    x = 0.0
    while x < WIDTH:
        wide, tall = random.randrange(34, 74), random.randrange(40, 190)
        tone = mix((52, 48, 92), (76, 62, 104), random.random())
        canvas.box(x, 570 - tall, wide, tall, tone)
        for row in range(int(tall / 20)):
            for column in range(int(wide / 14)):
                if random.random() < 0.42:
                    canvas.box(x + 5 + column * 13, 578 - tall + row * 19, 6, 9, (255, 216, 138), alpha=0.9)
        x += wide + random.randrange(0, 10)
    canvas.box(0, 566, WIDTH, 334, (122, 84, 110), shade=(30, 34, 72))
    for _ in range(130):
        x, y = random.uniform(0, WIDTH), random.uniform(590, 890)
        glow = random.choice([(255, 206, 130), (255, 170, 110), (250, 226, 170)])
        canvas.box(x, y, random.uniform(10, 60), 3, glow, radius=1, alpha=0.35)
    _draw_dragon(canvas)
    canvas.land(waves(872, 8, 210, 1), (22, 24, 50), (16, 18, 40))
    for x in range(40, WIDTH, 150):
        canvas.line([(x, 880), (x, 800)], (16, 18, 40), 5)
        canvas.disc(x, 796, 8, (255, 232, 170))
        canvas.disc(x, 796, 34, (255, 222, 150), alpha=0.35, blur=14)
    return canvas.finish()


def _draw_dragon(canvas: Canvas) -> None:
    steel, gold = (44, 40, 78), (250, 190, 84)
    for x in (300, 700, 1100, 1400):
        canvas.shape([(x - 22, 650), (x + 22, 650), (x + 34, 730), (x - 34, 730)], (36, 34, 68))
    canvas.box(0, 636, WIDTH, 18, (64, 56, 96), shade=(40, 36, 72))
    for x in range(0, WIDTH, 60):
        canvas.disc(x, 634, 4, (255, 232, 180))

    def spine(part: float) -> tuple[float, float]:
        return 130 + part * 1130, 606 - 150 * abs(math.sin(part * math.pi * 3.42)) * (0.72 + 0.28 * part)

    path = [spine(step / 180) for step in range(181)]
    for step in range(0, 181, 6):
        px, py = path[step]
        canvas.line([(px, py), (px, 636)], steel, 3)
    canvas.line(path, mix(gold, BLACK, 0.35), 40)
    canvas.line(path, gold, 30)
    canvas.line([(px, py - 6) for px, py in path], (255, 222, 150), 8)
    for step in range(3, 180, 6):
        px, py = path[step]
        canvas.shape([(px - 10, py - 14), (px + 2, py - 40), (px + 12, py - 14)], mix(gold, (226, 104, 60), 0.4))
    canvas.shape([(130, 610), (50, 560), (92, 616), (40, 628), (130, 640)], gold)
    _draw_head(canvas, path[-1])


def _draw_head(canvas: Canvas, neck: tuple[float, float]) -> None:
    gold, dark = (250, 190, 84), (206, 126, 52)
    x, y = neck
    canvas.disc(x, y, 20, mix(gold, BLACK, 0.35))
    canvas.disc(x, y, 15, gold)
    for dx, dy in ((-18, -4), (-30, 14), (-14, 22)):
        canvas.shape([(x + 20 + dx, y - 26 + dy), (x - 44 + dx, y - 44 + dy), (x + 10 + dx, y + dy)], dark)
    snout = [(-12, -34), (66, -48), (132, -22), (126, -2), (40, 14), (-16, 20)]
    canvas.shape([(x + dx, y + dy) for dx, dy in snout], gold, dark)
    canvas.shape([(x + 30, y + 14), (x + 110, y + 10), (x + 100, y + 28), (x + 24, y + 34)], dark)
    for dx, height in ((-4, 44), (22, 40)):
        canvas.shape([(x + dx, y - 32), (x - 46 + dx, y - 36 - height), (x + 24 + dx, y - 44)], mix(gold, WHITE, 0.25))
    for dx in (44, 62, 80):
        canvas.shape([(x + dx, y + 8), (x + dx + 6, y + 20), (x + dx + 12, y + 8)], WHITE)
    canvas.disc(x + 50, y - 24, 9, (255, 248, 220))
    canvas.disc(x + 52, y - 24, 4, (60, 30, 24))
    canvas.line([(x + 126, y - 16), (x + 156, y - 44), (x + 184, y - 34)], dark, 4)
    for dx, size, colour in ((46, 44, (255, 122, 50)), (76, 34, (255, 176, 70)), (40, 24, (255, 232, 150))):
        canvas.disc(x + 120 + dx, y + 10, size, colour, squash=0.5, alpha=0.85, blur=7)
