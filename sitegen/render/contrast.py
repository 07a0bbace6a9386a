"""The contrast of two colours as defined by WCAG 2.2."""

MINIMUM = 4.5
"""The minimum ratio for running text at level AA (success criterion 1.4.3)."""


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours written as #rrggbb, from 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
