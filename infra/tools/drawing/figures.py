"""People, trees, houses, boats and a lorry, each composed of a few shapes."""

from __future__ import annotations

import math

from infra.tools.drawing.canvas import Canvas, Colour, mix

SKIN: Colour = (226, 178, 142)
HAIR: Colour = (46, 38, 36)
STRAW: Colour = (236, 208, 148)
WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)
GLASS: Colour = (140, 178, 192)


def person(canvas: Canvas, x: float, y: float, size: float, coat: Colour, *, grey: bool = False) -> None:
    """A person seen down to the waist or behind a desk; x and y are the middle below the shoulders."""
    canvas.box(x - size * 0.62, y - size * 1.0, size * 1.24, size * 1.2, coat, radius=size * 0.42)
    canvas.box(x - size * 0.62, y - size * 0.2, size * 1.24, size * 0.5, coat)
    canvas.shape([(x - size * 0.2, y - size), (x + size * 0.2, y - size), (x, y - size * 0.6)], SKIN)
    canvas.disc(x, y - size * 1.32, size * 0.4, SKIN)
    hair = (176, 172, 168) if grey else HAIR
    canvas.disc(x, y - size * 1.46, size * 0.42, hair, squash=0.78)
    canvas.disc(x, y - size * 1.22, size * 0.34, SKIN, squash=0.86)


def walker(canvas: Canvas, x: float, y: float, size: float, coat: Colour, *, hat: bool = False) -> None:
    """A standing person; x and y are the point on the ground between the feet."""
    trousers = mix(coat, (30, 36, 48), 0.75)
    canvas.box(x - size * 0.3, y - size * 1.15, size * 0.27, size * 1.15, trousers, radius=size * 0.1)
    canvas.box(x + size * 0.03, y - size * 1.15, size * 0.27, size * 1.15, trousers, radius=size * 0.1)
    canvas.box(x - size * 0.44, y - size * 2.15, size * 0.88, size * 1.15, coat, radius=size * 0.28)
    canvas.disc(x, y - size * 2.42, size * 0.29, SKIN)
    if hat:
        straw_hat(canvas, x, y - size * 2.44, size * 0.62)
    else:
        canvas.disc(x, y - size * 2.52, size * 0.31, HAIR, squash=0.8)
        canvas.disc(x, y - size * 2.36, size * 0.24, SKIN, squash=0.85)


def straw_hat(canvas: Canvas, x: float, y: float, half: float) -> None:
    """A conical hat; y is the height of its rim."""
    canvas.shape([(x - half, y), (x, y - half * 0.82), (x + half, y)], STRAW, mix(STRAW, BLACK, 0.2))


def tree(canvas: Canvas, x: float, y: float, size: float, leaf: Colour) -> None:
    """A round tree; x and y are its foot."""
    canvas.box(x - size * 0.07, y - size * 0.8, size * 0.14, size * 0.8, (112, 84, 60))
    for dx, dy, part in ((-0.3, -0.95, 0.36), (0.3, -0.95, 0.36), (0, -1.25, 0.44), (0, -0.92, 0.4)):
        canvas.disc(x + dx * size, y + dy * size, part * size, mix(leaf, BLACK, 0.1 if dx > 0 else 0))
    canvas.disc(x - size * 0.1, y - size * 1.36, size * 0.24, mix(leaf, WHITE, 0.14))


def palm(canvas: Canvas, x: float, y: float, size: float, leaf: Colour, lean: float) -> None:
    """A palm bent by the wind; `lean` is how far its crown is to the right of its foot, as a multiple of `size`."""
    head_x, head_y = x + lean * size, y - size
    parts = [step / 12 for step in range(13)]
    trunk = [(x + lean * size * part**1.6, y - size * math.sin(part * math.pi / 2)) for part in parts]
    canvas.line(trunk, (92, 82, 70), size * 0.055)
    for angle in (-35, -10, 12, 32, 55, 200, 165):
        bend = math.radians(angle)
        length = size * (0.62 if angle < 90 else 0.34)
        tip = (head_x + length * math.cos(bend), head_y + length * math.sin(bend) * 0.8 + size * 0.06)
        middle = ((head_x + tip[0]) / 2, (head_y + tip[1]) / 2 - size * 0.12)
        under = (middle[0], middle[1] + size * 0.1)
        canvas.shape([(head_x, head_y), middle, tip, under], leaf)


def stilt_house(canvas: Canvas, x: float, y: float, size: float) -> None:
    """A wooden house on posts under a wide tiled roof; x and y are the middle of its foot."""
    wood, roof = (150, 108, 72), (140, 70, 54)
    for post in (-0.8, -0.4, 0, 0.4, 0.8):
        canvas.box(x + post * size - 3, y - size * 0.4, 6, size * 0.4, (104, 76, 54))
    canvas.box(x - size * 0.9, y - size * 0.9, size * 1.8, size * 0.52, wood)
    for window in (-0.62, -0.16, 0.3):
        canvas.box(x + window * size, y - size * 0.78, size * 0.3, size * 0.26, (84, 58, 42))
    canvas.line([(x - size * 0.96, y - size * 0.5), (x + size * 0.96, y - size * 0.5)], (118, 86, 58), 4)
    slope = [(x - size * 1.2, y - size * 0.84), (x - size * 0.72, y - size * 1.5)]
    slope += [(x + size * 0.72, y - size * 1.5), (x + size * 1.2, y - size * 0.84)]
    canvas.shape(slope, mix(roof, WHITE, 0.1), mix(roof, BLACK, 0.16))


