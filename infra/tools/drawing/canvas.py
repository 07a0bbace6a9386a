"""A picture of 1600 by 900 units, drawn twice as large and then reduced, so that edges are smooth."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1600, 900
SCALE = 2

Colour = tuple[int, int, int]
Point = tuple[float, float]
Edge = Callable[[float], float]
"""The upper edge of a piece of land: y as a function of x."""
Move = Callable[[list[Point]], list[Point]]
Draw = Callable[[ImageDraw.ImageDraw, Move], None]
"""Draws a shape on a mask; the second argument converts the shape's points to coordinates of the mask."""


class Canvas:
    """Draws flat shapes with soft shading; all measures in units, `alpha` from 0 to 1."""

    def __init__(self, top: Colour, bottom: Colour) -> None:
        self._image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE))
        self._image.paste(_gradient(top, bottom).resize(self._image.size))

    def shape(self, points: Iterable[Point], colour: Colour, shade: Colour | None = None, alpha: float = 1) -> None:
        """Draw a filled polygon; with `shade` its colour changes from top to bottom."""
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self._fill(_bounds(scaled), lambda pen, move: pen.polygon(move(scaled), fill=255), colour, shade, alpha)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        colour: Colour,
        *,
        radius: float = 0,
        shade: Colour | None = None,
        alpha: float = 1,
    ) -> None:
        """Draw a filled rectangle; x and y are its upper left corner."""
        frame = [(x * SCALE, y * SCALE), ((x + width) * SCALE, (y + height) * SCALE)]
        turn = radius * SCALE
        self._fill(
            _bounds(frame), lambda pen, move: pen.rounded_rectangle(move(frame), turn, fill=255), colour, shade, alpha
        )

    def disc(
        self, x: float, y: float, radius: float, colour: Colour, *, squash: float = 1, alpha: float = 1, blur: float = 0
    ) -> None:
        """Draw a filled circle around x and y; `squash` below 1 flattens it, `blur` makes it a glow."""
        tall = radius * squash
        frame = [((x - radius) * SCALE, (y - tall) * SCALE), ((x + radius) * SCALE, (y + tall) * SCALE)]
        soft = blur * SCALE
        self._fill(
            _bounds(frame, soft), lambda pen, move: pen.ellipse(move(frame), fill=255), colour, None, alpha, soft
        )

    def line(self, points: Iterable[Point], colour: Colour, width: float, alpha: float = 1) -> None:
        """Draw a line through points, with round ends."""
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        thick = width * SCALE

        def draw(pen: ImageDraw.ImageDraw, move: Move) -> None:
            moved = move(scaled)
            pen.line(moved, 255, round(thick), joint="curve")
            for end_x, end_y in (moved[0], moved[-1]):
                frame = [end_x - thick / 2, end_y - thick / 2, end_x + thick / 2, end_y + thick / 2]
                pen.ellipse(frame, fill=255)

        self._fill(_bounds(scaled, thick), draw, colour, None, alpha)

    def land(self, edge: Edge, colour: Colour, shade: Colour | None = None, bottom: float = HEIGHT) -> None:
        """Fill everything between an upper edge and a bottom."""
        upper = [(x, edge(x)) for x in range(-8, WIDTH + 12, 4)]
        self.shape([(-8, bottom), *upper, (WIDTH + 8, bottom)], colour, shade)

    def haze(self, start: float, end: float, colour: Colour, alpha: float) -> None:
        """Draw a haze that starts at `start`, is strongest in the middle and fades out at `end`."""
        column = Image.new("L", (1, HEIGHT))
        for y in range(HEIGHT):
            part = (y - start) / (end - start)
            inside = math.sin(math.pi * part) if 0 < part < 1 else 0
            column.putpixel((0, y), round(255 * alpha * inside))
        self._image.paste(colour, mask=column.resize(self._image.size))

    def finish(self) -> Image.Image:
        """Return the picture at its final size in pixels."""
        return self._image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)

    def _fill(
        self,
        bounds: tuple[int, int, int, int],
        draw: Draw,
        colour: Colour,
        shade: Colour | None,
        alpha: float,
        blur: float = 0,
    ) -> None:
        """Colour the shape that `draw` marks; a mask of the whole picture instead of `bounds` is 100 times slower."""
        left, top, right, bottom = bounds
        mask = Image.new("L", (right - left, bottom - top))
        draw(ImageDraw.Draw(mask), lambda points: [(x - left, y - top) for x, y in points])
        if blur:
            mask = mask.filter(ImageFilter.BoxBlur(blur))
        if alpha < 1:
            mask = mask.point(lambda value: round(value * alpha))
        layer = _gradient(colour, shade or colour).resize(mask.size)
        self._image.paste(layer, (left, top), mask)


def _bounds(points: Iterable[Point], margin: float = 0) -> tuple[int, int, int, int]:
    across, down = zip(*points, strict=True)
    reach = math.ceil(margin * 1.5) + 2
    return (
        math.floor(min(across)) - reach,
        math.floor(min(down)) - reach,
        math.ceil(max(across)) + reach,
        math.ceil(max(down)) + reach,
    )


def _gradient(top: Colour, bottom: Colour) -> Image.Image:
    column = Image.new("RGB", (1, 256))
    for y in range(256):
        column.putpixel((0, y), mix(top, bottom, y / 255))
    return column


def mix(one: Colour, other: Colour, part: float) -> Colour:
    """Return a colour between two others."""
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(one, other, strict=True))
    return red, green, blue


def karst(base: float, *tops: tuple[float, float, float]) -> Edge:
    """Return the edge of steep, round limestone hills; each top has a middle, a height and half a width."""

    def edge(x: float) -> float:
        rise = max(height * math.exp(-(abs((x - middle) / half) ** 3)) for middle, height, half in tops)
        return base - rise - 5 * math.sin(x / 17) - 3 * math.sin(x / 7 + 1)

    return edge


def waves(base: float, height: float, length: float, shift: float = 0) -> Edge:
    """Return the edge of rolling ground."""

    def edge(x: float) -> float:
        angle = x / length + shift
        return base + height * (math.sin(angle) + 0.4 * math.sin(2.3 * angle + 1))

    return edge
