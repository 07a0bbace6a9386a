"""A picture of 1600 by 900 units, drawn twice as large and then reduced, so that edges are smooth."""

import math
from collections.abc import Callable, Iterable, Sequence

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1600, 900
_SCALE = 2

Colour = tuple[int, int, int]
Point = tuple[float, float]


class Canvas:
    """Draws flat shapes on a sky; all measures in units."""

    def __init__(self, top: Colour, bottom: Colour) -> None:
        self._image = Image.new("RGB", (WIDTH * _SCALE, HEIGHT * _SCALE))
        self._draw = ImageDraw.Draw(self._image)
        self.fade(0, HEIGHT, top, bottom)

    def fade(self, start: float, end: float, top: Colour, bottom: Colour) -> None:
        """Draw a band whose colour changes from top to bottom."""
        first, last = round(start * _SCALE), round(end * _SCALE)
        for row in range(first, last):
            self._draw.line([(0, row), (WIDTH * _SCALE, row)], fill=mix(top, bottom, (row - first) / (last - first)))

    def polygon(self, points: Iterable[Point], colour: Colour) -> None:
        """Draw a filled polygon."""
        self._draw.polygon([(x * _SCALE, y * _SCALE) for x, y in points], fill=colour)

    def box(self, x: float, y: float, width: float, height: float, colour: Colour, radius: float = 0) -> None:
        """Draw a filled rectangle; x and y are its upper left corner."""
        self._draw.rounded_rectangle(
            [x * _SCALE, y * _SCALE, (x + width) * _SCALE, (y + height) * _SCALE], radius * _SCALE, colour
        )

    def disc(self, x: float, y: float, radius: float, colour: Colour, squash: float = 1) -> None:
        """Draw a filled circle around x and y; `squash` below 1 flattens it."""
        tall = radius * squash
        self._draw.ellipse([v * _SCALE for v in (x - radius, y - tall, x + radius, y + tall)], fill=colour)

    def line(self, points: Sequence[Point], colour: Colour, width: float) -> None:
        """Draw a line through points."""
        self._draw.line([(x * _SCALE, y * _SCALE) for x, y in points], colour, round(width * _SCALE), joint="curve")

    def land(self, edge: Callable[[float], float], colour: Colour, bottom: float = HEIGHT) -> None:
        """Fill everything between an upper edge, given as y of x, and a bottom."""
        xs = range(0, WIDTH + 5, 5)
        self.polygon([(0, bottom), *((x, edge(x)) for x in xs), (WIDTH, bottom)], colour)

    def finish(self) -> Image.Image:
        """Return the picture at its final size in pixels."""
        return self._image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


def mix(one: Colour, other: Colour, part: float) -> Colour:
    """Return a colour between two others."""
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(one, other, strict=True))
    return red, green, blue


def peaks(base: float, *tops: tuple[float, float, float]) -> Callable[[float], float]:
    """Return the edge of steep, round limestone hills; each top has a middle, a height and half a width."""

    def edge(x: float) -> float:
        return base - max(height * math.exp(-(abs((x - middle) / half) ** 3)) for middle, height, half in tops)

    return edge


def waves(base: float, height: float, length: float, shift: float = 0) -> Callable[[float], float]:
    """Return the edge of rolling ground."""

    def edge(x: float) -> float:
        angle = x / length + shift
        return base + height * (math.sin(angle) + 0.4 * math.sin(2.3 * angle + 1))

    return edge