def boat(canvas: Canvas, x: float, y: float, size: float, hull: Colour) -> None:
    """A wooden fishing boat; x and y are the middle of its water line."""
    side = [(x - size, y - size * 0.34), (x + size * 1.1, y - size * 0.46), (x + size * 0.84, y), (x - size * 0.82, y)]
    canvas.line([(x + size * 0.1, y - size * 0.4), (x + size * 0.1, y - size * 1.6)], (86, 76, 68), 5)
    canvas.line([(x + size * 0.1, y - size * 1.5), (x + size * 0.95, y - size * 0.5)], (86, 76, 68), 2)
    canvas.box(x - size * 0.7, y - size * 0.78, size * 0.72, size * 0.44, (232, 226, 212), radius=4)
    for window in (-0.62, -0.38, -0.14):
        canvas.box(x + window * size, y - size * 0.68, size * 0.14, size * 0.16, (92, 118, 134))
    canvas.shape(side, hull, mix(hull, BLACK, 0.3))
    canvas.line([(x - size, y - size * 0.34), (x + size * 1.1, y - size * 0.46)], (244, 238, 226), 5)


def flag(canvas: Canvas, x: float, y: float, height: float) -> None:
    """The national flag on a pole; x and y are the foot of the pole."""
    canvas.box(x - 3, y - height, 6, height, (206, 206, 206))
    canvas.disc(x, y - height, 7, (226, 190, 90))
    wide, tall = height * 0.36, height * 0.24
    top = y - height + 12
    upper = [(x + 3 + wide * step / 12, top + 5 * math.sin(step / 12 * 5)) for step in range(13)]
    lower = [(px, py + tall) for px, py in reversed(upper)]
    canvas.shape([*upper, *lower], (218, 37, 29))
    star(canvas, x + 3 + wide / 2, top + tall / 2 + 2, tall * 0.34, (255, 222, 40))


def star(canvas: Canvas, x: float, y: float, radius: float, colour: Colour) -> None:
    """A star of five points."""
    points = []
    for step in range(10):
        reach = radius if step % 2 == 0 else radius * 0.382
        angle = math.radians(step * 36 - 90)
        points.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
    canvas.shape(points, colour)


def town_house(canvas: Canvas, x: float, wall: Colour, floors: int) -> None:
    """A narrow house with balconies above a closed shop; x is its left edge."""
    wide, tall = 178, 112
    top = 716 - floors * tall
    canvas.box(x, top, wide, floors * tall, wall, shade=mix(wall, BLACK, 0.08))
    canvas.box(x - 2, top - 14, wide + 4, 16, mix(wall, WHITE, 0.4))
    for floor in range(1, floors):
        y = 716 - (floor + 1) * tall
        canvas.box(x + 30, y + 24, 118, 66, mix(wall, WHITE, 0.5))
        for pane in (36, 92):
            canvas.box(x + pane, y + 30, 50, 60, GLASS, shade=mix(GLASS, WHITE, 0.4))
        canvas.box(x + 14, y + 90, 150, 8, mix(wall, BLACK, 0.2))
        for bar in range(18, 164, 12):
            canvas.box(x + bar, y + 72, 3, 20, (92, 96, 100))
        canvas.box(x + 14, y + 70, 150, 3, (92, 96, 100))
        for pot in (24, 136):
            canvas.disc(x + pot + 8, y + 66, 11, (92, 152, 92))
            canvas.box(x + pot, y + 72, 16, 14, (176, 96, 66), radius=3)
    canvas.box(x + 16, 634, 146, 82, (104, 116, 122), shade=(128, 138, 142))
    for slat in range(6):
        canvas.box(x + 16, 644 + slat * 13, 146, 2, (88, 98, 104))
    awning = mix(wall, (180, 60, 50), 0.6)
    canvas.shape([(x + 8, 632), (x + 24, 610), (x + 154, 610), (x + 170, 632)], awning, mix(awning, BLACK, 0.15))


def lorry(canvas: Canvas) -> None:
    """A small lorry with furniture, on the road in the picture of a street."""
    canvas.disc(830, 858, 190, (60, 64, 70), squash=0.06, alpha=0.5)
    canvas.box(650, 716, 240, 112, (238, 232, 218), radius=6, shade=(216, 208, 192))
    canvas.box(650, 820, 390, 20, (70, 76, 82))
    canvas.shape([(896, 826), (896, 728), (982, 728), (1030, 776), (1040, 826)], (52, 110, 150), (40, 88, 122))
    canvas.shape([(918, 742), (974, 742), (1008, 778), (918, 778)], (190, 220, 228))
    for x in (720, 980):
        canvas.disc(x, 838, 28, (40, 44, 48))
        canvas.disc(x, 838, 13, (190, 194, 196))
    canvas.box(664, 640, 62, 76, (170, 120, 76), radius=3, shade=(142, 98, 60))
    canvas.line([(695, 644), (695, 712)], (132, 90, 56), 3)
    canvas.box(738, 664, 60, 52, (206, 164, 108), shade=(184, 140, 86))
    canvas.box(806, 678, 48, 38, (214, 174, 118), shade=(190, 148, 92))
    canvas.box(748, 628, 42, 36, (198, 154, 98))
    canvas.line([(600, 776), (600, 720), (628, 720), (628, 776)], (150, 92, 60), 6)
    canvas.line([(600, 720), (600, 676)], (150, 92, 60), 6)
    canvas.box(592, 714, 44, 10, (178, 114, 74), radius=3)
